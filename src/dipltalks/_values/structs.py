"""Structs of msgspec: the form of records that is turned into JSON in C.

A Struct has the fields of its record, in their order, and of a date the text.
"""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import attrs

from dipltalks._values.annotations import Many, inner_of
from dipltalks._values.record import layout_of
from dipltalks._values.shapes import Dated, Instance, Names, Shape

if TYPE_CHECKING:
    from msgspec import Struct


@functools.cache
def struct_of(cls: type) -> "type[Struct]":
    """Return the Struct that a class of records is written from."""
    return define_struct(cls, lambda _: Any)


def define_struct(cls: type, type_of: Callable[[Shape], Any]) -> "type[Struct]":
    """Return a new Struct with the fields of a class of records.

    Unknown fields are refused. Of a field that must be stated, None stands for its absence.

    Args:
        cls: The class of records.
        type_of: Returns the type that the Struct has for values of a shape.
    """
    layout = layout_of(cls)
    fields = [
        (name, type_of(shape), None if layout.defaults[name] is attrs.NOTHING else layout.defaults[name])
        for name, shape in layout.shapes.items()
    ]
    import msgspec

    return msgspec.defstruct(
        cls.__name__, fields, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
    )


@functools.cache
def to_struct(cls: Any) -> "Callable[[Any], Struct]":
    """Return the function that turns a record of a class into its Struct.

    It is generated: to ask each value of each record what it is takes ten times as long, and the shapes know it.
    """
    names = Names()
    return cast("Callable[[Any], Struct]", names.evaluate(f"lambda record: {_struct(cls, 'record', names)}"))


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
