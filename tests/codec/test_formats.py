"""Formats by suffix: exact both ways, bounded, and clear about what they cannot read."""

import contextlib
import gzip

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting, UnsupportedFormatError
from dipltalks._codec import yaml_text
from dipltalks._codec.formats import FORMATS, SUFFIXES
from dipltalks._codec.migrations import stored
from dipltalks._codec.reading import structured
from strategies import RECORDS, records

needs_yaml = ["yaml", "yml", "yaml.gz", "yml.gz"]
WITHOUT_YAML = [suffix[1:] for suffix in SUFFIXES if suffix[1:] not in needs_yaml]

each_suffix = pytest.mark.parametrize("suffix", [*WITHOUT_YAML, *needs_yaml])


def need_library(suffix):
    """Skip a test that reads YAML where that cannot be read."""
    if suffix in needs_yaml:
        pytest.importorskip("yaml")


def problems(path, cls=dt.Dossier, **options):
    """Return the text of each problem that reading a file raises."""
    with pytest.raises(InvalidDataError) as caught:
        dt.load(path, cls, **options)
    return [str(problem) for problem in caught.value.problems]


@each_suffix
def test_the_shipped_dossier_comes_back_from_every_format(tmp_path, suffix):
    """What is saved in a format is read from it, and is saved as the same bytes again."""
    need_library(suffix)
    dossier, path, again = dt.seeds.dossier(), tmp_path / f"talks.{suffix}", tmp_path / f"again.{suffix}"
    dt.dump(dossier, path)
    assert dt.load(path) == dossier
    assert dt.load(path, partial=True) == (dossier, ())
    dt.dump(dt.load(path), again)
    assert path.read_bytes() == again.read_bytes()


@each_suffix
def test_lists_come_back_from_every_format(tmp_path, suffix):
    """Lists and tuples of records are read as such."""
    need_library(suffix)
    path = tmp_path / f"meetings.{suffix}"
    meetings = [Meeting(id="a", when="2025-03", title="Türkiye: \u201ctalks\u201d"), Meeting(id="b")]
    dt.dump(meetings, path)
    assert dt.load(path, list[Meeting]) == meetings
    assert dt.load(path, tuple[Meeting, ...]) == tuple(meetings)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@pytest.mark.parametrize("suffix", [".yaml", ".msgpack"])
@given(data=st.data())
def test_every_record_comes_back_from_every_format(suffix, cls, data):
    """Reading what a format writes gives the same record."""
    need_library(suffix[1:])
    record = data.draw(records(cls))
    written = b"".join(FORMATS[suffix].write(record, None))
    assert structured(FORMATS[suffix].read(written, cls), cls) == record


@given(data=st.data())
def test_every_dossier_comes_back_from_lines(data):
    """Reading lines gives the same dossier."""
    dossier = data.draw(records(dt.Dossier))
    written = b"".join(FORMATS[".jsonl"].write(dossier, None))
    assert structured(FORMATS[".jsonl"].read(written, dt.Dossier), dt.Dossier) == dossier


def test_compressed_files_hold_no_time_and_no_name(tmp_path):
    """Equal objects give equal bytes, and what is in them is what the plain file holds."""
    dt.dump(Meeting(id="a"), tmp_path / "a.json.gz")
    dt.dump(Meeting(id="a"), tmp_path / "b.JSON.GZ")
    written = (tmp_path / "a.json.gz").read_bytes()
    assert written == (tmp_path / "b.JSON.GZ").read_bytes()
    assert gzip.decompress(written) == b'{\n  "id": "a"\n}\n'
    assert written[3:8] == bytes(5)  # no flag says that there is a name, and the time is 0


@pytest.mark.parametrize(
    "data", [b"", b"{}", gzip.compress(b'{"id": "a"}', mtime=0)[:-9], b"\x1f\x8b\x08\x00" + b"\xff" * 40]
)
def test_what_is_not_compressed_is_refused(tmp_path, data):
    """A file that is not what its name says, or breaks off, is one problem."""
    path = tmp_path / "a.json.gz"
    path.write_bytes(data)
    with pytest.raises(InvalidDataError, match=r"a\.json\.gz: \$: is not "):
        dt.load(path, Meeting)


def test_the_size_is_limited_after_decompression(tmp_path):
    """A small file that stands for a large one is read up to the limit and no further."""
    path = tmp_path / "a.json.gz"
    path.write_bytes(gzip.compress(b'{"id": "a"' + b" " * 5_000_000 + b"}"))
    assert problems(path, Meeting, max_bytes=3_000_000) == [
        "$: is larger than 3,000,000 bytes; if it is to be trusted, give a higher max_bytes"
    ]
    assert dt.load(path, Meeting, max_bytes=5_000_011) == Meeting(id="a")
    with pytest.raises(InvalidDataError, match="is larger than 5,000,010 bytes"):
        dt.load(path, Meeting, max_bytes=5_000_010)


@pytest.mark.parametrize("name", ["talks.gz", "talks.toml.gz", "talks.json.gz.gz", "talks.v2", "talks.yaml.bak"])
def test_a_compressed_file_has_a_format_below(tmp_path, name):
    """The suffix of the format stands before that of the compression, and all are listed where none is known."""
    known = r"known: \.json, \.jsonl, \.yaml, \.yml, \.msgpack, \.json\.gz, .*, \.msgpack\.gz$"
    with pytest.raises(UnsupportedFormatError, match=known):
        dt.dump(dt.seeds.dossier(), tmp_path / name)
    with pytest.raises(UnsupportedFormatError, match=known):
        dt.load(tmp_path / name)


def test_a_name_that_turns_text_around_is_shown_by_numbers(tmp_path):
    """Characters of a file name that do not show cannot hide what it is."""
    path = tmp_path / "a\u202egpj\n.json"
    path.write_bytes(b"{}")
    with pytest.raises(InvalidDataError) as caught:
        dt.load(path, Meeting)
    assert str(caught.value) == (f"{tmp_path}/a\\u202egpj\\n.json: $.id: is not stated, but every Meeting has one")


def test_reading_yaml_without_its_library_names_the_command(tmp_path, monkeypatch):
    """What is missing is said with the command that installs it; writing takes nothing."""
    monkeypatch.setattr(yaml_text, "LIBRARY", "no_such_library")
    dt.dump(Meeting(id="a", when="2025-03"), tmp_path / "a.yaml")
    assert (tmp_path / "a.yaml").read_text() == "id: a\nwhen: 2025-03\n"
    with pytest.raises(dt.MissingExtraError, match=r'^YAML takes .*: pip install "dipltalks\[yaml\]"$'):
        dt.load(tmp_path / "a.yaml", Meeting)


def test_only_a_dossier_is_read_in_part(tmp_path):
    """To read one record in part makes no sense."""
    dt.dump(Meeting(id="a"), tmp_path / "a.json")
    with pytest.raises(TypeError, match="is not read in part: only a dossier is"):
        dt.load(tmp_path / "a.json", Meeting, partial=True)


BAD = {
    "dipltalks": 1,
    "codebook": {},
    "reports": [
        {"source": {"id": "a"}, "meetings": [{"id": "x", "when": "2025-13"}]},
        {"source": {"id": "b"}, "meetings": [{"id": "y", "when": "2025-03"}]},
        {"source": {"id": "c"}, "meetings": [{"id": "z", "topics": ["none"]}]},
        7,
    ],
}


@each_suffix
def test_what_is_sound_is_read_in_part(tmp_path, suffix):
    """Reports in error are left out, whatever the format, and their problems are returned."""
    need_library(suffix)
    path = tmp_path / f"talks.{suffix}"
    if "jsonl" in suffix:
        rows = [{"dipltalks": 1}, *({"report": report} for report in BAD["reports"])]
        dt.dump(rows, path)
    else:
        dt.dump(BAD, path)
    read = dt.load(path, partial=True)
    assert [report.key for report in read.dossier.reports] == ["b"]
    assert [problem.path for problem in read.problems] == [
        "$.reports[0].meetings[0].when",
        "$.reports[2].meetings[0].topics[0]",
        "$.reports[3]",
    ]
    assert all((problem.line is None) == ("msgpack" in suffix) for problem in read.problems)


def test_what_is_wrong_outside_the_reports_is_raised_in_part_too(tmp_path):
    """Without a sound codebook no report can be checked."""
    path = tmp_path / "talks.json"
    dt.dump({**BAD, "codebook": {"topics": [{"id": "none"}]}}, path)
    assert [line.split(" ")[0] for line in problems(path, partial=True)] == [
        "$.codebook.topics[0].label",
        "$.reports[0].meetings[0].when",
        "$.reports[3]",
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is not MessagePack: "),
        (b"\xc1", "is not MessagePack: "),
        (b"\x81\xa2id\xa1a\x00", "is not MessagePack: "),
        (b"\x81\xa2id\xa1\xff", "is not MessagePack: "),
        (b"\x91" * 100_000, "is not MessagePack: it is nested too deeply"),
        (b"\x82\xa2id\xa1a\xa2id\xa1b", "is longer than it need be: a key stands twice, or a value is not in its"),
    ],
)
def test_what_is_not_messagepack_says_why(tmp_path, data, why):
    """Broken bytes, and keys that stand twice, are one problem."""
    path = tmp_path / "a.msgpack"
    path.write_bytes(data)
    (found,) = problems(path, Meeting)
    assert found.startswith(f"$: {why}")


@given(
    st.binary(max_size=40) | st.builds(msgspec.msgpack.encode, st.dictionaries(st.text(max_size=3), st.integers(0, 9)))
)
def test_any_bytes_are_messagepack_or_refused(data):
    """Whatever the bytes are, reading them raises nothing but our error."""
    with contextlib.suppress(InvalidDataError):
        assert isinstance(structured(FORMATS[".msgpack"].read(data, Meeting), Meeting), Meeting)


def test_plain_data_is_stored_as_it_is():
    """Only a dossier names the version of the format."""
    dossier = dt.Dossier(codebook=dt.Codebook())
    assert stored(dossier) == {"dipltalks": 1, "codebook": {}}
    assert dt.dumps(dossier) == b'{"dipltalks":1,"codebook":{}}'
    assert stored([dossier]) == [{"codebook": {}}]
    assert dt.loads(b'[{"dipltalks":1,"codebook":{}},{"codebook":{}}]', list[dt.Dossier]) == [dossier, dossier]
