"""Span: a set of possible (first day, last day) pairs.

The rules of this module:

- A day is its ordinal, as `datetime.date.toordinal` counts it. First days never come after their last days.
- A span holds every pair whose first day lies between `first_low` and `first_high`, whose last day lies between
  `last_low` and `last_high`, and whose two days share as many of (year, month, day) as `shared` says.
- The four bounds are attained: each is the first or the last day of some pair of the span.
  A span that restricts `shared` is one of at least two whole units (days, months or years) side by side.
  So two spans hold the same pairs only if they are equal, and each question below has a short answer.
- An open end lies beyond the calendar. One day stands for all that came before it, and one for all that comes after.
"""

import datetime as dt
from typing import NamedTuple, Self

BEFORE_ALL = 0
"""The day that stands for all days before 0001-01-01."""

AFTER_ALL = dt.date.max.toordinal() + 1
"""The day that stands for all days after 9999-12-31."""


class Span(NamedTuple):
    """A set of possible (first day, last day) pairs, never empty.

    Example:
        The four days of talks in Riyadh and Istanbul, as one day each, and as one unknown day out of several:

        >>> riyadh, istanbul = dt.date(2025, 2, 18).toordinal(), dt.date(2025, 2, 27).toordinal()
        >>> Span.one_of(riyadh, istanbul, 3).covers(Span.between((istanbul, istanbul), (istanbul, istanbul)))
        True
        >>> Span.one_of(riyadh, istanbul, 3).covers(Span.between((riyadh, riyadh), (istanbul, istanbul)))
        False
    """

    first_low: int
    """The earliest first day."""
    first_high: int
    """The latest first day."""
    last_low: int
    """The earliest last day."""
    last_high: int
    """The latest last day."""
    shared: int = 0
    """What the two days of a pair have in common: 0 nothing, 1 the year, 2 year and month, 3 the whole date."""

    @classmethod
    def between(cls, first: tuple[int, int], last: tuple[int, int]) -> Self:
        """Return the span of all pairs whose days lie in the two periods.

        Args:
            first: Earliest and latest ordinal of the first day.
            last: Earliest and latest ordinal of the last day, which must not end before `first` begins.

        Returns:
            The span, with bounds that some pair attains.
        """
        return cls(first[0], min(first[1], last[1]), max(last[0], first[0]), last[1])

    @classmethod
    def one_of(cls, low: int, high: int, shared: int) -> Self:
        """Return the span of the pairs that lie inside one of several units.

        Args:
            low: Ordinal of the first day of the first unit.
            high: Ordinal of the last day of the last unit.
            shared: The unit: 1 a year, 2 a month, 3 a day.

        Returns:
            The span; a single unit restricts nothing further.
        """
        return cls(low, high, low, high, 0 if _share(low, high, shared) else shared)

    def within(self) -> "Span":
        """Return the span of all pairs that lie between the earliest and the latest day of this one."""
        period = (self.first_low, self.last_high)
        return Span.between(period, period)

    def overlaps(self) -> "Span":
        """Return the span of all pairs that neither end before nor begin after the days of this one."""
        return Span.between((BEFORE_ALL, self.last_high), (self.first_low, AFTER_ALL))

    def covers(self, other: "Span") -> bool:
        """Return whether every pair of the other span is one of this span.

        Args:
            other: The span that may be the smaller one.

        Returns:
            Whether `other` is a subset of this span, or equal to it.
        """
        if self.first_low > other.first_low or other.first_high > self.first_high:
            return False
        if self.last_low > other.last_low or other.last_high > self.last_high:
            return False
        # The widest pair of `other` is the last to fit into one unit.
        return other.shared >= self.shared or _share(other.first_low, other.last_high, self.shared)

    def meets(self, other: "Span") -> bool:
        """Return whether the two spans have a pair in common.

        Args:
            other: The span to compare with; the order of the two does not matter.

        Returns:
            Whether the spans meet.
        """
        first_low, first_high = max(self.first_low, other.first_low), min(self.first_high, other.first_high)
        last_low, last_high = max(self.last_low, other.last_low), min(self.last_high, other.last_high)
        if first_low > first_high or last_low > last_high:
            return False
        # Units nest, so the finer of the two decides; the closest pair is the first to fit into one unit.
        # It is a pair: attained bounds keep first_low <= last_low and first_high <= last_high.
        return _share(first_high, max(first_high, last_low), max(self.shared, other.shared))


def _share(first: int, last: int, parts: int) -> bool:
    """Return whether two days share that many leading parts of (year, month, day)."""
    if not parts:  # an open end may be asked about here, and has no date
        return True
    return dt.date.fromordinal(first).timetuple()[:parts] == dt.date.fromordinal(last).timetuple()[:parts]
