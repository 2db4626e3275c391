"""What counts of what reports say, worked out slowly on plain data: the first half of the reference fold.

Nothing of the dossier's own code is used here. A record is the dict that it is written as, and what is not stated is
not in it. What parts are told apart by, and what they must state, is listed by hand.
"""

from fractions import Fraction

import dipltalks as dt
from dipltalks._values.canonical import digest

KINDS = {"meetings": dt.Meeting, "agreements": dt.Agreement, "measures": dt.Measure, "statements": dt.Statement}

KEYS = {
    "meetings.delegations": ("party",),
    "meetings.delegations.members": ("person",),
    "meetings.unchanged_from": ("meeting",),
    "agreements.third_parties": ("party",),
    "agreements.provisions": ("id",),
    "agreements.events": ("id",),
    "agreements.links": ("kind", "agreement"),
    **{f"{kind}.inferred": ("field",) for kind in KINDS},
}
"""What tells parts apart, by the field that holds them."""

REQUIRED = {
    "meetings": {"id"},
    "agreements": {"id"},
    "measures": {"id", "kind"},
    "statements": {"id", "kind", "text"},
}
"""What every record of a kind has."""

MUST_STATE = {
    "meetings.delegations": {"party", "roles", "attendance", "head", "members", "institutions"},
    "meetings.delegations.head": {"person", "office"},
    "meetings.delegations.members": {"person", "office"},
    "meetings.place": {"city", "region", "country", "venue"},
    "meetings.unchanged_from": {"fields"},
    "statements.speaker": {"person", "party"},
    "statements.audience": {"person", "party"},
}
"""Parts of which one field at least must be stated."""

NEEDS = {
    "meetings.unchanged_from": {"meeting"},
    "agreements.third_parties": {"party"},
    "agreements.provisions": {"id"},
    "agreements.events": {"id", "kind"},
    "agreements.links": {"kind", "agreement"},
    **{f"{kind}.inferred": {"field", "reason"} for kind in KINDS},
}
"""Parts of which some fields must all be stated."""

LABELS = {"id", "evidence", "inferred", "note", "same_as"}
"""What says nothing of the matter itself."""

DAY = 86_400


def report_order(report):
    """Order reports by latest and earliest instant of publication, source, coder, revision and digest."""
    published = report.source.published
    if published is None:
        span = (-float("inf"), -float("inf"))
    elif published.start is not None:
        span = (published.sort_key[0],) * 2
    else:
        days = (published.earliest, published.latest)
        first = -float("inf") if days[0] is None else days[0].toordinal() * DAY
        last = float("inf") if days[1] is None else days[1].toordinal() * DAY + Fraction(DAY * 10 - 1, 10)
        span = (last, first)
    return (*span, report.source.id, report.coder or "", report.revision, digest(report))


def standing_reports(dossier):
    """Return the reports that count, oldest first, and the retractions that count, newest report first."""
    ordered = sorted(set(dossier.reports), key=report_order)
    newest = {key: max(each.revision for each in ordered if each.key == key) for key in {each.key for each in ordered}}
    counting = [each for each in ordered if each.revision == newest[each.key]]
    retracted, retractions = set(), []
    for report in reversed(counting):
        if report.key not in retracted:
            retractions += report.retracts
            retracted |= {each.report for each in report.retracts if each.record is None}
    return [each for each in counting if each.key not in retracted], retractions


def told(dossier):
    """Return what counts: for each kind and id, what the reports say, oldest first, in order of appearance."""
    reports, retractions = standing_reports(dossier)
    found = {}
    for report in reports:
        for kind in KINDS:
            for record in getattr(report, kind):
                mine = [each for each in retractions if each.report == report.key and each.record == record.id]
                left = after(dt.unstructure(record), kind, mine)
                if left is not None:
                    found.setdefault((kind, record.id), []).append(left)
    return found


def after(record, kind, retractions):
    """Return what is left of a record after retractions; None if nothing is."""
    before = record
    for each in retractions:
        if each.field in (None, "id"):
            return None
        less = without(record, kind, each.field.split("."))
        record = record if less == record else without_words(less, each.field)
    return None if record != before and record.keys() <= LABELS else record


def without_words(record, field):
    """Return a record without the words and reasons for a field; words that were for nothing else are gone."""
    evidence = []
    for each in record.get("evidence", ()):
        kept = [path for path in each.get("supports", ()) if not is_in(path, field)]
        if kept or not each.get("supports"):
            evidence.append(tidy(each, supports=kept))
    inferred = [each for each in record.get("inferred", ()) if not is_in(each["field"], field)]
    return tidy(record, evidence=evidence, inferred=inferred)


def is_in(path, wide):
    """Return whether a path is another one, or below it."""
    return path == wide or path.startswith(f"{wide}.")


def tidy(record, **fields):
    """Return a record with other values in some fields, without those that are empty."""
    return {name: value for name, value in (record | fields).items() if value not in (None, [], {})}


def without(record, place, steps):
    """Return a record without what the steps lead to, and without the parts that cannot be without it."""
    name, rest = steps[0], steps[1:]
    if name not in record:
        return record
    value = record[name]
    below = f"{place}.{name}"
    if not rest:
        value = None
    elif isinstance(value, dict):
        value = sound(without(value, below, rest), below)
    elif isinstance(value, list):
        size = len(KEYS.get(below, ("",)))
        value = [left for item in value if (left := without_item(item, below, rest, size)) is not None]
    return tidy(record, **{name: value})


def without_item(item, place, steps, size):
    """Return what is left of an item of a list, which the first steps may name; None if nothing is."""
    if isinstance(item, str):
        return None if steps == [item] else item
    if steps[:size] != [item.get(name) for name in KEYS.get(place, ("",))]:
        return item
    return sound(without(item, place, steps[size:]), place) if steps[size:] else None


def sound(part, place):
    """Return a part if it still says what such parts must say, else None."""
    enough = place not in MUST_STATE or part.keys() & MUST_STATE[place]
    return part if enough and NEEDS.get(place, set()) <= part.keys() else None
