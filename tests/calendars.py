"""Dates next to what they mean: every possible pair of a first and a last day.

`Value` puts a text next to its meaning, and `pairs` lists its (first day, last day) pairs straight from the rules: for
each first day, the last days as the bits of a whole number. Nothing here reads a text or uses the spans of the library.

Open ends run to the edge of a window that goes three days beyond every day that a value names. That is faithful:
outside the named days, days differ only in their order, and three are enough to place any two one after the other.
"""

import datetime as dt
import itertools
from functools import cache, lru_cache
from typing import NamedTuple

from hypothesis import strategies as st

UTC_START = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
SEASON_MONTHS = {21: (3, 4, 5), 22: (6, 7, 8), 23: (9, 10, 11), 24: (12, 1, 2)}


class Window(NamedTuple):
    """The days that are enumerated, as ordinals; those beyond the calendar too."""

    low: int
    high: int

    def days(self, low: int | None, high: int | None) -> range:
        """The days from low to high, where None is open."""
        return range(self.low if low is None else low, (self.high if high is None else high) + 1)

    def bits(self, days: range) -> int:
        """The days as bits."""
        return (1 << (days.stop - self.low)) - (1 << (days.start - self.low)) if days else 0


class Date(NamedTuple):
    """A plain date: its text, its unit, and its first and last day."""

    text: str
    unit: str
    low: int
    high: int


class Value(NamedTuple):
    """A text, and what it stands for by the rules."""

    text: str
    window: Window
    kind: str
    first: tuple[int | None, int | None]
    last: tuple[int | None, int | None]
    unit: str = ""
    marks: str = ""
    instant: dt.timedelta | None = None

    def __repr__(self):
        return self.text


def plain_dates(year, months=range(1, 13)):
    """Every year, season and month of a year, and the days at the edges of its months."""
    last = {m: (dt.date(year, m, 28) + dt.timedelta(4)).replace(day=1).toordinal() - 1 for m in range(1, 12)}
    last[12] = dt.date(year, 12, 31).toordinal()
    first = {m: dt.date(year, m, 1).toordinal() for m in range(1, 13)}
    yield Date(f"{year:04}", "year", first[1], last[12])
    for code, (begin, _, end) in SEASON_MONTHS.items():
        if (year, code) != (9999, 24):
            high = last[end] if code < 24 else dt.date(year + 1, 3, 1).toordinal() - 1
            yield Date(f"{year:04}-{code}", "season", first[begin], high)
    for month in months:
        yield Date(f"{year:04}-{month:02}", "month", first[month], last[month])
        for day in (first[month], first[month] + 1, last[month]):
            yield Date(dt.date.fromordinal(day).isoformat(), "day", day, day)


def plain(window, date, marks=""):
    """A year, season, month or day."""
    return Value(date.text + marks, window, "box", (date.low, date.high), (date.low, date.high), "", marks)


def interval(window, begin, end, marks=("", ""), spelling=".."):
    """`begin/end`, where None is open."""
    texts = [date.text + mark if date else spelling for date, mark in zip((begin, end), marks, strict=True)]
    first = (begin.low, begin.high) if begin else (None, None)
    last = (end.low, end.high) if end else (None, None)
    written = "".join(mark for date, mark in zip((begin, end), marks, strict=True) if date)
    return Value("/".join(texts), window, "box", first, last, "", written)


def one_of(window, begin, end):
    """`[begin..end]`, where None is open."""
    text = f"[{begin.text if begin else ''}..{end.text if end else ''}]"
    span = (begin.low if begin else None, end.high if end else None)
    return Value(text, window, "one of" if begin and end else "box", span, span, (begin or end).unit)


def unspecified(window, text, covering, unit, marks=""):
    """One unknown day, month or year between two days."""
    low, high = (dt.date.fromisoformat(day).toordinal() for day in covering)
    return Value(text + marks, window, "one of", (low, high), (low, high), unit, marks)


def timed(window, date, clock):
    """A day with a time."""
    moment = dt.datetime.fromisoformat(date.text + clock)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return Value(
        date.text + clock, window, "box", (date.low, date.low), (date.low, date.low), "", "", aware - UTC_START
    )


@cache
def unit_of(day, unit):
    """The day, month or year that a day belongs to."""
    date = dt.date.fromordinal(day)
    return {"day": (date.year, date.month, date.day), "month": (date.year, date.month), "year": date.year}[unit]


@lru_cache(maxsize=128)
def pairs(value):
    """Every possible pair: the last days of each first day, as bits."""
    window = value.window
    if value.kind == "box":
        boxes = [(window.days(*value.first), window.days(*value.last))]
    else:
        groups = itertools.groupby(window.days(*value.first), key=lambda day: unit_of(day, value.unit))
        units = [list(days) for _, days in groups]
        boxes = [(range(days[0], days[-1] + 1),) * 2 for days in units]
    rows = {}
    for firsts, lasts in boxes:
        for first in firsts:
            if possible := window.bits(range(max(first, lasts.start), lasts.stop)):
                rows[first] = possible
    return rows


def qualifiers(value):
    """The qualifiers of a value; `%` is both."""
    return {mark for mark in "~?" if mark in value.marks.replace("%", "~?")}


MARKS = ("", "~", "?", "%")
CLOCKS = ("T00:00", "T22:47", "T22:47:00", "T22:47:30Z", "T12:47+00", "T22:47+10:00", "T23:59-05:30", "T00:30+10")


def calendar(years, decade):
    """The dates to build values from, the window, and what has unspecified digits."""
    dates = [date for year in years for date in plain_dates(year, months=(1, 2, 3, 11, 12))]
    low, high = (f"{int(decade.replace('X', digit)) or 1:04}" for digit in "09")
    window = Window(dt.date(int(low), 1, 1).toordinal() - 3, dt.date(int(high), 12, 31).toordinal() + 3)
    year = f"{years[1]:04}"
    masked = [
        unspecified(window, decade, (f"{low}-01-01", f"{high}-12-31"), "year"),
        unspecified(window, f"{year}-XX", (f"{year}-01-01", f"{year}-12-31"), "month"),
        unspecified(window, f"{year}-XX-XX", (f"{year}-01-01", f"{year}-12-31"), "day"),
        unspecified(window, f"{year}-12-XX", (f"{year}-12-01", f"{year}-12-31"), "day"),
        unspecified(window, f"{year}-02-XX", (f"{year}-02-01", f"{year}-02-28"), "day", "~"),
        unspecified(window, f"{year}-01-XX", (f"{year}-01-01", f"{year}-01-31"), "day", "%"),
    ]
    return dates, window, masked


# The first and the last years of the calendar, where open ends lie beyond it, and the years of the talks.
CALENDARS = (calendar((1, 2, 3), "000X"), calendar((2024, 2025, 2026), "202X"), calendar((9997, 9998, 9999), "999X"))


def in_utc_calendar(value):
    """Whether a time is a time of the calendar in UTC too."""
    return dt.timedelta(0) <= value.instant < dt.datetime.max.replace(tzinfo=dt.UTC) - UTC_START


def values(dates, window, masked):
    """Values of every form, made of these dates."""
    fixed, absent = st.just(window), st.none()
    date = st.sampled_from(dates)
    by_unit = [[date for date in dates if date.unit == unit] for unit in ("day", "month", "year")]
    one_of_end = st.sampled_from([date for unit in by_unit for date in unit])
    one_of_ends = st.one_of(*(st.tuples(st.sampled_from(unit), st.sampled_from(unit)) for unit in by_unit))
    mark, spelling = st.sampled_from(MARKS), st.sampled_from(("", ".."))
    return st.one_of(
        st.builds(plain, fixed, date, mark),
        st.builds(
            lambda two, marks: interval(window, *in_order(two), marks), st.tuples(date, date), st.tuples(mark, mark)
        ),
        st.builds(interval, fixed, date, absent, st.tuples(mark, mark), spelling),
        st.builds(interval, fixed, absent, date, st.tuples(mark, mark), spelling),
        st.builds(lambda two: one_of(window, *in_order(two)), one_of_ends),
        st.builds(one_of, fixed, one_of_end, absent),
        st.builds(one_of, fixed, absent, one_of_end),
        st.sampled_from(masked),
        st.builds(timed, fixed, st.sampled_from(by_unit[0]), st.sampled_from(CLOCKS)).filter(in_utc_calendar),
    )


def in_order(two):
    """The two dates, the earlier one first."""
    return two if two[0].low <= two[1].high else two[::-1]


OF_EACH_CALENDAR = [values(*calendar) for calendar in CALENDARS]
VALUES = st.one_of(*OF_EACH_CALENDAR)
TWO_VALUES = st.one_of(*(st.tuples(values, values) for values in OF_EACH_CALENDAR))
TEXTS = VALUES.map(lambda value: value.text)


def february_and_march():
    """Values of every form that have much to do with each other, around the talks of February and March 2025."""
    dates = {date.text: date for date in plain_dates(2025)} | {date.text: date for date in plain_dates(2024)}
    window = Window(min(date.low for date in dates.values()) - 3, max(date.high for date in dates.values()) + 3)
    first, second, end, february, march, spring, year, last_year = (
        dates[text]
        for text in ("2025-03-01", "2025-03-02", "2025-03-31", "2025-02", "2025-03", "2025-21", "2025", "2024")
    )
    return [
        *(plain(window, date, marks) for date in (first, march, year) for marks in MARKS),
        *(plain(window, date) for date in (second, end, february, spring, last_year)),
        *(
            interval(window, *two)
            for two in ((first, end), (first, march), (march, end), (march, march), (year, march))
        ),
        *(interval(window, *two) for two in ((first, first), (february, march), (last_year, year))),
        *(interval(window, march, march, marks) for marks in (("~", ""), ("", "~"), ("~", "?"))),
        *(interval(window, *two) for date in (first, march) for two in ((date, None), (None, date))),
        interval(window, march, None, ("", ""), ""),
        *(one_of(window, *two) for two in ((first, first), (first, second), (first, end), (february, march))),
        *(one_of(window, *two) for two in ((march, march), (last_year, year), (dates["2025-01"], dates["2025-12"]))),
        *(one_of(window, *two) for date in (first, march) for two in ((date, None), (None, date))),
        unspecified(window, "2025-03-XX", ("2025-03-01", "2025-03-31"), "day"),
        unspecified(window, "2025-XX", ("2025-01-01", "2025-12-31"), "month"),
        unspecified(window, "2025-XX-XX", ("2025-01-01", "2025-12-31"), "day", "?"),
        *(timed(window, first, clock) for clock in ("T00:30", "T00:30Z", "T10:30:00+10:00")),
        timed(window, second, "T04:30+04"),
        timed(window, dates["2025-02-28"], "T23:30-01"),
    ]


POOL = february_and_march()
