"""Agreement: what was proposed, agreed, signed or declared, and what became of it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._errors import InvalidDataError, UnknownNameError
from dipltalks._model.accepts import as_ids, as_term, as_terms
from dipltalks._model.coded import Coded
from dipltalks._model.event import LifecycleEvent, as_events
from dipltalks._model.lifecycle import have_left, possible_statuses
from dipltalks._model.provision import Provision, as_provisions
from dipltalks._values.annotations import shape_of
from dipltalks._values.identifiers import AgreementId, Id, PartyId, TopicId, TrackId
from dipltalks._values.nearest import find_nearest
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import not_itself, unique
from dipltalks._values.texts import Label
from dipltalks._values.when import When
from dipltalks._vocabulary.agreements import (
    AgreementStage,
    AgreementStatus,
    EventKind,
    Instrument,
    LinkKind,
)
from dipltalks._vocabulary.parties import PartyRole


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class ThirdParty(Record):
    """Somebody who has a part in an agreement without being a party to it.

    Example:
        >>> ThirdParty(party="TR", roles=["mediator"]).roles
        (<PartyRole.MEDIATOR: 'mediator'>,)
    """

    party: PartyId
    """Who."""
    roles: tuple[PartyRole, ...] = attrs.field(default=(), converter=as_terms)
    """In what roles."""

    _rules = (unique("roles"),)


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Link(Record):
    """How an agreement stands to another one.

    Example:
        >>> Link(kind="extends", agreement="black-sea-grain-initiative").kind
        <LinkKind.EXTENDS: 'extends'>
    """

    kind: LinkKind = attrs.field(converter=as_term)
    """How this agreement stands to the other one."""
    agreement: AgreementId
    """The other agreement."""


def as_third_parties(value: Iterable[ThirdParty]) -> Any: ...
def as_links(value: Iterable[Link]) -> Any: ...


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Agreement(Coded):
    """An agreement in the widest sense: a treaty, an initiative, a moratorium, an oral understanding.

    Its status is not a field: it follows from the events, for any day.

    Example:
        >>> initiative = Agreement(
        ...     id="black-sea-grain-initiative",
        ...     events=[LifecycleEvent(id="refused", kind="extension_refused", when="2023-07", by=["RU"])],
        ... )
        >>> str(initiative.status_on("2023-08")), str(initiative.status_on("2023-07-15"))
        ('lapsed', 'unknown')
    """

    id: Id
    """The permanent name of the agreement."""
    title: Label | None = None
    """What it is called."""
    aliases: tuple[Label, ...] = attrs.field(default=(), converter=as_ids)
    """Other names of it."""
    instrument: Instrument | None = attrs.field(default=None, converter=as_term)
    """What sort of instrument it is."""
    stage: AgreementStage | None = attrs.field(default=None, converter=as_term)
    """The stage of a process that it belongs to."""
    track: TrackId | None = None
    """The track that it came out of."""
    parties: tuple[PartyId, ...] = attrs.field(default=(), converter=as_ids)
    """Those who are bound by it, or are to be."""
    third_parties: tuple[ThirdParty, ...] = attrs.field(default=(), converter=as_third_parties)
    """Others who have a part in it: mediators, guarantors, witnesses."""
    topics: tuple[TopicId, ...] = attrs.field(default=(), converter=as_ids)
    """What it is about."""
    provisions: tuple[Provision, ...] = attrs.field(default=(), converter=as_provisions)
    """What it lays down."""
    events: tuple[LifecycleEvent, ...] = attrs.field(default=(), converter=as_events)
    """What happened to it."""
    links: tuple[Link, ...] = attrs.field(default=(), converter=as_links)
    """How it stands to other agreements."""

    _rules = (
        unique("aliases"),
        unique("parties"),
        unique("third_parties", by="party"),
        unique("topics"),
        unique("provisions", by="id"),
        unique("events", by="id"),
        unique("links", by="kind agreement"),
        not_itself("links", by="agreement"),
    )

    def status_on(self, day: str | dt.date | When, *, party: str | None = None) -> AgreementStatus:
        """Return the status on a day, as the events decide it.

        The status is derived, by the table in the coding manual: no source states it.

        Args:
            day: A day, or a period; over a period the status must hold on every day of it.
            party: The id of a party, for its own status; absent, the status of the agreement as a whole.

        Returns:
            The status; `unknown` where the events do not decide it.

        Raises:
            InvalidDataError: `day` is not a date, or `party` is not an id.
            UnknownNameError: The agreement has parties, and `party` is not one of them.
        """
        possible = self.possible_statuses_on(day, party=party)
        return possible[0] if len(possible) == 1 else AgreementStatus.UNKNOWN

    def possible_statuses_on(
        self, day: str | dt.date | When, *, party: str | None = None
    ) -> tuple[AgreementStatus, ...]:
        """Return every status that the agreement may have had on a day, or at some time in a period.

        Args:
            day: A day, or a period.
            party: The id of a party, for its own status; absent, the status of the agreement as a whole.

        Returns:
            The statuses that the events allow, in the order of the vocabulary; among them `unknown` where it may be
            that nothing had happened yet. Where the dates leave more readings than can be followed (thousands), all
            statuses that the events can bring about.

        Raises:
            InvalidDataError: `day` is not a date, or `party` is not an id.
            UnknownNameError: The agreement has parties, and `party` is not one of them.
        """
        if problems := tuple(shape_of(PartyId | None).problems(party, "party")):
            raise InvalidDataError(problems)
        known = tuple(dict.fromkeys([*self.parties, *(by for event in self.events for by in event.by)]))
        if party is not None and self.parties and party not in known:
            raise UnknownNameError(party, f"party of {self.id}", known, find_nearest(party, known))
        return possible_statuses(self.events, self.parties, When(day), party)

    def awaiting(self, kind: str) -> tuple[str, ...]:
        """Return the parties that have not done something yet, such as ratified, as far as the events say.

        Args:
            kind: A term of `EventKind`, such as `ratified`.

        Returns:
            The ids of those parties, in the order of the parties. Those who have withdrawn, and have not come back,
            are left out. An event of which it is not said whose it is leaves open who did it, and one that is limited
            to provisions is not about the whole: both leave all parties awaited.

        Raises:
            InvalidDataError: `kind` is no term.

        Example:
            >>> ratified = LifecycleEvent(id="ratified", kind="ratified", when="1998-04-06", by=["FR", "GB"])
            >>> Agreement(id="test-ban", parties=["FR", "GB", "US"], events=[ratified]).awaiting("ratified")
            ('US',)
        """
        shape = shape_of(EventKind)
        asked = shape.convert(kind)
        if problems := tuple(shape.problems(asked, "kind")):
            raise InvalidDataError(problems)
        done = {by for event in self.events if event.kind is asked and not event.provisions for by in event.by}
        done |= have_left(self.events, self.parties)
        return tuple(party for party in self.parties if party not in done)


def as_agreements(value: Iterable[Agreement]) -> Any: ...
