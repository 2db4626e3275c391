"""Suggest: records of two codings that may be one and the same, though their coders named them differently.

The rules:

- Two records of one class are suggested if what they have in common weighs enough: see `WEIGHTS` and `ENOUGH`.
- Never two records that one report tells apart by holding both, and none that the codebooks say are one already.
- Never two that cannot be one: their dates or places do not fit, neither names all sides of the other, a party has
  two heads, or two people speak.
- Only records that share something worth comparing are compared. What so many share that it makes more than
  `MOST_PAIRS` pairs tells too little for that; so the work grows with the records, not with their pairs.

Nothing is decided here: a pair counts once somebody puts it into `Codebook.identical`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import attrs

from dipltalks._dossier.dossier import Dossier
from dipltalks._dossier.folded import Folded, Name
from dipltalks._errors import InvalidDataError
from dipltalks._model.agreement import Agreement
from dipltalks._model.codebook import Codebook
from dipltalks._model.measure import Measure
from dipltalks._model.meeting import Meeting
from dipltalks._model.place import Place
from dipltalks._model.report import CodedRecord, Report
from dipltalks._model.statement import Statement
from dipltalks._values.annotations import shape_of
from dipltalks._values.edtf import Precision
from dipltalks._values.names import name_key
from dipltalks._values.when import When
from dipltalks._vocabulary.agreements import EventKind
from dipltalks._vocabulary.answers import IdentityReason

WEIGHTS: Mapping[IdentityReason, int] = {
    IdentityReason.SAME_WORDS: 6,
    IdentityReason.SAME_NAME: 6,
    IdentityReason.SAME_DAY: 3,
    IdentityReason.SAME_PLACE: 3,
    IdentityReason.SAME_PARTIES: 3,
    IdentityReason.SAME_HEAD: 3,
    IdentityReason.SAME_EVENT: 3,
    IdentityReason.COMPATIBLE_DATES: 2,
    IdentityReason.SHARED_TOPICS: 2,
    IdentityReason.COMPATIBLE_PLACES: 1,
    IdentityReason.SAME_SPEAKER: 1,
    IdentityReason.SAME_KIND: 1,
}
"""How much each reason weighs."""

ENOUGH = 6
"""What the reasons for a pair must weigh together."""

MOST_PAIRS = 10_000
"""How many pairs a thing in common may make, and still be looked at."""

STRETCH = 400
"""Quotations are looked for in each other's neighbourhood by stretches of so many characters."""

ONCE = (EventKind.SIGNED, EventKind.ENTERED_INTO_FORCE)
"""What happens to an agreement only once."""

NO_KEYS = (IdentityReason.SAME_SPEAKER, IdentityReason.SAME_KIND)
"""Things in common that are not worth a comparison: alone with what has no key, they never weigh enough."""

Span = tuple[str, int, int]
"""Words of a source: its id, start and end."""


@attrs.frozen(kw_only=True)
class IdenticalSuggestion:
    """Two records that may be one and the same, and why.

    Example:
        >>> from dipltalks import Place, Source
        >>> anna = Meeting(id="riyadh-1", when="2025-02-18", place=Place(city="Riyadh"))
        >>> boris = Meeting(id="ru-us-1", when="2025-02-18", place=Place(city="Riyadh", country="SA"))
        >>> wire = Source(id="wire")
        >>> reports = [Report(source=wire, coder=each.id, meetings=[each]) for each in (anna, boris)]
        >>> print(suggest_identical(*reports)[0])
        meeting riyadh-1 may be ru-us-1: same day, same place
    """

    kind: str
    """What they are: `meeting`, `agreement`, `measure` or `statement`."""
    one: str
    """The id in the first coding."""
    other: str
    """The id in the second one."""
    reasons: tuple[IdentityReason, ...]
    """What they have in common, in the order of the vocabulary."""
    score: int
    """How much that weighs: 6 is the least that is suggested."""

    @property
    def pair(self) -> tuple[str, str]:
        """Both ids, as `Codebook.identical` takes them."""
        return self.one, self.other

    def __str__(self) -> str:
        """Return both ids and the reasons in one line."""
        reasons = ", ".join(str(reason).replace("_", " ") for reason in self.reasons)
        return f"{self.kind} {self.one} may be {self.other}: {reasons}"


def suggest_identical(one: Dossier | Report, other: Dossier | Report) -> tuple[IdenticalSuggestion, ...]:
    """Return pairs of records that may be one and the same, though two coders named them differently.

    It decides nothing. To accept a suggestion, put its `pair` into `Codebook.identical`.

    Args:
        one: A dossier, or a single report. A report has no codebook: where other names of places, and what
            institutions belong to, matter, give a dossier of it.
        other: Another one, such as the coding of a second coder.

    Returns:
        The suggestions, best first. Never two records that one report holds both, nor two that cannot be one because
        dates, places, sides or people do not fit, nor two that the codebooks join already.

    Raises:
        InvalidDataError: One of the two is neither a dossier nor a report.

    Example:
        >>> import attrs
        >>> from dipltalks import Codebook, Dossier, Meeting, Report, Source
        >>> wire = Source(id="wire", text="A first meeting took place in Riyadh on February 18.")
        >>> quote = wire.quote("first meeting took place in Riyadh", supports=["round"])
        >>> anna = Report(source=wire, coder="anna", meetings=[Meeting(id="riyadh-1", round=1, evidence=[quote])])
        >>> boris = attrs.evolve(anna, coder="boris", meetings=[attrs.evolve(anna.meetings[0], id="round-1")])
        >>> suggestions = suggest_identical(anna, boris)
        >>> [each.pair for each in suggestions], str(suggestions[0].reasons[0])
        ([('riyadh-1', 'round-1')], 'same_words')
        >>> codebook = Codebook(identical=[each.pair for each in suggestions])
        >>> Dossier(codebook=codebook, reports=[anna, boris]).meetings.ids
        ('riyadh-1',)
    """
    left, right = _dossiers(one=one, other=other)
    joint = Folded((left | right).codebook, (left | right).reports)
    traits = [_traits_of(Folded(joint.codebook, side.reports)) for side in (left, right)]
    holders = {name: frozenset(said.report for said in told) for name, told in joint.said.items()}
    best: dict[frozenset[Name], IdenticalSuggestion] = {}
    for a, b in _pairs(*traits):
        is_told_apart = a.name == b.name or not holders[a.name].isdisjoint(holders[b.name])
        if not is_told_apart and not _cannot_be_one(joint, a, b):
            suggestion = _suggestion(joint, a, b)
            if suggestion.score >= ENOUGH:
                best.setdefault(frozenset((a.name, b.name)), suggestion)
    return tuple(sorted(best.values(), key=lambda each: (-each.score, each.kind, each.pair)))


def _dossiers(**given: Dossier | Report) -> list[Dossier]:
    """Return what was given as dossiers, or refuse it."""
    dossiers = {
        name: Dossier(codebook=Codebook(), reports=[value]) if isinstance(value, Report) else value
        for name, value in given.items()
    }
    problems = [problem for name, value in dossiers.items() for problem in shape_of(Dossier).problems(value, name)]
    if problems:
        raise InvalidDataError(problems)
    return [*dossiers.values()]


@attrs.frozen(eq=False)
class Traits:
    """What of a record can be alike in another one, or rule that one out."""

    name: Name
    record: CodedRecord
    when: When | None
    place: Place | None
    shared: Mapping[IdentityReason, frozenset[Any]]
    """What makes a reason if the other record has some of it too."""
    sides: tuple[tuple[str, ...], ...]
    """The parties in each of the parts that they can have in a record of the class."""
    people: Mapping[str, str]
    """Who there can be only one of: the head of each party, the speaker."""
    spans: tuple[Span, ...]
    """The words behind the record."""

    def keys(self, view: Folded) -> Iterator[tuple[Any, ...]]:
        """Yield what brings the record together with those that it is to be compared with."""
        for reason, tokens in self.shared.items():
            yield from ((reason, token) for token in tokens if reason not in NO_KEYS)
        for party in {wider for side in self.sides for party in side for wider in view.lookup.party_and_wider(party)}:
            yield IdentityReason.SAME_PARTIES, party
        for source, start, end in self.spans:
            yield from ((source, stretch) for stretch in range(start // STRETCH, end // STRETCH + 1))


def _traits_of(view: Folded) -> list[tuple[Traits, set[tuple[Any, ...]]]]:
    """Return the traits of all records of a coding, with their keys."""
    traits = (_traits(view, name, record) for name, record in view.shown.items())
    return [(each, {(each.name[0], *key) for key in each.keys(view)}) for each in traits]


def _traits(view: Folded, name: Name, record: CodedRecord) -> Traits:
    """Return the traits of a record."""
    when, place, speaker = (getattr(record, field, None) for field in ("when", "place", "speaker"))
    people = {d.party: d.head.person for d in getattr(record, "delegations", ()) if d.head is not None}
    shared = {
        IdentityReason.SAME_NAME: {name_key(text) for text in _names_of(record)} - {""},
        IdentityReason.SAME_DAY: {_days_of(when)} - {None},
        IdentityReason.SAME_PLACE: {*_place_keys(view, place)},
        IdentityReason.SAME_HEAD: {(party, person) for party, person in people.items() if party and person},
        IdentityReason.SHARED_TOPICS: {*getattr(record, "topics", ()), *getattr(record, "about", ())},
        IdentityReason.SAME_SPEAKER: {speaker and (speaker.person or speaker.party)} - {None},
        IdentityReason.SAME_KIND: {getattr(record, "kind", None)} - {None},
    }
    people |= {"": speaker.person} if speaker is not None else {}
    return Traits(
        name=name,
        record=record,
        when=when,
        place=place,
        shared={reason: frozenset(tokens) for reason, tokens in shared.items()},
        sides=_sides_of(record),
        people={part: person for part, person in people.items() if part is not None and person is not None},
        spans=tuple((e.source, e.start, e.end) for e in record.evidence if None not in (e.source, e.start, e.end)),
    )


def _names_of(record: CodedRecord) -> Iterable[str]:
    """Return what is the source's own name for a record, or the words of a statement; titles of others are labels."""
    if isinstance(record, Agreement):
        return (*filter(None, [record.title]), *record.aliases)
    return (record.text,) if isinstance(record, Statement) else ()


def _days_of(when: When | None) -> tuple[Any, Any] | None:
    """Return the first and the last day of a date that leaves neither of them open."""
    if when is None or when.is_one_of or when.is_approximate or when.is_uncertain:
        return None
    is_open = when.earliest is None or when.latest is None or when.precision not in (Precision.DAY, Precision.TIME)
    return None if is_open else (when.earliest, when.latest)


def _place_keys(view: Folded, place: Place | None) -> Iterator[str]:
    """Yield the keys of all names of a place, those that the codebook has for it too."""
    for name in (place.city, place.region, place.venue) if place is not None else ():
        if name is not None:
            key = name_key(name)
            yield key
            yield from (name_key(entry.name) for entry in view.folding.localities.by_key.get(key, ()))


def _sides_of(record: CodedRecord) -> tuple[tuple[str, ...], ...]:
    """Return the parties in each of the parts that they can have in a record."""
    if isinstance(record, Measure):
        return record.by, record.against
    if isinstance(record, Statement):
        return ()
    return (record.parties,)


def _pairs(*sides: Sequence[tuple[Traits, set[tuple[Any, ...]]]]) -> Iterator[tuple[Traits, Traits]]:
    """Yield each pair of records, one of each coding, that share a key; a key that makes too many pairs is none."""
    blocks: dict[tuple[Any, ...], tuple[list[Traits], list[Traits]]] = {}
    for side, records in enumerate(sides):
        for traits, keys in records:
            for key in keys:
                blocks.setdefault(key, ([], []))[side].append(traits)
    seen = set[tuple[Name, Name]]()
    for ones, others in blocks.values():
        for a, b in product(ones, others) if len(ones) * len(others) <= MOST_PAIRS else ():
            if (a.name, b.name) not in seen:
                seen.add((a.name, b.name))
                yield a, b


def _cannot_be_one(view: Folded, a: Traits, b: Traits) -> bool:
    """Return whether what is said of two records cannot be true of one."""
    return (
        (a.when is not None and b.when is not None and not a.when.compatible_with(b.when))
        or (a.place is not None and b.place is not None and not view.folding.localities.are_compatible(a.place, b.place))
        or any(not _takes_in(view, *both) and not _takes_in(view, *both[::-1]) for both in _stated_sides(a, b))
        or any(a.people[part] != b.people[part] for part in a.people.keys() & b.people.keys())
        or _happened_twice(a.record, b.record)
    )


def _stated_sides(a: Traits, b: Traits) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the sides of two records, part by part, where both state any."""
    return [(one, other) for one, other in zip(a.sides, b.sides, strict=True) if one and other]


def _takes_in(view: Folded, parties: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether each of the others is among the parties; an institution and its state count as one."""
    wider = view.lookup.party_and_wider
    return all(any(other in wider(party) or party in wider(other) for party in parties) for other in others)


def _happened_twice(one: CodedRecord, other: CodedRecord) -> bool:
    """Return whether something that happens only once happened to two agreements on days that do not fit."""
    return any(found and not any(found) for found in (_events_fit(one, other, [kind]) for kind in ONCE))


def _events_fit(one: CodedRecord, other: CodedRecord, kinds: Iterable[EventKind]) -> list[bool]:
    """Return, for each two dated events of one kind, one of either agreement, whether their dates fit."""
    events = product(getattr(one, "events", ()), getattr(other, "events", ()))
    return [
        a.when.compatible_with(b.when)
        for a, b in events
        if a.kind is b.kind and a.kind in kinds and None not in (a.when, b.when)
    ]


def _suggestion(view: Folded, a: Traits, b: Traits) -> IdenticalSuggestion:
    """Return what two records that can be one have in common."""
    reasons = {reason for reason, tokens in a.shared.items() if not tokens.isdisjoint(b.shared[reason])}
    reasons |= {*_reasons_of_two(view, a, b)}
    if IdentityReason.SAME_DAY in reasons:
        reasons.discard(IdentityReason.COMPATIBLE_DATES)
    if IdentityReason.SAME_PLACE in reasons:
        reasons.discard(IdentityReason.COMPATIBLE_PLACES)
    return IdenticalSuggestion(
        kind=a.name[0].__name__.lower(),
        one=a.name[1],
        other=b.name[1],
        reasons=tuple(reason for reason in IdentityReason if reason in reasons),
        score=sum(WEIGHTS[reason] for reason in reasons),
    )


def _reasons_of_two(view: Folded, a: Traits, b: Traits) -> Iterator[IdentityReason]:
    """Yield the reasons that take more than a thing in common."""
    sides, countries_of = _stated_sides(a, b), view.folding.localities.countries_of
    if any(_overlap(one, other) for one, other in product(a.spans, b.spans)):
        yield IdentityReason.SAME_WORDS
    if sides and all(_takes_in(view, *both) and _takes_in(view, *both[::-1]) for both in sides):
        yield IdentityReason.SAME_PARTIES
    if any(_events_fit(a.record, b.record, EventKind)):
        yield IdentityReason.SAME_EVENT
    if a.when is not None and b.when is not None:
        yield IdentityReason.COMPATIBLE_DATES
    if a.place is not None and b.place is not None and countries_of(a.place) & countries_of(b.place):
        yield IdentityReason.COMPATIBLE_PLACES


def _overlap(one: Span, other: Span) -> bool:
    """Return whether two quotations have words of one source in common."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
