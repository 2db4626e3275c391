"""The pattern of dates, for readers that know regular expressions and no EDTF.

Every text that `When` reads fits the pattern. Some that fit are refused by `When` all the same, for a pattern does not
know how long months are, nor which of two dates is the earlier one.
"""

_YEAR = "[0-9]{4}"
_MONTH = "(0[1-9]|1[0-2])"
_DAY = "(0[1-9]|[12][0-9]|3[01])"
_SEASON = "2[1-4]"
_MINUTE = "[0-5][0-9]"
_HOUR = "([01][0-9]|2[0-3])"
_QUALIFIER = "[~?%]?"

_PLAIN = f"{_YEAR}(-{_MONTH}(-{_DAY})?)?"
_DATE = f"{_YEAR}(-{_MONTH}(-{_DAY})?|-{_SEASON})?{_QUALIFIER}"
_UNSPECIFIED = f"({_YEAR}-XX(-XX)?|{_YEAR}-{_MONTH}-XX|[0-9]{{3}}X|[0-9]{{2}}XX){_QUALIFIER}"
_TIME = f"{_YEAR}-{_MONTH}-{_DAY}T{_HOUR}:{_MINUTE}(:{_MINUTE})?(Z|[+-]{_HOUR}(:{_MINUTE})?)?"
_INTERVAL = rf"{_DATE}/({_DATE}|\.\.)?|(\.\.)?/{_DATE}"
_ONE_OF = rf"\[{_PLAIN}\.\.({_PLAIN})?\]|\[\.\.{_PLAIN}\]"

EDTF_PATTERN = f"^({_DATE}|{_UNSPECIFIED}|{_TIME}|{_INTERVAL}|{_ONE_OF})$"
"""Fits every date that is read; with anchors, for readers that only search for it."""

EDTF_FORMS = (
    "2025, 2025-03, 2025-03-18: within that year or month; that day.",
    "2025-21, 2025-22, 2025-23, 2025-24: spring, summer, autumn, winter.",
    "2025-04-08T22:47+10:00: a time; seconds and offset may be left out.",
    "202X, 2025-XX, 2025-XX-XX, 2025-03-XX: one unknown year, month or day.",
    "2025-03-23/2025-03-25, 2025-03-23/.., ../2025-03-25: from the one to the other; the end or the start is open.",
    "[2025-03-23..2025-03-25]: one unknown day out of these.",
    "[2025-04-08..], [..2025-04-08]: anything that begins on that day or later; that ends on that day or before.",
    "A date may be followed by ~ (approximate), ? (uncertain) or % (both): 2025-04~.",
)
"""What may be written, a line for each form."""

EDTF_EXAMPLES = ("2025-03-18", "2025-03", "2025-04~", "2025-03-23/2025-03-25", "[2025-04-08..]")
"""Some dates of different forms."""
