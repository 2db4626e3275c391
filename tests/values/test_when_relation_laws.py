"""The laws of how dates relate, checked against every possible pair of days."""

import datetime as dt
from functools import reduce
from operator import or_

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import (
    CALENDARS,
    CLOCKS,
    MARKS,
    OF_EACH_CALENDAR,
    POOL,
    TWO_VALUES,
    Date,
    in_utc_calendar,
    interval,
    one_of,
    pairs,
    plain,
    qualifiers,
    timed,
)
from dipltalks._values.when import When


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


def exact(day):
    """The date that is a day."""
    return Date(dt.date.fromordinal(day).isoformat(), "day", day, day)


def in_calendar(low, high):
    """A day from low to high; the days that a window has beyond the calendar are none."""
    return st.integers(max(low, 1), min(high, dt.date.max.toordinal()))


@st.composite
def sharper_and_vaguer(draw, dates, vaguer):
    """A value, and before it another that refines it: made around a pair of days of the value, or the value itself."""
    other = draw(vaguer)
    window, rows = other.window, pairs(other)
    first = draw(in_calendar(min(rows), max(rows)))
    lasts = rows[first]
    last = draw(in_calendar(window.low + (lasts & -lasts).bit_length() - 1, window.low + lasts.bit_length() - 1))
    begin, end = (
        draw(st.sampled_from([exact(day), *(date for date in dates if date.low <= day <= date.high)]))
        for day in (first, last)
    )
    marks = draw(st.tuples(st.sampled_from(MARKS), st.sampled_from(MARKS)))
    made = [
        interval(window, exact(first), exact(last)),
        *(plain(window, date, marks[0]) for date in (begin, end)),
        *(interval(window, *two, marks) for two in ((begin, end), (begin, None), (None, end))),
        *(one_of(window, *(exact(day) if day else None for day in two)) for two in ((first, last), (first, None))),
        *filter(in_utc_calendar, (timed(window, exact(first), clock) for clock in CLOCKS[::3])),
    ]
    return draw(st.sampled_from([one for one in (*made, other) if refines(one, other)])), other


SHARPER_AND_VAGUER = st.one_of(
    *(sharper_and_vaguer(dates, of_each) for (dates, _, _), of_each in zip(CALENDARS, OF_EACH_CALENDAR, strict=True))
)


@given(TWO_VALUES)
@settings(max_examples=1000, deadline=None)
def test_every_relation_is_what_all_pairs_of_days_say(two):
    """Each relation between two dates follows from their possible pairs of days and nothing else."""
    assert found(*two) == expected(*two)


@pytest.mark.parametrize("one", POOL, ids=repr)
def test_relations_in_one_neighbourhood(one):
    """Among dates that touch, include and repeat each other, each relation is what the pairs of days say."""
    assert {other: found(one, other) for other in POOL} == {other: expected(one, other) for other in POOL}


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


@given(SHARPER_AND_VAGUER)
@settings(max_examples=300, deadline=None)
def test_sharper_dates_are_compatible_with_vaguer_ones(two):
    """A date that refines another is compatible with it and lies between its bounds."""
    one, other = (When(value.text) for value in two)
    assert one.refines(other) is True
    assert one.compatible_with(other) is True
    assert one.certainly_within(other) is True
