"""What constructors accept, as type checkers see it.

A function here stands as `converter=` of a field and gives the constructor its parameter type, while the annotation
of the field gives the type that is read. None is ever called: the base of every record puts the conversion that the
annotation asks for in its place.
Neither checker objects to one text where several are wanted (`topics="embassy"`),
for text is iterable; the record does.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from dipltalks._values.when import When


def as_when(value: str | dt.date | When | None) -> Any: ...
def as_term(value: str | None) -> Any: ...
def as_terms(value: Iterable[str]) -> Any: ...
def as_ids(value: Iterable[str]) -> Any: ...
def as_span(value: Iterable[int] | None) -> Any: ...
def as_pairs(value: Iterable[Iterable[str]]) -> Any: ...
