"""Shapes: what a field allows, as one object for each kind of value.

A field's annotation is the only place where its constraints stand; `annotations` reads it into a tree of shapes.
Each shape can do three things:

- `convert`: bring a value that a person may well write (a list, `"held"`, `"2025-03"`) into the form that is kept.
  It is total: what it cannot convert it hands back, so that the check can name it together with all other problems.
- `test`: give the source of a Python expression that is true for the values that are allowed.
  The tests of all fields of a class are compiled into one function, for checking is most of what making a record
  costs, and one expression costs a fraction of a chain of calls.
- `problems`: say what is wrong with a value that fails the test.

A property test holds `test` and `problems` to the same answer. There is one shape for each annotation, so that two are
the same if they are one object.
"""

import abc
import enum
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from dipltalks._errors import InvalidDataError, Problem, shorten
from dipltalks._values.identifiers import Ref
from dipltalks._values.nearest import LONGEST, find_nearest, hint_at
from dipltalks._values.when import When


@attrs.frozen(eq=False)
class Listed:
    """Annotation of a text that must be one of a list of codes, each with a name."""

    names: Mapping[str, str] = attrs.field(repr=False)
    """The codes that are allowed, and what each stands for."""
    description: str
    """What such a code is, to complete the sentence "is not …"."""
    aliases: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    """Other words that people write for a code, in lower case."""


class Sure(NamedTuple):
    """Annotation of a text: a test that costs less than its pattern, and that only texts pass that fit the pattern."""

    test: str
    """A Python expression, with `{0}` for the text, which is not empty."""


class Names:
    """The objects that generated code refers to, each under a name of its own.

    They are kept in a plain dict: globals of a class derived from it take ten times as long to be found.
    """

    def __init__(self, **objects: object) -> None:
        self._objects = objects

    def add(self, value: object) -> str:
        """Keep `value` and return the name that the code finds it by."""
        name = f"_{len(self._objects)}"
        self._objects[name] = value
        return name

    def evaluate(self, expression: str) -> Any:
        """Return the value of a generated expression."""
        return eval(expression, self._objects)  # noqa: S307  # made here

    def function(self, source: str) -> Any:
        """Return the function that is defined by generated code."""
        found: dict[str, Any] = {}
        exec(source, self._objects, found)  # noqa: S102  # made here
        return found.popitem()[1]


class Shape:
    """What one value may be; no `abc.ABC`, for which `isinstance` takes several times as long."""

    __slots__ = ()

    @property
    def converts(self) -> bool:
        """Whether `convert` ever changes anything."""
        return False

    def convert(self, value: Any) -> Any:
        """Return `value` in the form that is kept, or as it is."""
        return value

    @abc.abstractmethod
    def test(self, var: str, names: Names) -> str:
        """Return a Python expression that is true if the variable `var` holds an allowed value."""

    @abc.abstractmethod
    def problems(self, value: Any, path: str) -> Iterator[Problem]:
        """Yield what is wrong with `value`, which stands at `path`; nothing if it is allowed."""


@attrs.frozen(kw_only=True, eq=False)
class Word(Shape):
    """A text, within bounds."""

    least: int = 0
    most: int | None = None
    pattern: re.Pattern[str] | None = None
    sure: Sure | None = None
    description: str = "a text"
    listed: Listed | None = None
    refers_to: Ref | None = None

    def test(self, var: str, names: Names) -> str:
        """Test type, encoding, length and pattern, the cheap ones first."""
        tests = [f"{var}.__class__ is str", f"({var}.isascii() or {names.add(_is_encodable)}({var}))"]
        if self.most is not None:
            tests.append(f"{self.least} <= len({var}) <= {self.most}")
        elif self.least:
            tests.append(f"len({var}) >= {self.least}")
        return f"({' and '.join(tests + self.content_tests(var, names))})"

    def content_tests(self, var: str, names: Names) -> list[str]:
        """Return the parts of the test that look at what a text of the right length says."""
        tests: list[str] = []
        if self.pattern is not None:
            fits = f"{names.add(self.pattern.fullmatch)}({var}) is not None"
            tests.append(fits if self.sure is None else f"({self.sure.test.format(var)} or {fits})")
        if self.listed is not None:
            tests.append(f"{var} in {names.add(self.listed.names)}")
        return tests

    def problems(self, value: Any, path: str) -> Iterator[Problem]:
        """Yield the first rule that the text breaks: the later ones would only say it again."""
        if value.__class__ is not str:
            yield _wrong_type("text", value, path)
        elif len(value) < self.least:
            yield Problem(path, "is empty", value, "leave out what is not stated")
        elif self.most is not None and len(value) > self.most:
            yield Problem(path, f"is longer than {self.most:,} characters", value, f"it has {len(value):,}")
        elif not _is_encodable(value):
            yield Problem(path, "is not Unicode text: it holds half of a surrogate pair", value)
        elif self.pattern is not None and self.pattern.fullmatch(value) is None:
            yield Problem(path, f"is not {self.description}", value)
        elif self.listed is not None and value not in self.listed.names:
            hint = _hint_at_code(value[: LONGEST + 1], self.listed)
            yield Problem(path, f"is not {self.listed.description}", value, hint)


@attrs.frozen(kw_only=True, eq=False)
class Number(Shape):
    """A number of one type, within bounds; a bool is not a number, and neither is NaN."""

    kind: type[int] | type[float]
    least: float | None = None
    most: float | None = None

    @property
    def converts(self) -> bool:
        """Whole numbers may stand where any number may."""
        return self.kind is float

    def convert(self, value: Any) -> Any:
        """Turn a whole number into the type of the field, and -0.0 into 0.0, which it equals."""
        exact = self.kind is float and value.__class__ in (int, float) and abs(value) < 2**53
        return value + 0.0 if exact else value

    def test(self, var: str, names: Names) -> str:
        """Test type and bounds, and that it is not -0.0."""
        tests = [f"{var}.__class__ is {names.add(self.kind)}"]
        if self.kind is float:
            tests.append(f"({var} or str({var}) != '-0.0')")
        if self.least is not None:
            tests.append(f"{var} >= {self.least}")
        if self.most is not None:
            tests.append(f"{var} <= {self.most}")
        return f"({' and '.join(tests)})"

    def problems(self, value: Any, path: str) -> Iterator[Problem]:
        """Yield the wrong type or the bound that is broken."""
        if value.__class__ is not self.kind:
            yield _wrong_type("a whole number" if self.kind is int else "a number", value, path)
        elif self.least is not None and not value >= self.least:
            yield Problem(path, f"is not {self.least} or more", value)
        elif self.most is not None and not value <= self.most:
            yield Problem(path, f"is not {self.most} or less", value)


class Flag(Shape):
    """True or false."""

    __slots__ = ()

    def test(self, var: str, names: Names) -> str:  # noqa: ARG002  # every shape takes the same arguments
        """Test the type."""
        return f"{var}.__class__ is bool"

    def problems(self, value: Any, path: str) -> Iterator[Problem]:
        """Yield the wrong type."""
        if value.__class__ is not bool:
            yield _wrong_type("true or false", value, path)


@attrs.frozen(eq=False)
class Choice(Shape):
    """A term of a closed vocabulary."""

    terms: type[enum.StrEnum]

    @property
    def converts(self) -> bool:
        """Always."""
        return True

    def convert(self, value: Any) -> Any:
        """Turn the text of a term into the term."""
        if isinstance(value, str) and not isinstance(value, enum.StrEnum):
            return self.terms._value2member_map_.get(str.__str__(value), value)
        return value

    def test(self, var: str, names: Names) -> str:
        """Test the type: only terms have it."""
        return f"{var}.__class__ is {names.add(self.terms)}"

    def problems(self, value: Any, path: str) -> Iterator[Problem]:
        """Yield the unknown term, with the nearest known ones."""
        if value.__class__ is not self.terms:
            yield Problem(path, f"is not a term of {self.terms.__name__}", value, hint_at(value, list(self.terms)))


@attrs.frozen(eq=False)
class Instance(Shape):
    """A record, made before: its own check has seen to what is in it."""

    cls: type

    def test(self, var: str, names: Names) -> str:
        """Test the type; a subclass could hold what would be lost when it is saved."""
        return f"{var}.__class__ is {names.add(self.cls)}"

    def problems(self, value: Any, path: str) -> Iterator[Problem]:
        """Yield the wrong type."""
        if value.__class__ is not self.cls:
            yield Problem(path, f"is not a {self.cls.__name__}", value, f"make one: {self.cls.__name__}(…)")


class Dated(Shape):
    """A date."""

    __slots__ = ()

    @property
    def converts(self) -> bool:
        """Always."""
        return True

    def convert(self, value: Any) -> Any:
        """Turn EDTF text, or a date of Python's, into a `When`."""
        if value is None or value.__class__ is When:
            return value
        try:
            return When(value)
        except InvalidDataError:
            return value

    def test(self, var: str, names: Names) -> str:
        """Test the type: a `When` cannot be wrong."""
        return f"{var}.__class__ is {names.add(When)}"

    def problems(self, value: Any, path: str) -> Iterator[Problem]:
        """Yield what the parser says."""
        if value.__class__ is When:
            return
        try:
            When(value)
        except InvalidDataError as error:
            yield from (problem.inside(path) for problem in error.problems)


def _is_encodable(text: str) -> bool:
    """Tell whether the text can be written as UTF-8, which half of a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _wrong_type(wanted: str, value: Any, path: str) -> Problem:
    """Return the problem of a value of the wrong type."""
    if value is None:
        return Problem(path, f"is not {wanted}", value, "state it")
    hint = None
    if wanted == "text" and isinstance(value, str):
        hint = f"it is a {type(value).__name__}: make it plain with str(…)"
    elif wanted == "text" and value.__class__ in (int, float):
        hint = f"write '{shorten(value)}'"
    return Problem(path, f"is not {wanted}", value, hint)


@functools.lru_cache
def _hint_at_code(value: str, listed: Listed) -> str:
    """Return the code whose name was written in its place, or the nearest ones."""
    names = listed.names
    if value.casefold() in listed.aliases:
        code = listed.aliases[value.casefold()]
        return f"{names[code]} is {code!r}"
    for code, name in names.items():
        if value.casefold() in (name.casefold(), code.casefold()):
            return f"{name} is {code!r}"
    by_name = {name: code for code, name in names.items()}
    begun = tuple(name for name in by_name if len(value) > 2 and name.casefold().startswith(value.casefold()))
    near = begun[:3] or find_nearest(value, by_name)
    return " or ".join(f"{name} is {by_name[name]!r}" for name in near) or "such as 'TR' for Türkiye"
