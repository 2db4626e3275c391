"""The converter: one cattrs converter that knows every public class, for programs that have their own."""

from typing import Any

import cattrs

from dipltalks._codec.structuring import hook_for
from dipltalks._errors import one_problem
from dipltalks._values.canonical import to_plain
from dipltalks._values.record import Record
from dipltalks._values.when import When


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
    made.register_structure_hook_func(_is_ours, lambda data, kind: hook_for(kind)(data))
    for ours in (Record, When):
        made.register_unstructure_hook(ours, to_plain)
    return made


def _is_ours(kind: Any) -> bool:
    try:
        hook_for(kind)
    except TypeError:
        return False
    return True


converter: cattrs.Converter = _make_converter()
"""The converter behind `unstructure`; it also structures, for programs that have a cattrs converter of their own."""
