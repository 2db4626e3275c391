import datetime as dt

import pytest

from dipltalks._errors import InvalidDataError
from dipltalks._values.edtf import Form, Precision, parse, text_of
from dipltalks._values.spans import AFTER_ALL, BEFORE_ALL, Span

REFUSED = [
    # nothing, or too much
    ("", "text is empty", "leave the date out"),
    ("   ", "text is empty", "leave the date out"),
    ("2025-03-18 " * 10, "110 characters", "year-month-day"),
    (" 2025-03-18", "blanks around", "write '2025-03-18'"),
    ("2025-03-18\n", "blanks around", "write '2025-03-18'"),
    ("2025-03-18\u00a0", "blanks around", "write '2025-03-18'"),
    ("2025-03 / 2025-04", "in '2025-03 ', there are blanks around", "write '2025-03'"),
    # characters that look like those of a date
    ("2025\u201303\u201318", "'\u2013' is no character of a date", "plain"),
    ("\uff12\uff10\uff12\uff15-03-18", "'\uff12' is no character of a date", "plain digits"),
    ("\u0662\u0660\u0662\u0665", "'\u0662' is no character of a date", "plain digits"),
    ("2025-03-1\u00b2", "'\u00b2' is no character of a date", "plain digits"),
    # the calendar
    ("2025-13", "months go from 01 to 12", "2025-03"),
    ("2025-00", "months go from 01 to 12", "2025-03"),
    ("2025-42", "months go from 01 to 12", "21 (spring) to 24 (winter)"),
    ("2025-13-01", "months go from 01 to 12", "2025-03"),
    ("2025-21-05", "months go from 01 to 12", "2025-03"),
    ("2025-02-30", "2025-02 has 28 days", "01 to 28"),
    ("2024-02-30", "2024-02 has 29 days", "01 to 29"),
    ("2025-04-31", "2025-04 has 30 days", "01 to 30"),
    ("2025-03-00", "2025-03 has 31 days", "01 to 31"),
    ("0000", "no year 0000", "0001-01-01"),
    ("0000-21", "no year 0000", "0001-01-01"),
    ("0000-02-29", "no year 0000", "0001-01-01"),
    ("0000-XX", "no year 0000", "0001-01-01"),
    ("9999-24", "winter goes on after the year 9999", "9999-12-31"),
    ("0001-01-01T00:00+10:00", "outside the calendar in UTC", "0001-01-01"),
    ("9999-12-31T23:00-05:00", "outside the calendar in UTC", "9999-12-31"),
    # years
    ("-0044-03-15", "negative years", "0001-01-01"),
    ("-2025/2026", "in '-2025', negative years", "0001-01-01"),
    ("Y170000002", "prefix Y", "0001-01-01"),
    ("Y-170000002", "prefix Y", "0001-01-01"),
    ("Y17E7", "prefix Y", "0001-01-01"),
    ("2E3", "exponents and significant digits", "195X"),
    ("1950S2", "exponents and significant digits", "195X"),
    ("12025", "a year has exactly four digits", "year-month-day"),
    ("202", "a year has exactly four digits", "year-month-day"),
    ("25-03", "a year has exactly four digits", "year-month-day"),
    ("1742256000", "a year has exactly four digits", "year-month-day"),
    # sets and lists
    ("{2025,2026}", "set of dates in braces", "date of its own"),
    ("{2025..2026}", "set of dates in braces", "date of its own"),
    ("[2025,2026]", "one-of list with commas", "one-of range"),
    ("[2025-03-23, 2025-03-25..]", "one-of list with commas", "one-of range"),
    # other forms of ISO 8601
    ("2025-25", "season codes 25 to 41", "21 (spring) to 24 (winter)"),
    ("2025-41", "season codes 25 to 41", "21 (spring) to 24 (winter)"),
    ("2025-W10", "week dates", "2025-03-03/2025-03-09"),
    ("2025-W10-2", "week dates", "2025-03-03/2025-03-09"),
    ("2025W10", "week dates", "2025-03-03/2025-03-09"),
    ("2025-060", "ordinal dates", "year-month-day"),
    ("20250318", "basic format", "year-month-day"),
    ("202503", "basic format", "year-month-day"),
    ("20250318T2247", "basic format", "year-month-day"),
    ("20250323/20250325", "in '20250323', the basic format", "year-month-day"),
    ("P3D", "durations", "both ends"),
    ("2025-03-23/P3D", "not an interval of two whole dates", "both ends in full"),
    ("2025-03-23/PT36H", "in 'PT36H', durations", "both ends in full"),
    # other ways of writing
    ("18 Mar 2025", "dates in words", "write year-month-day, such as '2025-03-18'"),
    ("March 2025", "dates in words", "write year-month-day, such as '2025-03-18'"),
    ("2025-Mar-18", "dates in words", "year-month-day"),
    ("yesterday", "dates in words", "year-month-day"),
    ("2025-03-18 UTC", "dates in words", "year-month-day"),
    ("18/03/2025", "a slash stands between two whole dates", "year-month-day"),
    ("2025/03/18", "a slash stands between two whole dates", "year-month-day"),
    ("3/18/25", "a slash stands between two whole dates", "year-month-day"),
    ("2025/03", "a slash stands between two whole dates", "year-month, such as '2025-03'"),
    ("03/2025", "a slash stands between two whole dates", "year-month, such as '2025-03'"),
    ("2025/26", "a slash stands between two whole dates", "year-month-day"),
    ("18.03.2025", "the year comes first", "year-month-day"),
    ("18-03-2025", "the year comes first", "year-month-day"),
    ("25-03-18", "the year comes first, with four digits", "year-month-day"),
    ("2025-3-1", "two digits", "year-month-day"),
    ("2025-3", "two digits", "year-month-day"),
    ("2025-03-1", "two digits", "year-month-day"),
    ("2025.03.18", "in no form that is read", "year-month-day"),
    ("2025-03-18-20", "in no form that is read", "year-month-day"),
    ("2025-\n03", "in no form that is read", "year-month-day"),
    # qualifiers
    ("~2025-03", "a qualifier stands once, at the end", "2025-03~"),
    ("2025~-03", "a qualifier stands once, at the end", "2025-03~"),
    ("2025-~03-18", "a qualifier stands once, at the end", "2025-03~"),
    ("2025-03~?", "a qualifier stands once, at the end", "2025-03~"),
    ("2025-?XX", "a qualifier stands once, at the end", "2025-03~"),
    ("2025-02/~2025-03", "in '~2025-03', a qualifier stands once", "2025-03~"),
    # times
    ("2025-04-08T24:00", "24:00", "00:00 of the next day"),
    ("2025-04-08T25:00", "00:00 to 23:59:59", "T22:47"),
    ("2025-04-08T22:60", "00:00 to 23:59:59", "T22:47"),
    ("2025-04-08T23:59:60Z", "without leap seconds", "T22:47:30"),
    ("2025-04-08T22:47:30.5Z", "fractions of a second", "T22:47:30"),
    ("2025-04-08T22:47:30,5", "fractions of a second", "T22:47:30"),
    ("2025-04-08T22:47~", "a time has no qualifier", "T22:47"),
    ("2025-04-08t22:47", "capital letters", "T22:47"),
    ("2025-04-08T22:47z", "capital letters", "Z"),
    ("2025-04-08 22:47", "a T stands between day and time", "T22:47"),
    ("2025-04T22:47", "a time needs a day", "T22:47"),
    ("2025T22:47", "a time needs a day", "T22:47"),
    ("2025-02-30T22:47", "2025-02 has 28 days", "01 to 28"),
    ("2025-04-08T22", "its time or offset", "T22:47"),
    ("2025-04-08T2247", "its time or offset", "T22:47"),
    ("2025-04-08T22:47+1000", "its time or offset", "+10:00"),
    ("2025-04-08T22:47 MSK", "its time or offset", "+10:00"),
    ("2025-04-08T22:47+10:00[Australia/Sydney]", "its time or offset", "+10:00"),
    ("2025-04-08T22:47+24:00", "offsets go from -23:59 to +23:59", "+10:00"),
    ("2025-04-08T22:47+10:60", "offsets go from -23:59 to +23:59", "+10:00"),
    ("2025-04-08T22:47-00:00", "-00:00 is not an offset", "Z or +00:00"),
    # unspecified digits
    ("XXXX", "a date without a year says nothing", "leave the date out"),
    ("2XXX", "a year has one or two unspecified digits at the most", "write '202X'"),
    ("0XXX~", "a year has one or two unspecified digits at the most", "write '202X'"),
    ("XXXX-03", "a date without a year says nothing", "leave the date out"),
    ("20X5", "X stands for the last digits", "202X"),
    ("202X-03", "X stands for the last digits", "202X"),
    ("2025-1X", "X stands for the last digits", "2025-XX"),
    ("2025-03-1X", "X stands for the last digits", "2025-03-XX"),
    ("2025-XX-18", "X stands for the last digits", "2025-03-XX"),
    ("2025-03-xx", "X stands for the last digits", "2025-03-XX"),
    ("202u", "X stands for the last digits", "202X"),
    ("2025-13-XX", "months go from 01 to 12", "2025-03"),
    ("2025-21-XX", "months go from 01 to 12", "2025-03"),
    # intervals
    ("../..", "two open ends", "leave the date out"),
    ("/", "two open ends", "leave the date out"),
    ("../", "two open ends", "leave the date out"),
    ("/..", "two open ends", "leave the date out"),
    ("2025-03-25/2025-03-23", "its end comes before its beginning", "earlier date first"),
    ("2025-04/2025-03-31", "its end comes before its beginning", "earlier date first"),
    ("2025-03-23/25", "not an interval of two whole dates", "both ends in full"),
    ("2025-03-23/2025-03-24/2025-03-25", "not an interval of two whole dates", "both ends in full"),
    ("2025-03/open", "in 'open', dates in words", "year-month-day"),
    ("unknown/2025-03", "in 'unknown', dates in words", "year-month-day"),
    ("2025-13/2026", "in '2025-13', months go from 01 to 12", "2025-03"),
    ("2025/2026-02-29", "in '2026-02-29', 2026-02 has 28 days", "01 to 28"),
    ("2025-04-08T22:47/2025-04-09", "in '2025-04-08T22:47', a time inside a range", "without a time"),
    ("../2025-04-08T22:47:30.5Z", "a time inside a range", "without a time"),
    ("2025-03-XX/2025-04-02", "in '2025-03-XX', unspecified digits inside a range", "outermost dates"),
    # one-of ranges
    ("[..]", "two open ends", "leave the date out"),
    ("[2025-03-25..2025-03-23]", "its end comes before its beginning", "earlier date first"),
    ("[2025-03..2025-03-18]", "mixed precision", "two days, two months or two years"),
    ("[2025..2025-21]", "mixed precision", "two days, two months or two years"),
    ("[2025-21..2025-22]", "a one-of range has no seasons", "[2025-03..2025-05]"),
    ("[..2025-21]", "a one-of range has no seasons", "[2025-03..2025-05]"),
    ("[2025-03~..2025-04]", "a one-of range has no qualifiers", "[2025-03-23..2025-03-25]"),
    ("[2025-03..2025-04]?", "a one-of range has no qualifiers", "[2025-03-23..2025-03-25]"),
    ("[2025-03-XX..2025-04]", "unspecified digits inside a range", "outermost dates"),
    ("[2025-04-08T22:47..]", "a time inside a range", "without a time"),
    ("[2025-13..]", "in '2025-13', months go from 01 to 12", "2025-03"),
    ("[2025-03..april]", "in 'april', dates in words", "year-month-day"),
    ("[2025]", "not a one-of range in brackets", "[2025-03-23..]"),
    ("[2025....]", "not a one-of range in brackets", "[2025-03-23..]"),
    ("[2025..2026", "not a one-of range in brackets", "[2025-03-23..]"),
    ("[2025-03-23/2025-03-25]", "not a one-of range in brackets", "[2025-03-23..2025-03-25]"),
    ("2025-03-23..2025-03-25", "not a one-of range in brackets", "[2025-03-23..2025-03-25]"),
    ("..", "not a one-of range in brackets", "[..2025-03-25]"),
]


@pytest.mark.parametrize(("text", "reason", "hint"), REFUSED, ids=ascii)
def test_refused_by_name(text, reason, hint):
    """A form that is not read is refused with one problem, which names the form and says what to write."""
    with pytest.raises(InvalidDataError) as caught:
        parse(text)
    (problem,) = caught.value.problems
    assert problem.message.startswith("is not a date: ")
    assert reason in problem.message
    assert hint in problem.hint
    assert (problem.path, problem.found) == ("", text)


def test_the_message_of_a_refusal():
    """The text of the error reads as one sentence with the value and the hint."""
    with pytest.raises(InvalidDataError) as caught:
        parse("18 Mar 2025")
    assert str(caught.value) == (
        "is not a date: dates in words are not read, found '18 Mar 2025'; write year-month-day, such as '2025-03-18'"
    )


READ = [
    ("2025", "2025-01-01", "2025-12-31", Precision.YEAR, Form.DATE),
    ("0001", "0001-01-01", "0001-12-31", Precision.YEAR, Form.DATE),
    ("9999", "9999-01-01", "9999-12-31", Precision.YEAR, Form.DATE),
    ("2025-21", "2025-03-01", "2025-05-31", Precision.SEASON, Form.DATE),
    ("2025-22", "2025-06-01", "2025-08-31", Precision.SEASON, Form.DATE),
    ("2025-23", "2025-09-01", "2025-11-30", Precision.SEASON, Form.DATE),
    ("2025-24", "2025-12-01", "2026-02-28", Precision.SEASON, Form.DATE),
    ("2023-24", "2023-12-01", "2024-02-29", Precision.SEASON, Form.DATE),
    ("9998-24~", "9998-12-01", "9999-02-28", Precision.SEASON, Form.DATE),
    ("2025-02", "2025-02-01", "2025-02-28", Precision.MONTH, Form.DATE),
    ("2024-02?", "2024-02-01", "2024-02-29", Precision.MONTH, Form.DATE),
    ("9999-12", "9999-12-01", "9999-12-31", Precision.MONTH, Form.DATE),
    ("2024-02-29%", "2024-02-29", "2024-02-29", Precision.DAY, Form.DATE),
    ("0001-01-01", "0001-01-01", "0001-01-01", Precision.DAY, Form.DATE),
    ("9999-12-31", "9999-12-31", "9999-12-31", Precision.DAY, Form.DATE),
    ("2025-04-08T00:00", "2025-04-08", "2025-04-08", Precision.TIME, Form.DATE),
    ("2025-04-08T23:59:59-23:59", "2025-04-08", "2025-04-08", Precision.TIME, Form.DATE),
    ("2025-02-18/2025-02-27", "2025-02-18", "2025-02-27", Precision.DAY, Form.INTERVAL),
    ("2025-02~/2025-02-27?", "2025-02-01", "2025-02-27", Precision.MONTH, Form.INTERVAL),
    ("2025-24/2026-01", "2025-12-01", "2026-01-31", Precision.SEASON, Form.INTERVAL),
    ("2025-03-18/2025", "2025-03-18", "2025-12-31", Precision.YEAR, Form.INTERVAL),
    ("2025-03-18/", "2025-03-18", None, Precision.DAY, Form.INTERVAL),
    ("../2025-03", None, "2025-03-31", Precision.MONTH, Form.INTERVAL),
    ("[2025-02-18..2025-02-27]", "2025-02-18", "2025-02-27", Precision.DAY, Form.ONE_OF),
    ("[2025-02..2025-03]", "2025-02-01", "2025-03-31", Precision.MONTH, Form.ONE_OF),
    ("[2024..2025]", "2024-01-01", "2025-12-31", Precision.YEAR, Form.ONE_OF),
    ("[2025-03..]", "2025-03-01", None, Precision.MONTH, Form.ONE_OF),
    ("[..2025]", None, "2025-12-31", Precision.YEAR, Form.ONE_OF),
    ("2024-02-XX", "2024-02-01", "2024-02-29", Precision.DAY, Form.ONE_OF),
    ("2025-XX", "2025-01-01", "2025-12-31", Precision.MONTH, Form.ONE_OF),
    ("2025-XX-XX~", "2025-01-01", "2025-12-31", Precision.DAY, Form.ONE_OF),
    ("202X", "2020-01-01", "2029-12-31", Precision.YEAR, Form.ONE_OF),
    ("20XX?", "2000-01-01", "2099-12-31", Precision.YEAR, Form.ONE_OF),
    ("000X", "0001-01-01", "0009-12-31", Precision.YEAR, Form.ONE_OF),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "form"), READ)
def test_read(text, earliest, latest, precision, form):
    """A text that is read has its outermost days, its precision and its form."""
    meaning = parse(text)
    low = BEFORE_ALL if earliest is None else dt.date.fromisoformat(earliest).toordinal()
    high = AFTER_ALL if latest is None else dt.date.fromisoformat(latest).toordinal()
    assert (meaning.span.first_low, meaning.span.last_high) == (low, high)
    assert (meaning.precision, meaning.form) == (precision, form)


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("2025-04", ""),
        ("2025-04~", "~"),
        ("2025-04?", "?"),
        ("2025-04%", "~?"),
        ("202X~", "~"),
        ("2025-03~/2025-04?", "~?"),
        ("2025-03/2025-04?", "?"),
        ("2025-03~/..", "~"),
    ],
)
def test_qualifiers(text, qualifiers):
    """The qualifiers of an interval are those of both its ends; `%` is both `~` and `?`."""
    assert parse(text).qualifiers == frozenset(qualifiers)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2025-03/..", "2025-03/"),
        ("../2025-03", "/2025-03"),
        ("[2025-03..]", "[2025-03-01..]"),
        ("[2025-03..2025-03]", "2025-03"),
        ("[2025-03-18..2025-03-18]", "2025-03-18"),
        ("2025-03/2025-03", "2025-03"),
        ("2025-XX", "[2025-01..2025-12]"),
        ("2025-03-XX", "[2025-03-01..2025-03-31]"),
        ("202X", "[2020..2029]"),
        ("000X", "[0001..0009]"),
    ],
)
def test_other_text_of_the_same_days(text, same):
    """Two texts that allow the same pairs of days have equal spans."""
    assert parse(text).span == parse(same).span


def test_bounds_of_a_span_are_attained():
    """The first day cannot come after the last, so each end narrows the other."""
    march, day = parse("2025-03").span, dt.date(2025, 3, 15).toordinal()
    assert parse("2025-03/2025-03-15").span == Span(march.first_low, day, day, day)
    assert parse("2025-03-15/2025-03").span == Span(day, day, day, march.last_high)


def test_values_that_have_a_text():
    """Text, dates and datetimes have a text; a datetime keeps its offset and gets none."""
    ten_hours = dt.timezone(dt.timedelta(hours=10))
    assert text_of("2025-03") == "2025-03"
    assert text_of(dt.date(2025, 2, 18)) == "2025-02-18"
    assert text_of(dt.datetime(2025, 4, 8, 22, 47)) == "2025-04-08T22:47:00"  # noqa: DTZ001 - without a zone on purpose
    assert text_of(dt.datetime(2025, 4, 8, 22, 47, tzinfo=ten_hours)) == "2025-04-08T22:47:00+10:00"
    assert text_of(dt.datetime(2025, 4, 8, 22, 47, tzinfo=dt.UTC)) == "2025-04-08T22:47:00+00:00"
