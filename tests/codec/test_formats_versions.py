"""Versions: what older versions wrote is read, and what newer ones write is refused by name."""

import shutil

import pytest

import dipltalks as dt
from dipltalks import InvalidDataError
from dipltalks._codec.migrations import STEPS, VERSION, migrate
from stored import STORED, dossier

FILES = ("version-0.json", "version-1.json", "version-1.jsonl", "version-1.msgpack", "version-1.yaml")
FOLDERS = ("version-1-in-json", "version-1-in-yaml")


def text_of_error(call, *args, **options):
    """Return the text of the error that a call raises."""
    with pytest.raises(InvalidDataError) as caught:
        call(*args, **options)
    return str(caught.value)


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_every_version_ever_written_is_read(name):
    """A file of each version and format holds the same dossier."""
    if "yaml" in name:
        pytest.importorskip("yaml")
    assert dt.load(STORED / name) == dossier


@pytest.mark.parametrize("name", [name for name in FILES if f"-{VERSION}." in name])
def test_todays_files_are_written_byte_for_byte(tmp_path, name):
    """What is written does not change unless the version does, and is the same everywhere."""
    dt.dump(dossier, tmp_path / name)
    assert (tmp_path / name).read_bytes() == (STORED / name).read_bytes()


@pytest.mark.parametrize("name", [name for name in FOLDERS if f"-{VERSION}-" in name])
def test_todays_folders_are_written_byte_for_byte(tmp_path, name):
    """The same holds for the names and the content of all files of a folder."""
    dt.dump(dossier, tmp_path / name, suffix=f".{name[-4:]}")
    written, expected = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (tmp_path / name, STORED / name)
    )
    assert written == expected


def test_there_is_a_file_of_every_version():
    """Each version that was ever written stands among the files."""
    assert len(STEPS) == VERSION
    assert {int(path.name.split("-")[1][0]) for path in STORED.iterdir()} == set(range(VERSION + 1))


NEWER = (
    "is a newer version of the format than 1, the newest that this dipltalks reads, found 2; "
    "a newer dipltalks reads it: pip install --upgrade dipltalks"
)


def test_a_newer_version_is_refused_with_what_reads_it(tmp_path):
    """Nothing else is said of a file that is newer, for it may be right."""
    assert text_of_error(dt.loads, b'{"dipltalks":2,"chapters":[]}') == f"Dossier: $.dipltalks: {NEWER}"
    path = tmp_path / "talks.jsonl"
    path.write_bytes(b'{"dipltalks":2}\n{"chapter":{}}\n')
    assert text_of_error(list, dt.iter_load(path)) == f"{path}: $.dipltalks (line 1, column 14): {NEWER}"
    shutil.copytree(STORED / "version-1-in-json", tmp_path / "talks")
    (tmp_path / "talks" / "codebook.json").write_bytes(b'{"parties":[],\n"dipltalks": 2}')
    assert text_of_error(dt.load, tmp_path / "talks") == (
        f"{tmp_path / 'talks'}: codebook.json: $.dipltalks (line 2, column 14): {NEWER}"
    )


@pytest.mark.parametrize("version", ["true", '"1"', "-1", "1.0", "null", "[]"])
def test_a_version_is_a_whole_number(version):
    """What is no version is refused."""
    assert text_of_error(dt.loads, f'{{"dipltalks":{version},"codebook":{{}}}}').startswith(
        "Dossier: $.dipltalks: is not a version of the format"
    )


def test_a_version_that_stands_twice_is_refused():
    """A key that stands twice is found before anything is migrated."""
    assert text_of_error(dt.loads, b'{"dipltalks":1,"dipltalks":1,"codebook":{}}') == (
        "Dossier: $.dipltalks: stands more than once; keep one"
    )


def test_migration_leaves_what_it_is_given_alone():
    """Steps are pure, and what is no object is passed on for others to refuse."""
    data = {"dipltalks": 1, "codebook": {}}
    assert migrate(data) == {"codebook": {}} == migrate({"codebook": {}})
    assert data == {"dipltalks": 1, "codebook": {}}
    assert migrate([7]) == [7]
