"""The fold, held to a slow and plain one that was written from the rules alone."""

from hypothesis import given, settings

import dipltalks as dt
from dipltalks._values.paths import covers
from dossiers import dossiers
from reference_fold import shown
from reference_standing import KINDS, report_order

WORDS = "unchanged from "
"""What the reason of what is inherited says, after that of the coder if there is one."""


def of_a_kind(dossier, kind):
    """Return what a dossier shows of a kind, as plain data, by id, in the order of display."""
    return {record.id: dt.unstructure(record) for record in getattr(dossier, kind)}


def differences(record, expected):
    """Return the fields in which two records differ, with both values; inferences aside, which inheritance adds to."""
    names = (record.keys() | expected.keys()) - {"inferred"}
    values = {name: (record.get(name), expected.get(name)) for name in names}
    return {name: pair for name, pair in values.items() if pair[0] != pair[1]}


@settings(max_examples=200)
@given(dossiers())
def test_the_fold_gives_what_the_rules_give(dossier):
    """Every record that is shown is what the plain fold gives, field by field."""
    expected, _ = shown(dossier)
    for kind in KINDS:
        found = of_a_kind(dossier, kind)
        assert sorted(found) == sorted(name for each, name in expected if each == kind)
        for name, record in found.items():
            assert {name: differences(record, expected[kind, name])} == {name: {}}


@given(dossiers())
def test_records_are_shown_in_the_order_of_time(dossier):
    """By earliest and latest day, undated ones last, and those of one day in the order in which reports tell them."""
    expected, _ = shown(dossier)
    for kind in KINDS:
        names = [name for each, name in expected if each == kind]
        whens = {name: expected[kind, name].get("when") for name in names}
        dated = [name for name in names if whens[name] is not None]
        dated.sort(key=lambda name: dt.When(whens[name]).sort_key)
        assert list(of_a_kind(dossier, kind)) == dated + [name for name in names if whens[name] is None]


@given(dossiers())
def test_what_is_inherited_is_marked_with_its_basis(dossier):
    """All that a meeting has from others is marked, nothing else is, and each mark names the other meeting."""
    _, expected = shown(dossier)
    for meeting in dossier.meetings:
        taken = expected[meeting.id]
        marks = {each.field: each.basis for each in meeting.inferred if WORDS in each.reason}
        for path, base in taken:
            assert base in marks[path]
        for field, basis in marks.items():
            assert any(covers(field, path) or covers(path, field) for path, base in taken if base in basis)


@given(dossiers())
def test_reports_stand_in_the_order_of_their_publication(dossier):
    """Latest instant, earliest instant, source, coder, revision, digest."""
    assert list(dossier.reports) == sorted(dossier.reports, key=report_order)
