"""Files: saved whole or not at all, read by suffix; and JSON as bytes in memory."""

import contextlib
import functools
from collections.abc import Generator
from typing import Annotated, Any, Literal, TypeVar, overload

from dipltalks._codec.disk import LARGEST, FilePath, checked_path, read_bytes, replacing
from dipltalks._codec.formats import SUFFIXES, format_of, json_bytes, names_folder
from dipltalks._codec.migrations import stored
from dipltalks._codec.reading import PartialDossier, structured, structured_in_part
from dipltalks._codec.wire import DOUBTS, decode
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError, UnsupportedFormatError, one_problem, shorten, visible
from dipltalks._values.annotations import shape_of
from dipltalks._values.canonical import to_pieces
from dipltalks._values.limits import Limits

T = TypeVar("T")

Blanks = Annotated[int, Limits(ge=0, le=100)] | None
"""How many blanks to indent each level by; None puts everything into one line."""


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
    _check_indent(indent)
    with _refusing():
        return json_bytes(stored(value, to_pieces), indent)


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
    return decode(data, cls)


def dump(value: Any, path: FilePath, *, indent: int | None = 2, suffix: str | None = None) -> None:
    """Save an object to a file, or a dossier to a folder.

    A file is written beside its target, brought safely to the disk, and only then moved into place: at every moment
    there is the whole old file or the whole new one. A symbolic link is followed, and permissions stay as they are.
    A folder reads at every moment as what it held before or as what is saved, and files in it that are no part of the
    dossier stay.

    Args:
        value: An object of any public class, or a list or tuple of such.
        path: The file, by a name that ends in `.json`, `.jsonl`, `.yaml`, `.yml` or `.msgpack`, each also with `.gz`
            behind it. For a dossier also a folder: one that is there, or a name without suffix or with `/` at its end.
        indent: How many blanks to indent each level of JSON by; None puts everything into one line.
        suffix: For a folder, whether codebook and reports are `.json` or `.yaml` files; absent, they are what the
            codebook that is there is, and `.json` if there is none.

    Raises:
        InvalidDataError: The object is none that can be saved, or the folder holds something else.
        UnsupportedFormatError: The suffix names no format.
        OSError: The file cannot be written.

    Example:
        >>> from pathlib import Path
        >>> from dipltalks import Meeting
        >>> dump(Meeting(id="ru-us-2025-03", when="2025-03"), "meeting.yaml")
        >>> print(Path("meeting.yaml").read_text(), end="")
        id: ru-us-2025-03
        when: 2025-03
    """
    _check_indent(indent)
    target = checked_path(path)
    if isinstance(value, Dossier) and names_folder(path):
        from dipltalks._codec.saved_folder import save_folder

        try:
            save_folder(value, target, indent=indent, suffix=suffix)
        except InvalidDataError as error:
            raise InvalidDataError(error.problems, visible(str(path))) from None
        return
    if suffix is not None:
        raise one_problem("is given, but only files in a folder have one", suffix, path="suffix")
    if (format_ := format_of(target)) is None:
        raise UnsupportedFormatError(str(path), SUFFIXES)
    with replacing(target) as file, _refusing():
        file.writelines(format_.write(value, indent))


@overload
def load(path: FilePath, *, partial: Literal[False] = False, max_bytes: int = LARGEST) -> Dossier: ...
@overload
def load(path: FilePath, *, partial: Literal[True], max_bytes: int = LARGEST) -> PartialDossier: ...
@overload
def load(path: FilePath, cls: type[T], *, max_bytes: int = LARGEST) -> T: ...
def load(path: FilePath, cls: type[Any] = Dossier, *, partial: bool = False, max_bytes: int = LARGEST) -> Any:
    """Return the object that a file or a folder describes: the reverse of `dump`.

    Args:
        path: The file or folder, by a name as `dump` takes it.
        cls: The class of the object: any public class, or a list or tuple of one.
        partial: Whether to read as much of a dossier as is sound, and to return what is wrong with the other reports
            instead of raising it.
        max_bytes: How many bytes there may be, after decompression; in a folder, in all its files.

    Returns:
        The object, checked as `structure` checks it; or, of a dossier in part, a `PartialDossier`.

    Raises:
        InvalidDataError: The file is not in its format, or breaks the rules of the model. Every problem is listed,
            with line and column where the file is text, and with the name of the file in a folder. In part, only what
            is wrong outside the reports is raised.
        UnsupportedFormatError: The suffix names no format.
        MissingExtraError: The file is YAML, and the extra `yaml` is not installed.
        OSError: The file cannot be read.
        TypeError: `cls` is no class of dipltalks, or no dossier, though it is to be read in part.

    Example:
        >>> from dipltalks import Meeting
        >>> dump(Meeting(id="ru-us-2025-03", when="2025-03"), "meeting.json.gz")
        >>> load("meeting.json.gz", Meeting).when
        When('2025-03')
    """
    found = checked_path(path)
    made = structured_in_part if partial else functools.partial(structured, cls=cls)
    if partial and cls is not Dossier:
        raise TypeError(f"{shorten(cls)} is not read in part: only a dossier is")
    try:
        if cls is Dossier and names_folder(path):
            from dipltalks._codec.saved_folder import load_folder

            return made(load_folder(found, max_bytes))
        if (format_ := format_of(found)) is None:
            raise UnsupportedFormatError(str(path), SUFFIXES)
        data = read_bytes(found, max_bytes)
        if format_.read_fast and not partial:
            with contextlib.suppress(*DOUBTS):
                return format_.read_fast(data, cls)
        return made(format_.read(data, cls))
    except InvalidDataError as error:
        raise InvalidDataError(error.problems, visible(str(path))) from None


def _check_indent(indent: int | None) -> None:
    """Raise an error for an indent that is none."""
    if problems := tuple(shape_of(Blanks).problems(indent, "indent")):
        raise InvalidDataError(problems)


@contextlib.contextmanager
def _refusing() -> Generator[None]:
    """Turn what writing raises into the error for an object that cannot be saved."""
    try:
        yield
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise one_problem(f"cannot be saved: {error}", None, "save records, dates, terms, or lists of them") from None
