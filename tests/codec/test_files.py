"""Files and bytes: exact both ways, the same for equal objects, and never half written."""

import os
import pickle
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting, UnsupportedFormatError, When
from strategies import RECORDS, TERMS, records, whens


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_every_record_comes_back_from_its_bytes(cls, data):
    """Reading what was written gives the same record, and writing that gives the same bytes."""
    record = data.draw(records(cls))
    written = dt.dumps(record)
    again = dt.loads(written, cls)
    assert again == record
    assert dt.dumps(again) == written == dt.dumps(pickle.loads(pickle.dumps(record)))
    assert dt.structure(dt.unstructure(record), cls) == record
    assert dt.loads(dt.dumps(record, indent=2), cls) == record


@given(whens)
def test_every_date_comes_back_from_its_bytes(when):
    """Dates are written as their text."""
    assert dt.dumps(when) == f'"{when}"'.encode()
    assert dt.loads(dt.dumps(when), When) == when


@pytest.mark.parametrize("terms", TERMS, ids=lambda terms: terms.__name__)
def test_every_term_comes_back_from_its_bytes(terms):
    """Terms are written as their text."""
    for term in terms:
        assert dt.dumps(term) == f'"{term}"'.encode()
        assert dt.loads(dt.dumps(term), terms) is term


def test_bytes_hold_what_is_stated_in_the_order_of_the_fields():
    """What is not stated is left out, and letters stand as they are."""
    meeting = Meeting(note="Türkiye", status="held", topics=["x"], id="a", when="2025-03")
    assert dt.dumps(meeting) == '{"id":"a","when":"2025-03","status":"held","topics":["x"],"note":"Türkiye"}'.encode()
    assert dt.dumps([meeting.when], indent=1) == b'[\n "2025-03"\n]'
    assert dt.dumps(()) == b"[]"


def test_a_dossier_is_the_same_in_any_order():
    """Two dossiers of the same reports and entries are equal and have the same bytes."""
    one, two = (dt.Report(source=dt.Source(id=name)) for name in "ab")
    people = [dt.Person(id="x", name="X"), dt.Person(id="y", name="Y")]
    first = dt.Dossier(codebook=dt.Codebook(people=people), reports=[one, two])
    second = dt.Dossier(codebook=dt.Codebook(people=people[::-1]), reports=[two, one, two])
    assert first == second
    assert hash(first) == hash(second)
    assert dt.dumps(first) == dt.dumps(second)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (object(), "it holds a object"),
        ({"a": [object()]}, "it holds a object"),
        ([Meeting], "it holds a type"),
        ({"b", "a"}, "it holds a set"),
        ([float("nan")], "it holds a float, nan"),
        (b"abc", "it holds a bytes"),
        ({7: "a"}, "it holds an object with the key 7, which is not text"),
    ],
)
def test_what_cannot_be_saved_is_one_error(value, why):
    """An object that is none of ours is refused, and so is what would be lost or differ from run to run."""
    with pytest.raises(InvalidDataError, match=f"cannot be saved: {why}"):
        dt.dumps(value)


def test_plain_data_with_records_can_be_saved():
    """Records may stand in lists and dicts of plain data."""
    assert (
        dt.dumps({"m": [Meeting(id="a")], "n": 1, "x": 0.5, "y": None}) == b'{"m":[{"id":"a"}],"n":1,"x":0.5,"y":null}'
    )


@pytest.mark.parametrize("indent", ["x", -1, True, 1000])
def test_the_indent_is_a_number_of_blanks(indent):
    """An indent of another kind is refused."""
    with pytest.raises(InvalidDataError, match="indent: is not"):
        dt.dumps(Meeting(id="a"), indent=indent)


def test_a_name_that_no_file_can_have_is_refused(tmp_path):
    """A name with a zero byte is refused before anything is done."""
    name = f"{tmp_path}/a\0.json"
    for call in (lambda: dt.load(name, Meeting), lambda: dt.dump(Meeting(id="a"), name)):
        with pytest.raises(InvalidDataError) as caught:
            call()
        assert caught.value.problems == (dt.Problem("", "is not the name of a file", name),)


def test_a_file_holds_what_was_dumped(tmp_path):
    """A file is indented, ends with a line break, and loads as the same object."""
    path = tmp_path / "meeting.json"
    meeting = Meeting(id="a", when="2025-03")
    dt.dump(meeting, path)
    assert path.read_bytes() == b'{\n  "id": "a",\n  "when": "2025-03"\n}\n'
    assert dt.load(path, Meeting) == meeting
    dt.dump(meeting, str(path), indent=None)
    assert path.read_bytes() == b'{"id":"a","when":"2025-03"}\n'
    assert dt.load(str(path), Meeting) == meeting


def test_a_dossier_is_what_is_loaded_by_default(tmp_path):
    """Without a class, files and bytes hold a dossier."""
    dossier = dt.seeds.dossier()
    dt.dump(dossier, tmp_path / "talks.json")
    assert dt.load(tmp_path / "talks.json") == dossier == dt.loads(dt.dumps(dossier))


@pytest.mark.parametrize("name", ["talks.xyz", "talks", "talks.json.zip", ".json"])
def test_an_unknown_suffix_lists_the_known_ones(tmp_path, name):
    """A file is read and written by its suffix."""
    for call in (lambda path: dt.load(path, Meeting), lambda path: dt.dump(Meeting(id="a"), path)):
        with pytest.raises(UnsupportedFormatError, match=r"has no suffix of a known format; known: \.json"):
            call(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_named(tmp_path):
    """The error of a file says which one it is."""
    path = tmp_path / "talks.JSON"
    path.write_bytes(b'{"id": ')
    with pytest.raises(InvalidDataError) as caught:
        dt.load(path, Meeting)
    assert str(caught.value).startswith(f"{path}: $: is not JSON: expecting value at line 1, column 8")


def test_a_missing_file_is_pythons_own_error(tmp_path):
    """A file that is not there stays a FileNotFoundError."""
    with pytest.raises(FileNotFoundError):
        dt.load(tmp_path / "none.json")


def test_an_object_that_cannot_be_saved_leaves_the_old_file(tmp_path):
    """Nothing is touched before the bytes are there."""
    path = tmp_path / "talks.json"
    dt.dump(Meeting(id="a"), path)
    with pytest.raises(InvalidDataError):
        dt.dump(object(), path)
    assert dt.load(path, Meeting) == Meeting(id="a")
    assert os.listdir(tmp_path) == ["talks.json"]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_crash_half_way_leaves_the_old_file(tmp_path, monkeypatch, failing):
    """When the disk fails, the old file is whole and nothing lies beside it."""
    path = tmp_path / "talks.json"
    dt.dump(Meeting(id="old"), path)

    def fail(*_):
        raise OSError("the disk is gone")

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(OSError, match="the disk is gone"):
        dt.dump(Meeting(id="new"), path)
    monkeypatch.undo()
    assert dt.load(path, Meeting) == Meeting(id="old")
    assert os.listdir(tmp_path) == ["talks.json"]


def test_a_folder_in_the_way_is_not_replaced(tmp_path):
    """A folder that has the name of the file stays, and nothing lies beside it."""
    (tmp_path / "talks.json").mkdir()
    with pytest.raises(OSError):  # noqa: PT011  # which one depends on the system
        dt.dump(Meeting(id="a"), tmp_path / "talks.json")
    assert os.listdir(tmp_path) == ["talks.json"]


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")
def test_permissions_and_links_stay(tmp_path):
    """A new file has the permissions of the old one, and a link still leads to it."""
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    dt.dump(Meeting(id="old"), real)
    assert stat.S_IMODE(real.stat().st_mode) & 0o400 == 0o400
    real.chmod(0o640)
    link.symlink_to(real)
    dt.dump(Meeting(id="new"), link)
    assert link.is_symlink()
    assert (dt.load(real, Meeting).id, stat.S_IMODE(real.stat().st_mode)) == ("new", 0o640)


def test_a_folder_that_cannot_be_synced_is_no_reason_to_fail(tmp_path, monkeypatch):
    """Some systems cannot open a folder; the file is saved all the same."""

    def fail(*_):
        raise OSError("not here")

    monkeypatch.setattr(os, "open", fail)
    dt.dump(Meeting(id="a"), tmp_path / "talks.json")
    assert dt.load(tmp_path / "talks.json", Meeting) == Meeting(id="a")
