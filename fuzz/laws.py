"""Laws: what must hold whatever an input is."""

import pickle
from typing import Any

import dipltalks as dt
from dipltalks import InvalidDataError, When

RELATIONS = ("before", "after", "within", "overlaps")


class LawError(AssertionError):
    """A law does not hold."""


def check(holds: bool, law: str) -> None:  # noqa: FBT001  # a law holds, or it does not
    """Raise an error if a law does not hold."""
    if not holds:
        raise LawError(f"it does not hold that {law}")


def check_same(again: Any, made: Any) -> None:
    """Check that what was read a second time is the same, to the last byte that is written of it."""
    check(again == made and dt.dumps(again) == dt.dumps(made), "what is read twice is the same")


def check_error(error: InvalidDataError) -> None:
    """Check that an error says what is wrong, and where."""
    check(bool(error.problems), "an error has problems")
    shown = str(error)
    check(shown.isprintable() or "\n" in shown, "an error can be shown")
    check(all(problem.path.startswith("$") for problem in error.problems), "paths begin at the top of the data")


def check_date(text: str, when: When) -> None:
    """Check what a date says of itself."""
    again = pickle.loads(pickle.dumps(when))  # noqa: S301  # made here
    check(str(when) == text and When(text) == when == again, "a date keeps its text")
    check((when.start is None) == (when.precision != "time"), "a time has a start, and nothing else has one")
    earliest, latest, in_utc = (day and day.toordinal() for day in (when.earliest, when.latest, when.last_utc_day))
    check(earliest is None or latest is None or earliest <= latest, "a date does not end before it begins")
    check(latest == in_utc or abs((latest or 0) - (in_utc or 0)) == 1, "an offset is less than a day")
    check(when.refines(when) and when.sort_key <= when.sort_key, "a date is as sharp as itself, and can be sorted")


def check_relations(one: When, other: When) -> None:
    """Check what one date says of another."""
    for relation in RELATIONS:
        certainly, possibly = (getattr(one, f"{how}_{relation}")(other) for how in ("certainly", "possibly"))
        check(possibly or not certainly, f"what is certainly {relation} is possibly so")
    check(one.certainly_before(other) == other.certainly_after(one), "before is the reverse of after")
    check(one.compatible_with(other) == other.compatible_with(one), "two dates are compatible, or not, both ways")
    check(one.compatible_with(other) or not one.refines(other), "what is sharper is compatible")
    check(one == other or not (one.refines(other) and other.refines(one)), "one of two dates at most is sharper")
