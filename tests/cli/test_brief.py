"""The briefing: what it says of a dossier, and how it marks what is not simply the words of a source."""

import pytest

from dipltalks import (
    Agreement,
    Codebook,
    Delegate,
    Delegation,
    Dossier,
    Evidence,
    Inference,
    Inheritance,
    LifecycleEvent,
    Measure,
    Meeting,
    Party,
    Person,
    Place,
    Provision,
    Report,
    Source,
    Speaker,
    Statement,
    Topic,
    seeds,
)
from dipltalks.cli.brief import brief

CODEBOOK = Codebook(
    parties=[
        Party(id="RU", name="Russia", kind="state"),
        Party(id="TR", name="Türkiye", kind="state"),
        Party(id="TR-MFA", name="Turkish Foreign Ministry", kind="institution", part_of="TR"),
    ],
    people=[Person(id="fidan", name="Hakan Fidan"), Person(id="lavrov", name="Sergei Lavrov")],
    topics=[
        Topic(id="embassies", label="Embassies", broader=["relations"]),
        Topic(id="relations", label="Relations"),
        Topic(id="round", label="Round", broader=["trip"]),
        Topic(id="trip", label="Trip", broader=["round"]),
    ],
)


def told(*records, **source):
    """Return the lines of the briefing on one report, without its heading and sources."""
    kinds = {Meeting: "meetings", Agreement: "agreements", Measure: "measures", Statement: "statements"}
    fields = {kind: [record for record in records if type(record) is cls] for cls, kind in kinds.items()}
    report = Report(source=Source(id="a", **source), **fields)
    lines = brief(Dossier(codebook=Codebook(parties=CODEBOOK.parties, people=CODEBOOK.people), reports=[report]))
    return lines.partition("\n\n")[2].partition("\n\nSOURCES")[0].splitlines()


def sections(text):
    """Return the lines of each section by its title."""
    parts = [part.splitlines() for part in text.split("\n\n")[1:]]
    return {part[0]: part[1:] for part in parts}


def test_the_shipped_dossier_is_told_in_sections():
    """Held, next, the rest, topics, agreements, measures, statements, disagreements, sources."""
    text = brief(seeds.dossier())
    assert list(sections(text)) == [
        "HELD",
        "NEXT",
        "OTHER MEETINGS AND CONTACTS",
        "TOPICS",
        "AGREEMENTS ON 2025-04-08",
        "MEASURES",
        "STATEMENTS BY SIDE",
        "WHERE SOURCES DISAGREE",
        "SOURCES",
    ]
    assert max(map(len, text.splitlines())) <= 80
    assert text.splitlines()[0] == "Known on 2025-04-08: 2 sources, 6 meetings, 2 agreements, 4 measures, 33"


def test_the_next_round_is_told_with_its_leaders_and_where_each_value_comes_from():
    """The venue is inherited, the number contested, the level inferred; the ministry is named for what it said."""
    assert sections(brief(seeds.dossier()))["NEXT"] == [
        "  on or after 2025-04-08 · residence of the U.S. Consulate General [inherited],",
        "    Istanbul, Türkiye",
        "    id: ru-us-2025-04-istanbul",
        "    announced · round 2 [contested] · “second meeting” · level: senior officials",
        "      [inferred]",
        "    Russia: led by Aleksandr Darchiev, ambassador to the United States;",
        "      represented: Russian Foreign Ministry [partly inferred]",
        "    United States: led by Sonata Coulter, Deputy Assistant Secretary of State",
        "      for Eurasian Affairs; represented: US State Department [partly inferred]",
        "    topics: Russia–US relations, Embassy operations",
        "    according to Russian Foreign Ministry: date, country, topics",
        "    according to Russian Foreign Ministry and Russia: city, channel",
        "    according to Russian Foreign Ministry and Russia and Sergey Lavrov: status",
        "    according to Russia and Sergey Lavrov: round",
    ]


def test_agreements_are_told_with_their_derived_status():
    """The status is derived and says so; each event has its date, its actors, and whose words it rests on."""
    assert sections(brief(seeds.dossier()))["AGREEMENTS ON 2025-04-08"] == [
        "  Black Sea Grain Initiative",
        "    id: black-sea-grain-initiative",
        "    parties: not stated",
        "    status: lapsed [derived from its events; no source states it]",
        "    in 2023-07: extension refused by Russia",
        "    in 2025-03: revival agreed by Russia and United States [partly inferred]",
        "    provision: exports of Ukrainian grain from Black Sea ports",
        "    provision: eliminate obstacles impeding the exports of Russian agricultural",
        "      products and fertilizers: not initiated",
        "  Moratorium on strikes against energy infrastructure",
        "    id: energy-strikes-moratorium",
        "    parties: Russia, Ukraine, according to Sergey Lavrov",
        "    status: in force [derived from its events; no source states it]",
        "    some time from 2025-03-18 to 2025-04-01: declared by Russia and Ukraine",
        "      [partly inferred], according to Sergey Lavrov",
    ]


def test_a_statement_is_told_with_whoever_retold_it():
    """Date, kind, speaker with office, who retold it, then the words."""
    lines = " ".join(" ".join(sections(brief(seeds.dossier()))["STATEMENTS BY SIDE"]).split())
    assert (
        "some time from 2025-03-18 to 2025-04-01 [inferred]: allegation by Andrey Belousov, Defense Minister "
        "[partly inferred], as told by Sergey Lavrov “the moratorium is not being observed (by Ukraine)"
    ) in lines
    assert "[partly inferred]: possible intent by Donald Trump, President “Washington could consider" in lines


def test_an_empty_dossier_can_be_told_of():
    """Nothing is made up where there is nothing."""
    assert brief(Dossier(codebook=Codebook())).splitlines() == [
        "Known on a day that is not stated: 0 sources, 0 meetings, 0 agreements, 0",
        "  measures, 0 statements.",
        "In brackets: what is more, or less, than the plain words of a source.",
    ]


def test_what_is_not_stated_is_said_to_be_so():
    """A meeting that says next to nothing, in a source without a date or a publisher."""
    delegation = Delegation(roles=["host"], members=[Delegate(office="adviser")], institutions=["TR-MFA"])
    meeting = Meeting(id="m", place=Place(region="Crimea"), delegations=[delegation], outcomes=["peace"])
    assert told(meeting) == [
        "OTHER MEETINGS AND CONTACTS",
        "  date not stated · Crimea",
        "    id: m",
        "    status not stated",
        "    party not stated (host): head not stated; with adviser; represented: Turkish",
        "      Foreign Ministry",
        "    outcome: peace",
    ]


def test_an_announced_meeting_is_next_though_no_source_has_a_date():
    """Without a day on which the dossier is known, no announced meeting is certainly over."""
    assert told(Meeting(id="m", status="announced", when="1999"))[:2] == ["NEXT", "  in 1999"]
    assert told(Meeting(id="m", status="announced", when="1999"), published="2025")[0] == "OTHER MEETINGS AND CONTACTS"


def test_heads_are_shown_by_name_and_office():
    """Names come from the codebook, and an id stands for one that it lacks; a head without a party is told too."""
    delegations = [
        Delegation(party="RU", head=Delegate(person="lavrov", office="minister")),
        Delegation(party="TR", roles=["good_offices"], head=Delegate(person="nobody")),
        Delegation(head=Delegate(office="envoy")),
    ]
    assert told(Meeting(id="m", delegations=delegations))[4:] == [
        "    Russia: led by Sergei Lavrov, minister",
        "    Türkiye (good offices): led by nobody",
        "    party not stated: led by envoy",
    ]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (None, "date not stated"),
        ("2025-03-18", "2025-03-18"),
        ("2025-03~", "in 2025-03~"),
        ("2025", "in 2025"),
        ("[2025-04-08..]", "on or after 2025-04-08"),
        ("[..2025-04-08]", "on or before 2025-04-08"),
        ("[2025-04-08..2025-04-10]", "some time from 2025-04-08 to 2025-04-10"),
        ("2025-03/2025-04", "2025-03/2025-04"),
        ("2025-03-XX", "some time from 2025-03-01 to 2025-03-31"),
    ],
)
def test_dates_are_told_so_that_none_is_misread(when, shown):
    """Open ends, ranges and months are put into words."""
    assert told(Meeting(id="m", when=when))[1] == f"  {shown}"


@pytest.mark.parametrize(
    ("meeting", "shown"),
    [
        (Meeting(id="m", modality=["phone", "video"]), "date not stated · by phone and video"),
        (Meeting(id="m", modality=["in_person"], place=Place(country="SA")), "date not stated · Saudi Arabia"),
        (Meeting(id="m", modality=["video"], place=Place(city="Kyiv")), "date not stated · Kyiv · by video"),
    ],
)
def test_channels_stand_beside_the_place(meeting, shown):
    """A call says that it is one; to meet in person goes without saying."""
    assert told(meeting)[1] == f"  {shown}"


def test_a_source_cannot_command_the_terminal():
    """Control characters, and those that turn the direction of writing, are shown by number."""
    statement = Statement(id="s", kind="claim", text="a\n\x1b[31mb\u202ec")
    assert told(statement)[-1] == "      “a \\u001b[31mb\\u202ec”"


def test_a_long_statement_is_cut():
    """The words of a statement take a few lines at most."""
    assert told(Statement(id="s", kind="claim", text="word " * 1000))[-1].endswith("word …”")


def test_measures_say_by_whom_and_against_whom():
    """What both did to each other, what one did, and what is not said."""
    assert told(
        Measure(id="cuts", title="Staff cuts", kind="restrict", by=["RU", "TR"], against=["TR", "RU"]),
        Measure(id="ban", kind="sanction", by=["RU"], against=["TR"], when="2022"),
        Measure(id="more", kind="other", evidence=[Evidence(locator="p. 1", supports=["kind"])]),
    ) == [
        "MEASURES",
        "  in 2022: ban (sanction), by Russia against Türkiye",
        "  date not stated: Staff cuts (restrict), by Russia and Türkiye against each",
        "    other",
        "  date not stated: more (other), by whom is not stated",
    ]


def test_statements_stand_under_the_widest_party_of_their_speaker():
    """An institution speaks for its state; who speaks for nobody, and the sources themselves, come apart."""
    assert told(
        Statement(id="a", kind="claim", text="one", speaker=Speaker(person="fidan", party="TR-MFA")),
        Statement(id="b", kind="claim", text="two", speaker=Speaker(party="TR")),
        Statement(id="c", kind="denial", text="three", speaker=Speaker(person="lavrov")),
        Statement(id="d", kind="claim", text="four"),
    ) == [
        "STATEMENTS BY SIDE",
        "  Türkiye: 2",
        "    date not stated: claim by Hakan Fidan",
        "      “one”",
        "    date not stated: claim by Türkiye",
        "      “two”",
        "  side not stated: 1",
        "    date not stated: denial by Sergei Lavrov",
        "      “three”",
        "  The sources themselves: 1",
        "    date not stated: claim",
        "      “four”",
    ]


def test_parties_in_a_circle_are_told_all_the_same():
    """A codebook in which two parties are part of each other does not hang the briefing."""
    parties = [Party(id="A", name="A", kind="other", part_of="B"), Party(id="B", name="B", kind="other", part_of="A")]
    report = Report(
        source=Source(id="s"), statements=[Statement(id="x", kind="claim", text="t", speaker=Speaker(party="A"))]
    )
    text = brief(Dossier(codebook=Codebook(parties=parties), reports=[report]))
    assert sections(text)["STATEMENTS BY SIDE"][0] == "  side not stated: 1"


def test_topics_stand_below_broader_ones_each_once():
    """Topics in a circle are told too."""
    report = Report(source=Source(id="s"), meetings=[Meeting(id="m", topics=["embassies"])])
    assert sections(brief(Dossier(codebook=CODEBOOK, reports=[report])))["TOPICS"] == [
        "  Relations: 1 meeting",
        "    Embassies: 1 meeting",
        "  Round: nothing",
        "    Trip: nothing",
    ]


def test_an_agreement_without_a_date_of_knowledge_has_no_status():
    """A status is that of a day; events come in time order; a provision is told by its text or its id."""
    agreement = Agreement(
        id="truce",
        events=[
            LifecycleEvent(id="two", kind="signed", when="2025-02"),
            LifecycleEvent(id="one", kind="proposed", when="2025-01", by=["TR"]),
        ],
        provisions=[Provision(id="halt")],
    )
    lines = ["    parties: not stated", "    in 2025-01: proposed by Türkiye", "    in 2025-02: signed"]
    assert told(agreement) == ["AGREEMENTS", "  truce", "    id: truce", *lines, "    provision: halt"]
    dated = told(agreement, published="2025-01-15")
    assert dated[4] == "    status: proposed or unknown [derived from its events; no source states it]"


def test_a_clash_of_fields_is_told_with_what_is_shown():
    """Each side stands with its report and its words, its reason, or the remark that it has no words."""
    days = {"one": "2025-03-17", "two": "2025-03-18", "three": "2025-03-19"}
    words = {
        "one": {"evidence": [Evidence(quote="on Monday", supports=["when"], attribution=["TASS", "Reuters"])]},
        "two": {"inferred": [Inference(field="when", reason="a guess")]},
        "three": {},
    }
    reports = [
        Report(source=Source(id=name, publisher=name), meetings=[Meeting(id="m", when=day, **words[name])])
        for name, day in days.items()
    ]
    assert sections(brief(Dossier(codebook=Codebook(), reports=reports)))["WHERE SOURCES DISAGREE"] == [
        "  when of m. Shown: 2025-03-18, for the reports were published at one time, and",
        "    the last by the names of source and coder counts.",
        "    two: m: 2025-03-18; inferred, for “a guess”",
        "    three: m: 2025-03-19; no words",
        "    one: m: 2025-03-17; “on Monday”, according to TASS, as told by Reuters",
    ]


def test_an_inherited_head_is_marked():
    """Who led is taken from another meeting, and marked so."""
    report = Report(
        source=Source(id="s"),
        meetings=[
            Meeting(id="a", delegations=[Delegation(party="RU", head=Delegate(person="lavrov"))]),
            Meeting(id="b", unchanged_from=[Inheritance(meeting="a", fields=["participants"])]),
        ],
    )
    text = brief(Dossier(codebook=CODEBOOK, reports=[report]))
    assert "    Russia [inherited]: led by Sergei Lavrov [inherited]" in text.splitlines()


def test_who_passed_words_on_is_told_unless_it_is_the_speaker():
    """What one side is said to have said, in the words of another, is not shown as its own."""
    lines = " ".join(" ".join(sections(brief(seeds.dossier()))["STATEMENTS BY SIDE"]).split())
    assert "commitment by United States, as told by Andrey Belousov “gave assurances" in lines
    assert "request by Vladimir Putin, President [partly inferred], as told by Sergey Lavrov" in lines
    assert "announcement by Russian Foreign Ministry [partly inferred], as told by RIA Novosti" in lines


def test_words_without_blanks_are_cut_all_the_same():
    """A long text of a script that writes no blanks is shown as far as it fits."""
    assert told(Statement(id="s", kind="claim", text="\u4f1a" * 1000))[-1].endswith("\u4f1a …”")


def test_an_id_of_several_things_is_told_without_marks():
    """Where one id means a meeting and a statement, it is said so instead of marking the one by the other."""
    reports = [
        Report(source=Source(id="a"), meetings=[Meeting(id="x", status="held")]),
        Report(source=Source(id="b"), statements=[Statement(id="x", kind="claim", text="t")]),
    ]
    lines = sections(brief(Dossier(codebook=Codebook(), reports=reports)))["STATEMENTS BY SIDE"]
    assert lines[1] == "    date not stated [its id means several things]: claim [its id means several"


def test_a_side_that_the_codebook_lacks_is_told_by_its_id():
    """Nothing that is told is lost because the codebook is wanting."""
    lines = told(Statement(id="s", kind="claim", text="t", speaker=Speaker(party="XX")))
    assert lines[1:3] == ["  XX: 1", "    date not stated: claim by XX"]
