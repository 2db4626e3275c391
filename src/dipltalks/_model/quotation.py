"""Quotations: where words stand in a text, and what to say when they do not."""

from dipltalks._errors import Problem

SHOWN = 40
"""Characters of the source that a hint shows."""

MOST_PLACES = 7
"""Places of a quotation that are looked for."""


def find_places(text: str, quote: str, span: tuple[int, int] | None = None) -> tuple[int, ...]:
    """Find the places at which a quotation begins.

    Args:
        text: The text of a source.
        quote: The words to look for, exactly.
        span: The part of the text to look in, as (start, end); absent, all of it.

    Returns:
        The first `MOST_PLACES` offsets in code points, ascending; overlapping places count.
    """
    start, end = span or (0, len(text))
    places: list[int] = []
    while len(places) < MOST_PLACES and (start := text.find(quote, start, end)) != -1:
        places.append(start)
        start += 1
    return tuple(places)


def locate(text: str, quote: str, span: tuple[int, int] | None = None, start: int | None = None) -> int | Problem:
    """Return where a quotation stands, or what is wrong with it.

    Args:
        text: The text of a source.
        quote: The words to look for, exactly.
        span: The part of the text to look in, as (start, end); absent, all of it.
        start: Where the quotation is said to begin; absent, it has to stand just once.

    Returns:
        The offset in code points, or the problem: it stands nowhere, in several places, or not where it is said to.
    """
    first, last = span or (0, len(text))
    if start is not None and first <= start <= last - len(quote) and text.startswith(quote, start):
        return start
    places = find_places(text, quote, span)
    if start is None and len(places) == 1:
        return places[0]
    where = f"one of: {', '.join(map(str, places))}{', …' if len(places) == MOST_PLACES else ''}"
    if places and start is not None:
        return Problem("start", "is not where the quotation begins", start, where)
    if places:
        return Problem("quote", "stands more than once", quote, f"give start, {where}")
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
