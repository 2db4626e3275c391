"""Entities: meetings as flat records, in time and in memory, beside libraries that model entities of their own.

stix2 and followthemoney cannot hold a dossier. Here every library holds the same facts of a meeting, and no others: id,
title, day, city, country, the ids of the parties and those of the topics. Each reads and writes them in a file of its
own kind, and what it writes, brought into one form, has to say the same as what the others write.

- dipltalks: a list of `Meeting`, its strict checks on every field. The place and the delegations are records as well.
- stix2: a `Bundle` of custom objects, for no object of the standard has a day, a place and participants. Refused are
  undeclared properties, wrong ids and wrong timestamps. A country may be any text, and a day is the timestamp of its
  midnight. The standard asks for type, version and two more timestamps in every object; they are read and written too.
- followthemoney: a list of `Event`, read with `cleaned=False`, so that values are validated, by the JSON of msgspec.
  Country and date have to be known, parties have to be ids. What is wrong is left out without a word, not refused, and
  so are undeclared properties. Topics are `keywords`, any text, for its own `topics` are a fixed list of risks.

None of them looks up what the ids refer to: there is no codebook to ask. Peak memory is not compared: of that which
importing these libraries took, much is free again, and loading would use it without being seen.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
import stix2
from followthemoney import model
from stix2.properties import ListProperty, StringProperty, TimestampProperty

import dipltalks
from benchmarks import detailed, round_trip
from benchmarks.round_trip import Codec
from benchmarks.timing import Comparison
from dipltalks import Meeting

Facts = dict[str, Any]
"""What is known of a meeting: texts, and lists of texts."""

STIX_TYPE = "x-meeting"
WRITTEN_AT = "2025-04-08T00:00:00.000Z"
"""When the objects of STIX were created and last modified; the standard wants that of every object."""

MIDNIGHT = "T00:00:00Z"


@stix2.CustomObject(
    STIX_TYPE,
    [
        ("name", StringProperty(required=True)),
        ("day", TimestampProperty(required=True)),
        ("city", StringProperty(required=True)),
        ("country", StringProperty(required=True)),
        ("parties", ListProperty(StringProperty, required=True)),
        ("topics", ListProperty(StringProperty, required=True)),
    ],
)
class StixMeeting:
    """A meeting as an object of STIX."""


def comparisons(size: int) -> Iterator[Comparison]:
    """Yield the comparisons: load, dump, and live memory.

    Args:
        size: How many meetings there are.
    """
    known = facts(size)
    files = {name: write(known) for name, write in WRITERS.items()}
    title = f"{size:,} flat meetings"
    yield from round_trip.comparisons(title, size, module=__name__, files=files, memory=["live"])


def facts(meetings: int) -> list[Facts]:
    """Return the facts of so many meetings of `detailed`, the same in every run.

    Args:
        meetings: How many.
    """
    told = (meeting for report in detailed.reports(meetings) for meeting in report.meetings)
    return [_facts(meeting) for meeting in told]


def _facts(meeting: Meeting) -> Facts:
    return {
        "id": f"{STIX_TYPE}--{uuid.uuid5(uuid.NAMESPACE_URL, meeting.id)}",  # an id as all three allow it
        "title": meeting.title,
        "day": str(meeting.when),
        "city": meeting.place.city,
        "country": meeting.place.country,
        "parties": list(meeting.parties),
        "topics": list(meeting.topics),
    }


def write_dipltalks(known: Iterable[Facts]) -> bytes:
    """Return the facts as a list of meetings."""
    return msgspec.json.encode(
        [
            {
                "id": each["id"],
                "title": each["title"],
                "when": each["day"],
                "place": {"city": each["city"], "country": each["country"]},
                "delegations": [{"party": party} for party in each["parties"]],
                "topics": each["topics"],
            }
            for each in known
        ]
    )


def read_dipltalks(data: bytes) -> list[Facts]:
    """Return the facts that a list of meetings states."""
    return [
        {
            "id": each["id"],
            "title": each["title"],
            "day": each["when"],
            **each["place"],
            "parties": [delegation["party"] for delegation in each["delegations"]],
            "topics": each["topics"],
        }
        for each in json.loads(data)
    ]


def write_stix(known: Iterable[Facts]) -> bytes:
    """Return the facts as a bundle of STIX."""
    objects = [
        {
            "type": STIX_TYPE,
            "spec_version": "2.1",
            "created": WRITTEN_AT,
            "modified": WRITTEN_AT,
            "id": each["id"],
            "name": each["title"],
            "day": each["day"] + MIDNIGHT,
            **{key: each[key] for key in ("city", "country", "parties", "topics")},
        }
        for each in known
    ]
    bundle = f"bundle--{uuid.uuid5(uuid.NAMESPACE_URL, 'meetings')}"
    return msgspec.json.encode({"type": "bundle", "id": bundle, "objects": objects})


def read_stix(data: bytes) -> list[Facts]:
    """Return the facts that a bundle of STIX states."""
    return [
        {
            "id": each["id"],
            "title": each["name"],
            "day": each["day"].removesuffix(MIDNIGHT),
            **{key: each[key] for key in ("city", "country", "parties", "topics")},
        }
        for each in json.loads(data)["objects"]
    ]


def write_followthemoney(known: Iterable[Facts]) -> bytes:
    """Return the facts as a list of events; it has the codes of countries in small letters."""
    return msgspec.json.encode(
        [
            {
                "id": each["id"],
                "schema": "Event",
                "properties": {
                    "name": [each["title"]],
                    "date": [each["day"]],
                    "location": [each["city"]],
                    "country": [each["country"].lower()],
                    "involved": each["parties"],
                    "keywords": each["topics"],
                },
            }
            for each in known
        ]
    )


def read_followthemoney(data: bytes) -> list[Facts]:
    """Return the facts that a list of events states."""
    return [
        {
            "id": each["id"],
            "title": " ".join(each["properties"]["name"]),
            "day": " ".join(each["properties"]["date"]),
            "city": " ".join(each["properties"]["location"]),
            "country": " ".join(each["properties"]["country"]).upper(),
            "parties": each["properties"]["involved"],
            "topics": each["properties"]["keywords"],
        }
        for each in json.loads(data)
    ]


WRITERS: dict[str, Callable[[Iterable[Facts]], bytes]] = {
    "dipltalks": write_dipltalks,
    "stix2": write_stix,
    "followthemoney": write_followthemoney,
}
"""What makes the file of each contender, by name."""


def _dipltalks() -> Codec:
    return Codec(lambda data: dipltalks.loads(data, list[Meeting]), dipltalks.dumps, read_dipltalks)


def _stix() -> Codec:
    return Codec(stix2.parse, lambda bundle: bundle.serialize().encode(), read_stix)


def _followthemoney() -> Codec:
    return Codec(
        lambda data: [model.get_proxy(each, cleaned=False) for each in msgspec.json.decode(data)],
        lambda made: msgspec.json.encode([each.to_dict() for each in made]),
        read_followthemoney,
    )


CODECS: dict[str, Callable[[], Codec]] = {
    "dipltalks": _dipltalks,
    "stix2": _stix,
    "followthemoney": _followthemoney,
}
"""What is compared, by name."""
