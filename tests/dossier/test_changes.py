"""Changes: what is shown otherwise than before, field by field, and how it changed."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dipltalks as dt
from asked import GRAIN, NEXT, dossier
from dipltalks import Agreement, Delegate, Delegation, LifecycleEvent, Meeting, Place, Retraction, Speaker, Statement
from dipltalks._dossier.difference import diff
from dipltalks._values.paths import value_at
from dossiers import dossiers
from reference_standing import KINDS, LABELS
from telling import dossier as told
from telling import report

few = settings(max_examples=50)

RU_US = dt.Codebook(
    parties=[
        dt.Party(id="RU", name="Russia", kind="state"),
        dt.Party(id="RU-MFA", name="Foreign Ministry", kind="institution", part_of="RU"),
    ]
)


def by(publisher, published, *records, **fields):
    """Return a report of a source of a publisher."""
    made = report(published, *records, **fields)
    return attrs.evolve(made, source=attrs.evolve(made.source, publisher=publisher))


def changed(before, after, codebook=None):
    """Return how a record changed, from what RT says to what TASS says the day after: text and kind by field."""
    both = told(by("RT", "2025-04-01", before), by("TASS", "2025-04-02", after))
    both = attrs.evolve(both, codebook=codebook or both.codebook)
    changes = both.changes(since="2025-04-01")
    assert {each.record for each in changes} <= {before.id}
    return {each.field: str(each).removeprefix(f"{before.id} ").removesuffix(" (wire-2025-04-02)") for each in changes}


def meeting(**fields):
    """Return the second round."""
    return Meeting(id="round-2", **fields)


AIDE, ENVOY = Delegate(office="aide"), Delegate(office="envoy")


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ({}, {"when": "2025-04"}, "when: added: 2025-04"),
        ({}, {"place": {"city": "Riyadh"}}, "place: added: city 'Riyadh'"),
        ({"place": {"city": "Riyadh"}}, {"place": {"venue": "palace"}}, "place.venue: added: 'palace'"),
        ({"when": "2025-04"}, {"when": "2025-04-10"}, "when: sharpened: 2025-04 → 2025-04-10"),
        ({"when": "2025-04~"}, {"when": "2025-04"}, "when: sharpened: 2025-04~ → 2025-04"),
        (
            {"when": "2025-04-09/2025-04-11"},
            {"when": "2025-04-11/.."},
            "when: contradicted: 2025-04-09/2025-04-11 → 2025-04-11/..",
        ),
        (
            {"when": "[2025-04-09..2025-04-11]"},
            {"when": "[2025-04-11..2025-04-12]"},
            "when: reworded: [2025-04-09..2025-04-11] → [2025-04-11..2025-04-12]",
        ),
        ({"when": "2025-04-10"}, {"when": "2025-04-12"}, "when: contradicted: 2025-04-10 → 2025-04-12"),
        ({"status": "announced"}, {"status": "held"}, "status: moved on: announced → held"),
        ({"status": "scheduled"}, {"status": "postponed"}, "status: moved on: scheduled → postponed"),
        ({"status": "held"}, {"status": "announced"}, "status: contradicted: held → announced"),
        ({"status": "held"}, {"status": "cancelled"}, "status: contradicted: held → cancelled"),
        ({"round": 2}, {"round": 3}, "round: contradicted: 2 → 3"),
        ({"title": "Talks"}, {"title": "Second round"}, "title: reworded: 'Talks' → 'Second round'"),
        ({"place": {"city": "Riyadh"}}, {"place": {"city": "Jeddah"}}, "place.city: contradicted: 'Riyadh' → 'Jeddah'"),
        ({"topics": ["visas"]}, {"topics": ["flights"]}, "topics.flights: added"),
        ({}, {"modality": ["phone"]}, "modality.phone: added"),
        (
            {},
            {"delegations": [Delegation(party="RU", head=Delegate(person="lavrov"))]},
            "delegations.RU: added: party 'RU', head (person 'lavrov')",
        ),
        (
            {"delegations": [Delegation(party="RU", attendance="expected")]},
            {"delegations": [Delegation(party="RU", attendance="attended")]},
            "delegations.RU.attendance: moved on: expected → attended",
        ),
        (
            {"delegations": [Delegation(party="RU", members=[AIDE])]},
            {"delegations": [Delegation(party="RU", members=[ENVOY])]},
            "delegations.RU.members: added: office 'envoy'",
        ),
    ],
)
def test_kinds_of_changes_are_told_apart(before, after, text):
    """Each with what was shown and what is shown now, in one line."""
    states = [each | {"place": Place(**each["place"])} if "place" in each else each for each in (before, after)]
    (found,) = changed(*(meeting(**each) for each in states)).values()
    assert found == text


def test_places_with_other_names_for_one_locality_are_reworded():
    """A place is compared as a whole, by the localities of the codebook."""
    istanbul = dt.Locality(name="Istanbul", country="TR", aliases=["Constantinople"])
    told_of = (meeting(place=Place(city="Constantinople")), meeting(place=Place(city="Istanbul")))
    assert changed(*told_of, codebook=dt.Codebook(localities=[istanbul])) == {
        "place.city": "place.city: reworded: 'Constantinople' → 'Istanbul'"
    }
    assert changed(*told_of)["place.city"].startswith("place.city: contradicted")


def test_a_ministry_speaks_for_its_state():
    """A party and one that it is part of can both be right; two people cannot."""

    def said(person=None, party=None, quoted=None):
        speaker = Speaker(person=person, party=party)
        return Statement(id="s", kind="claim", text="So.", speaker=speaker, quoted=quoted)

    assert changed(said(party="RU"), said(party="RU-MFA"), RU_US) == {
        "speaker.party": "speaker.party: reworded: 'RU' → 'RU-MFA'"
    }
    assert changed(said("lavrov"), said("rubio"))["speaker.person"].startswith("speaker.person: contradicted")
    assert changed(said("lavrov", quoted=True), said("lavrov", quoted=False)) == {
        "quoted": "quoted: reworded: True → False"
    }


def test_the_same_publisher_corrects_itself():
    """Whatever its name is spelt like; a source without a publisher speaks for itself alone."""
    first, second = meeting(round=2), meeting(round=3)

    def kind(*publishers):
        both = told(*(by(name, day, each) for name, (day, each) in zip(publishers, days, strict=True)))
        return [str(each.kind) for each in both.changes(since="2025-04-01")]

    days = [("2025-04-01", first), ("2025-04-02", second)]
    assert kind("RIA Novosti", "RIA-Novosti") == ["corrected"]
    assert kind("RIA Novosti", "TASS") == ["contradicted"]
    assert kind(None, None) == ["contradicted"]
    assert kind("RT", None) == ["contradicted"]


def test_who_repeats_a_value_does_not_correct_it():
    """RT said 2 and TASS repeats it; that RT says 3 is a correction, that RIA says so is none."""
    both = (by("RT", "2025-04-01", meeting(round=2)), by("TASS", "2025-04-02", meeting(round=2)))
    for publisher, kind in (("TASS", "corrected"), ("RT", "corrected"), ("RIA", "contradicted")):
        newest = by(publisher, "2025-04-03", meeting(round=3))
        (change,) = told(*both, newest).changes(since="2025-04-02")
        assert (str(change.kind), change.before, change.after, change.reports) == (kind, 2, 3, ("wire-2025-04-03",))


def test_retractions():
    """Of a record, a part and a value; an older value that comes back is a correction."""
    before = (
        report("2025-04-01", meeting(round=2, when="2025-04-02"), Meeting(id="round-3")),
        report("2025-04-02", meeting(round=3, topics=["visas"], delegations=[Delegation(members=[AIDE])])),
    )
    fields = {"round": "wire-2025-04-02", "topics": "wire-2025-04-02", "when": "wire-2025-04-01"}
    fields |= {"delegations": "wire-2025-04-02"}
    taken = [Retraction(report=key, record="round-2", field=name, reason="wrong") for name, key in fields.items()]
    taken.append(Retraction(report="wire-2025-04-01", record="round-3", reason="wrong"))
    changes = told(*before, report("2025-04-03", retracts=taken)).changes(since="2025-04-02")
    assert [str(each) for each in changes] == [
        "round-2 round: corrected: 3 → 2 (wire-2025-04-01)",
        "round-2 delegations: retracted: members (office 'aide')",
        "round-2 when: retracted: 2025-04-02",
        "round-2 topics.visas: retracted",
        "round-3: retracted",
    ]
    assert [each.before for each in changes][1:] == [
        (Delegation(members=[AIDE]),),
        dt.When("2025-04-02"),
        "visas",
        Meeting(id="round-3"),
    ]


def test_of_items_that_no_path_tells_apart_those_that_came_and_went_are_told():
    """Names with blanks are no steps of a path; those that stayed are not mentioned."""
    before = told(
        report("2025-04-01", Agreement(id="grain", aliases=["grain deal", "the pact"])),
        report("2025-04-02", Agreement(id="grain", aliases=["sea corridor"])),
    )
    changes = diff(
        before,
        told(
            report("2025-04-01", Agreement(id="grain", aliases=["sea corridor", "initiative"])),
            report("2025-04-02", Agreement(id="grain", aliases=["grain deal", "Black Sea deal"])),
        ),
    )
    assert [(str(each), each.before, each.after) for each in changes] == [
        ("grain aliases: added: 'Black Sea deal' (wire-2025-04-02)", None, ("Black Sea deal",)),
        ("grain aliases: retracted: 'the pact'", ("the pact",), None),
        ("grain aliases.initiative: added (wire-2025-04-01)", None, "initiative"),
    ]


def test_a_list_tells_of_each_item_by_itself():
    """Whether or not anything was in the list before; a part is told as a whole."""
    event = LifecycleEvent(id="signed", kind="signed", when="2022-07-22", by=["RU"])
    none, all_ = Agreement(id="grain"), Agreement(id="grain", topics=["a", "b"], events=[event])
    changes = diff(told(report("2025-04-01", none)), told(report("2025-04-01", all_)))
    assert [(each.field, each.after) for each in changes] == [
        ("topics.a", "a"),
        ("topics.b", "b"),
        ("events.signed", event),
    ]
    assert changes[2].reports == ("wire-2025-04-01",)


def test_words_reasons_and_remarks_are_no_changes():
    """They say nothing of what happened."""
    words = dt.Evidence(locator="row 1", supports=["status"])
    assert changed(meeting(status="held"), meeting(status="held", evidence=[words], note="See the annex.")) == {}


def test_two_records_with_one_id_change_by_themselves():
    """The agreement is not looked for in the meeting."""
    records = (Meeting(id="moscow"), Agreement(id="moscow", title="Pact"))
    before = told(*(report(f"2025-04-0{day}", each) for day, each in enumerate(records, 1)))
    after = before.add(report("2025-04-03", Agreement(id="moscow", title="Treaty", topics=["visas"])))
    assert [str(each) for each in diff(before, after)] == [
        "moscow title: reworded: 'Pact' → 'Treaty' (wire-2025-04-03)",
        "moscow topics.visas: added (wire-2025-04-03)",
    ]


def test_since_leaves_the_day_out_and_until_takes_it_in():
    """Without either, all that dated sources say has been added."""
    days = told(*(report(f"2025-04-0{day}", Meeting(id=f"round-{day}")) for day in (1, 2, 3)), report(None, meeting()))

    def names(**period):
        return [each.record for each in days.changes(**period)]

    assert names(since="2025-04-01", until="2025-04-02") == ["round-2"]
    assert names(since="2025-04-01") == ["round-2", "round-3"]
    assert names(until="2025-04-01") == ["round-1"]
    assert names() == ["round-1", "round-2", "round-3"]
    assert names(since="2025-03") == names()
    assert names(since="2025-04") == names(since="2025-04-02", until="2025-04-02") == []
    assert days.changes(since="2025-04-02") == diff(days.as_known_on("2025-04-02"), days.as_known_on("2025-04-03"))


def test_a_source_of_which_only_the_month_is_known_counts_from_its_last_day():
    """What may have been out before is new, until it certainly was."""
    vague = told(by("RT", "2025-04", meeting(status="held")))
    assert [each.record for each in vague.changes(since="2025-04-10")] == ["round-2"]
    assert vague.changes(since="2025-04-10", until="2025-04-20") == vague.changes(since="2025-04-30") == ()


def test_what_the_second_article_changed():
    """It added what the first one did not know, and contradicted nothing."""
    changes = dossier.changes(since="2025-04-02")
    assert {str(each.kind) for each in changes} == {"added", "reworded"}
    assert f"{NEXT} when: added: [2025-04-08..] (rt-2025-04-08)" in map(str, changes)
    assert (GRAIN, "events.revival-agreed") in [(each.record, each.field) for each in changes]
    assert changes == diff(dossier.as_known_on("2025-04-02"), dossier)


@pytest.mark.parametrize(
    ("period", "message"),
    [
        ({"since": "[2025-04-08..]"}, "since: has no last day, found '[2025-04-08..]'; give a day"),
        ({"until": "2025-04-08/.."}, "until: has no last day, found '2025-04-08/..'; give a day"),
        (
            {"since": "2025-04-08", "until": "2025-04-02"},
            "until: comes before the day given for `since`, found '2025-04-02'; that is 2025-04-08",
        ),
    ],
)
@pytest.mark.parametrize("asked", [dossier, dt.Dossier(codebook=dt.Codebook())])
def test_periods_that_are_none(asked, period, message):
    """Are refused, each at its own argument."""
    with pytest.raises(dt.InvalidDataError) as caught:
        asked.changes(**period)
    assert str(caught.value) == message


@pytest.mark.parametrize("day", ["", "April", 7, [], dossier])
@pytest.mark.parametrize("argument", ["since", "until"])
def test_only_dates_are_days(argument, day):
    """Anything else is refused."""
    with pytest.raises(dt.InvalidDataError):
        dossier.changes(**{argument: day})


@pytest.mark.parametrize("other", [None, 7, "talks", dossier.codebook, dossier.reports, dossier.view()])
def test_only_dossiers_are_compared(other):
    """On either side."""
    for pair, wrong in (((dossier, other), ["after"]), ((other, dossier), ["before"])):
        with pytest.raises(dt.InvalidDataError) as caught:
            diff(*pair)
        assert [each.path for each in caught.value.problems] == wrong


def said(record):
    """Return what a record, or a part of one, says, in whatever order; ids alone say nothing."""
    if isinstance(record, dict):
        return {name: said(value) for name, value in record.items()}
    if isinstance(record, list):
        return sorted((said(item) for item in record if not isinstance(item, dict) or item.keys() != {"id"}), key=repr)
    return record


def facts(all_told):
    """Return what a dossier shows of each record, as plain data."""
    shown = {(kind, record.id): dt.unstructure(record) for kind in KINDS for record in getattr(all_told, kind)}
    return {
        name: {field: left for field, value in data.items() if field not in LABELS and (left := said(value)) != []}
        for name, data in shown.items()
    }


@few
@given(dossiers(), dossiers())
def test_a_difference_names_what_differs(one, other):
    """All records that say something else, and no others; nothing differs from itself."""
    before, after = facts(one), facts(other)
    names = {name for kind, name in before | after if before.get((kind, name)) != after.get((kind, name))}
    assert {each.record for each in diff(one, other)} == names
    assert diff(one, one) == diff(other, other) == ()
    assert all("\n" not in str(each) for each in diff(one, other))


@few
@given(dossiers(), dossiers())
def test_a_difference_gives_what_was_and_what_is_shown(one, other):
    """At its path; of items that no path tells apart, some of those there."""
    records = [
        {(type(record), record.id): record for kind in KINDS for record in getattr(each, kind)} for each in (one, other)
    ]
    for change in diff(one, other):
        for value, shown in zip((change.before, change.after), records, strict=True):
            there = [record for (_, name), record in shown.items() if name == change.record]
            if change.field is not None:
                there = [value_at(record, change.field) for record in there]
            is_some = isinstance(value, tuple) and any(set(value) <= {*(each or ())} for each in there)
            assert value is None or value in there or is_some


@few
@given(dossiers(), dossiers())
def test_the_way_back_is_the_way_turned_round(one, other):
    """What was added is retracted or dropped, and what was shown after is shown before."""

    def places(changes):
        return {(each.record, each.field, each.before, each.after) for each in changes}

    there, back = diff(one, other), diff(other, one)
    assert places(back) == {(name, field, after, before) for name, field, before, after in places(there)}
    came, gone = [{(each.record, each.field) for each in way if each.kind == "added"} for way in (there, back)]
    lost, found = [{(e.record, e.field) for e in way if e.kind in ("retracted", "dropped")} for way in (there, back)]
    assert (came, gone) == (found, lost)


@few
@given(dossiers(), st.sampled_from(["2025-04-01", "2025-04-02", "2025-04-08", "2025-04-30"]))
def test_changes_lead_from_one_day_to_another(all_told, day):
    """Those up to a day, and those after it, are the differences between what was known."""
    dated = dt.Dossier(
        codebook=all_told.codebook, reports=[each for each in all_told.reports if each.source.published is not None]
    )
    assert all_told.changes(until=day) == diff(dt.Dossier(codebook=all_told.codebook), all_told.as_known_on(day))
    assert all_told.changes(since=day) == diff(all_told.as_known_on(day), dated)


def test_what_is_still_said_is_dropped_and_not_retracted():
    """A date from before a postponement, and the country and the inherited venue of a city that gave way."""
    base = dt.Meeting(id="round-1", place=dt.Place(city="Istanbul", venue="consulate"))
    heir = dt.Meeting(
        id="round-2",
        when="2025-04-05",
        place=dt.Place(city="Istanbul", country="TR"),
        unchanged_from=[dt.Inheritance(meeting="round-1", fields=["venue"])],
    )
    before = told(report("2025-04-01", base, heir))
    moved = before.add(report("2025-04-02", dt.Meeting(id="round-2", place=dt.Place(city="Ankara"))))
    found = {(str(change.kind), change.field) for change in diff(before, moved)}
    assert found == {("contradicted", "place.city"), ("dropped", "place.country"), ("dropped", "place.venue")}
    postponed = before.add(report("2025-04-03", dt.Meeting(id="round-2", status="postponed")))
    assert ("dropped", "when") in {(str(change.kind), change.field) for change in diff(before, postponed)}
