"""JSON lines: a dossier as a header and then one codebook entry or report a line, for files larger than memory.

The header names the version of the format, `{"dipltalks":1}`. Each line after it is an object with one key, which says
what the line holds: `{"party":{…}}`, `{"report":{…}}`, or `{"identical":["a","b"]}`.
Other lists of records stand in lines without header, one record a line.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Any, NamedTuple, cast

import msgspec

from dipltalks._codec.json_text import RepeatingObject, parse_json
from dipltalks._codec.migrations import KEY, VERSION
from dipltalks._codec.reading import Reading, located_in_json
from dipltalks._codec.wire import read_parts
from dipltalks._codec.wire_decoding import DoubtError
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError, Problem, one_problem, shorten
from dipltalks._model.codebook import CLASS_OF_ENTRIES, Codebook
from dipltalks._model.party import Party
from dipltalks._model.person import Person
from dipltalks._model.place import Locality
from dipltalks._model.report import Report
from dipltalks._model.topic import Topic
from dipltalks._model.track import Track
from dipltalks._values.canonical import to_bytes, to_plain
from dipltalks._values.nearest import hint_at
from dipltalks._values.structs import to_struct

Item = Party | Person | Topic | Track | Locality | Report | tuple[str, str]
"""What a line of a dossier holds: an entry of the codebook, a report, or two ids that mean one record."""

CLASS_OF: dict[str, type] = {cls.__name__.lower(): cls for cls in (*CLASS_OF_ENTRIES.values(), Report)}
"""The class of what a line holds, by the key of the line."""

FIELDS = {cls.__name__.lower(): name for name, cls in CLASS_OF_ENTRIES.items()} | {"identical": "identical"}
"""The field of the codebook that has what a line holds, by the key of the line."""

REPORT = "report"
KEYS = (*FIELDS, REPORT)
HEADER = msgspec.json.encode({KEY: VERSION})
_WRITTEN = re.compile(rb'\{"(' + "|".join(KEYS).encode() + rb')":(.*)\}', re.DOTALL)
_BROKEN = re.compile(r"(.*) at line 1, column (\d+)", re.DOTALL)


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
        InvalidDataError: An item is none that a dossier holds.
    """
    yield HEADER + b"\n"
    for number, item in enumerate(items):
        yield msgspec.json.encode(_line(item, number)) + b"\n"


def _line(item: Item, number: int) -> dict[str, Any]:
    """Return what the line for an item says, for msgspec to write as JSON.

    Raises:
        InvalidDataError: It is none that a dossier holds.
    """
    if isinstance(item, tuple):
        return {"identical": _plain_pair(item, number)}
    key, cls = type(item).__name__.lower(), cast("Any", type(item))
    if CLASS_OF.get(key) is not cls:
        message = f"cannot be saved: item {number} is {shorten(item)}, no entry of a codebook, pair of ids, or report"
        raise one_problem(message)
    return {key: to_struct(cls)(item)}


def _plain_pair(item: tuple[str, str], number: int) -> Any:
    """Return two ids that mean one record, the smaller one first."""
    try:
        return to_plain(Codebook(identical=[item]).identical[0])
    except InvalidDataError as error:
        problems = (each._replace(path=each.path.removeprefix("identical[0]")) for each in error.problems)
        raise InvalidDataError(problem.inside(f"[{number}]") for problem in problems) from None


def read_lines(data: bytes, cls: type[Any]) -> Reading:
    """Return what lines say.

    Args:
        data: The lines.
        cls: `Dossier`, for lines with a header; the class of a list or tuple, for lines without.

    Raises:
        InvalidDataError: The lines of a dossier have no header.
    """
    rows = (Line(number, row) for number, row in enumerate(data.split(b"\n"), 1))
    lines = [line for line in rows if line.data.strip()]
    return _read_dossier(lines) if cls is Dossier else _read_list(lines)


def read_lines_fast(data: bytes, cls: type[Any]) -> Dossier:
    """Return the dossier that lines say, by the fast route alone.

    Raises:
        DOUBTS: The plain route might come to something else.
    """
    header, *lines = data.removesuffix(b"\n").split(b"\n")
    if cls is not Dossier or header != HEADER:
        raise DoubtError
    parts = map(split_line, lines)
    return read_parts((FIELDS.get(key, "reports"), value) for key, value in parts)


def split_line(data: bytes) -> tuple[str, bytes]:
    """Return the key of a line of a dossier, and the undecoded value under it, if it is written as `dump` does.

    Raises:
        DoubtError: It is not.
    """
    found = _WRITTEN.fullmatch(data)
    if found is None:
        raise DoubtError
    return str(found[1], "ascii"), found[2]


class Line(NamedTuple):
    """A line of a file."""

    number: int
    data: bytes

    def parse(self) -> Any:
        """Return what the line says.

        Raises:
            InvalidDataError: It is not JSON; the problem has line and column.
        """
        try:
            return parse_json(self.data)
        except InvalidDataError as error:
            problem = error.problems[0]
            found = _BROKEN.fullmatch(problem.message)
            message, column = (found[1], int(found[2])) if found else (problem.message, 1)
            raise InvalidDataError([problem._replace(message=message, line=self.number, column=column)]) from None

    def parse_item(self) -> tuple[str, Any]:
        """Return the key of a line of a dossier, and what stands under it.

        Raises:
            InvalidDataError: The line is not JSON, or no object with one key that is known.
        """
        found = self.parse()
        if not isinstance(found, dict) or len(found) != 1 or isinstance(found, RepeatingObject):
            message = "is not an object with one key, which says what the line holds"
            raise self.problem(message, found, f"one of: {', '.join(KEYS)}")
        ((key, value),) = cast("dict[str, Any]", found).items()
        if key not in KEYS:
            raise self.problem("is not what a line holds", key, hint_at(key, KEYS))
        return key, value

    def locate(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems, whose paths begin at the top of the line, with line and column."""
        placed = located_in_json(problems, self.data)
        return tuple(problem._replace(line=self.number, column=problem.column or 1) for problem in placed)

    def problem(self, message: str, found: object, hint: str) -> InvalidDataError:
        """Return the error for a line that is not what it should be."""
        return InvalidDataError([Problem("$", message, found, hint, line=self.number, column=1)])


_Places = dict[str, tuple[Line, str]]
"""The line that holds what has a path, and its path in the line."""


def _read_dossier(lines: Sequence[Line]) -> Reading:
    """Return what the lines of a dossier say; broken ones are left out, and are problems."""
    version = version_in(lines[0] if lines else Line(1, b""))
    codebook: dict[str, list[Any]] = {}
    reports: list[Any] = []
    places: _Places = {f"$.{KEY}": (lines[0], f"$.{KEY}")}
    problems: list[Problem] = []
    for line in lines[1:]:
        try:
            key, value = line.parse_item()
        except InvalidDataError as error:
            problems += error.problems
            continue
        held = reports if key == REPORT else codebook.setdefault(FIELDS[key], [])
        path = "$.reports" if key == REPORT else f"$.codebook.{FIELDS[key]}"
        places[f"{path}[{len(held)}]"] = line, f"$.{key}"
        held.append(value)
    data = {KEY: version, "codebook": codebook, "reports": reports}
    return Reading(data, functools.partial(_located, places=places), tuple(problems))


def _read_list(lines: Sequence[Line]) -> Reading:
    """Return what lines say, as a list; broken ones are left out, and are problems."""
    items: list[Any] = []
    places: _Places = {}
    problems: list[Problem] = []
    for line in lines:
        try:
            item = line.parse()
        except InvalidDataError as error:
            problems += error.problems
            continue
        places[f"$[{len(items)}]"] = line, "$"
        items.append(item)
    return Reading(items, functools.partial(_located, places=places), tuple(problems))


def _located(problems: Iterable[Problem], places: _Places) -> tuple[Problem, ...]:
    """Return problems with line and column; each line is gone through once, however many there are in it."""
    by_line = groupby(problems, lambda problem: _outer(problem.path))
    return tuple(chain.from_iterable(_located_in_one(outer, [*group], places) for outer, group in by_line))


def _outer(path: str) -> str:
    """Return the beginning of a path that leads to what a line holds."""
    start, bracket, _ = path.partition("]")
    return f"{start}{bracket}"


def _located_in_one(outer: str, problems: Sequence[Problem], places: _Places) -> Iterable[Problem]:
    """Return problems whose paths all begin alike, with line and column."""
    if outer not in places:
        return problems
    line, inner = places[outer]
    placed = line.locate(each._replace(path=inner + each.path.removeprefix(outer)) for each in problems)
    return (each._replace(path=problem.path) for each, problem in zip(placed, problems, strict=True))


def version_in(line: Line) -> Any:
    """Return the version that a header names.

    Raises:
        InvalidDataError: The line is no header.
    """
    found = line.parse() if line.data else None
    if not isinstance(found, dict) or list(found) != [KEY] or isinstance(found, RepeatingObject):
        raise line.problem("is not the header of a dossier", found, f'the first line is {{"{KEY}":{VERSION}}}')
    return found[KEY]
