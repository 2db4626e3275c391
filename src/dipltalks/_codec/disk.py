"""The disk: files read up to a limit, and written whole or not at all."""

import contextlib
import io
import os
import secrets
import zlib
from collections.abc import Generator
from pathlib import Path
from typing import IO, cast

from dipltalks._errors import InvalidDataError, one_problem

FilePath = str | os.PathLike[str]

LARGEST = 2**30
"""How many bytes are read from a dossier if the caller sets no other limit: 1 GiB, counted after decompression."""

ZIPPED = ".gz"
"""The suffix, behind that of a format, of a file that is compressed with gzip."""

_PORTION = 2**20


def checked_path(path: FilePath) -> Path:
    """Return a path, if a file can have that name.

    Raises:
        InvalidDataError: It holds a zero byte.
    """
    found = Path(path)
    if "\0" in str(found):
        raise one_problem("is not the name of a file", str(found))
    return found


def is_zipped(path: Path) -> bool:
    """Tell whether the name of a file says that it is compressed."""
    return path.suffix.lower() == ZIPPED


def read_bytes(path: Path, most: int) -> bytes:
    """Return what a file holds, decompressed if its name says so.

    Args:
        path: The file.
        most: How many bytes there may be.

    Raises:
        InvalidDataError: There are more bytes, or the file is not compressed, though its name says so.
        OSError: The file cannot be read.
    """
    with opened(path) as file:
        portions: list[bytes] = []
        left = most
        while portion := file.read(min(_PORTION, left + 1)):
            left -= len(portion)
            if left < 0:
                raise too_large(most)
            portions.append(portion)
    return b"".join(portions)


def too_large(most: int) -> InvalidDataError:
    """Return the error for a file, or a line of one, that is larger than was allowed."""
    return one_problem(
        f"is larger than {most:,} bytes", None, "if it is to be trusted, give a higher max_bytes", path="$"
    )


@contextlib.contextmanager
def opened(path: Path) -> Generator[IO[bytes]]:
    """Open a file for reading, and decompress what is read if its name says so.

    Raises:
        InvalidDataError: What is read is not compressed, though its name says so.
        OSError: The file cannot be read.
    """
    if not is_zipped(path):
        with path.open("rb") as file:
            yield file
        return
    import gzip

    try:
        with gzip.open(path, "rb") as file:
            yield cast("IO[bytes]", file)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise one_problem(f"is not compressed with gzip, or not whole: {error}", path="$") from None


@contextlib.contextmanager
def replacing(path: Path) -> Generator[IO[bytes]]:
    """Write a file that takes the place of another, whole or not at all.

    It is written beside its target, brought safely to the disk, and only then moved into place. A symbolic link is
    followed, and permissions stay as they are; so do owner and group, where the system lets them be given.

    Args:
        path: The file; what is written is compressed if its name says so.

    Raises:
        OSError: The file cannot be written.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            _take_over(beside, target)
            with _compressing(file) if is_zipped(path) else contextlib.nullcontext(file) as content:
                yield content
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException as error:
        with contextlib.suppress(OSError):  # it may not even be there
            beside.unlink()
        if isinstance(error, OSError) and error.filename == str(beside):
            error.filename = str(path)  # the name that was asked for
        raise
    sync_folder(target.parent)


def _take_over(new: Path, old: Path) -> None:
    """Give a file that is still empty the owner, the group and the permissions of another, if that is there."""
    try:
        status = old.stat()
    except FileNotFoundError:
        return
    for owner, group in ((-1, status.st_gid), (status.st_uid, -1)):
        with contextlib.suppress(AttributeError, OSError):  # not all systems have owners, or let all give files to them
            os.chown(new, owner, group)
    new.chmod(status.st_mode & 0o7777)


def write_bytes(path: Path, data: bytes) -> None:
    """Put a file with some content in the place of another, whole or not at all."""
    with replacing(path) as file:
        file.write(data)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, on systems where a folder can be opened for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _compressing(file: IO[bytes]) -> IO[bytes]:
    """Return a file that compresses what is written to it: equal content to equal bytes, without name and time."""
    import gzip

    return cast("IO[bytes]", gzip.GzipFile("", "wb", fileobj=cast("io.BufferedIOBase", file), mtime=0))
