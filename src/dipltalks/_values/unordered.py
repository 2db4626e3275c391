"""Unordered: the base of values that are not compared with `<`, and say what to use instead."""

from typing import NoReturn


class Unordered:
    """Refuses `<`, `<=`, `>` and `>=`: dates that may stand for several days have no single order."""

    __slots__ = ()

    def __lt__(self, other: object) -> NoReturn:
        _refuse()

    def __le__(self, other: object) -> NoReturn:
        _refuse()

    def __gt__(self, other: object) -> NoReturn:
        _refuse()

    def __ge__(self, other: object) -> NoReturn:
        _refuse()


def _refuse() -> NoReturn:
    raise TypeError(
        "dates that may stand for several days have no single order: use certainly_before, possibly_before, "
        "certainly_after or possibly_after; to sort, use sort_key"
    )
