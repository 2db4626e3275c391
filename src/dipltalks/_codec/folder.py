"""A dossier as a folder: `codebook`, `reports/*` and `texts/*`, the form in which a team keeps it.

Here a folder is what its files hold, by their names; `saved_folder` reads and writes the files themselves.

- `codebook` names the version of the format. Each report is a file; its name is free.
- The text of a source that states none is `texts/<id of the source>.txt`, exactly as it stands there. A report that
  lacks the text which another report on its source has says `text: null`.
- What is written can be copied to any common system: no two names differ in case alone, none is long, and none is that
  of a device. Where a text would need such a name, the report states it.
- Evidence leaves out what reading fills in: the report's own source, and offsets that only one place fits.
"""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from dipltalks._codec.migrations import KEY, VERSION
from dipltalks._codec.reading import Reading, read_json, utf8_text
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError, Problem
from dipltalks._model.quotation import find_places
from dipltalks._model.report import KINDS, Report
from dipltalks._model.source import Source
from dipltalks._values.canonical import digest, to_plain

CODEBOOK = "codebook"
REPORTS = "reports"
TEXTS = "texts"

JSON = ".json"
RECORDS = (JSON, ".yaml", ".yml")
"""The suffixes of the files that hold codebook and reports."""

TEXT = ".txt"
LONGEST_NAME = 150
"""Characters that the name of a file takes over from its report."""

_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])(\.|$)", re.IGNORECASE)
"""What Windows takes for a device, such as `aux.json`: no file can have such a name there."""


def is_part(name: str) -> bool:
    """Tell whether a file of a folder belongs to its dossier.

    Args:
        name: The name of the file in the folder, with `/` between folder and file.

    Example:
        >>> [is_part(name) for name in ("codebook.yaml", "reports/rt.json", "reports/.rt.json", "README.md")]
        [True, True, False, False]
    """
    path = PurePosixPath(name)
    if path.name.startswith("."):
        return False
    if str(path.parent) == TEXTS:
        return path.suffix == TEXT
    return path.suffix in RECORDS and (str(path.parent) == REPORTS or name == f"{CODEBOOK}{path.suffix}")


def read_folder(files: Mapping[str, bytes]) -> Reading:
    """Return what a folder says.

    Args:
        files: What its files hold, by their names.

    Raises:
        InvalidDataError: There is no codebook, or there are two, or it cannot be read.
    """
    readings: dict[str, Reading] = {}
    problems: list[Problem] = []
    for name in sorted(name for name in files if not name.startswith(TEXTS)):
        try:
            readings[name] = _read_file(name, files)
        except InvalidDataError as error:
            problems += (problem if problem.file else problem._replace(file=name) for problem in error.problems)
    books = [name for name in files if name.startswith(CODEBOOK)]
    if len(books) != 1:
        problems.append(Problem("$", f"has {len(books)} codebooks", None, "keep one: codebook.json or codebook.yaml"))
    if len(books) != 1 or books[0] not in readings:
        raise InvalidDataError(problems)
    codebook = readings.pop(books[0])
    data = {"codebook": codebook.data, "reports": [reading.data for reading in readings.values()]}
    places = {"$.codebook": (books[0], codebook, "$")}
    places |= {f"$.reports[{i}]": (name, reading, "$") for i, (name, reading) in enumerate(readings.items())}
    if isinstance(codebook.data, dict) and KEY in codebook.data:
        data = {KEY: codebook.data.pop(KEY), **data}
        places[f"$.{KEY}"] = books[0], codebook, f"$.{KEY}"
    return Reading(data, functools.partial(_located, places=places), tuple(problems))


def _read_file(name: str, files: Mapping[str, bytes]) -> Reading:
    """Return what a file says; a report also has the text of its source, if that is a file of its own."""
    reading = _read_records(name, files[name])
    source = reading.data.get("source") if isinstance(reading.data, dict) else None
    if isinstance(source, dict) and "text" not in source:
        text = f"{TEXTS}/{source.get('id')}{TEXT}"
        if text in files:
            try:
                source["text"] = utf8_text(files[text], "text")
            except InvalidDataError as error:
                raise InvalidDataError(problem._replace(file=text) for problem in error.problems) from None
    return reading


def _read_records(name: str, data: bytes) -> Reading:
    """Return what a file of records says."""
    if name.endswith(JSON):
        return read_json(data)
    from dipltalks._codec.yaml_text import read_yaml

    return read_yaml(data)


_PLACE = re.compile(r"^\$\.\w+(?:\[\d+\])?")
_Places = Mapping[str, tuple[str, Reading, str]]
"""The file that holds what has a path, what the file says, and the path in it."""


def _located(problems: Iterable[Problem], places: _Places) -> tuple[Problem, ...]:
    """Return problems with their files, and with paths that begin at the top of those, file by file."""
    found: dict[str, tuple[Reading, list[Problem]]] = {}
    for problem in problems:
        outer = _PLACE.findall(problem.path)[0]
        name, reading, inner = places[outer]
        in_file = problem._replace(path=inner + problem.path.removeprefix(outer), file=name)
        found.setdefault(name, (reading, []))[1].append(in_file)
    return tuple(problem for reading, in_file in found.values() for problem in reading.locate(in_file))


def folder_files(dossier: Dossier, suffix: str, write: Callable[[Any], bytes]) -> dict[str, bytes]:
    """Return what the files of a folder hold, by their names: the codebook, the reports, the texts.

    Args:
        dossier: The dossier.
        suffix: The suffix of the files for the codebook and the reports.
        write: Writes plain data in the format of that suffix.
    """
    sources = [report.source for report in dossier.reports]
    texts: dict[str, Source] = {}
    for source in sources:
        if source.text is not None and not _DEVICE.match(source.id):
            texts.setdefault(source.id.casefold(), source)  # not every system tells `A.txt` from `a.txt`
    files = {f"{CODEBOOK}{suffix}": write({KEY: VERSION, **to_plain(dossier.codebook)})}
    taken: set[str] = set()
    for report in dossier.reports:
        kept = texts.get(report.source.id.casefold())
        files[f"{REPORTS}/{_name_of(report, taken)}{suffix}"] = write(_plain(report, kept))
    return files | {f"{TEXTS}/{each.id}{TEXT}": (each.text or "").encode() for each in texts.values()}


def _name_of(report: Report, taken: set[str]) -> str:
    """Return a name for the file of a report that no other file has, and note it."""
    revision = f".r{report.revision}" if report.revision > 1 else ""
    name = f"{report.key.replace('/', '.')}{revision}"
    name = f"_{name}" if _DEVICE.match(name) else name
    if len(name) > LONGEST_NAME or name.casefold() in taken:
        name = f"{name[:LONGEST_NAME]}.{digest(report)[:16]}"
    taken.add(name.casefold())
    return name


def _plain(report: Report, kept: Source | None) -> dict[str, Any]:
    """Return a report as plain data, without what reading fills in again.

    Args:
        report: The report.
        kept: The source whose text is in a file, if that may be the file for this report.
    """
    plain: dict[str, Any] = to_plain(report)
    if kept is not None and kept.id == report.source.id:
        if report.source.text is None:
            plain["source"]["text"] = None
        elif report.source.text == kept.text:
            del plain["source"]["text"]
    for kind in KINDS:
        for record in plain.get(kind, ()):
            for evidence in record.get("evidence", ()):
                _leave_out_what_is_filled_in(evidence, report.source)
    return plain


def _leave_out_what_is_filled_in(evidence: dict[str, Any], source: Source) -> None:
    """Remove from evidence the report's own source, and offsets that only one place fits."""
    if evidence["source"] != source.id:
        return
    del evidence["source"]
    if "start" in evidence and source.text is not None:
        places = find_places(source.text, evidence["quote"], source.body)
        if places == (evidence["start"],):
            del evidence["start"], evidence["end"]
