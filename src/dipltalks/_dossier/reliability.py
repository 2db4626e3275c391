"""Reliability: how far coders who read one source by themselves agree.

The rules:

- A unit is one field of one record, or of a part of one that has a key. It is compared where two coders state it.
- The fields are compared that say what happened, not the labels of the coders: ids, titles, tracks, notes, evidence.
- Two values agree if they are equal: free words spelling aside, lists in any order. Vague is not the same as sharp.
- Of parts with a key, such as delegations, it is also compared which there are; the ids of events and provisions are
  labels, so such parts are compared where coders gave them one id.
- Cohen's kappa (1960) and Krippendorff's alpha (nominal) correct for chance, and are given for fields whose values are
  terms of a vocabulary; a list of terms counts as one category.
"""

import importlib
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from dipltalks._dossier.folded import Folded
from dipltalks._dossier.standing import ABOUT_THE_RECORD
from dipltalks._errors import MissingExtraError, one_problem
from dipltalks._model.report import CodedRecord, Report
from dipltalks._query.arguments import id_among
from dipltalks._query.lookup import CODED
from dipltalks._values.annotations import Many, inner_of
from dipltalks._values.names import name_key
from dipltalks._values.paths import steps_of
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Choice, Instance, Shape, Word

LABELS = ABOUT_THE_RECORD | {"title", "track"}
"""Fields in which coders are free."""

HEADINGS = ("record", "field", "stated", "shared", "agreed", "kappa", "alpha")
"""The headings of the table."""

ABSENT = "–"
"""What stands in the table where there is no number."""

LIBRARY = "nltk.metrics.agreement"
"""Where the coefficients are worked out."""


@attrs.frozen(kw_only=True)
class CodedUnit:
    """One field of one record, as each coder states it.

    Example:
        >>> CodedUnit(record="riyadh", path="status", values=("held", None), is_agreed=None).values
        ('held', None)
    """

    record: str
    """The id of the record."""
    path: str
    """The path of the field in it."""
    values: tuple[Any, ...]
    """What each coder states, in the order of the coders; None for one who states nothing."""
    is_agreed: bool | None
    """Whether all who state it agree; None where only one does."""


@attrs.frozen(kw_only=True)
class FieldAgreement:
    """How far coders agree on one field, in all records of a kind.

    Example:
        >>> unit = CodedUnit(record="riyadh", path="level", values=("envoy", "ministerial"), is_agreed=False)
        >>> level = FieldAgreement(kind="meeting", field="level", units=(unit,), is_closed=True)
        >>> len(level.shared), len(level.agreed), level.share
        (1, 0, 0.0)
    """

    kind: str
    """The kind of record: `meeting`, `agreement`, `measure` or `statement`."""
    field: str
    """The field, as a path without the keys of parts: `delegations.head.person`."""
    units: tuple[CodedUnit, ...]
    """What any of the coders states, record by record."""
    is_closed: bool
    """Whether its values are terms of a vocabulary."""

    @property
    def shared(self) -> tuple[CodedUnit, ...]:
        """The units that two coders or more state."""
        return tuple(unit for unit in self.units if unit.is_agreed is not None)

    @property
    def agreed(self) -> tuple[CodedUnit, ...]:
        """The units that two coders or more state, all alike."""
        return tuple(unit for unit in self.units if unit.is_agreed)

    @property
    def share(self) -> float | None:
        """The share of the shared units that are agreed, from 0 to 1; None if no unit is shared."""
        return len(self.agreed) / len(self.shared) if self.shared else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa over the shared units.

        It is None where it is not defined: for free values, for more coders than two, without a shared unit, or where
        only one category occurs.

        Raises:
            MissingExtraError: The extra `reliability` is not installed.
        """
        ratings = self._ratings if {len(unit.values) for unit in self.units} == {2} else []
        return float(_library().AnnotationTask(ratings).kappa()) if ratings else None

    @property
    def alpha(self) -> float | None:
        """Krippendorff's alpha for nominal data over the shared units, by any number of coders.

        It is None where it is not defined: for free values, without a shared unit, or where only one category occurs.

        Raises:
            MissingExtraError: The extra `reliability` is not installed.
        """
        return float(_library().AnnotationTask(self._ratings).alpha()) if self._ratings else None

    @property
    def _ratings(self) -> list[tuple[str, str, str]]:
        """Coder, unit and category, wherever a coder states a shared unit; empty where nothing can be worked out."""
        ratings = [
            (str(coder), f"{unit.record} {unit.path}", _category(value))
            for unit in (self.shared if self.is_closed else ())
            for coder, value in enumerate(unit.values)
            if value is not None
        ]
        return ratings if len({category for _, _, category in ratings}) > 1 else []


@attrs.frozen(kw_only=True)
class CoderAgreement:
    """How far the coders of one source agree, field by field.

    As text it is a table. Units are *stated* by any coder, *shared* if two or more state them, *agreed* if all who
    state a shared one agree.

    Example:
        >>> CoderAgreement(source="wire", coders=("anna", "boris"), fields=()).coders
        ('anna', 'boris')
    """

    source: str
    """The id of the source."""
    coders: tuple[str, ...]
    """Who is compared; a report that names no coder goes by its key."""
    fields: tuple[FieldAgreement, ...]
    """The fields that any of them states: by kind of record, then by name."""

    def field(self, kind: str, field: str) -> FieldAgreement:
        """Return how far the coders agree on one field.

        Args:
            kind: The kind of record: `meeting`, `agreement`, `measure` or `statement`.
            field: The field, as a path without the keys of parts: `delegations.head.person`.

        Returns:
            The agreement on that field.

        Raises:
            UnknownNameError: None of the coders states such a field.
        """
        found = {f"{each.kind} {each.field}": each for each in self.fields}
        return found[id_among(found, f"{kind} {field}", f"field coded of {self.source}")]

    def __str__(self) -> str:
        """Return a heading and a line for each field; without the extra `reliability`, what installs it."""
        lines = [f"{self.source}: {', '.join(self.coders)}"]
        try:
            rows = [HEADINGS, *(_row(each, _number(each.kappa), _number(each.alpha)) for each in self.fields)]
        except MissingExtraError as error:
            rows = [HEADINGS, *(_row(each, ABSENT, ABSENT) for each in self.fields)]
            lines.append(str(error))
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def _row(field: FieldAgreement, kappa: str, alpha: str) -> tuple[str, ...]:
    """Return the cells of the table for one field."""
    counts = (str(len(units)) for units in (field.units, field.shared, field.agreed))
    return (field.kind, field.field, *counts, kappa, alpha)


def _number(value: float | None) -> str:
    """Return a coefficient to two places."""
    return ABSENT if value is None else f"{value:.2f}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """Return one line of a table, words to the left and numbers to the right."""
    words = (cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True))
    numbers = (cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True))
    return "  ".join((*words, *numbers))


class Stated(NamedTuple):
    """What a coder states in one place."""

    field: str
    """The path without keys."""
    path: str
    value: Any
    category: Hashable
    """What two values that agree have in common."""
    is_closed: bool


Told = Mapping[tuple[type[CodedRecord], str, str], Mapping[str, Stated]]
"""What is stated: by class, record and path, then by coder."""


def find_coder_agreement(view: Folded, source: str, coders: Sequence[str]) -> CoderAgreement:
    """Return how far the coders of a source agree.

    Args:
        view: The dossier.
        source: The id of the source.
        coders: Whom to compare, two or more; none means all who coded it.

    Raises:
        UnknownNameError: There is no such source, or it has no such coder.
        InvalidDataError: There are fewer than two coders to compare.
    """
    id_among(dict.fromkeys(report.source.id for report in view.reports), source, "source of this dossier")
    known = sorted(
        {_coder_of(report) for report in view.reports if report.source.id == source and _counts(view, report)}
    )
    chosen = tuple(dict.fromkeys(id_among(known, coder, f"coder of {source}") for coder in coders or known))
    if len(chosen) < 2:
        hint = f"it takes two of those there are: {', '.join(map(repr, known)) or 'none'}"
        raise one_problem(f"are fewer than two for {source}", chosen, hint, path="coders")
    return CoderAgreement(source=source, coders=chosen, fields=_fields(_told(view, source), chosen))


def _coder_of(report: Report) -> str:
    """Return by what name the coder of a report goes."""
    return report.coder or report.key


def _counts(view: Folded, report: Report) -> bool:
    """Return whether a report is neither superseded nor taken back as a whole."""
    taken_back = view.standing.retractions.get(report.key, ())
    return not view.standing.is_superseded(report) and all(each.record is not None for each in taken_back)


def _fields(told: Told, coders: Sequence[str]) -> tuple[FieldAgreement, ...]:
    """Return how far coders agree on each field that one of them states: by class, then by name."""
    units: dict[tuple[type[CodedRecord], str, bool], list[CodedUnit]] = {}
    for (cls, record, path), by_coder in told.items():
        stated = [by_coder.get(coder) for coder in coders]
        if found := [each for each in stated if each is not None]:
            unit = CodedUnit(
                record=record,
                path=path,
                values=tuple(None if each is None else each.value for each in stated),
                is_agreed=len({each.category for each in found}) == 1 if len(found) > 1 else None,
            )
            units.setdefault((cls, found[0].field, found[0].is_closed), []).append(unit)
    return tuple(
        FieldAgreement(kind=cls.__name__.lower(), field=field, units=tuple(units[cls, field, closed]), is_closed=closed)
        for cls, field, closed in sorted(units, key=lambda name: (CODED.index(name[0]), name[1]))
    )


def _told(view: Folded, source: str) -> Told:
    """Return what the coders of a source state; of reports by one coder, the newest counts."""
    told: dict[tuple[type[CodedRecord], str, str], dict[str, Stated]] = {}
    for (cls, record), reports in view.said.items():
        for said in reports:
            if said.report.source.id == source:
                coder = _coder_of(said.report)
                for each in _stated(said.record):
                    if each.path not in said.silent:
                        told.setdefault((cls, record, each.path), {})[coder] = each
    return told


def _stated(record: Record, field: str = "", path: str = "", key: tuple[str, ...] = ()) -> Iterator[Stated]:
    """Yield what a record states that is compared.

    Args:
        record: The record, or a part of one.
        field: The path of the part without keys, with a dot behind it.
        path: Its path, likewise.
        key: The attributes that tell it from other parts, and are not compared.
    """
    layout = layout_of(type(record))
    for name, declared in layout.shapes.items():
        value = getattr(record, name)
        shape = inner_of(declared)
        if value is None or value == () or name in LABELS or name in key:
            continue
        if isinstance(shape, Instance):
            yield from _stated(value, f"{field}{name}.", f"{path}{name}.")
        elif isinstance(shape, Many) and isinstance(shape.item, Instance):
            yield from _stated_in_parts(value, f"{field}{name}", f"{path}{name}", layout.keys.get(name, ()))
        else:
            yield Stated(f"{field}{name}", f"{path}{name}", value, _comparable(shape, value), _is_closed(shape))


def _stated_in_parts(parts: Sequence[Record], field: str, path: str, key: tuple[str, ...]) -> Iterator[Stated]:
    """Yield which parts there are, and what is stated in each that has a key."""
    named = [(part, steps_of(part, key)) for part in parts]
    if key != ("id",):
        value = tuple(".".join(steps) if steps else part for part, steps in named)
        yield Stated(field, path, value, frozenset(value), is_closed=False)
    for part, steps in named:
        if steps:
            yield from _stated(part, f"{field}.", ".".join((path, *steps, "")), key)


def _comparable(shape: Shape, value: Any) -> Hashable:
    """Return what two values that agree have in common."""
    if isinstance(shape, Many):
        return frozenset(_comparable(shape.item, item) for item in value)
    is_free = isinstance(shape, Word) and shape.refers_to is None and shape.listed is None
    return (name_key(value) or value) if is_free else value


def _is_closed(shape: Shape) -> bool:
    """Return whether values of a shape are terms of a vocabulary."""
    return isinstance(shape.item if isinstance(shape, Many) else shape, Choice)


def _category(value: Any) -> str:
    """Return a term, or a list of terms, as one category."""
    return " ".join(sorted(value)) if isinstance(value, tuple) else str(value)


def _library() -> Any:
    """Return the library that works the coefficients out."""
    try:
        return importlib.import_module(LIBRARY)
    except ImportError as error:
        raise MissingExtraError("a coefficient of agreement", "reliability") from error
