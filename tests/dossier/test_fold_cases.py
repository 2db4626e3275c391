"""The rules of the fold, one by one: what several reports of one thing come to."""

import pytest

from dipltalks import (
    Agreement,
    Delegate,
    Delegation,
    Evidence,
    LifecycleEvent,
    Link,
    Locality,
    Measure,
    Meeting,
    Place,
    Provision,
    Speaker,
    Statement,
    ThirdParty,
)
from dipltalks._dossier.places import Localities
from telling import dossier, folded, report

ISTANBUL = Locality(name="Istanbul", country="TR", aliases=["Constantinople"])
RIYADH = Locality(name="Riyadh", country="SA")


def meeting(**fields):
    """Return what one report says of the second round."""
    return Meeting(id="round-2", **fields)


def agreement(**fields):
    """Return what one report says of the grain initiative."""
    return Agreement(id="grain", **fields)


def statement(text="A second meeting is being prepared.", **fields):
    """Return what one report says of a statement."""
    return Statement(id="prepared", kind=fields.pop("kind", "announcement"), text=text, **fields)


def test_what_one_report_says_is_shown_as_it_is():
    """There is nothing to fold."""
    told = meeting(when="2025-02-27", place=Place(city="Istanbul"), topics=["embassy-operations"])
    assert folded(told) == told


@pytest.mark.parametrize(
    ("field", "older", "newer"),
    [("title", "Talks", "Istanbul talks"), ("round", 1, 2), ("status", "announced", "held"), ("note", "One.", "Two.")],
)
def test_the_newest_word_or_number_is_shown(field, older, newer):
    """Two are compatible only if they are equal."""
    assert getattr(folded(meeting(**{field: older}), meeting(**{field: newer})), field) == newer


def test_what_the_newest_report_does_not_say_stays():
    """Silence removes nothing."""
    shown = folded(meeting(status="held", topics=["visas"], place=Place(city="Istanbul")), meeting())
    assert shown == meeting(status="held", topics=["visas"], place=Place(city="Istanbul"))


@pytest.mark.parametrize(
    ("whens", "shown"),
    [
        (["2025-02-27", "2025-02"], "2025-02-27"),
        (["2025-02", "2025-02-27"], "2025-02-27"),
        (["2025-02-27", "2025-03"], "2025-03"),
        (["2025-02-27", "2025-02-28"], "2025-02-28"),
        (["2025-02-27", "2025-02-27?"], "2025-02-27"),
        (["2025-02-27T10:00Z", "2025-02-27", "2025-02"], "2025-02-27T10:00Z"),
        (["2025-02-18", "2025-02-27", "2025-02"], "2025-02-27"),
        (["2025-02-27", "2025-02-18", "[2025-02-18..2025-02-28]"], "2025-02-18"),
        (["2025-02-27", "[2025-02-20..]", "[2025-04-08..]"], "[2025-04-08..]"),
    ],
)
def test_a_date_is_replaced_by_a_sharper_one_that_fits(whens, shown):
    """The walk begins with the newest; an older one that is sharper takes its place, and one that is not is passed."""
    assert str(folded(*(meeting(when=when) for when in whens)).when) == shown


def test_a_place_is_filled_leaf_by_leaf():
    """Each report adds what newer ones leave open."""
    places = [Place(venue="residence of the Consul General"), Place(country="TR"), Place(city="Istanbul")]
    assert folded(*(meeting(place=place) for place in places)).place == Place(
        city="Istanbul", country="TR", venue="residence of the Consul General"
    )


def test_a_place_is_filled_only_from_one_that_may_be_the_same():
    """The venue in Riyadh is none of Istanbul's, though it is in the newest report but one."""
    shown = folded(
        meeting(place=Place(city="Istanbul", venue="consulate")),
        meeting(place=Place(city="Riyadh", venue="Diriyah Palace")),
        meeting(place=Place(city="Istanbul")),
    )
    assert shown.place == Place(city="Istanbul", venue="consulate")


def test_what_was_filled_in_decides_what_fits_next():
    """Once the newest place is known to be in Riyadh, nothing of Istanbul goes into it."""
    places = [Place(city="Istanbul", country="TR"), Place(city="Riyadh"), Place(venue="palace")]
    assert folded(*(meeting(place=place) for place in places)).place == Place(city="Riyadh", venue="palace")


@pytest.mark.parametrize(
    ("one", "other", "is_compatible"),
    [
        (Place(city="Istanbul"), Place(city="Constantinople"), True),
        (Place(city="Istanbul"), Place(city="İstanbul"), True),
        (Place(city="Istanbul"), Place(city="Riyadh"), False),
        (Place(city="Istanbul"), Place(city="Ankara"), False),
        (Place(city="Istanbul"), Place(country="SA"), False),
        (Place(city="Istanbul"), Place(country="TR"), True),
        (Place(city="Ankara"), Place(country="SA"), True),
        (Place(region="Crimea"), Place(country="UA"), True),
        (Place(region="Crimea"), Place(region="Donbas"), False),
        (Place(city="Istanbul"), Place(region="Marmara"), True),
        (Place(city="Tripoli"), Place(country="LY"), True),
        (Place(city="Tripoli"), Place(country="LB"), True),
        (Place(city="Tripoli"), Place(country="SA"), False),
        (Place(venue="consulate"), Place(venue="palace"), True),
        (Place(city="Yalta", region="Crimea"), Place(country="TR"), True),
        (Place(city="Lada", region="Marmara"), Place(country="SA"), False),
    ],
)
def test_places_fit_unless_city_region_or_country_differ(one, other, is_compatible):
    """Names compare by key or as names of one locality; a locality without a country may be anywhere."""
    localities = [
        *(ISTANBUL, RIYADH, Locality(name="Crimea"), Locality(name="Marmara", country="TR")),
        *(Locality(name="Tripoli", country="LY"), Locality(name="Tripoli", country="LB")),
    ]
    known = Localities.of(localities)
    assert known.are_compatible(one, other) is known.are_compatible(other, one) is is_compatible


def test_a_locality_lets_two_names_of_a_city_be_one():
    """Without it, they are two cities."""
    places = [Place(city="Constantinople", venue="consulate"), Place(city="Istanbul")]
    told = [meeting(place=place) for place in places]
    assert folded(*told, localities=[ISTANBUL]).place == Place(city="Istanbul", venue="consulate")
    assert folded(*told).place == Place(city="Istanbul")


def head(*delegates):
    """Return the head of Russia's delegation that several reports come to."""
    told = (meeting(delegations=[Delegation(party="RU", head=delegate)]) for delegate in delegates)
    return folded(*told).delegation("RU").head


LAVROV, MINISTER = Delegate(person="lavrov"), Delegate(office="foreign minister")
BOTH = Delegate(person="lavrov", office="foreign minister")


@pytest.mark.parametrize(
    ("delegates", "shown"),
    [
        ([BOTH, LAVROV], BOTH),
        ([BOTH, MINISTER], BOTH),
        ([MINISTER, LAVROV], LAVROV),
        ([LAVROV, MINISTER], MINISTER),
        ([Delegate(person="ryabkov", office="deputy minister"), LAVROV], LAVROV),
        ([BOTH, Delegate(office="ambassador")], Delegate(office="ambassador")),
        ([MINISTER, BOTH, LAVROV], BOTH),
    ],
)
def test_a_head_is_filled_only_from_what_is_said_of_the_same_one(delegates, shown):
    """Nobody who only leads it, and no office, is joined to another one without a report that does."""
    assert head(*delegates) == shown


@pytest.mark.parametrize(
    ("older", "newer", "shown"),
    [
        (
            Speaker(person="lavrov", office="foreign minister", party="RU"),
            Speaker(person="lavrov"),
            Speaker(person="lavrov", office="foreign minister", party="RU"),
        ),
        (Speaker(person="lavrov", party="RU"), Speaker(party="RU"), Speaker(person="lavrov", party="RU")),
        (Speaker(person="rubio", party="US"), Speaker(party="RU"), Speaker(party="RU")),
        (
            Speaker(person="rubio", office="foreign minister", party="US"),
            Speaker(office="foreign minister", party="RU"),
            Speaker(office="foreign minister", party="RU"),
        ),
        (Speaker(person="peskov", party="RU"), Speaker(person="lavrov"), Speaker(person="lavrov")),
    ],
)
def test_a_speaker_is_filled_only_from_what_is_said_of_the_same_one(older, newer, shown):
    """One who speaks for another party is another one, whatever the office."""
    assert folded(statement(speaker=older), statement(speaker=newer)).speaker == shown


def test_where_the_status_moved_to_postponed_older_days_and_places_are_void():
    """What was planned is planned no longer; the rest of what was said stays."""
    shown = folded(
        meeting(status="scheduled", when="2025-02-25", place=Place(city="Riyadh"), topics=["visas"]),
        meeting(status="postponed", place=Place(country="SA")),
    )
    assert shown == meeting(status="postponed", place=Place(country="SA"), topics=["visas"])


def test_reports_after_the_move_count_even_if_they_repeat_it():
    """The first report that says postponed may name the new day; the next ones only say it again."""
    shown = folded(
        meeting(status="scheduled", when="2025-02-25"),
        meeting(status="postponed", when="2025-03"),
        meeting(place=Place(city="Riyadh")),
        meeting(status="postponed"),
    )
    assert shown == meeting(status="postponed", when="2025-03", place=Place(city="Riyadh"))


def test_the_last_of_several_moves_counts():
    """Scheduled anew, postponed again, held in the end."""
    shown = folded(
        meeting(status="postponed", when="2025-02-20"),
        meeting(status="scheduled", when="2025-02-25"),
        meeting(status="postponed"),
        meeting(status="held", when="2025-03"),
        meeting(when="2025-03-18"),
    )
    assert shown == meeting(status="held", when="2025-03-18")


def test_what_was_cancelled_keeps_its_day_and_place():
    """It was to be there and then."""
    shown = folded(
        meeting(status="scheduled", when="2025-02-25", place=Place(city="Riyadh")), meeting(status="cancelled")
    )
    assert shown == meeting(status="cancelled", when="2025-02-25", place=Place(city="Riyadh"))


def test_words_in_lists_are_united_oldest_report_first():
    """Each stands where it first appears."""
    shown = folded(meeting(topics=["visas", "flights"]), meeting(topics=["banking", "visas"]))
    assert shown.topics == ("visas", "flights", "banking")


def test_parts_with_a_key_are_united_and_folded_inside():
    """Delegations by party, members by person; those without a key stand side by side unless they are equal."""
    aide, envoy = Delegate(office="aide"), Delegate(office="envoy")
    shown = folded(
        meeting(
            delegations=[
                Delegation(party="US", members=[Delegate(person="rubio"), aide]),
                Delegation(roles=["host"]),
                Delegation(party="RU", attendance="expected"),
            ]
        ),
        meeting(
            delegations=[
                Delegation(party="RU", attendance="attended", head=Delegate(person="lavrov")),
                Delegation(roles=["host"]),
                Delegation(party="US", members=[Delegate(person="rubio", office="secretary of state"), envoy, aide]),
                Delegation(roles=["mediator"]),
            ]
        ),
    )
    rubio = Delegate(person="rubio", office="secretary of state")
    assert shown.delegations == (
        Delegation(party="US", members=[rubio, aide, envoy]),
        Delegation(roles=["host"]),
        Delegation(party="RU", attendance="attended", head=Delegate(person="lavrov")),
        Delegation(roles=["mediator"]),
    )


def test_parts_of_agreements_have_keys_too():
    """Third parties by party, links by kind and agreement, provisions and events by id."""
    shown = folded(
        agreement(
            third_parties=[ThirdParty(party="TR", roles=["host"])],
            links=[Link(kind="extends", agreement="a")],
            provisions=[Provision(id="exports", obliges=["RU"], implementation="minimal")],
            events=[LifecycleEvent(id="signed", kind="agreed", when="2022-07", by=["RU"])],
        ),
        agreement(
            third_parties=[ThirdParty(party="TR", roles=["mediator"]), ThirdParty(party="UN")],
            links=[Link(kind="supersedes", agreement="a"), Link(kind="extends", agreement="a")],
            provisions=[Provision(id="exports", obliges=["UA"], implementation="full")],
            events=[LifecycleEvent(id="signed", kind="signed", when="2022-07-22", by=["UA"])],
        ),
    )
    assert shown == agreement(
        third_parties=[ThirdParty(party="TR", roles=["host", "mediator"]), ThirdParty(party="UN")],
        links=[Link(kind="extends", agreement="a"), Link(kind="supersedes", agreement="a")],
        provisions=[Provision(id="exports", obliges=["RU", "UA"], implementation="full")],
        events=[LifecycleEvent(id="signed", kind="signed", when="2022-07-22", by=["RU", "UA"])],
    )


def test_the_words_of_a_statement_are_those_of_the_newest_report():
    """Texts are not joined, and no report vouches for the words of another one."""
    shown = folded(
        statement("It is being prepared.", quoted=True, occasion="briefing"), statement("A meeting is near.")
    )
    assert (shown.text, shown.quoted, shown.occasion) == ("A meeting is near.", None, "briefing")


def test_a_report_of_the_same_words_says_whether_they_are_quoted():
    """The newest of those that do."""
    assert folded(statement(quoted=True), statement(quoted=False), statement()).quoted is False


@pytest.mark.parametrize(
    ("older", "newer", "shown"),
    [
        ({"until": "2025-03"}, {"when": "2025-04-01"}, None),
        ({"until": "2025-04-17"}, {"when": "2025-04-01", "until": "2025-04"}, "2025-04-17"),
        ({"when": "2025-04-01"}, {"until": "2025-03"}, None),
        ({"until": "2025-05"}, {"when": "2025-06"}, None),
        ({"until": "2025-03"}, {"until": "2025-05", "when": "2025-03-18"}, "2025-05"),
    ],
)
def test_an_end_before_the_beginning_that_is_shown_is_passed_over(older, newer, shown):
    """Of a measure as of an event."""
    measure = folded(Measure(id="cuts", kind="restrict", **older), Measure(id="cuts", kind="restrict", **newer))
    truce = folded(*(agreement(events=[LifecycleEvent(id="e", kind="suspended", **each)]) for each in (older, newer)))
    assert [None if end is None else str(end) for end in (measure.until, truce.events[0].until)] == [shown, shown]


def test_words_and_reasons_of_all_reports_are_kept():
    """Evidence names the source that it is taken from."""
    day = Evidence(quote="Feb. 27", supports=["when"])
    shown = folded(meeting(when="2025-02", evidence=[day]), meeting(when="2025-02-27", evidence=[day, day]))
    assert [(each.source, each.quote) for each in shown.evidence] == [
        ("wire-2025-04-01", "Feb. 27"),
        ("wire-2025-04-02", "Feb. 27"),
    ]


def test_one_id_for_two_kinds_of_records_gives_two_records():
    """They are folded each for itself; `verify` says that the id is used twice."""
    told = dossier(
        report("2025-04-01", meeting(status="held")),
        report("2025-04-02", Agreement(id="round-2", title="Protocol of the second round")),
        report("2025-04-03", meeting(topics=["visas"])),
    )
    assert told.meetings["round-2"] == meeting(status="held", topics=["visas"])
    assert told.agreements["round-2"] == Agreement(id="round-2", title="Protocol of the second round")


def test_what_an_undated_report_says_is_the_oldest():
    """And what one says that may have been published at any later time, the newest."""
    told = dossier(
        report("[2025-04-01..]", meeting(title="Open"), source="archive"),
        report("2025-04-08", meeting(title="Dated", round=2)),
        report(None, meeting(title="Undated", round=1, level="envoy")),
    )
    assert told.meetings["round-2"] == meeting(title="Open", round=2, level="envoy")


def test_what_one_report_tells_apart_stays_apart():
    """Two aides of one report are two, whatever another report adds; the aides of two reports may be the same two."""
    two = Delegation(party="US", members=[Delegate(office="aide"), Delegate(office="aide")])
    one = Delegation(party="US", head=Delegate(person="rubio"), members=[Delegate(office="aide")])
    for told in ((two, one), (one, two)):
        meeting = folded(*(Meeting(id="talks", delegations=[delegation]) for delegation in told))
        assert meeting.delegation("US").members == two.members
