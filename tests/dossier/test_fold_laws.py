"""Laws of the fold: what holds of every dossier, whatever its reports say."""

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks._values.paths import covers, leaves
from dossiers import dossiers, reports, retractions
from reference_standing import KEYS, KINDS, after, report_order, told

NOT_FACTS = {"id", "evidence", "inferred"}
"""Fields that say nothing of the talks themselves."""


few = settings(max_examples=50)
"""Dossiers are large, and there are many laws."""


def view(dossier):
    """Return the records that a dossier shows."""
    return {kind: tuple(getattr(dossier, kind)) for kind in KINDS}


def newest(**fields):
    """Return a report that is newer than all others."""
    return dt.Report(source=dt.Source(id="zz", published="[2030-01-01..]"), **fields)


def facts(data, place, path=""):
    """Yield path and value of all that a record, as plain data, states; parts without a key as a whole."""
    for name, value in data.items():
        below = f"{path}.{name}".strip(".")
        items = value if isinstance(value, list) else [value]
        for item in items if path or name not in NOT_FACTS else ():
            where = f"{place}.{name}"
            if not isinstance(item, dict):
                yield (f"{below}.{item}" if isinstance(value, list) else below), item
            elif isinstance(value, dict):
                yield from facts(item, where, below)
            elif KEYS.get(where, ("",))[0] in item:
                yield from facts(item, where, ".".join([below, *(item[key] for key in KEYS[where])]))
            else:
                yield below, sorted(facts(item, where))


@few
@given(dossiers(), st.data())
def test_the_order_of_reports_and_entries_does_not_matter(dossier, data):
    """A dossier is a set of reports and a set of entries."""
    shuffled = dt.Dossier(
        codebook=attrs.evolve(
            dossier.codebook,
            localities=data.draw(st.permutations(dossier.codebook.localities)),
            topics=data.draw(st.permutations(dossier.codebook.topics)),
        ),
        reports=data.draw(st.permutations(dossier.reports)),
    )
    assert shuffled == dossier
    assert view(shuffled) == view(dossier)


@few
@given(dossiers())
def test_all_that_a_dossier_shows_can_be_shown(dossier):
    """Whatever valid reports say, they fold, and what they come to can be asked for."""
    names = ("meetings", "agreements", "measures", "statements", "topics", "people", "parties", "tracks", "sources")
    views = {name: tuple(getattr(dossier, name)) for name in names}
    assert [len(views[name]) for name in ("topics", "people", "parties", "tracks")] == [3, 3, 4, 1]
    assert {source.id for source in views["sources"]} == {report.source.id for report in dossier.reports}
    days = [report.source.published.last_utc_day for report in dossier.reports if report.source.published is not None]
    assert dossier.known_on == max((day for day in days if day is not None), default=None)
    assert {each for found in dossier.disagreements() for each in found.records} <= {
        record.id for kind in KINDS for record in views[kind]
    }
    assert all(problem.message for problem in dossier.verify())
    assert repr(dossier).startswith(f"<Dossier: {len(dossier.reports)} report")


@few
@given(dossiers())
def test_every_value_that_is_shown_is_stated_or_inherited(dossier):
    """What is shown is in a report that counts, or is marked with the meeting that it is taken from."""
    stated = told(dossier)
    for kind in KINDS:
        for record in getattr(dossier, kind):
            said = [fact for each in stated[kind, record.id] for fact in facts(each, kind)]
            marked = [each.field for each in record.inferred if "unchanged from " in each.reason]
            for path, value in facts(dt.unstructure(record), kind):
                assert (path, value) in said or any(covers(mark, path) for mark in marked)


@few
@given(dossiers())
def test_what_a_report_does_not_say_removes_nothing(dossier):
    """A newer report that only names the meetings and agreements changes nothing."""
    shared = {meeting.id for meeting in dossier.meetings}
    silent = newest(
        meetings=[dt.Meeting(id=meeting.id) for meeting in dossier.meetings],
        agreements=[dt.Agreement(id=each.id) for each in dossier.agreements if each.id not in shared],
    )
    assert view(dossier.add(silent)) == view(dossier)


@few
@given(dossiers(), reports(st.just(dt.Source(id="zz", published="2025-04-05"))))
def test_a_report_that_takes_nothing_back_adds(dossier, report):
    """No record, word of a list or part goes because one more report is there."""
    more = dossier.add(attrs.evolve(report, id="more"))
    lists = {"meetings": ("modality", "outcomes"), "agreements": ("aliases", "parties", "topics"), "measures": ("by",)}
    for kind in KINDS:
        for record in getattr(dossier, kind):
            other = getattr(more, kind)[record.id]
            for name in lists.get(kind, ("about",)):
                assert {*getattr(record, name)} <= {*getattr(other, name)}
            if kind == "agreements":
                assert {event.id for event in record.events} <= {event.id for event in other.events}


@few
@given(dossiers(), st.data())
def test_to_take_a_report_back_is_never_to_have_said_it(dossier, data):
    """All that a retracted report said, and all that it retracted, is gone."""
    key = data.draw(st.sampled_from([report.key for report in dossier.reports]))
    left = [report for report in dossier.reports if report.key != key]
    taken_back = dossier.add(newest(retracts=[dt.Retraction(report=key, reason="withdrawn by the agency")]))
    assert view(taken_back) == view(dt.Dossier(codebook=dossier.codebook, reports=left))


@few
@given(dossiers(), st.data())
def test_to_take_a_field_back_is_never_to_have_said_it(dossier, data):
    """With the field go the words and reasons that were for it alone."""
    assume(len({report_order(report)[:-1] for report in dossier.reports}) == len(dossier.reports))
    record = data.draw(st.sampled_from([record for report in dossier.reports for record in report.records]))
    key = next(report.key for report in dossier.reports if record in report.records)
    field = data.draw(st.sampled_from([path for path, _ in leaves(record) if not path.startswith("inferred")]))
    retraction = dt.Retraction(report=key, record=record.id, field=field, reason="corrected by the agency")
    unsaid = [_without(report, retraction) if report.key == key else report for report in dossier.reports]
    expected = dt.Dossier(codebook=dossier.codebook, reports=unsaid)
    assert view(dossier.add(newest(retracts=[retraction]))) == view(expected)


def _without(report, retraction):
    """Return a report that never said what a retraction takes back, if there can be one."""
    left = {}
    for kind, cls in KINDS.items():
        records = [
            after(dt.unstructure(record), kind, [retraction] if record.id == retraction.record else [])
            for record in getattr(report, kind)
        ]
        needed = [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING]
        assume(all(name in record for record in records if record is not None for name in needed))
        left[kind] = [dt.structure(record, cls) for record in records if record is not None]
    return attrs.evolve(report, **left)


@few
@given(dossiers(), st.data())
def test_a_lower_revision_never_matters(dossier, data):
    """Of the revisions of a report only the highest counts, whatever the others say or take back."""
    higher = [attrs.evolve(report, revision=report.revision + 1) for report in dossier.reports]
    report = data.draw(st.sampled_from(higher))
    other = data.draw(st.sampled_from(dossier.reports) | reports(st.just(report.source)))
    lower = attrs.evolve(other, id=report.id, source=report.source, coder=report.coder, revision=1)
    current = dt.Dossier(codebook=dossier.codebook, reports=higher)
    assert view(current.add(lower)) == view(current)


@few
@given(dossiers(), dossiers(), dossiers())
def test_the_union_is_one_of_sets(a, b, c):
    """It is associative, commutative and idempotent."""
    assert (a | b) | c == a | (b | c)
    assert a | b == b | a
    assert a | a == a
    assert view(a | b) == view(b | a)


@few
@given(dossiers(), st.data())
def test_to_add_a_report_is_the_union_with_it(dossier, data):
    """A report that is there already changes nothing."""
    report = data.draw(st.sampled_from(dossier.reports) | reports(st.just(dt.Source(id="zz"))))
    assert dossier.add(report) == dossier | dt.Dossier(codebook=dossier.codebook, reports=[report])
    assert (dossier.add(report) == dossier) is (report in dossier.reports)


@few
@given(dossiers(), st.data())
def test_what_was_worked_out_before_a_report_came_makes_no_difference(dossier, data):
    """A dossier that has been looked at and then gains a report shows what one shows that is made of all at once."""
    told = data.draw(reports(st.just(dt.Source(id="zz", published="2025-04-05"))))
    report = attrs.evolve(told, retracts=data.draw(st.lists(retractions(dossier.reports), max_size=2)))
    looked_at = view(dossier)
    at_once = dt.Dossier(codebook=dossier.codebook, reports=[*dossier.reports, report])
    assert view(dossier.add(report)) == view(at_once)
    assert view(dossier) == looked_at


def explained(dossier, *more):
    """Yield record, path and explanation of all that is shown, but for records whose id stands for two of one kind."""
    told_of = {(type(record), record.id) for report in (*dossier.reports, *more) for record in report.records}
    names = [name for _, name in told_of]
    for kind in KINDS:
        for record in getattr(dossier, kind):
            for path, _ in leaves(record) if names.count(record.id) == 1 else ():
                if not path.startswith("inferred."):
                    yield record, path, dossier.explain(record.id, path)


@few
@given(dossiers())
def test_all_that_is_shown_is_explained(dossier):
    """For each value that is shown, a report that counts says it, or what it is worked out from."""
    for record, path, told_of in explained(dossier):
        if path == "inferred":  # marks of what is inherited are no report's
            continue
        counting = [each for each in told_of if each.origin in ("stated", "inferred", "inherited")]
        assert counting, (record.id, path)


@few
@given(dossiers(), reports(st.just(dt.Source(id="zz", published="2025-04-05"))), st.data())
def test_no_assertion_disappears_when_a_report_is_added(dossier, report, data):
    """Newer reports may supersede or take back what others said, but it stays told."""
    key = data.draw(st.sampled_from([each.key for each in dossier.reports]))
    taking = attrs.evolve(report, retracts=[dt.Retraction(report=key, reason="withdrawn by the agency")])
    more = dossier.add(taking)
    for record, path, told_of in explained(dossier, taking):
        before = {_who_and_where(each) for each in told_of if each.origin != "inherited"}
        assert before <= {_who_and_where(each) for each in more.explain(record.id, path)}


def _who_and_where(assertion):
    """Return which report says something, and where in it; words can be for less once other fields are taken back."""
    return assertion.report, assertion.evidence and assertion.evidence.locator, assertion.inference
