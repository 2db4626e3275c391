"""View: what a dossier shows, as collections that can be asked."""

import abc
from typing import Any

import attrs

from dipltalks._dossier.folded import Folded
from dipltalks._dossier.shown import Shown
from dipltalks._errors import UnknownNameError
from dipltalks._query.agreements import Agreements
from dipltalks._query.entries import Parties, People, Sources, Tracks
from dipltalks._query.measures import Measures
from dipltalks._query.meetings import Meetings
from dipltalks._query.provisions import Provisions
from dipltalks._query.statements import Statements
from dipltalks._query.topics import Topics
from dipltalks._values import late_pendulum as pendulum
from dipltalks._values.nearest import find_nearest


class Asked(abc.ABC):
    """What can be asked for what it shows: a dossier, or a view of one."""

    __slots__ = ()

    @abc.abstractmethod
    def _show(self) -> Shown:
        """Return what is shown."""

    @property
    def meetings(self) -> Meetings:
        """All meetings, in time order, undated ones last.

        Example:
            >>> from dipltalks import seeds
            >>> [str(meeting.when) for meeting in seeds.dossier().meetings.held()]
            ['2025-02-18', '2025-02-27', '2025-03', '2025-03-18']
        """
        return self._show().meetings

    @property
    def agreements(self) -> Agreements:
        """All agreements, in the order in which reports first speak of them.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().agreements.about("black-sea-grain").ids
            ('black-sea-grain-initiative',)
        """
        return self._show().agreements

    @property
    def provisions(self) -> Provisions:
        """All that agreements lay down, in the order of the agreements.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().provisions.ids
            ('black-sea-grain-initiative.ukrainian-exports', 'black-sea-grain-initiative.russian-exports')
        """
        return self._show().provisions

    @property
    def measures(self) -> Measures:
        """All measures, in time order, undated ones last.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().measures.by("US").of_kind("seize").one().against
            ('RU', 'US')
        """
        return self._show().measures

    @property
    def statements(self) -> Statements:
        """All statements, in time order, undated ones last; those of one day as reports tell them.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().statements.by_speaker("Lavrov").of_kind("announcement")[0].occasion
            'press briefing in Moscow'
        """
        return self._show().statements

    @property
    def topics(self) -> Topics:
        """The topics of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().topics.broader("direct-flights").ids
            ('bilateral-irritants', 'bilateral-relations')
        """
        return self._show().topics

    @property
    def people(self) -> People:
        """The people of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().people["darchiev"].name
            'Aleksandr Darchiev'
        """
        return self._show().people

    @property
    def parties(self) -> Parties:
        """The parties of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().parties["RU-MFA"].part_of
            'RU'
        """
        return self._show().parties

    @property
    def tracks(self) -> Tracks:
        """The tracks of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().tracks.ids
            ('ru-us-normalization',)
        """
        return self._show().tracks

    @property
    def sources(self) -> Sources:
        """The sources of the reports, oldest first.

        Example:
            >>> from dipltalks import seeds
            >>> [source.publisher for source in seeds.dossier().sources]
            [None, 'RT']
        """
        return self._show().sources

    def compliance(self, agreement: str, *, by: str | None = None) -> Statements:
        """Return what was reported about keeping or breaking an agreement, by whom and when: never as a fact.

        Args:
            agreement: Its id, title or alias.
            by: The id, name or alias of a party, for what was said on its behalf; an institution counts for its state.
                Absent, what anybody said.

        Returns:
            The statements about the agreement that allege, deny, acknowledge, claim, criticize, clarify or retract.
            It goes by these kinds alone: a claim about something else in the agreement is among them.

        Raises:
            InvalidDataError: The agreement, or the party, is not given as text.
            UnknownNameError: The dossier has no such agreement, or the codebook no such party; the error suggests the
                nearest ones.
            AmbiguousNameError: A name means more than one of them.

        Example:
            >>> from dipltalks import seeds
            >>> dossier = seeds.dossier()
            >>> [str(each.kind) for each in dossier.compliance("energy-strikes-moratorium", by="Moscow")[:2]]
            ['allegation', 'allegation']
            >>> len(dossier.compliance("energy-strikes-moratorium", by="UA"))
            0
        """
        found = self.statements.on_compliance_with(agreement)
        return found if by is None else found.by_party(by)

    @property
    def known_on(self) -> "pendulum.Date | None":
        """The latest day on which a source was published, in UTC where it gives a time; None where none has a date."""
        known_on = self._show().lookup.known_on
        return None if known_on is None else known_on.latest

    __iter__ = None  # what is shown is gone through by its collections

    def __contains__(self, key: object) -> bool:
        """Return whether something has an id."""
        return isinstance(key, str) and self._show().lookup.first_name(key) in self._show().by_id

    def __getitem__(self, key: str) -> Any:
        """Return what has an id: a record as it is shown, an entry of the codebook, or a source.

        Raises:
            UnknownNameError: Nothing has this id; the nearest ones are suggested.
        """
        by_id = self._show().by_id
        try:
            return by_id[self._show().lookup.first_name(key)]
        except (KeyError, TypeError):
            raise UnknownNameError(key, "record of this dossier", by_id, find_nearest(key, by_id)) from None


@attrs.frozen(eq=False, repr=False)
class View(Asked):
    """What a dossier shows when a policy chooses with which of several values it begins.

    A view can be asked as the dossier can. It is no dossier: it is not saved, and knows no equality but its own.

    Example:
        >>> from dipltalks import prefer, seeds
        >>> view = seeds.dossier().view(policy=prefer("RT"))
        >>> view.meetings.next().place.venue
        'residence of the U.S. Consulate General'
    """

    _folded: Folded

    def _show(self) -> Shown:
        return self._folded.collections

    def __repr__(self) -> str:
        """Return how much is shown."""
        kinds = ("meetings", "agreements", "measures", "statements")
        return f"<View: {', '.join(f'{len(getattr(self, kind))} {kind}' for kind in kinds)}>"
