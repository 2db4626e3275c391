"""Days: the ends of a date as ordinals, and the order of dates.

An open end is `BEFORE_ALL` or `AFTER_ALL`, beyond the calendar.
"""

import datetime as dt

from dipltalks._values.edtf import DAY_SECONDS, Precision
from dipltalks._values.spans import AFTER_ALL, BEFORE_ALL
from dipltalks._values.when import When


def first_day(when: When) -> int:
    """Return the earliest day on which a date may have begun."""
    instant, last = when.sort_key
    return last if when.precision is Precision.TIME else instant // DAY_SECONDS


def last_day(when: When) -> int:
    """Return the latest day on which a date may have ended."""
    return when.sort_key[1]


def last_utc_day(when: When) -> int:
    """Return the day in UTC on which a time falls; without a time, the latest day."""
    instant, last = when.sort_key
    return instant // DAY_SECONDS if when.precision is Precision.TIME else last


def day_at(ordinal: int) -> When | None:
    """Return the day of an ordinal; None beyond the calendar."""
    return When(dt.date.fromordinal(ordinal)) if BEFORE_ALL < ordinal < AFTER_ALL else None


def chronological(when: When | None) -> tuple[bool, tuple[int, int]]:
    """Return a key that sorts dates by `When.sort_key`, and absent ones last.

    Args:
        when: A date, or None where it is not known.

    Returns:
        The key, for `sorted`, `min` and `max`.

    Example:
        >>> sorted([None, When("2025-02-27"), When("2025-02-18")], key=chronological)
        [When('2025-02-18'), When('2025-02-27'), None]
    """
    return when is None, when.sort_key if when else (0, 0)
