"""Digests: a short name for exactly this content."""

import hashlib
from typing import Any

from dipltalks._errors import one_problem
from dipltalks._values.canonical import to_bytes


def digest(value: Any) -> str:
    """Return the SHA-256 of an object or a text: equal for equal ones, on every platform.

    Args:
        value: An object of any public class, a list or tuple of such, or a text, such as that of a source.

    Returns:
        64 hexadecimal digits. Of a text, they are the digest of its UTF-8 bytes, as for a file that holds just that
        text; of anything else, that of its canonical form: what is stated, in the order of the fields, as compact JSON.

    Raises:
        InvalidDataError: The object is none that can be saved, or the text is not Unicode.

    Example:
        >>> from dipltalks import Meeting
        >>> digest(Meeting(id="ru-us-2025-03", when="2025-03"))[:12]
        'dd1f1f3883ab'
    """
    try:
        data = value.encode() if value.__class__ is str else to_bytes(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise one_problem(f"has no digest: {error}", None, "give a record, a date, a term, a list, or a text") from None
    return hashlib.sha256(data).hexdigest()
