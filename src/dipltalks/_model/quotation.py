"""Quotations: where words stand in a text, and what to say when they do not."""

from dipltalks._errors import Problem

SHOWN = 40
"""Characters of the source that a hint shows."""


def find_places(text: str, quote: str, span: tuple[int, int] | None = None) -> tuple[int, ...]:
    """Find every place at which a quotation begins.

    Args:
        text: The text of a source.
        quote: The words to look for, exactly.
        span: The part of the text to look in, as (start, end); absent, all of it.

    Returns:
        The offsets in code points, ascending; overlapping places count.
    """
    start, end = span or (0, len(text))
    places: list[int] = []
    while (start := text.find(quote, start, end)) != -1:
        places.append(start)
        start += 1
    return tuple(places)


def locate(text: str, quote: str, span: tuple[int, int] | None = None) -> int | Problem:
    """Return where a quotation stands, or the problem if that is nowhere, or in more places than one."""
    places = find_places(text, quote, span)
    if len(places) == 1:
        return places[0]
    if places:
        where = ", ".join(map(str, places))
        return Problem("quote", "stands more than once", quote, f"give start, one of: {where}")
    if outside := find_places(text, quote):
        return Problem("quote", "stands outside the body of the source", quote, f"it stands at {outside[0]}")
    return Problem("quote", "is not in the source", quote, hint_at_departure(text, quote, span))


def hint_at_departure(text: str, quote: str, span: tuple[int, int] | None = None) -> str:
    """Return where a quotation that is not in a text departs from it.

    The longest beginning of the quotation that the text does hold is looked for, then what the text has after it.
    """
    start, end = span or (0, len(text))
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text.find(quote[:middle], start, end) != -1 else (low, middle - 1)
    if low < min(8, len(quote)):
        return "quotations are exact: blanks, line breaks and quotation marks count"
    place = text.find(quote[:low], start, end) + low
    return f"it departs at its character {low}: the source goes on {text[place : min(place + SHOWN, end)]!r}"
