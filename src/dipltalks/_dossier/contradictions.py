"""Contradictions: fields of one record for which reports give values that cannot all be right."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations
from typing import Any, NamedTuple

from dipltalks._dossier.disagreement import Disagreement, assertions_of, voice_of
from dipltalks._dossier.fold import Said, last_postponement
from dipltalks._dossier.folded import Folded, Name
from dipltalks._dossier.published import publication_key
from dipltalks._model.place import Place
from dipltalks._model.report import Report
from dipltalks._values.annotations import Many, inner_of
from dipltalks._values.identifiers import Ref
from dipltalks._values.paths import steps_of, value_at
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Dated, Flag, Instance, Shape, Word
from dipltalks._vocabulary.agreements import Implementation
from dipltalks._vocabulary.answers import DisagreementKind
from dipltalks._vocabulary.meetings import MeetingStatus
from dipltalks._vocabulary.parties import Attendance

NEWEST = "the newest report counts"
"""The rule by which the view shows one of several words or numbers."""

SHARPENED = "the newest report counts, and a sharper date that fits it"
"""The rule by which it shows one of several dates."""

AT_ONE_TIME = "the reports were published at one time, and the last by the names of source and coder counts"
"""The rule by which it shows one of several values where no report is the newest."""

FILLED_IN = "the newest report counts, and what it leaves open is filled in from those that fit"
"""The rule by which it shows one of several places."""


Contrary = frozenset[tuple[Any, Any]]
"""Pairs of values, an older and a newer one, that cannot both be right."""


class Claim(NamedTuple):
    """A value that a report gives for a field, and that can clash with another one."""

    report: Report
    shape: Shape
    value: Any


def find_contradictions(view: Folded) -> Iterator[Disagreement]:
    """Yield the disagreements about fields of records, in the order in which these first appear."""
    for name in view.shown:
        yield from _about_fields(view, name)


def _about_fields(view: Folded, name: Name) -> Iterator[Disagreement]:
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
                    rule=_rule_for(claims[0].shape, reports),
                )


def _rule_for(shape: Shape, reports: Iterable[Report]) -> str:
    """Return the rule by which the view shows one of several values."""
    if len({publication_key(report.source.published) for report in reports}) == 1:
        return AT_ONE_TIME
    if isinstance(shape, Dated):
        return SHARPENED
    return FILLED_IN if isinstance(shape, Instance) else NEWEST


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
        shape = inner_of(field)
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


def _clashing(view: Folded, claims: Sequence[Claim]) -> dict[DisagreementKind, list[Report]]:
    """Return the reports whose claims on one field clash, by what sort of disagreement it is."""
    contrary = _contrary(view, claims)
    if not contrary:
        return {}
    standing = [*_uncorrected(claims, contrary)]
    by_source: dict[str, list[Claim]] = {}
    for claim in standing:
        by_source.setdefault(claim.report.source.id, []).append(claim)
    found = {
        DisagreementKind.SOURCES: [*_opposed(standing, contrary, voice_of)],
        DisagreementKind.CODING: [
            report for coded in by_source.values() for report in _opposed(coded, contrary, lambda each: each.coder)
        ],
    }
    return {kind: reports for kind, reports in found.items() if reports}


def _contrary(view: Folded, claims: Sequence[Claim]) -> Contrary:
    """Return the pairs of values, an older and a newer one, that cannot both be right."""
    shapes = {claim.value: claim.shape for claim in claims}
    return frozenset(
        (before, after)
        for before, after in permutations(shapes, 2)
        if not can_both_be_right(view, shapes[before], before, after)
    )


def _uncorrected(claims: Sequence[Claim], contrary: Contrary) -> Iterator[Claim]:
    """Yield, newest first, the claims that their own publisher, or coder, has not corrected since."""
    since: dict[tuple[str, str], dict[Any, set[tuple[str, str | None]]]] = {}
    for claim in reversed(claims):
        source, coder = claim.report.source.id, claim.report.coder
        by_value = since.setdefault(voice_of(claim.report), {})
        newer = (coding for value, found in by_value.items() if (claim.value, value) in contrary for coding in found)
        if not any(
            other != source or by == coder for other, by in newer
        ):  # coders of one source correct only themselves
            yield claim
        by_value.setdefault(claim.value, set()).add((source, coder))


def _opposed(claims: Sequence[Claim], contrary: Contrary, teller: Callable[[Report], object]) -> Iterator[Report]:
    """Yield the reports of claims, given newest first, to which an older or newer one of another teller is contrary."""
    flipped = {(after, before) for before, after in contrary}
    for ordered, clashing in ((claims, contrary), (claims[::-1], flipped)):
        tellers: dict[Any, set[object]] = {}
        for claim in ordered:
            own = teller(claim.report)
            others = (found for value, found in tellers.items() if (claim.value, value) in clashing)
            if any(len(found) > 1 or own not in found for found in others):
                yield claim.report
            tellers.setdefault(claim.value, set()).add(own)


def can_both_be_right(view: Folded, shape: Shape, before: Any, after: Any) -> bool:
    """Return whether two values of a field that differ can both be right, the first of them told before the second."""
    if isinstance(shape, Dated):
        return bool(before.compatible_with(after))
    if isinstance(shape, Instance):
        return view.folding.localities.are_compatible(before, after)
    if isinstance(shape, Word) and shape.refers_to is Ref.PARTY:
        return after in view.lookup.party_and_wider(before) or before in view.lookup.party_and_wider(after)
    return moves_on(before, after)


def moves_on(before: Any, after: Any) -> bool:
    """Return whether a term tells of a later stage than another one, rather than against it."""
    if isinstance(before, MeetingStatus):
        return STAGES[before] < STAGES[after] or STAGES[before] == STAGES[after] == 0
    if isinstance(before, Implementation):
        stages = list(Implementation)
        return stages.index(before) < stages.index(after)
    return before is Attendance.EXPECTED


STAGES = {
    **dict.fromkeys((MeetingStatus.PROPOSED, MeetingStatus.ANNOUNCED), 0),
    **dict.fromkeys((MeetingStatus.SCHEDULED, MeetingStatus.POSTPONED), 0),
    MeetingStatus.IN_PROGRESS: 1,
    **dict.fromkeys((MeetingStatus.HELD, MeetingStatus.BROKEN_OFF, MeetingStatus.CANCELLED), 2),
}
"""How far a status has moved on; what is ahead may change to and fro, and what is over stays as it is."""
