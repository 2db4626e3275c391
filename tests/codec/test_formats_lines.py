"""Lines: a dossier item by item, in flat memory, with the line of whatever is wrong."""

import gzip
import os
import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting, Party, Report, Source, UnsupportedFormatError
from stored import dossier
from strategies import records

HEADER = '{"dipltalks":1}\n'


def problems(call, *args, **options):
    """Return the text of each problem that a call raises."""
    with pytest.raises(InvalidDataError) as caught:
        call(*args, **options)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def lines(tmp_path):
    """Return a function that writes lines and returns their file."""

    def write(*rows, header=HEADER):
        path = tmp_path / "talks.jsonl"
        path.write_text(header + "\n".join(rows), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("suffix", [".jsonl", ".JSONL.gz"])
def test_items_go_through_one_by_one(tmp_path, suffix):
    """What is read item by item and written item by item is the same file."""
    path, again = tmp_path / f"talks{suffix}", tmp_path / f"again{suffix}"
    dt.dump(dt.seeds.dossier(), path)
    dt.iter_dump(dt.iter_load(path), again)
    assert path.read_bytes() == again.read_bytes()
    assert [item.key for item in dt.iter_load(again) if isinstance(item, Report)] == [
        "unnamed-2025-04-02",
        "rt-2025-04-08",
    ]


def test_a_file_can_be_rewritten_while_it_is_read(tmp_path):
    """The old file stays until the new one is whole."""
    path = tmp_path / "talks.jsonl"
    dt.dump(dossier, path)
    dt.iter_dump((item for item in dt.iter_load(path) if not isinstance(item, Report)), path)
    assert dt.load(path) == dt.Dossier(codebook=dossier.codebook)
    assert os.listdir(tmp_path) == ["talks.jsonl"]


@given(dossier=records(dt.Dossier), data=st.data())
def test_items_may_come_in_any_order(tmp_path_factory, dossier, data):
    """A dossier is a set, whatever the order of its lines."""
    path = tmp_path_factory.mktemp("lines") / "talks.jsonl"
    dt.dump(dossier, path)
    items = list(dt.iter_load(path))
    dt.iter_dump(data.draw(st.permutations(items)), path)
    assert dt.load(path) == dossier


def test_pairs_of_ids_are_items(lines):
    """What two ids mean one record is a pair, the smaller id first."""
    assert list(dt.iter_load(lines('{"identical":["b","a"]}'))) == [("a", "b")]


@pytest.mark.parametrize("item", [7, Meeting(id="a"), {"party": {}}, [("a", "b")]])
def test_what_is_no_item_leaves_the_old_file(tmp_path, item):
    """Anything but entries, pairs and reports is refused, and nothing is left behind."""
    path = tmp_path / "talks.jsonl"
    dt.dump(dossier, path)
    shown = re.escape(repr(item))
    with pytest.raises(InvalidDataError, match=f"cannot be saved: item 1 is {shown}, no entry of a codebook, pair of"):
        dt.iter_dump([Party(id="NO", name="Northland", kind="state"), item], path)
    assert dt.load(path) == dossier
    assert os.listdir(tmp_path) == ["talks.jsonl"]


@pytest.mark.parametrize("name", ["talks.json", "talks", "jsonl", "talks.jsonl.zip"])
def test_only_lines_are_streamed(tmp_path, name):
    """Other formats are refused at once, before anything is read."""
    for call in (dt.iter_load, lambda path: dt.iter_dump([], path)):
        with pytest.raises(UnsupportedFormatError) as caught:
            call(tmp_path / name)
        assert (caught.value.file, caught.value.known) == (str(tmp_path / name), (".jsonl", ".jsonl.gz"))


def test_one_record_is_no_list_of_lines(tmp_path):
    """A record that is not in a list is refused."""
    with pytest.raises(
        InvalidDataError, match="cannot be saved: only a dossier, or a list, has lines, and this is a Meeting"
    ):
        dt.dump(Meeting(id="a"), tmp_path / "a.jsonl")


WRONG = [
    ("{", "$ (line 2, column 2): is not JSON: "),
    ('{"party":{"id":"X"}} 7', "$ (line 2, column 22): is not JSON: extra data, found '7'"),
    ("[" * 100_000, "$ (line 2, column 1): is not JSON: it is nested too deeply"),
    (
        "7",
        "$ (line 2, column 1): is not an object with one key, which says what the line holds, found 7; one of: party, ",
    ),
    ('{"party":{},"person":{}}', "$ (line 2, column 1): is not an object with one key"),
    ('{"party":{},"party":{}}', "$ (line 2, column 1): is not an object with one key"),
    ('{"party":{}}\f', "$ (line 2, column 13): is not JSON: extra data, found '\\x0c'"),
    ('{"partie":{}}', "$ (line 2, column 1): is not what a line holds, found 'partie'; did you mean 'party'?"),
]


@pytest.mark.parametrize(("row", "problem"), WRONG)
def test_a_line_that_is_none_says_why_and_where(lines, row, problem):
    """Broken lines, and those that do not say what they hold, are named by their number."""
    path = lines(row, '{"report":{"source":{"id":"a"}}}')
    for call in (dt.load, lambda path: list(dt.iter_load(path))):
        (found,) = problems(call, path)
        assert found.startswith(problem)
    assert [report.key for report in dt.load(path, partial=True).dossier.reports] == ["a"]


def test_all_problems_of_all_lines_come_in_one_error(lines):
    """Reading the whole shows every problem by its place in the dossier and in the file; empty lines count."""
    path = lines(
        '{"party":{"id":"NO","name":"Northland","kind":"stat"}}',
        "",
        '{"identical":["a","a"]}',
        '{"report":{"source":{"id":"a"},"meetings":[{"id":"x","when":"2025-13","title":7}]}}',
        '{"report":7}',
        "{",
        "[]",
    )
    assert [found.split(", found")[0] for found in problems(dt.load, path)] == [
        "$ (line 7, column 2): is not JSON: expecting property name enclosed in double quotes",
        "$ (line 8, column 1): is not an object with one key, which says what the line holds",
        "$.codebook.parties[0].kind (line 2, column 47): is not a term of PartyKind",
        "$.codebook.identical[0] (line 4, column 14): names one record twice",
        "$.reports[0].meetings[0].title (line 5, column 79): is not text",
        "$.reports[0].meetings[0].when (line 5, column 61): is not a date: months go from 01 to 12",
        "$.reports[1] (line 6, column 11): is not an object with the fields of Report",
    ]


def test_a_stream_stops_at_the_first_line_in_error(lines):
    """Items before it have been given; all problems of that line are listed, with paths in the line."""
    path = lines(
        '{"party":{"id":"NO","name":"Northland","kind":"state"}}',
        '{"report":{"source":{"id":"a"},"meetings":[{"id":"x","when":"2025-13","title":7}]}}',
        '{"party":{"id":7}}',
    )
    items = dt.iter_load(path)
    assert next(items).id == "NO"
    assert [found.split(":")[0] for found in problems(next, items)] == [
        "$.report.meetings[0].title (line 3, column 79)",
        "$.report.meetings[0].when (line 3, column 61)",
    ]
    path = lines('{"party":{"id":7,"name":"x","kind":"state"}}')
    assert problems(lambda: list(dt.iter_load(path))) == [
        "$.party.id (line 2, column 16): is not text, found 7; write '7'"
    ]


@pytest.mark.parametrize(
    "header",
    ["", "\n", "{}\n", "7\n", '{"party":{}}\n', '{"dipltalks":1,"codebook":{}}\n', '{"dipltalks":0,"dipltalks":1}\n'],
)
def test_a_dossier_has_a_header(lines, header):
    """Lines that do not begin with the version are not taken for a dossier."""
    path = lines(header=header)
    for call in (dt.load, lambda path: list(dt.iter_load(path))):
        (found,) = problems(call, path)
        assert ": is not the header of a dossier" in found
        assert found.endswith('; the first line is {"dipltalks":1}')


def test_lines_of_a_list_have_no_header(lines):
    """Broken lines and bad records are named by their lines."""
    path = lines('{"id":"a"}', "{", '{"id":7}', "[", "8", header="")
    assert [found.split(":")[0] for found in problems(dt.load, path, list[Meeting])] == [
        "$ (line 2, column 2)",
        "$ (line 4, column 2)",
        "$[1].id (line 3, column 7)",
        "$[2] (line 5, column 1)",
    ]
    assert (
        problems(dt.load, path, Meeting)[2]
        == "$: is not an object with the fields of Meeting, found [{'id': 'a'}, {'id': 7}, 8]"
    )


def test_a_line_has_a_largest_size(tmp_path):
    """A stream is never read beyond the limit of a line, however small the file is."""
    path = tmp_path / "talks.jsonl.gz"
    path.write_bytes(gzip.compress(HEADER.encode() + b" " * 10_000_000))
    assert problems(lambda: list(dt.iter_load(path, max_bytes=1000))) == [
        "$: is larger than 1,000 bytes; if it is to be trusted, give a higher max_bytes"
    ]


def test_a_line_may_be_as_large_as_it_is_allowed(lines):
    """Its end counts; of a longer line nothing is given."""
    party = '{"party":{"id":"NO","name":"Northland","kind":"state"}}'
    path = lines(party, "")
    assert [item.id for item in dt.iter_load(path, max_bytes=len(party) + 1)] == ["NO"]
    assert problems(lambda: next(dt.iter_load(path, max_bytes=len(party)))) == [
        f"$: is larger than {len(party)} bytes; if it is to be trusted, give a higher max_bytes"
    ]


def test_memory_stays_flat(tmp_path):
    """Twenty times the reports take no more memory at a time."""
    party = Party(id="NO", name="Northland", kind="state")
    peaks = []
    for count in (100, 2000):
        path = tmp_path / f"{count}.jsonl"
        reports = (Report(source=Source(id=f"s{number}", text="x" * 2000)) for number in range(count))
        tracemalloc.start()
        dt.iter_dump((item for items in ([party], reports) for item in items), path)
        assert sum(1 for _ in dt.iter_load(path)) == count + 1
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 2
