"""Decoding of JSON into Structs on the fast route, which makes sure that nothing in it is lost."""

import threading
from typing import Any, Literal

import attrs
import msgspec
from msgspec import Raw

from dipltalks._codec.migrations import VERSION
from dipltalks._codec.wire_structs import wire_of

_encode = msgspec.json.Encoder().encode

FRAME = b'{"dipltalks":1,"codebook":,"reports":[]}'
"""What stands around the parts of a dossier that has reports; between these stand commas."""


class DoubtError(Exception):
    """The plain route might come to something else."""


class SavedDossier(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A dossier as it is saved, its codebook and its reports undecoded, so that they can be decoded one by one."""

    dipltalks: Literal[VERSION]  # type: ignore[valid-type]  # a constant
    codebook: Raw
    reports: tuple[Raw, ...] = ()


_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}
_making = threading.Lock()
"""Held while a decoder is made: msgspec crashes where two threads make decoders of the same Structs at once."""


def decoder_of(kind: Any) -> msgspec.json.Decoder[Any]:
    """Return what decodes a class of records, into its Struct, or a type of msgspec."""
    if kind not in _decoders:
        with _making:
            _decoders[kind] = msgspec.json.Decoder(wire_of(kind) if attrs.has(kind) else kind)
    return _decoders[kind]


def decode_saved(data: bytes) -> SavedDossier:
    """Return a dossier as it is saved, if all that stands in the data is in it, its parts being undecoded.

    Args:
        data: The JSON.

    Raises:
        DoubtError: Something is not, as in `decode_whole`.
        msgspec.MsgspecError: The data is not JSON, or of other types.
    """
    saved: SavedDossier = decoder_of(SavedDossier).decode(data)
    if saved.reports and len(data) == _least_length(saved):
        return saved  # there is no room for more, and to count quotation marks takes a while
    keys = 3 if saved.reports else 2
    if _quotation_marks(data) != 2 * keys + sum(map(_quotation_marks, (saved.codebook, *saved.reports))):
        raise DoubtError
    return saved


def _least_length(saved: SavedDossier) -> int:
    """Return the length of a dossier that has reports and no blanks between its parts."""
    lengths = [memoryview(part).nbytes for part in (saved.codebook, *saved.reports)]
    return len(FRAME) + sum(lengths) + len(saved.reports) - 1


def decode_whole(data: bytes | Raw, decoder: msgspec.json.Decoder[Any]) -> Any:
    """Return what is decoded, if all that stands in the data is in it.

    Of two equal keys, msgspec keeps the last one without a word. So what was read is written again. If that is not the
    data itself, it must have as many quotation marks: each key has two, and each text as many as before. Only a text
    that has them as `u0022` would gain some, and is in doubt.

    Args:
        data: The JSON.
        decoder: What decodes it.

    Raises:
        DoubtError: Something is not.
        msgspec.MsgspecError: The data is not JSON, or of other types.
    """
    decoded = decoder.decode(data)
    whole, written = bytes(data), _encode(decoded)
    if whole != written and (rb"\u0022" in whole or _quotation_marks(whole) != _quotation_marks(written)):
        raise DoubtError
    return decoded


def _quotation_marks(data: bytes | Raw) -> int:
    """Return how many quotation marks there are in JSON."""
    return bytes(data).count(b'"')
