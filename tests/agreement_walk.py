"""The status of an agreement by another way: a walk through the calendar, and agreements to try it on.

`walk` goes from day to day and keeps every fate that the agreement may have had so far. At the start of a day terms
pass, then events happen, each on some day that its date allows and, within a day, in any order. Nothing here uses the
lifecycle of the library: `STATUS_BY_KIND` is the table of the coding manual, and `Fate` follows its rules one by one.

Undated events happen on any day of the calendar, or after it. The calendar begins a week before the first day that is
asked for. That is faithful: outside the named days, days differ only in their order.
"""

import datetime as dt
from typing import NamedTuple

from hypothesis import strategies as st

from agreements import ROWS
from dipltalks import Agreement, LifecycleEvent

STATUS_BY_KIND = dict(ROWS)
FORMING = ["unknown", "proposed", "agreed", "signed"]
OVER = {"lapsed", "terminated", "superseded"}
ENDING = {"terminated", "collapsed", "superseded", "rejected"}
LEAVING = (
    "withdrawn",
    "withdrawn",
    "withdrawn",
    "acceded",
    "revived",
    "revival_agreed",
    "amended",
    "suspended",
    "entered_into_force",
    "extension_refused",
    "terminated",
)
RUNNING = (
    "entered_into_force",
    "suspended",
    "suspended",
    "resumed",
    "extended",
    "extension_refused",
    "expired",
    "revived",
    "agreed",
    "ratified",
    "rejected",
    "amended",
    "superseded",
)
PEOPLE = "ABCD"
FIRST, LAST = dt.date(2025, 3, 1).toordinal(), dt.date(2025, 3, 6).toordinal()
ASKED = range(FIRST - 1, LAST + 3)
CALENDAR = range(FIRST - 8, ASKED.stop)


class Date(NamedTuple):
    """A text, and the first and the last day that it allows; None is open."""

    text: str | None
    low: int | None = None
    high: int | None = None

    def allows(self, day):
        """Whether it may be this day."""
        return (self.low is None or self.low <= day) and not self.is_past(day - 1)

    def is_past(self, day):
        """Whether it may not be after this day."""
        return self.high is not None and self.high <= day


class Event(NamedTuple):
    """An event of a case."""

    kind: str
    when: Date
    until: Date | None
    by: str

    def record(self, number, **fields):
        """The record of the library."""
        until = self.until and self.until.text
        return LifecycleEvent(
            id=f"event-{number}", kind=self.kind, when=self.when.text, until=until, by=list(self.by), **fields
        )


class Case(NamedTuple):
    """An agreement, and the party whose status is asked for."""

    parties: str
    events: tuple[Event, ...]
    party: str | None

    def agreement(self, *others):
        """The record of the library, with some other events besides."""
        events = [one.record(number) for number, one in enumerate(self.events)]
        return Agreement(id="agreement", parties=list(self.parties), events=[*events, *others])

    def possible(self, period, *others):
        """The answer of the library, as plain text."""
        return plain(self.agreement(*others).possible_statuses_on(period, party=self.party))


class Fate(NamedTuple):
    """What has become of an agreement; a life is a status, and the status before the suspension."""

    whole: tuple[str, str | None] = ("unknown", None)
    own: tuple[str, str | None] = ("unknown", None)
    term: int | None = None
    pause: int | None = None
    out: frozenset[str] = frozenset()
    unnamed: int = 0

    def status_after(self, status, kind, has_until):
        """The table, and what the forming events leave as it is."""
        new = STATUS_BY_KIND[kind]
        if new == "lapsed" and has_until:
            return status
        if new not in FORMING or status == "rejected":
            return new
        if status in OVER:
            return new if new == "signed" else status
        is_less = status in FORMING and FORMING.index(status) < FORMING.index(new)
        return new if is_less else status

    def life_after(self, life, kind, has_until):
        """What an event makes of a life."""
        status, before = life
        if kind == "suspended":
            return "suspended", before if status == "suspended" else status
        new = self.status_after(status, kind, has_until)
        return new, before if new == "suspended" else None

    def after(self, number, one, case):
        """Every fate that an event may lead to."""
        if one.kind == "withdrawn":
            return self.after_withdrawal(one, case)
        out, unnamed = self.out, self.unnamed
        if STATUS_BY_KIND[one.kind] in {"signed", "in_force"}:
            out = out - set(one.by)
            if case.parties and not one.by and self.left(case) < 2:
                out, unnamed = frozenset(), 0
        term = self.term
        if one.kind in ENDING:
            term = None
        elif one.until and one.kind != "suspended":
            term = number
        elif one.kind in {"extended", "revived", "extension_refused", "expired"} or (
            STATUS_BY_KIND[one.kind] == "in_force" and self.whole[0] in OVER
        ):
            term = None
        has_until = one.until is not None
        pause = (number if has_until else None) if one.kind == "suspended" else self.pause
        whole = self.life_after(self.whole, one.kind, has_until)
        own = self.own if case.party in out else self.life_after(self.own, one.kind, has_until)
        return [Fate(whole, own, term, pause, out, unnamed)]

    def after_withdrawal(self, one, case):
        """Every fate that a withdrawal may lead to: an unnamed one is that of the asked party, or of another."""
        stays = [self._replace(out=self.out | set(one.by))]
        if not one.by:
            stays = []
            if case.party and case.party not in self.out:
                stays.append(self._replace(out=self.out | {case.party}))
            if set(case.parties) - self.out != {case.party}:
                stays.append(self._replace(unnamed=self.unnamed + 1))
        fates = []
        for new in stays:
            stayed = new._replace(own=("terminated", None)) if case.party in new.out else new
            if not case.parties or new.left(case) > 1:
                fates.append(stayed)
            if not case.parties or new.left(case) < 2:
                fates.append(stayed._replace(whole=("terminated", None), own=("terminated", None), term=None))
        return fates

    def left(self, case):
        """How many parties have not withdrawn."""
        return len(set(case.parties) - self.out) - self.unnamed

    def after_term(self, number, case):
        """The fate once the `until` of an event has passed."""
        if self.pause == number:
            whole, own = ((life[1], None) if life[0] == "suspended" else life for life in (self.whole, self.own))
            return self._replace(whole=whole, own=own, pause=None)
        if self.term == number:
            own = self.own if case.party in self.out else ("lapsed", None)
            return self._replace(whole=("lapsed", None), own=own, term=None)
        return self


def walk(case):
    """The statuses that are possible on each day that is asked for."""
    return {day: {fate.own[0] for fate in fates} for day, fates in fates_by_day(case).items()}


def fates_by_day(case):
    """The fates that are possible on each day that is asked for; their terms count the events, equal ones once."""
    events = dict(enumerate(dict.fromkeys(case.events)))
    ends = {number: one for number, one in events.items() if one.until}
    readings = {(frozenset(), frozenset(), Fate())}
    answers = {}
    for day in CALENDAR:
        readings = in_any_order(
            readings,
            lambda happened, passed, fate, yesterday=day - 1: [
                (happened, passed | {number}, fate.after_term(number, case))
                for number, one in ends.items()
                if number in happened - passed and one.until.allows(yesterday)
            ],
        )
        must_have_passed = {number for number, one in ends.items() if one.until.is_past(day - 1)}
        readings = in_any_order(
            {reading for reading in readings if reading[1] >= must_have_passed},
            lambda happened, passed, fate, today=day: [
                (happened | {number}, passed, after)
                for number, one in events.items()
                if number not in happened and one.when.allows(today)
                for after in fate.after(number, one, case)
            ],
        )
        must_have_happened = {
            number
            for number, one in events.items()
            if one.when.is_past(day) or (number in ends and one.until.is_past(day))
        }
        readings = {reading for reading in readings if reading[0] >= must_have_happened}
        answers[day] = {fate for _, _, fate in readings}
    return {day: answers[day] for day in ASKED}


def in_any_order(readings, follow):
    """The readings, and all that follows from them in some number of steps."""
    found, waiting = set(readings), list(readings)
    while waiting:
        new = set(follow(*waiting.pop())) - found
        found |= new
        waiting.extend(new)
    return found


def plain(statuses):
    """Statuses as plain text."""
    return {str(status) for status in statuses}


def iso(day):
    """The text of a day."""
    return dt.date.fromordinal(day).isoformat()


def days(low=FIRST):
    """A day of the calendar."""
    return st.integers(low, LAST)


@st.composite
def dates(draw, after=None):
    """A day, one of a few days, an interval or an open range; not certainly before a given day."""
    low = draw(days()) if after is None else draw(days(after))
    high = min(low + draw(st.integers(0, 2)), LAST)
    return draw(
        st.sampled_from(
            [
                Date(iso(low), low, low),
                Date(iso(low), low, low),
                Date(f"[{iso(low)}..{iso(high)}]", low, high),
                Date(f"{iso(low)}/{iso(high)}", low, high),
                Date(f"[{iso(low)}..]", low, None),
                Date(f"[..{iso(low)}]", None, low),
            ]
        )
    )


@st.composite
def events(draw, kinds=tuple(STATUS_BY_KIND), people=("", "A", "B", "AB", "AC", "D")):
    """An event; one in a few is undated, and one in a few has an `until`."""
    when = draw(dates() | dates() | dates() | st.just(Date(None)))
    until = draw(st.none() | st.none() | dates(after=when.low))
    return Event(draw(st.sampled_from(kinds)), when, until, draw(st.sampled_from(people)))


@st.composite
def cases(draw, of=events(), most=4, parties=("", "A", "AB", "ABC", "ABCD")):  # noqa: B008 - strategies are immutable
    """An agreement with a few events, and a party that is known to it, if any."""
    stated = draw(st.sampled_from(parties))
    happened = tuple(draw(st.lists(of, max_size=most)))
    known = sorted({*stated, *(one for event in happened for one in event.by)} if stated else PEOPLE)
    return Case(stated, happened, draw(st.none() | st.sampled_from(known)))
