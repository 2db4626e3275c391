"""Rules: what must hold between the fields of one record.

A rule names the fields that it reads and is asked only once each of them is sound by itself, so that one mistake is
reported once and the rules need no care for wrong types.

Most records leave most fields out, so a rule also says when there is nothing to ask: as a Python expression, which is
compiled into the test of the whole record.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from dipltalks._errors import Problem
from dipltalks._values.shapes import Names


class Rule(NamedTuple):
    """A condition on some fields of one record."""

    fields: tuple[str, ...]
    """The fields that it reads."""
    find: Callable[..., Iterable[Problem]]
    """Finds the problems, given the values of those fields, in that order."""
    unless: str = "False"
    """An expression that is true where there can be none; `{0}` stands for the first field, and so on."""
    key: tuple[str, ...] = ()
    """The attributes that tell the parts in its field apart; those of a rule that says so."""

    def test(self, var: str, names: Names) -> str:
        """Return a Python expression that is true if the rule is kept by fields that are sound each by itself.

        Args:
            var: What finds the value of a field, with `{}` for the field: `self.{}`.
            names: Keeps the objects that the expression refers to.
        """
        values = [var.format(field) for field in self.fields]
        return f"({self.unless.format(*values)} or not [*{names.add(self.find)}({', '.join(values)})])"


def at_least_one_of(*fields: str) -> Rule:
    """Return the rule that one of the fields must be stated."""

    def find(*values: object) -> Iterator[Problem]:
        if not any(values):
            yield Problem("", "says nothing", None, f"give {' or '.join(fields)}")

    return Rule(fields, find, " or ".join(f"{{{place}}}" for place in range(len(fields))))


def unique(field: str, *, by: str | None = None) -> Rule:
    """Return the rule that no two items of a field are the same.

    Args:
        field: A field that holds a tuple.
        by: The attributes that are the key of an item, separated by blanks; an item with a key that is absent is
            never the same as another. Left out, the items themselves are compared.
    """
    names = (by or "").split()

    def key_of(item: Any) -> Any:
        return tuple(attrgetter(name)(item) for name in names) if names else item

    def find(items: tuple[Any, ...]) -> Iterator[Problem]:
        seen: dict[Any, int] = {}
        for index, item in enumerate(items):
            key = key_of(item)
            if names and None in key:
                continue
            if key in seen:
                place = ".".join((f"{field}[{index}]", *(names if len(names) == 1 else ())))
                shown = key[0] if len(names) == 1 else key
                yield Problem(place, f"is there already: {field}[{seen[key]}] is the same", shown)
            else:
                seen[key] = index

    def key_expression(item: str) -> str:
        return f"({', '.join(f'{item}.{name}' for name in names)})" if names else item

    # Two items, the commonest number of several, take a third of the time if they are compared.
    differ = f"{key_expression('{0}[0]')} != {key_expression('{0}[1]')} if len({{0}}) == 2"
    keys = f"{key_expression('i')} for i in {{0}}" if names else "*{0}"
    all_differ = f"len({{{{{keys}}}}}) == len({{0}})"
    return Rule((field,), find, f"len({{0}}) < 2 or ({differ} else {all_differ})", tuple(names))


def not_itself(field: str, *, by: str | None = None) -> Rule:
    """Return the rule that a record does not refer to itself.

    Args:
        field: A field that holds one id or several, or parts of the record.
        by: The attribute of a part that holds the id.
    """

    def find(own: str, others: Any) -> Iterator[Problem]:
        values = others if isinstance(others, tuple) else (others,)
        if own in (values if by is None else map(attrgetter(by), values)):
            yield Problem(field, "is the record itself", own)

    return Rule(("id", field), find, "not {1}")


def in_order(first: str, last: str) -> Rule:
    """Return the rule that one date does not certainly come after another."""

    def find(start: Any, end: Any) -> Iterator[Problem]:
        if start is not None and end is not None and start.certainly_after(end):
            yield Problem(last, f"is over before {first} begins, which is {str(start)!r}", str(end))

    return Rule((first, last), find, "{0} is None or {1} is None")
