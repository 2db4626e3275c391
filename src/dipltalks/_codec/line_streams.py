"""Streams of lines: dossiers larger than memory, read and written item by item."""

import contextlib
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from dipltalks._codec.disk import LARGEST, ZIPPED, FilePath, checked_path, opened, replacing, too_large
from dipltalks._codec.json_lines import CLASS_OF, FIELDS, REPORT, Item, Line, dossier_lines, split_line, version_in
from dipltalks._codec.migrations import KEY, VERSION, migrate
from dipltalks._codec.structuring import structure
from dipltalks._codec.wire import DOUBTS, FastReading, fast_reading
from dipltalks._errors import InvalidDataError, UnsupportedFormatError, one_problem, visible
from dipltalks._model.codebook import Codebook
from dipltalks._model.report import Report

SUFFIX = ".jsonl"

BATCH = 100
"""How many lines share equal values; those of a whole file would fill the memory."""


def iter_load(path: FilePath, *, max_bytes: int = LARGEST) -> Generator[Item]:
    """Read a dossier from JSON lines, one item after the other, in flat memory.

    Each item is checked as `load` checks it, quotations included; but whether the codebook has what a report refers
    to is known only to who has read all of it. The file is open from the first item to the last, or until the generator
    is closed or no longer held.

    Args:
        path: The file, by a name that ends in `.jsonl` or `.jsonl.gz`.
        max_bytes: How many bytes a line may have.

    Yields:
        What the lines hold, in their order: entries of the codebook (`Party`, `Person`, `Topic`, `Track`, `Locality`),
        pairs of ids that mean one record, and each `Report`.

    Raises:
        InvalidDataError: A line breaks the rules; all that is wrong in it is listed, with line and column.
        UnsupportedFormatError: The suffix is another one.
        OSError: The file cannot be read.

    Example:
        >>> from dipltalks import dump, seeds
        >>> dump(seeds.dossier(), "talks.jsonl")
        >>> [item.key for item in iter_load("talks.jsonl") if isinstance(item, Report)]
        ['unnamed-2025-04-02', 'rt-2025-04-08']
    """
    return _items(_path_of_lines(path), max_bytes)


def iter_dump(items: Iterable[Item], path: FilePath) -> None:
    """Save a dossier as JSON lines, one item after the other, in flat memory.

    The old file stays until the new one is whole.

    Args:
        items: Entries of the codebook, pairs of ids that mean one record, and reports, in any order.
        path: The file, by a name that ends in `.jsonl` or `.jsonl.gz`.

    Raises:
        InvalidDataError: An item is something else, or two ids are not those of two records.
        UnsupportedFormatError: The suffix is another one.
        OSError: The file cannot be written.

    Example:
        >>> from dipltalks import load, seeds
        >>> dossier = seeds.dossier()
        >>> iter_dump([*dossier.parties, *dossier.people, *dossier.topics, *dossier.tracks], "codebook.jsonl")
        >>> load("codebook.jsonl")
        <Dossier: 0 reports, 0 meetings, 0 agreements, 0 statements>
    """
    target, given = _path_of_lines(path), cast("Any", items)
    if not isinstance(given, Iterable):
        raise one_problem("cannot be gone through item by item", items, "give a list or a generator", path="items")
    with replacing(target) as file:
        file.writelines(dossier_lines(items))


def _path_of_lines(path: FilePath) -> Path:
    """Return the path of a file of JSON lines.

    Raises:
        UnsupportedFormatError: Its suffix is another one.
    """
    found = checked_path(path)
    if not found.name.lower().endswith((SUFFIX, f"{SUFFIX}{ZIPPED}")):
        raise UnsupportedFormatError(str(path), [SUFFIX, f"{SUFFIX}{ZIPPED}"])
    return found


def _items(path: Path, most: int) -> Generator[Item]:
    """Yield what the lines of a dossier hold."""
    try:
        with opened(path) as file, fast_reading() as reading:
            lines = _lines_in(file, most)
            header = next(lines, Line(1, b""))
            version = version_in(header)
            _check_version(header, version)
            for number, line in enumerate(lines, 1):
                yield _item_in(line, version, reading)
                if number % BATCH == 0:
                    reading.forget()
    except InvalidDataError as error:
        raise InvalidDataError(error.problems, visible(str(path))) from None


def _lines_in(file: IO[bytes], most: int) -> Iterator[Line]:
    """Yield the lines of a file, apart from empty ones."""
    number = 0
    while data := file.readline(most + 1):
        number += 1
        if len(data) > most:
            raise too_large(most)
        if data.strip():
            yield Line(number, data.removesuffix(b"\n"))


def _check_version(header: Line, version: Any) -> None:
    """Raise an error for a version that cannot be read."""
    try:
        migrate({KEY: version})
    except InvalidDataError as error:
        raise InvalidDataError(header.locate(problem.inside("$") for problem in error.problems)) from None


def _item_in(line: Line, version: Any, reading: FastReading) -> Item:
    """Return what a line of a dossier holds, by the fast route if that can be taken."""
    if version == VERSION:
        with contextlib.suppress(*DOUBTS):
            key, value = split_line(line.data)
            return cast("Item", reading.read(value, CLASS_OF.get(key)))
    key, value = line.parse_item()
    if key == REPORT:
        data = migrate({KEY: version, "reports": [value]})["reports"][0]
        return cast("Report", _structured(line, data, Report, "$", "$.report"))
    field = FIELDS[key]
    data = migrate({KEY: version, "codebook": {field: [value]}})["codebook"]
    codebook = _structured(line, data, Codebook, f"$.{field}[0]", f"$.{key}")
    return cast("Item", getattr(codebook, field)[0])


def _structured(line: Line, data: Any, cls: type[Any], outer: str, inner: str) -> Any:
    """Return an object, or raise an error whose paths begin at the top of the line."""
    try:
        return structure(data, cls)
    except InvalidDataError as error:
        in_line = (each._replace(path=inner + each.path.removeprefix(outer)) for each in error.problems)
        raise InvalidDataError(line.locate(in_line)) from None
