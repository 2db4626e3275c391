"""Treaties of many parties, each of which does the same within the same vague time."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreement_walk import ASKED, PEOPLE, STATUS_BY_KIND, cases, events, iso
from agreements import agreement, event, history, possible

JOINING = ("ratified", "accepted", "approved", "acceded")
STAYING = tuple(kind for kind in STATUS_BY_KIND if kind != "withdrawn")

many = pytest.mark.parametrize("number", [2, 3, 11, 12, 13, 20, 50])
of_one_kind = pytest.mark.parametrize("kind", JOINING)


def names(number):
    """The names of some parties."""
    return [f"party-{one}" for one in range(1, number + 1)]


def joined(number, kinds=JOINING[:1], when="2025"):
    """What each of some parties does to join; where there are several kinds, they take turns."""
    return [event(kinds[one % len(kinds)], when, by=name) for one, name in enumerate(names(number))]


def treaty(number, *others):
    """A treaty of some parties, signed in the year before they join it and in force from the year after on."""
    signed, entered = event("signed", "2024-03-01"), event("entered_into_force", "2026-02-01")
    return agreement(signed, entered, *others, parties=" ".join(names(number)))


@many
@of_one_kind
def test_many_join_in_one_year(number, kind):
    """However many join some time in a year, a treaty is signed until it enters into force, and then in force."""
    pact = treaty(number, *joined(number, [kind]))
    days = ["2024-02-29", "2024-03-01", "2025-01-01", "2025-06-15", "2025-12-31", "2026-01-31", "2026-02-01", "2030"]
    expected = ["unknown", "signed", "signed", "signed", "signed", "signed", "in_force", "in_force"]
    assert history(pact, *days) == expected
    assert history(pact, *days, party="party-1") == expected
    assert history(pact, *days, party="party-2") == expected


@many
def test_many_join_in_different_ways(number):
    """It makes no difference which of them ratify, accept, approve or accede."""
    pact = treaty(number, *joined(number, JOINING))
    days = ["2024-12-31", "2025-06-15", "2026-01-31", "2026-02-01"]
    assert history(pact, *days) == ["signed", "signed", "signed", "in_force"]
    assert history(pact, *days, party="party-2") == ["signed", "signed", "signed", "in_force"]


@many
@pytest.mark.parametrize("when", ["2026", "2026-02", "2025/2027", "[2026-01-31..2026-02-02]", "[2025..]", None])
def test_many_join_around_the_entry_into_force(number, when):
    """Where it is open who joined before the entry into force and who after it, the treaty is in force from its day."""
    pact = treaty(number, *joined(number, when=when))
    assert history(pact, "2026-01-31", "2026-02-01", "2026-02-15", "2028") == [
        "signed",
        "in_force",
        "in_force",
        "in_force",
    ]
    assert possible(pact, "2026") == ["signed", "in_force"]
    assert possible(pact, "2026-02/..") == ["in_force"]


@many
def test_many_join_what_nobody_signed(number):
    """What many joined in a year may have been joined by some on any day of it, and has been on the last."""
    pact = agreement(*joined(number), parties=" ".join(names(number)))
    assert possible(pact, "2024-12-31") == ["unknown"]
    assert possible(pact, "2025-06-15") == ["signed", "unknown"]
    assert possible(pact, "2025-12-31") == ["signed"]


@many
def test_many_suspend_in_one_year(number):
    """Of a suspension it is open on which day of a year it began, for many parties as for one."""
    pact = treaty(number, *(event("suspended", "2027", by=name) for name in names(number)))
    assert possible(pact, "2026-12-31") == ["in_force"]
    assert possible(pact, "2027-06-15") == ["in_force", "suspended"]
    assert history(pact, "2027-12-31") == ["suspended"]


@pytest.mark.parametrize("number", [3, 11, 12, 13, 20, 50])
@pytest.mark.parametrize("author", ["party-1", ""])
def test_one_of_many_leaves_in_the_year_in_which_they_join(number, author):
    """Where one withdraws, named or not, more than two go on: for the whole, the treaty stands as before."""
    pact = treaty(number, *joined(number), event("withdrawn", "2025", by=author))
    days = ["2024-03-01", "2025-01-01", "2025-06-15", "2025-12-31", "2026-01-31", "2026-02-01", "2030"]
    assert history(pact, *days) == ["signed"] * 5 + ["in_force"] * 2
    assert possible(pact, "../2030") == ["signed", "in_force", "unknown"]


@pytest.mark.parametrize("number", [3, 11, 12, 13, 20, 50])
def test_the_one_of_many_who_leaves(number):
    """For the party that left it is open whether it joined before or afterwards; for the others nothing changes."""
    pact = treaty(number, *joined(number), event("withdrawn", "2025", by="party-1"))
    assert possible(pact, "2024-12-31", "party-1") == ["signed"]
    assert possible(pact, "2025-06-15", "party-1") == ["signed", "terminated"]
    assert possible(pact, "2026-01-31", "party-1") == ["signed", "terminated"]
    assert possible(pact, "2026-02-01", "party-1") == ["in_force", "terminated"]
    assert history(pact, "2025-06-15", "2026-01-31", "2026-02-01", party="party-2") == ["signed", "signed", "in_force"]


@pytest.mark.parametrize("number", [3, 11, 12, 13, 20, 50])
def test_one_of_many_leaves_a_treaty_that_is_in_force(number):
    """A withdrawal in the year in which many join and the treaty is in force leaves it so for all but one."""
    pact = treaty(number, *joined(number, when="2027"), event("withdrawn", "2027", by="party-1"))
    assert history(pact, "2026-12-31", "2027-01-01", "2027-06-15", "2027-12-31", "2028") == ["in_force"] * 5
    assert history(pact, "2027-06-15", "2028", party="party-2") == ["in_force", "in_force"]
    assert possible(pact, "2026-12-31", "party-1") == ["in_force"]
    assert possible(pact, "2028", "party-1") == ["signed", "terminated"]


@settings(max_examples=100, deadline=None)
@given(cases(of=events(STAYING), parties=("", PEOPLE)), st.sampled_from(ASKED), st.data())
def test_who_did_it_makes_no_difference_where_nobody_leaves(case, day, data):
    """Without a withdrawal, those statuses are possible that would be so if others, or nobody, were named."""
    authors = st.sampled_from(["", *PEOPLE, "AB", "CD"])
    others = tuple(one._replace(by=data.draw(authors)) for one in case.events)
    assert case._replace(events=others).possible(iso(day)) == case.possible(iso(day))


@settings(max_examples=100, deadline=None)
@given(cases(of=events(STAYING), most=3, parties=("", PEOPLE)), st.sampled_from(ASKED), st.data())
def test_what_many_do_counts_once_where_nobody_leaves(case, day, data):
    """Without a withdrawal, those statuses are possible that would be so if one had done what each of many did."""
    assume(case.events)
    one = data.draw(st.sampled_from(case.events))
    each = tuple(one._replace(by=name) for name in PEOPLE)
    assert case._replace(events=case.events + each).possible(iso(day)) == case.possible(iso(day))
