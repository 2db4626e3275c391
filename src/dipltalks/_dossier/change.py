"""Changes: what is shown otherwise in one view than in another, field by field.

The rules:

- A record or a part that came or went is one change, whatever is in it. Every other change is that of one value; of a
  list, that of one item, or of those together that no path can tell apart. The order of a list says nothing.
- A date that the one before allowed for is sharpened; a status that follows the one before has moved on.
- Words that may both be right, and dates that have a day in common, are reworded.
- Any other value is a correction if somebody gives it who gave the one before, or if nobody gives that any more;
  otherwise it contradicts it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from dipltalks._dossier.assertion import shown
from dipltalks._dossier.contradictions import can_both_be_right, moves_on
from dipltalks._dossier.disagreement import voice_of
from dipltalks._dossier.explain import CURRENT, told_and_inherited, told_of
from dipltalks._dossier.folded import Folded, Name
from dipltalks._dossier.standing import ABOUT_THE_RECORD
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import CodedRecord, Report
from dipltalks._values.paths import leaves, shape_at, touches, value_at
from dipltalks._values.record import Record
from dipltalks._values.shapes import Flag, Word
from dipltalks._values.when import When
from dipltalks._vocabulary.answers import ChangeKind, Origin

Items = tuple[Any, ...]
"""What stands at one path: a value, or several items that it cannot tell apart."""


@attrs.frozen(kw_only=True)
class Change:
    """One thing that is shown otherwise than before.

    Example:
        >>> from dipltalks import seeds
        >>> changes = seeds.dossier().changes(since="2025-04-02")
        >>> head = next(each for each in changes if each.field == "delegations.RU.head")
        >>> str(head.kind), head.record, head.before, head.after.person, head.reports
        ('added', 'ru-us-2025-04-istanbul', None, 'darchiev', ('rt-2025-04-08',))
    """

    kind: ChangeKind
    """How it changed."""
    record: str
    """The id of the record."""
    field: str | None = None
    """The path of the field; absent where it is the record as a whole."""
    before: Any = None
    """What was shown before; None where nothing was."""
    after: Any = None
    """What is shown now; None where nothing is."""
    reports: tuple[str, ...] = ()
    """The keys of the reports that say what is shown now, newest first."""

    def __str__(self) -> str:
        """Return record and field, what became of it, and who says so, in one line."""
        what = self.record if self.field is None else f"{self.record} {self.field}"
        given = [value for value in (self.before, self.after) if value is not None and not self._is_named(value)]
        values = f": {' → '.join(map(shown, given))}" if given else ""
        told = f" ({', '.join(self.reports)})" if self.reports else ""
        return f"{what}: {str(self.kind).replace('_', ' ')}{values}{told}"

    def _is_named(self, value: Any) -> bool:
        """Return whether record and field say what the value is."""
        return self.field is None or str(value) == self.field.rpartition(".")[2]


def find_changes(before: Folded, after: Folded) -> Iterator[Change]:
    """Yield what one view shows otherwise than another, record by record.

    Args:
        before: What was shown.
        after: What is shown now.
    """
    for name in dict.fromkeys((*before.shown, *after.shown)):
        yield from changes_of(name, before, after)


def changes_of(name: Name, before: Folded, after: Folded) -> Iterator[Change]:
    """Yield what one view shows otherwise of a record than another."""
    old, new = before.shown.get(name), after.shown.get(name)
    if old is new or old == new:
        return
    if new is None:
        yield Change(kind=ChangeKind.RETRACTED, record=name[1], before=old)
    elif old is None:
        reports = _keys(said.report for said in reversed(after.said[name]))
        yield Change(kind=ChangeKind.ADDED, record=name[1], after=new, reports=reports)
    else:
        yield from _changed_fields(name, before, after, old, new)


def _changed_fields(name: Name, before: Folded, after: Folded, old: CodedRecord, new: CodedRecord) -> Iterator[Change]:
    """Yield the changes of the fields of a record that is shown before and after."""
    olds, news = _values(old), _values(new)
    changed = (path for path in dict.fromkeys((*olds, *news)) if olds.get(path) != news.get(path))
    for path in dict.fromkeys(_whole(path, old, new) for path in changed):
        was, now = value_at(old, path), value_at(new, path)
        if isinstance(was, tuple) or isinstance(now, tuple):
            yield from _changed_items(name, path, olds.get(path, ()), news.get(path, ()), after)
        else:
            reports = () if now is None else _keys(_reports_that_say(after, name, path, now))
            kind = _kind_of(name, path, before, after)
            yield Change(kind=kind, record=name[1], field=path, before=was, after=now, reports=reports)


def _changed_items(name: Name, path: str, olds: Items, news: Items, after: Folded) -> Iterator[Change]:
    """Yield what came to a list and what went from it, of the items that no path can tell apart."""
    if came := tuple((Counter(news) - Counter(olds)).elements()):
        reports = _keys(_reports_that_say(after, name, path, came))
        yield Change(kind=ChangeKind.ADDED, record=name[1], field=path, after=came, reports=reports)
    if gone := tuple((Counter(olds) - Counter(news)).elements()):
        yield Change(kind=ChangeKind.RETRACTED, record=name[1], field=path, before=gone)


def _keys(reports: Iterable[Report]) -> tuple[str, ...]:
    """Return the keys of reports, each once."""
    return tuple(dict.fromkeys(report.key for report in reports))


def _values(record: CodedRecord) -> dict[str, Items]:
    """Return the values of a record by path; several where parts or words cannot be told apart by one."""
    values: dict[str, Items] = {}
    for path, value in leaves(record):
        if path.partition(".")[0] not in ABOUT_THE_RECORD:
            is_named_part = isinstance(value, Record) and value_at(record, path) == value
            values[path] = (*values.get(path, ()), *(() if is_named_part else (value,)))
    return values


def _whole(path: str, old: CodedRecord, new: CodedRecord) -> str:
    """Return the path of the widest part around a value that is on one side alone; of the value, if it is in none."""
    steps = path.split(".")
    for count in range(1, len(steps)):
        part = ".".join(steps[:count])
        was, now = value_at(old, part), value_at(new, part)
        if (was is None) != (now is None) and isinstance(was or now, Record):
            return part
    return path


def _kind_of(name: Name, path: str, before: Folded, after: Folded) -> ChangeKind:
    """Return how a field of a record changed."""
    old, new = before.shown[name], after.shown[name]
    was, now = value_at(old, path), value_at(new, path)
    if was is None:
        return ChangeKind.ADDED
    if now is None:
        return ChangeKind.DROPPED if _is_still_said(name, path, before, after) else ChangeKind.RETRACTED
    if isinstance(was, When) and now.refines(was):
        return ChangeKind.SHARPENED
    if moves_on(was, now):
        return ChangeKind.MOVED_ON
    if _can_both_be_right(path, after, old, new):
        return ChangeKind.REWORDED
    return ChangeKind.CORRECTED if _is_corrected(name, path, before, after) else ChangeKind.CONTRADICTED


def _is_still_said(name: Name, path: str, before: Folded, after: Folded) -> bool:
    """Return whether what is no longer shown is said all the same, of the record or where it was inherited from."""
    marks = before.inherited.get(name[1], ()) if name[0] is Meeting else ()
    places = [(name, path), *(((Meeting, mark.meeting), mark.field) for mark in marks if touches(mark.field, path))]
    told = (each for place, field in places if place in after.told for each in told_of(after, place, field))
    return any(each.origin in CURRENT for each in told)


def _can_both_be_right(path: str, view: Folded, old: CodedRecord, new: CodedRecord) -> bool:
    """Return whether two values of a field that differ can both be right."""
    if path.startswith("place."):
        path = "place"  # a place is compared as a whole
    shape = shape_at(type(new), path)
    is_free = isinstance(shape, Flag) or (isinstance(shape, Word) and shape.refers_to is None)
    return is_free or can_both_be_right(view, shape, value_at(old, path), value_at(new, path))


def _is_corrected(name: Name, path: str, before: Folded, after: Folded) -> bool:
    """Return whether somebody who gave a value gives another one now, or nobody gives it any more."""
    was, now = value_at(before.shown[name], path), value_at(after.shown[name], path)
    still = [each for each in told_of(after, name, path) if each.value == was and each.origin in CURRENT]
    earlier = {voice_of(report) for report in _reports_that_say(before, name, path, was)}
    later = {voice_of(report) for report in _reports_that_say(after, name, path, now)}
    return not still or not earlier.isdisjoint(later)


def _reports_that_say(view: Folded, name: Name, path: str, value: Any) -> tuple[Report, ...]:
    """Return the reports that say what is shown at a path, newest first; of what is inherited, those it rests on."""
    told = [each for each in told_and_inherited(view, name, path) if each.origin in CURRENT]
    stated = {each.report for each in told if each.origin is not Origin.INHERITED and _says(each.value, value)}
    keys = stated or {each.report for each in told}
    return tuple(report for report in reversed(view.reports) if report.key in keys)


def _says(told: Any, value: Any) -> bool:
    """Return whether what a report says is a value, or has one of several items in it."""
    return told == value or (isinstance(told, tuple) and not set(told).isdisjoint(value))
