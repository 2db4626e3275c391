"""Garbage: not looked for everywhere while much is made, and little thrown away."""

import contextlib
import gc
from collections.abc import Generator

NEVER = 2**31 - 1
"""The threshold of full collections that is never reached."""


@contextlib.contextmanager
def no_full_collection() -> Generator[None]:
    """Let the garbage collector look at new objects alone for a while.

    To read a file makes many objects and no garbage, and to look at all of them again and again takes longer than the
    reading. Afterwards the threshold of full collections is what it was before. Where several threads read at once,
    the first one sets it, and sets it back: what others still have to read is then collected in full, as ever.
    """
    young, middle, old = gc.get_threshold()
    if old == NEVER:
        yield
        return
    try:
        gc.set_threshold(young, middle, NEVER)
        yield
    finally:
        gc.set_threshold(young, middle, old)
