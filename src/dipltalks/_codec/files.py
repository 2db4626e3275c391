"""Files: saved whole or not at all, read by suffix; and the same as bytes in memory."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Annotated, Any, TypeVar, overload

import msgspec
from msgspec import Meta

from dipltalks._codec.converter import structure
from dipltalks._codec.json_text import parse_json
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError, UnsupportedFormatError, one_problem
from dipltalks._values.annotations import shape_of
from dipltalks._values.canonical import to_bytes

T = TypeVar("T")
FilePath = str | os.PathLike[str]

Blanks = Annotated[int, Meta(ge=0, le=100)] | None
"""How many blanks to indent each level by; None puts everything into one line."""

SUFFIXES = (".json",)
"""The suffixes of the formats that can be read and written."""


def dumps(value: Any, *, indent: int | None = None) -> bytes:
    """Return an object as JSON in UTF-8. Equal objects give the same bytes.

    Args:
        value: An object of any public class, or a list or tuple of such.
        indent: How many blanks to indent each level by; None puts everything into one line.

    Returns:
        The bytes: what is stated, in the order of the fields.

    Raises:
        InvalidDataError: The object is none that can be saved.

    Example:
        >>> from dipltalks import Meeting
        >>> dumps(Meeting(id="ru-us-2025-03", when="2025-03"))
        b'{"id":"ru-us-2025-03","when":"2025-03"}'
    """
    if problems := tuple(shape_of(Blanks).problems(indent, "indent")):
        raise InvalidDataError(problems)
    try:
        data = to_bytes(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise one_problem(f"cannot be saved: {error}", None, "save records, dates, terms, or lists of them") from None
    return data if indent is None else msgspec.json.format(data, indent=indent)


@overload
def loads(data: bytes | bytearray | memoryview | str) -> Dossier: ...
@overload
def loads(data: bytes | bytearray | memoryview | str, cls: type[T]) -> T: ...
def loads(data: bytes | bytearray | memoryview | str, cls: type[Any] = Dossier) -> Any:
    """Return the object that JSON describes: the reverse of `dumps`.

    Args:
        data: The JSON, in UTF-8 if it is bytes.
        cls: The class of the object: any public class, or a list or tuple of one.

    Returns:
        The object, checked as `structure` checks it.

    Raises:
        InvalidDataError: The data is not JSON, or breaks the rules of the model; every problem is listed with its
            path from the top of the data, `$`.

    Example:
        >>> from dipltalks import Place
        >>> loads(b'{"city": "Istanbul", "country": "TR"}', Place).city
        'Istanbul'
    """
    return structure(parse_json(data), cls)


def dump(value: Any, path: FilePath, *, indent: int | None = 2) -> None:
    """Save an object to a file.

    The file is written beside its target, brought safely to the disk, and only then moved into place: at every moment
    there is the whole old file or the whole new one. A symbolic link is followed, and permissions stay as they are.

    Args:
        value: An object of any public class, or a list or tuple of such.
        path: The file, by a name that ends in `.json`.
        indent: How many blanks to indent each level by; None puts everything into one line.

    Raises:
        InvalidDataError: The object is none that can be saved.
        UnsupportedFormatError: The suffix names no format.
        OSError: The file cannot be written.
    """
    target = Path(os.path.realpath(_known(path)))
    _replace(target, dumps(value, indent=indent) + b"\n")


@overload
def load(path: FilePath) -> Dossier: ...
@overload
def load(path: FilePath, cls: type[T]) -> T: ...
def load(path: FilePath, cls: type[Any] = Dossier) -> Any:
    """Return the object that a file describes: the reverse of `dump`.

    Args:
        path: The file, by a name that ends in `.json`.
        cls: The class of the object: any public class, or a list or tuple of one.

    Returns:
        The object, checked as `structure` checks it.

    Raises:
        InvalidDataError: The file is not JSON, or breaks the rules of the model; every problem is listed.
        UnsupportedFormatError: The suffix names no format.
        OSError: The file cannot be read.
    """
    data = _known(path).read_bytes()
    try:
        return loads(data, cls)
    except InvalidDataError as error:
        raise InvalidDataError(error.problems, str(path)) from None


def _known(path: FilePath) -> Path:
    """Return the path, if its suffix names a format."""
    found = Path(path)
    if "\0" in str(found):
        raise one_problem("is not the name of a file", str(found))
    if found.suffix.lower() not in SUFFIXES:
        raise UnsupportedFormatError(str(path), SUFFIXES)
    return found


def _replace(target: Path, data: bytes) -> None:
    """Put a file in the place of another, whole or not at all."""
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):  # there is no old file whose permissions could be kept
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the name of a new file to the disk, on systems where a folder can be opened for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
