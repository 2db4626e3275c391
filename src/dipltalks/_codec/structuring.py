"""Structuring: plain Python data to records, with everything that is wrong with the data.

The rules:

- Nothing is coerced: text stays text, a number is no text, and one text is no list of texts.
- Fields that a class does not have, and keys that stand twice, are refused.
- Every problem is reported, with its path from the top: a hook raises all it finds at once, with paths that begin at
  its own value, and the hook above continues them upwards.
- A record's own check judges its values; the hooks only see to what is nested in it.
"""

import enum
import functools
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

import attrs

from dipltalks._codec.json_text import RepeatingObject
from dipltalks._codec.kinds import is_type, listed_in, no_class
from dipltalks._codec.migrations import migrate
from dipltalks._dossier.dossier import Dossier
from dipltalks._dossier.integrity import dangling_references, report_problems
from dipltalks._errors import InvalidDataError, Problem, one_problem, shorten
from dipltalks._model.report import Report
from dipltalks._values.annotations import Many, Maybe, item_of, not_a_list, shape_of
from dipltalks._values.nearest import LONGEST, hint_at
from dipltalks._values.record import Record, in_field_order, layout_of, problems_of
from dipltalks._values.shapes import Instance, Shape
from dipltalks._values.when import When

T = TypeVar("T")
Hook = Callable[[Any], Any]
"""What brings plain data into the form of one class."""

LEAVES = (str, int, float, bool, When, enum.StrEnum)
"""The classes of single values."""


def structure(data: Any, cls: type[T]) -> T:
    """Return the object that plain Python data describes, as `dipltalks.structure` does for our own classes.

    Raises:
        InvalidDataError: The data breaks the rules of the model; every problem is listed with its path.
        TypeError: `cls` is something else.
    """
    made: T = structured_by(hook_for(cls), data, cls)
    return made


def structured_by(hook: Hook, data: Any, cls: Any) -> Any:
    """Return what a hook makes of data; the paths of problems begin at the top of the data, `$`."""
    try:
        return hook(data)
    except InvalidDataError as error:
        raise InvalidDataError((p.inside("$") for p in error.problems), error.subject or cls.__name__) from None


def hook_for(kind: Any) -> Hook:
    """Return the hook that structures a public class, or a list or tuple of one.

    Raises:
        TypeError: `kind` is something else.
    """
    hook = _find_hook(kind) if is_type(kind) else None
    if hook is None:
        raise no_class(kind)
    return hook


@functools.cache
def _find_hook(kind: Any) -> Hook | None:
    if (listed := listed_in(kind)) is not None:
        return _list_hook(typing.get_origin(kind), listed)
    if not isinstance(kind, type):
        return None
    if kind is Dossier:
        structure_dossier = _checked_hook(kind, functools.partial(dangling_references, cls=Dossier))
        return lambda data: structure_dossier(migrate(data))
    if kind is Report:
        return _checked_hook(kind, report_problems)
    if issubclass(kind, Record):
        return _record_hook(kind)
    return functools.partial(_sound, shape_of(cast("Any", kind))) if issubclass(kind, LEAVES) else None


def _record_hook(cls: type[Record]) -> Hook:
    """Return the hook that structures one class of records."""
    fields = tuple(layout_of(cls).shapes)
    nested = {name: shape for name, shape in layout_of(cls).shapes.items() if isinstance(item_of(shape), Instance)}

    def hook(data: Any) -> Record:
        if not isinstance(data, Mapping):
            raise one_problem(f"is not an object with the fields of {cls.__name__}", data)
        given: Mapping[Any, Any] = data
        problems = list(_key_problems(given, cls))
        values = {name: given[name] for name in fields if name in given}
        for name in [name for name in nested if name in values]:
            try:
                values[name] = _structure_nested(nested[name], values[name])
            except InvalidDataError as error:
                problems += (problem.inside(name) for problem in error.problems)
                del values[name]
        if not problems:
            return cls(**values)
        problems += problems_of(cls, _with_defaults(cls, values, given))
        raise InvalidDataError(in_field_order(problems, cls))

    return hook


def _structure_nested(shape: Shape, data: Any) -> Any:
    """Return the value of a shape: a record, a tuple of values, or a single one."""
    if isinstance(shape, Instance):
        return hook_for(shape.cls)(data)
    if isinstance(shape, Maybe):
        return None if data is None else _structure_nested(shape.inner, data)
    if not isinstance(shape, Many):
        return _sound(shape, data)
    if not isinstance(data, list | tuple):
        raise InvalidDataError([not_a_list(data)])
    items: list[Any] = []
    problems: list[Problem] = []
    for index, item in enumerate(cast("Iterable[Any]", data)):
        try:
            items.append(_structure_nested(shape.item, item))
        except InvalidDataError as error:
            problems += (problem.inside(f"[{index}]") for problem in error.problems)
    if problems:
        raise InvalidDataError(problems)
    return tuple(items)


def _key_problems(data: Mapping[Any, Any], cls: type[Record]) -> Iterator[Problem]:
    """Yield the keys of an object that stand twice or name no field, and the fields that are missing."""
    fields = tuple(layout_of(cls).shapes)
    if isinstance(data, RepeatingObject):
        yield from (Problem(step_to(key), "stands more than once", None, "keep one") for key in data.repeated)
    for key in data:
        if key not in fields:
            yield Problem(step_to(key), f"is not a field of {cls.__name__}", data[key], hint_at(key, fields))
    for name, default in layout_of(cls).defaults.items():
        if default is attrs.NOTHING and name not in data:
            yield Problem(name, f"is not stated, but every {cls.__name__} has one")


def _with_defaults(cls: type[Record], values: dict[str, Any], given: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the values that can be checked one by one: converted, and defaults in the place of what is not given."""
    unstated = {
        name: default
        for name, default in layout_of(cls).defaults.items()
        if name not in given and default is not attrs.NOTHING
    }
    return unstated | {name: layout_of(cls).shapes[name].convert(value) for name, value in values.items()}


def _checked_hook(cls: type[Record], check: Callable[[Any], Iterable[Problem]]) -> Hook:
    """Return the hook for a class of records that has further checks, between its parts."""
    structure_record = _record_hook(cls)

    def hook(data: Any) -> Any:
        record, problems = None, list[Problem]()
        try:
            record = structure_record(data)
        except InvalidDataError as error:
            problems += error.problems
        problems += check(data)
        if problems:
            once = {(problem.path, problem.message): problem for problem in problems}
            raise InvalidDataError(in_field_order(once.values(), cls))
        return record

    return hook


def _list_hook(origin: Callable[[Any], Any], listed: Any) -> Hook | None:
    """Return the hook for a list, or a tuple of any length; None if no record can hold what is listed."""
    try:
        shape = Many(shape_of(listed))
    except TypeError:
        return None
    return lambda data: origin(_structure_nested(shape, data))


def _sound(shape: Shape, data: Any) -> Any:
    """Return data in the form of a shape, if there is nothing wrong with it."""
    value = shape.convert(data)
    if problems := tuple(shape.problems(value, "")):
        raise InvalidDataError(problems)
    return value


def step_to(key: Any) -> str:
    """Return a key of an object as a step of a path."""
    is_name = isinstance(key, str) and key.isidentifier() and len(key) <= LONGEST
    return key if is_name else f"[{shorten(key)}]"
