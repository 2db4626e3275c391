"""The pattern of dates: it fits all that is read, and little else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipltalks import InvalidDataError, When
from dipltalks._codec.edtf_pattern import EDTF_EXAMPLES, EDTF_FORMS, EDTF_PATTERN
from dipltalks._values import edtf
from strategies import whens

fits = re.compile(EDTF_PATTERN).search


def is_read(text):
    """Tell whether the text is a date."""
    try:
        When(text)
    except InvalidDataError:
        return False
    return True


def shaped(pattern):
    """Return texts of the form that the parser looks for first, in ASCII."""
    return st.from_regex(re.compile(pattern.pattern, re.ASCII), fullmatch=True)


dates = shaped(edtf._DATE) | whens.map(str)
ends = st.sampled_from(["", ".."]) | dates
texts = st.one_of(
    dates,
    shaped(edtf._TIME),
    shaped(edtf._UNSPECIFIED),
    st.builds("{}/{}".format, ends, ends),
    st.builds("[{}..{}]".format, ends, ends),
    st.text("0123456789-/.[]~?%XTZ+:", max_size=24),
)


@given(texts)
def test_every_date_that_is_read_fits(text):
    """Nothing that `When` reads is refused by the pattern."""
    assert fits(text) is not None or not is_read(text)


@given(shaped(re.compile(EDTF_PATTERN)))
def test_what_fits_and_is_not_read_is_not_in_the_calendar(text):
    """A text that fits has the form of a date: if it is refused, it is for what it says."""
    try:
        When(text)
    except InvalidDataError as error:
        reason = error.problems[0].message
        assert re.search(
            r"year 0000|has \d+ days|end comes before|mixed precision|outside the calendar|after the year 9999|-00:00",
            reason,
        )


@pytest.mark.parametrize("example", EDTF_EXAMPLES)
def test_each_example_is_read(example):
    """What is shown as an example is a date."""
    assert str(When(example)) == example


def test_each_form_names_dates_that_are_read():
    """The texts that a line about a form begins with are dates."""
    named = [text for line in EDTF_FORMS[:-1] for text in line.split(": ")[0].split(", ")]
    assert len(named) == 18
    assert [text for text in named if not is_read(text) or not fits(text)] == []


@pytest.mark.parametrize("text", ["", "2025-3", "20250318", "2025-02-18T", "2025-25", "[2025-03~..]", "/", "..", "now"])
def test_what_has_another_form_does_not_fit(text):
    """Other forms are refused by both."""
    assert (fits(text), is_read(text)) == (None, False)
