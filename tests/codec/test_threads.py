"""Several threads may read at once, from the first time on."""

import subprocess
import sys

PROGRAM = """
import sys
from concurrent.futures import ThreadPoolExecutor
import dipltalks as dt

data = dt.dumps(dt.seeds.dossier())
sys.setswitchinterval(1e-5)
with ThreadPoolExecutor(8) as pool:
    print(len({hash(made) for made in pool.map(dt.loads, [data] * 8)}))
"""


def test_the_first_reading_may_be_that_of_many_threads():
    """What reads a class is made once, and not by two threads at a time, which msgspec would crash on."""
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)  # noqa: S603
        assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")
