"""Memory: loads a dossier in a process of its own, and prints how many bytes that took; `codec` runs it.

    python -m benchmarks.memory pydantic live talks.json

`live` is what Python has allocated for the objects once they are all there. `peak` is by how much the process grew
while they were made, as Linux tells it: the largest resident size, above the one before.
"""

import gc
import resource
import sys
import tracemalloc
from pathlib import Path

from benchmarks.codec import CODECS

PROCESS = Path("/proc/self")
"""Where Linux tells a process about itself."""

FORGET_PEAK = "5"
"""What is to be written to `clear_refs` so that the largest resident size is counted anew."""


def live(name: str, data: bytes) -> int:
    """Return the bytes of the objects that a codec makes of some data."""
    load = CODECS[name]().load
    load(data)  # whatever is made on first use only is not counted
    gc.collect()
    tracemalloc.start()
    made = load(data)
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    del made
    return size


def peak(name: str, data: bytes) -> int:
    """Return by how many bytes a process grows at the most while a codec loads some data: a page or more."""
    load = CODECS[name]().load
    (PROCESS / "clear_refs").write_text(FORGET_PEAK, encoding="ascii")
    before = _resident("VmRSS")
    load(data)
    return max(_resident("VmHWM") - before, resource.getpagesize())


def _resident(field: str) -> int:
    """Return a size of this process, which Linux gives in kibibytes."""
    lines = (PROCESS / "status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(field))


if __name__ == "__main__":
    codec, figure, file = sys.argv[1:]
    print({"live": live, "peak": peak}[figure](codec, Path(file).read_bytes()))
