"""Verify: all that can be wrong between the records of a dossier, and within its reports.

What makes a dossier unfit to be worked with is refused when it is loaded. This goes on from there: whether every field
has its words, whether every reference leads somewhere, and whether the parts fit each other.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dipltalks._dossier.circles import in_circles
from dipltalks._dossier.folded import Folded
from dipltalks._dossier.inheritance import INHERITED_TOGETHER
from dipltalks._dossier.integrity import references, report_problems
from dipltalks._errors import SHOWN, Problem, Severity, did_you_mean
from dipltalks._model.agreement import Agreement
from dipltalks._model.codebook import CLASS_OF_ENTRIES, ENTRIES_OF, Codebook
from dipltalks._model.evidence import Evidence
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import KINDS, CodedRecord, Report
from dipltalks._model.source import Source
from dipltalks._values.canonical import to_plain
from dipltalks._values.edtf import Precision
from dipltalks._values.identifiers import Ref
from dipltalks._values.nearest import find_nearest, hint_at
from dipltalks._values.paths import covers, leaves, touches, value_at
from dipltalks._vocabulary.meetings import MeetingStatus

LABELS = frozenset({"id", "title", "track", "evidence", "inferred", "note", "same_as"})
"""Fields that need no words: the coder's labels, and what is said of the words themselves."""

Told = Mapping[str, Mapping[str, list[CodedRecord]]]
"""The records of all reports that have a key, by that key and by their first name."""

Hints = dict[tuple[Ref, str], str | None]
"""What is said of each name that leads nowhere, by the kind of reference: to look for near names takes time."""


def find_problems(view: Folded) -> Iterator[Problem]:
    """Yield all that is wrong in a dossier: report by report, then between reports, then in the codebook."""
    told, hints = _told_by_key(view), Hints()
    for place, report in enumerate(view.reports):
        yield from (problem.inside(f"$.reports[{place}]") for problem in _in_report(view, report, told, hints))
    yield from _between_reports(view)
    yield from _in_codebook(view, hints)


def _told_by_key(view: Folded) -> Told:
    """Return the records of all reports, by the key of the report and the first name of the record."""
    told: dict[str, dict[str, list[CodedRecord]]] = {report.key: {} for report in view.reports}
    for report, record in view.coded:
        told[report.key].setdefault(record.id, []).append(record)
    return told


def _in_report(view: Folded, report: Report, told: Told, hints: Hints) -> Iterator[Problem]:
    """Yield what is wrong in one report."""
    data = to_plain(report)
    yield from report_problems(data)
    for kind in KINDS:
        for place, record in enumerate(getattr(report, kind)):
            yield from (problem.inside(f"{kind}[{place}]") for problem in _in_record(record, report))
    yield from _dangling(view, data, Report, hints)
    yield from _vain_retractions(view, report, told)


def _in_record(record: CodedRecord, report: Report) -> Iterator[Problem]:
    """Yield what is wrong with a record and the words for it."""
    name, source = f"{record.id} of report {report.key}", report.source
    for place, evidence in enumerate(record.evidence):
        if evidence.source != source.id:
            hint = f"{name} rests on its own source, {source.id!r}; code the other source in its own report"
            yield Problem(f"evidence[{place}].source", "is not the source of the report", evidence.source, hint)
        elif _stands_outside(evidence, source):
            hint = f"the body is {source.body}; facts come from the body alone"
            yield Problem(f"evidence[{place}].quote", "does not stand in the body of the source", evidence.quote, hint)
        for index, path in enumerate(evidence.supports):
            yield from _path_problems([record], path, f"evidence[{place}].supports[{index}]")
    for place, inference in enumerate(record.inferred):
        yield from _path_problems([record], inference.field, f"inferred[{place}].field")
    yield from _unsupported(record, name)
    if isinstance(record, Meeting) and record.status is MeetingStatus.SCHEDULED and not _names_a_day(record):
        when = None if record.when is None else str(record.when)
        yield Problem("status", "is 'scheduled', which needs a named day", when, "state the day, or write 'announced'")


def _stands_outside(evidence: Evidence, source: Source) -> bool:
    """Return whether a quotation stands where it is said to, but at least in part outside the body of its source."""
    start, end, body = evidence.start, evidence.end, source.body
    if start is None or end is None or body is None or (source.text or "")[start:end] != evidence.quote:
        return False
    return start < body[0] or body[1] < end


def _path_problems(records: Sequence[CodedRecord], path: str, place: str) -> Iterator[Problem]:
    """Yield a problem if nothing is stated at a path in any of the records, which have one id."""
    if all(value_at(record, path) is None for record in records):
        stated = (leaf for record in records for leaf, _ in leaves(record))
        near = find_nearest(path, (leaf for leaf in stated if not leaf.startswith(("evidence", "inferred."))))
        hint = did_you_mean(near) if near else "name a field that the record states"
        yield Problem(place, "names nothing that the record states", path, hint)


def _unsupported(record: CodedRecord, name: str) -> Iterator[Problem]:
    """Yield a problem for each stated field that neither words nor an inference support, nor anything in it."""
    named = [path for evidence in record.evidence for path in evidence.supports]
    named += [inference.field for inference in record.inferred]
    hint = f"in {name}, name it in the supports of a quotation, or in inferred with the reason"
    bare: str | None = None
    for path, value in leaves(record):
        is_label = path.partition(".")[0] in LABELS
        is_told = bare is not None and covers(bare, path)  # with the part that it is in
        if not is_label and not is_told and not any(touches(each, path) for each in named):
            bare = path
            yield Problem(path, "is stated, but nothing supports it", to_plain(value), hint)


def _names_a_day(meeting: Meeting) -> bool:
    """Return whether the first day of a meeting is known."""
    when = meeting.when
    return when is not None and when.precision in (Precision.DAY, Precision.TIME) and not when.is_one_of


def _dangling(view: Folded, data: Any, cls: type[Report | Codebook], hints: Hints) -> Iterator[Problem]:
    """Yield a problem for each reference that leads nowhere: an error into the codebook, a note to a record to come."""
    for path, ref, name in references(data, cls):
        # What evidence and retractions name is looked at with them.
        if (
            view.names.get(name, name) in view.ids[ref]
            or ref is Ref.SOURCE
            or (ref is Ref.RECORD and path.startswith("retracts"))
        ):
            continue
        if (ref, name) not in hints:
            hints[ref, name] = _hint_at(view, ref, name) if len(hints) < SHOWN else None
        if ref in ENTRIES_OF:
            otherwise = f"add it to {ENTRIES_OF[ref]} of the codebook"
            yield Problem(path, f"is no {ref} of the codebook", name, hints[ref, name] or otherwise)
        else:
            hint = hints[ref, name] or "it may come with another report"
            hint = "it has been taken back" if view.names.get(name, name) in view.classes else hint
            yield Problem(path, f"is no {ref} of this dossier", name, hint, Severity.NOTE)


def _hint_at(view: Folded, ref: Ref, name: str) -> str | None:
    """Return which names are near one that leads nowhere; None if none is."""
    near = find_nearest(name, sorted(view.ids[ref]))
    return did_you_mean(near) if near else None


def _vain_retractions(view: Folded, report: Report, told: Told) -> Iterator[Problem]:
    """Yield a problem for each retraction of what its report does not hold; reports to come are looked at elsewhere."""
    for place, retraction in enumerate(report.retracts):
        name, records = retraction.record, told.get(retraction.report)
        if records is None or name is None:
            continue
        first = view.names.get(name, name)
        if first not in records:
            near = find_nearest(name, records)
            hint = did_you_mean(near) if near else "name a record of that report, or leave it out to take back all"
            yield Problem(f"retracts[{place}].record", "is not in that report", name, hint)
        elif retraction.field is not None:
            yield from _path_problems(records[first], retraction.field, f"retracts[{place}].field")


def _between_reports(view: Folded) -> Iterator[Problem]:
    """Yield what is wrong between reports."""
    yield from _repeated_reports(view)
    yield from _differing_sources(view)
    yield from _shared_ids(view)
    meetings = [record for record in view.shown.values() if isinstance(record, Meeting)]
    yield from _circles_of_inheritance({meeting.id: meeting for meeting in meetings})
    yield from _circles({m.id: [m.part_of] for m in meetings if m.part_of}, "part_of")
    for agreement in view.shown.values():
        if isinstance(agreement, Agreement):
            yield from (each.inside(agreement.id) for each in _missing_provisions(agreement))


def _missing_provisions(agreement: Agreement) -> Iterator[Problem]:
    """Yield a problem for each provision that an event is limited to and that the agreement does not have."""
    known = {provision.id: None for provision in agreement.provisions}
    for event in agreement.events:
        for name in event.provisions:
            if name not in known:
                hint = hint_at(name, known) if known else "state it in provisions"
                yield Problem(f"events.{event.id}.provisions", "is no provision of the agreement", name, hint)


def _repeated_reports(view: Folded) -> Iterator[Problem]:
    """Yield a problem for each report that differs from another one with its key and revision."""
    seen: dict[tuple[str, int], int] = {}
    for place, report in enumerate(view.reports):
        first = seen.setdefault((report.key, report.revision), place)
        if first != place:
            hint = "give the newer one a higher revision, or one of them a coder or an id"
            message = f"has the key and revision of reports[{first}], and other content"
            yield Problem(f"$.reports[{place}]", message, report.key, hint)


def _differing_sources(view: Folded) -> Iterator[Problem]:
    """Yield a problem for each source that differs from another one with its id; an older revision may differ."""
    seen: dict[str, tuple[int, Source]] = {}
    for place, report in enumerate(view.reports):
        if not view.standing.is_superseded(report):
            first, source = seen.setdefault(report.source.id, (place, report.source))
            if source != report.source:
                message = f"differs from the source of reports[{first}], which has its id"
                hint = "make the two alike, or give one of them another id"
                yield Problem(f"$.reports[{place}].source", message, source.id, hint)


def _shared_ids(view: Folded) -> Iterator[Problem]:
    """Yield a problem for each id that means things of several kinds."""
    kinds: dict[str, dict[str, None]] = {}
    for cls, name in view.told:
        kinds.setdefault(name, {})[cls.__name__] = None
    for report in view.reports:
        kinds.setdefault(report.source.id, {})[Source.__name__] = None
    for field in ENTRIES_OF.values():
        for entry in getattr(view.codebook, field):
            kinds.setdefault(entry.id, {})[CLASS_OF_ENTRIES[field].__name__] = None
    for name, classes in kinds.items():
        if len(classes) > 1:
            yield Problem(name, f"is the id of more than one kind: {', '.join(classes)}", None, "give each its own id")


def _in_codebook(view: Folded, hints: Hints) -> Iterator[Problem]:
    """Yield what is wrong in the codebook."""
    codebook = view.codebook
    yield from (each.inside("$.codebook") for each in _dangling(view, to_plain(codebook), Codebook, hints))
    for field in ENTRIES_OF.values():
        seen: dict[str, int] = {}
        for place, entry in enumerate(getattr(codebook, field)):
            first = seen.setdefault(entry.id, place)
            if first != place:
                message = f"is there already: {field}[{first}] has it, and differs"
                yield Problem(f"$.codebook.{field}[{place}].id", message, entry.id, "keep one of the two")
    for field, name in (("parties", "part_of"), ("tracks", "part_of"), ("topics", "broader")):
        circles = _circles(_arrows(getattr(codebook, field), name), name)
        yield from (each.inside(f"$.codebook.{field}") for each in circles)


def _arrows(entries: Iterable[Any], field: str) -> dict[str, list[str]]:
    """Return the ids that each entry names in a field; of entries with one id, those of all."""
    arrows: dict[str, list[str]] = {}
    for entry in entries:
        value = getattr(entry, field)
        arrows.setdefault(entry.id, []).extend(value if isinstance(value, tuple) else filter(None, [value]))
    return arrows


def _circles_of_inheritance(meetings: Mapping[str, Meeting]) -> Iterator[Problem]:
    """Yield a problem for each circle of meetings that take over the same from each other."""
    found: dict[tuple[str, ...], list[str]] = {}
    for group in INHERITED_TOGETHER:
        arrows = {
            name: [each.meeting for each in meeting.unchanged_from if not group.isdisjoint(each.fields)]
            for name, meeting in meetings.items()
            if meeting.unchanged_from
        }
        for way in _ways_back(arrows):
            taken = {field for each in meetings[way[0]].unchanged_from for field in each.fields}
            found.setdefault(way, []).extend(sorted(group & taken))
    for way, fields in found.items():
        yield _circle(way, "unchanged_from", f"leads back to itself, so it takes over no {' and no '.join(fields)}")


def _circles(arrows: Mapping[str, Iterable[str]], field: str) -> Iterator[Problem]:
    """Yield a problem for each circle of names."""
    yield from (_circle(way, field, "leads back to itself") for way in _ways_back(arrows))


def _circle(way: tuple[str, ...], field: str, message: str) -> Problem:
    """Return the problem of a circle."""
    return Problem(f"{way[0]}.{field}", message, " → ".join((*way, way[0])), "break the circle")


def _ways_back(arrows: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles, each as the names in it, until every name that is in one has been in one of these."""
    seen = set[str]()
    for name in sorted(in_circles(arrows)):
        if name not in seen:
            way = _way_back(arrows, name)
            seen.update(way)
            yield way


def _way_back(arrows: Mapping[str, Iterable[str]], start: str) -> tuple[str, ...]:
    """Return the names on the shortest way from one back to itself, which there is."""
    before: dict[str, str] = {}
    ahead = deque([start])
    while start not in before:
        name = ahead.popleft()
        for end in arrows.get(name, ()):
            if end not in before:
                before[end] = name
                ahead.append(end)
    way = [before[start]]
    while way[-1] != start:
        way.append(before[way[-1]])
    return tuple(reversed(way))
