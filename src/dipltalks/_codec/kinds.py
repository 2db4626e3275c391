"""Kinds: the types of what can be read, and the classes that these hold."""

import functools
import typing
from typing import Any

from dipltalks._errors import shorten
from dipltalks._values.annotations import item_of
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Choice, Dated, Instance, Shape
from dipltalks._values.when import When


def is_type(kind: Any) -> bool:
    """Tell whether something is a class, or a list or tuple of one or the like: only such can be looked up."""
    return isinstance(kind, type) or typing.get_origin(kind) is not None


def listed_in(kind: Any) -> Any:
    """Return what a type is a list of, or a tuple of any length; None if it is neither."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    is_list = (origin is list and args) or (origin is tuple and args[1:] == (Ellipsis,))
    return args[0] if is_list else None


def no_class(kind: Any) -> TypeError:
    """Return the error for what nothing can be read as."""
    return TypeError(f"{shorten(kind)} is no class of dipltalks, nor a list or tuple of one")


def class_of(shape: Shape) -> type | None:
    """Return the class of single values; None for text and numbers."""
    if isinstance(shape, Dated):
        return When
    if isinstance(shape, Choice):
        return shape.terms
    return shape.cls if isinstance(shape, Instance) else None


@functools.cache
def classes_in(cls: type) -> frozenset[type]:
    """Return the classes of all that a class holds in its fields, directly or through others.

    There are none for what is no record.
    """
    found = set[type]()
    waiting = [cls]
    while waiting:
        held = waiting.pop()
        shapes = layout_of(held).shapes.values() if issubclass(held, Record) else ()
        new = {each for shape in shapes if (each := class_of(item_of(shape))) is not None} - found
        found |= new
        waiting += new
    return frozenset(found)
