"""The records of a meeting as a user of pydantic would write them: same names, same fields, same constraints.

Types that a benchmark leaves unstated are those of dipltalks: pydantic does not look at them.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Annotated, Any, Literal, Self

from msgspec import Meta
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from dipltalks import (
    Attendance,
    DelegateRole,
    Evidence,
    Inference,
    Inheritance,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Modality,
    PartyRole,
    When,
)
from dipltalks._values import identifiers, texts
from dipltalks._values.countries import COUNTRIES


def _text(annotation: Any) -> Any:
    """Return the annotation for pydantic that constrains a text as one of dipltalks does."""
    meta = next(note for note in annotation.__metadata__ if isinstance(note, Meta))
    return Annotated[
        str, StringConstraints(min_length=meta.min_length, max_length=meta.max_length, pattern=meta.pattern)
    ]


def _unique(by: str | None = None) -> AfterValidator:
    """Return the validator of a tuple in which nothing may stand twice, or nothing with the same attribute."""
    key: Callable[[Any], Any] = attrgetter(by) if by else lambda item: item

    def check(items: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(items) > 1:
            keys = [k for k in map(key, items) if k is not None]
            if len(set(keys)) < len(keys):
                raise ValueError("something stands twice")
        return items

    return AfterValidator(check)


Id = _text(identifiers.Id)
Label = _text(texts.Label)
Text = _text(texts.Text)
Uri = _text(texts.Uri)
Country = Literal[tuple(COUNTRIES)]
Count = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
Ids = Annotated[tuple[Id, ...], _unique()]


class Model(BaseModel):
    """Base of the models."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Place(Model):
    """Where a meeting is."""

    city: Label | None = None
    region: Label | None = None
    country: Country | None = None
    venue: Label | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.city or self.region or self.country or self.venue):
            raise ValueError("says nothing")
        return self


class Delegate(Model):
    """One person at the table."""

    person: Id | None = None
    office: Label | None = None
    role: DelegateRole | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.person or self.office):
            raise ValueError("says nothing")
        return self


class Delegation(Model):
    """Those who take part for one party."""

    party: Id | None = None
    roles: Annotated[tuple[PartyRole, ...], _unique()] = ()
    attendance: Attendance | None = None
    head: Delegate | None = None
    members: Annotated[tuple[Delegate, ...], _unique(by="person")] = ()
    institutions: Ids = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if not (self.party or self.roles or self.attendance or self.head or self.members or self.institutions):
            raise ValueError("says nothing")
        if self.head is not None and self.head.role is not None:
            raise ValueError("a head has no role")
        return self


class Meeting(Model):
    """A meeting."""

    id: Id
    title: Label | None = None
    track: Id | None = None
    round: Count | None = None
    round_label: Label | None = None
    part_of: Id | None = None
    delegations: Annotated[tuple[Delegation, ...], _unique(by="party")] = ()
    when: When | None = None
    place: Place | None = None
    status: MeetingStatus | None = None
    modality: Annotated[tuple[Modality, ...], _unique()] = ()
    format: MeetingFormat | None = None
    level: MeetingLevel | None = None
    topics: Ids = ()
    outcomes: Ids = ()
    unchanged_from: Annotated[tuple[Inheritance, ...], _unique(by="meeting")] = ()
    evidence: tuple[Evidence, ...] = ()
    inferred: Annotated[tuple[Inference, ...], _unique(by="field")] = ()
    note: Text | None = None
    same_as: Annotated[tuple[Uri, ...], _unique()] = ()

    @model_validator(mode="after")
    def _is_another(self) -> Self:
        if self.part_of == self.id or any(other.meeting == self.id for other in self.unchanged_from):
            raise ValueError("is the record itself")
        return self
