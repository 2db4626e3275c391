"""Dangling references: ids that the records of a dossier use and its codebook does not have.

A dossier and its codebook keep what they hold in an order of their own. So that paths fit the data as it was given, and
so that one part in error does not hide the rest, references are looked for in each part of the data by itself.
"""

import contextlib
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from dipltalks._dossier.dossier import Dossier
from dipltalks._dossier.integrity import ENTRIES_OF, reference_problems
from dipltalks._errors import InvalidDataError, Problem
from dipltalks._model.codebook import CLASS_OF_ENTRIES
from dipltalks._model.report import Report
from dipltalks._values.identifiers import Ref
from dipltalks._values.record import Record


def dossier_reference_problems(dossier: Dossier) -> Iterator[Problem]:
    """Yield a problem for each reference of a dossier that its codebook does not have."""
    known = {ref: {entry.id for entry in getattr(dossier.codebook, key)} for ref, key in ENTRIES_OF.items()}
    yield from (problem.inside("codebook") for problem in reference_problems(dossier.codebook, known))
    for index, report in enumerate(dossier.reports):
        yield from (problem.inside(f"reports[{index}]") for problem in reference_problems(report, known))


def dangling_references(data: Any, structure: Callable[[Any, type[Record]], Record]) -> Iterator[Problem]:
    """Yield a problem for each reference in the data of a dossier that its codebook does not have.

    Args:
        data: The dossier as plain data, right or wrong.
        structure: Turns the data of one entry or report into a record, without looking for quotations.

    Returns:
        The problems, with paths from the top of the data. Parts that are no record are passed over: what is wrong
        with them is known. An entry in error still counts as known by its id.
    """
    codebook = _object_in(data).get("codebook")
    known = {ref: _ids(codebook, key) for ref, key in ENTRIES_OF.items()}
    for key, cls in CLASS_OF_ENTRIES.items():
        yield from _problems_of_parts(f"codebook.{key}", _list_in(codebook, key), cls, structure, known)
    yield from _problems_of_parts("reports", _list_in(data, "reports"), Report, structure, known)


def _problems_of_parts(
    place: str,
    parts: list[Any],
    cls: type[Record],
    structure: Callable[[Any, type[Record]], Record],
    known: Mapping[Ref, Collection[str]],
) -> Iterator[Problem]:
    for index, part in enumerate(parts):
        with contextlib.suppress(InvalidDataError):
            record = structure(part, cls)
            yield from (problem.inside(f"{place}[{index}]") for problem in reference_problems(record, known))


def _object_in(data: Any) -> Mapping[Any, Any]:
    return data if isinstance(data, Mapping) else {}


def _list_in(data: Any, key: str) -> list[Any]:
    found = _object_in(data).get(key)
    return list(found) if isinstance(found, list | tuple) else []


def _ids(codebook: Any, key: str) -> set[str]:
    ids = (_object_in(entry).get("id") for entry in _list_in(codebook, key))
    return {id_ for id_ in ids if isinstance(id_, str)}
