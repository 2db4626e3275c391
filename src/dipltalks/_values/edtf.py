"""EDTF text and what it means.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019. `parse` reads its levels 0 and 1 and the one-of ranges of
level 2, within the years 0001 to 9999, and refuses every other form by name. It reads:

    2025   2025-21   2025-03   2025-03-18        a year, season, month or day; `~`, `?` or `%` may follow
    2025-04-08T22:47+10:00                       a time; seconds and offset may be left out
    202X   2025-XX   2025-XX-XX   2025-03-XX     one unknown year, month or day
    a/b    a/..   a/   ../b   /b                 from a to b
    [a..b]   [a..]   [..b]                       one unknown day, month or year out of a range
"""

import datetime as dt
import enum
import re
from functools import lru_cache
from typing import NamedTuple

from dipltalks._errors import one_problem
from dipltalks._values.refusals import (
    LEAVE_OUT,
    REFUSED,
    REFUSED_ENDS,
    WRITE_DAY,
    WRITE_MONTH,
    WRITE_ONE_OF,
    WRITE_SEASON,
    WRITE_TIME,
    YEARS,
    RefusedError,
    refusal,
)
from dipltalks._values.spans import AFTER_ALL, BEFORE_ALL, Span
from dipltalks._values.terms import Term, term

DAY_SECONDS = 86_400

_EDTF = "EDTF (ISO 8601-2:2019)"


class Precision(Term):
    """How finely a date is written, coarsest first.

    Example:
        >>> Precision("season").definition
        'Three months: 21 spring, 22 summer, 23 autumn, 24 winter, as in 2025-21.'
    """

    YEAR = term("year", "A calendar year, as in 2025; also one unknown year of a decade or century, as in 202X.", _EDTF)
    SEASON = term("season", "Three months: 21 spring, 22 summer, 23 autumn, 24 winter, as in 2025-21.", _EDTF)
    MONTH = term("month", "A calendar month, as in 2025-03; also one unknown month, as in 2025-XX.", _EDTF)
    DAY = term("day", "A calendar day, as in 2025-03-18; also one unknown day, as in 2025-03-XX.", _EDTF)
    TIME = term("time", "A time of day to the minute or second, as in 2025-04-08T22:47+10:00.", _EDTF)


class Form(enum.Enum):
    """Which kind of expression a text is."""

    DATE = enum.auto()
    INTERVAL = enum.auto()
    ONE_OF = enum.auto()


class Moment(NamedTuple):
    """A time as written, and as an instant."""

    instant: int
    """Seconds in UTC since the start of day 0 of the ordinals; a time without an offset counts as UTC."""
    offset: int | None
    """Seconds east of UTC; None where no offset is written."""


class Meaning(NamedTuple):
    """What a text says."""

    span: Span
    """The possible (first day, last day) pairs."""
    precision: Precision
    """How finely it is written."""
    form: Form = Form.DATE
    """Which kind of expression it is."""
    qualifiers: frozenset[str] = frozenset()
    """`~` for approximate and `?` for uncertain."""
    moment: Moment | None = None
    """The time, where one is written."""


# What the two days of a one-of range share: see `Span.shared`.
_PARTS = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}
_COARSEST_FIRST = tuple(Precision)
_QUALIFIERS = {"": frozenset[str](), "~": frozenset("~"), "?": frozenset("?"), "%": frozenset("~?")}
_MONTHS = range(1, 13)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_SEASON_CODES = range(21, 42)
_LONGEST = 100
_OPEN = ("", "..")
_ALL_DAYS = Span.between((BEFORE_ALL, AFTER_ALL), (BEFORE_ALL, AFTER_ALL))

# ASCII, because \d and str.isdigit also take the digits of other scripts.
_DATE = re.compile(r"(\d{4}(?:-\d{2}){0,2})([~?%]?)", re.ASCII)
_TIME = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?P<offset>Z|(?P<sign>[+-])(?P<offset_hour>\d{2})(?::(?P<offset_minute>\d{2}))?)?",
    re.ASCII,
)
_UNSPECIFIED = re.compile(r"(?:(\d{4}-\d{2})-XX|(\d{4})-XX(-XX)?|(\d{3}X|\d{2}XX))([~?%]?)", re.ASCII)
# What the ends hold is checked by `_end`, which can say what is wrong with them.
_INTERVAL = re.compile(r"(|\.\.|[^][/]{4,})/(|\.\.|[^][/]{4,})")
_ONE_OF = re.compile(r"\[([^][/,.]*)\.\.([^][/,.]*)\]")


def text_of(value: object) -> str:
    """Return the EDTF text of a value that can be a date.

    Args:
        value: Text, a `datetime.date` or a `datetime.datetime`.

    Returns:
        The text, not yet parsed.

    Raises:
        InvalidDataError: The value is of another type, or is finer than a text may be.

    Example:
        >>> text_of(dt.datetime(2025, 4, 8, 22, 47))
        '2025-04-08T22:47:00'
    """
    if isinstance(value, str):
        return str.__str__(value)  # a subclass may print itself in another way
    if isinstance(value, dt.datetime):
        if value.microsecond:
            raise one_problem("has a fraction of a second", value, "write it with .replace(microsecond=0)")
        if (value.utcoffset() or dt.timedelta()) % dt.timedelta(minutes=1):
            raise one_problem("has an offset with seconds", value, "offsets from UTC are hours and minutes")
        return value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    raise one_problem("is not a date", value, "write text such as '2025-03-18', or give a datetime.date")


@lru_cache(maxsize=16_384)
def parse(text: str) -> Meaning:
    """Return what a text means.

    Args:
        text: An EDTF expression.

    Returns:
        Its meaning.

    Raises:
        InvalidDataError: The text is in no form that is read; the one problem names its form.

    Example:
        >>> parse("2025-03-XX").precision
        <Precision.DAY: 'day'>
    """
    try:
        return _read(text)
    except RefusedError as refused:
        raise one_problem(f"is not a date: {refused.reason}", text, refused.hint) from None


def _read(text: str) -> Meaning:
    """Return what a text means, by the one form that it matches."""
    if match := _DATE.fullmatch(text):
        return _date(match)
    if len(text) > _LONGEST:
        raise RefusedError(f"it has {len(text)} characters", WRITE_DAY)
    if match := _TIME.fullmatch(text):
        return _time(match)
    if match := _INTERVAL.fullmatch(text):
        return _interval(match[1], match[2])
    if match := _ONE_OF.fullmatch(text):
        return _one_of(match[1], match[2])
    if match := _UNSPECIFIED.fullmatch(text):
        return _unspecified(match)
    raise refusal(text, REFUSED)


def _date(match: re.Match[str]) -> Meaning:
    """Return the meaning of a plain year, season, month or day."""
    low, high, precision = _days(match[1])
    return Meaning(Span(low, high, low, high), precision, Form.DATE, _QUALIFIERS[match[2]])


def _days(text: str) -> tuple[int, int, Precision]:
    """Return the first and the last day of a plain date in digits, and its precision."""
    try:
        if len(text) == len("2025-03-18"):
            day = dt.date.fromisoformat(text).toordinal()
            return day, day, Precision.DAY
        year = int(text[:4])
        if len(text) == len("2025"):
            return dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal(), Precision.YEAR
        month = int(text[5:])
        if month in _SEASON_CODES:
            return _season(year, month)
        first = dt.date(year, month, 1).toordinal()
        return first, first + _days_in(year, month) - 1, Precision.MONTH
    except ValueError:
        raise _not_in_calendar(text) from None


def _days_in(year: int, month: int) -> int:
    """Return how many days a month has, without `calendar`, whose import takes longer than all dates of a dossier."""
    return 31 if month == 12 else (dt.date(year, month + 1, 1) - dt.date(year, month, 1)).days


def _not_in_calendar(text: str) -> RefusedError:
    """Return the error that says which part of a date the calendar does not have."""
    year, month = int(text[:4]), int(text[5:7] or 0)
    if not year:
        return RefusedError("there is no year 0000", YEARS)
    if month not in _MONTHS:
        return RefusedError("months go from 01 to 12", f"{WRITE_MONTH}; {WRITE_SEASON}")
    length = _days_in(year, month)
    return RefusedError(f"{text[:7]} has {length} days", f"days go from 01 to {length}")


def _season(year: int, code: int) -> tuple[int, int, Precision]:
    """Return the first and the last day of a season: winter ends in the next year."""
    if code not in _SEASON_MONTHS:
        raise RefusedError("the season codes 25 to 41 are not supported", WRITE_SEASON)
    begins, ends = _SEASON_MONTHS[code]
    end_year = year + (ends < begins)
    if end_year > dt.MAXYEAR:
        raise RefusedError("this winter goes on after the year 9999", YEARS)
    last = dt.date(end_year, ends, _days_in(end_year, ends))
    return dt.date(year, begins, 1).toordinal(), last.toordinal(), Precision.SEASON


def _time(match: re.Match[str]) -> Meaning:
    """Return the meaning of a time: the day as written, and the instant."""
    day = _days(match["day"])[0]
    if match["hour"] == "24":
        raise RefusedError("hours go from 00 to 23, so 24:00 is not supported", "write 00:00 of the next day")
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour not in range(24) or minute not in range(60):
        raise RefusedError("times go from 00:00 to 23:59:59", WRITE_TIME)
    if second not in range(60):
        raise RefusedError("seconds go from 00 to 59, without leap seconds", WRITE_TIME)
    offset = _offset(match)
    instant = day * DAY_SECONDS + hour * 3600 + minute * 60 + second - (offset or 0)
    if not BEFORE_ALL < instant // DAY_SECONDS < AFTER_ALL:
        raise RefusedError("this time lies outside the calendar in UTC", YEARS)
    return Meaning(Span(day, day, day, day), Precision.TIME, moment=Moment(instant, offset))


def _offset(match: re.Match[str]) -> int | None:
    """Return the seconds east of UTC, or None where no offset is written."""
    if not match["offset"]:
        return None
    if match["offset"] == "Z":
        return 0
    hours, minutes = int(match["offset_hour"]), int(match["offset_minute"] or 0)
    if hours not in range(24) or minutes not in range(60):
        raise RefusedError("offsets go from -23:59 to +23:59", WRITE_TIME)
    if match["sign"] == "-" and not hours and not minutes:
        raise RefusedError("-00:00 is not an offset", "write Z or +00:00 for UTC, or nothing where it is not known")
    return (hours * 3600 + minutes * 60) * (-1 if match["sign"] == "-" else 1)


def _interval(begin: str, end: str) -> Meaning:
    """Return the meaning of `begin/end`."""
    written, first, last = _ends(begin, end)
    span = Span.between((first.first_low, first.last_high), (last.first_low, last.last_high))
    precision = min((date.precision for date in written), key=_COARSEST_FIRST.index)
    return Meaning(span, precision, Form.INTERVAL, written[0].qualifiers | written[-1].qualifiers)


def _one_of(begin: str, end: str) -> Meaning:
    """Return the meaning of `[begin..end]`."""
    written, first, last = _ends(begin, end)
    precision = written[0].precision
    if any(date.qualifiers for date in written):
        raise RefusedError("a one-of range has no qualifiers", WRITE_ONE_OF)
    if precision is not written[-1].precision:
        raise RefusedError("a one-of range has ends of mixed precision", "write two days, two months or two years")
    if precision is Precision.SEASON:
        raise RefusedError("a one-of range has no seasons", "write its months, such as '[2025-03..2025-05]'")
    low, high = first.first_low, last.last_high
    is_open = len(written) == 1
    span = Span.between((low, high), (low, high)) if is_open else Span.one_of(low, high, _PARTS[precision])
    return Meaning(span, precision, Form.ONE_OF)


def _ends(begin: str, end: str) -> tuple[list[Meaning], Span, Span]:
    """Return the ends that are written, and the days of both; an open end may be any day."""
    written = [_end(text) for text in (begin, end) if text not in _OPEN]
    if not written:
        raise RefusedError("a range with two open ends says nothing", LEAVE_OUT)
    first = _ALL_DAYS if begin in _OPEN else written[0].span
    last = _ALL_DAYS if end in _OPEN else written[-1].span
    if first.first_low > last.last_high:
        raise RefusedError("its end comes before its beginning", "write the earlier date first")
    return written, first, last


def _end(text: str) -> Meaning:
    """Return the meaning of one end of an interval or a one-of range."""
    try:
        if match := _DATE.fullmatch(text):
            return _date(match)
        raise refusal(text, REFUSED_ENDS)
    except RefusedError as refused:
        raise RefusedError(f"in {text!r}, {refused.reason}", refused.hint) from None


def _unspecified(match: re.Match[str]) -> Meaning:
    """Return the meaning of a date with unspecified digits: one day, month or year of those that fit."""
    month, year, any_day, decade, qualifier = match.groups()
    if month:
        low, _, precision = _days(f"{month}-01")  # its first day, for a season has no days
        high = _days(month)[1]
    elif year:
        low, high, _ = _days(year)
        precision = Precision.DAY if any_day else Precision.MONTH
    else:
        low = _days(decade.replace("X", "0").replace("0000", "0001"))[0]  # there is no year 0000
        _, high, precision = _days(decade.replace("X", "9"))
    span = Span.one_of(low, high, _PARTS[precision])
    return Meaning(span, precision, Form.ONE_OF, _QUALIFIERS[qualifier])
