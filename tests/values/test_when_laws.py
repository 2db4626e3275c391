"""The laws of dates, checked against every possible pair of days.

`Value` puts a text next to its meaning, and `pairs` lists its (first day, last day) pairs straight from the rules: for
each first day, the last days as the bits of a whole number. Nothing here reads a text or uses the spans of the library.

Open ends run to the edge of a window that goes three days beyond every day that a value names. That is faithful:
outside the named days, days differ only in their order, and three are enough to place any two one after the other.
"""

import copy
import datetime as dt
import itertools
import pickle
from functools import cache, lru_cache, reduce
from operator import or_
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dipltalks._errors import InvalidDataError
from dipltalks._values.when import When, chronological

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


def before(one, other):
    """Whether all, and whether some, last days of one come before a first day of the other."""
    lasts = reduce(or_, pairs(one).values())
    following = [lasts & one.window.bits(range(one.window.low, first)) for first in pairs(other)]
    return all(bits == lasts for bits in following), any(following)


def all_and_some(one, period, allowed):
    """Whether all, and whether some, pairs are allowed by a rule for first days and one for last days."""
    window = one.window
    earliest = min(pairs(period))
    latest = max(last.bit_length() for last in pairs(period).values()) - 1 + window.low
    rule = allowed(window, earliest, latest)
    kept = [(lasts, lasts & rule[1] if first in rule[0] else 0) for first, lasts in pairs(one).items()]
    return all(lasts == left for lasts, left in kept), any(left for _, left in kept)


def within(window, earliest, latest):
    """First days from the earliest on, and last days up to the latest."""
    return range(earliest, window.high + 1), window.bits(range(window.low, latest + 1))


def overlaps(window, earliest, latest):
    """First days up to the latest, and last days from the earliest on."""
    return range(window.low, latest + 1), window.bits(range(earliest, window.high + 1))


def is_subset(one, other):
    """Whether every pair of one is a pair of the other."""
    return all(lasts & ~pairs(other).get(first, 0) == 0 for first, lasts in pairs(one).items())


def refines(one, other):
    """Equal, or no vaguer in its pairs, qualifiers and time, and sharper in at least one of them."""
    if one.text == other.text:
        return True
    no_vaguer = is_subset(one, other) and qualifiers(one) <= qualifiers(other) and other.instant is None
    sharper = not is_subset(other, one) or qualifiers(one) != qualifiers(other) or one.instant is not None
    return no_vaguer and sharper


def compatible(one, other):
    """Whether they have a pair in common; two times, whether they are the same instant."""
    if one.instant is not None and other.instant is not None:
        return one.instant == other.instant
    return any(lasts & pairs(other).get(first, 0) for first, lasts in pairs(one).items())


def expected(one, other):
    """What every relation between two values is by the rules."""
    certainly_within, possibly_within = all_and_some(one, other, within)
    certainly_overlaps, possibly_overlaps = all_and_some(one, other, overlaps)
    certainly_before, possibly_before = before(one, other)
    certainly_after, possibly_after = before(other, one)
    return {
        "certainly_before": certainly_before,
        "possibly_before": possibly_before,
        "certainly_after": certainly_after,
        "possibly_after": possibly_after,
        "certainly_within": certainly_within,
        "possibly_within": possibly_within,
        "certainly_overlaps": certainly_overlaps,
        "possibly_overlaps": possibly_overlaps,
        "refines": refines(one, other),
        "compatible_with": compatible(one, other),
    }


def found(one, other):
    """What the library says of every relation between two values."""
    mine, theirs = When(one.text), When(other.text)
    return {name: getattr(mine, name)(theirs) for name in expected(one, other)}


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


@given(TWO_VALUES)
@settings(max_examples=1000, deadline=None)
def test_every_relation_is_what_all_pairs_of_days_say(two):
    """Each relation between two dates follows from their possible pairs of days and nothing else."""
    assert found(*two) == expected(*two)


@pytest.mark.parametrize("one", POOL, ids=repr)
def test_relations_in_one_neighbourhood(one):
    """Among dates that touch, include and repeat each other, each relation is what the pairs of days say."""
    assert {other: found(one, other) for other in POOL} == {other: expected(one, other) for other in POOL}


@given(VALUES)
def test_bounds_are_the_outermost_days(value):
    """`earliest` and `latest` are the outermost days of all pairs, and None where the end is open."""
    when = When(value.text)
    low, high = value.first[0], value.last[1]
    assert when.earliest == (None if low is None else dt.date.fromordinal(low))
    assert when.latest == (None if high is None else dt.date.fromordinal(high))


@given(VALUES)
def test_qualifiers_are_those_written(value):
    """A date is approximate or uncertain if it, or one of its ends, is marked so."""
    when = When(value.text)
    assert {"~": when.is_approximate, "?": when.is_uncertain} == {mark: mark in qualifiers(value) for mark in "~?"}


@given(TWO_VALUES)
def test_certainly_implies_possibly(two):
    """What holds for all possible days holds for some."""
    relations = found(*two)
    for relation in ("before", "after", "within", "overlaps"):
        assert relations[f"certainly_{relation}"] <= relations[f"possibly_{relation}"]


@given(TWO_VALUES)
def test_before_and_after_are_converse(two):
    """One date is before another exactly if the other is after it; compatibility has no direction."""
    one, other = (When(value.text) for value in two)
    assert one.certainly_before(other) is other.certainly_after(one)
    assert one.possibly_before(other) is other.possibly_after(one)
    assert one.certainly_before(other) is not (one.possibly_overlaps(other) or one.possibly_after(other))
    assert one.compatible_with(other) is other.compatible_with(one)


def test_refines_is_a_partial_order():
    """A date refines itself, two that refine each other are equal, and sharper than sharper is sharper."""
    dates = [When(value.text) for value in POOL]
    sharper = {one: {other for other in dates if one.refines(other)} for one in dates}
    assert [one for one in dates if one not in sharper[one]] == []
    assert [(one, other) for one in dates for other in sharper[one] if one in sharper[other] and one != other] == []
    assert [(one, other) for one in dates for other in sharper[one] if not sharper[other] <= sharper[one]] == []


@given(TWO_VALUES)
def test_sharper_dates_are_compatible_with_vaguer_ones(two):
    """A date that refines another is compatible with it and lies between its bounds."""
    one, other = (When(value.text) for value in two)
    if one.refines(other):
        assert one.compatible_with(other) is True
        assert one.certainly_within(other) is True


@given(TEXTS)
def test_text_is_kept(text):
    """A date prints as the text it was made from."""
    assert str(When(text)) == text
    assert repr(When(text)) == f"When({text!r})"


@given(TEXTS, TEXTS)
def test_equality_and_hash_go_by_text(one, other):
    """Two dates are equal exactly if their texts are, and then have the same hash."""
    assert (When(one) == When(other)) is (one == other)
    assert hash(When(one)) == hash(When("".join(one)))


@given(TEXTS)
def test_copies_are_the_same_date(text):
    """A copy is the date itself, and a pickled date comes back equal."""
    when = When(text)
    assert copy.copy(when) is when
    assert copy.deepcopy(when) is when
    assert When(when) is when
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(when, protocol)) == when


@given(st.lists(VALUES | st.none(), max_size=6))
def test_sort_key_is_a_total_order(some):
    """Dates sort by first instant, then last day, with open starts first and open ends and absent ones last."""
    whens = [value and When(value.text) for value in some]

    def place(when):
        value = next(value for value in some if value and value.text == when.text)
        low = value.first[0]
        midnight = -dt.timedelta(1) if low is None else dt.timedelta(low - 1)
        instant = midnight if value.instant is None else value.instant
        return instant, float("inf") if value.last[1] is None else value.last[1]

    known = sorted((when for when in whens if when), key=place)
    assert sorted(whens, key=chronological) == known + [None] * whens.count(None)
    assert sorted((when for when in whens if when), key=lambda when: when.sort_key) == known


@given(st.integers(0, 9999), st.integers(0, 20), st.integers(0, 40))
def test_days_are_those_of_the_calendar(year, month, day):
    """A day is read if and only if the calendar has it."""
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        date = dt.date(year, month, day)
    except ValueError:
        with pytest.raises(InvalidDataError):
            When(text)
    else:
        assert (When(text).earliest, When(text).latest) == (date, date)


@given(st.dates())
def test_python_dates_are_read_as_written(date):
    """A date of Python has the text of ISO 8601."""
    assert When(date) == When(date.isoformat())


@st.composite
def mutated(draw):
    """A date with a few characters put in, left out or changed."""
    characters = list(draw(TEXTS))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(characters)))
        put = draw(st.lists(st.sampled_from("0123456789-/.,[]{}XxTtZz:~?%+ WYSEP\u0663\u2013é"), max_size=2))
        characters[place : place + draw(st.integers(0, 1))] = put
    return "".join(characters)


@given(st.text() | mutated() | st.text("0123456789-/.[]X~T:Z", max_size=24))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_or_refused(text):
    """A text is either a date that prints as itself, or refused with one problem that names it and says what to do."""
    try:
        when = When(text)
    except InvalidDataError as error:
        (problem,) = error.problems
        assert (problem.path, problem.found) == ("", text)
        assert problem.message.startswith("is not a date: ")
        assert isinstance(problem.hint, str)
    else:
        assert str(when) == text
