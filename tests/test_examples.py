"""The examples run, and print what they promise."""

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "examples"

PRINTED = {path.stem: path for path in (Path(__file__).parent / "printed").glob("*.txt")}
"""What each example prints, as a file of its own: quotations are longer than lines of code."""


def test_every_example_has_its_output_here():
    """No example is left unrun."""
    assert sorted(path.stem for path in FOLDER.glob("*.py")) == sorted(PRINTED)


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_an_example_prints_what_it_promises(name, tmp_path):
    """Each example runs from any folder and prints this."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-X", "utf8", FOLDER / f"{name}.py"], capture_output=True, cwd=tmp_path, check=False
    )
    printed = PRINTED[name].read_text(encoding="utf-8")
    assert (done.returncode, done.stderr.decode(), done.stdout.decode()) == (0, "", printed)
