"""While a file is read, only new objects are looked at for garbage; afterwards the collector is as it was."""

import gc

import pytest

import dipltalks as dt
from dipltalks import InvalidDataError
from dipltalks._codec.garbage import no_full_collection

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


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".msgpack"])
def test_the_collector_is_as_it_was(tmp_path, collected, suffix):
    """Whether reading succeeds or not."""
    path = tmp_path / f"talks{suffix}"
    dt.dump(dt.seeds.dossier(), path)
    assert dt.load(path) == dt.seeds.dossier()
    assert gc.get_threshold() == OFTEN
    with pytest.raises(InvalidDataError):
        dt.load(path, dt.Meeting)
    assert gc.get_threshold() == OFTEN
    assert {0, 1} <= set(collected)


def test_old_objects_are_left_alone_while_bytes_are_read(collected):
    """New ones are looked at as ever."""
    data = dt.dumps(dt.seeds.dossier())
    with no_full_collection():
        collected.clear()
        dossier = dt.loads(data)
        seen = set(collected)
    assert seen == {0, 1}
    assert dossier == dt.seeds.dossier()


@pytest.mark.usefixtures("collected")
def test_an_interruption_leaves_the_threshold_as_it_was():
    """Wherever it comes from."""

    def interrupted():
        with no_full_collection():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert gc.get_threshold() == OFTEN


@pytest.mark.usefixtures("collected")
def test_one_reading_within_another_leaves_the_threshold_to_the_outer_one():
    """As when several threads read at once."""
    with no_full_collection():
        within = gc.get_threshold()
        with no_full_collection():
            assert gc.get_threshold() == within
        assert gc.get_threshold() == within
    assert within[:2] == OFTEN[:2]
    assert gc.get_threshold() == OFTEN
