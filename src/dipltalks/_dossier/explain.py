"""Explain: who says what of a field, in which words."""

from collections.abc import Iterator, Mapping

import attrs

from dipltalks._dossier.assertion import Assertion, Explanation
from dipltalks._dossier.view import View
from dipltalks._errors import UnknownNameError
from dipltalks._model.agreement import Agreement
from dipltalks._model.codebook import entries_of
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import CodedRecord, Report
from dipltalks._values.nearest import find_nearest
from dipltalks._values.paths import Key, covers, keys_in, steps_of, touches, value_at
from dipltalks._vocabulary.answers import Origin

DERIVED: Mapping[type[CodedRecord], Mapping[str, str]] = {
    Meeting: {"parties": "delegations", "third_parties": "delegations", "laterality": "delegations"},
    Agreement: {"status": "events"},
}
"""What is no field, but worked out from one, by class of record."""


def explain(view: View, record: str, field: str) -> Explanation:
    """Return what reports say of a field of a record.

    Args:
        view: The dossier.
        record: The id of the record.
        field: The path of the field.

    Returns:
        One assertion for each report and quotation, newest report first.

    Raises:
        UnknownNameError: There is no such record, or no such field.
    """
    cls = class_of(view, record)
    basis = DERIVED.get(cls, {}).get(field)
    if basis is None:
        _check_field(view, cls, record, field)
        found = [*_told(view, record, field), *_inherited(view, record, field)]
    else:
        found = [attrs.evolve(each, origin=Origin.DERIVED) for each in _told(view, record, basis)]
    rank = {report.key: place for place, report in enumerate(view.reports)}
    ordered = sorted(dict.fromkeys(found), key=lambda each: rank[each.report], reverse=True)
    return Explanation(ordered, record, field)


def class_of(view: View, record: str) -> type[CodedRecord]:
    """Return the class of a record of any report, whether or not it is shown."""
    if record not in view.classes:
        raise UnknownNameError(record, "record of this dossier", view.classes, find_nearest(record, view.classes))
    return view.classes[record]


def _check_field(view: View, cls: type[CodedRecord], record: str, field: str) -> None:
    """Refuse a field that the class does not have, and a part that neither codebook nor any report knows."""
    for key in keys_in(cls, field):
        known = _known_keys(view, record, key)
        if key.text not in known:
            raise UnknownNameError(key.text, f"part of {key.path}", known, find_nearest(key.text, known))


def _known_keys(view: View, record: str, key: Key) -> tuple[str, ...]:
    """Return the keys that a part may have: those of the codebook, and those that occur."""
    known = [] if key.ref is None else [entry.id for entry in entries_of(view.codebook, key.ref)]
    for _, told in view.told[view.classes[record], record]:
        items = value_at(told, key.path) or ()
        known += [step for item in items for step in steps_of(item, key.names)]
    return tuple(dict.fromkeys(known))


def _told(view: View, record: str, field: str) -> Iterator[Assertion]:
    """Yield what each report says of a field, newest first, with what no longer counts marked as such."""
    for report, told in reversed(view.told[view.classes[record], record]):
        retracted = [each.field for each in view.standing.retractions_of(report, record)]
        if any(path is None or covers(path, field) for path in retracted):
            yield from _assertions(report, told, field, Origin.RETRACTED)
        elif report in view.standing.superseded:
            yield from _assertions(report, told, field, Origin.SUPERSEDED)
        else:
            below = [path for path in retracted if path is not None and covers(field, path)]
            left = view.standing.left_of(report, told) if below else told
            yield from () if left is None else _assertions(report, left, field)
            for path in below:
                yield from _assertions(report, told, path, Origin.RETRACTED)


def _assertions(report: Report, record: CodedRecord, field: str, origin: Origin | None = None) -> Iterator[Assertion]:
    """Yield what one report says of a field: an assertion for each quotation and each inference."""
    value = value_at(record, field)
    if value is None:
        return
    bare = Assertion(report=report.key, record=record.id, field=field, value=value, origin=origin or Origin.STATED)
    words = [each for each in record.evidence if any(touches(path, field) for path in each.supports)]
    reasons = [each for each in record.inferred if touches(each.field, field)]
    yield from (attrs.evolve(bare, evidence=each) for each in words)
    yield from (attrs.evolve(bare, inference=each, origin=origin or Origin.INFERRED) for each in reasons)
    if not words and not reasons:
        yield bare


def _inherited(view: View, heir: str, field: str) -> Iterator[Assertion]:
    """Yield what says that a field is unchanged from other meetings, and what says how it was at those."""
    ahead, seen = [(heir, field)], set[tuple[str, str]]()
    while ahead:
        meeting, path = ahead.pop()
        for mark in view.inherited.get(meeting, ()):
            source = mark.meeting, path if covers(mark.field, path) else mark.field
            if touches(mark.field, path) and source not in seen:
                seen.add(source)
                ahead.append(source)
                told = (*_told(view, meeting, f"unchanged_from.{mark.meeting}"), *_told(view, *source))
                yield from (attrs.evolve(each, origin=Origin.INHERITED) for each in told if each.origin in CURRENT)


CURRENT = frozenset({Origin.STATED, Origin.INFERRED})
"""Origins of what counts."""
