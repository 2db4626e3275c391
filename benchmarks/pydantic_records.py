"""The records of a meeting as a user of pydantic would write them: same names, same fields, same constraints.

Dates are `When` here too, for pydantic has no such type: it calls the same class.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    model_validator,
)

from dipltalks import (
    Attendance,
    DelegateRole,
    InheritedField,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Modality,
    PartyRole,
    When,
)
from dipltalks._values import identifiers, texts
from dipltalks._values.countries import COUNTRIES
from dipltalks._values.limits import Limits


def text_like(annotation: Any) -> Any:
    """Return the annotation for pydantic that constrains a text as one of dipltalks does."""
    limits = next(note for note in annotation.__metadata__ if isinstance(note, Limits))
    return Annotated[
        str, StringConstraints(min_length=limits.min_length, max_length=limits.max_length, pattern=limits.pattern)
    ]


def unique(by: str | None = None) -> AfterValidator:
    """Return the validator of a tuple in which nothing may stand twice, or nothing with the same attribute."""
    key: Callable[[Any], Any] = attrgetter(by) if by else lambda item: item

    def check(items: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(items) > 1:
            keys = [k for k in map(key, items) if k is not None]
            if len(set(keys)) < len(keys):
                raise ValueError("something stands twice")
        return items

    return AfterValidator(check)


Id = text_like(identifiers.Id)
Label = text_like(texts.Label)
Text = text_like(texts.Text)
Uri = text_like(texts.Uri)
FieldPath = text_like(texts.FieldPath)
Country = Literal[tuple(COUNTRIES)]
Count = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
Offset = Annotated[int, Field(strict=True, ge=0, le=2**53 - 1)]
Ids = Annotated[tuple[Id, ...], unique()]
Date = Annotated[When, PlainValidator(When), PlainSerializer(str, when_used="json")]


class Model(BaseModel):
    """Base of the models."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
    roles: Annotated[tuple[PartyRole, ...], unique()] = ()
    attendance: Attendance | None = None
    head: Delegate | None = None
    members: Annotated[tuple[Delegate, ...], unique(by="person")] = ()
    institutions: Ids = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if not (self.party or self.roles or self.attendance or self.head or self.members or self.institutions):
            raise ValueError("says nothing")
        if self.head is not None and self.head.role is not None:
            raise ValueError("a head has no role")
        return self


class Inheritance(Model):
    """Fields that are the same as at another meeting."""

    meeting: Id
    fields: Annotated[tuple[InheritedField, ...], Field(min_length=1), unique()]


class Evidence(Model):
    """The words of a source."""

    source: Id | None = None
    quote: Text | None = None
    start: Offset | None = None
    end: Offset | None = None
    locator: Label | None = None
    supports: Annotated[tuple[FieldPath, ...], unique()] = ()
    attribution: tuple[Label, ...] = ()

    @model_validator(mode="after")
    def _offsets_fit(self) -> Self:
        if self.quote is None and self.locator is None:
            raise ValueError("says nothing")
        if (self.start is None) != (self.end is None):
            raise ValueError("offsets come in pairs")
        if self.end is not None and (self.quote is None or self.end - self.start != len(self.quote)):
            raise ValueError("the offsets do not fit the quotation")
        return self


class Inference(Model):
    """A field that no words say."""

    field: FieldPath
    reason: Text
    basis: Ids = ()


class Meeting(Model):
    """A meeting."""

    id: Id
    title: Label | None = None
    track: Id | None = None
    round: Count | None = None
    round_label: Label | None = None
    part_of: Id | None = None
    delegations: Annotated[tuple[Delegation, ...], unique(by="party")] = ()
    when: Date | None = None
    place: Place | None = None
    status: MeetingStatus | None = None
    modality: Annotated[tuple[Modality, ...], unique()] = ()
    format: MeetingFormat | None = None
    level: MeetingLevel | None = None
    topics: Ids = ()
    outcomes: Ids = ()
    unchanged_from: Annotated[tuple[Inheritance, ...], unique(by="meeting")] = ()
    evidence: tuple[Evidence, ...] = ()
    inferred: Annotated[tuple[Inference, ...], unique(by="field")] = ()
    note: Text | None = None
    same_as: Annotated[tuple[Uri, ...], unique()] = ()

    @model_validator(mode="after")
    def _is_another(self) -> Self:
        if self.part_of == self.id or any(other.meeting == self.id for other in self.unchanged_from):
            raise ValueError("is the record itself")
        return self
