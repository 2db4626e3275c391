"""The fold: reports to one view, from scratch and with one report more, at three sizes.

There is no peer to compare with: no other library folds reports into one view. What is shown is whether the time grows
as the reports do, and what one more report costs; how many records were folded again is counted, not timed.
"""

from collections.abc import Iterator, Mapping

import attrs

from benchmarks import generated
from benchmarks.timing import Comparison, Contender
from dipltalks import Dossier, Report

PACKAGES = ("dipltalks", "attrs")
SIZES = (1_000, 10_000, 100_000)


def comparisons(sizes: tuple[int, ...] = SIZES) -> Iterator[Comparison]:
    """Yield a comparison for each size.

    Args:
        sizes: How many reports there are.
    """
    for size in sizes:
        *told, newest = generated.reports(size)
        yield _comparison(Dossier(codebook=generated.codebook(), reports=told), newest)


def _comparison(dossier: Dossier, newest: Report) -> Comparison:
    """Return the comparison of folding all reports, and the newest one alone into those that are folded."""
    folded = attrs.evolve(dossier)
    refolded, shown = _refolded(folded, newest), len(folded.meetings) + len(folded.statements)
    size = len(dossier.reports) + 1
    return Comparison(
        title=f"{size:,} reports: of {shown:,} records, one more report has {refolded} folded again or anew",
        item="report",
        items=size,
        contenders=(
            Contender(
                "all reports", lambda: _fold(attrs.evolve(dossier, reports=(*dossier.reports, newest))), _answers
            ),
            Contender("one more report", lambda: _fold(folded.add(newest)), _answers),
        ),
    )


def _fold(dossier: Dossier) -> Dossier:
    """Return a dossier of which everything has been folded."""
    _ = dossier.meetings, dossier.statements
    return dossier


def _answers(dossier: Dossier) -> Mapping[str, object]:
    """Return what is shown."""
    return {"meetings": dossier.meetings, "statements": dossier.statements}


def _refolded(dossier: Dossier, newest: Report) -> int:
    """Return how many of the records that are shown are others once the newest report is there."""
    before = {id(record) for records in (dossier.meetings, dossier.statements) for record in records}
    larger = dossier.add(newest)
    return sum(id(record) not in before for records in (larger.meetings, larger.statements) for record in records)
