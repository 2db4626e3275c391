"""The command line: the briefing on the shipped dossier."""

import contextlib
import io
import os
import subprocess
import sys

import pytest

from dipltalks import Codebook, Delegate, Delegation, Dossier, Evidence, Meeting, Place, Report, Source, seeds
from dipltalks.cli import main
from dipltalks.cli.brief import brief


def test_the_briefing_tells_the_meetings_in_time_order(capsys):
    """Without a command, and with `brief`, the meetings are printed, a row for each report that speaks of one."""
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert main(["brief"]) == 0
    assert capsys.readouterr().out == printed
    rows = [line for line in printed.splitlines() if line.endswith(("rt-2025-04-08", "unnamed-2025-04-02"))]
    assert [(row[:14].strip(), row[15:29].strip(), row[30:41].strip()) for row in rows] == [
        ("2025-02-18", "Riyadh, SA", "held"),
        ("2025-02-27", "residence of", "held"),
        ("2025-02-27", "Istanbul, TR", "held"),
        ("2025-03", "SA", "held"),
        ("2025-03-18", "not stated", "held"),
        ("not stated", "Istanbul", "announced"),
        ("[2025-04-08..]", "Istanbul, TR", "announced"),
        ("not stated", "not stated", "in_progress"),
        ("not stated", "not stated", "in_progress"),
    ]


def test_the_briefing_has_the_words_and_their_places(capsys):
    """Under a row stand its words with their offsets, whom the source names for them, and what is inferred."""
    main(["brief"])
    printed = " ".join(capsys.readouterr().out.split())
    assert "“Last month, delegations from both sides met again in Saudi Arabia” [2120–2185]" in printed
    assert "“a previous round on February 27, also in Istanbul” [664–713] (Russian Foreign Ministry)" in printed
    assert "when is inferred: The source gives no year" in printed
    assert "rt-2025-04-08: RT, reprinted by St Petersburg Star, 2025-04-08T22:47+10:00" in printed
    assert "unnamed-2025-04-02: publisher not stated, 2025-04-02: Moscow announces 2nd" in printed


def test_the_briefing_fits_a_terminal(capsys):
    """No line is longer than 80 columns."""
    main(["brief"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_a_briefing_says_what_is_not_stated():
    """A bare dossier, and one whose reports say little, can be told of."""
    meeting = Meeting(
        id="m",
        place=Place(region="Crimea"),
        delegations=[Delegation(head=Delegate(office="foreign minister")), Delegation(party="US")],
        evidence=[Evidence(locator="row 3", attribution=["TASS", "Reuters"])],
    )
    dossier = Dossier(codebook=Codebook(), reports=[Report(source=Source(id="a"), meetings=[meeting])])
    lines = [line.rstrip() for line in brief(dossier).splitlines()]
    assert lines[4:] == [
        "not stated     Crimea         not stated  foreign minister    a",
        "                                          (not stated)",
        "  row 3 (TASS, as told by Reuters)",
        "",
        "Sources",
        "  a: publisher not stated, date not stated",
    ]
    assert brief(Dossier(codebook=Codebook())).splitlines()[0].startswith("0 meetings in 0 sources")


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
    assert rb"\u201cLast month, delegations" in done.stdout


def test_a_reader_that_goes_away_is_no_crash():
    """When the output is closed early, the program ends with 1 and says nothing."""
    code = (
        "import os, sys, dipltalks.cli; r, w = os.pipe(); os.close(r); os.dup2(w, 1); sys.exit(dipltalks.cli.main([]))"
    )
    done = run("-c", code)
    assert (done.returncode, done.stderr) == (1, b"")
