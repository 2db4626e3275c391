"""Wire Structs: msgspec Structs made from the classes of records, which JSON is decoded into.

A Struct has the fields of its record, wants the same types, and refuses fields that it does not have. What is looked up
by its bytes (see `wire`) stays undecoded in it, as `Raw`.
"""

import functools
import types
from typing import Any, Literal

import attrs
import msgspec
from msgspec import Raw

from dipltalks._codec.migrations import KEY, VERSION
from dipltalks._dossier.dossier import Dossier
from dipltalks._values.annotations import Many, Maybe
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Choice, Flag, Instance, Number, Shape, Word

_encode = msgspec.json.Encoder().encode


class DoubtError(Exception):
    """The plain route might come to something else."""


def decode_whole(data: bytes | Raw, decoder: msgspec.json.Decoder[Any]) -> Any:
    """Return what is decoded, if all that stands in the data is in it.

    Of two equal keys, msgspec keeps the last one without a word. So what was read is written again, and must have as
    many quotation marks: each key has two, and each text as many as before. Only a text that has them as `u0022` would
    gain some: data with such an escape must not be given.

    Raises:
        DoubtError: Something is not.
        msgspec.MsgspecError: The data is not JSON, or of other types.
    """
    decoded = decoder.decode(data)
    if bytes(data).count(b'"') != _encode(decoded).count(b'"'):
        raise DoubtError
    return decoded


@functools.cache
def decoder_of(kind: Any) -> msgspec.json.Decoder[Any]:
    """Return what decodes a type."""
    return msgspec.json.Decoder(kind)


@functools.cache
def struct_of(cls: type[Record], *, by_units: bool = False) -> type[msgspec.Struct]:
    """Return the Struct for a class of records.

    Args:
        cls: The class.
        by_units: Whether the records in its lists stay undecoded, so that they can be decoded one by one.
    """
    layout = layout_of(cls)
    fields: list[Any] = [
        (name, _field_type(shape, by_units=by_units), _default(layout.defaults[name]))
        for name, shape in layout.shapes.items()
    ]
    if cls is Dossier:
        fields.append((KEY, Literal[VERSION]))
    return msgspec.defstruct(
        cls.__name__, fields, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
    )


def is_shared(shape: Instance) -> bool:
    """Tell whether records of a class are likely to be repeated: they have neither an id nor running text."""
    shapes = layout_of(shape.cls).shapes
    inner = (each.inner if isinstance(each, Maybe) else each for each in shapes.values())
    return "id" not in shapes and not any(isinstance(each, Word) and _is_running(each) for each in inner)


def wire_type(shape: Shape) -> Any:
    """Return the type that JSON has for a value of a shape that is no record and holds none."""
    if isinstance(shape, Many):
        item = wire_type(shape.item)
        return types.GenericAlias(list, item) if shape.size is None else types.GenericAlias(tuple, (item,) * shape.size)
    if isinstance(shape, Choice):
        return shape.terms
    if isinstance(shape, Number):
        return int if shape.kind is int else int | float
    return bool if isinstance(shape, Flag) else str


def _field_type(shape: Shape, *, by_units: bool) -> Any:
    """Return the type of a field of a Struct."""
    if isinstance(shape, Maybe):
        inner = _field_type(shape.inner, by_units=by_units)
        return inner if inner is Raw else inner | None
    if isinstance(shape, Instance):
        return Raw if is_shared(shape) else struct_of(shape.cls)
    if isinstance(shape, Many) and isinstance(shape.item, Instance):
        return types.GenericAlias(list, Raw if by_units else _field_type(shape.item, by_units=False))
    return Raw if isinstance(shape, Many) else wire_type(shape)


def _default(value: Any) -> Any:
    """Return the default of a field of a Struct, for that of a record."""
    return msgspec.NODEFAULT if value is attrs.NOTHING else value


def _is_running(shape: Word) -> bool:
    return shape.most is None and shape.listed is None
