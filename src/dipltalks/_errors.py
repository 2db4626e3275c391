"""The errors, and the problems that they carry.

Every error that bad input or an unknown name can raise derives from `DipltalksError` and from the builtin that fits:

    DipltalksError
    ├── InvalidDataError         ValueError    data that breaks the rules of the model; lists every problem
    ├── UnknownNameError         LookupError   a name or an id that is not there; suggests the nearest ones
    ├── AmbiguousNameError       LookupError   a name that several have; lists them
    ├── RecordCountError         LookupError   more or fewer records than were asked for; says how many and which
    ├── UnsupportedFormatError   ValueError    a file whose suffix names no known format
    └── MissingExtraError        ImportError   a library that an optional part of the package needs

A file that does not exist, or may not be read, stays Python's own `OSError`.
A missing or misspelt keyword in a direct call stays Python's own `TypeError`.
"""

import enum
import reprlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

SHOWN = 20
"""How many problems or names the text of an error lists; its attributes always hold all of them."""

_repr = reprlib.Repr()
_repr.maxstring = _repr.maxother = 80
_repr.maxlevel = 2
_repr.maxlong = 40


def shorten(value: object) -> str:
    """Return a value as a message shows it: quoted, on one line, and cut where it is long or deep."""
    try:
        return _repr.repr(value)
    except Exception:  # noqa: BLE001  # a value that cannot show itself must not hide what is wrong with it
        return f"<{type(value).__name__}>"


def visible(name: str) -> str:
    """Return a name as a message shows it: characters that do not show, or turn the text around, by their numbers.

    Example:
        >>> visible("talks" + chr(0x202E) + ".json") == "talks" + chr(92) + "u202e.json"
        True
    """
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in name)


def did_you_mean(names: Iterable[str]) -> str:
    """Return the question that suggests names in the place of an unknown one."""
    return f"did you mean {' or '.join(map(repr, names))}?"


def _listed(shown: Sequence[str]) -> str:
    """Return the first of what is shown, and how many more there are."""
    more = f" and {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
    return f"{', '.join(shown[:SHOWN])}{more}"


class Severity(enum.StrEnum):
    """How grave a problem is."""

    ERROR = "error"
    """The data breaks a rule: it cannot be right as it stands."""
    NOTE = "note"
    """Worth a look, such as a reference to a record that is still to come."""


class Problem(NamedTuple):
    """One thing that is wrong with some data, and where.

    Example:
        >>> print(Problem("$.when", "is not a date", "2025-13", "months go from 01 to 12"))
        $.when: is not a date, found '2025-13'; months go from 01 to 12
    """

    path: str
    """Where: `when`, `topics[1]`, or from the top of a file `$.reports[0].meetings[2].when`."""
    message: str
    """What is wrong, as a clause whose subject is the value."""
    found: object = None
    """The value that was found; None where there was none."""
    hint: str | None = None
    """What to do about it, such as the nearest allowed term."""
    severity: Severity = Severity.ERROR
    """Whether a rule is broken, or this is only worth a look."""
    file: str | None = None
    """The file in which the path begins, where it is one of several, such as `reports/rt.yaml` in a folder."""
    line: int | None = None
    """The line of the file, counted from 1."""
    column: int | None = None
    """The character of that line, counted from 1."""

    def inside(self, place: str) -> "Problem":
        """Return this problem with its path continued upwards by `place`."""
        joint = "" if not self.path or self.path.startswith("[") else "."
        return self._replace(path=f"{place}{joint}{self.path}")

    def __str__(self) -> str:
        """Return the problem as one line of text."""
        file = f"{visible(self.file)}: " if self.file else ""
        spot = f" (line {self.line}, column {self.column})" if self.line else ""
        place = f"{file}{self.path}{spot}: " if self.path else ""
        found = "" if self.found is None else f", found {shorten(self.found)}"
        hint = f"; {self.hint}" if self.hint else ""
        return f"{place}{self.message}{found}{hint}"


class DipltalksError(Exception):
    """Base of every error that dipltalks raises for bad input or an unknown name."""


class InvalidDataError(DipltalksError, ValueError):
    """Data that breaks the rules of the model.

    Example:
        >>> from dipltalks import Meeting
        >>> try:
        ...     Meeting(id="", when="2025-13")
        ... except InvalidDataError as error:
        ...     [problem.path for problem in error.problems]
        ['id', 'when']
    """

    problems: tuple[Problem, ...]
    """Every problem that was found, in the order of the fields."""
    subject: str | None
    """What was being made or read, such as `Meeting` or the name of a file."""

    def __init__(self, problems: Iterable[Problem], subject: str | None = None) -> None:
        self.problems = tuple(problems)
        self.subject = subject
        super().__init__(self.problems, subject)

    def __str__(self) -> str:
        """Return all problems as text: one on a line of its own, several as a list."""
        head = f"{self.subject}: " if self.subject else ""
        if len(self.problems) == 1:
            return f"{head}{self.problems[0]}"
        lines = [f"{head}{len(self.problems)} problems", *(f"  {p}" for p in self.problems[:SHOWN])]
        if (more := len(self.problems) - SHOWN) > 0:
            lines.append(f"  and {more} more")
        return "\n".join(lines)


class UnknownNameError(DipltalksError, LookupError):
    """A name or an id that is not there.

    Example:
        >>> str(UnknownNameError("RO", "party of this meeting", ["RU", "US"], ["RU"]))
        "no party of this meeting is called 'RO'; did you mean 'RU'? There are 'RU', 'US'"
    """

    name: object
    """The name that was asked for."""
    kind: str
    """What it was looked up among, such as `party of this meeting`."""
    known: tuple[str, ...]
    """The names that there are."""
    suggestions: tuple[str, ...]
    """The nearest known names, nearest first."""

    def __init__(self, name: object, kind: str, known: Iterable[str] = (), suggestions: Iterable[str] = ()) -> None:
        self.name, self.kind = name, kind
        self.known, self.suggestions = tuple(known), tuple(suggestions)
        super().__init__(name, kind, self.known, self.suggestions)

    def __str__(self) -> str:
        """Return what was asked for, the nearest names, and what there is."""
        near = f"; {did_you_mean(self.suggestions)}" if self.suggestions else "."
        there = f"There are {_listed(list(map(repr, self.known)))}" if self.known else "There are none"
        return f"no {self.kind} is called {shorten(self.name)}{near} {there}"


class AmbiguousNameError(DipltalksError, LookupError):
    """A name that more than one has.

    Example:
        >>> people = [("bush-41", "George H. W. Bush"), ("bush-43", "George W. Bush")]
        >>> str(AmbiguousNameError("Bush", "person", people))
        "'Bush' is more than one person: 'bush-41' ('George H. W. Bush'), 'bush-43' ('George W. Bush'); ask by id"
    """

    name: object
    """The name that was asked for."""
    kind: str
    """What it was looked up among, such as `person of the codebook`."""
    candidates: tuple[tuple[str, str], ...]
    """Those who have the name: the id of each, and the name that is shown for it."""

    def __init__(self, name: object, kind: str, candidates: Iterable[tuple[str, str]]) -> None:
        self.name, self.kind, self.candidates = name, kind, tuple(candidates)
        super().__init__(name, kind, self.candidates)

    def __str__(self) -> str:
        """Return what was asked for, and whom it may mean."""
        who = _listed([f"{name!r} ({shorten(shown)})" for name, shown in self.candidates])
        return f"{shorten(self.name)} is more than one {self.kind}: {who}; ask by id"


class RecordCountError(DipltalksError, LookupError):
    """More or fewer records than were asked for.

    Example:
        >>> str(RecordCountError("exactly one meeting", ["2025-02-18-riyadh", "2025-02-27-istanbul"]))
        "exactly one meeting was asked for, but there are 2: '2025-02-18-riyadh', '2025-02-27-istanbul'"
        >>> str(RecordCountError("a next meeting", []))
        'a next meeting was asked for, but there is none'
    """

    wanted: str
    """What was asked for, such as `exactly one meeting`."""
    found: tuple[str, ...]
    """The ids of what there is."""

    def __init__(self, wanted: str, found: Iterable[str] = ()) -> None:
        self.wanted, self.found = wanted, tuple(found)
        super().__init__(wanted, self.found)

    def __str__(self) -> str:
        """Return what was asked for, how many there are, and which."""
        there = f"are {len(self.found)}: {_listed(list(map(repr, self.found)))}" if self.found else "is none"
        return f"{self.wanted} was asked for, but there {there}"


class UnsupportedFormatError(DipltalksError, ValueError):
    """A file whose suffix names no format that dipltalks reads or writes.

    Example:
        >>> str(UnsupportedFormatError("talks.xyz", [".json"]))
        "'talks.xyz' has no suffix of a known format; known: .json"
    """

    file: str
    """The name of the file, as it was given."""
    known: tuple[str, ...]
    """The suffixes that are known."""

    def __init__(self, file: str, known: Iterable[str]) -> None:
        self.file, self.known = file, tuple(known)
        super().__init__(file, self.known)

    def __str__(self) -> str:
        """Return the file and the suffixes that are known."""
        return f"{self.file!r} has no suffix of a known format; known: {', '.join(self.known)}"


class MissingExtraError(DipltalksError, ImportError):
    """A library that an optional part of the package needs, and that is not installed.

    Example:
        >>> print(MissingExtraError("Cohen's kappa", "reliability"))
        Cohen's kappa takes a library that is not installed: pip install "dipltalks[reliability]"
    """

    wanted: str
    """What was asked for."""
    extra: str
    """The extra of the package that brings the library."""

    def __init__(self, wanted: str, extra: str) -> None:
        self.wanted, self.extra = wanted, extra
        super().__init__(wanted, extra)

    def __str__(self) -> str:
        """Return what was asked for, and the command that installs what it takes."""
        return f'{self.wanted} takes a library that is not installed: pip install "dipltalks[{self.extra}]"'


def one_problem(message: str, found: Any = None, hint: str | None = None, *, path: str = "") -> InvalidDataError:
    """Return the error for a single problem."""
    return InvalidDataError([Problem(path, message, found, hint)])


for _error in (
    DipltalksError,
    InvalidDataError,
    UnknownNameError,
    AmbiguousNameError,
    RecordCountError,
    UnsupportedFormatError,
    MissingExtraError,
):
    _error.__module__ = "dipltalks"  # tracebacks name the public place
