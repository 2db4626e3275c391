"""Meetings: the query collection of meetings."""

import datetime as dt
from collections import Counter
from itertools import combinations
from typing import Self

from dipltalks._errors import RecordCountError
from dipltalks._model.delegation import Delegation
from dipltalks._model.meeting import Meeting
from dipltalks._query.agreements import agreement_id
from dipltalks._query.arguments import names_in, term_in, terms_in
from dipltalks._query.dated import DatedCollection
from dipltalks._query.parties import are_exactly, parties_asked, stand_for
from dipltalks._query.periods import day_asked
from dipltalks._query.topical import TopicalCollection
from dipltalks._values.when import When
from dipltalks._vocabulary.meetings import MeetingLevel, MeetingStatus, Modality
from dipltalks._vocabulary.parties import Attendance, PartyRole

TOOK_PLACE = (MeetingStatus.HELD, MeetingStatus.BROKEN_OFF)
"""Statuses of meetings that took place."""

TO_COME = (MeetingStatus.PROPOSED, MeetingStatus.ANNOUNCED, MeetingStatus.SCHEDULED)
"""Statuses of meetings that are to come."""

AWAY = frozenset({Attendance.DECLINED, Attendance.ABSENT, Attendance.EXCLUDED})
"""What is said of delegations that did not take part."""


class Meetings(TopicalCollection[Meeting], DatedCollection[Meeting]):
    """Meetings in the order of time: by their earliest day, then the latest; those without a date come last.

    Several arguments mean any of them where a meeting has one value (place, status), and all of them where it has many
    (parties, topics). Rows show id, when, place.city, place.country, status, level, parties and topics.

    Example:
        >>> from dipltalks import seeds
        >>> talks = seeds.dossier().meetings.involving("RU", "US")
        >>> [str(meeting.when) for meeting in talks.held()]
        ['2025-02-18', '2025-02-27', '2025-03', '2025-03-18']
    """

    __slots__ = ()

    _class = Meeting
    _columns = ("id", "when", "place.city", "place.country", "status", "level", "parties", "topics")

    def involving(self, *parties: str, role: str | None = None) -> Self:
        """Return the meetings in which all of some parties have a part, and perhaps others too.

        Args:
            parties: Ids, names or aliases; an institution counts for its state.
            role: The role that each must have, such as `mediator`; absent, any. Who has no role is a principal.

        Returns:
            Those meetings.

        Raises:
            InvalidDataError: No party is given, or the role is no term of `PartyRole`.
            UnknownNameError: The codebook does not know a party; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one party.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.involving("Moscow", "Washington").at("SA", "Istanbul").held().ids
            ('ru-us-2025-02-18-riyadh', 'ru-us-2025-02-27-istanbul', 'ru-us-2025-03-saudi-arabia')
        """
        asked = parties_asked(parties, self._lookup)
        wanted = None if role is None else term_in(role, PartyRole, "role")
        return self.where(lambda meeting: asked <= stand_for(_with_role(meeting, wanted), self._lookup))

    def between(self, *parties: str) -> Self:
        """Return the meetings whose sides are exactly some parties, third parties aside.

        Args:
            parties: Ids, names or aliases; an institution counts for its state.

        Returns:
            The meetings of which each side is, or is part of, one of these, and each of these is there. Where a side
            is not named it cannot be said, and the meeting is left out.

        Raises:
            InvalidDataError: No party is given.
            UnknownNameError: The codebook does not know a party; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one party.

        Example:
            >>> from dipltalks import seeds
            >>> meetings = seeds.dossier().meetings
            >>> meetings.between("RU", "US").held() == meetings.involving("RU", "US").held()
            True
        """
        asked = parties_asked(parties, self._lookup)

        def is_between(meeting: Meeting) -> bool:
            sides = [_named(delegation) for delegation in meeting.delegations if delegation.is_side]
            return all(sides) and are_exactly((party for side in sides for party in side), asked, self._lookup)

        return self.where(is_between)

    def at(self, *places: str) -> Self:
        """Return the meetings at any of some places.

        Args:
            places: Cities, regions, venues, country codes or country names.

        Returns:
            Those meetings.

        Raises:
            InvalidDataError: No place is given.
            UnknownNameError: Neither the codebook nor a meeting knows a place, and it is no country.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.held().at("Saudi Arabia").ids
            ('ru-us-2025-02-18-riyadh', 'ru-us-2025-03-saudi-arabia')
        """
        tests = [self._lookup.is_at(name) for name in names_in(places, "places")]
        return self.where(lambda meeting: meeting.place is not None and any(is_at(meeting.place) for is_at in tests))

    def via(self, *modalities: str) -> Self:
        """Return the meetings that use all of some channels.

        Args:
            modalities: Terms of `Modality`: `in_person`, `remote`, `phone`, `video`.

        Returns:
            Those meetings.

        Raises:
            InvalidDataError: No modality is given, or one that is no term.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.via("phone", "video").ids
            ('ru-us-contact-by-phone-and-video',)
        """
        wanted = terms_in(modalities, Modality, "modalities")
        return self.where(lambda meeting: wanted.issubset(meeting.modality))

    def led_by(self, *people: str) -> Self:
        """Return the meetings at which all of some people lead a delegation.

        Args:
            people: Ids, names or aliases.

        Returns:
            Those meetings.

        Raises:
            InvalidDataError: No person is given.
            UnknownNameError: The codebook does not know a person; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one person.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.led_by("Sonata Coulter").ids
            ('ru-us-2025-04-istanbul',)
        """
        asked = {self._lookup.person(name) for name in names_in(people, "people")}
        return self.where(lambda meeting: asked <= {d.head.person for d in meeting.delegations if d.head is not None})

    def attended_by(self, *people: str) -> Self:
        """Return the meetings in which all of some people take part, as heads or members of a delegation.

        Args:
            people: Ids, names or aliases.

        Returns:
            Those meetings. Who belongs to a delegation that declined, was absent or was excluded did not take part.

        Raises:
            InvalidDataError: No person is given.
            UnknownNameError: The codebook does not know a person; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one person.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.attended_by("Vladimir Putin", "Donald Trump").ids
            ('ru-us-2025-03-18-call',)
        """
        asked = {self._lookup.person(name) for name in names_in(people, "people")}
        return self.where(lambda meeting: asked <= _present(meeting))

    def at_level(self, *levels: str, or_higher: bool = False) -> Self:
        """Return the meetings at any of some levels.

        Args:
            levels: Terms of `MeetingLevel`, such as `ministerial`.
            or_higher: Whether any higher level will do, by the order of `MeetingLevel`.

        Returns:
            Those meetings; not those whose level is not stated.

        Raises:
            InvalidDataError: No level is given, or one that is no term.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.at_level("ministerial", or_higher=True).ids
            ('ru-us-2025-03-18-call',)
        """
        wanted = terms_in(levels, MeetingLevel, "levels")
        if or_higher:
            wanted = frozenset(level for level in MeetingLevel if level >= min(wanted))
        return self.where(lambda meeting: meeting.level in wanted)

    def on_track(self, *tracks: str) -> Self:
        """Return the meetings on any of some tracks.

        Args:
            tracks: Ids or labels of tracks; a track does not count for a wider one.

        Returns:
            Those meetings.

        Raises:
            InvalidDataError: No track is given.
            UnknownNameError: The codebook does not know a track; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one track.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.on_track("ru-us-normalization").at("Istanbul").ids
            ('ru-us-2025-02-27-istanbul', 'ru-us-2025-04-istanbul')
        """
        asked = {self._lookup.track(name) for name in names_in(tracks, "tracks")}
        return self.where(lambda meeting: meeting.track in asked)

    def with_status(self, *statuses: str) -> Self:
        """Return the meetings with any of some statuses.

        Args:
            statuses: Terms of `MeetingStatus`, such as `announced`.

        Returns:
            Those meetings.

        Raises:
            InvalidDataError: No status is given, or one that is no term.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.with_status("announced", "scheduled").ids
            ('ru-us-2025-04-istanbul',)
        """
        wanted = terms_in(statuses, MeetingStatus, "statuses")
        return self.where(lambda meeting: meeting.status in wanted)

    def with_outcome(self, *agreements: str) -> Self:
        """Return the meetings that all of some agreements came of.

        Args:
            agreements: Ids, titles or aliases of agreements; none for meetings that any came of.

        Returns:
            Those meetings.

        Raises:
            InvalidDataError: An agreement is not given as text.
            UnknownNameError: The dossier has no such agreement; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one agreement.

        Example:
            >>> from dipltalks import seeds
            >>> "ru-us-2025-03-saudi-arabia" in seeds.dossier().meetings.with_outcome()
            True
        """
        if not agreements:
            return self.where(lambda meeting: meeting.outcomes)
        asked = {agreement_id(name, self._lookup) for name in names_in(agreements, "agreements")}
        return self.where(lambda meeting: asked.issubset(meeting.outcomes))

    def held(self) -> Self:
        """Return the meetings that took place: held, or broken off.

        Returns:
            Those meetings.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.held().at("Istanbul").ids
            ('ru-us-2025-02-27-istanbul',)
        """
        return self.with_status(*TOOK_PLACE)

    def upcoming(self, on: str | dt.date | When | None = None) -> Self:
        """Return the meetings to come: proposed, announced or scheduled, and not certainly over.

        Args:
            on: The day from which it is looked ahead; absent, the day on which the dossier is known.

        Returns:
            Those meetings, those without a date among them.

        Raises:
            InvalidDataError: `on` is no date, or is absent though no source says when it was published.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.upcoming(on="2025-04-05").ids
            ('ru-us-2025-04-istanbul',)
        """
        coming = self.with_status(*TO_COME)
        return coming - coming.before(day_asked(on, self._lookup.known_on))

    def next(self, on: str | dt.date | When | None = None) -> Meeting:
        """Return the first meeting to come.

        Args:
            on: The day from which it is looked ahead; absent, the day on which the dossier is known.

        Returns:
            The first of the `upcoming` ones.

        Raises:
            InvalidDataError: `on` is no date, or is absent though no source says when it was published.
            RecordCountError: There is none.

        Example:
            >>> from dipltalks import seeds
            >>> meeting = seeds.dossier().meetings.next()
            >>> meeting.id, meeting.place.city, str(meeting.status)
            ('ru-us-2025-04-istanbul', 'Istanbul', 'announced')
        """
        if (meeting := self.next_or_none(on)) is None:
            raise RecordCountError("the next meeting", ())
        return meeting

    def next_or_none(self, on: str | dt.date | When | None = None) -> Meeting | None:
        """Return the first meeting to come, or None if there is none.

        Args:
            on: The day from which it is looked ahead; absent, the day on which the dossier is known.

        Returns:
            The first of the `upcoming` ones, or None.

        Raises:
            InvalidDataError: `on` is no date, or is absent though no source says when it was published.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.held().next_or_none() is None
            True
        """
        return self.upcoming(on).first_or_none()

    def pairs(self) -> dict[tuple[str, str], int]:
        """Count who met whom, and how often.

        Meetings that were not held count too: ask `held().pairs()` for those that were.

        Returns:
            For each pair of ids, in the order of the alphabet, the number of these meetings at which both were sides;
            the most frequent first, then in the order of the alphabet. Those who declined, were absent or were
            excluded did not meet anybody. An institution that is a side stands under its own id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().meetings.held().pairs()
            {('RU', 'US'): 4}
        """
        counts = Counter(pair for meeting in self for pair in combinations(_sides_present(meeting), 2))
        return dict(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])))


def _with_role(meeting: Meeting, role: PartyRole | None) -> list[str | None]:
    """Return the parties and institutions that have a role; all of them if none is asked for."""
    return [
        party
        for delegation in meeting.delegations
        if role is None or role in (delegation.roles or (PartyRole.PRINCIPAL,))
        for party in (delegation.party, *delegation.institutions)
    ]


def _named(delegation: Delegation) -> tuple[str, ...]:
    """Return who a side is: its party, or else the institutions that are named."""
    return delegation.institutions if delegation.party is None else (delegation.party,)


def _sides_present(meeting: Meeting) -> list[str]:
    """Return the sides that take part, as far as they are named, in the order of the alphabet."""
    return sorted(each.party for each in _delegations_present(meeting) if each.is_side and each.party is not None)


def _delegations_present(meeting: Meeting) -> list[Delegation]:
    """Return the delegations that take part."""
    return [delegation for delegation in meeting.delegations if delegation.attendance not in AWAY]


def _present(meeting: Meeting) -> set[str | None]:
    """Return the people who take part, as far as they are named."""
    present = _delegations_present(meeting)
    heads = (delegation.head for delegation in present if delegation.head is not None)
    return {delegate.person for delegates in (heads, *(d.members for d in present)) for delegate in delegates}
