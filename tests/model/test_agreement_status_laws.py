"""The laws of the status of an agreement, checked against a walk through the calendar."""

import datetime as dt
from unittest.mock import patch

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreement_walk import ASKED, CALENDAR, LEAVING, RUNNING, STATUS_BY_KIND, Date, cases, events, iso, plain, walk
from dipltalks import Agreement, AgreementStatus, EventKind, LifecycleEvent
from dipltalks._model import lifecycle


def check(case):
    """Compare the library with the walk, on every day."""
    for day, statuses in walk(case).items():
        assert case.possible(iso(day)) == statuses, (iso(day), case)


@settings(max_examples=250, deadline=None)
@given(cases())
def test_agrees_with_a_walk_through_the_calendar(case):
    """The statuses are those that some reading of the dates leads to, for all kinds of events."""
    check(case)


@settings(max_examples=250, deadline=None)
@given(cases(of=events(LEAVING), parties=("", "AB", "ABC", "ABCD")))
def test_agrees_on_those_who_leave_and_come_back(case):
    """So they are where parties withdraw, and come back, while a term or a suspension runs."""
    check(case)


@settings(max_examples=250, deadline=None)
@given(cases(of=events(RUNNING), parties=("", "AB")))
def test_agrees_on_terms_and_suspensions(case):
    """So they are where terms are set, prolonged and refused, and the operation is suspended."""
    check(case)


@settings(max_examples=100, deadline=None)
@given(cases(), st.sampled_from(ASKED))
def test_the_status_is_the_only_possible_one(case, day):
    """`status_on` is the status if one alone is possible, or else unknown."""
    agreement = case.agreement()
    found = agreement.possible_statuses_on(iso(day), party=case.party)
    expected = found[0] if len(found) == 1 else AgreementStatus.UNKNOWN
    assert agreement.status_on(dt.date.fromordinal(day), party=case.party) is expected
    assert found == tuple(status for status in AgreementStatus if status in found)


@settings(max_examples=100, deadline=None)
@given(cases(), st.sampled_from(ASKED), st.integers(0, len(ASKED)))
def test_a_period_is_all_its_days(case, low, length):
    """Over a period those statuses are possible that are so on one of its days."""
    high = min(low + length, ASKED[-1])
    each = [case.possible(iso(day)) for day in range(low, high + 1)]
    assert case.possible(f"{iso(low)}/{iso(high)}") == set().union(*each)


@settings(max_examples=75, deadline=None)
@given(cases(), st.sampled_from(ASKED))
def test_an_open_period_is_all_its_days(case, day):
    """So it is where the period has no first or no last day."""
    before = [case.possible(iso(one)) for one in range(CALENDAR.start, day + 1)]
    after = [case.possible(iso(one)) for one in range(day, CALENDAR.stop)]
    assert case.possible(f"../{iso(day)}") == set().union(*before)
    assert case.possible(f"{iso(day)}/..") == set().union(*after)


@settings(max_examples=100, deadline=None)
@given(cases(), st.sampled_from(ASKED), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(case, day, random):
    """Events are ordered by their dates alone, wherever they stand in the record."""
    shuffled = case._replace(events=tuple(random.sample(case.events, len(case.events))))
    assert shuffled.possible(iso(day)) == case.possible(iso(day))


@settings(max_examples=100, deadline=None)
@given(cases(), st.sampled_from(ASKED), events())
def test_an_event_of_a_provision_changes_nothing(case, day, extra):
    """What is limited to provisions leaves the agreement as it is."""
    limited = extra.record("limited", provisions=["grain-exports"])
    party = case.party
    assert plain(case.agreement(limited).possible_statuses_on(iso(day), party=party)) == case.possible(iso(day))


@settings(max_examples=100, deadline=None)
@given(cases(), st.sampled_from(ASKED), st.data())
def test_an_event_that_is_told_twice_counts_once(case, day, data):
    """The same event under another id, and with its authors in another order, changes nothing."""
    assume(case.events)
    one = data.draw(st.sampled_from(case.events))
    again = one._replace(by=one.by[::-1]).record("again", note="as another source has it")
    assert case.possible(iso(day), again) == case.possible(iso(day))


@settings(max_examples=100, deadline=None)
@given(cases(of=events(people=("A", "B", "C", "AB"))), st.sampled_from(ASKED))
def test_those_who_stay_share_the_status_of_the_whole(case, day):
    """For a party that never withdraws, the agreement stands as it does for all."""
    left = {by for one in case.events if one.kind == "withdrawn" for by in one.by}
    people = set(case.parties) or {"D"}
    whole = case._replace(party=None).possible(iso(day))
    for party in sorted(people - left):
        assert case._replace(party=party).possible(iso(day)) == whole


@settings(max_examples=100, deadline=None)
@given(cases(), st.sampled_from(ASKED), st.data())
def test_a_vague_date_is_all_its_days(case, day, data):
    """Where a date leaves some days open, those statuses are possible that are so for one of these days."""
    assume(case.events)
    number = data.draw(st.integers(0, len(case.events) - 1))
    one = case.events[number]
    assume(one.when.low is not None and one.when.high is not None)
    sharper = [
        case._replace(events=(*case.events[:number], one._replace(when=Date(iso(exact), exact, exact)), *rest))
        for exact in range(one.when.low, one.when.high + 1)
        for rest in [case.events[number + 1 :]]
        if one.until is None or one.until.high is None or exact <= one.until.high
    ]
    assume(all(len(set(other.events)) == len(set(case.events)) for other in sharper))
    each = [other.possible(iso(day)) for other in sharper]
    assert case.possible(iso(day)) == set().union(*each)


@settings(max_examples=50, deadline=None)
@given(cases(most=3), st.sampled_from(ASKED))
def test_what_is_still_to_come_does_not_count(case, day):
    """Events that certainly come after the day do not change the status on it."""
    later = [kind.value for kind in EventKind]
    to_come = [LifecycleEvent(id=f"later-{kind}", kind=kind, when="2025-04") for kind in later]
    assert case.possible(iso(day), *to_come) == case.possible(iso(day))


@settings(max_examples=4, deadline=None)
@given(st.permutations(list(EventKind)), st.integers(14, len(EventKind)), st.sampled_from(["2025-03-01", "2025-03/.."]))
def test_too_many_readings_leave_open_what_the_events_bring(kinds, count, day):
    """With so many undated events that their orders are not followed, any status may be that one of them brings."""
    undated = [LifecycleEvent(id=kind.value, kind=kind) for kind in kinds[:count]]
    agreement = Agreement(id="agreement", events=undated)
    brought = {"unknown", *(STATUS_BY_KIND[kind] for kind in kinds[:count])}
    assert agreement.possible_statuses_on(day) == tuple(status for status in AgreementStatus if status in brought)
    assert agreement.status_on(day) is AgreementStatus.UNKNOWN


@settings(max_examples=250, deadline=None)
@given(cases() | cases(of=events(LEAVING)) | cases(of=events(RUNNING)))
def test_readings_that_are_not_followed_are_not_ruled_out(case):
    """Where there are more readings than are followed, no status is left out to which one of them leads."""
    with patch.object(lifecycle, "MOST_READINGS", 0):
        left_out = {iso(day): statuses - case.possible(iso(day)) for day, statuses in walk(case).items()}
    assert {day: statuses for day, statuses in left_out.items() if statuses} == {}
