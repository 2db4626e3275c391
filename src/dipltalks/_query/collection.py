"""Collection: what every query returns, records of one class in the order of display."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, ClassVar, Protocol, Self, TypeVar, overload

import attrs

from dipltalks._errors import RecordCountError, UnknownNameError, one_problem
from dipltalks._query.arguments import names_in
from dipltalks._query.fields import field_of
from dipltalks._query.lookup import Lookup
from dipltalks._values.nearest import find_nearest

SHOWN = 5
"""How many ids the short text of a collection lists."""


class Identified(Protocol):
    """What a collection holds: records with an id."""

    @property
    def id(self) -> str:
        """The permanent name of the record."""
        ...


T_co = TypeVar("T_co", bound=Identified, covariant=True)


@attrs.frozen(eq=False, repr=False)
class Collection(Sequence[T_co]):
    """Records of one class, in the order of display: an immutable sequence, and every filter of it returns another.

    It is made by a dossier. Two are equal if they are of one class and hold the same records.

    Example:
        >>> from dipltalks import seeds
        >>> talks = seeds.dossier().meetings.involving("RU", "US").held()
        >>> len(talks), str(talks[0].when), talks["ru-us-2025-02-27-istanbul"].place.city
        (4, '2025-02-18', 'Istanbul')
        >>> "ru-us-2025-02-27-istanbul" in talks, "ru-us-2025-04-istanbul" in talks
        (True, False)
    """

    _records: tuple[T_co, ...]
    _lookup: Lookup

    _class: ClassVar[type]
    """The class of the records."""
    _columns: ClassVar[tuple[str, ...]]
    """The fields that `to_dicts` shows where none are named."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, in their order.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.during("2025-02").ids
            ('ru-us-2025-02-18-riyadh', 'ru-us-2025-02-27-istanbul')
        """
        return tuple(self._by_id)

    def where(self, predicate: Callable[[T_co], object]) -> Self:
        """Return the records for which a function of your own is true.

        Args:
            predicate: Takes a record and says whether to keep it.

        Returns:
            Those records.

        Raises:
            InvalidDataError: `predicate` is no function.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.held().where(lambda meeting: meeting.place is None).ids
            ('ru-us-2025-03-18-call',)
        """
        if not callable(predicate):
            raise one_problem("is no function", predicate, "give one that takes a record", path="predicate")
        return type(self)(tuple(filter(predicate, self._records)), self._lookup)

    def one(self) -> T_co:
        """Return the only record.

        Returns:
            The record.

        Raises:
            RecordCountError: There is none, or more than one; the error lists them.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.at("Istanbul").held().one().id
            'ru-us-2025-02-27-istanbul'
        """
        if len(self) != 1:
            raise RecordCountError(f"exactly one {self._noun()}", self.ids)
        return self._records[0]

    def one_or_none(self) -> T_co | None:
        """Return the only record, or None if there is none.

        Returns:
            The record, or None.

        Raises:
            RecordCountError: There is more than one; the error lists them.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.during("2024").one_or_none() is None
            True
        """
        if len(self) > 1:
            raise RecordCountError(f"at most one {self._noun()}", self.ids)
        return self.first_or_none()

    def first(self) -> T_co:
        """Return the first record.

        Returns:
            The record.

        Raises:
            RecordCountError: There is none.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.held().first().id
            'ru-us-2025-02-18-riyadh'
        """
        return self._at(0, "first")

    def first_or_none(self) -> T_co | None:
        """Return the first record, or None if there is none.

        Returns:
            The record, or None.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.during("2024").first_or_none() is None
            True
        """
        return self._records[0] if self else None

    def last(self) -> T_co:
        """Return the last record.

        Returns:
            The record.

        Raises:
            RecordCountError: There is none.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.held().last().id
            'ru-us-2025-03-18-call'
        """
        return self._at(-1, "last")

    def last_or_none(self) -> T_co | None:
        """Return the last record, or None if there is none.

        Returns:
            The record, or None.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.during("2024").last_or_none() is None
            True
        """
        return self._records[-1] if self else None

    def count_by(self, field: str, *, per: str | None = None) -> dict[Any, int]:
        """Count the records by what they have in a field.

        Args:
            field: The path of a field or derived property: `status`, `place.country`, `delegations.RU.head.person`.
            per: For dates: by `year` (2025), `month` ('2025-03') or `day` ('2025-03-18').

        Returns:
            How many records there are for each value, in the order in which the values come up. Where there are
            several values, a record counts once for each. None stands for what is absent, and for a date that may
            fall into more than one year, month or day.

        Raises:
            InvalidDataError: `per` is none of the three, or the field is no date.
            UnknownNameError: There is no such field; the error suggests the nearest ones.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.held().count_by("when", per="month")
            {'2025-02': 2, '2025-03': 2}
        """
        return {value: len(records) for value, records in self._groups(field, per).items()}

    def group_by(self, field: str, *, per: str | None = None) -> dict[Any, Self]:
        """Return the records grouped by what they have in a field.

        Args:
            field: The path of a field or derived property: `status`, `place.country`, `delegations.RU.head.person`.
            per: For dates: by `year` (2025), `month` ('2025-03') or `day` ('2025-03-18').

        Returns:
            The records for each value, as `count_by` counts them.

        Raises:
            InvalidDataError: `per` is none of the three, or the field is no date.
            UnknownNameError: There is no such field; the error suggests the nearest ones.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.group_by("status")["announced"].ids
            ('ru-us-2025-04-istanbul',)
        """
        groups = self._groups(field, per)
        return {value: type(self)(tuple(records), self._lookup) for value, records in groups.items()}

    def to_dicts(self, *fields: str) -> list[dict[str, Any]]:
        """Return plain rows, ready for a data frame.

        Args:
            fields: Paths of fields or derived properties, as in `count_by`; none for those that the class names.

        Returns:
            A row for each record, with the paths as keys. Dates and terms are text, several values a list, parts
            dictionaries, and None is what is absent.

        Raises:
            InvalidDataError: A path is not text.
            UnknownNameError: There is no such field; the error suggests the nearest ones.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.at("Istanbul").to_dicts("when", "place.city", "status")[0]
            {'when': '2025-02-27', 'place.city': 'Istanbul', 'status': 'held'}
        """
        names = names_in(fields, "fields") if fields else self._columns
        columns = {name: field_of(self._class, name, self._lookup) for name in names}
        return [{name: column.plain(record) for name, column in columns.items()} for record in self._records]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._records)

    @overload
    def __getitem__(self, key: int) -> T_co: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    @overload
    def __getitem__(self, key: str) -> T_co: ...
    def __getitem__(self, key: int | slice | str) -> T_co | Self:
        if isinstance(key, slice):
            return type(self)(self._records[key], self._lookup)
        if not isinstance(key, str):
            return self._records[key]
        if (name := self._lookup.first_name(key)) not in self._by_id:
            raise UnknownNameError(key, f"{self._noun()} here", self.ids, find_nearest(key, self.ids))
        return self._by_id[name]

    def __contains__(self, value: object) -> bool:
        return self._lookup.first_name(value) in self._by_id if isinstance(value, str) else value in self._records

    def __and__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return self._combined(other, frozenset.intersection)

    def __or__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return self._combined(other, frozenset.union)

    def __sub__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return self._combined(other, frozenset.difference)

    def __eq__(self, other: object) -> bool:
        return self._records == other._records if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), self._records))

    def __repr__(self) -> str:
        """Return how many records there are, of how many in the dossier, and the first of their ids."""
        shown = ", ".join([*self.ids[:SHOWN], *(["…"] if len(self) > SHOWN else [])])
        whole = len(self._lookup.records_of(self._class))
        return f"<{type(self).__name__}: {len(self)} of {whole}{f' ({shown})' if shown else ''}>"

    @cached_property
    def _by_id(self) -> dict[str, T_co]:
        """The records by their id."""
        return {record.id: record for record in self._records}

    @classmethod
    def _noun(cls) -> str:
        """Return what one of the records is called in messages."""
        return cls._class.__name__.lower()

    def _at(self, index: int, place: str) -> T_co:
        """Return the record at an index, which is called a place in the message if there is none."""
        if not self:
            raise RecordCountError(f"the {place} {self._noun()}", ())
        return self._records[index]

    def _groups(self, path: str, per: str | None) -> dict[Any, list[T_co]]:
        """Return the records for each value of a field."""
        field = field_of(self._class, path, self._lookup)
        if per is not None:
            field = field.per(per)
        groups: dict[Any, list[T_co]] = {}
        for record in self._records:
            for value in field.distinct(record):
                groups.setdefault(value, []).append(record)
        return groups

    def _combined(self, other: Self, combine: Callable[[frozenset[str], frozenset[str]], frozenset[str]]) -> Self:
        """Return the records that a combination of two sets of ids leaves, in the order of the whole dossier."""
        mine, theirs = self._lookup, other._lookup
        if mine is not theirs and (mine.codebook, mine.reports) != (theirs.codebook, theirs.reports):
            raise one_problem(
                f"{type(self).__name__} of two dossiers do not combine: one id may stand for different records",
                hint="to compare dossiers, use changes and diff",
            )
        ids = combine(frozenset(self.ids), frozenset(other.ids))
        whole: tuple[T_co, ...] = mine.records_of(self._class)
        return type(self)(tuple(record for record in whole if record.id in ids), mine)
