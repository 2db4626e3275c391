"""The fast route reads what the plain one reads, shares what is equal, and leaves what is doubtful to the plain one."""

import json
import typing
import weakref

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting
from dipltalks._codec.json_text import parse_json
from dipltalks._codec.structuring import structure
from dipltalks._codec.wire import DOUBTS, decode, read
from dipltalks._codec.wire_decoding import DoubtError
from dipltalks._values.record import layout_of
from strategies import RECORDS, records


def outcome(route, data, cls):
    """Return all that can be told of what a route makes of some data: the object, or the error."""
    try:
        made = route(data, cls)
    except InvalidDataError as error:
        return str(error), [problem._replace(found=repr(problem.found)) for problem in error.problems]
    parts = (made.codebook, made.reports) if isinstance(made, dt.Dossier) else made
    return repr(parts), hash(parts if isinstance(made, dt.Dossier | dt.Report) else repr(made)), dt.dumps(made)


def plain(data, cls):
    """Read by the plain route."""
    return structure(parse_json(data), cls)


def same(data, cls):
    """Tell whether both routes come to the same."""
    return outcome(decode, data, cls) == outcome(plain, data, cls)


EVERY_RECORD = st.sampled_from(RECORDS).flatmap(lambda cls: st.tuples(st.just(cls), records(cls)))


@given(EVERY_RECORD, st.sampled_from([None, 0, 2]))
def test_what_the_library_writes_takes_the_fast_route(pair, indent):
    """Canonical bytes, indented or not, are read without the plain route, to an equal object."""
    cls, record = pair
    data = dt.dumps(record, indent=indent)
    if rb"\u0022" not in data:
        assert read(data, cls) == plain(data, cls)
    assert same(data, cls)


REQUIRED = [
    (cls, field) for cls in RECORDS for field, default in layout_of(cls).defaults.items() if default is attrs.NOTHING
]


@pytest.mark.parametrize(("cls", "field"), REQUIRED)
@given(draw=st.data())
def test_a_field_that_must_be_stated_is_missed_by_both_routes(cls, field, draw):
    """Whatever else the record says."""
    data = json.loads(dt.dumps(draw.draw(records(cls))))
    del data[field]
    with pytest.raises(DOUBTS):
        read(json.dumps(data), cls)
    assert same(json.dumps(data), cls)


@given(EVERY_RECORD, st.data())
def test_a_changed_byte_is_read_alike_by_both_routes(pair, draw):
    """Whatever is put into the place of some bytes, both routes come to the same object or the same error."""
    cls, record = pair
    data = bytearray(dt.dumps(record))
    for _ in range(draw.draw(st.integers(1, 3))):
        start = draw.draw(st.integers(0, len(data)))
        end = draw.draw(st.integers(start, min(len(data), start + 3)))
        data[start:end] = draw.draw(st.sampled_from(PIECES) | st.binary(max_size=2))
    assert same(bytes(data), cls)


PIECES = [b'"', b"null", b"NaN", b"-0.0", b"1.0", b"1e2", b"7", b"true", b"[]", b"{}", b'"x":1,', b'"id":"a",']
PIECES += [
    b"\\u0022",
    b"\\",
    b" ",
    b",",
    b"\xff",
    b"\xed\xa0\x80",
    b"\\ud800",
    b"\\ud83d\\ude00",
    b"\\u0061",
    b"9" * 30,
    b"[" * 2000,
]


def changed(data, draw):
    """Return plain data with one thing in it changed: a key renamed, dropped or added, or a value of another kind."""
    if isinstance(data, dict) and data:
        key = draw(st.sampled_from(sorted(data)))
        how = draw(st.sampled_from(["in", "in", "in", "drop", "rename", "value"]))
        if how == "in":
            return data | {key: changed(data[key], draw)}
        rest = {name: value for name, value in data.items() if name != key}
        return {"drop": rest, "rename": rest | {f"{key}s": data[key]}, "value": rest | {key: draw(VALUES)}}[how]
    if isinstance(data, list) and data:
        place = draw(st.integers(0, len(data) - 1))
        return [*data[:place], changed(data[place], draw), *data[place + 1 :], *data[: draw(st.integers(0, 1))]]
    return draw(VALUES)


VALUES = st.sampled_from(
    [None, True, 0, 1, -1, 1.0, -0.0, 1.5, 10**30, "", "x", "held", "RU", [], ["x", "x"], ["a b"], {}, {"a": 1}]
)


@given(EVERY_RECORD, st.data(), st.booleans(), st.booleans())
def test_changed_data_is_read_alike_by_both_routes(pair, draw, ascii_only, sort):
    """Keys and values that are dropped, renamed, repeated or of another kind are taken or refused by both."""
    cls, record = pair
    data = changed(json.loads(dt.dumps(record)), draw.draw)
    text = json.dumps(data, ensure_ascii=ascii_only, sort_keys=sort, indent=draw.draw(st.sampled_from([None, 1])))
    assert same(text.encode("utf-8", "surrogatepass"), cls)


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b'{"id": "a", "id": "b"}',
        b'{"id": "a", "unchanged_from": [{}]}',
        b'{"id": "a", "unchanged_from": [{"meeting": "b"}]}',
        b'{"id": "a", "unchanged_from": [{"meeting": "b", "fields": []}]}',
        b'{"id": "a", "inferred": [{"field": "level"}]}',
        b'{"id": "a", "place": {"city": "x", "city": "y"}}',
        b'{"id": "a", "title": "\\u0022", "title": "b"}',
        b'{"id": "a", "title": "\\u0022"}',
        b'{"id": "a", "id": "b", "title": "\\u0022\\u0022\\u0022\\u0022"}',
        b'{"id": "a", "evidence": [{"quote": "x", "supports": ["a b"]}]}',
        b'{"id": "a", "topics": ["x", "a b"]}',
        b'{"id": "a", "topics": ["x"], "topics": ["y"]}',
        b'{"id": "a", "delegations": [{"party": "RU", "party": "RU"}]}',
        b'{"id": "a", "evidence": [{"quote": "x", "quote": "y"}]}',
        b'{"id": "a", "planet": "Earth"}',
        b'{"id": "a", "place": {"planet": "Earth"}}',
        b'{"id": "a", "when": null, "place": null, "topics": []}',
        b'{"id": "a", "place": {"city": "\xff"}}',
        b'{"id": "a", "round": 1.0}',
        b'\xef\xbb\xbf{"id": "a"}',
        b'{"id": "a"}\0',
        b'{"id": "a", "place": ' + b"[" * 100_000,
        b'{"i\\u0064": "a", "when": "2025-03"}',
    ],
)
@pytest.mark.parametrize("wrap", [bytes, bytearray, memoryview, lambda data: data.decode("utf-8", "surrogateescape")])
def test_what_one_route_could_miss_is_read_alike(data, wrap):
    """Repeated keys, unknown fields and the like are never passed over, however the data comes."""
    assert same(wrap(data), Meeting)


@pytest.mark.parametrize("kind", [list[Meeting], tuple[Meeting, ...]])
def test_lists_of_records_are_read_fast(kind):
    """A list or tuple of records has its kind, and equal values in it are one object."""
    side = {"party": "RU", "head": {"person": "lavrov"}}
    meeting = {"delegations": [side], "when": "2025-03", "place": {"city": "Riyadh"}, "topics": ["flights", "visas"]}
    one, other = found = read(json.dumps([meeting | {"id": "a"}, meeting | {"id": "b"}]).encode(), kind)
    assert type(found) in (list, tuple)
    assert found == plain(json.dumps([meeting | {"id": "a"}, meeting | {"id": "b"}]), kind)
    assert (one.delegations[0], one.when, one.place, one.topics) == (
        dt.Delegation(party="RU", head=dt.Delegate(person="lavrov")),
        dt.When("2025-03"),
        dt.Place(city="Riyadh"),
        ("flights", "visas"),
    )
    for field in ("when", "place", "topics"):
        assert getattr(one, field) is getattr(other, field)
    assert one.delegations[0] is other.delegations[0]
    assert one.delegations[0].head is other.delegations[0].head


@pytest.mark.parametrize("data", [b'{"id": "a", "topics": null}', b'{"id": "a", "delegations": [null]}'])
def test_null_is_no_list_and_no_item(data):
    """Neither route takes it for one."""
    with pytest.raises(InvalidDataError):
        decode(data, Meeting)
    assert same(data, Meeting)


class OfTheirOwn(Meeting):
    """A class that a program made out of one of ours."""


@pytest.mark.parametrize(
    "kind", [list[dt.When], list[list[Meeting]], dt.MeetingStatus, str, tuple[Meeting], list[dt.Dossier], OfTheirOwn]
)
def test_other_kinds_are_left_to_the_plain_route(kind):
    """Dates, terms, lists of such, lists of dossiers and classes of others are not read fast."""
    with pytest.raises(DoubtError):
        read(b"[]", kind)


@pytest.mark.parametrize("data", [7, None, ["{}"]])
def test_what_is_neither_bytes_nor_text_is_refused(data):
    """The plain route says what is wrong with it."""
    with pytest.raises(InvalidDataError, match="not bytes or text"):
        decode(data, Meeting)


NO_CLASSES = [object, list, typing.List, [Meeting], "Meeting", list[object], dict[Meeting, ...]]  # noqa: UP006


@pytest.mark.parametrize("kind", NO_CLASSES)
def test_what_is_no_class_is_still_a_type_error(kind):
    """The plain route says so."""
    with pytest.raises(TypeError, match="is no class of dipltalks"):
        decode(b"[]", kind)


@pytest.mark.parametrize(
    "evidence",
    [
        {"quote": "Riyadh"},
        {"quote": "Talks"},
        {"quote": "Geneva"},
        {"quote": "Riyadh", "start": 17, "end": 23},
        {"quote": "Riyadh", "start": 16, "end": 22},
        {"quote": "Geneva", "source": "wire-2"},
        {"quote": "Geneva", "source": "wire-2", "start": 0, "end": 6},
        {"locator": "row 7"},
    ],
)
@pytest.mark.parametrize("body", [None, [0, 35], [20, 50]])
def test_quotations_are_checked_alike(evidence, body):
    """A quotation has to stand in its source, whichever route is taken."""
    text = "Talks opened in Riyadh on Tuesday. Talks went on."
    source = {"id": "wire-1", "text": text} | ({"body": body} if body else {})
    report = {"source": source, "meetings": [{"id": "a", "evidence": [evidence]}]}
    assert same(json.dumps(report), dt.Report)
    assert same(json.dumps({"dipltalks": 1, "codebook": {}, "reports": [report]}), dt.Dossier)


@pytest.mark.parametrize("version", ['"dipltalks":1,', '"dipltalks":0,', '"dipltalks":99,', '"dipltalks":true,', ""])
@pytest.mark.parametrize("party", ["RU", "USA"])
def test_references_and_versions_of_dossiers_are_checked_alike(version, party):
    """The codebook has to have what is referred to, and the version must be known."""
    parties = '[{"id":"RU","name":"Russia","kind":"state"}]'
    reports = f'[{{"source":{{"id":"a"}},"meetings":[{{"id":"m","delegations":[{{"party":"{party}"}}]}}]}}]'
    data = f'{{{version}"codebook":{{"parties":{parties}}},"reports":{reports}}}'
    assert same(data, dt.Dossier)


FRAMES = {
    '{"dipltalks":1,"codebook":{},"reports":[R]}': True,
    '{"dipltalks":1,"codebook":{},"reports":[R,R]}': True,
    '{"reports": [R],\n"dipltalks": 1, "codebook": { } }': True,
    '{"dipltalks":1,"codebook":{},"\\u0072eports":[R]}': True,
    '{"dipltalks":1,"codebook":{},"reports":[R],"reports":[R]}': False,
    '{"dipltalks":1,"codebook":{},"codebook":{},"reports":[R]}': False,
    '{"dipltalks":1,"dipltalks":1,"codebook":{},"reports":[R]}': False,
    '{"dipltalks":1,"codebook":{}}': True,
    '{"dipltalks":1,"codebook":{},"reports":[]}': False,
    '{"dipltalks":1,"codebook":{},"reports":[R],"planet":"Earth"}': False,
}
"""Files with a report in the place of R, and whether the fast route has no doubt of them."""


@pytest.mark.parametrize(("frame", "is_fast"), FRAMES.items())
def test_what_stands_around_reports_is_read_alike(frame, is_fast):
    """Whatever the order, the blanks and the repetitions, nothing in a file is passed over."""
    data = frame.replace("R", '{"source":{"id":"wire-1"}}')
    assert same(data, dt.Dossier)
    if is_fast:
        assert read(data, dt.Dossier) == plain(data, dt.Dossier)
    else:
        with pytest.raises(DOUBTS):
            read(data, dt.Dossier)


def test_a_reading_knows_nothing_of_those_before():
    """What has been read is neither kept nor shared with the next reading, and what failed does not disturb it."""
    party, record = (
        '{"parties":[{"id":"RU","name":"Russia","kind":"state"}]}',
        '{"id":"m","delegations":[{"party":"RU"}]}',
    )
    frame = f'{{"dipltalks":1,"codebook":%s,"reports":[{{"source":{{"id":"a"}},"meetings":[{record}]}}]}}'
    dossier = read(frame % party, dt.Dossier)
    with pytest.raises(DoubtError):
        read(frame % "{}", dt.Dossier)
    assert read(frame % party, dt.Dossier) == dossier
    place = '{"id":"m","place":{"city":"Riyadh"}}'
    one, other = read(place, Meeting), read(place, Meeting)
    assert one == other
    assert one.place is not other.place
    kept = weakref.ref(one.place)
    del one
    assert kept() is None
