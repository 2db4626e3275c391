"""Disagreement: where reports cannot all be right, or may be counting different things.

The rules:

- Terms, numbers, dates, places and references can clash; free words cannot, for two of them may both be right.
- Dates clash if they have no day in common, places if they cannot be the same.
- A status that moved on is no clash: what was announced may be held, or cancelled. What was over stays so.
  Nor is an attendance that was expected, or a provision that is carried out further.
- A publisher who gives another value later corrects itself. A source that names no publisher is one of its own.
- Coders of one source who differ are told apart from sources that do.
- Rounds are compared by track and publisher as a whole, for a publisher may count another series.
- Entries of the codebook clash if they differ under one id, whatever they differ in.
"""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._dossier.assertion import Assertion, shown
from dipltalks._dossier.explain import CURRENT, told_of
from dipltalks._dossier.folded import Folded, Name
from dipltalks._model.report import Report
from dipltalks._values.names import name_key
from dipltalks._vocabulary.answers import DisagreementKind


@attrs.frozen(kw_only=True)
class Disagreement:
    """Values that reports give for one thing, and that cannot all be right or may count different things.

    Example:
        >>> from dipltalks import seeds
        >>> rounds = seeds.dossier().disagreements()[0]
        >>> str(rounds.kind), rounds.field, rounds.remark
        ('numbering', 'round', 'they may count different series')
    """

    kind: DisagreementKind
    """What it is that they disagree about."""
    records: tuple[str, ...]
    """The ids of the records: one, or the meetings whose numbering differs; or the id of an entry of the codebook."""
    field: str
    """The path of the field; of an entry of the codebook, its path there, such as `parties.RU`."""
    track: str | None = None
    """The track, where it is the numbering of its rounds."""
    assertions: tuple[Assertion, ...] = ()
    """What the reports say, newest report first, each with its words; none of entries of the codebook."""
    entries: tuple[Any, ...] = ()
    """The entries of the codebook that differ under one id."""
    shown: Any = None
    """What the view shows; None where each record shows its own."""
    rule: str
    """The rule by which it shows that."""
    remark: str | None = None
    """What may explain it."""

    def __str__(self) -> str:
        """Return what is contested, what is shown by which rule, and a line for each assertion or entry."""
        what = f"rounds of {self.track}" if self.track else f"{self.records[0]} {self.field}"
        what = self.field if self.entries else what
        view = "" if self.shown is None else f"; shown is {shown(self.shown)}"
        remark = f"; {self.remark}" if self.remark else ""
        told = (*self.assertions, *map(shown, self.entries))
        return "\n".join([f"{what} ({self.kind}){view}; {self.rule}{remark}", *(f"  {a}" for a in told)])


def voice_of(report: Report) -> tuple[str, str]:
    """Return who speaks in a report: its publisher, or the source itself where none is named."""
    publisher = report.source.publisher
    return ("source", report.source.id) if publisher is None else ("publisher", name_key(publisher) or publisher)


def assertions_of(view: Folded, name: Name, path: str, reports: Iterable[Report]) -> tuple[Assertion, ...]:
    """Return what some reports say of a field, as far as it still counts, newest first."""
    keys = {report.key for report in reports}
    return tuple(each for each in told_of(view, name, path) if each.report in keys and each.origin in CURRENT)
