"""The engine: atheris, which tries inputs and keeps those that reach something new in dipltalks.

It ends its process without a word, so it has one of its own: `python -m fuzz.engine TARGET SCRATCH CORPUS RUNS SEED`.
"""

import contextlib
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random
from typing import Any

import atheris

UNCOUNTED = ("_codec.wire", "_dossier.integrity", "_values.annotations", "_values.record")
"""Modules of dipltalks that go through classes more than through data: to count their branches doubles the time."""


def counting() -> AbstractContextManager[Any]:
    """Return a context in which dipltalks is imported so that its branches are counted."""
    return atheris.instrument_imports(include=["dipltalks"], exclude=[f"dipltalks.{name}" for name in UNCOUNTED])


with counting():  # for the first time, or it would be too late
    from fuzz.forms import FORMS
    from fuzz.inputs import PREFIX, kept
    from fuzz.mutation import mutated
    from fuzz.targets import TARGETS, Reached

LONGEST = 1536
"""How many bytes an input may have: most that can go wrong needs few of them, and short inputs are quickly tried."""

SELDOM = 10
"""Of how many inputs one is held to all laws, and the others to the quick ones; which one depends on what it says."""

OPTIONS: dict[str, object] = {"mutate_depth": 1, "timeout": 60, "verbosity": 0}
"""Of libFuzzer: changes in a row (each is several of ours), seconds for an input, what is told."""

AFRESH, AS_BYTES = 0.3, 0.1
"""How often an input is made from one that is sound, and how often with no regard to what it says."""

TOLD = 10_000
"""After how many inputs figures are told."""


class Trial:
    """The trial of a target: its inputs are counted by how far they come.

    Args:
        target: The name of the target.
        scratch: A folder for the files that it makes.
        runs: How many inputs there will be.
    """

    def __init__(self, target: str, scratch: Path, runs: int) -> None:
        self._target, self._run, self._scratch, self._runs = target, TARGETS[target], scratch, runs
        self._reached = Counter[Reached]()
        self._begun = time.monotonic()

    def __call__(self, data: bytes) -> None:
        """Try an input, and show it if a law does not hold."""
        try:
            thorough = zlib.crc32(data) % SELDOM == 0
            self._reached[self._run(data, self._scratch, thorough=thorough)] += 1
        except BaseException:
            print(f"{self._target}: found {data!r}", flush=True)
            raise
        if self._reached.total() % TOLD == 0 or self._reached.total() == self._runs:
            print(self, flush=True)

    def __str__(self) -> str:
        """Return how many inputs there were, how fast, and how far they came."""
        count = self._reached.total()
        speed = count / (time.monotonic() - self._begun)
        shares = ", ".join(f"{self._reached[each] / count:.1%} {each.value}" for each in Reached)
        return f"{self._target}: {count:,} inputs, {speed:,.0f} a second; {shares}"


def fuzz(target: str, scratch: Path, corpus: Path, *, runs: int, seed: int) -> None:
    """Try inputs, and end the process.

    Args:
        target: The name of the target.
        scratch: A folder for the files that the target makes.
        corpus: The folder that inputs which reach something new are added to.
        runs: How many inputs are tried.
        seed: What the random choices are drawn from.
    """
    options = OPTIONS | {"max_len": _longest(target), "runs": runs, "seed": seed, "artifact_prefix": f"{corpus}/"}
    arguments = [f"-{name}={value}" for name, value in options.items()]
    hooks = {"custom_mutator": _mutator(target)} if target in FORMS else {}
    atheris.Setup([target, *arguments, str(corpus), str(kept(target))], Trial(target, scratch, runs), **hooks)
    with counting():  # what is imported on first use too
        atheris.Fuzz()


def _longest(target: str) -> int:
    """Return how many bytes an input of a target may have; what is compressed has twice as many and more."""
    return LONGEST // 2 if target == "gzip" else LONGEST


def _mutator(target: str) -> Callable[[bytes, int, int], bytes]:
    """Return what changes inputs of a target: mostly as data, and else, or if they are none, as bytes."""
    found = [path.read_bytes() for path in sorted(kept(target).glob(f"{PREFIX}*"))]
    starts = [data for data in found if len(data) <= _longest(target)]

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        given = random.choice(starts) if random.random() < AFRESH else data
        if random.random() > AS_BYTES:
            with contextlib.suppress(Exception):
                if len(changed := mutated(given, FORMS[target], random)) <= most:
                    return changed
        return atheris.Mutate(given, most)

    return mutate


if __name__ == "__main__":
    name, scratch, corpus, runs, seed = sys.argv[1:]
    fuzz(name, Path(scratch), Path(corpus), runs=int(runs), seed=int(seed))
