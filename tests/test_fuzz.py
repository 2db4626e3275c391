"""The laws of the fuzz targets hold for every input that is kept, and for some made up here. It needs no atheris."""

import importlib
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).parents[1]
KEPT = sorted((ROOT / "fuzz" / "corpus").glob("*/*"))
TARGETS = ("json", "json_lines", "yaml", "msgpack", "gzip", "folder", "when", "routes")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch):
    """Let the package be found, wherever the tests are run."""
    monkeypatch.syspath_prepend(ROOT)


@pytest.fixture
def targets():
    """Return the module of the targets."""
    return importlib.import_module("fuzz.targets")


@pytest.fixture
def main():
    """Return the command line."""
    return importlib.import_module("fuzz.__main__").main


def needs_yaml(name, data=b""):
    """Skip a test of YAML where the extra is missing."""
    if name == "yaml" or b".yaml" in data:
        pytest.importorskip("yaml", reason="it comes with dipltalks[yaml]")


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_laws_hold_for_every_input_that_is_kept(targets, tmp_path, path):
    """Bad inputs are refused as they should be, and those made out of the shipped articles are read."""
    from fuzz.inputs import kept

    data = path.read_bytes()
    needs_yaml(path.parent.name, data)
    runs = [run for name, run in targets.TARGETS.items() if kept(name) == path.parent]
    reached = {run(data, tmp_path, thorough=thorough) for run in runs for thorough in (False, True)}
    assert len(reached) == 1
    if path.name.startswith("seeds-"):
        assert reached == {targets.Reached.OBJECT}


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "when"])
def test_the_laws_hold_for_changed_inputs_most_of_which_have_a_form(targets, tmp_path, name):
    """Inputs are changed as data: few of them are lost to the syntax, and some are still read."""
    from fuzz.forms import FORMS
    from fuzz.inputs import kept
    from fuzz.mutation import mutated

    needs_yaml(name)
    random, run, form = Random(1), targets.TARGETS[name], FORMS[name]  # noqa: S311  # drawn from a seed
    starts = [data for path in sorted(kept(name).glob("seeds-*")) if b".yaml" not in (data := path.read_bytes())]
    reached = [run(mutated(random.choice(starts), form, random), tmp_path) for _ in range(40)]
    assert reached.count(targets.Reached.BYTES) <= 8
    assert reached.count(targets.Reached.OBJECT) >= 4


def test_the_inputs_made_out_of_the_articles_are_all_kept():
    """What `python -m fuzz.starts` writes is in the corpus, and what it no longer writes is not."""
    from fuzz.starts import starts

    named = {f"{path.parent.name}/{path.name}" for path in KEPT if path.name.startswith("seeds-")}
    assert {path for path, _ in starts()} == named


def test_a_law_that_does_not_hold_is_named():
    """Whoever reads a finding sees which law it breaks."""
    from fuzz.laws import LawError, check_same

    with pytest.raises(LawError, match=r"^it does not hold that what is read twice is the same$"):
        check_same(1, 1.0)


def test_alone_it_lists_the_targets(main, capsys, targets):
    """Each target is listed, and is one."""
    assert main([]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(TARGETS) == list(targets.TARGETS)


def test_an_unknown_target_suggests(main, capsys):
    """A misspelt name is an error with suggestions."""
    with pytest.raises(SystemExit, match="2"):
        main(["jsom"])
    assert "did you mean 'json'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "told"),
    [("when/seeds-dates", "read"), ("when/year-0", "not in the format"), ("json/nan", "refused by the model")],
)
def test_an_input_can_be_tried_alone(main, capsys, path, told):
    """What becomes of a finding is shown, without atheris."""
    assert main([path.partition("/")[0], "--replay", str(ROOT / "fuzz" / "corpus" / path)]) == 0
    assert capsys.readouterr().out == f"{told}\n"


@pytest.mark.skipif(find_spec("atheris") is not None, reason="atheris is installed")
def test_without_atheris_it_says_how_to_get_it(main, capsys):
    """The message names the command."""
    assert main(["when"]) == 1
    assert capsys.readouterr().err == ('fuzz: atheris is not installed; run: python -m pip install "dipltalks[fuzz]"\n')
