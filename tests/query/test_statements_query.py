"""The filters of statements, measures and entries of the codebook."""

import attrs
import pytest

from dipltalks import Party, Person, Speaker, Statement, Topic, UnknownNameError
from dipltalks._errors import AmbiguousNameError
from dipltalks._query.entries import Parties, People, Tracks
from dipltalks._query.measures import Measures
from dipltalks._query.statements import Statements
from dipltalks._query.topics import Topics
from talks import CODEBOOK, collection


@pytest.fixture
def statements():
    """Return all statements."""
    return collection(Statements)


def test_who_speaks(statements):
    """Any of the people; for a party speak its people, as the statement says, and its institutions."""
    assert statements.by_speaker("Lavrov").ids == ("compliance", "breach")
    assert statements.by_speaker("Lavrov", "Donald Trump").ids == ("compliance", "breach", "reset")
    assert statements.by_party("Russia").ids == ("compliance", "breach", "venue")
    assert statements.by_party("RU-MFA", "UA").ids == ("venue",)
    assert statements.by_party("US").ids == ()


def test_what_is_said(statements):
    """Any of the kinds and strengths."""
    assert statements.of_kind("allegation", "claim").ids == ("compliance", "breach")
    assert statements.with_strength("firm", "possible").ids == ("compliance", "reset")


@pytest.mark.parametrize(
    ("names", "narrower", "ids"),
    [
        (["moratorium"], True, ("compliance", "breach")),
        (["moratorium", "Strikes on energy infrastructure"], True, ("breach",)),
        (["energy-strikes"], True, ("breach",)),
        (["bilateral-irritants"], True, ("venue", "voice")),
        (["bilateral-irritants"], False, ()),
        (["next", "embassy-operations"], False, ("venue",)),
        (["riyadh"], True, ()),
    ],
)
def test_what_it_is_about(statements, names, narrower, ids):
    """All of the topics and records; the topics of an agreement are not those of what is said about it."""
    assert statements.about(*names, narrower=narrower).ids == ids


def test_to_whom_it_is_said(statements):
    """All of the people and parties, institutions for their state among them."""
    assert statements.addressed_to("Rubio").ids == ("breach",)
    assert statements.addressed_to("US", "OSCE", "Marco Rubio").ids == ("breach",)
    assert statements.addressed_to("Russia").ids == ()
    with pytest.raises(UnknownNameError) as caught:
        statements.addressed_to("Rubioo")
    assert caught.value.kind == "person or party of the codebook"
    assert caught.value.suggestions == ("rubio",)


def test_a_name_of_a_person_and_a_party_is_not_clear(statements):
    """Somebody may have the name of a party."""
    codebook = attrs.evolve(CODEBOOK, people=[*CODEBOOK.people, Person(id="washington", name="Denzel Washington")])
    statements = collection(Statements, codebook=codebook)
    with pytest.raises(AmbiguousNameError) as caught:
        statements.addressed_to("Washington")
    assert {name for name, _ in caught.value.candidates} == {"washington", "US"}
    assert statements.addressed_to("US").ids == ("breach",)


def test_what_it_answers(statements):
    """All of some statements, by id; one that is only referred to is known as well."""
    assert statements.responding_to("breach").ids == ("venue",)
    assert statements.responding_to("breach", "earlier").ids == ("venue",)
    assert statements.responding_to("voice").ids == ()
    with pytest.raises(UnknownNameError) as caught:
        statements.responding_to("breech")
    assert (caught.value.kind, caught.value.suggestions) == ("statement of the dossier", ("breach",))


def test_a_statement_without_a_speaker_is_nobodys():
    """The source's own voice speaks for no party."""
    own, nobodys = Statement(id="a", kind="claim", text="x"), Speaker(person="putin")
    statements = collection(Statements, Statement=(own, attrs.evolve(own, id="b", audience=[nobodys])))
    assert statements.by_party("RU").ids == statements.by_speaker("putin").ids == ()
    assert statements.addressed_to("putin").ids == ("b",)


def test_measures():
    """All parties, institutions for their state; any kind; topics with narrower ones."""
    measures = collection(Measures)
    assert measures.by("US").ids == ("seizure", "staff-cuts", "sanctions")
    assert measures.by("RU", "US").ids == ("staff-cuts",)
    assert measures.by("US-DOS").ids == ("sanctions",)
    assert measures.against("RU").ids == ("seizure", "staff-cuts", "sanctions")
    assert measures.by("US").against("RU", "US").ids == ("staff-cuts",)
    assert measures.of_kind("seize", "sanction").ids == ("seizure", "sanctions")
    assert measures.about("bilateral-irritants").ids == ("seizure",)


def test_topics_have_narrower_and_broader_ones():
    """At any remove, without itself, and only of those that are at hand."""
    topics = collection(Topics)
    assert topics.narrower("Irritants").ids == ("direct-flights", "embassy-operations", "visas")
    assert topics.broader("visas").ids == ("bilateral-irritants", "embassy-operations")
    assert topics.broader("bilateral-irritants").ids == ()
    assert topics.where(lambda topic: topic.broader).broader("visas").ids == ("embassy-operations",)
    with pytest.raises(UnknownNameError):
        topics.narrower("irritant-s-x")


def test_topics_may_go_round_in_circles():
    """A topic that is broader than itself, by way of another, is still left out."""
    rings = [Topic(id="a", label="A", broader=["b"]), Topic(id="b", label="B", broader=["a"])]
    topics = collection(Topics, codebook=attrs.evolve(CODEBOOK, topics=rings))
    assert topics.narrower("a").ids == topics.broader("a").ids == ("b",)


def test_entries_are_found_by_what_is_left_of_their_names():
    """Candidates come with the reason, and only from what is at hand."""
    people = collection(People)
    (match,) = people.find("S. Lavrov")
    assert (match.id, match.name, match.reason) == ("lavrov", "Sergei Lavrov", "initials")
    assert people.where(lambda person: person.id != "lavrov").find("S. Lavrov") == ()
    assert collection(Parties).find("Turkey")[0].id == "TR"
    assert [match.id for match in collection(Parties).find("State Department")] == ["US-DOS"]
    assert [match.id for match in collection(Tracks).find("Black Sea")] == ["black-sea"]
    assert [match.id for match in collection(Topics).find("flights")] == ["direct-flights"]


def test_a_party_that_is_no_state_has_no_names_of_a_country():
    """An institution whose id happens to be a code is not called like the country."""
    codebook = attrs.evolve(CODEBOOK, parties=[Party(id="DE", name="Directorate E", kind="institution")])
    assert collection(Parties, codebook=codebook).find("Germany") == ()
