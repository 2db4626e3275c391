"""What each kind of event makes of an agreement, by the table of the coding manual."""

import pytest

from agreements import REACHED, ROWS, TABLE, agreement, event, history, possible
from dipltalks import AgreementStatus, EventKind


def test_the_table_is_complete():
    """Every kind of event has a row, and every status but unknown is in one."""
    assert sorted(kind for kind, _ in ROWS) == sorted(EventKind)
    assert {*TABLE.values(), "unknown"} == set(AgreementStatus)


@pytest.mark.parametrize(("kind", "status"), ROWS)
def test_every_row_of_the_table(kind, status):
    """An event sets its status from its day on; before it, nothing has happened."""
    happened = agreement(event(kind, "2025-03-18", by="RU"), parties="RU US")
    assert history(happened, "2025-03-17", "2025-03-18", "2026", party="RU") == ["unknown", status, status]
    assert history(happened, "2025-03-17", "2025-03-18", "2026") == ["unknown", status, status]


FORMED = [
    ("proposed", "proposed", "agreed", "signed"),
    ("agreed", "agreed", "agreed", "signed"),
    ("signed", "signed", "signed", "signed"),
    ("in_force", "in_force", "in_force", "in_force"),
    ("suspended", "suspended", "suspended", "suspended"),
    ("lapsed", "lapsed", "lapsed", "signed"),
    ("terminated", "terminated", "terminated", "signed"),
    ("superseded", "superseded", "superseded", "signed"),
    ("rejected", "proposed", "agreed", "signed"),
]


@pytest.mark.parametrize(("start", "proposed", "agreed", "signed"), FORMED)
def test_forming_events_never_bring_an_agreement_back(start, proposed, agreed, signed):
    """To propose or to agree changes neither what is further nor what is over; to sign begins anew what is over."""
    first = event(REACHED[start], "2025-03-01")
    expected = {"proposed": proposed, "agreed": agreed, "signed": signed}
    assert history(agreement(first), "2025-03-02") == [start]
    for kind, status in ROWS:
        if status in expected:
            assert history(agreement(first, event(kind, "2025-03-02")), "2025-03-02") == [expected[status]]


@pytest.mark.parametrize("start", REACHED)
@pytest.mark.parametrize(("kind", "status"), [row for row in ROWS if row[1] not in {"proposed", "agreed", "signed"}])
def test_all_other_events_set_their_status(start, kind, status):
    """To put in force, to suspend and to end an agreement has the same effect whatever came before."""
    happened = agreement(event(REACHED[start], "2025-03-01"), event(kind, "2025-03-02", by="RU"), parties="RU US")
    assert history(happened, "2025-03-02") == [status]


def test_no_events():
    """Nothing is known of an agreement without events, on any day and in any period."""
    assert possible(agreement(), "2025-03-18") == ["unknown"]
    assert possible(agreement(), "../2025") == ["unknown"]
    assert possible(agreement(), "2025/..") == ["unknown"]


def test_a_late_ratification_leaves_a_treaty_in_force():
    """What a second party adds later does not bring the whole back to signed."""
    treaty = agreement(
        event("signed", "2025-01"),
        event("ratified", "2025-02-01", by="RU"),
        event("entered_into_force", "2025-02-10"),
        event("ratified", "2025-03-01", by="US"),
    )
    assert history(treaty, "2025-02-01", "2025-02-10", "2025-03-01") == ["signed", "in_force", "in_force"]


def test_a_rejected_proposal_is_proposed_again():
    """A rejection ends a proposal, and a new proposal begins anew."""
    ceasefire = agreement(
        event("proposed", "2025-03-11", by="US UA"),
        event("rejected", "2025-03-13", by="RU"),
        event("proposed", "2025-03-18", by="US"),
        event("agreed", "2025-03-25"),
    )
    days = ["2025-03-12", "2025-03-13", "2025-03-17", "2025-03-18", "2025-03-25"]
    assert history(ceasefire, *days) == ["proposed", "rejected", "rejected", "proposed", "agreed"]


def test_a_lapsed_agreement_is_revived():
    """To agree on reviving an agreement does not revive it; the revival does, without the old term."""
    initiative = agreement(
        event("entered_into_force", "2022-07-22", "2023-07-17"),
        event("revival_agreed", "2025-03-24"),
        event("revived", "2025-04-10"),
    )
    days = ["2023-07-17", "2023-07-18", "2025-03-24", "2025-04-09", "2025-04-10", "2030"]
    assert history(initiative, *days) == ["in_force", "lapsed", "lapsed", "lapsed", "in_force", "in_force"]
