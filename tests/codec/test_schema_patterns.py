"""The patterns of the schemas: they mean in every reader what they mean in the library."""

import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from taken import takes

jsonschema = pytest.importorskip("jsonschema")

MEMBER = r"(?:[A-Za-z0-9~?%+._-]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4})"
PORTABLE = re.compile(
    rf"""
    \[\^?(?:{MEMBER}(?:-{MEMBER})?)+]   # a class: characters one by one, and from one to another
    | \[\\s\\S]                         # any character
    | \((?!\?) | \) | \|                # groups, and choices
    | [A-Za-z0-9:/-] | \\[].[]          # characters that stand for themselves, and those that are escaped to do so
    | [*+?] | \{{[0-9]+(?:,[0-9]+)?}}   # how often
    """,
    re.VERBOSE,
)
"""What the patterns are made of, between `^` and `$`: all regular expressions take it, and to the same effect."""

FIELDS = [
    (dt.Meeting, {}, "id", "round-2"),
    (dt.Meeting, {"id": "a"}, "title", "Second round"),
    (dt.Source, {"id": "a"}, "text", "Talks opened."),
    (dt.Source, {"id": "a"}, "url", "https://example.org/a"),
    (dt.Source, {"id": "a"}, "language", "en-AU"),
    (dt.Inference, {"reason": "x"}, "field", "delegations.RU"),
    (dt.Retraction, {"reason": "x"}, "report", "wire/anna"),
]
"""A field for each pattern: its class, what else is stated, and a text that fits."""

BLANKS = "\n\r\t\v\x00\x1c\x1f \x7f\x85\xa0\u1680\u180e\u200b\u2028\u2029\u3000\ufeff"
TRICKY = f"{BLANKS}\u0663\uff12\u212a\u017f\u0130\xe9\U0001f600"
"""Blanks, line breaks, digits and letters that readers are not agreed on, and a character beyond the first 65,536."""


def schema_patterns(node):
    """Return all patterns in a schema."""
    if isinstance(node, list):
        return {pattern for item in node for pattern in schema_patterns(item)}
    if not isinstance(node, dict):
        return set()
    own = {node["pattern"]} if isinstance(node.get("pattern"), str) else set()
    return own.union(*map(schema_patterns, node.values()))


DATE = dt.json_schema(dt.When)["pattern"]
PATTERNS = sorted(schema_patterns(dt.json_schema(dt.Dossier)))


def fits(pattern, text):
    """Tell whether a text fits as ECMA-262 has it: `$` is the very end; Python's own is also before a last newline."""
    return re.search(pattern.removesuffix("$") + r"\Z", text) is not None


def in_ecma_script(_, pattern, value, __):
    """Validate the keyword `pattern`."""
    if isinstance(value, str) and not fits(pattern, value):
        yield jsonschema.ValidationError(f"{value!r} does not match {pattern!r}")


Validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": in_ecma_script})


def with_tricky_ones(text):
    """Return texts like one, with a few tricky characters in it, at its ends, or in its place."""
    places = st.lists(st.tuples(st.integers(0, len(text)), st.sampled_from(TRICKY)), min_size=1, max_size=3)

    def put(found):
        made = text
        for place, character in found:
            made = made[:place] + character + made[place:]
        return made

    return places.map(put) | st.text(TRICKY, min_size=1, max_size=3)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_is_made_of_what_all_readers_know(pattern):
    r"""There are anchors at both ends, and no `\s`, `\d`, `\w`, `.`, flag or lookaround, of which readers differ."""
    assert (pattern[0], pattern[-1]) == ("^", "$")
    assert PORTABLE.sub("", pattern[1:-1]) == ""


def test_each_is_tried():
    """There is a field for every pattern of the schema of a dossier, and dates by themselves."""
    tried = [dt.json_schema(cls)["properties"][name]["pattern"] for cls, _, name, _ in FIELDS]
    assert sorted([DATE, *tried]) == PATTERNS


@pytest.mark.parametrize(("cls", "rest", "name", "text"), FIELDS, ids=[name for *_, name, _ in FIELDS])
@given(data=st.data())
def test_the_schema_takes_what_the_library_takes(cls, rest, name, text, data):
    """With characters that are blanks, digits or line breaks to some readers only, both still say the same."""
    stated = rest | {name: data.draw(with_tricky_ones(text))}
    assert Validator(dt.json_schema(cls)).is_valid(stated) == takes(cls, stated)
    assert Validator(dt.json_schema(cls)).is_valid(rest | {name: text})


@given(with_tricky_ones("2025-03-18"))
def test_dates_have_no_such_characters(text):
    """Digits are those of ASCII, and nothing stands around a date."""
    assert (fits(DATE, text), takes(dt.When, text)) == (False, False)


IN_JAVASCRIPT = """
const {patterns, texts} = JSON.parse(require("fs").readFileSync(0));
const fitting = (pattern) => texts.filter((text) => new RegExp(pattern, "u").test(text));
console.log(JSON.stringify(patterns.map(fitting)));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js, which knows ECMA-262 best, is not installed")
def test_javascript_reads_them_alike():
    """The same texts fit, for all characters of the first blocks and of those with other tricky ones."""
    characters = [*map(chr, range(0x250)), *map(chr, range(0x1F00, 0x3100)), *map(chr, range(0xFE00, 0x10100)), *TRICKY]
    frames = ["{}", "{}a", "a{}", "a{}b", "a:{}", "2025-0{}"]
    texts = [frame.format(character) for frame in frames for character in characters]
    given = json.dumps({"patterns": PATTERNS, "texts": texts})
    run = subprocess.run(["node", "-e", IN_JAVASCRIPT], input=given, capture_output=True, check=True, encoding="utf-8")  # noqa: S603, S607  # ours
    assert json.loads(run.stdout) == [[text for text in texts if fits(pattern, text)] for pattern in PATTERNS]
