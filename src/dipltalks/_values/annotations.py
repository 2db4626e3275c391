"""Annotations: read into shapes, the containers among them."""

import enum
import functools
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any, cast

import attrs

from dipltalks._errors import Problem
from dipltalks._values.identifiers import Ref
from dipltalks._values.limits import Limits
from dipltalks._values.shapes import Choice, Dated, Flag, Instance, Listed, Names, Number, Shape, Sure, Word
from dipltalks._values.when import When

NO_LISTS = (str, bytes, bytearray, memoryview, Mapping, set, frozenset, type)
"""What can be gone through item by item, and is no list of values all the same."""


@attrs.frozen(eq=False)
class Maybe(Shape):
    """A value that may be absent."""

    inner: Shape

    @property
    def converts(self) -> bool:
        """Whether the value that may be there is converted."""
        return self.inner.converts

    def convert(self, value: Any) -> Any:
        """Convert what is there."""
        return None if value is None else self.inner.convert(value)

    def test(self, var: str, names: Names) -> str:
        """Test for absence, then for the value."""
        return f"({var} is None or {self.inner.test(var, names)})"

    def problems(self, value: Any, path: str) -> Iterator[Problem]:
        """Yield what is wrong with the value that is there."""
        if value is not None:
            yield from self.inner.problems(value, path)


def inner_of(shape: Shape) -> Shape:
    """Return the shape of the value itself, where that may be absent."""
    return shape.inner if isinstance(shape, Maybe) else shape


@attrs.frozen(eq=False)
class Many(Shape):
    """A tuple of values of one shape; `size` is its length, where that is fixed."""

    item: Shape
    size: int | None = None

    @property
    def converts(self) -> bool:
        """Always."""
        return True

    def convert(self, value: Any) -> Any:
        """Turn any iterable that has an order into a tuple, and convert what is in it."""
        if value.__class__ is not tuple:
            if isinstance(value, NO_LISTS) or not isinstance(value, Iterable):
                return value
            try:
                value = tuple(value)
            except TypeError:  # some only claim to be iterable
                return value
        return tuple(map(self.item.convert, value)) if value and self.item.converts else value

    def test(self, var: str, names: Names) -> str:
        """Test the type, the size, and every item."""
        size = f"not {var} or" if self.size is None else f"len({var}) == {self.size} and"
        return f"({var}.__class__ is tuple and ({size} {names.add(_test_of_all(self.item))}({var})))"

    def problems(self, value: Any, path: str) -> Iterator[Problem]:
        """Yield the wrong type or size, or what is wrong with each item."""
        if value.__class__ is not tuple:
            yield not_a_list(value, path)
        elif self.size is not None and len(value) != self.size:
            yield Problem(path, f"is not a list of {self.size}", value)
        else:
            for index, item in enumerate(value):
                yield from self.item.problems(item, f"{path}[{index}]")


def item_of(shape: Shape) -> Shape:
    """Return the shape of single values, where those may be absent or stand in a list."""
    while isinstance(shape, Maybe | Many):
        shape = shape.inner if isinstance(shape, Maybe) else shape.item
    return shape


@functools.cache
def _test_of_all(shape: Shape) -> Callable[[Iterable[Any]], bool]:
    """Return one function that tells whether all values have a shape, for all fields that hold such values."""
    names = Names()
    test = f"lambda items: all([{shape.test('item', names)} for item in items])"
    return cast("Callable[..., bool]", names.evaluate(test))


@functools.cache
def shape_of(annotation: Any) -> Shape:
    """Return the shape of the values that an annotation allows.

    Args:
        annotation: The type of a field, with its constraints in `Annotated`.

    Returns:
        The shape; for a type that no field of a record should have, a `TypeError` is raised as the class is made.

    Example:
        >>> list(shape_of(tuple[str, ...]).problems("embassy", "topics"))[0].message
        'is not a list'
    """
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _annotated(args[0], args[1:])
    if origin in (typing.Union, types.UnionType) and len(args) == 2 and types.NoneType in args:
        return Maybe(shape_of(next(arg for arg in args if arg is not types.NoneType)))
    if origin is tuple:
        return Many(shape_of(args[0]), size=None if args[1] is Ellipsis else len(args))
    return _plain(annotation)


def _annotated(base: Any, notes: tuple[Any, ...]) -> Shape:
    """Read the constraints that stand beside a type."""
    limits = next((note for note in notes if isinstance(note, Limits)), Limits())
    if base is not str:
        return Number(kind=base, least=limits.ge, most=limits.le)
    return Word(
        least=limits.min_length or 0,
        most=limits.max_length,
        pattern=re.compile(limits.pattern) if limits.pattern else None,
        description=limits.description or "a text",
        sure=next((note for note in notes if isinstance(note, Sure)), None),
        listed=next((note for note in notes if isinstance(note, Listed)), None),
        refers_to=next((note for note in notes if isinstance(note, Ref)), None),
    )


def _plain(kind: Any) -> Shape:
    """Return the shape of a type that carries no constraints."""
    if kind is When:
        return Dated()
    if kind is bool:
        return Flag()
    if kind in (int, float):
        return Number(kind=kind)
    if kind is str:
        return Word()
    if isinstance(kind, type) and issubclass(kind, enum.StrEnum):
        return Choice(kind)
    if attrs.has(kind):
        return Instance(kind)
    raise TypeError(f"a record cannot hold {kind!r}")


def not_a_list(value: Any, path: str = "") -> Problem:
    """Return the problem of a value that is not a list."""
    if value is None:
        return Problem(path, "is not a list", value, "leave out what is not stated")
    if isinstance(value, (set, frozenset)):
        return Problem(path, "is not a list", value, "a set has no order: give a list or a tuple")
    return Problem(path, "is not a list", value, "put it into a list, even if it is only one")
