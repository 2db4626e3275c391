"""Published: the order of reports by the publication of their sources, and what was known on a day."""

import datetime as dt
from math import inf
from typing import Any

from dipltalks._errors import one_problem
from dipltalks._model.report import Report
from dipltalks._values.days import first_day, last_utc_day
from dipltalks._values.edtf import DAY_SECONDS, Precision
from dipltalks._values.spans import AFTER_ALL
from dipltalks._values.when import When


def canonical_key(report: Report) -> tuple[Any, ...]:
    """Return the key that orders reports: those without a date come first."""
    return (*publication_key(report.source.published), report.source.id, report.coder or "", report.revision)


def publication_key(published: When | None) -> tuple[float, float]:
    """Return the latest and the earliest instant of a publication, in seconds; one that has no date is the oldest."""
    if published is None:
        return -inf, -inf
    earliest, last = published.sort_key
    if published.precision is Precision.TIME:
        return earliest, earliest
    return (last + 1) * DAY_SECONDS, earliest  # an open end ends with `AFTER_ALL`


def last_day_of(day: str | dt.date | When, argument: str) -> int:
    """Return the last day of a period, in UTC where a time is given, as an ordinal.

    Args:
        day: The period, such as a day.
        argument: What it is called, for the message.

    Raises:
        InvalidDataError: `day` is no date, or is open to the right.
    """
    last = last_utc_day(When(day))
    if last == AFTER_ALL:
        raise one_problem("has no last day", str(day), "give a day", path=argument)
    return last


def was_known(report: Report, last: int, *, possibly: bool = False) -> bool:
    """Return whether the source of a report was published by the end of a day.

    Args:
        report: The report.
        last: The day, as an ordinal.
        possibly: Whether it is enough that it may have been.
    """
    published = report.source.published
    if published is None:
        return False
    if possibly and published.precision is not Precision.TIME:  # a time leaves nothing open
        return first_day(published) <= last
    return last_utc_day(published) <= last
