"""Identifiers: how records and entries are named, and what a name refers to.

An id is a permanent slug that carries no meaning: `ru-us-2025-02-27-istanbul`.
A field that holds the id of something else says of what in its annotation, so that checks, queries and the file
format learn it from one place.
"""

from enum import StrEnum
from typing import Annotated

from dipltalks._values.limits import Limits


class Ref(StrEnum):
    """What an id refers to.

    Parties, people, topics and tracks stand in the codebook and must be there; the rest are records, sources and
    reports, and may wait for a report that is still to come.
    """

    PARTY = "party"
    PERSON = "person"
    TOPIC = "topic"
    TRACK = "track"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    STATEMENT = "statement"
    RECORD = "record"
    SOURCE = "source"
    REPORT = "report"


Id = Annotated[
    str,
    Limits(
        min_length=1,
        max_length=200,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="an id: letters A to Z and a to z, digits, '-' and '_'",
    ),
]
"""The name of a record or an entry."""

PartyId = Annotated[Id, Ref.PARTY]
PersonId = Annotated[Id, Ref.PERSON]
TopicId = Annotated[Id, Ref.TOPIC]
TrackId = Annotated[Id, Ref.TRACK]
MeetingId = Annotated[Id, Ref.MEETING]
AgreementId = Annotated[Id, Ref.AGREEMENT]
StatementId = Annotated[Id, Ref.STATEMENT]
RecordId = Annotated[Id, Ref.RECORD]
"""A meeting, agreement, measure or statement, or, where a statement is about it, a topic."""
SourceId = Annotated[Id, Ref.SOURCE]

ReportKey = Annotated[
    str,
    Limits(
        min_length=1,
        max_length=401,
        pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)?$",
        description="the key of a report: its id, its source's id, or source and coder as 'source/coder'",
    ),
    Ref.REPORT,
]
"""What all revisions of one report share."""
