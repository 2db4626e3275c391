"""The coding of the shipped articles: nothing stands without its words or a reason, and nothing is left over."""

import re
from collections import defaultdict
from itertools import accumulate

import pytest

from dipltalks import seeds, unstructure

KINDS = ("meetings", "agreements", "measures", "statements")
NEEDS_NO_WORDS = {"id", "title", "track", "evidence", "inferred", "note", "same_as"}
"""Fields of a record that are the coder's own, or tell of the coding."""

KEYS = {
    "delegations": "party",
    "members": "person",
    "provisions": "id",
    "events": "id",
    "third_parties": "party",
    "links": "agreement",
    "unchanged_from": "meeting",
}
"""The fields that hold parts, and by which field of theirs the parts are named in a path."""

DOSSIER = unstructure(seeds.dossier())
SOURCES = {report["source"]["id"]: report["source"] for report in DOSSIER["reports"]}
RECORDS = [
    (report["source"]["id"], kind, record)
    for report in DOSSIER["reports"]
    for kind in KINDS
    for record in report.get(kind, [])
]

each_record = pytest.mark.parametrize(
    "record", [pytest.param(record, id=f"{source}-{record['id']}") for source, _, record in RECORDS]
)


def leaves(fields, above=""):
    """Yield the path of every single value, parts by their keys and the items of a list by themselves."""
    for name, value in fields.items():
        path = f"{above}{name}"
        if isinstance(value, dict):
            yield from leaves(value, f"{path}.")
        elif name in KEYS:
            for part in value:
                yield from leaves(part, f"{path}.{part[KEYS[name]]}.")
        elif isinstance(value, list) and isinstance(value[0], str):
            yield from (f"{path}.{item}" for item in value)
        else:
            yield path


def with_those_above(path):
    """Return a path and the paths of all that it is a part of: `place` and `place.city`."""
    return set(accumulate(path.split("."), "{}.{}".format))


def to_be_backed(leaf):
    """Return what has to be backed for a leaf: for the key of a part, the part."""
    field, _, name = ["", "", *leaf.split(".")][-3:]
    return leaf.rpartition(".")[0] if KEYS.get(field) == name else leaf


def backing_of(record):
    """Return the paths that a record supports with words or infers."""
    supported = {path for evidence in record["evidence"] for path in evidence["supports"]}
    return supported | {inference["field"] for inference in record.get("inferred", [])}


def stated_of(record):
    """Return the path of every single value for which a record needs words or a reason."""
    return set(leaves({name: value for name, value in record.items() if name not in NEEDS_NO_WORDS}))


@each_record
def test_all_that_is_stated_is_supported_or_inferred(record):
    """Every value is backed by its own path or that of a part it is in; a part's key, by anything said of the part."""
    backing = backing_of(record)
    told_of = {above for path in backing for above in with_those_above(path)}
    asked = {to_be_backed(leaf) for leaf in stated_of(record)}
    assert {path for path in asked - told_of if not with_those_above(path) & backing} == set()


@each_record
def test_only_what_is_stated_is_supported_or_inferred(record):
    """Every path of evidence and inferences leads to something in the record."""
    there = {path for leaf in stated_of(record) for path in with_those_above(leaf)}
    assert backing_of(record) - there - {"id"} == set()


QUOTATIONS = [(source, evidence) for source, _, record in RECORDS for evidence in record["evidence"]]


def test_every_quotation_stands_at_its_offsets_in_the_body():
    """Each piece of evidence is found in the article itself."""
    for source, evidence in QUOTATIONS:
        start, end = evidence["start"], evidence["end"]
        first, last = SOURCES[source]["body"]
        assert (evidence["source"], SOURCES[source]["text"][start:end]) == (source, evidence["quote"])
        assert first <= start < end <= last


def test_no_sentence_is_left_out():
    """What no evidence quotes of the bodies are a heading, the dateline, and words between two quotations."""
    rest = {name: list(source["text"]) for name, source in SOURCES.items()}
    for source, evidence in QUOTATIONS:
        rest[source][evidence["start"] : evidence["end"]] = "\0" * len(evidence["quote"])
    bodies = ("".join(rest[name][slice(*source["body"])]) for name, source in SOURCES.items())
    unquoted = [words for body in bodies for words in re.findall(r"\w[^\0\n]*\w", body)]
    assert unquoted == ["MOSCOW", "Moratorium on energy infrastructure strikes", "Lavrov stressed", "while"]


def values_under(data, names):
    """Yield every text that stands, at any depth, under one of some names of fields."""
    for name, value in data.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from values_under(item, names)
            elif name in names:
                yield item


def test_every_reference_to_a_record_leads_to_one():
    """What reasons rest on, what statements are about, outcomes and the rest are there; statements may name topics."""
    known = {record["id"] for *_, record in RECORDS}
    topics = {topic["id"] for topic in DOSSIER["codebook"]["topics"]}
    for *_, record in RECORDS:
        assert set(values_under(record, {"about"})) <= known | topics
        names = {"basis", "outcomes", "responds_to", "meeting", "agreement", "part_of"}
        assert set(values_under(record, names)) <= known


def test_one_id_means_one_kind_of_thing():
    """No id stands for a meeting here and for a topic there."""
    kinds = defaultdict(set)
    for _, kind, record in RECORDS:
        kinds[record["id"]].add(kind)
    for kind in ("parties", "people", "topics", "tracks"):
        for entry in DOSSIER["codebook"][kind]:
            kinds[entry["id"]].add(kind)
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


USES = {
    "parties": {"party", "parties", "by", "against", "obliges", "institutions", "part_of", "country"},
    "people": {"person"},
    "topics": {"topics", "about", "broader"},
    "tracks": {"track"},
    "localities": {"city", "region", "venue"},
}
"""The fields that name entries of each kind."""


def test_every_entry_of_the_codebook_is_used():
    """Each is named by a record, or by an entry that is."""
    for kind, names in USES.items():
        key = "name" if kind == "localities" else "id"
        entries = {entry[key]: entry for entry in DOSSIER["codebook"][kind]}
        used = {name for *_, record in RECORDS for name in values_under(record, names)} & set(entries)
        while wider := {name for entry in used for name in values_under(entries[entry], names)} - used:
            used |= wider
        assert set(entries) - used == set()


def test_every_topic_has_a_definition():
    """What belongs to a topic is said."""
    assert [topic["id"] for topic in DOSSIER["codebook"]["topics"] if not topic.get("definition")] == []
