"""Traits: what of a record can be alike in another one, or rule out that the two are one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from dipltalks._dossier.folded import Folded, Name
from dipltalks._model.agreement import Agreement
from dipltalks._model.event import LifecycleEvent
from dipltalks._model.measure import Measure
from dipltalks._model.place import Place
from dipltalks._model.report import CodedRecord
from dipltalks._model.statement import Statement
from dipltalks._values.edtf import Precision
from dipltalks._values.names import name_key
from dipltalks._values.when import When
from dipltalks._vocabulary.answers import IdentityReason

STRETCH = 400
"""Quotations are looked for in each other's neighbourhood by stretches of so many characters."""

NO_KEYS = (IdentityReason.SAME_SPEAKER, IdentityReason.SAME_KIND)
"""Things in common that are not worth a comparison: with what else has no key, they never weigh enough."""

SPEAKER = ""
"""Under what the speaker stands among the people of a record; no party has this id."""

Key = tuple[Any, ...]
"""What records that are to be compared share."""

Span = tuple[str, int, int]
"""Words of a source: its id, start and end."""

Sides = tuple[tuple[str, ...], ...]
"""Parties, part by part."""


@attrs.frozen(kw_only=True, eq=False)
class Traits:
    """What of a record can be alike in another one, or rule that one out."""

    name: Name
    when: When | None
    place: Place | None
    sides: Sides
    """The sides of a meeting or agreement; who took a measure, and against whom; the party spoken for."""
    people: Mapping[str, str]
    """Who there can be only one of: the head of each party, the speaker."""
    events: tuple[LifecycleEvent, ...]
    """What happened to an agreement."""
    spans: tuple[Span, ...]
    """The words behind the record."""
    shared: Mapping[IdentityReason, frozenset[Any]]
    """What is a reason if the other record has some of it too."""
    keys: frozenset[Key]
    """What brings it together with the records that it is to be compared with."""


def traits_of(view: Folded, name: Name, record: CodedRecord) -> Traits:
    """Return the traits of a record.

    Args:
        view: The dossier.
        name: The class and the id of the record.
        record: The record.
    """
    when, place = getattr(record, "when", None), getattr(record, "place", None)
    people, sides, spans = dict(_people_of(record)), _sides_of(record), tuple(_spans_of(record))
    shared: dict[IdentityReason, frozenset[Any]] = {
        IdentityReason.SAME_NAME: frozenset(filter(None, map(name_key, _names_of(record)))),
        IdentityReason.SAME_DAY: frozenset(_days_of(when)),
        IdentityReason.SAME_PLACE: frozenset(_place_keys(view, place)),
        IdentityReason.SAME_HEAD: frozenset(each for each in people.items() if each[0] != SPEAKER),
        IdentityReason.SHARED_TOPICS: frozenset((*getattr(record, "topics", ()), *getattr(record, "about", ()))),
        IdentityReason.SAME_SPEAKER: frozenset(_speaker_of(record)),
        IdentityReason.SAME_KIND: frozenset(filter(None, [getattr(record, "kind", None)])),
    }
    return Traits(
        name=name,
        when=when,
        place=place,
        sides=sides,
        people=people,
        events=getattr(record, "events", ()),
        spans=spans,
        shared=shared,
        keys=frozenset((name[0], *key) for key in _keys(view, shared, sides, spans)),
    )


def _keys(
    view: Folded, shared: Mapping[IdentityReason, frozenset[Any]], sides: Sides, spans: Iterable[Span]
) -> Iterator[Key]:
    """Yield what brings a record together with those that it is to be compared with."""
    for reason, tokens in shared.items():
        yield from ((reason, token) for token in tokens if reason not in NO_KEYS)
    for party in (party for side in sides for party in side):
        yield from ((IdentityReason.SAME_PARTIES, wider) for wider in view.lookup.party_and_wider(party))
    for source, start, end in spans:
        yield from ((source, stretch) for stretch in range(start // STRETCH, end // STRETCH + 1))


def _names_of(record: CodedRecord) -> tuple[str, ...]:
    """Return the names of an agreement, or the words of a statement; titles of other records are labels."""
    if isinstance(record, Agreement):
        return (record.title or "", *record.aliases)
    return (record.text,) if isinstance(record, Statement) else ()


def _days_of(when: When | None) -> Iterator[Key]:
    """Yield the first and the last day of a date that leaves neither of them open."""
    if when is not None and when.precision in (Precision.DAY, Precision.TIME):
        is_vague = when.is_one_of or when.is_approximate or when.is_uncertain
        if not is_vague and when.earliest is not None and when.latest is not None:
            yield when.earliest, when.latest


def _place_keys(view: Folded, place: Place | None) -> Iterator[str]:
    """Yield the keys of all names of a place, with those of the localities that they may mean."""
    for name in (place.city, place.region, place.venue) if place is not None else ():
        if name is not None:
            key = name_key(name)
            yield key
            yield from (name_key(entry.name) for entry in view.folding.localities.by_key.get(key, ()))


def _sides_of(record: CodedRecord) -> Sides:
    """Return the parties that a record can have only some of, part by part."""
    if isinstance(record, Measure):
        return record.by, record.against
    if isinstance(record, Statement):
        party = None if record.speaker is None else record.speaker.party
        return ((),) if party is None else ((party,),)
    return (record.parties,)


def _people_of(record: CodedRecord) -> Iterator[tuple[str, str]]:
    """Yield who there can be only one of: the head of each party, the speaker."""
    for delegation in getattr(record, "delegations", ()):
        if delegation.party is not None and delegation.head is not None and delegation.head.person is not None:
            yield delegation.party, delegation.head.person
    if isinstance(record, Statement) and record.speaker is not None and record.speaker.person is not None:
        yield SPEAKER, record.speaker.person


def _speaker_of(record: CodedRecord) -> Iterator[Key]:
    """Yield who makes a statement: the person, or a party where no person is named."""
    if isinstance(record, Statement) and record.speaker is not None:
        yield (record.speaker.person or record.speaker.party,)


def _spans_of(record: CodedRecord) -> Iterator[Span]:
    """Yield the words behind a record of which it is known where they stand; of a statement, those of its text."""
    for each in record.evidence:
        is_for_the_record = not isinstance(record, Statement) or "text" in each.supports
        if is_for_the_record and each.source is not None and each.start is not None and each.end is not None:
            yield each.source, each.start, each.end
