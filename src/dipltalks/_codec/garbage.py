"""Garbage: not looked for while much is made, and little thrown away."""

import contextlib
import gc
from collections.abc import Generator

LARGE = 1_000_000
"""The size in bytes above which reading takes so long that the garbage collector is better told to pause."""

FROZEN_BY_PYTHON = 1000
"""The most objects that Python itself freezes as it starts: 375 in 3.12, none in others; a program has thousands."""

MOST_DUE = 1000
"""The most looks at new objects that are made up for; a program that allows more wants what is old left alone."""


@contextlib.contextmanager
def no_collection(size: int) -> Generator[None]:
    """Let the garbage collector pause while a large file is read.

    To read a file makes many objects and no garbage, and to look at each of them twice, as the collector does with what
    is new, takes a sixth of the reading. So what is new is looked at before, and what has been read counts as old
    afterwards, which the collector looks at but rarely; how soon it does so next is as if it had not paused. Where
    several threads read at once, it pauses as long as the first one reads.

    Args:
        size: The size of the file, in bytes.
    """
    if size < LARGE or not gc.isenabled():
        yield
        return
    gc.collect(1)
    due = min(gc.get_count()[2], gc.get_threshold()[2] + 1, MOST_DUE)
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count() < FROZEN_BY_PYTHON:  # the program has frozen nothing that would thaw
            gc.freeze()
            gc.unfreeze()
            for _ in range(due):  # freezing has set back what counts towards the next look at all that is old
                gc.collect(1)
        gc.enable()
