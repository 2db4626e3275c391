"""A dossier in plain classes: attrs for cattrs, and Structs of msgspec, made out of the classes of dipltalks.

Both have the same fields, types and defaults. Structs also have the constraints of single fields. Neither has rules
between fields, looks into the source for what is quoted, or asks the codebook for what is referred to.
"""

import functools
import types
from collections.abc import Callable
from typing import Annotated, Any, Literal

import attrs
import cattrs
import msgspec
from msgspec import Meta

from dipltalks import Dossier, When
from dipltalks._values.annotations import Many, Maybe
from dipltalks._values.record import layout_of
from dipltalks._values.shapes import Choice, Dated, Flag, Instance, Number, Shape, Word


@functools.cache
def struct_of(cls: type) -> type[msgspec.Struct]:
    """Return a class of records as a Struct, frozen and strict."""
    fields = [
        (name, kind, msgspec.NODEFAULT if default is attrs.NOTHING else default)
        for name, kind, default in _fields(cls, struct_of, _constrained)
    ]
    return msgspec.defstruct(
        cls.__name__, fields, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
    )


@functools.cache
def attrs_of(cls: type) -> type:
    """Return a class of records as a plain attrs class, frozen and slotted."""
    fields = {
        name: attrs.field(type=kind, default=default) for name, kind, default in _fields(cls, attrs_of, lambda _: str)
    }
    return attrs.make_class(cls.__name__, fields, frozen=True, slots=True, kw_only=True)


def converter() -> cattrs.Converter:
    """Return a converter for the attrs classes, with detailed validation, that refuses unknown fields."""
    made = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True, omit_if_default=True)
    made.register_structure_hook(When, lambda value, _: When(value))
    made.register_unstructure_hook(When, str)
    return made


def _fields(cls: type, part_of: Callable[[type], type], word: Callable[[Word], Any]) -> list[tuple[str, Any, Any]]:
    """Return name, type and default of the fields of a class; those of a dossier as files hold it."""
    layout = layout_of(cls)
    version = [("dipltalks", Literal[1], attrs.NOTHING)] if cls is Dossier else []
    return version + [
        (name, _type_of(shape, part_of, word), layout.defaults[name]) for name, shape in layout.shapes.items()
    ]


def _type_of(shape: Shape, part_of: Callable[[type], type], word: Callable[[Word], Any]) -> Any:
    if isinstance(shape, Maybe):
        return _type_of(shape.inner, part_of, word) | None
    if isinstance(shape, Many):
        item = _type_of(shape.item, part_of, word)
        return types.GenericAlias(tuple, (item, ...) if shape.size is None else (item,) * shape.size)
    if isinstance(shape, Instance):
        return part_of(shape.cls)
    if isinstance(shape, Word):
        return word(shape)
    return {Choice: getattr(shape, "terms", None), Dated: When, Flag: bool, Number: getattr(shape, "kind", None)}[
        type(shape)
    ]


def _constrained(shape: Word) -> Any:
    """Return the type of a text with its constraints."""
    if shape.listed is not None:
        return Literal[tuple(shape.listed.names)]
    pattern = None if shape.pattern is None else shape.pattern.pattern
    return Annotated[str, Meta(min_length=shape.least, max_length=shape.most, pattern=pattern)]
