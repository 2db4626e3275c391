"""Explain: who says what of a field, in which words, and where it comes from."""

import pickle

import pytest
from hypothesis import given, settings

from dipltalks import (
    Agreement,
    Codebook,
    Delegate,
    Delegation,
    Dossier,
    Evidence,
    Inference,
    Inheritance,
    InvalidDataError,
    LifecycleEvent,
    Link,
    Measure,
    Meeting,
    Party,
    Person,
    Place,
    Report,
    Retraction,
    Source,
    Topic,
    UnknownNameError,
    seeds,
)
from dipltalks._values.paths import leaves
from dossiers import dossiers

CODEBOOK = Codebook(
    parties=[Party(id="RU", name="Russia", kind="state"), Party(id="US", name="United States", kind="state")],
    people=[Person(id="darchiev", name="Aleksandr Darchiev"), Person(id="lavrov", name="Sergei Lavrov")],
    topics=[Topic(id="visas", label="Visas")],
)
TEXT = "Talks opened in Riyadh on Feb. 18. Lavrov led the Russian side, the ministry said."


def report(day, *meetings, name=None, **fields):
    """Return a report of a wire of a day in April 2025."""
    source = Source(id=name or f"wire-{day}", published=f"2025-04-{day:02}", text=TEXT)
    return Report(source=source, meetings=meetings, **fields)


def dossier(*reports):
    """Return a dossier of reports."""
    return Dossier(codebook=CODEBOOK, reports=reports)


def told(explanation):
    """Return report, origin and value of each assertion."""
    return [(each.report, str(each.origin), each.value) for each in explanation]


def words(quote, *supports, **fields):
    """Return evidence."""
    return Evidence(quote=quote, supports=supports, **fields)


def test_there_is_one_assertion_for_each_report_and_quotation():
    """The newest report comes first, and the quotations of a report in their order, with a reason behind them."""
    older = Meeting(id="talks", when="2025-02", evidence=[words("Feb. 18", "when")])
    newer = Meeting(
        id="talks",
        when="2025-02-18",
        evidence=[words("Feb. 18", "when"), words("opened", "status"), words("Riyadh on Feb. 18", "when", "place")],
        inferred=[Inference(field="when", reason="the year is that of the report")],
        status="held",
        place=Place(city="Riyadh"),
    )
    found = dossier(report(8, newer), report(2, older)).explain("talks", "when")
    assert [(str(each.value), str(each.origin), each.evidence and each.evidence.quote) for each in found] == [
        ("2025-02-18", "stated", "Feb. 18"),
        ("2025-02-18", "stated", "Riyadh on Feb. 18"),
        ("2025-02-18", "inferred", None),
        ("2025-02", "stated", "Feb. 18"),
    ]
    assert [each.report for each in found] == ["wire-8", "wire-8", "wire-8", "wire-2"]
    assert found[2].inference == Inference(field="when", reason="the year is that of the report")
    assert {(each.record, each.field) for each in found} == {("talks", "when")}
    assert TEXT[found[1].evidence.start : found[1].evidence.end] == "Riyadh on Feb. 18"


def test_a_path_includes_what_is_below_it():
    """Words for a leaf are words for what holds it, and words for a part those for what is in it."""
    delegation = Delegation(party="RU", head=Delegate(person="lavrov"))
    meeting = Meeting(
        id="talks",
        delegations=[delegation],
        place=Place(city="Riyadh"),
        evidence=[words("Lavrov led", "delegations.RU.head.person"), words("opened in Riyadh", "place")],
    )
    talks = dossier(report(2, meeting))
    assert told(talks.explain("talks", "delegations.RU.head.person")) == [("wire-2", "stated", "lavrov")]
    assert told(talks.explain("talks", "delegations.RU")) == [("wire-2", "stated", delegation)]
    assert told(talks.explain("talks", "delegations")) == [("wire-2", "stated", (delegation,))]
    assert [each.evidence.quote for each in talks.explain("talks", "delegations")] == ["Lavrov led"]
    assert [each.evidence.quote for each in talks.explain("talks", "place.city")] == ["opened in Riyadh"]


def test_a_value_without_words_is_told_bare():
    """What is stated without words or a reason is there all the same."""
    (found,) = dossier(report(2, Meeting(id="talks", status="held"))).explain("talks", "status")
    assert (found.value, found.evidence, found.inference, str(found.origin)) == ("held", None, None, "stated")
    assert str(found) == "talks status = held (stated, wire-2)"


def test_older_revisions_are_superseded():
    """Only the highest revision counts, and the others are shown as what they are, at the place of their report."""
    first = report(2, Meeting(id="talks", round=1), name="wire")
    second = report(2, Meeting(id="talks", round=2), name="wire", revision=2)
    between = report(3, Meeting(id="talks", round=3))
    assert told(dossier(first, second, between).explain("talks", "round")) == [
        ("wire-3", "stated", 3),
        ("wire", "stated", 2),
        ("wire", "superseded", 1),
    ]


@pytest.mark.parametrize("taken", [{}, {"record": "talks"}, {"record": "talks", "field": "place"}])
def test_what_is_taken_back_is_retracted(taken):
    """A report, a record or a field that was taken back is shown as such for the field and what is below it."""
    place = Place(city="Riyadh", country="SA")
    meeting = Meeting(id="talks", place=place, when="2025-02", evidence=[words("Riyadh", "place.city")])
    talks = dossier(report(2, meeting), report(3, retracts=[Retraction(report="wire-2", reason="corrected", **taken)]))
    assert told(talks.explain("talks", "place")) == [("wire-2", "retracted", place)]
    assert told(talks.explain("talks", "place.city")) == [("wire-2", "retracted", "Riyadh")]
    assert talks.explain("talks", "place.city")[0].evidence.quote == "Riyadh"
    still = "stated" if "field" in taken else "retracted"
    assert [str(each.origin) for each in talks.explain("talks", "when")] == [still]


def test_a_part_that_is_taken_back_is_told_apart_from_the_rest():
    """Of a wide field that lost a part, what is left is stated, and the part retracted under its own path."""
    meeting = Meeting(id="talks", place=Place(city="Riyadh", country="SA"), evidence=[words("Riyadh", "place.city")])
    taken = Retraction(report="wire-2", record="talks", field="place.city", reason="it was Jeddah")
    found = dossier(report(2, meeting), report(3, retracts=[taken])).explain("talks", "place")
    assert [(each.field, str(each.origin), each.value) for each in found] == [
        ("place", "stated", Place(country="SA")),
        ("place.city", "retracted", "Riyadh"),
    ]


def test_what_goes_with_what_is_taken_back_is_retracted_too():
    """An event without its kind is no event, and a record without its id is gone: nothing of it counts any more."""
    event = LifecycleEvent(id="signed", kind="signed", when="2022-07-22")
    pact = Agreement(id="pact", title="Pact", events=[event])

    def origin(field, path):
        taken = Retraction(report="wire-2", record="pact", field=field, reason="mistaken")
        first, second = report(2, agreements=[pact]), report(3, retracts=[taken])
        return [str(each.origin) for each in dossier(first, second).explain("pact", path)]

    assert origin("events.signed.kind", "events.signed.when") == ["retracted"]
    assert origin("events.signed.kind", "title") == ["stated"]
    assert origin("id", "title") == ["retracted"]


def test_a_field_that_every_record_has_can_be_taken_back():
    """The kind of a measure is retracted, though the record has to keep one."""
    cuts = Measure(id="cuts", kind="restrict", when="2022")
    taken = Retraction(report="wire-2", record="cuts", field="kind", reason="it was a seizure")
    talks = dossier(report(2, measures=[cuts]), report(3, retracts=[taken]))
    assert told(talks.explain("cuts", "kind")) == [("wire-2", "retracted", "restrict")]
    assert [str(each.origin) for each in talks.explain("cuts", "when")] == ["stated"]


def test_an_inherited_value_has_two_sorts_of_words():
    """One article says that the venue is unchanged, and the other one names it."""
    found = seeds.dossier().explain("ru-us-2025-04-istanbul", "place.venue")
    assert [(each.report, each.record, each.field, str(each.origin)) for each in found] == [
        (
            "rt-2025-04-08",
            "ru-us-2025-04-istanbul",
            "unchanged_from.ru-us-2025-02-27-istanbul",
            "inherited",
        ),
        ("unnamed-2025-04-02", "ru-us-2025-02-27-istanbul", "place.venue", "inherited"),
    ]
    assert found[0].evidence.attribution == ("Russian Foreign Ministry",)
    assert found[1].value == "residence of the U.S. Consulate General"


def test_inheritance_is_followed_from_meeting_to_meeting():
    """A chain gives each link and the meeting at its end; other fields give only what is said of them."""
    consulate = Meeting(id="first", place=Place(city="Istanbul", venue="consulate"), when="2025-02")
    heirs = [
        Meeting(id="second", unchanged_from=[Inheritance(meeting="first", fields=["venue"])]),
        Meeting(id="third", unchanged_from=[Inheritance(meeting="second", fields=["place"])]),
    ]
    talks = dossier(report(2, consulate), report(3, heirs[0]), report(4, heirs[1], Meeting(id="fourth")))
    assert talks.meetings["third"].place == Place(venue="consulate")
    expected = [("wire-4", "third"), ("wire-3", "second"), ("wire-2", "first")]
    for field in ("place", "place.venue"):
        found = talks.explain("third", field)
        assert [(each.report, each.record) for each in found] == expected
        assert {str(each.origin) for each in found} == {"inherited"}
        assert found[-1].field == "place.venue"
    assert talks.explain("third", "when") == ()
    assert talks.explain("fourth", "place") == ()


def test_own_words_stand_beside_what_is_inherited():
    """A meeting that states its city and inherits its venue shows both, by the order of the reports."""
    first = Meeting(id="first", place=Place(city="Istanbul", venue="consulate"))
    second = Meeting(
        id="second", place=Place(city="Istanbul"), unchanged_from=[Inheritance(meeting="first", fields=["venue"])]
    )
    found = dossier(report(2, second), report(3, first)).explain("second", "place")
    assert [(each.report, each.record, str(each.origin)) for each in found] == [
        ("wire-3", "first", "inherited"),
        ("wire-2", "second", "stated"),
        ("wire-2", "second", "inherited"),
    ]


def test_what_a_meeting_no_longer_says_is_not_inherited():
    """Of the other meeting, only what counts is shown."""
    first, second = Meeting(id="first", format="plenary"), Meeting(id="first", format="plenary", when="2025-02")
    heir = Meeting(id="second", unchanged_from=[Inheritance(meeting="first", fields=["format"])])
    taken = Retraction(report="wire-2", record="first", field="format", reason="misread")
    talks = dossier(report(2, first), report(3, second), report(4, heir, retracts=[taken]))
    assert told(talks.explain("second", "format"))[1:] == [("wire-3", "inherited", "plenary")]


@pytest.mark.parametrize("field", ["parties", "third_parties", "laterality"])
def test_what_is_derived_of_a_meeting_rests_on_its_delegations(field):
    """The assertions are those of the delegations, inherited ones included, and what was taken back stays so."""
    sides = [Delegation(party="RU"), Delegation(party="US")]
    talks = dossier(
        report(1, Meeting(id="first", delegations=[Delegation(party="RU")], status="held")),
        report(2, Meeting(id="first", delegations=sides)),
        report(3, Meeting(id="second", unchanged_from=[Inheritance(meeting="first", fields=["participants"])])),
        report(4, retracts=[Retraction(report="wire-1", record="first", field="delegations", reason="misread")]),
    )
    assert [(each[:2]) for each in told(talks.explain("first", field))] == [
        ("wire-2", "derived"),
        ("wire-1", "retracted"),
    ]
    assert talks.meetings["second"].parties == ("RU", "US")
    assert told(talks.explain("second", field)) == [
        ("wire-3", "derived", Inheritance(meeting="first", fields=["participants"])),
        ("wire-2", "derived", sides[0]),
        ("wire-2", "derived", sides[1]),
    ]


def test_the_status_of_an_agreement_rests_on_its_events():
    """An agreement has no status of its own; one that no report gives an event has nothing to rest on."""
    event = LifecycleEvent(id="refused", kind="extension_refused", when="2023-07")
    pacts = [Agreement(id="grain", events=[event]), Agreement(id="truce", title="Truce")]
    talks = dossier(report(2, agreements=pacts))
    assert told(talks.explain("grain", "status")) == [("wire-2", "derived", (event,))]
    assert talks.explain("truce", "status") == ()


def test_where_nobody_says_anything_the_text_says_so():
    """The result is empty and knows what it was asked; so it is for parts that codebook or dossier know."""
    meeting = Meeting(id="talks", delegations=[Delegation(party="RU")])
    talks = dossier(report(2, meeting, agreements=[Agreement(id="pact", title="Pact")]))
    for field in ("when", "delegations.RU.head", "delegations.US", "delegations.RU.members.lavrov", "topics.visas"):
        found = talks.explain("talks", field)
        assert found == ()
        assert (found.record, found.field) == ("talks", field)
        assert str(found) == f"talks {field}: not stated in any report"
    assert talks.explain("talks", "outcomes.pact") == ()
    assert talks.explain("talks", "unchanged_from.talks.fields") == ()


def test_a_part_that_some_report_names_is_known():
    """An event that one report names is a part of the agreement, and so are a link and a party not in the codebook."""
    event, link = LifecycleEvent(id="signed", kind="signed"), Link(kind="extends", agreement="older")
    pact = Agreement(id="pact", events=[event], links=[link], parties=["CN"])
    talks = dossier(report(2, agreements=[pact]))
    assert talks.explain("pact", "events.signed.when") == ()
    assert told(talks.explain("pact", "links.extends.older")) == [("wire-2", "stated", link)]
    assert told(talks.explain("pact", "parties.CN")) == [("wire-2", "stated", "CN")]


@pytest.mark.parametrize(
    ("record", "field", "message"),
    [
        (
            "talk",
            "when",
            "no meeting, agreement, measure or statement is called 'talk'; did you mean 'talks'?",
        ),
        (7, "when", "no meeting, agreement, measure or statement is called 7. There are 'pact', 'talks'"),
        ([], "when", "no meeting, agreement, measure or statement is called []. There are 'pact', 'talks'"),
        (
            "talks",
            "delegations.USA",
            "no part of delegations is called 'USA'; did you mean 'US'? There are 'RU', 'US'",
        ),
        ("talks", "delegations.RU.members.rubio", "no part of delegations.RU.members is called 'rubio'"),
        (
            "pact",
            "events.sined",
            "no part of events is called 'sined'; did you mean 'signed'? There are 'signed'",
        ),
        ("pact", "links.extends.older", "no part of links is called 'older'"),
        ("talks", "place.town", "no field of Place is called 'place.town'"),
        ("talks", "when.day", "no part of when is called 'day'"),
        ("pact", "statu", "no field of Agreement is called 'statu'"),
    ],
)
def test_what_does_not_exist_is_an_error(record, field, message):
    """An unknown record, field or part is a LookupError that suggests the nearest ones."""
    pact = Agreement(id="pact", events=[LifecycleEvent(id="signed", kind="signed")])
    talks = dossier(report(2, Meeting(id="talks", delegations=[Delegation(party="RU")]), agreements=[pact]))
    with pytest.raises(UnknownNameError) as caught:
        talks.explain(record, field)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("field", ["", "place.", "delegations[0]", 7, None, [], "a" * 2001])
def test_a_path_has_the_form_of_a_path(field):
    """What is no path is refused, whatever it is."""
    with pytest.raises(InvalidDataError) as caught:
        dossier(report(2, Meeting(id="talks"))).explain("talks", field)
    assert [problem.path for problem in caught.value.problems] == ["field"]


def test_an_explanation_reads_line_by_line():
    """Each line has the value, where it comes from, the words for it and whom the source names for them."""
    delegation = Delegation(party="RU", head=Delegate(person="lavrov", office="foreign minister"))
    meeting = Meeting(
        id="talks",
        when="2025-02-18",
        round=1,
        topics=["visas", "trade"],
        delegations=[delegation],
        evidence=[
            words("Lavrov led the Russian\nside", "delegations.RU.head", attribution=["ministry", "TASS"]),
            Evidence(locator="row 3", supports=["when"]),
        ],
        inferred=[Inference(field="round", reason="the first of its kind")],
    )
    talks = dossier(Report(source=Source(id="wire"), meetings=[meeting]))
    lines = [str(talks.explain("talks", field)) for field in ("delegations.RU.head", "when", "round", "topics")]
    assert lines == [
        "talks delegations.RU.head = person 'lavrov', office 'foreign minister' (stated, wire): \
“Lavrov led the Russian side”, according to ministry, as told by TASS",
        "talks when = 2025-02-18 (stated, wire): row 3",
        "talks round = 1 (inferred, wire): the first of its kind",
        "talks topics = 'visas', 'trade' (stated, wire)",
    ]


def test_an_explanation_is_a_tuple_that_can_be_pickled():
    """It comes back with its assertions and with what it was asked."""
    found = seeds.dossier().explain("ru-us-2025-04-istanbul", "place.venue")
    again = pickle.loads(pickle.dumps(found))
    assert again == found == tuple(found)
    assert (type(again), again.record, again.field) == (type(found), "ru-us-2025-04-istanbul", "place.venue")


@settings(max_examples=40)
@given(dossiers())
def test_whatever_is_shown_can_be_explained(dossier):
    """For each value of each record that is shown something that counts says so, newest report first."""
    place = {report.key: index for index, report in enumerate(dossier.reports)}
    kinds = dossier.meetings, dossier.agreements, dossier.measures, dossier.statements
    # Two kinds of records share an id in some of these dossiers, and two reports a key.
    records = [record for kind in kinds for record in kind if record.id != "round-3"]
    for record in records if len(place) == len(dossier.reports) else ():
        for path in {path for path, _ in leaves(record) if path.partition(".")[0] not in ("evidence", "inferred")}:
            found = dossier.explain(record.id, path)
            assert not {each.origin for each in found} <= {"superseded", "retracted"}
            reports = [place[each.report] for each in found]
            assert reports == sorted(reports, reverse=True)
