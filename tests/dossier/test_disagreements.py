"""Disagreements: what cannot all be right, what only seems so, and how rounds are counted."""

import itertools

import attrs
import pytest

from dipltalks import (
    Agreement,
    Codebook,
    Delegate,
    Delegation,
    Dossier,
    Evidence,
    LifecycleEvent,
    Locality,
    Measure,
    Meeting,
    Party,
    Place,
    Provision,
    Report,
    Retraction,
    Source,
    Speaker,
    Statement,
    Track,
    UnknownNameError,
    seeds,
)

CODEBOOK = Codebook(
    parties=[
        Party(id="RU", name="Russia", kind="state"),
        Party(id="RU-MFA", name="Foreign Ministry", kind="institution", part_of="RU"),
        Party(id="US", name="United States", kind="state"),
    ],
    tracks=[Track(id="normalization", label="Normalization")],
    localities=[Locality(name="Istanbul", country="TR", aliases=["Constantinople"])],
)

COUNT = itertools.count(1)


def report(publisher, *records, source=None, **fields):
    """Return a report of an undated source of a publisher, newer than those made before it."""
    kinds = {"meetings": Meeting, "agreements": Agreement, "measures": Measure, "statements": Statement}
    coded = {kind: [each for each in records if isinstance(each, cls)] for kind, cls in kinds.items()}
    made = Source(id=source or f"source-{next(COUNT):04}", publisher=publisher)
    return Report(source=made, **coded, **fields)


def dossier(*reports):
    """Return a dossier of reports."""
    return Dossier(codebook=CODEBOOK, reports=reports)


def clashes(*reports):
    """Return kind and field of each disagreement."""
    return [(str(each.kind), each.field) for each in dossier(*reports).disagreements()]


def about_talks(older, newer, *, cls=Meeting, first="TASS", second="Reuters", **required):
    """Return the disagreements of two publishers about one record."""
    return clashes(
        report(first, cls(id="talks", **required, **older)),
        report(second, cls(id="talks", **required, **newer)),
    )


def event(**fields):
    """Return an agreement with one event."""
    return {"events": [LifecycleEvent(id="signed", **({"kind": "signed"} | fields))]}


def head(person, office=None):
    """Return a delegation with a head."""
    return {"delegations": [Delegation(party="RU", head=Delegate(person=person, office=office))]}


@pytest.mark.parametrize(
    ("cls", "field", "older", "newer"),
    [
        (Meeting, "when", {"when": "2025-02-27"}, {"when": "2025-02-28"}),
        (Meeting, "when", {"when": "2025-02"}, {"when": "[2025-03-01..]"}),
        (Meeting, "place", {"place": Place(city="Istanbul")}, {"place": Place(city="Riyadh")}),
        (Meeting, "place", {"place": Place(city="Istanbul")}, {"place": Place(country="SA")}),
        (Meeting, "level", {"level": "ministerial"}, {"level": "senior_officials"}),
        (Meeting, "round", {"round": 1}, {"round": 2}),
        (Meeting, "part_of", {"part_of": "summit"}, {"part_of": "conference"}),
        (Meeting, "delegations.RU.head.person", head("lavrov"), head("darchiev")),
        (Agreement, "events.signed.when", event(when="2022-07-22"), event(when="2022-07-23")),
        (Agreement, "events.signed.kind", event(kind="initialled"), event(kind="signed")),
        (Agreement, "instrument", {"instrument": "treaty"}, {"instrument": "initiative"}),
    ],
)
def test_what_can_clash(cls, field, older, newer):
    """Dates, places, terms, numbers and references that cannot both be right are a disagreement, in either order."""
    assert about_talks(older, newer, cls=cls) == [("sources", field)]
    assert about_talks(newer, older, cls=cls) == [("sources", field)]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"title": "Talks in Istanbul"}, {"title": "Second round"}),
        ({"round_label": "second meeting"}, {"round_label": "next round"}),
        (head("lavrov", "minister"), head("lavrov", "foreign minister")),
        ({"track": "normalization"}, {"track": "black-sea"}),
        ({"when": "2025-02"}, {"when": "2025-02-27"}),
        ({"when": "2025-02-27"}, {"when": "2025-02-27T10:00"}),
        ({"place": Place(country="TR")}, {"place": Place(city="Istanbul")}),
        ({"place": Place(city="Constantinople")}, {"place": Place(city="Istanbul")}),
        ({"place": Place(venue="consulate")}, {"place": Place(venue="residence")}),
        ({"topics": ["visas"]}, {"topics": ["flights"]}),
        ({"delegations": [Delegation(party="RU")]}, {"delegations": [Delegation(party="US")]}),
        ({"delegations": [Delegation(institutions=["RU"])]}, {"delegations": [Delegation(institutions=["US"])]}),
        ({"when": "2025-02"}, {"place": Place(city="Riyadh")}),
    ],
)
def test_what_cannot_clash(older, newer):
    """Free words, labels, lists, and a vaguer value beside a sharper one may all be right."""
    assert about_talks(older, newer) == []
    assert about_talks(newer, older) == []


@pytest.mark.parametrize(
    ("older", "newer", "kinds"),
    [
        ("announced", "held", []),
        ("announced", "cancelled", []),
        ("scheduled", "proposed", []),
        ("scheduled", "postponed", []),
        ("postponed", "in_progress", []),
        ("in_progress", "broken_off", []),
        ("held", "held", []),
        ("held", "cancelled", [("sources", "status")]),
        ("held", "announced", [("sources", "status")]),
        ("held", "in_progress", [("sources", "status")]),
        ("in_progress", "scheduled", [("sources", "status")]),
        ("broken_off", "held", [("sources", "status")]),
    ],
)
def test_a_status_that_moved_on_is_no_clash(older, newer, kinds):
    """What was ahead may change to and fro, what was over stays so."""
    assert about_talks({"status": older}, {"status": newer}) == kinds


@pytest.mark.parametrize(
    ("older", "newer", "count"), [("expected", "declined", 0), ("attended", "declined", 1), ("attended", "expected", 1)]
)
def test_who_was_expected_need_not_have_come(older, newer, count):
    """That somebody was expected is no claim that they came, unless it is told after they had come."""
    sides = [{"delegations": [Delegation(party="RU", attendance=each)]} for each in (older, newer)]
    assert about_talks(*sides) == [("sources", "delegations.RU.attendance")] * count


def test_a_date_before_a_postponement_is_no_clash():
    """When and where talks were to be before they were put off contradicts nothing that is told since."""
    before = report("TASS", Meeting(id="talks", when="2025-02-27", place=Place(city="Riyadh"), level="envoy"))
    moved = report("Reuters", Meeting(id="talks", status="postponed", when="2025-03", level="heads"))
    after = report("AFP", Meeting(id="talks", when="2025-04", place=Place(city="Istanbul")))
    assert clashes(before, moved, after) == [("sources", "level"), ("sources", "when")]
    found = dossier(before, moved, after).disagreements()
    assert [str(each.value) for each in found[1].assertions] == ["2025-04", "2025-03"]
    assert clashes(before, after) == [("sources", "when"), ("sources", "place")]


def test_an_institution_and_its_state_are_no_clash():
    """Who speaks for a ministry speaks for its state; another state is a clash."""

    def by(*parties):
        said = [Statement(id="s", kind="claim", text="So.", speaker=Speaker(party=party)) for party in parties]
        return clashes(report("TASS", said[0]), report("Reuters", said[1]))

    assert by("RU", "RU-MFA") == by("RU-MFA", "RU") == []
    assert by("RU", "US") == by("US", "RU-MFA") == [("sources", "speaker.party")]


def test_words_of_a_statement_do_not_clash():
    """One source quotes what another one puts in its own words; what is done by saying it can clash."""
    said = (
        {"text": "A second meeting is being prepared.", "quoted": True},
        {"text": "A meeting is near.", "quoted": False},
    )
    assert about_talks(*said, cls=Statement, kind="claim") == []
    kinds = {"text": "So.", "kind": "denial"}, {"text": "So.", "kind": "threat"}
    assert about_talks(*kinds, cls=Statement) == [("sources", "kind")]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("TASS", "TASS", 0), ("TASS", "tass", 0), (None, None, 1), (None, "TASS", 1), ("新华社", "РИА", 1), ("—", "–", 1)],
)
def test_a_publisher_corrects_itself(first, second, count):
    """Two sources of one publisher are no clash; a source without a publisher is a voice of its own."""
    days = {"when": "2025-02-27"}, {"when": "2025-02-28"}
    assert about_talks(*days, first=first, second=second) == [("sources", "when")] * count


def test_what_a_publisher_has_corrected_clashes_no_more():
    """Only what a publisher said last counts, against others too."""
    days = [Meeting(id="talks", when=f"2025-02-{day}") for day in (27, 28)]
    wrong, other, right = report("TASS", days[0]), report("Reuters", days[1]), report("TASS", days[1])
    assert clashes(wrong, other) == [("sources", "when")]
    assert clashes(wrong, other, right) == []
    back = report("TASS", days[0])
    found = dossier(wrong, other, right, back).disagreements()
    assert [each.report for each in found[0].assertions] == [back.key, other.key]
    assert (str(found[0].shown), len(found)) == ("2025-02-27", 1)


def test_coders_of_one_source_differ_in_their_coding():
    """Two coders of one source who differ are told apart from sources, and one coder corrects herself."""
    days = [Meeting(id="talks", when=f"2025-02-{day}", round=day, track="normalization") for day in (26, 27, 28)]
    anna = report("TASS", days[0], source="wire", coder="anna")
    ben = report("TASS", days[1], source="wire", coder="ben")
    assert clashes(anna, ben) == [("coding", "round"), ("coding", "when")]
    again = report("TASS", days[1], source="wire", coder="anna", id="again")
    assert clashes(again, ben) == []
    assert clashes(anna, again) == []
    other = report("Reuters", days[2])
    found = dossier(anna, ben, other).disagreements("talks")
    assert [(str(each.kind), each.field, len(each.assertions)) for each in found] == [
        ("coding", "round", 2),
        ("sources", "when", 3),
        ("coding", "when", 2),
        ("numbering", "round", 2),
    ]


def test_what_no_longer_counts_is_no_disagreement():
    """Superseded and retracted values contradict nothing, nor does a field that every record has to keep."""
    cuts = [Measure(id="cuts", kind=kind, when=when) for kind, when in (("restrict", "2022"), ("seize", "2016"))]
    wire, other = report("TASS", cuts[0], source="wire"), report("Reuters", cuts[1])
    assert clashes(wire, other) == [("sources", "kind"), ("sources", "when")]
    assert clashes(wire, report("TASS", cuts[1], source="wire", revision=2), other) == []
    for field in ("kind", "when"):
        taken = Retraction(report="wire", record="cuts", field=field, reason="misread")
        left = [each for each in ("kind", "when") if each != field]
        assert clashes(wire, other, report("TASS", retracts=[taken])) == [("sources", each) for each in left]


def test_one_id_for_records_of_two_kinds_clashes_within_each():
    """Where coders gave a meeting and a measure one id, each is compared with its own kind."""
    meetings = [report("TASS", Meeting(id="x", when="2025")), report("AFP", Meeting(id="x", when="2025-02"))]
    measures = [report(name, Measure(id="x", kind=kind)) for name, kind in (("TASS", "seize"), ("AFP", "restrict"))]
    (found,) = dossier(*meetings, *measures).disagreements("x")
    assert (found.field, [str(each.value) for each in found.assertions]) == ("kind", ["restrict", "seize"])


def test_a_disagreement_tells_what_is_shown_and_why():
    """It lists what both sides say with their words, newest first, and reads line by line."""
    words = Evidence(quote="on Feb. 28", supports=["when"], attribution=["ministry"])
    older = report("TASS", Meeting(id="talks", when="2025-02-27", level="envoy"), source="tass")
    twin = report("Reuters", Meeting(id="talks", when="2025-02-28", evidence=[words]), source="zzz")
    newer = attrs.evolve(twin, source=attrs.evolve(twin.source, published="2025-04-30"))
    (found,) = dossier(older, newer).disagreements()
    (tied,) = dossier(older, twin).disagreements()
    assert tied.rule == "the reports were published at one time, and the last by the names of source and coder counts"
    assert (found.records, found.field, found.track, str(found.shown)) == (("talks",), "when", None, "2025-02-28")
    assert (found.rule, found.remark) == ("the newest report counts, and a sharper date that fits it", None)
    assert [(each.report, str(each.value)) for each in found.assertions] == [
        ("zzz", "2025-02-28"),
        ("tass", "2025-02-27"),
    ]
    assert str(found).splitlines() == [
        "talks when (sources); shown is 2025-02-28; the newest report counts, and a sharper date that fits it",
        "  talks when = 2025-02-28 (stated, zzz): “on Feb. 28”, according to ministry",
        "  talks when = 2025-02-27 (stated, tass)",
    ]


def test_disagreements_of_one_record():
    """A record gives those that it is part of, and one that does not exist is an error."""
    reports = [
        report(name, Meeting(id="one", when=f"2025-0{number}"), Meeting(id="two", round=1))
        for number, name in enumerate(("TASS", "AFP"), 1)
    ]
    talks = dossier(*reports)
    assert [each.field for each in talks.disagreements("one")] == ["when"]
    assert talks.disagreements("two") == ()
    for unknown, hint in (("onee", "; did you mean 'one'?"), (7, "."), ([], ".")):
        with pytest.raises(UnknownNameError) as caught:
            talks.disagreements(unknown)
        message = f"no meeting, agreement, measure or statement is called {unknown!r}{hint} There are 'one', 'two'"
        assert str(caught.value) == message
    assert dossier().disagreements() == ()


def rounds(**numbers):
    """Return meetings of a track with their numbers."""
    return [Meeting(id=name, round=number, track="normalization") for name, number in numbers.items()]


@pytest.mark.parametrize(
    ("ours", "theirs", "meetings"),
    [
        ({"riyadh": 1, "istanbul": 2}, {"istanbul": 1}, ("riyadh", "istanbul")),
        ({"riyadh": 1}, {"istanbul": 1}, ("riyadh", "istanbul")),
        ({"riyadh": 1}, {"riyadh": 2}, ("riyadh",)),
        ({"riyadh": 1}, {"riyadh": 1}, ()),
        ({"riyadh": 1, "phone": 1}, {"riyadh": 1}, ()),
        ({"riyadh": 1}, {"istanbul": 2}, ()),
        ({"riyadh": 1}, {"riyadh": None}, ()),
    ],
)
def test_rounds_are_counted_differently(ours, theirs, meetings):
    """One number for other meetings, or one meeting with another number, is a clash of two ways to count."""
    talks = dossier(report("TASS", *rounds(**ours)), report("Reuters", *rounds(**theirs)))
    found = talks.disagreements()
    assert [(str(each.kind), each.records) for each in found] == [("numbering", meetings)] * bool(meetings)


def test_a_publisher_counts_in_one_way():
    """Rounds of one publisher are no clash, and a number that it has corrected is not compared."""
    first, second = report("TASS", *rounds(riyadh=1)), report("TASS", *rounds(riyadh=2, istanbul=1))
    assert clashes(first, second) == []
    assert clashes(first, second, report("Reuters", *rounds(riyadh=2))) == []
    assert clashes(first, second, report("Reuters", *rounds(riyadh=1))) == [("numbering", "round")]


def test_numbering_says_what_it_may_be():
    """It names the track, lists what the publishers who differ say, newest first, and what may explain it."""
    (found,) = seeds.dossier().disagreements("ru-us-2025-02-18-riyadh")
    assert (str(found.kind), found.track, found.field, found.shown) == (
        "numbering",
        "ru-us-normalization",
        "round",
        None,
    )
    assert [(each.report, each.record, each.value) for each in found.assertions] == [
        ("rt-2025-04-08", "ru-us-2025-02-18-riyadh", 1),
        ("unnamed-2025-04-02", "ru-us-2025-02-27-istanbul", 1),
        *[("unnamed-2025-04-02", "ru-us-2025-04-istanbul", 2)] * 3,
    ]
    assert str(found).partition("\n")[0] == (
        "rounds of ru-us-normalization (numbering); each meeting shows the number that its newest report gives; "
        "they may count different series"
    )


def test_those_who_count_alike_are_left_out():
    """Of three publishers, the one who contradicts nobody is not among the assertions."""
    reports = [
        report("TASS", *rounds(riyadh=1)),
        report("Reuters", *rounds(istanbul=1)),
        report("AFP", *rounds(geneva=4)),
    ]
    (found,) = dossier(*reports).disagreements()
    assert [each.record for each in found.assertions] == ["istanbul", "riyadh"]


@pytest.mark.parametrize(
    ("before", "after", "fields"), [("minimal", "full", []), ("full", "minimal", ["provisions.halt.implementation"])]
)
def test_a_provision_is_carried_out_further_or_less(before, after, fields):
    """To be carried out further is to move on; to have been carried out less is a disagreement."""
    told = (
        report(name, Agreement(id="pact", provisions=[Provision(id="halt", implementation=state)]), source=name)
        for name, state in (("a", before), ("b", after))
    )
    assert [each.field for each in dossier(*told).disagreements()] == fields
