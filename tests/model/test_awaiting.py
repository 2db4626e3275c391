"""Awaiting: which parties have not done something yet."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreement_walk import ASKED, LEAVING, cases, events, iso
from agreements import agreement, event
from dipltalks import AgreementStatus, EventKind, InvalidDataError

SIGNED = event("signed", "2010-04-08", by="RU US UA")
RATIFIED = event("ratified", "2011-01-28", by="RU")


def awaiting(*happened, kind="ratified"):
    """Return who is awaited, separated by blanks."""
    return " ".join(agreement(*happened, parties="US RU UA").awaiting(kind))


def test_who_has_not_done_it_yet():
    """In the order of the parties; the kind may be given as a term or as text."""
    assert awaiting() == "US RU UA"
    assert awaiting(SIGNED, RATIFIED) == "US UA"
    assert awaiting(SIGNED, RATIFIED, event("ratified", None, by="US")) == "UA"
    assert awaiting(SIGNED, kind=EventKind.SIGNED) == ""
    assert awaiting(SIGNED, event("ratified", "2012", by="TR")) == "US RU UA"


def test_an_event_that_nobody_is_named_for_leaves_it_open():
    """It was ratified, but by whom is not said."""
    assert awaiting(SIGNED, event("ratified", "2011")) == "US RU UA"


def test_an_event_that_is_limited_to_provisions_is_not_about_the_whole():
    """To ratify an annex is not to ratify the treaty, and to leave it is not to leave the treaty."""
    assert awaiting(event("ratified", "2011", by="RU", provisions=["annex"])) == "US RU UA"
    assert awaiting(event("withdrawn", "2011", by="RU", provisions=["annex"])) == "US RU UA"


@pytest.mark.parametrize(
    ("happened", "awaited"),
    [
        ([event("withdrawn", "2012", by="UA")], "US RU"),
        ([event("withdrawn", None, by="UA")], "US RU"),
        ([event("withdrawn", "[2012..]", by="UA RU")], "US"),
        ([event("withdrawn", "2012")], "US RU UA"),
        ([event("signed", "2011", by="UA"), event("withdrawn", "2012", by="UA")], "US RU"),
        ([event("withdrawn", "2012", by="UA"), event("acceded", "2013", by="UA")], "US RU UA"),
        ([event("withdrawn", "2012", by="UA"), event("acceded", "2012", by="UA")], "US RU UA"),
        ([event("withdrawn", "2012", by="UA"), event("acceded", None, by="UA")], "US RU UA"),
        ([event("withdrawn", "2012", by="UA"), event("amended", "2013")], "US RU"),
        ([event("withdrawn", "2012", by="UA RU"), event("revived", "2013")], "US RU UA"),
    ],
)
def test_those_who_have_left_are_not_awaited(happened, awaited):
    """Unless they have come back, or may have; where it is not said who left, all are still awaited."""
    assert awaiting(*happened) == awaited


def test_an_agreement_without_stated_parties_awaits_nobody():
    """Nobody can be named."""
    assert agreement(RATIFIED, event("withdrawn", "2012", by="RU")).awaiting("ratified") == ()


@pytest.mark.parametrize(("kind", "hint"), [("ratifed", "'ratified'"), (None, "kind"), ("", "kind"), (7, "kind")])
def test_the_kind_is_a_term(kind, hint):
    """Anything else is refused, with the nearest terms."""
    with pytest.raises(InvalidDataError, match=hint) as caught:
        awaiting(kind=kind)
    assert [problem.path for problem in caught.value.problems] == ["kind"]


@settings(deadline=None)
@given(cases(of=events(LEAVING)), st.sampled_from(EventKind))
def test_only_those_who_did_it_or_left_are_not_awaited(case, kind):
    """Who is not awaited has done it, or is out once everything has happened that did."""
    assume(all(one.when.high is not None and (one.until is None or one.until.high is not None) for one in case.events))
    record = case.agreement()
    for party in {*record.parties} - {*record.awaiting(kind)}:
        has_done_it = any(one.kind == kind and party in one.by for one in case.events)
        assert has_done_it or record.status_on(iso(ASKED[-1]), party=party) is AgreementStatus.TERMINATED


@given(cases(), st.sampled_from(EventKind))
def test_the_awaited_are_parties_in_their_order(case, kind):
    """And none of them is named in an event of that kind."""
    record = case.agreement()
    awaited = record.awaiting(kind)
    assert awaited == tuple(party for party in record.parties if party in awaited)
    assert {by for one in record.events if one.kind is kind for by in one.by}.isdisjoint(awaited)
