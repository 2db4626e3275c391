"""Refused dates, sentence by sentence: what a person reads, whole, where other tests look for its gist."""

import datetime as dt

import pytest

from dipltalks._errors import InvalidDataError
from dipltalks._values.when import When

CALENDAR = "days go from 0001-01-01 to 9999-12-31"
SEASONS = "seasons go from 21 (spring) to 24 (winter)"
TIME = "write a time as '2025-04-08T22:47' or '2025-04-08T22:47:30', then Z, +10:00 or nothing"
RANGE = "write a one-of range, such as '[2025-03-23..2025-03-25]', '[2025-03-23..]' or '[..2025-03-25]'"

SENTENCES = [
    ("", "the text is empty", "leave the date out where it is not known"),
    (" 2025-03", "there are blanks around it", "write '2025-03'"),
    ("2025\u201303", "'\u2013' is no character of a date", "write plain digits, hyphens and slashes"),
    ("2025-03-XX" * 11, "it has 110 characters", "write year-month-day, such as '2025-03-18'"),
    ("0000", "there is no year 0000", CALENDAR),
    ("2025-13", "months go from 01 to 12", f"write year-month, such as '2025-03'; {SEASONS}"),
    ("2025-20", "months go from 01 to 12", f"write year-month, such as '2025-03'; {SEASONS}"),
    ("2025-42", "months go from 01 to 12", f"write year-month, such as '2025-03'; {SEASONS}"),
    ("2025-02-30", "2025-02 has 28 days", "days go from 01 to 28"),
    ("2025-01-32", "2025-01 has 31 days", "days go from 01 to 31"),
    ("2025-12-32", "2025-12 has 31 days", "days go from 01 to 31"),
    ("2025-25", "the season codes 25 to 41 are not supported", SEASONS),
    ("2025-41", "the season codes 25 to 41 are not supported", SEASONS),
    ("9999-24", "this winter goes on after the year 9999", CALENDAR),
    ("2025-04-08T24:00", "hours go from 00 to 23, so 24:00 is not supported", "write 00:00 of the next day"),
    ("2025-04-08T22:60", "times go from 00:00 to 23:59:59", TIME),
    ("2025-04-08T23:59:60", "seconds go from 00 to 59, without leap seconds", TIME),
    ("0001-01-01T00:00+10:00", "this time lies outside the calendar in UTC", CALENDAR),
    ("2025-04-08T22:47+24:00", "offsets go from -23:59 to +23:59", TIME),
    (
        "2025-04-08T22:47-00:00",
        "-00:00 is not an offset",
        "write Z or +00:00 for UTC, or nothing where it is not known",
    ),
    ("[2025~..2026]", "a one-of range has no qualifiers", RANGE),
    (
        "[2025-03..2025-03-18]",
        "a one-of range has ends of mixed precision",
        "write two days, two months or two years",
    ),
    ("[2025-21..2025-22]", "a one-of range has no seasons", "write its months, such as '[2025-03..2025-05]'"),
    ("../..", "a range with two open ends says nothing", "leave the date out where it is not known"),
    ("2025-03/2025-02", "its end comes before its beginning", "write the earlier date first"),
    ("2025/2025-25", "in '2025-25', the season codes 25 to 41 are not supported", SEASONS),
]


@pytest.mark.parametrize(("text", "reason", "hint"), SENTENCES, ids=ascii)
def test_the_sentences_of_a_refusal(text, reason, hint):
    """A refused date says in full sentences why it is refused and what to write instead."""
    with pytest.raises(InvalidDataError) as caught:
        When(text)
    assert [(problem.message, problem.hint) for problem in caught.value.problems] == [
        (f"is not a date: {reason}", hint),
    ]


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        (
            dt.datetime(2025, 4, 8, 22, 47, 0, 1, tzinfo=dt.UTC),
            "has a fraction of a second",
            "write it with .replace(microsecond=0)",
        ),
        (
            dt.datetime(1900, 4, 8, tzinfo=dt.timezone(dt.timedelta(hours=2, minutes=30, seconds=17))),
            "has an offset with seconds",
            "offsets from UTC are hours and minutes",
        ),
    ],
)
def test_the_sentences_of_a_refused_datetime(value, message, hint):
    """A datetime that is too fine is refused with what is too fine about it, and what to do."""
    with pytest.raises(InvalidDataError) as caught:
        When(value)
    assert [(problem.message, problem.hint) for problem in caught.value.problems] == [(message, hint)]
