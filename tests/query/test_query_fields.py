"""Counting, grouping and rows: paths into records."""

import pytest

from dipltalks import InvalidDataError, Meeting, UnknownNameError
from dipltalks._query.agreements import Agreements
from dipltalks._query.entries import Parties, People, Sources, Tracks
from dipltalks._query.measures import Measures
from dipltalks._query.meetings import Meetings
from dipltalks._query.statements import Statements
from dipltalks._query.topics import Topics
from talks import collection


@pytest.fixture
def meetings():
    """Return all meetings."""
    return collection(Meetings)


@pytest.mark.parametrize(
    ("field", "counts"),
    [
        ("status", {"held": 4, "broken_off": 1, "announced": 1, "in_progress": 1, "proposed": 1}),
        ("place.country", {None: 5, "TR": 2, "SA": 1}),
        ("parties", {"RU": 7, "US": 6, "RU-MFA": 1, "UA": 1}),
        ("laterality", {"bilateral": 4, None: 3, "trilateral": 1}),
        ("delegations.party", {"RU": 7, "US": 6, "RU-MFA": 1, "UA": 1, "TR": 1}),
        (
            "delegations.head.person",
            {"lavrov": 1, "rubio": 2, None: 4, "putin": 1, "trump": 1, "darchiev": 1, "coulter": 1},
        ),
        ("delegations.US.head.person", {"rubio": 2, None: 4, "trump": 1, "coulter": 1}),
        ("delegations.members.lavrov.person", {None: 7, "lavrov": 1}),
        ("delegations.TR.roles", {None: 7, "mediator": 1, "host": 1}),
        ("delegations.OSCE.attendance", {None: 8}),
        ("delegations.is_side", {True: 8, False: 1}),
        ("outcomes", {None: 6, "grain-initiative": 2, "moratorium": 1}),
    ],
)
def test_records_are_counted_by_what_they_have(meetings, field, counts):
    """Once for each value where there are many; absent is None; in the order in which they come up."""
    found = meetings.count_by(field)
    assert found == counts
    assert list(found) == list(counts)


@pytest.mark.parametrize(
    ("per", "counts"),
    [
        ("year", {2025: 5, None: 3}),
        ("month", {"2025-02": 2, "2025-03": 3, None: 3}),
        ("day", {"2025-02-18": 1, "2025-02-27": 1, None: 5, "2025-03-18": 1}),
    ],
)
def test_dates_are_counted_by_year_month_or_day(meetings, per, counts):
    """A date that may fall into two of them counts as None, and so does an open or an absent one."""
    assert meetings.count_by("when", per=per) == counts


def test_dates_of_parts_are_counted_too():
    """Each year counts once for a record; what cannot be decided is None only if nothing else can."""
    agreements = collection(Agreements)
    assert agreements.count_by("events.when", per="year") == {2022: 1, 2023: 1, 2025: 2}
    assert agreements.count_by("events.refused.when", per="month") == {"2023-07": 1, None: 2}


def test_a_year_before_1000_has_four_digits():
    """Months and days are written as in dates."""
    meetings = collection(Meetings, Meeting=(Meeting(id="a", when="0843-08-10"),))
    assert meetings.count_by("when", per="month") == {"0843-08": 1}
    assert meetings.count_by("when", per="day") == {"0843-08-10": 1}
    assert meetings.count_by("when", per="year") == {843: 1}


def test_groups_are_collections(meetings):
    """Each group can be asked on."""
    groups = meetings.group_by("place.city")
    assert {city: group.ids for city, group in groups.items()} == {
        "Riyadh": ("riyadh",),
        "Istanbul": ("istanbul", "broken-off", "next"),
        None: ("saudi-arabia", "call", "contact", "proposal"),
    }
    assert groups["Istanbul"].held().ids == ("istanbul", "broken-off")
    assert meetings.group_by("when", per="month")["2025-02"].ids == ("riyadh", "istanbul")


def test_rows_hold_plain_values(meetings):
    """Dates and terms are text, several values a list, parts dictionaries, absent values None."""
    (row,) = meetings[4:5].to_dicts("when", "status", "place", "delegations.party", "delegations.TR.roles", "level")
    assert row == {
        "when": "2025-03-23/2025-03-25",
        "status": "broken_off",
        "place": {"city": "Istanbul"},
        "delegations.party": ["RU", "UA", "US", "TR"],
        "delegations.TR.roles": ["mediator", "host"],
        "level": None,
    }
    assert type(row["status"]) is str
    assert meetings[4:5].to_dicts("delegations.head.person", "topics") == [
        {"delegations.head.person": [None, None, "rubio", None], "topics": []}
    ]
    assert meetings[4:5].to_dicts("delegations.TR", "delegations.OSCE") == [
        {"delegations.TR": {"party": "TR", "roles": ["mediator", "host"]}, "delegations.OSCE": None}
    ]


@pytest.mark.parametrize("cls", [Meetings, Agreements, Measures, Statements, Topics, People, Parties, Tracks, Sources])
def test_rows_have_columns_of_their_own(cls):
    """Without fields, rows have the columns that the docstring of the class names, all the same ones."""
    rows = collection(cls).to_dicts()
    assert {tuple(row) for row in rows} == {cls._columns}
    sentence = cls.__doc__.partition("Rows show ")[2].partition(".\n")[0]
    assert tuple(" ".join(sentence.replace(" and ", ", ").split()).split(", ")) == cls._columns


@pytest.mark.parametrize("empty", [True, False])
@pytest.mark.parametrize(
    ("field", "suggestions"),
    [
        ("stauts", ("status",)),
        ("place.cuntry", ("place.country",)),
        ("delegations.hed", ("delegations.head",)),
        ("delegations.RU-MF.head", ("delegations.RU-MFA",)),
        ("delegations.RU.US", ()),
        ("delegations.RU.members.lavrow", ("delegations.RU.members.lavrov",)),
        ("status.text", ()),
        ("topics.visas", ()),
        ("evidence.x", ()),
        ("", ()),
    ],
)
def test_an_unknown_field_is_an_error(meetings, field, suggestions, empty):
    """Even without a record that could have it; the nearest ones are suggested."""
    asked = meetings[:0] if empty else meetings
    for ask in (asked.count_by, asked.group_by, asked.to_dicts):
        with pytest.raises(UnknownNameError) as caught:
            ask(field)
        assert caught.value.kind == "field of Meeting"
        assert caught.value.suggestions[: len(suggestions) or None] == suggestions


def test_keys_of_parts_are_those_of_the_dossier():
    """A provision that some agreement has is a key for all; another is not."""
    agreements = collection(Agreements)
    assert agreements[1:].count_by("provisions.fertilizer.implementation") == {None: 2}
    assert agreements.count_by("provisions.fertilizer.implementation") == {"minimal": 1, None: 2}
    assert agreements.count_by("third_parties.TR.roles") == {"mediator": 1, None: 2}
    assert agreements.count_by("third_parties.OSCE.roles") == {None: 3}
    assert agreements.count_by("links.reaffirms.agreement") == {"minsk": 1, None: 2}
    assert agreements.count_by("links.parallel_to.note") == agreements.count_by("links.amends.note") == {None: 3}
    assert agreements.to_dicts("links.reaffirms", "links.parallel_to.grain-initiative.kind")[1] == {
        "links.reaffirms": [{"kind": "reaffirms", "agreement": "minsk"}],
        "links.parallel_to.grain-initiative.kind": "parallel_to",
    }
    with pytest.raises(UnknownNameError) as caught:
        agreements.count_by("provisions.fertiliser.implementation")
    assert caught.value.suggestions == ("provisions.fertilizer",)


@pytest.mark.parametrize(
    ("arguments", "path", "hint"),
    [
        ({"field": "when", "per": "yaer"}, "per", "did you mean 'year'?"),
        ({"field": "when", "per": "week"}, "per", "one of: year, month, day"),
        ({"field": "status", "per": "year"}, "per", "leave it out: 'status' is no date"),
        ({"field": "when", "per": ["year"]}, "per", "one of: year, month, day"),
        ({"field": ["when"]}, "field", None),
        ({"field": 7}, "field", "write '7'"),
    ],
)
def test_what_cannot_be_counted_is_refused(meetings, arguments, path, hint):
    """The error says what may stand there."""
    for ask in (meetings.count_by, meetings.group_by):
        with pytest.raises(InvalidDataError) as caught:
            ask(**arguments)
        (problem,) = caught.value.problems
        assert (problem.path, problem.hint) == (path, hint)


def test_rows_take_fields_one_by_one(meetings):
    """A list of fields has to be unpacked."""
    with pytest.raises(InvalidDataError, match=r"unpack it: \*fields"):
        meetings.to_dicts(["when", "status"])
