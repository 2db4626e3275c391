"""Codebooks: entries that differ under one id, as they may where two codebooks have been joined."""

from collections.abc import Iterator
from typing import Any

from dipltalks._dossier.disagreement import Disagreement
from dipltalks._model.codebook import ENTRIES_OF, Codebook
from dipltalks._vocabulary.answers import DisagreementKind

FIRST = "the first entry in canonical order counts"
"""The rule by which the view shows one of the entries."""


def find_differing_entries(codebook: Codebook) -> Iterator[Disagreement]:
    """Yield a disagreement for each id under which entries of a codebook differ.

    Localities have no id: several places may share a name.

    Args:
        codebook: The codebook, which keeps equal entries once and the others in canonical order.
    """
    for field in ENTRIES_OF.values():
        entries: dict[str, list[Any]] = {}
        for entry in getattr(codebook, field):
            entries.setdefault(entry.id, []).append(entry)
        for name, found in entries.items():
            if len(found) > 1:
                yield Disagreement(
                    kind=DisagreementKind.CODEBOOK,
                    records=(name,),
                    field=f"{field}.{name}",
                    entries=tuple(found),
                    shown=found[0],
                    rule=FIRST,
                )
