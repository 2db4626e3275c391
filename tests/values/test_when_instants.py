"""The instants of times: what orders them and what makes two of them one."""

import datetime as dt

import pytest

from dipltalks._values.when import When

IN_ORDER = [
    "2025-04-08T00:00Z",
    "2025-04-08T00:00:01Z",
    "2025-04-08T00:00:59Z",
    "2025-04-08T00:01Z",
    "2025-04-08T00:59:59Z",
    "2025-04-08T01:00Z",
    "2025-04-08T12:46:30Z",
    "2025-04-08T12:47Z",
    "2025-04-08T12:47:30Z",
    "2025-04-08T23:59:59Z",
    "2025-04-09T00:00Z",
]


def test_times_are_ordered_by_day_hour_minute_and_second():
    """Each second counts, and so does each minute, hour and day."""
    times = [When(text) for text in IN_ORDER]
    backwards = times[::-1]
    assert sorted(backwards, key=lambda when: when.sort_key) == times
    assert {when: [other for other in times if when.compatible_with(other)] for when in times} == {
        when: [when] for when in times
    }


@pytest.mark.parametrize("text", IN_ORDER)
@pytest.mark.parametrize("minutes", [-23 * 60 - 59, -330, -1, 0, 1, 345, 600, 23 * 60 + 59])
def test_an_instant_is_the_same_at_any_offset(text, minutes):
    """A time written elsewhere in the world, with hours and minutes of offset, is the same instant."""
    here = When(text)
    elsewhere = When(here.start.astimezone(dt.timezone(dt.timedelta(minutes=minutes))))
    assert elsewhere.compatible_with(here) is True
    assert elsewhere.sort_key[0] == here.sort_key[0]
    assert elsewhere.last_utc_day == here.last_utc_day == here.earliest
