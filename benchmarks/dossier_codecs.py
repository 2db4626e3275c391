"""Dossier codecs: dipltalks and other libraries, each of which loads and dumps the same dossier.

dipltalks and pydantic check the same; what cattrs and msgspec leave out stands in `plain_dossier`.
"""

import functools
from collections.abc import Callable

import msgspec
import pydantic

import dipltalks
from benchmarks import plain_dossier, pydantic_dossier
from benchmarks.round_trip import Codec
from dipltalks import Dossier, When


def _dipltalks() -> Codec:
    return Codec(dipltalks.loads, dipltalks.dumps)


def _pydantic() -> Codec:
    adapter = pydantic.TypeAdapter(pydantic_dossier.Dossier)
    return Codec(adapter.validate_json, functools.partial(adapter.dump_json, exclude_defaults=True))


def _structs() -> Codec:
    decoder = msgspec.json.Decoder(plain_dossier.struct_of(Dossier), dec_hook=lambda _, value: When(value))
    return Codec(decoder.decode, msgspec.json.Encoder(enc_hook=str).encode)


def _cattrs() -> Codec:
    converter, cls = plain_dossier.converter(), plain_dossier.attrs_of(Dossier)
    return Codec(
        lambda data: converter.structure(msgspec.json.decode(data), cls),
        lambda made: msgspec.json.encode(converter.unstructure(made)),
    )


CODECS: dict[str, Callable[[], Codec]] = {
    "dipltalks": _dipltalks,
    "pydantic": _pydantic,
    "cattrs, detailed validation": _cattrs,
    "msgspec Structs": _structs,
}
"""What is compared, by name."""
