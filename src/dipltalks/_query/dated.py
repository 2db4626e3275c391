"""Dated collections: the filters of all records that have a date."""

import datetime as dt
from collections.abc import Callable
from typing import Self, TypeVar

from dipltalks._model.measure import Measure
from dipltalks._model.meeting import Meeting
from dipltalks._model.statement import Statement
from dipltalks._query.collection import Collection
from dipltalks._values.days import day_at, first_day, last_day
from dipltalks._values.when import When

DatedT = TypeVar("DatedT", bound=Meeting | Measure | Statement)


class DatedCollection(Collection[DatedT]):
    """Records that have a date; the period that a filter is given is all days from its earliest to its latest."""

    __slots__ = ()

    def during(self, period: str | dt.date | When, *, within: bool = False, possibly: bool = False) -> Self:
        """Return the records of a period: those with a day in it, whatever their days are.

        Args:
            period: The period: `2025`, `2025-03`, `2025-03-01/2025-03-15`.
            within: Whether all days of the record must lie in the period.
            possibly: Whether to add those of which it cannot be decided, such as those without a date.

        Returns:
            Those records.

        Raises:
            InvalidDataError: `period` is no date.

        Example:
            >>> from dipltalks import seeds
            >>> talks = seeds.dossier().meetings.held()
            >>> talks.during("2025-03-10/2025-03-31").ids
            ('ru-us-2025-03-18-call',)
            >>> talks.during("2025-03-10/2025-03-31", possibly=True).ids
            ('ru-us-2025-03-saudi-arabia', 'ru-us-2025-03-18-call')
        """
        when = When(period)
        if within:
            test = When.possibly_within if possibly else When.certainly_within
        else:
            test = When.possibly_overlaps if possibly else When.certainly_overlaps
        return self._dated(lambda date: test(date, when), possibly=possibly)

    def before(self, day: str | dt.date | When, *, possibly: bool = False) -> Self:
        """Return the records that were over before a day, or before a period began.

        Args:
            day: The day, or a period.
            possibly: Whether to add those of which it cannot be decided, such as those without a date.

        Returns:
            Those records.

        Raises:
            InvalidDataError: `day` is no date.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.before("2025-02-20").ids
            ('ru-us-2025-02-18-riyadh',)
        """
        start = day_at(first_day(When(day)))
        test = When.possibly_before if possibly else When.certainly_before
        return self._dated(lambda date: start is not None and test(date, start), possibly=possibly)

    def after(self, day: str | dt.date | When, *, possibly: bool = False) -> Self:
        """Return the records that began after a day, or after a period was over.

        Args:
            day: The day, or a period.
            possibly: Whether to add those of which it cannot be decided, such as those without a date.

        Returns:
            Those records.

        Raises:
            InvalidDataError: `day` is no date.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.held().after("2025-02-20").ids
            ('ru-us-2025-02-27-istanbul', 'ru-us-2025-03-saudi-arabia', 'ru-us-2025-03-18-call')
        """
        end = day_at(last_day(When(day)))
        test = When.possibly_after if possibly else When.certainly_after
        return self._dated(lambda date: end is not None and test(date, end), possibly=possibly)

    def _dated(self, test: Callable[[When], bool], *, possibly: bool) -> Self:
        """Return the records whose date passes a test; those without a date only if all that may be are asked for."""
        return self.where(lambda record: possibly if record.when is None else test(record.when))
