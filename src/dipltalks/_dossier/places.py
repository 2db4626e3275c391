"""Places: whether what two sources say of where something was can both be right."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dipltalks._model.place import Locality, Place
from dipltalks._values.names import name_key


class Localities(NamedTuple):
    """The localities of a codebook, by all their names.

    Example:
        >>> localities = Localities.of([Locality(name="Istanbul", country="TR", aliases=["Constantinople"])])
        >>> localities.are_compatible(Place(city="Constantinople"), Place(city="Istanbul", country="TR"))
        True
        >>> localities.are_compatible(Place(city="Istanbul"), Place(country="SA"))
        False
    """

    by_key: Mapping[str, frozenset[Locality]]
    """The localities that have a name, by its key."""

    @classmethod
    def of(cls, entries: Iterable[Locality]) -> "Localities":
        """Return the localities of a codebook."""
        by_key: dict[str, set[Locality]] = {}
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                by_key.setdefault(name_key(name), set()).add(entry)
        return cls({key: frozenset(found) for key, found in by_key.items()})

    def are_compatible(self, one: Place, other: Place) -> bool:
        """Return whether two places can be the same, as far as they are stated.

        Cities and regions compare by the keys of their names, or as names of one locality; countries as they are
        stated, or else as the locality has them. A venue alone never makes places differ: one house has many names.
        """
        return (
            self._may_be_one(one.city, other.city)
            and self._may_be_one(one.region, other.region)
            and self._may_share_country(one, other)
        )

    def _may_be_one(self, one: str | None, other: str | None) -> bool:
        if one is None or other is None or one == other:
            return True
        keys = name_key(one), name_key(other)
        named = [self.by_key.get(key, frozenset[Locality]()) for key in keys]
        return keys[0] == keys[1] or not named[0].isdisjoint(named[1])

    def _may_share_country(self, one: Place, other: Place) -> bool:
        countries = self.countries_of(one), self.countries_of(other)
        return not countries[0] or not countries[1] or not countries[0].isdisjoint(countries[1])

    def countries_of(self, place: Place) -> frozenset[str]:
        """Return the countries that a place may be in: the one that is stated, or those of its city or region."""
        if place.country is not None:
            return frozenset({place.country})
        for name in (place.city, place.region):
            entries = self.by_key.get(name_key(name), ()) if name else ()
            found = frozenset(entry.country for entry in entries if entry.country is not None)
            if found and all(entry.country is not None for entry in entries):
                return found
        return frozenset()
