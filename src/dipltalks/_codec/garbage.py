"""Garbage: not looked for while much is made, and little thrown away."""

import contextlib
import gc
from collections.abc import Generator


@contextlib.contextmanager
def no_collection() -> Generator[None]:
    """Leave the garbage collector switched off for a while, and let it take what came of it for old then.

    To read a file makes many objects and no garbage, and to look for some takes longer than the reading. What is old
    is only looked through now and then; else all that was read would be, as soon as it is read.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():  # nobody has put objects aside, which this would bring back
                gc.freeze()
                gc.unfreeze()
            gc.enable()
