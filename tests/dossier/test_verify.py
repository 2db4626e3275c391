"""Verify: what can be wrong within a report, each as one finding that says what to do."""

import attrs
import pytest

from dipltalks import (
    Codebook,
    Delegate,
    Delegation,
    Evidence,
    Inference,
    Meeting,
    Place,
    Report,
    Retraction,
    Source,
    Statement,
    Topic,
    seeds,
)
from findings import CODEBOOK, SOURCE, TEXT, dossier, error, findings, words


def of_meeting(source=SOURCE, **fields):
    """Return what is wrong with a meeting of one report."""
    return findings(Report(source=source, meetings=[Meeting(id="talks", **fields)]))


def test_the_shipped_dossier_has_nothing_wrong():
    """Nor has an empty one."""
    assert seeds.dossier().verify() == ()
    assert dossier(codebook=Codebook()).verify() == ()


@pytest.mark.parametrize("index", [0, 1])
def test_a_quotation_that_was_changed_by_one_letter_is_found(index):
    """The finding names the place, and the hint where the words depart from the source."""
    shipped = seeds.dossier()
    report = shipped.reports[index]
    meeting = report.meetings[0]
    evidence = meeting.evidence[0]
    quote = f"{evidence.quote[:20]}#{evidence.quote[21:]}"
    changed = attrs.evolve(meeting, evidence=[attrs.evolve(evidence, quote=quote), *meeting.evidence[1:]])
    reports = [*shipped.reports]
    reports[index] = attrs.evolve(report, meetings=[changed, *report.meetings[1:]])
    (found,) = attrs.evolve(shipped, reports=reports).verify()
    path = f"$.reports[{index}].meetings[0].evidence[0].quote"
    assert (found.path, found.message, found.found) == (path, "is not in the source", quote)
    assert found.hint.startswith(f"it departs at its character 20: the source goes on {evidence.quote[20:30]!r}"[:-1])


@pytest.mark.parametrize(
    ("fields", "end", "message", "hint"),
    [
        ({"quote": "Talks"}, "quote", "stands more than once", "give start, one of: 10, 34"),
        (
            {"quote": "opened", "start": 11, "end": 17},
            "start",
            "is not where the quotation begins",
            "one of: 16",
        ),
        ({"quote": "Advertising"}, "quote", "stands outside the body of the source", "it stands at 49"),
        (
            {"quote": "Advertising", "start": 49, "end": 60},
            "quote",
            "does not stand in the body of the source",
            "the body is (10, 48); facts come from the body alone",
        ),
        (
            {"quote": "news\nTalks", "start": 5, "end": 15},
            "quote",
            "does not stand in the body of the source",
            "the body is (10, 48); facts come from the body alone",
        ),
        (
            {"quote": "Advertising: a visit", "start": 49, "end": 69},
            "quote",
            "is not in the source",
            "it departs at its character 13: the source goes on 'visit Riyadh'",
        ),
    ],
)
def test_a_quotation_stands_in_the_body_of_its_source(fields, end, message, hint):
    """Words that stand elsewhere, nowhere or twice are one finding each."""
    found = of_meeting(status="held", evidence=[Evidence(supports=["status"], **fields)])
    value = fields["start"] if end == "start" else fields["quote"]
    assert found == [error(f"$.reports[0].meetings[0].evidence[0].{end}", message, value, hint)]


def test_without_a_text_or_a_body_there_is_less_to_check():
    """Of a source whose text is not kept nothing is known, and without a body all of the text counts."""
    evidence = Evidence(quote="Advertising", start=49, end=60, supports=["status"])
    for source in (Source(id="wire"), Source(id="wire", text=TEXT)):
        assert of_meeting(source, status="held", evidence=[evidence]) == []


def test_evidence_is_of_the_source_of_its_report():
    """Words of another source belong into a report of their own."""
    evidence = Evidence(source="gazette", quote="held", start=1, end=5, supports=["status"])
    assert of_meeting(status="held", evidence=[evidence]) == [
        error(
            "$.reports[0].meetings[0].evidence[0].source",
            "is not the source of the report",
            "gazette",
            "talks of report wire rests on its own source, 'wire'; code the other source in its own report",
        )
    ]


def test_paths_name_what_is_stated():
    """A path that leads nowhere is found with the nearest one that leads somewhere."""
    found = of_meeting(
        place=Place(city="Riyadh"),
        evidence=[words("place.city", "place.town"), words("delegations.RU")],
        inferred=[Inference(field="place.cty", reason="as always")],
    )
    message, place = "names nothing that the record states", "$.reports[0].meetings[0]"
    assert found == [
        error(f"{place}.evidence[0].supports[1]", message, "place.town", "did you mean 'place.city'?"),
        error(f"{place}.evidence[1].supports[0]", message, "delegations.RU", "name a field that the record states"),
        error(f"{place}.inferred[0].field", message, "place.cty", "did you mean 'place.city'?"),
    ]


HINT = "in talks of report wire, name it in the supports of a quotation, or in inferred with the reason"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"when": "2025-02"}, [("when", "2025-02")]),
        ({"place": Place(city="Riyadh", country="SA"), "evidence": [words("place.city")]}, [("place.country", "SA")]),
        ({"place": Place(city="Riyadh", country="SA"), "evidence": [words("place")]}, []),
        ({"topics": ["embassies"], "inferred": [Inference(field="topics.embassies", reason="so")]}, []),
        ({"title": "Talks", "track": "normalization", "note": "so", "same_as": ["wikidata:Q1"]}, []),
    ],
)
def test_each_stated_field_has_words_or_a_reason(fields, found):
    """Labels of the coder need neither, and words for a part are words for all that is in it."""
    place, message = "$.reports[0].meetings[0]", "is stated, but nothing supports it"
    assert of_meeting(**fields) == [error(f"{place}.{path}", message, value, HINT) for path, value in found]


def test_a_part_without_words_is_one_finding():
    """Of a delegation that nothing supports, what is in it is not listed besides; words for its head are for it."""
    russia = Delegation(party="RU", head=Delegate(person="lavrov", office="foreign minister"))
    nameless = [Delegation(institutions=["RU-MFA"]), Delegation(roles=["host"])]
    found = of_meeting(delegations=[russia, *nameless])
    assert [(path, value) for path, _, value, *_ in found] == [
        (
            "$.reports[0].meetings[0].delegations.RU",
            {"party": "RU", "head": {"person": "lavrov", "office": "foreign minister"}},
        ),
        ("$.reports[0].meetings[0].delegations", {"institutions": ["RU-MFA"]}),
    ]
    (rest,) = of_meeting(delegations=[russia], evidence=[words("delegations.RU.head.person")])
    assert rest[0] == "$.reports[0].meetings[0].delegations.RU.head.office"


@pytest.mark.parametrize(
    ("when", "is_fine"),
    [
        (None, False),
        ("2025-03", False),
        ("[2025-03-23..2025-03-25]", False),
        ("[2025-03-23..]", False),
        ("2025-03-23", True),
        ("2025-03-23T10:00", True),
        ("2025-03-23/2025-03-25", True),
    ],
)
def test_what_is_scheduled_has_a_day(when, is_fine):
    """Without a named day talks are announced."""
    supports = ["status"] if when is None else ["status", "when"]
    found = of_meeting(status="scheduled", when=when, evidence=[words(*supports)])
    message, hint = "is 'scheduled', which needs a named day", "state the day, or write 'announced'"
    assert found == ([] if is_fine else [error("$.reports[0].meetings[0].status", message, when, hint)])


def test_references_into_the_codebook_are_errors():
    """Parties, people, topics and tracks must be in the codebook; the hint names near ones, or what to do."""
    found = of_meeting(
        track="normalisation",
        topics=["grain"],
        delegations=[Delegation(party="RUS", head=Delegate(person="lavrow"))],
        evidence=[words("topics", "delegations")],
    )
    place, what = "$.reports[0].meetings[0]", "of the codebook"
    assert found == [
        error(f"{place}.track", f"is no track {what}", "normalisation", "did you mean 'normalization'?"),
        error(f"{place}.delegations[0].party", f"is no party {what}", "RUS", "did you mean 'RU'?"),
        error(f"{place}.delegations[0].head.person", f"is no person {what}", "lavrow", "did you mean 'lavrov'?"),
        error(f"{place}.topics[0]", f"is no topic {what}", "grain", "add it to topics of the codebook"),
    ]


def test_references_to_records_may_wait():
    """A record or report that is not there may come, so it is a note; of many, only the first are compared."""
    basis = [Inference(field="outcomes", reason="so", basis=["talk", "embassies"])]
    meeting = Meeting(id="talks", outcomes=["pact"], inferred=basis, unchanged_from=[])
    retracts = [Retraction(report="gazette", record="anything", reason="misread")]
    found = findings(Report(source=SOURCE, meetings=[meeting], retracts=retracts))
    wait = "it may come with another report"
    assert found == [
        ("$.reports[0].meetings[0].outcomes[0]", "is no agreement of this dossier", "pact", wait, "note"),
        (
            "$.reports[0].meetings[0].inferred[0].basis[0]",
            "is no record of this dossier",
            "talk",
            "did you mean 'talks'?",
            "note",
        ),
        ("$.reports[0].retracts[0].report", "is no report of this dossier", "gazette", wait, "note"),
    ]
    names = [f"talks-{number}" for number in range(30)]
    again = [Inference(field="about", reason="so", basis=["talks-0"])]
    statement = Statement(
        id="said", kind="claim", text="So.", about=names, inferred=again, evidence=[words("kind", "text")]
    )
    many = findings(Report(source=SOURCE, meetings=[Meeting(id="talks")], statements=[statement]))
    near = "did you mean 'talks'?"
    assert [hint for *_, hint, _ in many] == [near] * 20 + [wait] * 10 + [near]
    assert [name for _, _, name, *_ in many] == [*names, "talks-0"]


def test_references_of_the_codebook():
    """The codebook refers to itself, and may say that two records are one."""
    topics = [Topic(id="visas", label="Visas", broader=["embasies"]), *CODEBOOK.topics]
    codebook = attrs.evolve(CODEBOOK, topics=topics, identical=[("one", "two")])
    wait = "it may come with another report"
    assert findings(codebook=codebook) == [
        error(
            "$.codebook.topics[1].broader[0]", "is no topic of the codebook", "embasies", "did you mean 'embassies'?"
        ),
        ("$.codebook.identical[0][0]", "is no record of this dossier", "one", wait, "note"),
        ("$.codebook.identical[0][1]", "is no record of this dossier", "two", wait, "note"),
    ]
