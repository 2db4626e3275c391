"""The canonical form: the one way to write a value as plain data, and the digest of it.

The fold orders reports by this digest and the codec writes this form, so it stands below both.
Fields come in their declared order, and what is not stated is left out.
"""

import hashlib
import typing
from collections.abc import Iterable
from typing import Any

import msgspec

from dipltalks._values.record import Record, layout_of
from dipltalks._values.terms import Term
from dipltalks._values.when import When


def to_plain(value: Any) -> Any:
    """Return a value as plain data: dict, list, str, int, float, bool and None.

    Args:
        value: A record, a date, a term, a tuple or list of such, or plain data itself.

    Returns:
        For a record, a dict of the fields that differ from their default; for a date or a term, its text; for a
        tuple, a list; anything else as it is.

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
    if isinstance(value, Term | When):
        return str(value)
    return value


def to_bytes(value: Any) -> bytes:
    """Return a value in its canonical form as compact JSON in UTF-8."""
    return msgspec.json.encode(to_plain(value))


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's canonical form, in hexadecimal.

    Equal values have the same digest on every platform and every version of Python.
    """
    return hashlib.sha256(to_bytes(value)).hexdigest()
