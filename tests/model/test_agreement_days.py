"""The status on days and in periods, where events have vague dates, several sources or a part of the agreement."""

import datetime as dt

import pytest

from agreements import agreement, event, history, possible
from dipltalks import Agreement, AgreementStatus, EventKind, LifecycleEvent, Provision


@pytest.mark.parametrize("day", ["2025-03-18", dt.date(2025, 3, 18), "2025-03-18T22:47+10:00"])
def test_days_in_every_form(day):
    """A day may be a text or a date; a time counts as the day that it is written with."""
    assert agreement(event("signed", "2025-03-18")).status_on(day) is AgreementStatus.SIGNED


def test_over_a_period_the_status_must_hold_on_every_day():
    """In the month of the refusal both are possible; in the next month, one alone."""
    initiative = agreement(event("entered_into_force", "2022-07-22"), event("extension_refused", "2023-07-17", by="RU"))
    assert possible(initiative, "2023-07") == ["in_force", "lapsed"]
    assert possible(initiative, "2023-07-01/2023-07-16") == ["in_force"]
    assert possible(initiative, "2023-08") == ["lapsed"]
    assert initiative.status_on("2023-07") is AgreementStatus.UNKNOWN


def test_open_periods():
    """A period may reach back to a time before anything, or on for ever."""
    treaty = agreement(event("signed", "2025-01-10"), event("entered_into_force", "2025-02-10", "2025-12-31"))
    assert possible(treaty, "../2025-01-09") == ["unknown"]
    assert possible(treaty, "../2025-01-10") == ["signed", "unknown"]
    assert possible(treaty, "../2026") == ["signed", "in_force", "lapsed", "unknown"]
    assert possible(treaty, "2025-02-10/..") == ["in_force", "lapsed"]
    assert possible(treaty, "2026/..") == ["lapsed"]


def test_undated_events():
    """An event without a date may have happened before any day, or not yet."""
    treaty = agreement(event("signed", "2025-01-10"), event("entered_into_force"))
    assert possible(treaty, "1900") == ["in_force", "unknown"]
    assert possible(treaty, "2025-01-10") == ["signed", "in_force"]
    assert possible(agreement(event("signed")), "../1900") == ["signed", "unknown"]


def test_events_of_one_day():
    """Their order is open, so each may have been the last, unless one never undoes the other."""
    both = agreement(event("proposed", "2025-03-18"), event("rejected", "2025-03-18"))
    assert possible(both, "2025-03-18") == ["proposed", "rejected"]
    assert history(agreement(event("signed", "2025-03-18"), event("agreed", "2025-03-18")), "2025-03-18") == ["signed"]


def test_events_of_one_month():
    """Within a month their order is open; with the month over, both have happened."""
    truce = agreement(event("declared", "2025-03"), event("collapsed", "2025-03"))
    assert possible(truce, "2025-03-15") == ["in_force", "terminated", "unknown"]
    assert possible(truce, "2025-04") == ["in_force", "terminated"]


def test_a_vague_event_after_a_precise_one():
    """A date that may lie on either side of another leaves the order open."""
    truce = agreement(event("declared", "2025-03-18"), event("collapsed", "2025-03"))
    assert possible(truce, "2025-03-17") == ["terminated", "unknown"]
    assert possible(truce, "2025-03-18") == ["in_force", "terminated"]
    assert possible(truce, "2025-04-01") == ["in_force", "terminated"]


def test_the_order_in_the_record_does_not_matter():
    """A list that begins with the newest event says the same."""
    events = [event("signed", "2025-01"), event("entered_into_force", "2025-02"), event("terminated", "2025-03")]
    days = ["2025-02-01", "2025-03-01", "2025-04-01"]
    for order in (events, events[::-1]):
        assert [possible(agreement(*order), day) for day in days] == [
            ["signed", "in_force"],
            ["in_force", "terminated"],
            ["terminated"],
        ]


def test_an_event_that_two_sources_tell():
    """The same event under two ids counts once: of three parties, one has left."""
    left = event("withdrawn", "2025-02-01", by="RU")
    again = LifecycleEvent(id="left-again", kind="withdrawn", when="2025-02-01", by=["RU"])
    pact = agreement(event("entered_into_force", "2025-01-01"), left, again, parties="RU US UA")
    assert history(pact, "2025-02-01") == ["in_force"]


def test_events_limited_to_provisions():
    """Suspending one article of a treaty leaves the whole in force."""
    treaty = Agreement(
        id="treaty",
        parties=["RU", "US"],
        provisions=[Provision(id="inspections", text="on-site inspections", obliges=["RU", "US"])],
        events=[
            event("entered_into_force", "2011-02-05"),
            event("suspended", "2022-08-08", by="RU", provisions=["inspections"]),
        ],
    )
    assert history(treaty, "2022-08-08", "2023") == ["in_force", "in_force"]
    assert history(treaty, "2022-08-08", party="RU") == ["in_force"]


def test_too_many_readings():
    """With twenty undated events of different kinds, every status that one brings may be; dated ones are decided."""
    undated = agreement(*(event(kind) for kind in list(EventKind)[:20]))
    dated = agreement(*(event(kind, f"2025-{number + 1:02}") for number, kind in enumerate(list(EventKind)[:12])))
    brought = ["proposed", "agreed", "signed", "in_force", "suspended", "lapsed", "terminated", "unknown"]
    assert possible(undated, "2025-03-18") == brought
    later = agreement(*undated.events, event("rejected", "2025-06-01"), event("superseded", "2025-07-01"))
    assert later.possible_statuses_on("2025/..") == tuple(AgreementStatus)
    assert undated.status_on("2025-03-18") is AgreementStatus.UNKNOWN
    assert possible(dated, "2026") == ["in_force"]
