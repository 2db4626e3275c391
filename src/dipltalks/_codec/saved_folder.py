"""Folders on the disk: a dossier is read from its files, and saved so that an interruption loses nothing.

What is saved goes into one file first, `.unfinished.json`, which appears whole or not at all. From then on that file is
what is read, until every other file is in its place and it is removed. So at every moment the folder reads as what was
there before, or as what was saved. Files that do not belong to the dossier stay as they are.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from dipltalks._codec.disk import read_bytes, sync_folder, too_large, write_bytes
from dipltalks._codec.folder import CODEBOOK, JSON, RECORDS, REPORTS, TEXTS, folder_files, is_part, read_folder
from dipltalks._codec.formats import json_bytes, records_bytes
from dipltalks._codec.migrations import stored
from dipltalks._codec.reading import Reading, read_json
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError, Problem, UnsupportedFormatError, one_problem

UNFINISHED = ".unfinished.json"
"""The file that holds all that is being saved, while the other files are put in their places."""


def load_folder(folder: Path, most: int) -> Reading:
    """Return what a folder says.

    Args:
        folder: The folder.
        most: How many bytes there may be in all its files.

    Raises:
        InvalidDataError: There is no codebook, a file leads out of the folder, or there are more bytes.
        OSError: A file cannot be read.
    """
    if (folder / UNFINISHED).exists():
        return read_json(read_bytes(_inside(folder, [UNFINISHED])[UNFINISHED], most))
    files: dict[str, bytes] = {}
    left = most
    for name, path in _inside(folder, _parts_in(folder)).items():
        files[name] = read_bytes(path, most)
        left -= len(files[name])
        if left < 0:
            raise too_large(most)
    return read_folder(files)


def save_folder(dossier: Dossier, folder: Path, *, indent: int | None, suffix: str | None) -> None:
    """Save a dossier in a folder.

    Args:
        dossier: The dossier.
        folder: The folder; it is made if it is not there.
        indent: How many blanks to indent each level of JSON by.
        suffix: The suffix of the files for codebook and reports; absent, that of the codebook that is there.

    Raises:
        InvalidDataError: The folder has reports or texts, but no codebook, or a file leads out of it or to another one.
        UnsupportedFormatError: The suffix is none of those.
        OSError: A file cannot be written.
    """
    if suffix not in (None, *RECORDS):
        raise UnsupportedFormatError(suffix, RECORDS)
    folder.mkdir(exist_ok=True)
    old = _parts_in(folder)
    books = [name for name in old if name.startswith(CODEBOOK)]
    if old and not books and not (folder / UNFINISHED).exists():
        raise one_problem("has reports or texts, but no codebook", None, "choose another folder", path="$")
    suffix = suffix or (Path(books[0]).suffix if books else JSON)
    new = folder_files(dossier, suffix, lambda data: records_bytes(data, suffix, indent))
    targets = _inside(folder, (".", REPORTS, UNFINISHED, *old, *new))
    _check_apart(targets)
    write_bytes(targets[UNFINISHED], json_bytes(stored(dossier), None))
    for name in sorted({*old} - {*new}):  # before writing: to some systems, `A.json` is `a.json`
        (folder / name).unlink()
    for place in {targets[name].parent for name in new}:
        place.mkdir(exist_ok=True)
    for name, data in new.items():
        if not targets[name].exists() or targets[name].read_bytes() != data:
            write_bytes(targets[name], data)
    for place in (folder / REPORTS, folder / TEXTS, folder):
        sync_folder(place)
    (folder / UNFINISHED).unlink()


def _parts_in(folder: Path) -> list[str]:
    """Return the names of the files in a folder that belong to its dossier."""
    names = os.listdir(folder)  # noqa: PTH208  # names are what is looked at
    for part in (REPORTS, TEXTS):
        if (folder / part).is_dir():
            names += (f"{part}/{name}" for name in os.listdir(folder / part))  # noqa: PTH208  # likewise
    return sorted(filter(is_part, names))


def _inside(folder: Path, names: Iterable[str]) -> dict[str, Path]:
    """Return where files of a folder really are, by their names.

    Raises:
        InvalidDataError: One is a link, or stands in one, that leads out of the folder.
    """
    root = os.path.realpath(folder)
    found = {name: Path(os.path.realpath(folder / name)) for name in names}
    for name, path in found.items():
        if not path.is_relative_to(root):
            hint = "put the file itself into the folder"
            raise InvalidDataError([Problem("$", "leads out of the folder", None, hint, file=name)])
    return found


def _check_apart(targets: Mapping[str, Path]) -> None:
    """Raise an error for two names of one file or folder: what is saved under one would be taken for the other.

    Names that differ in case alone are one file to some systems, and only one of them is saved.
    """
    names: dict[Path, str] = {}
    for name, path in targets.items():
        if (other := names.setdefault(path, name)).casefold() != name.casefold():
            hint = "replace the link by what it should lead to"
            raise InvalidDataError([Problem("$", f"leads to the same place as {other}", None, hint, file=name)])
