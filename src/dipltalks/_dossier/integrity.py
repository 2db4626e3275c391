"""Integrity: whether quotations stand in their source, references in the codebook, and ids only once.

All this is looked for in plain data, right or wrong, rather than in records: so paths fit the data as it was given,
for a dossier and its codebook keep what they hold in an order of their own, and one part in error hides no other.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dipltalks._errors import SHOWN, Problem, did_you_mean
from dipltalks._model.codebook import ENTRIES_OF
from dipltalks._model.quotation import locate
from dipltalks._model.report import KINDS, repeated_ids
from dipltalks._values.annotations import Many, Maybe
from dipltalks._values.identifiers import Ref
from dipltalks._values.nearest import find_nearest
from dipltalks._values.record import layout_of
from dipltalks._values.shapes import Instance, Shape, Word


def report_problems(data: Any) -> Iterator[Problem]:
    """Yield what is wrong between the parts of a report: an id that stands twice, a quotation that does not stand.

    A quotation is looked for in the text of the report's source. If it comes with its start, it has to stand there;
    otherwise it has to stand just once in the body. Without the text, or for words of another source, nothing is known.

    Args:
        data: The report as plain data. What has another form than that of a report is passed over.
    """
    records = [(f"{kind}[{i}]", record) for kind in KINDS for i, record in enumerate(items_in(data, kind))]
    ids = ((place, value_in(record, "id")) for place, record in records)
    yield from repeated_ids((place, name) for place, name in ids if isinstance(name, str))
    source = value_in(data, "source")
    if isinstance(value_in(source, "text"), str):
        for place, record in records:
            for index, evidence in enumerate(items_in(record, "evidence")):
                yield from (p.inside(f"{place}.evidence[{index}]") for p in _misquotations(evidence, source))


def _misquotations(evidence: Any, source: Any) -> Iterator[Problem]:
    """Yield what is wrong with the quotation of a piece of evidence, if there is one of this source."""
    quote, start, named = (value_in(evidence, key) for key in ("quote", "start", "source"))
    if not isinstance(quote, str) or not quote or named not in (None, value_in(source, "id")):
        return
    if isinstance(start, int):
        place = locate(source["text"], quote, start=start)
    else:
        body = value_in(source, "body")
        is_span = isinstance(body, list | tuple) and len(body) == 2 and all(isinstance(end, int) for end in body)
        place = locate(source["text"], quote, (body[0], body[1]) if is_span else None)
    if isinstance(place, Problem):
        yield place


def dangling_references(data: Any, cls: type) -> Iterator[Problem]:
    """Yield a problem for each reference in a dossier that its codebook does not have.

    Args:
        data: The dossier as plain data. What has another form than that of a dossier is passed over.
        cls: The class of dossiers.
    """
    codebook = value_in(data, "codebook")
    ids = {ref: [value_in(entry, "id") for entry in items_in(codebook, key)] for ref, key in ENTRIES_OF.items()}
    known = {ref: {name for name in names if isinstance(name, str)} for ref, names in ids.items()}
    hints: dict[tuple[Ref, str], str] = {}
    for path, ref, name in references(data, cls):
        if ref in known and name not in known[ref]:
            if (ref, name) not in hints:
                # To look for near names takes time: past those that are shown it is not worth it.
                near = find_nearest(name, sorted(known[ref])) if len(hints) < SHOWN else ()
                hints[ref, name] = did_you_mean(near) if near else f"add it to {ENTRIES_OF[ref]}"
            yield Problem(path, f"is no {ref} of the codebook", name, hints[ref, name])


def references(data: Any, cls: type) -> Iterator[tuple[str, Ref, str]]:
    """Yield path, kind and id of everything that a record refers to, in the order of its fields.

    Args:
        data: The record as plain data. What has another form than that of the record is passed over.
        cls: The class of the record.
    """
    for name, shape in layout_of(cls).shapes.items():
        if (value := value_in(data, name)) is not None:
            yield from _references_in(value, shape, name)


def _references_in(data: Any, shape: Shape, path: str) -> Iterator[tuple[str, Ref, str]]:
    if isinstance(shape, Maybe):
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
    return data.get(key) if data.__class__ is dict or isinstance(data, Mapping) else None


def items_in(data: Any, key: str) -> Sequence[Any]:
    """Return the list that an object has under a key; an empty one if there is none."""
    value = value_in(data, key)
    return value if isinstance(value, list | tuple) else ()
