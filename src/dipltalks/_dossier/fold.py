"""The fold: what all reports say of one record, as one record.

The rules:

- A single value starts at the newest report that states it and walks back. A word or number stays as it is. A date is
  replaced by each older one that is strictly sharper than the date held. A place, a head of delegation or a speaker is
  filled leaf by leaf from each older one that is compatible with what is held; one person's office is never joined to
  another person.
- Where the status moved to postponed, what older reports say of date and place is of no account.
- Words in lists are united, oldest report first. Parts with a key are united by it, then folded inside; parts
  without one are united when they are equal.
- The words of a statement are those of the newest report, and it is they of which `quoted` says whether they are.
- An end that is over before the beginning shown is passed over.

What a report does not say removes nothing. The fold is total: whatever valid reports say, the result is valid.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import attrs

from dipltalks._dossier.places import Localities
from dipltalks._model.delegation import Delegate
from dipltalks._model.meeting import Meeting
from dipltalks._model.place import Place
from dipltalks._model.report import CodedRecord, Report
from dipltalks._model.statement import Speaker, Statement
from dipltalks._values.annotations import Many, Maybe
from dipltalks._values.paths import steps_of
from dipltalks._values.record import Record, evolved, layout_of
from dipltalks._values.shapes import Dated, Instance, Shape
from dipltalks._values.when import When
from dipltalks._vocabulary.meetings import MeetingStatus

R = TypeVar("R", bound=Record)


class Said(NamedTuple):
    """What one report says of a record, apart from what has been taken back."""

    report: Report
    record: CodedRecord
    silent: frozenset[str] = frozenset()
    """Fields that every record of the class has, and that have been taken back in this one."""


def fold(told: Sequence[Said], localities: Localities) -> CodedRecord | None:
    """Return the one record that reports tell of.

    Args:
        told: What each report says of it, oldest report first, at least one; all of one class and one id.
        localities: The localities of the codebook, by which places compare.

    Returns:
        The record; None if nothing is left of a field that every record of the class has.
    """
    if len(told) == 1:
        return None if told[0].silent else told[0].record
    cls = type(told[0].record)
    records = [said.record for said in told]
    stated = {name: _stated([s.record for s in told if name not in s.silent], name) for name in layout_of(cls).shapes}
    if cls is Meeting:
        current = records[last_postponement(records) :]
        stated |= {name: _stated(current, name) for name in ("when", "place")}
    if cls is Statement and stated["text"]:
        same_words = [record for record in records if getattr(record, "text", None) == stated["text"][-1]]
        stated["quoted"] = _stated(same_words, "quoted")
    return _folded(cls, stated, localities)


def _stated(records: Iterable[Record], name: str) -> list[Any]:
    """Return the values that records state for a field."""
    values = (getattr(record, name) for record in records)
    return [value for value in values if value is not None and value != ()]


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


def _folded(cls: type[R], stated: Mapping[str, Sequence[Any]], localities: Localities) -> R | None:
    """Return the record of the values that are stated for its fields, oldest first; None if a field must have one."""
    layout = layout_of(cls)
    values = {
        name: _fold_values(stated[name], _inner(shape), layout.keys.get(name), localities)
        for name, shape in layout.shapes.items()
        if stated[name]
    }
    if any(default is attrs.NOTHING and name not in values for name, default in layout.defaults.items()):
        return None
    if "when" in values and "until" in values:
        values["until"] = _fold_dates([end for end in stated["until"] if not values["when"].certainly_after(end)])
    return cls(**values)


def _inner(shape: Shape) -> Shape:
    """Return the shape of a value that is stated."""
    return shape.inner if isinstance(shape, Maybe) else shape


def _fold_values(values: Sequence[Any], shape: Shape, key: tuple[str, ...] | None, localities: Localities) -> Any:
    """Return the one value of a field.

    Args:
        values: What is stated, oldest first, at least one.
        shape: The shape of a value.
        key: The attributes that tell the parts apart, if they are such parts.
        localities: The localities by which places compare.
    """
    if isinstance(shape, Many):
        items = [item for value in values for item in value]
        return _unite(items, key, localities) if key else tuple(dict.fromkeys(items))
    if isinstance(shape, Dated):
        return _fold_dates(values)
    if isinstance(shape, Instance):
        return _fill(values, localities.are_compatible if shape.cls is Place else are_one_holder)
    return values[-1]


def _unite(parts: Iterable[R], key: tuple[str, ...], localities: Localities) -> tuple[R, ...]:
    """Return parts in order of appearance, each key once, folded inside; those without a key once for each value."""
    groups: dict[object, list[R]] = {}
    for part in parts:
        groups.setdefault(steps_of(part, key) or part, []).append(part)
    return tuple(group[0] if len(group) == 1 else _fold_parts(group, localities) for group in groups.values())


def _fold_parts(parts: Sequence[R], localities: Localities) -> R:
    """Return the one part of parts with one key; each states what a part has to, so that there always is one."""
    stated = {name: _stated(parts, name) for name in layout_of(type(parts[0])).shapes}
    return _folded(type(parts[0]), stated, localities) or parts[-1]


def _fold_dates(dates: Sequence[When]) -> When | None:
    """Return the newest date, or the older one that is sharper and compatible; None if there is none."""
    held = dates[-1] if dates else None
    for older in reversed(dates[:-1]):
        if held is not None and older != held and older.refines(held):
            held = older
    return held


def _fill(values: Sequence[R], are_compatible: Callable[[Any, Any], bool]) -> R:
    """Return the newest value, with what it leaves open filled in from each older one that fits."""
    held = values[-1]
    for older in reversed(values[:-1]):
        if older != held and are_compatible(held, older):
            held = fill_in(held, older)
    return held


def fill_in(record: R, other: R, fields: Iterable[str] | None = None) -> R:
    """Return a record with what it does not state, and another one does, filled in.

    Args:
        record: The record.
        other: Another record of its class.
        fields: The fields that may be filled in; absent, all.
    """
    names = layout_of(type(record)).shapes if fields is None else fields
    missing = {name: getattr(other, name) for name in names if getattr(record, name) in (None, ())}
    return evolved(record, **missing) if any(missing.values()) else record


def are_one_holder(one: Delegate | Speaker, other: Delegate | Speaker) -> bool:
    """Return whether what is said of two people at one place in a record is said of one.

    It takes the same person, or the same office where a person is not named. Where one side names a person and the
    other only an office, nobody has said that this person holds that office.
    """
    if one.person is not None and other.person is not None:
        is_one = one.person == other.person
    elif one.office is not None and other.office is not None:
        is_one = one.office == other.office
    else:
        is_one = not (one.person or one.office) or not (other.person or other.office)
    parties = (getattr(one, "party", None), getattr(other, "party", None))
    return is_one and (None in parties or parties[0] == parties[1])
