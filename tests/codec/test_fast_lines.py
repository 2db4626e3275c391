"""Lines as `dump` writes them are read by the fast route, all others by the plain one, to the same end."""

import pytest
from hypothesis import given

import dipltalks as dt
from dipltalks import Codebook, Dossier, InvalidDataError, Party, Report
from dipltalks._codec.json_lines import lines_of, read_lines, read_lines_fast
from dipltalks._codec.reading import structured
from dipltalks._codec.wire import DOUBTS
from dossiers import dossiers

HEADER = b'{"dipltalks":1}'
PARTY = b'{"party":{"id":"NO","name":"Northland","kind":"state"}}'
PAIR = b'{"identical":["a","b"]}'
MEETING = b'{"id":"a","delegations":[{"party":"NO"}],"place":{"city":"Oslo"}}'
REPORT = b'{"report":{"source":{"id":"wire"},"meetings":[%s]}}' % MEETING


@given(dossiers())
def test_what_dump_writes_takes_the_fast_route(dossier):
    """All lines of every dossier are read without the plain route."""
    assert read_lines_fast(b"".join(lines_of(dossier)), Dossier) == dossier


def test_lines_share_what_is_equal():
    """Equal values in several lines are one object."""
    other = REPORT.replace(b"wire", b"blog")
    made = read_lines_fast(b"\n".join([HEADER, PARTY, PAIR, REPORT, other]), Dossier)
    one, two = made.reports
    assert one.meetings[0].place is two.meetings[0].place
    assert made.codebook == Codebook(parties=[Party(id="NO", name="Northland", kind="state")], identical=[("a", "b")])


def test_lines_of_a_stream_share_what_is_equal(tmp_path):
    """Those that are near each other do, as long as all are written as `dump` does."""
    path = tmp_path / "talks.jsonl"
    path.write_bytes(b"\n".join([HEADER, PARTY, REPORT, REPORT.replace(b"wire", b"blog")]))
    _, one, two = dt.iter_load(path)
    assert one.meetings[0].place is two.meetings[0].place


OTHER_LINES = {
    "no header": [PARTY],
    "a header of another version": [b'{"dipltalks":0}', PARTY],
    "blanks": [HEADER, b" " + PARTY],
    "blanks before a report": [HEADER, PARTY, b" " + REPORT],
    "empty lines": [HEADER, b"", PARTY, b""],
    "line breaks of Windows": [HEADER + b"\r", PARTY + b"\r"],
    "two values in a line": [HEADER, b'{"party":{"id":"NO","name":"N","kind":"state"},{"id":"SO"}}'],
    "two keys in a line": [HEADER, b'{"party":{"id":"NO","name":"N","kind":"state"},"party":{"id":"SO"}}'],
    "two objects in a line": [HEADER, PARTY + PARTY],
    "an unknown key": [HEADER, PARTY.replace(b"party", b"panty")],
    "a key that stands twice": [HEADER, PARTY.replace(b'"name"', b'"id":"SO","name"')],
    "a party that is not in the codebook": [HEADER, REPORT],
    "an escaped quotation mark": [HEADER, PARTY.replace(b"Northland", rb"North\u0022land")],
    "a pair of three": [HEADER, PAIR.replace(b"]", b',"c"]')],
    "a pair of one": [HEADER, PAIR.replace(b"b", b"a")],
    "broken lines": [HEADER, PARTY[:-1], REPORT],
    "bytes that are not UTF-8": [HEADER, PARTY.replace(b"Northland", b"\xff")],
    "nothing": [b""],
}


ONE_BY_ONE = ("two", "a key", "an escaped", "blanks", "a header of another")


def outcome(read):
    """Return what comes of reading, or all that is said to be wrong, and where."""
    try:
        return read()
    except InvalidDataError as error:
        return [(each.message, each.line, each.column) for each in error.problems]


@pytest.mark.parametrize("what", OTHER_LINES)
def test_all_else_is_left_to_the_plain_route(tmp_path, what):
    """What is in doubt is read as it would be without the fast route."""
    data = b"\n".join(OTHER_LINES[what])
    with pytest.raises(DOUBTS):
        read_lines_fast(data, Dossier)
    path = tmp_path / "talks.jsonl"
    path.write_bytes(data)
    assert outcome(lambda: dt.load(path)) == outcome(lambda: structured(read_lines(data, Dossier), Dossier))


def test_records_of_other_lists_are_left_to_the_plain_route(tmp_path):
    """Only a dossier has a header."""
    path = tmp_path / "reports.jsonl"
    dt.dump(dt.seeds.dossier().reports, path)
    assert dt.load(path, list[Report]) == [*dt.seeds.dossier().reports]


@pytest.mark.parametrize("what", [what for what in OTHER_LINES if what.startswith(ONE_BY_ONE)])
def test_one_by_one_all_else_is_left_to_the_plain_route_too(tmp_path, what):
    """A stream says of each line what reading the whole file says."""
    path = tmp_path / "talks.jsonl"
    path.write_bytes(b"\n".join(OTHER_LINES[what]))

    def at_once():
        dossier = dt.load(path)
        return [*dossier.parties, *dossier.reports]

    assert outcome(lambda: [*dt.iter_load(path)]) == outcome(at_once)
