"""While a large file is read, the garbage collector pauses; afterwards it is as it was."""

import gc
import weakref

import pytest

import dipltalks as dt
from dipltalks import InvalidDataError
from dipltalks._codec import garbage
from dipltalks._codec.garbage import no_collection

OFTEN = (20, 1, 1)
"""Thresholds at which the collector hardly rests."""


@pytest.fixture
def collected():
    """Let the collector work often, and return the generations that it looks at, in their order."""
    before, generations = gc.get_threshold(), []

    def note(phase, info):
        if phase == "start":
            generations.append(info["generation"])

    gc.callbacks.append(note)
    gc.set_threshold(*OFTEN)
    yield generations
    gc.set_threshold(*before)
    gc.callbacks.remove(note)


@pytest.fixture
def _all_are_large(monkeypatch):
    """Take files of any size for large."""
    monkeypatch.setattr(garbage, "LARGE", 0)


class Ring:
    """An object that refers to itself, so that only the collector can take it away."""

    def __init__(self):
        self.itself = self


SUFFIXES = [".json", ".jsonl", ".jsonl.gz", ".msgpack"]


@pytest.mark.usefixtures("_all_are_large")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_collector_is_as_it_was(tmp_path, collected, suffix):
    """Whether reading succeeds or not."""
    path = tmp_path / f"talks{suffix}"
    dt.dump(dt.seeds.dossier(), path)
    for cls in (dt.Dossier, dt.Meeting):
        collected.clear()
        if cls is dt.Dossier:
            assert dt.load(path) == dt.seeds.dossier()
        else:
            with pytest.raises(InvalidDataError):
                dt.load(path, cls)
        assert 1 in collected
        assert gc.isenabled()
        assert gc.get_threshold() == OFTEN


@pytest.mark.usefixtures("_all_are_large")
def test_nothing_is_looked_at_while_bytes_are_read(collected):
    """Not even what is new."""
    data = dt.dumps(dt.seeds.dossier())
    with no_collection(len(data)):
        collected.clear()
        dossier = dt.loads(data)
        seen = [*collected]
    assert dossier == dt.seeds.dossier()
    assert seen == []


@pytest.mark.usefixtures("_all_are_large")
def test_new_garbage_is_taken_away_before_and_what_is_read_counts_as_old():
    """A program that reads again and again does not pile up what it throws away in between."""
    data = dt.dumps(dt.seeds.dossier())
    gone = weakref.ref(Ring())
    dossier = dt.loads(data)
    assert gone() is None
    assert any(each is dossier.meetings[0] for each in gc.get_objects(generation=2))


@pytest.mark.usefixtures("_all_are_large")
@pytest.mark.parametrize("threshold", [3, 10])
def test_what_is_old_is_looked_at_as_soon_as_ever(threshold):
    """Each reading counts as one look at what is new, up to the number at which what is old has its turn."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 100, threshold)
    try:
        gc.collect()
        counts = []
        for _ in range(threshold + 3):
            with no_collection(1):
                pass
            counts.append(gc.get_count()[2])
    finally:
        gc.set_threshold(*before)
    assert counts == [*range(1, threshold + 2), threshold + 1, threshold + 1]


@pytest.mark.parametrize(("size", "pauses"), [(999_999, False), (1_000_000, True)])
def test_small_files_leave_the_collector_alone(size, pauses):
    """They make so little that it hardly matters."""
    with no_collection(size):
        assert gc.isenabled() is not pauses
    assert gc.isenabled()


@pytest.mark.usefixtures("_all_are_large")
def test_an_interruption_lets_the_collector_go_on():
    """Wherever it comes from."""

    def interrupted():
        with no_collection(0):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert gc.isenabled()


@pytest.mark.usefixtures("_all_are_large")
def test_a_collector_that_does_not_work_is_left_so():
    """Be it that the program has stopped it, or that another thread is reading."""
    gc.disable()
    try:
        assert dt.loads(dt.dumps(dt.seeds.dossier())) == dt.seeds.dossier()
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.usefixtures("_all_are_large")
def test_what_a_program_has_frozen_stays_frozen():
    """As a server does before it forks."""
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        assert dt.loads(dt.dumps(dt.seeds.dossier())) == dt.seeds.dossier()
        assert gc.get_freeze_count() > frozen / 2
    finally:
        gc.unfreeze()
