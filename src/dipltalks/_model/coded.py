"""What kinds of records share: provenance on coded records, remarks on codebook entries."""

from typing import ClassVar

import attrs

from dipltalks._model.accepts import as_ids
from dipltalks._model.evidence import Evidence, Inference, as_evidence, as_inferences
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import Rule, unique
from dipltalks._values.texts import Text, Uri


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Coded(Record):
    """Base of what a report is made of: meetings, agreements, measures and statements."""

    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=as_evidence)
    """The words behind the fields."""
    inferred: tuple[Inference, ...] = attrs.field(default=(), converter=as_inferences)
    """The fields that no words say, each with the reason why it is stated."""
    note: Text | None = None
    """A remark of the coder."""
    same_as: tuple[Uri, ...] = attrs.field(default=(), converter=as_ids)
    """The same thing elsewhere: URIs, or `scheme:value` such as `wikidata:Q159`."""

    _rules: ClassVar[tuple[Rule, ...]] = (unique("inferred", by="field"), unique("same_as"))


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Entry(Record):
    """Base of what a codebook is made of: parties, people, topics, tracks and localities."""

    note: Text | None = None
    """A remark of the coder."""
    same_as: tuple[Uri, ...] = attrs.field(default=(), converter=as_ids)
    """The same thing elsewhere: URIs, or `scheme:value` such as `wikidata:Q159`."""

    _rules: ClassVar[tuple[Rule, ...]] = (unique("same_as"),)
