"""The command line: the briefing on the shipped dossier."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dipltalks import seeds
from dipltalks.cli import main
from dipltalks.cli.brief import brief


def test_the_briefing_is_what_is_printed(capsys):
    """Without a command, and with `brief`, the briefing on the shipped dossier is printed."""
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert main(["brief"]) == 0
    assert capsys.readouterr().out == printed == f"{brief(seeds.dossier())}\n"


def test_the_briefing_can_be_printed_to_anything():
    """A program that embeds the command line may give it another output than a terminal."""
    with contextlib.redirect_stdout(io.StringIO()) as output:
        assert main(["brief"]) == 0
    assert output.getvalue() == f"{brief(seeds.dossier())}\n"


def test_the_version_is_that_of_the_package(capsys):
    """`--version` prints the version of the installed package."""
    from importlib.metadata import version

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"dipltalks {version('dipltalks')}\n"


def test_an_unknown_command_is_refused(capsys):
    """Wrong arguments exit with 2 and name what there is."""
    with pytest.raises(SystemExit) as caught:
        main(["bref"])
    assert caught.value.code == 2
    assert "'brief'" in capsys.readouterr().err


def run(*arguments, **options):
    """Run the program in a process of its own."""
    env = os.environ | options.pop("env", {})
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=env, **options)  # noqa: S603


def test_the_module_runs(capsys):
    """`python -m dipltalks` prints the briefing and exits with 0."""
    main([])
    done = run("-m", "dipltalks", text=True, encoding="utf-8", env={"PYTHONUTF8": "1"})
    assert (done.returncode, done.stderr, done.stdout) == (0, "", capsys.readouterr().out)


def test_a_terminal_without_the_letters_still_gets_the_briefing():
    """Letters that an encoding lacks are shown by number."""
    done = run("-m", "dipltalks", env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u201cfirst meeting\u201d" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is a device of Linux")
def test_a_full_disk_is_no_crash():
    """When the output cannot be written, the program says so and ends with 1."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "dipltalks"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"dipltalks: the output cannot be written: No space left on device\n")


def test_a_reader_that_goes_away_is_no_crash():
    """When the output is closed early, the program ends with 1 and says nothing."""
    code = (
        "import os, sys, dipltalks.cli; r, w = os.pipe(); os.close(r); os.dup2(w, 1); sys.exit(dipltalks.cli.main([]))"
    )
    done = run("-c", code)
    assert (done.returncode, done.stderr) == (1, b"")
