"""The names of the files in a folder: all common systems take them, whatever the ids, and none leads elsewhere."""

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import InvalidDataError, Report, Source

DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.ASCII)
"""Names that Windows does not give to files, whatever their suffix."""

ids = st.sampled_from(["con", "CON", "_con", "nul", "Aux", "com1", "a", "A", "-a", "x" * 149, "x" * 150, "X" * 200])
reports = st.builds(
    lambda source, text, coder, revision: Report(source=Source(id=source, text=text), coder=coder, revision=revision),
    ids,
    st.none() | st.sampled_from(["One text.", "Another text."]),
    st.none() | ids,
    st.integers(1, 2),
)


def saved(folder, reports):
    """Save a dossier of some reports, read it again, and return the names of its files."""
    dossier = dt.Dossier(codebook=dt.Codebook(), reports=reports)
    dt.dump(dossier, folder)
    assert dt.load(folder) == dossier
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@given(st.lists(reports, max_size=6))
def test_whatever_the_ids_all_systems_take_the_names(tmp_path_factory, reports):
    """No name is that of a device, longer than 255 bytes, or another one but for case; none ends in a dot or blank."""
    names = saved(tmp_path_factory.mktemp("names"), reports)
    files = [name.rpartition("/")[2] for name in names]
    assert [file for file in files if DEVICE.fullmatch(file) or len(file.encode()) > 255] == []
    assert [file for file in files if re.fullmatch(r"[\w-][\w.-]*\.(json|txt)", file, re.ASCII) is None] == []
    assert len({name.casefold() for name in names}) == len(names)


def test_a_name_that_is_too_long_is_cut_and_has_a_digest_behind_it(tmp_path):
    """A name of 150 characters stays as it is."""
    fits, longer = (Report(source=Source(id="x" * length)) for length in (150, 151))
    assert saved(tmp_path / "talks", [fits, longer]) == [
        "codebook.json",
        f"reports/{'x' * 150}.{dt.digest(longer)[:16]}.json",
        f"reports/{'x' * 150}.json",
    ]


def test_what_is_called_like_a_device_is_kept_under_another_name(tmp_path):
    """The name of a report has a mark before it, and a text is kept in its report."""
    text = "Talks opened."
    given = [Report(source=Source(id=name, text=text)) for name in ("aux", "COM1", "_aux", "aux-2", "com", "com10")]
    given.append(Report(source=Source(id="nul"), coder="anna", revision=2))
    assert saved(tmp_path / "talks", given) == [
        "codebook.json",
        "reports/_COM1.json",
        f"reports/_aux.{dt.digest(given[0])[:16]}.json",
        "reports/_aux.json",
        "reports/_nul.anna.r2.json",
        "reports/aux-2.json",
        "reports/com.json",
        "reports/com10.json",
        "texts/_aux.txt",
        "texts/aux-2.txt",
        "texts/com.txt",
        "texts/com10.txt",
    ]


@pytest.mark.skipif(os.name != "posix", reason="Windows does not give such names")
def test_a_text_called_like_a_device_is_read(tmp_path):
    """Where the system takes such a name, a person may have given it; saving puts the text into the report."""
    folder = tmp_path / "talks"
    dossier = dt.Dossier(codebook=dt.Codebook(), reports=[Report(source=Source(id="nul-1", text="Talks opened."))])
    dt.dump(dossier, folder)
    report = folder / "reports" / "nul-1.json"
    report.write_text(report.read_text(encoding="utf-8").replace("nul-1", "nul"), encoding="utf-8")
    (folder / "texts" / "nul-1.txt").rename(folder / "texts" / "nul.txt")
    read = dt.load(folder)
    assert [report.source for report in read.reports] == [Source(id="nul", text="Talks opened.")]
    assert saved(folder, read.reports) == ["codebook.json", "reports/_nul.json"]


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
@pytest.mark.parametrize(
    ("link", "outside"),
    [("texts", "texts"), ("texts/a.txt", "a.txt"), ("texts/b.txt", "none.txt"), ("reports/b.json", "none.json")],
)
def test_no_link_leads_out_of_the_folder(tmp_path, link, outside):
    """A link to a folder or a file outside, even to one that is not there, is neither read nor written through."""
    folder, elsewhere = tmp_path / "talks", tmp_path / "elsewhere"
    dossier = dt.Dossier(codebook=dt.Codebook(), reports=[Report(source=Source(id="a", text="Talks opened."))])
    dt.dump(dossier, folder)
    elsewhere.mkdir()
    if (folder / link).exists():
        (folder / link).rename(elsewhere / outside)
    (folder / link).symlink_to(elsewhere / outside)
    before = {path: path.is_file() and path.read_bytes() for path in elsewhere.rglob("*")}
    more = dt.Dossier(codebook=dt.Codebook(), reports=[Report(source=Source(id=each, text="x")) for each in "ab"])
    for call in (lambda: dt.load(folder), lambda: dt.dump(more, folder)):
        with pytest.raises(InvalidDataError, match="leads out of the folder; put the file itself into the folder"):
            call()
    assert {path: path.is_file() and path.read_bytes() for path in elsewhere.rglob("*")} == before
