"""The benchmark of streams: two sizes of file, in processes of their own, through which every report goes."""

import importlib
import json
import sys
from pathlib import Path

import pytest

import dipltalks as dt

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="resident sizes are those that Linux tells")


@pytest.fixture
def streaming(monkeypatch):
    """Return the benchmark, found wherever the tests are run, and by the processes that it starts."""
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.chdir(ROOT)
    return importlib.import_module("benchmarks.streaming")


@pytest.fixture
def main(streaming):  # noqa: ARG001  # it must be found
    """Return the command line."""
    return importlib.import_module("benchmarks.__main__").main


def test_both_sizes_are_written_and_read_plain_and_compressed(main, capsys, tmp_path):
    """There is a figure for memory and one for time, for each; nothing is asserted of a file this small."""
    file = tmp_path / "streaming.json"
    assert main(["streaming", "--size", "1", "--rounds", "1", "--json", str(file)]) == 0
    written = json.loads(file.read_text(encoding="utf-8"))
    assert [(each["title"], each["unit"]) for each in written["comparisons"]] == [
        (f"{task} {suffix}: {figure}", unit)
        for suffix in (".jsonl", ".jsonl.gz")
        for task in ("Write", "Read")
        for figure, unit in (("peak memory", "bytes"), ("time", "µs"))
    ]
    for comparison in written["comparisons"]:
        assert [each["name"] for each in comparison["contenders"]] == ["0.1 MB", "1 MB"]
    assert [line for line in capsys.readouterr().out.splitlines() if len(line) > 80] == []


def test_a_file_is_about_as_large_as_it_is_said_to_be(streaming, tmp_path):
    """Entries of the codebook take some of it; the reports are as many as were asked for."""
    path = tmp_path / "talks.jsonl"
    reports = 1_000_000 // streaming.BYTES_A_REPORT
    assert streaming.write(reports, path) == reports
    assert 0.9e6 < path.stat().st_size < 1.2e6
    assert streaming.read(reports, path) == reports == len(dt.load(path).reports)


def test_a_report_that_is_lost_stops_the_benchmark(streaming, tmp_path):
    """Figures of a stream that does not give back what went in are not shown."""
    path = tmp_path / "talks.jsonl"
    streaming.write(3, path)
    with pytest.raises(streaming.DisagreementError, match=r"^4 reports went into talks\.jsonl, and 3 came out$"):
        streaming._run("read", 4, path)
