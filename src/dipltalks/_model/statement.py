"""Statement and Speaker: what was said, by whom, to whom, about what."""

from collections.abc import Iterable
from typing import Any

import attrs

from dipltalks._model.accepts import as_ids, as_term, as_when
from dipltalks._model.coded import Coded
from dipltalks._values.identifiers import Id, PartyId, PersonId, RecordId, StatementId
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import at_least_one_of, not_itself, unique
from dipltalks._values.texts import Label, Text
from dipltalks._values.when import When
from dipltalks._vocabulary.statements import StatementKind, Strength


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Speaker(Record):
    """Whoever speaks or is spoken to: a person, a party, or a person for a party.

    Example:
        >>> Speaker(person="lavrov", office="foreign minister", party="RU").party
        'RU'
    """

    person: PersonId | None = None
    """The person, by the id of the codebook; anonymous officials stay anonymous."""
    office: Label | None = None
    """The office held at the time."""
    party: PartyId | None = None
    """The party spoken for: a state, or an institution of it."""

    _rules = (at_least_one_of("person", "party"),)


def as_speakers(value: Iterable[Speaker]) -> Any: ...


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Statement(Coded):
    """Something that was said, as one source has it.

    Example:
        >>> Statement(
        ...     id="lavrov-second-meeting-prepared",
        ...     speaker=Speaker(person="lavrov", office="foreign minister", party="RU"),
        ...     kind="announcement",
        ...     when="2025-04-01",
        ...     text="now a second meeting is being prepared",
        ...     quoted=True,
        ... ).kind
        <StatementKind.ANNOUNCEMENT: 'announcement'>
    """

    id: Id
    """The permanent name of the statement."""
    speaker: Speaker | None = None
    """Who spoke; absent where the source says it in its own voice."""
    kind: StatementKind = attrs.field(converter=as_term)
    """What is done by saying it: an announcement, an allegation, a denial."""
    strength: Strength | None = attrs.field(default=None, converter=as_term)
    """How firmly it is said, where the words show it."""
    when: When | None = attrs.field(default=None, converter=as_when)
    """When it was said."""
    occasion: Label | None = None
    """Where or how it was said, such as `press briefing in Moscow`."""
    audience: tuple[Speaker, ...] = attrs.field(default=(), converter=as_speakers)
    """To whom it was said."""
    about: tuple[RecordId, ...] = attrs.field(default=(), converter=as_ids)
    """What it is about: ids of topics, or of any records."""
    responds_to: tuple[StatementId, ...] = attrs.field(default=(), converter=as_ids)
    """The statements that it answers."""
    text: Text
    """What was said, in the source's words."""
    quoted: bool | None = None
    """Whether the text stands in quotation marks in the source."""

    _rules = (
        unique("audience"),
        unique("about"),
        unique("responds_to"),
        not_itself("about"),
        not_itself("responds_to"),
    )


def as_statements(value: Iterable[Statement]) -> Any: ...
