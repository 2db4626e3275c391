"""The benchmarks of files and of new processes: the same work, the same content, and figures of every process."""

import importlib
import json
import sys
from pathlib import Path

import attrs
import pytest

import dipltalks as dt

ROOT = Path(__file__).parents[1]
ENTITIES = ("stix2", "followthemoney")
linux = pytest.mark.skipif(sys.platform != "linux", reason="resident sizes are those that Linux tells")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch):
    """Let the benchmarks be found, wherever the tests are run, and by the processes that they start."""
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.chdir(ROOT)
    pytest.importorskip("pydantic", reason="pydantic is not installed: it comes with dipltalks[bench]")


@pytest.fixture
def main():
    """Return the command line."""
    return importlib.import_module("benchmarks.__main__").main


@pytest.fixture
def models():
    """Return the models of pydantic."""
    return importlib.import_module("benchmarks.pydantic_dossier")


@pytest.fixture
def entities():
    """Return the benchmark of flat records; without what it compares with, it is skipped."""
    for name in ENTITIES:
        pytest.importorskip(name, reason=f"{name} is not installed: it comes with dipltalks[entities]")
    return importlib.import_module("benchmarks.entities")


def test_the_dossier_is_the_same_in_every_run():
    """It comes from a fixed seed, has as many meetings as are asked for, and nothing in it is wrong."""
    detailed = importlib.import_module("benchmarks.detailed")
    dossier = detailed.dossier(25)
    assert dossier == detailed.dossier(25)
    assert (len(dossier.meetings), len(dossier.statements), len(dossier.reports)) == (25, 3, 3)
    assert dt.loads(dt.dumps(dossier)) == dossier


@pytest.mark.parametrize("name", ["Evidence", "Inference", "Source", "Speaker", "Statement", "Report", "Person"])
def test_the_models_of_a_dossier_have_the_same_fields(models, name):
    """The work is equal only if no class has a field more, or another default."""
    ours = {field.name: field.default for field in attrs.fields(getattr(dt, name))}
    fields = getattr(models, name).model_fields
    assert {key: attrs.NOTHING if each.is_required() else each.default for key, each in fields.items()} == ours


REPORT = {"source": {"id": "wire", "text": "Talks opened."}}
EVIDENCE = {"quote": "Talks", "start": 0, "end": 5, "source": "wire"}
WRONG = [
    ("Evidence", {}),
    ("Evidence", {"quote": "x", "start": 1}),
    ("Evidence", {"quote": "x", "start": 1, "end": 9}),
    ("Source", {"id": "a", "body": (0, 1)}),
    ("Speaker", {"office": "minister"}),
    ("Statement", {"id": "a", "kind": "claim", "text": "x", "about": ["a"]}),
    ("Report", REPORT | {"meetings": [{"id": "a"}, {"id": "a"}]}),
    ("Report", REPORT | {"meetings": [{"id": "a", "evidence": [EVIDENCE | {"start": 1, "end": 6}]}]}),
    ("Codebook", {"people": [{"id": "", "name": "x"}]}),
]


@pytest.mark.parametrize(("name", "data"), WRONG)
def test_the_models_of_a_dossier_refuse_what_dipltalks_refuses(models, name, data):
    """The work is equal only if both check the same."""
    from pydantic import ValidationError

    with pytest.raises(dt.InvalidDataError):
        dt.structure(data, getattr(dt, name))
    with pytest.raises(ValidationError):
        getattr(models, name).model_validate(data)


@pytest.mark.parametrize("field", [{"topics": ["x"]}, {"delegations": [{"party": "XX"}]}])
def test_the_model_of_a_dossier_asks_its_codebook(models, field):
    """A reference that leads nowhere is refused."""
    from pydantic import ValidationError

    data = {"dipltalks": 1, "codebook": {}, "reports": [REPORT | {"meetings": [{"id": "a"} | field]}]}
    with pytest.raises(dt.InvalidDataError, match="of the codebook"):
        dt.structure(data, dt.Dossier)
    with pytest.raises(ValidationError, match="codebook"):
        models.Dossier.model_validate(data)


CONTENDERS = ["dipltalks", *ENTITIES]
CHANGES = [
    {"id": "x-meeting--3d85dc04-b25d-522c-8418-f22e7dbd0342"},
    {"title": "Round 9 of the talks"},
    {"day": "1990-01-31"},
    {"city": "Istanbul"},
    {"country": "TR"},
    {"parties": ["AT", "IN"]},
    {"topics": ["topic-5"]},
]


@pytest.mark.parametrize("name", CONTENDERS)
def test_every_fact_goes_through_every_contender(entities, name):
    """Whatever fact is another one comes out as that other one: none is passed over in the comparison."""
    first, second = entities.facts(2)
    assert set(first) == {key for change in CHANGES for key in change}
    known = [first, *(second | change for change in CHANGES)]
    codec = entities.CODECS[name]()
    assert codec.read(codec.dump(codec.load(entities.WRITERS[name](known)))) == known


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", ENTITIES)
def test_a_contender_that_says_something_else_is_caught(entities, monkeypatch, name, change):
    """It is not timed: neither where it loads nor where it dumps."""
    timing = importlib.import_module("benchmarks.timing")
    write = entities.WRITERS[name]
    monkeypatch.setitem(entities.WRITERS, name, lambda known: write([known[0] | change, *known[1:]]))
    load, dump, _ = entities.comparisons(3)
    for comparison in (load, dump):
        with pytest.raises(timing.DisagreementError, match=f"^{name} does not agree with dipltalks"):
            timing.run(comparison, rounds=1)


def load_changed(entities, name, change):
    """Return what a contender writes of a meeting with a change in its facts."""
    codec = entities.CODECS[name]()
    (known,) = entities.facts(1)
    return codec.dump(codec.load(entities.WRITERS[name]([known | change])))


@pytest.mark.parametrize("change", [{"day": "1990-02-31"}, {"country": "QQ"}, {"parties": ["A/T"]}])
def test_what_each_checks_is_what_is_said_of_it(entities, change):
    """What is wrong dipltalks refuses, stix2 in timestamps alone, and followthemoney leaves it out."""
    from stix2.exceptions import InvalidValueError

    (wrong,) = change.values()
    with pytest.raises(dt.InvalidDataError):
        load_changed(entities, "dipltalks", change)
    written = json.loads(load_changed(entities, "followthemoney", change))
    assert len(written[0]["properties"]) == 5
    if "day" in change:
        with pytest.raises(InvalidValueError, match="day"):
            load_changed(entities, "stix2", change)
    else:
        (key,) = change
        assert json.loads(load_changed(entities, "stix2", change))["objects"][0][key] == wrong


@linux
@pytest.mark.usefixtures("entities")
def test_loading_and_dumping_are_compared_in_time_and_memory(main, capsys, tmp_path):
    """All libraries say the same, and each has a figure for time, for what stays and for the most it takes."""
    file = tmp_path / "codec.json"
    assert main(["codec", "--size", "20", "--rounds", "1", "--json", str(file)]) == 0
    written = json.loads(file.read_text(encoding="utf-8"))
    assert (written["size"], [each["unit"] for each in written["comparisons"]]) == (
        20,
        ["µs", "µs", "bytes", "bytes", "µs", "µs", "bytes"],
    )
    dossiers = ["dipltalks", "pydantic", "cattrs, detailed validation", "msgspec Structs"]
    names = [[each["name"] for each in comparison["contenders"]] for comparison in written["comparisons"]]
    assert names == [dossiers] * 4 + [CONTENDERS] * 3
    assert set(ENTITIES) < set(written["versions"])
    assert [line for line in capsys.readouterr().out.splitlines() if len(line) > 80] == []


def test_new_processes_are_timed_until_they_answer(main, capsys):
    """Each program runs to its end, the one that opens the shipped dossier with the right answer."""
    assert main(["imports", "--rounds", "1"]) == 0
    assert "open the shipped dossier, and ask" in capsys.readouterr().out


def test_a_benchmark_without_a_size_is_not_given_one(main, capsys):
    """What cannot be chosen is refused rather than passed over."""
    assert main(["imports", "--size", "7"]) == 1
    assert capsys.readouterr().err == "benchmarks: imports has no size that could be chosen\n"
