"""JSON Schema: the form of the data, for programs that check, edit or write it without this library.

The rules:

- A schema never refuses what `structure` takes. It says what a field may hold by itself; what has to hold between
  fields, records, codebook and sources is left to `structure`.
- Null is taken where a field may be absent, as `structure` takes it.
- A reference stands alone in its object, since some readers pass over or refuse what stands beside it. A field that has
  a description of its own refers within `anyOf`.
- A vocabulary is an `enum`, with its definitions in the description: every form makes a choice out of it, and language
  models read descriptions. A `oneOf` of `const` would say the same, but services of structured output refuse it.
- Patterns name the characters of their classes, for readers differ in what they take for a blank, digit or letter.
- A date has a pattern and no `format`: the formats that are known are narrower, and others make strict readers stop.
"""

import enum
from typing import Any

import attrs

from dipltalks._codec.edtf_pattern import EDTF_EXAMPLES, EDTF_FORMS, EDTF_PATTERN
from dipltalks._codec.field_docs import find_field_docs
from dipltalks._codec.kinds import class_of, classes_in, listed_in, no_class
from dipltalks._codec.migrations import KEY, VERSION
from dipltalks._dossier.dossier import Dossier
from dipltalks._values.annotations import Many, Maybe
from dipltalks._values.record import Record, layout_of
from dipltalks._values.rules import at_least_one_of, unique
from dipltalks._values.shapes import Number, Shape, Word
from dipltalks._values.terms import Term
from dipltalks._values.when import When

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema."""

_FORMAT_VERSION = (
    ("description", "The version of the file format."),
    ("type", "integer"),
    ("minimum", 0),
    ("maximum", VERSION),
)
"""The schema of what the file of a dossier may hold beside the fields."""

_IS_UNIQUE = unique("").unless
"""The expression by which rules that want the values of a list to differ are known."""


def json_schema(cls: Any) -> dict[str, Any]:
    """Return the JSON Schema of a class, in the version 2020-12.

    Args:
        cls: Any public class that data can be structured into: a record, `When`, or a vocabulary; also a list or tuple
            of one. The schema of `Dossier` is that of a file.

    Returns:
        The schema, as a new dict that can be saved as JSON. Titles and descriptions are the documentation of the
        classes and fields; those of the fields are left out where the source code is not installed.

    Raises:
        TypeError: `cls` is something else.

    Example:
        >>> from dipltalks import Delegate
        >>> schema = json_schema(Delegate)
        >>> schema["properties"]["person"]["description"]
        'The person, by the id of the codebook; absent where the source gives only an office.'
        >>> schema["properties"]["role"]["anyOf"]
        [{'$ref': '#/$defs/DelegateRole'}, {'type': 'null'}]
        >>> schema["$defs"]["DelegateRole"]["enum"][:2]
        ['deputy_head', 'member']
    """
    if (listed := listed_in(cls)) is not None:
        item = _public(listed, cls)
        content: Schema = {"type": "array", "items": _reference(item)}
        parts = classes_in(item) | {item}
    else:
        content = {"$id": f"urn:dipltalks:schema:{_public(cls, cls).__name__}"} | _definition(cls)
        parts = classes_in(cls)
    definitions = {part.__name__: _definition(part) for part in sorted(parts, key=lambda part: part.__name__)}
    return {"$schema": DIALECT} | content | ({"$defs": definitions} if definitions else {})


def _public(kind: Any, asked: Any) -> type:
    """Return a class that has a schema; what was asked for is named where there is none."""
    if isinstance(kind, type) and (kind is When or issubclass(kind, Record | enum.StrEnum)):
        return kind
    raise no_class(asked)


def _definition(cls: type) -> Schema:
    """Return the schema of a class, without those that it refers to."""
    lines = [*(cls.__doc__ or "").splitlines()[:1]]
    if issubclass(cls, Record):
        content = _object(cls)
        lines += (f"At least one of these is stated: {', '.join(fields)}." for fields in _alternatives(cls))
    elif issubclass(cls, enum.StrEnum):
        content = {"type": "string", "enum": [str(term) for term in cls]}
        lines += (f"- {term}: {term.definition}" for term in cls if isinstance(term, Term))
    else:
        content = {"type": "string", "pattern": EDTF_PATTERN, "examples": [*EDTF_EXAMPLES]}
        lines += (f"- {form}" for form in EDTF_FORMS)
    return _stated(title=cls.__name__, description="\n".join(lines) or None) | content


def _object(cls: type[Record]) -> Schema:
    """Return the schema of the data of a record."""
    layout = layout_of(cls)
    docs = find_field_docs(cls)
    properties = {name: _property(cls, name, docs.get(name)) for name in layout.shapes}
    return _stated(
        type="object",
        properties={KEY: dict(_FORMAT_VERSION)} | properties if cls is Dossier else properties,
        required=[name for name, default in layout.defaults.items() if default is attrs.NOTHING] or None,
        additionalProperties=False,
        minProperties=1 if _alternatives(cls) else None,
    )


def _alternatives(cls: type[Record]) -> list[tuple[str, ...]]:
    """Return the groups of fields out of which a rule of the class wants one to be stated."""
    rules = layout_of(cls).rules
    return [rule.fields for rule in rules if rule.unless == at_least_one_of(*rule.fields).unless]


def _property(cls: type[Record], name: str, docs: str | None) -> Schema:
    """Return the schema of a field."""
    layout = layout_of(cls)
    schema = _schema_of(layout.shapes[name])
    description = docs or schema.get("description")
    if "$ref" in schema:
        schema = {"anyOf": [schema]}
    is_unique = any(rule.fields == (name,) and rule.unless == _IS_UNIQUE for rule in layout.rules)
    default = layout.defaults[name]
    return {
        **_stated(description=description),
        **{keyword: value for keyword, value in schema.items() if keyword != "description"},
        **_stated(uniqueItems=is_unique or None, default=None if default in (attrs.NOTHING, ()) else default),
    }


def _schema_of(shape: Shape) -> Schema:
    """Return the schema of the values of a shape."""
    if isinstance(shape, Maybe):
        return _or_null(_schema_of(shape.inner))
    if isinstance(shape, Many):
        return _stated(type="array", items=_schema_of(shape.item), minItems=shape.size, maxItems=shape.size)
    held = class_of(shape)
    return _plain(shape) if held is None else _reference(held)


def _or_null(schema: Schema) -> Schema:
    """Return the schema of values that may be null."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    codes = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return schema | {"type": [schema["type"], "null"]} | codes


def _plain(shape: Shape) -> Schema:
    """Return the schema of a text, a number, or true and false."""
    if isinstance(shape, Word):
        return _stated(
            description=shape.listed.description if shape.listed else shape.description,
            type="string",
            enum=[*shape.listed.names] if shape.listed else None,
            minLength=shape.least or None,
            maxLength=shape.most,
            pattern=shape.pattern.pattern if shape.pattern else None,
        )
    if isinstance(shape, Number):
        return _stated(type="integer" if shape.kind is int else "number", minimum=shape.least, maximum=shape.most)
    return {"type": "boolean"}


def _reference(cls: type) -> Schema:
    """Return the reference to the schema of a class."""
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _stated(**keywords: Any) -> Schema:
    """Return the keywords that have a value."""
    return {keyword: value for keyword, value in keywords.items() if value is not None}
