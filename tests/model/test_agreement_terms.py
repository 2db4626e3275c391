"""Agreements and suspensions that have a last day."""

import pytest

from agreements import REACHED, ROWS, agreement, event, history, possible

# Terms


@pytest.mark.parametrize("kind", ["extension_refused", "expired"])
def test_a_refused_extension_takes_effect_at_the_end_of_its_span(kind):
    """With an `until`, the agreement goes on to that day, whatever the term was before; without, it ends at once."""
    in_force = event("entered_into_force", "2025-01-01", "2025-06-30")
    later = agreement(in_force, event(kind, "2025-03-01", "2025-03-31"))
    at_once = agreement(in_force, event(kind, "2025-03-01"))
    assert history(later, "2025-03-01", "2025-03-31", "2025-04-01") == ["in_force", "in_force", "lapsed"]
    assert history(at_once, "2025-02-28", "2025-03-01") == ["in_force", "lapsed"]


def test_a_refusal_is_overcome():
    """An extension after a refusal sets the term, or frees the agreement of it."""
    before = [event("entered_into_force", "2025-01-01", "2025-06-30"), event("extension_refused", "2025-05", "2025-06")]
    extended = agreement(*before, event("extended", "2025-06-01", "2025-07-31"))
    for_good = agreement(*before, event("extended", "2025-06-01"))
    assert history(extended, "2025-07-31", "2025-08-01") == ["in_force", "lapsed"]
    assert history(for_good, "2025-07-31", "2030") == ["in_force", "in_force"]


@pytest.mark.parametrize("kind", ["extended", "revived"])
def test_an_extension_after_the_term_puts_in_force_again(kind):
    """An extension that comes late finds the agreement lapsed, and ends that."""
    late = agreement(event("entered_into_force", "2025-01-01", "2025-03-31"), event(kind, "2025-04-10", "2025-05-31"))
    days = ["2025-03-31", "2025-04-01", "2025-04-09", "2025-04-10", "2025-05-31", "2025-06-01"]
    assert history(late, *days) == ["in_force", "lapsed", "lapsed", "in_force", "in_force", "lapsed"]


@pytest.mark.parametrize(("kind", "status"), [("amended", "lapsed"), ("resumed", "lapsed"), ("extended", "in_force")])
def test_only_an_extension_ends_a_term_that_is_running(kind, status):
    """To amend an agreement, or to resume it, leaves its term as it is."""
    running = agreement(event("entered_into_force", "2025-01-01", "2025-03-31"), event(kind, "2025-02-01"))
    assert history(running, "2025-03-31", "2025-04-01") == ["in_force", status]


def test_what_begins_anew_is_without_the_old_term():
    """Declared again after it had lapsed, an agreement does not lapse by a term of the time before."""
    truce = agreement(
        event("extension_refused", "2025-03-01"),
        event("revival_agreed", "2025-03-02", "2025-03-31"),
        event("declared", "2025-03-10"),
    )
    assert history(truce, "2025-03-09", "2025-03-10", "2025-04-01") == ["lapsed", "in_force", "in_force"]


def test_a_signature_leaves_the_term_of_the_revival():
    """What was agreed until a day, and signed before it, lapses after that day."""
    truce = agreement(
        event("expired", "2025-03-01"),
        event("revival_agreed", "2025-03-02", "2025-03-31"),
        event("signed", "2025-03-10"),
    )
    assert history(truce, "2025-03-09", "2025-03-10", "2025-03-31", "2025-04-01") == [
        "lapsed",
        "signed",
        "signed",
        "lapsed",
    ]


@pytest.mark.parametrize(("kind", "status"), [row for row in ROWS if row[1] in {"proposed", "agreed", "signed"}])
def test_an_offer_with_a_last_day(kind, status):
    """What is proposed, agreed or signed until a day lapses after it."""
    offer = agreement(event(kind, "2025-03-18", "2025-03-31"))
    assert history(offer, "2025-03-18", "2025-03-31", "2025-04-01") == [status, status, "lapsed"]


@pytest.mark.parametrize("kind", ["terminated", "collapsed", "superseded", "rejected", "withdrawn"])
def test_what_is_over_does_not_lapse(kind):
    """An event that ends an agreement ends its term too, and no term of its own begins."""
    over = agreement(
        event("entered_into_force", "2025-01-01", "2025-03-31"),
        event(kind, "2025-03-01", "2025-04-30", by="RU"),
        parties="RU US",
    )
    expected = dict(ROWS)[kind]
    assert history(over, "2025-03-01", "2025-04-01", "2025-05-01") == [expected, expected, expected]


def test_a_term_passes_before_anything_else_on_the_day_after_it():
    """A resumption on the day after the last day comes after the lapse, and puts in force again."""
    truce = agreement(
        event("entered_into_force", "2025-02-01", "[2025-03-01..2025-03-02]"),
        event("amended", "2025-03-02"),
    )
    assert possible(truce, "2025-03-02") == ["in_force"]
    assert possible(truce, "2025-03-03") == ["in_force", "lapsed"]
    assert possible(truce, "2025-03") == ["in_force", "lapsed"]


def test_a_term_does_not_pass_between_two_events_of_a_day():
    """A term that began and ended on the day of two other events passes after both."""
    truce = agreement(
        event("declared", "[2025-03-01..2025-03-02]", "[2025-03-01..2025-03-02]"),
        event("entered_into_force", "2025-03-02", "2025-03-02"),
        event("amended", "2025-03-02"),
    )
    assert possible(truce, "2025-03-02") == ["in_force"]
    assert possible(truce, "2025-03-03") == ["lapsed"]


def test_a_term_may_pass_on_the_day_after_an_event():
    """A term with an open end may pass after a signature from the day after that on; a period counts that day too."""
    truce = agreement(event("declared", None, "[..2025-03-31]"), event("signed", "2025-03-10"))
    assert possible(truce, "2025-03-10") == ["signed", "in_force"]
    assert possible(truce, "2025-03-11") == ["signed", "in_force", "lapsed"]
    assert possible(truce, "2025-03-10/2025-03-20") == ["signed", "in_force", "lapsed"]


def test_an_event_does_not_come_after_its_own_last_day():
    """An undated truce that was to hold until Easter was declared by then, and is over afterwards."""
    truce = agreement(event("declared", None, "2025-04-20"))
    assert possible(truce, "2025-04-19") == ["in_force", "unknown"]
    assert possible(truce, "2025-04-20") == ["in_force"]
    assert possible(truce, "2025-04-21") == ["lapsed"]


def test_a_term_with_an_open_end():
    """A last day that is only known not to come before some day may never come."""
    truce = agreement(event("declared", "2025-03-18", "[2025-04-01..]"))
    assert possible(truce, "2025-04-01") == ["in_force"]
    assert possible(truce, "2025-04-02") == ["in_force", "lapsed"]
    assert possible(truce, "2099") == ["in_force", "lapsed"]


# Suspensions


def test_a_suspension_without_an_end():
    """It lasts until the agreement is resumed; what is signed meanwhile does not end it."""
    treaty = agreement(
        event("entered_into_force", "2025-01-01"),
        event("suspended", "2025-02-01", by="RU"),
        event("ratified", "2025-02-10", by="US"),
        event("resumed", "2025-03-01", by="RU"),
    )
    days = ["2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01"]
    assert history(treaty, *days) == ["in_force", "suspended", "suspended", "in_force"]


@pytest.mark.parametrize("start", [status for status in REACHED if status != "suspended"])
def test_a_suspension_with_an_end_returns_to_the_status_before(start):
    """The day after its last day, the agreement stands as it did when it was suspended."""
    paused = agreement(event(REACHED[start], "2025-01-01"), event("suspended", "2025-02-01", "2025-02-28"))
    assert history(paused, "2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01") == [
        start,
        "suspended",
        "suspended",
        start,
    ]


def test_a_suspension_that_is_prolonged():
    """The later suspension sets the end, and the status before the first one returns."""
    paused = agreement(
        event("entered_into_force", "2025-01-01"),
        event("suspended", "2025-02-01", "2025-02-28"),
        event("suspended", "2025-02-20", "2025-03-31"),
    )
    assert history(paused, "2025-03-01", "2025-03-31", "2025-04-01") == ["suspended", "suspended", "in_force"]
    for_good = agreement(*paused.events, event("suspended", "2025-03-10"))
    assert history(for_good, "2025-04-01") == ["suspended"]


def test_a_suspension_that_is_over_early():
    """Once the agreement was resumed, or ended, the planned end of the suspension means nothing."""
    before = [event("entered_into_force", "2025-01-01"), event("suspended", "2025-02-01", "2025-02-28")]
    resumed = agreement(*before, event("resumed", "2025-02-10"), event("amended", "2025-02-11"))
    ended = agreement(*before, event("terminated", "2025-02-10"))
    assert history(resumed, "2025-02-10", "2025-03-01") == ["in_force", "in_force"]
    assert history(ended, "2025-02-10", "2025-03-01") == ["terminated", "terminated"]


def test_a_term_that_ends_during_a_suspension():
    """A suspension does not hold up the term; its end does not put in force what has lapsed."""
    paused = agreement(
        event("entered_into_force", "2025-01-01", "2025-02-15"),
        event("suspended", "2025-02-01", "2025-02-28"),
    )
    assert history(paused, "2025-02-15", "2025-02-16", "2025-03-01") == ["suspended", "lapsed", "lapsed"]
