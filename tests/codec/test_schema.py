"""JSON Schema: it takes what the library takes, and refuses what is wrong with a field by itself."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks._codec.field_docs import find_field_docs
from strategies import RECORDS, TERMS, records, whens
from taken import takes

jsonschema = pytest.importorskip("jsonschema")

CLASSES = (*RECORDS, *TERMS, dt.Severity, dt.When)
each_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
each_record = pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
KEYWORDS = {
    *("$schema", "$id", "$defs", "$ref", "title", "description", "examples", "default", "type", "enum", "anyOf"),
    *(
        "properties",
        "required",
        "additionalProperties",
        "minProperties",
        "items",
        "minItems",
        "maxItems",
        "uniqueItems",
    ),
    *("pattern", "minLength", "maxLength", "minimum", "maximum"),
}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-200, 200) | st.text(max_size=3) | whens.map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)


def validator(cls):
    """Return a validator for the data of a class."""
    return jsonschema.Draft202012Validator(dt.json_schema(cls))


def subschemas(schema):
    """Yield a schema and every schema in it."""
    yield schema
    named = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    for inner in [*named, *schema.get("anyOf", []), *([schema["items"]] if "items" in schema else [])]:
        yield from subschemas(inner)


def references_in(schema):
    """Return the names of the definitions that a schema refers to."""
    return {inner["$ref"].removeprefix("#/$defs/") for inner in subschemas(schema) if "$ref" in inner}


class TestForm:
    @each_class
    def test_each_is_a_schema_of_the_dialect(self, cls):
        """A schema fits the meta-schema, says which it is, and has the name of its class."""
        schema = dt.json_schema(cls)
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert (schema["$id"], schema["title"]) == (f"urn:dipltalks:schema:{cls.__name__}", cls.__name__)
        assert schema["description"].startswith(cls.__doc__.splitlines()[0])

    @each_class
    def test_each_reference_leads_to_a_definition_and_stands_alone(self, cls):
        """There are as many definitions as are referred to, none is the class itself, and no keyword is beside one."""
        schema = dt.json_schema(cls)
        assert references_in(schema) == {*schema.get("$defs", {})} - {cls.__name__}
        assert all(list(inner) == ["$ref"] for inner in subschemas(schema) if "$ref" in inner)

    def test_only_keywords_that_forms_and_models_know(self):
        """The keywords are few, and no definition leads back to itself: what is nested has an end."""
        schema = dt.json_schema(dt.Dossier)
        assert {keyword for inner in subschemas(schema) for keyword in inner} == KEYWORDS
        left = schema["$defs"]
        while left:
            ready = {name for name, definition in left.items() if not references_in(definition) & {*left}}
            assert ready != set()
            left = {name: definition for name, definition in left.items() if name not in ready}

    @each_record
    def test_each_field_is_described(self, cls):
        """The properties are the fields in their order, with the docs of each; no others are allowed."""
        schema = dt.json_schema(cls)
        descriptions = {name: node["description"] for name, node in schema["properties"].items()}
        descriptions.pop("dipltalks", None)
        assert list(descriptions.items()) == [
            (field.name, find_field_docs(cls)[field.name]) for field in cls.__attrs_attrs__
        ]
        assert schema["additionalProperties"] is False

    @pytest.mark.parametrize("cls", TERMS, ids=lambda cls: cls.__name__)
    def test_each_term_is_listed_with_its_definition(self, cls):
        """A vocabulary is an enum in its own order; the description has a line for each term."""
        schema = dt.json_schema(cls)
        assert schema["enum"] == [term.value for term in cls]
        assert schema["description"].splitlines()[1:] == [f"- {term}: {term.definition}" for term in cls]

    def test_same_bytes_in_every_run(self):
        """The schema can be saved as JSON, and is the same whatever the seed of hashes."""
        program = "import dipltalks as dt, json; print(json.dumps(dt.json_schema(dt.Dossier)))"
        command = [sys.executable, "-c", program]
        runs = [
            subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed})  # noqa: S603
            for seed in "12"
        ]
        assert {run.stdout.decode().strip() for run in runs} == {json.dumps(dt.json_schema(dt.Dossier))}

    def test_a_schema_is_the_callers_own(self):
        """To change one schema changes no other."""
        dt.json_schema(dt.Place)["properties"].clear()
        dt.json_schema(dt.When)["examples"].clear()
        dt.json_schema(dt.Dossier)["properties"]["dipltalks"].clear()
        assert list(dt.json_schema(dt.Place)["properties"]) == ["city", "region", "country", "venue"]
        assert dt.json_schema(dt.When)["examples"][0] == "2025-03-18"
        assert dt.json_schema(dt.Dossier)["properties"]["dipltalks"]["type"] == "integer"

    def test_what_the_annotations_say_stands_in_the_schema(self):
        """Patterns, bounds, sizes, codes, defaults and what has to be stated are those of the fields."""
        source, report = dt.json_schema(dt.Source)["properties"], dt.json_schema(dt.Report)["properties"]
        place = dt.json_schema(dt.Place)
        assert (source["id"]["type"], source["id"]["pattern"]) == ("string", "^[A-Za-z0-9_-]+$")
        assert (source["id"]["minLength"], source["id"]["maxLength"]) == (1, 200)
        assert (source["body"]["minItems"], source["body"]["maxItems"]) == (2, 2)
        assert (report["revision"]["minimum"], report["revision"]["default"]) == (1, 1)
        assert place["properties"]["country"]["enum"][-1] is None
        assert {"TR", "SU", "XK"} <= {*place["properties"]["country"]["enum"]}
        assert (place["minProperties"], "required" in place) == (1, False)
        assert dt.json_schema(dt.Measure)["required"] == ["id", "kind"]

    def test_codes_are_described_where_the_source_is_not_installed(self):
        """Without field docs, text and numbers keep what their kind says of them."""
        namespace = {}
        exec(MADE_AT_RUN_TIME, namespace)  # noqa: S102
        schema = dt.json_schema(namespace["Visit"])
        assert schema["properties"]["country"]["description"] == "an ISO 3166-1 alpha-2 code"
        assert schema["properties"]["when"] == {"anyOf": [{"$ref": "#/$defs/When"}, {"type": "null"}]}
        assert "description" not in schema


MADE_AT_RUN_TIME = """
import attrs
from dipltalks import When
from dipltalks._values.record import Record, declared
from dipltalks._values.texts import Country

@attrs.frozen(kw_only=True, repr=False, field_transformer=declared)
class Visit(Record):
    country: Country
    when: When | None = None
"""


class TestTakes:
    @each_record
    @given(data=st.data())
    def test_every_record_that_is_saved(self, cls, data):
        """What a record of any class becomes fits the schema of the class."""
        saved = json.loads(dt.dumps(data.draw(records(cls))))
        assert [error.message for error in validator(cls).iter_errors(saved)] == []

    @each_record
    @given(data=st.data())
    def test_whatever_the_library_takes(self, cls, data):
        """Data in which a field holds anything, or a field is missing, is refused only if the library refuses it."""
        plain = dt.unstructure(data.draw(records(cls)))
        name = data.draw(st.sampled_from([field.name for field in cls.__attrs_attrs__]))
        if data.draw(st.booleans()):
            plain[name] = data.draw(json_values)
        else:
            plain.pop(name, None)
        assert validator(cls).is_valid(plain) or not takes(cls, plain)

    @pytest.mark.parametrize("cls", [*TERMS, dt.Severity], ids=lambda cls: cls.__name__)
    def test_every_term(self, cls):
        """Each term fits, and no other text."""
        assert list(filter(validator(cls).is_valid, [*map(str, cls), "unheard_of"])) == [*map(str, cls)]

    def test_the_shipped_dossier(self):
        """The schema of a dossier takes the shipped one, whether or not a file names the version of its format."""
        saved = dt.unstructure(dt.seeds.dossier())
        assert list(validator(dt.Dossier).iter_errors(saved)) == []
        assert list(validator(dt.Dossier).iter_errors({"dipltalks": 1} | saved)) == []
        assert not validator(dt.Dossier).is_valid({"dipltalks": "1"} | saved)
        assert not validator(dt.Meeting).is_valid({"dipltalks": 1, "id": "a"})

    def test_null_in_the_place_of_what_is_not_stated(self):
        """Null stands for an absent value, and for no list, as in the library."""
        data = {"id": "a", "title": None, "round": None, "when": None, "place": {"city": "Riyadh", "country": None}}
        assert validator(dt.Meeting).is_valid(data)
        assert takes(dt.Meeting, data)
        assert not validator(dt.Meeting).is_valid({"id": "a", "topics": None})

    def test_lists(self):
        """A list or a tuple of a class has a schema too, in which the class is a definition."""
        for kind in (list[dt.Place], tuple[dt.Place, ...]):
            schema = dt.json_schema(kind)
            assert (schema["items"], list(schema["$defs"])) == ({"$ref": "#/$defs/Place"}, ["Place"])
            assert validator(kind).is_valid([{"city": "Riyadh"}])
            assert not validator(kind).is_valid([{"city": ""}])


BAD = [
    (dt.Meeting, {}),
    (dt.Meeting, []),
    (dt.Meeting, None),
    (dt.Meeting, {"id": 7}),
    (dt.Meeting, {"id": ""}),
    (dt.Meeting, {"id": "round 2"}),
    (dt.Meeting, {"id": "x" * 201}),
    (dt.Meeting, {"id": "a", "topcis": []}),
    (dt.Meeting, {"id": "a", "title": " "}),
    (dt.Meeting, {"id": "a", "title": "two\nlines"}),
    (dt.Meeting, {"id": "a", "round": 0}),
    (dt.Meeting, {"id": "a", "round": "second"}),
    (dt.Meeting, {"id": "a", "round": True}),
    (dt.Meeting, {"id": "a", "round": 1.5}),
    (dt.Meeting, {"id": "a", "when": "18 Feb 2025"}),
    (dt.Meeting, {"id": "a", "when": "2025-13"}),
    (dt.Meeting, {"id": "a", "when": 2025}),
    (dt.Meeting, {"id": "a", "status": "planned"}),
    (dt.Meeting, {"id": "a", "modality": "phone"}),
    (dt.Meeting, {"id": "a", "modality": ["letter"]}),
    (dt.Meeting, {"id": "a", "topics": "embassy"}),
    (dt.Meeting, {"id": "a", "topics": ["x", "x"]}),
    (dt.Meeting, {"id": "a", "place": {}}),
    (dt.Meeting, {"id": "a", "place": "Riyadh"}),
    (dt.Meeting, {"id": "a", "place": {"country": "Turkey"}}),
    (dt.Meeting, {"id": "a", "place": {"country": "XX"}}),
    (dt.Meeting, {"id": "a", "delegations": [{"party": "RU", "head": {"person": "the minister"}}]}),
    (dt.Meeting, {"id": "a", "delegations": [{}]}),
    (dt.Meeting, {"id": "a", "same_as": ["no scheme"]}),
    (dt.Locality, {"name": "Riyadh", "latitude": 91, "longitude": 0}),
    (dt.Locality, {"name": "Riyadh", "latitude": "24.7", "longitude": 46.7}),
    (dt.Source, {"id": "a", "language": "English"}),
    (dt.Source, {"id": "a", "text": "text", "body": [0]}),
    (dt.Source, {"id": "a", "text": " \n"}),
    (dt.Inference, {"field": "delegations[0]", "reason": "x"}),
    (dt.Statement, {"id": "a", "text": "x"}),
    (dt.Statement, {"id": "a", "kind": "claim", "text": "x", "quoted": "yes"}),
    (dt.Statement, {"id": "a", "kind": "claim", "text": "x", "audience": [{"party": "RU"}, {"party": "RU"}]}),
    (dt.Report, {"source": {"id": "a"}, "revision": None}),
    (dt.Dossier, {"reports": []}),
    (dt.Dossier, {"codebook": {"identical": [["a"]]}}),
    (dt.Dossier, {"codebook": {"people": [{"id": "lavrov"}]}}),
    (dt.Precision, "hour"),
    (dt.When, ""),
]


@pytest.mark.parametrize(("cls", "data"), BAD)
def test_refuses_what_the_library_refuses(cls, data):
    """A wrong type, form, bound, code or term, a repeated value, an unknown or a missing field: both refuse it."""
    assert (validator(cls).is_valid(data), takes(cls, data)) == (False, False)


NO_CLASSES = [object, str, "Meeting", None, {}, dt.Problem, dt.Meetings, list, list[int]]
NO_CLASSES += [tuple[dt.Place, dt.Place], dict[dt.Place, ...]]


@pytest.mark.parametrize("kind", NO_CLASSES)
def test_what_is_no_class_of_ours_has_no_schema(kind):
    """To ask for the schema of something else is a mistake in the program."""
    with pytest.raises(TypeError, match="is no class of dipltalks, nor a list or tuple of one"):
        dt.json_schema(kind)
