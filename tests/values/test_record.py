"""Records: constraints that hold however a record comes to be, and errors that list everything."""

import pickle

import attrs
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks import Agreement, Delegate, Delegation, Evidence, InvalidDataError, Meeting, Place, Topic, When
from strategies import RECORDS, records


def problems(make, *args, **fields):
    """Return the problems that a call raises."""
    with pytest.raises(InvalidDataError) as caught:
        make(*args, **fields)
    return caught.value.problems


def test_five_faults_in_five_fields_are_five_problems_with_hints():
    """A record with several faults names each of them, with path, value found and hint."""
    found = problems(Meeting, id="", when="2025-13", status="hold", topics="embassy", place="Istanbul")
    assert [(p.path, p.found) for p in found] == [
        ("id", ""),
        ("when", "2025-13"),
        ("place", "Istanbul"),
        ("status", "hold"),
        ("topics", "embassy"),
    ]
    hints = {p.path: p.hint for p in found}
    assert hints["status"] == "did you mean 'held'?"
    assert hints["topics"] == "put it into a list, even if it is only one"
    assert all(hints.values())


def test_what_people_write_becomes_what_is_kept():
    """Lists become tuples, texts become terms and dates, and whole numbers may be coordinates."""
    meeting = Meeting(id="a", when="2025-03", status="held", modality=iter(["phone"]), topics=["x"])
    assert (meeting.when, meeting.status, meeting.modality, meeting.topics) == (
        When("2025-03"),
        dt.MeetingStatus.HELD,
        (dt.Modality.PHONE,),
        ("x",),
    )
    locality = dt.Locality(name="Null Island", latitude=0, longitude=-0.0)
    assert (repr(locality.latitude), repr(locality.longitude)) == ("0.0", "0.0")


@pytest.mark.parametrize("value", ["embassy", b"x", bytearray(b"x"), memoryview(b"x"), dt.Modality, {"a": 1}, 7, None])
def test_what_is_no_list_is_named(value):
    """One text, a mapping or a number in the place of a list is refused, not taken apart."""
    assert [(p.path, p.message) for p in problems(Meeting, id="a", topics=value)] == [("topics", "is not a list")]


@pytest.mark.parametrize("value", [{"a"}, frozenset({"a"})])
def test_sets_have_no_order(value):
    """A set in the place of a list is refused, for the order would differ from run to run."""
    assert [p.hint for p in problems(Meeting, id="a", topics=value)] == ["a set has no order: give a list or a tuple"]


def test_an_item_of_a_list_is_named_by_its_place():
    """A fault in a list names the item."""
    found = problems(
        Meeting, id="a", topics=["fine", ""], modality=["phone", "fax"], delegations=[Delegation(party="RU"), "US"]
    )
    assert [p.path for p in found] == ["delegations[1]", "modality[1]", "topics[1]"]


def test_fields_and_rules_are_reported_together():
    """A rule between sound fields is reported beside faults in other fields."""
    found = problems(Meeting, id="", topics=["x", "x"])
    assert [(p.path, p.message) for p in found] == [
        ("id", "is empty"),
        ("topics[1]", "is there already: topics[0] is the same"),
    ]


def test_a_rule_waits_for_its_fields():
    """A rule is not asked about a field that is at fault by itself."""
    assert [p.path for p in problems(Meeting, id="a", part_of="a b")] == ["part_of"]


def test_records_are_frozen():
    """To set or delete a field is an AttributeError, and there is no room for others."""
    meeting = Meeting(id="a")
    with pytest.raises(AttributeError):
        meeting.status = "cancelled"
    with pytest.raises(AttributeError):
        del meeting.id
    with pytest.raises(AttributeError):
        object.__setattr__(meeting, "other", 1)


def test_evolving_checks_like_making():
    """`attrs.evolve` converts and checks."""
    meeting = attrs.evolve(Meeting(id="a", status="held"), status="cancelled", when="2025")
    assert (meeting.status, meeting.when) == (dt.MeetingStatus.CANCELLED, When("2025"))
    assert [p.path for p in problems(attrs.evolve, meeting, status="hold")] == ["status"]


def test_decoding_by_another_library_checks_like_making():
    """A decoder that knows attrs classes, such as msgspec, cannot make a record that breaks a constraint."""
    assert msgspec.json.decode(b'{"city": "Istanbul", "country": "TR"}', type=Place) == Place(
        city="Istanbul", country="TR"
    )
    with pytest.raises(msgspec.ValidationError, match="Türkiye is 'TR'"):
        msgspec.json.decode(b'{"city": "Istanbul", "country": "Turkey"}', type=Place)


def test_a_misspelt_keyword_is_pythons_own_error():
    """A keyword that does not exist, or is missing, or a positional argument, is a TypeError."""
    with pytest.raises(TypeError, match="topcis"):
        Meeting(id="a", topcis=[])
    with pytest.raises(TypeError, match="id"):
        Meeting()
    with pytest.raises(TypeError):
        Meeting("a")


def test_the_repr_shows_what_is_stated():
    """The repr of a record has what is stated and nothing else, and can be read back."""
    meeting = Meeting(id="a", when="2025-03", place=Place(country="SA"))
    assert repr(meeting) == "Meeting(id='a', when=When('2025-03'), place=Place(country='SA'))"
    assert eval(repr(meeting), vars(dt) | {"When": When, "Meeting": Meeting, "Place": Place}) == meeting  # noqa: S307


def test_the_repr_of_a_source_is_short():
    """The text of a source is cut in its repr."""
    assert repr(dt.Source(id="a", text="x" * 1000)) == f"Source(id='a', text={'x' * 60!r}… (1,000 characters))"
    assert repr(dt.Source(id="a", text="short")) == "Source(id='a', text='short')"


def test_fields_come_in_the_order_of_the_contract():
    """What a class inherits stands behind what it declares."""
    assert " ".join(field.name for field in attrs.fields(Meeting)) == (
        "id title track round round_label part_of delegations when place status modality format level topics outcomes "
        "unchanged_from evidence inferred note same_as"
    )
    assert " ".join(field.name for field in attrs.fields(Topic)) == "id label broader aliases definition note same_as"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("id", "a b", "is not an id: letters A to Z and a to z, digits, '-' and '_'"),
        ("id", "a\n", "is not an id: letters A to Z and a to z, digits, '-' and '_'"),
        ("id", "Überlingen", "is not an id: letters A to Z and a to z, digits, '-' and '_'"),
        ("id", "x" * 201, "is longer than 200 characters"),
        ("id", None, "is not text"),
        ("title", " a", "is not a label: one line of text with no blanks around it and no control characters"),
        ("title", "a\n", "is not a label: one line of text with no blanks around it and no control characters"),
        ("title", "a\nb", "is not a label: one line of text with no blanks around it and no control characters"),
        ("title", "x" * 1001, "is longer than 1,000 characters"),
        ("title", "", "is empty"),
        ("title", "\ud800", "is not Unicode text: it holds half of a surrogate pair"),
        ("note", "  ", "is not a text with at least one visible character"),
        ("round", True, "is not a whole number"),
        ("round", 1.0, "is not a whole number"),
        ("round", "2", "is not a whole number"),
        ("round", 10**7, "is not 1000000 or less"),
        ("same_as", ["Q159"], "is not a URI or scheme:value, such as 'wikidata:Q159'"),
        ("place", {"city": "Riyadh"}, "is not a Place"),
        ("when", 2025, "is not a date"),
        ("level", "minister", "is not a term of MeetingLevel"),
    ],
)
def test_each_constraint_has_a_message_of_its_own(field, value, message):
    """Every constraint says what is wrong with the value."""
    found = problems(Meeting, **{"id": "a"} | {field: value})
    assert [p.message[: len(message)] for p in found] == [message]
    assert found[0].path.startswith(field)


def test_a_flag_is_true_or_false():
    """A number or a text in the place of true or false is refused."""
    found = [problems(dt.Statement, id="a", kind="claim", text="x", quoted=value) for value in (1, "yes")]
    assert [(p.path, p.message) for (p,) in found] == [("quoted", "is not true or false")] * 2


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("Turkey", "Türkiye is 'TR'"),
        ("tr", "Türkiye is 'TR'"),
        ("türkiye", "Türkiye is 'TR'"),
        ("Saudi", "Saudi Arabia is 'SA'"),
        ("UK", "United Kingdom is 'GB'"),
        ("Russian Federation", "Russia is 'RU'"),
        ("XX", "such as 'TR' for Türkiye"),
    ],
)
def test_a_country_that_is_no_code_suggests_one(code, hint):
    """The name of a country in the place of its code finds the code."""
    found = problems(Place, country=code)
    assert [(p.message, p.hint) for p in found] == [("is not an ISO 3166-1 alpha-2 code", hint)]


@pytest.mark.parametrize("code", ["TR", "XK", "SU", "YU"])
def test_withdrawn_codes_and_kosovos_are_countries(code):
    """Codes that were withdrawn, and XK, are taken."""
    assert Place(country=code).country == code


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 91, -90.5, "41", True, 2**60])
def test_a_latitude_is_a_number_of_degrees(value):
    """A coordinate that is out of bounds or no number is refused."""
    assert [p.path for p in problems(dt.Locality, name="x", latitude=value, longitude=0)] == ["latitude"]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Delegate(role="member"),
        Place,
        Delegation,
        lambda: dt.Speaker(office="spokesperson"),
        lambda: Evidence(supports=["when"]),
        lambda: dt.Inheritance(meeting="a"),
    ],
)
def test_what_says_nothing_is_refused(make):
    """A part that states none of what it is for is an error that names what to give."""
    (found,) = problems(make)
    assert found.message == "says nothing"
    assert found.hint.startswith("give ")


def test_a_class_with_an_impossible_field_cannot_be_made():
    """A field of a type that records cannot hold is a TypeError as the class is made."""
    from dipltalks._values.record import Record, declared

    with pytest.raises(TypeError, match="a record cannot hold <class 'object'>"):

        @attrs.frozen(kw_only=True, field_transformer=declared)
        class Odd(Record):
            field: object


def test_a_value_that_only_claims_to_be_a_list_is_named():
    """What raises when it is gone through is no list."""

    class Odd:
        def __iter__(self):
            raise TypeError("0-d")

    assert [p.message for p in problems(Meeting, id="a", topics=Odd())] == ["is not a list"]


def test_a_text_of_another_class_is_made_plain_or_named():
    """Terms and dates take a subclass of text, as numpy has it; elsewhere the hint says what to do."""

    class Odd(str):
        __slots__ = ()

    assert Meeting(id="a", status=Odd("held"), when=Odd("2025")) == Meeting(id="a", status="held", when="2025")
    assert problems(Meeting, id=Odd("a"))[0].hint == "it is a Odd: make it plain with str(…)"


def test_absent_lists_are_left_out():
    """None in the place of a list has a hint of its own."""
    assert problems(Meeting, id="a", topics=None)[0].hint == "leave out what is not stated"


@pytest.mark.parametrize("title", ["x\x00", "\x1b[31m red", "a\u2028b", "a\x85b"])
def test_a_label_has_no_control_characters(title):
    """What could move the cursor of a terminal, or break a line, is no label."""
    assert [p.path for p in problems(Meeting, id="a", title=title)] == ["title"]


def test_a_plain_subclass_is_checked_like_its_base_and_does_not_go_into_a_report():
    """A subclass that declares nothing works by itself; a report would lose its class when it is saved."""

    class Sub(Meeting):
        __slots__ = ()

    assert dt.dumps(Sub(id="a", when="2025")) == b'{"id":"a","when":"2025"}'
    assert [p.path for p in problems(Sub, id="")] == ["id"]
    assert [p.message for p in problems(dt.Report, source=dt.Source(id="s"), meetings=[Sub(id="a")])] == [
        "is not a Meeting"
    ]


def test_the_example_of_a_meeting_with_everything():
    """A meeting can be written down in one go, with its place, sides, topics and words."""
    (source,) = (article for article in dt.seeds.articles() if "On Feb. 27" in article.text)
    meeting = Meeting(
        id="ru-us-2025-02-27-istanbul",
        when="2025-02-27",
        place=Place(city="Istanbul", country="TR", venue="residence of the US Consulate General"),
        status="held",
        modality=["in_person"],
        delegations=[Delegation(party="RU"), Delegation(party="US")],
        topics=["embassy-operations"],
        evidence=[
            source.quote(
                "On Feb. 27, Russian and U.S. delegations met at the residence",
                supports=["when", "delegations.RU", "delegations.US"],
            )
        ],
    )
    assert (meeting.parties, meeting.evidence[0].start) == (("RU", "US"), 1555)


def test_equal_records_made_in_different_ways_have_one_hash():
    """Lists and tuples, texts and terms, whole numbers and others make the same record."""
    one = dt.Locality(name="x", aliases=["y"], latitude=0, longitude=10)
    other = dt.Locality(name="x", aliases=("y",), latitude=-0.0, longitude=10.0)
    assert (one, hash(one), dt.dumps(one)) == (other, hash(other), dt.dumps(other))
    held = Meeting(id="a", when=When("2025"), status=dt.MeetingStatus.HELD)
    assert (held, hash(held)) == (Meeting(id="a", when="2025", status="held"), hash(held))


def test_a_subclass_keeps_the_constraints():
    """A user's own subclass is checked like its base, by its own fields too."""
    from dipltalks._values.record import declared

    @attrs.frozen(kw_only=True, repr=False, field_transformer=declared)
    class Round(Meeting):
        budget: int | None = None

    assert [p.path for p in problems(Round, id="", budget="much")] == ["budget", "id"]
    assert Agreement(id="a", topics=["x"]).topics == ("x",)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_laws_of_every_record(cls, data):
    """Every record equals its copy by evolving nothing and by pickling, and equal records have one hash."""
    record = data.draw(records(cls))
    for again in (attrs.evolve(record), pickle.loads(pickle.dumps(record))):
        assert again == record
        assert hash(again) == hash(record)
        assert repr(again) == repr(record)
        assert type(again) is cls


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_the_compiled_test_and_the_explanation_agree(cls, data):
    """A record can be made exactly when there is nothing to explain, whatever its fields are given."""
    from dipltalks._values.record import layout_of, problems_of

    layout = layout_of(cls)
    record = data.draw(records(cls))
    values = {name: getattr(record, name) for name in layout.shapes}
    odd = st.sampled_from([None, "", "x", "held", 0, 1, -1, 0.5, True, (), ("x",), ("x", "x"), [1], {}, When("2025")])
    name = data.draw(st.sampled_from(list(values)))
    values[name] = data.draw(odd)
    converted = {key: layout.shapes[key].convert(value) for key, value in values.items()}
    explained = problems_of(cls, converted)
    if explained:
        assert problems(cls, **values) == explained
    else:
        assert getattr(cls(**values), name) is not NotImplemented
