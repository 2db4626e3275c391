"""Detailed: a dossier of generated talks, told as fully as articles tell of talks, for what reads and writes files.

How often what is told repeats itself decides both size and speed, so the rates stand here:

- An article tells of ten meetings, each in two sentences, which are quoted with their offsets.
- A meeting is between two of eighteen states, and a delegation has a head and two members, of 111 people of its state.
  In half of all meetings a state sends those whom it sent the last time.
- One office in twenty is not the one that the person holds elsewhere.
- It is in one of fifty cities, at one of four venues of the city; three of thirty topics are told.
"""

import datetime as dt
import random
from collections.abc import Iterator

from benchmarks.generated import CITIES, FIRST_DAY, PEOPLE, SEED, STATES, TOPICS, codebook
from dipltalks import Delegate, Delegation, Dossier, Evidence, Inference, Meeting, Place, Report, Source, Statement

MEETINGS_A_REPORT = 10
OFFICES = ("foreign minister", "deputy foreign minister", "ambassador", "head of department", "legal adviser")


def dossier(meetings: int) -> Dossier:
    """Return a dossier of so many meetings, the same in every run.

    Args:
        meetings: How many.
    """
    return Dossier(codebook=codebook(), reports=reports(meetings))


def reports(meetings: int) -> Iterator[Report]:
    """Yield the reports of such a dossier, one by one.

    Args:
        meetings: How many meetings they tell of.
    """
    chance = random.Random(SEED)  # noqa: S311  # the same talks in every run, not a secret
    teams: dict[str, Delegation] = {}
    for first in range(0, meetings, MEETINGS_A_REPORT):
        number = first // MEETINGS_A_REPORT
        numbers = range(first, min(first + MEETINGS_A_REPORT, meetings))
        sentences = {each: _sentences(each, chance) for each in numbers}
        text = " ".join(sentence for both in sentences.values() for sentence in both)
        source = Source(
            id=f"source-{number}",
            title=f"Talks of week {number}",
            publisher=f"Publisher {chance.randrange(12)}",
            published=_day(first) + dt.timedelta(days=12),
            language="en",
            text=text,
        )
        told = [_meeting(each, source, sentences[each], teams, chance) for each in numbers]
        yield Report(source=source, coder="team-a", meetings=told, statements=[_statement(told[0], source)])


def _day(number: int) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=number % 12_000)


def _sentences(number: int, chance: random.Random) -> tuple[str, str]:
    """Return what an article says of a meeting."""
    kind = chance.choice(("Delegations", "Senior diplomats", "Negotiators"))
    return (
        f"{kind} met on {_day(number):%d %B %Y} in round {number} of the talks, officials said on both sides.",
        f"Round {number} was about transport, trade and the return of property, according to the hosts.",
    )


def _meeting(
    number: int, source: Source, sentences: tuple[str, str], teams: dict[str, Delegation], chance: random.Random
) -> Meeting:
    city = chance.randrange(CITIES)
    return Meeting(
        id=f"meeting-{number}",
        title=f"Round {number} of the talks",
        round=number + 1,
        delegations=[_delegation(party, teams, chance) for party in chance.sample(STATES, 2)],
        when=_day(number),
        place=Place(city=f"City {city}", country=STATES[city % len(STATES)], venue=f"Hotel {chance.randrange(4)}"),
        status="held",
        modality=["in_person"],
        level=chance.choice(("senior_officials", "ministerial")),
        topics=[f"topic-{topic}" for topic in sorted(chance.sample(range(TOPICS), 3))],
        evidence=[
            source.quote(sentences[0], supports=["round", "when", "status", "modality", "delegations"]),
            source.quote(
                sentences[1], supports=["topics", "place"], attribution=[f"Person {chance.randrange(PEOPLE)}"]
            ),
        ],
        inferred=[Inference(field="level", reason="The heads of both delegations are of this rank.")],
    )


def _delegation(party: str, teams: dict[str, Delegation], chance: random.Random) -> Delegation:
    """Return those whom a state sends: as often as not the same as the last time."""
    if party not in teams or chance.random() < 0.5:
        own = range(STATES.index(party), PEOPLE, len(STATES))
        head, *members = (_delegate(person, chance) for person in chance.sample(own, 3))
        teams[party] = Delegation(party=party, head=head, members=members)
    return teams[party]


def _delegate(person: int, chance: random.Random) -> Delegate:
    office = OFFICES[(person + (chance.random() < 0.05)) % len(OFFICES)]
    return Delegate(person=f"person-{person}", office=office)


def _statement(meeting: Meeting, source: Source) -> Statement:
    """Return what the hosts say of a meeting."""
    quoted = meeting.evidence[1].quote or ""
    evidence: Evidence = source.quote(quoted, supports=["text", "about", "kind"])
    return Statement(
        id=f"statement-{meeting.id}",
        kind="claim",
        when=meeting.when,
        text=quoted,
        about=[meeting.id],
        evidence=[evidence],
    )
