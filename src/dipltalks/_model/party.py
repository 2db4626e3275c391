"""Party: whoever can take part in talks, or be bound by what comes of them."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._model.accepts import as_ids, as_term
from dipltalks._model.coded import Entry
from dipltalks._values.identifiers import Id, PartyId
from dipltalks._values.record import declared
from dipltalks._values.rules import not_itself, unique
from dipltalks._values.texts import Label
from dipltalks._vocabulary.parties import PartyKind


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Party(Entry):
    """A party of the codebook: a state, an organization, an institution, an armed group.

    A label is the dossier's choice and stands for no recognition.

    Example:
        >>> Party(id="RU-MFA", name="Russian Foreign Ministry", kind="institution", part_of="RU").part_of
        'RU'
    """

    id: Id
    """The permanent name that records refer to; for a state, by custom, its ISO 3166-1 alpha-2 code."""
    name: Label
    """The name that is shown."""
    aliases: tuple[Label, ...] = attrs.field(default=(), converter=as_ids)
    """Other names, capitals that stand for a state (`Moscow`) included."""
    kind: PartyKind = attrs.field(converter=as_term)
    """What sort of party it is."""
    part_of: PartyId | None = None
    """The party that it belongs to: a ministry's state."""

    _rules = (unique("aliases"), not_itself("part_of"))


def as_parties(value: Iterable[Party]) -> Any: ...
