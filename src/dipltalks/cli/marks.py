"""Marks: what a reader has to know of a value beside the value.

- `inferred`: the coder worked it out; `partly inferred`: words say some of it, such as a day without its year.
- `inherited`: it is unchanged from another meeting.
- `contested`: sources, or coders of one, disagree.
"""

from functools import cached_property

import attrs

from dipltalks._dossier.assertion import Assertion
from dipltalks._dossier.dossier import Dossier
from dipltalks._values.paths import touches, value_at
from dipltalks._vocabulary.answers import Origin


@attrs.frozen
class Marks:
    """The marks of the values that a dossier shows."""

    dossier: Dossier

    def beside(self, record: str, *paths: str) -> tuple[str, ...]:
        """Return the marks of a value, none if there is nothing to say.

        Args:
            record: The id of the record.
            paths: The fields that make up the value.
        """
        marks = dict.fromkeys(self._origin(record, path) for path in paths)
        if any(touches(path, each) for path in paths for each in self._contested.get(record, ())):
            marks["contested"] = None
        return tuple(mark for mark in marks if mark)

    def _origin(self, record: str, path: str) -> str:
        """Return where a value comes from, as the report says that has most words for it; nothing if it is stated."""
        origins: dict[str, set[Origin]] = {}
        for each in self._for_what_is_shown(record, path):
            origins.setdefault(each.report, set()).add(each.origin)
        found = list(origins.values())
        if not found or {Origin.STATED} in found:
            return ""
        if {Origin.STATED, Origin.INFERRED} in found:
            return "partly inferred"
        return " and ".join(sorted(found[0]))

    def tellers(self, record: str, path: str) -> tuple[str, ...]:
        """Return whose words a value rests on, none if a source says it in its own voice, or nobody says it."""
        told = self._for_what_is_shown(record, path)
        chains = [each.evidence.attribution for each in told if each.evidence is not None]
        return () if () in chains else tuple(dict.fromkeys(" by way of ".join(chain) for chain in chains))

    def _for_what_is_shown(self, record: str, path: str) -> list[Assertion]:
        """Return the assertions of the value that is shown, without those of other values."""
        shown = value_at(self.dossier[record], path)
        told = [each for each in self.dossier.explain(record, path) if each.origin not in GONE]
        return [each for each in told if each.value == shown] or told

    @cached_property
    def _contested(self) -> dict[str, tuple[str, ...]]:
        """The contested fields of each record."""
        contested: dict[str, tuple[str, ...]] = {}
        for each in self.dossier.disagreements():
            for record in each.records:
                contested[record] = (*contested.get(record, ()), each.field)
        return contested


GONE = frozenset({Origin.SUPERSEDED, Origin.RETRACTED})
"""Origins of what no longer counts."""
