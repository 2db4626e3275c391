"""Term: the base of every closed vocabulary."""

import enum
from typing import Self


class Term(enum.StrEnum):
    """A member of a closed vocabulary: text that carries its definition and the source of the term.

    A member equals its text (`MeetingStatus.HELD == "held"`), is written to files as that text, and says in
    `definition` what it stands for and in `source` where the word comes from.
    What is not stated is absent, so no vocabulary has a member for it.
    """

    _value_: str
    definition: str
    """What the term means, in one line."""
    source: str
    """The standard or codebook that the term comes from."""

    def __new__(cls, value: str, definition: str = "", source: str = "") -> Self:
        """Make a member out of the three parts that stand behind its name.

        The defaults are never used: they let type checkers read `MeetingStatus("held")` as the look-up that it is.
        """
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        member.source = source
        member.__doc__ = f"{definition} Source: {source}."
        return member
