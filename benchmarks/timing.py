"""Timing: contenders first give the same answers, then take turns at the same work.

Figures of one comparison belong together: they come from the same minutes of the same machine. Those of two runs do
not, and so each contender is also set beside the first one, round by round.
"""

import statistics
import timeit
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

LEAST_SECONDS = 0.02
"""How long a contender works in each round at the least, so that reading the clock counts for nothing."""


class DisagreementError(Exception):
    """Contenders give different answers, so that their times must not stand side by side."""


@attrs.frozen
class Contender:
    """One way to do the work of a comparison."""

    name: str
    """What it is called in the table."""
    work: Callable[[], Any]
    """Does the work once, and returns what comes of it."""
    answers: Callable[[Any], Mapping[str, object]]
    """Brings what comes of it into the form that is compared. It is not timed."""


@attrs.frozen(kw_only=True)
class Comparison:
    """Several ways to do one piece of work; the first one is what the others are set beside."""

    title: str
    """What is done."""
    item: str
    """What the times are given for, such as `meeting`."""
    items: int = 1
    """How many of these are dealt with when the work is done once."""
    contenders: tuple[Contender, ...]
    """The ways to do it, at least one."""


@attrs.frozen
class Timed:
    """The times of one contender."""

    name: str
    """What it is called."""
    microseconds: tuple[float, ...]
    """The time for one item, round by round."""
    median: float
    """The median of these times."""
    ratio: float
    """The median of their ratios to the times of the first contender in the same rounds."""


@attrs.frozen(kw_only=True)
class Result:
    """The times of all contenders of a comparison."""

    title: str
    """What was done."""
    item: str
    """What the times are given for."""
    contenders: tuple[Timed, ...]
    """The contenders, in the order of the comparison."""


def run(comparison: Comparison, *, rounds: int) -> Result:
    """Return the times of all contenders, once it is sure that they agree.

    Args:
        comparison: What is compared.
        rounds: How often each contender takes its turn, at least once.

    Returns:
        The times, with the garbage collector switched off.

    Raises:
        DisagreementError: A contender gives another answer than the first one.
    """
    require_agreement(comparison.contenders)
    timers = [timeit.Timer(contender.work) for contender in comparison.contenders]
    counts = [_count_for(timer) for timer in timers]
    turns = [[_microseconds(timer, count) for timer, count in zip(timers, counts, strict=True)] for _ in range(rounds)]
    times = [[time / comparison.items for time in column] for column in zip(*turns, strict=True)]
    timed = [
        side_by_side(contender.name, column, first=times[0])
        for contender, column in zip(comparison.contenders, times, strict=True)
    ]
    return Result(title=comparison.title, item=comparison.item, contenders=tuple(timed))


def require_agreement(contenders: Iterable[Contender]) -> None:
    """Let every contender do the work once, and compare the answers with those of the first one.

    Args:
        contenders: The contenders. Whatever they do on first use only is done after this.

    Raises:
        DisagreementError: The answers differ; the message says in what.
    """
    first, *others = [(contender.name, contender.answers(contender.work())) for contender in contenders]
    for name, answers in others:
        differing = [key for key in {**first[1], **answers} if answers.get(key) != first[1].get(key)]
        if differing:
            lines = (f"  {key}: {answers.get(key)!r}, not {first[1].get(key)!r}" for key in differing)
            raise DisagreementError("\n".join((f"{name} does not agree with {first[0]}:", *lines)))


def side_by_side(name: str, microseconds: Sequence[float], *, first: Sequence[float]) -> Timed:
    """Return the times of a contender with their median, beside those of the first one.

    Args:
        name: What the contender is called.
        microseconds: Its times, round by round.
        first: The times of the first contender in the same rounds.

    Returns:
        Its times. What slowed a whole round down is the same in both of its times, and cancels out in the ratio.
    """
    ratios = [mine / theirs for mine, theirs in zip(microseconds, first, strict=True)]
    return Timed(name, tuple(microseconds), statistics.median(microseconds), statistics.median(ratios))


def _count_for(timer: timeit.Timer) -> int:
    """Return how often the work is to be done in a round."""
    count = 1
    while timer.timeit(count) < LEAST_SECONDS:
        count *= 2
    return count


def _microseconds(timer: timeit.Timer, count: int) -> float:
    return timer.timeit(count) / count * 1e6
