"""Measure: a step that one side took against another, or took back."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._model.accepts import as_ids, as_term, as_when
from dipltalks._model.coded import Coded
from dipltalks._values.identifiers import Id, PartyId, RecordId, TopicId
from dipltalks._values.record import declared
from dipltalks._values.rules import in_order, not_itself, unique
from dipltalks._values.texts import Label
from dipltalks._values.when import When
from dipltalks._vocabulary.measures import MeasureKind


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Measure(Coded):
    """A step against another side, or the lifting of one: a staff cut, a sanction, a seizure.

    Each side's own step is a record of its own where the source lets you tell them apart.

    Example:
        >>> Measure(id="diplomatic-staff-cuts", kind="restrict", by=["RU", "US"], against=["RU", "US"]).kind
        <MeasureKind.RESTRICT: 'restrict'>
    """

    id: Id
    """The permanent name of the measure."""
    title: Label | None = None
    """What it is called; the coder's words."""
    kind: MeasureKind = attrs.field(converter=as_term)
    """What sort of step it is."""
    by: tuple[PartyId, ...] = attrs.field(default=(), converter=as_ids)
    """Who took it."""
    against: tuple[PartyId, ...] = attrs.field(default=(), converter=as_ids)
    """Whom it is aimed at."""
    when: When | None = attrs.field(default=None, converter=as_when)
    """When it was taken."""
    until: When | None = attrs.field(default=None, converter=as_when)
    """The last day on which it applies."""
    topics: tuple[TopicId, ...] = attrs.field(default=(), converter=as_ids)
    """What it is about."""
    responds_to: tuple[RecordId, ...] = attrs.field(default=(), converter=as_ids)
    """The records that it answers: another measure, a statement."""

    _rules = (
        unique("by"),
        unique("against"),
        unique("topics"),
        unique("responds_to"),
        not_itself("responds_to"),
        in_order("when", "until"),
    )


def as_measures(value: Iterable[Measure]) -> Any: ...
