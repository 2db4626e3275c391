"""Lifecycle: the status of an agreement on a day, worked out from its events.

The rules, by the table of the coding manual:

- An event sets the status that `FORMING`, `IN_FORCE` and `ENDING` give for its kind.
- Proposing, agreeing and signing never set an agreement back: a late ratification leaves a treaty in force,
  and to agree on reviving it leaves a lapsed agreement lapsed.
- A refused extension or an expiry takes effect at the end of the event's span: on the day after its `until`, or else on
  its own day.
- Once `until` has passed, the agreement has lapsed, unless an extension or revival has set a new term;
  a suspension that has an end returns the agreement to the status that it had before.
- A withdrawal ends the agreement for those who withdraw, and for all where no two parties are left.
  Where it is not said who withdrew, it was one party, which may be the one that is asked for.
- Those who have withdrawn are back once they have a part in one of the events `JOINING`; nothing else changes their
  status. Where no two parties are left, such an event of which it is not said whose it is brings all back.
- An event that is limited to provisions leaves the whole as it is.

Dates are not precise, so the events do not always decide. An event has happened if its latest day is on or before the
day that is asked for, has not if its earliest is after it, and may have otherwise. Events whose order is open are taken
in every order. What comes out is therefore a set: all statuses that some reading of the dates allows.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from dipltalks._model.event import LifecycleEvent
from dipltalks._values.when import When
from dipltalks._vocabulary.agreements import AgreementStatus as Status
from dipltalks._vocabulary.agreements import EventKind as Kind

FORMING = {
    **dict.fromkeys((Kind.PROPOSED, Kind.ANNOUNCED), Status.PROPOSED),
    **dict.fromkeys((Kind.AGREED, Kind.INITIALLED, Kind.ADOPTED, Kind.REVIVAL_AGREED), Status.AGREED),
    **dict.fromkeys(
        (Kind.SIGNED, Kind.RATIFIED, Kind.ACCEPTED, Kind.APPROVED, Kind.ACCEDED, Kind.ISSUED), Status.SIGNED
    ),
}
"""Events that bring an agreement about, and how far."""

IN_FORCE = frozenset(
    {
        Kind.DECLARED,
        Kind.PROVISIONALLY_APPLIED,
        Kind.ENTERED_INTO_FORCE,
        Kind.EXTENDED,
        Kind.RESUMED,
        Kind.REVIVED,
        Kind.AMENDED,
    }
)
"""Events after which an agreement is in force."""

JOINING = IN_FORCE | {kind for kind, status in FORMING.items() if status is Status.SIGNED}
"""Events that bring those back who had withdrawn and have a part in them."""

LAPSING = frozenset({Kind.EXTENSION_REFUSED, Kind.EXPIRED})
"""Events after whose span an agreement has lapsed."""

ENDING = {
    Kind.TERMINATED: Status.TERMINATED,
    Kind.COLLAPSED: Status.TERMINATED,
    Kind.SUPERSEDED: Status.SUPERSEDED,
    Kind.REJECTED: Status.REJECTED,
}
"""Events that end an agreement, and how; that one collapsed is always somebody's judgement."""

STEPS_UP = (Status.UNKNOWN, Status.PROPOSED, Status.AGREED, Status.SIGNED, Status.IN_FORCE, Status.SUSPENDED)
"""How far an agreement has come; the forming events never set it back."""

OVER = frozenset({Status.LAPSED, Status.TERMINATED, Status.SUPERSEDED})
"""Statuses that a proposal or an agreement to revive does not yet end."""

SOMEBODY = frozenset({"*"})
"""Stands for those who did something and have not withdrawn; no id has this form."""

MOST_READINGS = 5_000
"""Readings of the dates that are followed; where there are more, every status that an event can bring is possible."""


class Step(NamedTuple):
    """An event, or the passing of its term: something that changes the status at one moment.

    Moments are counted in half days, so that a term passes before anything else happens on the day after it.
    """

    kind: Kind
    passing: bool
    """Whether this is the passing of `until` rather than the event itself."""
    first: float
    """The earliest moment at which it may happen."""
    last: float
    """The moment by which it has happened."""
    until: When | None
    """The last day of the term that the event sets, or of the suspension; None if it names none."""
    by: frozenset[str]
    """Who did it, where that makes a difference."""
    number: int
    """What an event and the passing of its term share."""


class Life(NamedTuple):
    """What has become of the agreement, as a whole or for one party."""

    status: Status = Status.UNKNOWN
    before: Status = Status.UNKNOWN
    """The status before the suspension."""


class State(NamedTuple):
    """What the steps so far have led to."""

    whole: Life = Life()
    own: Life = Life()
    """The life for the party that is asked for; as the whole, where none is."""
    term: int | None = None
    """The number of the event that set the term that is running."""
    pause: int | None = None
    """The number of the newest suspension."""
    gone: frozenset[str] = frozenset()
    """The parties that have withdrawn, as far as they are named."""
    unnamed: int = 0
    """How many withdrawals there were of which it is not said whose."""


def possible_statuses(
    events: Iterable[LifecycleEvent], parties: Sequence[str], period: When, party: str | None = None
) -> tuple[Status, ...]:
    """Return the statuses that an agreement may have had in a period.

    Args:
        events: What happened to the agreement.
        parties: Who its parties are, as far as it is stated.
        period: All days from its earliest to its latest.
        party: The party whose status is asked for; absent, the agreement as a whole.

    Returns:
        The statuses in the order of the vocabulary; `unknown` among them if nothing may have happened yet.
    """
    steps = _steps(tuple(events), party)
    found = set[Status]()
    for moment in _moments_of_change(steps, period):
        if len(found) < len(Status):
            found |= {state.own.status for state in _states_at(steps, moment, frozenset(parties), party)}
    return tuple(status for status in Status if status in found)


def possible_terms(
    events: Iterable[LifecycleEvent], parties: Sequence[str], period: When
) -> frozenset[tuple[Status, When | None]]:
    """Return each status that an agreement may have had in a period, with the end of the term that was running then.

    Args:
        events: What happened to the agreement.
        parties: Who its parties are, as far as it is stated.
        period: All days from its earliest to its latest.

    Returns:
        Pairs of a status and of the `until` of the event that set the term; None where no term was running.
    """
    steps = _steps(tuple(events), None)
    ends: dict[int | None, When | None] = {None: None, **{step.number: step.until for step in steps}}
    return frozenset(
        (state.whole.status, ends[state.term])
        for moment in _moments_of_change(steps, period)
        for state in _states_at(steps, moment, frozenset(parties), None)
    )


def have_left(events: Iterable[LifecycleEvent], parties: Sequence[str]) -> frozenset[str]:
    """Return those who have withdrawn and have not come back, in whatever order the events may have happened.

    Args:
        events: What happened to the agreement.
        parties: Who its parties are, as far as it is stated.

    Returns:
        Their ids, as far as they are named; none where there are more readings of the dates than are followed.
    """
    states = _states_at(_steps(tuple(events), None), inf, frozenset(parties), None)
    return frozenset.intersection(*(state.gone for state in states))


def _moments_of_change(steps: Sequence[Step], period: When) -> list[int]:
    """Return the moments of a period at which other statuses and terms may be possible than before, the last first."""
    changes = _changes(steps)
    start = min(changes, default=1) - 1 if period.earliest is None else period.earliest.toordinal()
    end = inf if period.latest is None else period.latest.toordinal()
    days = {start, *(day for day in changes if start < day <= end)}
    return [2 * day + 1 for day in sorted(days, reverse=True)]


def _changes(steps: Sequence[Step]) -> set[int]:
    """Return the days on which other statuses may become possible.

    Besides the days on which a step may begin, or must have been, these are the next ones, as many as there are terms:
    where an event, the passing of a term and another event follow each other, they take two days at least.
    """
    terms = sum(step.passing for step in steps)
    firsts = {step.first + 2 * later for step in steps for later in range(terms + 1)}
    return {int(moment // 2) for moment in firsts | {step.last for step in steps} if abs(moment) != inf}


def _steps(events: Sequence[LifecycleEvent], party: str | None) -> tuple[Step, ...]:
    """Return the steps of the events that concern the whole agreement; equal ones count once.

    Of those who did something only those who may have withdrawn make a difference, so that the ratifications of many
    parties in one year are a single step.
    """
    withdrawals = [event for event in events if event.kind is Kind.WITHDRAWN]
    leavers = {party, *(by for event in withdrawals for by in event.by)}
    steps: dict[tuple[object, ...], list[Step]] = {}
    for event in events:
        by = frozenset(event.by)
        if event.kind is not Kind.WITHDRAWN:
            by = frozenset(by & leavers if withdrawals else ()) or (SOMEBODY if by else frozenset[str]())
        key = (event.kind, event.when, event.until, by)
        if not event.provisions and key not in steps:
            steps[key] = _steps_of(event, by, len(steps))
    return tuple(step for pair in steps.values() for step in pair)


def _steps_of(event: LifecycleEvent, by: frozenset[str], number: int) -> list[Step]:
    """Return the step of an event, and that of the passing of its term if it has one."""
    first, last = _moments(event.when)
    if event.until is None:
        return [Step(event.kind, False, first, last, None, by, number)]
    end_first, end_last = (moment + 1 for moment in _moments(event.until))
    return [
        Step(event.kind, False, first, min(last, end_last - 1), event.until, by, number),
        Step(event.kind, True, max(end_first, first + 1), end_last, event.until, by, number),
    ]


def _moments(when: When | None) -> tuple[float, float]:
    """Return the earliest and the latest moment of a date; an absent one may be any."""
    earliest, latest = (None, None) if when is None else (when.earliest, when.latest)
    return (
        -inf if earliest is None else 2 * earliest.toordinal() + 1,
        inf if latest is None else 2 * latest.toordinal() + 1,
    )


def _states_at(steps: Sequence[Step], moment: float, parties: frozenset[str], party: str | None) -> set[State]:
    """Return the states that the steps may have led to by a moment, in every order that the dates allow."""
    begun = [step for step in steps if step.first <= moment]
    certain = frozenset(i for i, step in enumerate(begun) if step.last <= moment)
    waits_for = [
        frozenset(j for j, other in enumerate(begun) if other.last < step.first or _is_start_of(other, step))
        for step in begun
    ]
    start = (frozenset[int](), -inf, State())
    seen, waiting, found = {start}, [start], set[State]()
    while waiting:
        done, now, state = waiting.pop()
        if done >= certain:
            found.add(state)
        for i, step in enumerate(begun):
            if i in done or not done >= waits_for[i]:
                continue
            then = _soonest(step, now)
            if then <= min(step.last, moment):
                new = {(done | {i}, then, after) for after in _after(state, step, parties, party)} - seen
                seen |= new
                waiting.extend(new)
        if len(seen) > MOST_READINGS:
            return _brought_about(begun)
    return found


def _brought_about(steps: Sequence[Step]) -> set[State]:
    """Return every status that steps can bring about, with every term that they can set, whatever their order."""
    lives = [Life(), *(Life(status) for step in steps for status in _brought_by(step))]
    terms = [None, *(step.number for step in steps if step.until is not None)]
    return {State(life, life, term) for life in lives for term in terms}


def _brought_by(step: Step) -> Iterator[Status]:
    """Yield the statuses that a step can bring about, whatever was before."""
    if step.kind in LAPSING or step.until is not None:
        yield Status.LAPSED
    if step.kind in IN_FORCE:
        yield Status.IN_FORCE
    others = {**FORMING, **ENDING, Kind.SUSPENDED: Status.SUSPENDED, Kind.WITHDRAWN: Status.TERMINATED}
    if step.kind in others:
        yield others[step.kind]


def _soonest(step: Step, now: float) -> float:
    """Return the soonest moment for a step: terms pass at even ones, and events happen at odd ones."""
    return step.first if now <= step.first else now + (now % 2 == step.passing)


def _is_start_of(one: Step, other: Step) -> bool:
    """Tell whether one step is the event whose term passes with the other."""
    return one.number == other.number and other.passing and not one.passing


def _after(state: State, step: Step, parties: frozenset[str], party: str | None) -> tuple[State, ...]:
    """Return what a step leads to: one state, or several where it is open whom it concerns."""
    if step.passing:
        return (_after_term(state, step, party),)
    if step.kind is Kind.WITHDRAWN:
        return _after_withdrawal(state, step, parties, party)
    state = _with_those_back(state, step, parties)
    own = state.own if party in state.gone else _lived(state.own, step)
    new = state._replace(whole=_lived(state.whole, step), own=own)
    if step.kind is Kind.SUSPENDED:
        return (new._replace(pause=step.number),)
    return (new._replace(term=_term(state, step)),)


def _with_those_back(state: State, step: Step, parties: frozenset[str]) -> State:
    """Return the state with those who have withdrawn and whom an event brings back."""
    if step.kind not in JOINING:
        return state
    if step.by:
        return state._replace(gone=state.gone - step.by)
    return state._replace(gone=frozenset(), unnamed=0) if parties and _count_left(state, parties) <= 1 else state


def _lived(life: Life, step: Step) -> Life:
    """Return the life that goes on after an event that is no withdrawal."""
    if step.kind is Kind.SUSPENDED:
        return Life(Status.SUSPENDED, life.before if life.status is Status.SUSPENDED else life.status)
    status = _reached(life.status, step)
    return life if status is life.status else Life(status)


def _reached(status: Status, step: Step) -> Status:
    """Return the status that an event which neither suspends nor withdraws brings about at once."""
    if step.kind in LAPSING:
        return Status.LAPSED if step.until is None else status
    if step.kind in IN_FORCE:
        return Status.IN_FORCE
    if step.kind in ENDING:
        return ENDING[step.kind]
    formed = FORMING[step.kind]
    if status in OVER:
        return formed if formed is Status.SIGNED else status
    further = status in STEPS_UP and STEPS_UP.index(status) >= STEPS_UP.index(formed)
    return status if further else formed


def _term(state: State, step: Step) -> int | None:
    """Return the number of the event whose term runs after a step."""
    if step.kind in ENDING:
        return None
    if step.until is not None:
        return step.number
    starts_anew = step.kind in (Kind.EXTENDED, Kind.REVIVED, *LAPSING) or (
        step.kind in IN_FORCE and state.whole.status in OVER
    )
    return None if starts_anew else state.term


def _after_term(state: State, step: Step, party: str | None) -> State:
    """Return what the passing of a term leads to; nothing, if another event has set a new one."""
    if state.pause == step.number:
        return state._replace(whole=_resumed(state.whole), own=_resumed(state.own), pause=None)
    if state.term == step.number:
        lapsed = Life(Status.LAPSED)
        return state._replace(whole=lapsed, own=state.own if party in state.gone else lapsed, term=None)
    return state


def _resumed(life: Life) -> Life:
    """Return the life that goes on once a suspension has ended by itself."""
    return Life(life.before) if life.status is Status.SUSPENDED else life


def _after_withdrawal(state: State, step: Step, parties: frozenset[str], party: str | None) -> tuple[State, ...]:
    """Return what a withdrawal leads to, for one party and for the whole."""
    over = Life(Status.TERMINATED)
    found: list[State] = []
    for left in _leavings(state, step, parties, party):
        stayed = left._replace(own=over) if party in left.gone else left
        ended = left._replace(whole=over, own=over, term=None)
        found += [stayed, ended] if not parties else [stayed if _count_left(left, parties) > 1 else ended]
    return tuple(found)


def _leavings(state: State, step: Step, parties: frozenset[str], party: str | None) -> list[State]:
    """Return who is gone after a withdrawal; where it is not said whose it is, it may be the asked party's or not."""
    if step.by:
        return [state._replace(gone=state.gone | step.by)]
    another = state._replace(unnamed=state.unnamed + 1)
    if party is None or party in state.gone:
        return [another]
    asked = state._replace(gone=state.gone | {party})
    return [asked] if parties - state.gone == frozenset({party}) else [another, asked]


def _count_left(state: State, parties: frozenset[str]) -> int:
    """Return how many parties are left."""
    return len(parties - state.gone) - state.unnamed
