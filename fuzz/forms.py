"""Forms: what data the file of an input stands for, so that it can be changed as data."""

import gzip
import json
import zlib
from collections.abc import Callable, Mapping
from random import Random
from typing import Any, NamedTuple

import msgspec

from dipltalks._codec.yaml_text import read_yaml
from dipltalks._codec.yaml_writing import format_yaml
from fuzz.inputs import MOST


class Form(NamedTuple):
    """A form of files. Both functions may raise whatever they like: then the bytes are changed instead."""

    parse: Callable[[bytes], Any]
    """Returns the data."""
    write: Callable[[Any, Random], bytes]
    """Returns a file for the data, in one of the ways to write it."""


def _write_json(data: Any, random: Random) -> bytes:
    text = json.dumps(data, ensure_ascii=random.random() < 0.5, indent=random.choice([None, None, 1]))
    return text.encode("utf-8", "surrogatepass")


def _parse_lines(body: bytes) -> list[Any]:
    return [json.loads(line) for line in body.split(b"\n") if line.strip()]


def _write_lines(data: Any, _: Random) -> bytes:
    return b"\n".join(json.dumps(item).encode() for item in data)


def _write_yaml(data: Any, random: Random) -> bytes:
    return format_yaml(data).encode() if random.random() < 0.8 else _write_json(data, random)


def _parse_zipped(body: bytes) -> list[Any]:
    return _parse_lines(zlib.decompressobj(wbits=31).decompress(body, MOST))


def _write_zipped(data: Any, random: Random) -> bytes:
    return gzip.compress(_write_lines(data, random), compresslevel=1, mtime=0)


JSON = Form(json.loads, _write_json)

FORMS: Mapping[str, Form] = {
    "json": JSON,
    "json_lines": Form(_parse_lines, _write_lines),
    "yaml": Form(lambda body: read_yaml(body).data, _write_yaml),
    "msgpack": Form(msgspec.msgpack.decode, lambda data, _: msgspec.msgpack.encode(data)),
    "gzip": Form(_parse_zipped, _write_zipped),
    "folder": JSON,
    "routes": JSON,
}
"""The forms of files by the targets that read them; dates are no files."""
