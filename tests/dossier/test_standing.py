"""Standing: which reports count, and what retractions leave of the others."""

import pytest

from dipltalks import (
    Agreement,
    Delegate,
    Delegation,
    Evidence,
    Inference,
    LifecycleEvent,
    Measure,
    Meeting,
    Place,
    Retraction,
    Statement,
)
from telling import dossier, report

ROUND = Meeting(
    id="round-2",
    when="2025-02-27",
    status="held",
    place=Place(city="Istanbul"),
    delegations=[Delegation(party="RU", head=Delegate(person="darchiev", office="ambassador"))],
    topics=["embassy-operations"],
)


def retract(record=None, field=None, wire="wire-2025-04-01"):
    """Return a retraction of something in the report of 1 April, or in another one."""
    return Retraction(report=wire, record=record, field=field, reason="corrected by the agency")


def after(*retractions, told=ROUND):
    """Return all records that are left after retractions of what the report of 1 April says."""
    shown = dossier(report("2025-04-01", told), report("2025-04-02", retracts=retractions))
    return (*shown.meetings, *shown.agreements, *shown.measures, *shown.statements)


def test_only_the_highest_revision_counts():
    """Whatever order the revisions come in, and whenever their source was published."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2", status="held", round=2), source="wire", revision=2),
        report("2025-04-01", Meeting(id="round-2", topics=["visas"]), Meeting(id="round-3"), source="wire"),
        report("2025-04-09", Meeting(id="round-2", title="Talks"), source="wire", revision=1),
    )
    assert tuple(told.meetings) == (Meeting(id="round-2", status="held", round=2),)


def test_reports_of_one_source_by_several_coders_all_count():
    """Each coder has revisions of its own."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2", status="held"), source="wire", coder="anna", revision=2),
        report("2025-04-01", Meeting(id="round-2", round=2), source="wire", coder="boris"),
    )
    assert tuple(told.meetings) == (Meeting(id="round-2", status="held", round=2),)


def test_two_reports_of_one_revision_both_count():
    """`verify` says that they differ."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2", status="held")), report("2025-04-01", Meeting(id="round-2", round=2))
    )
    assert tuple(told.meetings) == (Meeting(id="round-2", status="held", round=2),)


def test_a_report_is_taken_back_with_all_its_revisions():
    """The one before does not come to count again."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2"), source="wire"),
        report("2025-04-01", Meeting(id="round-2"), source="wire", revision=2),
        report("2025-04-02", Meeting(id="round-3"), retracts=[retract(wire="wire")]),
    )
    assert told.meetings.ids == ("round-3",)


def test_a_record_is_taken_back_in_one_report_alone():
    """What others say of it still counts."""
    told = dossier(
        report("2025-04-01", ROUND, Meeting(id="round-3")),
        report("2025-04-02", Meeting(id="round-2", title="Talks"), retracts=[retract("round-2")]),
    )
    assert tuple(told.meetings) == (Meeting(id="round-3"), Meeting(id="round-2", title="Talks"))


@pytest.mark.parametrize(
    ("field", "left"),
    [
        ("when", {"when": None}),
        ("place.city", {"place": None}),
        ("topics", {"topics": ()}),
        ("topics.embassy-operations", {"topics": ()}),
        ("delegations.RU", {"delegations": ()}),
        ("delegations.RU.head", {"delegations": [Delegation(party="RU")]}),
        ("delegations.RU.head.office", {"delegations": [Delegation(party="RU", head=Delegate(person="darchiev"))]}),
        ("delegations.US", {}),
        ("place.venue", {}),
        ("whereabouts", {}),
    ],
)
def test_a_field_is_taken_back(field, left):
    """The rest of the record stays, and what was never said cannot be taken back."""
    kept = {"when": ROUND.when, "place": ROUND.place, "topics": ROUND.topics, "delegations": ROUND.delegations}
    assert after(retract("round-2", field)) == (Meeting(id="round-2", status="held", **(kept | left)),)


def test_older_values_come_back_when_a_newer_one_is_taken_back():
    """As if the newer report had said nothing of the field."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2", when="2025-02-27")),
        report("2025-04-02", Meeting(id="round-2", when="2025-02-28", status="held")),
        report("2025-04-03", retracts=[retract("round-2", "when", "wire-2025-04-02")]),
    )
    assert tuple(told.meetings) == (Meeting(id="round-2", when="2025-02-27", status="held"),)


def test_a_postponement_that_is_taken_back_voids_nothing():
    """The day that was planned is the day again."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2", status="scheduled", when="2025-04-10")),
        report("2025-04-02", Meeting(id="round-2", status="postponed")),
        report("2025-04-03", retracts=[retract("round-2", "status", "wire-2025-04-02")]),
    )
    assert [str(meeting.when) for meeting in told.meetings] == ["2025-04-10"]


def test_the_words_and_reasons_for_a_field_go_with_it():
    """Words that are for something else too stay for that."""
    told = Meeting(
        id="round-2",
        when="2025-02-27",
        status="held",
        evidence=[
            Evidence(quote="Feb. 27", supports=["when"]),
            Evidence(quote="met on Feb. 27", supports=["when", "status"]),
            Evidence(quote="in the talks"),
        ],
        inferred=[Inference(field="when", reason="the day before"), Inference(field="status", reason="they met")],
    )
    (left,) = after(retract("round-2", "when"), told=told)
    assert [(each.quote, each.supports) for each in left.evidence] == [
        ("met on Feb. 27", ("status",)),
        ("in the talks", ()),
    ]
    assert [each.field for each in left.inferred] == ["status"]


@pytest.mark.parametrize("fields", [["when"], ["id"], ["when", "note"]])
def test_a_record_of_which_nothing_is_left_is_gone(fields):
    """With what was remarked on it, for that says nothing of the talks."""
    told = Meeting(id="round-2", when="2025-02-27", note="See the annex.", same_as=["wikidata:Q159"])
    assert after(*(retract("round-2", field) for field in fields), told=told) == ()


def test_a_record_that_said_nothing_from_the_start_stays():
    """To name a meeting is to say that there is one, and no field of it has been taken back."""
    assert after(retract("round-2", "when"), told=Meeting(id="round-2")) == (Meeting(id="round-2"),)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (Measure(id="cuts", kind="restrict", by=["US"]), "kind"),
        (Statement(id="denial", kind="denial", text="That is not so."), "text"),
        (Statement(id="denial", kind="denial", text="That is not so."), "kind"),
    ],
)
def test_a_record_needs_what_every_one_of_its_kind_has(told, field):
    """Without a kind there is no measure to show, and without words no statement."""
    assert after(retract(told.id, field), told=told) == ()


def test_a_kind_that_is_taken_back_may_be_known_from_others():
    """What else the report says of the measure is kept for that."""
    told = dossier(
        report("2025-04-01", Measure(id="cuts", kind="seize", by=["US"])),
        report("2025-04-02", Measure(id="cuts", kind="restrict"), retracts=[retract("cuts", "kind")]),
        report("2025-04-03", Measure(id="cuts", kind="sanction", against=["RU"])),
        report("2025-04-04", retracts=[retract("cuts", "kind", "wire-2025-04-03")]),
    )
    assert tuple(told.measures) == (Measure(id="cuts", kind="restrict", by=["US"], against=["RU"]),)


def test_a_measure_whose_kind_alone_was_said_is_gone_with_it():
    """And what another report says of it is all that counts."""
    told = dossier(
        report("2025-04-01", Measure(id="cuts", kind="seize", note="See the annex.")),
        report("2025-04-02", Measure(id="cuts", kind="restrict"), retracts=[retract("cuts", "kind")]),
    )
    assert tuple(told.measures) == (Measure(id="cuts", kind="restrict"),)


def test_an_event_without_its_kind_is_gone():
    """A part goes if what it must have is taken back."""
    event = LifecycleEvent(id="signed", kind="signed", when="2022-07-22")
    left = after(retract("grain", "events.signed.kind"), told=Agreement(id="grain", title="Initiative", events=[event]))
    assert left == (Agreement(id="grain", title="Initiative"),)


def test_what_a_retracted_report_takes_back_is_not_taken_back():
    """The newest report has the last word."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2", status="held")),
        report("2025-04-02", Meeting(id="round-3"), retracts=[retract()]),
        report("2025-04-03", retracts=[retract(wire="wire-2025-04-02")]),
    )
    assert tuple(told.meetings) == (Meeting(id="round-2", status="held"),)


def test_a_retracted_report_is_asked_no_more_whatever_others_take_back():
    """The reports between it and the one that took it back have retractions of their own."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2", status="held")),
        report("2025-04-02", retracts=[retract()]),
        report("2025-04-03", Meeting(id="round-3"), retracts=[retract("round-1", wire="wire-2025-03-31")]),
        report("2025-04-04", retracts=[retract(wire="wire-2025-04-02")]),
    )
    assert told.meetings.ids == ("round-2", "round-3")


def test_of_two_reports_that_take_each_other_back_the_newer_one_counts():
    """The older one is asked no more."""
    told = dossier(
        report("2025-04-01", Meeting(id="round-2"), retracts=[retract(wire="wire-2025-04-02")]),
        report("2025-04-02", Meeting(id="round-3"), retracts=[retract()]),
    )
    assert told.meetings.ids == ("round-3",)


def test_a_superseded_revision_takes_nothing_back():
    """What a coder no longer says is not said."""
    told = dossier(
        report("2025-04-01", ROUND),
        report("2025-04-02", source="wire", retracts=[retract()]),
        report("2025-04-02", source="wire", revision=2),
    )
    assert tuple(told.meetings) == (ROUND,)


def test_a_kind_that_nobody_says_any_more_takes_the_measure_with_it():
    """However much else reports say of it."""
    told = dossier(
        report("2025-04-01", Measure(id="cuts", kind="seize", by=["US"])),
        report("2025-04-02", Measure(id="cuts", kind="restrict", by=["RU"])),
        report("2025-04-03", retracts=[retract("cuts", "kind"), retract("cuts", "kind", "wire-2025-04-02")]),
    )
    assert tuple(told.measures) == ()


def test_what_was_taken_back_is_still_told():
    """`explain` keeps it, marked as such, beside what counts."""
    told = dossier(
        report("2025-04-01", ROUND, source="wire", revision=2),
        report("2025-04-01", Meeting(id="round-2", when="2025-02-26"), source="wire"),
        report("2025-04-02", Meeting(id="round-2", when="2025-02"), retracts=[retract("round-2", "when", "wire")]),
    )
    assert [(each.report, str(each.value), str(each.origin)) for each in told.explain("round-2", "when")] == [
        ("wire-2025-04-02", "2025-02", "stated"),
        ("wire", "2025-02-27", "retracted"),
        ("wire", "2025-02-26", "retracted"),
    ]
