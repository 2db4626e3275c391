"""Sources: quotations with their offsets, and what is said when they cannot be found."""

import attrs
import pytest

from dipltalks import InvalidDataError, Meeting, Report, Source

TEXT = "Star news\nTalks opened in Riyadh. Talks went on.\nAdvertising: visit Riyadh"
BODY = (10, 48)


@pytest.fixture
def source():
    """Return a small page with an article in it."""
    return Source(id="wire-1", text=TEXT, body=BODY)


def problem(call, *args, **kwargs):
    """Return the one problem that a call raises."""
    with pytest.raises(InvalidDataError) as caught:
        call(*args, **kwargs)
    (found,) = caught.value.problems
    return found


def test_a_quotation_has_its_source_and_offsets(source):
    """Offsets count code points from 0, the end exclusive, and what is given beside is kept."""
    evidence = source.quote("opened in Riyadh", supports=["place.city"], attribution=["TASS"], locator="line 2")
    assert source.text[evidence.start : evidence.end] == "opened in Riyadh"
    assert (evidence.source, evidence.start, evidence.end) == ("wire-1", 16, 32)
    assert (evidence.supports, evidence.attribution, evidence.locator) == (("place.city",), ("TASS",), "line 2")


def test_only_the_body_is_looked_in(source):
    """Words that stand once in the body are found, though they stand outside it as well."""
    assert source.quote("Riyadh").start == 26
    found = problem(source.quote, "Advertising")
    assert (found.path, found.message, found.hint) == (
        "quote",
        "stands outside the body of the source",
        "it stands at 49",
    )


def test_words_that_stand_twice_need_a_start(source):
    """The error says where they stand, and `start` chooses."""
    found = problem(source.quote, "Talks")
    assert (found.message, found.hint) == ("stands more than once", "give start, one of: 10, 34")
    assert source.quote("Talks", start=34).end == 39
    assert problem(source.quote, "Talks", start=11).path == "start"
    assert problem(source.quote, "Talks", start=-1).path == "start"
    assert problem(source.quote, "Advertising", start=49).message == "stands outside the body of the source"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("Talks opened in Geneva", "it departs at its character 16: the source goes on 'Riyadh. Talks went on.'"),
        ("Geneva", "quotations are exact: blanks, line breaks and quotation marks count"),
        ("on.x", "quotations are exact: blanks, line breaks and quotation marks count"),
    ],
)
def test_words_that_are_not_there_say_where_they_depart(source, words, hint):
    """The hint shows where the quotation leaves the source, if it ever went along."""
    found = problem(source.quote, words)
    assert (found.message, found.found, found.hint) == ("is not in the source", words, hint)


@pytest.mark.parametrize("words", ["", None, 7, "  "])
def test_a_quotation_is_a_text(source, words):
    """An empty quotation, or one that is no text, is refused."""
    assert problem(source.quote, words).path == "quote"


def test_without_a_text_there_is_nothing_to_quote():
    """A source whose text is not kept cannot be quoted from."""
    assert problem(Source(id="a").quote, "Talks").message == "cannot be looked for: the source has no text"


@pytest.mark.parametrize("body", [(5, 5), (6, 5), (0, 1000)])
def test_the_body_is_a_part_of_the_text(body):
    """A body that is empty or goes beyond the text is refused."""
    assert problem(Source, id="a", text=TEXT, body=body).path == "body"


def test_a_body_needs_a_text():
    """A body without a text is refused, and so is one that is no pair of offsets."""
    assert problem(Source, id="a", body=(0, 5)).path == "body"
    assert problem(Source, id="a", text=TEXT, body=[1]).message == "is not a list of 2"
    assert problem(Source, id="a", text=TEXT, body=(-1, 5)).path == "body[0]"


def test_a_report_fills_in_source_and_offsets(source):
    """Evidence of a report names its source, and has offsets where its words stand once in the body."""
    from dipltalks import Evidence

    once, twice, elsewhere, by_row = (
        Evidence(quote="opened"),
        Evidence(quote="Talks"),
        Evidence(source="other", quote="opened"),
        Evidence(locator="row 3"),
    )
    given = Meeting(id="a", evidence=[once, twice, elsewhere, by_row])
    (meeting,) = Report(source=source, meetings=[given]).meetings
    assert meeting.evidence == (
        Evidence(source="wire-1", quote="opened", start=16, end=22),
        Evidence(source="wire-1", quote="Talks"),
        elsewhere,
        Evidence(source="wire-1", locator="row 3"),
    )
    assert given.evidence[0] == once


def test_a_report_without_text_fills_in_the_source_alone():
    """Without a text there are no offsets to find."""
    from dipltalks import Evidence

    report = Report(source=Source(id="a"), meetings=[Meeting(id="m", evidence=[Evidence(quote="x")])])
    assert report.meetings[0].evidence == (Evidence(source="a", quote="x"),)


@pytest.mark.parametrize(
    ("fields", "key"),
    [({}, "wire-1"), ({"coder": "anna"}, "wire-1/anna"), ({"id": "r1", "coder": "anna"}, "r1")],
)
def test_the_key_of_a_report(source, fields, key):
    """A report is known by its id, or else by its source, and by its coder if there is one."""
    assert Report(source=source, **fields).key == key
    assert Report(source=source, revision=2, **fields).key == key


def test_no_two_records_of_a_report_have_one_id(source):
    """An id stands once in a report, whatever the kinds of the records are."""
    from dipltalks import Agreement

    found = problem(Report, source=source, meetings=[Meeting(id="x")], agreements=[Agreement(id="x")])
    assert (found.path, found.message) == ("agreements[0].id", "is there already: meetings[0] has it")
    report = Report(source=source, meetings=[Meeting(id="x")], agreements=[Agreement(id="y")])
    assert [record.id for record in report.records] == ["x", "y"]
    assert attrs.evolve(report, revision=2).revision == 2


@pytest.mark.parametrize("start", ["4", 4.0, True, -1, 10**30])
def test_a_start_is_an_offset(source, start):
    """A start that is no whole number from 0 up is refused."""
    assert problem(source.quote, "Talks", start=start).path == "start"


def test_of_many_places_the_first_are_shown():
    """A word that stands everywhere does not fill the screen."""
    found = problem(Source(id="a", text="talks " * 10_000).quote, "talks")
    assert found.hint == "give start, one of: 0, 6, 12, 18, 24, 30, 36, …"
