"""Topic: what is on the table."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._model.accepts import as_ids
from dipltalks._model.coded import Entry
from dipltalks._values.identifiers import Id, TopicId
from dipltalks._values.record import declared
from dipltalks._values.rules import not_itself, unique
from dipltalks._values.texts import Label, Text


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Topic(Entry):
    """A topic of the codebook, among broader and narrower ones (SKOS).

    Example:
        >>> Topic(id="direct-flights", label="Direct flights", broader=["bilateral-irritants"]).broader
        ('bilateral-irritants',)
    """

    id: Id
    """The permanent name that records refer to."""
    label: Label
    """The label that is shown (skos:prefLabel)."""
    broader: tuple[TopicId, ...] = attrs.field(default=(), converter=as_ids)
    """The broader topics (skos:broader); there may be several."""
    aliases: tuple[Label, ...] = attrs.field(default=(), converter=as_ids)
    """Other words for it (skos:altLabel)."""
    definition: Text | None = None
    """What belongs to it and what does not (skos:definition)."""

    _rules = (unique("broader"), unique("aliases"), not_itself("broader"))


def as_topics(value: Iterable[Topic]) -> Any: ...
