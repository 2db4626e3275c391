"""Record: the base of every class of the model.

A record is a frozen, slotted attrs class whose fields are keyword-only, and whose constraints stand in the
annotations of its fields. They hold however a record comes to be: constructed, evolved, structured or decoded.

Three things make that work:

1. `declared` reads the annotation of each field as the class is made, gives the field the converter of its shape, and
   moves what a class inherits behind what it declares. The functions that stand as `converter=` in the classes are
   never called: they tell type checkers what a constructor accepts.
2. `__attrs_init_subclass__` compiles the tests of all fields into one function.
3. `__attrs_post_init__`, which attrs calls for every way of making a record, runs that function and the rules. Only if
   something is wrong does it look for what: all of it, in the order of the fields.
"""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

import attrs

from dipltalks._errors import InvalidDataError, Problem
from dipltalks._values.rules import Rule
from dipltalks._values.shapes import Shape
from dipltalks._values.annotations import compile_test, shape_of


class Record:
    """Base of every record."""

    __slots__ = ()

    _rules: ClassVar[tuple[Rule, ...]] = ()
    _fits: ClassVar[Callable[[Any], bool]]
    _all_rules: ClassVar[tuple[Rule, ...]]

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        cls._fits = staticmethod(compile_test(shapes_of(cls)))
        cls._all_rules = rules_of(cls)

    def __attrs_post_init__(self) -> None:
        if self._fits(self) and not (self._all_rules and any(self._broken())):
            return
        values = {name: getattr(self, name) for name in shapes_of(type(self))}
        raise InvalidDataError(problems_of(type(self), values), type(self).__name__)

    def __repr__(self) -> str:
        """Return the class and what is stated."""
        fields = ((field, getattr(self, field.name)) for field in attrs.fields(type(self)))
        stated = (f"{field.name}={_show(field, value)}" for field, value in fields if value != field.default)
        return f"{type(self).__name__}({', '.join(stated)})"

    def _broken(self) -> Iterator[Problem]:
        for rule in self._all_rules:
            yield from rule.find(*[getattr(self, name) for name in rule.fields])


def declared(cls: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":  # noqa: ARG001  # attrs passes it
    """Order the fields of a class as they are declared, inherited ones last, and let their annotations convert.

    Every record class passes this to attrs as its `field_transformer`.
    """
    own = [field for field in fields if not field.inherited]
    inherited = [field for field in fields if field.inherited]
    return [field.evolve(converter=_converter(shape_of(field.type))) for field in own + inherited]


@functools.cache
def shapes_of(cls: type[Record]) -> Mapping[str, Shape]:
    """Return the shape of each field of a record class, in the order of the fields."""
    return {field.name: shape_of(field.type) for field in attrs.fields(cls)}


@functools.cache
def rules_of(cls: type[Record]) -> tuple[Rule, ...]:
    """Return the rules of a record class: its own, then those of its bases."""
    return tuple(rule for base in cls.__mro__ for rule in vars(base).get("_rules", ()))


def problems_of(cls: type[Record], values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Return everything that is wrong with the values that fields of a record are to have.

    Args:
        cls: The class of the record.
        values: The values, by field; converted already. A field that is left out is not looked at.

    Returns:
        The problems, field by field, then those of the rules whose fields are all given and sound.
    """
    found: list[Problem] = []
    sound: set[str] = set()
    for name, shape in shapes_of(cls).items():
        if name in values:
            problems = tuple(shape.problems(values[name], name))
            found += problems
            if not problems:
                sound.add(name)
    for rule in rules_of(cls):
        if sound.issuperset(rule.fields):
            found += rule.find(*[values[name] for name in rule.fields])
    return tuple(found)


def _converter(shape: Shape) -> Callable[[Any], Any] | None:
    """Return the converter of a shape, if it has any use for one."""
    return shape.convert if shape.converts else None


def _show(field: "attrs.Attribute[Any]", value: Any) -> str:
    """Return a value as the `repr` of its field has it."""
    return field.repr(value) if callable(field.repr) else repr(value)
