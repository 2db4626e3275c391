"""Nearest known words: what a message suggests in place of an unknown one."""

from collections.abc import Iterable

from dipltalks._errors import did_you_mean

LONGEST = 100
"""Characters of a word that are compared; a longer one is no slip of the pen."""


def find_nearest(word: object, known: Iterable[str]) -> tuple[str, ...]:
    """Find the known words that are nearest to `word` in spelling.

    Args:
        word: What was written; anything but text has no near words.
        known: The words that would have been right.

    Returns:
        At most three near words, nearest first, as they are written in `known`; empty where none is near.

    Example:
        >>> find_nearest("hold", ["held", "announced", "cancelled"])
        ('held',)
    """
    if not isinstance(word, str) or len(word) > LONGEST:
        return ()
    import difflib

    by_key = {_key(name): name for name in known}
    return tuple(by_key[key] for key in difflib.get_close_matches(_key(word), by_key))


def hint_at(word: object, known: Iterable[str]) -> str:
    """Return the hint for an unknown word: the nearest known ones, or else all that there are.

    Example:
        >>> hint_at("hold", ["held", "announced", "cancelled"])
        "did you mean 'held'?"
        >>> hint_at(7, ["held", "announced", "cancelled"])
        'one of: held, announced, cancelled'
    """
    words = tuple(map(str, known))
    if near := find_nearest(word, words):
        return did_you_mean(near)
    return f"one of: {', '.join(words)}"


def _key(word: str) -> str:
    """Fold what people confuse: case, and the ways to join words."""
    return word.casefold().replace("-", "_").replace(" ", "_")
