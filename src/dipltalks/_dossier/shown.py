"""Shown: the collections of all that a dossier shows."""

from functools import cached_property
from typing import Any

import attrs

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
from dipltalks._query.provisions import AgreedProvision, Provisions
from dipltalks._query.statements import Statements
from dipltalks._query.topics import Topics


@attrs.frozen(eq=False, slots=False)
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
    def provisions(self) -> Provisions:
        return Provisions(self.lookup.records_of(AgreedProvision), self.lookup)

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
