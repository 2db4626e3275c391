"""Reading: what a file says as plain data, and the way back from a problem to its place in the file."""

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from dipltalks._codec.garbage import no_full_collection
from dipltalks._codec.json_text import parse_json
from dipltalks._codec.positions import located, positions_in_json
from dipltalks._codec.structuring import structure
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError, Problem, one_problem

T = TypeVar("T")

_REPORT = re.compile(r"\$\.reports\[(\d+)\]")

Locate = Callable[[Iterable[Problem]], tuple[Problem, ...]]


class Reading(NamedTuple):
    """What a file says."""

    data: Any
    """Plain data."""
    locate: Locate = tuple
    """Returns problems of the data, whose paths begin at its top, with their places in the file."""
    problems: tuple[Problem, ...] = ()
    """What could not be read and is not in the data: broken lines, or files of a folder."""


class PartialDossier(NamedTuple):
    """As much of a dossier as could be read.

    Example:
        >>> import dipltalks as dt
        >>> wire = {"source": {"id": "wire"}, "meetings": [{"id": "riyadh", "when": "2025-02-18"}]}
        >>> typo = {"source": {"id": "blog"}, "meetings": [{"id": "riyadh", "when": "2025-02-81"}]}
        >>> dt.dump({"dipltalks": 1, "codebook": {}, "reports": [wire, typo]}, "talks.json")
        >>> read = dt.load("talks.json", partial=True)
        >>> [report.key for report in read.dossier.reports]
        ['wire']
        >>> [(problem.path, problem.line) for problem in read.problems]
        [('$.reports[1].meetings[0].when', 23)]
    """

    dossier: Dossier
    """The codebook, and the reports that are sound."""
    problems: tuple[Problem, ...]
    """What is wrong with the rest; none if everything could be read."""


def read_json(data: bytes) -> Reading:
    """Return what JSON says.

    Raises:
        InvalidDataError: It is no JSON.
    """
    return Reading(parse_json(data), functools.partial(located_in_json, data=data))


def located_in_json(problems: Iterable[Problem], data: bytes) -> tuple[Problem, ...]:
    """Return problems of what JSON says, with line and column."""
    return located(problems, lambda paths: positions_in_json(str(data, "utf-8").removeprefix("\ufeff"), paths))


def structured(reading: Reading, cls: type[T]) -> T:
    """Return the object that a file describes.

    Raises:
        InvalidDataError: Something is wrong with it; all problems are listed, with their places in the file.
    """
    try:
        with no_full_collection():
            made = structure(reading.data, cls)
    except InvalidDataError as error:
        raise InvalidDataError(reading.problems + reading.locate(error.problems)) from None
    if reading.problems:
        raise InvalidDataError(reading.problems)
    return made


def structured_in_part(reading: Reading) -> PartialDossier:
    """Return the dossier of the sound reports, and the problems of the others.

    Raises:
        InvalidDataError: Something is wrong outside the reports, such as in the codebook.
    """
    try:
        return PartialDossier(structure(reading.data, Dossier), reading.problems)
    except InvalidDataError as error:
        places = [_REPORT.match(problem.path) for problem in error.problems]
        problems = reading.problems + reading.locate(error.problems)
    bad = {int(place[1]) for place in places if place}
    if None in places:
        raise InvalidDataError(problems)
    sound = [report for index, report in enumerate(reading.data["reports"]) if index not in bad]
    return PartialDossier(structure({**reading.data, "reports": sound}, Dossier), problems)


def utf8_text(data: bytes, form: str) -> str:
    """Return the text that bytes in UTF-8 stand for.

    Args:
        data: The bytes.
        form: What they should be, such as `YAML`.

    Raises:
        InvalidDataError: They are not UTF-8.
    """
    try:
        return str(data, "utf-8")
    except UnicodeDecodeError as error:
        message = f"is not {form}: byte {error.start} is not UTF-8"
        raise one_problem(message, None, "save the file in UTF-8", path="$") from None
