"""Dossier: a codebook and a set of reports."""

from math import inf
from typing import Any

import attrs

from dipltalks._model.codebook import Codebook
from dipltalks._model.report import Report, as_reports
from dipltalks._values.canonical import in_canonical_order
from dipltalks._values.edtf import DAY_SECONDS
from dipltalks._values.record import Record, declared
from dipltalks._values.when import When


@attrs.frozen(kw_only=True, repr=False, field_transformer=declared)
class Dossier(Record):
    """A codebook and a set of reports, from which everything else is worked out.

    A dossier is a set: it keeps its reports in canonical order and each of them once, so that two dossiers of the
    same reports are equal, in whatever order they were given.

    Example:
        >>> from dipltalks import Source
        >>> reports = [Report(source=Source(id="b", published="2025-04-08")), Report(source=Source(id="a"))]
        >>> [report.key for report in Dossier(codebook=Codebook(), reports=reports).reports]
        ['a', 'b']
    """

    codebook: Codebook
    """What the records refer to."""
    reports: tuple[Report, ...] = attrs.field(default=(), converter=as_reports)
    """The reports, oldest first: by the latest instant of publication, then the earliest, source, coder, revision."""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        object.__setattr__(self, "reports", in_canonical_order(self.reports, _canonical_key))

    def __repr__(self) -> str:
        """Return how many reports there are."""
        count = len(self.reports)
        return f"<Dossier: {count} report{'' if count == 1 else 's'}>"


def _canonical_key(report: Report) -> tuple[Any, ...]:
    """Return the key that orders reports: those without a date come first."""
    return (*_publication_key(report.source.published), report.source.id, report.coder or "", report.revision)


def _publication_key(published: When | None) -> tuple[float, float]:
    """Return the latest and the earliest instant of a publication, in seconds; one that has no date is the oldest."""
    if published is None:
        return -inf, -inf
    earliest = published.sort_key[0]
    if published.start is not None:
        return earliest, earliest
    return (inf if published.latest is None else (published.latest.toordinal() + 1) * DAY_SECONDS), earliest
