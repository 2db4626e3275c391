"""Positions: the line and column of every problem in JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting, Problem
from dipltalks._codec.positions import Paths, located, positions_in_json
from dipltalks._codec.structuring import step_to

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


def paths_in(data, path="$"):
    """Yield the path of everything in plain data, and what stands there."""
    yield path, data
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from paths_in(item, f"{path}[{index}]")
    if isinstance(data, dict):
        for key, item in data.items():
            step = step_to(key)
            yield from paths_in(item, f"{path}{'' if step[0] == '[' else '.'}{step}")


@given(values, st.sampled_from([None, 0, 2]), st.booleans())
def test_a_position_is_where_the_value_begins(data, indent, plain):
    """Whatever the layout, the text at the position of a path is that of its value."""
    text = json.dumps(data, indent=indent, ensure_ascii=plain)
    lines = text.split("\n")
    for path, value in paths_in(data):
        if path != "$":
            place = positions_in_json(text, Paths([path]))[path]
            rest = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])
            assert json.JSONDecoder().raw_decode(rest)[0] == value


def test_what_is_not_there_has_the_place_of_what_it_should_be_in():
    """A missing field is shown where its object begins; what concerns the whole has no place."""
    text = '{"a": 1,\n "b": [{"c": 2}, [3]]}'
    missing = [Problem(path, "is missing") for path in ("$.b[0].d", "$.b[2].c", "$.b[1][4]", "$.x")]
    found = located([*missing, Problem("$", "is wrong")], lambda paths: positions_in_json(text, paths))
    places = [(problem.line, problem.column) for problem in found]
    assert places == [(2, 8), (2, 7), (2, 18), (None, None), (None, None)]
    assert str(found[0]) == "$.b[0].d (line 2, column 8): is missing"


def test_nothing_is_looked_for_where_nothing_can_be_found():
    """Text that could not be read has no positions."""
    problem = Problem("$", "is not JSON")
    assert located([problem], lambda paths: positions_in_json("{", paths)) == (problem,)


def test_a_file_shows_the_place_of_each_problem(tmp_path):
    """Line and column stand behind the path, whatever comes before them in the file."""
    path = tmp_path / "meeting.json"
    path.write_text(
        '\ufeff{"id": "ü",\r\n\r\n\t"when" :\t"2025-13", "place": {"city": "x", "city": "y"}}', encoding="utf-8"
    )
    with pytest.raises(InvalidDataError) as caught:
        dt.load(path, Meeting)
    assert [str(problem).split(": ")[0] for problem in caught.value.problems] == [
        "$.id (line 1, column 8)",
        "$.when (line 3, column 11)",
        "$.place.city (line 3, column 53)",
    ]


def test_a_text_that_is_all_but_too_deep_has_no_position_at_worst():
    """Looking for positions never fails where reading did not."""
    text = '{"id": "a", "x": ' + "[" * 100_000
    assert positions_in_json(text, Paths(["$.x"])) == {"$": (1, 1), "$.x": (1, 18)}
