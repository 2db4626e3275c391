"""Integrity: whether quotations stand in their source, and references in the codebook."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from dipltalks._errors import Problem
from dipltalks._model.evidence import Evidence
from dipltalks._model.quotation import locate
from dipltalks._model.report import KINDS, Report
from dipltalks._model.source import Source
from dipltalks._values.annotations import Many, Optional
from dipltalks._values.identifiers import Ref
from dipltalks._values.nearest import find_nearest
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Word

ENTRIES_OF = {Ref.PARTY: "parties", Ref.PERSON: "people", Ref.TOPIC: "topics", Ref.TRACK: "tracks"}
"""Where the codebook keeps what a reference of each kind must find there."""


def quotation_problems(report: Report) -> Iterator[Problem]:
    """Yield a problem for each quotation that is not where it should be in the source of its report.

    Evidence that names another source, or comes without a quotation, is not looked at, and without the text of the
    source nothing can be.
    """
    for kind in KINDS:
        for i, record in enumerate(getattr(report, kind)):
            for j, evidence in enumerate(record.evidence):
                problem = _quotation_problem(evidence, report.source)
                if problem is not None:
                    yield problem.inside(f"{kind}[{i}].evidence[{j}]")


def _quotation_problem(evidence: Evidence, source: Source) -> Problem | None:
    """Return what is wrong with one quotation."""
    quote, start = evidence.quote, evidence.start
    if quote is None or source.text is None or evidence.source != source.id:
        return None
    if start is not None and source.text.startswith(quote, start):
        return None
    place = locate(source.text, quote, source.body)
    if isinstance(place, Problem):
        return place
    return Problem("start", "is not where the quotation begins", start, f"it begins at {place}")


def reference_problems(record: Record, known: Mapping[Ref, Collection[str]]) -> Iterator[Problem]:
    """Yield a problem for each reference of a record, and of what is in it, that is not known.

    Args:
        record: A record, report or entry.
        known: The ids that there are, by what they are ids of. References to anything else are not looked at.
    """
    for path, ref, name in references(record):
        if ref in known and name not in known[ref]:
            near = find_nearest(name, known[ref])
            hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"add it to {ENTRIES_OF[ref]}"
            yield Problem(path, f"is no {ref} of the codebook", name, hint)


def references(record: Record) -> Iterator[tuple[str, Ref, str]]:
    """Yield path, kind and id of everything that a record refers to, in the order of its fields."""
    for name, shape in layout_of(type(record)).shapes.items():
        yield from _references_in(getattr(record, name), shape, name)


def _references_in(value: Any, shape: Any, path: str) -> Iterator[tuple[str, Ref, str]]:
    if isinstance(shape, Optional):
        shape = shape.inner
    if isinstance(shape, Many):
        for index, item in enumerate(value):
            yield from _references_in(item, shape.item, f"{path}[{index}]")
    elif isinstance(value, Record):
        yield from ((f"{path}.{below}", ref, name) for below, ref, name in references(value))
    elif isinstance(shape, Word) and shape.refers_to is not None and value is not None:
        yield path, shape.refers_to, value
