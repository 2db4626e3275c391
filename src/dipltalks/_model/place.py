"""Place and Locality: where a meeting is, and the places that a codebook knows."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from dipltalks._errors import Problem
from dipltalks._model.accepts import as_ids
from dipltalks._model.coded import Entry
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import Rule, at_least_one_of, unique
from dipltalks._values.texts import Country, Label, Latitude, Longitude


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Place(Record):
    """Where a meeting is, as far as it is known: any of the four may be absent.

    Example:
        >>> Place(country="SA").city is None
        True
    """

    city: Label | None = None
    """The city or town."""
    region: Label | None = None
    """A region: a province, a peninsula, a sea."""
    country: Country | None = None
    """The country, by its ISO 3166-1 alpha-2 code; never derived from coordinates."""
    venue: Label | None = None
    """The building or site."""

    _rules = (at_least_one_of("city", "region", "country", "venue"),)


def _coordinates_in_pairs(latitude: float | None, longitude: float | None) -> Iterator[Problem]:
    """One coordinate alone is no place."""
    if (latitude is None) != (longitude is None):
        missing = "latitude" if latitude is None else "longitude"
        yield Problem(missing, "is not stated, though the other coordinate is")


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Locality(Entry):
    """A city, region or venue of the codebook, with its other names.

    Example:
        >>> Locality(name="Istanbul", country="TR", latitude=41.01, longitude=28.96).country
        'TR'
    """

    name: Label
    """The name that is shown."""
    country: Country | None = None
    """The country, by its ISO 3166-1 alpha-2 code; absent where that is contested or there is none."""
    aliases: tuple[Label, ...] = attrs.field(default=(), converter=as_ids)
    """Other names and spellings."""
    latitude: Latitude | None = None
    """Degrees north of the equator (WGS 84)."""
    longitude: Longitude | None = None
    """Degrees east of Greenwich (WGS 84)."""

    _rules = (unique("aliases"), Rule(("latitude", "longitude"), _coordinates_in_pairs))


def as_localities(value: Iterable[Locality]) -> Any: ...
