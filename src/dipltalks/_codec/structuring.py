"""The converter: records to and from plain Python data, through one public cattrs converter.

The rules:

- Nothing is coerced: text stays text, a number is no text, and one text is no list of texts.
- Fields that a class does not have, and keys that stand twice, are refused.
- Every problem is reported, with its path from the top: a hook raises all it finds at once, with paths that begin at
  its own value, and the hook above continues them upwards.
- A record's own check judges its values; the hooks only see to what is nested in it.
"""

import contextlib
import enum
import functools
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import attrs
import cattrs

from dipltalks._codec.json_text import RepeatingObject
from dipltalks._codec.migrations import migrate
from dipltalks._dossier.dossier import Dossier
from dipltalks._dossier.integrity import dangling_references, report_problems
from dipltalks._errors import InvalidDataError, Problem, one_problem, shorten
from dipltalks._model.report import Report
from dipltalks._values.annotations import Many, Maybe, not_a_list, shape_of
from dipltalks._values.canonical import to_plain
from dipltalks._values.nearest import LONGEST, hint_at
from dipltalks._values.record import Record, in_field_order, layout_of, problems_of
from dipltalks._values.shapes import Instance, Shape
from dipltalks._values.when import When

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


def structure(data: Any, cls: type[T]) -> T:
    """Return the object that plain Python data describes.

    Args:
        data: What `json.loads` or a YAML reader gives: dicts, lists, texts, numbers, booleans.
        cls: Any public class: a record, `When`, or a vocabulary; also a list or tuple of those.

    Returns:
        The object. A `Report` has had its quotations checked against the text of its source, and a `Dossier` also its
        references into the codebook.

    Raises:
        InvalidDataError: The data breaks the rules of the model; every problem is listed with its path.
        TypeError: `cls` is something else.

    Example:
        >>> from dipltalks import Meeting
        >>> structure({"id": "ru-us-2025-03", "when": "2025-03"}, Meeting).when
        When('2025-03')
    """
    hook = _hook_for(cls)
    try:
        made: T = hook(data, cls)
    except InvalidDataError as error:
        raise InvalidDataError((p.inside("$") for p in error.problems), error.subject or _name(cls)) from None
    return made


def unstructure(value: Any) -> Any:
    """Return a value as plain Python data: the reverse of `structure`.

    Args:
        value: An object of any public class, or a list or tuple of such.

    Returns:
        For a record, a dict of what is stated, in the order of its fields; for a date or a term, its text.

    Raises:
        InvalidDataError: A list holds itself.

    Example:
        >>> from dipltalks import Place
        >>> unstructure(Place(city="Riyadh", country="SA"))
        {'city': 'Riyadh', 'country': 'SA'}
    """
    try:
        return converter.unstructure(value)
    except RecursionError:
        raise one_problem("is nested too deeply") from None


def _hook_for(kind: Any) -> Hook:
    """Return the hook that structures a class, or a list or tuple of one."""
    if isinstance(kind, type) or typing.get_origin(kind) is not None:
        with contextlib.suppress(cattrs.StructureHandlerNotFoundError):
            return converter.get_structure_hook(kind)
    raise TypeError(f"{shorten(kind)} is no class of dipltalks, nor a list or tuple of one")


def _make_converter() -> cattrs.Converter:
    """Return a converter that knows every public class."""
    made = cattrs.Converter(detailed_validation=False)
    for leaf in (str, int, float, bool, When, enum.StrEnum):
        made.register_structure_hook(leaf, _structure_leaf)
    made.register_structure_hook_factory(_is_list, functools.partial(_list_hook, made))
    made.register_structure_hook_factory(_is_record, functools.partial(_record_hook, made))
    made.register_structure_hook(Report, _checked_hook(made, Report, report_problems))
    structure_dossier = _checked_hook(made, Dossier, functools.partial(dangling_references, cls=Dossier))
    made.register_structure_hook(Dossier, lambda data, cls: structure_dossier(migrate(data), cls))
    for ours in (Record, When):
        made.register_unstructure_hook(ours, to_plain)
    return made


def _record_hook(made: cattrs.Converter, cls: type[Record]) -> Hook:
    """Return the hook that structures one class of records."""
    fields = tuple(layout_of(cls).shapes)
    nested = {name: shape for name, shape in layout_of(cls).shapes.items() if _holds_records(shape)}

    def hook(data: Any, _: Any) -> Record:
        if not isinstance(data, Mapping):
            raise one_problem(f"is not an object with the fields of {_name(cls)}", data)
        given: Mapping[Any, Any] = data
        problems = list(_key_problems(given, cls))
        values = {name: given[name] for name in fields if name in given}
        for name in [name for name in nested if name in values]:
            try:
                values[name] = _structure_nested(made, nested[name], values[name])
            except InvalidDataError as error:
                problems += (problem.inside(name) for problem in error.problems)
                del values[name]
        if not problems:
            return cls(**values)
        problems += problems_of(cls, _with_defaults(cls, values, given))
        raise InvalidDataError(in_field_order(problems, cls))

    return hook


def _structure_nested(made: cattrs.Converter, shape: Shape, data: Any) -> Any:
    """Return the value of a shape: a record, a tuple of values, or a single one."""
    if isinstance(shape, Instance):
        return made.structure(data, shape.cls)
    if isinstance(shape, Maybe):
        return None if data is None else _structure_nested(made, shape.inner, data)
    if not isinstance(shape, Many):
        return _sound(shape, data)
    if not isinstance(data, list | tuple):
        raise InvalidDataError([not_a_list(data)])
    items: list[Any] = []
    problems: list[Problem] = []
    for index, item in enumerate(typing.cast("Iterable[Any]", data)):
        try:
            items.append(_structure_nested(made, shape.item, item))
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
            yield Problem(step_to(key), f"is not a field of {_name(cls)}", data[key], hint_at(key, fields))
    for name, default in layout_of(cls).defaults.items():
        if default is attrs.NOTHING and name not in data:
            yield Problem(name, f"is not stated, but every {_name(cls)} has one")


def _with_defaults(cls: type[Record], values: dict[str, Any], given: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the values that can be checked one by one: converted, and defaults in the place of what is not given."""
    unstated = {
        name: default
        for name, default in layout_of(cls).defaults.items()
        if name not in given and default is not attrs.NOTHING
    }
    return unstated | {name: layout_of(cls).shapes[name].convert(value) for name, value in values.items()}


def _checked_hook(made: cattrs.Converter, cls: type[Record], check: Callable[[Any], Iterable[Problem]]) -> Hook:
    """Return the hook for a class of records that has further checks, between its parts."""
    structure_record = _record_hook(made, cls)

    def hook(data: Any, _: Any) -> Any:
        record, problems = None, list[Problem]()
        try:
            record = structure_record(data, cls)
        except InvalidDataError as error:
            problems += error.problems
        problems += check(data)
        if problems:
            once = {(problem.path, problem.message): problem for problem in problems}
            raise InvalidDataError(in_field_order(once.values(), cls))
        return record

    return hook


def _list_hook(made: cattrs.Converter, kind: Any) -> Hook:
    """Return the hook for a list, or a tuple of any length."""
    shape = Many(shape_of(typing.get_args(kind)[0]))

    def hook(data: Any, _: Any) -> Any:
        items = _structure_nested(made, shape, data)
        return list(items) if typing.get_origin(kind) is list else items

    return hook


def _structure_leaf(data: Any, cls: Any) -> Any:
    """Return a date, a term or a plain value that stands by itself."""
    return _sound(shape_of(cls), data)


def _sound(shape: Shape, data: Any) -> Any:
    """Return data in the form of a shape, if there is nothing wrong with it."""
    value = shape.convert(data)
    if problems := tuple(shape.problems(value, "")):
        raise InvalidDataError(problems)
    return value


def _is_record(kind: Any) -> bool:
    """Tell whether a type is a class of records."""
    return isinstance(kind, type) and issubclass(kind, Record)


def _is_list(kind: Any) -> bool:
    """Tell whether a type is a list, or a tuple of any length, of what a record can hold."""
    args = typing.get_args(kind)
    if typing.get_origin(kind) is not list and args[1:] != (Ellipsis,):
        return False
    try:
        shape_of(args[0])
    except TypeError:
        return False
    return True


def _holds_records(shape: Shape) -> bool:
    """Tell whether values of a shape are records, or hold them."""
    if isinstance(shape, Many):
        return _holds_records(shape.item)
    return isinstance(shape.inner if isinstance(shape, Maybe) else shape, Instance)


def _name(cls: Any) -> str:
    """Return the name of a class for a message."""
    return getattr(cls, "__name__", str(cls))


def step_to(key: Any) -> str:
    """Return a key of an object as a step of a path."""
    is_name = isinstance(key, str) and key.isidentifier() and len(key) <= LONGEST
    return key if is_name else f"[{shorten(key)}]"


converter: cattrs.Converter = _make_converter()
"""The converter behind `structure` and `unstructure`, for programs that have a cattrs converter of their own."""
