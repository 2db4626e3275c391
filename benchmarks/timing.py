"""Timing: contenders first give the same answers, then take turns at the same work.

Figures of one comparison belong together: they come from the same minutes of the same machine. Those of two runs do
not, and so each contender is also set beside the first one, round by round.
"""

import gc
import random
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
    """What the figures are given for, such as `meeting`."""
    items: int = 1
    """How many of these are dealt with when the work is done once."""
    contenders: tuple[Contender, ...]
    """The ways to do it, at least one."""
    collects: bool = False
    """Whether garbage is collected meanwhile."""
    figure: Callable[[Any], float] | None = None
    """Finds the figure that is compared in what comes of the work; absent, the work is timed."""
    unit: str = "µs"
    """What the figures are in."""


@attrs.frozen
class Measured:
    """The figures of one contender."""

    name: str
    """What it is called."""
    figures: tuple[float, ...]
    """The time or memory for one item, round by round."""
    median: float
    """The median of these figures."""
    ratio: float
    """The median of their ratios to the figures of the first contender in the same rounds."""


@attrs.frozen(kw_only=True)
class Result:
    """The figures of all contenders of a comparison."""

    title: str
    """What was done."""
    item: str
    """What the figures are given for."""
    unit: str
    """What they are in."""
    contenders: tuple[Measured, ...]
    """The contenders, in the order of the comparison."""


def run(comparison: Comparison, *, rounds: int) -> Result:
    """Return the figures of all contenders, once it is sure that they agree.

    Args:
        comparison: What is compared.
        rounds: How often each contender takes its turn, at least once.

    Returns:
        The figures.

    Raises:
        DisagreementError: A contender gives another answer than the first one.
    """
    require_agreement(comparison.contenders)
    turns = [_turn_of(contender, comparison) for contender in comparison.contenders]
    columns: list[list[float]] = [[] for _ in turns]
    for number in range(rounds):
        for place in _order_of(number, len(turns)):
            columns[place].append(turns[place]() / comparison.items)
    measured = [
        side_by_side(contender.name, column, first=columns[0])
        for contender, column in zip(comparison.contenders, columns, strict=True)
    ]
    return Result(title=comparison.title, item=comparison.item, unit=comparison.unit, contenders=tuple(measured))


def _order_of(number: int, count: int) -> list[int]:
    """Return the order in which contenders take their turns in a round.

    It differs from round to round, for what one leaves behind in memory may make the next one faster or slower.
    """
    return random.Random(number).sample(range(count), count)  # noqa: S311  # no secret


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


def side_by_side(name: str, figures: Sequence[float], *, first: Sequence[float]) -> Measured:
    """Return the figures of a contender with their median, beside those of the first one.

    Args:
        name: What the contender is called.
        figures: Its figures, round by round.
        first: The figures of the first contender in the same rounds.

    Returns:
        Its figures. What slowed a whole round down is the same in both of its times, and cancels out in the ratio.
    """
    ratios = [mine / theirs for mine, theirs in zip(figures, first, strict=True)]
    return Measured(name, tuple(figures), statistics.median(figures), statistics.median(ratios))


def _turn_of(contender: Contender, comparison: Comparison) -> Callable[[], float]:
    """Return what lets a contender take a turn, and returns its figure."""
    figure = comparison.figure
    if figure is not None:
        return lambda: figure(contender.work())
    timer = timeit.Timer(contender.work, setup=gc.enable if comparison.collects else "pass")
    count = _count_for(timer)
    return lambda: _microseconds(timer, count)


def _count_for(timer: timeit.Timer) -> int:
    """Return how often the work is to be done in a round."""
    count = 1
    while timer.timeit(count) < LEAST_SECONDS:
        count *= 2
    return count


def _microseconds(timer: timeit.Timer, count: int) -> float:
    return timer.timeit(count) / count * 1e6
