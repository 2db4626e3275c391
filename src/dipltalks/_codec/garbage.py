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
    reading. New ones are looked at as ever, while they are at hand. Where several threads read at once, the first one
    sets the threshold, and sets it back.
    """
    young, middle, old = gc.get_threshold()
    if old == NEVER:
        yield
        return
    gc.set_threshold(young, middle, NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)
