"""What a save leaves on the disk: owners and permissions as they were, the old file if there is no room, no loss."""

import contextlib
import errno
import os
import stat

import pytest

import dipltalks as dt
from dipltalks import Report, Source
from stored import dossier

posix = pytest.mark.skipif(os.name != "posix", reason="owners, permissions, links and limits of POSIX")

FORMATS = ["talks.json", "talks.json.gz", "talks.jsonl", "talks.jsonl.gz", "talks.msgpack", "talks.yaml", "talks"]


def mode_of(path):
    """Return the permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def another_group():
    """Return a group to which a file can be given, if there is one, other than that of new files."""
    return 3 if os.geteuid() == 0 else max(os.getgroups(), default=os.getegid())


@posix
def test_owner_group_and_permissions_stay(tmp_path):
    """A file that is shared stays with those who share it, as far as the one who saves may give it to them."""
    path = tmp_path / "talks.json"
    dt.dump(dossier, path)
    owner, group = 2 if os.geteuid() == 0 else os.geteuid(), another_group()
    os.chown(path, owner, group)
    path.chmod(0o640)
    dt.dump(dt.seeds.dossier(), path)
    assert (path.stat().st_uid, path.stat().st_gid, mode_of(path)) == (owner, group, 0o640)


@posix
def test_who_may_not_give_files_away_keeps_the_group(tmp_path, monkeypatch):
    """Group and permissions stay where the owner cannot be given."""
    path, chown = tmp_path / "talks.json", os.chown
    dt.dump(dossier, path)
    group = another_group()
    chown(path, -1, group)
    path.chmod(0o640)

    def keeping_owners(path, owner, group):
        if owner != -1:
            raise PermissionError
        chown(path, owner, group)

    monkeypatch.setattr(os, "chown", keeping_owners)
    dt.dump(dt.seeds.dossier(), path)
    assert (path.stat().st_gid, mode_of(path)) == (group, 0o640)


def test_a_system_without_owners_saves_as_well(tmp_path, monkeypatch):
    """Nothing is given to anyone, and the new file is there."""
    dt.dump(dossier, tmp_path / "talks.json")
    monkeypatch.delattr(os, "chown", raising=False)
    dt.dump(dt.seeds.dossier(), tmp_path / "talks.json")
    assert dt.load(tmp_path / "talks.json") == dt.seeds.dossier()


@posix
def test_what_only_its_owner_may_read_is_never_open_to_others(tmp_path):
    """The file that is being written has the permissions of the old one before anything stands in it."""
    path = tmp_path / "talks.jsonl"
    dt.dump(dossier, path)
    path.chmod(0o600)
    modes = []

    def items():
        modes.extend(mode_of(each) for each in tmp_path.iterdir() if each != path)
        yield from dossier.reports

    dt.iter_dump(items(), path)
    assert modes == [0o600]
    assert mode_of(path) == 0o600


@posix
@pytest.mark.parametrize(("mask", "mode"), [(0o027, 0o640), (0o002, 0o664)])
def test_a_new_file_is_as_open_as_the_user_lets_files_be(tmp_path, mask, mode):
    """Where no file was, the umask holds."""
    before = os.umask(mask)
    try:
        dt.dump(dossier, tmp_path / "talks.json")
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "talks.json") == mode


@contextlib.contextmanager
def no_room():
    """Let no file be larger than 100 bytes."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@posix
@pytest.mark.parametrize("name", FORMATS)
def test_without_room_there_is_one_error_and_the_old_file(tmp_path, name):
    """What cannot be written leaves what was there, and nothing beside it."""
    if name.endswith(".yaml"):
        pytest.importorskip("yaml")
    dt.dump(dossier, tmp_path / name)
    before = sorted(tmp_path.rglob("*"))
    with no_room(), pytest.raises(OSError) as caught:  # noqa: PT011  # the number says which
        dt.dump(dt.seeds.dossier(), tmp_path / name)
    assert caught.value.errno == errno.EFBIG
    assert dt.load(tmp_path / name) == dossier
    assert sorted(tmp_path.rglob("*")) == before


def one_report(source):
    """Return a dossier of one report on a source."""
    return dt.Dossier(codebook=dt.Codebook(), reports=[Report(source=Source(id=source, text="A text."))])


def test_a_report_whose_name_changes_in_case_alone_is_not_lost(tmp_path):
    """Not every system tells the old name from the new one."""
    dt.dump(one_report("Oslo"), tmp_path / "talks")
    dt.dump(one_report("oslo"), tmp_path / "talks")
    assert dt.load(tmp_path / "talks") == one_report("oslo")


@posix
def test_a_report_is_not_lost_when_two_names_of_one_case_are_one_file(tmp_path):
    """A link makes a system that tells them apart behave like one that does not."""
    folder = tmp_path / "talks"
    dt.dump(one_report("oslo"), folder)
    (folder / "reports" / "oslo.json").rename(folder / "reports" / "Oslo.json")
    (folder / "reports" / "oslo.json").symlink_to("Oslo.json")
    dt.dump(dt.load(folder), folder)
    assert dt.load(folder) == one_report("oslo")


@pytest.mark.parametrize("name", ["nowhere/talks.json", "file/talks.json"])
def test_a_file_that_cannot_be_made_is_named_as_it_was_asked_for(tmp_path, name):
    """The error names the file that was to be saved, and not one that stands for it meanwhile."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match=r"talks\.json") as raised:
        dt.dump(dossier, tmp_path / name)
    assert raised.value.filename == str(tmp_path / name)
