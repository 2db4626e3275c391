"""Round trip: what loads a file and dumps it again, compared in time and in memory.

A module that has contenders holds them as `CODECS`, by name; the processes that measure memory find them there. Times
are taken with the garbage collector as Python sets it; a library may pause it by itself, as dipltalks does.
"""

import functools
import hashlib
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.timing import Comparison, Contender


class Codec(NamedTuple):
    """What loads and dumps a file."""

    load: Callable[[bytes], Any]
    """Returns checked objects."""
    dump: Callable[[Any], bytes]
    """Returns a file of such objects."""
    read: Callable[[bytes], Any] = json.loads
    """Returns what a file says, in the form in which contenders are compared."""


def codec(module: str, name: str) -> Codec:
    """Return a contender, ready to load.

    Args:
        module: The module that has it.
        name: What it is called there.
    """
    made: Codec = importlib.import_module(module).CODECS[name]()
    return made


def comparisons(
    title: str, size: int, *, module: str, files: Mapping[str, bytes], memory: Iterable[str] = ("live", "peak")
) -> Iterator[Comparison]:
    """Yield the comparisons: load, dump, and memory.

    Args:
        title: What is loaded and dumped.
        size: How many meetings it has.
        module: The module that has the contenders.
        files: The file that each contender loads, by its name.
        memory: Which figures of memory are compared; `memory` says what they are.
    """
    codecs = {name: codec(module, name) for name in files}
    yield _timed(
        f"Load: {title}",
        size,
        (
            Contender(name, functools.partial(each.load, files[name]), functools.partial(_said, each))
            for name, each in codecs.items()
        ),
    )
    yield _timed(
        f"Dump: {title}",
        size,
        (
            Contender(name, functools.partial(each.dump, each.load(files[name])), functools.partial(_digest, each.read))
            for name, each in codecs.items()
        ),
    )
    yield from _memory(title, size, module, files, memory)


def _timed(title: str, size: int, contenders: Iterable[Contender]) -> Comparison:
    """Return a comparison of times."""
    return Comparison(title=title, item="meeting", items=size, collects=True, contenders=tuple(contenders))


def _memory(
    title: str, size: int, module: str, files: Mapping[str, bytes], figures: Iterable[str]
) -> Iterator[Comparison]:
    """Yield a comparison of each figure of memory."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder, f"{number}.json") for number, name in enumerate(files)}
        for name, path in paths.items():
            path.write_bytes(files[name])
        for figure in figures:
            measured = [
                Contender(name, functools.partial(_measure, module, name, figure, path), lambda _: {})
                for name, path in paths.items()
            ]
            yield Comparison(
                title=f"{figure.capitalize()} memory: {title}",
                item="meeting",
                items=size,
                unit="bytes",
                figure=float,
                contenders=tuple(measured),
            )


def _said(contender: Codec, made: Any) -> dict[str, object]:
    return _digest(contender.read, contender.dump(made))


def _digest(read: Callable[[bytes], Any], data: bytes) -> dict[str, object]:
    """Return the digest of what a file says, whatever the order of its keys."""
    return {"content": hashlib.sha256(json.dumps(read(data), sort_keys=True).encode()).hexdigest()}


@functools.cache
def _measure(module: str, name: str, figure: str, file: Path) -> int:
    """Return how many bytes loading takes, in a process of its own: once, for it is the same in every round."""
    command = [sys.executable, "-m", "benchmarks.memory", module, name, figure, str(file)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603  # ours
