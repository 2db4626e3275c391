"""Targets: what is done with an input.

- Nothing but the documented errors comes out.
- What is read can be written, and is read again as the same.
"""

import enum
import functools
import itertools
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import dipltalks as dt
from dipltalks import Codebook, Dossier, InvalidDataError, Report, Source, When
from dipltalks._codec.json_text import parse_json
from dipltalks._codec.wire import DOUBTS, read
from fuzz.inputs import MOST, Input
from fuzz.laws import check, check_date, check_error, check_relations, check_same

SYNTAX = ("is not JSON", "is not YAML", "is not MessagePack", "is not compressed", "is longer than it need be")
"""How the problems of files begin that are not in their format."""

SECRET = "not to be read"  # noqa: S105  # a text to look for
"""What stands in the files beside a folder."""

OUTSIDE = {"secret.json": json.dumps({"source": {"id": "secret", "text": SECRET}}), "secret.txt": SECRET}
"""The files beside a folder."""

LINK = "-> "
"""What a file in a folder begins with that is made a link; behind it stands where the link leads."""

PRACTICE = Dossier(codebook=Codebook(), reports=[Report(source=Source(id="practice", text="Talks opened."))])
"""A dossier that is saved over whatever a folder has."""


class Reached(enum.Enum):
    """How far an input came."""

    BYTES = "not in the format"
    DATA = "refused by the model"
    OBJECT = "read"


Run = Callable[..., Reached]
"""What is done with an input, given a folder for files; if `thorough`, all laws are checked, else the quick ones."""


def read_file(data: bytes, scratch: Path, *, suffix: str, thorough: bool = True) -> Reached:
    """Read a file as a whole and in part; what is read is saved, and read again."""
    given, path = Input.split(data), scratch / f"talks{suffix}"
    path.write_bytes(given.body)
    made, error = _outcome(lambda: dt.load(path, given.cls, max_bytes=MOST))
    if thorough and given.cls is Dossier:
        _check_part(path, made)
    if thorough and made is not None:
        dt.dump(made, path)
        check_same(dt.load(path, given.cls), made)
    return _reached(error)


def read_lines(data: bytes, scratch: Path, *, suffix: str, thorough: bool = True) -> Reached:
    """Read lines at once, and if they are those of a dossier one by one, which comes to the same."""
    reached, given = read_file(data, scratch, suffix=suffix, thorough=thorough), Input.split(data)
    if given.cls is not Dossier or not (thorough or reached is Reached.OBJECT):
        return reached
    path, copy = scratch / f"talks{suffix}", scratch / f"copy{suffix}"
    path.write_bytes(given.body)
    items, _ = _outcome(lambda: list(dt.iter_load(path, max_bytes=MOST)))
    if items is None:
        check(reached is not Reached.OBJECT, "what can be read at once can be read one by one")
    elif thorough:
        dt.iter_dump(items, copy)
        at_once, one_by_one = (_outcome(lambda path=path: dt.load(path))[0] for path in (path, copy))
        check(at_once == one_by_one, "what is read one by one is what is read at once")
    return reached


def read_folder(data: bytes, scratch: Path, *, thorough: bool = True) -> Reached:
    """Read a folder, which never leads out of itself; and save dossiers in it, which are read again."""
    home, outside = scratch / "talks", scratch / "outside"
    if not outside.exists():
        _make_files(outside, OUTSIDE)
    shutil.rmtree(home, ignore_errors=True)
    _make_files(home, _files_in(Input.split(data).body))
    made, error = _outcome(lambda: dt.load(home, max_bytes=MOST), OSError)
    check(made is None or SECRET.encode() not in dt.dumps(made), "nothing outside a folder is read")
    if thorough:
        _check_part(home, made)
        before = _check_saved(home, PRACTICE, made)
        if made is not None:
            _check_saved(home, made, before)
        left = {path.name: path.read_text() for path in outside.iterdir()}
        check(left == OUTSIDE, "nothing outside a folder is written")
        check({path.name for path in scratch.iterdir()} == {"outside", "talks"}, "nothing is made beside a folder")
    return _reached(error)


def read_date(data: bytes, _: Path, *, thorough: bool = True) -> Reached:  # noqa: ARG001  # all laws are quick
    """Read two dates, one in each line, and ask for all that they say of themselves and of each other."""
    texts = data.decode("utf-8", "surrogateescape").split("\n", 1)
    found = {text: _outcome(lambda text=text: When(text)) for text in texts}
    dates = {text: when for text, (when, _) in found.items() if when is not None}
    for text, when in dates.items():
        check_date(text, when)
    for one, other in itertools.product(dates.values(), repeat=2):
        check_relations(one, other)
    return Reached.OBJECT if texts[0] in dates else Reached.BYTES


def read_both_ways(data: bytes, _: Path, *, thorough: bool = True) -> Reached:
    """Read JSON by the fast route and by the plain one, which come to the same object or to the same problems."""
    given = Input.split(data)
    plain, error = _outcome(lambda: dt.structure(parse_json(given.body), given.cls))
    fast, doubt = _outcome(lambda: read(given.body, given.cls), *DOUBTS)
    if doubt is None:
        check_same(fast, plain)
    if thorough:
        made, problem = _outcome(lambda: dt.loads(given.body, given.cls))
        check(made == plain and str(problem) == str(error), "both routes find the same problems")
    return _reached(error)


TARGETS: Mapping[str, Run] = {
    "json": functools.partial(read_file, suffix=".json"),
    "json_lines": functools.partial(read_lines, suffix=".jsonl"),
    "yaml": functools.partial(read_file, suffix=".yaml"),
    "msgpack": functools.partial(read_file, suffix=".msgpack"),
    "gzip": functools.partial(read_lines, suffix=".jsonl.gz"),
    "folder": read_folder,
    "when": read_date,
    "routes": read_both_ways,
}
"""What is done with an input of each target; the folder is one for files of its own."""


def _outcome(call: Callable[[], Any], *others: type[Exception]) -> tuple[Any, Exception | None]:
    """Return what a call returns, and the error that it raises: for bad data, or one of some others."""
    try:
        return call(), None
    except (InvalidDataError, *others) as error:
        return None, error


def _reached(error: Exception | None) -> Reached:
    """Return how far an input came."""
    if error is None:
        return Reached.OBJECT
    if not isinstance(error, InvalidDataError):
        return Reached.DATA
    check_error(error)
    return Reached.BYTES if error.problems[0].message.startswith(SYNTAX) else Reached.DATA


def _check_part(path: Path, made: Dossier | None) -> None:
    """Check that a dossier is whole in part just where it is as a whole."""
    part, _ = _outcome(lambda: dt.load(path, partial=True, max_bytes=MOST), OSError)
    if made is not None:
        check(part == (made, ()), "nothing is left out of what is sound")
    elif part is not None:
        check(part.problems != (), "what is left out is told")
        check_same(dt.loads(dt.dumps(part.dossier)), part.dossier)


def _check_saved(home: Path, dossier: Dossier, before: Dossier | None) -> Dossier | None:
    """Check that a folder has what is saved in it, or, where that is refused, what it had; return what that is."""
    _, error = _outcome(lambda: dt.dump(dossier, home), OSError)
    after, _ = _outcome(lambda: dt.load(home), OSError)
    check(after == dossier or (error is not None and after == before), "a folder has what was saved, or what it had")
    return after


def _files_in(body: bytes) -> Mapping[str, Any]:
    """Return the contents of the files that an input describes, by their names."""
    try:
        files = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return files if isinstance(files, dict) else {}


def _make_files(folder: Path, files: Mapping[str, Any]) -> None:
    """Make a folder with those files that the system takes: texts, other data as JSON, and links."""
    folder.mkdir()
    home = folder.resolve()
    for name, content in files.items():
        path, text = home / name, content if isinstance(content, str) else json.dumps(content)
        try:
            if not path.resolve().is_relative_to(home):
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            if not text.startswith(LINK):
                path.write_bytes(text.encode("utf-8", "surrogatepass"))
            elif (path.parent / text.removeprefix(LINK)).resolve().is_relative_to(home.parent):
                path.symlink_to(text.removeprefix(LINK))
        except (OSError, ValueError, RuntimeError):  # the last for links that go round in circles
            continue
