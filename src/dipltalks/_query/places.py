"""Places: what the name of a place means.

A place is called by its own words (city, region, venue), and by all names of the localities of the codebook that it
is. It is a locality if one of its words is a name of it and both are in one country: there is a Tripoli in Libya and
another in Lebanon.

A place that states no country is in that of the localities that share the name of its city; if they are in several
or in none, of its region; else of its venue. Where nothing decides it, the place is in no country, and none of the
localities that are in one.
"""

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dipltalks._errors import UnknownNameError
from dipltalks._model.place import Locality, Place
from dipltalks._query.names import NameIndex, check_name
from dipltalks._values.countries import COUNTRIES, names_of_country
from dipltalks._values.names import name_key


class _Called(NamedTuple):
    """The keys of all names that a place or locality has, and its country, as far as it is stated or decided."""

    keys: frozenset[str]
    country: str | None


class Gazetteer:
    """The places that a name can mean: countries, localities, and the words of the places that occur.

    Example:
        >>> gazetteer = Gazetteer([Locality(name="Riyadh", country="SA")], [])
        >>> is_in_saudi_arabia = gazetteer.is_at("Saudi Arabia")
        >>> is_in_saudi_arabia(Place(city="Riyadh")), is_in_saudi_arabia(Place(city="Riyadh", country="US"))
        (True, False)
    """

    def __init__(self, localities: Iterable[Locality], places: Iterable[Place]) -> None:
        """Take in what is known.

        Args:
            localities: The localities of the codebook.
            places: The places that occur.
        """
        self._names: dict[str, None] = {}
        self._localities: dict[str, list[_Called]] = {}
        for locality in localities:
            self._add(locality)
        self._places = {place: self._called(place) for place in dict.fromkeys(places)}
        self._names |= dict.fromkeys(word for place in self._places for word in _words(place))
        self._keys = _keys(self._names)

    def _add(self, locality: Locality) -> None:
        """Take in a locality under each of its names."""
        names = (locality.name, *locality.aliases)
        self._names |= dict.fromkeys(names)
        called = _Called(_keys(names), locality.country)
        for key in called.keys:
            self._localities.setdefault(key, []).append(called)

    def _called(self, place: Place) -> _Called:
        """Return what a place is called, and in what country it is."""
        namesakes = [self._localities.get(name_key(word), []) for word in _words(place)]
        country = place.country or _only_country(namesakes)
        same = (locality.keys for group in namesakes for locality in group if locality.country in (None, country))
        return _Called(_keys(_words(place)).union(*same), country)

    def is_at(self, text: str) -> Callable[[Place], bool]:
        """Return the test whether a place is one that a name means.

        Args:
            text: A city, region or venue, or a country by its name or ISO 3166-1 code. A name that means both a city
                and a country means either.

        Returns:
            The test.

        Raises:
            UnknownNameError: No place has this name; the nearest names are suggested.
            InvalidDataError: It is not text, or is empty.
        """
        check_name(text, "place")
        key = name_key(text)
        countries = _countries_by_key().get(key, frozenset())
        if not countries and key not in self._keys:
            index = NameIndex("place", [*((name, ()) for name in self._names), *_names_of_countries()])
            raise UnknownNameError(text, "place", self._names, index.unknown(text).suggestions)

        def is_at(place: Place) -> bool:
            called = self._places.get(place) or self._called(place)
            return called.country in countries or key in called.keys

        return is_at


def _names_of_countries() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each country by the name that is shown, with its other names and its code."""
    return ((name, (*names_of_country(code), code)) for code, name in COUNTRIES.items())


@functools.cache
def _countries_by_key() -> dict[str, frozenset[str]]:
    """Return the codes of the countries that have a name with a key, or a code with it."""
    codes: dict[str, frozenset[str]] = {}
    for code in COUNTRIES:
        for key in _keys((code, *names_of_country(code))):
            codes[key] = codes.get(key, frozenset()) | {code}
    return codes


def _words(place: Place) -> Iterator[str]:
    """Yield the words for a place that are no country, the one that decides its country first."""
    return (word for word in (place.city, place.region, place.venue) if word is not None)


def _keys(names: Iterable[str]) -> frozenset[str]:
    """Return the keys of names; those without a letter or digit have none."""
    return frozenset(filter(None, map(name_key, names)))


def _only_country(groups: Iterable[list[_Called]]) -> str | None:
    """Return the one country of the first group of localities that are in one country alone."""
    for group in groups:
        countries = {locality.country for locality in group} - {None}
        if len(countries) == 1:
            return countries.pop()
    return None
