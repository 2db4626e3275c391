"""Meeting: a round of talks, a call, a continuing contact."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._errors import UnknownNameError
from dipltalks._model.accepts import as_ids, as_term, as_terms, as_when
from dipltalks._model.coded import Coded
from dipltalks._model.delegation import Delegation, as_delegations
from dipltalks._model.place import Place
from dipltalks._values.identifiers import AgreementId, Id, MeetingId, TopicId, TrackId
from dipltalks._values.nearest import find_nearest
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import at_least_one_of, not_itself, unique
from dipltalks._values.texts import Count, Label
from dipltalks._values.when import When
from dipltalks._vocabulary.meetings import (
    InheritedField,
    Laterality,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Modality,
)


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Inheritance(Record):
    """Fields that a source says are the same as at another meeting.

    Example:
        >>> Inheritance(meeting="ru-us-2025-02-27-istanbul", fields=["venue", "participants"]).fields
        (<InheritedField.VENUE: 'venue'>, <InheritedField.PARTICIPANTS: 'participants'>)
    """

    meeting: MeetingId
    """The other meeting."""
    fields: tuple[InheritedField, ...] = attrs.field(default=(), converter=as_terms)
    """What is the same, at least one: the venue or the whole place, format, participants, topics."""

    _rules = (at_least_one_of("fields"), unique("fields"))


def as_inheritances(value: Iterable[Inheritance]) -> Any: ...


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Meeting(Coded):
    """A meeting: a round of talks, a phone call, or a continuing contact over several channels.

    Example:
        >>> meeting = Meeting(
        ...     id="ru-us-2025-02-18-riyadh",
        ...     when="2025-02-18",
        ...     place=Place(city="Riyadh"),
        ...     status="held",
        ...     delegations=[Delegation(party="RU"), Delegation(party="US")],
        ... )
        >>> meeting.parties, str(meeting.laterality)
        (('RU', 'US'), 'bilateral')
    """

    id: Id
    """The permanent name of the meeting; two sources that speak of one meeting give it one id."""
    title: Label | None = None
    """What the meeting is called; the coder's words."""
    track: TrackId | None = None
    """The track that it belongs to."""
    round: Count | None = None
    """Its number in the series that the source counts; sources may count different series."""
    round_label: Label | None = None
    """The source's own words for which round it is, such as `second meeting` or `follow-up round`."""
    part_of: MeetingId | None = None
    """The meeting that this one is a part of."""
    delegations: tuple[Delegation, ...] = attrs.field(default=(), converter=as_delegations)
    """Who takes part, party by party, third parties included."""
    when: When | None = attrs.field(default=None, converter=as_when)
    """When it is or was, as precisely as the source says."""
    place: Place | None = None
    """Where it is or was, as far as the source says."""
    status: MeetingStatus | None = attrs.field(default=None, converter=as_term)
    """How far it has come: announced, held, cancelled and so on."""
    modality: tuple[Modality, ...] = attrs.field(default=(), converter=as_terms)
    """By what channels: in person, by phone, by video."""
    format: MeetingFormat | None = attrs.field(default=None, converter=as_term)
    """What sort of meeting it is: plenary, proximity talks, a signing."""
    level: MeetingLevel | None = attrs.field(default=None, converter=as_term)
    """How senior those who meet are."""
    topics: tuple[TopicId, ...] = attrs.field(default=(), converter=as_ids)
    """What it is about."""
    outcomes: tuple[AgreementId, ...] = attrs.field(default=(), converter=as_ids)
    """The agreements that came of it."""
    unchanged_from: tuple[Inheritance, ...] = attrs.field(default=(), converter=as_inheritances)
    """What the source says is the same as at another meeting."""

    _rules = (
        not_itself("part_of"),
        unique("delegations", by="party"),
        unique("modality"),
        unique("topics"),
        unique("outcomes"),
        unique("unchanged_from", by="meeting"),
        not_itself("unchanged_from", by="meeting"),
    )

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the sides, in the order of the delegations; third parties are not among them."""
        return tuple(d.party for d in self.delegations if d.is_side and d.party is not None)

    @property
    def third_parties(self) -> tuple[str, ...]:
        """The ids of those who take part without being a side, such as hosts and mediators."""
        return tuple(d.party for d in self.delegations if not d.is_side and d.party is not None)

    @property
    def laterality(self) -> Laterality | None:
        """Between how many sides it is; None where fewer than two are stated or one of them is not named."""
        sides = [d for d in self.delegations if d.is_side]
        if len(sides) < 2 or any(d.party is None for d in sides):
            return None
        return {2: Laterality.BILATERAL, 3: Laterality.TRILATERAL}.get(len(sides), Laterality.MULTILATERAL)

    def delegation(self, party: str) -> Delegation:
        """Return the delegation of a party.

        Args:
            party: The id of the party.

        Returns:
            Its delegation.

        Raises:
            UnknownNameError: No delegation of that party is stated; the error lists those that are.
        """
        for delegation in self.delegations:
            if delegation.party is not None and delegation.party == party:
                return delegation
        known = [d.party for d in self.delegations if d.party is not None]
        raise UnknownNameError(party, f"party of {self.id}", known, find_nearest(party, known))


def as_meetings(value: Iterable[Meeting]) -> Any: ...
