"""What was known on a day: the dossier of the reports that were published by then."""

import datetime as dt

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asked import FEBRUARY, NEXT, RT, UNNAMED, dossier, told_by, words_for
from dipltalks import Codebook, Dossier, InvalidDataError, Meeting, RecordCountError, When
from dossiers import dossiers
from reference_standing import DAY, report_order
from telling import dossier as told
from telling import report

DAYS = tuple(f"2025-04-{day:02}" for day in (1, 2, 5, 7, 8, 29, 30))
days = st.sampled_from(DAYS)
few = settings(max_examples=50)


def sources(known):
    """Return the ids of the sources of a dossier."""
    return {each.source.id for each in known.reports}


def known(published, day, **options):
    """Return whether a source that was published on a day was known on another one."""
    return len(told(report(published, source="wire")).as_known_on(day, **options).reports) == 1


def test_on_1_april_nothing_is_known():
    """No article is out, but the codebook is there."""
    then = dossier.as_known_on("2025-04-01")
    assert then == Dossier(codebook=dossier.codebook)
    assert (then.known_on, then.meetings.ids, len(then.people)) == (None, (), len(dossier.people))
    with pytest.raises(RecordCountError):
        then.meetings.next(on="2025-04-01")


def test_on_2_april_the_next_round_is_announced():
    """With neither date nor heads, in Istanbul."""
    then = dossier.as_known_on("2025-04-02")
    assert then == dossier.as_known_on("2025-04-07") == told_by(UNNAMED)
    following = then.meetings.next()
    assert (following.id, following.status, following.when) == (NEXT, "announced", None)
    assert (following.place.city, following.place.venue) == ("Istanbul", None)
    assert [following.delegation(party).head for party in following.parties] == [None, None]


def test_on_8_april_heads_window_and_venue_are_known():
    """The venue is inherited: one article says that it is unchanged, the other one what it was."""
    then = dossier.as_known_on("2025-04-08")
    assert then == dossier
    following = then.meetings.next()
    assert [following.delegation(party).head.person for party in ("RU", "US")] == ["darchiev", "coulter"]
    assert (str(following.when), following.place.venue) == (
        "[2025-04-08..]",
        "residence of the U.S. Consulate General",
    )
    assert following.place.venue == then.meetings[FEBRUARY].place.venue
    assert {str(each.origin) for each in then.explain(NEXT, "place.venue")} == {"inherited"}
    words = words_for(NEXT, "place.venue")
    assert [source for source, _, _ in words] == [RT, UNNAMED]
    assert "unchanged" in words[0][1]
    assert "residence of the U.S. Consulate General" in words[1][1]


def test_questions_without_a_day_are_asked_on_the_day_that_is_known():
    """What is ahead on one day is over on a later one."""
    both = told(
        report("2025-04-02", Meeting(id="round-2", status="scheduled", when="2025-04-05")),
        report("2025-04-08", Meeting(id="round-3", status="announced")),
    )
    then = both.as_known_on("2025-04-04")
    assert (str(then.known_on), then.meetings.upcoming().ids) == ("2025-04-02", ("round-2",))
    assert (str(both.known_on), both.meetings.upcoming().ids) == ("2025-04-08", ("round-3",))


@pytest.mark.parametrize(
    ("published", "day", "is_known", "is_possibly"),
    [
        ("2025-04-08", "2025-04-08", True, True),
        ("2025-04-08", "2025-04-07", False, False),
        ("2025-04", "2025-04-29", False, True),
        ("2025-04", "2025-04-30", True, True),
        ("2025-04", "2025-03-31", False, False),
        ("2025-04", "2025-04", True, True),
        ("[2025-04-08..]", "2030-01-01", False, True),
        ("[2025-04-08..]", "2025-04-07", False, False),
        ("[..2025-04-08]", "2025-04-07", False, True),
        ("[..2025-04-08]", "2025-04-08", True, True),
        ("2025-04-08~", "2025-04-08", True, True),
        ("2025-04-08T07:30+10:00", "2025-04-07", True, True),
        ("2025-04-08T20:30-10:00", "2025-04-08", False, False),
        ("2025-04-08T20:30-10:00", "2025-04-09", True, True),
        ("2025-04-08T03:00", "2025-04-08", True, True),
        (None, "2030-01-01", False, False),
    ],
)
def test_what_counts_is_whether_it_was_out_by_the_end_of_the_day(published, day, is_known, is_possibly):
    """A time counts by its day in UTC; a date too vague to say is for those who ask what may have been."""
    assert (known(published, day), known(published, day, possibly=True)) == (is_known, is_possibly)


@pytest.mark.parametrize(
    "day",
    [
        "2025-04-08",
        "2025-04-07/2025-04-08",
        When("2025-04-08"),
        dt.date(2025, 4, 8),
        pendulum.date(2025, 4, 8),
        dt.datetime(2025, 4, 8, 23, tzinfo=dt.UTC),
        "2025-04-09T05:00+10:00",
    ],
)
def test_a_day_may_be_given_in_any_way(day):
    """As text, as a date, as the last day of a period; a time stands for its day in UTC."""
    assert sources(told(report("2025-04-08"), report("2025-04-09")).as_known_on(day)) == {"wire-2025-04-08"}


def test_the_time_of_a_source_is_enough_to_know_it():
    """Whatever its offset, a dossier known on its own time has it."""
    for published in ("2025-04-08T20:30-10:00", "2025-04-08T07:30+10:00"):
        assert known(published, published)


@pytest.mark.parametrize("day", ["[2025-04-08..]", "2025-04-08/..", "2025-04-08/"])
@pytest.mark.parametrize("asked", [dossier, Dossier(codebook=Codebook())])
def test_an_open_end_is_no_day(asked, day):
    """Even where nothing is known."""
    with pytest.raises(InvalidDataError) as caught:
        asked.as_known_on(day)
    assert str(caught.value) == f"day: has no last day, found '{day}'; give a day"


@pytest.mark.parametrize("day", ["", "April", "2025-13", None, 7, [], {}, dossier])
@pytest.mark.parametrize("asked", [dossier, Dossier(codebook=Codebook())])
def test_only_dates_are_days(asked, day):
    """Whether or not there is anything to compare them with."""
    with pytest.raises(InvalidDataError):
        asked.as_known_on(day)


@few
@given(dossiers(), days)
def test_what_was_known_is_what_the_reports_published_by_then_say(all_told, day):
    """By the last instant at which their sources may have come out."""
    end = (dt.date.fromisoformat(day).toordinal() + 1) * DAY
    out = [each for each in all_told.reports if each.source.published is not None and report_order(each)[0] < end]
    then = all_told.as_known_on(day)
    assert then == Dossier(codebook=all_told.codebook, reports=out)
    assert then.known_on is None or then.known_on <= dt.date.fromisoformat(day)


@few
@given(dossiers(), days, days, st.booleans())
def test_of_two_days_the_earlier_one_counts(all_told, one, other, possibly):
    """What was known on the one of what was known on the other."""
    twice = all_told.as_known_on(one, possibly=possibly).as_known_on(other, possibly=possibly)
    assert twice == all_told.as_known_on(min(one, other), possibly=possibly)


@few
@given(dossiers(), days)
def test_what_may_have_been_known_is_more(all_told, day):
    """All that was known, and nothing without a date."""
    then, may_be = all_told.as_known_on(day), all_told.as_known_on(day, possibly=True)
    assert set(then.reports) <= set(may_be.reports)
    assert all(each.source.published is not None for each in may_be.reports)
