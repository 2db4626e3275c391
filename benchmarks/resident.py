"""Resident: by how much a process grows while it does something, as Linux tells it."""

import resource
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

PROCESS = Path("/proc/self")
"""Where Linux tells a process about itself."""

FORGET_PEAK = "5"
"""What is to be written to `clear_refs` so that the largest resident size is counted anew."""


def growth(work: Callable[[], T]) -> tuple[T, int]:
    """Do some work in this process.

    Args:
        work: What is done.

    Returns:
        What comes of it, and by how many bytes the process grew at the most meanwhile: a page or more.
    """
    (PROCESS / "clear_refs").write_text(FORGET_PEAK, encoding="ascii")
    before = _size("VmRSS")
    made = work()
    return made, max(_size("VmHWM") - before, resource.getpagesize())


def _size(field: str) -> int:
    """Return a size of this process, which Linux gives in kibibytes."""
    lines = (PROCESS / "status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(field))
