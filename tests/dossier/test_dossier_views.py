"""What a dossier shows: by id, in short, of nothing at all, and once it is joined, copied or saved by pickle."""

import copy
import pickle
import re

import attrs
import pytest

from dipltalks import (
    Agreement,
    Agreements,
    Codebook,
    Dossier,
    InvalidDataError,
    Measures,
    Meeting,
    Meetings,
    Parties,
    Party,
    People,
    Person,
    RecordCountError,
    Report,
    Source,
    Sources,
    Statement,
    Statements,
    Topic,
    Topics,
    Track,
    Tracks,
    UnknownNameError,
    seeds,
)

EMPTY = Dossier(codebook=Codebook())


def report(name, published=None, **fields):
    """Return a report of a source."""
    return Report(source=Source(id=name, published=published), **fields)


def dossier(*reports, **entries):
    """Return a dossier of reports."""
    return Dossier(codebook=Codebook(**entries), reports=reports)


TALKS = dossier(
    report("wire", "2025-02-18", meetings=[Meeting(id="riyadh"), Meeting(id="istanbul")]),
    people=[Person(id="lavrov", name="Sergei Lavrov")],
    parties=[Party(id="RU", name="Russia", kind="state")],
    tracks=[Track(id="normalization", label="Normalization")],
    topics=[Topic(id="embassies", label="Embassies")],
)


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("riyadh", Meeting),
        ("lavrov", Person),
        ("RU", Party),
        ("normalization", Track),
        ("embassies", Topic),
        ("wire", Source),
    ],
)
def test_everything_with_an_id_is_found_by_it(name, cls):
    """Records, entries of the codebook and sources share one namespace."""
    assert type(TALKS[name]) is cls
    assert TALKS[name].id == name


@pytest.mark.parametrize(("name", "near"), [("istambul", ("istanbul",)), (7, ()), ([], ()), (None, ()), (slice(2), ())])
def test_an_unknown_id_suggests_the_nearest(name, near):
    """Whatever is asked for, the error is a LookupError that lists what there is."""
    with pytest.raises(UnknownNameError) as caught:
        TALKS[name]
    assert caught.value.suggestions == near
    assert set(caught.value.known) == {"riyadh", "istanbul", "lavrov", "RU", "normalization", "embassies", "wire"}


def test_a_record_is_found_as_it_is_shown():
    """An id gives the record that reports come to, the same as its collection has."""
    shipped = seeds.dossier()
    name = "ru-us-2025-04-istanbul"
    assert shipped[name] is shipped.meetings[name]
    assert shipped[name].place.venue == "residence of the U.S. Consulate General"


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (EMPTY, "<Dossier: 0 reports, 0 meetings, 0 agreements, 0 statements>"),
        (TALKS, "<Dossier: 1 report, 2 meetings, 0 agreements, 0 statements, known on 2025-02-18>"),
        (
            dossier(
                report("a", meetings=[Meeting(id="m")]),
                report("b", agreements=[Agreement(id="p", title="Pact")]),
                report("c", statements=[Statement(id="s", kind="claim", text="So.")]),
            ),
            "<Dossier: 3 reports, 1 meeting, 1 agreement, 1 statement>",
        ),
    ],
)
def test_the_repr_counts_what_there_is(shown, text):
    """It is in the singular where there is one, and gives no day where no source has one."""
    assert repr(shown) == text


def test_records_are_shown_by_date():
    """Undated ones last; those of one day, or of none, in the order in which reports tell of them."""
    days = {"b": None, "d": "2025-02-27", "a": "2025-02-18", "e": None, "c": "2025-02-18"}
    meetings = [Meeting(id=name, when=day) for name, day in days.items()]
    assert dossier(report("wire", meetings=meetings)).meetings.ids == ("a", "c", "d", "b", "e")


def test_nothing_is_shown_of_nothing():
    """Every view of an empty dossier is empty, of its own class, and answers what is asked of it."""
    views = {
        Meetings: EMPTY.meetings,
        Agreements: EMPTY.agreements,
        Measures: EMPTY.measures,
        Statements: EMPTY.statements,
        Topics: EMPTY.topics,
        People: EMPTY.people,
        Parties: EMPTY.parties,
        Tracks: EMPTY.tracks,
        Sources: EMPTY.sources,
    }
    assert {type(view): len(view) for view in views.values()} == dict.fromkeys(views, 0)
    assert (EMPTY.known_on, EMPTY.disagreements(), EMPTY.verify(), EMPTY.search("embassy")) == (None, (), (), ())
    assert EMPTY.meetings.next_or_none(on="2025-04-08") is None
    with pytest.raises(RecordCountError, match="the next meeting was asked for, but there is none"):
        EMPTY.meetings.next(on="2025-04-08")
    message = re.escape(" is called 'riyadh'. There are none")
    for ask in (EMPTY.__getitem__, EMPTY.disagreements, lambda name: EMPTY.explain(name, "when")):
        with pytest.raises(UnknownNameError, match=message):
            ask("riyadh")


def test_what_is_shown_is_worked_out_once():
    """The same records come out of every call, and so do the disagreements."""
    shipped = seeds.dossier()
    for name in (
        "meetings",
        "agreements",
        "measures",
        "statements",
        "topics",
        "people",
        "parties",
        "tracks",
        "sources",
    ):
        first, again = getattr(shipped, name), getattr(shipped, name)
        assert len(first) == len(again)
        assert all(one is other for one, other in zip(first, again, strict=True))
    assert shipped.disagreements() is shipped.disagreements()


def test_known_on_is_the_latest_day_of_publication():
    """A time counts by its day in UTC, and a source without a date not at all."""
    days = [report("a", "2025-04-02"), report("b", "2025-04-08T05:00+10:00"), report("c")]
    assert str(dossier(*days).known_on) == "2025-04-07"
    assert dossier(days[2]).known_on is None
    assert dossier(report("d", "[2025-04-08..]")).known_on is None


def test_a_report_is_added_to_a_dossier_of_its_own():
    """The old one stays as it is, and a report that is there already changes nothing."""
    more = TALKS.add(report("gazette", "2025-03-01", meetings=[Meeting(id="jeddah")]))
    assert (more.meetings.ids, TALKS.meetings.ids) == (("riyadh", "istanbul", "jeddah"), ("riyadh", "istanbul"))
    assert str(more.known_on) == "2025-03-01"
    assert more.add(TALKS.reports[0]) == more
    assert more.codebook is TALKS.codebook


@pytest.mark.parametrize("report", ["x", None, 7, TALKS, [TALKS.reports[0]]])
def test_only_reports_are_added(report):
    """Anything else is refused, at its place in the reports."""
    with pytest.raises(InvalidDataError) as caught:
        TALKS.add(report)
    assert [(problem.path, problem.message) for problem in caught.value.problems] == [("reports[1]", "is not a Report")]


def test_a_union_has_all_of_both():
    """Entries and reports of both are kept, each once, so that entries that differ stand side by side."""
    person = Person(id="lavrov", name="Sergey Lavrov")
    other = dossier(report("gazette", "2025-03-01"), *TALKS.reports, people=[person])
    union = TALKS | other
    assert [each.key for each in union.reports] == ["wire", "gazette"]
    assert {each.name for each in union.codebook.people} == {"Sergei Lavrov", "Sergey Lavrov"}
    assert union == other | TALKS
    assert TALKS | TALKS == TALKS | EMPTY == EMPTY | TALKS == TALKS
    assert (TALKS | other) | EMPTY == TALKS | (other | EMPTY)
    pairs = [Dossier(codebook=Codebook(identical=[pair])) for pair in (("a", "b"), ("b", "c"))]
    assert (pairs[0] | pairs[1]).codebook.identical == (("a", "b"), ("b", "c"))


@pytest.mark.parametrize("other", [None, 7, "talks", TALKS.reports[0], TALKS.codebook, {}, {"codebook": {}}])
def test_only_dossiers_are_joined(other):
    """Anything else is Python's own TypeError, on either side."""
    with pytest.raises(TypeError):
        TALKS | other
    with pytest.raises(TypeError):
        other | TALKS


def test_equality_and_hash_go_by_what_was_given():
    """What has been worked out plays no part, and neither does the order in which reports were given."""
    asked, fresh = dossier(*TALKS.reports, report("b"), report("a")), dossier(report("a"), report("b"), *TALKS.reports)
    assert len(asked.meetings) == 2
    assert (asked, hash(asked)) == (fresh, hash(fresh))
    assert asked != TALKS
    assert asked != "talks"


@pytest.mark.parametrize("again", [lambda each: pickle.loads(pickle.dumps(each)), copy.copy, copy.deepcopy])
def test_a_copy_is_equal_and_shows_the_same(again):
    """Pickled or copied, before or after it was asked, a dossier comes to the same."""
    fresh = seeds.dossier()
    made = again(fresh)
    assert (made, repr(made)) == (fresh, repr(fresh))
    asked = again(fresh)
    assert asked == fresh
    assert asked.meetings.ids == fresh.meetings.ids
    assert [str(each) for each in asked.disagreements()] == [str(each) for each in fresh.disagreements()]


def test_what_was_asked_is_not_pickled():
    """A dossier that was asked takes no more room than one that was not."""
    fresh, asked = seeds.dossier(), seeds.dossier()
    assert len(asked.disagreements()) == 1
    assert len(pickle.dumps(attrs.evolve(asked))) == len(pickle.dumps(attrs.evolve(fresh)))
    assert len(pickle.dumps(asked)) == len(pickle.dumps(fresh))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        asked.reports = ()


def test_an_id_is_in_a_dossier_or_not():
    """Records, entries and sources share one set of ids, which is asked and not gone through."""
    shipped = seeds.dossier()
    assert ("lavrov" in shipped, "ru-us-2025-04-istanbul" in shipped, "lavrow" in shipped, 7 in shipped) == (
        True,
        True,
        False,
        False,
    )
    with pytest.raises(TypeError):
        iter(shipped)
