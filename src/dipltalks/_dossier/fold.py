"""The fold: what all reports say of one record, as one record.

The rules:

- A single value starts at the newest report that states it, or at the one that a policy chooses, and walks back from
  the newest of the others. A word or number stays as it is. A date is replaced by each one that is strictly sharper
  than the date held. A place, a head of delegation or a speaker is filled leaf by leaf from each one that is compatible
  with what is held; one person's office is never joined to another person.
- Where the status moved to postponed, what older reports say of date and place is of no account, nor that the place
  is unchanged from that of another meeting.
- Words in lists are united, oldest report first. Parts with a key are united by it, then folded inside; parts
  without one are united when they are equal, but for those that one report tells apart.
- The words of a statement are those of one report, and it is they of which `quoted` says whether they are.
- An end that is over before the beginning shown is passed over.

What a report does not say removes nothing. The fold is total: whatever valid reports say, the result is valid.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import attrs

from dipltalks._dossier.places import Localities
from dipltalks._dossier.policy import Claim, Policy, choose
from dipltalks._model.delegation import Delegate
from dipltalks._model.meeting import Meeting
from dipltalks._model.place import Place
from dipltalks._model.report import CodedRecord, Report
from dipltalks._model.statement import Speaker, Statement
from dipltalks._values.annotations import Many, inner_of
from dipltalks._values.paths import key_of, steps_of
from dipltalks._values.record import Record, evolved, layout_of
from dipltalks._values.shapes import Dated, Instance, Shape
from dipltalks._values.when import When
from dipltalks._vocabulary.meetings import InheritedField, MeetingStatus

R = TypeVar("R", bound=Record)

PLACES = (InheritedField.VENUE, InheritedField.PLACE)
"""What is inherited of a place."""


class Said(NamedTuple):
    """What one report says of a record, apart from what has been taken back."""

    report: Report
    record: CodedRecord
    silent: frozenset[str] = frozenset()
    """Fields that every record of the class has, and that have been taken back in this one."""


class Folding(NamedTuple):
    """How values are folded."""

    localities: Localities
    """The localities of the codebook, by which places compare."""
    policy: Policy
    """Which of several values is begun with."""


def fold(told: Sequence[Said], folding: Folding) -> CodedRecord | None:
    """Return the one record that reports tell of.

    Args:
        told: What each report says of it, oldest report first, at least one; all of one class and one id.
        folding: How values are folded.

    Returns:
        The record; None if nothing is left of a field that every record of the class has.
    """
    if len(told) == 1:
        return None if told[0].silent else told[0].record
    cls = type(told[0].record)
    stated = {name: _stated([said for said in told if name not in said.silent], name) for name in layout_of(cls).shapes}
    if cls is Meeting:
        moved = last_postponement([said.record for said in told])
        stated |= {name: _stated(told[moved:], name) for name in ("when", "place")}
        kept = _but_for_places(_stated(told[:moved], "unchanged_from"))
        stated["unchanged_from"] = [*kept, *_stated(told[moved:], "unchanged_from")]
    if cls is Statement and stated["text"]:
        stated["text"] = [choose(folding.policy, "text", stated["text"])]
        words = stated["text"][0].value
        same = [said for said in told if "text" not in said.silent and getattr(said.record, "text", None) == words]
        stated["quoted"] = _stated(same, "quoted")
    return _folded(cls, stated, "", folding)


def _stated(told: Iterable[Said | Claim], name: str) -> list[Claim]:
    """Return what is stated for a field of records or parts."""
    values = ((each[0], getattr(each[1], name)) for each in told)
    return [Claim(report, value) for report, value in values if value is not None and value != ()]


def _but_for_places(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield what meetings inherit, but for the place or a part of it."""
    for report, inheritances in claims:
        fields = ((each, tuple(field for field in each.fields if field not in PLACES)) for each in inheritances)
        kept = tuple(attrs.evolve(each, fields=left) for each, left in fields if left)
        if kept:
            yield Claim(report, kept)


def last_postponement(records: Sequence[Any]) -> int:
    """Return the place of the record in which the status last moved to postponed; 0 if it never did.

    The reports that go on to say so, without another status in between, come after the move.
    """
    moved = 0
    for index in range(len(records) - 1, -1, -1):
        status = getattr(records[index], "status", None)
        if status is MeetingStatus.POSTPONED:
            moved = index
        elif moved and status is not None:
            break
    return moved


def _folded(cls: type[R], stated: Mapping[str, Sequence[Claim]], within: str, folding: Folding) -> R | None:
    """Return the record of what is stated for its fields, oldest first; None if a field that it must have has nothing.

    Args:
        cls: The class of the record, or of the part of one.
        stated: The claims on each field.
        within: The path of the part, with a dot behind it; empty for a whole record.
        folding: How values are folded.
    """
    layout = layout_of(cls)
    values = {
        name: _fold_values(f"{within}{name}", stated[name], inner_of(shape), layout.keys.get(name), folding)
        for name, shape in layout.shapes.items()
        if stated[name]
    }
    if any(default is attrs.NOTHING and name not in values for name, default in layout.defaults.items()):
        return None
    if "when" in values and "until" in values:
        ends = [claim for claim in stated["until"] if not values["when"].certainly_after(claim.value)]
        values["until"] = _fold_dates(f"{within}until", ends, folding) if ends else None
    return cls(**values)


def _fold_values(
    path: str, claims: Sequence[Claim], shape: Shape, key: tuple[str, ...] | None, folding: Folding
) -> Any:
    """Return the one value of a field.

    Args:
        path: The path of the field.
        claims: What is stated, oldest first, at least one.
        shape: The shape of a value.
        key: The attributes that tell the parts apart, if they are such parts.
        folding: How values are folded.
    """
    if isinstance(shape, Many):
        items = [Claim(report, item) for report, value in claims for item in value]
        return unite(path, items, key, folding) if key else tuple(dict.fromkeys(claim.value for claim in items))
    if isinstance(shape, Dated):
        return _fold_dates(path, claims, folding)
    if isinstance(shape, Instance):
        return _fill(path, claims, folding, shape.cls)
    return choose(folding.policy, path, claims).value


def unite(path: str, parts: Iterable[Claim], key: tuple[str, ...], folding: Folding) -> tuple[Any, ...]:
    """Return parts in order of appearance, each key once, folded inside; those that lack it as often as a report has.

    Args:
        path: The path of the field.
        parts: The parts, those of the oldest report first.
        key: The attributes that tell the parts apart.
        folding: How values are folded.
    """
    groups: dict[object, list[Claim]] = {}
    told = Counter[tuple[int, Any]]()
    for claim in parts:
        name: object = key_of(claim.value, key)
        if not name:
            told[id(claim.report), claim.value] += 1
            name = claim.value, told[id(claim.report), claim.value]
        groups.setdefault(name, []).append(claim)
    return tuple(_fold_parts(path, group, key, folding) for group in groups.values())


def _fold_parts(path: str, parts: Sequence[Claim], key: tuple[str, ...], folding: Folding) -> Any:
    """Return the one part of parts with one key; each states what a part has to, so that there always is one."""
    part = parts[-1].value
    if all(claim.value == part for claim in parts):
        return part
    within = ".".join((path, *steps_of(part, key), ""))
    stated = {name: _stated(parts, name) for name in layout_of(type(part)).shapes}
    return _folded(type(part), stated, within, folding)


def _fold_dates(path: str, claims: Sequence[Claim], folding: Folding) -> When:
    """Return the date that is begun with, or the sharper one that the walk from there back comes to."""
    chosen = choose(folding.policy, path, claims)
    held: When = chosen.value
    for claim in reversed(claims):
        if claim.value != held and claim.value.refines(held):
            held = claim.value
    return held


def _fill(path: str, claims: Sequence[Claim], folding: Folding, cls: type) -> Any:
    """Return the value that is begun with, with what it leaves open filled in from each other one that fits."""
    are_compatible = folding.localities.are_compatible if cls is Place else are_one_holder
    held = choose(folding.policy, path, claims).value
    for claim in reversed(claims):
        if claim.value != held and are_compatible(held, claim.value):
            held = fill_in(held, claim.value)
    return held


def fill_in(record: R, other: R) -> R:
    """Return a record with what it does not state, and another one of its class does, filled in."""
    names = layout_of(type(record)).shapes
    missing = {name: getattr(other, name) for name in names if getattr(record, name) in (None, ())}
    return evolved(record, **missing) if any(missing.values()) else record


def are_one_holder(one: Delegate | Speaker, other: Delegate | Speaker) -> bool:
    """Return whether what is said of two people at one place in a record is said of one.

    It takes the same person, or the same office where a person is not named. Where one side names a person and the
    other only an office, nobody has said that this person holds that office. A party alone may be anybody of it.
    """
    if one.person is not None and other.person is not None:
        is_one = one.person == other.person
    elif one.office is not None and other.office is not None:
        is_one = one.office == other.office
    else:
        is_one = not (one.person or one.office) or not (other.person or other.office)
    parties = (getattr(one, "party", None), getattr(other, "party", None))
    return is_one and (None in parties or parties[0] == parties[1])
