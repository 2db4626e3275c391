"""The filters of agreements."""

import pytest

from dipltalks import Agreement, AgreementStatus, InvalidDataError, LifecycleEvent
from dipltalks._query.agreements import Agreements
from talks import collection


@pytest.fixture
def agreements():
    """Return all agreements."""
    return collection(Agreements)


def test_parties(agreements):
    """Involved are parties and third parties; an agreement is between its parties alone."""
    assert agreements.involving("RU").ids == ("grain-initiative", "moratorium", "note")
    assert agreements.involving("TR", "RU").ids == ("grain-initiative",)
    assert agreements.between("RU", "UA").ids == ("grain-initiative", "moratorium")
    assert agreements.between("RU", "US").ids == ("note",)
    assert agreements.between("RU").ids == ()
    assert agreements.between("RU", "UA", "TR").ids == ()


def test_what_it_is(agreements):
    """Topics, tracks and instruments; the topics of provisions are not those of the agreement."""
    assert agreements.about("bilateral-irritants").ids == ("note",)
    assert agreements.about("visas").ids == ()
    assert agreements.on_track("Black Sea talks").ids == ("grain-initiative",)
    assert agreements.of_instrument("moratorium", "initiative").ids == ("grain-initiative", "moratorium")


@pytest.mark.parametrize(
    ("on", "certain", "possible"),
    [
        ("2025-03-17", (), ()),
        ("2025-03-20", (), ("moratorium",)),
        ("2025-04-01", ("moratorium",), ("moratorium",)),
        ("2025-03-20/2025-04-10", (), ("moratorium",)),
        (None, ("moratorium",), ("moratorium",)),
    ],
)
def test_what_is_in_force(agreements, on, certain, possible):
    """On a day, or on every day of a period; without a day, on the one on which the dossier is known."""
    assert agreements.in_force(on).ids == certain
    assert agreements.in_force(on, possibly=True).ids == possible


@pytest.mark.parametrize(
    ("statuses", "on", "certain", "possible"),
    [
        (["lapsed"], "2023-08", ("grain-initiative",), ("grain-initiative",)),
        (["lapsed"], "2023-07-15", (), ("grain-initiative",)),
        (["lapsed", "signed"], "2023-07-15", ("grain-initiative",), ("grain-initiative",)),
        (["unknown"], "2023-07-15", ("grain-initiative", "moratorium", "note"), None),
        (["agreed"], "2025-03-15", (), ("note",)),
        (["agreed", "signed"], "2025-03-15", ("note",), ("note",)),
        ([AgreementStatus.SIGNED], None, ("note",), ("note",)),
    ],
)
def test_statuses(agreements, statuses, on, certain, possible):
    """Any of them: it is decided too if all that may be are among those asked for."""
    assert agreements.with_status(*statuses, on=on).ids == certain
    assert agreements.with_status(*statuses, on=on, possibly=True).ids == (certain if possible is None else possible)


def test_an_undecided_status_is_unknown():
    """Asked for the unknown, an agreement whose events do not decide is found."""
    event = LifecycleEvent(id="signed", kind="signed", when="2025-03")
    agreements = collection(Agreements, Agreement=(Agreement(id="a", events=[event]), Agreement(id="b")))
    assert agreements.with_status("unknown", on="2025-03-10").ids == ("a", "b")
    assert agreements.with_status("unknown", on="2025-04").ids == ("b",)
    assert agreements.with_status("signed", "unknown", on="2025-03-10").ids == ("a", "b")


def test_a_status_is_one_of_a_day():
    """Where no source says when it was published, the day has to be given."""
    agreements = collection(Agreements, known_on=None)
    assert agreements.in_force(on="2025-04-01").ids == ("moratorium",)
    with pytest.raises(InvalidDataError) as caught:
        agreements.in_force()
    (problem,) = caught.value.problems
    assert str(problem) == "on: is not given, and no source says when it was published; on='2025-04-08'"
    with pytest.raises(InvalidDataError, match="did you mean 'lapsed'"):
        agreements.with_status("lapse")
