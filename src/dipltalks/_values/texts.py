"""Texts and numbers: the constraints that fields of records share.

Each is declared once, as an annotation; `annotations` reads it. A pattern has to fit the whole text, and carries
anchors for readers that only search for it, such as JSON Schema; `description` completes "is not …" in messages.
"""

from typing import Annotated

from dipltalks._values.countries import ALIASES, COUNTRIES
from dipltalks._values.limits import Limits
from dipltalks._values.shapes import Listed, Sure

CONTROLS = r"\x00-\x1f\x7f-\x9f"
"""The control characters (Unicode category Cc), as a part of a pattern."""

BLANKS = r"\x09-\x0d\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The blanks and line breaks that Python knows, as a part of a pattern; others take other characters for blanks."""

Label = Annotated[
    str,
    Limits(
        min_length=1,
        max_length=1000,
        pattern=rf"^[^{BLANKS}{CONTROLS}]([^{CONTROLS}\u2028\u2029]*[^{BLANKS}{CONTROLS}])?$",
        description="a label: one line of text with no blanks around it and no control characters",
    ),
    Sure("{0}.isprintable() and {0}[0] != ' ' != {0}[-1]"),
]
"""A name, a title, an office, the words for an occasion."""

Text = Annotated[
    str,
    Limits(
        min_length=1,
        pattern=rf"^[{BLANKS}]*[^{BLANKS}][\s\S]*$",
        description="a text with at least one visible character",
    ),
    Sure("' ' != {0}[0] and {0}[0].isprintable()"),
]
"""Running text of any length: a quotation, a statement, a definition, an article."""

Uri = Annotated[
    str,
    Limits(
        max_length=2000,
        pattern=rf"^[A-Za-z][A-Za-z0-9+.-]*:[^{BLANKS}\x00-\x1f]+$",
        description="a URI or scheme:value, such as 'wikidata:Q159'",
    ),
]
"""A web address, or the id that another catalogue gives the same thing."""

Language = Annotated[
    str,
    Limits(
        max_length=35,
        pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
        description="a BCP 47 language tag, such as 'en' or 'en-AU'",
    ),
]
"""The language that a source is written in."""

FieldPath = Annotated[
    str,
    Limits(
        max_length=2000,
        pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$",
        description="a field path: names and keys joined by '.', such as 'delegations.RU.head'",
    ),
]
"""A field of a record, or a part of it: parts are named by their key, never by their place."""

Country = Annotated[str, Listed(COUNTRIES, "an ISO 3166-1 alpha-2 code", ALIASES)]
"""A country: its code in ISO 3166-1 alpha-2, withdrawn codes and XK included."""

Count = Annotated[int, Limits(ge=1, le=1_000_000)]
"""A whole number from 1 up."""

Offset = Annotated[int, Limits(ge=0, le=2**53 - 1)]
"""A place in a text, counted in code points from 0."""

Latitude = Annotated[float, Limits(ge=-90, le=90)]
"""Degrees north of the equator (WGS 84)."""

Longitude = Annotated[float, Limits(ge=-180, le=180)]
"""Degrees east of Greenwich (WGS 84)."""
