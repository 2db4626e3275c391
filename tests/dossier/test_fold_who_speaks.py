"""Speakers in the fold: when two reports mean one speaker, so that each adds what the other leaves open."""

import pytest

from dipltalks import Speaker, Statement
from telling import folded

PARTY = Speaker(party="RU")
OFFICE = Speaker(office="spokesperson", party="RU")
PERSON = Speaker(person="zakharova", party="RU")
PERSON_ALONE = Speaker(person="zakharova")
FULL = Speaker(person="zakharova", office="spokesperson", party="RU")
OTHER_PERSON = Speaker(person="peskov", office="spokesperson", party="RU")
OTHER_PARTY = Speaker(office="spokesperson", party="US")


@pytest.mark.parametrize(
    ("older", "newer", "shown"),
    [
        (OFFICE, PARTY, OFFICE),
        (PERSON, PARTY, PERSON),
        (FULL, PARTY, FULL),
        (PARTY, OFFICE, OFFICE),
        (PARTY, PERSON_ALONE, PERSON),
        (PARTY, FULL, FULL),
        (FULL, OFFICE, FULL),
        (FULL, PERSON_ALONE, FULL),
        (OFFICE, FULL, FULL),
        (OFFICE, PERSON_ALONE, PERSON_ALONE),
        (PERSON, OFFICE, OFFICE),
        (OTHER_PERSON, FULL, FULL),
        (OTHER_PERSON, PERSON_ALONE, PERSON_ALONE),
        (OTHER_PARTY, OFFICE, OFFICE),
        (OTHER_PARTY, PARTY, PARTY),
    ],
)
def test_a_speaker_is_filled_from_what_may_be_the_same_one(older, newer, shown):
    """The same person, the same office where one is not named, or a party that may be anybody of it."""
    told = (Statement(id="denial", kind="denial", text="That is not so.", speaker=each) for each in (older, newer))
    assert folded(*told).speaker == shown
