"""Postponed meetings in the fold: what older reports say of the place is void, also where it is another meeting's."""

from dipltalks import Inheritance, Meeting, Place
from telling import folded


def meeting(status=None, **unchanged):
    """Return what one report says of the third round: its status, and what is unchanged from the earlier ones."""
    inherits = [Inheritance(meeting=name.replace("_", "-"), fields=fields) for name, fields in unchanged.items()]
    return Meeting(id="round-3", status=status, unchanged_from=inherits)


def inherited(*told):
    """Return what the third round has from each earlier one, after several reports."""
    return {each.meeting: [str(field) for field in each.fields] for each in folded(*told).unchanged_from}


def test_a_postponed_meeting_no_longer_has_the_place_of_another():
    """What else was said to be unchanged stays; a meeting from which nothing else was taken is no longer named."""
    planned = meeting("scheduled", round_1=["venue", "format", "place", "topics"], round_2=["venue"])
    assert inherited(planned, meeting("postponed")) == {"round-1": ["format", "topics"]}


def test_the_report_that_postpones_and_newer_ones_may_name_a_place_again():
    """Only what was said before the move is void, and each field is named once."""
    told = [
        meeting("scheduled", round_1=["venue", "format"]),
        meeting("postponed", round_2=["place"]),
        meeting(round_1=["venue", "topics"]),
    ]
    assert inherited(*told) == {"round-1": ["format", "venue", "topics"], "round-2": ["place"]}


def test_without_a_move_nothing_is_void():
    """The place stays that of the other meeting, however often the status changes otherwise."""
    told = [meeting("announced", round_1=["venue"]), meeting("scheduled"), meeting("held")]
    assert inherited(*told) == {"round-1": ["venue"]}


def test_all_who_ever_said_postponed_may_name_the_day():
    """Where the first report said so already, the later ones that repeat it void nothing."""
    told = [
        Meeting(id="round-3", status="postponed", when="2025-03"),
        Meeting(id="round-3", place=Place(city="Riyadh")),
        Meeting(id="round-3", status="postponed"),
    ]
    assert folded(*told) == Meeting(id="round-3", status="postponed", when="2025-03", place=Place(city="Riyadh"))
