"""Circles: names that lead back to themselves, among arrows from each name to others."""

from collections.abc import Iterable, Mapping


def in_circles(arrows: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the names from which following the arrows leads back to themselves.

    Example:
        >>> sorted(in_circles({"a": ["b"], "b": ["c"], "c": ["b"]}))
        ['b', 'c']
    """
    found = set[str]()
    for start in _between_circles({name: tuple(ends) for name, ends in arrows.items()}):
        seen, ahead = set[str](), list(arrows[start])
        while ahead and start not in seen:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += arrows.get(name, ())
        if start in seen:
            found.add(start)
    return frozenset(found)


def _between_circles(arrows: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the names that are in a circle or on a way from one to another: all that has no loose end."""
    for _ in range(2):
        backward = _reversed(arrows)
        loose = [name for name in backward if name not in arrows]
        waiting = {name: len(set(ends)) for name, ends in arrows.items()}
        while loose:
            for name in backward.get(loose.pop(), ()):
                waiting[name] -= 1
                if not waiting[name]:
                    del waiting[name]
                    loose.append(name)
        arrows = _reversed({name: tuple(end for end in arrows[name] if end in waiting) for name in waiting})
    return frozenset(arrows)


def _reversed(arrows: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return the arrows, turned round."""
    backward: dict[str, dict[str, None]] = {}
    for name, ends in arrows.items():
        for end in ends:
            backward.setdefault(end, {})[name] = None
    return {name: tuple(ends) for name, ends in backward.items()}
