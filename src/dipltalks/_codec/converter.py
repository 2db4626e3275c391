"""The converter: plain Python data to objects and back, through one cattrs converter that knows every public class."""

from typing import Any, TypeVar

import cattrs

from dipltalks._codec.structuring import LEAVES, hook_for, structured_by
from dipltalks._errors import one_problem
from dipltalks._values.canonical import to_plain
from dipltalks._values.record import Record
from dipltalks._values.when import When

T = TypeVar("T")


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
    hook_for(cls)  # the converter takes other types as well, and does not say what is wrong with the data
    made: T = structured_by(lambda given: converter.structure(given, cls), data, cls)
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


def _make_converter() -> cattrs.Converter:
    """Return a converter that structures every public class as `structure` does, but with paths from its own value."""
    made = cattrs.Converter(detailed_validation=False)
    made.register_structure_hook_func(_is_ours, _structure_ours)
    for leaf in LEAVES:  # for these, cattrs has hooks that it would take first
        made.register_structure_hook(leaf, _structure_ours)
    for ours in (Record, When):
        made.register_unstructure_hook(ours, to_plain)
    return made


def _structure_ours(data: Any, kind: Any) -> Any:
    return hook_for(kind)(data)


def _is_ours(kind: Any) -> bool:
    try:
        hook_for(kind)
    except TypeError:
        return False
    return True


converter: cattrs.Converter = _make_converter()
"""The converter behind `structure` and `unstructure`, for programs that have a cattrs converter of their own."""
