"""Mutation: data changed at random, so that it is still data, and much of it such as the model has."""

import copy
import functools
import pickle
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import dipltalks as dt
from dipltalks import seeds
from dipltalks._values.record import layout_of
from fuzz.forms import Form
from fuzz.inputs import CLASSES, RECORDS, TERMS, Input

Change = Callable[[Any, Any, Random], None]
"""Changes what a container has under a key or at an index."""

DATES = ("2025", "2025-02-29", "2025-03~", "2025-XX", "202X", "2025-03-01/..", "[2025-03..]", "2025-04-08T22:47+10:00")

LONGEST = 400
"""Characters of a value of the shipped articles that is put elsewhere."""

ODD = (None, True, False, 0, -1, 1.0, -0.0, 1e300, 10**30, "", " ", "x", "\u202e", "\ud800", "\0", "a b", [], {}, [[]])
"""Values that most fields refuse."""

PIECES = (*" .-_/~?%[]{}\"'\\\n\t:,#&*!|>0X", "..", "\u2028", "\ufeff", "\U0001f91d", "é", "../outside/secret", "-> ..")
"""What is put into texts."""


class _Again(str):
    """A key that stands in an object a second time."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


def mutated(data: bytes, form: Form, random: Random) -> bytes:
    """Return an input with one to three things in its data changed, and now and then another class."""
    given = Input.split(data)
    holder = [pickle.loads(_pickled(form, given.body))]  # noqa: S301  # made here
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        container, key = random.choice(list(_places(holder)))
        random.choice(CHANGES)(container, key, random)
    name = given.name if random.random() < 0.95 else random.choice(list(CLASSES))
    return Input(name, form.write(holder[0], random)).joined()


@functools.lru_cache(maxsize=2**12)
def _pickled(form: Form, body: bytes) -> bytes:
    """Return what a file stands for, in the form in which it is copied fastest: most inputs are changed many times."""
    return pickle.dumps(form.parse(body))


def _places(container: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each place in a container and in what it holds."""
    for key, value in container.items() if isinstance(container, dict) else enumerate(container):
        yield container, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _replace(container: Any, key: Any, random: Random) -> None:
    container[key] = _other_value(key, random)


def _remove(container: Any, key: Any, random: Random) -> None:
    if isinstance(container, dict) or len(container) > 1:
        del container[key]
    else:
        _replace(container, key, random)


def _add(container: Any, key: Any, random: Random) -> None:
    """Add something to a value, if it is an object or a list."""
    value = container[key]
    if isinstance(value, dict):
        name = random.choice(FIELDS)
        value[name] = _other_value(name, random)
    elif isinstance(value, list):
        other = _other_value(key, random)
        item = random.choice(other) if isinstance(other, list) and other else other
        value.insert(random.randint(0, len(value)), item)
    else:
        container[key] = [value]


def _repeat(container: Any, key: Any, _: Random) -> None:
    if isinstance(container, dict):
        container[_Again(key)] = copy.deepcopy(container[key])
    else:
        container.insert(key, copy.deepcopy(container[key]))


def _rename(container: Any, key: Any, random: Random) -> None:
    if isinstance(container, dict):
        container[random.choice(FIELDS)] = container.pop(key)
    else:
        container.insert(random.randint(0, len(container)), container.pop(key))


def _edit(container: Any, key: Any, random: Random) -> None:
    """Change a little of a value."""
    value = container[key]
    if isinstance(value, str):
        start, length = random.randint(0, len(value)), random.randint(0, 2)
        container[key] = value[:start] + random.choice(PIECES) + value[start + length :]
    elif isinstance(value, int | float):
        container[key] = value + random.choice([-1, 1])
    else:
        _add(container, key, random)


CHANGES: tuple[Change, ...] = (_replace, _remove, _add, _repeat, _rename, _edit, _edit)


def _other_value(key: Any, random: Random) -> Any:
    """Return a value to stand under a key: most often one that the shipped articles have there."""
    pool = KNOWN[key] if key in KNOWN and random.random() < 0.8 else random.choice([ODD, WORDS, DATES])
    return copy.deepcopy(random.choice(pool))


def _known() -> dict[str, list[Any]]:
    """Return the values that the shipped articles have under each key; of lists, the first items."""
    found: dict[str, list[Any]] = {}
    for container, key in _places(dt.unstructure(seeds.dossier())):
        value = container[key]
        if isinstance(key, str) and len(str(value)) <= LONGEST:
            found.setdefault(key, []).append(value[:2] if isinstance(value, list) else value)
    return found


KNOWN = _known()
FIELDS = tuple(dict.fromkeys(name for cls in RECORDS for name in layout_of(cls).shapes))
WORDS = tuple(dict.fromkeys(str(term) for cls in TERMS for term in cls))
