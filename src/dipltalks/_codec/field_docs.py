"""Field docs: the string literals under the fields of a class, read from its source.

Python does not keep them, so each module is read once more when its fields are asked about. Where there is no source,
as in an install that was stripped of it, there are no field docs.
"""

import ast
import functools
import inspect
import itertools
import sys
from collections.abc import Iterable, Iterator, Mapping


def find_field_docs(cls: type) -> dict[str, str]:
    """Return what is said of the fields of a class, those that it inherits included.

    Args:
        cls: The class.

    Returns:
        For each field that is documented, its docs in one line; empty where the source cannot be read.

    Example:
        >>> from dipltalks import Place
        >>> find_field_docs(Place)["city"]
        'The city or town.'
    """
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        found |= _docs_in(base.__module__).get(base.__name__, {})
    return found


@functools.cache
def _docs_in(module: str) -> Mapping[str, Mapping[str, str]]:
    """Return the docs of the fields of every class in a module."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (KeyError, TypeError, OSError, SyntaxError):  # made at run time, built in, stripped, changed since
        return {}
    return {node.name: dict(_documented(node.body)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _documented(body: Iterable[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Yield the name and the docs of each field in the body of a class."""
    for pair in itertools.pairwise(body):
        match pair:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(docs))):
                yield name, " ".join(docs.split())
            case _:
                pass
