"""Streams: what has passed is let go of, files are closed, and nothing is written that could not be read."""

import gc
import io
import os
import tracemalloc
import weakref

import pytest

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting, Party, Place, Report, Source

each_suffix = pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
SOME, MANY = 300, 1500
REFERENCE = 8  # bytes


def reports(count):
    """Yield reports, each with an id, a text and a place of its own."""
    for number in range(count):
        source = Source(id=f"wire-{number}", published="2025-02-18", text=f"Talks number {number} opened. " * 20)
        meeting = Meeting(id=f"talks-{number}", status="held", place=Place(city=f"Town {number}"))
        yield Report(source=source, meetings=[meeting])


def counted(items, at_once):
    """Yield items, and note how many of them there are at once."""
    alive = weakref.WeakSet()
    for item in items:
        alive.add(item)
        at_once.append(len(alive))
        yield item


def measured(items, sizes):
    """Yield items, and note how much memory is taken when some have passed, and when many have."""
    for number, item in enumerate(items, 1):
        if number in (SOME, MANY):
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
        yield item


def open_files(path):
    """Return the files that are open under a path."""
    found = [each for each in gc.get_objects() if type(each) is io.FileIO]
    return [each for each in found if not each.closed and str(each.name) == str(path)]


@pytest.fixture
def traced():
    """Let the memory that Python takes be measured."""
    tracemalloc.start()
    yield
    tracemalloc.stop()


@each_suffix
def test_items_are_let_go_of_as_they_pass(tmp_path, suffix):
    """Beside the item at hand there is at most the one before it; as many come out as went in."""
    path, written, read = tmp_path / f"talks{suffix}", [], []
    dt.iter_dump(counted(reports(100), written), path)
    assert sum(1 for _ in counted(dt.iter_load(path), read)) == 100
    assert (max(written), max(read)) == (2, 2)


@each_suffix
@pytest.mark.usefixtures("traced")
def test_nothing_is_kept_of_what_has_passed(tmp_path, suffix):
    """Five times the reports take no more memory: for each, less than a mere reference to it would take."""
    path, written, read = tmp_path / f"talks{suffix}", [], []
    dt.iter_dump(measured(reports(MANY), written), path)
    assert sum(1 for _ in measured(dt.iter_load(path), read)) == MANY
    grown = [(late - early) / (MANY - SOME) for early, late in (written, read)]
    assert [each for each in grown if each > REFERENCE] == []


@each_suffix
def test_who_breaks_off_leaves_no_file_open(tmp_path, suffix):
    """The file is closed as the generator is closed or dropped, whatever made its reader stop; nobody is warned."""
    path = tmp_path / f"talks{suffix}"
    dt.iter_dump(reports(50), path)
    items = dt.iter_load(path)
    assert (next(items).source.id, len(open_files(path))) == ("wire-0", 1)
    items.close()
    assert open_files(path) == []
    for item in dt.iter_load(path):
        if item.source.id == "wire-20":
            break
    with pytest.raises(ZeroDivisionError):
        [1 / 0 for _ in dt.iter_load(path)]
    dt.iter_load(path)  # never begun
    gc.collect()
    assert open_files(path) == []


@each_suffix
@pytest.mark.parametrize("error", [TypeError("mine"), ValueError("mine"), KeyError("mine"), KeyboardInterrupt()])
def test_what_the_items_raise_is_raised_and_leaves_the_old_file(tmp_path, suffix, error):
    """A mistake in the program that makes the items is not taken for one in the items."""
    path = tmp_path / f"talks{suffix}"
    dt.iter_dump(reports(2), path)

    def failing():
        yield from reports(1)
        raise error

    with pytest.raises(type(error)) as caught:
        dt.iter_dump(failing(), path)
    assert caught.value is error
    assert [item.key for item in dt.iter_load(path)] == ["wire-0", "wire-1"]
    assert os.listdir(tmp_path) == [path.name]


PAIRS = [
    (("a", "b", "c"), "[1]: is not a list of 2"),
    (("a",), "[1]: is not a list of 2"),
    (("a", 7), "[1][1]: is not text"),
    (("a", "no id"), "[1][1]: is not an id"),
    (("a", "a"), "[1]: names one record twice"),
]


@pytest.mark.parametrize(("pair", "problem"), PAIRS)
def test_a_pair_that_could_not_be_read_is_not_written(tmp_path, pair, problem):
    """Two ids are checked as those of a codebook are; the problem names the item by its place."""
    with pytest.raises(InvalidDataError) as caught:
        dt.iter_dump([("b", "a"), pair], tmp_path / "talks.jsonl")
    assert str(caught.value).startswith(problem)
    assert os.listdir(tmp_path) == []


def test_a_pair_is_written_as_a_codebook_has_it(tmp_path):
    """The smaller id comes first, in the file as well."""
    path = tmp_path / "talks.jsonl"
    dt.iter_dump([("b", "a")], path)
    assert path.read_text(encoding="utf-8") == '{"dipltalks":1}\n{"identical":["a","b"]}\n'


def test_only_what_the_library_makes_is_an_item(tmp_path):
    """A class of the same name is none, and neither is a class of records that does not stand in lines."""
    impostor = type("Party", (str,), {})("NO")
    for item in (impostor, Meeting(id="a"), Party):
        with pytest.raises(InvalidDataError, match=r"cannot be saved: item 0 is .*, no entry of a codebook"):
            dt.iter_dump([item], tmp_path / "talks.jsonl")


@pytest.mark.parametrize("items", [7, None, dt.Dossier(codebook=dt.Codebook())])
def test_items_come_one_by_one(tmp_path, items):
    """What cannot be gone through is refused before anything is written."""
    with pytest.raises(InvalidDataError) as caught:
        dt.iter_dump(items, tmp_path / "talks.jsonl")
    message, hint = "cannot be gone through item by item", "give a list or a generator"
    assert caught.value.problems == (dt.Problem("items", message, items, hint),)
    assert os.listdir(tmp_path) == []
