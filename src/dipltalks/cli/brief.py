"""The briefing: the meetings of a dossier as a table for a terminal of 80 columns, with their words and sources."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from dipltalks._dossier.dossier import Dossier
from dipltalks._model.delegation import Delegation
from dipltalks._model.evidence import Evidence
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import Report
from dipltalks._values.countries import COUNTRIES
from dipltalks._values.edtf import Precision
from dipltalks._values.when import When, chronological

WIDTH = 80
HEADINGS = ("When", "Where or how", "Status", "Led by", "Source")
WIDTHS = (13, 14, 11, 20, 18)
NOT_STATED = "not stated"

_RANGES = (range(0x20), range(0x7F, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A))
UNPRINTABLE = {code: f"\\u{code:04x}" for codes in _RANGES for code in codes}
"""Control characters, and those that turn the direction of writing: a terminal obeys them."""

Names = dict[str, str]


def brief(dossier: Dossier) -> str:
    """Return the briefing on a dossier.

    Args:
        dossier: The reports to tell of.

    Returns:
        Text in lines of at most 80 columns: the meetings in time order, undated ones last; for each a row for every
        report that speaks of it, oldest report first, and under the row the words behind it.
    """
    meetings = _by_meeting(dossier)
    names = {party.id: party.name for party in dossier.codebook.parties}
    names |= {person.id: person.name for person in dossier.codebook.people}
    lines = [
        f"Meetings, calls and continuing contacts: {len(meetings)}. Sources: {len(dossier.reports)}.",
        "One row for each source that reports one, with its words below.",
        "",
        *_row(HEADINGS),
        *_row("-" * width for width in WIDTHS),
    ]
    for reports in meetings:
        lines += _heading(reports, names)
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


def _heading(reports: list[tuple[Report, Meeting]], names: Names) -> list[str]:
    """Return the line above the rows of a meeting: its id and its sides."""
    sides = dict.fromkeys(party for _, meeting in reports for party in meeting.parties)
    parties = ", ".join(names.get(party, party) for party in sides) or f"sides {NOT_STATED}"
    return _wrapped(f"{reports[0][1].id}: {parties}", WIDTH)


def _cells(report: Report, meeting: Meeting, names: Names) -> tuple[str, ...]:
    """Return the row of a meeting as one report tells it."""
    led = (_leader(delegation, names) for delegation in meeting.delegations if delegation.head is not None)
    return (
        _date(meeting.when),
        _place(meeting),
        meeting.status or NOT_STATED,
        "; ".join(led) or NOT_STATED,
        report.source.id,
    )


def _date(when: When | None) -> str:
    """Return a date in words where its text might be misread."""
    if when is None:
        return NOT_STATED
    if when.is_one_of and when.latest is None:
        return f"on or after {when.earliest}"
    if when.is_one_of and when.earliest is None:
        return f"on or before {when.latest}"
    is_one_day = when.is_interval or when.is_one_of or when.precision in (Precision.DAY, Precision.TIME)
    return str(when) if is_one_day else f"in {when}"


def _place(meeting: Meeting) -> str:
    """Return where a meeting is, or by what channels."""
    place = meeting.place
    country = None if place is None or place.country is None else COUNTRIES[place.country]
    parts = () if place is None else (place.venue, place.city, place.region, country)
    channels = " and ".join(channel for channel in meeting.modality if channel != "in_person")
    return ", ".join([*filter(None, parts), *([f"by {channels}"] if channels else [])]) or NOT_STATED


def _leader(delegation: Delegation, names: Names) -> str:
    """Return the head of a delegation, with office and party, and with its role if it is no side."""
    head = delegation.head
    known = () if head is None else (names.get(head.person or "", head.person), head.office)
    party = NOT_STATED if delegation.party is None else names.get(delegation.party, delegation.party)
    role = "" if delegation.is_side else f", {', '.join(delegation.roles)}"
    return f"{', '.join(filter(None, known))} ({party}{role})"


def _row(cells: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a row, each cell wrapped to the width of its column."""
    columns = [_wrapped(cell, width) for cell, width in zip(cells, WIDTHS, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield " ".join(part.ljust(width) for part, width in zip(parts, WIDTHS, strict=True)).rstrip()


def _words(meeting: Meeting) -> Iterator[str]:
    """Yield the words behind a meeting, and what is inferred, indented."""
    if meeting.round is not None or meeting.round_label is not None:
        number = None if meeting.round is None else f"number {meeting.round}"
        label = None if meeting.round_label is None else f"“{meeting.round_label}”"
        yield from _indented(f"round: {', '.join(filter(None, (number, label)))}")
    for evidence in meeting.evidence:
        yield from _indented(_quoted(evidence))
    for inference in meeting.inferred:
        yield from _indented(f"inferred ({inference.field}): {inference.reason}")


def _quoted(evidence: Evidence) -> str:
    """Return a quotation with whom the source names for it, and what it says."""
    words = evidence.locator if evidence.quote is None else f"“{evidence.quote}”"
    told = f", according to {', as told by '.join(evidence.attribution)}" if evidence.attribution else ""
    place = "" if evidence.start is None else f" [characters {evidence.start}–{evidence.end}]"
    says = f" says: {', '.join(evidence.supports)}" if evidence.supports else ""
    return f"{words}{told}{place}{says}"


def _indented(text: str) -> list[str]:
    return _wrapped(text, WIDTH, "  ", "    ")


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return text in lines of a width, with what a terminal would not print as its number."""
    spaced = " ".join(text.split())
    return textwrap.wrap(spaced.translate(UNPRINTABLE), width, initial_indent=first, subsequent_indent=rest)


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
