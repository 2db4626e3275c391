"""The laws of dates by themselves: what is read, how it prints, its bounds and its place among others."""

import copy
import datetime as dt
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import TEXTS, VALUES, qualifiers
from dipltalks._errors import InvalidDataError
from dipltalks._values.days import chronological
from dipltalks._values.when import When


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
