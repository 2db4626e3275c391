"""Lookup: parties, people, topics, tracks and places by any of their names."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipltalks import (
    Agreement,
    Codebook,
    InvalidDataError,
    Locality,
    Measure,
    Meeting,
    Party,
    Person,
    Place,
    Statement,
    Topic,
    Track,
    UnknownNameError,
)
from dipltalks._errors import AmbiguousNameError
from dipltalks._query.lookup import Lookup

CODEBOOK = Codebook(
    parties=[
        Party(id="RU", name="Russia", aliases=["Moscow"], kind="state"),
        Party(id="RU-MFA", name="Russian Foreign Ministry", kind="institution", part_of="RU"),
        Party(id="RU-MFA-press", name="Press service", kind="institution", part_of="RU-MFA"),
        Party(id="TR", name="Türkiye", kind="state"),
        Party(id="US", name="United States", kind="other"),
        Party(id="left", name="Left", kind="other", part_of="right"),
        Party(id="right", name="Right", kind="other", part_of="left"),
    ],
    people=[
        Person(id="lavrov", name="Sergei Lavrov"),
        Person(id="lavrov", name="Sergei Viktorovich Lavrov"),
        Person(id="darchiev", name="Aleksandr Darchiev", aliases=["Ambassador Darchiev"]),
    ],
    topics=[
        Topic(id="relations", label="Relations"),
        Topic(id="irritants", label="Bilateral irritants", broader=["relations"]),
        Topic(id="flights", label="Direct flights", broader=["irritants"], aliases=["air links"]),
        Topic(id="flights", label="Flights", broader=["transport", "flights-too"]),
        Topic(id="flights-too", label="Air", broader=["flights"]),
    ],
    tracks=[Track(id="normalization", label="Normalization of relations")],
)


def lookup(codebook=CODEBOOK, **records):
    """Return a lookup with records of a few classes."""
    classes = {cls.__name__: cls for cls in (Meeting, Agreement, Measure, Statement)}
    return Lookup(
        codebook=codebook, reports=(), known_on=None, records={classes[name]: many for name, many in records.items()}
    )


def test_every_kind_is_found_by_its_names():
    """Ids, names and aliases resolve, in any spelling and from any of the entries of an id."""
    asked = lookup()
    assert [asked.party(text) for text in ("RU", "ru", "moscow", "press service")] == ["RU", "RU", "RU", "RU-MFA-press"]
    assert [asked.person(text) for text in ("Sergey Lavrov", "Sergei Viktorovich Lavrov")] == ["lavrov", "lavrov"]
    assert asked.person("Alexander Darchiyev") == "darchiev"
    assert [asked.topic(text) for text in ("Air links", "direct-flights", "flights")] == ["flights"] * 3
    assert asked.track("normalization of relations") == "normalization"


def test_a_state_has_the_names_of_its_country():
    """A state whose id is a code of a country is found by the names of that; another party is not."""
    assert [lookup().party(text) for text in ("Turkey", "Russian Federation")] == ["TR", "RU"]
    with pytest.raises(UnknownNameError) as caught:
        lookup().party("America")
    assert caught.value.kind == "party of the codebook"


@pytest.mark.parametrize(
    ("ask", "text", "suggestions"),
    [
        ("party", "Rusia", ("Russia",)),
        ("person", "Lavrof", ("lavrov",)),
        ("topic", "direct flight", ("Direct flights",)),
        ("track", "normalisation", ("normalization",)),
        ("about", "irritant", ("irritants",)),
        ("is_at", "Saudi Arabi", ("Saudi Arabia",)),
    ],
)
def test_unknown_names_come_with_suggestions(ask, text, suggestions):
    """What nothing is called is an error that suggests the nearest names, the best one first."""
    with pytest.raises(UnknownNameError) as caught:
        getattr(lookup(), ask)(text)
    assert caught.value.suggestions[: len(suggestions)] == suggestions


@pytest.mark.parametrize("ask", ["party", "person", "topic", "track", "about", "is_at"])
@pytest.mark.parametrize("text", ["", None, 3, ["RU"]])
def test_what_is_no_name_is_refused(ask, text):
    """An empty text, or what is no text, is refused wherever a name is asked for."""
    with pytest.raises(InvalidDataError):
        getattr(lookup(), ask)(text)


def test_statements_are_about_records_and_topics():
    """A record is known by its exact id alone, a topic by all its names."""
    records = {
        "Meeting": (Meeting(id="m"),),
        "Agreement": (Agreement(id="energy-moratorium", title="Moratorium"),),
        "Measure": (Measure(id="expulsion", kind="expel"),),
        "Statement": (Statement(id="s", text="Yes", kind="claim"),),
    }
    asked = lookup(**records)
    assert [asked.about(text) for text in ("m", "energy-moratorium", "expulsion", "s", "Air links")] == [
        "m",
        "energy-moratorium",
        "expulsion",
        "s",
        "flights",
    ]
    with pytest.raises(UnknownNameError) as caught:
        asked.about("Energy Moratorium")
    assert (caught.value.kind, caught.value.suggestions) == ("record or topic", ("energy-moratorium",))
    assert caught.value.known[-4:] == ("m", "energy-moratorium", "expulsion", "s")


def test_topics_of_one_name_are_an_error():
    """A name that two topics share is no answer."""
    topics = Codebook(topics=[Topic(id="a", label="Grain"), Topic(id="b", label="grain")])
    for ask in (lookup(topics).topic, lookup(topics).about):
        with pytest.raises(AmbiguousNameError):
            ask("GRAIN")


def test_parties_reach_upwards():
    """A party is part of what its parent is part of; circles end, and what is unknown stands alone."""
    asked = lookup()
    assert asked.party_and_wider("RU-MFA-press") == {"RU-MFA-press", "RU-MFA", "RU"}
    assert asked.party_and_wider("RU") == {"RU"}
    assert asked.party_and_wider("left") == asked.party_and_wider("right") == {"left", "right"}
    assert asked.party_and_wider("nobody") == {"nobody"}


def test_topics_reach_both_ways():
    """Narrower and broader topics are followed over all entries of an id, circles included."""
    asked = lookup()
    assert asked.topic_and_narrower("relations") == {"relations", "irritants", "flights", "flights-too"}
    assert asked.topic_and_broader("flights") == {"flights", "flights-too", "irritants", "relations", "transport"}
    assert asked.topic_and_broader("relations") == {"relations"}


steps = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")).filter(lambda pair: pair[0] != pair[1]))


@given(steps, st.sampled_from("abcde"), st.sampled_from("abcde"))
def test_broader_is_the_other_way_round_of_narrower(pairs, one, other):
    """One topic is reached downwards from another exactly if that one is reached upwards from it."""
    topics = [Topic(id=narrow, label=narrow, broader=[broad]) for narrow, broad in pairs]
    asked = lookup(Codebook(topics=topics))
    assert (one in asked.topic_and_narrower(other)) == (other in asked.topic_and_broader(one))


def test_records_come_by_class():
    """Records of a class that there are none of are an empty tuple."""
    meetings = (Meeting(id="b"), Meeting(id="a"))
    assert lookup(Meeting=meetings).records_of(Meeting) == meetings
    assert lookup().records_of(Agreement) == ()


def test_a_lookup_survives_pickling():
    """A lookup that crosses processes answers as before."""
    asked = lookup(Meeting=(Meeting(id="m", place=Place(city="Kiev")),))
    assert asked.is_at("Kyiv")(Place(city="Kiev")) is True
    again = pickle.loads(pickle.dumps(asked))
    assert (again.codebook, again.party("Moscow"), again.records_of(Meeting)[0].id) == (CODEBOOK, "RU", "m")


LOCALITIES = [
    Locality(name="Riyadh", country="SA"),
    Locality(name="Tripoli", country="LB", aliases=["Trablous"]),
    Locality(name="Tripoli", country="LY", aliases=["Tarabulus al-Gharb"]),
    Locality(name="Corinthia Hotel", country="LY"),
    Locality(name="Luxembourg", country="LU", aliases=["Lëtzebuerg"]),
    Locality(name="Crimea", aliases=["Taurida"]),
    Locality(name="Palais des Nations", country="CH"),
    Locality(name="Constantinople", country="TR", aliases=["Istanbul"]),
]
PLACES = [
    Place(city="Minsk", venue="Independence Palace"),
    Place(city="Beaver Creek", region="Colorado", country="US"),
    Place(city="…"),
]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("SA", Place(country="SA"), True),
        ("sa", Place(country="SA"), True),
        ("Saudi Arabia", Place(city="Riyadh"), True),
        ("Saudi Arabia", Place(city="Riyadh", country="US"), False),
        ("Saudi Arabia", Place(city="Jeddah"), False),
        ("Turkey", Place(city="İstanbul"), True),
        ("Switzerland", Place(venue="Palais des Nations"), True),
        ("Switzerland", Place(city="Minsk", venue="Palais des Nations"), True),
        ("Turkey", Place(city="Istanbul", venue="Palais des Nations"), True),
        ("Switzerland", Place(city="Istanbul", venue="Palais des Nations"), False),
        ("Constantinople", Place(city="Istanbul"), True),
        ("Constantinople", Place(city="Istanbul", country="TR"), True),
        ("Constantinople", Place(city="Istanbul", country="US"), False),
        ("Istanbul", Place(city="Istanbul", country="US"), True),
        ("Taurida", Place(region="Crimea"), True),
        ("Taurida", Place(region="Crimea", country="UA"), True),
        ("Minsk", Place(city="Minsk"), True),
        ("independence palace", Place(city="Minsk", venue="Independence Palace"), True),
        ("Colorado", Place(city="Beaver Creek", region="Colorado", country="US"), True),
        ("Minsk", Place(country="BY"), False),
        ("Luxembourg", Place(country="LU"), True),
        ("Luxembourg", Place(city="Luxembourg", country="BE"), True),
        ("Lëtzebuerg", Place(city="Luxembourg", country="BE"), False),
        ("Lëtzebuerg", Place(country="LU"), False),
        ("Tripoli", Place(city="Tripoli"), True),
        ("Tripoli", Place(city="Tripoli", country="LB"), True),
        ("Trablous", Place(city="Tripoli", country="LB"), True),
        ("Trablous", Place(city="Tripoli", country="LY"), False),
        ("Trablous", Place(city="Tripoli"), False),
        ("LY", Place(city="Tripoli"), False),
        ("LY", Place(city="Tripoli", venue="Corinthia Hotel"), True),
        ("Tarabulus al-Gharb", Place(city="Tripoli", venue="Corinthia Hotel"), True),
        ("Trablous", Place(city="Tripoli", venue="Corinthia Hotel"), False),
        ("Burma", Place(country="MM"), True),
        ("Burma", Place(country="BU"), True),
    ],
)
def test_a_place_is_at_what_its_names_mean(text, place, expected):
    """City, region, venue, country and localities are looked at, whether or not the place occurs."""
    codebook = Codebook(localities=LOCALITIES)
    for places in (PLACES, [*PLACES, place]):
        meetings = tuple(Meeting(id=f"m{i}", place=at) for i, at in enumerate(places))
        assert lookup(codebook, Meeting=(*meetings, Meeting(id="nowhere"))).is_at(text)(place) is expected


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Riyad", "Riyadh"),
        ("Turkmenia", "Turkmenistan"),
        ("Independence", "Independence Palace"),
        ("Congo", "Congo - "),
    ],
)
def test_an_unknown_place_comes_with_suggestions(text, suggestion):
    """Localities, countries and what occurs are suggested; all of these but the countries are listed."""
    meetings = tuple(Meeting(id=f"m{i}", place=place) for i, place in enumerate(PLACES))
    with pytest.raises(UnknownNameError) as caught:
        lookup(Codebook(localities=LOCALITIES[:1]), Meeting=meetings).is_at(text)
    assert caught.value.suggestions[0].startswith(suggestion)
    assert caught.value.known == ("Riyadh", "Minsk", "Independence Palace", "Beaver Creek", "Colorado", "…")
    assert caught.value.kind == "place"


def test_a_place_without_letters_is_no_name():
    """What has no key means no place, though a place may be called so."""
    with pytest.raises(UnknownNameError):
        lookup(Codebook(localities=LOCALITIES), Meeting=(Meeting(id="m", place=Place(city="…")),)).is_at("?")
