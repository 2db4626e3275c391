"""Parties, days and events that an agreement refuses."""

import pytest

from agreements import agreement, event, history
from dipltalks import InvalidDataError, UnknownNameError


def test_a_party_that_is_unknown():
    """A party that the agreement does not have is an error that suggests the nearest ones."""
    initiative = agreement(event("revival_agreed", "2025-03", by="RU US"), parties="RU UA TR")
    with pytest.raises(UnknownNameError) as caught:
        initiative.status_on("2025-04-08", party="UAE")
    assert caught.value.name == "UAE"
    assert caught.value.kind == "party of agreement"
    assert caught.value.known == ("RU", "UA", "TR", "US")
    assert caught.value.suggestions == ("UA",)
    assert str(caught.value) == (
        "no party of agreement is called 'UAE'; did you mean 'UA'? There are 'RU', 'UA', 'TR', 'US'"
    )
    with pytest.raises(LookupError, match="did you mean 'UA'"):
        initiative.possible_statuses_on("2025-04-08", party="UAE")


def test_a_party_that_only_the_events_name():
    """Whoever did something with the agreement may be asked for, and anybody where no parties are stated."""
    initiative = agreement(event("revival_agreed", "2025-03-24", by="RU US"), parties="RU UA TR")
    assert history(initiative, "2025-04-08", party="US") == ["agreed"]
    assert history(agreement(*initiative.events), "2025-04-08", party="CN") == ["agreed"]


@pytest.mark.parametrize("day", ["2025-13", "yesterday", 2025])
def test_a_day_that_is_no_date(day):
    """What is no date is refused, as it is in a record."""
    with pytest.raises(InvalidDataError):
        agreement().status_on(day)


def test_an_end_before_the_beginning():
    """An event whose last day certainly comes before it is refused."""
    with pytest.raises(InvalidDataError) as caught:
        event("declared", "2025-04", "2025-03")
    assert [(problem.path, problem.found) for problem in caught.value.problems] == [("until", "2025-03")]


@pytest.mark.parametrize("party", [7, "", "R U", ["RU"]])
def test_a_party_that_is_no_id(party):
    """What cannot be the id of a party is refused, whether or not parties are stated."""
    for parties in ("", "RU US"):
        with pytest.raises(InvalidDataError) as caught:
            agreement(event("withdrawn", "2025-03"), parties=parties).status_on("2025-04-08", party=party)
        assert [problem.path for problem in caught.value.problems] == ["party"]
