"""Explain: who says what of a field, in which words."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from dipltalks._dossier.assertion import Assertion, Explanation
from dipltalks._dossier.folded import Folded, Name
from dipltalks._dossier.standing import Standing
from dipltalks._errors import UnknownNameError
from dipltalks._model.agreement import Agreement
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


CURRENT = frozenset({Origin.STATED, Origin.INFERRED, Origin.INHERITED})
"""Origins of what counts; the others tell of what has been replaced or taken back."""


def explain(view: Folded, record: str, field: str) -> Explanation:
    """Return what reports say of a field of a record.

    Args:
        view: The dossier.
        record: The id of the record.
        field: The path of the field.

    Returns:
        One assertion for each report and quotation, newest report first.

    Raises:
        UnknownNameError: There is no such record, or no such field.
        InvalidDataError: `field` has not the form of a path.
    """
    name = name_of(view, record)
    basis = DERIVED.get(name[0], {}).get(str(field))
    if basis is None:
        _check_field(view, name, field)
    told = told_and_inherited(view, name, basis or field)
    if basis is not None:
        told = [attrs.evolve(each, origin=Origin.DERIVED) if each.origin in CURRENT else each for each in told]
    return Explanation(dict.fromkeys(told), name[1], field)


def told_and_inherited(view: Folded, name: Name, field: str) -> list[Assertion]:
    """Return what reports say of a field, and of what it inherits, newest report first."""
    told = [*told_of(view, name, field)]
    inherited = [*_inherited(view, name, field)]
    return newest_first(view, [*told, *inherited]) if inherited else told


def name_of(view: Folded, record: str) -> Name:
    """Return the class and the first name of a record of any report, whether or not it is shown."""
    try:
        name = view.names.get(record, record)
        return view.classes[name], name
    except (KeyError, TypeError):
        known = sorted(view.classes)
        kind = "meeting, agreement, measure or statement"
        raise UnknownNameError(record, kind, known, find_nearest(record, known)) from None


def newest_first(view: Folded, told: Iterable[Assertion]) -> list[Assertion]:
    """Return assertions by report, newest first; those of one report stay in their order."""
    place = {report.key: index for index, report in enumerate(view.reports)}
    return sorted(told, key=lambda each: place[each.report], reverse=True)


def _check_field(view: Folded, name: Name, field: str) -> None:
    """Refuse a field that the class does not have, and a part that neither the dossier nor any report knows."""
    for key in keys_in(name[0], field, derived=tuple(DERIVED.get(name[0], ()))):
        known = view.ids[key.ref] if key.ref is not None else frozenset[str]()
        if key.text not in known:
            known |= _keys_told(view, name, key)
        if key.text not in known:
            ordered = sorted(known)
            raise UnknownNameError(key.text, f"part of {key.path}", ordered, find_nearest(key.text, ordered))


def _keys_told(view: Folded, name: Name, key: Key) -> frozenset[str]:
    """Return the keys that reports give to the parts of a field, that it has by inheritance, or that are terms."""
    records = [record for _, record in view.told[name]]
    records += [view.shown[name]] if name in view.shown else []
    parts = (part for record in records for part in (*key.terms, *(value_at(record, key.path) or ())))
    return frozenset(step for part in parts for step in steps_of(part, key.names))


def told_of(view: Folded, name: Name, field: str) -> Iterator[Assertion]:
    """Yield what each report says of a field, newest first, with what no longer counts marked as such."""
    for report, record in reversed(view.told[name]):
        yield from _told_in(view.standing, report, record, field)


def _told_in(standing: Standing, report: Report, record: CodedRecord, field: str) -> Iterator[Assertion]:
    """Yield what one report says of a field."""
    retractions = standing.retractions_of(report, record.id)
    left = standing.left_of(report, record) if retractions else record
    paths = [each.field for each in retractions if each.field is not None]
    if left is None or value_at(left, field) is None or any(covers(path, field) for path in paths):
        yield from _assertions(report, record, field, Origin.RETRACTED)
    elif standing.is_superseded(report):
        yield from _assertions(report, record, field, Origin.SUPERSEDED)
    else:
        yield from _assertions(report, left, field)
        for path in paths:
            if covers(field, path):
                yield from _assertions(report, record, path, Origin.RETRACTED)


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


def _inherited(view: Folded, heir: Name, field: str) -> Iterator[Assertion]:
    """Yield what says that a field is unchanged from other meetings, and what says how it was at those."""
    ahead, seen = [(heir, field)], set[tuple[Name, str]]()
    while ahead:
        (cls, meeting), path = ahead.pop()
        for mark in view.inherited.get(meeting, ()) if cls is Meeting else ():
            source = (Meeting, mark.meeting), path if covers(mark.field, path) else mark.field
            if touches(mark.field, path) and source not in seen:
                seen.add(source)
                ahead.append(source)
                told = (*told_of(view, (cls, meeting), f"unchanged_from.{mark.meeting}"), *told_of(view, *source))
                yield from (attrs.evolve(each, origin=Origin.INHERITED) for each in told if each.origin in CURRENT)
