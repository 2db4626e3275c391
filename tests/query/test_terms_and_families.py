"""Agreements whose term runs out, and agreements that belong together."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreement_walk import ASKED, RUNNING, cases, events, fates_by_day, iso
from agreements import agreement, event
from dipltalks import Agreement, InvalidDataError, Link, UnknownNameError, When
from dipltalks._model import lifecycle
from dipltalks._query.agreements import Agreements
from strategies import whens
from talks import collection

TRUCE = event("declared", "2025-03-18", "2025-04-17")
terms = cases() | cases(of=events(RUNNING))


def agreements(*given):
    """Return a collection of agreements."""
    return collection(Agreements, Agreement=given)


def is_expiring(*events, before="2025-05-01", on="2025-04-01"):
    """Return whether an agreement with some events certainly expires, and whether it possibly does."""
    found = agreements(agreement(*events, parties="RU UA"))
    return tuple(len(found.expiring(before=before, on=on, possibly=possibly)) == 1 for possibly in (False, True))


@pytest.mark.parametrize(
    ("before", "on", "expires"),
    [
        ("2025-05-01", "2025-04-01", True),
        ("2025-04-18", "2025-04-17", True),
        ("2025-04-17", "2025-04-01", False),
        ("2025-04", "2025-04-01", False),
        ("2025-05", "2025-04-01", True),
        ("2026", "2025-04-18", False),
        ("2026", "2025-03-17", False),
        ("2026", "2025-03-18/2025-04-17", True),
        ("2026", "2025-03-18/2025-04-18", False),
        ("../2026", "2025-04-01", False),
        (When("2025-05-01"), When("2025-04-01"), True),
    ],
)
def test_a_term_that_ends_before_a_day(before, on, expires):
    """The last day of the term is before that day, and the agreement is in force on the one that is asked for."""
    assert is_expiring(TRUCE, before=before, on=on)[0] is expires


def test_the_day_on_which_the_dossier_is_known_is_the_day():
    """Where no day is given; where there is none, it has to be."""
    truce = agreement(TRUCE)
    assert agreements(truce).expiring(before="2025-05").ids == ("agreement",)
    unknown = collection(Agreements, Agreement=[truce], known_on=None)
    assert unknown.expiring(before="2025-05", on="2025-04-01").ids == ("agreement",)
    with pytest.raises(InvalidDataError, match="on: is not given"):
        unknown.expiring(before="2025-05")
    with pytest.raises(InvalidDataError, match="2025-13"):
        unknown.expiring(before="2025-13", on="2025-04-01")


@pytest.mark.parametrize(
    ("more", "expires"),
    [
        ([event("extended", "2025-03-30", "2025-06-30")], False),
        ([event("extended", "2025-03-30", "2025-04-30")], True),
        ([event("extended", "2025-03-30")], False),
        ([event("extended", "2025-04-10", "2025-06-30")], True),
        ([event("amended", "2025-03-30")], True),
        ([event("suspended", "2025-03-30")], False),
        ([event("suspended", "2025-03-30", "2025-04-10")], False),
        ([event("suspended", "2025-03-20", "2025-03-25")], True),
        ([event("terminated", "2025-03-30")], False),
        ([event("withdrawn", "2025-03-30", by="RU")], False),
        ([event("extended", "2025-03-30", "2025-06-30", provisions=["energy"])], True),
    ],
)
def test_the_term_that_is_running(more, expires):
    """An extension sets a new one; what is suspended or over, though its term may still run, does not expire."""
    assert is_expiring(TRUCE, *more) == (expires, expires)


def test_what_has_no_term_does_not_expire():
    """What nobody says to end goes on; what is only signed until a day is not in force."""
    assert is_expiring(event("entered_into_force", "2025-01-01")) == (False, False)
    assert is_expiring(event("signed", "2025-01-01", "2025-04-17")) == (False, False)
    assert is_expiring() == (False, False)


def test_an_extension_that_was_refused_leaves_the_term():
    """Refused in March, and so over by the end of June."""
    refused = [event("entered_into_force", "2024"), event("extension_refused", "2025-03", "2025-06-30")]
    assert is_expiring(*refused, before="2025-07-01") == (True, True)


@pytest.mark.parametrize(
    "happened",
    [
        [event("declared", "2025-03-18", "2025")],
        [event("declared", "2025-03-18", "[2025-04-17..]")],
        [event("declared", "[2025-03-18..2025-04-02]", "2025-04-17")],
        [TRUCE, event("extended", "[2025-03-30..2025-04-02]", "2025-06-30")],
        [TRUCE, event("extended", None, "2025-06-30")],
        [TRUCE, event("suspended", "[2025-03-30..2025-04-02]")],
    ],
)
def test_what_cannot_be_decided_is_only_possible(happened):
    """When the term ends, whether it has begun, or whether another has been set may be open."""
    assert is_expiring(*happened) == (False, True)


@settings(max_examples=250, deadline=None)
@given(terms)
def test_terms_follow_the_calendar(case):
    """On each day, those terms are possible that a walk from day to day comes upon, each with its status."""
    case = case._replace(party=None)
    happened = [*dict.fromkeys(case.events)]
    expected = {
        iso(day): {(fate.whole[0], None if fate.term is None else happened[fate.term].until.text) for fate in fates}
        for day, fates in fates_by_day(case).items()
    }
    assert {iso(day): possible_terms(case, iso(day)) for day in ASKED} == expected


@settings(max_examples=100, deadline=None)
@given(terms, st.sampled_from(ASKED), st.integers(0, 3))
def test_the_terms_of_a_period_are_those_of_its_days(case, first, length):
    """Whatever runs on one of the days."""
    days = [iso(day) for day in range(first, first + length + 1)]
    assert possible_terms(case, f"{days[0]}/{days[-1]}") == set().union(*(possible_terms(case, day) for day in days))


@settings(max_examples=100, deadline=None)
@given(terms, st.sampled_from(ASKED))
def test_too_many_readings_rule_no_term_out(case, day):
    """Where there are more than are followed, every term with every status is possible."""
    followed = possible_terms(case, iso(day))
    with patch.object(lifecycle, "MOST_READINGS", 0):
        assert followed <= possible_terms(case, iso(day))


def possible_terms(case, period):
    """Return the status and the end of each possible term, as text."""
    record = case.agreement()
    found = lifecycle.possible_terms(record.events, record.parties, When(period))
    return {(str(status), None if until is None else str(until)) for status, until in found}


@settings(deadline=None)
@given(terms, whens, whens)
def test_what_expires_is_in_force(case, before, on):
    """For certain only if it certainly is, possibly only if it possibly is; and what is certain is possible."""
    found = agreements(case.agreement())
    certain, possible = (found.expiring(before=before, on=on, possibly=possibly) for possibly in (False, True))
    assert certain - possible == certain - found.in_force(on) == found[:0]
    assert possible - found.in_force(on, possibly=True) == found[:0]


def linked(name, *others):
    """Return an agreement with links."""
    return Agreement(id=name, title=f"Accord {name}", links=[Link(kind="part_of", agreement=other) for other in others])


CHAIN = (linked("c", "b"), linked("a"), linked("b", "a"), linked("d", "ghost"), linked("e", "ghost", "f"), linked("f"))


@pytest.mark.parametrize(
    ("names", "ids"),
    [(["a", "b", "c", "Accord c"], ("c", "a", "b")), (["d", "e", "f"], ("d", "e", "f"))],
)
def test_a_family_is_linked_either_way_and_at_any_remove(names, ids):
    """It is the same for each of its members; an agreement of which nothing else is told joins others, unseen."""
    for name in names:
        assert agreements(*CHAIN).family(name).ids == ids


def test_families_keep_to_themselves():
    """An agreement without links is alone; circles and links of several kinds are nothing special."""
    ring = (linked("a", "b"), linked("b", "c"), linked("c", "a"), linked("alone"))
    assert agreements(*ring).family("b").ids == ("a", "b", "c")
    assert agreements(*ring).family("alone").ids == ("alone",)
    twice = Agreement(id="x", links=[Link(kind="amends", agreement="a"), Link(kind="extends", agreement="a")])
    assert agreements(linked("a"), twice).family("a").ids == ("a", "x")


def test_a_family_is_looked_for_in_the_whole_dossier():
    """Members that were filtered out still join the others."""
    some = agreements(*CHAIN).where(lambda one: one.id != "b")
    assert some.family("a").ids == ("c", "a")
    assert some.family("b").ids == ("c", "a")


def test_a_family_has_a_known_name():
    """What is only linked to is no agreement of the dossier."""
    with pytest.raises(UnknownNameError, match="no agreement of the dossier is called 'ghost'"):
        agreements(*CHAIN).family("ghost")
    with pytest.raises(InvalidDataError, match="is not the name of a"):
        agreements(*CHAIN).family(None)
