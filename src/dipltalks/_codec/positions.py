"""Positions: the line and column of what is wrong in JSON text.

Nothing is noted while a text is read. Only once there are problems, the text is gone through again along their paths;
whatever no path leads into is passed over at the speed of Python's own reader.
"""

import contextlib
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from dipltalks._codec.structuring import step_to
from dipltalks._errors import Problem

TOP = "$"
"""The path of the whole data."""

_decode = json.JSONDecoder().raw_decode
_blanks = re.compile(r"[ \t\r\n]*")


class Position(NamedTuple):
    """A place in a text; both numbers count from 1."""

    line: int
    column: int


def located(problems: Iterable[Problem], find: Callable[["Paths"], Mapping[str, Position]]) -> tuple[Problem, ...]:
    """Return problems with the line and column of what their paths lead to.

    What is not there has the place of what it should be in; a problem of the whole data has none.

    Args:
        problems: The problems, with paths from the top of the data.
        find: Returns the positions of what lies on the paths to them.
    """
    given = tuple(problems)
    paths = Paths(problem.path for problem in given)
    positions = find(paths) if paths else {}
    return tuple(_placed(problem, positions) for problem in given)


def _placed(problem: Problem, positions: Mapping[str, Position]) -> Problem:
    path = problem.path
    while path and path not in positions:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    if path in ("", TOP):
        return problem
    return problem._replace(line=positions[path].line, column=positions[path].column)


class Paths:
    """Paths of problems, which tell whether something lies on the way to one of them."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = sorted({path for path in paths if path != TOP})

    def __len__(self) -> int:
        """Return how many paths there are, apart from that of the whole data."""
        return len(self._paths)

    def __contains__(self, path: str) -> bool:
        """Return whether a path begins like one of these."""
        place = bisect_left(self._paths, path)
        return place < len(self._paths) and self._paths[place].startswith(path)


def positions_in_json(text: str, paths: Paths) -> Mapping[str, Position]:
    """Return the positions of the values that lie on some paths.

    Args:
        text: JSON text that has been read before, so that it is known to be right.
        paths: The paths.

    Example:
        >>> positions_in_json('{"id": "a", "when": 7}', Paths(["$.when"]))["$.when"]
        Position(line=1, column=21)
    """
    offsets: dict[str, int] = {}
    with contextlib.suppress(RecursionError):  # a text just shallow enough to be read may be too deep from here
        _scan(text, _after_blanks(text, 0), TOP, paths, offsets)
    starts = [0, *(newline.end() for newline in re.finditer("\n", text))]
    lines = {path: bisect_right(starts, offset) for path, offset in offsets.items()}
    return {path: Position(line, offsets[path] - starts[line - 1] + 1) for path, line in lines.items()}


def _scan(text: str, at: int, path: str, paths: Paths, offsets: dict[str, int]) -> int:
    """Note where the value at an offset begins, and what is in it, if a path leads there; return where it ends."""
    if path not in paths:
        return _decode(text, at)[1]
    offsets[path] = at
    if text[at] not in "{[":
        return _decode(text, at)[1]
    is_object = text[at] == "{"
    at, index = _after_blanks(text, at + 1), 0
    while text[at] not in "}]":
        step = f"[{index}]"
        if is_object:
            key, at = _decode(text, at)
            at = _after_blanks(text, _after_blanks(text, at) + 1)
            step = step_to(key)
        joint = "" if step.startswith("[") else "."
        at = _after_blanks(text, _scan(text, at, f"{path}{joint}{step}", paths, offsets))
        if text[at] == ",":
            at = _after_blanks(text, at + 1)
        index += 1
    return at + 1


def _after_blanks(text: str, at: int) -> int:
    """Return the next offset at which there is something."""
    return _blanks.match(text, at).end()  # type: ignore[union-attr]  # it fits anywhere
