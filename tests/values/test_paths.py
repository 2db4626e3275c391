"""Field paths: how a part of a record is named, found and left out."""

import pytest
from hypothesis import given

import dipltalks as dt
import strategies
from dipltalks import (
    Agreement,
    Delegate,
    Delegation,
    Evidence,
    Inference,
    Inheritance,
    InvalidDataError,
    LifecycleEvent,
    Link,
    Measure,
    Meeting,
    Place,
    Provision,
    Speaker,
    Statement,
    UnknownNameError,
    When,
)
from dipltalks._values.annotations import shape_of
from dipltalks._values.identifiers import Ref, TopicId
from dipltalks._values.paths import Key, covers, keys_in, leaves, shape_at, steps_of, touches, value_at, without
from dipltalks._values.texts import Label

MEETING = Meeting(
    id="ru-us-2025-04-istanbul",
    when="2025-04-10",
    place=Place(city="Istanbul", country="TR"),
    status="scheduled",
    delegations=[
        Delegation(
            party="RU",
            head=Delegate(person="darchiev", office="ambassador to the United States"),
            members=[Delegate(person="lavrov"), Delegate(office="interpreter")],
            institutions=["RU-MFA"],
        ),
        Delegation(roles=["host"]),
    ],
    topics=["embassy-operations", "direct-flights"],
    unchanged_from=[Inheritance(meeting="ru-us-2025-02-27-istanbul", fields=["venue"])],
    inferred=[Inference(field="place.city", reason="the venue is there")],
)

AGREEMENT = Agreement(
    id="black-sea-grain-initiative",
    aliases=["grain deal", "initiative"],
    provisions=[Provision(id="exports", text="Grain leaves the ports.", obliges=["RU", "UA"])],
    events=[LifecycleEvent(id="signed", kind="signed", when="2022-07-22")],
    links=[Link(kind="extends", agreement="istanbul-2022")],
)


@pytest.mark.parametrize(
    ("wide", "narrow", "is_covered"),
    [
        ("when", "when", True),
        ("delegations.RU", "delegations.RU.head.office", True),
        ("delegations.RU.head", "delegations.RU", False),
        ("delegations.RU", "delegations.RU-MFA", False),
        ("when", "whenever", False),
    ],
)
def test_a_path_covers_itself_and_what_is_below_it(wide, narrow, is_covered):
    """One that merely begins with the same letters is another one."""
    assert covers(wide, narrow) is is_covered
    assert touches(wide, narrow) is touches(narrow, wide) is (is_covered or covers(narrow, wide))


def test_leaves_are_all_that_a_record_states():
    """In the order of the fields: parts with a key as a whole and leaf by leaf, parts without one as a whole."""
    russia = MEETING.delegations[0]
    assert list(leaves(MEETING))[:13] == [
        ("id", "ru-us-2025-04-istanbul"),
        ("delegations.RU", russia),
        ("delegations.RU.head.person", "darchiev"),
        ("delegations.RU.head.office", "ambassador to the United States"),
        ("delegations.RU.members.lavrov", Delegate(person="lavrov")),
        ("delegations.RU.members", Delegate(office="interpreter")),
        ("delegations.RU.institutions.RU-MFA", "RU-MFA"),
        ("delegations", Delegation(roles=["host"])),
        ("when", When("2025-04-10")),
        ("place.city", "Istanbul"),
        ("place.country", "TR"),
        ("status", dt.MeetingStatus.SCHEDULED),
        ("topics.embassy-operations", "embassy-operations"),
    ]


def test_parts_that_are_named_by_the_coder_are_no_leaves_of_their_own():
    """The id of a provision or an event says nothing; the kind and the other agreement of a link do."""
    assert [path for path, _ in leaves(AGREEMENT)] == [
        "id",
        "aliases",
        "aliases.initiative",
        "provisions.exports.text",
        "provisions.exports.obliges.RU",
        "provisions.exports.obliges.UA",
        "events.signed.kind",
        "events.signed.when",
        "links.extends.istanbul-2022",
    ]


def test_leaves_of_a_part_begin_with_its_path():
    """So that what is below a part is named from the record that it is in."""
    assert list(leaves(Place(city="Riyadh"), "place")) == [("place.city", "Riyadh")]


@pytest.mark.parametrize(
    ("item", "key", "steps"),
    [
        ("embassy-operations", None, ("embassy-operations",)),
        (dt.Modality.PHONE, None, ("phone",)),
        ("grain deal", None, ()),
        (Delegation(party="RU"), ("party",), ("RU",)),
        (Delegation(roles=["host"]), ("party",), ()),
        (Link(kind="extends", agreement="a"), ("kind", "agreement"), ("extends", "a")),
        (Speaker(party="RU"), None, ()),
    ],
)
def test_items_of_lists_are_named_by_their_keys(item, key, steps):
    """A word is its own key; what has none cannot be named."""
    assert steps_of(item, key) == steps


@pytest.mark.parametrize(
    ("record", "path", "value"),
    [
        (MEETING, "when", When("2025-04-10")),
        (MEETING, "format", None),
        (MEETING, "outcomes", None),
        (MEETING, "place", Place(city="Istanbul", country="TR")),
        (MEETING, "place.venue", None),
        (MEETING, "place.city.name", None),
        (MEETING, "delegations.RU.head.office", "ambassador to the United States"),
        (MEETING, "delegations.RU.members.lavrov", Delegate(person="lavrov")),
        (MEETING, "delegations.US", None),
        (MEETING, "topics.direct-flights", "direct-flights"),
        (MEETING, "topics.direct-flights.label", None),
        (MEETING, "status.held", None),
        (MEETING, "whereabouts", None),
        (AGREEMENT, "links.extends.istanbul-2022", Link(kind="extends", agreement="istanbul-2022")),
        (AGREEMENT, "links.extends.istanbul-2022.kind", dt.LinkKind.EXTENDS),
        (AGREEMENT, "links.extends", None),
        (AGREEMENT, "aliases.grain", None),
        (Statement(id="s", kind="claim", text="No.", quoted=False), "quoted", False),
        (Statement(id="s", kind="claim", text="No.", audience=[Speaker(party="RU")]), "audience.RU", None),
    ],
)
def test_a_value_is_found_at_its_path(record, path, value):
    """What is not stated, or cannot be there, is None."""
    assert value_at(record, path) == value


@pytest.mark.parametrize(
    ("path", "field", "left"),
    [
        ("when", "when", None),
        ("place.city", "place", Place(country="TR")),
        ("topics.direct-flights", "topics", ("embassy-operations",)),
        ("delegations.RU", "delegations", (Delegation(roles=["host"]),)),
        ("unchanged_from.ru-us-2025-02-27-istanbul.fields.venue", "unchanged_from", ()),
        ("format", "format", None),
        ("delegations.US.head", "delegations", MEETING.delegations),
    ],
)
def test_a_record_is_left_without_what_stands_at_a_path(path, field, left):
    """Only that goes; a part that would say nothing any more goes with it."""
    assert getattr(without(MEETING, path), field) == left


def test_what_is_below_a_part_goes_alone():
    """The office of a head, a member of a delegation."""
    less = without(without(MEETING, "delegations.RU.head.office"), "delegations.RU.members.lavrov")
    assert less.delegation("RU").head == Delegate(person="darchiev")
    assert less.delegation("RU").members == (Delegate(office="interpreter"),)


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (Measure(id="cuts", kind="restrict"), "kind"),
        (Place(city="Riyadh"), "city"),
        (Link(kind="extends", agreement="a"), "agreement"),
    ],
)
def test_a_record_cannot_be_without_what_it_must_have(record, path):
    """Nothing is left of it."""
    assert without(record, path) is None


def test_an_event_without_its_kind_is_none():
    """A part goes if it loses what it must have."""
    assert without(AGREEMENT, "events.signed.kind").events == ()


def test_a_speaker_of_no_name_and_no_party_is_none():
    """An office alone does not say who spoke."""
    told = Statement(id="s", kind="claim", text="No.", speaker=Speaker(person="lavrov", office="foreign minister"))
    assert without(told, "speaker.person").speaker is None


@pytest.mark.parametrize(
    ("cls", "path", "keys"),
    [
        (Meeting, "when", ()),
        (Meeting, "place.city", ()),
        (Meeting, "delegations", ()),
        (Meeting, "topics.visas", (Key("topics", Ref.TOPIC, "visas"),)),
        (Meeting, "modality.phone", (Key("modality", None, "phone", (), tuple(dt.Modality)),)),
        (
            Meeting,
            "delegations.RU.members.lavrov.office",
            (
                Key("delegations", Ref.PARTY, "RU", ("party",)),
                Key("delegations.RU.members", Ref.PERSON, "lavrov", ("person",)),
            ),
        ),
        (
            Agreement,
            "links.extends.istanbul-2022",
            (
                Key("links", None, "extends", ("kind", "agreement"), tuple(dt.LinkKind)),
                Key("links", Ref.AGREEMENT, "istanbul-2022", ("kind", "agreement")),
            ),
        ),
        (Agreement, "links.extends", (Key("links", None, "extends", ("kind", "agreement"), tuple(dt.LinkKind)),)),
    ],
)
def test_keys_of_a_path_are_told_from_names_of_fields(cls, path, keys):
    """Each with what it refers to and the field that holds such parts."""
    assert keys_in(cls, path) == keys


@pytest.mark.parametrize(
    ("cls", "path", "words"),
    [
        (Meeting, "whn", "no field of Meeting is called 'whn'"),
        (Meeting, "place.town", "no field of Place is called 'place.town'"),
        (Meeting, "delegations.RU.heads", "no field of Delegation is called 'delegations.RU.heads'"),
        (Meeting, "when.year", "no part of when is called 'year'"),
        (Meeting, "topics.visas.label", "no part of topics.visas is called 'label'"),
        (Statement, "audience.RU", "no part of audience, whose parts have no key, is called 'RU'"),
    ],
)
def test_a_path_that_no_record_has_is_refused(cls, path, words):
    """The error says how far the path leads."""
    with pytest.raises(UnknownNameError, match=f"^{words}"):
        keys_in(cls, path)


def test_what_has_not_the_form_of_a_path_is_refused():
    """A path is made of steps and dots."""
    with pytest.raises(InvalidDataError, match="is not a field path"):
        keys_in(Meeting, "delegations[0]")


@given(strategies.records(Meeting) | strategies.records(Agreement) | strategies.records(Statement))
def test_every_leaf_is_there_and_can_be_left_out(record):
    """What is stated at the path of a leaf is there, and no longer is in the record without it."""
    for path, _ in leaves(record):
        if not path.startswith("inferred."):
            assert value_at(record, path) is not None
            less = without(record, path)
            assert less is None or value_at(less, path) is None
            keys_in(type(record), path)


def test_evidence_has_no_key():
    """Quotations cannot be named by a path."""
    meeting = Meeting(id="round-1", evidence=[Evidence(quote="Feb. 27")])
    assert list(leaves(meeting)) == [("id", "round-1"), ("evidence", Evidence(quote="Feb. 27"))]


@pytest.mark.parametrize(
    ("cls", "path", "shape"),
    [
        (Meeting, "when", shape_of(When)),
        (Meeting, "place", shape_of(Place)),
        (Meeting, "place.city", shape_of(Label)),
        (Meeting, "topics", shape_of(tuple[TopicId, ...])),
        (Meeting, "topics.visas", shape_of(TopicId)),
        (Meeting, "delegations.RU", shape_of(Delegation)),
        (Meeting, "delegations.RU.members.lavrov.office", shape_of(Label)),
        (Agreement, "links.extends.istanbul-2022", shape_of(Link)),
        (Agreement, "events.signed.when", shape_of(When)),
    ],
)
def test_the_shape_of_what_stands_at_a_path_is_known(cls, path, shape):
    """Of a field, of a part, of a word in a list."""
    assert shape_at(cls, path) == shape
