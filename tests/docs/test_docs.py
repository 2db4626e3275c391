import functools
import html
import importlib.util
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import dipltalks
from dipltalks import seeds
from dipltalks._query.collection import Collection
from dipltalks._values.record import Record

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
TEXTS = [ROOT / "README.md", *PAGES]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
SCRIPTS = {
    "vocabulary.py": DOCS / "reference" / "vocabulary.md",
    "catalogue.py": DOCS / "reference" / "catalogue.md",
    "model_picture.py": DOCS / "images" / "model.svg",
}
"""What each script writes."""

DIRECTIVE = re.compile(r"^::: (\S+)$", re.MULTILINE)
BLOCK = re.compile(r"^```(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = re.compile(r"^\s*>>> ", re.MULTILINE)
NAV = re.compile(r"^nav:\n(?:[ \n].*\n?)*", re.MULTILINE)
LANGUAGES = {"python", "console", "text"}
UNWANTED = re.compile(r"\bTODO\b|FIXME|/home/|lorem ipsum")

# A parser that passes over examples would leave the suite green: so many there are at the very least.
FEWEST_IN_TEXTS = 300
FEWEST_IN_DOCSTRINGS = 300

each_text = pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.relative_to(ROOT).as_posix())


def directives():
    """Return what the pages document, directive by directive."""
    return [name for page in PAGES for name in DIRECTIVE.findall(page.read_text(encoding="utf-8"))]


@functools.cache
def suite():
    """Return the `conftest.py` of the project as a module, for the parsers by which examples are found."""
    spec = importlib.util.spec_from_file_location("conftest_of_the_project", ROOT / "conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def examples_in(sybil, path):
    """Return the examples that a parser of the project finds in a file."""
    return list(sybil.parse(path).examples())


class TestInventory:
    def test_documented_once(self):
        """Each public name is documented by one directive, and each directive names something public."""
        expected = {f"dipltalks.{name}" for name in dipltalks.__all__ if name != "seeds"}
        expected |= {f"dipltalks.seeds.{name}" for name in seeds.__all__}
        assert Counter(directives()) == dict.fromkeys(expected, 1)

    def test_resolves(self):
        """Each directive names something that the package has."""
        for name in directives():
            found = functools.reduce(getattr, name.split(".")[1:], dipltalks)
            assert found is not None

    def test_every_method_of_a_collection_is_shown(self):
        """What a collection does not share with all others stands with it; what they share, with `Meetings`."""
        page = (DOCS / "reference" / "queries.md").read_text(encoding="utf-8")
        limited = re.findall(r"^::: dipltalks\.(\w+)\n    options:\n      members: (.+)$", page, re.MULTILINE)
        public = [getattr(dipltalks, name) for name in dipltalks.__all__]
        collections = [cls for cls in public if isinstance(cls, type) and issubclass(cls, Collection)]
        own = {
            cls.__name__: {name for name in {*dir(cls)} - {*dir(Collection)} if name[0] != "_"} for cls in collections
        }
        shown = {name: {*re.findall(r"\w+", members)} - {"false"} for name, members in limited}
        assert {"Meetings": own["Meetings"], **shown} == own


class TestGeneratedFiles:
    @pytest.mark.parametrize("script", SCRIPTS)
    def test_up_to_date(self, script):
        """What a script writes among the docs is what it would write now."""
        command = [sys.executable, str(DOCS / "_scripts" / script), "--check"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
        assert (done.returncode, done.stderr) == (0, "")

    @pytest.mark.parametrize("script", SCRIPTS)
    def test_printed(self, script):
        """Without an option, a script prints the file that stands among the docs."""
        command = [sys.executable, "-X", "utf8", str(DOCS / "_scripts" / script)]
        printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout  # noqa: S603
        assert printed == SCRIPTS[script].read_text(encoding="utf-8")

    def test_catalogue_is_complete(self):
        """Everything in the shipped dossier that has an id has one place in the catalogue, to which links lead."""
        page = SCRIPTS["catalogue.py"].read_text(encoding="utf-8")
        dossier = seeds.dossier()
        records = (dossier.meetings, dossier.agreements, dossier.measures, dossier.statements)
        entries = (dossier.topics, dossier.people, dossier.parties, dossier.tracks, dossier.sources)
        ids = {name for each in (*records, *entries) for name in each.ids}
        assert Counter(re.findall(r"\{ #([\w-]+) \}", page)) == dict.fromkeys(ids, 1)
        assert set(re.findall(r"\]\(#([\w-]+)\)", page)) <= ids | {"where-sources-disagree"}

    def test_catalogue_quotes_every_source(self):
        """Each quotation and each reason of the coding stands in the catalogue."""
        page = html.unescape(SCRIPTS["catalogue.py"].read_text(encoding="utf-8")).replace("\\", "")
        records = [record for report in seeds.dossier().reports for record in report.records]
        quotations = {" ".join(each.quote.split()) for record in records for each in record.evidence}
        reasons = {each.reason for record in records for each in record.inferred}
        assert [words for words in quotations | reasons if words not in page] == []

    def test_vocabulary_is_complete(self):
        """Every public vocabulary, and nothing else, is a section of the page of vocabularies."""
        page = (DOCS / "reference" / "vocabulary.md").read_text(encoding="utf-8")
        public = [getattr(dipltalks, name) for name in dipltalks.__all__]
        vocabularies = [cls for cls in public if isinstance(cls, type) and hasattr(cls, "__members__")]
        expected = {f"dipltalks.{cls.__name__}" for cls in vocabularies if cls is not dipltalks.Severity}
        assert set(DIRECTIVE.findall(page)) == expected

    def test_picture_stands_alone(self):
        """The picture asks no other server for anything, and has a title and a description."""
        picture = (DOCS / "images" / "model.svg").read_text(encoding="utf-8")
        assert re.findall(r"https?://[^\"]*", picture) == ["http://www.w3.org/2000/svg"]
        assert [picture.count(f"<{tag} id=") for tag in ("title", "desc")] == [1, 1]

    def test_picture_has_every_class(self):
        """Every public class of records has a box in the picture, and every link in it leads to a box."""
        picture = (DOCS / "images" / "model.svg").read_text(encoding="utf-8")
        public = [getattr(dipltalks, name) for name in dipltalks.__all__]
        records = {cls.__name__ for cls in public if isinstance(cls, type) and issubclass(cls, Record)}
        boxes = set(re.findall(r'<g id="(\w+)"', picture))
        assert boxes == records | {"Coded", "Entry"}
        assert set(re.findall(r'href="#(\w+)"', picture)) <= boxes


class TestPages:
    def test_in_navigation(self):
        """Every page can be reached from the navigation, and the navigation has no other pages."""
        nav = NAV.search((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))[0]
        assert sorted(re.findall(r"[\w/-]+\.md", nav)) == sorted(page.relative_to(DOCS).as_posix() for page in PAGES)

    @each_text
    def test_wording(self, page):
        """No page has notes of its writers in it, or names a folder of their machines."""
        text = page.read_text(encoding="utf-8")
        assert UNWANTED.findall(text) == []

    @each_text
    def test_title(self, page):
        """A page begins with its title, and has one."""
        outside_blocks = BLOCK.sub("", page.read_text(encoding="utf-8"))
        titles = re.findall(r"^# .+$", outside_blocks, re.MULTILINE)
        assert len(titles) == 1
        assert outside_blocks.startswith(titles[0])


class TestExamples:
    @each_text
    def test_all_executed(self, page):
        """Each block of Python on a page is written as a dialogue, and each prompt in it is executed."""
        blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
        assert {language for language, _ in blocks} <= LANGUAGES
        prompts = [PROMPT.findall(code) for language, code in blocks if language == "python"]
        assert [] not in prompts
        assert len(examples_in(suite().markdown, page)) == sum(map(len, prompts))

    def test_enough_in_texts(self):
        """The README and the docs have at least as many examples as are expected."""
        assert sum(len(examples_in(suite().markdown, page)) for page in TEXTS) >= FEWEST_IN_TEXTS

    def test_enough_in_docstrings(self):
        """The docstrings of the package have at least as many examples as are expected."""
        found = sum(len(examples_in(suite().docstrings, source)) for source in SOURCES)
        assert found >= FEWEST_IN_DOCSTRINGS

    def test_none_passed_over_in_docstrings(self):
        """Every prompt in the source code of the package belongs to an example that is executed."""
        for source in SOURCES:
            prompts = PROMPT.findall(source.read_text(encoding="utf-8"))
            assert len(examples_in(suite().docstrings, source)) == len(prompts), source
