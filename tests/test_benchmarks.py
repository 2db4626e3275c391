"""The benchmarks: equal work, answers that agree, and figures that can be read. No time is asserted."""

import importlib
import json
import sys
from importlib.util import find_spec
from pathlib import Path

import attrs
import pytest

import dipltalks
from dipltalks import InvalidDataError

ROOT = Path(__file__).parents[1]
PEERS = ("edtf", "pydantic", "undate")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch):
    """Let the benchmarks be found, wherever the tests are run."""
    monkeypatch.syspath_prepend(ROOT)


@pytest.fixture
def main():
    """Return the command line."""
    return importlib.import_module("benchmarks.__main__").main


@pytest.fixture
def timing():
    """Return the module that lets contenders take turns."""
    return importlib.import_module("benchmarks.timing")


@pytest.fixture
def records():
    """Return the benchmark of records; without what it compares with, it is skipped."""
    for name in PEERS:
        pytest.importorskip(name, reason=f"{name} is not installed: it comes with dipltalks[bench]")
    return importlib.import_module("benchmarks.records")


def contender(timing, name, answers):
    """Return a contender that gives these answers."""
    return timing.Contender(name, lambda: answers, dict)


def test_alone_it_lists_the_benchmarks(main, capsys):
    """Each benchmark is listed, and is a module."""
    from benchmarks.__main__ import BENCHMARKS

    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line[:1].isalpha()] == [*BENCHMARKS, "python"]
    assert [name for name in BENCHMARKS if find_spec(f"benchmarks.{name}") is None] == []


def test_an_unknown_name_suggests(main, capsys):
    """The error names the nearest benchmark."""
    with pytest.raises(SystemExit, match="2"):
        main(["record"])
    assert "no benchmark is called 'record'; did you mean 'records'?" in capsys.readouterr().err


@pytest.mark.parametrize("rounds", ["0", "-1", "many", "1.5"])
def test_there_is_at_least_one_round(main, capsys, rounds):
    """Anything but a whole number from 1 up is refused."""
    with pytest.raises(SystemExit, match="2"):
        main(["records", f"--rounds={rounds}"])
    assert f"is not a whole number from 1 up, found '{rounds}'" in capsys.readouterr().err


def test_a_missing_package_comes_with_the_command_that_installs_it(main, capsys, monkeypatch):
    """What is compared with is no part of a plain installation."""
    monkeypatch.delitem(sys.modules, "benchmarks.records", raising=False)
    for name in PEERS:
        monkeypatch.setitem(sys.modules, name, None)  # as if it were not installed
    assert main(["records"]) == 1
    assert capsys.readouterr().err == (
        'benchmarks: edtf is not installed; run: python -m pip install "dipltalks[bench]"\n'
    )


def test_contenders_that_disagree_are_not_timed(timing):
    """The error says who departs, in what, and from which answer."""
    ours = contender(timing, "ours", {"2025": "January", "2026": "May"})
    theirs = contender(timing, "theirs", {"2025": "January", "2026": "June"})
    comparison = timing.Comparison(title="Read", item="date", contenders=(ours, ours, theirs))
    with pytest.raises(timing.DisagreementError) as caught:
        timing.run(comparison, rounds=1)
    assert str(caught.value) == "theirs does not agree with ours:\n  2026: 'June', not 'May'"


@pytest.mark.parametrize("answers", [{}, {"2025": "January", "2026": "May"}])
def test_an_answer_too_few_or_too_many_is_a_disagreement(timing, answers):
    """All contenders answer the same questions."""
    with pytest.raises(timing.DisagreementError, match="theirs does not agree with ours"):
        timing.require_agreement([contender(timing, "ours", {"2025": "January"}), contender(timing, "theirs", answers)])


def test_a_ratio_is_taken_within_rounds(timing):
    """A round that was slow for all does not count for more."""
    timed = timing.side_by_side("theirs", [2.0, 40.0, 3.0], first=[1.0, 20.0, 2.0])
    assert (timed.median, timed.ratio) == (3.0, 2.0)


def test_all_take_their_turn_in_each_round_and_not_always_in_one_order(timing):
    """What one leaves behind in memory may make the next one faster or slower."""
    taken = []
    contenders = [
        timing.Contender(str(number), lambda number=number: taken.append(number) or float(number), lambda _: {})
        for number in (1, 2, 3)
    ]
    comparison = timing.Comparison(title="Load", item="meeting", contenders=tuple(contenders), figure=float)
    result = timing.run(comparison, rounds=8)
    rounds = [tuple(taken[start : start + 3]) for start in range(3, len(taken), 3)]
    assert {frozenset(order) for order in rounds} == {frozenset({1, 2, 3})}
    assert {order.index(1) for order in rounds} == {0, 1, 2}
    assert [each.figures for each in result.contenders] == [(float(number),) * 8 for number in (1, 2, 3)]


@pytest.mark.parametrize("name", ["Delegate", "Delegation", "Meeting", "Place"])
def test_the_classes_have_the_same_fields(records, name):
    """The work is equal only if no class has a field more, or another default."""
    ours = {field.name: field.default for field in attrs.fields(getattr(dipltalks, name))}
    plain = {field.name: field.default for field in attrs.fields(getattr(records.plain_records, name))}
    model = getattr(records.pydantic_records, name).model_fields
    defaults = {key: attrs.NOTHING if field.is_required() else field.default for key, field in model.items()}
    assert name in records.RECORDS
    assert plain == ours
    assert (list(defaults), defaults) == (list(ours), ours)


WRONG = [
    ("Meeting", {"id": "round 2"}),
    ("Meeting", {"id": "a", "status": "hold"}),
    ("Meeting", {"id": "a", "topics": ("embassies", "embassies")}),
    ("Meeting", {"id": "a", "topics": "embassies"}),
    ("Meeting", {"id": "a", "round": "2"}),
    ("Meeting", {"id": "a", "part_of": "a"}),
    ("Meeting", {"id": "a", "when": 2025}),
    ("Meeting", {"id": "a", "same_as": ("Q159",)}),
    ("Delegation", {}),
    ("Delegation", {"roles": ("host", "host")}),
    ("Delegate", {"office": " ambassador"}),
    ("Place", {}),
    ("Place", {"country": "ZZ"}),
]


@pytest.mark.parametrize(("name", "fields"), WRONG)
def test_the_models_refuse_what_dipltalks_refuses(records, name, fields):
    """The work is equal only if both check the same."""
    from pydantic import ValidationError

    with pytest.raises(InvalidDataError):
        getattr(dipltalks, name)(**fields)
    with pytest.raises(ValidationError):
        getattr(records.pydantic_records, name)(**fields)


@pytest.mark.parametrize("of", ["dipltalks", "pydantic_records"])
def test_no_party_has_two_delegations(records, of):
    """Both look into the parts of a record, and neither lets a head have a role."""
    kinds = getattr(records, of)
    twice = kinds.Delegation(party="RU"), kinds.Delegation(party="RU", attendance="attended")
    with pytest.raises(ValueError, match="delegations"):
        kinds.Meeting(id="a", delegations=twice)
    with pytest.raises(ValueError, match="role"):
        kinds.Delegation(head=kinds.Delegate(person="darchiev", role="adviser"))


@pytest.mark.usefixtures("records")
def test_the_smallest_run_gives_tables_and_a_file(main, capsys, tmp_path):
    """The tables fit a terminal, and the file holds every time, round by round."""
    file = tmp_path / "records.json"
    assert main(["records", "--rounds", "1", "--json", str(file)]) == 0
    printed = capsys.readouterr().out.splitlines()
    written = json.loads(file.read_text(encoding="utf-8"))
    assert [line for line in printed if len(line) > 80] == []
    assert (written["benchmark"], written["rounds"]) == ("records", 1)
    assert {"CPython", "dipltalks", *PEERS} <= set(written["versions"])
    titles = [comparison["title"] for comparison in written["comparisons"]]
    assert [line for line in printed if line in titles] == titles
    assert len(titles) == 3
    for comparison in written["comparisons"]:
        first, *others = comparison["contenders"]
        assert (first["ratio"], first["figures"]) == (1.0, [first["median"]])
        assert [other["ratio"] for other in others] == [other["median"] / first["median"] for other in others]


@pytest.mark.usefixtures("main")
def test_folding_is_timed_from_scratch_and_with_one_report_more(timing):
    """Both show the same, and what was folded again is counted: the meeting and the statement of the newest report."""
    fold = importlib.import_module("benchmarks.fold")
    (comparison,) = fold.comparisons(sizes=(20,))
    assert comparison.title == "20 reports: of 29 records, one more report has 2 folded again or anew"
    result = timing.run(comparison, rounds=1)
    assert [timed.name for timed in result.contenders] == ["all reports", "one more report"]
