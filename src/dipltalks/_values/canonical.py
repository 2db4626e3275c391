"""The canonical form: the one way to write a value as plain data, and the digest of it.

The fold orders reports by this digest and the codec writes this form, so it stands below both.
Fields come in their declared order, and what is not stated is left out.
"""

import enum
import hashlib
import itertools
import math
import typing
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from dipltalks._errors import shorten
from dipltalks._values.record import Record, layout_of
from dipltalks._values.when import When

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Return a value as plain data: dict, list, str, int, float, bool and None.

    Args:
        value: A record, a date, a term, plain data, or a tuple, list or dict of such.

    Returns:
        For a record, a dict of the fields that differ from their default; for a date or a term, its text; for a
        tuple, a list; plain data as it is.

    Raises:
        TypeError: It is, or holds, something else, such as a set, whose order would differ from run to run.

    Example:
        >>> from dipltalks import Meeting
        >>> to_plain(Meeting(id="ru-us-2025-03", when="2025-03", status="held"))
        {'id': 'ru-us-2025-03', 'when': '2025-03', 'status': 'held'}
    """
    if isinstance(value, Record):
        stated = ((name, getattr(value, name), default) for name, default in layout_of(type(value)).defaults.items())
        return {name: to_plain(field) for name, field, default in stated if field != default}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in typing.cast("Iterable[Any]", value)]
    if isinstance(value, enum.StrEnum | When):
        return str(value)
    if isinstance(value, dict):
        return {_key(key): to_plain(item) for key, item in value.items()}
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    raise TypeError(f"it holds a {type(value).__name__}, {shorten(value)}")


def _key(key: Any) -> str:
    """Return the key of an object, which is text."""
    if not isinstance(key, str):
        raise TypeError(f"it holds an object with the key {shorten(key)}, which is not text")
    return key


def to_bytes(value: Any) -> bytes:
    """Return a value in its canonical form as compact JSON in UTF-8."""
    return msgspec.json.encode(to_plain(value))


def in_canonical_order(values: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    """Return values sorted by a key, each once; those that the key does not tell apart go by their digest."""
    ordered = sorted(dict.fromkeys(values), key=key)
    tied = (list(group) for _, group in itertools.groupby(ordered, key=key))
    return tuple(value for group in tied for value in (sorted(group, key=digest) if len(group) > 1 else group))


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's canonical form, in hexadecimal.

    Equal values have the same digest on every platform and every version of Python.
    """
    return hashlib.sha256(to_bytes(value)).hexdigest()
