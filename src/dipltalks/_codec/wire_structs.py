"""Structs of msgspec that JSON is decoded into on the fast route, and what makes sure that nothing in it is lost."""

import functools
import threading
from typing import Any, Literal

import attrs
import msgspec
from msgspec import Raw

from dipltalks._codec.migrations import VERSION
from dipltalks._values.structs import struct_of

_encode = msgspec.json.Encoder().encode


class DoubtError(Exception):
    """The plain route might come to something else."""


class SavedDossier(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A dossier as it is saved, its codebook and its reports undecoded, so that they can be decoded one by one."""

    dipltalks: Literal[VERSION]  # type: ignore[valid-type]  # a constant
    codebook: Raw
    reports: tuple[Raw, ...] = ()


_making = threading.Lock()
"""Held while a decoder is made: msgspec crashes where two threads make decoders of the same Structs at once."""


def decoder_of(kind: Any) -> msgspec.json.Decoder[Any]:
    """Return what decodes a class of records, into its Struct, or a type of msgspec."""
    with _making:
        return _decoder_of(kind)


@functools.cache
def _decoder_of(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(struct_of(kind) if attrs.has(kind) else kind)


def decode_whole(data: bytes | Raw, kind: Any) -> Any:
    """Return what is decoded, if all that stands in the data is in it.

    Of two equal keys, msgspec keeps the last one without a word. So what was read is written again. If that is not the
    data itself, it must have as many quotation marks: each key has two, and each text as many as before. Only a text
    that has them as `u0022` would gain some, and is in doubt.

    Args:
        data: The JSON.
        kind: What `decoder_of` takes.

    Raises:
        DoubtError: Something is not.
        msgspec.MsgspecError: The data is not JSON, or of other types.
    """
    decoded = decoder_of(kind).decode(data)
    whole, written = bytes(data), _encode(decoded)
    if whole != written and (rb"\u0022" in whole or whole.count(b'"') != written.count(b'"')):
        raise DoubtError
    return decoded
