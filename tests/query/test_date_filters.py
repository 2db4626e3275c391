"""The filters of all records that have a date."""

import datetime as dt

import pytest

from dipltalks import InvalidDataError, Measure, Meeting, When
from dipltalks._query.measures import Measures
from dipltalks._query.meetings import Meetings
from dipltalks._query.statements import Statements
from talks import collection

DATED = ("2025-02-18", "2025-02-27", "2025-03", "2025-03-18", "2025-03-23/2025-03-25", "[2025-04-08..]")


@pytest.fixture
def meetings():
    """Return meetings whose ids tell their dates, and one without a date."""
    ids = [when.translate(str.maketrans("/.", "--", "[]")) for when in DATED]
    made = [Meeting(id=name, when=when) for name, when in zip(ids, DATED, strict=True)]
    return collection(Meetings, Meeting=(*made, Meeting(id="undated")))


def dates(meetings):
    """Return the dates of meetings."""
    return [meeting.when and str(meeting.when) for meeting in meetings]


@pytest.mark.parametrize(
    ("period", "certain", "possible"),
    [
        ("2025-02", DATED[:2], [*DATED[:2], None]),
        ("2025-03", DATED[2:5], [*DATED[2:5], None]),
        ("2025-03-01/2025-03-15", (), [DATED[2], None]),
        ("2025-03-24", DATED[4:5], [DATED[2], DATED[4], None]),
        ("2025-03-24/..", DATED[4:], [DATED[2], *DATED[4:], None]),
        ("../2025-02-20", DATED[:1], [DATED[0], None]),
        ("2024", (), [None]),
        (dt.date(2025, 2, 27), DATED[1:2], [DATED[1], None]),
        (When("2025-04"), (), [DATED[5], None]),
    ],
)
def test_during_a_period(meetings, period, certain, possible):
    """What has a day in the period for certain; possibly adds what cannot be decided, and what has no date."""
    assert dates(meetings.during(period)) == [*certain]
    assert dates(meetings.during(period, possibly=True)) == possible


@pytest.mark.parametrize(
    ("period", "certain", "possible"),
    [
        ("2025-03", DATED[2:5], [*DATED[2:5], None]),
        ("2025-03-24", (), [DATED[2], None]),
        ("2025-03-24/2025-04-30", (), [DATED[2], DATED[5], None]),
        ("2025-03-20/..", DATED[4:], [DATED[2], *DATED[4:], None]),
    ],
)
def test_within_a_period(meetings, period, certain, possible):
    """All days have to lie in it."""
    assert dates(meetings.during(period, within=True)) == [*certain]
    assert dates(meetings.during(period, within=True, possibly=True)) == possible


@pytest.mark.parametrize(
    ("period", "certain", "possible"),
    [
        ("2025-02-27", DATED[:1], [DATED[0], None]),
        ("2025-03", DATED[:2], [*DATED[:2], None]),
        ("2025-03-18", DATED[:2], [*DATED[:3], None]),
        ("2025-03-18/2025-04", DATED[:2], [*DATED[:3], None]),
        ("../2025-04", (), [None]),
    ],
)
def test_before_a_period(meetings, period, certain, possible):
    """What is over before the first day of the period; nothing is before one that has no beginning."""
    assert dates(meetings.before(period)) == [*certain]
    assert dates(meetings.before(period, possibly=True)) == possible


@pytest.mark.parametrize(
    ("period", "certain", "possible"),
    [
        ("2025-03-18", DATED[4:], [DATED[2], *DATED[4:], None]),
        ("2025-03", DATED[5:], [DATED[5], None]),
        ("2025-02-27/2025-03-17", DATED[3:], [*DATED[2:], None]),
        ("2025-12", (), [DATED[5], None]),
        ("2025-03/..", (), [None]),
    ],
)
def test_after_a_period(meetings, period, certain, possible):
    """What begins after the last day of the period; nothing is after one that has no end."""
    assert dates(meetings.after(period)) == [*certain]
    assert dates(meetings.after(period, possibly=True)) == possible


def test_measures_and_statements_have_dates_too():
    """A measure by the day on which it was taken, whatever its end."""
    assert collection(Measures).before("2020").ids == ("seizure",)
    until = Measure(id="m", kind="suspend", when="2022-03", until="2025-04")
    assert collection(Measures, Measure=(until,)).during("2025", possibly=True).ids == ()
    assert collection(Statements).during("2025-04-01").ids == ("breach",)
    assert collection(Statements).during("2025-04-01", possibly=True).ids == ("compliance", "breach", "reset", "voice")


def test_a_period_is_a_date(meetings):
    """What is no date is refused by what is wrong with it."""
    for ask in (meetings.during, meetings.before, meetings.after):
        with pytest.raises(InvalidDataError, match="2025-13"):
            ask("2025-13")
