"""While a file is read, no garbage is collected; afterwards the collector is as it was."""

import gc

import pytest

import dipltalks as dt
from dipltalks import InvalidDataError


@pytest.fixture
def collector():
    """Leave the collector on after the test."""
    yield
    gc.enable()


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("was_enabled", [True, False])
@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".msgpack"])
def test_the_collector_is_on_or_off_as_it_was(tmp_path, was_enabled, suffix):
    """Whether reading succeeds or not."""
    path = tmp_path / f"talks{suffix}"
    dt.dump(dt.seeds.dossier(), path)
    if not was_enabled:
        gc.disable()
    assert dt.load(path) == dt.seeds.dossier()
    assert gc.isenabled() is was_enabled
    with pytest.raises(InvalidDataError):
        dt.load(path, dt.Meeting)
    assert gc.isenabled() is was_enabled
