"""The command line: the briefing on the shipped dossier."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dipltalks import Codebook, Delegate, Delegation, Dossier, Evidence, Meeting, Person, Place, Report, Source, seeds
from dipltalks.cli import main
from dipltalks.cli.brief import brief


def test_the_briefing_tells_the_meetings_in_time_order(capsys):
    """Without a command, and with `brief`, the meetings are printed, a row for each report that speaks of one."""
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert main(["brief"]) == 0
    assert capsys.readouterr().out == printed
    rows = [line for line in printed.splitlines() if line.endswith(("rt-2025-04-08", "unnamed-2025-04-02"))]
    assert [(row[:13].strip(), row[14:28].strip(), row[29:40].strip()) for row in rows] == [
        ("2025-02-18", "Riyadh", "held"),
        ("2025-02-27", "residence of", "held"),
        ("2025-02-27", "Istanbul,", "held"),
        ("in 2025-03", "Saudi Arabia", "held"),
        ("2025-03-18", "by phone", "held"),
        ("not stated", "Istanbul", "announced"),
        ("on or after", "Istanbul,", "announced"),
        ("not stated", "by phone and", "in_progress"),
        ("not stated", "by phone and", "in_progress"),
    ]


def test_the_briefing_has_the_words_and_their_places(capsys):
    """Under a row stand its words with whom the source names for them, and what is inferred."""
    main(["brief"])
    printed = " ".join(capsys.readouterr().out.split())
    for words in (
        "Meetings, calls and continuing contacts: 6. Sources: 2.",
        "ru-us-2025-03-18-call: Russia, United States",
        "both sides met again in Saudi Arabia” [characters 2120–2185] says: when, place.country, status",
        "also in Istanbul”, according to Russian Foreign Ministry [characters 664–713] says: when, place.city",
        "round: number 2, “second meeting”",
        "inferred (when): The source gives no year",
        "rt-2025-04-08: RT, reprinted by St Petersburg Star, 2025-04-08T22:47+10:00",
        "unnamed-2025-04-02: publisher not stated, 2025-04-02: Moscow announces 2nd",
    ):
        assert words in printed


def test_the_briefing_fits_a_terminal(capsys):
    """No line is longer than 80 columns."""
    main(["brief"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def told(*meetings, **entries):
    """Return the rows of the briefing on one report of some meetings."""
    report = Report(source=Source(id="a"), meetings=meetings)
    lines = brief(Dossier(codebook=Codebook(**entries), reports=[report])).splitlines()
    return [line.rstrip() for line in lines[5:-3]]


def test_a_briefing_says_what_is_not_stated():
    """A bare dossier, and one whose report says little, can be told of."""
    meeting = Meeting(
        id="m",
        place=Place(region="Crimea"),
        round_label="third round",
        delegations=[Delegation(head=Delegate(office="foreign minister"))],
        evidence=[Evidence(locator="row 3", attribution=["TASS", "Reuters"])],
    )
    assert told(meeting) == [
        "m: sides not stated",
        "not stated    Crimea         not stated  foreign minister     a",
        "                                         (not stated)",
        "  round: “third round”",
        "  row 3, according to TASS, as told by Reuters",
    ]
    assert brief(Dossier(codebook=Codebook())).splitlines()[-1] == "Sources"


def test_a_leader_is_shown_by_name_or_id_with_office_and_party():
    """Names come from the codebook, an id stands for one that it lacks, and a third party is marked as such."""
    delegations = [
        Delegation(party="RU", head=Delegate(person="lavrov", office="minister")),
        Delegation(party="TR", roles=["host"], head=Delegate(person="fidan")),
        Delegation(party="US"),
    ]
    rows = told(Meeting(id="m", delegations=delegations), people=[Person(id="lavrov", name="Sergei Lavrov")])
    assert [row[41:61].strip() for row in rows[1:]] == ["Sergei Lavrov,", "minister (RU); fidan", "(TR, host)"]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2025-03-18", ["2025-03-18"]),
        ("2025-03~", ["in 2025-03~"]),
        ("2025", ["in 2025"]),
        ("[2025-04-08..]", ["on or after", "2025-04-08"]),
        ("[..2025-04-08]", ["on or before", "2025-04-08"]),
        ("2025-03/2025-04", ["2025-03/2025-", "04"]),
        ("2025-03-XX", ["2025-03-XX"]),
    ],
)
def test_dates_are_told_so_that_none_is_misread(when, shown):
    """Open ends and months are put into words."""
    assert [row[:13].strip() for row in told(Meeting(id="m", when=when))[1:]] == shown


def test_a_quotation_cannot_command_the_terminal():
    """Control characters in a source are shown by number, and lines breaks as blanks."""
    evidence = Evidence(quote="a\n\x1b[31mb\u202ec")
    assert told(Meeting(id="m", evidence=[evidence]))[-1] == "  “a \\u001b[31mb\\u202ec”"


def test_channels_stand_beside_the_place():
    """A call says that it is one; to meet in person goes without saying where there is a place."""
    assert [
        row[14:28].strip()
        for meeting in (
            Meeting(id="m", modality=["phone"]),
            Meeting(id="m", modality=["in_person"], place=Place(country="SA")),
            Meeting(id="m", modality=["video"], place=Place(city="Kyiv")),
        )
        for row in told(meeting)[1:]
    ] == ["by phone", "Saudi Arabia", "Kyiv, by video"]


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
