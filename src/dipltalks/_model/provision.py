"""Provision: one thing that an agreement lays down."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._model.accepts import as_ids, as_term
from dipltalks._values.identifiers import Id, PartyId, TopicId
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import unique
from dipltalks._values.texts import Text
from dipltalks._vocabulary.agreements import Implementation


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Provision(Record):
    """One thing that an agreement lays down.

    Example:
        >>> Provision(id="grain-exports", text="exports of Ukrainian grain from Black Sea ports").implementation is None
        True
    """

    id: Id
    """Its name, unique within the agreement."""
    text: Text | None = None
    """What it lays down, in the source's words."""
    obliges: tuple[PartyId, ...] = attrs.field(default=(), converter=as_ids)
    """Whom it binds."""
    topics: tuple[TopicId, ...] = attrs.field(default=(), converter=as_ids)
    """What it is about."""
    implementation: Implementation | None = attrs.field(default=None, converter=as_term)
    """How far it was carried out, by what a source says; a breach is a statement, never a state."""

    _rules = (unique("obliges"), unique("topics"))


def as_provisions(value: Iterable[Provision]) -> Any: ...
