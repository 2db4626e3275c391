"""History: how a record grew, report by report."""

from collections.abc import Iterator

import attrs
import pendulum

from dipltalks._dossier.change import Change, changes_of
from dipltalks._dossier.explain import name_of
from dipltalks._dossier.folded import Folded, Name
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import CodedRecord, Report

NO_CHANGE = "no fact changed"
"""What is said of a version that changes no field."""


@attrs.frozen(kw_only=True)
class Version:
    """A record as it was shown once a report was there, and until the next one that changed it.

    Example:
        >>> from dipltalks import seeds
        >>> announced, newest = seeds.dossier().history("ru-us-2025-04-istanbul")
        >>> str(announced.known_on), announced.record.when, str(newest.known_on), str(newest.record.when)
        ('2025-04-02', None, '2025-04-08', '[2025-04-08..]')
    """

    known_on: pendulum.Date | None
    """The last day on which the report may have been published, in UTC where a time is given; None if that is open."""
    record: CodedRecord | None
    """The record; None where the report took all of it back."""
    report: str
    """The key of the report that changed it."""
    changes: tuple[Change, ...]
    """What it changed; nothing, where it only added words, reasons or remarks to what was known."""

    def __str__(self) -> str:
        """Return the day and the report, and a line for each change."""
        day = "undated" if self.known_on is None else str(self.known_on)
        return "\n".join([f"{day}, {self.report}", *(f"  {change}" for change in self.changes or [NO_CHANGE])])


def history(view: Folded, record: str) -> tuple[Version, ...]:
    """Return the versions of a record, oldest first: one for each report that changed it.

    Args:
        view: The dossier.
        record: The id of the record.

    Returns:
        The versions.

    Raises:
        UnknownNameError: There is no such record.
    """
    return tuple(_versions(view, name_of(view, record)))


def _versions(view: Folded, name: Name) -> Iterator[Version]:
    """Yield the versions of a record, oldest first."""
    reports = _bearing_on(view, name[1])
    before = Folded(view.codebook, (), view.policy)
    for count, report in enumerate(reports, 1):
        after = Folded(view.codebook, reports[:count], view.policy, before.memo.copy())
        if after.shown.get(name) != before.shown.get(name):
            published = report.source.published
            day = None if published is None else published.last_utc_day
            changes = tuple(changes_of(name, before, after))
            yield Version(known_on=day, record=after.shown.get(name), report=report.key, changes=changes)
        before = after


def _bearing_on(view: Folded, record: str) -> tuple[Report, ...]:
    """Return the reports that can change what is shown of a record, oldest first.

    They are those that speak of it, or of a meeting that it inherits from; those with the key of such a report, which
    may supersede it; and those that take something back of any of these.
    """
    names, ahead = {record}, [record]
    while ahead:
        for _, told in view.told.get((Meeting, ahead.pop()), ()):
            bases = {each.meeting for each in told.unchanged_from} - names if isinstance(told, Meeting) else set[str]()
            names |= bases
            ahead += bases
    keys = {report.key for report, told in view.coded if told.id in names}
    while more := {report.key for report in view.reports if {r.report for r in report.retracts} & keys} - keys:
        keys |= more
    return tuple(report for report in view.reports if report.key in keys)
