"""Collections as sequences and as sets, and the record that one asks for."""

import pickle

import pytest

from dipltalks import InvalidDataError, Report, Source, UnknownNameError
from dipltalks._errors import RecordCountError
from dipltalks._query.entries import People, Sources
from dipltalks._query.measures import Measures
from dipltalks._query.meetings import Meetings
from talks import MEETINGS, collection


@pytest.fixture
def meetings():
    """Return all meetings."""
    return collection(Meetings)


def test_it_is_a_sequence(meetings):
    """Length, iteration, index, and the order of the dossier."""
    assert len(meetings) == 8
    assert tuple(meetings) == MEETINGS
    assert meetings[0].id == "riyadh"
    assert meetings[-1].id == "proposal"
    assert [meeting.id for meeting in reversed(meetings)] == [*reversed(meetings.ids)]
    assert meetings.index(MEETINGS[2]) == 2
    assert meetings.count(MEETINGS[2]) == 1
    with pytest.raises(IndexError):
        meetings[8]


def test_a_slice_is_a_collection(meetings):
    """A slice is of the same class, and can be filtered further."""
    assert type(meetings[1:3]) is Meetings
    assert meetings[1:3].ids == ("istanbul", "saudi-arabia")
    assert meetings[1:5].held().at("Istanbul").ids == ("istanbul", "broken-off")


def test_a_record_is_found_by_its_id(meetings):
    """An id that is not there suggests the nearest ones."""
    assert meetings["istanbul"] is MEETINGS[1]
    with pytest.raises(UnknownNameError) as caught:
        meetings[:2]["istambul"]
    assert caught.value.kind == "meeting here"
    assert (caught.value.known, caught.value.suggestions) == (("riyadh", "istanbul"), ("istanbul",))


def test_what_is_in_it(meetings):
    """Records and ids of records are in it; what has been filtered out, and anything else, is not."""
    held = meetings.held()
    assert ["riyadh" in held, MEETINGS[0] in held, "next" in held, MEETINGS[5] in held] == [True, True, False, False]
    assert [value in held for value in (None, 7, ["riyadh"])] == [False, False, False]


def test_equality_and_hash(meetings):
    """Two are equal if they are of one class and hold the same records."""
    assert meetings.held() == meetings.with_status("held", "broken_off")
    assert hash(meetings.held()) == hash(meetings.with_status("held", "broken_off"))
    assert meetings != meetings.held()
    assert meetings.where(lambda _: False) != collection(Measures).where(lambda _: False)
    assert meetings != MEETINGS


def test_it_never_changes(meetings):
    """Nothing can be set, on the class or beside it."""
    for name in ("_records", "ids", "more"):
        with pytest.raises(AttributeError):
            setattr(meetings, name, ())
    assert not hasattr(meetings, "__dict__")
    with pytest.raises(AttributeError, match="heldd"):
        meetings.heldd  # noqa: B018


def test_a_copy_from_a_pickle_is_equal(meetings):
    """A pickled collection comes back, and still combines with its like."""
    held = meetings.held()
    assert held["riyadh"].id == "riyadh"
    copy = pickle.loads(pickle.dumps(held))
    assert copy == held
    assert copy.at("Istanbul") | held.via("phone") == held.where(
        lambda meeting: meeting.id in ("broken-off", "call", "istanbul")
    )


def test_its_text_is_short(meetings):
    """It says how many there are, of how many, and the first ids."""
    assert repr(meetings) == "<Meetings: 8 of 8 (riyadh, istanbul, saudi-arabia, call, broken-off, …)>"
    assert repr(meetings.held()[:2]) == "<Meetings: 2 of 8 (riyadh, istanbul)>"
    assert repr(meetings[:0]) == "<Meetings: 0 of 8>"


def test_the_one_record(meetings):
    """Exactly one, or an error that says how many there are and which."""
    one, two, none = meetings.via("video"), meetings[:2], meetings[:0]
    assert one.one() == one.one_or_none() == MEETINGS[6]
    assert none.one_or_none() is None
    with pytest.raises(RecordCountError) as caught:
        two.one()
    assert (caught.value.wanted, caught.value.found) == ("exactly one meeting", ("riyadh", "istanbul"))
    with pytest.raises(RecordCountError) as caught:
        none.one()
    assert (caught.value.wanted, caught.value.found) == ("exactly one meeting", ())
    with pytest.raises(RecordCountError) as caught:
        two.one_or_none()
    assert (caught.value.wanted, caught.value.found) == ("at most one meeting", ("riyadh", "istanbul"))


def test_the_first_and_the_last_record(meetings):
    """They raise where there is none, and their gentle forms do not."""
    assert (meetings.first(), meetings.last()) == (MEETINGS[0], MEETINGS[-1])
    assert (meetings.first_or_none(), meetings.last_or_none()) == (MEETINGS[0], MEETINGS[-1])
    none = collection(People).where(lambda _: False)
    assert (none.first_or_none(), none.last_or_none()) == (None, None)
    with pytest.raises(RecordCountError, match=r"^the first person was asked for, but there is none$"):
        none.first()
    with pytest.raises(RecordCountError, match=r"^the last person was asked for, but there is none$"):
        none.last()


def test_any_other_predicate(meetings):
    """A function of one's own filters as well; what it returns only has to be true or not."""
    assert meetings.where(lambda meeting: meeting.outcomes).ids == ("saudi-arabia", "broken-off")


def test_sets_keep_the_order_of_time(meetings):
    """Whatever the order of the two, the records come out in that of the dossier."""
    late, early = meetings[3:], meetings[4::-1]
    assert (late | early) == meetings
    assert (early | late) == meetings
    assert (late & early).ids == (early & late).ids == ("call", "broken-off")
    assert (early - late).ids == ("riyadh", "istanbul", "saudi-arabia")


def test_only_like_and_like_combine(meetings):
    """Another class is a TypeError, as are plain lists."""
    for other in (collection(Measures), [], MEETINGS, None):
        for combine in (lambda a, b: a & b, lambda a, b: a | b, lambda a, b: a - b):
            with pytest.raises(TypeError):
                combine(meetings, other)


def test_two_dossiers_do_not_combine(meetings):
    """Across dossiers it is an error that names the way; equal dossiers are one."""
    assert meetings & collection(Meetings) == meetings
    other = collection(Meetings, reports=(Report(source=Source(id="another")),))
    for combine in (lambda: meetings & other, lambda: meetings | other, lambda: other - meetings):
        with pytest.raises(InvalidDataError) as caught:
            combine()
        (problem,) = caught.value.problems
        assert problem.message == "Meetings of two dossiers do not combine: one id may stand for different records"
        assert problem.hint == "to compare dossiers, use changes and diff"


def test_sources_are_a_collection():
    """Sources have ids and rows, like all else."""
    sources = collection(Sources)
    assert sources.to_dicts()[0]["published"] == "2025-04-08"
    assert repr(sources) == "<Sources: 1 of 1 (wire)>"
