import copy
import datetime as dt
import enum

import pendulum
import pytest

from dipltalks._errors import InvalidDataError
from dipltalks._values.days import chronological
from dipltalks._values.edtf import Precision
from dipltalks._values.terms import Term
from dipltalks._values.when import When

RIYADH = When("2025-02-18")
ISTANBUL = When("2025-02-27")
PUBLISHED = When("2025-04-08T22:47+10:00")


class Text(str):
    """A text that prints as something else."""

    __slots__ = ()

    def __str__(self):
        return "something else"


def test_made_from_text():
    """A date keeps its text, and knows its first and last day as dates of pendulum."""
    assert RIYADH.text == str(RIYADH) == "2025-02-18"
    assert repr(RIYADH) == "When('2025-02-18')"
    assert RIYADH.earliest == RIYADH.latest == pendulum.Date(2025, 2, 18)
    assert type(RIYADH.earliest) is pendulum.Date


def test_made_from_a_kind_of_text():
    """A subclass of str is read by its characters and kept as plain text."""
    when = When(Text("2025-02-18"))
    assert when == RIYADH
    assert type(when.text) is str


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.date(2025, 2, 18), "2025-02-18"),
        (pendulum.date(2025, 2, 18), "2025-02-18"),
        (dt.datetime(2025, 4, 8, 22, 47), "2025-04-08T22:47:00"),  # noqa: DTZ001 - without a zone on purpose
        (pendulum.naive(2025, 4, 8, 22, 47), "2025-04-08T22:47:00"),
        (pendulum.datetime(2025, 4, 8, 22, 47, tz="Australia/Sydney"), "2025-04-08T22:47:00+10:00"),
        (pendulum.datetime(2025, 4, 8, 12, 47, 30), "2025-04-08T12:47:30+00:00"),
        (ISTANBUL, "2025-02-27"),
    ],
)
def test_made_from_dates(value, text):
    """Dates and datetimes, pendulum's too, become their ISO text; an offset is kept and never made up."""
    assert When(value).text == text


@pytest.mark.parametrize("value", [7, 2025, None, True, b"2025-03", 2025.5, ("2025",), dt.time(22, 47)])
def test_made_from_something_else(value):
    """A value of another type is refused with one problem that holds it."""
    with pytest.raises(InvalidDataError) as caught:
        When(value)
    (problem,) = caught.value.problems
    assert (problem.path, problem.message, problem.found) == ("", "is not a date", value)
    assert problem.hint == "write text such as '2025-03-18', or give a datetime.date"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (dt.datetime(2025, 4, 8, 22, 47, 0, 1, tzinfo=dt.UTC), "has a fraction of a second"),
        (
            dt.datetime(1900, 4, 8, tzinfo=dt.timezone(dt.timedelta(hours=2, minutes=30, seconds=17))),
            "has an offset with seconds",
        ),
    ],
)
def test_made_from_too_fine_datetimes(value, message):
    """Fractions of a second and offsets with seconds are refused, not cut off."""
    with pytest.raises(InvalidDataError) as caught:
        When(value)
    assert [(problem.message, problem.found) for problem in caught.value.problems] == [(message, value)]


def test_never_changes():
    """No attribute of a date can be set, added or deleted, and a copy is the date itself."""
    when = When("2025-03")
    for name in ("text", "earliest", "note"):
        with pytest.raises(AttributeError, match=name):
            setattr(when, name, "2025-04")
    with pytest.raises(AttributeError, match="text"):
        del when.text
    assert not hasattr(when, "__dict__")
    assert str(when) == "2025-03"
    assert copy.copy(when) is copy.deepcopy(when) is When(when) is when


def test_equal_to_dates_of_the_same_text_only():
    """Two dates are equal if their texts are; a date is not equal to text or to a date of Python."""
    assert When("2025-03/") != When("2025-03/..")
    for other in ("2025-02-18", dt.date(2025, 2, 18), None):
        assert other != RIYADH
    assert len({When("2025-03"), When("2025-03"), When("2025-03~")}) == 2


def test_has_no_order():
    """Comparing with < and the like names the methods to use."""
    for compare in (When.__lt__, When.__le__, When.__gt__, When.__ge__):
        with pytest.raises(TypeError, match=r"certainly_before, possibly_before.*certainly_after.*sort_key"):
            compare(RIYADH, ISTANBUL)
    with pytest.raises(TypeError, match="sort_key"):
        sorted([ISTANBUL, RIYADH])
    with pytest.raises(TypeError, match="certainly_before"):
        _ = RIYADH < "2025-02-27"


def test_open_ends_have_no_day():
    """An open end has no day, even where the calendar ends there too."""
    assert (When("[2025-04-08..]").earliest, When("[2025-04-08..]").latest) == (pendulum.Date(2025, 4, 8), None)
    assert (When("../9999-12-31").earliest, When("../9999-12-31").latest) == (None, pendulum.Date(9999, 12, 31))
    assert (When("0001/..").earliest, When("0001/..").latest) == (pendulum.Date(1, 1, 1), None)


def test_open_is_beyond_the_calendar():
    """An open end lies before the first day or after the last day of the calendar."""
    assert When("[9999-12-31..]").possibly_before("[9999-12-31..]") is True
    assert When("9999-12-31").possibly_before("[9999-12-31..]") is True
    assert When("[..0001-01-01]").possibly_before("0001-01-01") is True
    assert When("0001-01-01/..").certainly_within("0001-01-01/9999-12-31") is False
    assert When("0001-01-01/..").certainly_within("0001/..") is True
    assert When("[..9999-12-31]").refines("../9999-12-31") is False
    assert When("../9999-12-31").refines("[..9999-12-31]") is True


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2025-04-08T22:47", pendulum.naive(2025, 4, 8, 22, 47)),
        ("2025-04-08T22:47:30", pendulum.naive(2025, 4, 8, 22, 47, 30)),
        ("2025-04-08T12:47Z", pendulum.datetime(2025, 4, 8, 12, 47)),
        ("2025-04-08T22:47+10:00", pendulum.datetime(2025, 4, 8, 12, 47)),
        ("2025-04-08T22:47+10", pendulum.datetime(2025, 4, 8, 12, 47)),
        ("2025-04-08T07:17-05:30", pendulum.datetime(2025, 4, 8, 12, 47)),
    ],
)
def test_start(text, start):
    """A time is a datetime of pendulum with its written offset, and naive without one."""
    found = When(text).start
    assert found == start
    assert type(found) is pendulum.DateTime


def test_start_has_the_written_offset():
    """The offset of a time is kept, not turned into UTC; none is made up; a date without a time has no start."""
    assert PUBLISHED.start.isoformat() == "2025-04-08T22:47:00+10:00"
    assert When("2025-04-08T07:17-05:30").start.utcoffset() == -dt.timedelta(hours=5, minutes=30)
    assert When("2025-04-08T22:47Z").start.utcoffset() == dt.timedelta(0)
    assert When("2025-04-08T22:47").start.tzinfo is None
    assert When("2025-04-08").start is None


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2025", "year"),
        ("2025-21", "season"),
        ("2025-03", "month"),
        ("2025-03-18", "day"),
        ("2025-04-08T22:47", "time"),
        ("202X", "year"),
        ("2025-XX", "month"),
        ("2025-XX-XX", "day"),
        ("2025-03-XX", "day"),
        ("2025-21/2025-12-31", "season"),
        ("2025-03-18/2025-24", "season"),
        ("2025-03-18/..", "day"),
        ("[..2025-03]", "month"),
    ],
)
def test_precision(text, precision):
    """The precision is that of the coarsest end that is written."""
    assert When(text).precision is Precision(precision)


def test_precision_is_a_vocabulary():
    """Each precision is a term with a definition and a source, coarsest first."""
    assert [str(term) for term in Precision] == ["year", "season", "month", "day", "time"]
    assert {term.source for term in Precision} == {"EDTF (ISO 8601-2:2019)"}
    assert issubclass(Precision, Term)
    assert issubclass(Precision, enum.StrEnum)
    assert Precision.DAY.definition == "A calendar day, as in 2025-03-18; also one unknown day, as in 2025-03-XX."


@pytest.mark.parametrize(
    ("text", "is_approximate", "is_uncertain"),
    [
        ("2025-04", False, False),
        ("2025-04~", True, False),
        ("2025-04?", False, True),
        ("2025-04%", True, True),
        ("2025-03~/2025-04?", True, True),
        ("../2025-04?", False, True),
    ],
)
def test_qualifiers(text, is_approximate, is_uncertain):
    """A date is approximate or uncertain if it, or one of its ends, says so, and keeps its bounds."""
    when = When(text)
    assert (when.is_approximate, when.is_uncertain) == (is_approximate, is_uncertain)
    assert when.latest == pendulum.Date(2025, 4, 30)


@pytest.mark.parametrize(
    ("text", "is_interval", "is_one_of"),
    [
        ("2025-03-23", False, False),
        ("2025-03-23/2025-03-25", True, False),
        ("2025-03-23/", True, False),
        ("[2025-03-23..2025-03-25]", False, True),
        ("[..2025-03-25]", False, True),
        ("2025-03-XX", False, True),
        ("2025-04-08T22:47", False, False),
    ],
)
def test_form(text, is_interval, is_one_of):
    """An interval and one date out of several are told apart; unspecified digits are one date out of several."""
    assert (When(text).is_interval, When(text).is_one_of) == (is_interval, is_one_of)


def test_sorting():
    """Dates sort by first instant and then last day; a time counts by its instant, and absent dates come last."""
    texts = [
        "../2024",
        "[..2025-02]",
        "0001-01-01",
        "2025-02",
        "2025-02-18",
        "2025-02-18/2025-02-27",
        "2025-02-18/..",
        "2025-04-08T09:00+10:00",
        "2025-04-08",
        "2025-04-08T12:30Z",
        "2025-04-08T22:47+10:00",
        "2025-04-08T12:48",
        "[9999-12-31..]",
    ]
    in_order = [When(text) for text in texts]
    backwards = in_order[::-1]
    assert sorted([None, *backwards], key=chronological) == [*in_order, None]
    assert sorted(backwards, key=lambda when: when.sort_key) == in_order


def test_sort_key_ties():
    """Dates with the same first instant and last day tie: a time without an offset counts as UTC."""
    assert When("2025-04-08T12:47").sort_key == When("2025-04-08T22:47:00+10:00").sort_key
    assert When("2025-04-08").sort_key == When("[2025-04-08..2025-04-08]").sort_key


def test_last_utc_day():
    """A time falls on its day in UTC, also where the written day is another; other dates count by their latest day."""
    assert PUBLISHED.last_utc_day == pendulum.Date(2025, 4, 8)
    assert When("2025-04-08T07:30+10:00").last_utc_day == pendulum.Date(2025, 4, 7)
    assert When("2025-04-08T23:30-05:00").last_utc_day == pendulum.Date(2025, 4, 9)
    assert When("2025-04-08T23:30").last_utc_day == pendulum.Date(2025, 4, 8)
    assert When("2025-04").last_utc_day == pendulum.Date(2025, 4, 30)
    assert When("2025-04/..").last_utc_day is None


@pytest.mark.parametrize(
    ("one", "relation", "other", "holds"),
    [
        ("2025-02-18", "certainly_before", "2025-02-27", True),
        ("2025-03", "certainly_before", "2025-04", True),
        ("2025-03", "certainly_before", "2025-03-15", False),
        ("2025-03", "possibly_before", "2025-03-15", True),
        ("2025-03-15", "possibly_before", "2025-03-15", False),
        ("2025-02-27", "certainly_after", "2025-02-18", True),
        ("[2025-03-18..2025-04-01]", "possibly_after", "2025-03-18", True),
        ("[2025-03-18..2025-04-01]", "certainly_after", "2025-03-18", False),
        ("2025-03-23/2025-03-25", "certainly_within", "2025-03", True),
        ("2025-03", "certainly_within", "[2025-03-01..2025-03-31]", True),
        ("2025-03", "possibly_within", "2025-03-18", True),
        ("2025-03-23/2025-03-25", "possibly_within", "2025-03-24", False),
        ("2025-03-23/2025-03-25", "certainly_overlaps", "2025-03-24", True),
        ("[2025-03-23..2025-03-25]", "certainly_overlaps", "2025-03-24", False),
        ("[2025-03-23..2025-03-25]", "possibly_overlaps", "2025-03-24", True),
        ("2025-03-23/2025-03-25", "possibly_overlaps", "2025-03-26", False),
        ("2025-04-08T22:47+10:00", "certainly_within", "2025-04-08", True),
        ("2025-04-08T07:30+10:00", "certainly_after", "2025-04-07", True),
        ("2025-02-27", "refines", "2025-02", True),
        ("2025-02-27", "refines", "2025-02-27", True),
        ("2025-02", "refines", "2025-02-27", False),
        ("2025-02-27", "refines", "2025-02-27~", True),
        ("2025-02-27~", "refines", "2025-02-27%", True),
        ("2025-02-27~", "refines", "2025-02-27?", False),
        ("2025-02-27~", "refines", "2025-02", False),
        ("2025-03-23/2025-03-25", "refines", "[2025-03-23..2025-03-25]", False),
        ("2025-03/", "refines", "2025-03/..", False),
        ("2025-04-08T22:47+10:00", "refines", "2025-04-08", True),
        ("2025-04-08", "refines", "2025-04-08T22:47+10:00", False),
        ("2025-04-08T22:47:00+10:00", "refines", "2025-04-08T22:47+10:00", False),
        ("2025-04-08T22:47+10:00", "compatible_with", "2025-04-08T12:47", True),
        ("2025-04-09T00:47+10:00", "compatible_with", "2025-04-08T14:47Z", True),
        ("2025-04-08T22:47+10:00", "compatible_with", "2025-04-08T22:47", False),
        ("2025-04-08T22:47+10:00", "compatible_with", "2025-04", True),
        ("2025-03-23/2025-03-25", "compatible_with", "[2025-03-23..2025-03-25]", False),
        ("2025-02-27~", "compatible_with", "2025-02-18?", False),
        ("20XX", "compatible_with", "1999/2000", False),
        ("20XX", "compatible_with", "2099-12-31/2100", False),
        ("2099-12-31", "refines", "20XX", True),
    ],
)
def test_relations(one, relation, other, holds):
    """Relations look at all, or at some, of the days that the two dates may stand for."""
    assert getattr(When(one), relation)(other) is holds
    assert getattr(When(one), relation)(When(other)) is holds


def test_relations_take_dates_of_python():
    """A relation takes whatever a date can be made of, and refuses what is none."""
    assert RIYADH.certainly_before(dt.date(2025, 2, 27)) is True
    assert RIYADH.certainly_within(pendulum.date(2025, 2, 18)) is True
    with pytest.raises(InvalidDataError, match="months go from 01 to 12"):
        RIYADH.certainly_before("2025-13")
