"""Fields: paths into records, as counting, grouping and rows take them.

A path is made of names of fields and derived properties, joined by dots: `place.country`. Where there are several parts
it goes through each of them (`delegations.party`), or through the one that a key names (`delegations.RU.head`).
Whether a path exists is decided by the class, and a key by the whole dossier, never by the records that are at hand.
"""

import functools
import typing
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

import attrs

from dipltalks._errors import InvalidDataError, UnknownNameError, one_problem
from dipltalks._model.agreement import Agreement
from dipltalks._model.meeting import Meeting
from dipltalks._model.party import Party
from dipltalks._model.person import Person
from dipltalks._query.arguments import term_in
from dipltalks._query.lookup import Lookup
from dipltalks._query.periods import CalendarUnit, unit_of
from dipltalks._values.annotations import Many, Maybe, shape_of
from dipltalks._values.canonical import to_plain
from dipltalks._values.identifiers import Ref
from dipltalks._values.nearest import find_nearest
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Choice, Dated, Instance, Shape, Word
from dipltalks._values.when import When

REFERRED: Mapping[Ref | None, type[Any]] = {
    Ref.PARTY: Party,
    Ref.PERSON: Person,
    Ref.MEETING: Meeting,
    Ref.AGREEMENT: Agreement,
}
"""The classes of what the keys of parts refer to."""

Step = Callable[[Any], Iterable[Any]]


class Field(NamedTuple):
    """A path, as far as it has been followed from a class of records."""

    shape: Shape
    """What stands at its end, absence and lists aside."""
    path: str = ""
    steps: tuple[Step, ...] = ()
    """What leads from a record to the values, one step below the other."""
    is_list: bool = False
    """Whether its last step leads to several values."""
    is_in_lists: bool = False
    """Whether a step before it does."""
    keys: tuple[str, ...] = ()
    """The fields by which a path names one of the several parts that stand here, as far as it has not."""

    @property
    def is_many(self) -> bool:
        """Whether there may be several values."""
        return self.is_list or self.is_in_lists

    def values(self, record: Any) -> list[Any]:
        """Return what a record has at the path, in its order; None where something on the way is absent."""
        found = [record]
        for step in self.steps:
            found = [below for value in found for below in ((None,) if value is None else step(value))]
        return found

    def distinct(self, record: Any) -> tuple[Any, ...]:
        """Return each stated value of a record once; if none is stated, a single None."""
        return tuple(dict.fromkeys(value for value in self.values(record) if value is not None)) or (None,)

    def plain(self, record: Any) -> Any:
        """Return what a record has at the path as plain data: a list if there may be several values."""
        values = to_plain(self.values(record))
        return values if self.is_many else next(iter(values), None)

    def per(self, unit: str) -> "Field":
        """Return the field of the year, month or day in which the date at the path falls.

        Raises:
            InvalidDataError: `unit` is none of these, or there is no date at the path.
        """
        chosen = term_in(unit, CalendarUnit, "per")
        if not isinstance(self.shape, Dated):
            raise one_problem("is for dates only", unit, f"leave it out: {self.path!r} is no date", path="per")

        def falls_in(when: When) -> tuple[Any, ...]:
            return (unit_of(when, chosen),)

        return self._replace(steps=(*self.steps, falls_in))

    def below(self, name: str) -> "Field":
        """Return what lies one step further, by the name of a field or property of what stands here."""
        shape, is_list = _core(_fields_of(self.shape)[name])
        read: Callable[[Any], Any] = attrgetter(name)

        def alone(whole: Any) -> tuple[Any, ...]:
            return (read(whole),)

        return Field(
            shape=shape,
            path=self.path_below(name),
            steps=(*self.steps, read if is_list else alone),
            is_list=is_list,
            is_in_lists=self.is_many,
            keys=_keys_of(self.shape).get(name, ()),
        )

    def part(self, key: str) -> "Field":
        """Return the part with a key, or where several fields make the key, the parts that have it in the first."""
        first, *others = self.keys
        read: Callable[[Any], Any] = attrgetter(first)

        def chosen(part: Any) -> tuple[Any, ...]:
            return (part,) if read(part) == key else ()

        steps = (*self.steps, chosen)
        return self._replace(path=self.path_below(key), steps=steps, is_list=bool(others), keys=tuple(others))

    def path_below(self, name: str) -> str:
        """Return the path to what lies one step further."""
        return f"{self.path}.{name}" if self.path else name


def field_of(cls: type, path: str, lookup: Lookup) -> Field:
    """Return the field that a path names.

    Args:
        cls: The class of the records.
        path: The path.
        lookup: The dossier, which knows the keys of parts.

    Returns:
        The field.

    Raises:
        InvalidDataError: The path is not text.
        UnknownNameError: There is no such field; the error suggests the nearest ones.
    """
    if problems := tuple(shape_of(str).problems(path, "field")):
        raise InvalidDataError(problems)
    field = Field(shape=Instance(cls))
    for name in path.split("."):
        fields = _fields_of(field.shape)
        keys = () if name in fields else _parts_known(field, cls, lookup)
        if name in fields:
            field = field.below(name)
        elif name in keys:
            field = field.part(name)
        else:
            known, near = (*fields, *keys), find_nearest(name, (*fields, *keys))
            asked, *others = map(field.path_below, (name, *known))
            raise UnknownNameError(asked, f"field of {cls.__name__}", others, map(field.path_below, near))
    return field


@functools.cache
def _fields_of(shape: Shape) -> Mapping[str, Shape]:
    """Return the fields and derived properties of the records that a shape allows; none if it allows none."""
    if not isinstance(shape, Instance):
        return {}
    properties = {name: value.fget for name, value in vars(shape.cls).items() if isinstance(value, property)}
    derived = {name: shape_of(typing.get_type_hints(read)["return"]) for name, read in properties.items()}
    return {**_stated_in(shape.cls), **derived}


def _stated_in(cls: type[Any]) -> Mapping[str, Shape]:
    """Return the fields of a class of records, or of what pairs a part of a record with where it stands."""
    if issubclass(cls, Record):
        return layout_of(cls).shapes
    return {field.name: shape_of(field.type) for field in attrs.fields(cls)}


def _core(shape: Shape) -> tuple[Shape, bool]:
    """Return the shape of a single value, and whether there may be several."""
    if isinstance(shape, Maybe):
        shape = shape.inner
    return (shape.item, True) if isinstance(shape, Many) else (shape, False)


def _keys_of(shape: Shape) -> Mapping[str, tuple[str, ...]]:
    """Return what tells the parts in a field apart, for each field that has such parts."""
    return layout_of(shape.cls).keys if isinstance(shape, Instance) and issubclass(shape.cls, Record) else {}


def _parts_known(field: Field, cls: type, lookup: Lookup) -> tuple[str, ...]:
    """Return the keys of the parts that may stand at a field: those in the dossier, and all that they may be."""
    if not field.keys:
        return ()
    whole: tuple[Any, ...] = lookup.records_of(cls)
    parts = (part for record in whole for part in field.values(record) if part is not None)
    shape, _ = _core(_fields_of(field.shape)[field.keys[0]])
    ref = shape.refers_to if isinstance(shape, Word) else None
    referred: tuple[Any, ...] = lookup.records_of(REFERRED[ref]) if ref in REFERRED else ()
    terms = shape.terms if isinstance(shape, Choice) else ()
    keys = (*map(attrgetter(field.keys[0]), parts), *map(attrgetter("id"), referred), *terms)
    return tuple(dict.fromkeys(str(key) for key in keys if key is not None))
