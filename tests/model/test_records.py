"""What single records derive, and the rules between their fields."""

import pytest

import dipltalks as dt
from dipltalks import (
    Agreement,
    Delegate,
    Delegation,
    Evidence,
    Inference,
    Inheritance,
    InvalidDataError,
    LifecycleEvent,
    Measure,
    Meeting,
    Party,
    Statement,
    Topic,
)


def paths(make, **fields):
    """Return the paths of the problems that making a record raises."""
    with pytest.raises(InvalidDataError) as caught:
        make(**fields)
    return [problem.path for problem in caught.value.problems]


def test_the_sides_are_the_delegations_without_a_third_partys_role():
    """Parties are the sides in their order; hosts and mediators are third parties."""
    meeting = Meeting(
        id="jeddah",
        delegations=[
            Delegation(party="US"),
            Delegation(party="SA", roles=["host", "mediator"]),
            Delegation(party="UA", roles=["principal", "chair"]),
            Delegation(roles=["observer"]),
        ],
    )
    assert (meeting.parties, meeting.third_parties) == (("US", "UA"), ("SA",))
    assert meeting.laterality is dt.Laterality.BILATERAL


@pytest.mark.parametrize(
    ("parties", "laterality"),
    [
        ([], None),
        (["RU"], None),
        (["RU", "US"], dt.Laterality.BILATERAL),
        (["RU", "US", "UA"], dt.Laterality.TRILATERAL),
        (["RU", "US", "UA", "TR"], dt.Laterality.MULTILATERAL),
        (["RU", "US", "UA", "TR", "UN"], dt.Laterality.MULTILATERAL),
        (["RU", None], None),
    ],
)
def test_laterality_counts_the_sides(parties, laterality):
    """Laterality is counted, and unknown where fewer than two sides are stated or one is not named."""
    delegations = [Delegation(party=party, attendance="attended") for party in parties]
    assert Meeting(id="a", delegations=delegations).laterality is laterality


def test_a_delegation_is_found_by_its_party():
    """The delegation of a party is returned, and an unknown party lists those that there are."""
    russia = Delegation(party="RU", head=Delegate(person="darchiev"))
    meeting = Meeting(id="a", delegations=[russia, Delegation(party="US"), Delegation(roles=["host"])])
    assert meeting.delegation("RU") is russia
    with pytest.raises(
        LookupError, match=r"no party of a is called 'RUS'; did you mean 'US' or 'RU'[?] There are 'RU', 'US'"
    ):
        meeting.delegation("RUS")
    with pytest.raises(dt.UnknownNameError, match="no party of a is called None"):
        meeting.delegation(None)
    with pytest.raises(dt.UnknownNameError, match="and 5 more"):
        Meeting(id="c", delegations=[Delegation(party=f"P{n}") for n in range(25)]).delegation("RU")
    with pytest.raises(dt.UnknownNameError, match="There are none"):
        Meeting(id="b").delegation("RU")


@pytest.mark.parametrize(
    ("make", "fields", "path"),
    [
        (Meeting, {"part_of": "a"}, "part_of"),
        (Meeting, {"modality": ["phone", "phone"]}, "modality[1]"),
        (Meeting, {"outcomes": ["x", "x"]}, "outcomes[1]"),
        (Meeting, {"delegations": [Delegation(party="RU"), Delegation(party="RU")]}, "delegations[1].party"),
        (
            Meeting,
            {
                "unchanged_from": [
                    Inheritance(meeting="b", fields=["venue"]),
                    Inheritance(meeting="b", fields=["topics"]),
                ]
            },
            "unchanged_from[1].meeting",
        ),
        (Meeting, {"same_as": ["pax:1", "pax:1"]}, "same_as[1]"),
        (
            Meeting,
            {"inferred": [Inference(field="when", reason="x"), Inference(field="when", reason="y")]},
            "inferred[1].field",
        ),
        (Agreement, {"links": [dt.Link(kind="extends", agreement="b")] * 2}, "links[1]"),
        (Agreement, {"links": [dt.Link(kind="extends", agreement="a")]}, "links"),
        (Meeting, {"unchanged_from": [Inheritance(meeting="a", fields=["venue"])]}, "unchanged_from"),
        (Statement, {"kind": "claim", "text": "x", "about": ["a"]}, "about"),
        (Meeting, {"outcomes": [], "part_of": "a"}, "part_of"),
        (Agreement, {"provisions": [dt.Provision(id="p"), dt.Provision(id="p", text="x")]}, "provisions[1].id"),
        (Agreement, {"events": [LifecycleEvent(id="e", kind="signed")] * 2}, "events[1].id"),
        (
            Agreement,
            {"third_parties": [dt.ThirdParty(party="TR"), dt.ThirdParty(party="TR")]},
            "third_parties[1].party",
        ),
        (Measure, {"kind": "expel", "responds_to": ["a"]}, "responds_to"),
        (Measure, {"kind": "expel", "when": "2025-03", "until": "2025-02"}, "until"),
        (Statement, {"kind": "claim", "text": "x", "responds_to": ["b", "a"]}, "responds_to"),
        (Topic, {"label": "x", "broader": ["a"]}, "broader"),
        (Topic, {"label": "x", "aliases": ["y", "y"]}, "aliases[1]"),
        (Party, {"name": "x", "kind": "state", "part_of": "a"}, "part_of"),
    ],
)
def test_rules_between_fields(make, fields, path):
    """Nothing stands twice under one key, refers to itself, or ends before it begins."""
    assert paths(make, id="a", **fields) == [path]


def test_parts_without_a_key_may_stand_side_by_side():
    """Delegations without party and delegates without person are never the same by their key."""
    delegations = [Delegation(roles=["host"]), Delegation(roles=["observer"])]
    assert len(Meeting(id="a", delegations=delegations).delegations) == 2
    members = [Delegate(office="deputy minister"), Delegate(office="deputy minister")]
    assert len(Delegation(members=members).members) == 2
    assert paths(Delegation, members=[Delegate(person="x"), Delegate(person="x", office="y")]) == ["members[1].person"]


def test_an_end_that_may_come_after_the_beginning_is_taken():
    """Only an end that is certainly before the beginning is refused."""
    event = LifecycleEvent(id="e", kind="declared", when="2025-03", until="2025-03-10")
    assert (str(event.when), str(event.until)) == ("2025-03", "2025-03-10")
    assert paths(LifecycleEvent, id="e", kind="declared", when="2025-03", until="2025-02-28") == ["until"]


def test_the_head_of_a_delegation_has_no_other_role():
    """The head is a field of the delegation, not a role."""
    assert paths(Delegation, party="RU", head=Delegate(person="x", role="member")) == ["head.role"]


def test_a_field_that_is_retracted_belongs_to_a_record():
    """A retraction of a field names its record."""
    assert paths(dt.Retraction, report="a", field="when", reason="x") == ["record"]
    assert dt.Retraction(report="a/b", record="c", field="when", reason="x").report == "a/b"


@pytest.mark.parametrize(
    ("offsets", "path"),
    [
        ({"start": 1}, "end"),
        ({"end": 1}, "start"),
        ({"start": 1, "end": 2}, "end"),
        ({"quote": None, "locator": "p. 3", "start": 1, "end": 2}, "quote"),
    ],
)
def test_offsets_fit_the_quotation(offsets, path):
    """Offsets come in pairs, with a quotation, and are as far apart as it is long."""
    assert paths(Evidence, **{"quote": "four"} | offsets) == [path]
    assert Evidence(quote="four", start=3, end=7).end == 7


def test_coordinates_come_in_pairs():
    """One coordinate alone is no place."""
    assert paths(dt.Locality, name="x", latitude=1.0) == ["longitude"]
    assert paths(dt.Locality, name="x", longitude=1.0) == ["latitude"]


def test_pairs_of_a_codebook_name_two_records():
    """A pair of ids that mean one record has two ids, which differ, in any order."""
    assert paths(dt.Codebook, identical=[["a", "a"]]) == ["identical[0]"]
    assert paths(dt.Codebook, identical=[["a", "b", "c"]]) == ["identical[0]"]
    assert dt.Codebook(identical=[("b", "a"), ("a", "b")]).identical == (("a", "b"),)


def test_a_codebook_is_a_set_of_entries():
    """Entries are sorted, equal ones are kept once, and different ones under one id are both kept."""
    lavrov, rubio = dt.Person(id="lavrov", name="Sergei Lavrov"), dt.Person(id="rubio", name="Marco Rubio")
    other = dt.Person(id="lavrov", name="Sergey Lavrov")
    one = dt.Codebook(people=[rubio, lavrov, other, rubio])
    assert [person.id for person in one.people] == ["lavrov", "lavrov", "rubio"]
    assert one == dt.Codebook(people=[other, rubio, lavrov])
