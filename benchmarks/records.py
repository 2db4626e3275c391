"""Records: making a meeting, changing a field of it, and reading dates.

A meeting is made by one and the same call for every library, out of classes that have the same fields. Its date is
read beforehand, for reading dates is compared by itself. There the work begins with a text, and ends with the earliest
and the latest day that it allows.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import Any

import attrs
from edtf import parse_edtf
from undate import Undate, UndateInterval

import dipltalks
from benchmarks import pydantic_records
from benchmarks.timing import Comparison, Contender
from dipltalks import MeetingStatus, When
from dipltalks._values.edtf import parse

PACKAGES = ("dipltalks", "attrs", "msgspec", "pendulum", "pydantic", "undate", "edtf")
"""The distributions whose versions decide the figures."""

DAY = When("2025-02-27")
TEXTS = (
    "2025", "2024-02", "2025-02-27",
    "2025~", "2025-04~", "2025-04-08?", "2025-02%",
    "202X", "20XX", "2025-XX", "2025-XX-XX", "2025-03-XX",
    "2024/2025", "2025-02/2025-04", "2025-03-23/2025-03-25", "2025-02~/2025-04",
)  # fmt: skip
"""Dates in EDTF that all three libraries read: plain, qualified, with unspecified digits, intervals."""


def unchecked(cls: type) -> type:
    """Return a plain attrs class, frozen and slotted, with the fields and defaults of a record, and no checks."""
    fields = {field.name: attrs.field(default=field.default) for field in attrs.fields(cls)}
    return attrs.make_class(cls.__name__, fields, frozen=True, slots=True, kw_only=True)


RECORDS = ("Delegate", "Delegation", "Meeting", "Place")
"""The classes that a meeting is made of."""

plain_records = SimpleNamespace(**{name: unchecked(getattr(dipltalks, name)) for name in RECORDS})


def meeting_of(records: Any) -> Any:
    """Return a meeting, made of the classes that a module holds under the names of dipltalks."""
    russian = records.Delegate(person="darchiev", office="ambassador to the United States")
    american = records.Delegate(person="coulter", office="deputy assistant secretary of state")
    return records.Meeting(
        id="ru-us-2025-02-27-istanbul",
        delegations=(
            records.Delegation(party="RU", head=russian),
            records.Delegation(party="US", head=american),
        ),
        when=DAY,
        place=records.Place(city="Istanbul", country="TR", venue="residence of the U.S. Consulate General"),
        status="held",
        topics=("embassy-operations", "direct-flights"),
    )


def _attrs_fields(record: Any) -> dict[str, object]:
    return attrs.asdict(record)


def _pydantic_fields(model: pydantic_records.Model) -> dict[str, object]:
    return model.model_dump()


def _making() -> Comparison:
    return Comparison(
        title="Make a meeting with a place, two delegations and their heads",
        item="meeting",
        contenders=(
            Contender("dipltalks", lambda: meeting_of(dipltalks), _attrs_fields),
            Contender("attrs, no checks", lambda: meeting_of(plain_records), _attrs_fields),
            Contender("pydantic", lambda: meeting_of(pydantic_records), _pydantic_fields),
        ),
    )


def _changing() -> Comparison:
    checked, plain, model = map(meeting_of, (dipltalks, plain_records, pydantic_records))
    make, change = type(model), {"status": MeetingStatus.CANCELLED}
    return Comparison(
        title="Change the status of a meeting",
        item="meeting",
        contenders=(
            Contender("dipltalks, attrs.evolve", lambda: attrs.evolve(checked, **change), _attrs_fields),
            Contender("attrs, no checks, attrs.evolve", lambda: attrs.evolve(plain, **change), _attrs_fields),
            Contender("pydantic, made anew", lambda: make(**{**dict(model), **change}), _pydantic_fields),
            Contender("pydantic, no checks, model_copy", lambda: model.model_copy(update=change), _pydantic_fields),
        ),
    )


def _reading() -> Comparison:
    return Comparison(
        title=f"Read {len(TEXTS)} dates in EDTF: from the text to its earliest and latest day",
        item="date",
        items=len(TEXTS),
        contenders=(
            Contender("dipltalks, texts not seen before", _read_anew, _days),
            Contender("dipltalks, texts seen before", _read_with_when, _days),
            Contender("undate", lambda: [_undate_bounds(text) for text in TEXTS], _days),
            Contender("edtf", lambda: [_edtf_bounds(text) for text in TEXTS], _edtf_days),
        ),
    )


def _read_with_when() -> list[tuple[Any, Any]]:
    dates = map(When, TEXTS)
    return [(date.earliest, date.latest) for date in dates]


def _read_anew() -> list[tuple[Any, Any]]:
    parse.cache_clear()  # what a text means is remembered
    return _read_with_when()


def _undate_bounds(text: str) -> tuple[Any, Any]:
    date = Undate.parse(text, "EDTF")
    if isinstance(date, UndateInterval):  # its ends are dates that have bounds themselves
        return date.earliest.earliest, date.latest.latest
    return date.earliest, date.latest


def _edtf_bounds(text: str) -> tuple[time.struct_time, time.struct_time]:
    date = parse_edtf(text)
    return date.lower_strict(), date.upper_strict()


def _days(bounds: Iterable[tuple[Any, Any]], written: Callable[[Any], str] = str) -> Mapping[str, object]:
    """Return the first and the last day for each text, in ISO 8601."""
    return {text: tuple(map(written, pair)) for text, pair in zip(TEXTS, bounds, strict=True)}


def _edtf_days(bounds: Iterable[tuple[Any, Any]]) -> Mapping[str, object]:
    return _days(bounds, lambda day: time.strftime("%Y-%m-%d", day))


def comparisons() -> tuple[Comparison, ...]:
    """Return what is compared."""
    return _making(), _changing(), _reading()
