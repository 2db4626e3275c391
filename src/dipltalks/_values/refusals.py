"""Refusals: the forms of dates that are not read, each with its name and what to write instead."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class RefusedError(Exception):
    """A text that is not read: why, and what to write instead."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason, hint)
        self.reason, self.hint = reason, hint


class RefusedForm(NamedTuple):
    """A form that is refused by name."""

    pattern: str
    reason: str
    hint: str


def refusal(text: str, forms: Iterable[RefusedForm]) -> RefusedError:
    """Return the error that names the form of a text that is not read."""
    if not (stripped := text.strip()):
        return RefusedError("the text is empty", LEAVE_OUT)
    if text != stripped:
        return RefusedError("there are blanks around it", f"write {stripped!r}")
    if not text.isascii():
        foreign = next(character for character in text if not character.isascii())
        return RefusedError(f"{foreign!r} is no character of a date", "write plain digits, hyphens and slashes")
    # The last form takes every text.
    return next(RefusedError(form.reason, form.hint) for form in forms if re.fullmatch(form.pattern, text, PLAIN))


PLAIN = re.ASCII | re.DOTALL
"""How patterns are read: digits are those of ASCII, and a dot is any character."""

WRITE_DAY = "write year-month-day, such as '2025-03-18'"
WRITE_MONTH = "write year-month, such as '2025-03'"
WRITE_SEASON = "seasons go from 21 (spring) to 24 (winter)"
WRITE_TIME = "write a time as '2025-04-08T22:47' or '2025-04-08T22:47:30', then Z, +10:00 or nothing"
WRITE_INTERVAL = "write both ends in full, such as '2025-03-23/2025-03-25'"
WRITE_ONE_OF = "write a one-of range, such as '[2025-03-23..2025-03-25]', '[2025-03-23..]' or '[..2025-03-25]'"
WRITE_X = "write '202X', '2025-XX' or '2025-03-XX'"
YEARS = "days go from 0001-01-01 to 9999-12-31"
LEAVE_OUT = "leave the date out where it is not known"


def _forms(*rows: tuple[str, str, str]) -> tuple[RefusedForm, ...]:
    """Return forms from their patterns, reasons and hints."""
    return tuple(RefusedForm(*row) for row in rows)


# The first form that fits names the text, so the order matters: special forms first.
REFUSED = _forms(
    (r"-\d.*", "negative years are not supported", YEARS),
    (r"[Yy][+-]?\d.*", "years with the prefix Y are not supported", YEARS),
    (r"\d+E\d+(S\d+)?|\d+S\d+", "exponents and significant digits are not supported", "write '195X' or '[1950..1959]'"),
    (r"\{.*", "a set of dates in braces is not supported", "give each event a date of its own"),
    (r"\[.*,.*", "a one-of list with commas is not supported", WRITE_ONE_OF),
    (r"\[.*\][~?%]", "a one-of range has no qualifiers", WRITE_ONE_OF),
    (r"\[.*|[^/]*\.\..*", "it is not a one-of range in brackets", WRITE_ONE_OF),
    (r"\d{4}-?[Ww]\d.*", "week dates are not supported", "write the days, such as '2025-03-03/2025-03-09'"),
    (r"\d{4}-\d{3}", "ordinal dates are not supported", WRITE_DAY),
    (r"\d{6,8}([T ].*)?", "the basic format, without hyphens, is not supported", WRITE_DAY),
    (r"PT?\d.*", "durations are not supported", WRITE_INTERVAL),
    (r"[\d~?%X-]*[~?%][\d~?%X-]+", "a qualifier stands once, at the end of a whole date", "write '2025-03~'"),
    (r"\d{4}-\d\d-\d\dt.*|\d.*T\d.*z", "T and Z are written as capital letters", WRITE_TIME),
    (r"\d{4}-\d\d-\d\d +\d.*", "a T stands between day and time, not a blank", WRITE_TIME),
    (r"\d.*T\d.*[~?%]", "a time has no qualifier", WRITE_TIME),
    (r"\d.*T\d.*[.,]\d.*", "fractions of a second are not supported", WRITE_TIME),
    (r"\d{4}(-\d\d)?T\d.*", "a time needs a day", WRITE_TIME),
    (r"\d{4}-\d\d-\d\dT.*", "its time or offset is in no form that is read", WRITE_TIME),
    (r"XXXX.*", "a date without a year says nothing", LEAVE_OUT),
    (r"\dXXX[~?%]?", "a year has one or two unspecified digits at the most", WRITE_X),
    (r"[\dXxu-]*[Xxu][\dXxu-]*[~?%]?", "X stands for the last digits of a year, or a whole month or day", WRITE_X),
    (r"\d{1,4}(/\d{1,4}){1,2}", "a slash stands between two whole dates", f"{WRITE_DAY}; {WRITE_MONTH}"),
    (r".*/.*", "it is not an interval of two whole dates", WRITE_INTERVAL),
    (r".*[A-Za-z].*", "dates in words are not read", WRITE_DAY),
    (r"\d{4}-\d{1,2}(-\d{1,2})?", "months and days have two digits", WRITE_DAY),
    (r"\d{1,2}[-. ]\d{1,2}[-. ]\d{2,4}", "the year comes first, with four digits", WRITE_DAY),
    (r"\d{1,3}(-.*)?|\d{5,}.*", "a year has exactly four digits", WRITE_DAY),
    (r".*", "it is in no form that is read", f"{WRITE_DAY}; {WRITE_MONTH}; {WRITE_INTERVAL}; {WRITE_ONE_OF}"),
)
REFUSED_ENDS = (
    *_forms(
        (r"\d.*T\d.*", "a time inside a range is not supported", "write the days without a time"),
        (r"[\dX-]*X[\dX-]*[~?%]?", "unspecified digits inside a range are not supported", "write the outermost dates"),
    ),
    *REFUSED,
)
