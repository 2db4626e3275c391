"""The canonical form: the one way to write a value as plain data, and the digest of it.

The fold orders reports by this digest and the codec writes this form, so it stands below both.
Fields come in their declared order, and what is not stated is left out.
"""

import enum
import functools
import itertools
import math
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from dipltalks._errors import shorten
from dipltalks._values.annotations import Many, Maybe
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Choice, Dated, Instance, Names, Shape
from dipltalks._values.structs import to_struct
from dipltalks._values.when import When

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Return a value as plain data: dict, list, str, int, float, bool and None.

    Args:
        value: A record, a date, a term, plain data, or a tuple, list or dict of such.

    Returns:
        For a record, a dict of the fields that differ from their default; for a date or a term, its text; for a
        tuple, a list; plain data as it is.

    Raises:
        TypeError: It is, or holds, something else, such as a set, whose order would differ from run to run.

    Example:
        >>> from dipltalks import Meeting
        >>> to_plain(Meeting(id="ru-us-2025-03", when="2025-03", status="held"))
        {'id': 'ru-us-2025-03', 'when': '2025-03', 'status': 'held'}
    """
    if isinstance(value, Record):
        cls: Any = type(value)
        return _writer(cls)(value)
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in cast("Iterable[Any]", value)]
    if isinstance(value, enum.StrEnum | When):
        return str(value)
    if isinstance(value, dict):
        return {_key(key): to_plain(item) for key, item in value.items()}
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    raise TypeError(f"it holds a {type(value).__name__}, {shorten(value)}")


@functools.cache
def _writer(cls: type) -> Callable[[Any], dict[str, Any]]:
    """Return the function that gives a record of a class as plain data.

    It is generated: to ask each value of each record what it is takes ten times as long, and the shapes know it.
    """
    layout, names, lines = layout_of(cls), Names(), list[str]()
    for name, shape in layout.shapes.items():
        default = layout.defaults[name]
        is_stated = {None: " is not None", (): ""}.get(default, f" != {names.add(default)}")
        lines.append(f"value = record.{name}")
        lines.append(f"if value{is_stated}: data[{name!r}] = {_written(shape, 'value', names)}")
    body = "\n    ".join(lines)
    write = names.function(f"def write(record):\n    data = {{}}\n    {body}\n    return data")
    return cast("Callable[[Any], dict[str, Any]]", write)


def _written(shape: Shape, var: str, names: Names) -> str:
    """Return a Python expression for the variable `var`, which holds a value of a shape, as plain data."""
    if isinstance(shape, Maybe):
        return _written(shape.inner, var, names)
    if isinstance(shape, Many):
        write = _item_writer(shape.item)
        return f"[*{var}]" if write is None else f"[*map({names.add(write)}, {var})]"
    if isinstance(shape, Instance):
        return f"{names.add(_writer(shape.cls))}({var})"
    if isinstance(shape, Choice):
        return f"{var}._value_"
    return f"{var}.text" if isinstance(shape, Dated) else var


def _item_writer(shape: Shape) -> Callable[[Any], Any] | None:
    """Return what gives an item of a list as plain data, unless it is that already."""
    if isinstance(shape, Instance):
        return _writer(shape.cls)
    if isinstance(shape, Many | Choice | Dated):
        return to_plain
    return None


def _key(key: Any) -> str:
    """Return the key of an object, which is text."""
    if not isinstance(key, str):
        raise TypeError(f"it holds an object with the key {shorten(key)}, which is not text")
    return key


def to_bytes(value: Any) -> bytes:
    """Return a value in its canonical form as compact JSON in UTF-8."""
    return _encoder()(to_pieces(value))


def to_pieces(value: Any) -> Any:
    """Return a value as data for msgspec to write as JSON, in which the records of each list have been written already.

    So there is never more than one of them as plain data, which takes several times as much memory as the record.

    Args:
        value: What `to_plain` takes.

    Raises:
        TypeError: It is, or holds, something else.
    """
    if isinstance(value, Record):
        fields = ((name, getattr(value, name), default) for name, default in layout_of(type(value)).defaults.items())
        return {name: to_pieces(field) for name, field, default in fields if field != default}
    if isinstance(value, tuple | list):
        items: Iterable[Any] = value
        return [_encoded(each) if isinstance(each, Record) else to_plain(each) for each in items]
    return to_plain(value)


def _encoded(record: Record) -> Any:
    """Return a record as JSON, in the form that msgspec takes over as it is."""
    from msgspec import Raw

    cls: Any = type(record)
    return Raw(_encoder()(to_struct(cls)(record)))


@functools.cache
def _encoder() -> Callable[[Any], bytes]:
    """Return what writes JSON; it takes some time to import."""
    import msgspec

    return msgspec.json.Encoder().encode


def in_canonical_order(values: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    """Return values sorted by a key, each once; those that the key does not tell apart go by their digest."""
    tied = (list(group) for _, group in itertools.groupby(sorted(values, key=key), key=key))
    return tuple(value for group in tied for value in (_by_digest(group) if len(group) > 1 else group))


def _by_digest(values: Iterable[T]) -> list[T]:
    """Return values sorted by their digest, each once. To compare each with each takes long where they are many."""
    found = {digest(value): value for value in values}
    return [found[each] for each in sorted(found)]


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's canonical form, in hexadecimal.

    Equal values have the same digest on every platform and every version of Python.
    """
    import hashlib

    return hashlib.sha256(to_bytes(value)).hexdigest()
