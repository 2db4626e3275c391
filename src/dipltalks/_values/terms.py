"""Term: the base of every closed vocabulary."""

import enum
from typing import Self, cast


class _Words(str):
    """The text of a term, on its way into the vocabulary, with what is said of it."""

    __slots__ = ("definition", "source")
    definition: str
    source: str


def term(value: str, definition: str, source: str) -> str:
    """Return what stands behind the name of a member: its text, with its definition and where the word comes from.

    To type checkers it is a text, so that a member can be compared with one (`meeting.status == "held"`).
    """
    words = _Words(value)
    words.definition, words.source = definition, source
    return words


class Term(enum.StrEnum):
    """A member of a closed vocabulary: text that carries its definition and the source of the term.

    A member equals its text (`MeetingStatus.HELD == "held"`), is written to files as that text, and says in
    `definition` what it stands for and in `source` where the word comes from.
    What is not stated is absent, so no vocabulary has a member for it.
    """

    definition: str
    """What the term means, in one line."""
    source: str
    """The standard or codebook that the term comes from."""

    def __new__(cls, value: str) -> Self:
        """Make a member out of what stands behind its name."""
        words = cast("_Words", value)
        member = str.__new__(cls, str.__str__(words))
        member._value_ = str.__str__(words)
        member.definition, member.source = words.definition, words.source
        member.__doc__ = f"{words.definition} Source: {words.source}."
        return member
