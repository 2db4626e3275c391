"""What became of an agreement on a day, as its events decide it: by example, and by cases from diplomacy."""

import datetime as dt

import pytest

from dipltalks import (
    Agreement,
    AgreementStatus,
    EventKind,
    InvalidDataError,
    LifecycleEvent,
    Provision,
    UnknownNameError,
)

TABLE = {
    "proposed announced": "proposed",
    "agreed initialled adopted revival_agreed": "agreed",
    "signed ratified accepted approved acceded issued": "signed",
    "declared provisionally_applied entered_into_force extended resumed revived amended": "in_force",
    "suspended": "suspended",
    "extension_refused expired": "lapsed",
    "withdrawn terminated collapsed": "terminated",
    "superseded": "superseded",
    "rejected": "rejected",
}
"""The table of the coding manual, for an agreement to which nothing has happened before."""
ROWS = [(kind, status) for kinds, status in TABLE.items() for kind in kinds.split()]
REACHED = {status: kinds.split()[-1] for kinds, status in TABLE.items()}
"""An event that leads to each status."""


def event(kind, when=None, until=None, *, by="", provisions=()):
    """An event; its authors are separated by blanks."""
    name = f"{kind}-{when}-{by}".translate(str.maketrans(" /[].", "-----"))
    return LifecycleEvent(id=name, kind=kind, when=when, until=until, by=by.split(), provisions=provisions)


def agreement(*events, parties=""):
    """An agreement with these events; its parties are separated by blanks."""
    return Agreement(id="agreement", parties=parties.split(), events=events)


def history(of, *days, party=None):
    """The status on each of some days."""
    return [str(of.status_on(day, party=party)) for day in days]


def possible(of, day, party=None):
    """The statuses that are possible on a day."""
    return [str(status) for status in of.possible_statuses_on(day, party=party)]


# Cases from diplomacy


def test_the_grain_initiative_as_a_source_tells_it():
    """Refused by Russia some time in July 2023, and still lapsed after its revival was agreed in March 2025."""
    initiative = agreement(
        event("extension_refused", "2023-07", by="RU"),
        event("revival_agreed", "2025-03", by="RU US"),
        parties="RU UA TR",
    )
    assert initiative.status_on("2025-04-08") is AgreementStatus.LAPSED
    assert initiative.status_on("2023-08") is AgreementStatus.LAPSED
    assert initiative.status_on("2025-04-08", party="RU") is AgreementStatus.LAPSED
    assert initiative.status_on("2023-07-15") is AgreementStatus.UNKNOWN
    assert initiative.possible_statuses_on("2023-07-15") == (AgreementStatus.LAPSED, AgreementStatus.UNKNOWN)
    assert possible(initiative, "2023-07-31") == ["lapsed"]
    assert possible(initiative, "2023-06-30") == ["unknown"]


def test_the_grain_initiative_term_by_term():
    """Each extension sets a new term; the last day of a term still belongs to it."""
    initiative = agreement(
        event("signed", "2022-07-22", "2022-11-19"),
        event("entered_into_force", "2022-07-22", "2022-11-19"),
        event("extended", "2022-11-17", "2023-03-18"),
        event("extended", "2023-03-18", "2023-05-18"),
        event("extended", "2023-05-17", "2023-07-17"),
        event("extension_refused", "2023-07-17", "2023-07-17", by="RU"),
        event("revival_agreed", "2025-03-24", by="RU US"),
    )
    assert history(initiative, "2022-07-21", "2022-11-19", "2022-11-20", "2023-03-19", "2023-07-17") == [
        "unknown",
        "in_force",
        "in_force",
        "in_force",
        "in_force",
    ]
    assert history(initiative, "2023-07-18", "2025-03-24", "2025-04-08") == ["lapsed", "lapsed", "lapsed"]


def test_the_energy_moratorium():
    """Declared on one unknown day between the call and the article: in force for certain on the last of them."""
    moratorium = agreement(event("declared", "[2025-03-18..2025-04-01]", by="RU"), parties="RU")
    assert possible(moratorium, "2025-03-17") == ["unknown"]
    assert possible(moratorium, "2025-03-18") == ["in_force", "unknown"]
    assert possible(moratorium, "2025-03-31") == ["in_force", "unknown"]
    assert possible(moratorium, "2025-04-01") == ["in_force"]


def test_a_moratorium_of_thirty_days():
    """A term that is counted from an unknown day ends on an unknown day."""
    moratorium = agreement(event("declared", "2025-03-18", "[2025-04-16..2025-04-18]", by="RU"))
    assert history(moratorium, "2025-04-16", "2025-04-19") == ["in_force", "lapsed"]
    assert possible(moratorium, "2025-04-17") == ["in_force", "lapsed"]
    assert possible(moratorium, "2025-04-18") == ["in_force", "lapsed"]


def test_a_treaty_of_two_ends_with_a_withdrawal():
    """The INF Treaty: signed, in force, suspended, and over for both once the United States had left."""
    treaty = agreement(
        event("signed", "1987-12-08"),
        event("ratified", "1988-05-27", by="US"),
        event("entered_into_force", "1988-06-01"),
        event("suspended", "2019-02-02", by="US"),
        event("withdrawn", "2019-08-02", by="US"),
        parties="US RU",
    )
    days = ["1987-12-07", "1987-12-08", "1988-05-31", "1988-06-01", "2019-02-02", "2019-08-01", "2019-08-02"]
    expected = ["unknown", "signed", "signed", "in_force", "suspended", "suspended", "terminated"]
    assert history(treaty, *days) == expected
    assert history(treaty, *days, party="US") == expected
    assert history(treaty, *days, party="RU") == expected


def test_a_treaty_of_many_goes_on_without_one():
    """The Open Skies Treaty: over for those who left, and in force for the others."""
    treaty = agreement(
        event("entered_into_force", "2002-01-01"),
        event("withdrawn", "2020-11-22", by="US"),
        event("withdrawn", "2021-12-18", by="RU"),
        parties="US RU FR DE",
    )
    assert history(treaty, "2020-11-21", "2020-11-22", "2022", party="US") == ["in_force", "terminated", "terminated"]
    assert history(treaty, "2020-11-22", "2021-12-17", "2021-12-18", party="RU") == [
        "in_force",
        "in_force",
        "terminated",
    ]
    assert history(treaty, "2021-12-18", party="FR") == ["in_force"]
    assert history(treaty, "2020-11-22", "2021-12-18") == ["in_force", "in_force"]


def test_a_party_comes_back():
    """The Paris Agreement: the United States left, accepted it anew, and were bound again a month later."""
    paris = agreement(
        event("entered_into_force", "2016-11-04"),
        event("withdrawn", "2020-11-04", by="US"),
        event("accepted", "2021-01-20", by="US"),
        event("entered_into_force", "2021-02-19", by="US"),
        event("ratified", "2021-10-11", by="TR"),
        parties="US FR TR",
    )
    days = ["2020-11-03", "2020-11-04", "2021-01-19", "2021-01-20", "2021-02-18", "2021-02-19", "2022"]
    assert history(paris, *days, party="US") == [
        "in_force",
        "terminated",
        "terminated",
        "signed",
        "signed",
        "in_force",
        "in_force",
    ]
    assert history(paris, *days) == ["in_force"] * 7
    assert history(paris, *days, party="FR") == ["in_force"] * 7


def test_a_term_that_was_extended():
    """New START: extended by five years, its operation suspended by Russia, and lapsed after its last day."""
    treaty = agreement(
        event("signed", "2010-04-08"),
        event("entered_into_force", "2011-02-05", "2021-02-05"),
        event("extended", "2021-02-03", "2026-02-05"),
        event("suspended", "2023-02-28", by="RU"),
        parties="US RU",
    )
    days = ["2011-02-04", "2021-02-05", "2021-02-06", "2023-02-27", "2023-02-28", "2026-02-05", "2026-02-06"]
    assert history(treaty, *days) == [
        "signed",
        "in_force",
        "in_force",
        "in_force",
        "suspended",
        "suspended",
        "lapsed",
    ]


# The table


def test_the_table_is_complete():
    """Every kind of event has a row, and every status but unknown is in one."""
    assert sorted(kind for kind, _ in ROWS) == sorted(EventKind)
    assert {*TABLE.values(), "unknown"} == set(AgreementStatus)


@pytest.mark.parametrize(("kind", "status"), ROWS)
def test_every_row_of_the_table(kind, status):
    """An event sets its status from its day on; before it, nothing has happened."""
    happened = agreement(event(kind, "2025-03-18", by="RU"), parties="RU US")
    assert history(happened, "2025-03-17", "2025-03-18", "2026", party="RU") == ["unknown", status, status]
    assert history(happened, "2025-03-17", "2025-03-18", "2026") == ["unknown", status, status]


FORMED = [
    ("proposed", "proposed", "agreed", "signed"),
    ("agreed", "agreed", "agreed", "signed"),
    ("signed", "signed", "signed", "signed"),
    ("in_force", "in_force", "in_force", "in_force"),
    ("suspended", "suspended", "suspended", "suspended"),
    ("lapsed", "lapsed", "lapsed", "signed"),
    ("terminated", "terminated", "terminated", "signed"),
    ("superseded", "superseded", "superseded", "signed"),
    ("rejected", "proposed", "agreed", "signed"),
]


@pytest.mark.parametrize(("start", "proposed", "agreed", "signed"), FORMED)
def test_forming_events_never_bring_an_agreement_back(start, proposed, agreed, signed):
    """To propose or to agree changes neither what is further nor what is over; to sign begins anew what is over."""
    first = event(REACHED[start], "2025-03-01")
    expected = {"proposed": proposed, "agreed": agreed, "signed": signed}
    assert history(agreement(first), "2025-03-02") == [start]
    for kind, status in ROWS:
        if status in expected:
            assert history(agreement(first, event(kind, "2025-03-02")), "2025-03-02") == [expected[status]]


@pytest.mark.parametrize("start", REACHED)
@pytest.mark.parametrize(("kind", "status"), [row for row in ROWS if row[1] not in {"proposed", "agreed", "signed"}])
def test_all_other_events_set_their_status(start, kind, status):
    """To put in force, to suspend and to end an agreement has the same effect whatever came before."""
    happened = agreement(event(REACHED[start], "2025-03-01"), event(kind, "2025-03-02", by="RU"), parties="RU US")
    assert history(happened, "2025-03-02") == [status]


def test_no_events():
    """Nothing is known of an agreement without events, on any day and in any period."""
    assert possible(agreement(), "2025-03-18") == ["unknown"]
    assert possible(agreement(), "../2025") == ["unknown"]
    assert possible(agreement(), "2025/..") == ["unknown"]


def test_a_late_ratification_leaves_a_treaty_in_force():
    """What a second party adds later does not bring the whole back to signed."""
    treaty = agreement(
        event("signed", "2025-01"),
        event("ratified", "2025-02-01", by="RU"),
        event("entered_into_force", "2025-02-10"),
        event("ratified", "2025-03-01", by="US"),
    )
    assert history(treaty, "2025-02-01", "2025-02-10", "2025-03-01") == ["signed", "in_force", "in_force"]


def test_a_rejected_proposal_is_proposed_again():
    """A rejection ends a proposal, and a new proposal begins anew."""
    ceasefire = agreement(
        event("proposed", "2025-03-11", by="US UA"),
        event("rejected", "2025-03-13", by="RU"),
        event("proposed", "2025-03-18", by="US"),
        event("agreed", "2025-03-25"),
    )
    days = ["2025-03-12", "2025-03-13", "2025-03-17", "2025-03-18", "2025-03-25"]
    assert history(ceasefire, *days) == ["proposed", "rejected", "rejected", "proposed", "agreed"]


def test_a_lapsed_agreement_is_revived():
    """To agree on reviving an agreement does not revive it; the revival does, without the old term."""
    initiative = agreement(
        event("entered_into_force", "2022-07-22", "2023-07-17"),
        event("revival_agreed", "2025-03-24"),
        event("revived", "2025-04-10"),
    )
    days = ["2023-07-17", "2023-07-18", "2025-03-24", "2025-04-09", "2025-04-10", "2030"]
    assert history(initiative, *days) == ["in_force", "lapsed", "lapsed", "lapsed", "in_force", "in_force"]


# Terms


@pytest.mark.parametrize("kind", ["extension_refused", "expired"])
def test_a_refused_extension_takes_effect_at_the_end_of_its_span(kind):
    """With an `until`, the agreement goes on to that day, whatever the term was before; without, it ends at once."""
    in_force = event("entered_into_force", "2025-01-01", "2025-06-30")
    later = agreement(in_force, event(kind, "2025-03-01", "2025-03-31"))
    at_once = agreement(in_force, event(kind, "2025-03-01"))
    assert history(later, "2025-03-01", "2025-03-31", "2025-04-01") == ["in_force", "in_force", "lapsed"]
    assert history(at_once, "2025-02-28", "2025-03-01") == ["in_force", "lapsed"]


def test_a_refusal_is_overcome():
    """An extension after a refusal sets the term, or frees the agreement of it."""
    before = [event("entered_into_force", "2025-01-01", "2025-06-30"), event("extension_refused", "2025-05", "2025-06")]
    extended = agreement(*before, event("extended", "2025-06-01", "2025-07-31"))
    for_good = agreement(*before, event("extended", "2025-06-01"))
    assert history(extended, "2025-07-31", "2025-08-01") == ["in_force", "lapsed"]
    assert history(for_good, "2025-07-31", "2030") == ["in_force", "in_force"]


@pytest.mark.parametrize("kind", ["extended", "revived"])
def test_an_extension_after_the_term_puts_in_force_again(kind):
    """An extension that comes late finds the agreement lapsed, and ends that."""
    late = agreement(event("entered_into_force", "2025-01-01", "2025-03-31"), event(kind, "2025-04-10", "2025-05-31"))
    days = ["2025-03-31", "2025-04-01", "2025-04-09", "2025-04-10", "2025-05-31", "2025-06-01"]
    assert history(late, *days) == ["in_force", "lapsed", "lapsed", "in_force", "in_force", "lapsed"]


@pytest.mark.parametrize(("kind", "status"), [("amended", "lapsed"), ("resumed", "lapsed"), ("extended", "in_force")])
def test_only_an_extension_ends_a_term_that_is_running(kind, status):
    """To amend an agreement, or to resume it, leaves its term as it is."""
    running = agreement(event("entered_into_force", "2025-01-01", "2025-03-31"), event(kind, "2025-02-01"))
    assert history(running, "2025-03-31", "2025-04-01") == ["in_force", status]


def test_what_begins_anew_is_without_the_old_term():
    """Declared again after it had lapsed, an agreement does not lapse by a term of the time before."""
    truce = agreement(
        event("extension_refused", "2025-03-01"),
        event("revival_agreed", "2025-03-02", "2025-03-31"),
        event("declared", "2025-03-10"),
    )
    assert history(truce, "2025-03-09", "2025-03-10", "2025-04-01") == ["lapsed", "in_force", "in_force"]


def test_a_signature_leaves_the_term_of_the_revival():
    """What was agreed until a day, and signed before it, lapses after that day."""
    truce = agreement(
        event("expired", "2025-03-01"),
        event("revival_agreed", "2025-03-02", "2025-03-31"),
        event("signed", "2025-03-10"),
    )
    assert history(truce, "2025-03-09", "2025-03-10", "2025-03-31", "2025-04-01") == [
        "lapsed",
        "signed",
        "signed",
        "lapsed",
    ]


@pytest.mark.parametrize(("kind", "status"), [row for row in ROWS if row[1] in {"proposed", "agreed", "signed"}])
def test_an_offer_with_a_last_day(kind, status):
    """What is proposed, agreed or signed until a day lapses after it."""
    offer = agreement(event(kind, "2025-03-18", "2025-03-31"))
    assert history(offer, "2025-03-18", "2025-03-31", "2025-04-01") == [status, status, "lapsed"]


@pytest.mark.parametrize("kind", ["terminated", "collapsed", "superseded", "rejected", "withdrawn"])
def test_what_is_over_does_not_lapse(kind):
    """An event that ends an agreement ends its term too, and no term of its own begins."""
    over = agreement(
        event("entered_into_force", "2025-01-01", "2025-03-31"),
        event(kind, "2025-03-01", "2025-04-30", by="RU"),
        parties="RU US",
    )
    expected = dict(ROWS)[kind]
    assert history(over, "2025-03-01", "2025-04-01", "2025-05-01") == [expected, expected, expected]


def test_a_term_passes_before_anything_else_on_the_day_after_it():
    """A resumption on the day after the last day comes after the lapse, and puts in force again."""
    truce = agreement(
        event("entered_into_force", "2025-02-01", "[2025-03-01..2025-03-02]"),
        event("amended", "2025-03-02"),
    )
    assert possible(truce, "2025-03-02") == ["in_force"]
    assert possible(truce, "2025-03-03") == ["in_force", "lapsed"]
    assert possible(truce, "2025-03") == ["in_force", "lapsed"]


def test_a_term_does_not_pass_between_two_events_of_a_day():
    """A term that began and ended on the day of two other events passes after both."""
    truce = agreement(
        event("declared", "[2025-03-01..2025-03-02]", "[2025-03-01..2025-03-02]"),
        event("entered_into_force", "2025-03-02", "2025-03-02"),
        event("amended", "2025-03-02"),
    )
    assert possible(truce, "2025-03-02") == ["in_force"]
    assert possible(truce, "2025-03-03") == ["lapsed"]


def test_a_term_may_pass_on_the_day_after_an_event():
    """A term with an open end may pass after a signature from the day after that on; a period counts that day too."""
    truce = agreement(event("declared", None, "[..2025-03-31]"), event("signed", "2025-03-10"))
    assert possible(truce, "2025-03-10") == ["signed", "in_force"]
    assert possible(truce, "2025-03-11") == ["signed", "in_force", "lapsed"]
    assert possible(truce, "2025-03-10/2025-03-20") == ["signed", "in_force", "lapsed"]


def test_an_event_does_not_come_after_its_own_last_day():
    """An undated truce that was to hold until Easter was declared by then, and is over afterwards."""
    truce = agreement(event("declared", None, "2025-04-20"))
    assert possible(truce, "2025-04-19") == ["in_force", "unknown"]
    assert possible(truce, "2025-04-20") == ["in_force"]
    assert possible(truce, "2025-04-21") == ["lapsed"]


def test_a_term_with_an_open_end():
    """A last day that is only known not to come before some day may never come."""
    truce = agreement(event("declared", "2025-03-18", "[2025-04-01..]"))
    assert possible(truce, "2025-04-01") == ["in_force"]
    assert possible(truce, "2025-04-02") == ["in_force", "lapsed"]
    assert possible(truce, "2099") == ["in_force", "lapsed"]


# Suspensions


def test_a_suspension_without_an_end():
    """It lasts until the agreement is resumed; what is signed meanwhile does not end it."""
    treaty = agreement(
        event("entered_into_force", "2025-01-01"),
        event("suspended", "2025-02-01", by="RU"),
        event("ratified", "2025-02-10", by="US"),
        event("resumed", "2025-03-01", by="RU"),
    )
    days = ["2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01"]
    assert history(treaty, *days) == ["in_force", "suspended", "suspended", "in_force"]


@pytest.mark.parametrize("start", [status for status in REACHED if status != "suspended"])
def test_a_suspension_with_an_end_returns_to_the_status_before(start):
    """The day after its last day, the agreement stands as it did when it was suspended."""
    paused = agreement(event(REACHED[start], "2025-01-01"), event("suspended", "2025-02-01", "2025-02-28"))
    assert history(paused, "2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01") == [
        start,
        "suspended",
        "suspended",
        start,
    ]


def test_a_suspension_that_is_prolonged():
    """The later suspension sets the end, and the status before the first one returns."""
    paused = agreement(
        event("entered_into_force", "2025-01-01"),
        event("suspended", "2025-02-01", "2025-02-28"),
        event("suspended", "2025-02-20", "2025-03-31"),
    )
    assert history(paused, "2025-03-01", "2025-03-31", "2025-04-01") == ["suspended", "suspended", "in_force"]
    for_good = agreement(*paused.events, event("suspended", "2025-03-10"))
    assert history(for_good, "2025-04-01") == ["suspended"]


def test_a_suspension_that_is_over_early():
    """Once the agreement was resumed, or ended, the planned end of the suspension means nothing."""
    before = [event("entered_into_force", "2025-01-01"), event("suspended", "2025-02-01", "2025-02-28")]
    resumed = agreement(*before, event("resumed", "2025-02-10"), event("amended", "2025-02-11"))
    ended = agreement(*before, event("terminated", "2025-02-10"))
    assert history(resumed, "2025-02-10", "2025-03-01") == ["in_force", "in_force"]
    assert history(ended, "2025-02-10", "2025-03-01") == ["terminated", "terminated"]


def test_a_term_that_ends_during_a_suspension():
    """A suspension does not hold up the term; its end does not put in force what has lapsed."""
    paused = agreement(
        event("entered_into_force", "2025-01-01", "2025-02-15"),
        event("suspended", "2025-02-01", "2025-02-28"),
    )
    assert history(paused, "2025-02-15", "2025-02-16", "2025-03-01") == ["suspended", "lapsed", "lapsed"]


# Withdrawals


def test_the_last_but_one_leaves():
    """Of three parties, the second withdrawal ends the agreement for all."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("withdrawn", "2025-03-01", by="US"),
        parties="RU US UA",
    )
    assert history(pact, "2025-02-01", "2025-03-01") == ["in_force", "terminated"]
    assert history(pact, "2025-02-01", "2025-03-01", party="UA") == ["in_force", "terminated"]
    assert history(pact, "2025-02-01", "2025-03-01", party="RU") == ["terminated", "terminated"]


def test_two_of_three_leave_together():
    """Those who withdraw in one event all count."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"), event("withdrawn", "2025-02-01", by="RU US"), parties="RU US UA"
    )
    assert history(pact, "2025-02-01") == ["terminated"]


def test_a_withdrawal_where_the_parties_are_not_stated():
    """It ends the agreement for the one who leaves; how many others there are is open."""
    pact = agreement(event("entered_into_force", "2025-01-01"), event("withdrawn", "2025-02-01", by="RU"))
    assert possible(pact, "2025-02-01") == ["in_force", "terminated"]
    assert possible(pact, "2025-02-01", party="RU") == ["terminated"]
    assert possible(pact, "2025-02-01", party="US") == ["in_force", "terminated"]


@pytest.mark.parametrize(
    ("parties", "whole", "own"),
    [
        ("RU US", ["terminated"], ["terminated"]),
        ("RU US UA", ["in_force"], ["in_force", "terminated"]),
        ("", ["in_force", "terminated"], ["in_force", "terminated"]),
    ],
)
def test_a_withdrawal_of_which_it_is_not_said_whose(parties, whole, own):
    """It ends an agreement of two; among three, any one may have left."""
    pact = agreement(event("entered_into_force", "2025-01-01"), event("withdrawn", "2025-02-01"), parties=parties)
    assert possible(pact, "2025-02-01") == whole
    assert possible(pact, "2025-02-01", "RU") == own
    assert possible(pact, "2025-02-01", "US") == own


def test_those_who_leave_unnamed_are_counted():
    """A withdrawal of which it is not said whose leaves one party less, whoever it was."""
    pact = agreement(
        event("withdrawn", "2025-01-01"),
        event("entered_into_force", "2025-02-01"),
        event("withdrawn", "2025-03-01", by="RU"),
        parties="RU US UA",
    )
    assert possible(pact, "2025-02-01") == ["in_force"]
    assert possible(pact, "2025-03-01") == ["terminated"]


def test_whether_all_are_back_depends_on_who_left_unnamed():
    """An event that names nobody brings all back only where fewer than two parties were left."""
    pact = agreement(
        event("withdrawn", "2025-01-01"),
        event("withdrawn", "2025-01-02", by="RU US"),
        event("entered_into_force", "2025-02-01"),
        parties="RU US UA AM",
    )
    assert possible(pact, "2025-02-01") == ["in_force"]
    assert possible(pact, "2025-02-01", "RU") == ["in_force", "terminated"]


@pytest.mark.parametrize("before", [[], [event("withdrawn", "2025-02-01", by="US")]])
def test_who_is_left_alone_is_the_one_to_leave(before):
    """Where no other party is left, a withdrawal of which it is not said whose can only be that of the last."""
    pact = agreement(
        event("declared", "2025-01-01"),
        *before,
        event("withdrawn", "2025-02-02"),
        event("revived", "2025-03-01", by="US"),
        parties="RU US" if before else "RU",
    )
    assert possible(pact, "2025-02-02", "RU") == ["terminated"]
    assert possible(pact, "2025-03-01", "RU") == ["terminated"]
    assert possible(pact, "2025-03-01", "US") == ["in_force"]


def test_whoever_may_have_left_may_be_out():
    """What others do later concerns a party only if it was not the one that left."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01"),
        event("revived", "2025-03-01", by="RU UA"),
        parties="RU US UA",
    )
    assert possible(pact, "2025-03-01", "US") == ["in_force", "terminated"]
    assert possible(pact, "2025-03-01", "RU") == ["in_force"]
    assert possible(pact, "2025-03-01") == ["in_force"]


def test_nothing_changes_for_those_who_have_left():
    """Neither what others do, nor the end of the term, nor an agreement to revive it, brings a party back."""
    pact = agreement(
        event("entered_into_force", "2025-01-01", "2025-03-31", by="RU US UA"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("suspended", "2025-02-10", "2025-02-20", by="US"),
        event("revival_agreed", "2025-03-01", by="RU US"),
        event("withdrawn", "2025-03-02", by="RU"),
        event("revived", "2025-04-10", by="US UA"),
        parties="RU US UA",
    )
    days = ["2025-02-01", "2025-02-10", "2025-02-21", "2025-03-02", "2025-04-01", "2025-04-10"]
    assert history(pact, *days, party="RU") == ["terminated"] * 6
    assert history(pact, *days) == ["in_force", "suspended", "in_force", "in_force", "lapsed", "in_force"]


def test_an_end_of_the_withdrawal_is_no_second_withdrawal():
    """The `until` of a withdrawal does nothing; those who have come back since stay."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01", "2025-02-28", by="RU"),
        event("revived", "2025-02-10", by="RU US"),
        parties="RU US",
    )
    assert history(pact, "2025-02-09", "2025-02-10", "2025-03-01") == ["terminated", "in_force", "in_force"]
    assert history(pact, "2025-02-09", "2025-02-10", "2025-03-01", party="RU") == ["terminated", "in_force", "in_force"]


def test_others_leave_while_a_party_is_out():
    """A party that comes back finds those gone who left in the meantime."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("withdrawn", "2025-02-02", by="US"),
        event("acceded", "2025-02-03", by="RU"),
        event("withdrawn", "2025-02-04", by="UA"),
        parties="RU US UA",
    )
    assert history(pact, "2025-02-02", "2025-02-03", "2025-02-04", party="RU") == ["terminated", "signed", "terminated"]
    assert history(pact, "2025-02-02", "2025-02-03", "2025-02-04") == ["terminated", "signed", "terminated"]


def test_the_term_counts_for_those_who_have_come_back():
    """An agreement that lapses does so for a party that left it and acceded again."""
    pact = agreement(
        event("entered_into_force", "2025-01-01", "2025-03-31"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("acceded", "2025-02-10", by="RU"),
        parties="RU US UA",
    )
    assert history(pact, "2025-02-10", "2025-03-31", "2025-04-01", party="RU") == ["signed", "signed", "lapsed"]


def test_a_revival_brings_back_both():
    """What ended because no two were left begins anew with all, unless it is said with whom."""
    before = [event("entered_into_force", "2025-01-01"), event("withdrawn", "2025-02-01", by="RU")]
    with_all = agreement(*before, event("revived", "2025-03-01"), parties="RU US")
    with_one = agreement(*before, event("revived", "2025-03-01", by="US"), parties="RU US")
    assert history(with_all, "2025-03-01", party="RU") == ["in_force"]
    assert history(with_one, "2025-03-01", party="RU") == ["terminated"]
    assert history(with_one, "2025-03-01", party="US") == ["in_force"]


def test_those_who_go_on_leave_a_party_out():
    """Where two are left, what they do under no name does not bring a third back."""
    pact = agreement(
        event("entered_into_force", "2025-01-01"),
        event("withdrawn", "2025-02-01", by="RU"),
        event("amended", "2025-03-01"),
        parties="RU US UA",
    )
    assert history(pact, "2025-03-01", party="RU") == ["terminated"]
    assert history(pact, "2025-03-01") == ["in_force"]


# Days, periods and vague dates


@pytest.mark.parametrize("day", ["2025-03-18", dt.date(2025, 3, 18), "2025-03-18T22:47+10:00"])
def test_days_in_every_form(day):
    """A day may be a text or a date; a time counts as the day that it is written with."""
    assert agreement(event("signed", "2025-03-18")).status_on(day) is AgreementStatus.SIGNED


def test_over_a_period_the_status_must_hold_on_every_day():
    """In the month of the refusal both are possible; in the next month, one alone."""
    initiative = agreement(event("entered_into_force", "2022-07-22"), event("extension_refused", "2023-07-17", by="RU"))
    assert possible(initiative, "2023-07") == ["in_force", "lapsed"]
    assert possible(initiative, "2023-07-01/2023-07-16") == ["in_force"]
    assert possible(initiative, "2023-08") == ["lapsed"]
    assert initiative.status_on("2023-07") is AgreementStatus.UNKNOWN


def test_open_periods():
    """A period may reach back to a time before anything, or on for ever."""
    treaty = agreement(event("signed", "2025-01-10"), event("entered_into_force", "2025-02-10", "2025-12-31"))
    assert possible(treaty, "../2025-01-09") == ["unknown"]
    assert possible(treaty, "../2025-01-10") == ["signed", "unknown"]
    assert possible(treaty, "../2026") == ["signed", "in_force", "lapsed", "unknown"]
    assert possible(treaty, "2025-02-10/..") == ["in_force", "lapsed"]
    assert possible(treaty, "2026/..") == ["lapsed"]


def test_undated_events():
    """An event without a date may have happened before any day, or not yet."""
    treaty = agreement(event("signed", "2025-01-10"), event("entered_into_force"))
    assert possible(treaty, "1900") == ["in_force", "unknown"]
    assert possible(treaty, "2025-01-10") == ["signed", "in_force"]
    assert possible(agreement(event("signed")), "../1900") == ["signed", "unknown"]


def test_events_of_one_day():
    """Their order is open, so each may have been the last, unless one never undoes the other."""
    both = agreement(event("proposed", "2025-03-18"), event("rejected", "2025-03-18"))
    assert possible(both, "2025-03-18") == ["proposed", "rejected"]
    assert history(agreement(event("signed", "2025-03-18"), event("agreed", "2025-03-18")), "2025-03-18") == ["signed"]


def test_events_of_one_month():
    """Within a month their order is open; with the month over, both have happened."""
    truce = agreement(event("declared", "2025-03"), event("collapsed", "2025-03"))
    assert possible(truce, "2025-03-15") == ["in_force", "terminated", "unknown"]
    assert possible(truce, "2025-04") == ["in_force", "terminated"]


def test_a_vague_event_after_a_precise_one():
    """A date that may lie on either side of another leaves the order open."""
    truce = agreement(event("declared", "2025-03-18"), event("collapsed", "2025-03"))
    assert possible(truce, "2025-03-17") == ["terminated", "unknown"]
    assert possible(truce, "2025-03-18") == ["in_force", "terminated"]
    assert possible(truce, "2025-04-01") == ["in_force", "terminated"]


def test_the_order_in_the_record_does_not_matter():
    """A list that begins with the newest event says the same."""
    events = [event("signed", "2025-01"), event("entered_into_force", "2025-02"), event("terminated", "2025-03")]
    days = ["2025-02-01", "2025-03-01", "2025-04-01"]
    for order in (events, events[::-1]):
        assert [possible(agreement(*order), day) for day in days] == [
            ["signed", "in_force"],
            ["in_force", "terminated"],
            ["terminated"],
        ]


def test_an_event_that_two_sources_tell():
    """The same event under two ids counts once: of three parties, one has left."""
    left = event("withdrawn", "2025-02-01", by="RU")
    again = LifecycleEvent(id="left-again", kind="withdrawn", when="2025-02-01", by=["RU"])
    pact = agreement(event("entered_into_force", "2025-01-01"), left, again, parties="RU US UA")
    assert history(pact, "2025-02-01") == ["in_force"]


def test_events_limited_to_provisions():
    """Suspending one article of a treaty leaves the whole in force."""
    treaty = Agreement(
        id="treaty",
        parties=["RU", "US"],
        provisions=[Provision(id="inspections", text="on-site inspections", obliges=["RU", "US"])],
        events=[
            event("entered_into_force", "2011-02-05"),
            event("suspended", "2022-08-08", by="RU", provisions=["inspections"]),
        ],
    )
    assert history(treaty, "2022-08-08", "2023") == ["in_force", "in_force"]
    assert history(treaty, "2022-08-08", party="RU") == ["in_force"]


def test_too_many_readings():
    """With twenty undated events of different kinds, every status may be; what is dated keeps an agreement decided."""
    undated = agreement(*(event(kind) for kind in list(EventKind)[:20]))
    dated = agreement(*(event(kind, f"2025-{number + 1:02}") for number, kind in enumerate(list(EventKind)[:12])))
    assert undated.possible_statuses_on("2025-03-18") == tuple(AgreementStatus)
    later = agreement(*undated.events, event("signed", "2025-06-01"), event("terminated", "2025-07-01"))
    assert later.possible_statuses_on("2025/..") == tuple(AgreementStatus)
    assert undated.status_on("2025-03-18") is AgreementStatus.UNKNOWN
    assert possible(dated, "2026") == ["in_force"]


# What is refused


def test_a_party_that_is_unknown():
    """A party that the agreement does not have is an error that suggests the nearest ones."""
    initiative = agreement(event("revival_agreed", "2025-03", by="RU US"), parties="RU UA TR")
    with pytest.raises(UnknownNameError) as caught:
        initiative.status_on("2025-04-08", party="UAE")
    assert caught.value.name == "UAE"
    assert caught.value.kind == "party of agreement"
    assert caught.value.known == ("RU", "UA", "TR", "US")
    assert caught.value.suggestions == ("UA",)
    assert str(caught.value) == (
        "no party of agreement is called 'UAE'; did you mean 'UA'? There are 'RU', 'UA', 'TR', 'US'"
    )
    with pytest.raises(LookupError, match="did you mean 'UA'"):
        initiative.possible_statuses_on("2025-04-08", party="UAE")


def test_a_party_that_only_the_events_name():
    """Whoever did something with the agreement may be asked for, and anybody where no parties are stated."""
    initiative = agreement(event("revival_agreed", "2025-03-24", by="RU US"), parties="RU UA TR")
    assert history(initiative, "2025-04-08", party="US") == ["agreed"]
    assert history(agreement(*initiative.events), "2025-04-08", party="CN") == ["agreed"]


@pytest.mark.parametrize("day", ["2025-13", "yesterday", 2025])
def test_a_day_that_is_no_date(day):
    """What is no date is refused, as it is in a record."""
    with pytest.raises(InvalidDataError):
        agreement().status_on(day)


def test_an_end_before_the_beginning():
    """An event whose last day certainly comes before it is refused."""
    with pytest.raises(InvalidDataError) as caught:
        event("declared", "2025-04", "2025-03")
    assert [(problem.path, problem.found) for problem in caught.value.problems] == [("until", "2025-03")]
