"""The size of things: a reader can hold every file and function in view."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("src", "tests", "docs", "examples", "benchmarks", "fuzz")
SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 40

each_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")


@each_source
def test_no_file_is_longer_than_a_reader_can_hold(path):
    """A file has at most 400 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def length(function):
    """Return the lines of a function without those of its docstring."""
    docstring = ast.get_docstring(function, clean=False)
    return function.end_lineno - function.lineno + 1 - (docstring.count("\n") + 1 if docstring else 0)


@each_source
def test_no_function_is_longer_than_a_page(path):
    """A function has at most 40 lines, its docstring aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert {function.name: length(function) for function in functions if length(function) > LONGEST_FUNCTION} == {}


def test_there_are_sources_to_measure():
    """The checks above have something to check."""
    assert len(SOURCES) > 80
