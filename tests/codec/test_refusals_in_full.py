"""What a person reads of data that is refused: whole problems, where other tests look for a part of them."""

import msgspec
import pytest

import dipltalks as dt
from dipltalks import Meeting, Problem


def problems_of(act, *arguments):
    """Return the problems of what is refused."""
    with pytest.raises(dt.InvalidDataError) as caught:
        act(*arguments)
    return caught.value.problems


@pytest.mark.parametrize(("value", "kind"), [({"RU"}, "set, {'RU'}"), (b"RU", "bytes, b'RU'")])
def test_what_has_no_digest(value, kind):
    """The error says what it holds, and what has one."""
    hint = "give a record, a date, a term, a list, or a text"
    assert problems_of(dt.digest, value) == (Problem("", f"has no digest: it holds a {kind}", None, hint),)


def test_plain_data_that_is_nested_too_deeply():
    """It is one problem of the whole."""
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert problems_of(dt.unstructure, deep) == (Problem("", "is nested too deeply", None),)


def test_a_key_that_stands_twice_in_message_pack(tmp_path):
    """It is one problem of the whole, with what to do."""
    path = tmp_path / "round-2.msgpack"
    path.write_bytes(b"\x82" + 2 * (msgspec.msgpack.encode("id") + msgspec.msgpack.encode("round-2")))
    (problem,) = problems_of(dt.load, path, Meeting)
    assert (problem.path, problem.found, problem.hint) == ("$", None, "keep one of each key")
    assert problem.message == "is longer than it need be: a key stands twice, or a value is not in its shortest form"


def test_lists_in_yaml_are_placed(tmp_path):
    """A wrong value in an item of a list, and in a list of that, is at its line and column."""
    pytest.importorskip("yaml")
    path = tmp_path / "rounds.yaml"
    path.write_text(
        "- id: round-1\n- id: round-2\n- id: round-3\n  topics:\n    - visas\n    - flights\n    - [7]\n",
        encoding="utf-8",
    )
    (problem,) = problems_of(dt.load, path, tuple[Meeting, ...])
    assert (problem.path, problem.line, problem.column) == ("$[2].topics[2]", 7, 7)


@pytest.mark.parametrize("read", [dt.load, lambda path: list(dt.iter_load(path))], ids=["load", "iter_load"])
@pytest.mark.parametrize(("text", "found"), [("", None), ('{"reports": 1}\n', {"reports": 1})])
def test_lines_without_a_header(tmp_path, read, text, found):
    """The problem is at the first line, shows it where there is one, and says what it is to be."""
    path = tmp_path / "talks.jsonl"
    path.write_text(text, encoding="utf-8")
    hint = 'the first line is {"dipltalks":1}'
    (problem,) = problems_of(read, path)
    assert (problem.path, problem.message) == ("$", "is not the header of a dossier")
    assert (problem.found, problem.hint, problem.line, problem.column) == (found, hint, 1, 1)


@pytest.mark.parametrize("name", ["talks.json", "talks.jsonl"])
def test_a_version_that_is_none(tmp_path, name):
    """The problem is at the version, shows it, and says how one is written."""
    path = tmp_path / name
    path.write_text('{"dipltalks":"one"}\n', encoding="utf-8")
    (problem,) = problems_of(dt.load, path)
    assert (problem.path, problem.message) == ("$.dipltalks", "is not a version of the format")
    assert (problem.found, problem.hint) == ("one", "write a whole number, such as 1")
    assert (problem.line, problem.column) == (1, 14)
