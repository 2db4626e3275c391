"""The briefing: the meetings of a dossier as a table for a terminal of 80 columns, with their words and sources."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from dipltalks._dossier.dossier import Dossier
from dipltalks._model.evidence import Evidence
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import Report
from dipltalks._values.when import When, chronological

WIDTH = 80
HEADINGS = ("When", "Where", "Status", "Led by", "Source")
WIDTHS = (14, 14, 11, 19, 18)
NOT_STATED = "not stated"


def brief(dossier: Dossier) -> str:
    """Return the briefing on a dossier.

    Args:
        dossier: The reports to tell of.

    Returns:
        Text in lines of at most 80 columns: the meetings in time order, undated ones last; for each a row for every
        report that speaks of it, oldest report first, and under the row the words behind it.
    """
    meetings = _by_meeting(dossier)
    sources = len(dossier.reports)
    title = f"{len(meetings)} meetings in {sources} sources; one row for each source that speaks of one"
    names = {person.id: person.name for person in dossier.codebook.people}
    lines = [title, "", *_row(HEADINGS), *_row("-" * width for width in WIDTHS)]
    for reports in meetings:
        for report, meeting in reports:
            lines += _row(_cells(report, meeting, names))
            lines += _words(meeting)
        lines.append("")
    return "\n".join([*lines, *_source_lines(dossier)])


def _by_meeting(dossier: Dossier) -> list[list[tuple[Report, Meeting]]]:
    """Return what each report says of each meeting, the meetings in time order."""
    told: dict[str, list[tuple[Report, Meeting]]] = {}
    for report in dossier.reports:
        for meeting in report.meetings:
            told.setdefault(meeting.id, []).append((report, meeting))
    return sorted(told.values(), key=lambda reports: (chronological(_last_date(reports)), reports[0][1].id))


def _last_date(reports: list[tuple[Report, Meeting]]) -> When | None:
    """Return the date that the newest report with a date gives."""
    return next((meeting.when for _, meeting in reversed(reports) if meeting.when is not None), None)


def _cells(report: Report, meeting: Meeting, names: dict[str, str]) -> tuple[str, ...]:
    """Return the row of a meeting as one report tells it."""
    place = meeting.place
    parts = () if place is None else (place.venue, place.city, place.region, place.country)
    heads = ((d.party, d.head) for d in meeting.delegations if d.head is not None)
    led = (f"{names.get(head.person or '', head.office)} ({party or NOT_STATED})" for party, head in heads)
    return (
        NOT_STATED if meeting.when is None else str(meeting.when),
        ", ".join(part for part in parts if part) or NOT_STATED,
        meeting.status or NOT_STATED,
        ", ".join(led) or NOT_STATED,
        report.source.id,
    )


def _row(cells: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a row, each cell wrapped to the width of its column."""
    columns = [textwrap.wrap(cell, width) for cell, width in zip(cells, WIDTHS, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield " ".join(part.ljust(width) for part, width in zip(parts, WIDTHS, strict=True)).rstrip()


def _words(meeting: Meeting) -> Iterator[str]:
    """Yield the words behind a meeting, and what is inferred, indented."""
    for evidence in meeting.evidence:
        yield from _indented(_quoted(evidence))
    for inference in meeting.inferred:
        yield from _indented(f"{inference.field} is inferred: {inference.reason}")


def _quoted(evidence: Evidence) -> str:
    """Return a quotation with its place in the source and whom the source names for it."""
    words = evidence.locator if evidence.quote is None else f"“{evidence.quote}”"
    place = "" if evidence.start is None else f" [{evidence.start}–{evidence.end}]"
    told = f" ({', as told by '.join(evidence.attribution)})" if evidence.attribution else ""
    return f"{words}{place}{told}"


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _source_lines(dossier: Dossier) -> Iterator[str]:
    """Yield a line or two for each source."""
    yield "Sources"
    for report in dossier.reports:
        source = report.source
        publisher = source.publisher or "publisher not stated"
        reprint = f", reprinted by {source.republished_by}" if source.republished_by else ""
        title = f": {source.title}" if source.title else ""
        published = "date not stated" if source.published is None else str(source.published)
        yield from _indented(f"{source.id}: {publisher}{reprint}, {published}{title}")
