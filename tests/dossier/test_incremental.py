"""One report more: what it touches is folded anew, and nothing else."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import Agreement, Codebook, Dossier, Inheritance, Meeting, Place, Retraction, Statement
from dossiers import dossiers
from reference_standing import KINDS
from telling import dossier as told
from telling import report

few = settings(max_examples=50)


def shown(dossier):
    """Return the records that a dossier shows, by kind and id."""
    return {(kind, record.id): record for kind in KINDS for record in getattr(dossier, kind)}


def otherwise(before, after):
    """Return the ids of the records that are other objects in the one view than in the other, or in one alone."""
    return {name for kind, name in before.keys() | after if before.get((kind, name)) is not after.get((kind, name))}


def refolded(before, added):
    """Return the ids of the records that are folded anew when a report is added to a dossier that was asked."""
    return otherwise(shown(before), shown(before.add(added)))


def from_scratch(dossier):
    """Return the same dossier, of which nothing has been worked out yet."""
    return Dossier(codebook=dossier.codebook, reports=dossier.reports)


def inherits(name, base, *fields, **own):
    """Return a meeting that takes something from another one."""
    return Meeting(id=name, unchanged_from=[Inheritance(meeting=base, fields=fields or ["venue"])], **own)


def retract(wire, record=None, field=None):
    """Return a retraction."""
    return Retraction(report=wire, record=record, field=field, reason="corrected by the agency")


FIRST = report(
    "2025-04-01", Meeting(id="round-1", place=Place(venue="palace")), Statement(id="s", kind="claim", text=".")
)
SECOND = report(
    "2025-04-02",
    inherits("round-2", "round-1"),
    inherits("round-3", "round-2", status="held"),
    Meeting(id="call", status="held"),
    Agreement(id="grain", title="Initiative"),
)


def test_the_records_that_it_names():
    """And the meetings that inherit from them, however many steps."""
    before = told(FIRST, SECOND)
    assert refolded(before, report("2025-04-03", Meeting(id="call", round=2))) == {"call"}
    assert refolded(before, report("2025-04-03", Agreement(id="new"))) == {"new"}
    moved = report("2025-04-03", Meeting(id="round-1", place=Place(venue="consulate")))
    assert refolded(before, moved) == {"round-1", "round-2", "round-3"}
    assert before.add(moved).meetings["round-3"].place == Place(venue="consulate")


@pytest.mark.parametrize(
    ("retraction", "names"),
    [
        (retract(SECOND.key, "call", "status"), {"call"}),
        (retract(SECOND.key, "call", "when"), set()),
        (retract(SECOND.key, "round-2"), {"round-2", "round-3"}),
        (retract(FIRST.key), {"s", "round-1", "round-2", "round-3"}),
        (retract("unknown"), set()),
    ],
)
def test_the_records_that_it_retracts(retraction, names):
    """A report, a record or a field, if it was said."""
    assert refolded(told(FIRST, SECOND), report("2025-04-03", retracts=[retraction])) == names


def test_the_records_of_the_revision_that_it_replaces():
    """And those that the old one had taken back."""
    old = report("2025-04-03", Meeting(id="x"), source="wire", retracts=[retract(FIRST.key, "s")])
    new = report("2025-04-03", Meeting(id="y"), source="wire", revision=2)
    before = told(FIRST, SECOND, old)
    assert refolded(before, new) == {"x", "y", "s"}
    assert (before.statements.ids, before.add(new).statements.ids) == ((), ("s",))


def test_nothing_where_nothing_is_new():
    """A report that is there already, and one that speaks of nothing."""
    before = told(FIRST, SECOND)
    assert refolded(before, FIRST) == set()
    assert refolded(before, report("2025-04-03")) == set()


def test_meetings_that_come_to_inherit_and_cease_to():
    """When the other one is told of at last; when a circle closes, and when it opens again."""
    before = told(report("2025-04-01", inherits("round-2", "round-1"), Meeting(id="call")))
    for added, venue in (
        (report("2025-04-02", Meeting(id="round-1", place=Place(venue="palace"))), "palace"),
        (report("2025-04-03", inherits("round-1", "round-2")), None),
        (report("2025-04-04", retracts=[retract("wire-2025-04-03")]), "palace"),
    ):
        assert refolded(before, added) == {"round-1", "round-2"}
        before = before.add(added)
        assert getattr(before.meetings["round-2"].place, "venue", None) == venue
        assert shown(before) == shown(from_scratch(before))


def test_records_with_other_names_are_not_touched_either():
    """Under their first names they are what they were."""
    codebook = Codebook(identical=[("round-1", "talks"), ("call", "phone")])
    before = Dossier(codebook=codebook, reports=[FIRST, SECOND, report("2025-04-02", Meeting(id="talks", round=1))])
    added = report("2025-04-03", Meeting(id="phone", round=2))
    assert refolded(before, added) == {"call"}
    assert before.add(added).meetings["phone"].round == 2


def test_what_was_known_then_and_what_may_be_added_go_by_themselves():
    """An older state takes over what is the same; to add to it, or to both, leaves each as it is."""
    both = told(FIRST, SECOND)
    now = shown(both)
    then = both.as_known_on("2025-04-01")
    assert otherwise(now, shown(then)) == {"round-2", "round-3", "call", "grain"}
    branches = [each.add(report("2025-04-03", Meeting(id="round-1", round=1))) for each in (then, both, both)]
    assert [each.meetings["round-1"].round for each in (then, both, *branches)] == [None, None, 1, 1, 1]
    assert shown(branches[1]) == shown(branches[2]) == shown(from_scratch(branches[1]))


def test_a_dossier_that_was_not_asked_is_folded_when_it_is():
    """To add many reports to it costs nothing until then."""
    dossier = told()
    for day in range(1, 9):
        dossier = dossier.add(report(f"2025-04-0{day}", Meeting(id="round-2", round=day)))
    assert dossier._folded.memo.records == {}
    assert dossier.meetings["round-2"].round == 8


@pytest.mark.parametrize("wrong", [None, 7, "report", FIRST.meetings[0], [FIRST]])
def test_only_reports_are_added(wrong):
    """Anything else is refused, and the dossier stays as it is."""
    dossier = told(FIRST)
    with pytest.raises(dt.InvalidDataError) as caught:
        dossier.add(wrong)
    assert [each.path for each in caught.value.problems] == ["reports[1]"]
    assert dossier == told(FIRST)


@few
@given(dossiers(), st.randoms(use_true_random=False))
def test_to_add_one_after_the_other_is_to_fold_them_all(dossier, random):
    """In whatever order they come, and whether or not the dossier was asked in between."""
    grown = Dossier(codebook=dossier.codebook)
    for each in random.sample(dossier.reports, len(dossier.reports)):
        grown = grown.add(each)
        if random.random() < 0.7:
            assert shown(grown) == shown(from_scratch(grown))
            assert grown.disagreements() == from_scratch(grown).disagreements()
    assert grown == dossier
    assert {kind: getattr(grown, kind).ids for kind in KINDS} == {kind: getattr(dossier, kind).ids for kind in KINDS}
    assert shown(grown) == shown(dossier)


def keys_touched(dossier, added):
    """Return the keys of the reports that may count otherwise now: its own, what it retracts, and what those do."""
    keys, more = {added.key}, {added.key}
    while more:
        told_of = (each for other in (*dossier.reports, added) if other.key in more for each in other.retracts)
        more = {each.report for each in told_of} - keys
        keys |= more
    return keys


@few
@given(dossiers(), st.data())
def test_no_other_records_are_touched(dossier, data):
    """Than those of the reports that count otherwise now, and the meetings that inherit from them."""
    place = data.draw(st.integers(0, len(dossier.reports) - 1))
    added = dossier.reports[place]
    before = Dossier(codebook=dossier.codebook, reports=[each for each in dossier.reports if each is not added])
    assume(added not in before.reports)
    keys = keys_touched(before, added)
    touched = {record.id for each in dossier.reports if each.key in keys for record in each.records}
    meetings = {*before.meetings, *dossier.meetings}
    more = touched
    while more:
        more = {each.id for each in meetings if {base.meeting for base in each.unchanged_from} & touched} - touched
        touched |= more
    assert refolded(before, added) <= touched
    assert shown(before.add(added)) == shown(dossier)


def test_all_who_inherit_from_any_of_several():
    """Where a report tells of two meetings, those that inherit from the one change, and so do those of the other."""
    before = told(
        report("2025-04-01", *(Meeting(id=name, place=Place(venue="villa")) for name in ("round-1", "round-2"))),
        report(
            "2025-04-02",
            *(inherits("round-3", "round-1"), inherits("round-4", "round-3")),
            *(inherits("round-5", "round-2"), inherits("round-6", "round-5")),
            *(inherits("round-7", "round-8"), Meeting(id="round-8", place=Place(venue="hall"))),
        ),
    )
    venues = {"round-1": "palace", "round-2": "consulate"}
    added = report("2025-04-03", *(Meeting(id=name, place=Place(venue=venue)) for name, venue in venues.items()))
    assert refolded(before, added) == {f"round-{number}" for number in range(1, 7)}
    assert [before.add(added).meetings[name].place.venue for name in ("round-4", "round-6")] == ["palace", "consulate"]
