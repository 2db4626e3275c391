"""Hypothesis strategies for small dossiers in which things collide: few names, few dates, reports that differ.

All that reports speak of comes from small pools, so that they speak of the same meetings and agreements, agree,
sharpen, contradict and take back what others say. Every dossier is valid; what it says is made up.
"""

import functools
from typing import Any

import attrs
from hypothesis import strategies as st

from dipltalks import (
    Agreement,
    Attendance,
    Codebook,
    Delegate,
    Delegation,
    Dossier,
    Evidence,
    Inference,
    Inheritance,
    InheritedField,
    InvalidDataError,
    LifecycleEvent,
    Link,
    Locality,
    Measure,
    Meeting,
    MeetingStatus,
    Party,
    Person,
    Place,
    Provision,
    Report,
    Retraction,
    Source,
    Speaker,
    Statement,
    ThirdParty,
    Topic,
    Track,
)

PARTIES = ("RU", "US", "TR", "RU-MFA")
PEOPLE = ("lavrov", "rubio", "darchiev")
TOPICS = ("irritants", "embassies", "flights")
MEETINGS = ("round-1", "round-2", "round-3")
AGREEMENTS = ("grain", "truce", "round-3")
MEASURES = ("staff-cuts", "seizure")
STATEMENTS = ("denial", "threat")
DATES = (
    "2025-02-27",
    "2025-02",
    "2025-02~",
    "2025-02-18",
    "2025-02-27?",
    "2025-02-27T10:00",
    "2025-02-27T10:00+03:00",
    "2025-03",
    "2025-02-18/2025-02-27",
    "[2025-02-18..2025-02-27]",
    "[2025-02-27..]",
    "../2025-02-18",
)
PUBLISHED = ("2025-04-02", "2025-04-08", "2025-04-08T07:30+10:00", "2025-04-08T03:00", "2025-04", "[2025-04-08..]")
SOURCES = ("wire", "gazette", "archive")
FIELDS = {
    Meeting: (
        *("when", "place", "place.venue", "place.city", "status", "title", "round", "format", "topics", "note"),
        *("topics.flights", "modality.phone", "delegations", "delegations.RU", "delegations.RU.head", "inferred.when"),
        *("delegations.RU.head.office", "delegations.US.members.lavrov", "delegations.TR.roles.host", "evidence"),
        *("delegations.US.institutions", "unchanged_from.round-1", "unchanged_from.round-1.fields.venue", "part_of"),
        *("delegations.RU.head.person", "delegations.US.members.rubio.office", "outcomes.grain", "same_as", "whereas"),
    ),
    Agreement: (
        *("title", "aliases.pact", "parties", "parties.RU", "third_parties.TR", "third_parties.TR.roles.host"),
        *("provisions.exports", "provisions.exports.text", "provisions.exports.obliges.RU", "links.extends.truce"),
        *("events", "events.signed", "events.signed.kind", "events.signed.when", "events.ended.until", "note"),
        *("events.ended.by.RU", "provisions", "topics.flights", "instrument"),
    ),
    Measure: ("kind", "when", "until", "by", "by.RU", "against.US", "topics", "responds_to", "title", "note"),
    Statement: (
        *("text", "kind", "quoted", "speaker", "speaker.person", "speaker.office", "when", "occasion", "audience"),
        *("about.grain", "about.flights", "strength", "responds_to", "note"),
    ),
}
"""Fields of each class that retractions name; one of them does not exist."""

dates = st.sampled_from(DATES)
parties = st.lists(st.sampled_from(PARTIES), unique=True, max_size=2)
topics = st.lists(st.sampled_from(TOPICS), unique=True, max_size=2)
offices = st.sampled_from(["foreign minister", "ambassador"])
notes = st.sampled_from(["counted by hand", "see the annex"])
roles = st.lists(st.sampled_from(["host", "mediator", "principal"]), unique=True, max_size=2)


def stated(cls: type, fields: dict[str, Any], **optional: Any) -> st.SearchStrategy[Any]:
    """Return records of a class that state the given fields, and of the optional ones any that fit together."""
    return st.fixed_dictionaries(fields, optional=optional).map(functools.partial(_made, cls)).filter(_is_made)


def _is_made(record: object) -> bool:
    return record is not None


def _made(cls: type, values: dict[str, Any]) -> Any:
    """Return a record, without what makes it refer to itself or end before it begins; None if it says nothing."""
    try:
        return cls(**values)
    except InvalidDataError as error:
        wrong = {problem.path.partition(".")[0].partition("[")[0] for problem in error.problems} & {*values}
        return _made(cls, {name: value for name, value in values.items() if name not in wrong}) if wrong else None


places = stated(
    Place,
    {},
    city=st.sampled_from(["Istanbul", "Constantinople", "Riyadh", "Tripoli", "Ankara"]),
    region=st.sampled_from(["Crimea", "Marmara"]),
    country=st.sampled_from(["TR", "SA", "LY"]),
    venue=st.sampled_from(["consulate", "palace"]),
)
delegates = stated(Delegate, {}, person=st.sampled_from(PEOPLE), office=offices)
members = stated(Delegate, {}, person=st.sampled_from(PEOPLE), office=offices, role=st.sampled_from(["deputy_head"]))
delegations = stated(
    Delegation,
    {},
    party=st.sampled_from(PARTIES[:3]),
    roles=roles,
    attendance=st.sampled_from([Attendance.ATTENDED, Attendance.DECLINED]),
    head=delegates,
    members=st.lists(members, max_size=2, unique_by=lambda each: each.person or each),
    institutions=st.lists(st.just("RU-MFA"), max_size=1),
)
inheritances = stated(
    Inheritance,
    {
        "meeting": st.sampled_from(MEETINGS),
        "fields": st.lists(st.sampled_from(list(InheritedField)), min_size=1, max_size=3, unique=True),
    },
)
speakers = stated(Speaker, {}, person=st.sampled_from(PEOPLE), office=offices, party=st.sampled_from(PARTIES))
_ids = st.sampled_from([*MEETINGS, *AGREEMENTS[:2], *STATEMENTS, *MEASURES, *TOPICS])


def _paths(cls: type) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(FIELDS[cls]), unique=True, max_size=2)


def _coded(cls: type, ids: tuple[str, ...], required: dict[str, Any], **optional: Any) -> st.SearchStrategy[Any]:
    """Return records of a report: with words, reasons, notes and URIs besides their own fields."""
    evidence = st.builds(Evidence, locator=st.sampled_from(["row 1", "row 2"]), supports=_paths(cls))
    inferred = st.builds(
        Inference,
        field=st.sampled_from(FIELDS[cls]),
        reason=st.sampled_from(["the other day", "the same hall"]),
        basis=st.lists(st.sampled_from(MEETINGS), max_size=1),
    )
    return stated(
        cls,
        {"id": st.sampled_from(ids), **required},
        **optional,
        evidence=st.lists(evidence, max_size=2, unique=True),
        inferred=st.lists(inferred, max_size=2, unique_by=lambda each: each.field),
        note=notes,
        same_as=st.just(["wikidata:Q159"]),
    )


meetings = _coded(
    Meeting,
    MEETINGS,
    {},
    title=st.just("Talks"),
    track=st.just("normalization"),
    round=st.integers(1, 2),
    round_label=st.just("second meeting"),
    part_of=st.sampled_from(MEETINGS),
    delegations=st.lists(delegations, max_size=3, unique_by=lambda each: each.party or each),
    when=dates,
    place=places,
    status=st.sampled_from([MeetingStatus.POSTPONED, *MeetingStatus]),
    modality=st.lists(st.sampled_from(["in_person", "phone"]), unique=True),
    format=st.sampled_from(["plenary", "shuttle"]),
    level=st.sampled_from(["envoy", "heads"]),
    topics=topics,
    outcomes=st.lists(st.sampled_from(AGREEMENTS), unique=True, max_size=2),
    unchanged_from=st.lists(inheritances, max_size=2, unique_by=lambda each: each.meeting),
)
events = stated(
    LifecycleEvent,
    {"id": st.sampled_from(["signed", "ended"]), "kind": st.sampled_from(["signed", "suspended", "expired"])},
    when=dates,
    until=dates,
    by=parties,
    meeting=st.sampled_from(MEETINGS),
    provisions=st.just(["exports"]),
    note=notes,
)
provisions = stated(
    Provision,
    {"id": st.sampled_from(["exports", "insurance"])},
    text=st.sampled_from(["Grain leaves the ports.", "Grain may leave."]),
    obliges=parties,
    topics=topics,
    implementation=st.sampled_from(["minimal", "full"]),
)
agreements = _coded(
    Agreement,
    AGREEMENTS,
    {},
    title=st.sampled_from(["Grain initiative", "Truce"]),
    aliases=st.lists(st.sampled_from(["grain deal", "pact"]), unique=True),
    instrument=st.sampled_from(["initiative", "moratorium"]),
    stage=st.just("ceasefire"),
    track=st.just("normalization"),
    parties=parties,
    third_parties=st.lists(
        st.builds(ThirdParty, party=st.sampled_from(PARTIES), roles=roles),
        max_size=2,
        unique_by=lambda each: each.party,
    ),
    topics=topics,
    provisions=st.lists(provisions, max_size=2, unique_by=lambda each: each.id),
    events=st.lists(events, max_size=2, unique_by=lambda each: each.id),
    links=st.lists(
        st.builds(Link, kind=st.sampled_from(["extends", "supersedes"]), agreement=st.sampled_from(AGREEMENTS[:2])),
        max_size=2,
        unique=True,
    ),
)
measures = _coded(
    Measure,
    MEASURES,
    {"kind": st.sampled_from(["restrict", "seize", "sanction"])},
    title=st.just("Cuts"),
    by=parties,
    against=parties,
    when=dates,
    until=dates,
    topics=topics,
    responds_to=st.lists(_ids, max_size=2, unique=True),
)
statements = _coded(
    Statement,
    STATEMENTS,
    {
        "kind": st.sampled_from(["denial", "threat", "claim"]),
        "text": st.sampled_from(["That is not so.", "It is not."]),
    },
    speaker=speakers,
    strength=st.sampled_from(["firm", "possible"]),
    when=dates,
    occasion=st.just("press briefing"),
    audience=st.lists(speakers, max_size=2, unique=True),
    about=st.lists(_ids, max_size=2, unique=True),
    responds_to=st.lists(st.sampled_from(STATEMENTS), max_size=1),
    quoted=st.booleans(),
)

codebooks = st.builds(
    Codebook,
    parties=st.just(
        [
            Party(id="RU", name="Russia", aliases=["Moscow"], kind="state"),
            Party(id="US", name="United States", kind="state"),
            Party(id="TR", name="Türkiye", kind="state"),
            Party(id="RU-MFA", name="Russian Foreign Ministry", kind="institution", part_of="RU"),
        ]
    ),
    people=st.just([Person(id=name, name=name.title()) for name in PEOPLE]),
    topics=st.just(
        [
            Topic(id="irritants", label="Irritants"),
            Topic(id="embassies", label="Embassies", broader=["irritants"]),
            Topic(id="flights", label="Direct flights", broader=["irritants"]),
        ]
    ),
    tracks=st.just([Track(id="normalization", label="Normalization", parties=["RU", "US"])]),
    localities=st.lists(
        st.sampled_from(
            [
                Locality(name="Istanbul", country="TR", aliases=["Constantinople"]),
                Locality(name="Riyadh", country="SA"),
                Locality(name="Tripoli", country="LY"),
                Locality(name="Tripoli", country="LB"),
                Locality(name="Crimea"),
                Locality(name="Marmara", country="TR"),
            ]
        ),
        unique=True,
    ),
)
"""Codebooks that have every party, person, topic and track of the pools, and some of the localities."""


@st.composite
def reports(draw: st.DrawFn, source: st.SearchStrategy[Source]) -> Report:
    """Return reports that take nothing back.

    Args:
        draw: Given by Hypothesis.
        source: The sources that they may code.
    """
    told: dict[str, Any] = {}
    for record in draw(st.lists(meetings | agreements | measures | statements, min_size=1, max_size=4)):
        told.setdefault(record.id, record)
    kinds = {"meetings": Meeting, "agreements": Agreement, "measures": Measure, "statements": Statement}
    return Report(
        id=draw(st.sampled_from([None, None, None, "cable"])),
        source=draw(source),
        coder=draw(st.sampled_from([None, "anna"])),
        revision=draw(st.integers(1, 2)),
        **{name: [each for each in told.values() if isinstance(each, cls)] for name, cls in kinds.items()},
    )


@st.composite
def retractions(draw: st.DrawFn, told: list[Report]) -> Retraction:
    """Return retractions of reports, of records in them, and of fields of these.

    Args:
        draw: Given by Hypothesis.
        told: The reports of which something is taken back.
    """
    report = draw(st.sampled_from(told))
    record = draw(st.sampled_from(report.records)) if report.records else None
    depth = draw(st.sampled_from(["field", "record", "report"])) if record is not None else "report"
    return Retraction(
        report=report.key,
        record=None if depth == "report" else record.id,
        field=draw(st.sampled_from(FIELDS[type(record)])) if depth == "field" else None,
        reason="corrected",
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Return small dossiers of up to six reports that speak of the same things and differ.

    Args:
        draw: Given by Hypothesis.
    """
    source = st.sampled_from(
        [
            Source(
                id=name,
                published=draw(st.none() | st.sampled_from(PUBLISHED)),
                publisher=draw(st.sampled_from([None, "RT", "TASS"])),
            )
            for name in SOURCES
        ]
    )
    told = draw(st.lists(reports(source), min_size=2, max_size=6))
    if told:
        taken = draw(st.lists(st.tuples(st.sampled_from(range(len(told))), retractions(told)), max_size=3))
        told = [
            attrs.evolve(report, retracts=[each for by, each in taken if by == index])
            for index, report in enumerate(told)
        ]
    return Dossier(codebook=draw(codebooks), reports=told)
