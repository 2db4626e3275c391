"""View: what a dossier shows, as collections that can be asked."""

import abc
from functools import cached_property
from typing import Any

import attrs
import pendulum

from dipltalks._dossier.folded import Folded
from dipltalks._errors import UnknownNameError
from dipltalks._model.agreement import Agreement
from dipltalks._model.measure import Measure
from dipltalks._model.meeting import Meeting
from dipltalks._model.party import Party
from dipltalks._model.person import Person
from dipltalks._model.source import Source
from dipltalks._model.statement import Statement
from dipltalks._model.topic import Topic
from dipltalks._model.track import Track
from dipltalks._query.agreements import Agreements
from dipltalks._query.entries import Parties, People, Sources, Tracks
from dipltalks._query.lookup import Lookup
from dipltalks._query.measures import Measures
from dipltalks._query.meetings import Meetings
from dipltalks._query.statements import Statements
from dipltalks._query.topics import Topics
from dipltalks._values.nearest import find_nearest


@attrs.frozen(eq=False)
class Shown:
    """The collections of all that is shown, each made when it is first asked for."""

    lookup: Lookup

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self.lookup.records_of(Meeting), self.lookup)

    @cached_property
    def agreements(self) -> Agreements:
        return Agreements(self.lookup.records_of(Agreement), self.lookup)

    @cached_property
    def measures(self) -> Measures:
        return Measures(self.lookup.records_of(Measure), self.lookup)

    @cached_property
    def statements(self) -> Statements:
        return Statements(self.lookup.records_of(Statement), self.lookup)

    @cached_property
    def topics(self) -> Topics:
        return Topics(self.lookup.records_of(Topic), self.lookup)

    @cached_property
    def people(self) -> People:
        return People(self.lookup.records_of(Person), self.lookup)

    @cached_property
    def parties(self) -> Parties:
        return Parties(self.lookup.records_of(Party), self.lookup)

    @cached_property
    def tracks(self) -> Tracks:
        return Tracks(self.lookup.records_of(Track), self.lookup)

    @cached_property
    def sources(self) -> Sources:
        return Sources(self.lookup.records_of(Source), self.lookup)

    @cached_property
    def by_id(self) -> dict[str, Any]:
        """Everything that has an id; of records of several kinds with one id, the meeting, then the agreement."""
        found: dict[str, Any] = {}
        for records in self.lookup.records.values():
            for record in records:
                found.setdefault(record.id, record)
        return found


class Asked(abc.ABC):
    """What can be asked for what it shows: a dossier, or a view of one."""

    __slots__ = ()

    @property
    @abc.abstractmethod
    def _shown(self) -> Shown:
        """What is shown."""

    @property
    def meetings(self) -> Meetings:
        """All meetings, in time order, undated ones last.

        Example:
            >>> from dipltalks import seeds
            >>> [str(meeting.when) for meeting in seeds.dossier().meetings.held()]
            ['2025-02-18', '2025-02-27', '2025-03', '2025-03-18']
        """
        return self._shown.meetings

    @property
    def agreements(self) -> Agreements:
        """All agreements, in the order in which reports first speak of them.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().agreements.about("black-sea-grain").ids
            ('black-sea-grain-initiative',)
        """
        return self._shown.agreements

    @property
    def measures(self) -> Measures:
        """All measures, in time order, undated ones last.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().measures.by("US").of_kind("seize").one().against
            ('RU', 'US')
        """
        return self._shown.measures

    @property
    def statements(self) -> Statements:
        """All statements, in time order, undated ones last; those of one day as reports tell them.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().statements.by_speaker("Lavrov").of_kind("announcement")[0].occasion
            'press briefing in Moscow'
        """
        return self._shown.statements

    @property
    def topics(self) -> Topics:
        """The topics of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().topics.broader("direct-flights").ids
            ('bilateral-irritants', 'bilateral-relations')
        """
        return self._shown.topics

    @property
    def people(self) -> People:
        """The people of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().people["darchiev"].name
            'Aleksandr Darchiev'
        """
        return self._shown.people

    @property
    def parties(self) -> Parties:
        """The parties of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().parties["RU-MFA"].part_of
            'RU'
        """
        return self._shown.parties

    @property
    def tracks(self) -> Tracks:
        """The tracks of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().tracks.ids
            ('ru-us-normalization',)
        """
        return self._shown.tracks

    @property
    def sources(self) -> Sources:
        """The sources of the reports, oldest first.

        Example:
            >>> from dipltalks import seeds
            >>> [source.publisher for source in seeds.dossier().sources]
            [None, 'RT']
        """
        return self._shown.sources

    @property
    def known_on(self) -> pendulum.Date | None:
        """The latest day on which a source was published, in UTC where it gives a time; None where none has a date."""
        return self._shown.lookup.known_on

    def __getitem__(self, key: str) -> Any:
        """Return what has an id: a record as it is shown, an entry of the codebook, or a source.

        Raises:
            UnknownNameError: Nothing has this id; the nearest ones are suggested.
        """
        by_id = self._shown.by_id
        try:
            return by_id[self._shown.lookup.first_name(key)]
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

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self._folded.lookup)

    def __repr__(self) -> str:
        """Return how much is shown."""
        kinds = ("meetings", "agreements", "measures", "statements")
        return f"<View: {', '.join(f'{len(getattr(self, kind))} {kind}' for kind in kinds)}>"
