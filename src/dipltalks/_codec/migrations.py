"""Migrations: a dossier that was saved in an older version of the format, brought to the one of today.

A saved dossier names its version under the key `dipltalks`; one without that key has version 0.
`STEPS[n]` brings the plain data of version n to version n + 1. A step is a pure function from a dict to a dict, looks
at no more than one entry or report at a time, and keeps them in their places, so that what is found wrong afterwards
can be shown where it stands in the file.
"""

import copy
from collections.abc import Callable
from typing import Any

from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import one_problem
from dipltalks._values.canonical import to_plain

KEY = "dipltalks"
"""The key of a saved dossier that names the version of its format."""


def _with_a_version(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 names its version, and differs in nothing else."""
    return data


STEPS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = (_with_a_version,)
"""What brings each version to the next one."""

VERSION = len(STEPS)
"""The version that is written."""


def migrate(data: Any) -> Any:
    """Return the plain data of a dossier in the form of today, without the key that names its version.

    Args:
        data: The data of a saved dossier; it stays as it is. What is no object is returned untouched.

    Raises:
        InvalidDataError: The version is none, or newer than those that can be read.

    Example:
        >>> migrate({"dipltalks": 1, "codebook": {}})
        {'codebook': {}}
    """
    if not isinstance(data, dict):
        return data
    body: dict[str, Any] = copy.copy(data)  # an object that remembers repeated keys goes on remembering them
    for step in STEPS[_known(body.pop(KEY, 0)) :]:
        body = step(body)
    return body


def stored(value: Any, form: Callable[[Any], Any] = to_plain) -> Any:
    """Return a value as the plain data that files hold: a dossier names the version of the format.

    Args:
        value: A record, a date, a term, or a list, tuple or dict of such.
        form: Brings the value into the form in which it is written.

    Example:
        >>> from dipltalks import Codebook
        >>> stored(Dossier(codebook=Codebook()))
        {'dipltalks': 1, 'codebook': {}}
    """
    plain = form(value)
    return {KEY: VERSION, **plain} if isinstance(value, Dossier) else plain


def _known(version: Any) -> int:
    """Return a version of the format, if it is one that can be read."""
    if isinstance(version, bool) or not isinstance(version, int) or version < 0:
        raise one_problem("is not a version of the format", version, "write a whole number, such as 1", path=KEY)
    if version > VERSION:
        message = f"is a newer version of the format than {VERSION}, the newest that this dipltalks reads"
        raise one_problem(message, version, "a newer dipltalks reads it: pip install --upgrade dipltalks", path=KEY)
    return version
