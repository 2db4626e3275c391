"""Contradictions: fields of one record for which reports give values that cannot all be right."""

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import Any, NamedTuple

from dipltalks._dossier.disagreement import Disagreement, assertions_of, kind_between
from dipltalks._dossier.fold import Said, last_postponement
from dipltalks._dossier.view import Name, View
from dipltalks._model.place import Place
from dipltalks._model.report import Report
from dipltalks._values.annotations import Many, Maybe
from dipltalks._values.identifiers import Ref
from dipltalks._values.paths import steps_of, value_at
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Dated, Flag, Instance, Shape, Word
from dipltalks._vocabulary.answers import DisagreementKind
from dipltalks._vocabulary.meetings import MeetingStatus
from dipltalks._vocabulary.parties import Attendance

NEWEST = "the newest report counts, and a sharper date that fits it"
"""The rule by which the view shows one of the values."""


class Claim(NamedTuple):
    """A value that a report gives for a field, and that can clash with another one."""

    report: Report
    shape: Shape
    value: Any


def find_contradictions(view: View) -> Iterator[Disagreement]:
    """Yield the disagreements about fields of records, in the order in which these first appear."""
    for name in view.shown:
        yield from _about_fields(view, name)


def _about_fields(view: View, name: Name) -> Iterator[Disagreement]:
    """Yield the disagreements about the fields of one record."""
    told, record = view.said[name], view.shown[name]
    is_numbered = getattr(record, "track", None) is not None
    for path, claims in _claims(told).items() if len(told) > 1 else ():
        for kind, reports in _clashing(view, claims).items():
            if path != "round" or not is_numbered or kind is DisagreementKind.CODING:
                yield Disagreement(
                    kind=kind,
                    records=(record.id,),
                    field=path,
                    assertions=assertions_of(view, name, path, reports),
                    shown=value_at(record, path),
                    rule=NEWEST,
                )


def _claims(told: Sequence[Said]) -> dict[str, list[Claim]]:
    """Return what reports say of each field that can clash, oldest first.

    What was postponed since is left out, and so is what has been taken back of fields that every record has.
    """
    claims: dict[str, list[Claim]] = {}
    postponed = last_postponement([said.record for said in told])
    for place, said in enumerate(told):
        for path, shape, value in _comparable(said.record):
            is_moved = place < postponed and path in ("when", "place")
            if not is_moved and path not in said.silent:
                claims.setdefault(path, []).append(Claim(said.report, shape, value))
    return claims


def _comparable(record: Record, within: str = "") -> Iterator[tuple[str, Shape, Any]]:
    """Yield path, shape and value of what a record states and another one can contradict."""
    layout = layout_of(type(record))
    for name, field in layout.shapes.items():
        value, path = getattr(record, name), f"{within}.{name}" if within else name
        shape = field.inner if isinstance(field, Maybe) else field
        if value is None or name == "track":  # a track is the coder's label
            continue
        if isinstance(shape, Many):
            for part in value if name in layout.keys else ():
                if steps := steps_of(part, layout.keys[name]):
                    yield from _comparable(part, ".".join((path, *steps)))
        elif isinstance(shape, Instance) and shape.cls is not Place:
            yield from _comparable(value, path)
        elif not isinstance(shape, Word | Flag) or (isinstance(shape, Word) and shape.refers_to is not None):
            yield path, shape, value


def _clashing(view: View, claims: Sequence[Claim]) -> dict[DisagreementKind, list[Report]]:
    """Return the reports whose claims on one field clash, by what sort of disagreement it is."""
    shapes = {claim.value: claim.shape for claim in claims}
    contrary = {
        (before, after)
        for before, after in permutations(shapes, 2)
        if not _can_both_be_right(view, shapes[before], before, after)
    }
    if not contrary:  # mostly so, and pairs of values are fewer than pairs of reports
        return {}
    pairs = [
        (older.report, newer.report)
        for older, newer in combinations(claims, 2)
        if (older.value, newer.value) in contrary
    ]
    corrected = {id(older) for older, newer in pairs if kind_between(older, newer) is None}
    found: dict[DisagreementKind, list[Report]] = {}
    for older, newer in pairs:
        kind = kind_between(older, newer)
        if kind is not None and corrected.isdisjoint((id(older), id(newer))):
            found.setdefault(kind, []).extend((older, newer))
    return found


def _can_both_be_right(view: View, shape: Shape, before: Any, after: Any) -> bool:
    """Return whether two values of a field can both be right, the first of them told before the second."""
    if isinstance(shape, Dated):
        return bool(before.compatible_with(after))
    if isinstance(shape, Instance):
        return view.folding.localities.are_compatible(before, after)
    if isinstance(before, MeetingStatus):
        return STAGES[before] < STAGES[after] or STAGES[before] == STAGES[after] == 0
    if isinstance(shape, Word) and shape.refers_to is Ref.PARTY:
        return after in view.lookup.party_and_wider(before) or before in view.lookup.party_and_wider(after)
    return before is Attendance.EXPECTED


STAGES = {
    **dict.fromkeys((MeetingStatus.PROPOSED, MeetingStatus.ANNOUNCED), 0),
    **dict.fromkeys((MeetingStatus.SCHEDULED, MeetingStatus.POSTPONED), 0),
    MeetingStatus.IN_PROGRESS: 1,
    **dict.fromkeys((MeetingStatus.HELD, MeetingStatus.BROKEN_OFF, MeetingStatus.CANCELLED), 2),
}
"""How far a status has moved on; what is ahead may change to and fro, and what is over stays as it is."""
