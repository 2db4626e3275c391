"""Plain data to objects and back: strict, and every problem with its path from the top."""

import re

import pytest

import dipltalks as dt
from dipltalks import InvalidDataError, Meeting, When


def problems(data, cls):
    """Return path and message of each problem that structuring raises."""
    with pytest.raises(InvalidDataError) as caught:
        dt.structure(data, cls)
    return [(problem.path, problem.message) for problem in caught.value.problems]


def test_plain_data_becomes_a_record_and_comes_back():
    """A dict of plain values is structured, nested records included, and unstructured to the same."""
    data = {
        "id": "ru-us-2025-04-istanbul",
        "delegations": [{"party": "RU", "head": {"person": "darchiev", "office": "ambassador"}}, {"party": "US"}],
        "when": "[2025-04-08..]",
        "place": {"city": "Istanbul", "country": "TR"},
        "status": "announced",
        "unchanged_from": [{"meeting": "ru-us-2025-02-27-istanbul", "fields": ["venue"]}],
    }
    meeting = dt.structure(data, Meeting)
    assert meeting.delegation("RU").head == dt.Delegate(person="darchiev", office="ambassador")
    assert dt.unstructure(meeting) == data


def test_an_absent_field_may_be_null():
    """Null stands for what is not stated, where that is allowed."""
    assert dt.structure({"id": "a", "when": None, "place": None}, Meeting) == Meeting(id="a")
    assert problems({"id": None, "topics": None, "delegations": None}, Meeting) == [
        ("$.id", "is not text"),
        ("$.delegations", "is not a list"),
        ("$.topics", "is not a list"),
    ]


def test_dates_that_a_reader_made_are_taken():
    """YAML readers turn plain days into dates of Python's."""
    import datetime

    assert dt.structure({"id": "a", "when": datetime.date(2025, 3, 18)}, Meeting).when == When("2025-03-18")


def test_every_problem_of_nested_data_is_listed_in_the_order_of_the_fields():
    """Wrong types, unknown fields, missing fields and broken constraints come in one error."""
    data = {
        "topcis": [],
        "place": {"city": "", "country": "Turkey", "planet": "Earth"},
        "delegations": [{"party": 7}, 4, {"party": "US", "head": {"role": "boss"}}],
        "when": "2025-13",
        "evidence": [{"quote": "x", "start": 3}],
        "modality": "phone",
    }
    assert problems(data, Meeting) == [
        ("$.topcis", "is not a field of Meeting"),
        ("$.id", "is not stated, but every Meeting has one"),
        ("$.delegations[0].party", "is not text"),
        ("$.delegations[1]", "is not an object with the fields of Delegation"),
        ("$.delegations[2].head", "says nothing"),
        ("$.delegations[2].head.role", "is not a term of DelegateRole"),
        ("$.when", "is not a date: months go from 01 to 12"),
        ("$.place.planet", "is not a field of Place"),
        ("$.place.city", "is empty"),
        ("$.place.country", "is not an ISO 3166-1 alpha-2 code"),
        ("$.modality", "is not a list"),
        ("$.evidence[0].end", "is not stated, though the other offset is"),
    ]


def test_an_unknown_field_suggests_the_nearest():
    """A misspelt field names the one that was meant, and a strange one is quoted."""
    with pytest.raises(
        InvalidDataError, match=r"\$\.topcis: is not a field of Meeting, found \[\]; did you mean 'topics'"
    ):
        dt.structure({"id": "a", "topcis": []}, Meeting)
    assert problems({"id": "a", "a b": 1, 7: 2}, Meeting) == [
        ("$['a b']", "is not a field of Meeting"),
        ("$[7]", "is not a field of Meeting"),
    ]


def test_a_key_of_more_than_a_hundred_characters_is_cut_where_it_is_named():
    """Up to that many, it is a step of the path like any other."""
    long = "x" * 100
    (fits, _), (cut, _) = problems({"id": "a", long: 1, f"{long}y": 2}, Meeting)
    assert fits == f"$.{long}"
    assert re.fullmatch(r"\$\['x{30,40}\.\.\.x{30,40}y'\]", cut)


@pytest.mark.parametrize("data", [None, [], "meeting", 7, [{"id": "a"}]])
def test_what_is_no_object_is_no_record(data):
    """A record is an object with fields."""
    assert problems(data, Meeting) == [("$", "is not an object with the fields of Meeting")]


def test_rules_speak_of_what_is_sound():
    """Rules between fields are reported beside faults in others, with defaults for what is not given."""
    assert problems({"id": 7, "topics": ["x", "x"]}, Meeting) == [
        ("$.id", "is not text"),
        ("$.topics[1]", "is there already: topics[0] is the same"),
    ]
    assert problems({"role": "boss"}, dt.Delegate) == [
        ("$", "says nothing"),
        ("$.role", "is not a term of DelegateRole"),
    ]
    assert problems({"planet": "Earth"}, dt.Delegate) == [
        ("$", "says nothing"),
        ("$.planet", "is not a field of Delegate"),
    ]


def test_whole_numbers_stay_whole_in_a_record_with_faults():
    """A sound number is not blamed for a fault elsewhere."""
    assert problems({"id": "", "round": 2}, Meeting) == [("$.id", "is empty")]


def test_lists_of_records_and_single_values_can_be_structured():
    """Lists and tuples of records, dates and terms stand by themselves too."""
    assert dt.structure([{"id": "a"}], list[Meeting]) == [Meeting(id="a")]
    assert dt.structure([{"id": "a"}], tuple[Meeting, ...]) == (Meeting(id="a"),)
    assert dt.structure("2025-03", When) == When("2025-03")
    assert dt.structure("held", dt.MeetingStatus) is dt.MeetingStatus.HELD
    assert dt.unstructure([Meeting(id="a"), When("2025")]) == [{"id": "a"}, "2025"]
    assert problems([{"id": "a"}, {}], list[Meeting]) == [("$[1].id", "is not stated, but every Meeting has one")]
    assert problems({}, list[Meeting]) == [("$", "is not a list")]
    assert problems("2025-13", When) == [("$", "is not a date: months go from 01 to 12")]
    assert problems("hold", dt.MeetingStatus) == [("$", "is not a term of MeetingStatus")]
    assert problems(3, str) == [("$", "is not text")]


@pytest.mark.parametrize(
    ("data", "kind", "found"),
    [
        ("abc", list[str], [("$", "is not a list")]),
        ({"2025-03": 1}, list[When], [("$", "is not a list")]),
        ({"2025-03"}, tuple[When, ...], [("$", "is not a list")]),
        (7, list[When], [("$", "is not a list")]),
        (
            ["2025", "2025-13", 7],
            list[When],
            [("$[1]", "is not a date: months go from 01 to 12"), ("$[2]", "is not a date")],
        ),
        (["held", "hold"], tuple[dt.MeetingStatus, ...], [("$[1]", "is not a term of MeetingStatus")]),
    ],
)
def test_lists_of_dates_and_terms_are_as_strict_as_records(data, kind, found):
    """What is no list is not taken apart, and each item is named by its place."""
    assert problems(data, kind) == found


def test_what_is_no_list_is_shown():
    """The problem says what was found, and what to do."""
    with pytest.raises(InvalidDataError) as caught:
        dt.structure("2025-03", list[When])
    hint = "put it into a list, even if it is only one"
    assert caught.value.problems == (dt.Problem("$", "is not a list", "2025-03", hint),)


def test_lists_of_dates_and_terms_can_be_structured():
    """Dates and terms in a list become what they are."""
    assert dt.structure(["2025"], list[When]) == [When("2025")]
    assert dt.structure(["error"], tuple[dt.Severity, ...]) == (dt.Severity.ERROR,)


NO_CLASS = {
    object: "<class 'object'>",
    list: "<class 'list'>",
    list[object]: "list[object]",
    dict[str, str]: "dict[str, str]",
    set[str]: "set[str]",
    tuple[str]: "tuple[str]",
    tuple[str, str]: "tuple[str, str]",
    7: "7",
}


@pytest.mark.parametrize(("kind", "shown"), NO_CLASS.items())
def test_what_is_no_class_of_ours_is_a_type_error(kind, shown):
    """To ask for something else is a mistake in the program, not in the data."""
    for call, data in ((dt.structure, ["a"]), (dt.loads, b'["a"]')):
        with pytest.raises(TypeError, match=f"^{re.escape(shown)} is no class of dipltalks, nor a list or tuple of"):
            call(data, kind)


def test_a_list_that_holds_itself_cannot_be_unstructured():
    """Data without an end is one clear error."""
    endless = []
    endless.append(endless)
    with pytest.raises(InvalidDataError, match="nested too deeply"):
        dt.unstructure(endless)


def test_the_converter_serves_a_program_that_has_classes_of_its_own():
    """The public converter structures the program's own attrs classes with records inside."""
    import attrs

    @attrs.frozen
    class Page:
        title: str
        meeting: Meeting

    assert dt.converter.structure("held", dt.MeetingStatus) is dt.MeetingStatus.HELD
    with pytest.raises(InvalidDataError, match="is not a term of MeetingStatus"):
        dt.converter.structure("hold", dt.MeetingStatus)
    with pytest.raises(InvalidDataError, match="is not text"):
        dt.converter.structure(7, str)
    page = dt.converter.structure({"title": "x", "meeting": {"id": "a"}}, Page)
    assert page == Page("x", Meeting(id="a"))
    assert dt.converter.unstructure(page) == {"title": "x", "meeting": {"id": "a"}}
