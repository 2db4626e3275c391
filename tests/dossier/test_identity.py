"""Identity: records that coders named differently are one, under the first of their names."""

import json

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import (
    Agreement,
    Codebook,
    Dossier,
    Evidence,
    Inference,
    Inheritance,
    Link,
    Meeting,
    Retraction,
    Statement,
)
from dipltalks._dossier.identity import renamed_path
from dossiers import AGREEMENTS, MEASURES, MEETINGS, STATEMENTS, dossiers
from reference_standing import KINDS, report_order
from telling import report

few = settings(max_examples=50)
IDS = (*MEETINGS, *AGREEMENTS, *MEASURES, *STATEMENTS)
pairs = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1]), max_size=5
)


def told(*reports, identical=(("riyadh", "talks-1"),)):
    """Return a dossier of reports, in which ids mean one record."""
    return Dossier(codebook=Codebook(identical=identical), reports=reports)


def joined(record, **options):
    """Return the one record that is shown of a report that tells of one alone."""
    dossier = told(report("2025-04-01", record), **options)
    (found,) = (each for kind in KINDS for each in getattr(dossier, kind))
    return found


def views(dossier):
    """Return all that a dossier shows."""
    return {kind: tuple(getattr(dossier, kind)) for kind in KINDS}


BOTH = told(
    report("2025-04-01", Meeting(id="talks-1", status="held"), Meeting(id="next", part_of="talks-1")),
    report("2025-04-02", Meeting(id="riyadh", when="2025-02-18")),
)


def test_two_records_are_one():
    """Under the first of their names in the alphabet, whoever uses it."""
    assert tuple(BOTH.meetings) == (
        Meeting(id="riyadh", status="held", when="2025-02-18"),
        Meeting(id="next", part_of="riyadh"),
    )


@pytest.mark.parametrize("name", ["riyadh", "talks-1"])
def test_it_is_found_by_either_name(name):
    """In the dossier, its collections, its history and its explanations, and as a subject."""
    record = BOTH.meetings[0]
    assert BOTH[name] is BOTH.meetings[name] is record
    assert name in BOTH.meetings
    assert [each.value for each in BOTH.explain(name, "status")] == ["held"]
    assert BOTH.history(name)[-1].record == record
    assert BOTH.disagreements(name) == ()
    spoken = told(*BOTH.reports, report("2025-04-03", Statement(id="s", kind="claim", text="So.", about=[name])))
    assert spoken.statements.about(name).ids == ("s",)


def test_an_id_of_no_record_is_found_by_no_name():
    """A pair of which neither is told of changes nothing."""
    asked = told(report("2025-04-01", Meeting(id="istanbul")))
    for ask in (asked.__getitem__, asked.meetings.__getitem__, asked.history):
        with pytest.raises(dt.UnknownNameError):
            ask("talks-1")
    assert "talks-1" not in asked.meetings


CIRCLE = [("c", "a"), ("b", "c"), ("d", "b"), ("a", "d")]


@pytest.mark.parametrize("identical", [CIRCLE, CIRCLE[:3], CIRCLE[::-1], [pair[::-1] for pair in CIRCLE]])
def test_chains_and_circles_of_pairs_mean_one_record(identical):
    """In whatever order they stand."""
    asked = told(
        *(report(f"2025-04-0{day}", Meeting(id=name)) for day, name in enumerate("dbca", 1)), identical=identical
    )
    assert asked.meetings.ids == ("a",)
    assert all(asked[name] is asked.meetings[0] for name in "abcd")


def test_references_follow():
    """Wherever they stand in a record, those that become one by it once."""
    asked = told(
        report("2025-04-01", Meeting(id="riyadh", topics=["visas"]), Meeting(id="talks-1", format="plenary")),
        report(
            "2025-04-02",
            Meeting(
                id="next",
                unchanged_from=[
                    Inheritance(meeting="talks-1", fields=["format"]),
                    Inheritance(meeting="riyadh", fields=["topics"]),
                ],
                inferred=[Inference(field="when", reason="the week after", basis=["talks-1", "riyadh"])],
            ),
            Agreement(
                id="pact",
                events=[dt.LifecycleEvent(id="signed", kind="signed", meeting="talks-1")],
                links=[Link(kind="extends", agreement="talks-1")],
            ),
            Statement(id="s", kind="claim", text="So.", about=["talks-1", "riyadh", "visas"]),
            dt.Measure(id="cuts", kind="restrict", responds_to=["talks-1"]),
        ),
    )
    following = asked.meetings["next"]
    assert following.unchanged_from == (Inheritance(meeting="riyadh", fields=["format", "topics"]),)
    assert (following.format, following.topics) == ("plenary", ("visas",))
    assert {each.basis for each in following.inferred} == {("riyadh",)}
    assert asked.agreements["pact"].events[0].meeting == "riyadh"
    assert asked.agreements["pact"].links == (Link(kind="extends", agreement="riyadh"),)
    assert (asked.statements[0].about, asked.measures[0].responds_to) == (("riyadh", "visas"), ("riyadh",))


@pytest.mark.parametrize(
    ("told_of", "left"),
    [
        (Meeting(id="talks-1", part_of="riyadh"), Meeting(id="riyadh")),
        (Meeting(id="riyadh", part_of="talks-1", round=1), Meeting(id="riyadh", round=1)),
        (
            Meeting(id="talks-1", unchanged_from=[Inheritance(meeting="riyadh", fields=["venue"])]),
            Meeting(id="riyadh"),
        ),
        (
            Statement(id="talks-1", kind="claim", text="So.", about=["riyadh", "visas"], responds_to=["riyadh"]),
            Statement(id="riyadh", kind="claim", text="So.", about=["visas"]),
        ),
        (
            Agreement(
                id="riyadh", links=[Link(kind="extends", agreement="talks-1"), Link(kind="extends", agreement="x")]
            ),
            Agreement(id="riyadh", links=[Link(kind="extends", agreement="x")]),
        ),
        (
            Meeting(id="talks-1", inferred=[Inference(field="when", reason="as told", basis=["talks-1"])]),
            Meeting(id="riyadh", inferred=[Inference(field="when", reason="as told", basis=["riyadh"])]),
        ),
    ],
)
def test_what_comes_to_refer_to_its_own_record_is_left_out(told_of, left):
    """Whichever of the two names it has itself; but what always did stays."""
    assert joined(told_of) == left


def test_reasons_for_fields_that_become_one_are_united():
    """Of two reasons of one coder for it, the one that stands last."""
    told_of = Meeting(
        id="next",
        inferred=[Inference(field=f"outcomes.{name}", reason=name, basis=["x"]) for name in ("talks-1", "riyadh")],
        outcomes=["talks-1", "riyadh"],
        evidence=[Evidence(locator="row 1", supports=["outcomes.talks-1", "outcomes.riyadh", "note"])],
    )
    shown = joined(told_of)
    assert shown.inferred == (Inference(field="outcomes.riyadh", reason="riyadh", basis=["x"]),)
    assert shown.outcomes == ("riyadh",)
    assert shown.evidence[0].supports == ("outcomes.riyadh", "note")


def test_a_policy_is_told_the_path_and_the_report_of_what_is_united():
    """As wherever else it is asked."""
    asked = []
    inferred = [Inference(field=f"outcomes.{name}", reason=name) for name in ("talks-1", "riyadh")]
    view = told(report("2025-04-01", Meeting(id="next", inferred=inferred))).view(
        policy=lambda field, claims: asked.append((field, [claim.report.key for claim in claims])) or claims[0]
    )
    assert view.meetings[0].inferred[0].reason == "talks-1"
    assert asked == [("inferred.reason", ["wire-2025-04-01"] * 2)]


@pytest.mark.parametrize(
    ("path", "renamed"),
    [
        ("unchanged_from.b", "unchanged_from.a"),
        ("unchanged_from.b.fields.venue", "unchanged_from.a.fields.venue"),
        ("links.extends.b", "links.extends.a"),
        ("links.b.b", "links.b.a"),
        ("inferred.when.basis.b", "inferred.when.basis.a"),
        ("outcomes.b", "outcomes.a"),
        ("about.b", "about.a"),
        ("responds_to.b", "responds_to.a"),
        ("provisions.b.text", "provisions.b.text"),
        ("events.b", "events.b"),
        ("topics.b", "topics.b"),
        ("delegations.b.members.b", "delegations.b.members.b"),
        ("b", "b"),
        ("whereas.b", "whereas.b"),
        ("when.b", "when.b"),
    ],
)
def test_paths_follow_where_they_name_records(path, renamed):
    """An event, a provision or a topic of that name is none."""
    assert renamed_path(path, {"b": "a"}) == renamed
    assert renamed_path(path, {"c": "a"}) == path


def test_retractions_follow():
    """A record, or a field, under either name; those of other reports stay as they are."""
    first = report(
        "2025-04-01",
        Meeting(id="talks-1", round=1, status="held"),
        Meeting(id="next", round=2, unchanged_from=[Inheritance(meeting="talks-1", fields=["venue"])]),
    )
    key = first.key
    for name in ("riyadh", "talks-1"):
        taken = [
            Retraction(report=key, record=name, field="round", reason="wrong"),
            Retraction(report=key, record="next", field=f"unchanged_from.{name}", reason="wrong"),
        ]
        asked = told(first, report("2025-04-02", retracts=taken))
        assert tuple(asked.meetings) == (Meeting(id="riyadh", status="held"), Meeting(id="next", round=2))
        assert [str(each.origin) for each in asked.explain("next", "unchanged_from")] == ["retracted"]
        gone = told(first, report("2025-04-02", retracts=[Retraction(report=key, record=name, reason="wrong")]))
        assert gone.meetings.ids == ("next",)


def test_both_names_may_stand_in_one_report():
    """What it says of the two is said of one; the later of them is the newer one."""
    asked = told(report("2025-04-01", Meeting(id="talks-1", round=1), Meeting(id="riyadh", round=2, status="held")))
    assert tuple(asked.meetings) == (Meeting(id="riyadh", round=2, status="held"),)
    assert [each.value for each in asked.explain("talks-1", "round")] == [2, 1]
    assert len(asked.history("riyadh")) == 1


def test_records_of_two_classes_stay_two():
    """But under one id, which `verify` names."""
    asked = told(report("2025-04-01", Meeting(id="talks-1"), Agreement(id="riyadh", title="Pact")))
    assert asked.meetings.ids == asked.agreements.ids == ("riyadh",)
    assert asked["talks-1"] is asked.meetings[0]
    assert [(each.path, each.message) for each in asked.verify() if each.path == "riyadh"] == [
        ("riyadh", "is the id of more than one kind: Meeting, Agreement")
    ]


def test_without_a_pair_nothing_is_touched():
    """A record that no pair is about is the report's own."""
    untouched = Meeting(id="istanbul", part_of="x")
    asked = told(report("2025-04-01", untouched))
    assert asked.meetings[0] is asked.reports[0].meetings[0]
    assert asked.reports[0].meetings[0] is untouched


@few
@given(dossiers(), pairs, st.data())
def test_the_order_of_pairs_does_not_matter(dossier, identical, data):
    """Nor do the names in one; whatever they are, reports fold, and all can be asked."""
    turned = [data.draw(st.permutations(pair)) for pair in data.draw(st.permutations(identical))]
    one, other = (
        attrs.evolve(dossier, codebook=attrs.evolve(dossier.codebook, identical=each)) for each in (identical, turned)
    )
    assert one == other
    assert views(one) == views(other)
    assert all(problem.message for problem in one.verify())
    names = {record.id for each in one.reports for record in each.records}
    for name in names:
        one.history(name)
        assert one.explain(name, "note") == other.explain(name, "note")


def written_otherwise(told_of, name):
    """Return a report in which a record has another name."""
    text = json.dumps(dt.unstructure(told_of))
    return dt.structure(json.loads(text.replace(name, f"z-{name}")), dt.Report)


@few
@given(dossiers(), st.sampled_from([*MEETINGS, "truce", *MEASURES]), st.sets(st.integers(0, 5)))
def test_it_is_as_if_all_coders_had_used_the_first_name(dossier, name, some):
    """In records, references, paths and retractions."""
    assume(len({report_order(each)[:-1] for each in dossier.reports}) == len(dossier.reports))
    reports = [written_otherwise(each, name) if place in some else each for place, each in enumerate(dossier.reports)]
    codebook = attrs.evolve(dossier.codebook, identical=[(f"z-{name}", name)])
    assert views(Dossier(codebook=codebook, reports=reports)) == views(dossier)
