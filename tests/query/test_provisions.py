"""Provisions: what agreements lay down, as a collection of its own."""

import attrs
import pytest

from dipltalks import (
    AgreedProvision,
    Agreement,
    Dossier,
    Implementation,
    InvalidDataError,
    Provision,
    Report,
    Source,
    UnknownNameError,
    seeds,
)
from dipltalks._errors import RecordCountError
from talks import AGREEMENTS, CODEBOOK

PRISONERS = Agreement(
    id="prisoners",
    provisions=[
        Provision(id="exchange", text="all for all", obliges=["RU-MFA", "UA"], implementation="minimal"),
        Provision(id="visits", obliges=["RU"], topics=["visas", "direct-flights"]),
    ],
)


@pytest.fixture
def dossier():
    """Return a dossier with the agreements that other tests of queries ask, and one more."""
    return Dossier(codebook=CODEBOOK, reports=[Report(source=Source(id="wire"), agreements=[*AGREEMENTS, PRISONERS])])


@pytest.fixture
def provisions(dossier):
    """Return all provisions."""
    return dossier.provisions


def test_each_provision_stands_with_its_agreement(provisions):
    """In the order of the agreements and of the provisions in each; those that lay nothing down have none."""
    assert provisions.ids == (
        "grain-initiative.exports",
        "grain-initiative.fertilizer",
        "prisoners.exchange",
        "prisoners.visits",
    )
    assert provisions["prisoners.exchange"] == AgreedProvision(agreement="prisoners", provision=PRISONERS.provisions[0])
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        provisions[0].agreement = "other"


@pytest.mark.parametrize(
    ("agreements", "ids"),
    [
        (["grain deal"], ("grain-initiative.exports", "grain-initiative.fertilizer")),
        (["prisoners", "moratorium"], ("prisoners.exchange", "prisoners.visits")),
        (["moratorium"], ()),
    ],
)
def test_of_agreements(provisions, agreements, ids):
    """Any of them, by id, title or alias."""
    assert provisions.of(*agreements).ids == ids


@pytest.mark.parametrize(
    ("parties", "ids"),
    [
        (["Moscow"], ("prisoners.exchange", "prisoners.visits")),
        (["RU", "UA"], ("prisoners.exchange",)),
        (["RU-MFA"], ("prisoners.exchange",)),
        (["US"], ()),
    ],
)
def test_whom_they_oblige(provisions, parties, ids):
    """All of them; an institution counts for its state, and the state does not count for it."""
    assert provisions.obliging(*parties).ids == ids


@pytest.mark.parametrize(
    ("topics", "narrower", "ids"),
    [
        (["visas"], True, ("grain-initiative.exports", "prisoners.visits")),
        (["bilateral-irritants"], True, ("grain-initiative.exports", "prisoners.visits")),
        (["bilateral-irritants"], False, ()),
        (["embassy-operations", "Direct flights"], True, ("prisoners.visits",)),
        (["black-sea-grain"], True, ()),
    ],
)
def test_what_they_are_about(provisions, topics, narrower, ids):
    """All of the topics, with narrower ones; the topics of the agreement are not theirs."""
    assert provisions.about(*topics, narrower=narrower).ids == ids


def test_how_far_they_are_carried_out(provisions):
    """Any of the terms; where nothing is said of it, none."""
    assert provisions.with_implementation("minimal", "full").ids == (
        "grain-initiative.fertilizer",
        "prisoners.exchange",
    )
    assert provisions.with_implementation(Implementation.FULL).ids == ()


def test_they_are_counted_and_listed_like_all_collections(provisions):
    """By paths that begin at the agreement, the provision or the id."""
    assert provisions.count_by("agreement") == {"grain-initiative": 2, "prisoners": 2}
    assert provisions.count_by("provision.obliges") == {None: 2, "RU-MFA": 1, "UA": 1, "RU": 1}
    assert provisions.group_by("provision.implementation")["minimal"].ids[1] == "prisoners.exchange"
    assert provisions.count_by("id")["prisoners.visits"] == 1
    assert provisions.of("prisoners").to_dicts()[0] == {
        "id": "prisoners.exchange",
        "agreement": "prisoners",
        "provision.text": "all for all",
        "provision.obliges": ["RU-MFA", "UA"],
        "provision.topics": [],
        "provision.implementation": "minimal",
    }
    assert provisions.to_dicts("provision")[3] == {
        "provision": {"id": "visits", "obliges": ["RU"], "topics": ["visas", "direct-flights"]}
    }


def test_they_combine_like_all_collections(provisions):
    """Sets keep the order of the whole, and slices, equality and text are those of a collection."""
    minimal, russian = provisions.with_implementation("minimal"), provisions.obliging("RU")
    assert (minimal & russian).ids == ("prisoners.exchange",)
    assert (minimal | russian).ids == provisions.ids[1:]
    assert provisions - (provisions - minimal) == minimal
    assert provisions[2] in russian
    assert "prisoners.exchange" in russian
    assert repr(provisions.of("prisoners")) == "<Provisions: 2 of 4 (prisoners.exchange, prisoners.visits)>"
    assert provisions.where(lambda agreed: agreed.provision.text).one().agreement == "prisoners"


def test_they_are_called_provisions_in_errors(provisions):
    """Messages speak of provisions, and suggest what there is."""
    with pytest.raises(RecordCountError, match="exactly one provision was asked for"):
        provisions.one()
    with pytest.raises(UnknownNameError, match=r"no provision here is called 'prisoners.visit'; did you mean"):
        provisions["prisoners.visit"]
    with pytest.raises(UnknownNameError, match=r"did you mean 'provision.obliges'"):
        provisions.count_by("provision.obligs")
    with pytest.raises(UnknownNameError, match=r"did you mean 'agreement'"):
        provisions.count_by("agrement")


@pytest.mark.parametrize("name", ["of", "obliging", "about", "with_implementation"])
def test_filters_refuse_what_names_nothing(provisions, name):
    """No name at all, a list that was not unpacked, and a name that is not known."""
    for given in ([], [["RU"]], ["prisonerz"]):
        with pytest.raises((InvalidDataError, UnknownNameError)):
            getattr(provisions, name)(*given)


def test_a_provision_is_found_by_its_id(dossier, provisions):
    """In the dossier as in the collection."""
    assert dossier["grain-initiative.exports"] is provisions[0]
    assert dossier.view()["prisoners.visits"] == provisions[-1]


def test_what_reports_say_of_a_provision_is_folded(dossier):
    """A later source that tells how far it is carried out is heard."""
    later = Agreement(id="prisoners", provisions=[Provision(id="visits", implementation="full")])
    grown = dossier.add(Report(source=Source(id="later", published="2025-04-10"), agreements=[later]))
    (visits,) = grown.provisions.with_implementation("full")
    assert (visits.id, visits.provision.obliges) == ("prisoners.visits", ("RU",))
    assert len(grown.provisions) == len(dossier.provisions)


def test_the_part_that_was_never_implemented():
    """One article says so of the part of the grain initiative that was for Russia's exports."""
    provisions = seeds.dossier().provisions.of("Black Sea Grain Initiative")
    assert provisions.count_by("provision.implementation") == {None: 1, "not_initiated": 1}
