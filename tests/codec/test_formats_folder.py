"""Folders: a dossier in files that people edit, saved so that an interruption loses nothing."""

import os

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting, Report, Source, UnsupportedFormatError
from dipltalks._codec.folder import folder_files, read_folder
from dipltalks._codec.formats import records_bytes
from dipltalks._codec.reading import structured
from stored import TEXT, dossier
from strategies import records


def names_in(folder):
    """Return the names of all files below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def problems(call, *args, **options):
    """Return the text of each problem that a call raises."""
    with pytest.raises(InvalidDataError) as caught:
        call(*args, **options)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def folder(tmp_path):
    """Return a folder with the small dossier."""
    path = tmp_path / "talks"
    dt.dump(dossier, path)
    return path


@given(records(dt.Dossier), st.sampled_from([".json", ".yaml"]))
def test_every_dossier_comes_back_from_its_files(dossier, suffix):
    """Whatever ids, texts and revisions there are, no report and no text is lost."""
    if suffix == ".yaml":
        pytest.importorskip("yaml")
    files = folder_files(dossier, suffix, lambda data: records_bytes(data, suffix, 2))
    assert len({name.casefold() for name in files}) == len(files)
    assert structured(read_folder(files), dt.Dossier) == dossier


def test_reports_and_texts_are_files_of_their_own(folder):
    """A report is named by its key and revision, a text by its source, which has it as it is."""
    assert names_in(folder) == [
        "codebook.json",
        "reports/practice.anna.r2.json",
        "reports/practice.json",
        "texts/practice.txt",
    ]
    assert (folder / "texts" / "practice.txt").read_bytes() == TEXT.encode()
    assert dt.load(folder) == dossier == dt.load(f"{folder}/")


def test_files_may_have_any_names_and_leave_out_what_is_found(folder):
    """A report keeps its meaning under another name, and other files are no part of the dossier."""
    (folder / "reports" / "practice.json").rename(folder / "reports" / "Oslo, 5 May.json")
    (folder / "reports" / ".hidden.json").write_text("{")
    (folder / "reports" / "notes.md").write_text("{")
    (folder / "texts" / "unused.txt").write_bytes(b"\xff")
    assert dt.load(folder) == dossier


def test_two_texts_of_one_source_are_both_kept(tmp_path):
    """The text of the first report is a file; a report with another one states it itself."""
    texts = {"anna": "One text.", "boris": "Another text.", "clara": "One text.", "dora": None}
    reports = [Report(source=Source(id="a", text=text), coder=coder) for coder, text in texts.items()]
    many = dt.Dossier(codebook=dt.Codebook(), reports=reports)
    dt.dump(many, tmp_path / "many", indent=None)
    assert (tmp_path / "many" / "texts" / "a.txt").read_text() == "One text."
    assert {path.stem: path.read_text() for path in (tmp_path / "many" / "reports").iterdir()} == {
        "a.anna": '{"source":{"id":"a"},"coder":"anna"}\n',
        "a.boris": '{"source":{"id":"a","text":"Another text."},"coder":"boris"}\n',
        "a.clara": '{"source":{"id":"a"},"coder":"clara"}\n',
        "a.dora": '{"source":{"id":"a","text":null},"coder":"dora"}\n',
    }
    assert dt.load(tmp_path / "many") == many


def test_evidence_leaves_out_what_reading_finds(tmp_path):
    """The report's own source and the only place of a quotation are left out; what could be another stays."""
    source = Source(id="a", text="Oslo. Then Bergen. Then Oslo again.")
    evidence = [
        source.quote("Bergen"),
        source.quote("Oslo", start=24),
        dt.Evidence(locator="page 1"),
        dt.Evidence(source="b", quote="Bergen", start=11, end=17),
    ]
    report = Report(source=source, meetings=[Meeting(id="m", evidence=evidence)])
    one = dt.Dossier(codebook=dt.Codebook(), reports=[report])
    dt.dump(one, tmp_path / "one", indent=None)
    assert (tmp_path / "one" / "reports" / "a.json").read_text() == (
        '{"source":{"id":"a"},"meetings":[{"id":"m","evidence":[{"quote":"Bergen"},'
        '{"quote":"Oslo","start":24,"end":28},{"locator":"page 1"},'
        '{"source":"b","quote":"Bergen","start":11,"end":17}]}]}\n'
    )
    assert dt.load(tmp_path / "one") == one


def test_what_stands_once_in_the_body_needs_no_place(tmp_path):
    """That it stands outside as well makes no difference."""
    source = Source(id="a", text="Bergen. Talks opened in Bergen.", body=(8, 31))
    report = Report(source=source, meetings=[Meeting(id="m", evidence=[source.quote("Bergen")])])
    one = dt.Dossier(codebook=dt.Codebook(), reports=[report])
    dt.dump(one, tmp_path / "one", indent=None)
    assert (tmp_path / "one" / "reports" / "a.json").read_text() == (
        '{"source":{"id":"a","body":[8,31]},"meetings":[{"id":"m","evidence":[{"quote":"Bergen"}]}]}\n'
    )
    assert dt.load(tmp_path / "one") == one


def test_reports_that_would_have_one_name_are_told_apart(tmp_path):
    """Keys that differ in case alone, are very long, or have two contents, each get a file."""
    keys = ["a", "A", "x" * 200, "x" * 199 + "y"]
    sources = [Source(id=key, text=f"Text of {key}.") for key in keys]
    reports = [Report(source=source) for source in sources] + [Report(source=sources[0], meetings=[Meeting(id="m")])]
    many = dt.Dossier(codebook=dt.Codebook(), reports=reports)
    dt.dump(many, tmp_path / "many")
    assert dt.load(tmp_path / "many") == many
    assert len(list((tmp_path / "many" / "reports").iterdir())) == 5
    assert len(list((tmp_path / "many" / "texts").iterdir())) == 3


def test_the_format_of_the_files_stays_unless_another_is_asked_for(folder):
    """A folder of YAML stays one, and nothing of the old form remains."""
    pytest.importorskip("yaml")
    dt.dump(dossier, folder, suffix=".yml")
    assert {name.rsplit(".", 1)[1] for name in names_in(folder)} == {"yml", "txt"}
    dt.dump(dt.load(folder), folder)
    assert {name.rsplit(".", 1)[1] for name in names_in(folder)} == {"yml", "txt"}
    dt.dump(dt.load(folder), folder, suffix=".json")
    assert {name.rsplit(".", 1)[1] for name in names_in(folder)} == {"json", "txt"}
    with pytest.raises(UnsupportedFormatError, match=r"^'\.msgpack' has .*; known: \.json, \.yaml, \.yml$"):
        dt.dump(dossier, folder, suffix=".msgpack")


def test_saving_changes_only_what_is_new(folder):
    """A file that holds the same stays untouched, what is gone is removed, and foreign files remain."""
    (folder / "README.md").write_text("ours")
    (folder / "reports" / "notes.md").write_text("ours")
    before = (folder / "codebook.json").stat().st_ino
    less = attrs.evolve(dossier, reports=[report for report in dossier.reports if report.coder is None])
    dt.dump(less, folder)
    assert (folder / "codebook.json").stat().st_ino == before
    assert names_in(folder) == [
        "README.md",
        "codebook.json",
        "reports/notes.md",
        "reports/practice.json",
        "texts/practice.txt",
    ]
    assert dt.load(folder) == less


class KilledError(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("step", range(40))
def test_an_interruption_leaves_the_old_or_the_new_content(folder, monkeypatch, step):
    """Wherever saving stops for good, the folder reads as before or as saved, and can be saved again."""
    source = Source(id="other", text="Another text.")
    other = Report(source=source, meetings=[Meeting(id="m", evidence=[source.quote("Another")])])
    new = attrs.evolve(dossier, codebook=dt.Codebook(people=[dt.Person(id="x", name="X")]), reports=[other])
    count = 0

    def dying(call):
        def run(*args, **options):
            nonlocal count
            count += 1
            if count > step:
                raise KilledError
            return call(*args, **options)

        return run

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "mkdir", "fsync"):
            patch.setattr(os, name, dying(getattr(os, name)))
        try:
            dt.dump(new, folder)
        except KilledError:
            assert count > step
        else:
            assert count <= step
    assert dt.load(folder) in (dossier, new)
    if count <= step:
        assert dt.load(folder) == new
    dt.dump(new, folder)
    assert dt.load(folder) == new
    assert [name for name in names_in(folder) if "tmp" not in name] == [
        "codebook.json",
        "reports/other.json",
        "texts/other.txt",
    ]


def test_what_an_interruption_left_is_what_is_read(folder):
    """As long as saving is unfinished, its one file counts, with the limit of all files."""
    (folder / ".unfinished.json").write_bytes(b'{"codebook":{}}')
    assert dt.load(folder) == dt.Dossier(codebook=dt.Codebook())
    assert problems(dt.load, folder, max_bytes=10)[0].startswith("$: is larger than 10 bytes")


def test_the_size_of_all_files_is_limited(folder):
    """The limit is that of the whole folder, not of each file."""
    total = sum((folder / name).stat().st_size for name in names_in(folder))
    assert dt.load(folder, max_bytes=total) == dossier
    assert problems(dt.load, folder, max_bytes=total - 1)[0].startswith(f"$: is larger than {total - 1:,} bytes")


def test_problems_name_their_files(folder):
    """All problems of all files come in one error, with the file, and the line in it."""
    (folder / "codebook.json").write_text('{\n "parties": [{"id": "NO", "name": "Northland", "kind": "stat"}]}')
    (folder / "reports" / "practice.json").write_text(
        '{"source": {"id": "practice"},\n "meetings": [{"id": "m", "when": 7}]}'
    )
    (folder / "reports" / "z.json").write_text("{")
    (folder / "reports" / "zz.json").write_text("[]")
    assert [found.split(", found")[0].split("; ")[0] for found in problems(dt.load, folder)] == [
        "reports/z.json: $: is not JSON: expecting property name enclosed in double quotes at line 1, column 2",
        "codebook.json: $.parties[0].kind (line 2, column 56): is not a term of PartyKind",
        "reports/practice.json: $.meetings[0].when (line 2, column 35): is not a date",
        "reports/zz.json: $: is not an object with the fields of Report",
    ]


def test_the_sound_reports_of_a_folder_are_read_in_part(folder):
    """Files in error are left out, whatever is wrong with them."""
    (folder / "reports" / "x.json").write_text("{")
    (folder / "reports" / "y.json").write_text('{"source": {"id": 7}}')
    (folder / "reports" / "z.json").write_text('{"source": {"id": "z"}}')
    (folder / "texts" / "z.txt").write_bytes(b"\xff")
    read = dt.load(folder, partial=True)
    assert read.dossier == dossier
    assert [(problem.file, problem.path) for problem in read.problems] == [
        ("reports/x.json", "$"),
        ("texts/z.txt", "$"),
        ("reports/y.json", "$.source.id"),
    ]
    assert read.problems[1].message == "is not text: byte 0 is not UTF-8"


@pytest.mark.parametrize(
    ("names", "problem"), [((), "has 0 codebooks"), (("codebook.json", "codebook.yaml"), "has 2 codebooks")]
)
def test_a_folder_has_one_codebook(tmp_path, names, problem):
    """Without a codebook, or with two, nothing can be checked."""
    for name in names:
        (tmp_path / name).write_text("{}")
    pytest.importorskip("yaml")
    assert problems(dt.load, tmp_path) == [f"$: {problem}; keep one: codebook.json or codebook.yaml"]


def test_a_codebook_that_cannot_be_read_is_the_problem(folder):
    """Reports are not checked against a codebook that is not there."""
    (folder / "codebook.json").write_text("{")
    assert [found.split(":")[0] for found in problems(dt.load, folder, partial=True)] == ["codebook.json"]
    (folder / "codebook.json").write_text("[]")
    (folder / "reports" / "practice.json").unlink()
    assert problems(dt.load, folder) == ["codebook.json: $: is not an object with the fields of Codebook, found []"]


@pytest.mark.parametrize(
    "data", ["[]", '{"source": []}', '{"source": {"id": ["practice"]}}', '{"source": {"id": "../codebook"}}']
)
def test_only_the_text_of_its_own_source_is_joined_to_a_report(folder, data):
    """What is no report, or names no text of the folder, is left as it is."""
    (folder / "reports" / "practice.json").write_text(data)
    for problem in problems(dt.load, folder):
        assert problem.startswith("reports/practice.json: $")


def test_a_folder_of_something_else_is_not_taken_over(tmp_path):
    """Reports or texts without a codebook are not a dossier's, and are not removed."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2024.json").write_text("{}")
    with pytest.raises(InvalidDataError) as caught:
        dt.dump(dossier, tmp_path)
    assert str(caught.value) == f"{tmp_path}: $: has reports or texts, but no codebook; choose another folder"
    assert names_in(tmp_path) == ["reports/2024.json"]


def test_a_file_whose_name_turns_text_around_is_shown_by_numbers(folder):
    """A name in a folder cannot hide what it is."""
    (folder / "reports" / "a\u202egpj\n.json").write_text("[]")
    with pytest.raises(InvalidDataError) as caught:
        dt.load(folder)
    assert str(caught.value).startswith(f"{folder}: reports/a\\u202egpj\\n.json: $: is not an object")


def test_only_files_in_a_folder_are_given_a_suffix(tmp_path):
    """A single file has its suffix in its name."""
    with pytest.raises(
        InvalidDataError, match=r"suffix: is given, but only files in a folder have one, found '\.yaml'"
    ):
        dt.dump(dossier, tmp_path / "talks.json", suffix=".yaml")


def test_only_a_dossier_has_a_folder(folder):
    """Other objects are files."""
    for call in (lambda: dt.dump(Meeting(id="a"), folder), lambda: dt.load(folder, Meeting)):
        with pytest.raises(UnsupportedFormatError):
            call()


def test_a_folder_that_is_not_there_is_pythons_own_error(tmp_path):
    """A folder that cannot be read or made stays an OSError."""
    with pytest.raises(FileNotFoundError):
        dt.load(tmp_path / "none")
    with pytest.raises(FileNotFoundError):
        dt.dump(dossier, tmp_path / "none" / "talks")
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError):
        dt.load(tmp_path / "file")


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
@pytest.mark.parametrize(
    "name", ["reports/practice.json", "texts/practice.txt", "codebook.json", "reports", ".unfinished.json"]
)
def test_no_file_leads_out_of_the_folder(folder, tmp_path, name):
    """A link to what lies outside is neither read nor written."""
    outside = tmp_path / "outside"
    (folder / name).rename(outside) if (folder / name).exists() else outside.write_text("{}")
    (folder / name).symlink_to(outside)
    before = names_in(tmp_path)
    shown = f"{name}{'/practice.anna.r2.json' if name == 'reports' else ''}"
    expected = [f"{shown}: $: leads out of the folder; put the file itself into the folder"]
    assert problems(dt.load, folder) == expected
    assert problems(dt.dump, dt.seeds.dossier(), folder)[0].endswith("put the file itself into the folder")
    assert names_in(tmp_path) == before


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_links_within_a_folder_and_to_it_are_followed(folder, tmp_path):
    """What stays inside is read, and a link to the folder is the folder."""
    (folder / "reports" / "same.json").symlink_to("practice.json")
    (tmp_path / "link").symlink_to(folder)
    assert dt.load(tmp_path / "link") == dossier


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
@pytest.mark.parametrize(
    ("name", "leads_to", "problem"),
    [
        (
            "reports/same.json",
            "practice.json",
            "reports/same.json: $: leads to the same place as reports/practice.json",
        ),
        ("reports", ".", "reports: $: leads to the same place as ."),
        (".unfinished.json", "codebook.json", "codebook.json: $: leads to the same place as .unfinished.json"),
    ],
)
def test_two_names_of_one_file_are_not_saved_over(folder, name, leads_to, problem):
    """What is saved under one name would be lost under the other."""
    if (folder / name).is_dir():
        (folder / name).rename(folder / "elsewhere")
    (folder / name).symlink_to(leads_to)
    before = names_in(folder)
    expected = [f"{problem}; replace the link by what it should lead to"]
    assert problems(dt.dump, dt.seeds.dossier(), folder) == expected
    assert names_in(folder) == before
