"""The fast route: JSON to records, most of the way in C, with equal values shared.

JSON is decoded into the Structs of `wire_structs`, and a record is made out of each. What cannot be read like that, or
might be read otherwise, goes by the plain route, `structure(parse_json(data), cls)`, which also says what is wrong.

- Lists of words, and records such as places and delegations repeat themselves. They are looked up by their JSON, so
  each is decoded, made and checked once, and is one object however often it stands there; so are dates, by their text.
- Ids are looked up by what they refer to. So it is known in the end what the codebook has to have.
- What has been looked up is not checked again as a part of something else; all other fields, and the rules of every
  record, are.
"""

import contextlib
import functools
import typing
from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import Any, cast

import attrs
import msgspec
from msgspec import Raw

from dipltalks._codec.drafts import draft_of
from dipltalks._codec.garbage import no_full_collection
from dipltalks._codec.json_text import parse_json
from dipltalks._codec.kinds import classes_in, is_type, listed_in
from dipltalks._codec.structuring import structure
from dipltalks._codec.wire_decoding import DoubtError, decode_saved, decode_whole, decoder_of
from dipltalks._codec.wire_structs import is_looked_up, is_repeated, rest_of_test, wire_type
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError
from dipltalks._model.codebook import CLASS_OF_ENTRIES, ENTRIES_OF, Codebook
from dipltalks._model.report import Report
from dipltalks._values.annotations import Many, inner_of
from dipltalks._values.identifiers import Ref
from dipltalks._values.record import Layout, Record, layout_of
from dipltalks._values.rules import Rule
from dipltalks._values.shapes import Dated, Instance, Names, Number, Shape, Word
from dipltalks._values.when import When

Read = Callable[[Any], Any]

DOUBTS = (DoubtError, InvalidDataError, msgspec.MsgspecError, UnicodeError, RecursionError)
"""What the fast route raises where the plain one might come to something else, which also says what is wrong."""


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
    with contextlib.suppress(*DOUBTS):
        return read(data, cls)
    return structure(parse_json(data), cls)


def read(data: bytes | bytearray | memoryview | str, cls: Any) -> Any:
    """Return the object that JSON describes, by the fast route alone.

    Args:
        data: The JSON, in UTF-8 if it is bytes.
        cls: A class of records, or a list or tuple of one.

    Returns:
        The object.

    Raises:
        DOUBTS: The plain route might come to something else.
    """
    given: Any = data.encode() if isinstance(data, str) else data
    if not isinstance(given, bytes | bytearray | memoryview):
        raise DoubtError
    with no_full_collection(), fast_reading() as reading:
        return reading.read(bytes(given), cls)


def read_parts(parts: Iterable[tuple[str, bytes]]) -> Dossier:
    """Return the dossier of parts that are JSON each by itself, by the fast route alone.

    Args:
        parts: The entries of the codebook and the reports, each with the field that holds it, such as `parties`.

    Returns:
        The dossier.

    Raises:
        DOUBTS: The plain route might come to something else.
    """
    with no_full_collection(), fast_reading() as reading:
        return reading.read_parts(parts)


class _Known(dict[Any, Any]):
    """What was made before, by what it was made from."""

    def __init__(self, make: Read) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self._make(key)
        return value


class FastReading:
    """One reading: what has been made so far, so that equal values become one object."""

    def __init__(self) -> None:
        self._known: list[_Known] = []
        self._dates = self._keep(When)
        self._words: dict[Word, _Known] = {}
        self._makers: dict[type[Record], Read] = {}
        self._readers: dict[tuple[Shape, tuple[Rule, ...]], Read] = {}

    def forget(self) -> None:
        """Forget what has been made, so that another reading may begin."""
        for known in self._known:
            known.clear()

    def read(self, data: bytes, cls: Any) -> Any:
        """Return the object that JSON describes."""
        if not is_type(cls):
            raise DoubtError
        if cls is Dossier:
            saved = decode_saved(data)
            return self._dossier(self._unit(Codebook)(saved.codebook), map(self._unit(Report), saved.reports))
        listed = listed_in(cls)
        if listed is None:
            return self._unit(cls)(data)
        origin: Any = typing.get_origin(cls)
        return origin(map(self._unit(listed), decoder_of(list[Raw]).decode(data)))

    def read_parts(self, parts: Iterable[tuple[str, bytes]]) -> Dossier:
        """Return the dossier of parts that are JSON each by itself."""
        readers = {field: self._unit(cls) for field, cls in {**CLASS_OF_ENTRIES, "reports": Report}.items()}
        readers["identical"] = _from_json(tuple[str, str], tuple)
        found: dict[str, list[Any]] = {field: [] for field in readers}
        for field, data in parts:
            found[field].append(readers[field](data))
        reports = found.pop("reports")
        return self._dossier(Codebook(**found), reports)

    def _dossier(self, codebook: Codebook, reports: Iterable[Report]) -> Dossier:
        """Return a dossier, if its codebook has all that is referred to."""
        reports = tuple(reports)
        for shape, words in self._words.items():
            field = ENTRIES_OF.get(cast("Ref", shape.refers_to))
            if field is not None and not words.keys() <= {entry.id for entry in getattr(codebook, field)}:
                raise DoubtError
        return Dossier(codebook=codebook, reports=reports)

    def _keep(self, make: Read) -> _Known:
        """Return what looks up what is made by a function."""
        known = _Known(make)
        self._known.append(known)
        return known

    def _unit(self, cls: Any) -> Read:
        """Return what reads a record of a class by itself."""
        if cls not in self._makers:
            if cls not in classes_in(Dossier) or not issubclass(cls, Record):
                raise DoubtError
            self._makers[cls] = self._maker(cls)
        return _from_json(cls, self._makers[cls])

    def _maker(self, cls: Any) -> Read:
        """Return what makes a record out of its Struct."""
        layout = layout_of(cls)
        found = {
            name: self._reader(_read_alone(shape), _rules_of(layout, name), words=_are_looked_up(cls, name))
            for name, shape in layout.shapes.items()
        }
        readers = {name: reader for name, reader in found.items() if reader is not None}
        make = _maker_of(cls, tuple(readers))(*readers.values())
        return (lambda wire: _quoted(make(wire))) if cls is Report else make

    def _reader(self, shape: Shape, rules: tuple[Rule, ...] = (), *, words: bool = False) -> Read | None:
        """Return what brings a value of a shape from the form that it has in a Struct into its own, if they differ.

        Args:
            shape: The shape.
            rules: What must hold for the field besides; it is looked at where equal values are looked up.
            words: Whether words are looked up too.
        """
        inner = inner_of(shape)
        if (inner, rules) in self._readers:
            return self._readers[inner, rules]
        reader = self._new_reader(inner, rules)
        if reader is None:
            return self._keep(_sound(inner)).__getitem__ if words and isinstance(inner, Word) else None
        self._readers[inner, rules] = reader
        return reader

    def _new_reader(self, shape: Shape, rules: tuple[Rule, ...]) -> Read | None:
        if isinstance(shape, Dated):
            return self._dates.__getitem__
        if isinstance(shape, Word) and shape.refers_to is not None:
            self._words[shape] = self._keep(_sound(shape))
            return self._words[shape].__getitem__
        if isinstance(shape, Number) and shape.converts:
            sound = _sound(shape)
            return lambda value: sound(shape.convert(value))
        if isinstance(shape, Instance):
            make = self._maker(shape.cls)
            return self._keep(_from_json(shape.cls, make)).__getitem__ if is_repeated(shape.cls) else make
        if isinstance(shape, Many):
            return self._keep(_from_json(wire_type(shape), self._list_maker(shape, rules))).__getitem__
        return None

    def _list_maker(self, shape: Many, rules: tuple[Rule, ...]) -> Read:
        """Return what makes a list of values out of what has been decoded."""
        sound = _sound(shape, rules)
        read_item = None if isinstance(shape.item, Many) else self._reader(shape.item)
        return sound if read_item is None else lambda items: sound(tuple(map(read_item, items)))


_idle: deque[FastReading] = deque(maxlen=8)
"""Readings that are over. To make all readers anew takes longer than to read a small file."""


@contextlib.contextmanager
def fast_reading() -> Generator[FastReading]:
    """Lend a reading that knows of nothing yet."""
    try:
        reading = _idle.pop()
    except IndexError:
        reading = FastReading()
    try:
        yield reading
    finally:
        reading.forget()
        _idle.append(reading)


def _from_json(kind: Any, make: Read) -> Read:
    """Return what makes a value of its JSON.

    Args:
        kind: What `decoder_of` takes.
        make: Makes the value of what has been decoded.
    """
    decoder = decoder_of(kind)
    return lambda data: make(decode_whole(data, decoder))


def _quoted(report: Report) -> Report:
    """Return the report, if all that it quotes of its source stands there."""
    source, text = report.source, report.source.text
    if text is None:
        return report
    for record in report.records:
        for each in record.evidence:
            quote, start = each.quote, each.start
            # A quotation that stands just once has been given its start.
            if quote is not None and each.source == source.id and (start is None or not text.startswith(quote, start)):
                raise DoubtError
    return report


def _are_looked_up(cls: type[Record], name: str) -> bool:
    """Tell whether the words of a field are looked up: they are likely to be repeated, or take long to check.

    The id of a record takes long, too, but stands there once.
    """
    shape = inner_of(layout_of(cls).shapes[name])
    takes_long = isinstance(shape, Word) and shape.pattern is not None and shape.sure is None and name != "id"
    return takes_long or is_repeated(cls)


def _read_alone(shape: Shape) -> Shape:
    """Return the shape of what is read by itself: of records in a list each one."""
    inner = inner_of(shape)
    return inner.item if isinstance(inner, Many) and isinstance(inner.item, Instance) else inner


def _brought(shape: Shape, var: str, read: str) -> str:
    """Return a Python expression that brings what a Struct has in a field into the form of the record.

    Args:
        shape: The shape of the field.
        var: The variable that holds it.
        read: The function that reads what is read alone.
    """
    inner, alone = inner_of(shape), _read_alone(shape)
    if inner is not alone:
        items = f"map(bytes, {var})" if is_looked_up(alone) else var
        return f"tuple(map({read}, {items}))"
    return f"{read}(bytes({var}))" if is_looked_up(inner) else f"{read}({var})"


@functools.cache
def _maker_of(cls: type[Record], fields_read: tuple[str, ...]) -> Callable[..., Read]:
    """Return a function that takes the readers of some fields, and returns what makes a record out of its Struct.

    It is generated, for that is what most of the time is spent in. A record is made without its constructor, out of a
    draft, and what has not been checked is.
    """
    layout, names, lines = layout_of(cls), Names(cls=cls, draft=draft_of(cls), DoubtError=DoubtError), list[str]()
    for name, shape in layout.shapes.items():
        lines.append(f"{name}_ = wire.{name}")
        if name in fields_read:
            is_stated = f"{name}_" if isinstance(shape, Many) else f"{name}_ is not None"
            lines.append(f"if {is_stated}: {name}_ = {_brought(shape, f'{name}_', f'read_{name}')}")
            if layout.defaults[name] is attrs.NOTHING:
                lines.append("else: raise DoubtError")
    tests = list[str]()
    for name in [name for name in layout.shapes if name not in fields_read]:
        if layout.defaults[name] is attrs.NOTHING:
            tests.append(f"{name}_ is not None")
        if test := rest_of_test(layout.shapes[name], f"{name}_", names):
            tests.append(test)
    looked_at = {rule for name in fields_read for rule in _rules_of(layout, name)}
    tests += [rule.test("{}_", names) for rule in layout.rules if rule not in looked_at]
    lines.append(f"if not ({' and '.join(tests) or True}): raise DoubtError")
    lines.append("made = draft()")
    lines += [f"made.{name} = {name}_" for name in layout.shapes]
    lines.append("made.__class__ = cls")
    if layout.completes:
        lines.append("made._complete()")
    lines.append("return made")
    readers = ", ".join(f"read_{name}" for name in fields_read)
    body = "\n        ".join(lines)
    bind = names.function(f"def bind({readers}):\n    def make(wire):\n        {body}\n    return make")
    return cast("Callable[..., Read]", bind)


def _rules_of(layout: Layout, name: str) -> tuple[Rule, ...]:
    """Return the rules that are about one field alone, if it is a list of values that are looked up.

    What is absent is not looked up, so a rule that an empty list breaks is not among them.
    """
    shape = layout.shapes[name]
    if not isinstance(shape, Many) or isinstance(shape.item, Instance):
        return ()
    return tuple(rule for rule in layout.rules if rule.fields == (name,) and not [*rule.find(())])


@functools.cache
def _sound(shape: Shape, rules: tuple[Rule, ...] = ()) -> Read:
    """Return what hands a value back, if it has a shape and keeps some rules."""
    names = Names()
    tests = [shape.test("value", names), *(rule.test("value", names) for rule in rules)]
    fits = names.evaluate(f"lambda value: {' and '.join(tests)}")

    def sound(value: Any) -> Any:
        if not fits(value):
            raise DoubtError
        return value

    return sound
