"""The fast route: JSON to records, most of the way in C, with equal values shared.

For each class of records there is a msgspec `Struct` with the same fields, which refuses unknown ones and wrong types.
A record is made out of it by its own constructor, so that all its checks are made. What cannot be read like that goes
by the plain route, `structure(parse_json(data), cls)`, which also says what is wrong with it. The two agree:

- Of two equal keys msgspec keeps the last one, without a word. So what was read is written again, and both must have
  the same number of quotation marks: every key brings two, and a text has as many as before. The one exception is a
  text that has them as `\\u0022`, and where that occurs, the plain route is taken.
- Small values without a name or running text, such as places, dates and delegations, repeat themselves. They are looked
  up by their bytes, and are read and checked once.
- Names are looked up by what they refer to. So what is referred to is known in the end, and the codebook has to have it.
"""

import contextlib
import functools
import gc
import typing
from collections.abc import Callable, Iterator
from typing import Any, Literal

import attrs
import msgspec
from msgspec import Raw

from dipltalks._codec.converter import structure
from dipltalks._codec.json_text import parse_json
from dipltalks._codec.migrations import KEY, VERSION
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError
from dipltalks._model.codebook import ENTRIES_OF
from dipltalks._model.report import Report
from dipltalks._values.annotations import Many, Maybe, shape_of
from dipltalks._values.identifiers import Ref
from dipltalks._values.record import Record, compiled, layout_of
from dipltalks._values.shapes import Choice, Dated, Flag, Instance, Names, Number, Shape, Word
from dipltalks._values.when import When

Read = Callable[[Any], Any]


class _DoubtError(Exception):
    """The plain route might read the data in another way."""


class _Known(dict[Any, Any]):
    """What was read before, by the bytes or the text that it was read from."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self.read(key)
        return value

    def by_bytes(self, raw: Raw) -> Any:
        """Return the value that JSON says."""
        return self[bytes(raw)]


def decode(data: bytes | bytearray | memoryview | str, cls: Any) -> Any:
    """Return the object that JSON describes, as `structure(parse_json(data), cls)` does, but faster.

    While it runs, garbage is not collected: none is made, and to look for it takes longer than all the rest.

    Args:
        data: The JSON, in UTF-8 if it is bytes.
        cls: The class of the object: any public class, or a list or tuple of one.

    Returns:
        The object.

    Raises:
        InvalidDataError: The data is not JSON, or breaks the rules of the model; every problem is listed.
        TypeError: `cls` is something else.

    Example:
        >>> from dipltalks import Meeting
        >>> decode(b'{"id": "ru-us-2025-03", "when": "2025-03"}', Meeting).when
        When('2025-03')
    """
    with contextlib.suppress(_DoubtError, InvalidDataError, msgspec.MsgspecError, UnicodeError, RecursionError):
        with _no_collection():
            return _Reading().read(_as_bytes(data), cls)
    return structure(parse_json(data), cls)


def _as_bytes(data: Any) -> bytes:
    """Return the data as bytes in which everything shows that is to be compared."""
    if isinstance(data, str):
        data = data.encode()
    if not isinstance(data, bytes | bytearray | memoryview):
        raise _DoubtError
    found = bytes(data)
    if rb"\u0022" in found:
        raise _DoubtError
    return found


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Leave the garbage collector switched off for a while."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Reading:
    """One reading: what has been read so far, so that equal values become one object."""

    def __init__(self) -> None:
        self._dates = _Known(When)
        self._words: dict[Word, _Known] = {}
        self._readers: dict[Any, Read] = {}

    def read(self, data: bytes, cls: Any) -> Any:
        """Return what JSON describes.

        Raises:
            _DoubtError: That is left to the plain route.
        """
        if isinstance(cls, type) and issubclass(cls, Record):
            made = self._unit(cls, by_units=True)(data)
        elif _is_list_of_records(cls):
            read = self._unit(typing.get_args(cls)[0])
            made = typing.get_origin(cls)(map(read, _check(data, _decoder(list[Raw]))))
        else:
            raise _DoubtError
        if cls is Dossier:
            self._require_references(made)
        return made

    def _require_references(self, dossier: Dossier) -> None:
        """Make sure that the codebook has all that is referred to."""
        for shape, words in self._words.items():
            if shape.refers_to in ENTRIES_OF:
                entries = getattr(dossier.codebook, ENTRIES_OF[shape.refers_to])
                if not words.keys() <= {entry.id for entry in entries}:
                    raise _DoubtError

    def _unit(self, cls: type[Record], *, by_units: bool = False) -> Read:
        """Return what reads a record of a class by itself."""
        decoder, make = _decoder(_struct_of(cls, by_units)), self._maker(cls, by_units=by_units)
        return lambda data: make(_check(data, decoder))

    def _maker(self, cls: type[Record], *, by_units: bool = False) -> Read:
        """Return what makes a record out of its Struct."""
        shapes = layout_of(cls).shapes
        found = {name: self._reader(shape, by_units=by_units) for name, shape in shapes.items()}
        readers = {name: read for name, read in found.items() if read is not None}
        make = _binder(cls, tuple(readers))(*readers.values())
        return _checked(make) if cls is Report else make

    def _reader(self, shape: Shape, *, by_units: bool = False) -> Read | None:
        """Return what brings a value of a shape from the form of the wire into its own, if they differ."""
        if isinstance(shape, Maybe):
            return self._reader(shape.inner)
        if isinstance(shape, Dated):
            return self._dates.__getitem__
        if isinstance(shape, Word) and shape.refers_to is not None:
            if shape not in self._words:
                self._words[shape] = _Known(_sound(shape))
            return self._words[shape].__getitem__
        if isinstance(shape, Number) and shape.converts:
            sound = _sound(shape)
            return lambda value: sound(shape.convert(value))
        if isinstance(shape, Instance | Many):
            key = shape, by_units
            if key not in self._readers:
                self._readers[key] = self._record_reader(shape) if isinstance(shape, Instance) else self._many(*key)
            return self._readers[key]
        return None

    def _record_reader(self, shape: Instance) -> Read:
        return _Known(self._unit(shape.cls)).by_bytes if _is_shared(shape) else self._maker(shape.cls)

    def _many(self, shape: Many, by_units: bool) -> Read:
        if not isinstance(shape.item, Instance):
            return _Known(self._leaves(shape)).by_bytes
        read = self._unit(shape.item.cls) if by_units else self._record_reader(shape.item)
        return lambda items: tuple(map(read, items))

    def _leaves(self, shape: Many) -> Read:
        """Return what reads a list of dates, terms, names or numbers, or of lists of them."""
        decoder, read, sound = _decoder(_wire_type(shape)), self._items(shape), _sound(shape)
        return lambda data: sound(read(_check(data, decoder)))

    def _items(self, shape: Many) -> Read:
        read = self._items(shape.item) if isinstance(shape.item, Many) else self._reader(shape.item)
        return tuple if read is None else lambda items: tuple(map(read, items))


def _checked(make: Read) -> Read:
    """Return what makes a report, and looks whether its quotations stand in its source."""

    def made(wire: Any) -> Report:
        report: Report = make(wire)
        source = report.source
        if source.text is not None:
            for record in report.records:
                for evidence in record.evidence:
                    if evidence.quote is None or evidence.source != source.id:
                        continue
                    if evidence.start is None or not source.text.startswith(evidence.quote, evidence.start):
                        raise _DoubtError
        return report

    return made


def _check(data: bytes | Raw, decoder: msgspec.json.Decoder[Any]) -> Any:
    """Return what is decoded, if everything that stands in the data is in it."""
    decoded = decoder.decode(data)
    if bytes(data).count(b'"') != _encoder.encode(decoded).count(b'"'):
        raise _DoubtError
    return decoded


@functools.cache
def _binder(cls: type[Record], read_fields: tuple[str, ...]) -> Callable[..., Read]:
    """Return what takes the readers of some fields of a class, and returns what makes a record out of its Struct.

    It is generated, for it takes most of the time. The record is made as a pickle is, without its constructor, and what
    is left to check is checked; but a class that does more on construction than to check is constructed.
    """
    layout, names, lines = layout_of(cls), Names(cls=cls, new=cls.__new__, Doubt=_DoubtError), list[str]()
    for name in read_fields:
        default = names.add(layout.defaults[name])
        lines.append(f"{name}_ = wire.{name}")
        lines.append(f"if {name}_ is not None and {name}_ is not {default}: {name}_ = read_{name}({name}_)")
    values = {name: f"{name}_" if name in read_fields else f"wire.{name}" for name in layout.shapes}
    if cls.__attrs_post_init__ is Record.__attrs_post_init__:
        lines.append("self = new(cls)")
        lines += [f"{names.add(getattr(cls, name).__set__)}(self, {value})" for name, value in values.items()]
        lines.append(f"if not {names.add(_unread_fits(cls, read_fields))}(self): raise Doubt")
        lines.append("return self")
    else:
        lines.append(f"return cls({', '.join(f'{name}={value}' for name, value in values.items())})")
    readers = ", ".join(f"read_{name}" for name in read_fields)
    body = "\n        ".join(lines)
    exec(f"def bind({readers}):\n    def make(wire):\n        {body}\n    return make", names)
    return typing.cast("Callable[..., Read]", names["bind"])


def _unread_fits(cls: type[Record], read_fields: tuple[str, ...]) -> Callable[[Any], bool]:
    """Return what tells whether a record has nothing wrong that neither its Struct nor a reader has seen to."""
    layout = layout_of(cls)
    return compiled({name: shape for name, shape in layout.shapes.items() if name not in read_fields}, layout.rules)


@functools.cache
def _sound(shape: Shape) -> Read:
    """Return what hands a value back if it has a shape."""
    names = Names()
    fits = eval(f"lambda value: {shape.test('value', names)}", names)

    def sound(value: Any) -> Any:
        if not fits(value):
            raise _DoubtError
        return value

    return sound


@functools.cache
def _struct_of(cls: type[Record], by_units: bool) -> type[msgspec.Struct]:
    """Return the Struct that has the fields of a class of records."""
    layout = layout_of(cls)
    fields = [
        (name, _field_type(shape, by_units))
        if layout.defaults[name] is attrs.NOTHING
        else (name, _field_type(shape, by_units), layout.defaults[name])
        for name, shape in layout.shapes.items()
    ]
    if cls is Dossier:
        fields.append((KEY, Literal[VERSION]))
    return msgspec.defstruct(
        cls.__name__, fields, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
    )


def _field_type(shape: Shape, by_units: bool) -> Any:
    """Return the type of a field of a Struct."""
    if isinstance(shape, Maybe):
        inner = _field_type(shape.inner, by_units)
        return inner if inner is Raw else inner | None
    if isinstance(shape, Instance):
        return Raw if _is_shared(shape) else _struct_of(shape.cls, by_units=False)
    if isinstance(shape, Many):
        if not isinstance(shape.item, Instance):
            return Raw
        return list[Raw if by_units else _field_type(shape.item, by_units=False)]
    return _wire_type(shape)


def _wire_type(shape: Shape) -> Any:
    """Return the type that a value without fields has in a Struct."""
    if isinstance(shape, Many):
        item = _wire_type(shape.item)
        return list[item] if shape.size is None else tuple[(item,) * shape.size]
    if isinstance(shape, Choice):
        return shape.terms
    if isinstance(shape, Number):
        return int if shape.kind is int else int | float
    return bool if isinstance(shape, Flag) else str


@functools.cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


_encoder = msgspec.json.Encoder()


@functools.cache
def _is_shared(shape: Instance) -> bool:
    """Tell whether records of a class are likely to repeat themselves: they have neither an id nor running text."""
    shapes = layout_of(shape.cls).shapes
    inner = (each.inner if isinstance(each, Maybe) else each for each in shapes.values())
    return "id" not in shapes and not any(isinstance(each, Word) and _is_running(each) for each in inner)


def _is_running(shape: Word) -> bool:
    return shape.most is None and shape.listed is None


def _is_list_of_records(kind: Any) -> bool:
    """Tell whether a type is a list, or a tuple of any length, of one class of records."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is not list and not (origin is tuple and args[1:] == (Ellipsis,)):
        return False
    return isinstance(args[0], type) and issubclass(args[0], Record)
