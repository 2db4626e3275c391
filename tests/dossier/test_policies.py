"""Policies: with which of several values a view begins, and that none of them makes one up."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dipltalks as dt
from asked import dossier
from dipltalks import Claim, Delegate, Delegation, Meeting, Place, Statement, latest, most_precise, prefer
from dipltalks._values.paths import covers, leaves, value_at
from dossiers import dossiers
from reference_standing import KINDS
from telling import dossier as told
from telling import report

few = settings(max_examples=50)


def by(publisher, day, **fields):
    """Return a report of a publisher on a day of April on the second round."""
    source = dt.Source(id=f"wire-{day}", publisher=publisher, published=f"2025-04-{day:02}")
    return dt.Report(source=source, meetings=[Meeting(id="round-2", **fields)])


def shown(policy, *reports):
    """Return the second round as a policy shows it."""
    return told(*reports).view(policy=policy).meetings["round-2"]


def oldest(_, claims):
    """Begin with the oldest report: a policy of one's own."""
    return claims[0]


def records(asked):
    """Return all that is shown."""
    return {kind: tuple(getattr(asked, kind)) for kind in KINDS}


ROUNDS = [by("RT", 1, round=1), by("TASS", 2, round=2), by("RT", 3, round=3), by(None, 4, round=4)]


@pytest.mark.parametrize(
    ("policy", "number"),
    [
        (latest, 4),
        (most_precise, 4),
        (oldest, 1),
        (prefer("RT"), 3),
        (prefer("rt"), 3),
        (prefer("TASS", "RT"), 2),
        (prefer("Reuters", "TASS"), 2),
        (prefer("Reuters"), 4),
        (prefer("!!!"), 4),
    ],
)
def test_a_policy_chooses_among_what_is_stated(policy, number):
    """A publisher by any spelling of its name, the newest of its reports; without one of them, the newest of all."""
    assert shown(policy, *ROUNDS).round == number


def test_a_publisher_may_have_neither_letter_nor_digit():
    """Its name is compared as it is."""
    assert shown(prefer("!!!"), by("!!!", 1, round=1), by("???", 2, round=2)).round == 1


@pytest.mark.parametrize(
    ("older", "newer", "precise"),
    [
        ("2025-04-10", "2025-05", "2025-04-10"),
        ("2025-03", "2025-05", "2025-05"),
        ("2025-04-10", "2025-04-12?", "2025-04-10"),
        ("2025-04-10?", "2025-04-12%", "2025-04-10?"),
        ("2025-04-10T09:00", "2025-04-12", "2025-04-10T09:00"),
        ("2025", "[2025-04-08..]", "2025"),
        ("[..2025-04-08]", "2025-04-09/2025-04-11", "2025-04-09/2025-04-11"),
        ("[2025-04-08..]", "../2025-04-02", "../2025-04-02"),
    ],
)
def test_the_most_precise_date_is_that_of_fewest_days(older, newer, precise):
    """Then the one with no doubt about it; a time is more precise than its day. The newest of those that are equal."""
    assert str(shown(most_precise, by("RT", 1, when=older), by("RT", 2, when=newer)).when) == precise


def test_the_most_precise_place_or_person_is_that_of_which_most_is_said():
    """Where the newest report says less, it does not come first."""
    full = {
        "place": Place(city="Riyadh", country="SA"),
        "delegations": [Delegation(party="RU", head=Delegate(person="lavrov", office="minister"))],
    }
    short = {"place": Place(city="Istanbul"), "delegations": [Delegation(party="RU", head=Delegate(person="rubio"))]}
    both = by("RT", 1, **full), by("RT", 2, **short)
    assert (shown(latest, *both).place, shown(most_precise, *both).place) == (short["place"], full["place"])
    assert shown(most_precise, *both).delegation("RU").head == full["delegations"][0].head


def test_the_fold_goes_on_from_what_was_chosen():
    """A sharper date that fits it, and what a place leaves open, come from the others."""
    reports = [
        by("RT", 1, when="2025-04", place=Place(city="Istanbul")),
        by("TASS", 2, when="2025-04-10", place=Place(city="Istanbul", venue="consulate")),
        by("TASS", 3, when="2025-05-01", place=Place(city="Riyadh", venue="palace")),
    ]
    view = shown(prefer("RT"), *reports)
    assert (str(view.when), view.place) == ("2025-04-10", Place(city="Istanbul", venue="consulate"))


def test_it_is_asked_by_path_wherever_reports_differ():
    """With the claims oldest first; where they are the same, there is nothing to choose."""
    asked = {}

    def policy(field, claims):
        asked[field] = [(claim.report.source.publisher, claim.value) for claim in claims]
        return latest(field, claims)

    shown(
        policy,
        by("RT", 1, round=1, title="Talks", delegations=[Delegation(party="RU", attendance="expected")]),
        by("TASS", 2, round=2, delegations=[Delegation(party="RU", attendance="attended")]),
        by(None, 3, format="plenary"),
        by("RT", 4, format="plenary"),
    )
    assert asked["round"] == [("RT", 1), ("TASS", 2)]
    assert asked["delegations.RU.attendance"] == [("RT", "expected"), ("TASS", "attended")]
    assert set(asked) == {"round", "delegations.RU.attendance"}


def talks(city, person, day, end):
    """Return a record of each kind, with values of each shape."""
    lead = Delegation(party="RU", head=Delegate(person=person))
    return [
        Meeting(id="round-2", place=Place(city=city), delegations=[lead]),
        dt.Agreement(id="pact", events=[dt.LifecycleEvent(id="end", kind="expired", when=day, until=end)]),
        dt.Measure(id="cuts", kind="restrict", when=day, until=end),
        Statement(id="s", kind="claim", text=f"It is {city}.", speaker=dt.Speaker(person=person)),
    ]


def test_it_is_asked_for_dates_places_and_people_by_path_too():
    """As for words and numbers."""
    asked = set()
    view = told(
        report("2025-04-01", *talks("Riyadh", "lavrov", "2025-03-01", "2025-05-01")),
        report("2025-04-02", *talks("Istanbul", "rubio", "2025-04-01", "2025-06-01")),
    ).view(policy=lambda field, claims: asked.add(field) or claims[-1])
    records(view)
    dates = {"when", "until", "events.end.when", "events.end.until"}
    assert asked == {*dates, "place", "delegations.RU.head", "speaker", "text"}


def test_quotation_marks_go_with_the_words():
    """Whoever's words are chosen, it is they that were quoted or not."""
    said = [
        dt.Statement(id="s", kind="claim", text="So.", quoted=True),
        dt.Statement(id="s", kind="claim", text="It is so.", quoted=False),
    ]
    view = told(*(report(f"2025-04-0{day}", each) for day, each in enumerate(said, 1))).view(policy=oldest)
    assert tuple(view.statements) == (Statement(id="s", kind="claim", text="So.", quoted=True),)


def test_a_view_is_asked_as_the_dossier_is():
    """By id, for collections, and for the day up to which it is known; other ids suggest the nearest."""
    view = dossier.view(policy=prefer("RT"))
    assert view.meetings.next().id == dossier.meetings.next().id
    assert (view.known_on, view.people.ids, view.sources.ids) == (
        dossier.known_on,
        dossier.people.ids,
        dossier.sources.ids,
    )
    assert view["lavrov"] is dossier["lavrov"]
    assert repr(view) == f"<View: 6 meetings, 2 agreements, 4 measures, {len(dossier.statements)} statements>"
    with pytest.raises(dt.UnknownNameError, match="did you mean 'lavrov'"):
        view["lavrow"]


def test_the_dossier_knows_no_policy():
    """Its equality, its files and what it shows are the same, whatever views were made of it."""
    one, other = told(*ROUNDS), told(*ROUNDS)
    before = dt.dumps(one)
    assert one.view(policy=oldest).meetings["round-2"].round == 1
    assert (one, hash(one), dt.dumps(one)) == (other, hash(other), before)
    assert one.meetings["round-2"].round == 4
    assert records(one.view()) == records(one)


@pytest.mark.parametrize("policy", ["latest", None, 7, [], ROUNDS[0]])
def test_a_policy_is_a_function(policy):
    """Anything else is refused at once."""
    with pytest.raises(dt.InvalidDataError) as caught:
        dossier.view(policy=policy)
    assert [(each.path, each.message) for each in caught.value.problems] == [("policy", "is no policy")]


class Odd:
    """What cannot show itself."""

    def __repr__(self):
        """Fail."""
        raise RuntimeError


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: None,
        lambda _: 7,
        lambda claims: claims[0].value,
        list,
        lambda claims: Claim(claims[0].report, 9),
        lambda _: Odd(),
        lambda claims: claims[:1],
    ],
)
def test_what_no_report_states_is_no_answer(answer):
    """A policy that makes one up is refused, with the field that it was asked for."""
    view = told(*ROUNDS).view(policy=lambda _, claims: answer(claims))
    with pytest.raises(dt.InvalidDataError) as caught:
        len(view.meetings)
    (problem,) = caught.value.problems
    assert problem.path == "policy"
    assert problem.message.startswith("answers with ")
    assert problem.hint == "return one of the claims on round that the policy is given"


def test_an_answer_is_known_by_what_it_says():
    """A claim that is equal to one of those given is that one."""
    assert shown(lambda _, claims: tuple(claims[1]), *ROUNDS).round == 2


def test_a_policy_that_raises_raises():
    """Its own error, whenever the view is asked."""

    def policy(field, _):
        raise ZeroDivisionError(field)

    view = told(*ROUNDS).view(policy=policy)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError, match="round"):
            len(view.meetings)
    assert told(*ROUNDS[:1]).view(policy=policy).meetings.ids == ("round-2",)


def test_claims_are_not_the_policys_to_change():
    """They are given as a tuple."""
    seen = []
    shown(lambda _, claims: seen.append(type(claims)) or claims[0], *ROUNDS)
    assert seen == [tuple]


@pytest.mark.parametrize(
    ("publishers", "paths"),
    [
        ((), ["publishers"]),
        (("",), ["publishers"]),
        ((" RT",), ["publishers"]),
        (("", " RT"), ["publishers", "publishers"]),
        ((7, "RT"), ["publishers"]),
        ((["RT", "TASS"],), ["publishers"]),
    ],
)
def test_publishers_are_named(publishers, paths):
    """At least one of them, each by its name."""
    with pytest.raises(dt.InvalidDataError) as caught:
        prefer(*publishers)
    assert [each.path for each in caught.value.problems] == paths


def random_policy(seed):
    """Return a policy that chooses at random, but the same each time that it is asked the same."""

    def policy(field, claims):
        told_of = f"{seed} {field} {[(claim.report.key, claim.value) for claim in claims]}"
        return claims[int(hashlib.sha256(told_of.encode()).hexdigest(), 16) % len(claims)]

    return policy


policies = st.sampled_from([latest, most_precise, prefer("RT"), prefer("TASS", "RT")]) | st.builds(
    random_policy, st.integers(0, 99)
)


@few
@given(dossiers(), policies)
def test_no_policy_makes_a_value_up(all_told, policy):
    """Each value is stated by a report that counts, or marked as inherited; and no record comes or goes."""
    said = all_told._folded.said
    view = all_told.view(policy=policy)
    for kind, shown_now in records(view).items():
        assert {each.id for each in shown_now} == set(getattr(all_told, kind).ids)
        for record in shown_now:
            stated = [leaf for each in said[type(record), record.id] for leaf in leaves(each.record)]
            marked = [each.field for each in record.inferred if "unchanged from " in each.reason]
            for path, value in leaves(record):
                is_part = value_at(record, path) == value and not isinstance(value, str | int | dt.When)
                is_marked = any(covers(mark, path) for mark in marked)
                assert is_part or is_marked or path.startswith("inferred") or (path, value) in stated


@few
@given(dossiers())
def test_the_newest_report_counts_unless_another_policy_is_asked_for(all_told):
    """The dossier's own policy is `latest`."""
    assert records(all_told.view(policy=latest)) == records(all_told)


@few
@given(dossiers(), policies)
def test_lists_and_their_order_are_the_same_under_any_policy(all_told, policy):
    """They are united, and what is united is not chosen."""
    view = all_told.view(policy=policy)
    for kind, names in {"agreements": ("aliases", "parties", "topics"), "measures": ("by", "against")}.items():
        for record in getattr(all_told, kind):
            other = getattr(view, kind)[record.id]
            assert [getattr(record, name) for name in names] == [getattr(other, name) for name in names]


@pytest.mark.parametrize(("answer", "seen"), [(None, "None"), (7, "7"), ("RT", "'RT'"), (ROUNDS[:0], "[]")])
def test_a_wrong_answer_is_shown(answer, seen):
    """The error says what the policy answered with."""
    with pytest.raises(dt.InvalidDataError) as caught:
        shown(lambda *_: answer, *ROUNDS)
    assert [problem.message for problem in caught.value.problems] == [f"answers with {seen}, which no report states"]
