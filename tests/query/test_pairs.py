"""Pairs: who met whom, and how often."""

from hypothesis import given

from dipltalks import Delegation, Meeting, seeds
from dipltalks._query.meetings import Meetings
from dossiers import dossiers
from talks import collection


def meeting(name, *sides, **fields):
    """Return a meeting of sides."""
    return Meeting(id=name, delegations=[Delegation(party=side) for side in sides], **fields)


def pairs(*meetings):
    """Return the pairs with their numbers, in their order."""
    return [*collection(Meetings, Meeting=meetings).pairs().items()]


def test_the_most_frequent_come_first():
    """Pairs, and what is in each, are in the order of the alphabet, whatever that of the delegations."""
    found = pairs(meeting("a", "US", "UA", "RU"), meeting("b", "UA", "US"), meeting("c", "TR"), meeting("d"))
    assert found == [(("UA", "US"), 2), (("RU", "UA"), 1), (("RU", "US"), 1)]


def test_a_meeting_need_not_have_been_held():
    """What was announced or cancelled counts, unless it is filtered out before."""
    meetings = collection(Meetings, Meeting=[meeting("a", "RU", "US", status="announced"), meeting("b", "RU", "US")])
    assert meetings.pairs() == {("RU", "US"): 2}
    assert meetings.held().pairs() == {}
    assert meetings.with_status("announced").pairs() == {("RU", "US"): 1}


def test_only_named_sides_that_came_met():
    """Third parties, those who stayed away, and sides without a name met nobody; who walked out did."""
    assert pairs(
        Meeting(
            id="a",
            delegations=[
                Delegation(party="RU", attendance="walked_out"),
                Delegation(party="UA", roles=["principal", "chair"]),
                Delegation(party="US", attendance="declined"),
                Delegation(party="TR", roles=["host"]),
                Delegation(institutions=["OSCE"]),
            ],
        )
    ) == [(("RU", "UA"), 1)]


def test_a_ministry_stands_under_its_own_id():
    """It is a side by itself."""
    assert pairs(meeting("a", "RU-MFA", "US"), meeting("b", "RU", "US")) == [(("RU", "US"), 1), (("RU-MFA", "US"), 1)]


@given(dossiers())
def test_a_pair_involves_both(dossier):
    """Whoever met is involved, no more often than they met others, and no number is nought."""
    for (one, other), number in dossier.meetings.pairs().items():
        assert one < other
        assert 1 <= number <= len(dossier.meetings.involving(one, other))


def test_the_articles_tell_of_two_sides():
    """Russia and the United States met four times; two meetings more are announced or go on."""
    meetings = seeds.dossier().meetings
    assert meetings.held().pairs() == {("RU", "US"): 4}
    assert meetings.pairs() == {("RU", "US"): 6}
