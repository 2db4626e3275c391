"""The tour of the library, line by line, over the shipped dossier: to open it, to ask it, and to ask who says so."""

import pytest

from asked import (
    CALL,
    CONTACT,
    FEBRUARY,
    GRAIN,
    MARCH,
    MINISTRY,
    MORATORIUM,
    NEXT,
    RIYADH,
    RT,
    UNNAMED,
    dossier,
    told_by,
)
from dipltalks import (
    Agreements,
    Dossier,
    Meeting,
    Meetings,
    MeetingStatus,
    RecordCountError,
    Report,
    Source,
    UnknownNameError,
    seeds,
)

talks = dossier.meetings.involving("RU", "US")
EVERY_DATE = (RIYADH, FEBRUARY, MARCH, CALL, NEXT)


def test_open_the_shipped_dossier():
    """Two sources with their texts, and a dossier whose short text counts what it holds."""
    assert {article.id: len(article.text) for article in seeds.articles()} == {RT: 4317, UNNAMED: 3681}
    counts = (
        f"{len(dossier.meetings)} meetings, {len(dossier.agreements)} agreements, {len(dossier.statements)} statements"
    )
    assert repr(dossier) == f"<Dossier: 2 reports, {counts}, known on 2025-04-08>"


def test_ask_who_takes_part():
    """Ids, names and aliases all work; a role is asked of each party."""
    assert talks.ids == (*EVERY_DATE, CONTACT)
    assert dossier.meetings.involving("Moscow", "Washington") == talks
    assert dossier.meetings.between("RU", "US") == talks
    assert dossier.meetings.involving("UN", role="mediator").ids == ()
    assert dossier.meetings.involving("TR", role="mediator").ids == ()


def test_ask_when_they_met():
    """By earliest day, then latest: the month comes before a day in it."""
    assert [str(m.when) for m in talks.held()] == ["2025-02-18", "2025-02-27", "2025-03", "2025-03-18"]
    assert talks.before("2025-03").ids == (RIYADH, FEBRUARY)
    assert talks.after("2025-02-20").ids == (FEBRUARY, MARCH, CALL, NEXT)


def test_ask_for_a_period():
    """What certainly overlaps it, what may, and what lies inside."""
    assert talks.during("2025-03-01/2025-03-15").ids == ()
    assert talks.during("2025-03-01/2025-03-15", possibly=True).ids == (MARCH, CONTACT)
    assert talks.during("2025-03", within=True).ids == (MARCH, CALL)


def test_ask_where_they_met():
    """By city, region, venue, country code or country name."""
    assert talks.during("2025-02").at("Istanbul").one().id == FEBRUARY
    assert talks.at("SA").ids == talks.at("Saudi Arabia").ids == (RIYADH, MARCH)
    assert talks.at("Türkiye") == talks.at("residence of the US Consulate General")


def test_ask_what_it_was_about():
    """A topic or any narrower one, or the topic alone."""
    assert talks.about("bilateral-irritants").ids == (RIYADH, FEBRUARY, NEXT)
    assert talks.about("bilateral-irritants", narrower=False).ids == ()
    assert talks.where(lambda m: len(m.topics) > 1).ids == (RIYADH, FEBRUARY, NEXT)


def test_ask_how_and_at_what_level():
    """By channel, level and track."""
    assert talks.via("phone").ids == (CALL, CONTACT)
    assert talks.at_level("ministerial", or_higher=True).ids == (CALL,)
    assert talks.on_track("ru-us-normalization").ids == (RIYADH, FEBRUARY, MARCH, NEXT, CONTACT)


def test_ask_for_people():
    """Who led, and who took part at all."""
    assert talks.led_by("Sonata Coulter").ids == (NEXT,)
    assert talks.attended_by("Lavrov").ids == ()


def test_ask_for_status_and_outcome():
    """By status, and those that any agreement came of."""
    assert talks.with_status("announced", "scheduled").ids == (NEXT,)
    assert talks.with_outcome().ids == (MARCH,)


def test_ask_what_is_next():
    """What is to come on the day of the dossier, or as seen from another one."""
    assert talks.upcoming().ids == talks.upcoming(on="2025-04-05").ids == (NEXT,)
    assert (talks.next().id, talks.held().last().id, talks.first().id) == (NEXT, CALL, RIYADH)


def test_what_is_not_there_raises_or_is_none():
    """`one`, `next` and the like raise an error that says how many and which; `_or_none` does not."""
    with pytest.raises(RecordCountError, match="exactly one meeting was asked for, but there are 6: 'ru-us-2025-02-18"):
        talks.one()
    with pytest.raises(RecordCountError, match="the next meeting"):
        talks.held().next()
    nothing = talks.during("2024")
    assert [nothing.next_or_none(), nothing.first_or_none(), nothing.last_or_none(), nothing.one_or_none()] == [
        None
    ] * 4


def test_sets_keep_the_order_of_time():
    """Set algebra."""
    other = dossier.meetings.at("Istanbul")
    assert (talks & other).ids == (FEBRUARY, NEXT)
    assert (talks.at("SA") | other).ids == (RIYADH, FEBRUARY, MARCH, NEXT)
    assert (talks - other).ids == (RIYADH, MARCH, CALL, CONTACT)


def test_count_and_group():
    """By any path, and by year."""
    assert talks.count_by("place.country") == {None: 3, "TR": 2, "SA": 1}
    assert talks.count_by("when", per="year") == {2025: 4, None: 2}
    assert {str(status): group.ids for status, group in talks.group_by("status").items()} == {
        "held": (RIYADH, FEBRUARY, MARCH, CALL),
        "announced": (NEXT,),
        "in_progress": (CONTACT,),
    }


def test_plain_rows():
    """Rows, ready for a data frame."""
    assert talks.to_dicts("when", "place.city", "status")[1:3] == [
        {"when": "2025-02-27", "place.city": "Istanbul", "status": "held"},
        {"when": "2025-03", "place.city": None, "status": "held"},
    ]


def test_a_collection_is_a_sequence():
    """Length, index, slice and id; a slice is a collection again."""
    assert (len(talks), talks[0].id, talks[1:3].ids) == (6, RIYADH, (FEBRUARY, MARCH))
    assert talks["ru-us-2025-02-27-istanbul"] == dossier["ru-us-2025-02-27-istanbul"]
    assert (type(talks[1:3]), type(dossier.agreements.in_force())) == (Meetings, Agreements)


def test_ask_for_agreements():
    """By parties, topic, and status on a day."""
    assert dossier.agreements.between("RU", "UA").in_force(on="2025-04-01").ids == (MORATORIUM,)
    assert dossier.agreements.about("black-sea-grain").with_status("lapsed", on="2023-08").ids == (GRAIN,)


def test_ask_for_statements():
    """By speaker, kind and subject; a party speaks through its people and its institutions."""
    allegations = dossier.statements.by_speaker("Lavrov").of_kind("allegation").about("energy-strikes-moratorium")
    assert allegations.ids == ("lavrov-alleges-moratorium-breach",)
    speakers = {each.speaker.person or each.speaker.party for each in dossier.statements.by_party("RU")}
    assert speakers == {"RU", "RU-MFA", "belousov", "lavrov", "putin"}


def test_ask_for_topics():
    """By id, and up and down the hierarchy."""
    assert dossier.topics["bilateral-irritants"].label == "Irritants in Russia–US relations"
    assert "embassy-operations" in dossier.topics.narrower("bilateral-irritants")
    assert dossier.topics.broader("direct-flights").ids == ("bilateral-irritants", "bilateral-relations")


def test_any_record_by_its_id():
    """A wrong id suggests the nearest ones."""
    assert dossier["ru-us-2025-02-27-istanbul"].id == FEBRUARY
    with pytest.raises(UnknownNameError, match="did you mean 'ru-us-2025-02-27-istanbul'"):
        dossier["ru-us-2025-02-27-istambul"]


def test_search():
    """Records whose titles, statements or quotations hold the word."""
    assert [record.id for record in dossier.search("embassy")] == [
        "lavrov-says-irritants-impede-embassies",
        "lavrov-says-embassy-issues-date-back",
        RIYADH,
    ]


def test_the_next_round():
    """Place, status, sides and head of the next round."""
    nxt = talks.next()
    assert (nxt.place.city, nxt.status, nxt.parties) == ("Istanbul", MeetingStatus.ANNOUNCED, ("RU", "US"))
    assert nxt.status == "announced"
    head = nxt.delegation("RU").head
    assert (dossier.people[head.person].name, head.office) == ("Aleksandr Darchiev", "ambassador to the United States")


def test_who_says_who_leads():
    """Words, offsets and attribution: here the article speaks for itself."""
    (a,) = dossier.explain(talks.next().id, "delegations.RU.head")
    text = dossier.sources[a.evidence.source].text
    assert text[a.evidence.start : a.evidence.end] == a.evidence.quote
    assert (a.report, a.record, a.field, str(a.origin), a.evidence.attribution) == (
        RT,
        NEXT,
        "delegations.RU.head",
        "stated",
        (),
    )
    (work,) = dossier.explain("ru-mfa-says-work-will-continue", "text")
    assert work.evidence.attribution == ("Russian Foreign Ministry", "RIA Novosti")


def test_who_says_where_they_meet():
    """Inherited: one article says “unchanged from February 27”, the other names that venue."""
    newer, older = dossier.explain(talks.next().id, "place.venue")
    assert (newer.report, str(newer.origin), newer.evidence.attribution) == (RT, "inherited", MINISTRY)
    assert (older.report, str(older.origin), older.value) == (
        UNNAMED,
        "inherited",
        "residence of the U.S. Consulate General",
    )


def test_what_is_contested_and_what_is_wrong():
    """The articles number the rounds differently; every quotation stands, every reference resolves."""
    assert [(str(each.kind), each.field) for each in dossier.disagreements()] == [("numbering", "round")]
    assert dossier.verify() == ()


def test_the_status_of_an_agreement():
    """On a day or over a period, and for one party."""
    assert dossier.agreements[GRAIN].status_on("2023-08") == "lapsed"
    assert dossier.agreements[MORATORIUM].status_on("2023-08") == "unknown"
    assert dossier.agreements[MORATORIUM].status_on("2025-04-08", party="RU") == "in_force"


def test_reports_and_dossiers_are_added():
    """A dossier with one more report; a union is associative, commutative and idempotent."""
    theirs, ours = told_by(RT), told_by(UNNAMED)
    wire = Report(source=Source(id="wire", published="2025-04-10"), meetings=[Meeting(id=NEXT, status="held")])
    third = Dossier(codebook=dossier.codebook, reports=[wire])
    (report,) = ours.reports
    assert theirs.add(report) == theirs | ours == ours | theirs == dossier
    assert (theirs | ours) | third == theirs | (ours | third) == dossier.add(wire)
    assert dossier | dossier == dossier.add(report) == dossier
    assert theirs.meetings.ids == (RIYADH, FEBRUARY, MARCH, NEXT, CONTACT)
    assert [each.meetings[NEXT].status for each in (dossier, dossier.add(wire))] == ["announced", "held"]
