"""YAML: written as a person would, and read as strictly as JSON."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting
from dipltalks._codec.yaml_text import DEEPEST, read_yaml
from dipltalks._codec.yaml_writing import format_yaml

yaml = pytest.importorskip("yaml")

awkward = st.text(st.sampled_from(" \n\t:#-'\"a1.[]{},&*!|>%@`~?=_é“\u2028\ufeff\x85\x7f\r😀NOe+\\"), max_size=30)
long = st.text(st.sampled_from("abc 1-'\n"), min_size=90, max_size=260)
words = "NO yes on y null ~ true 1_000 0o7 0x1f 12:30:45 2025-02-27 .5 1e5 - .inf .nan +1 1. = << --- ..."
strange = st.sampled_from(re.findall(r"\S+", words))
texts = awkward | long | strange | st.text(max_size=20)
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
plain_data = st.recursive(
    texts | numbers | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(plain_data)
def test_plain_data_comes_back(data):
    """Whatever the texts are, they are quoted where they must be."""
    assert read_yaml(format_yaml(data).encode()).data == data


@given(plain_data)
def test_a_parser_without_its_library_in_c_reads_the_same(data):
    """Both parsers take what is written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        assert read_yaml(format_yaml(data).encode()).data == data


def test_json_is_yaml():
    """What JSON says of the shipped dossier can be read as YAML, and means the same."""
    written = dt.dumps(dt.seeds.dossier())
    assert read_yaml(written).data == json.loads(written)


def test_a_file_is_written_as_a_person_would(tmp_path):
    """Blocks, short lists of words in one line, long texts in blocks, and no quotation marks but where needed."""
    meeting = Meeting(
        id="oslo",
        title="Talks: the 2nd round",
        when="2025-02-27",
        place=dt.Place(city="Oslo", country="NO"),
        delegations=[dt.Delegation(party="RU"), dt.Delegation(party="US")],
        topics=["embassy-operations", "restrictions"],
        evidence=[dt.Evidence(quote="One line.\nAnother line.", supports=["delegations.RU.head", "place.city"])],
        note=" ".join(["A reason that goes on."] * 6),
    )
    dt.dump(meeting, tmp_path / "oslo.yaml")
    assert (
        (tmp_path / "oslo.yaml").read_text(encoding="utf-8")
        == """\
id: oslo
title: 'Talks: the 2nd round'
delegations:
  - party: RU
  - party: US
when: 2025-02-27
place:
  city: Oslo
  country: 'NO'
topics: [embassy-operations, restrictions]
evidence:
  - quote: |-
      One line.
      Another line.
    supports: [delegations.RU.head, place.city]
note: >-
  A reason that goes on. A reason that goes on. A reason that goes on. A reason that goes on. A
  reason that goes on. A reason that goes on.
"""
    )


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ([], "[]\n"),
        ({}, "{}\n"),
        ("2025", "'2025'\n"),
        ({"a": {}, "b": []}, "a: {}\nb: []\n"),
        (
            [["a", "b"], [["c"]], {"d": "it's"}, [], None],
            "- [a, b]\n- - [c]\n- d: it's\n- []\n- null\n",
        ),
        ({"x": [True, 0.5, "true", "a\tb", "\u202e"]}, 'x: [true, 0.5, \'true\', "a\\tb", "\\U0000202e"]\n'),
        ({"a": " x\ny\n"}, "a: |2\n   x\n  y\n"),
        ({"a": ["word " * 30]}, f"a:\n  - '{'word ' * 30}'\n"),
    ],
)
def test_each_kind_of_value_has_its_form(data, written):
    """Empty ones stand in the line, and texts that would be taken for something else are quoted."""
    assert format_yaml(data) == written
    assert read_yaml(written.encode()).data == data


def test_a_key_that_readers_need_not_take_is_not_written(tmp_path):
    """Keys have an end."""
    with pytest.raises(InvalidDataError, match="cannot be saved: a key has 1001 characters, more than 1000"):
        dt.dump({"x" * 1001: 1}, tmp_path / "a.yaml")


PLAIN = """\
- NO
- 2025-02-27
- 1_000
- 0o7
- 010
- 12:30:45
- .inf
- Yes
- True
- ~
- +1
- 1
- -1.5e3
- true
- false
- null
-
- '1'
"""


def test_plain_words_are_text_but_for_what_json_has():
    """Norway is not false, a date is no date of Python's, and what looks like a number elsewhere is text."""
    text = ["NO", "2025-02-27", "1_000", "0o7", "010", "12:30:45", ".inf", "Yes", "True", "~", "+1"]
    assert read_yaml(PLAIN.encode()).data == [*text, 1, -1500.0, True, False, None, None, "1"]


ANCHORS = "it uses anchors at line 1, column {}; write out what is meant"
TAGS = "it uses tags at line {}; quote what is text, and leave tags out"
NOT_READ = [
    (b"", "there is nothing in it at line 1, column 1"),
    (b"\xff", "byte 0 is not UTF-8; save the file in UTF-8"),
    ("id: a".encode("utf-16"), "byte 0 is not UTF-8; save the file in UTF-8"),
    (b"a: [", "(did not find )?expected (the )?node content.* at line [12], column [15]"),
    (b"a: 'x", "found unexpected end of stream at line 1, column 6"),
    (b"\ta: 1", "found character .*that cannot start any token at line 1, column 1"),
    (b"a: \x00", "(control|special) characters are not allowed"),
    (b"a: 1\n---\nb: 2", "it holds a second document at line 2, column 1"),
    (b"a: &x 1", ANCHORS.format(4)),
    (b"a: *x", ANCHORS.format(4)),
    (b"&x a: 1", ANCHORS.format(1)),
    (b"a: !!python/object/apply:os.system [ls]", TAGS.format("1, column 4")),
    (b"a: !!str 1", TAGS.format("1, column 4")),
    (b"%TAG !x! b\n--- 1", TAGS.format("1, column 1")),
    (b"\xef\xbb\xbf%TAG !x! b\n--- 1", TAGS.format("1, column 1")),
    (b"\n%TAG !x! b\n--- 1", TAGS.format("2, column 1")),
    (b"[a]: 1", "a key is a list or a mapping at line 1, column 1"),
    (b"a: " + b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "it is nested too deeply at line 1, column 104"),
    (b"a: " + b"7" * 5000, "a number has too many digits at line 1, column 4"),
]


@pytest.mark.parametrize(("data", "why"), NOT_READ)
@pytest.mark.parametrize("library", ["CSafeLoader", "SafeLoader"])
def test_what_is_not_read_says_why_and_where(tmp_path, monkeypatch, library, data, why):
    """Broken text, and what YAML has beyond JSON, is one problem of one line."""
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, library))
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    with pytest.raises(InvalidDataError) as caught:
        dt.load(path, Meeting)
    (problem,) = caught.value.problems
    assert re.fullmatch(rf"\$: is not YAML( as it is read here)?: {why}", str(problem))


@pytest.mark.parametrize(("escape", "why"), [("FFFFFFFF", "too large"), ("00110000", "not in range")])
def test_an_escape_beyond_unicode_is_refused(tmp_path, monkeypatch, escape, why):
    """The parser in Python fails in a way of its own."""
    monkeypatch.setattr(yaml, "CSafeLoader", yaml.SafeLoader)
    (tmp_path / "a.yaml").write_text(f'"\\U{escape}"', encoding="utf-8")
    with pytest.raises(InvalidDataError, match=f"is not YAML as it is read here: .*{why}"):
        dt.load(tmp_path / "a.yaml", Meeting)


def test_problems_have_line_and_column(tmp_path):
    """Repeated keys, unknown fields and wrong values are shown where they stand."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfid: a\nwhen: 2025-13\nwhen: 2025-02\nplace:\n  city: 7\n'a b': [1]\nstatus: NO\n")
    with pytest.raises(InvalidDataError) as caught:
        dt.load(path, Meeting)
    assert [re.split("[,;] (?:found|one of|did|keep)", str(problem))[0] for problem in caught.value.problems] == [
        "$['a b'] (line 6, column 8): is not a field of Meeting",
        "$.when (line 3, column 7): stands more than once",
        "$.place.city (line 5, column 9): is not text",
        "$.status (line 7, column 9): is not a term of MeetingStatus",
    ]
