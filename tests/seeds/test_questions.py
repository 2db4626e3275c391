"""Questions that the two articles answer in so many words."""

from asked import (
    AT_THE_RESIDENCE,
    BELOUSOV,
    CALL,
    CONTACT,
    FEBRUARY,
    GRAIN,
    LAVROV,
    MARCH,
    MINISTRY,
    MORATORIUM,
    NEXT,
    RIYADH,
    RT,
    UNNAMED,
    dossier,
    reasons_for,
    told_by,
    words_for,
)

FIRST_MEETING = (
    "The first meeting between Russian and US high-level delegations took place in Riyadh on February 18, focusing on "
    "restoring embassy operations and easing restrictions."
)
FOLLOW_UP_ROUND = (
    "A follow-up round in Istanbul on February 27 addressed diplomatic funding and Russia's proposal to reinstate "
    "direct flights between the two countries."
)
STEPS_AGAINST_EACH_OTHER = (
    "In recent years, Russia and the US cut diplomatic staff at each other's missions, imposed banking restrictions on "
    "each other and seized diplomatic properties."
)


def test_when_did_russia_and_the_us_meet_or_talk():
    """On which days did they meet or talk? On four, of which one is known by its month alone."""
    held = dossier.meetings.between("Russia", "United States").held()
    assert {meeting.id: str(meeting.when) for meeting in held} == {
        RIYADH: "2025-02-18",
        FEBRUARY: "2025-02-27",
        MARCH: "2025-03",
        CALL: "2025-03-18",
    }


def test_where_was_the_first_round():
    """Where was the round of 18 February? In Riyadh."""
    meeting = dossier.meetings.during("2025-02-18").one()
    assert (meeting.id, meeting.place.city, meeting.round) == (RIYADH, "Riyadh", 1)
    assert words_for(RIYADH, "place.city") == [(RT, FIRST_MEETING, ())]


def test_what_was_the_first_round_about():
    """What was the round in Riyadh about? Embassies and restrictions."""
    assert dossier.meetings[RIYADH].topics == ("embassy-operations", "restrictions")
    assert words_for(RIYADH, "topics.restrictions") == [(RT, FIRST_MEETING, ())]


def test_in_which_building_did_they_meet_in_february():
    """In which building did they meet on 27 February? In a residence that only one article names."""
    assert dossier.meetings[FEBRUARY].place.venue == "residence of the U.S. Consulate General"
    assert words_for(FEBRUARY, "place.venue") == [(UNNAMED, AT_THE_RESIDENCE, ())]
    assert told_by(RT).meetings[FEBRUARY].place.venue is None


def test_what_was_the_round_of_27_february_about():
    """What was the round of 27 February about? Each article names something else; all of it counts."""
    assert dossier.meetings[FEBRUARY].topics == ("embassy-operations", "diplomatic-funding", "direct-flights")
    assert words_for(FEBRUARY, "topics.embassy-operations") == [(UNNAMED, AT_THE_RESIDENCE, ())]
    assert words_for(FEBRUARY, "topics.direct-flights") == [(RT, FOLLOW_UP_ROUND, ())]


def test_who_proposed_direct_flights():
    """Who proposed to bring direct flights back, and when? Russia, by the round of 27 February."""
    proposal = dossier.statements.of_kind("proposal").about("direct-flights").one()
    assert (proposal.speaker.party, str(proposal.when)) == ("RU", "[..2025-02-27]")
    assert words_for(proposal.id, "speaker") == [(RT, FOLLOW_UP_ROUND, ())]


def test_when_and_where_did_they_meet_in_march():
    """When and where did they meet in March? Some time in that month, in Saudi Arabia."""
    meeting = dossier.meetings[MARCH]
    assert (str(meeting.when), meeting.place.country) == ("2025-03", "SA")
    words = "Last month, delegations from both sides met again in Saudi Arabia"
    assert words_for(MARCH, "when") == words_for(MARCH, "place.country") == [(RT, words, ())]


def test_what_did_they_agree_in_march():
    """What did they agree in March? To revive the Black Sea Grain Initiative."""
    assert dossier.meetings.with_outcome("Black Sea Grain Initiative").ids == (MARCH,)
    assert words_for(MARCH, "outcomes") == [(RT, "where they agreed to revive the Black Sea Grain Initiative", ())]


def test_who_spoke_on_the_phone_on_18_march():
    """Who spoke on the phone on 18 March? The two presidents."""
    call = dossier.meetings.via("phone").held().one()
    assert {d.party: (d.head.person, d.head.office) for d in call.delegations} == {
        "RU": ("putin", "President"),
        "US": ("trump", "President"),
    }
    words = "following Putin's March 18 phone call with U.S. President Donald Trump"
    assert words_for(CALL, "delegations.US.head") == [(UNNAMED, words, LAVROV)]


def test_which_meeting_is_next():
    """Which meeting is next, and where? A round in Istanbul, Turkiye; it is announced."""
    meeting = dossier.meetings.next()
    assert (meeting.id, meeting.place.city, meeting.place.country, meeting.status) == (
        NEXT,
        "Istanbul",
        "TR",
        "announced",
    )
    words = (
        "The next round of Russia-US talks aimed at improving diplomatic ties will take place in Istanbul, Turkiye in "
        "the coming days"
    )
    assert words_for(NEXT, "place.country") == [(RT, words, MINISTRY)]


def test_who_will_lead_the_russian_delegation():
    """Who will lead the Russian side? Aleksandr Darchiev, the ambassador; the article says so itself."""
    head = dossier.meetings.next().delegation("RU").head
    assert dossier.people[head.person].name == "Aleksandr Darchiev"
    assert head.office == "ambassador to the United States"
    words = "The Russian delegation will be led by Moscow's new ambassador to Washington, Aleksandr Darchiev"
    assert words_for(NEXT, "delegations.RU.head") == [(RT, words, ())]


def test_who_will_lead_the_us_delegation():
    """Who will lead the US side? Sonata Coulter."""
    head = dossier.meetings.next().delegation("US").head
    assert dossier.people[head.person].name == "Sonata Coulter"
    assert head.office == "Deputy Assistant Secretary of State for Eurasian Affairs"
    words = "the US side will be headed by Deputy Assistant Secretary of State for Eurasian Affairs Sonata Coulter"
    assert words_for(NEXT, "delegations.US.head") == [(RT, words, ())]


def test_who_else_will_take_part():
    """Who else will take part in the next round? The foreign ministries of both; the US one is inferred."""
    assert {d.party: d.institutions for d in dossier.meetings[NEXT].delegations} == {
        "RU": ("RU-MFA",),
        "US": ("US-DOS",),
    }
    words = "Representatives from both foreign ministries will also take part."
    assert words_for(NEXT, "delegations.US.institutions") == [(RT, words, ())]
    reason = "“Both foreign ministries” are those of the two sides; on the US side that is the State Department."
    assert reasons_for(NEXT, "delegations.US.institutions") == [(RT, reason)]


def test_what_will_the_next_round_be_about():
    """What will the next round be about? The ministry names the missions."""
    assert dossier.meetings[NEXT].topics == ("bilateral-relations", "embassy-operations")
    words = "The upcoming talks will focus on normalizing the operation of the two countries' diplomatic missions"
    assert words_for(NEXT, "topics.embassy-operations") == [(RT, words, MINISTRY)]


def test_how_do_they_keep_in_contact():
    """How do they keep in contact between the rounds? By phone and video, as both articles have it from Lavrov."""
    assert dossier.meetings.via("phone", "video").ids == (CONTACT,)
    older = "In the meantime, communication continues through phone calls and video conferences"
    newer = (
        'Moscow and Washington were "in contact by phone and video conference" as they prepared for the next round '
        "of talks"
    )
    assert words_for(CONTACT, "modality") == [(RT, newer, LAVROV), (UNNAMED, older, LAVROV)]


def test_on_what_are_the_two_focused():
    """On what are the two focused, by Lavrov? On three topics, of which the first two have an agreement each."""
    statement = dossier.statements.by_speaker("Lavrov").about("energy-strikes", "grain deal", "irritants").one()
    assert statement.about == (
        "ukraine-conflict",
        "energy-strikes",
        MORATORIUM,
        "black-sea-grain",
        GRAIN,
        "bilateral-irritants",
    )
    assert statement.text.startswith("Russia and the U.S. are currently focused on three topics: finding a solution")
    assert [attribution for _, _, attribution in words_for(statement.id, "text")] == [LAVROV]


def test_how_old_are_the_embassy_issues():
    """How old are the “embassy issues”? Lavrov dates them back to the Obama administration."""
    (statement,) = dossier.search("Barack Obama administration")
    assert (statement.speaker.person, statement.kind) == ("lavrov", "claim")
    words = (
        'Lavrov highlighted that the "embassy issues" date back to the Barack Obama administration of 2009-2017, '
        "directly before the first term of the Trump administration"
    )
    assert words_for(statement.id, "text") == [(UNNAMED, words, LAVROV)]


def test_is_there_progress():
    """Is there progress on the embassies? “Noticeable progress”, in Lavrov's own words."""
    (statement,) = dossier.search("noticeable progress")
    assert (statement.speaker.person, statement.kind, statement.quoted) == ("lavrov", "assessment", True)
    assert statement.text.startswith("I refrain from making predictions, noticeable progress has been achieved")


def test_what_did_putin_ask_for():
    """What did Putin ask for, and whom? A briefing, of Lavrov and Belousov."""
    request = dossier.statements.by_speaker("Putin").of_kind("request").one()
    assert [hearer.person for hearer in request.audience] == ["lavrov", "belousov"]
    assert request.text.endswith("for a briefing on the progress in talks with the U.S. on the Ukraine issue")
    assert [attribution for _, _, attribution in words_for(request.id, "text")] == [LAVROV]


def test_with_whom_did_russia_share_its_evidence():
    """With whom did Russia share its evidence? With two Americans and two organizations."""
    sharing = dossier.statements.addressed_to("Mike Waltz", "Marco Rubio", "UN", "OSCE").one()
    assert (sharing.speaker.party, sharing.speaker.person) == ("RU", None)
    assert [hearer.office for hearer in sharing.audience if hearer.party == "US"] == [
        "National Security Advisor",
        "Secretary of State",
    ]


def test_what_did_the_us_say_of_the_grain_proposals():
    """What did the US say of Russia's proposals? That it will respond promptly, as Belousov tells it."""
    proposals = dossier.statements.of_kind("proposal").about("grain deal").one()
    assurance = dossier.statements.responding_to(proposals.id).one()
    assert (assurance.speaker.party, assurance.kind) == ("US", "commitment")
    words = (
        "As for the resumption of the Black Sea Grain Initiative, Belousov said the U.S. is examining Russia's "
        'proposals and "gave assurances that they will respond promptly."'
    )
    assert words_for(assurance.id, "text") == [(UNNAMED, words, BELOUSOV)]


def test_which_steps_did_the_two_take_against_each_other():
    """Which steps did Russia and the US take against each other? They cut staff, restricted banks, seized property."""
    steps = dossier.measures.by("RU", "US").against("RU", "US")
    assert {step.id: (str(step.kind), step.topics) for step in steps} == {
        "diplomatic-staff-cuts": ("restrict", ("diplomatic-staff",)),
        "banking-restrictions-on-each-other": ("restrict", ("banking-restrictions",)),
        "diplomatic-property-seizures": ("seize", ("diplomatic-property",)),
    }
    assert words_for("banking-restrictions-on-each-other", "by") == [(RT, STEPS_AGAINST_EACH_OTHER, ())]


def test_when_was_the_extension_of_the_initiative_refused():
    """When was the extension of the initiative refused? In July 2023; on which day is not said."""
    (refusal,) = [event for event in dossier.agreements[GRAIN].events if event.kind == "extension_refused"]
    assert (str(refusal.when), refusal.by) == ("2023-07", ("RU",))
    words = "leading Moscow to refuse its extension in July 2023"
    assert words_for(GRAIN, "events.extension-refused.when") == [(UNNAMED, words, ())]


def test_which_part_of_the_initiative_was_not_implemented():
    """Which part of the initiative was never implemented? The one on Russian exports; of the other nothing is said."""
    provisions = {each.id: each.implementation for each in dossier.agreements[GRAIN].provisions}
    assert provisions == {"ukrainian-exports": None, "russian-exports": "not_initiated"}
    words = (
        "It was also intended to eliminate obstacles impeding the exports of Russian agricultural products and "
        "fertilizers, but this part of the deal was never implemented"
    )
    assert words_for(GRAIN, "provisions.russian-exports.implementation") == [(UNNAMED, words, ())]


def test_who_declared_the_moratorium():
    """Who declared the moratorium, and when? Russia and Ukraine, between the call and Lavrov's briefing."""
    (declaration,) = dossier.agreements.of_instrument("moratorium").one().events
    assert (declaration.kind, declaration.by, str(declaration.when)) == (
        "declared",
        ("RU", "UA"),
        "[2025-03-18..2025-04-01]",
    )
    words = (
        "the moratorium on strikes against energy infrastructure declared by Russia and Ukraine following Putin's "
        "March 18 phone call with U.S. President Donald Trump"
    )
    assert words_for(MORATORIUM, "events.declaration.by") == [(UNNAMED, words, LAVROV)]
