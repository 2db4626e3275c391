"""The filters of meetings."""

import attrs
import pytest

from dipltalks import (
    Codebook,
    Delegation,
    InvalidDataError,
    Meeting,
    MeetingLevel,
    MeetingStatus,
    Party,
    Place,
    UnknownNameError,
    When,
)
from dipltalks._errors import RecordCountError
from dipltalks._query.meetings import Meetings
from talks import MEETINGS, collection


@pytest.fixture
def meetings():
    """Return all meetings."""
    return collection(Meetings)


def ids_without(*ids):
    """Return the ids of all meetings but some."""
    return tuple(meeting.id for meeting in MEETINGS if meeting.id not in ids)


@pytest.mark.parametrize(
    ("parties", "role", "ids"),
    [
        (["RU", "US"], None, ids_without("contact")),
        (["Moscow", "washington"], None, ids_without("contact")),
        (["RU"], None, ids_without()),
        (["RU-MFA"], None, ("istanbul", "saudi-arabia")),
        (["US-DOS"], None, ("istanbul",)),
        (["TR"], None, ("broken-off",)),
        (["TR"], "mediator", ("broken-off",)),
        (["TR"], "principal", ()),
        (["TR", "RU"], "host", ()),
        (["UA", "RU"], "principal", ("broken-off",)),
        (["OSCE"], None, ()),
    ],
)
def test_who_has_a_part(meetings, parties, role, ids):
    """All parties, in any role or the one that is asked for; an institution counts for its state."""
    assert meetings.involving(*parties, role=role).ids == ids


@pytest.mark.parametrize(
    ("parties", "ids"),
    [
        (["RU", "US"], ("riyadh", "istanbul", "saudi-arabia", "call", "next")),
        (["US", "RU", "Ukraine"], ("broken-off",)),
        (["RU", "UA", "US", "TR"], ()),
        (["RU"], ("contact",)),
        (["RU-MFA", "US-DOS"], ("istanbul",)),
        (["RU-MFA", "US"], ("istanbul",)),
        (["OSCE"], ()),
    ],
)
def test_who_the_sides_are(meetings, parties, ids):
    """Exactly these, third parties aside; where a side is not named it cannot be said."""
    assert meetings.between(*parties).ids == ids


def test_talks_without_sides_are_between_nobody():
    """Where no side is stated, or only third parties are, no filter for sides finds the meeting."""
    only_host = Meeting(id="host", delegations=[Delegation(party="TR", roles=["host"])])
    meetings = collection(Meetings, Meeting=(Meeting(id="none"), only_host))
    assert meetings.between("TR").ids == ()
    assert meetings.involving("TR").ids == ("host",)


def test_parties_may_be_part_of_each_other():
    """A circle in the codebook does not hang the query."""
    codebook = Codebook(
        parties=[
            Party(id="a", name="A", kind="coalition", part_of="b"),
            Party(id="b", name="B", kind="coalition", part_of="a"),
        ]
    )
    meetings = collection(Meetings, codebook=codebook, Meeting=(Meeting(id="m", delegations=[Delegation(party="a")]),))
    assert meetings.involving("b").ids == meetings.between("b").ids == ("m",)


@pytest.mark.parametrize(
    ("places", "ids"),
    [
        (["Istanbul"], ("istanbul", "broken-off", "next")),
        (["SA"], ("riyadh", "saudi-arabia")),
        (["Saudi Arabia"], ("riyadh", "saudi-arabia")),
        (["Riyadh"], ("riyadh",)),
        (["Turkey", "Riyadh"], ("riyadh", "istanbul", "broken-off", "next")),
        (["Iceland"], ()),
    ],
)
def test_where(meetings, places, ids):
    """Any of the places; a country by its code, by its name, or by a locality in it."""
    assert meetings.at(*places).ids == ids


@pytest.mark.parametrize(
    ("topics", "narrower", "ids"),
    [
        (["bilateral-irritants"], True, ("riyadh", "istanbul")),
        (["bilateral-irritants"], False, ()),
        (["embassy-operations"], False, ("riyadh", "istanbul")),
        (["embassy-operations", "Direct flights"], True, ("istanbul",)),
        (["visas"], True, ()),
    ],
)
def test_what_it_is_about(meetings, topics, narrower, ids):
    """All topics, each itself or by a narrower one."""
    assert meetings.about(*topics, narrower=narrower).ids == ids


def test_channels(meetings):
    """All of them."""
    assert meetings.via("phone").ids == ("call", "contact")
    assert meetings.via("phone", "video").ids == ("contact",)


def test_people(meetings):
    """Who leads leads a delegation; who attends is in one that took part."""
    assert meetings.led_by("Lavrov").ids == ("riyadh",)
    assert meetings.led_by("Vladimir Putin", "Donald Trump").ids == ("call",)
    assert meetings.led_by("rubio").ids == ("riyadh", "broken-off")
    assert meetings.attended_by("Rubio").ids == ("riyadh", "call")
    assert meetings.attended_by("Sergey Lavrov").ids == ("riyadh", "broken-off")
    assert meetings.attended_by("Lavrov", "Rubio").ids == ("riyadh",)


@pytest.mark.parametrize("attendance", ["declined", "absent", "excluded"])
def test_who_stays_away_does_not_attend(attendance):
    """Whoever is named for a delegation that did not take part led it, but did not attend."""
    delegation = attrs.evolve(MEETINGS[0].delegations[0], attendance=attendance)
    meetings = collection(Meetings, Meeting=(Meeting(id="m", delegations=[delegation]),))
    assert meetings.attended_by("lavrov").ids == ()
    assert meetings.led_by("lavrov").ids == ("m",)


def test_levels(meetings):
    """Any of them; higher ones go by rank, never by text."""
    assert meetings.at_level("ministerial").ids == ("riyadh",)
    assert meetings.at_level("heads", "senior_officials").ids == ("istanbul", "call")
    assert meetings.at_level("ministerial", or_higher=True).ids == ("riyadh", "call")
    assert meetings.at_level(MeetingLevel.TECHNICAL, or_higher=True).ids == ("riyadh", "istanbul", "call")
    assert meetings.at_level("heads", "ministerial", or_higher=True).ids == ("riyadh", "call")


def test_tracks(meetings):
    """Any of them, by id or label."""
    assert meetings.on_track("Normalization").ids == ("riyadh", "istanbul")
    assert meetings.on_track("black-sea", "ru-us-normalization").ids == ("riyadh", "istanbul", "broken-off")


def test_statuses(meetings):
    """Any of them, as terms or text; held is what took place."""
    assert meetings.with_status("announced", MeetingStatus.PROPOSED).ids == ("next", "proposal")
    assert meetings.held().ids == ("riyadh", "istanbul", "saudi-arabia", "call", "broken-off")


def test_outcomes(meetings):
    """Any outcome at all, or all of some agreements, by id, title or alias."""
    assert meetings.with_outcome().ids == ("saudi-arabia", "broken-off")
    assert meetings.with_outcome("black sea grain initiative").ids == ("saudi-arabia", "broken-off")
    assert meetings.with_outcome("grain deal", "moratorium").ids == ("broken-off",)
    assert meetings.with_outcome("Note on flights").ids == ()
    with pytest.raises(UnknownNameError) as caught:
        meetings.with_outcome("moratorum")
    assert (caught.value.kind, caught.value.suggestions) == ("agreement of the dossier", ("moratorium",))


def test_an_outcome_may_be_one_that_nobody_has_told_of():
    """An agreement that is only referred to can be asked for by its id."""
    meetings = collection(Meetings, Meeting=(Meeting(id="m", outcomes=["communique"]),))
    assert meetings.with_outcome("communique").ids == ("m",)


@pytest.mark.parametrize(
    ("on", "ids"),
    [
        (None, ("next", "proposal")),
        ("2025-04-05", ("next", "proposal")),
        ("2035", ("next", "proposal")),
        (When("../2025"), ("next", "proposal")),
    ],
)
def test_what_is_to_come(meetings, on, ids):
    """Proposed, announced or scheduled, and not certainly over; those without a date are last."""
    assert meetings.upcoming(on).ids == ids
    assert meetings.next(on).id == ids[0]


def test_what_is_over_is_not_to_come():
    """A meeting is over once its latest day is before the day that is asked for."""
    scheduled = Meeting(id="s", when="2025-04-10", status="scheduled")
    announced = Meeting(id="a", when="2025-04", status="announced")
    meetings = collection(Meetings, Meeting=(announced, scheduled))
    assert meetings.upcoming("2025-04-10").ids == ("a", "s")
    assert meetings.upcoming("2025-04-11").ids == ("a",)
    assert meetings.upcoming("2025-04").ids == ("a", "s")
    assert meetings.upcoming("2025-05").ids == ()
    assert meetings.next_or_none("2025-05") is None
    with pytest.raises(RecordCountError, match=r"^the next meeting was asked for, but there is none$"):
        meetings.next("2025-05")


def test_what_is_to_come_is_asked_of_a_day():
    """Where no source says when it was published, the day has to be given."""
    meetings = collection(Meetings, known_on=None)
    assert meetings.next("2025-04-05").id == "next"
    for ask in (meetings.upcoming, meetings.next, meetings.next_or_none):
        with pytest.raises(InvalidDataError) as caught:
            ask()
        (problem,) = caught.value.problems
        assert (problem.path, problem.hint) == ("on", "on='2025-04-08'")


def test_filters_chain(meetings):
    """One filter goes on where the other has left off."""
    assert meetings.involving("RU", "US").held().during("2025-02").at("Istanbul").one().id == "istanbul"


def test_a_meeting_without_anything_is_found_by_no_filter():
    """Filters do not stumble over what is not stated."""
    meetings = collection(Meetings, Meeting=(Meeting(id="m"), Meeting(id="p", place=Place(venue="UN Headquarters"))))
    found = [
        meetings.involving("RU"),
        meetings.between("RU"),
        meetings.at("TR"),
        meetings.about("visas"),
        meetings.via("phone"),
        meetings.led_by("lavrov"),
        meetings.attended_by("lavrov"),
        meetings.at_level("technical", or_higher=True),
        meetings.on_track("black-sea"),
        meetings.with_status("held"),
        meetings.with_outcome(),
        meetings.upcoming(),
        meetings.during("2025"),
    ]
    assert [each.ids for each in found] == [()] * 13
    assert meetings.at("UN Headquarters").ids == ("p",)
