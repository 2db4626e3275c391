"""Lookup: what names in a query are looked up in."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import attrs

from dipltalks._errors import UnknownNameError
from dipltalks._model.agreement import Agreement
from dipltalks._model.codebook import Codebook, first_names
from dipltalks._model.measure import Measure
from dipltalks._model.meeting import Meeting
from dipltalks._model.place import Place
from dipltalks._model.report import Report
from dipltalks._model.statement import Statement
from dipltalks._query.names import NameIndex, check_name, named
from dipltalks._query.places import Gazetteer
from dipltalks._values.when import When

T = TypeVar("T")

CODED = (Meeting, Agreement, Measure, Statement)
"""The classes of the records that a statement may be about."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Lookup:
    """What names in a query are looked up in.

    To make one costs nothing: each index is built when a name is looked up in it for the first time.
    Entries of the codebook that differ under one id all count.

    Example:
        >>> from dipltalks import Party
        >>> codebook = Codebook(parties=[Party(id="TR", name="Türkiye", kind="state")])
        >>> Lookup(codebook=codebook, reports=(), known_on=None, records={}).party("Turkey")
        'TR'
    """

    codebook: Codebook
    """The controlled vocabulary that names belong to."""
    reports: tuple[Report, ...]
    """The reports that the records come from."""
    known_on: When | None
    """The day whose knowledge the records show, on which questions without a day are asked; None if there is none."""
    records: Mapping[type, tuple[Any, ...]] = attrs.field(repr=False)
    """The folded records of each class, in the order in which they are shown, each id once."""

    def records_of(self, cls: type[T]) -> tuple[T, ...]:
        """Return the folded records of a class, in the order in which they are shown; empty if there are none."""
        return self.records.get(cls, ())

    def first_name(self, record: str) -> str:
        """Return the id under which a record is shown: its own, unless the codebook says that another one is it too."""
        return self._first_names.get(record, record)

    @cached_property
    def _first_names(self) -> Mapping[str, str]:
        return first_names(self.codebook.identical)

    def party(self, text: str) -> str:
        """Return the id of the party that a name means.

        Args:
            text: Its id, its name, an alias, or for a state any name of the country.

        Returns:
            The id.

        Raises:
            UnknownNameError: No party has this name; the nearest names are suggested.
            AmbiguousNameError: Several have it.
            InvalidDataError: It is not text, or is empty.
        """
        return self._parties.resolve(text)

    def person(self, text: str) -> str:
        """Return the id of the person that a name means.

        Args:
            text: The id, the name or an alias.

        Returns:
            The id.

        Raises:
            UnknownNameError: Nobody has this name; the nearest names are suggested.
            AmbiguousNameError: Several have it.
            InvalidDataError: It is not text, or is empty.
        """
        return self._people.resolve(text)

    def topic(self, text: str) -> str:
        """Return the id of the topic that a name means.

        Args:
            text: Its id, its label or an alias.

        Returns:
            The id.

        Raises:
            UnknownNameError: No topic has this name; the nearest names are suggested.
            AmbiguousNameError: Several have it.
            InvalidDataError: It is not text, or is empty.
        """
        return self._topics.resolve(text)

    def track(self, text: str) -> str:
        """Return the id of the track that a name means.

        Args:
            text: Its id or its label.

        Returns:
            The id.

        Raises:
            UnknownNameError: No track has this name; the nearest names are suggested.
            AmbiguousNameError: Several have it.
            InvalidDataError: It is not text, or is empty.
        """
        return self._tracks.resolve(text)

    def about(self, text: str) -> str:
        """Return the id of what a statement may be about.

        Args:
            text: The exact id of a meeting, agreement, measure or statement, or a topic by id, label or alias.

        Returns:
            The id.

        Raises:
            UnknownNameError: Nothing has this name; the nearest names are suggested.
            AmbiguousNameError: Several topics have it.
            InvalidDataError: It is not text, or is empty.
        """
        check_name(text, "record or topic")
        if (name := self.first_name(text)) in self._coded:
            return name
        try:
            return self._topics.resolve(text)
        except UnknownNameError:
            records = ((name, ()) for name in self._coded)
            raise NameIndex("record or topic", [*named(self.codebook.topics), *records]).unknown(text) from None

    def is_at(self, text: str) -> Callable[[Place], bool]:
        """Return the test whether a place is one that a name means.

        Args:
            text: A city, region or venue, or a country by its name or ISO 3166-1 code.

        Returns:
            The test.

        Raises:
            UnknownNameError: No place has this name; the nearest names are suggested.
            InvalidDataError: It is not text, or is empty.
        """
        return self._gazetteer.is_at(text)

    def party_and_wider(self, party: str) -> frozenset[str]:
        """Return the ids of a party and of all that it is a part of: for a ministry, its state."""
        return _reached(party, self._wider_parties)

    def topic_and_narrower(self, topic: str) -> frozenset[str]:
        """Return the ids of a topic and of all that are narrower, however many steps."""
        return _reached(topic, self._narrower_topics)

    def topic_and_broader(self, topic: str) -> frozenset[str]:
        """Return the ids of a topic and of all that are broader, however many steps."""
        return _reached(topic, self._broader_topics)

    @cached_property
    def _parties(self) -> NameIndex:
        return NameIndex("party of the codebook", named(self.codebook.parties))

    @cached_property
    def _people(self) -> NameIndex:
        return NameIndex("person of the codebook", named(self.codebook.people))

    @cached_property
    def _topics(self) -> NameIndex:
        return NameIndex("topic of the codebook", named(self.codebook.topics))

    @cached_property
    def _tracks(self) -> NameIndex:
        return NameIndex("track of the codebook", named(self.codebook.tracks))

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        places = (meeting.place for meeting in self.records_of(Meeting) if meeting.place is not None)
        return Gazetteer(self.codebook.localities, places)

    @cached_property
    def _coded(self) -> dict[str, None]:
        """The ids of all records that a statement may be about, in the order in which they are shown."""
        return {record.id: None for cls in CODED for record in self.records.get(cls, ())}

    @cached_property
    def _wider_parties(self) -> Mapping[str, set[str]]:
        return _steps((party.id, party.part_of) for party in self.codebook.parties if party.part_of is not None)

    @cached_property
    def _broader_topics(self) -> Mapping[str, set[str]]:
        return _steps((topic.id, broader) for topic in self.codebook.topics for broader in topic.broader)

    @cached_property
    def _narrower_topics(self) -> Mapping[str, set[str]]:
        return _steps((broader, topic.id) for topic in self.codebook.topics for broader in topic.broader)


def _steps(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    """Return where one step leads from each id."""
    steps: dict[str, set[str]] = {}
    for start, end in pairs:
        steps.setdefault(start, set()).add(end)
    return steps


def _reached(start: str, steps: Mapping[str, set[str]]) -> frozenset[str]:
    """Return an id and all that any number of steps leads to; they may go in circles."""
    reached = {start}
    waiting = [start]
    while waiting:
        new = steps.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return frozenset(reached)
