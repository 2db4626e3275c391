"""Agreements: the query collection of agreements."""

import datetime as dt
from typing import Self

from dipltalks._model.agreement import Agreement
from dipltalks._model.lifecycle import possible_terms
from dipltalks._model.meeting import Meeting
from dipltalks._query.arguments import names_in, terms_in
from dipltalks._query.lookup import Lookup
from dipltalks._query.names import NameIndex, check_name
from dipltalks._query.parties import are_exactly, parties_asked, stand_for
from dipltalks._query.periods import day_asked
from dipltalks._query.topical import TopicalCollection
from dipltalks._values.days import day_at, first_day
from dipltalks._values.when import When
from dipltalks._vocabulary.agreements import AgreementStatus, Instrument


class Agreements(TopicalCollection[Agreement]):
    """Agreements, in the order of the dossier.

    Rows show id, title, instrument, track, parties and topics.

    Example:
        >>> from dipltalks import seeds
        >>> agreements = seeds.dossier().agreements
        >>> "energy-strikes-moratorium" in agreements.between("RU", "UA").in_force(on="2025-04-01")
        True
        >>> agreements.about("black-sea-grain").with_status("lapsed", on="2023-08").ids
        ('black-sea-grain-initiative',)
    """

    __slots__ = ()

    _class = Agreement
    _columns = ("id", "title", "instrument", "track", "parties", "topics")

    def involving(self, *parties: str) -> Self:
        """Return the agreements in which all of some parties have a part, as parties or as third parties.

        Args:
            parties: Ids, names or aliases; an institution counts for its state.

        Returns:
            Those agreements.

        Raises:
            InvalidDataError: No party is given.
            UnknownNameError: The codebook does not know a party; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one party.

        Example:
            >>> from dipltalks import seeds
            >>> "energy-strikes-moratorium" in seeds.dossier().agreements.involving("Moscow")
            True
        """
        asked = parties_asked(parties, self._lookup)
        return self.where(
            lambda agreement: (
                asked <= stand_for((*agreement.parties, *(t.party for t in agreement.third_parties)), self._lookup)
            )
        )

    def between(self, *parties: str) -> Self:
        """Return the agreements whose parties are exactly some parties, third parties aside.

        Args:
            parties: Ids, names or aliases; an institution counts for its state.

        Returns:
            The agreements of which each party is, or is part of, one of these, and each of these is there.

        Raises:
            InvalidDataError: No party is given.
            UnknownNameError: The codebook does not know a party; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one party.

        Example:
            >>> from dipltalks import seeds
            >>> "energy-strikes-moratorium" in seeds.dossier().agreements.between("UA", "RU")
            True
        """
        asked = parties_asked(parties, self._lookup)
        return self.where(lambda agreement: are_exactly(agreement.parties, asked, self._lookup))

    def on_track(self, *tracks: str) -> Self:
        """Return the agreements that came out of any of some tracks.

        Args:
            tracks: Ids or labels of tracks; a track does not count for a wider one.

        Returns:
            Those agreements.

        Raises:
            InvalidDataError: No track is given.
            UnknownNameError: The codebook does not know a track; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one track.

        Example:
            >>> from dipltalks import seeds
            >>> "energy-strikes-moratorium" in seeds.dossier().agreements.on_track("ru-us-normalization")
            False
        """
        asked = {self._lookup.track(name) for name in names_in(tracks, "tracks")}
        return self.where(lambda agreement: agreement.track in asked)

    def of_instrument(self, *instruments: str) -> Self:
        """Return the agreements that have any of some forms.

        Args:
            instruments: Terms of `Instrument`, such as `moratorium`.

        Returns:
            Those agreements.

        Raises:
            InvalidDataError: No instrument is given, or one that is no term.

        Example:
            >>> from dipltalks import seeds
            >>> "energy-strikes-moratorium" in seeds.dossier().agreements.of_instrument("moratorium")
            True
        """
        wanted = terms_in(instruments, Instrument, "instruments")
        return self.where(lambda agreement: agreement.instrument in wanted)

    def in_force(self, on: str | dt.date | When | None = None, *, possibly: bool = False) -> Self:
        """Return the agreements that are in force on a day.

        Args:
            on: The day, or a period on every day of which it must be so; absent, the day on which the dossier is known.
            possibly: Whether to add those of which it cannot be decided.

        Returns:
            Those agreements.

        Raises:
            InvalidDataError: `on` is no date, or is absent though no source says when it was published.

        Example:
            >>> from dipltalks import seeds
            >>> "black-sea-grain-initiative" in seeds.dossier().agreements.in_force(on="2023-08")
            False
        """
        return self.with_status(AgreementStatus.IN_FORCE, on=on, possibly=possibly)

    def with_status(self, *statuses: str, on: str | dt.date | When | None = None, possibly: bool = False) -> Self:
        """Return the agreements that have any of some statuses on a day.

        The status is derived from the events, as `Agreement.status_on` says; no source states it.

        Args:
            statuses: Terms of `AgreementStatus`, such as `lapsed`; `unknown` is where the events do not decide.
            on: The day, or a period on every day of which it must be so; absent, the day on which the dossier is known.
            possibly: Whether to add those of which it cannot be decided.

        Returns:
            Those agreements.

        Raises:
            InvalidDataError: No status is given, or one that is no term; or `on` is no date, or is absent though no
                source says when it was published.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().agreements.with_status("lapsed", on="2023-08").ids
            ('black-sea-grain-initiative',)
        """
        wanted = terms_in(statuses, AgreementStatus, "statuses")
        day = day_asked(on, self._lookup.known_on)

        def has_status(agreement: Agreement) -> bool:
            possible = agreement.possible_statuses_on(day)
            is_undecided = len(possible) > 1
            is_certain = wanted.issuperset(possible) or (is_undecided and AgreementStatus.UNKNOWN in wanted)
            return is_certain or (possibly and not wanted.isdisjoint(possible))

        return self.where(has_status)

    def expiring(
        self, *, before: str | dt.date | When, on: str | dt.date | When | None = None, possibly: bool = False
    ) -> Self:
        """Return the agreements that are in force on a day, and whose term is over before another one.

        The term is the one that is running on the day: it ends with the `until` of the event that set it, and an
        extension sets a new one. An agreement of which no source says how long it lasts has no term.

        Args:
            before: The day before which the last day of the term is, or a period that begins after it.
            on: The day, or a period on every day of which it must be so; absent, the day on which the dossier is known.
            possibly: Whether to add those of which it cannot be decided.

        Returns:
            Those agreements.

        Raises:
            InvalidDataError: `before` or `on` is no date, or `on` is absent though no source says when it was
                published.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().agreements.expiring(before="2026").ids
            ()
        """
        start, day = day_at(first_day(When(before))), day_asked(on, self._lookup.known_on)
        is_before = When.possibly_before if possibly else When.certainly_before

        def is_expiring(status: AgreementStatus, until: When | None) -> bool:
            if status is not AgreementStatus.IN_FORCE or until is None or start is None:
                return False
            return is_before(until, start)

        def expires(agreement: Agreement) -> bool:
            terms = possible_terms(agreement.events, agreement.parties, day)
            found = (is_expiring(status, until) for status, until in terms)
            return any(found) if possibly else all(found)

        return self.where(expires)

    def family(self, agreement: str) -> Self:
        """Return the agreements that are linked to one, in either direction and over any number of links.

        Args:
            agreement: Its id, title or alias.

        Returns:
            Those agreements, itself among them. A link may lead over an agreement of which no source tells more; that
            one is left out.

        Raises:
            InvalidDataError: The agreement is not given as text.
            UnknownNameError: The dossier has no such agreement; the error suggests the nearest ones.
            AmbiguousNameError: The name means more than one agreement.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().agreements.family("grain deal").ids
            ('black-sea-grain-initiative',)
        """
        whole: tuple[Agreement, ...] = self._lookup.records_of(Agreement)
        links = [{one.id, link.agreement} for one in whole for link in one.links]
        family = {agreement_id(agreement, self._lookup)}
        while new := set[str]().union(*(ends for ends in links if not family.isdisjoint(ends))) - family:
            family |= new
        return self.where(lambda one: one.id in family)


def agreement_id(name: str, lookup: Lookup) -> str:
    """Return the id of the agreement that a name means.

    Args:
        name: An id, a title or an alias; or the id of an outcome that no source has told more of.
        lookup: The dossier.

    Raises:
        UnknownNameError: The dossier has no such agreement; the error suggests the nearest ones.
        AmbiguousNameError: The name means more than one agreement.
        InvalidDataError: The name is not text, or is empty.
    """
    check_name(name, "known agreement")
    agreements: tuple[Agreement, ...] = lookup.records_of(Agreement)
    meetings: tuple[Meeting, ...] = lookup.records_of(Meeting)
    names = [(a.id, (*filter(None, [a.title]), *a.aliases)) for a in agreements]
    unreported = [(outcome, ()) for meeting in meetings for outcome in meeting.outcomes]
    return NameIndex("agreement of the dossier", [*names, *unreported]).resolve(lookup.first_name(name))
