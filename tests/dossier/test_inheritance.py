"""Inheritance: what a meeting has from another one, from which a source says that it is unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipltalks import Delegate, Delegation, Inference, Inheritance, Locality, Meeting, Place
from dipltalks._dossier.circles import in_circles
from telling import dossier, report

DARCHIEV = Delegate(person="darchiev", office="ambassador")
ISTANBUL = Meeting(
    id="round-2",
    place=Place(city="Istanbul", country="TR", venue="consulate"),
    format="plenary",
    topics=["embassy-operations", "visas"],
    delegations=[
        Delegation(party="RU", attendance="attended", head=DARCHIEV, members=[Delegate(office="aide")]),
        Delegation(party="TR", roles=["host"], institutions=["TR-MFA"]),
        Delegation(attendance="attended"),
        Delegation(roles=["observer"], attendance="attended"),
    ],
)
ALL = ["place", "format", "topics", "participants"]
ROLES = ("host", "observer")


def unchanged(*fields, base="round-2"):
    """Return what a source says is the same as at the second round, or at another meeting."""
    return Inheritance(meeting=base, fields=fields)


def heir(*fields, **own):
    """Return the third round as it is shown, of which a report says what is unchanged from the second."""
    following = Meeting(id="round-3", unchanged_from=[unchanged(*fields)], **own)
    return dossier(report("2025-04-01", ISTANBUL, following)).meetings["round-3"]


def marks(meeting):
    """Return the fields that are marked as inferred, each with its basis."""
    return {each.field: each.basis for each in meeting.inferred}


def test_all_that_is_unchanged_is_taken_over():
    """But not whether anyone came, which is each meeting's own."""
    shown = heir(*ALL)
    assert (shown.place, shown.format, shown.topics) == (ISTANBUL.place, ISTANBUL.format, ISTANBUL.topics)
    assert shown.delegations == (
        Delegation(party="RU", head=DARCHIEV, members=[Delegate(office="aide")]),
        Delegation(party="TR", roles=["host"], institutions=["TR-MFA"]),
        Delegation(roles=["observer"]),
    )


def test_what_is_taken_over_is_marked():
    """As inferred, with the other meeting as its basis."""
    assert [(each.field, each.reason, each.basis) for each in heir("format").inferred] == [
        ("format", "unchanged from round-2", ("round-2",))
    ]
    assert marks(heir("venue", "topics")) == {
        "place.venue": ("round-2",),
        "topics.embassy-operations": ("round-2",),
        "topics.visas": ("round-2",),
    }


def test_it_goes_one_way():
    """What is new of the later meeting says nothing of the earlier one."""
    told = dossier(
        report("2025-04-01", ISTANBUL, Meeting(id="round-3", unchanged_from=[unchanged(*ALL)], level="envoy"))
    )
    assert told.meetings["round-2"] == ISTANBUL


def test_the_venue_alone_brings_no_city():
    """Only what is said to be unchanged is taken."""
    assert heir("venue").place == Place(venue="consulate")


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        (Place(city="Istanbul"), Place(city="Istanbul", country="TR", venue="consulate")),
        (Place(venue="hotel"), Place(city="Istanbul", country="TR", venue="hotel")),
        (Place(city="Riyadh"), Place(city="Riyadh")),
    ],
)
def test_own_places_win_and_are_filled_from_compatible_ones(own, shown):
    """Nothing of Istanbul goes into Riyadh."""
    assert heir("place", place=own).place == shown


def test_places_compare_by_the_localities_of_the_codebook():
    """The venue in Istanbul is no venue in Saudi Arabia."""
    following = Meeting(id="round-3", place=Place(country="SA"), unchanged_from=[unchanged("venue")])
    base = Meeting(id="round-2", place=Place(city="Istanbul", venue="consulate"))
    localities = [Locality(name="Istanbul", country="TR")]
    told = dossier(report("2025-04-01", base, following), localities=localities)
    assert told.meetings["round-3"].place == Place(country="SA")


def test_own_format_wins_and_own_topics_come_first():
    """A meeting may have more on its table than the one before."""
    shown = heir("format", "topics", format="proximity", topics=["flights", "visas"])
    assert (shown.format, shown.topics) == ("proximity", ("flights", "visas", "embassy-operations"))
    assert marks(shown) == {"topics.embassy-operations": ("round-2",)}


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        (Delegation(party="RU"), Delegation(party="RU", head=DARCHIEV, members=[Delegate(office="aide")])),
        (
            Delegation(party="RU", head=Delegate(person="lavrov"), attendance="expected"),
            Delegation(
                party="RU",
                head=Delegate(person="lavrov"),
                attendance="expected",
                members=[Delegate(office="aide")],
            ),
        ),
        (
            Delegation(party="RU", head=Delegate(person="darchiev"), members=[Delegate(person="lavrov")]),
            Delegation(party="RU", head=DARCHIEV, members=[Delegate(person="lavrov"), Delegate(office="aide")]),
        ),
    ],
)
def test_a_delegation_that_is_named_has_the_people_of_the_other_meeting_besides_its_own(own, shown):
    """Its own head stays, and so does its own attendance."""
    assert heir("participants", delegations=[own]).delegation("RU") == shown


def test_who_heads_a_delegation_now_is_no_mere_member_of_it():
    """A member of the earlier delegation may lead the next one."""
    base = Meeting(
        id="round-2",
        delegations=[Delegation(party="RU", members=[Delegate(person="darchiev"), Delegate(person="lavrov")])],
    )
    own = Delegation(party="RU", head=Delegate(person="darchiev"))
    following = Meeting(id="round-3", delegations=[own], unchanged_from=[unchanged("participants")])
    shown = dossier(report("2025-04-01", base, following)).meetings["round-3"]
    assert shown.delegations == (
        Delegation(party="RU", head=Delegate(person="darchiev"), members=[Delegate(person="lavrov")]),
    )


def test_own_third_parties_stay_beside_those_taken_over():
    """Delegations of no party are the same if all is that is said of them, but for whether they came."""
    observer = Delegation(roles=["observer"], attendance="expected")
    shown = heir("participants", delegations=[observer, Delegation(party="US")])
    assert [(each.party, each.roles, each.attendance) for each in shown.delegations] == [
        (None, ("observer",), "expected"),
        ("US", (), None),
        ("RU", (), None),
        ("TR", ("host",), None),
    ]


def test_chains_are_followed():
    """The fourth round takes from the third what that takes from the second, whichever is told first."""
    told = dossier(
        report(
            "2025-04-01",
            Meeting(id="round-4", unchanged_from=[unchanged("venue", "format", base="round-3")]),
            Meeting(id="round-3", unchanged_from=[unchanged("venue")], format="shuttle"),
            ISTANBUL,
        )
    )
    shown = told.meetings["round-4"]
    assert (shown.place, shown.format) == (Place(venue="consulate"), "shuttle")
    assert marks(shown) == {"place.venue": ("round-3",), "format": ("round-3",)}


def test_of_several_meetings_the_first_named_comes_first():
    """The next one fills what is still open."""
    told = dossier(
        report(
            "2025-04-01",
            Meeting(id="round-1", place=Place(city="Istanbul", venue="hotel"), format="shuttle"),
            ISTANBUL,
            Meeting(
                id="round-3",
                unchanged_from=[unchanged("place", base="round-1"), unchanged("place", "format")],
            ),
        )
    )
    shown = told.meetings["round-3"]
    assert (shown.place, shown.format) == (Place(city="Istanbul", country="TR", venue="hotel"), "plenary")
    assert marks(shown) == {
        "place.city": ("round-1",),
        "place.venue": ("round-1",),
        "place.country": ("round-2",),
        "format": ("round-2",),
    }


def test_inheritance_waits_for_a_meeting_that_is_still_to_come():
    """Of a meeting of which no report speaks yet, nothing is taken."""
    told = Meeting(id="round-3", unchanged_from=[unchanged(*ALL)])
    assert tuple(dossier(report("2025-04-01", told)).meetings) == (told,)


def test_what_other_reports_say_of_the_earlier_meeting_is_taken_too():
    """The venue that a newer article names for it; what was postponed there is void here."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2", status="scheduled", place=Place(city="Riyadh", venue="palace"))),
        report("2025-04-02", Meeting(id="round-2", status="postponed")),
        report("2025-04-03", Meeting(id="round-3", unchanged_from=[unchanged("venue")])),
        report("2025-04-04", Meeting(id="round-2", place=Place(venue="consulate"))),
    )
    assert told.meetings["round-3"].place == Place(venue="consulate")


def test_circles_leave_what_is_stated():
    """For the field that goes round alone; who is not in the circle takes what is stated in it."""
    told = dossier(
        report(
            "2025-04-01",
            Meeting(id="round-1", place=Place(venue="hotel"), unchanged_from=[unchanged("venue", base="round-2")]),
            Meeting(
                id="round-2",
                format="plenary",
                unchanged_from=[unchanged("place", base="round-1"), unchanged(*ALL, base="round-0")],
            ),
            Meeting(id="round-0", topics=["visas"], place=Place(city="Istanbul")),
            Meeting(
                id="round-3",
                unchanged_from=[unchanged("place", "format", base="round-2"), unchanged("venue", base="round-1")],
            ),
        )
    )
    assert [(each.id, each.place, each.format, each.topics) for each in told.meetings] == [
        ("round-1", Place(venue="hotel"), None, ()),
        ("round-2", None, "plenary", ("visas",)),
        ("round-0", Place(city="Istanbul"), None, ("visas",)),
        ("round-3", Place(venue="hotel"), "plenary", ()),
    ]


def test_reasons_of_the_coder_stay_beside_the_marks():
    """What the coder worked out is another thing than what is taken over."""
    reason = Inference(field="when", reason="the Thursday after")
    shown = heir("format", when="2025-03-06", inferred=[reason])
    assert shown.inferred == (reason, Inference(field="format", reason="unchanged from round-2", basis=["round-2"]))


def test_a_mark_joins_the_reason_of_the_coder_for_the_same_field():
    """Delegations of no party share a path, and so do the reasons for them."""
    base = Meeting(id="round-2", delegations=[Delegation(roles=["host"])])
    following = Meeting(
        id="round-3",
        delegations=[Delegation(roles=["observer"])],
        unchanged_from=[unchanged("participants")],
        inferred=[Inference(field="delegations", reason="seen in the picture", basis=["round-1"])],
    )
    assert dossier(report("2025-04-01", base, following)).meetings["round-3"].inferred == (
        Inference(
            field="delegations",
            reason="seen in the picture; unchanged from round-2",
            basis=["round-1", "round-2"],
        ),
    )


@pytest.mark.parametrize(
    ("arrows", "circle"),
    [
        ({}, set()),
        ({"a": ["b"], "b": ["c"]}, set()),
        ({"a": ["a"]}, {"a"}),
        ({"a": ["b", "b"], "b": ["a"], "c": ["a"]}, {"a", "b"}),
        ({"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["e", "f"], "e": ["d"], "f": []}, {"a", "b", "d", "e"}),
    ],
)
def test_circles_are_found(arrows, circle):
    """Not those who only lead into one, nor those on the way from one to another."""
    assert in_circles(arrows) == circle


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3)))
def test_in_a_circle_is_who_comes_back_to_itself(arrows):
    """By going from each name, step after step, wherever the arrows lead."""
    for name in "abcdef":
        reached, ahead = set(), list(arrows.get(name, ()))
        while ahead:
            end = ahead.pop()
            ahead += () if end in reached else arrows.get(end, ())
            reached.add(end)
        assert (name in in_circles(arrows)) is (name in reached)


def test_what_is_inherited_is_explained_by_both_meetings():
    """By the words that it is unchanged, and by those for how it was."""
    following = Meeting(id="round-3", unchanged_from=[unchanged("participants")])
    told = dossier(report("2025-04-01", ISTANBUL), report("2025-04-02", following))
    assert [
        (each.report, each.record, each.field) for each in told.explain("round-3", "delegations.TR.roles.host")
    ] == [
        ("wire-2025-04-02", "round-3", "unchanged_from.round-2"),
        ("wire-2025-04-01", "round-2", "delegations.TR.roles.host"),
    ]


def test_marks_on_parts_that_cannot_be_told_apart_are_one():
    """Two delegations of no party, from two meetings: both of these are the basis."""
    told = dossier(
        report(
            "2025-04-01",
            *(
                Meeting(id=f"round-{number}", delegations=[Delegation(roles=[role])])
                for number, role in enumerate(ROLES)
            ),
            Meeting(id="round-9", unchanged_from=[unchanged("participants", base=f"round-{each}") for each in (0, 1)]),
        )
    )
    shown = told.meetings["round-9"]
    assert [each.roles for each in shown.delegations] == [("host",), ("observer",)]
    assert shown.inferred == (
        Inference(
            field="delegations", reason="unchanged from round-0; unchanged from round-1", basis=["round-0", "round-1"]
        ),
    )
