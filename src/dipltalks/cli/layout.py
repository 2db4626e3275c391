"""Layout: text for a terminal of 80 columns, safe to print."""

import textwrap
from collections.abc import Iterable, Iterator

WIDTH = 80
"""Columns of a line."""

STEP = "  "
"""What one level is indented by."""

DEEPEST = 10
"""The level from which on nothing is indented further."""

_RANGES = (range(0x20), range(0x7F, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A))
UNPRINTABLE = {code: f"\\u{code:04x}" for codes in _RANGES for code in codes}
"""Control characters, and those that turn the direction of writing: a terminal obeys them."""


def lines_of(text: str, level: int = 0) -> list[str]:
    """Return a text in lines that fit, indented by its level, and one step more from its second line on.

    What a terminal would not print is shown as its number.
    """
    spaced = " ".join(text.split()).translate(UNPRINTABLE)
    indent = STEP * min(level, DEEPEST)
    return textwrap.wrap(spaced, WIDTH, initial_indent=indent, subsequent_indent=indent + STEP, break_on_hyphens=False)


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a section under its title, after an empty line; nothing if the section is empty."""
    found = list(lines)
    if found:
        yield from ("", title.upper(), *found)
