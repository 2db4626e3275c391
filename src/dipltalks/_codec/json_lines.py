"""JSON lines: a dossier as a header and then one codebook entry or report a line, for files larger than memory.

The header names the version of the format, `{"dipltalks":1}`. Each line after it is an object with one key, which says
what the line holds: `{"party":{…}}`, `{"report":{…}}`, or `{"identical":["a","b"]}`.
Other lists of records stand in lines without header, one record a line.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, Any, NamedTuple, cast

import msgspec

from dipltalks._codec.converter import structure
from dipltalks._codec.disk import (
    LARGEST,
    ZIPPED,
    FilePath,
    checked_path,
    opened,
    replacing,
    shown_path,
    too_large,
)
from dipltalks._codec.json_text import parse_json
from dipltalks._codec.migrations import KEY, VERSION, migrate
from dipltalks._codec.reading import Reading, located_in_json
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError, Problem, UnsupportedFormatError, one_problem, shorten
from dipltalks._model.codebook import CLASS_OF_ENTRIES
from dipltalks._model.party import Party
from dipltalks._model.person import Person
from dipltalks._model.place import Locality
from dipltalks._model.report import Report
from dipltalks._model.topic import Topic
from dipltalks._model.track import Track
from dipltalks._values.canonical import to_bytes, to_plain
from dipltalks._values.nearest import hint_at

Item = Party | Person | Topic | Track | Locality | Report | tuple[str, str]
"""What a line of a dossier holds: an entry of the codebook, a report, or two ids that mean one record."""

SUFFIX = ".jsonl"

FIELDS = {cls.__name__.lower(): name for name, cls in CLASS_OF_ENTRIES.items()} | {"identical": "identical"}
"""The field of the codebook that has what a line holds, by the key of the line."""

REPORT = "report"
_KEYS = (*FIELDS, REPORT)
_ITEM = re.compile(r"\$\.(?:codebook\.)?(\w+)\[(\d+)\]")
_HINT = 'a dossier begins with a line such as {"dipltalks":1}'


class _Line(NamedTuple):
    """Where something stands in a file."""

    number: int
    key: str
    data: bytes

    def locate(self, problem: Problem) -> Problem:
        """Return a problem of the object in this line, with line and column."""
        placed = located_in_json([problem], self.data)[0]
        return placed._replace(line=self.number, column=placed.column or 1)


def lines_of(value: Any) -> Iterator[bytes]:
    """Yield the lines of a dossier, or of a list or tuple.

    Raises:
        TypeError: It is something else.
    """
    if isinstance(value, Dossier):
        book = value.codebook
        entries = (getattr(book, field) for field in FIELDS.values())
        yield from dossier_lines(chain(*entries, value.reports))
    elif isinstance(value, list | tuple):
        yield from (to_bytes(item) + b"\n" for item in cast("Iterable[Any]", value))
    else:
        raise TypeError(f"only a dossier, or a list, has lines, and this is a {type(value).__name__}")


def dossier_lines(items: Iterable[Item]) -> Iterator[bytes]:
    """Yield the header, and a line for each item.

    Raises:
        TypeError: An item is none that a dossier holds.
    """
    yield msgspec.json.encode({KEY: VERSION}) + b"\n"
    for number, item in enumerate(items):
        key = "identical" if isinstance(item, tuple) else type(item).__name__.lower()
        if key not in _KEYS:
            raise TypeError(f"item {number} is {shorten(item)}, no entry of a codebook, pair of ids, or report")
        yield msgspec.json.encode({key: to_plain(item)}) + b"\n"
