"""Memory: loads a dossier in a process of its own, and prints how many bytes that took; `codec` runs it.

    python -m benchmarks.memory pydantic live talks.json

`live` is what Python has allocated for the objects once they are all there. `peak` is by how much the process grew
while they were made, as Linux tells it: the largest resident size, above the one before.
"""

import gc
import sys
import tracemalloc
from pathlib import Path

from benchmarks.codec import CODECS
from benchmarks.resident import growth


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
    return growth(lambda: load(data))[1]


if __name__ == "__main__":
    codec, figure, file = sys.argv[1:]
    print({"live": live, "peak": peak}[figure](codec, Path(file).read_bytes()))
