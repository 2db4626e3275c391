"""YAML text: read as strictly as JSON, of which it is another way to write the same data.

A plain scalar is a number, `true`, `false` or `null` just where JSON has one, and text everywhere else: Norway stays
`NO`, and `2025-02-27` the text of a date. Tags, anchors and aliases are refused, so that what stands in a file is what
it says, and no short file can stand for a long one.
"""

import functools
import importlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dipltalks._codec.json_text import object_of
from dipltalks._codec.positions import TOP, Paths, Position, located
from dipltalks._codec.reading import Reading, utf8_text
from dipltalks._codec.structuring import step_to
from dipltalks._errors import InvalidDataError, MissingExtraError, Problem, one_problem

DEEPEST = 100
"""How deep lists and mappings may be nested."""

LIBRARY = "yaml"
LEAVE_TAGS_OUT = "quote what is text, and leave tags out"

_TAG_DIRECTIVE = re.compile(r"(?:^|[\r\n\x85\u2028\u2029])%TAG")
_WORDS = {"true": True, "false": False, "null": None}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def read_yaml(data: bytes) -> Reading:
    """Return what YAML says.

    Args:
        data: The text, in UTF-8; a byte order mark is passed over.

    Raises:
        InvalidDataError: It is no YAML, or uses what is not taken here; the one problem says what and where.
        MissingExtraError: The extra `yaml` is not installed.
    """
    text = utf8_text(data, "YAML").removeprefix("\ufeff")
    found, _ = _compose(text, Paths(()))
    return Reading(found, functools.partial(_located, text=text))


def _located(problems: Iterable[Problem], text: str) -> tuple[Problem, ...]:
    """Return problems of what YAML says, with line and column."""
    return located(problems, lambda paths: _compose(text, paths)[1])


def _compose(text: str, paths: Paths) -> tuple[Any, dict[str, Position]]:
    """Return what YAML says, and the positions of what lies on some paths."""
    try:
        yaml = importlib.import_module(LIBRARY)
    except ImportError as error:
        raise MissingExtraError("YAML", "yaml") from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    _refuse_tag_directives(text)
    try:
        events = yaml.parse(text, Loader=loader)
        composer = _Composer(events, paths)
        return composer.document(), composer.positions
    except InvalidDataError:
        raise
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two for escapes beyond Unicode
        raise _not_yaml(_reason(error), getattr(error, "problem_mark", None)) from None


class _Composer:
    """Makes plain data out of the events of a parser."""

    def __init__(self, events: Iterator[Any], paths: Paths) -> None:
        self._events, self._paths = events, paths
        self.positions: dict[str, Position] = {}

    def document(self) -> Any:
        """Return what the only document of the text says."""
        next(self._events)
        event = next(self._events)
        if _kind(event) == "StreamEnd":
            raise _not_yaml("there is nothing in it", event.start_mark)
        value = self._value(next(self._events), TOP, 0)
        next(self._events)
        event = next(self._events)
        if _kind(event) != "StreamEnd":
            raise _not_yaml("it holds a second document", event.start_mark)
        return value

    def _value(self, event: Any, path: str, depth: int) -> Any:
        """Return the value that begins with an event."""
        _refuse_extras(event, depth)
        if path in self._paths:
            self.positions[path] = _position(event.start_mark)
        kind = _kind(event)
        if kind == "MappingStart":
            return object_of(list(self._pairs(path, depth + 1)))
        if kind == "SequenceStart":
            return list(self._items(path, depth + 1))
        return event.value if event.style else _plain(event)

    def _pairs(self, path: str, depth: int) -> Iterator[tuple[str, Any]]:
        while _kind(event := next(self._events)) != "MappingEnd":
            _refuse_extras(event, depth)
            if _kind(event) != "Scalar":
                raise _not_yaml("a key is a list or a mapping", event.start_mark)
            step = step_to(event.value)
            joint = "" if step.startswith("[") else "."
            yield event.value, self._value(next(self._events), f"{path}{joint}{step}", depth)

    def _items(self, path: str, depth: int) -> Iterator[Any]:
        index = 0
        while _kind(event := next(self._events)) != "SequenceEnd":
            yield self._value(event, f"{path}[{index}]", depth)
            index += 1


def _kind(event: Any) -> str:
    """Return what an event of the parser is, such as `MappingStart`."""
    return type(event).__name__.removesuffix("Event")


def _refuse_tag_directives(text: str) -> None:
    """Raise an error for a text that names tags, of which the parser compares each with all others."""
    if found := _TAG_DIRECTIVE.search(text):
        line = text.count("\n", 0, found.end()) + 1
        raise _not_yaml(f"it uses tags at line {line}, column 1", None, LEAVE_TAGS_OUT)


def _refuse_extras(event: Any, depth: int) -> None:
    """Raise an error for what YAML has beyond JSON, and for data that is nested beyond reason."""
    if event.anchor is not None:  # an alias has one too
        raise _not_yaml("it uses anchors", event.start_mark, "write out what is meant")
    if event.tag is not None:
        raise _not_yaml("it uses tags", event.start_mark, LEAVE_TAGS_OUT)
    if depth > DEEPEST:
        raise _not_yaml("it is nested too deeply", event.start_mark)


def _plain(event: Any) -> Any:
    """Return what a plain scalar stands for: as in JSON, or else its text."""
    text: str = event.value
    if text in _WORDS:
        return _WORDS[text]
    if not text:
        return None
    try:
        if _WHOLE.fullmatch(text):
            return int(text)
    except ValueError:
        raise _not_yaml("a number has too many digits", event.start_mark) from None
    return float(text) if _DECIMAL.fullmatch(text) else text


def _position(mark: Any) -> Position:
    """Return the line and column that a mark of the parser stands for."""
    return Position(mark.line + 1, mark.column + 1)


def _reason(error: Any) -> str:
    """Return what the parser says is wrong."""
    return getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)


def _not_yaml(why: str, mark: Any = None, hint: str | None = None) -> InvalidDataError:
    """Return the error for text that is not YAML, or not of the kind that is taken."""
    place = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
    return one_problem(f"is not YAML as it is read here: {why}{place}", None, hint, path=TOP)
