"""Report and Retraction: one source, coded, and what is taken back of another report."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

import attrs

from dipltalks._errors import Problem
from dipltalks._model.agreement import Agreement, as_agreements
from dipltalks._model.evidence import Evidence
from dipltalks._model.measure import Measure, as_measures
from dipltalks._model.meeting import Meeting, as_meetings
from dipltalks._model.quotation import find_places
from dipltalks._model.source import Source
from dipltalks._model.statement import Statement, as_statements
from dipltalks._values.identifiers import Id, RecordId, ReportKey
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import Rule
from dipltalks._values.texts import Count, FieldPath, Text

CodedRecord = Meeting | Agreement | Measure | Statement
"""A record of a report."""

KINDS = ("meetings", "agreements", "measures", "statements")
"""The fields of a report that hold records."""

_ALL = "(*{0}, *{1}, *{2}, *{3})"
"""An expression for all records of those fields."""


def _field_of_a_record(record: str | None, field: str | None) -> Iterator[Problem]:
    """A field is one of some record."""
    if field is not None and record is None:
        yield Problem("record", "is not stated, though a field of it is", None, f"the field is {field!r}")


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Retraction(Record):
    """What is taken back: a report with all its revisions, a record in it, or a field of that record.

    Example:
        >>> Retraction(report="wire-1", record="round-2", field="when", reason="the agency corrected the day").field
        'when'
    """

    report: ReportKey
    """The key of the report."""
    record: RecordId | None = None
    """The record in it; absent, the whole report is taken back."""
    field: FieldPath | None = None
    """The field of the record; absent, the whole record is taken back."""
    reason: Text
    """Why."""

    _rules = (Rule(("record", "field"), _field_of_a_record),)


def as_retractions(value: Iterable[Retraction]) -> Any: ...


def _ids_differ(*kinds: tuple[Any, ...]) -> Iterator[Problem]:
    """No two records of a report have one id, whatever their kinds."""
    records = (
        (f"{kind}[{i}]", record) for kind, many in zip(KINDS, kinds, strict=True) for i, record in enumerate(many)
    )
    yield from repeated_ids((place, record.id) for place, record in records)


def repeated_ids(ids: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield a problem for each id, given with the place of its record, that another record had before."""
    seen: dict[str, str] = {}
    for place, name in ids:
        if name in seen:
            yield Problem(f"{place}.id", f"is there already: {seen[name]} has it", name)
        else:
            seen[name] = place


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Report(Record):
    """One source, coded: the records as that source gives them, each with the words that say so.

    In memory, every piece of evidence names its source and, where the quotation stands once in the body, its offsets:
    a report fills in what its records leave out.

    Example:
        >>> report = Report(source=Source(id="wire-1", published="2025-02-18"), meetings=[Meeting(id="round-1")])
        >>> report.key
        'wire-1'
    """

    id: Id | None = None
    """A permanent name for the report; absent, it is known by source and coder."""
    source: Source
    """The document that is coded."""
    coder: Id | None = None
    """Who coded it: a person or a team, by a permanent name."""
    revision: Count = 1
    """The number of this version; of the versions with one key, only the highest counts."""
    meetings: tuple[Meeting, ...] = attrs.field(default=(), converter=as_meetings)
    """The meetings that the source reports."""
    agreements: tuple[Agreement, ...] = attrs.field(default=(), converter=as_agreements)
    """The agreements that it reports."""
    measures: tuple[Measure, ...] = attrs.field(default=(), converter=as_measures)
    """The steps of one side against another that it reports."""
    statements: tuple[Statement, ...] = attrs.field(default=(), converter=as_statements)
    """The statements that it reports."""
    retracts: tuple[Retraction, ...] = attrs.field(default=(), converter=as_retractions)
    """What it takes back of other reports."""

    _rules = (Rule(KINDS, _ids_differ, f"len({{{{each.id for each in {_ALL}}}}}) == len({_ALL})"),)

    def _complete(self) -> None:
        for kind in KINDS:
            records = getattr(self, kind)
            if not all(_is_filled(evidence, self.source) for record in records for evidence in record.evidence):
                object.__setattr__(self, kind, tuple(_fill(record, self.source) for record in records))

    def __hash__(self) -> int:
        return hash((self.key, self.revision))

    @property
    def key(self) -> str:
        """What all revisions of this report share: its id, or the id of its source, with `/` and the coder if any."""
        if self.id is not None:
            return self.id
        return self.source.id if self.coder is None else f"{self.source.id}/{self.coder}"

    @property
    def records(self) -> tuple[CodedRecord, ...]:
        """All records of the report: meetings, agreements, measures and statements, in this order."""
        return (*self.meetings, *self.agreements, *self.measures, *self.statements)


def _is_filled(evidence: Evidence, source: Source) -> bool:
    """Tell whether evidence has all that a report of a source could fill in."""
    if evidence.start is not None or evidence.source != source.id:
        return evidence.source is not None
    return evidence.quote is None or source.text is None


def _fill(record: CodedRecord, source: Source) -> CodedRecord:
    """Return the record with source and offsets in all its evidence."""
    return attrs.evolve(record, evidence=tuple(_fill_evidence(evidence, source) for evidence in record.evidence))


def _fill_evidence(evidence: Evidence, source: Source) -> Evidence:
    """Return the evidence with its source, and with its offsets if the quotation stands just once in the body."""
    named = evidence if evidence.source else attrs.evolve(evidence, source=source.id)
    if _is_filled(named, source):
        return named
    text, quote = cast("str", source.text), cast("str", named.quote)
    places = find_places(text, quote, source.body)
    return attrs.evolve(named, start=places[0], end=places[0] + len(quote)) if len(places) == 1 else named


def as_reports(value: Iterable[Report]) -> Any: ...
