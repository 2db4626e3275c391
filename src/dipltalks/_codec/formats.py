"""Formats: which one the name of a file asks for, and what reads and writes it."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from dipltalks._codec import wire
from dipltalks._codec.disk import ZIPPED, FilePath, is_zipped
from dipltalks._codec.migrations import stored
from dipltalks._codec.reading import Reading, read_json
from dipltalks._values.canonical import to_pieces


class Format(NamedTuple):
    """A format of single files."""

    read: Callable[[bytes, type[Any]], Reading]
    """Returns what a file says that holds an object of some class."""
    write: Callable[[Any, int | None], Iterable[bytes]]
    """Yields what a file with some object holds; the number is that of the blanks to indent by."""
    read_fast: Callable[[bytes, type[Any]], Any] | None = None
    """Returns the object of a file by the fast route, or raises one of its `DOUBTS`."""


def _read_json(data: bytes, _: type[Any]) -> Reading:
    return read_json(data)


def _write_json(value: Any, indent: int | None) -> Iterator[bytes]:
    yield json_bytes(stored(value, to_pieces), indent) + b"\n"


def json_bytes(data: Any, indent: int | None) -> bytes:
    """Return plain data as JSON, indented unless that is None."""
    written = msgspec.json.encode(data)
    return written if indent is None else msgspec.json.format(written, indent=indent)


def yaml_bytes(data: Any) -> bytes:
    """Return plain data as YAML."""
    from dipltalks._codec.yaml_writing import format_yaml

    return format_yaml(data).encode()


def records_bytes(data: Any, suffix: str, indent: int | None) -> bytes:
    """Return plain data in the format of a file in a folder: JSON, or else YAML."""
    return json_bytes(data, indent) + b"\n" if suffix == ".json" else yaml_bytes(data)


def _write_yaml(value: Any, _: int | None) -> Iterator[bytes]:
    yield yaml_bytes(stored(value))


def _read_yaml(data: bytes, _: type[Any]) -> Reading:
    from dipltalks._codec.yaml_text import read_yaml

    return read_yaml(data)


def _write_msgpack(value: Any, _: int | None) -> Iterator[bytes]:
    yield msgspec.msgpack.encode(stored(value))


def _read_msgpack(data: bytes, _: type[Any]) -> Reading:
    from dipltalks._codec.msgpack_bytes import read_msgpack

    return read_msgpack(data)


def _write_lines(value: Any, _: int | None) -> Iterator[bytes]:
    from dipltalks._codec.json_lines import lines_of

    return lines_of(value)


def _read_lines(data: bytes, cls: type[Any]) -> Reading:
    from dipltalks._codec.json_lines import read_lines

    return read_lines(data, cls)


def _read_lines_fast(data: bytes, cls: type[Any]) -> Any:
    from dipltalks._codec.json_lines import read_lines_fast

    return read_lines_fast(data, cls)


_YAML = Format(_read_yaml, _write_yaml)

FORMATS = {
    ".json": Format(_read_json, _write_json, wire.read),
    ".jsonl": Format(_read_lines, _write_lines, _read_lines_fast),
    ".yaml": _YAML,
    ".yml": _YAML,
    ".msgpack": Format(_read_msgpack, _write_msgpack),
}
"""The formats of single files, by their suffixes."""

SUFFIXES = (*FORMATS, *(f"{suffix}{ZIPPED}" for suffix in FORMATS))
"""All suffixes of single files."""


def format_of(path: Path) -> Format | None:
    """Return the format that the name of a file asks for, if it is one that is known."""
    plain = path.with_suffix("") if is_zipped(path) else path
    return FORMATS.get(plain.suffix.lower())


def names_folder(path: FilePath) -> bool:
    """Tell whether a path is that of a folder: one that is there, or ends with `/`, or has no suffix.

    Example:
        >>> names_folder("talks/"), names_folder("talks"), names_folder("talks.json"), names_folder("talks.xyz")
        (True, True, False, False)
    """
    if os.fspath(path).endswith(("/", os.sep)):
        return True
    found = Path(path)
    return format_of(found) is None and (found.is_dir() or not found.suffix)
