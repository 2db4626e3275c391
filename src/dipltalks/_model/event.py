"""LifecycleEvent: something that happened to an agreement."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._model.accepts import as_ids, as_term, as_when
from dipltalks._values.identifiers import Id, MeetingId, PartyId
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import in_order, unique
from dipltalks._values.texts import Text
from dipltalks._values.when import When
from dipltalks._vocabulary.agreements import EventKind


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class LifecycleEvent(Record):
    """Something that happened to an agreement: it was signed, entered into force, was not extended.

    Example:
        >>> event = LifecycleEvent(id="extension-refused", kind="extension_refused", when="2023-07", by=["RU"])
        >>> str(event.when)
        '2023-07'
    """

    id: Id
    """Its name, unique within the agreement."""
    kind: EventKind = attrs.field(converter=as_term)
    """What happened."""
    when: When | None = attrs.field(default=None, converter=as_when)
    """When it happened."""
    until: When | None = attrs.field(default=None, converter=as_when)
    """The last day of what it brought about: of the term, or of the suspension."""
    by: tuple[PartyId, ...] = attrs.field(default=(), converter=as_ids)
    """Who did it; none stated means that the source does not say."""
    meeting: MeetingId | None = None
    """The meeting at which it happened."""
    provisions: tuple[Id, ...] = attrs.field(default=(), converter=as_ids)
    """The provisions that it is limited to; none stated means the whole agreement."""
    note: Text | None = None
    """A remark of the coder."""

    _rules = (unique("by"), unique("provisions"), in_order("when", "until"))


def as_events(value: Iterable[LifecycleEvent]) -> Any: ...
