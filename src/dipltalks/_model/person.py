"""Person: somebody who is named in a source."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._model.accepts import as_ids
from dipltalks._model.coded import Entry
from dipltalks._values.identifiers import Id
from dipltalks._values.record import declared
from dipltalks._values.rules import unique
from dipltalks._values.texts import Label


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Person(Entry):
    """A person of the codebook.

    Offices change and stand with the delegate or speaker, so that a person is only somebody with names.

    Example:
        >>> Person(id="lavrov", name="Sergei Lavrov", aliases=["Sergey Lavrov"]).name
        'Sergei Lavrov'
    """

    id: Id
    """The permanent name that records refer to."""
    name: Label
    """The name that is shown."""
    aliases: tuple[Label, ...] = attrs.field(default=(), converter=as_ids)
    """Other spellings and forms of the name."""

    _rules = (unique("aliases"),)


def as_people(value: Iterable[Person]) -> Any: ...
