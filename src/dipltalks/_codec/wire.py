"""The fast route: JSON to records, most of the way in C, with equal values shared.

JSON is decoded into the Structs of `wire_structs`, and a record is made out of each. What cannot be read like that, or
might be read otherwise, goes by the plain route, `structure(parse_json(data), cls)`, which also says what is wrong.

- Dates, lists of words, and small records such as places and delegates repeat themselves. They are looked up by what
  was decoded, so each is made and checked once, and is one object however often it stands there.
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
from dipltalks._codec.garbage import no_collection
from dipltalks._codec.json_text import parse_json
from dipltalks._codec.kinds import classes_in, is_type, listed_in
from dipltalks._codec.structuring import structure
from dipltalks._codec.wire_structs import DoubtError, decode_saved, decode_whole, decoder_of
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
    whole = bytes(given)
    with no_collection(len(whole)), fast_reading() as reading:
        return reading.read(whole, cls)


def read_parts(parts: Iterable[tuple[str, bytes]]) -> Dossier:
    """Return the dossier of parts that are JSON each by itself, by the fast route alone.

    Args:
        parts: The entries of the codebook and the reports, each with the field that holds it, such as `parties`.

    Returns:
        The dossier.

    Raises:
        DOUBTS: The plain route might come to something else.
    """
    with fast_reading() as reading:
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
    """One reading: what has been made so far, so that equal values become one object.

    A record that is likely to be repeated is looked up by its Struct, a list of values by the tuple of them, and a date
    or an id by its text.
    """

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
        readers["identical"] = lambda data: decode_whole(data, tuple[str, str])
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
        make = self._makers[cls]
        return lambda data: make(decode_whole(data, cls))

    def _maker(self, cls: Any) -> Read:
        """Return what makes a record out of its Struct."""
        layout = layout_of(cls)
        found = {
            name: self._reader(shape, _rules_of(layout, name), words=_are_looked_up(cls, name))
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
            return self._keep(make).__getitem__ if _is_repeated(shape.cls) else make
        if isinstance(shape, Many):
            return self._list_reader(shape, rules)
        return None

    def _list_reader(self, shape: Many, rules: tuple[Rule, ...]) -> Read:
        """Return what reads a list, decoded into a tuple."""
        read_item, sound = self._reader(shape.item), _sound(shape, rules)
        if read_item is None:
            return self._keep(sound).__getitem__
        if isinstance(shape.item, Instance):
            return lambda items: tuple(map(read_item, items))
        return self._keep(lambda items: sound(tuple(map(read_item, items)))).__getitem__


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


def _is_repeated(cls: type[Record]) -> bool:
    """Tell whether records of a class are likely to be repeated: they have no id, running text or list of records."""
    shapes = layout_of(cls).shapes
    return "id" not in shapes and not any(map(_is_particular, map(inner_of, shapes.values())))


def _is_particular(shape: Shape) -> bool:
    """Tell whether values of a shape are unlikely to be repeated: running text, and lists of records."""
    if isinstance(shape, Word):
        return shape.most is None and shape.listed is None
    return isinstance(shape, Many) and isinstance(shape.item, Instance)


def _are_looked_up(cls: type[Record], name: str) -> bool:
    """Tell whether the words of a field are looked up: they are likely to be repeated, or take long to check.

    The id of a record takes long, too, but stands there once.
    """
    shape = inner_of(layout_of(cls).shapes[name])
    takes_long = isinstance(shape, Word) and shape.pattern is not None and shape.sure is None and name != "id"
    return takes_long or _is_repeated(cls)


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
            lines.append(f"if {is_stated}: {name}_ = read_{name}({name}_)")
            if layout.defaults[name] is attrs.NOTHING:
                lines.append("else: raise DoubtError")
    tests = [shape.test(f"{name}_", names) for name, shape in layout.shapes.items() if name not in fields_read]
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
    exec(f"def bind({readers}):\n    def make(wire):\n        {body}\n    return make", names)  # noqa: S102  # made here
    return cast("Callable[..., Read]", names["bind"])


def _rules_of(layout: Layout, name: str) -> tuple[Rule, ...]:
    """Return the rules that are about one field alone, if it is a list of values that are looked up.

    An empty list is not looked up, so a rule that it breaks is not among them.
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
    fits = eval(f"lambda value: {' and '.join(tests)}", names)  # noqa: S307  # made here

    def sound(value: Any) -> Any:
        if not fits(value):
            raise DoubtError
        return value

    return sound
