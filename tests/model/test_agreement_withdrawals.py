"""Parties that leave an agreement, and come back."""

import pytest

from agreements import agreement, event, history, possible


def test_the_last_but_one_leaves():
    """Of three parties, the second withdrawal ends the agreement for all."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("withdrawn", "2025-03-01", by="US"),
        parties="RU US UA",
    )
    assert history(pact, "2025-02-01", "2025-03-01") == ["in_force", "terminated"]
    assert history(pact, "2025-02-01", "2025-03-01", party="UA") == ["in_force", "terminated"]
    assert history(pact, "2025-02-01", "2025-03-01", party="RU") == ["terminated", "terminated"]


def test_two_of_three_leave_together():
    """Those who withdraw in one event all count."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"), event("withdrawn", "2025-02-01", by="RU US"), parties="RU US UA"
    )
    assert history(pact, "2025-02-01") == ["terminated"]


def test_a_withdrawal_where_the_parties_are_not_stated():
    """It ends the agreement for the one who leaves; how many others there are is open."""
    pact = agreement(event("entered_into_force", "2025-01-01"), event("withdrawn", "2025-02-01", by="RU"))
    assert possible(pact, "2025-02-01") == ["in_force", "terminated"]
    assert possible(pact, "2025-02-01", party="RU") == ["terminated"]
    assert possible(pact, "2025-02-01", party="US") == ["in_force", "terminated"]


@pytest.mark.parametrize(
    ("parties", "whole", "own"),
    [
        ("RU US", ["terminated"], ["terminated"]),
        ("RU US UA", ["in_force"], ["in_force", "terminated"]),
        ("", ["in_force", "terminated"], ["in_force", "terminated"]),
    ],
)
def test_a_withdrawal_of_which_it_is_not_said_whose(parties, whole, own):
    """It ends an agreement of two; among three, any one may have left."""
    pact = agreement(event("entered_into_force", "2025-01-01"), event("withdrawn", "2025-02-01"), parties=parties)
    assert possible(pact, "2025-02-01") == whole
    assert possible(pact, "2025-02-01", "RU") == own
    assert possible(pact, "2025-02-01", "US") == own


def test_those_who_leave_unnamed_are_counted():
    """A withdrawal of which it is not said whose leaves one party less, whoever it was."""
    pact = agreement(
        event("withdrawn", "2025-01-01"),
        event("entered_into_force", "2025-02-01"),
        event("withdrawn", "2025-03-01", by="RU"),
        parties="RU US UA",
    )
    assert possible(pact, "2025-02-01") == ["in_force"]
    assert possible(pact, "2025-03-01") == ["terminated"]


def test_whether_all_are_back_depends_on_who_left_unnamed():
    """An event that names nobody brings all back only where fewer than two parties were left."""
    pact = agreement(
        event("withdrawn", "2025-01-01"),
        event("withdrawn", "2025-01-02", by="RU US"),
        event("entered_into_force", "2025-02-01"),
        parties="RU US UA AM",
    )
    assert possible(pact, "2025-02-01") == ["in_force"]
    assert possible(pact, "2025-02-01", "RU") == ["in_force", "terminated"]


@pytest.mark.parametrize("before", [[], [event("withdrawn", "2025-02-01", by="US")]])
def test_who_is_left_alone_is_the_one_to_leave(before):
    """Where no other party is left, a withdrawal of which it is not said whose can only be that of the last."""
    pact = agreement(
        event("declared", "2025-01-01"),
        *before,
        event("withdrawn", "2025-02-02"),
        event("revived", "2025-03-01", by="US"),
        parties="RU US" if before else "RU",
    )
    assert possible(pact, "2025-02-02", "RU") == ["terminated"]
    assert possible(pact, "2025-03-01", "RU") == ["terminated"]
    assert possible(pact, "2025-03-01", "US") == ["in_force"]


def test_whoever_may_have_left_may_be_out():
    """What others do later concerns a party only if it was not the one that left."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01"),
        event("revived", "2025-03-01", by="RU UA"),
        parties="RU US UA",
    )
    assert possible(pact, "2025-03-01", "US") == ["in_force", "terminated"]
    assert possible(pact, "2025-03-01", "RU") == ["in_force"]
    assert possible(pact, "2025-03-01") == ["in_force"]


def test_nothing_changes_for_those_who_have_left():
    """Neither what others do, nor the end of the term, nor an agreement to revive it, brings a party back."""
    pact = agreement(
        event("entered_into_force", "2025-01-01", "2025-03-31", by="RU US UA"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("suspended", "2025-02-10", "2025-02-20", by="US"),
        event("revival_agreed", "2025-03-01", by="RU US"),
        event("withdrawn", "2025-03-02", by="RU"),
        event("revived", "2025-04-10", by="US UA"),
        parties="RU US UA",
    )
    days = ["2025-02-01", "2025-02-10", "2025-02-21", "2025-03-02", "2025-04-01", "2025-04-10"]
    assert history(pact, *days, party="RU") == ["terminated"] * 6
    assert history(pact, *days) == ["in_force", "suspended", "in_force", "in_force", "lapsed", "in_force"]


def test_an_end_of_the_withdrawal_is_no_second_withdrawal():
    """The `until` of a withdrawal does nothing; those who have come back since stay."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01", "2025-02-28", by="RU"),
        event("revived", "2025-02-10", by="RU US"),
        parties="RU US",
    )
    assert history(pact, "2025-02-09", "2025-02-10", "2025-03-01") == ["terminated", "in_force", "in_force"]
    assert history(pact, "2025-02-09", "2025-02-10", "2025-03-01", party="RU") == ["terminated", "in_force", "in_force"]


def test_others_leave_while_a_party_is_out():
    """A party that comes back finds those gone who left in the meantime."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("withdrawn", "2025-02-02", by="US"),
        event("acceded", "2025-02-03", by="RU"),
        event("withdrawn", "2025-02-04", by="UA"),
        parties="RU US UA",
    )
    assert history(pact, "2025-02-02", "2025-02-03", "2025-02-04", party="RU") == ["terminated", "signed", "terminated"]
    assert history(pact, "2025-02-02", "2025-02-03", "2025-02-04") == ["terminated", "signed", "terminated"]


def test_the_term_counts_for_those_who_have_come_back():
    """An agreement that lapses does so for a party that left it and acceded again."""
    pact = agreement(
        event("entered_into_force", "2025-01-01", "2025-03-31"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("acceded", "2025-02-10", by="RU"),
        parties="RU US UA",
    )
    assert history(pact, "2025-02-10", "2025-03-31", "2025-04-01", party="RU") == ["signed", "signed", "lapsed"]


def test_a_revival_brings_back_both():
    """What ended because no two were left begins anew with all, unless it is said with whom."""
    before = [event("entered_into_force", "2025-01-01"), event("withdrawn", "2025-02-01", by="RU")]
    with_all = agreement(*before, event("revived", "2025-03-01"), parties="RU US")
    with_one = agreement(*before, event("revived", "2025-03-01", by="US"), parties="RU US")
    assert history(with_all, "2025-03-01", party="RU") == ["in_force"]
    assert history(with_one, "2025-03-01", party="RU") == ["terminated"]
    assert history(with_one, "2025-03-01", party="US") == ["in_force"]


def test_those_who_go_on_leave_a_party_out():
    """Where two are left, what they do under no name does not bring a third back."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("amended", "2025-03-01"),
        parties="RU US UA",
    )
    assert history(pact, "2025-03-01", party="RU") == ["terminated"]
    assert history(pact, "2025-03-01") == ["in_force"]
