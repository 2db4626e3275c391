"""Structs say what the plain form of their records says, and cheap tests pass nothing that the patterns refuse."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipltalks._codec.wire_structs import wire_of
from dipltalks._values.annotations import shape_of
from dipltalks._values.canonical import to_plain
from dipltalks._values.structs import to_struct
from dipltalks._values.texts import Label, Text
from strategies import RECORDS, records


@given(st.sampled_from(RECORDS).flatmap(records))
def test_a_struct_is_written_as_the_plain_form_is(record):
    """Each record of each class gives the same bytes, field for field in the same order, whichever way it goes."""
    assert msgspec.json.encode(to_struct(type(record))(record)) == msgspec.json.encode(to_plain(record))


@given(st.sampled_from(RECORDS).flatmap(records))
def test_a_struct_that_is_decoded_loses_nothing(record):
    """Encoded again, it gives the same bytes, be it decoded in whole or in part."""
    data = msgspec.json.encode(to_plain(record))
    assert msgspec.json.encode(msgspec.json.decode(data, type=wire_of(type(record)))) == data


def test_a_struct_refuses_unknown_fields():
    """What its record has no field for is never passed over."""
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.json.decode(b'{"planet": "Earth"}', type=wire_of(RECORDS[0]))


EDGES = st.sampled_from([*" \t\n\x00\x1c\x7f\x85\xa0\xad\u200b\u2028\u2029\u3000\ufeff", "\ud800", "a", "é", "語"])


@pytest.mark.parametrize("kind", [Label, Text])
@given(text=st.text(EDGES | st.characters(), min_size=1, max_size=6))
def test_what_is_surely_fitting_fits(kind, text):
    """The cheap test before a pattern passes only texts that fit it."""
    word = shape_of(kind)
    if eval(word.sure.test.format("text"), {"text": text}):  # noqa: S307  # as the compiled test does
        assert word.pattern.fullmatch(text)


@pytest.mark.parametrize("kind", [Label, Text])
@pytest.mark.parametrize(
    "text", ["Black Sea Grain Initiative", "Переговоры в Эр-Рияде", "会谈", "U.S. Embassy, Moscow"]
)
def test_what_people_write_passes_the_cheap_test(kind, text):
    """So the pattern is seldom asked."""
    assert eval(shape_of(kind).sure.test.format("text"), {"text": text})  # noqa: S307  # as the compiled test does
