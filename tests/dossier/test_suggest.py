"""Suggestions: which records of two codings may be one, which never are, and that nothing is decided."""

import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipltalks import (
    Agreement,
    Codebook,
    Delegate,
    Delegation,
    Dossier,
    InvalidDataError,
    LifecycleEvent,
    Locality,
    Measure,
    Meeting,
    Party,
    Place,
    Report,
    Retraction,
    Source,
    Speaker,
    Statement,
    seeds,
    suggest_identical,
)
from dipltalks._dossier import suggest
from dipltalks._dossier.folded import Folded
from dipltalks._dossier.identity import Renaming
from dossiers import dossiers

TEXT = "In Riyadh Lavrov denied a breach. He then threatened to answer it. Talks in Istanbul followed."
WIRE = Source(id="wire", published="2025-04-08", text=TEXT)
OTHER_WIRE = Source(id="other-wire", published="2025-04-09", text=TEXT)
CODEBOOK = Codebook(
    parties=[
        Party(id="RU", name="Russia", kind="state"),
        Party(id="RU-MFA", name="Foreign Ministry", kind="institution", part_of="RU"),
        Party(id="US", name="United States", kind="state"),
        Party(id="UA", name="Ukraine", kind="state"),
    ],
    localities=[
        Locality(name="Istanbul", country="TR", aliases=["Constantinople"]),
        Locality(name="Riyadh", country="SA"),
    ],
)
CLASSES = {"meetings": Meeting, "agreements": Agreement, "measures": Measure, "statements": Statement}


def report(coder, *records, source=WIRE, **fields):
    """Return a report of a coder."""
    coded = {kind: [each for each in records if isinstance(each, cls)] for kind, cls in CLASSES.items()}
    return Report(source=source, coder=coder, **coded, **fields)


def coding(*reports, **codebook):
    """Return a dossier of reports."""
    return Dossier(codebook=attrs.evolve(CODEBOOK, **codebook), reports=reports)


def reasons(one, other):
    """Return why two records may be one, if both codings have nothing else; None if they are not suggested."""
    found = suggest_identical(coding(report("anna", one)), coding(report("boris", other)))
    assert [each.pair for each in found] in ([], [(one.id, other.id)])
    return [str(reason) for reason in found[0].reasons] if found else None


def between(cls, one, other, **both):
    """Return why two records of a class may be one."""
    return reasons(cls(id="a", **both, **one), cls(id="b", **both, **other))


def sides(*parties, head=None):
    """Return delegations of parties, the first with a head."""
    heads = [head and Delegate(person=head), *[None] * len(parties)]
    return {"delegations": [Delegation(party=party, head=head) for party, head in zip(parties, heads, strict=False)]}


def signed(when, kind="signed", name="signature"):
    """Return an agreement's event."""
    return {"events": [LifecycleEvent(id=name, kind=kind, when=when)]}


def quote(words, *supports):
    """Return the words of a source behind a record."""
    return {"evidence": [WIRE.quote(words, supports=supports)]}


DAY, MARCH, RIYADH, RU_US = (
    {"when": "2025-03-18"},
    {"when": "2025-03"},
    {"place": Place(city="Riyadh")},
    sides("RU", "US"),
)
TOPIC = {"topics": ["embassies"]}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (DAY | RIYADH, DAY | RIYADH, ["same_day", "same_place"]),
        (DAY | RU_US, DAY | sides("US", "RU"), ["same_day", "same_parties"]),
        (DAY | RU_US, DAY | sides("US", "RU-MFA"), ["same_day", "same_parties"]),
        (DAY | RU_US | TOPIC, MARCH | RU_US | TOPIC, ["same_parties", "compatible_dates", "shared_topics"]),
        (
            DAY | {"place": Place(city="Istanbul", venue="Consulate")},
            DAY | {"place": Place(city="Constantinople")},
            ["same_day", "same_place"],
        ),
        (
            DAY | TOPIC | {"place": Place(country="TR")},
            DAY | TOPIC | {"place": Place(city="Istanbul")},
            ["same_day", "shared_topics", "compatible_places"],
        ),
        (DAY | sides("RU", head="lavrov"), DAY | sides("RU", "US", head="lavrov"), ["same_day", "same_head"]),
        (RIYADH | RU_US, RIYADH | RU_US, ["same_place", "same_parties"]),
        (quote("In Riyadh", "place"), quote("Riyadh Lavrov denied"), ["same_words"]),
        (
            {"when": "2025-03-23/2025-03-25"} | RIYADH,
            {"when": "2025-03-23/2025-03-25"} | RIYADH,
            ["same_day", "same_place"],
        ),
        (DAY | TOPIC, DAY | TOPIC, None),
        (DAY, DAY, None),
        (MARCH | RU_US, MARCH | RU_US, None),
        ({"when": "2025-03-18?"} | RU_US, {"when": "2025-03-18?"} | RU_US, None),
        ({"when": "2025-03-18/.."} | RU_US, {"when": "2025-03-18/.."} | RU_US, None),
        ({"title": "Phone call"}, {"title": "Phone call"}, None),
        (quote("In Riyadh"), quote("denied a breach"), None),
    ],
)
def test_meetings(one, other, expected):
    """Meetings are suggested for days, places, sides, heads, topics and words, if these weigh enough together."""
    assert between(Meeting, one, other) == expected
    assert between(Meeting, other, one) == expected


ALIKE = DAY | RIYADH | RU_US | quote("In Riyadh")


@pytest.mark.parametrize(
    "otherwise",
    [
        {"when": "2025-03-19"},
        {"place": Place(city="Istanbul")},
        {"place": Place(country="TR")},
        sides("UA", "US"),
        sides("RU", "US", head="lavrov"),
    ],
)
def test_meetings_that_cannot_be_one(otherwise):
    """However much meetings have in common, they are not suggested if a day, a place, the sides or a head differ."""
    one = ALIKE | sides("RU", "US", head="darchiev")
    assert between(Meeting, one, ALIKE) is not None
    assert between(Meeting, one, ALIKE | otherwise) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"title": "Grain Initiative"}, {"title": "The grain initiative"}, ["same_name"]),
        ({"title": "Grain Initiative"}, {"title": "Istanbul deal", "aliases": ["grain initiative"]}, ["same_name"]),
        (
            {"parties": ["RU", "UA"]} | signed("2022-07"),
            {"parties": ["UA", "RU"]} | signed("2022-07-22", name="signing"),
            ["same_parties", "same_event"],
        ),
        ({"title": "Truce"} | signed("2022"), {"title": "Truce"} | signed("2022", "extended"), ["same_name"]),
        (
            {"title": "Truce"} | signed("2022-11", "extended"),
            {"title": "Truce"} | signed("2023-03", "extended"),
            ["same_name"],
        ),
        ({"title": "Truce"} | signed("2022-07-22"), {"title": "Truce"} | signed(None), ["same_name"]),
        ({"title": "Truce"} | signed("2022-07-22"), {"title": "Truce"} | signed("2022-07-23"), None),
        ({"title": "Truce", "parties": ["RU", "UA"]}, {"title": "Truce", "parties": ["US", "UA"]}, None),
        ({"parties": ["RU", "UA"]}, {"parties": ["RU", "UA"]}, None),
        ({"title": "–"}, {"title": "–"}, None),
    ],
)
def test_agreements(one, other, expected):
    """Agreements are suggested for a name, or for parties and events, but not if they were signed twice."""
    assert between(Agreement, one, other) == expected
    assert between(Agreement, other, one) == expected


BY_US = {"by": ["US"], "against": ["RU"]}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BY_US | DAY, BY_US | DAY, ["same_day", "same_parties", "same_kind"]),
        (BY_US | TOPIC, BY_US | TOPIC, ["same_parties", "shared_topics", "same_kind"]),
        (BY_US, BY_US, None),
        (BY_US | DAY, {"by": ["RU"], "against": ["US"]} | DAY, None),
    ],
)
def test_measures(one, other, expected):
    """Measures are suggested for who took them against whom, when, and about what."""
    assert between(Measure, one, other, kind="sanction") == expected


LAVROV = {"speaker": Speaker(person="lavrov", party="RU")}
DENIAL = quote("denied a breach", "text") | {"text": "denied a breach"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (DENIAL, quote("a breach", "text") | {"text": "a breach"}, ["same_words", "same_kind"]),
        (DENIAL, quote("denied a breach", "speaker") | {"text": "he said no"}, None),
        (DENIAL | LAVROV, {"text": "Denied a breach!"} | LAVROV, ["same_name", "same_speaker", "same_kind"]),
        (DENIAL | LAVROV, DENIAL | {"speaker": Speaker(person="rubio", party="US")}, None),
        (DENIAL | LAVROV, DENIAL | {"speaker": Speaker(party="US")}, None),
        (
            DENIAL | LAVROV,
            DENIAL | {"speaker": Speaker(party="RU-MFA")},
            ["same_words", "same_name", "same_kind"],
        ),
        (
            LAVROV | DAY | {"about": ["truce"], "text": "No."},
            LAVROV | DAY | {"about": ["truce"], "text": "Never."},
            ["same_day", "shared_topics", "same_speaker", "same_kind"],
        ),
        (LAVROV | DAY | {"text": "No."}, LAVROV | DAY | {"text": "Never."}, None),
        ({"speaker": Speaker(person="lavrov"), "text": "No."}, {"text": "No."}, ["same_name", "same_kind"]),
    ],
)
def test_statements(one, other, expected):
    """Statements are suggested for their words, or for speaker, kind, day and subject together."""
    assert between(Statement, one, other, kind="denial") == expected


def test_best_first():
    """Suggestions come by weight, and then by id; each says in one line what it is."""
    anna = report("anna", Meeting(id="b", **DAY, **RIYADH), Meeting(id="a", **MARCH, **RU_US, **TOPIC))
    boris = report("boris", Meeting(id="y", **DAY, **RIYADH), Meeting(id="x", **MARCH, **RU_US, **TOPIC))
    found = suggest_identical(coding(anna), coding(boris))
    assert [(each.score, str(each)) for each in found] == [
        (7, "meeting a may be x: same parties, compatible dates, shared topics"),
        (6, "meeting b may be y: same day, same place"),
    ]


def test_what_goes_better_with_another():
    """A pair is passed over if each of the two goes better with another one, and stays if one of them does not."""
    first, second = DAY | RIYADH | RU_US | quote("In Riyadh"), DAY | RIYADH | RU_US | quote("Talks in")
    vague = DAY | RIYADH
    boris = report("boris", Meeting(id="b1", **first), Meeting(id="b2", **second))
    anna = report("anna", Meeting(id="a1", **first), Meeting(id="a2", **second))
    assert [each.pair for each in suggest_identical(anna, boris)] == [("a1", "b1"), ("a2", "b2")]
    anna = report("anna", Meeting(id="a1", **first), Meeting(id="a2", **vague))
    pairs = [each.pair for each in suggest_identical(anna, boris)]
    assert pairs == [("a1", "b1"), ("a1", "b2"), ("a2", "b1"), ("a2", "b2")]


def test_what_one_report_tells_apart():
    """Two records that one report holds both are never suggested, whichever dossier has the report."""
    one, other = Meeting(id="a", **ALIKE), Meeting(id="b", **ALIKE)
    both = report("carla", one, other, source=OTHER_WIRE)
    assert suggest_identical(coding(report("anna", one), both), coding(report("boris", other))) == ()
    assert suggest_identical(coding(report("anna", one)), coding(report("boris", other), both)) == ()
    joined = attrs.evolve(both, revision=2, meetings=[one])
    assert len(suggest_identical(coding(report("anna", one), both, joined), coding(report("boris", other)))) == 1


def test_what_is_one_already():
    """Equal ids are not suggested, nor ids that either codebook joins, directly or over others."""
    one, other = report("anna", Meeting(id="a", **ALIKE)), report("boris", Meeting(id="b", **ALIKE))
    assert suggest_identical(coding(one), coding(report("boris", *one.records))) == ()
    assert suggest_identical(coding(one), coding(other, identical=[("a", "b")])) == ()
    assert suggest_identical(coding(one, identical=[("a", "z")]), coding(other, identical=[("z", "b")])) == ()


def test_what_is_taken_back():
    """What one coding takes back of the other is not suggested."""
    one, other = report("anna", Meeting(id="a", **ALIKE)), report("boris", Meeting(id="b", **ALIKE))
    silenced = attrs.evolve(other, retracts=[Retraction(report="wire/anna", reason="coded by mistake")])
    assert [each.pair for each in suggest_identical(coding(one), coding(other))] == [("a", "b")]
    assert suggest_identical(coding(one), coding(silenced)) == ()


def test_what_both_dossiers_have():
    """A pair that both dossiers hold, each record in a report of its own, is suggested once."""
    one, other = report("anna", Meeting(id="a", **ALIKE)), report("boris", Meeting(id="b", **ALIKE))
    both = coding(one, other)
    assert [each.pair for each in suggest_identical(both, both)] == [("a", "b")]


def test_reports():
    """Reports can be given without a codebook; then the other names of a place are not known."""
    one = report("anna", Meeting(id="a", **DAY, place=Place(city="Istanbul")))
    other = report("boris", Meeting(id="b", **DAY, place=Place(city="Istanbul")))
    alias = report("boris", Meeting(id="b", **DAY, place=Place(city="Constantinople")))
    assert [each.pair for each in suggest_identical(one, other)] == [("a", "b")]
    assert suggest_identical(one, alias) == ()
    assert [each.pair for each in suggest_identical(coding(one), alias)] == [("a", "b")]


def test_classes_are_told_apart():
    """An agreement and a statement in the same words are not suggested."""
    agreement, statement = Agreement(id="a", title="Truce"), Statement(id="b", kind="claim", text="Truce")
    assert suggest_identical(report("anna", agreement), report("boris", statement)) == ()


def test_what_too_many_share(monkeypatch):
    """What so many records share that it makes too many pairs brings none together."""
    one, other = (report(coder, *(Meeting(id=f"{coder}-{i}", **ALIKE) for i in range(3))) for coder in ("a", "b"))
    assert len(suggest_identical(one, other)) == 9
    monkeypatch.setattr(suggest, "MOST_PAIRS", 8)
    assert suggest_identical(one, other) == ()


def test_refusals():
    """What is neither a dossier nor a report is refused by name."""
    with pytest.raises(InvalidDataError) as caught:
        suggest_identical(Meeting(id="a"), None)
    assert [(each.path, each.message) for each in caught.value.problems] == [
        ("one", "is not a Dossier"),
        ("other", "is not a Dossier"),
    ]


def renamed(told, suffix="-b"):
    """Return a report in which another coder gave every record another name."""
    names = {record.id: f"{record.id}{suffix}" for record in told.records}
    renaming = Renaming(names, told, Folded(Codebook(), (told,)).folding)
    return report("boris", *map(renaming.of, told.records), source=told.source)


@pytest.mark.parametrize("told", seeds.dossier().reports, ids=lambda told: told.key)
def test_a_whole_article(told):
    """If two coders differ in nothing but names, each record is suggested with its own counterpart, and no other."""
    ours, theirs = (Dossier(codebook=seeds.dossier().codebook, reports=[each]) for each in (told, renamed(told)))
    found = suggest_identical(ours, theirs)
    assert sorted(each.pair for each in found) == sorted((record.id, f"{record.id}-b") for record in told.records)
    joined = attrs.evolve(ours.codebook, identical=[each.pair for each in found])
    both = Dossier(codebook=joined, reports=[told, renamed(told)])
    assert [len(getattr(both, kind)) for kind in CLASSES] == [len(getattr(ours, kind)) for kind in CLASSES]


@given(dossiers(), dossiers())
def test_laws(one, other):
    """Suggestions are the same whichever dossier comes first; none is of equal ids, or of what one report holds."""
    found, flipped = suggest_identical(one, other), suggest_identical(other, one)
    assert {(each.kind, frozenset(each.pair), each.score) for each in found} == {
        (each.kind, frozenset(each.pair), each.score) for each in flipped
    }
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    union = one | other
    counted = (report for report in union.reports if not union._folded.standing.is_superseded(report))
    named = [[(type(record).__name__.lower(), record.id) for record in report.records] for report in counted]
    held = {pair for names in named for pair in itertools.permutations(names, 2)}
    retracts = any(report.retracts for report in union.reports)
    assert retracts or held.isdisjoint(((each.kind, each.one), (each.kind, each.other)) for each in found)


@given(dossiers(), st.permutations(range(6)))
def test_order_makes_no_difference(dossier, order):
    """The same reports give the same suggestions in whatever order they are put together."""
    shuffled = [dossier.reports[place] for place in order if place < len(dossier.reports)]
    half = len(shuffled) // 2
    first, second = (Dossier(codebook=dossier.codebook, reports=part) for part in (shuffled[:half], shuffled[half:]))
    again = Dossier(codebook=dossier.codebook, reports=shuffled[:half][::-1])
    assert suggest_identical(first, second) == suggest_identical(again, second)
