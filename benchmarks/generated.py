"""Generated: talks that nobody held, from a fixed seed, in the shape of those that are reported.

Every meeting is told of by two reports, as announced and as held. It is between two of
eighteen states; who leads comes from 2,000 people, and where from fifty cities. One meeting in a hundred takes its
venue and participants from the one before it.
"""

import datetime as dt
import random
from collections.abc import Iterator

from dipltalks import (
    Codebook,
    Delegate,
    Delegation,
    Evidence,
    Inheritance,
    Locality,
    Meeting,
    Party,
    Person,
    Place,
    Report,
    Source,
    Statement,
    Topic,
)

SEED = 20250408
FIRST_DAY = dt.date(1990, 1, 1)
STATES = ("AT", "BR", "CA", "CN", "DE", "EG", "FR", "GB", "IN", "IR", "JP", "NO", "PK", "RU", "SA", "TR", "UA", "US")
PEOPLE, CITIES, TOPICS, PUBLISHERS = 2_000, 50, 30, 12


def codebook() -> Codebook:
    """Return what the generated reports refer to."""
    return Codebook(
        parties=[Party(id=state, name=f"State {state}", kind="state") for state in STATES],
        people=[Person(id=f"person-{number}", name=f"Person {number}") for number in range(PEOPLE)],
        topics=[
            Topic(id=f"topic-{number}", label=f"Topic {number}", broader=[f"topic-{number // 3}"] if number > 2 else ())
            for number in range(TOPICS)
        ],
        localities=[Locality(name=f"City {number}", country=STATES[number % len(STATES)]) for number in range(CITIES)],
    )


def reports(count: int) -> Iterator[Report]:
    """Yield reports, each with what one source says of one meeting, and a statement about it.

    Args:
        count: How many.
    """
    chance = random.Random(SEED)  # noqa: S311  # the same talks in every run, not a secret
    for number in range(count):
        meeting = number // 2
        day = FIRST_DAY + dt.timedelta(days=meeting % 12_000)
        published = day + dt.timedelta(days=2 if number % 2 else -3)
        source = Source(
            id=f"source-{number}", publisher=f"Publisher {chance.randrange(PUBLISHERS)}", published=published
        )
        told = _meeting(meeting, day, chance, is_over=bool(number % 2))
        yield Report(source=source, meetings=[told], statements=[_statement(number, told, chance)])


def _meeting(number: int, day: dt.date, chance: random.Random, *, is_over: bool) -> Meeting:
    """Return what one source says of a meeting, before it or after it."""
    sides = random.Random(number).sample(STATES, 2)  # noqa: S311  # all sources name the same sides
    city = random.Random(number).randrange(CITIES)  # noqa: S311  # and the same city
    heads = [Delegate(person=f"person-{chance.randrange(PEOPLE)}", office="Foreign Minister") for _ in sides]
    return Meeting(
        id=f"meeting-{number}",
        when=day if is_over else day.isoformat()[:7],
        place=Place(city=f"City {city}", country=STATES[city % len(STATES)] if is_over else None),
        status="held" if is_over else "announced",
        modality=["in_person"],
        delegations=[
            Delegation(party=party, head=head if is_over else None) for party, head in zip(sides, heads, strict=True)
        ],
        topics=[f"topic-{topic}" for topic in sorted(chance.sample(range(TOPICS), 2))],
        unchanged_from=_inheritance(number) if number % 100 == 99 else (),
        evidence=[Evidence(quote="They met again.", supports=["when", "place", "status", "delegations", "topics"])],
    )


def _inheritance(number: int) -> list[Inheritance]:
    """Return that venue and participants are those of the meeting before."""
    return [Inheritance(meeting=f"meeting-{number - 1}", fields=["venue", "participants"])]


def _statement(number: int, meeting: Meeting, chance: random.Random) -> Statement:
    """Return what a source says of the meeting in its own voice."""
    kind = chance.choice(("announcement", "claim", "assessment"))
    return Statement(id=f"statement-{number}", kind=kind, text="They met again.", about=[meeting.id])
