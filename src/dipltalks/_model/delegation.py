"""Delegation and Delegate: who sits at the table, and for whom."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from dipltalks._errors import Problem
from dipltalks._model.accepts import as_ids, as_term, as_terms
from dipltalks._values.identifiers import PartyId, PersonId
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import Rule, at_least_one_of, unique
from dipltalks._values.texts import Label
from dipltalks._vocabulary.parties import Attendance, DelegateRole, PartyRole


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Delegate(Record):
    """One person at the table: by name, by office, or both.

    Example:
        >>> Delegate(person="darchiev", office="ambassador to the United States").office
        'ambassador to the United States'
    """

    person: PersonId | None = None
    """The person, by the id of the codebook; absent where the source gives only an office."""
    office: Label | None = None
    """The office held at the time, without the name of the state where that goes without saying."""
    role: DelegateRole | None = attrs.field(default=None, converter=as_term)
    """The part played in the delegation; its head is a field of the delegation."""

    _rules = (at_least_one_of("person", "office"),)


def _head_has_no_role(head: Delegate | None) -> Iterator[Problem]:
    """To be the head is the role."""
    if head is not None and head.role is not None:
        yield Problem("head.role", "is stated for the head of the delegation", head.role, "leave it out")


def as_delegates(value: Iterable[Delegate]) -> Any: ...


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Delegation(Record):
    """Those who take part for one party.

    Example:
        >>> Delegation(party="RU", head=Delegate(person="darchiev")).is_side
        True
    """

    party: PartyId | None = None
    """For whom; absent where the source does not say."""
    roles: tuple[PartyRole, ...] = attrs.field(default=(), converter=as_terms)
    """In what roles; none stated means a side of the talks."""
    attendance: Attendance | None = attrs.field(default=None, converter=as_term)
    """Whether it came."""
    head: Delegate | None = None
    """Who leads it; absent where nobody says."""
    members: tuple[Delegate, ...] = attrs.field(default=(), converter=as_delegates)
    """The others who are named."""
    institutions: tuple[PartyId, ...] = attrs.field(default=(), converter=as_ids)
    """The ministries and bodies that are represented, where the source names no people of theirs."""

    _rules = (
        at_least_one_of("party", "roles", "attendance", "head", "members", "institutions"),
        unique("roles"),
        unique("members", by="person"),
        unique("institutions"),
        Rule(("head",), _head_has_no_role, "{0} is None or {0}.role is None"),
    )

    @property
    def is_side(self) -> bool:
        """Whether the party is a side of the talks, rather than a third party such as a host or mediator."""
        return not self.roles or PartyRole.PRINCIPAL in self.roles


def as_delegations(value: Iterable[Delegation]) -> Any: ...
