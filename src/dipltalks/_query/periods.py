"""Periods: the year, month or day that a date falls in, and the day that a question is asked for."""

import datetime as dt
from enum import StrEnum

from dipltalks._errors import one_problem
from dipltalks._values.when import When


class CalendarUnit(StrEnum):
    """By what dates are counted."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


def unit_of(when: When, unit: CalendarUnit) -> int | str | None:
    """Return the year, month or day that a date falls in.

    Args:
        when: The date.
        unit: Which of them.

    Returns:
        The year as a number, the month as `2025-03`, the day as `2025-03-18`; None where it may be more than one.

    Example:
        >>> unit_of(When("2025-03"), CalendarUnit.YEAR), unit_of(When("2025-03"), CalendarUnit.DAY)
        (2025, None)
    """
    first, last = (None if day is None else _within(day, unit) for day in (when.earliest, when.latest))
    return first if first == last else None


def _within(day: dt.date, unit: CalendarUnit) -> int | str:
    """Return the year, month or day of a day."""
    if unit is CalendarUnit.YEAR:
        return day.year
    text = day.isoformat()
    return text if unit is CalendarUnit.DAY else text[:7]


def day_asked(on: str | dt.date | When | None, known_on: When | None) -> When:
    """Return the day that a question is asked for.

    Args:
        on: The day, or a period; None for the day on which the dossier is known.
        known_on: That day, if there is one.

    Raises:
        InvalidDataError: `on` is no date, or neither is given.
    """
    if on is not None:
        return When(on)
    if known_on is None:
        raise one_problem("is not given, and no source says when it was published", hint="on='2025-04-08'", path="on")
    return known_on
