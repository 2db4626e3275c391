"""Record: the base of every class of the model.

A record is a frozen, slotted attrs class whose fields are keyword-only, and whose constraints stand in the
annotations of its fields. They hold however a record comes to be: constructed, evolved, structured or decoded.
Two records are equal if they are of one class and their fields are; the base compares them, for to generate that for
each class is a good part of what importing the package takes.

Three things make that work:

1. `declared` moves what a class inherits behind what it declares, and drops the functions that stand as `converter=` in
   the classes: they are never called, but tell type checkers what a constructor accepts.
2. `__attrs_init_subclass__` reads the annotations. With the first record of a class, the tests of all fields and the
   rules of the class are compiled into one function.
3. `__attrs_post_init__`, which attrs calls for every way of making a record, runs that function. What passes is in the
   form that is kept. Only what does not is converted, and tested again; and only if it still does not pass is it looked
   for what is wrong: all of it, in the order of the fields. What is sound is completed by its class.
"""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple, TypeVar, cast

import attrs

from dipltalks._errors import InvalidDataError, Problem
from dipltalks._values.annotations import Many, Maybe, shape_of
from dipltalks._values.rules import Rule
from dipltalks._values.shapes import Instance, Names, Shape


class Layout(NamedTuple):
    """What a class of records is made of."""

    shapes: Mapping[str, Shape]
    """The shape of each field, in the order of the fields."""
    converters: Mapping[str, Callable[[Any], Any]]
    """What brings a value into the form that is kept, for each field that has several forms."""
    defaults: Mapping[str, Any]
    """The default of each field; `attrs.NOTHING` where there is none."""
    rules: tuple[Rule, ...]
    """What must hold between fields: the rules of the class, then those of its bases."""
    values: Callable[[Any], Any]
    """Returns the values of all fields of a record, by which it is compared."""
    keys: Mapping[str, tuple[str, ...]]
    """The attributes that tell the parts in a field apart, for each field whose parts have a key."""
    completes: bool
    """Whether sound fields are brought into a form of the class's own."""


_LAYOUTS: dict[type, Layout] = {}

R = TypeVar("R", bound="Record")


class Record:
    """Base of every record."""

    __slots__ = ("__weakref__",)

    __attrs_attrs__: ClassVar[Any]
    _rules: ClassVar[tuple[Rule, ...]] = ()

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        fields = attrs.fields(cls)
        shapes = {field.name: shape_of(field.type) for field in fields}
        converters = {name: shape.convert for name, shape in shapes.items() if shape.converts}
        defaults = {field.name: field.default for field in fields}
        rules = tuple(rule for base in cls.__mro__ for rule in vars(base).get("_rules", ()))
        keys = {rule.fields[0]: rule.key for rule in rules if rule.key}
        values = attrgetter(*shapes)
        completes = cls._complete is not Record._complete
        _LAYOUTS[cls] = Layout(shapes, converters, defaults, rules, values, keys, completes)

    def __attrs_post_init__(self) -> None:
        cls: type = type(self)
        is_sound = _test_of(cls)
        if not is_sound(self):
            layout = layout_of(cls)
            for name, convert in layout.converters.items():
                object.__setattr__(self, name, convert(getattr(self, name)))
            if not is_sound(self):
                values = {name: getattr(self, name) for name in layout.shapes}
                raise InvalidDataError(problems_of(cls, values), cls.__name__)
        self._complete()

    def _complete(self) -> None:
        """Bring fields that are sound into the form in which this class keeps them; most classes leave them alone."""

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        values = layout_of(type(self)).values
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        return hash(layout_of(type(self)).values(self))

    def __repr__(self) -> str:
        """Return the class and what is stated."""
        fields = ((field, getattr(self, field.name)) for field in attrs.fields(type(self)))
        stated = (f"{field.name}={_show(field, value)}" for field, value in fields if value != field.default)
        return f"{type(self).__name__}({', '.join(stated)})"


def declared(cls: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """Order the fields of a class as they are declared, inherited ones last, and leave all conversion to the record.

    Every record class passes this to attrs as its `field_transformer`.
    """
    inherited = {field.name for base in cls.__bases__ if attrs.has(base) for field in attrs.fields(base)}
    in_order = sorted(fields, key=lambda field: field.name in inherited)
    return [field.evolve(converter=None) if field.converter else field for field in in_order]


def evolved(record: R, **changes: Any) -> R:
    """Return a record with some fields changed, checked like a new one: `attrs.evolve`, for any class of records."""
    made: R = attrs.evolve(cast("Any", record), **changes)
    return made


def layout_of(cls: type) -> Layout:
    """Return what a class of records, or a plain subclass of one, is made of."""
    if cls not in _LAYOUTS:
        _LAYOUTS[cls] = next(_LAYOUTS[base] for base in cls.__mro__ if base in _LAYOUTS)
    return _LAYOUTS[cls]


def problems_of(cls: type, values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Return everything that is wrong with the values that fields of a record are to have.

    Args:
        cls: The class of the record.
        values: The values, by field; converted already. A field that is left out is not looked at.

    Returns:
        The problems in the order of the fields, those of the rules whose fields are all given and sound among them.
    """
    layout = layout_of(cls)
    found: list[Problem] = []
    sound: set[str] = set()
    for name, shape in layout.shapes.items():
        if name in values:
            problems = tuple(shape.problems(values[name], name))
            found += problems
            if not problems:
                sound.add(name)
    for rule in layout.rules:
        if sound.issuperset(rule.fields):
            found += rule.find(*[values[name] for name in rule.fields])
    return in_field_order(found, cls)


def in_field_order(problems: Iterable[Problem], cls: type) -> tuple[Problem, ...]:
    """Return problems of a record in the order of its fields and their items; those of no field come first."""
    return tuple(sorted(problems, key=lambda problem: _place_of(problem.path, cls)))


def _place_of(path: str, cls: type) -> tuple[int, ...]:
    """Return the place of a path in a record of a class, for sorting."""
    places: list[int] = []
    shape: Shape = Instance(cls)
    for step in re.findall(r"[^].[]+", path):
        if isinstance(shape, Maybe):
            shape = shape.inner
        if isinstance(shape, Many):
            places.append(int(step))
            shape = shape.item
        elif isinstance(shape, Instance) and step in (shapes := layout_of(shape.cls).shapes):
            places.append(list(shapes).index(step))
            shape = shapes[step]
        else:
            return (*places, -1)
    return tuple(places)


@functools.cache
def _test_of(cls: type) -> Callable[[Any], bool]:
    """Return one function that tells whether a record of a class has nothing wrong."""
    layout, names = layout_of(cls), Names()
    tests = [shape.test(f"self.{name}", names) for name, shape in layout.shapes.items()]
    tests += [rule.test("self.{}", names) for rule in layout.rules]
    return cast("Callable[[Any], bool]", names.evaluate(f"lambda self: {' and '.join(tests) or True}"))


def _show(field: "attrs.Attribute[Any]", value: Any) -> str:
    """Return a value as the `repr` of its field has it."""
    return field.repr(value) if callable(field.repr) else repr(value)
