"""Errors: what they say, what they carry, and that they can be shown whatever the value."""

import pickle

import pytest

import dipltalks as dt
from dipltalks import Evidence, InvalidDataError, Meeting, Problem
from dipltalks._errors import AmbiguousNameError, RecordCountError


def problems(make, *args, **fields):
    """Return the problems that a call raises."""
    with pytest.raises(InvalidDataError) as caught:
        make(*args, **fields)
    return caught.value.problems


def test_the_error_reads_as_a_list():
    """The text of an error has a heading and a line for each problem."""
    with pytest.raises(InvalidDataError) as caught:
        Meeting(id=7, round=0)
    assert str(caught.value).splitlines() == [
        "Meeting: 2 problems",
        "  id: is not text, found 7; write '7'",
        "  round: is not 1 or more, found 0",
    ]


def test_huge_values_are_shown_short():
    """An error about a huge value stays readable, and keeps the value."""
    found = problems(Meeting, id="x" * 1_000_000)
    assert len(found[0].found) == 1_000_000
    assert len(str(found[0])) < 300


def test_an_error_lists_twenty_problems_and_counts_the_rest():
    """The text of an error is cut; its data is not."""
    with pytest.raises(InvalidDataError) as caught:
        Meeting(id="a", topics=[""] * 25)
    assert len(caught.value.problems) == 25
    assert str(caught.value).splitlines()[-1] == "  and 5 more"
    assert len(str(caught.value).splitlines()) == 22


@pytest.mark.parametrize(
    "error",
    [
        InvalidDataError([Problem("a", "is b", 3, "do d")], "Meeting"),
        dt.UnknownNameError("RO", "party", ["RU"], ["RU"]),
        AmbiguousNameError("Lavrov", "person", [("lavrov", "Sergei Lavrov"), ("lavrov-2", "Kirill Lavrov")]),
        RecordCountError("exactly one meeting", ["a", "b"]),
        dt.UnsupportedFormatError("a.xyz", [".json"]),
    ],
)
def test_errors_survive_pickling(error):
    """An error that crosses processes keeps its text and its data."""
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
    assert isinstance(again, dt.DipltalksError)
    assert type(again).__module__ == "dipltalks"


def test_errors_are_the_fitting_builtins():
    """Errors can be caught as what they are in Python."""
    assert issubclass(InvalidDataError, ValueError)
    assert issubclass(dt.UnknownNameError, LookupError)
    assert issubclass(AmbiguousNameError, LookupError)
    assert issubclass(RecordCountError, LookupError)
    assert issubclass(dt.UnsupportedFormatError, ValueError)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ([], "exactly one meeting was asked for, but there is none"),
        (["a"], "exactly one meeting was asked for, but there are 1: 'a'"),
        (["a", "b", "c"], "exactly one meeting was asked for, but there are 3: 'a', 'b', 'c'"),
    ],
)
def test_a_wrong_count_says_how_many_there_are_and_which(found, text):
    """The text says what was asked for, how many there are and which; the ids are kept."""
    error = RecordCountError("exactly one meeting", found)
    assert (str(error), error.found) == (text, tuple(found))


def test_long_lists_are_cut_in_the_text_alone():
    """Twenty names are shown and the rest is counted; the attributes hold all."""
    names = [f"n{i}" for i in range(25)]
    for error, held in (
        (RecordCountError("one", names), "found"),
        (AmbiguousNameError("n", "party", [(name, "N") for name in names]), "candidates"),
        (dt.UnknownNameError("x", "party", names), "known"),
    ):
        assert "n19" in str(error)
        assert "n20" not in str(error)
        assert "and 5 more" in str(error)
        assert len(getattr(error, held)) == 25


def test_an_ambiguous_name_lists_all_who_have_it():
    """Each candidate is named by id and name, so that one can be asked for by id."""
    error = AmbiguousNameError("Bush", "person", [("bush-41", "George H. W. Bush"), ("bush-43", "George W. Bush")])
    assert str(error) == (
        "'Bush' is more than one person: 'bush-41' ('George H. W. Bush'), 'bush-43' ('George W. Bush'); ask by id"
    )
    assert (error.name, error.kind, error.candidates[0]) == ("Bush", "person", ("bush-41", "George H. W. Bush"))


def test_a_problem_can_be_moved_below_a_place():
    """A path is continued upwards, with a dot only where a name follows."""
    assert Problem("when", "is late").inside("meetings[0]").path == "meetings[0].when"
    assert Problem("[1]", "is late").inside("topics").path == "topics[1]"
    assert Problem("", "is late").inside("$").path == "$"
    assert Problem("when", "is late").severity is dt.Severity.ERROR
    assert str(Problem("", "is late")) == "is late"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Meeting(id=10**5000),
        lambda: Meeting(id="a", round=10**5000),
        lambda: Evidence(quote="x", start=10**5000),
        lambda: Evidence(quote="x", start=10**5000, end=10**5000 + 1),
        lambda: dt.structure({"id": "a", 10**5000: 1}, Meeting),
        lambda: Meeting(id="a").delegation(10**5000),
    ],
)
def test_a_number_beyond_all_printing_is_one_clear_error(make):
    """A number that Python itself will not print is refused, and the error can be read."""
    with pytest.raises(dt.DipltalksError) as caught:
        make()
    assert 10 < len(str(caught.value)) < 400


def test_a_value_that_cannot_show_itself_is_shown_by_its_class():
    """A value whose repr fails does not hide what is wrong with it."""
    odd = type("array", (), {})()
    assert str(problems(Meeting, id=odd)[0]) == "id: is not text, found <array>"
