"""Verify: all that can be wrong between the records of a dossier, and within its reports.

What makes a dossier unfit to be worked with is refused when it is loaded. This goes on from there: whether every field
has its words, whether every reference leads somewhere, and whether the parts fit each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dipltalks._dossier.circles import in_circles
from dipltalks._dossier.inheritance import INHERITED_TOGETHER
from dipltalks._dossier.integrity import references, report_problems
from dipltalks._dossier.view import View
from dipltalks._errors import Problem, Severity, did_you_mean
from dipltalks._model.agreement import Agreement
from dipltalks._model.codebook import CLASS_OF_ENTRIES, ENTRIES_OF, Codebook
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import KINDS, CodedRecord, Report
from dipltalks._values.canonical import to_plain
from dipltalks._values.edtf import Precision
from dipltalks._values.identifiers import Ref
from dipltalks._values.nearest import find_nearest, hint_at
from dipltalks._values.paths import covers, leaves, value_at
from dipltalks._vocabulary.meetings import MeetingStatus

LABELS = frozenset({"id", "title", "track", "evidence", "inferred", "note", "same_as"})
"""Fields that need no words: the coder's labels, and what is said of the words themselves."""


def find_problems(view: View) -> Iterator[Problem]:
    """Yield all that is wrong in a dossier: report by report, then between reports, then in the codebook."""
    for place, report in enumerate(view.reports):
        yield from (problem.inside(f"$.reports[{place}]") for problem in _in_report(view, report))
    yield from _between_reports(view)
    yield from _in_codebook(view)


def _in_report(view: View, report: Report) -> Iterator[Problem]:
    """Yield what is wrong in one report."""
    data = to_plain(report)
    yield from report_problems(data)
    for kind in KINDS:
        for place, record in enumerate(getattr(report, kind)):
            yield from (problem.inside(f"{kind}[{place}]") for problem in _in_record(record, report))
    yield from _dangling(view, data, Report)
    yield from _vain_retractions(view, report)


def _in_record(record: CodedRecord, report: Report) -> Iterator[Problem]:
    """Yield what is wrong with a record and the words for it."""
    name = f"{record.id} of report {report.key}"
    for place, evidence in enumerate(record.evidence):
        if evidence.source != report.source.id:
            hint = f"{name} rests on its own source, {report.source.id!r}; code the other source in its own report"
            yield Problem(f"evidence[{place}].source", "is not the source of the report", evidence.source, hint)
        elif _is_outside(evidence.start, evidence.end, report.source.body):
            hint = f"the body is {report.source.body}; facts come from the body alone"
            yield Problem(f"evidence[{place}].quote", "does not stand in the body of the source", evidence.quote, hint)
        for index, path in enumerate(evidence.supports):
            yield from _path_problems(record, path, f"evidence[{place}].supports[{index}]")
    for place, inference in enumerate(record.inferred):
        yield from _path_problems(record, inference.field, f"inferred[{place}].field")
    yield from _unsupported(record, name)
    if isinstance(record, Meeting) and record.status is MeetingStatus.SCHEDULED and not _names_a_day(record):
        when = None if record.when is None else str(record.when)
        yield Problem("status", "is 'scheduled', which needs a named day", when, "state the day, or write 'announced'")


def _is_outside(start: int | None, end: int | None, body: tuple[int, int] | None) -> bool:
    """Return whether a quotation stands, at least in part, outside the body of its source."""
    return None not in (start, end, body) and not (body[0] <= start and end <= body[1])  # type: ignore[index,operator]


def _path_problems(record: CodedRecord, path: str, place: str) -> Iterator[Problem]:
    """Yield a problem if nothing is stated at a path."""
    if value_at(record, path) is None:
        stated = [leaf for leaf, _ in leaves(record)]
        near = find_nearest(path, stated)
        hint = did_you_mean(near) if near else "name a field that the record states"
        yield Problem(place, f"names nothing that {record.id} states", path, hint)


def _unsupported(record: CodedRecord, name: str) -> Iterator[Problem]:
    """Yield a problem for each stated field that neither words nor an inference support."""
    named = [path for evidence in record.evidence for path in evidence.supports]
    named += [inference.field for inference in record.inferred]
    for path, value in leaves(record):
        if path.partition(".")[0] not in LABELS and not any(covers(each, path) for each in named):
            is_part = any(covers(path, each) for each in named)  # words for what is in it are words for it
            if not is_part:
                hint = f"in {name}, name it in the supports of a quotation, or in inferred with the reason"
                yield Problem(path, "is stated, but nothing supports it", to_plain(value), hint)


def _names_a_day(meeting: Meeting) -> bool:
    """Return whether the first day of a meeting is known."""
    when = meeting.when
    return when is not None and when.precision in (Precision.DAY, Precision.TIME) and not when.is_one_of


def _dangling(view: View, data: Any, cls: type[Report | Codebook]) -> Iterator[Problem]:
    """Yield a problem for each reference that leads nowhere: an error into the codebook, a note to a record to come."""
    for path, ref, name in references(data, cls):
        known = view.ids[ref]
        if name not in known and ref is not Ref.SOURCE:  # evidence from another source is a problem of its own
            near = find_nearest(name, known)
            if ref in ENTRIES_OF:
                hint = did_you_mean(near) if near else f"add it to {ENTRIES_OF[ref]} of the codebook"
                yield Problem(path, f"is no {ref} of the codebook", name, hint)
            else:
                hint = did_you_mean(near) if near else "it may come with another report"
                yield Problem(path, f"is no {ref} of this dossier", name, hint, Severity.NOTE)


def _vain_retractions(view: View, report: Report) -> Iterator[Problem]:
    """Yield a problem for each retraction of what its report does not hold."""
    for place, retraction in enumerate(report.retracts):
        told = [each for each in view.reports if each.key == retraction.report]
        records = [record for each in told for record in each.records if record.id == retraction.record]
        if told and retraction.record is not None and not records:
            known = [record.id for each in told for record in each.records]
            hint = did_you_mean(near) if (near := find_nearest(retraction.record, known)) else None
            yield Problem(f"retracts[{place}].record", "is not in that report", retraction.record, hint)
        elif records and retraction.field and all(value_at(each, retraction.field) is None for each in records):
            yield Problem(f"retracts[{place}].field", "is not stated in that record", retraction.field)


def _between_reports(view: View) -> Iterator[Problem]:
    """Yield what is wrong between reports."""
    yield from _repeated_reports(view)
    yield from _shared_ids(view)
    meetings = [record for record in view.shown.values() if isinstance(record, Meeting)]
    for group in INHERITED_TOGETHER:
        arrows = {m.id: [i.meeting for i in m.unchanged_from if group & {*i.fields}] for m in meetings}
        fields = " and ".join(sorted(group))
        yield from _circles(arrows, "unchanged_from", f"leads back to itself, so its {fields} stays as it is stated")
    yield from _circles({m.id: [m.part_of] for m in meetings if m.part_of}, "part_of", "leads back to itself")
    for agreement in view.shown.values():
        if isinstance(agreement, Agreement):
            known = {provision.id for provision in agreement.provisions}
            for event in agreement.events:
                for name in [name for name in event.provisions if name not in known]:
                    path = f"{agreement.id}.events.{event.id}.provisions"
                    yield Problem(
                        path, "is no provision of the agreement", name, hint_at(name, known) if known else None
                    )


def _repeated_reports(view: View) -> Iterator[Problem]:
    """Yield a problem for each report that differs from another one with its key and revision."""
    seen: dict[tuple[str, int], int] = {}
    for place, report in enumerate(view.reports):
        first = seen.setdefault((report.key, report.revision), place)
        if first != place:
            hint = "give the newer one a higher revision, or one of them a coder or an id"
            message = f"has the key and revision of reports[{first}], and other content"
            yield Problem(f"$.reports[{place}]", message, report.key, hint)


def _shared_ids(view: View) -> Iterator[Problem]:
    """Yield a problem for each id that means things of several kinds."""
    kinds: dict[str, list[str]] = {}
    for cls, name in view.told:
        kinds.setdefault(name, []).append(cls.__name__)
    for field in ENTRIES_OF.values():
        for name in dict.fromkeys(entry.id for entry in getattr(view.codebook, field)):
            kinds.setdefault(name, []).append(CLASS_OF_ENTRIES[field].__name__)
    for name, classes in kinds.items():
        if len(classes) > 1:
            yield Problem(name, f"is the id of a {' and of a '.join(classes)}", None, "give each an id of its own")


def _in_codebook(view: View) -> Iterator[Problem]:
    """Yield what is wrong in the codebook."""
    codebook = view.codebook
    yield from (each.inside("$.codebook") for each in _dangling(view, to_plain(codebook), Codebook))
    for field in ENTRIES_OF.values():
        seen: dict[str, int] = {}
        for place, entry in enumerate(getattr(codebook, field)):
            first = seen.setdefault(entry.id, place)
            if first != place:
                message = f"is there already: {field}[{first}] has it, and differs"
                yield Problem(f"$.codebook.{field}[{place}].id", message, entry.id, "keep one of the two")
    for field, name in (("parties", "part_of"), ("tracks", "part_of"), ("topics", "broader")):
        yield from _circles(_arrows(getattr(codebook, field), name), name, "leads back to itself")


def _arrows(entries: Iterable[Any], field: str) -> dict[str, list[str]]:
    """Return the ids that each entry names in a field; of entries with one id, those of all."""
    arrows: dict[str, list[str]] = {}
    for entry in entries:
        value = getattr(entry, field)
        arrows.setdefault(entry.id, []).extend(value if isinstance(value, tuple) else filter(None, [value]))
    return arrows


def _circles(arrows: Mapping[str, Iterable[str]], field: str, message: str) -> Iterator[Problem]:
    """Yield a problem for each name that leads back to itself."""
    for name in sorted(in_circles(arrows)):
        yield Problem(f"{name}.{field}", message, ", ".join(arrows[name]), "break the circle")
