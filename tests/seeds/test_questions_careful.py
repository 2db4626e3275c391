"""Questions about meetings and sources that a careless reader, coder or program would answer wrongly."""

import pytest

from asked import (
    AT_THE_RESIDENCE,
    CALL,
    CONTACT,
    FEBRUARY,
    LAVROV,
    MARCH,
    MINISTRY,
    NEXT,
    RIYADH,
    RT,
    UNNAMED,
    dossier,
    reasons_for,
    told_by,
    words_for,
)
from dipltalks import When

TRACK = "ru-us-normalization"
UNCHANGED = (
    "The venue, format, and participants of the talks will remain unchanged from a previous round on February 27, also "
    "in Istanbul"
)


def test_who_led_on_27_february():
    """Who led the delegations on 27 February? Nobody is named, and the explanation says so."""
    assert [each.head for each in dossier.meetings[FEBRUARY].delegations] == [None, None]
    told = dossier.explain(FEBRUARY, "delegations.RU.head")
    assert (len(told), str(told)) == (0, f"{FEBRUARY} delegations.RU.head: not stated in any report")
    assert dossier.meetings.led_by("Darchiev").ids == dossier.meetings.led_by("Coulter").ids == (NEXT,)


def test_does_unchanged_tell_who_was_there_on_27_february():
    """Do “unchanged participants” tell who came on 27 February? No: they are inherited forwards, never backwards."""
    assert dossier.meetings[NEXT].delegation("RU").institutions == ("RU-MFA",)
    assert [(each.members, each.institutions) for each in dossier.meetings[FEBRUARY].delegations] == [((), ())] * 2
    assert str(dossier.explain(FEBRUARY, "delegations.RU.institutions")).endswith("not stated in any report")


def test_was_a_venue_named_on_8_april():
    """Was a venue of the next round named on 8 April? No; it takes one article to inherit and the other to know it."""
    assert [told_by(article).meetings[NEXT].place.venue for article in (RT, UNNAMED)] == [None, None]
    assert dossier.meetings[NEXT].place.venue == "residence of the U.S. Consulate General"
    assert [str(each.origin) for each in dossier.explain(NEXT, "place.venue")] == ["inherited", "inherited"]
    assert words_for(NEXT, "place.venue") == [(RT, UNCHANGED, MINISTRY), (UNNAMED, AT_THE_RESIDENCE, ())]


def test_in_which_city_was_the_meeting_in_march():
    """In which city was the meeting in March? Not given: Saudi Arabia is not always Riyadh."""
    assert dossier.meetings[MARCH].place.city is None
    assert str(dossier.explain(MARCH, "place.city")) == f"{MARCH} place.city: not stated in any report"
    assert dossier.meetings.at("Riyadh").ids == (RIYADH,)
    assert dossier.meetings.at("Saudi Arabia").ids == (RIYADH, MARCH)


def test_was_the_meeting_in_march_before_the_call():
    """Did they meet in March before the presidents spoke? That cannot be said, though the list has to put one first."""
    assert dossier.meetings.before("2025-03-18").ids == (RIYADH, FEBRUARY)
    assert dossier.meetings.before("2025-03-18", possibly=True).ids == (RIYADH, FEBRUARY, MARCH, CONTACT)
    assert MARCH not in dossier.meetings.after("2025-03-18")
    assert MARCH in dossier.meetings.after("2025-03-18", possibly=True)


def test_was_the_meeting_in_march_a_numbered_round():
    """Was the meeting in March the third round, or the fourth? No article calls it a round or counts it."""
    meeting = dossier.meetings[MARCH]
    assert (meeting.round, meeting.round_label) == (None, None)
    assert dossier.explain(MARCH, "round") == dossier.explain(MARCH, "round_label") == ()


def test_is_the_phone_call_a_round():
    """Is the phone call of 18 March a round of the talks? No: it has no number, and is not on their track."""
    call = dossier.meetings[CALL]
    assert (call.round, call.track, call.place) == (None, None, None)
    assert dossier.meetings.on_track(TRACK).held().ids == (RIYADH, FEBRUARY, MARCH)


def test_is_the_continuing_contact_a_round():
    """Is the contact by phone and video a round? No: it goes on, without a day or number, and was never “held”."""
    contact = dossier.meetings[CONTACT]
    assert (contact.status, contact.when, contact.round) == ("in_progress", None, None)
    assert CONTACT not in dossier.meetings.held() | dossier.meetings.upcoming()


def test_which_round_is_the_next():
    """Which round is the next? The second for one article; the other counts from Riyadh and gives it no number."""
    assert dossier.meetings[NEXT].round == 2
    assert [article for article, _, _ in words_for(NEXT, "round")] == [UNNAMED] * 3
    (numbering,) = dossier.disagreements(NEXT)
    assert (numbering.kind, numbering.field, numbering.track) == ("numbering", "round", TRACK)
    assert numbering.remark == "they may count different series"
    numbers = {(each.report, each.record): each.value for each in numbering.assertions}
    assert numbers == {(RT, RIYADH): 1, (UNNAMED, FEBRUARY): 1, (UNNAMED, NEXT): 2}


def test_what_is_the_number_of_the_round_of_27_february():
    """Is the round of 27 February called the first? No: that follows from a “second meeting”; RT says “follow-up”."""
    assert (dossier.meetings[FEBRUARY].round, dossier.meetings[FEBRUARY].round_label) == (1, "follow-up round")
    assert words_for(FEBRUARY, "round") == []
    reason = "The meeting that is being prepared is called the second, after the one in Istanbul."
    assert reasons_for(FEBRUARY, "round") == [(UNNAMED, reason)]


def test_when_exactly_is_the_next_round():
    """When exactly is the next round? “In the coming days” of 8 April: on that day or later, without an end."""
    when = dossier.meetings.next().when
    assert (str(when), str(when.earliest), when.latest) == ("[2025-04-08..]", "2025-04-08", None)
    assert dossier.meetings.during("2025-04").ids == ()
    assert dossier.meetings.during("2025-04", possibly=True).ids == (NEXT, CONTACT)


def test_was_a_day_known_on_2_april():
    """Was a day known on 2 April? None: the article itself says that Lavrov gave none."""
    assert told_by(UNNAMED).meetings.next().when is None
    words = "Foreign Minister Sergey Lavrov did not give an exact date for the meeting"
    assert words_for("no-exact-date-given", "text") == [(UNNAMED, words, ())]
    assert dossier.statements["no-exact-date-given"].speaker is None


def test_is_the_next_round_scheduled():
    """Is the next round scheduled? It is announced, for no named day; and no article says that it was held."""
    assert dossier.meetings.with_status("scheduled").ids == ()
    assert dossier.meetings.with_status("announced").ids == (NEXT,)
    assert NEXT not in dossier.meetings.held()


def test_who_announced_the_next_round_first():
    """Who announced the next round first, and when? Lavrov; RT's “last week” is the other article's Tuesday."""
    statement = dossier.statements.about(NEXT).by_speaker("Lavrov").of_kind("announcement").first()
    assert (statement.id, str(statement.when)) == ("lavrov-announces-next-round", "2025-04-01")
    assert str(told_by(RT).statements[statement.id].when) == "[2025-03-31..2025-04-06]"
    newer = "Plans for a new meeting were first announced last week by Russian Foreign Minister Sergey Lavrov"
    older = (
        "Russia on Tuesday announced that its second meeting with the U.S. on the normalization of ties is set to take "
        "place in Istanbul."
    )
    assert words_for(statement.id, "when") == [(RT, newer, LAVROV), (UNNAMED, older, ("Russia",))]


def test_did_the_article_of_2_april_know_the_leaders():
    """Who was to lead the next round, as known on 2 April? Nobody had been named."""
    assert [each.head for each in told_by(UNNAMED).meetings.next().delegations] == [None, None]


def test_who_published_the_article_of_2_april():
    """Who published the article of 2 April? It does not say."""
    assert dossier.sources[UNNAMED].publisher is None
    assert dossier.sources.count_by("publisher") == {None: 1, "RT": 1}


def test_who_published_the_article_of_8_april():
    """Who published the article of 8 April? RT; the St Petersburg Star reprinted it, in the evening of GMT+10."""
    source = dossier.sources[RT]
    assert (source.publisher, source.republished_by) == ("RT", "St Petersburg Star")
    assert (source.published, str(dossier.known_on)) == (When("2025-04-08T22:47+10:00"), "2025-04-08")


@pytest.mark.parametrize("word", ["Routh", "Zaluzhny", "Gaza", "Bengaluru", "Press release", "St Petersburg Star"])
def test_is_what_the_site_adds_part_of_the_article(word):
    """Do the talks deal with what the site lists below the article? No record holds any of it."""
    assert dossier.search(word) == ()


@pytest.mark.parametrize(("meeting", "articles"), [(RIYADH, [RT]), (FEBRUARY, [RT, UNNAMED]), (CALL, [UNNAMED])])
def test_does_an_article_give_the_year(meeting, articles):
    """Does an article say that a meeting was in 2025? None does: the year is inferred, wherever a day is given."""
    assert dossier.meetings[meeting].when.earliest.year == 2025
    assert [article for article, _ in reasons_for(meeting, "when")] == articles
    assert all("no year" in reason for _, reason in reasons_for(meeting, "when"))


def test_at_what_level_was_the_first_round():
    """At what level was the first round? “High-level” is no level, so none is stated."""
    assert dossier.meetings[RIYADH].level is None
    assert dossier.meetings.at_level("ministerial", or_higher=True).ids == (CALL,)


def test_did_the_foreign_ministers_meet():
    """Did Lavrov or Rubio attend any of the meetings? No article says so, though both are named."""
    assert [dossier.meetings.attended_by(name).ids for name in ("Sergey Lavrov", "Marco Rubio")] == [(), ()]


def test_did_anybody_host_or_mediate():
    """Did Türkiye or Saudi Arabia host or mediate? They are places here; no third party is stated of any meeting."""
    assert [meeting.third_parties for meeting in dossier.meetings] == [()] * 6
    assert dossier.meetings.at("Türkiye").ids == (FEBRUARY, NEXT)
    assert {str(meeting.laterality) for meeting in dossier.meetings} == {"bilateral"}


def test_do_the_articles_contradict_each_other():
    """Do the articles contradict each other? Only their numbering differs; more detail is no contradiction."""
    assert [str(each.kind) for each in dossier.disagreements()] == ["numbering"]
    assert [dossier.disagreements(meeting) for meeting in (MARCH, CALL, CONTACT)] == [(), (), ()]
