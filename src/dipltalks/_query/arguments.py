"""Arguments: what filters are given, checked before anything is looked up."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from dipltalks._errors import InvalidDataError, UnknownNameError, one_problem
from dipltalks._values.nearest import find_nearest
from dipltalks._values.shapes import Choice

TermT = TypeVar("TermT", bound=StrEnum)


def names_in(given: Iterable[object], argument: str) -> tuple[str, ...]:
    """Return the names that a filter was given.

    Args:
        given: The arguments as they came.
        argument: What they are called, for the message.

    Returns:
        The names, at least one.

    Raises:
        InvalidDataError: There is none, or one of them is not text, such as a list that was not unpacked.
    """
    names: list[str] = []
    for value in given:
        if not isinstance(value, str):
            hint = f"unpack it: *{argument}" if isinstance(value, Iterable) else "give names or ids as text"
            raise one_problem("is not a name", value, hint, path=argument)
        names.append(value)
    if not names:
        raise one_problem("names nothing", hint="give at least one", path=argument)
    return tuple(names)


def terms_in(given: Iterable[object], vocabulary: type[TermT], argument: str) -> frozenset[TermT]:
    """Return the terms that a filter was given.

    Args:
        given: The arguments as they came: terms, or their text.
        vocabulary: The vocabulary that they belong to.
        argument: What they are called, for the message.

    Returns:
        The terms, at least one.

    Raises:
        InvalidDataError: There is none, or some are no terms of the vocabulary; all of those are listed.
    """
    shape = Choice(vocabulary)
    terms = [shape.convert(name) for name in names_in(given, argument)]
    if problems := [problem for term in terms for problem in shape.problems(term, argument)]:
        raise InvalidDataError(problems)
    return frozenset(terms)


def term_in(given: object, vocabulary: type[TermT], argument: str) -> TermT:
    """Return the term that an argument is.

    Args:
        given: The argument as it came: a term, or its text.
        vocabulary: The vocabulary that it belongs to.
        argument: What it is called, for the message.

    Raises:
        InvalidDataError: It is no term of the vocabulary.
    """
    shape = Choice(vocabulary)
    term: TermT = shape.convert(given)
    if problems := tuple(shape.problems(term, argument)):
        raise InvalidDataError(problems)
    return term


def id_among(known: Iterable[str], name: str, kind: str) -> str:
    """Return an id if it is a known one.

    Args:
        known: The ids that there are.
        name: The id that is asked for.
        kind: What it is looked up among, for the message.

    Raises:
        UnknownNameError: It is not among them; the error suggests the nearest ones.
    """
    ids = tuple(known)
    if name not in ids:
        raise UnknownNameError(name, kind, ids, find_nearest(name, ids))
    return name
