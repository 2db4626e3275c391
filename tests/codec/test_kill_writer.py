"""A save that is killed, at whatever system call, leaves what was there or what is saved, and nothing in the way."""

import functools
import itertools
import os
import re
import shutil
import tempfile
from pathlib import Path

import attrs
import pytest

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting, Report, Source
from killing import can_trace, kills, stops
from stored import dossier

pytestmark = pytest.mark.skipif(
    not can_trace(), reason="no process may trace another here, as killing it at a call needs"
)

MEMORY = "/dev/shm"  # noqa: S108  # all that is made in it is a folder with a random name
"""Where Linux keeps files in memory. A kill leaves there what it leaves on a disk, which would make each save wait."""

LEFTOVER = re.compile(r"(?<=\.)[0-9a-f]{16}(?=\.tmp$)")
"""The random part of the name of a file that is written beside its target."""

first = next(report for report in dossier.reports if report.coder is None)
anna = next(report for report in dossier.reports if report.coder == "anna")
dropped = Report(source=Source(id="dropped", text="A text that is dropped."))
added = Report(source=Source(id="added", text="A text that is new, and long. " * 1000))
corrected = attrs.evolve(anna, meetings=[Meeting(id="round-1", when="2025-05")])
OLD = attrs.evolve(dossier, reports=[first, anna, dropped])
NEW = attrs.evolve(dossier, reports=[first, corrected, added], codebook=attrs.evolve(dossier.codebook, people=[]))

FOREIGN = {
    name: f"{name} is ours".encode()
    for name in ("README.md", ".gitignore", "reports/notes.md", "texts/.a.txt", "texts/scan.pdf", "more/codebook.json")
}
"""Files in a folder that are no part of its dossier."""


@pytest.fixture
def disk():
    """Return an empty folder."""
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as place:
        folder = Path(place, "disk")
        folder.mkdir()
        yield folder


def files_in(folder):
    """Return what the files below a folder hold, by their names, and apart from them the names of leftovers."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    leftovers = {name for name in files if LEFTOVER.search(name)}
    return {name: data for name, data in files.items() if name not in leftovers}, leftovers


def state_of(folder):
    """Return all that stands below a folder, with one name for all leftovers."""
    return frozenset(
        (LEFTOVER.sub("", str(path)), path.read_bytes() if path.is_file() else None) for path in folder.rglob("*")
    )


def outcomes(save, disk, check, look=None):
    """Kill a save, and return what a check says of the disk after each kill, as often as that changes.

    What several kills leave alike is checked once.
    """
    said, found = {}, []
    for _ in kills(save, disk, look):
        state = state_of(disk)
        assert len(files_in(disk)[1]) <= 1
        if state not in said:
            said[state] = check()
        found.append(said[state])
    assert len(found) > 20
    return [outcome for outcome, _ in itertools.groupby(found)]


def save_items(path):
    """Save the new dossier item by item."""
    book = NEW.codebook
    dt.iter_dump([*book.parties, *book.topics, *book.identical, *NEW.reports], path)


def check_file(path, save, old, new):
    """Return which of two contents a file has, None standing for no file, after it has been saved once more."""
    left = path.read_bytes() if path.exists() else None
    assert left in (old, new)
    if left is not None:
        assert dt.load(path) == (NEW if left == new else OLD)
    files, leftovers = files_in(path.parent)
    save()
    assert files_in(path.parent) == (files | {path.name: new}, leftovers)
    return "new" if left == new else "old"


@pytest.mark.parametrize("is_there", [True, False], ids=["over a file", "where none is"])
@pytest.mark.parametrize(
    ("name", "dump"),
    [
        ("talks.json", functools.partial(dt.dump, NEW)),
        ("talks.json.gz", functools.partial(dt.dump, NEW)),
        ("talks.yaml", functools.partial(dt.dump, NEW)),
        ("talks.msgpack", functools.partial(dt.dump, NEW)),
        ("talks.jsonl", save_items),
    ],
    ids=["json", "json.gz", "yaml", "msgpack", "jsonl"],
)
def test_a_file_is_wholly_the_old_one_or_wholly_the_new_one(disk, name, dump, is_there):
    """There are no other bytes, and no file only if none was there; and it can be saved again."""
    if name.endswith(".yaml"):
        pytest.importorskip("yaml")
    path = disk / name
    save = functools.partial(dump, path)
    save()
    new = path.read_bytes()
    path.unlink()
    if is_there:
        dt.dump(OLD, path)
    old = path.read_bytes() if is_there else None
    assert outcomes(save, disk, functools.partial(check_file, path, save, old, new)) == ["old", "new"]


def test_a_link_leads_to_the_old_file_or_to_the_new_one(disk):
    """A file in another folder is replaced there, and the link to it stays."""
    path, link = disk / "elsewhere" / "talks.json", disk / "link.json"
    path.parent.mkdir()
    link.symlink_to("elsewhere/talks.json")
    save = functools.partial(dt.dump, NEW, link)
    save()
    new = path.read_bytes()
    dt.dump(OLD, link)
    old = path.read_bytes()

    def check():
        assert link.readlink() == Path("elsewhere/talks.json")
        return check_file(path, save, old, new)

    assert outcomes(save, disk, check) == ["old", "new"]


def test_two_processes_that_save_one_file_leave_it_whole(disk):
    """Whenever another save comes in between, the file is that of the last one to end, and nothing lies beside it."""
    path = disk / "talks.json"
    dt.dump(dossier, path)
    found = []
    for number in itertools.count(1):
        process = stops(functools.partial(dt.dump, NEW, path))
        list(itertools.islice(process, number))
        dt.dump(OLD, path)
        is_over = list(process) == []
        found.append(dt.load(path))
        assert os.listdir(disk) == ["talks.json"]
        if is_over:
            break
    assert len(found) > 20
    assert [saved for saved, _ in itertools.groupby(found)] == [NEW, OLD]


def read(folder):
    """Return the dossier of a folder, or None if nothing is saved there."""
    try:
        return dt.load(folder)
    except FileNotFoundError:
        return None
    except InvalidDataError as error:
        if str(error) != f"{folder}: $: has 0 codebooks; keep one: codebook.json or codebook.yaml":
            raise
        return None


def check_folder(folder, save, old, expected):
    """Return which of two dossiers a folder has, None standing for none, after it has been saved once more."""
    left = read(folder)
    assert left in (old, NEW)
    files, leftovers = files_in(folder)
    assert {name: data for name, data in files.items() if name in FOREIGN} == (FOREIGN if old else {})
    if left is not None:
        dt.dump(left, folder)
        assert dt.load(folder) == left
    save()
    assert dt.load(folder) == NEW
    assert files_in(folder) == (expected, leftovers)
    return "new" if left == NEW else "old"


def make_folder(folder, suffix):
    """Save the old dossier, and put files beside it that are no part of it."""
    dt.dump(OLD, folder, suffix=suffix)
    for name, data in FOREIGN.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, ".json"), (".json", ".json"), (".yaml", ".yaml"), (".json", ".yaml")],
    ids=["new", "json", "yaml", "json to yaml"],
)
def test_a_folder_reads_as_the_old_dossier_or_as_the_new_one(disk, before, after):
    """However many files differ, there is no mixture; files of others stay, and it can be saved again."""
    if after == ".yaml":
        pytest.importorskip("yaml")
    folder = disk / "talks"
    save = functools.partial(dt.dump, NEW, folder, suffix=after)
    if before:
        make_folder(folder, before)
    save()
    expected, _ = files_in(folder)
    shutil.rmtree(folder)
    if before:
        make_folder(folder, before)
    check = functools.partial(check_folder, folder, save, OLD if before else None, expected)
    assert outcomes(save, disk, check, functools.partial(state_of, disk)) == ["old", "new"]
