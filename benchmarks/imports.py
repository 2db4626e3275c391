"""Imports: how long a new process takes until it has imported a library, or given its first answer."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from benchmarks.timing import Comparison, Contender

PACKAGES = ("dipltalks", "attrs", "cattrs", "pendulum", "pydantic")

ANSWER = "ru-us-2025-04-istanbul"
"""The id of the next meeting of the shipped dossier."""

PROGRAMS = {
    "import attrs, cattrs, pendulum": "import attrs, cattrs, pendulum",
    "bare Python": "pass",
    "import dipltalks": "import dipltalks",
    "import dipltalks; dipltalks.Meeting": "import dipltalks; dipltalks.Meeting",
    "import pydantic; pydantic.BaseModel": "import pydantic; pydantic.BaseModel",
    "open the shipped dossier, and ask": (
        f"from dipltalks import seeds; assert seeds.dossier().meetings.next().id == {ANSWER!r}"
    ),
}
"""What the processes do, by what it is called."""


class Ran(NamedTuple):
    """A process that ran to its end."""

    microseconds: float
    """From its start to its end."""


def comparisons() -> Iterator[Comparison]:
    """Yield the comparison of all programs, whose modules have been compiled by a run before."""
    for program in PROGRAMS.values():
        _run(program)
    yield Comparison(
        title="Start Python, and",
        item="process",
        figure=lambda ran: ran.microseconds,
        contenders=tuple(Contender(name, partial(_run, program), _no_answer) for name, program in PROGRAMS.items()),
    )


def _run(program: str) -> Ran:
    """Return how long a process takes that runs a program; what it compiles is kept, as it is by default."""
    setting = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, env=setting)  # noqa: S603  # ours
    return Ran((time.perf_counter() - start) * 1e6)


def _no_answer(_: Ran) -> Mapping[str, object]:
    """Return nothing that could be compared: a program that gives a wrong answer fails."""
    return {}
