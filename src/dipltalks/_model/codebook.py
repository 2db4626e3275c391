"""Codebook: the controlled vocabulary of a dossier."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from dipltalks._errors import Problem
from dipltalks._model.accepts import as_pairs
from dipltalks._model.party import Party, as_parties
from dipltalks._model.person import Person, as_people
from dipltalks._model.place import Locality, as_localities
from dipltalks._model.topic import Topic, as_topics
from dipltalks._model.track import Track, as_tracks
from dipltalks._values.canonical import in_canonical_order
from dipltalks._values.identifiers import RecordId, Ref
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import Rule

CLASS_OF_ENTRIES = {"parties": Party, "people": Person, "topics": Topic, "tracks": Track, "localities": Locality}
"""The fields of a codebook that hold entries, and what class the entries are of."""

ENTRIES_OF = {Ref.PARTY: "parties", Ref.PERSON: "people", Ref.TOPIC: "topics", Ref.TRACK: "tracks"}
"""The fields of a codebook in which a reference of each kind must find its entry."""


def _pairs_differ(identical: tuple[tuple[str, str], ...]) -> Iterator[Problem]:
    """A pair names two records."""
    for index, (one, other) in enumerate(identical):
        if one == other:
            yield Problem(f"identical[{index}]", "names one record twice", (one, other))


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Codebook(Record):
    """What the records of a dossier refer to: parties, people, topics, tracks and localities.

    A codebook is a set of entries: it keeps them sorted by id and drops an entry that is there already.
    Entries that differ under one id are both kept, so that joining two codebooks loses nothing.

    Example:
        >>> people = [Person(id="rubio", name="Marco Rubio"), Person(id="lavrov", name="Sergei Lavrov")]
        >>> [person.id for person in Codebook(people=people).people]
        ['lavrov', 'rubio']
    """

    parties: tuple[Party, ...] = attrs.field(default=(), converter=as_parties)
    """States, organizations, institutions, armed groups."""
    people: tuple[Person, ...] = attrs.field(default=(), converter=as_people)
    """Those who take part or speak."""
    topics: tuple[Topic, ...] = attrs.field(default=(), converter=as_topics)
    """What is on the table, from broader to narrower topics."""
    tracks: tuple[Track, ...] = attrs.field(default=(), converter=as_tracks)
    """Series of meetings."""
    localities: tuple[Locality, ...] = attrs.field(default=(), converter=as_localities)
    """Cities, regions and venues with their other names."""
    identical: tuple[tuple[RecordId, RecordId], ...] = attrs.field(default=(), converter=as_pairs)
    """Pairs of ids that mean one record, which two coders named differently."""

    _rules = (Rule(("identical",), _pairs_differ),)

    def _complete(self) -> None:
        for kind in CLASS_OF_ENTRIES:
            object.__setattr__(self, kind, in_canonical_order(getattr(self, kind), _name_of))
        pairs = {(min(pair), max(pair)) for pair in self.identical}
        object.__setattr__(self, "identical", tuple(sorted(pairs)))


def _name_of(entry: Any) -> str:
    """Return what sorts an entry: its id, or its name where it has none."""
    name: str = getattr(entry, "id", None) or entry.name
    return name


def entries_of(codebook: Codebook, ref: Ref) -> tuple[Any, ...]:
    """Return the entries that a reference of a kind may mean; none for what is not kept in a codebook."""
    entries: tuple[Any, ...] = getattr(codebook, ENTRIES_OF[ref]) if ref in ENTRIES_OF else ()
    return entries


def first_names(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return, for each id that is not the first of those that mean its record, the one that is.

    Example:
        >>> dict(first_names([("riyadh-1", "talks-1"), ("round-1", "talks-1")]))
        {'round-1': 'riyadh-1', 'talks-1': 'riyadh-1'}
    """
    groups: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set[str]().union(*(groups.get(name, {name}) for name in pair))
        groups |= dict.fromkeys(joined, joined)
    return {name: min(group) for name, group in sorted(groups.items()) if name != min(group)}
