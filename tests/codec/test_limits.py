"""Limits: files from others take no more memory, time or screen than what they hold is worth, whatever the format."""

import gzip
import json
import re
import sys
import tracemalloc

import msgspec
import pytest

import dipltalks as dt
from dipltalks import InvalidDataError
from dipltalks._codec import yaml_text

yaml = pytest.importorskip("yaml")

HEADER = b'{"dipltalks":1}\n'
each_suffix = pytest.mark.parametrize("suffix", ["json", "jsonl", "yaml", "msgpack"])
BIG = 200_000


def problems_of(call, *args, **options):
    """Return the problems that a call raises; their text is no longer than a screen."""
    with pytest.raises(InvalidDataError) as caught:
        call(*args, **options)
    lines = str(caught.value).splitlines()
    assert len(lines) <= 22
    assert [line for line in lines if len(line) > 1000] == []
    return caught.value.problems


def file_of(folder, suffix, dossier):
    """Return a file that says what a dossier of one report or one entry says, in a format."""
    path = folder / f"talks.{suffix}"
    if suffix == "jsonl":
        rows = [{"report": report} for report in dossier.get("reports", ())]
        rows += [{"locality": each} for each in dossier["codebook"].get("localities", ())]
        path.write_bytes(HEADER + b"".join(json.dumps(row).encode() + b"\n" for row in rows))
    else:
        path.write_bytes(msgspec.msgpack.encode(dossier) if suffix == "msgpack" else json.dumps(dossier).encode())
    return path


def dossier_with(**meeting):
    """Return the plain data of a dossier with one meeting, about which something is stated."""
    return {"codebook": {}, "reports": [{"source": {"id": "a"}, "meetings": [{"id": "m"} | meeting]}]}


def load_one_by_one(path, max_bytes=10**6):
    """Return all items of a file of lines."""
    return list(dt.iter_load(path, max_bytes=max_bytes))


def peak_of(call, *args, **options):
    """Return the most memory that is taken while a call refuses a file for its size."""
    tracemalloc.start()
    try:
        (problem,) = problems_of(call, *args, **options)
        assert problem.message == f"is larger than {options['max_bytes']:,} bytes"
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class TestSize:
    @each_suffix
    def test_a_compressed_file_is_opened_no_further_than_allowed(self, tmp_path, suffix):
        """A few kilobytes that stand for thirty megabytes are refused before they take them."""
        path = tmp_path / f"talks.{suffix}.gz"
        path.write_bytes(gzip.compress(HEADER + b" " * 30_000_000))
        assert path.stat().st_size < 50_000
        assert peak_of(dt.load, path, max_bytes=BIG) < 5_000_000

    @pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz"])
    def test_a_line_without_end_is_read_no_further_than_allowed(self, tmp_path, suffix):
        """A stream holds no more than a line, and no more of that than is allowed."""
        path = tmp_path / f"talks.{suffix}"
        data = HEADER + b'{"' + b"x" * 30_000_000
        path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
        assert peak_of(load_one_by_one, path, max_bytes=BIG) < 2_000_000

    def test_messagepack_that_announces_more_than_it_has_takes_nothing(self, tmp_path):
        """Lengths are believed only as far as there are bytes."""
        for start in (
            b"\xdd\xff\xff\xff\xff",
            b"\xdf\xff\xff\xff\xff",
            b"\xdb\xff\xff\xff\xff",
            b"\xdd\x7f\xff\xff\xff" * 99,
        ):
            path = tmp_path / "talks.msgpack"
            path.write_bytes(start)
            (problem,) = problems_of(dt.load, path)
            assert problem.message.startswith("is not MessagePack: ")


class TestDepth:
    @each_suffix
    @pytest.mark.parametrize("kind", ["list", "object"])
    def test_data_nested_without_end_is_refused(self, tmp_path, suffix, kind):
        """A hundred thousand levels are one problem."""
        path = tmp_path / f"talks.{suffix}"
        path.write_bytes((HEADER if suffix == "jsonl" else b"") + nested(suffix, kind, 100_000))
        for call in (dt.load, load_one_by_one) if suffix == "jsonl" else (dt.load,):
            (problem,) = problems_of(call, path)
            assert "nested too deeply" in problem.message

    @each_suffix
    @pytest.mark.parametrize("kind", ["list", "object"])
    def test_at_any_depth_there_is_an_answer(self, tmp_path, suffix, kind):
        """Just below the limit of the parser, what comes after it does not fail either; it is shown in short."""
        path = tmp_path / f"talks.{suffix}"
        for depth in (10, 98, 99, 100, 101, *range(300, sys.getrecursionlimit() + 100, 40)):
            inner = nested(suffix, kind, depth)
            if suffix == "msgpack":
                path.write_bytes(b"\x81\xa8codebook\x81\xa6people\x91\x82\xa2id" + inner + b"\xa4name\xa1x")
            elif suffix == "jsonl":
                path.write_bytes(HEADER + b'{"person":{"id":' + inner + b',"name":"x"}}')
            else:
                path.write_bytes(b'{"codebook":{"people":[{"id":' + inner + b',"name":"x"}]}}')
            (problem,) = problems_of(dt.load, path)
            assert problem.message == "is not text" or "nested too deeply" in problem.message


def nested(suffix, kind, depth):
    """Return a list in a list, or an object in an object, and so on, in a format."""
    if suffix == "msgpack":
        return (b"\x91" if kind == "list" else b"\x81\xa1a") * depth + b"\xc0"
    return b"[" * depth + b"]" * depth if kind == "list" else b'{"a":' * depth + b"1" + b"}" * depth


LAUGHS = "a: &a [x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
TAGS = "".join(f"%TAG !a{number}! b\n" for number in range(BIG // 10))


class TestYaml:
    @pytest.mark.parametrize("library", ["CSafeLoader", "SafeLoader"])
    @pytest.mark.parametrize(
        ("text", "why"),
        [
            (LAUGHS, "it uses anchors at line 1, column 4"),
            ("a: &a [*a]", "it uses anchors at line 1, column 4"),
            ("- *a", "it uses anchors at line 1, column 3"),
            (f"{TAGS}--- {{}}", "it uses tags at line 1, column 1"),
            (f"id: a\n...\n{TAGS}--- {{}}", "it uses tags at line 3, column 1"),
        ],
    )
    def test_no_short_text_stands_for_a_long_one(self, monkeypatch, library, text, why):
        """Anchors are refused before anything is made of them, and tags before the parser compares them all."""
        monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, library))
        (problem,) = problems_of(yaml_text.read_yaml, text.encode())
        assert problem.message == f"is not YAML as it is read here: {why}"

    def test_what_only_looks_like_a_tag_is_text(self, tmp_path):
        """A text may begin with what names tags, on any of its lines."""
        source = dt.Source(id="a", title="%TAG ! b", text="%TAG ! b\n%TAG ! b\r%TAG\x85%TAG\u2028%TAG\n")
        dt.dump(source, tmp_path / "a.yaml")
        assert dt.load(tmp_path / "a.yaml", dt.Source) == source


NUMBERS = ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 4300, "9" * 5000, "1e-999", "-1", str(2**64)]


class TestNumbers:
    @pytest.mark.parametrize("suffix", ["json", "jsonl", "yaml"])
    @pytest.mark.parametrize("number", NUMBERS)
    def test_no_number_beyond_the_bounds_of_its_field(self, tmp_path, suffix, number):
        """NaN, infinity and numbers of thousands of digits are one problem, whether or not the format knows them."""
        path = file_of(tmp_path, suffix, dossier_with(round=-7))
        path.write_bytes(path.read_bytes().replace(b"-7", number.encode()))
        assert len(problems_of(dt.load, path)) == 1

    @pytest.mark.parametrize("field", ["latitude", "longitude"])
    @pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf"), 180.1, 2**64 - 1, -(2**63)])
    def test_no_place_is_nowhere(self, tmp_path, field, number):
        """MessagePack has numbers that JSON has not; none of them is a degree."""
        locality = {"name": "x", "latitude": 1.0, "longitude": 1.0} | {field: number}
        (problem,) = problems_of(dt.load, file_of(tmp_path, "msgpack", {"codebook": {"localities": [locality]}}))
        assert problem.path == f"$.codebook.localities[0].{field}"

    def test_numbers_that_are_no_json_are_not_saved(self, tmp_path):
        """What could not be read is refused, and the old file stays."""
        for number in (float("nan"), float("inf"), 10**5000):
            for suffix in ("json", "yaml", "msgpack"):
                problems_of(dt.dump, {"id": "a", "round": number}, tmp_path / f"a.{suffix}")
        assert list(tmp_path.iterdir()) == []


class TestTexts:
    @each_suffix
    @pytest.mark.parametrize(
        "field", ["id", "title", "when", "status", "topics", "place", "delegations", "same_as", "a" * BIG]
    )
    def test_a_huge_text_is_shown_in_short(self, tmp_path, suffix, field):
        """Wherever it stands, the message quotes no more than its beginning and its end."""
        huge = "x" * BIG
        forms = {"topics": [huge], "same_as": [huge], "place": {"country": huge}, "delegations": [{huge: huge}]}
        path = file_of(tmp_path, suffix, dossier_with(**{field: forms.get(field, huge)}))
        assert problems_of(dt.load, path)

    @each_suffix
    def test_a_huge_text_is_read_where_any_length_is_allowed(self, tmp_path, suffix):
        """The text of an article may have any length."""
        dossier = {"codebook": {}, "reports": [{"source": {"id": "a", "text": "x" * 5 * BIG}}]}
        (report,) = dt.load(file_of(tmp_path, suffix, dossier)).reports
        assert report.source.text == "x" * 5 * BIG


def with_problems(count):
    """Return the plain data of a dossier with so many problems, all in one report."""
    return {"codebook": {}, "reports": [{"source": {"id": "a"}, "meetings": [{"id": 7}] * count}]}


def steps_of(call, *args):
    """Return how many functions are called while a call is refused."""
    steps = 0

    def count(_, event, __):
        nonlocal steps
        steps += event == "call"

    sys.setprofile(count)
    try:
        with pytest.raises(InvalidDataError):
            call(*args)
    finally:
        sys.setprofile(None)
    return steps


class TestProblems:
    @each_suffix
    def test_the_error_has_all_problems_and_its_text_the_first_ones(self, tmp_path, suffix):
        """Twenty are listed, and it is said how many more there are."""
        path = file_of(tmp_path, suffix, with_problems(500))
        with pytest.raises(InvalidDataError) as caught:
            dt.load(path)
        assert [problem.path for problem in caught.value.problems] == [
            f"$.reports[0].meetings[{index}].id" for index in range(500)
        ]
        first, *listed, last = str(caught.value).splitlines()
        assert (first.endswith(": 500 problems"), len(listed), last) == (True, 20, "  and 480 more")
        assert re.fullmatch(r"  \$\.reports\[0\]\.meetings\[19\]\.id.*: is not text, found 7; write '7'", listed[19])

    @pytest.mark.parametrize(
        ("suffix", "call"),
        [("json", dt.load), ("jsonl", dt.load), ("jsonl", load_one_by_one), ("yaml", dt.load), ("msgpack", dt.load)],
    )
    def test_four_times_the_problems_take_four_times_the_steps(self, tmp_path, suffix, call):
        """To find their places, the text is gone through once for all of them, on one line as on many."""
        few, many = (steps_of(call, file_of(tmp_path, suffix, with_problems(count))) for count in (100, 400))
        assert many < 5 * few
