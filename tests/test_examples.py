"""The examples run, and print what they promise."""

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "examples"

PRINTED = {
    "quickstart": """\
Moscow announces 2nd Russian-US normalization meeting set for Istanbul
('RU', 'US') bilateral 2025-02-27
to discuss the operations of their respective embassies
The article gives no year.
Meeting: 4 problems
  id: is not an id: letters A to Z and a to z, digits, '-' and '_', found 'round 2'
  when: is not a date: months go from 01 to 12, found '2025-13'; write year-month, such as '2025-03'; \
seasons go from 21 (spring) to 24 (winter)
  status: is not a term of MeetingStatus, found 'hold'; did you mean 'held'?
  topics: is not a list, found 'embassy-operations'; put it into a list, even if it is only one
2025-03-01 2025-03-31 True True
True
""",
}


def test_every_example_has_its_output_here():
    """No example is left unrun."""
    assert sorted(path.stem for path in FOLDER.glob("*.py")) == sorted(PRINTED)


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_an_example_prints_what_it_promises(name, tmp_path):
    """Each example runs from any folder and prints this."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, FOLDER / f"{name}.py"], capture_output=True, cwd=tmp_path, check=False
    )
    assert (done.returncode, done.stderr.decode(), done.stdout.decode()) == (0, "", PRINTED[name])
