"""A dossier as a user of pydantic would write it: same names, same fields, same constraints, same checks between parts.

Left out is what the generated talks do not have: agreements and measures, which are lists without items here, and
tracks, links between entries and retractions.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from benchmarks.pydantic_records import (
    Count,
    Country,
    Date,
    Evidence,
    Id,
    Ids,
    Inference,
    Label,
    Meeting,
    Model,
    Offset,
    Text,
    Uri,
    text_like,
    unique,
)
from dipltalks import PartyKind, StatementKind, Strength
from dipltalks._values import texts

Language = text_like(texts.Language)
Labels = Annotated[tuple[Label, ...], unique()]
Uris = Annotated[tuple[Uri, ...], unique()]
Nothing = Annotated[tuple[Any, ...], Field(max_length=0)]


class Speaker(Model):
    """Whoever speaks or is spoken to."""

    person: Id | None = None
    office: Label | None = None
    party: Id | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.person is None and self.party is None:
            raise ValueError("says nothing")
        return self


class Statement(Model):
    """Something that was said."""

    id: Id
    speaker: Speaker | None = None
    kind: StatementKind
    strength: Strength | None = None
    when: Date | None = None
    occasion: Label | None = None
    audience: Annotated[tuple[Speaker, ...], unique()] = ()
    about: Ids = ()
    responds_to: Ids = ()
    text: Text
    quoted: bool | None = Field(default=None, strict=True)
    evidence: tuple[Evidence, ...] = ()
    inferred: Annotated[tuple[Inference, ...], unique(by="field")] = ()
    note: Text | None = None
    same_as: Uris = ()

    @model_validator(mode="after")
    def _is_another(self) -> Self:
        if self.id in self.about or self.id in self.responds_to:
            raise ValueError("is the record itself")
        return self


class Source(Model):
    """A document."""

    id: Id
    title: Label | None = None
    publisher: Label | None = None
    published: Date | None = None
    url: Uri | None = None
    language: Language | None = None
    republished_by: Label | None = None
    text: Text | None = None
    body: tuple[Offset, Offset] | None = None

    @model_validator(mode="after")
    def _body_fits(self) -> Self:
        if self.body is not None and (self.text is None or not self.body[0] < self.body[1] <= len(self.text)):
            raise ValueError("the body is not a part of the text")
        return self


class Report(Model):
    """One source, coded."""

    id: Id | None = None
    source: Source
    coder: Id | None = None
    revision: Count = 1
    meetings: tuple[Meeting, ...] = ()
    agreements: Nothing = ()
    measures: Nothing = ()
    statements: tuple[Statement, ...] = ()
    retracts: Nothing = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        records = (*self.meetings, *self.statements)
        if len({record.id for record in records}) < len(records):
            raise ValueError("two records have one id")
        text = self.source.text
        for evidence in (evidence for record in records for evidence in record.evidence):
            quote, start = evidence.quote, evidence.start
            if None not in (text, quote, start) and not text.startswith(quote, start):
                raise ValueError("a quotation is not in the source")
        return self


class Party(Model):
    """A party of the codebook."""

    id: Id
    name: Label
    aliases: Labels = ()
    kind: PartyKind
    part_of: Id | None = None
    note: Text | None = None
    same_as: Uris = ()


class Person(Model):
    """A person of the codebook."""

    id: Id
    name: Label
    aliases: Labels = ()
    note: Text | None = None
    same_as: Uris = ()


class Topic(Model):
    """A topic of the codebook."""

    id: Id
    label: Label
    broader: Ids = ()
    aliases: Labels = ()
    definition: Text | None = None
    note: Text | None = None
    same_as: Uris = ()


class Locality(Model):
    """A city of the codebook."""

    name: Label
    country: Country | None = None
    aliases: Labels = ()
    latitude: float | None = Field(default=None, strict=True, ge=-90, le=90)
    longitude: float | None = Field(default=None, strict=True, ge=-180, le=180)
    note: Text | None = None
    same_as: Uris = ()


class Codebook(Model):
    """What the records refer to."""

    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    topics: tuple[Topic, ...] = ()
    tracks: Nothing = ()
    localities: tuple[Locality, ...] = ()
    identical: Nothing = ()


class Dossier(Model):
    """A codebook and a set of reports, as a file holds them."""

    dipltalks: Literal[1]
    codebook: Codebook
    reports: tuple[Report, ...] = ()

    @model_validator(mode="after")
    def _refers_to_its_codebook(self) -> Self:
        parties, people = ({entry.id for entry in entries} for entries in (self.codebook.parties, self.codebook.people))
        topics = {topic.id for topic in self.codebook.topics}
        for meeting in (meeting for report in self.reports for meeting in report.meetings):
            if not topics.issuperset(meeting.topics) or not parties.issuperset(_parties_of(meeting)):
                raise ValueError("a topic or a party is not in the codebook")
            if not people.issuperset(_people_of(meeting)):
                raise ValueError("a person is not in the codebook")
        return self


def _parties_of(meeting: Meeting) -> Iterator[str]:
    for delegation in meeting.delegations:
        if delegation.party is not None:
            yield delegation.party
        yield from delegation.institutions


def _people_of(meeting: Meeting) -> Iterator[str]:
    for delegation in meeting.delegations:
        for delegate in (delegation.head, *delegation.members):
            if delegate is not None and delegate.person is not None:
                yield delegate.person
