"""Limits: what a text or a number may be, as an annotation of its type."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Annotation of a text or a number: what is allowed."""

    min_length: int | None = None
    """The least number of characters."""
    max_length: int | None = None
    """The greatest number of characters."""
    pattern: str | None = None
    """A regular expression that the whole text fits, with anchors for readers that only search for it."""
    ge: float | None = None
    """The least number."""
    le: float | None = None
    """The greatest number."""
    description: str | None = None
    """What such a value is, to complete the sentence "is not …"."""
