"""Structs of msgspec: the form of records that is turned into JSON, and made out of it, in C.

A Struct has the fields of its record, in their order, and of a date the text. It checks types, but no constraints:
these are checked as a Struct is turned into a record.
"""

import functools
import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import attrs

from dipltalks._values.annotations import Many, Maybe, inner_of
from dipltalks._values.record import layout_of
from dipltalks._values.shapes import Choice, Dated, Flag, Instance, Names, Number, Shape

if TYPE_CHECKING:
    from msgspec import Struct


@functools.cache
def struct_of(cls: type) -> "type[Struct]":
    """Return the Struct for a class of records.

    Unknown fields are refused. Of a field that must be stated, None stands for its absence.
    """
    layout = layout_of(cls)
    fields = [
        (name, struct_type(shape), None if layout.defaults[name] is attrs.NOTHING else layout.defaults[name])
        for name, shape in layout.shapes.items()
    ]
    import msgspec

    return msgspec.defstruct(
        cls.__name__, fields, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
    )


def struct_type(shape: Shape) -> Any:
    """Return the type that a Struct has for a value of a shape."""
    if isinstance(shape, Maybe):
        return struct_type(shape.inner) | None
    if isinstance(shape, Many):
        item = struct_type(shape.item)
        return types.GenericAlias(tuple, (item, ...) if shape.size is None else (item,) * shape.size)
    if isinstance(shape, Instance):
        return struct_of(shape.cls)
    if isinstance(shape, Choice):
        return shape.terms
    if isinstance(shape, Number):
        return int if shape.kind is int else int | float
    return bool if isinstance(shape, Flag) else str


@functools.cache
def to_struct(cls: Any) -> "Callable[[Any], Struct]":
    """Return the function that turns a record of a class into its Struct.

    It is generated: to ask each value of each record what it is takes ten times as long, and the shapes know it.
    """
    names = Names()
    made = eval(f"lambda record: {_struct(cls, 'record', names)}", names)  # noqa: S307  # made here
    return cast("Callable[[Any], Struct]", made)


def _struct(cls: Any, record: str, names: Names) -> str:
    """Return a Python expression for the Struct of the record that is in a variable."""
    values = (_value(shape, f"{record}.{name}", names) for name, shape in layout_of(cls).shapes.items())
    return f"{names.add(struct_of(cls))}({', '.join(values)})"


def _value(shape: Shape, source: str, names: Names) -> str:
    """Return a Python expression for what a Struct has in the place of a value that another expression gives.

    What is absent is None or an empty tuple there, too.
    """
    inner, each = inner_of(shape), source.replace(".", "__")
    item = inner.item if isinstance(inner, Many) else inner
    if not isinstance(item, Instance | Dated):
        return source
    brought = f"{each}.text" if isinstance(item, Dated) else _struct(item.cls, each, names)
    if isinstance(inner, Many):
        return f"{source} and tuple([{brought} for {each} in {source}])"
    return f"({each} := {source}) and {brought}"
