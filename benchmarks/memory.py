"""Memory: loads a file in a process of its own, and prints how many bytes that took; `round_trip` runs it.

    python -m benchmarks.memory benchmarks.dossier_codecs pydantic live talks.json

`live` is what Python has allocated for the objects once they are all there. `peak` is by how much the process grew
while they were made, as Linux tells it: the largest resident size, above the one before.
"""

import gc
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.resident import growth
from benchmarks.round_trip import codec


def live(load: Callable[[bytes], Any], data: bytes) -> int:
    """Return the bytes of the objects that are made of some data."""
    load(data)  # whatever is made on first use only is not counted
    gc.collect()
    tracemalloc.start()
    made = load(data)
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    del made
    return size


def peak(load: Callable[[bytes], Any], data: bytes) -> int:
    """Return by how many bytes a process grows at the most while some data is loaded: a page or more."""
    return growth(lambda: load(data))[1]


if __name__ == "__main__":
    module, name, figure, file = sys.argv[1:]
    print({"live": live, "peak": peak}[figure](codec(module, name).load, Path(file).read_bytes()))
