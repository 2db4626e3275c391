"""History: how a record grew, report by report."""

import itertools

import pytest
from hypothesis import given, settings

from asked import NEXT, RT, UNNAMED, dossier
from dipltalks import (
    Agreement,
    Change,
    Evidence,
    Inheritance,
    Meeting,
    Place,
    Retraction,
    Statement,
    UnknownNameError,
    Version,
)
from dossiers import dossiers
from reference_standing import KINDS
from telling import dossier as told
from telling import report


def retract(record=None, field=None, wire="wire-2025-04-01"):
    """Return a retraction of something in the report of 1 April, or in another one."""
    return Retraction(report=wire, record=record, field=field, reason="corrected by the agency")


def lines(versions):
    """Return the text of versions, line by line."""
    return "\n".join(map(str, versions)).split("\n")


def test_the_next_round_has_two_versions():
    """Announced by the one article; dated, and with its heads, by the other."""
    announced, newest = dossier.history(NEXT)
    assert (str(announced.known_on), announced.report) == ("2025-04-02", UNNAMED)
    assert [(str(each.kind), each.field, each.after) for each in announced.changes] == [
        ("added", None, announced.record)
    ]
    assert (str(newest.known_on), newest.report, newest.record) == ("2025-04-08", RT, dossier.meetings[NEXT])
    assert announced.record == dossier.as_known_on("2025-04-02").meetings[NEXT]
    assert [each.field for each in newest.changes] == [
        "delegations.RU.head",
        "delegations.RU.institutions.RU-MFA",
        "delegations.US.head",
        "delegations.US.institutions.US-DOS",
        "when",
        "place.country",
        "place.venue",
        "level",
        "topics.embassy-operations",
        "unchanged_from.ru-us-2025-02-27-istanbul",
    ]


def test_it_reads_well():
    """A line for the day and the report, and one for each change."""
    versions = told(
        report(None, Meeting(id="round-2"), source="letter"),
        report("2025-04-01", Meeting(id="round-2", status="announced", when="2025-04")),
        report("2025-04-08", Meeting(id="round-2", status="held", when="2025-04-05", topics=["visas"])),
        report("2025-04-09", retracts=[retract("round-2", "topics", "wire-2025-04-08")]),
    ).history("round-2")
    assert lines(versions) == [
        "undated, letter",
        "  round-2: added (letter)",
        "2025-04-01, wire-2025-04-01",
        "  round-2 when: added: 2025-04 (wire-2025-04-01)",
        "  round-2 status: added: announced (wire-2025-04-01)",
        "2025-04-08, wire-2025-04-08",
        "  round-2 when: sharpened: 2025-04 → 2025-04-05 (wire-2025-04-08)",
        "  round-2 status: moved on: announced → held (wire-2025-04-08)",
        "  round-2 topics.visas: added (wire-2025-04-08)",
        "2025-04-09, wire-2025-04-09",
        "  round-2 topics.visas: retracted",
    ]


def test_a_report_that_says_nothing_new_makes_no_version():
    """But one that gives other words for it does, for the record has them from there on."""
    same = Meeting(id="round-2", status="held")
    words = Evidence(locator="row 1", supports=["status"])
    versions = told(
        report("2025-04-01", same),
        report("2025-04-02", same),
        report("2025-04-03", Meeting(id="round-3")),
        report("2025-04-04", Meeting(id="round-2", status="held", evidence=[words])),
    ).history("round-2")
    assert [(each.report, len(each.changes)) for each in versions] == [("wire-2025-04-01", 1), ("wire-2025-04-04", 0)]
    assert lines(versions)[2:] == ["2025-04-04, wire-2025-04-04", "  no fact changed"]


def test_what_is_taken_back_stays_in_the_history():
    """As a whole or by field; the record may come back, and may never be shown again."""
    versions = told(
        report("2025-04-01", Meeting(id="round-2", status="held", round=2)),
        report("2025-04-02", retracts=[retract("round-2", "round")]),
        report("2025-04-03", retracts=[retract()]),
        report("2025-04-04", Meeting(id="round-2", round=3)),
        report("2025-04-05", retracts=[retract(wire="wire-2025-04-04")]),
    ).history("round-2")
    assert [each.record for each in versions] == [
        Meeting(id="round-2", status="held", round=2),
        Meeting(id="round-2", status="held"),
        None,
        Meeting(id="round-2", round=3),
        None,
    ]
    assert [(str(each.kind), each.field, each.before) for version in versions[1:3] for each in version.changes] == [
        ("retracted", "round", 2),
        ("retracted", None, Meeting(id="round-2", status="held")),
    ]


def test_a_retraction_that_is_taken_back_brings_the_record_back():
    """The reports that take back what takes something back count too."""
    versions = told(
        report("2025-04-01", Meeting(id="round-2")),
        report("2025-04-02", Meeting(id="round-3"), retracts=[retract()]),
        report("2025-04-03", retracts=[retract(wire="wire-2025-04-02")]),
    ).history("round-2")
    assert [(each.report, each.record is None) for each in versions] == [
        ("wire-2025-04-01", False),
        ("wire-2025-04-02", True),
        ("wire-2025-04-03", False),
    ]


def test_a_higher_revision_takes_the_place_of_the_lower_one():
    """Also where it says nothing of the record any more."""
    versions = told(
        report("2025-04-01", Meeting(id="round-2", status="held"), source="wire"),
        report("2025-04-01", Meeting(id="round-2"), source="wire", revision=2),
        report("2025-04-01", Meeting(id="round-3"), source="wire", revision=3),
    ).history("round-2")
    assert [each.record for each in versions] == [
        Meeting(id="round-2", status="held"),
        Meeting(id="round-2"),
        None,
    ]


def test_what_never_was_shown_has_no_versions():
    """A lower revision that came out later than the higher one was never the one that counts."""
    reports = [
        report("2025-04-01", Meeting(id="round-3"), source="wire", revision=2),
        report("2025-04-02", Meeting(id="round-2"), source="wire"),
    ]
    assert told(*reports).history("round-2") == ()


def test_a_meeting_changes_with_those_that_it_inherits_from():
    """However many steps, and though those reports do not speak of it."""
    following = [
        Meeting(id=f"round-{each}", unchanged_from=[Inheritance(meeting=f"round-{each - 1}", fields=["venue"])])
        for each in (4, 3)
    ]
    versions = told(
        report("2025-04-01", *following),
        report("2025-04-02", Meeting(id="round-2", place=Place(venue="consulate"))),
        report("2025-04-03", Meeting(id="round-1", place=Place(venue="palace"))),
        report("2025-04-04", retracts=[retract("round-2", "place", "wire-2025-04-02")]),
    ).history("round-4")
    assert lines(versions)[2:] == [
        "2025-04-02, wire-2025-04-02",
        "  round-4 place: added: venue 'consulate' (wire-2025-04-02, wire-2025-04-01)",
        "2025-04-04, wire-2025-04-04",
        "  round-4 place: retracted: venue 'consulate'",
    ]


def test_of_two_records_with_one_id_it_is_that_of_the_one_that_is_shown():
    """The agreement, where the meeting has been taken back."""
    one, other = Meeting(id="moscow"), Agreement(id="moscow", title="Pact")
    both = report("2025-04-01", one), report("2025-04-02", other)
    assert told(*both).history("moscow")[-1].record == one
    gone = told(*both, report("2025-04-03", retracts=[retract()]))
    assert [each.record for each in gone.history("moscow")] == [other]
    assert [each.value for each in gone.explain("moscow", "title")] == ["Pact"]


@pytest.mark.parametrize("record", ["ru-us-2025-04-istambul", "RU", RT, "", None, 7, []])
def test_only_records_have_a_history(record):
    """An entry of the codebook has none, and an unknown id suggests the nearest ones."""
    with pytest.raises(UnknownNameError) as caught:
        dossier.history(record)
    assert caught.value.suggestions[:1] == ((NEXT,) if record == "ru-us-2025-04-istambul" else ())


def test_versions_are_values():
    """Equal and hashed by what they say, and frozen."""
    one, other = dossier.history(NEXT), dossier.history(NEXT)
    assert one == other
    assert len({*one, *other}) == 2
    assert {type(each) for each in one} == {Version}
    assert {type(each) for version in one for each in version.changes} == {Change}
    with pytest.raises(AttributeError):
        one[0].report = "other"


def test_statements_have_a_history_too():
    """The words shown are those of the newest report."""
    versions = told(
        report("2025-04-01", Statement(id="denial", kind="denial", text="That is not so.")),
        report("2025-04-02", Statement(id="denial", kind="denial", text="It is not.")),
    ).history("denial")
    assert [each.record.text for each in versions] == ["That is not so.", "It is not."]
    assert str(versions[1].changes[0]) == ("denial text: reworded: 'That is not so.' → 'It is not.' (wire-2025-04-02)")


@settings(max_examples=50)
@given(dossiers())
def test_the_last_version_is_what_is_shown(all_told):
    """For every id of every report; each version differs from the one before, and days come in their order."""
    shown = {}
    for kind in KINDS:
        for record in getattr(all_told, kind):
            shown.setdefault(record.id, record)
    for name in {record.id for each in all_told.reports for record in each.records}:
        versions = all_told.history(name)
        assert (versions[-1].record if versions else None) == shown.get(name)
        records = [None, *(each.record for each in versions)]
        assert all(one != other for one, other in itertools.pairwise(records))
        days = [each.known_on for each in versions if each.known_on is not None]
        assert days == sorted(days)
        assert all(str(each) for each in versions)
