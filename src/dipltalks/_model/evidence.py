"""Evidence and Inference: the words behind a field, or the reason for it."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._errors import Problem
from dipltalks._model.accepts import as_ids
from dipltalks._values.identifiers import RecordId, SourceId
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import Rule, at_least_one_of, unique
from dipltalks._values.texts import FieldPath, Label, Offset, Text


def _offsets_fit(quote: str | None, start: int | None, end: int | None) -> Iterable[Problem]:
    """Offsets come in pairs, with a quotation, and are as far apart as it is long."""
    if (start is None) != (end is None):
        missing, given = ("end", start) if end is None else ("start", end)
        yield Problem(missing, "is not stated, though the other offset is", None, f"the other one is {given}")
    elif start is not None and end is not None:
        if quote is None:
            yield Problem("quote", "is not stated, though its offsets are")
        elif end - start != len(quote):
            yield Problem("end", "does not fit the quotation", end, f"start + length is {start + len(quote)}")


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Evidence(Record):
    """The words of a source that say what fields of a record hold.

    `Source.quote` makes evidence with its offsets; in a report, a missing source and offsets are filled in.

    Example:
        >>> Evidence(quote="Feb. 27", supports=["when"]).supports
        ('when',)
    """

    source: SourceId | None = None
    """The source that is quoted; absent, it is the source of the report."""
    quote: Text | None = None
    """The words, exactly as they stand in the source (W3C Web Annotation, TextQuoteSelector)."""
    start: Offset | None = None
    """Where the quotation begins in the source's text, in code points from 0 (TextPositionSelector)."""
    end: Offset | None = None
    """Where it ends, exclusive: `text[start:end] == quote`."""
    locator: Label | None = None
    """Another way to find the place: a row, an article, a page."""
    supports: tuple[FieldPath, ...] = attrs.field(default=(), converter=as_ids)
    """The fields that the words say, as paths; a part as a whole covers what is in it."""
    attribution: tuple[Label, ...] = attrs.field(default=(), converter=as_ids)
    """Whom the source names for it: the origin first, then each reteller, never the publisher."""

    _rules = (
        at_least_one_of("quote", "locator"),
        unique("supports"),
        Rule(
            ("quote", "start", "end"),
            _offsets_fit,
            "{1} is {2} is None or ({0} and {1} is not None is not {2} and {2} - {1} == len({0}))",
        ),
    )


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Inference(Record):
    """A field that no words say, and why it is stated all the same.

    Example:
        >>> Inference(field="round", reason="the source calls the next round the second", basis=["round-2"]).field
        'round'
    """

    field: FieldPath
    """The field that is inferred, as a path."""
    reason: Text
    """Why the coder states it."""
    basis: tuple[RecordId, ...] = attrs.field(default=(), converter=as_ids)
    """The records that the reason rests on."""

    _rules = (unique("basis"),)


def as_evidence(value: Iterable[Evidence]) -> Any: ...
def as_inferences(value: Iterable[Inference]) -> Any: ...
