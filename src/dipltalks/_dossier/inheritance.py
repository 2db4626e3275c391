"""Inheritance: “venue, format and participants unchanged from …”, resolved.

The rules:

- It goes one way: a meeting takes from the other one, as that is folded and after that has itself inherited.
- Its own values win: what it states stays, and only what it leaves open is taken.
- A place is filled in only from a compatible place.
- Participants are the parties, heads, members and institutions; attendance is each meeting's own, and so is the role
  of a party that it names.
- Meetings that inherit a field from each other in a circle leave that field as each of them states it.
- What is inherited is marked in the meeting as inferred, with the other meeting as its basis.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import TopologicalSorter
from typing import NamedTuple

import attrs

from dipltalks._dossier.circles import in_circles
from dipltalks._dossier.fold import are_one_holder, fill_in
from dipltalks._dossier.places import Localities
from dipltalks._model.delegation import Delegate, Delegation
from dipltalks._model.evidence import Inference
from dipltalks._model.meeting import Meeting
from dipltalks._model.place import Place
from dipltalks._values.paths import leaves, value_at
from dipltalks._vocabulary.meetings import InheritedField

LEAVES_OF_A_PLACE = {InheritedField.VENUE: ("venue",), InheritedField.PLACE: ("city", "region", "country", "venue")}


class Inherited(NamedTuple):
    """A value that a meeting has from another one."""

    field: str
    """The path of the value."""
    meeting: str
    """The id of the meeting that it was taken from."""


class Heir(NamedTuple):
    """A meeting that inherits."""

    meeting: Meeting
    """The meeting with all that it inherits, which is marked in it as inferred."""
    marks: tuple[Inherited, ...]
    """What of it is inherited."""


Heirs = Mapping[str, Heir]
"""Meetings that inherit, by id."""


def inherit(meetings: Mapping[str, Meeting], localities: Localities, known: Heirs) -> Heirs:
    """Return the meetings that inherit something, with what they inherit.

    Args:
        meetings: All meetings, by id, as the reports state them.
        localities: The localities by which places compare.
        known: Meetings of which it is known what they come to.

    Returns:
        The meetings that inherit; one that takes nothing is not there.
    """
    resolved = {name: heir.meeting for name, heir in known.items()}
    marks: dict[str, tuple[Inherited, ...]] = {}
    for fields, take in _TAKING.items():
        for heir, bases in _in_order(_bases(meetings, fields)):
            for base in bases if heir not in known else ():
                own, other = resolved.get(heir, meetings[heir]), resolved.get(base) or meetings.get(base)
                taken = own if other is None else take(own, other, _fields_from(own, base), localities)
                if taken != own:
                    marks[heir] = (*marks.get(heir, ()), *_marks(own, taken, base))
                    resolved[heir] = taken
    return {**known, **{name: Heir(_marked(resolved[name], found), found) for name, found in marks.items()}}


def _bases(meetings: Mapping[str, Meeting], fields: frozenset[InheritedField]) -> dict[str, tuple[str, ...]]:
    """Return, for each meeting that takes some of the fields from others, the ids of those."""
    bases = {
        name: tuple(each.meeting for each in meeting.unchanged_from if not fields.isdisjoint(each.fields))
        for name, meeting in meetings.items()
        if meeting.unchanged_from
    }
    return {name: found for name, found in bases.items() if found}


def _fields_from(meeting: Meeting, base: str) -> frozenset[InheritedField]:
    """Return what a meeting takes from another one."""
    return frozenset(field for each in meeting.unchanged_from if each.meeting == base for field in each.fields)


def _in_order(bases: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the meetings that inherit, each after those that it inherits from; those in a circle are left out."""
    circles = in_circles(bases)
    straight = {heir: found for heir, found in bases.items() if heir not in circles}
    for name in TopologicalSorter(straight).static_order():
        if name in straight:
            yield name, straight[name]


def _take_place(own: Meeting, other: Meeting, fields: frozenset[InheritedField], localities: Localities) -> Meeting:
    """Return a meeting with what it leaves open of its place filled in from another one's."""
    names = {name for field in fields for name in LEAVES_OF_A_PLACE.get(field, ())}
    stated = {name: getattr(other.place, name) for name in names if getattr(other.place, name, None) is not None}
    if not stated or (own.place is not None and not localities.are_compatible(own.place, other.place or own.place)):
        return own
    taken = Place(**stated)
    return attrs.evolve(own, place=taken if own.place is None else fill_in(own.place, taken))


def _take_format(own: Meeting, other: Meeting, *_: object) -> Meeting:
    """Return a meeting with the format of another one, if it states none."""
    return attrs.evolve(own, format=own.format or other.format)


def _take_topics(own: Meeting, other: Meeting, *_: object) -> Meeting:
    """Return a meeting with the topics of another one besides its own."""
    return attrs.evolve(own, topics=tuple(dict.fromkeys((*own.topics, *other.topics))))


def _take_participants(own: Meeting, other: Meeting, *_: object) -> Meeting:
    """Return a meeting with the participants of another one besides its own."""
    theirs = {_who(each): each for each in other.delegations if any(_who(each))}
    joined = [_join(each, theirs.pop(_who(each), None)) for each in own.delegations]
    added = (attrs.evolve(each, attendance=None) for each in theirs.values())
    return attrs.evolve(own, delegations=(*joined, *added))


def _who(delegation: Delegation) -> tuple[object, ...]:
    """Return what tells a delegation apart: its party, or else all that is said of it but for whether it came."""
    if delegation.party is not None:
        return (delegation.party,)
    return (delegation.roles, delegation.head, delegation.members, delegation.institutions)


def _join(own: Delegation, other: Delegation | None) -> Delegation:
    """Return a delegation with the people and institutions of another one besides its own."""
    if other is None:
        return own
    members = {each.person or each: each for each in own.members}
    head = own.head or (other.head if other.head is None or other.head.person not in members else None)
    if own.head is not None and other.head is not None and are_one_holder(own.head, other.head):
        head = fill_in(own.head, other.head)
    for each in other.members:
        if each.person is None or head is None or each.person != head.person:
            known = members.get(each.person or each)
            members[each.person or each] = each if known is None else fill_in(known, each)
    institutions = dict.fromkeys((*own.institutions, *other.institutions))
    return attrs.evolve(own, head=head, members=tuple(members.values()), institutions=tuple(institutions))


def _marks(own: Meeting, taken: Meeting, base: str) -> Iterator[Inherited]:
    """Yield what a meeting has taken from another one."""
    for path, _ in (Counter(leaves(taken)) - Counter(leaves(own))).elements():
        if not isinstance(value_at(own, path), Delegation | Delegate):  # a part that was there before is its own
            yield Inherited(path, base)


def _marked(meeting: Meeting, marks: Iterable[Inherited]) -> Meeting:
    """Return a meeting in which what it has inherited is marked as inferred, with the other meetings as its basis."""
    inferred = {each.field: each for each in meeting.inferred}
    for mark in dict.fromkeys(marks):
        own, reason = inferred.get(mark.field), f"unchanged from {mark.meeting}"
        if own is None:
            inferred[mark.field] = Inference(field=mark.field, reason=reason, basis=[mark.meeting])
        else:  # parts that cannot be told apart share a path
            basis = dict.fromkeys((*own.basis, mark.meeting))
            inferred[mark.field] = attrs.evolve(own, reason=f"{own.reason}; {reason}", basis=tuple(basis))
    return attrs.evolve(meeting, inferred=tuple(inferred.values()))


Take = Callable[[Meeting, Meeting, frozenset[InheritedField], Localities], Meeting]

_TAKING: Mapping[frozenset[InheritedField], Take] = {
    frozenset({InheritedField.VENUE, InheritedField.PLACE}): _take_place,
    frozenset({InheritedField.FORMAT}): _take_format,
    frozenset({InheritedField.TOPICS}): _take_topics,
    frozenset({InheritedField.PARTICIPANTS}): _take_participants,
}
"""How what is inherited is taken: what goes together, and the function that takes it."""

INHERITED_TOGETHER = tuple(_TAKING)
"""The fields that are inherited in one go."""
