"""The converter: records to and from plain Python data, through one public cattrs converter.

The rules:

- Nothing is coerced: text stays text, a number is no text, and one text is no list of texts.
- Fields that a class does not have, and keys that stand twice, are refused.
- Every problem is reported, with its path from the top: a hook raises all it finds at once, with paths that begin at
  its own value, and the hook above continues them upwards.
- A record's own check judges its values; the hooks only see to what is nested in it.
"""

import contextlib
import functools
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import attrs
import cattrs

from dipltalks._codec.json_text import RepeatingObject
from dipltalks._dossier.dossier import Dossier
from dipltalks._dossier.integrity import dangling_references, find_misquotation, items_in, value_in
from dipltalks._errors import InvalidDataError, Problem, one_problem, shorten
from dipltalks._model.evidence import Evidence
from dipltalks._model.report import KINDS, Report
from dipltalks._model.source import Source
from dipltalks._values.annotations import Many, Optional, shape_of
from dipltalks._values.canonical import to_plain
from dipltalks._values.nearest import hint_at
from dipltalks._values.record import Record, in_order, layout_of, problems_of
from dipltalks._values.shapes import Instance, Shape
from dipltalks._values.terms import Term
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

    Example:
        >>> from dipltalks import Meeting
        >>> structure({"id": "ru-us-2025-03", "when": "2025-03"}, Meeting).when
        When('2025-03')
    """
    try:
        return converter.structure(data, cls)
    except InvalidDataError as error:
        raise InvalidDataError((p.inside("$") for p in error.problems), error.subject or _name(cls)) from None


def unstructure(value: Any) -> Any:
    """Return a value as plain Python data: the reverse of `structure`.

    Args:
        value: An object of any public class, or a list or tuple of such.

    Returns:
        For a record, a dict of what is stated, in the order of its fields; for a date or a term, its text.

    Example:
        >>> from dipltalks import Place
        >>> unstructure(Place(city="Riyadh", country="SA"))
        {'city': 'Riyadh', 'country': 'SA'}
    """
    return converter.unstructure(value)


def _make_converter() -> cattrs.Converter:
    """Return a converter that knows every public class."""
    made = cattrs.Converter(detailed_validation=False)
    for leaf in (str, int, float, bool, When, Term):
        made.register_structure_hook(leaf, _structure_leaf)
    made.register_structure_hook_factory(_is_list, functools.partial(_list_hook, made))
    made.register_structure_hook_factory(_is_record, functools.partial(_record_hook, made))
    made.register_structure_hook(Report, _report_hook(made))
    made.register_structure_hook(Dossier, _dossier_hook(made))
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
        raise InvalidDataError(in_order(problems, cls))

    return hook


def _structure_nested(made: cattrs.Converter, shape: Shape, data: Any) -> Any:
    """Return the record, or the tuple of records, that a field holds."""
    if isinstance(shape, Instance):
        return made.structure(data, shape.cls)
    if isinstance(shape, Optional):
        return None if data is None else _structure_nested(made, shape.inner, data)
    if not isinstance(data, list | tuple):
        raise one_problem("is not a list", data)
    items: list[Any] = []
    problems: list[Problem] = []
    for index, item in enumerate(typing.cast("Iterable[Any]", data)):
        try:
            items.append(_structure_nested(made, typing.cast("Many", shape).item, item))
        except InvalidDataError as error:
            problems += (problem.inside(f"[{index}]") for problem in error.problems)
    if problems:
        raise InvalidDataError(problems)
    return tuple(items)


def _key_problems(data: Mapping[Any, Any], cls: type[Record]) -> Iterator[Problem]:
    """Yield the keys of an object that stand twice or name no field, and the fields that are missing."""
    fields = tuple(layout_of(cls).shapes)
    if isinstance(data, RepeatingObject):
        yield from (Problem(_step(key), "stands more than once", None, "keep one") for key in data.repeated)
    for key in data:
        if key not in fields:
            yield Problem(_step(key), f"is not a field of {_name(cls)}", data[key], hint_at(key, fields))
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


def _report_hook(made: cattrs.Converter) -> Hook:
    """Return the hook for reports, which also looks for every quotation in the text of the source."""
    structure_report = _record_hook(made, Report)

    def hook(data: Any, cls: Any) -> Any:
        return _with_problems(structure_report, data, cls, _misquotations(made, data))

    return hook


def _dossier_hook(made: cattrs.Converter) -> Hook:
    """Return the hook for dossiers, which also looks for every reference in the codebook."""
    structure_dossier = _record_hook(made, Dossier)

    def hook(data: Any, cls: Any) -> Any:
        return _with_problems(structure_dossier, data, cls, dangling_references(data))

    return hook


def _with_problems(structure_record: Hook, data: Any, cls: Any, further: Iterable[Problem]) -> Any:
    """Return the record that data describes, unless it is in error or there are further problems: then raise all."""
    record, problems = None, list[Problem]()
    try:
        record = structure_record(data, cls)
    except InvalidDataError as error:
        problems += error.problems
    problems += further
    if problems:
        raise InvalidDataError(problems)
    return record


def _misquotations(made: cattrs.Converter, data: Any) -> Iterator[Problem]:
    """Yield a problem for each quotation in the data of a report that does not stand in its source.

    A source or a piece of evidence that is itself in error is passed over: what is wrong with it is known.
    """
    source = _structure_or_none(made, value_in(data, "source"), Source)
    records = ((f"{kind}[{i}]", record) for kind in KINDS for i, record in enumerate(items_in(data, kind)))
    for path, record in records:
        for index, item in enumerate(items_in(record, "evidence")):
            evidence = _structure_or_none(made, item, Evidence)
            problem = find_misquotation(evidence, source) if evidence and source else None
            if problem is not None:
                yield problem.inside(f"{path}.evidence[{index}]")


def _structure_or_none(made: cattrs.Converter, data: Any, cls: type[T]) -> T | None:
    """Return the record that data describes, or None if it is in error."""
    with contextlib.suppress(InvalidDataError):
        return made.structure(data, cls)
    return None


def _list_hook(made: cattrs.Converter, kind: Any) -> Hook:
    """Return the hook for a list or tuple of records."""
    shape = Many(shape_of(typing.get_args(kind)[0]))

    def hook(data: Any, _: Any) -> Any:
        items = _structure_nested(made, shape, data)
        return list(items) if typing.get_origin(kind) is list else items

    return hook


def _structure_leaf(data: Any, cls: Any) -> Any:
    """Return a date, a term or a plain value that stands by itself."""
    shape = shape_of(cls)
    value = shape.convert(data)
    if problems := tuple(shape.problems(value, "")):
        raise InvalidDataError(problems)
    return value


def _is_record(kind: Any) -> bool:
    """Tell whether a type is a class of records."""
    return isinstance(kind, type) and issubclass(kind, Record)


def _is_list(kind: Any) -> bool:
    """Tell whether a type is a list, or a tuple of any length, of records."""
    args = typing.get_args(kind)
    return (typing.get_origin(kind) is list or args[1:] == (Ellipsis,)) and _is_record(args[0])


def _holds_records(shape: Shape) -> bool:
    """Tell whether values of a shape are records, or hold them."""
    if isinstance(shape, Many):
        return _holds_records(shape.item)
    return isinstance(shape.inner if isinstance(shape, Optional) else shape, Instance)


def _name(cls: Any) -> str:
    """Return the name of a class for a message."""
    return getattr(cls, "__name__", str(cls))


def _step(key: Any) -> str:
    """Return a key of an object as a step of a path."""
    return key if isinstance(key, str) and key.isidentifier() else f"[{shorten(key)}]"


converter: cattrs.Converter = _make_converter()
"""The converter behind `structure` and `unstructure`, for programs that have a cattrs converter of their own."""
