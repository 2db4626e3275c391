"""Standing: which reports count, and what of them has been taken back.

The rules:

- Of the revisions of one report, the highest counts; the others are superseded.
- A report that counts may retract reports, with all their revisions, or records in them, or fields of those.
- What a retracted report retracts is not retracted: reports are asked newest first, and one that a newer one has taken
  back is asked no more.
- A record from which everything has been taken back is gone, as if the report had never spoken of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import attrs

from dipltalks._dossier.fold import Said
from dipltalks._dossier.identity import renamed_retraction
from dipltalks._model.evidence import Evidence
from dipltalks._model.report import CodedRecord, Report, Retraction
from dipltalks._values.paths import covers, value_at, without
from dipltalks._values.record import evolved, layout_of

ABOUT_THE_RECORD = frozenset({"id", "evidence", "inferred", "note", "same_as"})
"""Fields that say nothing of what happened: a record that has no others left says nothing."""


class Standing(NamedTuple):
    """Which of the reports of a dossier count."""

    highest: Mapping[str, int]
    """The highest revision of each report, by its key."""
    retractions: Mapping[str, tuple[Retraction, ...]]
    """What has been taken back, by the key of the report that said it."""

    @classmethod
    def of(cls, reports: Sequence[Report], names: Mapping[str, str]) -> "Standing":
        """Return the standing of reports.

        Args:
            reports: The reports, oldest first.
            names: The first name of each record that has another one.
        """
        highest: dict[str, int] = {}
        for report in reports:
            highest[report.key] = max(report.revision, highest.get(report.key, 0))
        retractions: dict[str, tuple[Retraction, ...]] = {}
        standing, withdrawn = cls(highest, retractions), set[str]()
        for report in reversed(reports):
            if report.retracts and report.key not in withdrawn and not standing.is_superseded(report):
                for each in report.retracts:
                    retraction = renamed_retraction(each, names)
                    retractions[each.report] = (*retractions.get(each.report, ()), retraction)
                withdrawn |= {each.report for each in report.retracts if each.record is None}
        return standing

    def is_superseded(self, report: Report) -> bool:
        """Tell whether there is a higher revision of a report."""
        return report.revision < self.highest[report.key]

    def retractions_of(self, report: Report, record: str) -> tuple[Retraction, ...]:
        """Return what has been taken back of a record in a report."""
        found = self.retractions.get(report.key, ())
        return tuple(each for each in found if each.record is None or each.record == record)

    def left_of(self, report: Report, record: CodedRecord) -> CodedRecord | None:
        """Return what is left of a record in a report after all that has been taken back; None if nothing is."""
        said = take_back(Said(report, record), self.retractions_of(report, record.id))
        return None if said is None else said.record

    def said(self, report: Report, record: CodedRecord) -> Said | None:
        """Return what a report says of one of its records, as far as it still counts; None if nothing does."""
        if self.is_superseded(report):
            return None
        return take_back(Said(report, record), self.retractions_of(report, record.id))


def take_back(said: Said, retractions: Iterable[Retraction]) -> Said | None:
    """Return what is left of a record when something is taken back; None if nothing is left."""
    left = said
    for retraction in retractions:
        if retraction.field is None or covers(retraction.field, "id"):
            return None
        if value_at(left.record, retraction.field) is not None:
            left = _take_back_field(left, retraction.field)
    return None if left is not said and not _says_something(left) else left


def _take_back_field(said: Said, path: str) -> Said:
    """Return what is left of a record without one of its fields, and without the words for that field."""
    left = without(said.record, path)
    silent = said.silent
    if left is None:  # every record of the class has the field, which has no parts
        left, silent = said.record, silent | {path}
    evidence = tuple(less for each in left.evidence if (less := _without_support(each, path)) is not None)
    inferred = tuple(each for each in left.inferred if not covers(path, each.field))
    return Said(said.report, evolved(left, evidence=evidence, inferred=inferred), silent)


def _without_support(evidence: Evidence, path: str) -> Evidence | None:
    """Return evidence that no longer supports a field; None if it supported nothing else."""
    kept = tuple(each for each in evidence.supports if not covers(path, each))
    if kept == evidence.supports:
        return evidence
    return attrs.evolve(evidence, supports=kept) if kept else None


def _says_something(said: Said) -> bool:
    """Return whether anything is stated that is not about the record itself."""
    defaults = layout_of(type(said.record)).defaults
    return any(
        getattr(said.record, name) != default and name not in said.silent
        for name, default in defaults.items()
        if name not in ABOUT_THE_RECORD
    )
