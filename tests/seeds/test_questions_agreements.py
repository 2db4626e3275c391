"""Questions about agreements, statements and measures that a careless answer would get wrong."""

import pytest

from asked import (
    BELOUSOV,
    CALL,
    FEBRUARY,
    GRAIN,
    LAVROV,
    MORATORIUM,
    RT,
    UNNAMED,
    dossier,
    reasons_for,
    told_by,
    words_for,
)
from dipltalks import UnknownNameError

grain, moratorium = dossier.agreements[GRAIN], dossier.agreements[MORATORIUM]

REVIVAL = (
    "Last month, delegations from both sides met again in Saudi Arabia, where they agreed to revive the Black Sea "
    "Grain Initiative"
)
REFUSAL = "leading Moscow to refuse its extension in July 2023"
PRESENTATION = (
    "According to Lavrov, Defense Minister Belousov presented the Russian Security Council facts confirming Ukraine's "
    "violations of the moratorium on strikes against energy infrastructure"
)


def speaker_of(statement):
    """Return the person who speaks, or else the party."""
    return statement.speaker.person or statement.speaker.party


def test_is_the_grain_initiative_in_force():
    """Is the grain initiative in force? No source says; it lapsed, as follows from events that both articles tell."""
    assert GRAIN not in dossier.agreements.in_force(possibly=True)
    assert grain.status_on("2025-04-08") == "lapsed"
    assert [str(each.origin) for each in dossier.explain(GRAIN, "status")] == ["derived"] * 3
    assert words_for(GRAIN, "status") == [(RT, REVIVAL, ()), (UNNAMED, REFUSAL, ())]


def test_was_the_initiative_revived_in_march():
    """Was the initiative revived in March? They agreed to revive it, which is not yet to do so."""
    assert [str(event.kind) for event in grain.events] == ["extension_refused", "revival_agreed"]
    assert [grain.status_on(day) for day in ("2025-02", "2025-03-15", "2025-04")] == ["lapsed"] * 3


def test_what_was_the_status_of_the_initiative_in_july_2023():
    """What was its status in July 2023? Undecided: the day is not given. Of before, the articles tell no event."""
    assert grain.status_on("2023-07-15") == "unknown"
    assert grain.possible_statuses_on("2023-07-15") == ("lapsed", "unknown")
    assert grain.possible_statuses_on("2022-08") == ("unknown",)
    assert grain.status_on("2023-08-01") == "lapsed"


def test_who_are_the_parties_to_the_grain_initiative():
    """Who are the parties to the grain initiative? Not stated, however well known."""
    assert grain.parties == ()
    assert str(dossier.explain(GRAIN, "parties")) == f"{GRAIN} parties: not stated in any report"
    assert GRAIN not in dossier.agreements.involving("RU") | dossier.agreements.involving("UA")


def test_is_the_un_or_turkiye_a_mediator_of_the_initiative():
    """Are the UN or Türkiye its mediators? No article says so: both are known, and neither has a part in it."""
    assert grain.third_parties == ()
    assert dossier.agreements.involving("UN").ids == ()
    assert dossier.agreements.involving("Turkey").ids == ()


def test_did_anybody_but_russia_refuse_the_extension():
    """Did anybody but Russia refuse the extension? Russia alone is said to have; the article names no source for it."""
    (refusal,) = [event for event in grain.events if event.kind == "extension_refused"]
    assert refusal.by == ("RU",)
    assert words_for(GRAIN, "events.extension-refused.by") == [(UNNAMED, REFUSAL, ())]


def test_does_agreeing_to_revive_make_the_us_a_party():
    """Does it make the US a party that it agreed to revive the initiative? No; “they” is all the article says."""
    (revival,) = [event for event in grain.events if event.kind == "revival_agreed"]
    assert revival.by == ("RU", "US")
    assert dossier.agreements.involving("US").ids == ()
    assert [report for report, _ in reasons_for(GRAIN, "events.revival-agreed.by")] == [RT]


@pytest.mark.parametrize(
    ("day", "status", "possible"),
    [
        ("2025-03-17", "unknown", ("unknown",)),
        ("2025-03-18", "unknown", ("in_force", "unknown")),
        ("2025-03-31", "unknown", ("in_force", "unknown")),
        ("2025-04-01", "in_force", ("in_force",)),
        ("2025-04-08", "in_force", ("in_force",)),
    ],
)
def test_was_the_moratorium_in_force_on_a_day(day, status, possible):
    """Was the moratorium in force? Undecided from the call on; certain when Lavrov spoke of it."""
    assert (moratorium.status_on(day), moratorium.possible_statuses_on(day)) == (status, possible)


def test_was_the_moratorium_breached():
    """Was the moratorium breached? That is alleged, by three speakers for Russia; it is no state of the agreement."""
    allegations = dossier.statements.of_kind("allegation").about(MORATORIUM)
    assert {speaker_of(each) for each in allegations} == {"lavrov", "belousov", "RU"}
    assert {each.speaker.party for each in allegations} == {"RU"}
    assert [str(event.kind) for event in moratorium.events] == ["declared"]
    assert [moratorium.status_on("2025-04-08", party=party) for party in ("RU", "UA")] == ["in_force"] * 2


def test_in_whose_voice_is_the_breach_told():
    """In whose voice is the breach told? Never in the article's own: each time somebody is named."""
    assert all(each.speaker is not None for each in dossier.statements.about(MORATORIUM))
    alleged = dossier.statements.of_kind("allegation").ids
    assert {attribution[-1:] for name in alleged for _, _, attribution in words_for(name, "text")} == {LAVROV}


def test_what_does_ukraine_say():
    """What does Ukraine say to that? Nothing in these articles, neither denial nor acknowledgement."""
    assert dossier.statements.by_party("Ukraine").ids == ()
    assert dossier.statements.of_kind("denial", "acknowledgement").ids == ()


def test_what_did_belousov_tell_whom():
    """What did Belousov tell, and whom? Facts on violations, to Russia's Security Council, as Lavrov tells it."""
    told = dossier.statements.by_speaker("Belousov").addressed_to("Russian Security Council").one()
    assert (told.kind, told.occasion) == ("allegation", "presentation to the Russian Security Council")
    assert told.text.startswith("facts confirming Ukraine's violations of the moratorium")
    ((article, quote, attribution),) = words_for(told.id, "audience")
    assert (article, quote, attribution[-1:]) == (UNNAMED, PRESENTATION, LAVROV)


def test_who_calls_the_facts_confirming():
    """Who calls Belousov's facts confirming? Lavrov, who vouches for them: a statement of his own."""
    vouching = dossier.statements.by_speaker("Lavrov").of_kind("allegation").about(MORATORIUM).one()
    assert (vouching.occasion, str(vouching.when)) == ("press briefing in Moscow", "2025-04-01")
    assert words_for(vouching.id, "text") == [(UNNAMED, PRESENTATION, LAVROV)]


def test_are_belousovs_quoted_words_his_own():
    """Did the article hear Belousov say that the moratorium is not observed? No: Lavrov retells him."""
    words = (
        "Belousov said that the moratorium is not being observed (by Ukraine), Russian energy facilities have been "
        "under attack all this time, maybe with a break of one or two days"
    )
    told = words_for("belousov-says-moratorium-not-observed", "text")
    assert told == [(UNNAMED, words, (*BELOUSOV, *LAVROV))]


def test_did_russia_comply():
    """Did Russia comply with the moratorium? Lavrov claims it, twice and firmly; nothing else says so."""
    claims = dossier.statements.about(MORATORIUM).with_strength("firm")
    assert {(each.speaker.person, str(each.kind)) for each in claims} == {("lavrov", "claim")}
    words = (
        "Despite this, Russia has fully complied with the agreement, there was no order to cancel the ban on strikes "
        "from the Russian side, he said."
    )
    assert words_for("lavrov-claims-full-compliance", "text") == [(UNNAMED, words, LAVROV)]
    assert words_for("lavrov-claims-adherence-since", "text") == [
        (UNNAMED, 'Ever since, we have adhered to this agreement 100%," he said.', LAVROV)
    ]


def test_who_says_that_drones_were_destroyed():
    """Who says that seven drones were destroyed? Putin, as Lavrov retells him."""
    (statement,) = dossier.search("seven drones")
    assert (speaker_of(statement), statement.quoted) == ("putin", True)
    ((article, _, attribution),) = words_for(statement.id, "text")
    assert (article, attribution) == (UNNAMED, ("Vladimir Putin", *LAVROV))


def test_is_the_us_a_party_to_the_moratorium():
    """Is the US a party to the moratorium, as Trump was on the phone? No, and the call is not said to have made it."""
    assert moratorium.parties == ("RU", "UA")
    assert dossier.agreements.between("RU", "UA").ids == (MORATORIUM,)
    assert dossier.meetings[CALL].outcomes == ()
    with pytest.raises(UnknownNameError, match="no party of energy-strikes-moratorium is called 'US'"):
        moratorium.status_on("2025-04-08", party="US")


def test_did_trump_lift_sanctions():
    """Did Trump lift sanctions? He signaled that it could be considered: an intent, and only a possible one."""
    signal = dossier.statements.by_speaker("Trump").about("sanctions").one()
    assert (signal.kind, signal.strength) == ("intent", "possible")
    words = (
        "Following the talks, Trump signaled that Washington could consider lifting certain sanctions to advance the "
        "deal"
    )
    assert words_for(signal.id, "strength") == [(RT, words, ("Donald Trump",))]
    assert dossier.measures.of_kind("sanction", "lift").ids == dossier.measures.about("sanctions").ids == ()


def test_who_passed_on_the_words_of_the_ministry():
    """Who passed on the ministry's words on technical barriers? RIA Novosti; the ministry, the origin, comes first."""
    (statement,) = dossier.search("technical barriers")
    assert (statement.speaker.party, statement.quoted) == ("RU-MFA", True)
    words = (
        '"Work to remove numerous technical barriers complicating the day-to-day functioning of diplomats from both '
        'countries will continue," the ministry said, as quoted by RIA Novosti.'
    )
    told = words_for(statement.id, "text")
    assert told == [(RT, words, ("Russian Foreign Ministry", "RIA Novosti"))]


def test_does_the_ministry_speak_for_russia():
    """Does what the ministry says count as Russia's? Yes; what Russia's people say does not count as the ministry's."""
    ministry = dossier.statements.by_party("Russian Foreign Ministry")
    assert {each.speaker.party for each in ministry} == {"RU-MFA"}
    assert ministry - dossier.statements.by_party("RU") == ministry[:0]
    assert ministry & dossier.statements.by_speaker("Lavrov") == ministry[:0]


def test_who_sees_the_deal_as_a_step():
    """Who sees the grain deal as a step toward resolving the conflict? That is not said, so nobody is the speaker."""
    (statement,) = dossier.search("seen as a step")
    assert (statement.speaker, statement.kind) == (None, "assessment")
    words = "the deal, which is seen as a step toward resolving the Ukraine conflict"
    assert words_for(statement.id, "text") == [(RT, words, ())]


def test_who_imposed_the_further_restrictions():
    """Who imposed the restrictions that followed 2022, and on whom? Neither is said."""
    (measure,) = dossier.measures.about("restrictions", narrower=False)
    assert (measure.by, measure.against, measure.when.earliest.year) == ((), (), 2022)
    assert measure not in dossier.measures.by("US")
    assert str(dossier.explain(measure.id, "by")) == f"{measure.id} by: not stated in any report"


def test_whose_properties_were_seized():
    """Whose properties were seized? Each other's, by inference: the sentence does not say it of the properties."""
    measure = dossier.measures.of_kind("seize").one()
    assert (measure.against, words_for(measure.id, "against")) == (("RU", "US"), [])
    assert [article for article, _ in reasons_for(measure.id, "against")] == [RT]


def test_did_the_us_accept_the_proposals():
    """Did the US accept Russia's proposals, on grain or on flights? No answer is told; flights were only addressed."""
    assert dossier.statements.of_kind("acceptance", "rejection").ids == ()
    assert dossier.meetings[FEBRUARY].outcomes == ()


def test_did_the_us_itself_promise_an_answer():
    """Did the US itself promise an answer? Belousov says so: the words in quotation marks are his."""
    promise = dossier.statements.by_party("US").of_kind("commitment").one()
    assert (promise.text, promise.quoted) == ("gave assurances that they will respond promptly", True)
    assert [attribution for _, _, attribution in words_for(promise.id, "text")] == [BELOUSOV]


def test_does_the_revival_stand_in_the_older_article():
    """Did the article of 2 April know that a revival was agreed? No: it tells of proposals that are examined."""
    assert [str(event.kind) for event in told_by(UNNAMED).agreements[GRAIN].events] == ["extension_refused"]
    assert [str(event.kind) for event in told_by(RT).agreements[GRAIN].events] == ["revival_agreed"]
    assert [told_by(article).agreements[GRAIN].status_on("2025-04-08") for article in (UNNAMED, RT)] == [
        "lapsed",
        "agreed",
    ]
