"""Streaming: JSON lines written and read item by item, in memory and time, at one size and at ten times that size.

The memory is not to grow with the file. What is measured runs in processes of their own; there, a report is let go of
before the next one comes, and as many have to come out of a file as went in:

    python -m benchmarks.streaming write 1400 talks.jsonl
    python -m benchmarks.streaming read 1400 talks.jsonl

Each of them runs once, however many rounds there are: memory is the same in every round, and the times are long.
"""

import functools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import dipltalks
from benchmarks import detailed, generated
from benchmarks.resident import growth
from benchmarks.timing import Comparison, Contender, DisagreementError

PACKAGES = ("dipltalks", "attrs", "cattrs", "msgspec")

SIZE = 200
"""How many megabytes the larger file has, about, unless another size is asked for."""

BYTES_A_REPORT = 14_300
"""How long the line of a report of `detailed` is, about."""


class Streamed(NamedTuple):
    """What a process did."""

    reports: int
    """How many it wrote or read."""
    microseconds: float
    """How long that took."""
    peak: int
    """By how many bytes the process grew at the most."""


def comparisons(size: int = SIZE) -> Iterator[Comparison]:
    """Yield the comparisons: writing and reading, plain and compressed, in memory and time.

    Args:
        size: How many megabytes the larger file has, before it is compressed.
    """
    counts = {f"{part:g} MB": max(int(part * 1e6 / BYTES_A_REPORT), 1) for part in (size / 10, size)}
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".jsonl", ".jsonl.gz"):
            for task in TASKS:  # what is read is what was written just before
                contenders = tuple(
                    Contender(
                        name, functools.partial(_run, task, count, Path(folder, f"{count}{suffix}")), lambda _: {}
                    )
                    for name, count in counts.items()
                )
                yield Comparison(
                    title=f"{task.capitalize()} {suffix}: peak memory",
                    item="file",
                    unit="bytes",
                    figure=lambda streamed: streamed.peak,
                    contenders=contenders,
                )
                yield Comparison(
                    title=f"{task.capitalize()} {suffix}: time",
                    item="report",
                    figure=lambda streamed: streamed.microseconds / streamed.reports,
                    contenders=contenders,
                )


@functools.cache
def _run(task: str, count: int, file: Path) -> Streamed:
    """Return what a new process did.

    Raises:
        DisagreementError: Not as many reports came out of the file as went in.
    """
    command = [sys.executable, "-m", "benchmarks.streaming", task, str(count), str(file)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # ours
    streamed = Streamed(*json.loads(run.stdout))
    if streamed.reports != count:
        raise DisagreementError(f"{count} reports went into {file.name}, and {streamed.reports} came out")
    return streamed


def write(count: int, file: Path) -> int:
    """Write so many reports to a file, and what they refer to; return how many."""
    book = generated.codebook()
    reports = detailed.reports(count * detailed.MEETINGS_A_REPORT)
    dipltalks.iter_dump(chain(book.parties, book.people, book.topics, book.localities, reports), file)
    return count


def read(_: int, file: Path) -> int:
    """Read a file, and return how many reports are in it."""
    return sum(isinstance(item, dipltalks.Report) for item in dipltalks.iter_load(file))


TASKS: dict[str, Callable[[int, Path], int]] = {"write": write, "read": read}
"""What a process can do."""


def measured(task: Callable[[], int]) -> Streamed:
    """Return what a task comes to in this process."""
    start = time.perf_counter()
    reports, peak = growth(task)
    return Streamed(reports, (time.perf_counter() - start) * 1e6, peak)


if __name__ == "__main__":
    task_name, number, path = sys.argv[1:]
    print(json.dumps(measured(functools.partial(TASKS[task_name], int(number), Path(path)))))
