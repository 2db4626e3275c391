"""Assertion: what one report says of one field, and the words for it."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

import attrs

from dipltalks._errors import shorten
from dipltalks._model.evidence import Evidence, Inference
from dipltalks._values.canonical import to_plain
from dipltalks._values.record import Record
from dipltalks._values.terms import Term
from dipltalks._values.when import When
from dipltalks._vocabulary.answers import Origin


@attrs.frozen(kw_only=True)
class Assertion:
    """What one report says of one field of a record, with one quotation for it.

    Example:
        >>> from dipltalks import seeds
        >>> newest = seeds.dossier().explain("ru-us-2025-04-istanbul", "delegations.RU.head")[0]
        >>> newest.report, newest.value.person, str(newest.origin)
        ('rt-2025-04-08', 'darchiev', 'stated')
    """

    report: str
    """The key of the report."""
    record: str
    """The id of the record."""
    field: str
    """The path of the field."""
    value: Any
    """What the report states there: text, a number, a date, a term, a part of a record, or a tuple of these."""
    evidence: Evidence | None = None
    """The words for it; None where there are none, as for what is only inferred."""
    inference: Inference | None = None
    """The coder's reason, where it is inferred."""
    origin: Origin
    """Where the value comes from."""

    def __str__(self) -> str:
        """Return value, origin, words and report in one line."""
        told = ""
        if self.evidence is not None:
            told = f": {quoted(self.evidence)}"
        elif self.inference is not None:
            told = f": {self.inference.reason}"
        return f"{self.record} {self.field} = {shown(self.value)} ({self.origin}, {self.report}){told}"


class Explanation(tuple[Assertion, ...]):  # noqa: SLOT001  # a tuple cannot have slots of its own
    """What reports say of one field of a record: assertions, newest report first.

    It is a tuple, and knows what it was asked; its text says so where nobody says anything.

    Example:
        >>> from dipltalks import seeds
        >>> print(seeds.dossier().explain("ru-us-2025-02-18-riyadh", "place.venue"))
        ru-us-2025-02-18-riyadh place.venue: not stated in any report
    """

    record: str
    """The id of the record."""
    field: str
    """The path of the field."""

    def __new__(cls, assertions: Iterable[Assertion], record: str, field: str) -> Self:
        self = super().__new__(cls, assertions)
        self.record, self.field = record, field
        return self

    def __getnewargs__(self) -> tuple[tuple[Assertion, ...], str, str]:
        return tuple(self), self.record, self.field

    def __str__(self) -> str:
        """Return one line for each assertion, or one that says that there are none."""
        return "\n".join(map(str, self)) or f"{self.record} {self.field}: not stated in any report"


def quoted(evidence: Evidence) -> str:
    """Return a quotation in quotation marks, or where else to look, with whom the source names for it."""
    words = f"{evidence.locator}" if evidence.quote is None else f"“{' '.join(evidence.quote.split())}”"
    return f"{words}, according to {', as told by '.join(evidence.attribution)}" if evidence.attribution else words


def shown(value: Any) -> str:
    """Return a value as a reader wants to see it, shortened if it is long."""
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, Record):
        return _fields_shown(to_plain(value))
    if isinstance(value, dict):
        return f"({_fields_shown(value)})"
    if isinstance(value, list):
        return " and ".join(map(shown, value))
    return str(value) if isinstance(value, Term | When | int | float) else shorten(value)


def _fields_shown(fields: Mapping[str, Any]) -> str:
    """Return the fields of a part of a record, as plain data, as a reader wants to see them."""
    return ", ".join(f"{name} {shown(value)}" for name, value in fields.items())
