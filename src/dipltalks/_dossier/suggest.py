"""Suggest: records of two codings that may be one and the same, though their coders named them differently.

The rules:

- Two records of one class are suggested if what they have in common weighs enough: see `WEIGHTS` and `ENOUGH`.
- Never two records that one report tells apart by holding both, and none that the codebooks say are one already.
- Never two that cannot be one: their dates or places do not fit, neither names all sides of the other, a party has
  two heads, or two people speak.
- Never two of which each goes better with another record.
- Only records that share something worth comparing are compared. What so many share that it makes more than
  `MOST_PAIRS` pairs tells too little for that; so the work grows with the records, not with their pairs.

Nothing is decided here: a pair counts once somebody puts it into `Codebook.identical`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

import attrs

from dipltalks._dossier.dossier import Dossier
from dipltalks._dossier.folded import Folded, Name
from dipltalks._dossier.traits import Key, Span, Traits, traits_of
from dipltalks._errors import InvalidDataError
from dipltalks._model.codebook import Codebook
from dipltalks._model.report import Report
from dipltalks._model.statement import Statement
from dipltalks._values.annotations import shape_of
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

IMPLIED = {
    IdentityReason.SAME_DAY: IdentityReason.COMPATIBLE_DATES,
    IdentityReason.SAME_PLACE: IdentityReason.COMPATIBLE_PLACES,
}
"""Reasons that make a weaker one go without saying."""

ENOUGH = 6
"""What the reasons for a pair must weigh together."""

MOST_PAIRS = 10_000
"""How many pairs a thing in common may make, and still be looked at."""

ONCE = (EventKind.SIGNED, EventKind.ENTERED_INTO_FORCE)
"""What happens to an agreement only once."""


@attrs.frozen(kw_only=True)
class IdenticalSuggestion:
    """Two records that may be one and the same, and why.

    Example:
        >>> from dipltalks import Meeting, Place, Source
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
        The suggestions, best first. Never two records that one report holds both, nor two that the codebooks join
        already; nor two that cannot be one, because dates, places, sides or people do not fit; nor two of which each
        goes better with another one.

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
    sides = _dossiers(one=one, other=other)
    union = sides[0] | sides[1]
    joint = Folded(union.codebook, union.reports)
    holders = {name: frozenset(said.report for said in told) for name, told in joint.said.items()}
    found = [
        _suggestion(joint, a, b)
        for a, b in _pairs(*(_traits_in(joint, side) for side in sides))
        if holders[a.name].isdisjoint(holders[b.name]) and not _cannot_be_one(joint, a, b)
    ]
    return tuple(_best(sorted(found, key=lambda each: (-each.score, each.kind, each.pair))))


def _best(found: Iterable[IdenticalSuggestion]) -> Iterator[IdenticalSuggestion]:
    """Yield what weighs enough, each two records once, if one of the two goes with no other one better.

    Args:
        found: All pairs, best first.
    """
    best: dict[tuple[str, str], int] = {}
    seen = set[tuple[str, frozenset[str]]]()
    for each in found:
        records = each.kind, frozenset(each.pair)
        at_best = [best.setdefault((each.kind, name), each.score) for name in each.pair]
        if each.score >= max(ENOUGH, min(at_best)) and records not in seen:
            seen.add(records)
            yield each


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


def _traits_in(joint: Folded, side: Dossier) -> list[Traits]:
    """Return the traits of the records of a coding, as the codebooks of both read it, if both let them stand."""
    view = Folded(joint.codebook, side.reports)
    return [traits_of(joint, name, record) for name, record in view.shown.items() if name in joint.shown]


def _pairs(*sides: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    """Yield each pair of records, one of each coding, that share a key; a key that makes too many pairs is none."""
    blocks: dict[Key, tuple[list[Traits], list[Traits]]] = {}
    for side, records in enumerate(sides):
        for traits in records:
            for key in traits.keys:
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
        or (
            a.place is not None and b.place is not None and not view.folding.localities.are_compatible(a.place, b.place)
        )
        or any(not _takes_in(view, *both) and not _takes_in(view, *both[::-1]) for both in _stated_sides(a, b))
        or any(a.people[part] != b.people[part] for part in a.people.keys() & b.people.keys())
        or any(fits and not any(fits) for fits in (_events_fit(a, b, [kind]) for kind in ONCE))
    )


def _stated_sides(a: Traits, b: Traits) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the sides of two records, part by part, where both state any."""
    return [(one, other) for one, other in zip(a.sides, b.sides, strict=True) if one and other]


def _takes_in(view: Folded, parties: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether each of the others is among the parties; an institution and its state count as one."""
    wider = view.lookup.party_and_wider
    return all(any(other in wider(party) or party in wider(other) for party in parties) for other in others)


def _events_fit(a: Traits, b: Traits, kinds: Iterable[EventKind]) -> list[bool]:
    """Return, for each two dated events of one of the kinds, one of either agreement, whether their dates fit."""
    events = product(a.events, b.events)
    pairs = ((one.when, other.when) for one, other in events if one.kind is other.kind and one.kind in kinds)
    return [one.compatible_with(other) for one, other in pairs if one is not None and other is not None]


def _suggestion(view: Folded, a: Traits, b: Traits) -> IdenticalSuggestion:
    """Return what two records that can be one have in common."""
    alike = (reason for reason, tokens in a.shared.items() if not tokens.isdisjoint(b.shared[reason]))
    reasons = {*alike, *_reasons_beyond(view, a, b)}
    reasons -= {weaker for stronger, weaker in IMPLIED.items() if stronger in reasons}
    return IdenticalSuggestion(
        kind=a.name[0].__name__.lower(),
        one=a.name[1],
        other=b.name[1],
        reasons=tuple(reason for reason in IdentityReason if reason in reasons),
        score=sum(WEIGHTS[reason] for reason in reasons),
    )


def _reasons_beyond(view: Folded, a: Traits, b: Traits) -> Iterator[IdentityReason]:
    """Yield the reasons that take more than a thing in common."""
    sides, countries_of = _stated_sides(a, b), view.folding.localities.countries_of
    if any(_overlap(one, other) for one, other in product(a.spans, b.spans)):
        yield IdentityReason.SAME_WORDS
    same = [_takes_in(view, *both) and _takes_in(view, *both[::-1]) for both in sides]
    if same and all(same) and a.name[0] is not Statement:
        yield IdentityReason.SAME_PARTIES
    if any(_events_fit(a, b, EventKind)):
        yield IdentityReason.SAME_EVENT
    if a.when is not None and b.when is not None:
        yield IdentityReason.COMPATIBLE_DATES
    if a.place is not None and b.place is not None and countries_of(a.place) & countries_of(b.place):
        yield IdentityReason.COMPATIBLE_PLACES


def _overlap(one: Span, other: Span) -> bool:
    """Return whether two quotations have words of one source in common."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
