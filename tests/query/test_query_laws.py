"""What holds for all collections: filters, sets, dates and counts."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from dipltalks import (
    AgreementStatus,
    Attendance,
    Delegate,
    Delegation,
    Meeting,
    MeetingLevel,
    MeetingStatus,
    Modality,
    PartyRole,
    Place,
)
from dipltalks._query.agreements import Agreements
from dipltalks._query.meetings import Meetings
from strategies import whens
from talks import CODEBOOK, chronologically, collection

parties = st.sampled_from([party.id for party in CODEBOOK.parties])
people = st.sampled_from([person.id for person in CODEBOOK.people])
topics = st.sampled_from([topic.id for topic in CODEBOOK.topics])
delegates = st.builds(Delegate, person=people)
details = {
    "roles": st.lists(st.sampled_from(PartyRole), max_size=2, unique=True),
    "attendance": st.sampled_from(Attendance) | st.none(),
    "head": delegates | st.none(),
    "members": st.lists(delegates, max_size=2, unique_by=lambda delegate: delegate.person),
}
delegations = st.builds(
    Delegation, party=parties, institutions=st.lists(parties, max_size=2, unique=True), **details
) | st.builds(Delegation, institutions=st.lists(parties, min_size=1, max_size=2, unique=True), **details)
places = st.builds(Place, city=st.sampled_from(["Istanbul", "Riyadh", "Geneva"]), country=st.sampled_from(["TR", "CH"]))
talks = st.builds(
    Meeting,
    id=st.uuids(version=4).map(str),
    delegations=st.lists(delegations, max_size=3, unique_by=lambda delegation: delegation.party),
    when=whens | st.none(),
    place=places | st.none(),
    status=st.sampled_from(MeetingStatus) | st.none(),
    level=st.sampled_from(MeetingLevel) | st.none(),
    modality=st.lists(st.sampled_from(Modality), max_size=2, unique=True),
    topics=st.lists(topics, max_size=3, unique=True),
)
collections = st.lists(talks, max_size=5).map(chronologically).map(lambda made: collection(Meetings, Meeting=made))
FILTERS = {
    "involving": parties,
    "between": parties,
    "about": topics,
    "led_by": people,
    "attended_by": people,
    "at": st.sampled_from(["TR", "Saudi Arabia", "Istanbul"]),
    "at_level": st.sampled_from(MeetingLevel),
    "with_status": st.sampled_from(MeetingStatus),
    "via": st.sampled_from(Modality),
}
asked = st.sampled_from(sorted(FILTERS)).flatmap(
    lambda name: st.tuples(st.just(name), st.lists(FILTERS[name], min_size=1))
)
ANY = {"at", "at_level", "with_status"}
"""Filters of what a meeting has one value of."""


def parts(whole, data):
    """Return three parts of a collection, chosen at random."""
    chosen = [data.draw(st.sets(st.sampled_from(whole.ids or ("",)))) for _ in range(3)]
    return [whole.where(lambda meeting, ids=ids: meeting.id in ids) for ids in chosen]


def is_part(part, whole):
    """Tell whether all of a collection is in another, in the same order."""
    rest = iter(whole)
    return all(record in rest for record in part)


@given(collections, asked)
def test_a_filter_keeps_a_part_in_order(meetings, question):
    """Nothing is added or moved, and to ask twice changes nothing."""
    name, args = question
    found = getattr(meetings, name)(*args)
    assert is_part(found, meetings)
    assert getattr(found, name)(*args) == found


@given(collections, asked)
def test_several_arguments_are_any_or_all(meetings, question):
    """Several arguments give the union or the intersection of what each of them gives; sides are named together."""
    name, args = question
    found = getattr(meetings, name)(*args)
    if name == "between":
        assert is_part(found, meetings.involving(*args))
        return
    alone = [getattr(meetings, name)(argument) for argument in args]
    together = alone[0]
    for other in alone[1:]:
        together = together | other if name in ANY else together & other
    assert found == together


@given(collections, parties, st.booleans())
def test_narrower_arguments_find_less(meetings, party, narrower):
    """A role, the topic alone and a single level are stricter than what stands without them."""
    assert is_part(meetings.involving(party, role="mediator"), meetings.involving(party))
    assert is_part(meetings.about("bilateral-irritants", narrower=False), meetings.about("bilateral-irritants"))
    assert is_part(meetings.at_level("envoy"), meetings.at_level("envoy", or_higher=narrower))


@given(collections, st.data())
def test_sets_keep_their_laws(whole, data):
    """Union and intersection commute, associate, absorb and distribute; a difference is what is left."""
    a, b, c = parts(whole, data)
    assert a | b == b | a
    assert a & b == b & a
    assert (a | b) | c == a | (b | c)
    assert (a & b) & c == a & (b & c)
    assert a | a == a & a == a | (a & b) == a & (a | b) == a
    assert a & (b | c) == (a & b) | (a & c)
    assert whole - (a | b) == (whole - a) & (whole - b)
    assert (a - b) | (a & b) == a
    assert len(a | b) + len(a & b) == len(a) + len(b)
    assert (a & b) & (a - b) == whole[:0]


@given(collections, whens)
def test_possibly_only_adds(meetings, period):
    """What is certain is possible, and what has no date is only possible."""
    certain = [
        meetings.during(period),
        meetings.during(period, within=True),
        meetings.before(period),
        meetings.after(period),
    ]
    possible = [
        meetings.during(period, possibly=True),
        meetings.during(period, within=True, possibly=True),
        meetings.before(period, possibly=True),
        meetings.after(period, possibly=True),
    ]
    undated = meetings.where(lambda meeting: meeting.when is None)
    for sure, maybe in zip(certain, possible, strict=True):
        assert is_part(sure, maybe)
        assert is_part(undated, maybe - sure)


@given(collections, whens)
def test_dates_exclude_one_another(meetings, period):
    """What is within a period has a day in it; what is before or after it has none."""
    assert is_part(meetings.during(period, within=True), meetings.during(period))
    assert is_part(meetings.during(period, within=True, possibly=True), meetings.during(period, possibly=True))
    outside = meetings.before(period) | meetings.after(period)
    assert outside & meetings.during(period, possibly=True) == meetings[:0]
    assert (meetings.before(period) & meetings.after(period, possibly=True)).ids == ()


@given(collections, whens)
def test_what_is_to_come_is_not_over(meetings, day):
    """Neither what is over nor what has been held is upcoming, and the next one is the first of it."""
    coming = meetings.upcoming(day)
    assert coming & meetings.before(day) == coming & meetings.held() == meetings[:0]
    assert meetings.next_or_none(day) == coming.first_or_none()


@given(st.sets(st.sampled_from(AgreementStatus), min_size=1), whens)
def test_a_status_is_certain_only_if_it_is_possible(statuses, day):
    """What certainly has one of some statuses possibly has it, and with all of them nothing is left out."""
    agreements = collection(Agreements)
    certain = agreements.with_status(*statuses, on=day)
    assert is_part(certain, agreements.with_status(*statuses, on=day, possibly=True))
    assert agreements.with_status(*AgreementStatus, on=day) == agreements
    assert agreements.in_force(day) == agreements.with_status("in_force", on=day)


SINGLE = st.sampled_from(["status", "place.city", "level", "laterality", "delegations.RU.head.person", "when"])
MANY = st.sampled_from(["parties", "topics", "delegations.party", "delegations.members.person", "modality"])


@given(collections, SINGLE | MANY)
def test_groups_hold_every_record(meetings, field):
    """Each group is a part; together they are the whole; the counts are theirs; single values do not overlap."""
    groups = meetings.group_by(field)
    assert {value: len(group) for value, group in groups.items()} == meetings.count_by(field)
    together = meetings[:0]
    for group in groups.values():
        assert is_part(group, meetings)
        assert len(group) > 0
        together |= group
    assert together == meetings
    if "." not in field and field not in ("parties", "topics", "modality"):
        assert sum(meetings.count_by(field).values()) == len(meetings)


@given(collections, st.sampled_from(["year", "month", "day"]))
def test_units_of_time_partition(meetings, per):
    """Each date falls in one year, month or day, or it is open in which: then it is in none for certain."""
    groups = meetings.group_by("when", per=per)
    assert sum(map(len, groups.values())) == len(meetings)
    for value, group in groups.items():
        if value is not None:
            assert meetings.during(f"{value:04}" if per == "year" else value, within=True) == group


@given(collections, st.lists(SINGLE | MANY, max_size=3))
def test_rows_have_the_same_keys(meetings, fields):
    """A row for each record, plain through and through."""
    rows = meetings.to_dicts(*fields)
    assert [tuple(row) for row in rows] == [tuple(dict.fromkeys(fields)) or Meetings._columns] * len(meetings)
    plain = {str, int, bool, type(None)}
    values = [value for row in rows for cell in row.values() for value in (cell if isinstance(cell, list) else [cell])]
    assert {type(value) for value in values} <= plain


@given(collections, st.slices(5))
def test_a_copy_is_equal(meetings, part):
    """Slices and pickles are equal to what they were taken from, and have its hash."""
    assert meetings[part] == pickle.loads(pickle.dumps(meetings))[part]
    assert hash(meetings[part]) == hash(pickle.loads(pickle.dumps(meetings[part])))
    assert tuple(meetings[part]) == tuple(meetings)[part]
