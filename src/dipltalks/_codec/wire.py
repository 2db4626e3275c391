"""The fast route: JSON to records, most of the way in C, with equal values shared.

JSON is decoded into the Structs of `wire_structs`, and a record is made out of each. What cannot be read like that, or
might be read otherwise, goes by the plain route, `structure(parse_json(data), cls)`, which also says what is wrong.

- Dates, lists of words, and small records such as places and delegations repeat themselves. They are looked up by the
  bytes that say them, so each is read and checked once, and is one object however often it stands there.
- Ids are looked up by what they refer to. So it is known in the end what the codebook has to have.
- What has been looked up is not checked again as a part of something else; all other fields, and the rules of every
  record, are.
"""

import contextlib
import functools
import gc
import typing
from collections.abc import Callable, Generator
from typing import Any, cast

import msgspec
from msgspec import Raw

from dipltalks._codec.converter import structure
from dipltalks._codec.json_text import parse_json
from dipltalks._codec.wire_structs import DoubtError, decode_whole, decoder_of, is_shared, struct_of, wire_type
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError
from dipltalks._model.codebook import ENTRIES_OF
from dipltalks._model.report import Report
from dipltalks._values.annotations import Many, Maybe
from dipltalks._values.identifiers import Ref
from dipltalks._values.record import Record, compiled, layout_of
from dipltalks._values.shapes import Dated, Instance, Names, Number, Shape, Word
from dipltalks._values.when import When

Read = Callable[[Any], Any]


def decode(data: bytes | bytearray | memoryview | str, cls: Any) -> Any:
    """Return the object that JSON describes: what `structure(parse_json(data), cls)` returns, but faster.

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
    with contextlib.suppress(DoubtError, InvalidDataError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return read(data, cls)
    return structure(parse_json(data), cls)


def read(data: bytes | bytearray | memoryview | str, cls: Any) -> Any:
    """Return the object that JSON describes, by the fast route alone.

    While it runs, garbage is not collected: it makes none, and to look for some takes longer than the reading.

    Args:
        data: The JSON, in UTF-8 if it is bytes.
        cls: A class of records, or a list or tuple of one.

    Returns:
        The object.

    Raises:
        DoubtError: The plain route might come to something else. Each of the errors below says the same.
        InvalidDataError: A report, a codebook or a dossier cannot be made.
        RecursionError: The data is nested too deeply.
        UnicodeError: The data is not UTF-8.
        msgspec.MsgspecError: The data is not JSON, or of other types.
    """
    given: Any = data.encode() if isinstance(data, str) else data
    if not isinstance(given, bytes | bytearray | memoryview) or rb"\u0022" in (whole := bytes(given)):
        raise DoubtError
    with _no_collection():
        return _Reading().read(whole, cls)


@contextlib.contextmanager
def _no_collection() -> Generator[None]:
    """Leave the garbage collector switched off for a while."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Known(dict[Any, Any]):
    """What was read before, by the bytes or the text that it was read from."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self._read(key)
        return value

    def by_bytes(self, raw: Raw) -> Any:
        """Return the value that undecoded JSON says."""
        return self[bytes(raw)]


class _Reading:
    """One reading: what has been read so far, so that equal values become one object."""

    def __init__(self) -> None:
        self._dates = _Known(When)
        self._words: dict[Word, _Known] = {}
        self._readers: dict[Shape, Read] = {}

    def read(self, data: bytes, cls: Any) -> Any:
        """Return the object that JSON describes."""
        if cls is Dossier:
            return self._with_references(self._unit(cls, by_units=True)(data))
        if cls in _classes_in(Dossier):
            return self._unit(cls)(data)
        origin, args = typing.get_origin(cls), typing.get_args(cls)
        if (origin is list or args[1:] == (Ellipsis,)) and args[0] in _classes_in(Dossier):
            return origin(map(self._unit(args[0]), decode_whole(data, decoder_of(list[Raw]))))
        raise DoubtError

    def _with_references(self, dossier: Dossier) -> Dossier:
        """Return the dossier, if its codebook has all that was referred to."""
        for shape, words in self._words.items():
            field = ENTRIES_OF.get(cast("Ref", shape.refers_to))
            if field is not None and not words.keys() <= {entry.id for entry in getattr(dossier.codebook, field)}:
                raise DoubtError
        return dossier

    def _unit(self, cls: Any, *, by_units: bool = False) -> Read:
        """Return what reads a record of a class by itself; `by_units` is passed on to `struct_of`."""
        decoder, make = decoder_of(struct_of(cls, by_units=by_units)), self._maker(cls, by_units=by_units)
        return lambda data: make(decode_whole(data, decoder))

    def _maker(self, cls: Any, *, by_units: bool = False) -> Read:
        """Return what makes a record out of its Struct."""
        find = self._reader_by_units if by_units else self._reader
        found = {name: find(shape) for name, shape in layout_of(cls).shapes.items()}
        readers = {name: reader for name, reader in found.items() if reader is not None}
        make = _maker_of(cls, tuple(readers))(*readers.values())
        return (lambda wire: _quoted(make(wire))) if cls is Report else make

    def _reader_by_units(self, shape: Shape) -> Read | None:
        """Return what brings a value of a shape from the form that it has in a Struct by units into its own."""
        if isinstance(shape, Many) and isinstance(shape.item, Instance):
            return _each(self._unit(shape.item.cls))
        return self._reader(shape)

    def _reader(self, shape: Shape) -> Read | None:
        """Return what brings a value of a shape from the form that it has in a Struct into its own, if they differ."""
        if isinstance(shape, Maybe):
            return self._reader(shape.inner)
        if shape not in self._readers:
            reader = self._new_reader(shape)
            if reader is None:
                return None
            self._readers[shape] = reader
        return self._readers[shape]

    def _new_reader(self, shape: Shape) -> Read | None:
        if isinstance(shape, Dated):
            return self._dates.__getitem__
        if isinstance(shape, Word) and shape.refers_to is not None:
            self._words[shape] = _Known(_sound(shape))
            return self._words[shape].__getitem__
        if isinstance(shape, Number) and shape.converts:
            sound = _sound(shape)
            return lambda value: sound(shape.convert(value))
        if isinstance(shape, Instance):
            return _Known(self._unit(shape.cls)).by_bytes if is_shared(shape) else self._maker(shape.cls)
        if isinstance(shape, Many):
            return self._records(shape.item) if isinstance(shape.item, Instance) else self._leaves(shape)
        return None

    def _records(self, shape: Instance) -> Read:
        """Return what reads a list of records."""
        return _each(cast("Read", self._reader(shape)))

    def _leaves(self, shape: Many) -> Read:
        """Return what reads a list of dates, terms, words or numbers, or of lists of them."""
        decoder, items, sound = decoder_of(wire_type(shape)), self._items(shape), _sound(shape)
        return _Known(lambda data: sound(items(decode_whole(data, decoder)))).by_bytes

    def _items(self, shape: Many) -> Read:
        """Return what reads a list that is decoded already."""
        return _each(self._items(shape.item) if isinstance(shape.item, Many) else self._reader(shape.item))


def _each(read_item: Read | None) -> Read:
    """Return what reads a list item by item, into a tuple."""
    return tuple if read_item is None else lambda items: tuple(map(read_item, items))


def _quoted(report: Report) -> Report:
    """Return the report, if all that it quotes of its source stands there."""
    source, text = report.source, report.source.text
    for each in (each for record in report.records for each in record.evidence):
        quote, start, is_ours = each.quote, each.start, each.source == source.id
        # A quotation that stands just once has been given its start.
        if text is not None and quote is not None and is_ours and (start is None or not text.startswith(quote, start)):
            raise DoubtError
    return report


@functools.cache
def _classes_in(cls: type[Record]) -> frozenset[type[Record]]:
    """Return all classes of records that a record of a class holds, in its parts too."""
    found = set[type[Record]]()
    for shape in layout_of(cls).shapes.values():
        inner = shape.inner if isinstance(shape, Maybe) else shape
        item = inner.item if isinstance(inner, Many) else inner
        if isinstance(item, Instance):
            found |= {item.cls, *_classes_in(item.cls)}
    return frozenset(found)


@functools.cache
def _maker_of(cls: type[Record], fields_read: tuple[str, ...]) -> Callable[..., Read]:
    """Return a function that takes the readers of some fields, and returns what makes a record out of its Struct.

    It is generated, for that is what most of the time is spent in. A record is made as a pickle makes it, without its
    constructor, and what has not been checked is; a class that does more on construction than to check is constructed.
    """
    layout, names, lines = layout_of(cls), Names(cls=cls, new=cls.__new__, DoubtError=DoubtError), list[str]()
    for name in fields_read:
        lines.append(f"{name}_ = wire.{name}")
        default = names.add(layout.defaults[name])
        lines.append(f"if {name}_ is not None and {name}_ is not {default}: {name}_ = read_{name}({name}_)")
    values = {name: f"{name}_" if name in fields_read else f"wire.{name}" for name in layout.shapes}
    if cls.__attrs_post_init__ is Record.__attrs_post_init__:
        rest = {name: shape for name, shape in layout.shapes.items() if name not in fields_read}
        lines.append("self = new(cls)")
        lines += [f"{names.add(getattr(cls, name).__set__)}(self, {value})" for name, value in values.items()]
        lines.append(f"if not {names.add(compiled(rest, layout.rules))}(self): raise DoubtError")
        lines.append("return self")
    else:
        lines.append(f"return cls({', '.join(f'{name}={value}' for name, value in values.items())})")
    readers = ", ".join(f"read_{name}" for name in fields_read)
    body = "\n        ".join(lines)
    exec(f"def bind({readers}):\n    def make(wire):\n        {body}\n    return make", names)  # noqa: S102  # made here
    return cast("Callable[..., Read]", names["bind"])


@functools.cache
def _sound(shape: Shape) -> Read:
    """Return what hands a value back, if it has a shape."""
    names = Names()
    fits = eval(f"lambda value: {shape.test('value', names)}", names)  # noqa: S307  # made here

    def sound(value: Any) -> Any:
        if not fits(value):
            raise DoubtError
        return value

    return sound
