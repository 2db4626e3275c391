"""Field paths: a field of a record, or a part of it, named by dotted steps.

Parts are named by their key, never by their place in a list: `delegations.RU.head.office`, `topics.direct-flights`.
What tells parts apart is said once, by the rule of the class that keeps them unique; a part without its key, and a
text that is no step, cannot be named, so that a path to them ends at the field that holds them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import attrs

from dipltalks._errors import InvalidDataError, UnknownNameError
from dipltalks._values.annotations import Many, inner_of, shape_of
from dipltalks._values.identifiers import Ref
from dipltalks._values.nearest import find_nearest
from dipltalks._values.record import Record, evolved, layout_of
from dipltalks._values.shapes import Choice, Instance, Shape, Word
from dipltalks._values.texts import FieldPath

R = TypeVar("R", bound=Record)

STEP = re.compile(r"[A-Za-z0-9_-]+")
"""A step of a path."""


class Key(NamedTuple):
    """A step of a path that is the key of a part, or of a word in a list, rather than the name of a field."""

    path: str
    """The path up to the field that holds the parts."""
    ref: Ref | None
    """What the key refers to."""
    text: str
    names: tuple[str, ...] = ()
    """The attributes that tell such parts apart; none for words."""
    terms: tuple[str, ...] = ()
    """The terms that it may be, where it is one of a vocabulary."""


def covers(wide: str, narrow: str) -> bool:
    """Return whether a path names another one, or something that the other is a part of.

    Example:
        >>> covers("delegations.RU", "delegations.RU.head"), covers("when", "whenever")
        (True, False)
    """
    return narrow == wide or narrow.startswith(f"{wide}.")


def touches(one: str, other: str) -> bool:
    """Return whether one of two paths covers the other."""
    return covers(one, other) or covers(other, one)


def leaves(record: Record, within: str = "") -> Iterator[tuple[str, Any]]:
    """Yield path and value of everything that a record states, in the order of its fields.

    A part with a key is a leaf of its own, with what is in it besides: to name somebody's delegation says something.
    Parts that are kept apart by an `id` are not, for ids are names that the coder gave.

    Args:
        record: The record.
        within: The path of the record itself, where it is a part of another.

    Example:
        >>> from dipltalks import Delegation, Meeting, Place
        >>> meeting = Meeting(id="r1", delegations=[Delegation(party="RU")], place=Place(city="Riyadh"))
        >>> [path for path, _ in leaves(meeting)]
        ['id', 'delegations.RU', 'place.city']
    """
    layout = layout_of(type(record))
    for name, default in layout.defaults.items():
        value = getattr(record, name)
        if value != default:
            yield from _leaves_of(value, f"{within}.{name}" if within else name, layout.keys.get(name))


def _leaves_of(value: Any, path: str, key: tuple[str, ...] | None) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Record):
        yield from leaves(value, path)
    elif not isinstance(value, tuple):
        yield path, value
    else:
        for item in value:
            steps = steps_of(item, key)
            if not steps:
                yield path, item
                continue
            place = ".".join((path, *steps))
            if not isinstance(item, Record):
                yield place, item
                continue
            if key != ("id",):
                yield place, item
            own = {f"{place}.{name}" for name in key or ()}
            yield from ((below, leaf) for below, leaf in leaves(item, place) if below not in own)


def steps_of(item: Any, key: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the steps that name an item of a list; none if it cannot be named.

    Args:
        item: A part, or a word.
        key: The attributes that tell the parts of this list apart, if any do.
    """
    values = key_of(item, key) if isinstance(item, Record) else (item,)
    steps = tuple(map(str, values))
    return steps if all(map(STEP.fullmatch, steps)) else ()


def key_of(part: Record, key: tuple[str, ...] | None) -> tuple[Any, ...]:
    """Return what tells a part apart from the others in its list; nothing if it lacks that, or they have no key."""
    values = tuple(getattr(part, name) for name in key or ())
    return () if None in values else values


def value_at(record: Record, path: str) -> Any:
    """Return what a record states at a path; None if it states nothing there.

    Example:
        >>> from dipltalks import Delegate, Delegation, Meeting
        >>> meeting = Meeting(id="r1", delegations=[Delegation(party="RU", head=Delegate(person="lavrov"))])
        >>> value_at(meeting, "delegations.RU.head.person"), value_at(meeting, "delegations.US.head")
        ('lavrov', None)
    """
    return _value_in(record, path.split("."))


def _value_in(record: Record, steps: Sequence[str]) -> Any:
    layout, name = layout_of(type(record)), steps[0]
    value = getattr(record, name) if name in layout.shapes else None
    if value is None or value == () or len(steps) == 1:
        return None if value == () else value
    if isinstance(value, Record):
        return _value_in(value, steps[1:])
    found = _item_in(value, steps[1:], layout.keys.get(name))
    if found is None:
        return None
    item, rest = found
    return item if not rest else _value_in(item, rest)


def _item_in(items: Any, steps: Sequence[str], key: tuple[str, ...] | None) -> tuple[Any, Sequence[str]] | None:
    """Return the item of a list that the first steps name, and the steps that are left."""
    for item in items if isinstance(items, tuple) else ():
        named = steps_of(item, key)
        if named and tuple(steps[: len(named)]) == named:
            rest = steps[len(named) :]
            return None if rest and not isinstance(item, Record) else (item, rest)
    return None


def without(record: R, path: str) -> R | None:
    """Return a record without what stands at a path.

    Returns:
        The record; None if it cannot be without it, or would say nothing any more.

    Example:
        >>> from dipltalks import Place
        >>> without(Place(city="Riyadh", country="SA"), "city"), without(Place(city="Riyadh"), "city")
        (Place(country='SA'), None)
    """
    name, _, rest = path.partition(".")
    layout = layout_of(type(record))
    if value_at(record, path) is None:
        return record
    left = _left_of(getattr(record, name), rest, layout.keys.get(name)) if rest else None
    if left is None or left == ():
        left = layout.defaults[name]
    if left is attrs.NOTHING:
        return None
    try:
        return evolved(record, **{name: left})
    except InvalidDataError:
        return None


def _left_of(value: Any, path: str, key: tuple[str, ...] | None) -> Any:
    """Return what is left of the value of a field without what stands below it; None if nothing is."""
    if isinstance(value, Record):
        return without(value, path)
    steps = path.split(".")
    found = _item_in(value, steps, key)
    item, rest = found or (None, ())
    is_key = len(rest) == 1 and rest[0] in (key or ())  # a part without its key is not that part any more
    less = without(item, ".".join(rest)) if rest and not is_key and isinstance(item, Record) else None
    kept = (less if each is item else each for each in value)
    return tuple(each for each in kept if each is not None)


def keys_in(cls: type, path: str, *, derived: tuple[str, ...] = ()) -> tuple[Key, ...]:
    """Return the keys that a path names parts by.

    Args:
        cls: The class of record that the path begins at.
        path: The path.
        derived: What is no field of the class, but may be meant where an unknown one is named.

    Returns:
        The keys, from the first to the last; none if the path is made of names of fields alone.

    Raises:
        InvalidDataError: `path` has not the form of a path.
        UnknownNameError: No record of this class has such a field.
    """
    if problems := tuple(shape_of(FieldPath).problems(path, "field")):
        raise InvalidDataError(problems)
    return tuple(_keys_below(cls, path.split("."), "", derived))


def _keys_below(cls: type, steps: Sequence[str], before: str, derived: tuple[str, ...] = ()) -> Iterator[Key]:
    layout, name = layout_of(cls), steps[0]
    path = f"{before}.{name}" if before else name
    if name not in layout.shapes:
        known = (*layout.shapes, *derived)
        raise UnknownNameError(path, f"field of {cls.__name__}", known, find_nearest(name, known))
    rest = steps[1:]
    if not rest:
        return
    shape = inner_of(layout.shapes[name])
    if isinstance(shape, Instance):
        yield from _keys_below(shape.cls, rest, path)
    elif isinstance(shape, Many):
        yield from _keys_in_list(shape.item, rest, path, layout.keys.get(name, ()))
    else:
        raise UnknownNameError(rest[0], f"part of {path}")


def _keys_in_list(item: Shape, steps: Sequence[str], path: str, key: tuple[str, ...]) -> Iterator[Key]:
    """Yield the keys of a path from a list of items on."""
    if not isinstance(item, Instance):
        if len(steps) > 1:
            raise UnknownNameError(steps[1], f"part of {path}.{steps[0]}")
        yield _key(path, item, steps[0])
        return
    if not key:
        raise UnknownNameError(steps[0], f"part of {path}, whose parts have no key,")
    shapes = layout_of(item.cls).shapes
    for name, step in zip(key, steps, strict=False):
        yield _key(path, inner_of(shapes[name]), step, key)
    if rest := steps[len(key) :]:
        yield from _keys_below(item.cls, rest, ".".join((path, *steps[: len(key)])))


def _key(path: str, shape: Shape, text: str, names: tuple[str, ...] = ()) -> Key:
    """Return a step that is a key, with what its shape says of it."""
    ref = shape.refers_to if isinstance(shape, Word) else None
    return Key(path, ref, text, names, tuple(shape.terms) if isinstance(shape, Choice) else ())


def shape_at(cls: type, path: str) -> Shape:
    """Return the shape of what can stand at a path of a class of records, which `keys_in` has not refused."""
    shape: Shape = Instance(cls)
    steps = path.split(".")
    while steps and isinstance(shape, Instance):
        layout, name = layout_of(shape.cls), steps[0]
        shape = inner_of(layout.shapes[name])
        steps = steps[1:]
        if isinstance(shape, Many) and steps:
            steps = steps[max(len(layout.keys.get(name, ())), 1) :]
            shape = shape.item
    return shape
