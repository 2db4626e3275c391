"""A slow and plain fold to hold the real one to, written from the rules alone.

It works on plain data from end to end: records are dicts, what becomes of a field is asked by its name, and nothing of
the dossier's own code is used.
"""

import dipltalks as dt
from reference_inheritance import inherited
from reference_places import is_one_holder, may_be_one_place
from reference_standing import KEYS, KINDS, REQUIRED, told

UNITED = {
    "meetings": {"modality", "topics", "outcomes", "evidence", "same_as"},
    "meetings.delegations": {"roles", "institutions"},
    "meetings.unchanged_from": {"fields"},
    "agreements": {"aliases", "parties", "topics", "evidence", "same_as"},
    "agreements.third_parties": {"roles"},
    "agreements.provisions": {"obliges", "topics"},
    "agreements.events": {"by", "provisions"},
    "measures": {"by", "against", "topics", "responds_to", "evidence", "same_as"},
    "statements": {"audience", "about", "responds_to", "evidence", "same_as"},
    **{f"{kind}.inferred": {"basis"} for kind in KINDS},
}
"""Fields that hold lists of ids, names, or parts without a key."""


def shown(dossier):
    """Return what a dossier shows, as plain data.

    Args:
        dossier: A dossier.

    Returns:
        The records by kind and id, in order of appearance; and for each meeting, by id, the paths of what it has from
        other meetings, each with the id of that meeting.
    """
    localities = dossier.codebook.localities
    folded = {
        (kind, name): fold(records, kind, localities)
        for (kind, name), records in told(dossier).items()
        if all(any(field in record for record in records) for field in REQUIRED[kind])
    }
    meetings = {name: record for (kind, name), record in folded.items() if kind == "meetings"}
    heirs, marks = inherited(meetings, localities)
    return {**folded, **{("meetings", name): meeting for name, meeting in heirs.items()}}, marks


def fold(records, place, localities):
    """Return what reports say of one record, or of one part of it, as one: oldest report first, at least one."""
    fields = list(dict.fromkeys(name for record in records for name in record))
    folded = {name: fold_field(name, records, place, localities) for name in fields}
    if place == "statements":
        same = [record for record in records if record.get("text") == folded["text"]]
        folded["quoted"] = next((each["quoted"] for each in reversed(same) if "quoted" in each), None)
    if "until" in folded and "when" in folded:
        ends = [record["until"] for record in records if "until" in record]
        folded["until"] = sharpest([end for end in ends if not dt.When(folded["when"]).certainly_after(end)])
    return {name: value for name, value in folded.items() if value not in (None, [], {})}


def fold_field(name, records, place, localities):
    """Return the one value of a field."""
    where = f"{place}.{name}"
    if where in ("meetings.when", "meetings.place"):
        records = since_postponement(records)
    if where == "meetings.unchanged_from":
        start = len(records) - len(since_postponement(records))
        records = [*map(without_place, records[:start]), *records[start:]]
    values = [record[name] for record in records if name in record]
    if name in UNITED.get(place, ()):
        return unite(item for value in values for item in value)
    if where in KEYS:
        return unite_parts([part for value in values for part in value], where, localities)
    if name in ("when", "until"):
        return sharpest(values)
    if where == "meetings.place":
        return fill(values, lambda one, other: may_be_one_place(one, other, localities))
    if name in ("head", "speaker"):
        return fill(values, is_one_holder)
    return values[-1]


def since_postponement(records):
    """Return the records from the one on that last said, other than the ones before, that it is postponed."""
    start, status = 0, None
    for index, record in enumerate(records):
        if "status" in record:
            if record["status"] == "postponed" != status:
                start = index
            status = record["status"]
    return records[start:]


def without_place(record):
    """Return a meeting that inherits no place."""
    parts = [
        part | {"fields": [field for field in part["fields"] if field not in ("venue", "place")]}
        for part in record.get("unchanged_from", ())
    ]
    kept = [part for part in parts if part["fields"]]
    rest = {name: value for name, value in record.items() if name != "unchanged_from"}
    return rest | ({"unchanged_from": kept} if kept else {})


def unite(items):
    """Return items in order of appearance, each once."""
    once = []
    for item in items:
        if item not in once:
            once.append(item)
    return once


def key_of(part, where):
    """Return the key of a part; None if it has none."""
    key = tuple(part.get(name) for name in KEYS[where])
    return None if None in key else key


def unite_parts(parts, where, localities):
    """Return parts in order of appearance: those of one key as one, those without a key each once."""
    united, seen = [], []
    for part in parts:
        key = key_of(part, where)
        if (part if key is None else key) in seen:
            continue
        seen.append(part if key is None else key)
        same = [each for each in parts if key_of(each, where) == key]
        united.append(part if key is None else fold(same, where, localities))
    return united


def sharpest(dates):
    """Return the newest date, sharpened by each older one that is compatible with what is held."""
    held = None
    for date in map(dt.When, reversed(dates)):
        if held is None or (date.compatible_with(held) and date.refines(held) and not held.refines(date)):
            held = date
    return None if held is None else str(held)


def fill(values, is_compatible):
    """Return the newest value, with the leaves that it lacks from each older one that is compatible."""
    held = {}
    for value in reversed(values):
        if not held or is_compatible(held, value):
            held = value | held
    return held
