"""Garbage: not looked for while much is made, and little thrown away."""

import contextlib
import gc
from collections.abc import Generator


@contextlib.contextmanager
def no_collection() -> Generator[None]:
    """Leave the garbage collector switched off for a while.

    To read a file makes many objects and no garbage, and to look for some again and again takes longer than the
    reading. Once it is on again, it goes on as it would have.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
