"""Parties: whom the parties of a record stand for; an institution counts for its state."""

from collections.abc import Iterable

from dipltalks._query.arguments import names_in
from dipltalks._query.lookup import Lookup


def parties_asked(parties: Iterable[str], lookup: Lookup) -> frozenset[str]:
    """Return the ids of the parties that a filter was given.

    Raises:
        InvalidDataError: None is given, or something that is not a name.
        UnknownNameError: The codebook does not know a name; the error suggests the nearest ones.
        AmbiguousNameError: A name means more than one of them.
    """
    return frozenset(lookup.party(name) for name in names_in(parties, "parties"))


def stand_for(parties: Iterable[str | None], lookup: Lookup) -> frozenset[str]:
    """Return the parties that some parties stand for: themselves, and those that they are part of."""
    return frozenset[str]().union(*(lookup.party_and_wider(party) for party in parties if party is not None))


def are_exactly(parties: Iterable[str], asked: frozenset[str], lookup: Lookup) -> bool:
    """Tell whether each party is, or is part of, one that is asked for, and each of those is there."""
    stands_for = [lookup.party_and_wider(party) & asked for party in parties]
    return all(stands_for) and asked == frozenset[str]().union(*stands_for)
