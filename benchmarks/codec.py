"""Codec: a dossier from JSON to checked objects and back, in time and in memory, beside other libraries.

All read the same bytes: those of `detailed.dossier`. What comes of them is written again by the library that read
them, and has to say the same. dipltalks and pydantic check the same; what cattrs and msgspec leave out stands in
`plain_dossier`. Times are taken with the garbage collector as Python sets it: nobody switches it off to load a file.
"""

import functools
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pydantic

import dipltalks
from benchmarks import detailed, plain_dossier, pydantic_dossier
from benchmarks.timing import Comparison, Contender
from dipltalks import Dossier, When

PACKAGES = ("dipltalks", "attrs", "cattrs", "msgspec", "pydantic")

SIZE = 10_000
"""How many meetings there are, unless another size is asked for."""


class Codec(NamedTuple):
    """What loads and dumps a dossier."""

    load: Callable[[bytes], Any]
    dump: Callable[[Any], bytes]


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


def comparisons(size: int = SIZE) -> Iterator[Comparison]:
    """Yield the comparisons: load, dump, live and peak memory.

    Args:
        size: How many meetings there are.
    """
    data = dipltalks.dumps(detailed.dossier(size))
    title = f"a dossier of {size:,} meetings, {len(data) / size:,.0f} bytes of JSON each"
    codecs = {name: make() for name, make in CODECS.items()}
    yield Comparison(
        title=f"Load: {title}",
        item="meeting",
        items=size,
        collects=True,
        contenders=tuple(
            Contender(name, functools.partial(codec.load, data), functools.partial(_said, codec.dump))
            for name, codec in codecs.items()
        ),
    )
    yield Comparison(
        title=f"Dump: {title}",
        item="meeting",
        items=size,
        collects=True,
        contenders=tuple(
            Contender(name, functools.partial(codec.dump, codec.load(data)), _digest) for name, codec in codecs.items()
        ),
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "talks.json")
        file.write_bytes(data)
        for figure, what in (("live", "Live memory"), ("peak", "Peak memory")):
            yield Comparison(
                title=f"{what}: {title}",
                item="meeting",
                items=size,
                unit="bytes",
                figure=float,
                contenders=tuple(
                    Contender(name, functools.partial(_measure, name, figure, file), lambda _: {}) for name in CODECS
                ),
            )


def _said(dump: Callable[[Any], bytes], made: Any) -> dict[str, object]:
    return _digest(dump(made))


def _digest(data: bytes) -> dict[str, object]:
    """Return the digest of what JSON says, whatever the order of its keys."""
    return {"content": hashlib.sha256(json.dumps(json.loads(data), sort_keys=True).encode()).hexdigest()}


@functools.cache
def _measure(name: str, figure: str, file: Path) -> int:
    """Return how many bytes loading takes, in a process of its own: once, for it is the same in every round."""
    command = [sys.executable, "-m", "benchmarks.memory", name, figure, str(file)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603  # ours
