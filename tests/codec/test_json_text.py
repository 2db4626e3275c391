"""JSON text: what is not JSON, or says one thing twice, is one clear error."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting


def text_of(data, cls=Meeting):
    """Return the text of the error that reading raises."""
    with pytest.raises(InvalidDataError) as caught:
        dt.loads(data, cls)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'{"id": "a"', "$: is not JSON: expecting ',' delimiter at line 1, column 11"),
        (b'{"id":\n "a",}', "$: is not JSON: "),
        (b"", "$: is not JSON: expecting value at line 1, column 1"),
        (b'{"id": "a"} x', "$: is not JSON: extra data at line 1, column 13, found 'x'"),
        (b'\xff{"id": "a"}', "$: is not JSON: byte 0 is not UTF-8; save the file in UTF-8"),
        (b'{"id": "\xe9"}', "$: is not JSON: byte 8 is not UTF-8; save the file in UTF-8"),
        ('{"id": "a"}'.encode("utf-16"), "$: is not JSON: byte 0 is not UTF-8; save the file in UTF-8"),
        (b"[" * 100_000, "$: is not JSON: it is nested too deeply"),
        (b'{"id": ' * 100_000, "$: is not JSON: it is nested too deeply"),
        (b"7" * 5000, "$: is not JSON: a number has too many digits"),
        (b'{"id": "a\nb"}', "$: is not JSON: invalid control character"),
        (7, "$: is not JSON: it is a int, not bytes or text"),
        (None, "$: is not JSON: it is a NoneType, not bytes or text"),
    ],
)
def test_what_is_not_json_says_why_and_where(data, text):
    """Broken text gives one problem, with line and column where there are any."""
    shown = text_of(data)
    assert shown.startswith(text)
    assert "\n" not in shown


def test_what_stands_where_json_breaks_off_is_shown():
    """The next 40 characters."""
    with pytest.raises(InvalidDataError) as caught:
        dt.loads('{"id": "a"} ' + "0123456789" * 9)
    assert caught.value.problems[0].found == "0123456789" * 4


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_in_json_is_refused_in_its_place(number):
    """NaN and its kin are named where they stand."""
    assert text_of(f'{{"id": "a", "round": {number}}}') == f"Meeting: $.round: is not a whole number, found {number}"
    assert text_of(number) == f"Meeting: $: is not an object with the fields of Meeting, found {number}"
    place = f'{{"name": "x", "latitude": {number}, "longitude": 0}}'
    assert text_of(place, dt.Locality) == f"Locality: $.latitude: is not a number, found {number}"


def test_a_number_too_large_for_a_float_is_out_of_bounds():
    """1e999 is read as infinity, which no field takes."""
    place = '{"name": "x", "latitude": 1e999, "longitude": 0}'
    assert text_of(place, dt.Locality) == "Locality: $.latitude: is not 90 or less, found inf"


def test_a_key_that_stands_twice_is_refused():
    """Neither value is dropped without a word, at any depth."""
    data = b'{"id": "a", "id": "b", "place": {"city": "x", "city": "x"}}'
    assert text_of(data) == (
        "Meeting: 2 problems\n  $.id: stands more than once; keep one\n  $.place.city: stands more than once; keep one"
    )


def test_half_a_surrogate_pair_is_no_text():
    """An escape that stands for no character is refused, for it could not be saved."""
    assert text_of(rb'{"id": "a", "title": "\ud800"}') == (
        "Meeting: $.title: is not Unicode text: it holds half of a surrogate pair, found '\\ud800'"
    )


def test_deeply_nested_plain_data_is_refused_without_a_crash():
    """Data nested beyond reason is an unknown field or a wrong type like any other."""
    deep = {}
    for _ in range(100_000):
        deep = {"x": deep}
    with pytest.raises(InvalidDataError, match=r"\$\.x: is not a field of Meeting, found \{"):
        dt.structure({"id": "a", "x": deep["x"]}, Meeting)


@pytest.mark.parametrize(
    "wrap",
    [
        bytes,
        bytearray,
        memoryview,
        bytes.decode,
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: "\ufeff" + data.decode(),
    ],
)
def test_json_comes_as_bytes_or_text(wrap):
    """Bytes of any kind, text, and a byte order mark are read."""
    assert dt.loads(wrap(b'{"id": "a"}'), Meeting) == Meeting(id="a")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_is_read_or_refused(data):
    """Whatever JSON says, it is a record, or one error of ours."""
    with contextlib.suppress(InvalidDataError):
        assert isinstance(dt.loads(json.dumps(data), Meeting), Meeting)


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(data):
    """Whatever the bytes are, reading them raises nothing but our error."""
    with pytest.raises(InvalidDataError):
        dt.loads(data, Meeting)
