"""When: a date that keeps the text it was written as, and knows what that text leaves open.

The rules of this module:

- A value stands for a set of possible (first day, last day) pairs, and all relations are between such sets.
  *Certainly* is said of all pairs, *possibly* of some; an open end is infinite.
- `before` and `after` compare two such values; `within` and `overlaps` take a period, its earliest to its latest day.
- A time falls on the day it is written with. Its instant counts only for sorting and for `compatible_with`.
"""

import datetime as dt
from typing import NoReturn, Self, final

from dipltalks._values import late_pendulum as pendulum
from dipltalks._values.edtf import DAY_SECONDS, Form, Meaning, Precision, parse, text_of
from dipltalks._values.spans import AFTER_ALL, BEFORE_ALL
from dipltalks._values.unordered import Unordered


@final
class When(Unordered):
    """A date, known as exactly as its text says, in EDTF (ISO 8601-2:2019).

    It is immutable, and equal to a date of the same text. `~` (approximate), `?` (uncertain) and `%` keep the bounds.

    Args:
        value: EDTF text, a date or datetime (of pendulum too), or another `When`; an offset is kept, never made up.

    Raises:
        InvalidDataError: The value is of another type, or in no form that is read; the one problem says which.

    Example:
        >>> When("2025-03-23/2025-03-25") == When("[2025-03-23..2025-03-25]")  # three days; one unknown day of three
        False
    """

    __slots__ = ("__weakref__", "_meaning", "text")
    _meaning: Meaning
    text: str
    """The text as it was written."""

    def __new__(cls, value: "str | dt.date | When") -> Self:
        if isinstance(value, cls):
            return value
        text = text_of(value)
        self = super().__new__(cls)
        object.__setattr__(self, "_meaning", parse(text))
        object.__setattr__(self, "text", text)
        return self

    @property
    def earliest(self) -> "pendulum.Date | None":
        """The earliest day on which it may have begun; None where that is open.

        Example:
            >>> When("2025-03").earliest, When("[2025-04-08..]").earliest, When("../2025-04-08").earliest
            (Date(2025, 3, 1), Date(2025, 4, 8), None)
        """
        return _day_of(self._meaning.span.first_low)

    @property
    def latest(self) -> "pendulum.Date | None":
        """The latest day on which it may have ended; None where that is open.

        Example:
            >>> When("2025-03").latest, When("[2025-04-08..]").latest
            (Date(2025, 3, 31), None)
        """
        return _day_of(self._meaning.span.last_high)

    @property
    def start(self) -> "pendulum.DateTime | None":
        """The day and time as written, with its offset; None where no time is given, naive where no offset is.

        Example:
            >>> When("2025-04-08T22:47+10:00").start
            DateTime(2025, 4, 8, 22, 47, 0, tzinfo=FixedTimezone(36000, name="+10:00"))
        """
        moment = self._meaning.moment
        if moment is None:
            return None
        day, seconds = divmod(moment.instant + (moment.offset or 0), DAY_SECONDS)
        midnight = pendulum.DateTime.combine(dt.date.fromordinal(day), dt.time())
        zone = None if moment.offset is None else pendulum.FixedTimezone(moment.offset)
        return (midnight + dt.timedelta(seconds=seconds)).replace(tzinfo=zone)

    @property
    def precision(self) -> Precision:
        """How finely it is written; of an interval or a one-of range, the coarsest end that is written.

        Example:
            >>> str(When("2025-03/2025-04-08").precision), str(When("2025-03-XX").precision)
            ('month', 'day')
        """
        return self._meaning.precision

    @property
    def is_approximate(self) -> bool:
        """Whether it, or an end of it, is marked as approximate: `~` or `%`.

        Example:
            >>> When("2025-04~").is_approximate
            True
        """
        return "~" in self._meaning.qualifiers

    @property
    def is_uncertain(self) -> bool:
        """Whether it, or an end of it, is marked as uncertain: `?` or `%`.

        Example:
            >>> When("2025-04~").is_uncertain
            False
        """
        return "?" in self._meaning.qualifiers

    @property
    def is_interval(self) -> bool:
        """Whether it is written as an interval: `a/b`, with or without an open end.

        Example:
            >>> When("2025-03-23/2025-03-25").is_interval
            True
        """
        return self._meaning.form is Form.INTERVAL

    @property
    def is_one_of(self) -> bool:
        """Whether it is written as one unknown date out of several: `[a..b]`, or with unspecified digits.

        Example:
            >>> When("[2025-03-18..2025-04-01]").is_one_of, When("2025-03-XX").is_one_of, When("2025-03").is_one_of
            (True, True, False)
        """
        return self._meaning.form is Form.ONE_OF

    @property
    def sort_key(self) -> tuple[int, int]:
        """A key to sort by: the first instant, then the last day.

        A time without an offset counts as UTC, and a date without a time as 00:00 UTC of its earliest day.
        An open start comes before all others, an open end after all others that begin with it.

        Example:
            >>> sorted([When("2025-04-08T22:47+10:00"), When("2025-04-08T12:30Z")], key=lambda when: when.sort_key)
            [When('2025-04-08T12:30Z'), When('2025-04-08T22:47+10:00')]
        """
        span, moment = self._meaning.span, self._meaning.moment
        return moment.instant if moment else span.first_low * DAY_SECONDS, span.last_high

    @property
    def last_utc_day(self) -> "pendulum.Date | None":
        """The day in UTC on which a time falls; without a time, the latest day.

        Example:
            >>> When("2025-04-08T07:30+10:00").last_utc_day, When("2025-04").last_utc_day
            (Date(2025, 4, 7), Date(2025, 4, 30))
        """
        moment = self._meaning.moment
        return _day_of(moment.instant // DAY_SECONDS) if moment else self.latest

    def certainly_before(self, other: "str | dt.date | When") -> bool:
        """Return whether this is over before the other begins, whatever their days are.

        Args:
            other: The date to compare with.

        Returns:
            True if all possible days of the two say so.

        Raises:
            InvalidDataError: `other` is no date.

        Example:
            >>> When("2025-03").certainly_before("2025-04")
            True
        """
        theirs = When(other)
        return self._meaning.span.last_high < theirs._meaning.span.first_low

    def possibly_before(self, other: "str | dt.date | When") -> bool:
        """Return whether this may be over before the other begins.

        Args:
            other: The date to compare with.

        Returns:
            True if some possible days of the two say so.

        Raises:
            InvalidDataError: `other` is no date.

        Example:
            >>> When("2025-03").possibly_before("2025-03-15")
            True
        """
        theirs = When(other)
        return self._meaning.span.last_low < theirs._meaning.span.first_high

    def certainly_after(self, other: "str | dt.date | When") -> bool:
        """Return whether this begins after the other is over, whatever their days are.

        Args:
            other: The date to compare with.

        Returns:
            True if all possible days of the two say so.

        Raises:
            InvalidDataError: `other` is no date.

        Example:
            >>> When("2025-02-27").certainly_after("2025-02-18")
            True
        """
        return When(other).certainly_before(self)

    def possibly_after(self, other: "str | dt.date | When") -> bool:
        """Return whether this may begin after the other is over.

        Args:
            other: The date to compare with.

        Returns:
            True if some possible days of the two say so.

        Raises:
            InvalidDataError: `other` is no date.

        Example:
            >>> When("[2025-03-18..2025-04-01]").possibly_after("2025-03-18")
            True
        """
        return When(other).possibly_before(self)

    def certainly_within(self, period: "str | dt.date | When") -> bool:
        """Return whether all days of this lie in the period, whatever they are.

        Args:
            period: The period: all days from its earliest to its latest.

        Returns:
            True if all possible days lie between the ends of the period.

        Raises:
            InvalidDataError: `period` is no date.

        Example:
            >>> When("2025-02-27").certainly_within("2025-02")
            True
        """
        theirs = When(period)
        return theirs._meaning.span.within().covers(self._meaning.span)

    def possibly_within(self, period: "str | dt.date | When") -> bool:
        """Return whether all days of this may lie in the period.

        Args:
            period: The period: all days from its earliest to its latest.

        Returns:
            True if some possible days, first and last, lie between the ends of the period.

        Raises:
            InvalidDataError: `period` is no date.

        Example:
            >>> When("2025-03").possibly_within("2025-03-18")  # one day in March may be the whole of it
            True
        """
        theirs = When(period)
        return theirs._meaning.span.within().meets(self._meaning.span)

    def certainly_overlaps(self, period: "str | dt.date | When") -> bool:
        """Return whether some day of this lies in the period, whatever its days are.

        Args:
            period: The period: all days from its earliest to its latest.

        Returns:
            True if for all possible days, it neither ends before the period nor begins after it.

        Raises:
            InvalidDataError: `period` is no date.

        Example:
            >>> When("2025-03").certainly_overlaps("2025-03-18")
            False
        """
        theirs = When(period)
        return theirs._meaning.span.overlaps().covers(self._meaning.span)

    def possibly_overlaps(self, period: "str | dt.date | When") -> bool:
        """Return whether some day of this may lie in the period.

        Args:
            period: The period: all days from its earliest to its latest.

        Returns:
            True if for some possible days, it neither ends before the period nor begins after it.

        Raises:
            InvalidDataError: `period` is no date.

        Example:
            >>> When("2025-03").possibly_overlaps("2025-03-18")
            True
        """
        theirs = When(period)
        return theirs._meaning.span.overlaps().meets(self._meaning.span)

    def refines(self, other: "str | dt.date | When") -> bool:
        """Return whether this says the same as the other, or something sharper: a partial order.

        Sharper: its pairs of days, `~` and `?` are among the other's, which has no time; and one of these is strict.

        Args:
            other: The date that may be the vaguer one.

        Returns:
            Whether this may take the place of the other without loss.

        Raises:
            InvalidDataError: `other` is no date.

        Example:
            >>> When("2025-02-27").refines("2025-02~"), When("2025-02").refines("2025-02-27")
            (True, False)
        """
        theirs = When(other)
        mine, vaguer = self._meaning, theirs._meaning
        if vaguer.moment or not vaguer.span.covers(mine.span) or not mine.qualifiers <= vaguer.qualifiers:
            return self == theirs
        is_strict = mine.moment or mine.span != vaguer.span or mine.qualifiers != vaguer.qualifiers
        return bool(is_strict) or self == theirs

    def compatible_with(self, other: "str | dt.date | When") -> bool:
        """Return whether both can be true of one event; a time without an offset counts as UTC.

        Args:
            other: The date to compare with.

        Returns:
            Whether they have a pair of days in common, qualifiers aside; two times must be the same instant.

        Raises:
            InvalidDataError: `other` is no date.

        Example:
            >>> When("2025-02-27").compatible_with("2025-02"), When("2025-02-27").compatible_with("2025-02-18")
            (True, False)
        """
        theirs = When(other)
        mine, others = self._meaning, theirs._meaning
        if mine.moment and others.moment:
            return mine.moment.instant == others.moment.instant
        return mine.span.meets(others.span)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"When({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, When) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        _refuse_change(name)

    def __delattr__(self, name: str) -> NoReturn:
        _refuse_change(name)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.text,)


def _refuse_change(name: str) -> NoReturn:
    raise AttributeError(f"a When never changes, so {name!r} can be neither set nor deleted")


def _day_of(ordinal: int) -> "pendulum.Date | None":
    """Return the day of an ordinal; None beyond the calendar."""
    return pendulum.Date.fromordinal(ordinal) if BEFORE_ALL < ordinal < AFTER_ALL else None
