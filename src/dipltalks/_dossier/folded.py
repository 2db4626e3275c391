"""Folded: all that a dossier shows, folded out of its reports."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import attrs

from dipltalks._dossier.fold import Folding, Said, fold
from dipltalks._dossier.identity import Renaming
from dipltalks._dossier.inheritance import Heirs, Inherited, inherit
from dipltalks._dossier.places import Localities
from dipltalks._dossier.policy import Policy, latest
from dipltalks._dossier.shown import Shown
from dipltalks._dossier.standing import Standing
from dipltalks._model.agreement import Agreement
from dipltalks._model.codebook import CLASS_OF_ENTRIES, ENTRIES_OF, Codebook, entries_of, first_names
from dipltalks._model.measure import Measure
from dipltalks._model.meeting import Meeting
from dipltalks._model.place import Locality
from dipltalks._model.report import CodedRecord, Report
from dipltalks._model.source import Source
from dipltalks._model.statement import Statement
from dipltalks._query.lookup import CODED, Lookup
from dipltalks._query.provisions import AgreedProvision, provisions_of
from dipltalks._values.days import chronological, day_at, last_utc_day
from dipltalks._values.identifiers import Ref
from dipltalks._values.spans import AFTER_ALL
from dipltalks._values.when import When

R = TypeVar("R", Meeting, Agreement, Measure, Statement)
E = TypeVar("E", bound=Any)

Name = tuple[type[CodedRecord], str]
"""The class and the id of a record; two coders may have given one id to records of two classes."""

Told = tuple[Report, CodedRecord]
"""A report and one of its records, under its first name."""


@attrs.define(eq=False)
class Memo:
    """What has been folded, so that it need not be folded again where it stays the same."""

    records: Mapping[Name, tuple[tuple[Said, ...], CodedRecord | None]] = attrs.field(factory=dict)
    """What reports say of each record, and what it comes to."""
    meetings: Mapping[str, Meeting] = attrs.field(factory=dict)
    """The meetings as the reports state them."""
    heirs: Heirs = attrs.field(factory=dict)
    """The meetings that inherit."""

    def copy(self) -> "Memo":
        """Return a memo of the same, which changes by itself."""
        return attrs.evolve(self)

    def unaffected(self, meetings: Mapping[str, Meeting]) -> Heirs:
        """Return the heirs that stay as they are: neither they nor any that they inherit from have changed.

        Args:
            meetings: The meetings as the reports state them now.
        """
        if not self.heirs:
            return {}
        names = {*self.meetings, *meetings}
        ahead = [name for name in names if self.meetings.get(name) is not meetings.get(name)]
        below: dict[str, list[str]] = {}
        for name, meeting in meetings.items():
            for each in meeting.unchanged_from:
                below.setdefault(each.meeting, []).append(name)
        affected = set(ahead)
        while ahead:
            fresh = [name for name in below.get(ahead.pop(), ()) if name not in affected]
            affected.update(fresh)
            ahead += fresh
        return {name: heir for name, heir in self.heirs.items() if name not in affected}


@attrs.frozen(eq=False, slots=False)
class Folded:
    """What reports come to, taken together. All of it is worked out when it is first asked for, and kept."""

    codebook: Codebook
    reports: tuple[Report, ...]
    """All reports, oldest first."""
    policy: Policy = latest
    """Which of several values is begun with."""
    memo: Memo = attrs.field(factory=Memo, repr=False)
    """What nearly the same reports have come to, and then what these come to."""

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The first name of each record that has another one."""
        return first_names(self.codebook.identical)

    @cached_property
    def standing(self) -> Standing:
        """Which reports count, and what has been taken back."""
        return Standing.of(self.reports, self.names)

    @cached_property
    def folding(self) -> Folding:
        """How values are folded."""
        return Folding(Localities.of(self.codebook.localities), self.policy)

    @cached_property
    def coded(self) -> tuple[Told, ...]:
        """Each record of each report, oldest report first, under its first name."""
        if not self.names:
            return tuple((report, record) for report in self.reports for record in report.records)
        renamings = (Renaming(self.names, report, self.folding) for report in self.reports)
        return tuple((each.report, each.of(record)) for each in renamings for record in each.report.records)

    @cached_property
    def told(self) -> Mapping[Name, tuple[Told, ...]]:
        """What reports say of each record, oldest report first, whether or not it still counts."""
        told: dict[Name, list[Told]] = {}
        for report, record in self.coded:
            told.setdefault((type(record), record.id), []).append((report, record))
        return {name: tuple(found) for name, found in told.items()}

    @cached_property
    def said(self) -> Mapping[Name, tuple[Said, ...]]:
        """What counts of what reports say, record by record, oldest report first, in order of first appearance."""
        said: dict[Name, list[Said]] = {}
        for report, record in self.coded:
            counted = self.standing.said(report, record)
            if counted is not None:
                said.setdefault((type(record), record.id), []).append(counted)
        return {name: tuple(found) for name, found in said.items()}

    @cached_property
    def classes(self) -> Mapping[str, type[CodedRecord]]:
        """The class of each record of any report, by its id; of several with one id, the one that is shown by it."""
        classes: dict[str, type[CodedRecord]] = {}
        for cls, name in sorted(self.told, key=lambda name: (name not in self.shown, CODED.index(name[0]))):
            classes.setdefault(name, cls)
        return classes

    @cached_property
    def stated(self) -> Mapping[Name, CodedRecord]:
        """Each record as the reports state it, before meetings inherit from each other."""
        known = self.memo.records
        self.memo.records = {
            name: known[name] if name in known and known[name][0] == told else (told, fold(told, self.folding))
            for name, told in self.said.items()
        }
        return {name: record for name, (_, record) in self.memo.records.items() if record is not None}

    @cached_property
    def _heirs(self) -> Heirs:
        meetings = {record.id: record for record in self.stated.values() if isinstance(record, Meeting)}
        heirs = inherit(meetings, self.folding.localities, self.memo.unaffected(meetings))
        self.memo.meetings, self.memo.heirs = meetings, heirs
        return heirs

    @property
    def inherited(self) -> Mapping[str, tuple[Inherited, ...]]:
        """What each meeting has from another one, by its id."""
        return {name: heir.marks for name, heir in self._heirs.items()}

    @cached_property
    def shown(self) -> Mapping[Name, CodedRecord]:
        """Each record as it is shown."""
        shown = dict(self.stated)
        for name, heir in self._heirs.items():
            shown[Meeting, name] = heir.meeting
        return shown

    @cached_property
    def known_on(self) -> When | None:
        """The latest day of publication, in UTC where a time is given; None where no source has one."""
        published = [report.source.published for report in self.reports]
        days = [last_utc_day(when) for when in published if when is not None]
        return day_at(max((day for day in days if day < AFTER_ALL), default=AFTER_ALL))

    def records_of(self, cls: type[R]) -> tuple[R, ...]:
        """Return the records of a class in the order of display: by date, undated ones last, then as they appear."""
        records = [record for record in self.shown.values() if isinstance(record, cls)]
        return tuple(sorted(records, key=lambda record: chronological(getattr(record, "when", None))))

    @cached_property
    def lookup(self) -> Lookup:
        """What names in queries are looked up in, and all records in the order of display."""
        records: dict[type, tuple[Any, ...]] = {
            Meeting: self.records_of(Meeting),
            Agreement: self.records_of(Agreement),
            Measure: self.records_of(Measure),
            Statement: self.records_of(Statement),
            Source: _once(report.source for report in self.reports),
        }
        for field, cls in CLASS_OF_ENTRIES.items():
            if cls is not Locality:
                records[cls] = _once(getattr(self.codebook, field))
        records[AgreedProvision] = provisions_of(records[Agreement])
        return Lookup(codebook=self.codebook, reports=self.reports, known_on=self.known_on, records=records)

    @cached_property
    def collections(self) -> Shown:
        """All that is shown, as collections that can be asked."""
        return Shown(self.lookup)

    @cached_property
    def ids(self) -> Mapping[Ref, frozenset[str]]:
        """What a reference of each kind may name: ids of the codebook, of what is shown, of reports and sources."""
        ids = {ref: frozenset(entry.id for entry in entries_of(self.codebook, ref)) for ref in ENTRIES_OF}
        for ref, cls in ((Ref.MEETING, Meeting), (Ref.AGREEMENT, Agreement), (Ref.STATEMENT, Statement)):
            ids[ref] = frozenset(name for kind, name in self.shown if kind is cls)
        ids[Ref.RECORD] = ids[Ref.TOPIC] | {name for _, name in self.shown}
        ids[Ref.SOURCE] = frozenset(report.source.id for report in self.reports)
        ids[Ref.REPORT] = frozenset(report.key for report in self.reports)
        return ids


def _once(entries: Iterable[E]) -> tuple[E, ...]:
    """Return entries, each id once: of those that differ under one id, the first."""
    first: dict[str, E] = {}
    for entry in entries:
        first.setdefault(entry.id, entry)
    return tuple(first.values())
