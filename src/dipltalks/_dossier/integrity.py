"""Integrity: whether quotations stand in their source, and references in the codebook.

References are looked for in plain data, right or wrong, rather than in records: so paths fit the data as it was given,
for a dossier and its codebook keep what they hold in an order of their own, and one part in error hides no other.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import Problem
from dipltalks._model.evidence import Evidence
from dipltalks._model.quotation import locate
from dipltalks._model.source import Source
from dipltalks._values.annotations import Many, Optional
from dipltalks._values.identifiers import Ref
from dipltalks._values.nearest import find_nearest
from dipltalks._values.record import layout_of
from dipltalks._values.shapes import Instance, Shape, Word

ENTRIES_OF = {Ref.PARTY: "parties", Ref.PERSON: "people", Ref.TOPIC: "topics", Ref.TRACK: "tracks"}
"""Where the codebook keeps what a reference of each kind must find there."""


def find_misquotation(evidence: Evidence, source: Source) -> Problem | None:
    """Find what is wrong with a quotation: it does not stand in the source, or not where it is said to.

    Args:
        evidence: The words, with or without offsets.
        source: The source of the report that the evidence belongs to.

    Returns:
        The problem, with a path that begins at the evidence; None if the words stand, if there are none, if they are
        another source's, or if the text of the source is not kept.
    """
    quote, start = evidence.quote, evidence.start
    if quote is None or source.text is None or evidence.source not in (None, source.id):
        return None
    if start is not None and source.text.startswith(quote, start):
        return None
    place = locate(source.text, quote, source.body)
    if isinstance(place, Problem):
        return place
    return (
        None if start is None else Problem("start", "is not where the quotation begins", start, f"it begins at {place}")
    )


def dangling_references(data: Any) -> Iterator[Problem]:
    """Yield a problem for each reference in a dossier that its codebook does not have.

    Args:
        data: The dossier as plain data. What has another form than that of a dossier is passed over.
    """
    codebook = value_in(data, "codebook")
    ids = {ref: [value_in(entry, "id") for entry in items_in(codebook, key)] for ref, key in ENTRIES_OF.items()}
    known = {ref: [name for name in names if isinstance(name, str)] for ref, names in ids.items()}
    for path, ref, name in references(data, Dossier):
        if ref in known and name not in known[ref]:
            near = find_nearest(name, known[ref])
            hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"add it to {ENTRIES_OF[ref]}"
            yield Problem(path, f"is no {ref} of the codebook", name, hint)


def references(data: Any, cls: type) -> Iterator[tuple[str, Ref, str]]:
    """Yield path, kind and id of everything that a record refers to, in the order of its fields.

    Args:
        data: The record as plain data. What has another form than that of the record is passed over.
        cls: The class of the record.
    """
    for name, shape in layout_of(cls).shapes.items():
        yield from _references_in(value_in(data, name), shape, name)


def _references_in(data: Any, shape: Shape, path: str) -> Iterator[tuple[str, Ref, str]]:
    if isinstance(shape, Optional):
        shape = shape.inner
    if isinstance(shape, Many):
        for index, item in enumerate(data if isinstance(data, list | tuple) else ()):
            yield from _references_in(item, shape.item, f"{path}[{index}]")
    elif isinstance(shape, Instance):
        yield from ((f"{path}.{below}", ref, name) for below, ref, name in references(data, shape.cls))
    elif isinstance(shape, Word) and shape.refers_to is not None and isinstance(data, str):
        yield path, shape.refers_to, data


def value_in(data: Any, key: str) -> Any:
    """Return what an object has under a key; None if it is no object or has nothing there."""
    return data.get(key) if isinstance(data, Mapping) else None


def items_in(data: Any, key: str) -> Sequence[Any]:
    """Return the list that an object has under a key; an empty one if there is none."""
    value = value_in(data, key)
    return value if isinstance(value, list | tuple) else ()
