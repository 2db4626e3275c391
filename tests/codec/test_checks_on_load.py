"""What is checked on load beyond single records: quotations in their source, references in the codebook."""

import pytest

import dipltalks as dt
from dipltalks import InvalidDataError

TEXT = "Talks opened in Riyadh. Talks went on."


def report(**fields):
    """Return the data of a small report."""
    return {"source": {"id": "wire-1", "text": TEXT}} | fields


def problems(data, cls):
    """Return path, message and hint of each problem that structuring raises."""
    with pytest.raises(InvalidDataError) as caught:
        dt.structure(data, cls)
    return [(problem.path, problem.message, problem.hint) for problem in caught.value.problems]


def test_a_report_finds_the_offsets_of_its_quotations():
    """Hand-kept data gives the words alone."""
    data = report(meetings=[{"id": "a", "evidence": [{"quote": "opened in Riyadh"}]}])
    evidence = dt.structure(data, dt.Report).meetings[0].evidence[0]
    assert (evidence.source, evidence.start, evidence.end) == ("wire-1", 6, 22)


def test_every_quotation_that_does_not_stand_is_listed():
    """Changed by a letter, ambiguous, or at other offsets: each is named in its place."""
    data = report(
        meetings=[
            {"id": "a", "evidence": [{"quote": "opened in Riyadg"}, {"quote": "Talks"}, {"locator": "p. 1"}]},
            {"id": "b", "evidence": [{"quote": "opened", "start": 7, "end": 13}]},
        ],
        statements=[
            {"id": "c", "kind": "claim", "text": "x", "evidence": [{"quote": "Geneva", "source": "wire-2"}]},
            {"id": "d", "kind": "claim", "text": "x", "evidence": [{"quote": "Geneva", "start": 0, "end": 6}]},
        ],
    )
    assert problems(data, dt.Report) == [
        (
            "$.meetings[0].evidence[0].quote",
            "is not in the source",
            "it departs at its character 15: the source goes on 'h. Talks went on.'",
        ),
        ("$.meetings[0].evidence[1].quote", "stands more than once", "give start, one of: 0, 24"),
        ("$.meetings[1].evidence[0].start", "is not where the quotation begins", "one of: 6"),
        (
            "$.statements[1].evidence[0].quote",
            "is not in the source",
            "quotations are exact: blanks, line breaks and quotation marks count",
        ),
    ]


def test_a_source_or_evidence_in_error_is_reported_once():
    """What is at fault by itself is not blamed twice, and does not hide what can be compared."""
    meeting = {"id": "a", "evidence": [{"quote": ""}, {"quote": "Geneva"}]}
    assert [(path, message) for path, message, _ in problems(report(meetings=[meeting]), dt.Report)] == [
        ("$.meetings[0].evidence[0].quote", "is empty"),
        ("$.meetings[0].evidence[1].quote", "is not in the source"),
    ]
    data = report(source={"id": "", "text": TEXT}, meetings=[{"id": "a", "evidence": [{"quote": "Geneva"}]}])
    assert [path for path, _, _ in problems(data, dt.Report)] == ["$.source.id", "$.meetings[0].evidence[0].quote"]


def test_a_source_without_text_has_nothing_to_check():
    """Quotations of a source whose text is not kept are taken as they are."""
    data = {"source": {"id": "a"}, "meetings": [{"id": "m", "evidence": [{"quote": "x"}]}]}
    assert dt.structure(data, dt.Report).meetings[0].evidence[0].start is None


def test_a_constructor_does_not_look_into_the_source():
    """A report with a wrong quotation can be made, and does not load."""
    meeting = dt.Meeting(id="a", evidence=[dt.Evidence(quote="Geneva")])
    wrong = dt.Report(source=dt.Source(id="wire-1", text=TEXT), meetings=[meeting])
    with pytest.raises(InvalidDataError, match="is not in the source"):
        dt.loads(dt.dumps(wrong), dt.Report)


CODEBOOK = {
    "parties": [
        {"id": "US", "name": "United States", "kind": "state"},
        {"id": "RU", "name": "Russia", "kind": "state"},
    ],
    "topics": [{"id": "flights", "label": "Flights"}],
}


def test_references_into_the_codebook_must_resolve():
    """Each reference that the codebook does not have is named where it stands in the data, with the nearest."""
    data = {
        "codebook": CODEBOOK
        | {
            "topics": [{"id": "irritants", "label": "x", "broader": ["bilateral"]}, {"id": "flights", "label": "y"}],
            "tracks": [{"id": "t", "label": "x", "parties": ["RU", "UA"]}],
        },
        "reports": [
            report(source={"id": "b", "published": "2025-04-08"}, meetings=[{"id": "m", "topics": ["flight"]}]),
            report(
                source={"id": "a", "published": "2025-04-02"},
                meetings=[
                    {"id": "m", "delegations": [{"party": "USA", "head": {"person": "trump"}}], "part_of": "later"}
                ],
            ),
        ],
    }
    assert problems(data, dt.Dossier) == [
        ("$.codebook.topics[0].broader[0]", "is no topic of the codebook", "add it to topics"),
        ("$.codebook.tracks[0].parties[1]", "is no party of the codebook", "add it to parties"),
        ("$.reports[0].meetings[0].topics[0]", "is no topic of the codebook", "did you mean 'flights'?"),
        ("$.reports[1].meetings[0].delegations[0].party", "is no party of the codebook", "did you mean 'US'?"),
        ("$.reports[1].meetings[0].delegations[0].head.person", "is no person of the codebook", "add it to people"),
    ]


def test_one_part_in_error_does_not_hide_the_rest():
    """Faults of form, quotations and references come in one error; an entry in error is still known by its id."""
    data = {
        "codebook": {"parties": [{"id": "RU", "name": "Russia", "kind": "kingdom"}, 4], "people": "nobody"},
        "reports": [
            report(meetings=[{"id": "m", "when": "2025-13"}]),
            report(
                meetings=[
                    {"id": "m", "track": "talks", "delegations": [{"party": "RU"}], "evidence": [{"quote": "no"}]}
                ]
            ),
        ],
    }
    assert [(path, message) for path, message, _ in problems(data, dt.Dossier)] == [
        ("$.codebook.parties[0].kind", "is not a term of PartyKind"),
        ("$.codebook.parties[1]", "is not an object with the fields of Party"),
        ("$.codebook.people", "is not a list"),
        ("$.reports[0].meetings[0].when", "is not a date: months go from 01 to 12"),
        ("$.reports[1].meetings[0].track", "is no track of the codebook"),
        ("$.reports[1].meetings[0].evidence[0].quote", "is not in the source"),
    ]


@pytest.mark.parametrize("data", [[], 7, {"reports": []}, {"codebook": 7}, {"codebook": {}, "reports": {}}])
def test_a_dossier_of_another_form_is_refused(data):
    """What is no dossier at all gives one problem."""
    assert len(problems(data, dt.Dossier)) == 1


def test_a_reference_to_a_record_may_wait():
    """A meeting, agreement or statement that is not there yet does not keep a dossier from loading."""
    meeting = {"id": "m", "part_of": "x", "outcomes": ["y"], "unchanged_from": [{"meeting": "z", "fields": ["venue"]}]}
    dossier = dt.structure({"codebook": {}, "reports": [report(meetings=[meeting])]}, dt.Dossier)
    assert dossier.reports[0].meetings[0].part_of == "x"


def test_duplicates_inside_a_report_are_refused_and_across_reports_kept():
    """Two records with one id are an error in one report, and two views of one thing in two."""
    with pytest.raises(InvalidDataError, match=r"\$\.reports\[0\]\.meetings\[1\]\.id: is there already"):
        dt.structure({"codebook": {}, "reports": [report(meetings=[{"id": "m"}, {"id": "m"}])]}, dt.Dossier)
    two = [report(meetings=[{"id": "m"}]), report(meetings=[{"id": "m", "status": "held"}])]
    assert len(dt.structure({"codebook": {}, "reports": two}, dt.Dossier).reports) == 2


def test_an_id_that_stands_twice_is_found_behind_other_faults():
    """A fault in one record does not hide that two others have one id, and no problem is listed twice."""
    meetings = [{"id": "a", "when": "2025-13"}, {"id": "b"}, {"id": "b"}, {"id": 7}]
    assert [(path, message) for path, message, _ in problems(report(meetings=meetings), dt.Report)] == [
        ("$.meetings[0].when", "is not a date: months go from 01 to 12"),
        ("$.meetings[2].id", "is there already: meetings[1] has it"),
        ("$.meetings[3].id", "is not text"),
    ]
    twice = report(meetings=[{"id": "b"}], statements=[{"id": "b", "kind": "claim", "text": "x"}])
    assert [path for path, _, _ in problems(twice, dt.Report)] == ["$.statements[0].id"]


def test_problems_come_in_the_order_of_the_fields_all_the_way_down():
    """The codebook comes before the reports, and inside a report each field has its place."""
    data = {
        "reports": [
            report(
                retracts=[{"report": "a"}],
                meetings=[{"id": "m", "when": "2025-13", "topics": ["x"], "evidence": [{"quote": "no"}]}],
            )
        ],
        "codebook": {"topics": [{"id": "t", "label": "T", "broader": ["none"]}]},
    }
    assert [path for path, _, _ in problems(data, dt.Dossier)] == [
        "$.codebook.topics[0].broader[0]",
        "$.reports[0].meetings[0].when",
        "$.reports[0].meetings[0].topics[0]",
        "$.reports[0].meetings[0].evidence[0].quote",
        "$.reports[0].retracts[0].reason",
    ]


def test_near_names_are_looked_for_only_as_often_as_they_are_shown():
    """Of many unknown ids the first have hints of near names; the rest say where to add them."""
    meetings = [{"id": f"m-{number}", "topics": [f"flight-{number}"]} for number in range(29)]
    meetings.append({"id": "m-again", "topics": ["flight-0"]})
    hints = [
        hint for _, _, hint in problems({"codebook": CODEBOOK, "reports": [report(meetings=meetings)]}, dt.Dossier)
    ]
    assert hints == [
        *["did you mean 'flights'?"] * 20,
        *["add it to topics"] * 9,
        "did you mean 'flights'?",
    ]
