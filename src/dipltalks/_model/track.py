"""Track: a series of meetings that belong together."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._model.accepts import as_ids
from dipltalks._model.coded import Entry
from dipltalks._values.identifiers import Id, PartyId, TopicId, TrackId
from dipltalks._values.record import declared
from dipltalks._values.rules import not_itself, unique
from dipltalks._values.texts import Label


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Track(Entry):
    """A track of the codebook: a strand of negotiations, not the Track I or II of diplomacy.

    Example:
        >>> Track(id="ru-us-normalization", label="Russia–US normalization", parties=["RU", "US"]).parties
        ('RU', 'US')
    """

    id: Id
    """The permanent name that records refer to."""
    label: Label
    """The label that is shown."""
    parties: tuple[PartyId, ...] = attrs.field(default=(), converter=as_ids)
    """The sides of the track."""
    topics: tuple[TopicId, ...] = attrs.field(default=(), converter=as_ids)
    """What the track is about."""
    part_of: TrackId | None = None
    """The wider track that it belongs to."""

    _rules = (unique("parties"), unique("topics"), not_itself("part_of"))


def as_tracks(value: Iterable[Track]) -> Any: ...
