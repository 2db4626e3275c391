"""Structs of msgspec that JSON is decoded into on the fast route.

A Struct has the fields of its record. It checks types, the bounds of numbers and the lengths of texts; what else must
hold is checked as a record is made out of it. What is likely to be repeated is left undecoded, and looked up by its
JSON: lists of values, and records without an id or running text, such as places and delegations.
"""

import functools
import types
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw

from dipltalks._values.annotations import Many, Maybe, inner_of
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Choice, Flag, Instance, Names, Number, Shape, Word
from dipltalks._values.structs import define_struct


@functools.cache
def wire_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the Struct that a class of records is decoded into."""
    return define_struct(cls, _field_type)


def _field_type(shape: Shape) -> Any:
    """Return the type that a Struct has for values of a shape."""
    inner = inner_of(shape)
    if is_looked_up(inner):
        return Raw
    if isinstance(inner, Many):
        return types.GenericAlias(tuple, (_field_type(inner.item), ...))
    return wire_type(shape)


def is_looked_up(shape: Shape) -> bool:
    """Tell whether values of a shape are looked up by their JSON."""
    if isinstance(shape, Many):
        return not isinstance(shape.item, Instance)
    return isinstance(shape, Instance) and is_repeated(shape.cls)


def wire_type(shape: Shape) -> Any:
    """Return the type of msgspec that values of a shape are decoded into."""
    if isinstance(shape, Maybe):
        return wire_type(shape.inner) | None
    if isinstance(shape, Many):
        item = wire_type(shape.item)
        return types.GenericAlias(tuple, (item, ...) if shape.size is None else (item,) * shape.size)
    if isinstance(shape, Instance):
        return wire_of(shape.cls)
    if isinstance(shape, Choice):
        return shape.terms
    if isinstance(shape, Number | Word):
        return _bounded(shape)
    return bool if isinstance(shape, Flag) else str


def _bounded(shape: Number | Word) -> Any:
    """Return the type of numbers or texts within bounds."""
    if isinstance(shape, Word):
        return Annotated[str, Meta(min_length=shape.least, max_length=shape.most)]
    return Annotated[int, Meta(ge=shape.least, le=shape.most)] if shape.kind is int else int | float


def rest_of_test(shape: Shape, var: str, names: Names) -> str:
    """Return a Python expression for what must still be checked of a value that has been decoded; it may be empty.

    Args:
        shape: The shape of the value; none of those that are brought into another form.
        var: The variable that holds it.
        names: Keeps the objects that the expression refers to.
    """
    inner = inner_of(shape)
    test = " and ".join(inner.content_tests(var, names)) if isinstance(inner, Word) else ""
    return f"({var} is None or {test})" if test and isinstance(shape, Maybe) else test


def is_repeated(cls: type[Record]) -> bool:
    """Tell whether records of a class are likely to be repeated: they have no id, running text, or lists of such."""
    shapes = layout_of(cls).shapes
    return "id" not in shapes and not any(map(_is_particular, map(inner_of, shapes.values())))


def _is_particular(shape: Shape) -> bool:
    """Tell whether values of a shape are unlikely to be repeated."""
    if isinstance(shape, Word):
        return shape.most is None and shape.listed is None
    return isinstance(shape, Many) and isinstance(shape.item, Instance) and not is_repeated(shape.item.cls)
