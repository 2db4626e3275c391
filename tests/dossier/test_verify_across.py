"""Verify: what can be wrong between reports and in the codebook, each as one finding that says what to do."""

import attrs
import pytest

from dipltalks import (
    Agreement,
    Codebook,
    Inheritance,
    InheritedField,
    LifecycleEvent,
    Measure,
    Meeting,
    Party,
    Person,
    Provision,
    Report,
    Retraction,
    Source,
    Topic,
    Track,
)
from findings import CODEBOOK, SOURCE, error, findings, words


def second(*retracts, **fields):
    """Return a report of another source."""
    return Report(source=Source(id="gazette", published="2025-03-01"), retracts=retracts, **fields)


@pytest.mark.parametrize(
    ("record", "field", "expected"),
    [
        (None, None, None),
        ("talks", None, None),
        ("talks", "status", None),
        ("talk", None, ("record", "is not in that report", "talk", "did you mean 'talks'?")),
        (
            "grain",
            "when",
            (
                "record",
                "is not in that report",
                "grain",
                "name a record of that report, or leave it out to take back all",
            ),
        ),
        ("talks", "statu", ("field", "names nothing that the record states", "statu", "did you mean 'status'?")),
    ],
)
def test_retractions_take_back_what_is_there(record, field, expected):
    """What takes back a record that nobody else tells of leads nowhere no more, and is fine all the same."""
    first = Report(source=SOURCE, meetings=[Meeting(id="talks", status="held", evidence=[words("status")])])
    retraction = Retraction(report="wire", record=record, field=field, reason="misread")
    if expected is not None:
        place, *rest = expected
        expected = [error(f"$.reports[1].retracts[0].{place}", *rest)]
    assert findings(first, second(retraction)) == (expected or [])


def test_of_revisions_one_is_enough_to_take_back_from():
    """A field that only an older revision stated can be taken back."""
    first = Report(source=SOURCE, meetings=[Meeting(id="talks", status="held", evidence=[words("status")])])
    newer = Report(source=SOURCE, revision=2, meetings=[Meeting(id="talks", title="Talks")])
    retraction = Retraction(report="wire", record="talks", field="status", reason="misread")
    assert findings(first, newer, second(retraction)) == []


def test_a_report_that_is_there_twice_and_differs():
    """The same report is kept once; one that differs needs a revision, a coder or an id."""
    one, other = (Report(source=SOURCE, meetings=[Meeting(id=name)]) for name in ("talks", "round"))
    assert findings(one, one) == []
    (found,) = findings(one, other)
    assert found == error(
        "$.reports[1]",
        "has the key and revision of reports[0], and other content",
        "wire",
        "give the newer one a higher revision, or one of them a coder or an id",
    )
    assert findings(one, attrs.evolve(other, revision=2)) == findings(one, attrs.evolve(other, coder="anna")) == []


def test_a_source_that_is_there_twice_and_differs():
    """Two coders work on one source, not on two under one id; a newer revision may correct it."""
    mended = attrs.evolve(SOURCE, publisher="TASS")
    assert findings(Report(source=SOURCE, coder="anna"), Report(source=mended, coder="ben")) == [
        error(
            "$.reports[1].source",
            "differs from the source of reports[0], which has its id",
            "wire",
            "make the two alike, or give one of them another id",
        )
    ]
    assert findings(Report(source=SOURCE), Report(source=mended, revision=2)) == []


def test_an_id_means_one_thing():
    """An id that is used for several kinds, of records, entries or sources, is found once."""
    first = Report(source=Source(id="RU"), meetings=[Meeting(id="talks"), Meeting(id="lavrov")])
    (kind, named) = findings(first, second(measures=[Measure(id="talks", kind="seize", evidence=[words("kind")])]))[:2]
    hint = "give each its own id"
    assert kind == error("talks", "is the id of more than one kind: Meeting, Measure", None, hint)
    assert named == error("lavrov", "is the id of more than one kind: Meeting, Person", None, hint)
    assert findings(first)[1:] == [error("RU", "is the id of more than one kind: Source, Party", None, hint)]


def test_an_entry_that_is_there_twice_and_differs():
    """Joined codebooks keep both; one of them has to go."""
    codebook = attrs.evolve(CODEBOOK, people=[*CODEBOOK.people, Person(id="lavrov", name="Sergey Lavrov")])
    assert findings(codebook=codebook) == [
        error(
            "$.codebook.people[1].id",
            "is there already: people[0] has it, and differs",
            "lavrov",
            "keep one of the two",
        )
    ]


def test_provisions_of_events_are_those_of_the_agreement():
    """They may come from another report; the hint names those that there are."""
    event = LifecycleEvent(id="ended", kind="terminated", provisions=["export", "insurance", "shipping"])
    ended = Agreement(id="grain", events=[event], evidence=[words("events")])
    stated = Agreement(id="grain", provisions=[Provision(id="exports"), Provision(id="shipping")])
    told = attrs.evolve(stated, evidence=[words("provisions")])
    path, message = "grain.events.ended.provisions", "is no provision of the agreement"
    first, other = Report(source=SOURCE, agreements=[ended]), second(agreements=[told])
    assert findings(first, other) == [
        error(path, message, "export", "did you mean 'exports'?"),
        error(path, message, "insurance", "one of: exports, shipping"),
    ]
    assert findings(first)[1] == error(path, message, "insurance", "state it in provisions")


def heir(name, other, *fields):
    """Return a meeting that inherits from another one."""
    inheritance = Inheritance(meeting=other, fields=fields)
    return Meeting(id=name, unchanged_from=[inheritance], evidence=[words("unchanged_from")])


def test_a_circle_of_inheritance_is_one_finding():
    """It names the way round and what is not taken over; a meeting that only leads into it is none."""
    fields = ("venue", "participants")
    circle = [heir("two", "three", *fields), heir("three", "two", *fields), heir("one", "two", "venue")]
    assert findings(Report(source=SOURCE, meetings=circle)) == [
        error(
            "three.unchanged_from",
            "leads back to itself, so it takes over no venue and no participants",
            "three → two → three",
            "break the circle",
        )
    ]
    apart = [heir("two", "three", "venue"), heir("three", "two", "format")]
    assert findings(Report(source=SOURCE, meetings=apart)) == []
    assert {*InheritedField} == {"venue", "place", "format", "participants", "topics"}


def test_circles_of_parts_and_of_broader_topics():
    """Meetings, parties, tracks and topics never contain themselves, in however many steps."""

    def parts(*names):
        return [{"id": one, "part_of": other} for one, other in zip(names, (*names[1:], names[0]), strict=True)]

    meetings = [Meeting(**each, evidence=[words("part_of")]) for each in parts("day-1", "day-2", "day-3")]
    codebook = Codebook(
        parties=[Party(name="X", kind="state", **each) for each in parts("A", "B")],
        tracks=[Track(label="X", **each) for each in parts("t-1", "t-2")],
        topics=[
            Topic(id="flights", label="Flights", broader=["irritants", "travel"]),
            Topic(id="irritants", label="Irritants", broader=["relations"]),
            Topic(id="relations", label="Relations", broader=["flights"]),
            Topic(id="travel", label="Travel", broader=["relations"]),
        ],
    )
    message, hint = "leads back to itself", "break the circle"
    assert findings(Report(source=SOURCE, meetings=meetings), codebook=codebook) == [
        error("day-1.part_of", message, "day-1 → day-2 → day-3 → day-1", hint),
        error("$.codebook.parties.A.part_of", message, "A → B → A", hint),
        error("$.codebook.tracks.t-1.part_of", message, "t-1 → t-2 → t-1", hint),
        error("$.codebook.topics.flights.broader", message, "flights → irritants → relations → flights", hint),
        error("$.codebook.topics.travel.broader", message, "travel → relations → flights → travel", hint),
    ]


def test_references_may_use_any_name_of_a_record():
    """Where the codebook says that two ids mean one record, either leads to it, in retractions too."""
    codebook = attrs.evolve(CODEBOOK, identical=[("riyadh", "talks")])
    heirs = [heir("jeddah", "talks", "venue"), heir("geneva", "riyadh", "venue")]
    told = Meeting(id="talks", status="held", evidence=[words("status")])
    reports = [
        Report(source=SOURCE, meetings=[told, *heirs]),
        second(
            Retraction(report="wire", record="riyadh", field="status", reason="misread"),
            meetings=[Meeting(id="talks", title="Talks")],
        ),
    ]
    assert findings(*reports, codebook=codebook) == []
    assert len(findings(*reports)) == 2
