"""Name indexes: what a name resolves to, what is suggested for it, and why."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipltalks import InvalidDataError, UnknownNameError
from dipltalks._errors import AmbiguousNameError
from dipltalks._query.names import CANDIDATES, MatchReason, NameIndex, NameMatch

PEOPLE = [
    ("lavrov", ["Sergei Lavrov", "Sergey Lavrov"]),
    ("shoigu", ["Sergei Shoigu"]),
    ("putin", ["Vladimir Putin"]),
    ("ushakov", ["Yury Ushakov"]),
    ("bush-41", ["George H. W. Bush", "George Bush"]),
    ("bush-43", ["George W. Bush", "George Bush"]),
    ("putin", ["Vladimir Vladimirovich Putin"]),
]


@pytest.fixture
def people():
    """Return an index of people, one of whom comes twice."""
    return NameIndex("person", PEOPLE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("lavrov", "lavrov"),
        ("LAVROV", "lavrov"),
        ("Sergej Lawrow", "lavrov"),
        ("Сергей Лавров", "lavrov"),
        (" sergey  lavrov ", "lavrov"),
        ("vladimir vladimirovich putin", "putin"),
        ("Vladimir Putin", "putin"),
        ("George W. Bush", "bush-43"),
    ],
)
def test_a_name_resolves_to_its_id(people, text, name):
    """Ids, names and aliases resolve in any spelling."""
    assert people.resolve(text) == name


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("Minister Lavrov", ("Sergei Lavrov",)),
        ("V. V. Putin", ("Vladimir Putin",)),
        ("Yu. Ushakov", ("Yury Ushakov",)),
        ("Shoigoo", ("shoigu",)),
        ("G. Bush", ("bush-41", "bush-43")),
        ("Zzz", ()),
        ("—", ()),
    ],
)
def test_what_is_merely_alike_is_suggested(people, text, suggestions):
    """Initials, parts and near spellings never resolve; names that several share are suggested as ids."""
    with pytest.raises(UnknownNameError) as caught:
        people.resolve(text)
    assert caught.value.suggestions == suggestions
    assert (caught.value.name, caught.value.kind) == (text, "person")
    assert caught.value.known == ("lavrov", "shoigu", "putin", "ushakov", "bush-41", "bush-43")


def test_a_name_that_several_have_is_an_error(people):
    """The error lists each of them by id and shown name."""
    with pytest.raises(AmbiguousNameError) as caught:
        people.resolve("george bush")
    assert caught.value.candidates == (("bush-41", "George H. W. Bush"), ("bush-43", "George W. Bush"))


def test_closer_is_stronger():
    """An id goes before names, the same text before the same key, and a draw is an error."""
    index = NameIndex("party", [("a", ["Kyiv"]), ("b", ["Kiev", "A"]), ("Kyiv", ["Kiew"])])
    assert index.resolve("Kyiv") == "Kyiv"
    assert index.resolve("kiev") == "b"
    assert index.resolve("a") == "a"
    for text, ids in (("A", ["a", "b"]), ("KYIV", ["a", "Kyiv"]), ("Київ", ["a", "b", "Kyiv"])):
        with pytest.raises(AmbiguousNameError) as caught:
            index.resolve(text)
        assert [name for name, _ in caught.value.candidates] == ids


@pytest.mark.parametrize("text", ["", "  ", None, 7, ["lavrov"]])
def test_a_name_is_a_text(people, text):
    """What is no text, or empty, is refused with a hint."""
    for ask in (people.resolve, people.find):
        with pytest.raises(InvalidDataError) as caught:
            ask(text)
        (problem,) = caught.value.problems
        assert "person" in problem.message
        assert (problem.found, problem.hint.startswith("give ")) == (text, True)


def found(index, text):
    """Return ids and reasons of the candidates for a name."""
    return [(match.id, str(match.reason)) for match in index.find(text)]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("putin", [("putin", "same_id")]),
        ("Putin", [("putin", "same_name")]),
        ("Vladimir Poutine", [("putin", "near_spelling")]),
        ("Sergej Lavrov", [("lavrov", "same_key"), ("shoigu", "near_spelling")]),
        ("S. Lavrow", [("lavrov", "initials")]),
        ("Sergei", [("lavrov", "part_of_name"), ("shoigu", "part_of_name")]),
        ("President George Bush", [("bush-41", "part_of_name"), ("bush-43", "part_of_name")]),
        ("x" * 500, []),
    ],
)
def test_candidates_come_with_the_reason(people, text, candidates):
    """Candidates are ranked by reason, then nearness, then id, each id once."""
    assert found(people, text) == candidates


def test_a_candidate_says_which_name_matched(people):
    """The name is the known one, which may be an alias."""
    (match, _) = people.find("sergey lavrov")
    assert match == NameMatch(id="lavrov", name="Sergey Lavrov", reason=MatchReason.SAME_NAME)
    assert pickle.loads(pickle.dumps(match)) == match


def test_nearer_names_come_first():
    """Among equal reasons the name that differs least in length goes first."""
    index = NameIndex("party", [("a", ["Ministry of Foreign Affairs of Russia"]), ("b", ["Embassy of Russia"])])
    assert [match.id for match in index.find("Russia")] == ["b", "a"]


def test_names_without_letters_are_found_by_text_alone():
    """Two names of punctuation are not the same because both have no key."""
    index = NameIndex("topic", [("a", ["—"]), ("b", ["…"])])
    assert index.resolve("…") == "b"
    assert found(index, "…") == [("b", "same_name")]
    assert found(index, "?") == []


def test_there_are_never_many_candidates():
    """The best ten are kept."""
    index = NameIndex("topic", [(f"t{i:02}", ["Talks"]) for i in range(50)])
    assert [match.id for match in index.find("talks")] == [f"t{i:02}" for i in range(CANDIDATES)]


names = st.text("SergyiLavov -é", min_size=1, max_size=12).filter(str.strip)
indexes = st.lists(st.tuples(st.sampled_from(["a", "b", "c", "A"]), st.lists(names, max_size=3)), max_size=4)


def meant(index, text):
    """Return the ids that a name means: none, one or several."""
    try:
        return [index.resolve(text)]
    except UnknownNameError:
        return []
    except AmbiguousNameError as error:
        return [name for name, _ in error.candidates]


@given(indexes, names)
def test_what_is_meant_comes_first(entries, text):
    """To resolve and to find agree, and each candidate is there once."""
    index = NameIndex("person", entries)
    ids = meant(index, text)
    candidates = [match.id for match in index.find(text)]
    strong = [match.id for match in index.find(text) if match.reason in list(MatchReason)[:3]]
    assert len(set(candidates)) == len(candidates)
    assert set(candidates[: len(ids)]) == set(ids) <= set(strong)
    assert bool(ids) == bool(strong)


@given(indexes)
def test_every_id_resolves_to_itself(entries):
    """An id is never mistaken for the name of another."""
    index = NameIndex("person", entries)
    assert [index.resolve(name) for name, _ in entries] == [name for name, _ in entries]
