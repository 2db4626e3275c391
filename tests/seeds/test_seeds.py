"""The shipped articles: as they are, and coded with the words that say so."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import dipltalks
from dipltalks import MeetingStatus, When, seeds

DIGESTS = {
    "rt-2025-04-08": "4f1f141fa29c9d01b929341a8ea5e13ae8d483908b69f77e0cd712433b9b47d9",
    "unnamed-2025-04-02": "a19ba04b9dfba7539289ffbdc16e5510c077ea8f701e7e55e3acf3ab5c22e27d",
}
"""The SHA-256 of each article as it was handed over."""


def test_the_articles_are_shipped_unchanged():
    """The text of each article is what was handed over, byte for byte."""
    digests = {article.id: hashlib.sha256(article.text.encode()).hexdigest() for article in seeds.articles()}
    assert digests == DIGESTS


def test_publication_is_coded_as_the_pages_give_it():
    """One page names its publisher, its reprinter and a time with an offset; the other names no publisher."""
    rt, unnamed = seeds.articles()
    assert (rt.publisher, rt.republished_by, rt.published) == (
        "RT",
        "St Petersburg Star",
        When("2025-04-08T22:47+10:00"),
    )
    assert (unnamed.publisher, unnamed.published) == (None, When("2025-04-02"))
    assert unnamed.title == "Moscow announces 2nd Russian-US normalization meeting set for Istanbul"


def test_the_body_leaves_out_what_the_site_adds():
    """The body runs from headline or standfirst to the last sentence of the article."""
    rt, unnamed = (article.text[slice(*article.body)] for article in seeds.articles())
    assert rt.startswith("The next round will take place in Istanbul")
    assert rt.endswith("as a step toward resolving the Ukraine conflict.")
    assert unnamed.startswith("Moscow announces 2nd")
    assert unnamed.endswith("to refuse its extension in July 2023.")


MEETINGS = {
    ("unnamed-2025-04-02", "ru-us-2025-02-27-istanbul"): ("2025-02-27", "Istanbul", None, "held", {}),
    ("unnamed-2025-04-02", "ru-us-2025-03-18-call"): (
        "2025-03-18",
        None,
        None,
        "held",
        {"RU": "putin", "US": "trump"},
    ),
    ("unnamed-2025-04-02", "ru-us-2025-04-istanbul"): (None, "Istanbul", None, "announced", {}),
    ("unnamed-2025-04-02", "ru-us-contact-by-phone-and-video"): (None, None, None, "in_progress", {}),
    ("rt-2025-04-08", "ru-us-2025-02-18-riyadh"): ("2025-02-18", "Riyadh", None, "held", {}),
    ("rt-2025-04-08", "ru-us-2025-02-27-istanbul"): ("2025-02-27", "Istanbul", "TR", "held", {}),
    ("rt-2025-04-08", "ru-us-2025-03-saudi-arabia"): ("2025-03", None, "SA", "held", {}),
    ("rt-2025-04-08", "ru-us-2025-04-istanbul"): (
        "[2025-04-08..]",
        "Istanbul",
        "TR",
        "announced",
        {"RU": "darchiev", "US": "coulter"},
    ),
    ("rt-2025-04-08", "ru-us-contact-by-phone-and-video"): (None, None, None, "in_progress", {}),
}
"""When, city, country, status and heads of every meeting, as each article gives them."""


def test_each_article_reports_its_meetings():
    """Every meeting is coded as its article gives it, and nothing else."""
    found = {}
    for report in seeds.dossier().reports:
        for meeting in report.meetings:
            place = (None, None) if meeting.place is None else (meeting.place.city, meeting.place.country)
            heads = {d.party: d.head.person for d in meeting.delegations if d.head is not None}
            when = None if meeting.when is None else str(meeting.when)
            found[report.key, meeting.id] = (when, *place, str(meeting.status), heads)
            assert meeting.parties == ("RU", "US")
    assert found == MEETINGS


TOPICS = {
    ("unnamed-2025-04-02", "ru-us-2025-02-27-istanbul"): ["embassy-operations"],
    ("unnamed-2025-04-02", "ru-us-2025-04-istanbul"): ["bilateral-relations"],
    ("rt-2025-04-08", "ru-us-2025-02-18-riyadh"): ["embassy-operations", "restrictions"],
    ("rt-2025-04-08", "ru-us-2025-02-27-istanbul"): ["diplomatic-funding", "direct-flights"],
    ("rt-2025-04-08", "ru-us-2025-03-saudi-arabia"): ["black-sea-grain"],
    ("rt-2025-04-08", "ru-us-2025-04-istanbul"): ["bilateral-relations", "embassy-operations"],
}
"""The topics of the meetings for which an article names any."""


def coded(kind):
    """Return every coded record of a kind, by report and id."""
    return {(report.key, record.id): record for report in seeds.dossier().reports for record in getattr(report, kind)}


def test_each_round_has_the_topics_that_its_article_names():
    """Calls and contacts are not said to be about anything; the meeting in March agreed to revive the initiative."""
    assert {key: list(meeting.topics) for key, meeting in coded("meetings").items() if meeting.topics} == TOPICS
    assert {key: meeting.outcomes for key, meeting in coded("meetings").items() if meeting.outcomes} == {
        ("rt-2025-04-08", "ru-us-2025-03-saudi-arabia"): ("black-sea-grain-initiative",)
    }


AGREEMENTS = {
    ("unnamed-2025-04-02", "black-sea-grain-initiative"): ([], [("extension_refused", "2023-07", ["RU"])]),
    ("unnamed-2025-04-02", "energy-strikes-moratorium"): (
        ["RU", "UA"],
        [("declared", "[2025-03-18..2025-04-01]", ["RU", "UA"])],
    ),
    ("rt-2025-04-08", "black-sea-grain-initiative"): ([], [("revival_agreed", "2025-03", ["RU", "US"])]),
}
"""The parties of the agreements and what happened to them."""


def test_each_article_reports_its_agreements():
    """The parties to the initiative are not named; the status that follows from the events is that of the manual."""
    found = {
        key: (
            list(agreement.parties),
            [(str(event.kind), str(event.when), list(event.by)) for event in agreement.events],
        )
        for key, agreement in coded("agreements").items()
    }
    assert found == AGREEMENTS
    initiative, moratorium, _ = coded("agreements").values()
    assert (initiative.status_on("2023-08"), moratorium.status_on("2025-04-01")) == ("lapsed", "in_force")


MEASURES = {
    "diplomatic-staff-cuts": ("restrict", ("RU", "US"), "[..2025-04-08]"),
    "banking-restrictions-on-each-other": ("restrict", ("RU", "US"), "[..2025-04-08]"),
    "diplomatic-property-seizures": ("seize", ("RU", "US"), "[..2025-04-08]"),
    "restrictions-after-2022-escalation": ("restrict", (), "[2022-01-01..2025-04-08]"),
}
"""Kind, sides and date of the measures in the article of 8 April; the other one reports none."""


def test_measures_of_both_are_measures_against_both():
    """Who took the further restrictions after 2022 is not said."""
    measures = {name: measure for (_, name), measure in coded("measures").items()}
    assert {name: (str(m.kind), m.by, str(m.when)) for name, m in measures.items()} == MEASURES
    assert all(measure.by == measure.against for measure in measures.values())


AT_THE_BRIEFING = ("lavrov", "2025-04-01")
STATEMENTS = {
    "unnamed-2025-04-02": {
        "lavrov-announces-next-round": (*AT_THE_BRIEFING, "announcement"),
        "no-exact-date-given": (None, "2025-04-02", "claim"),
        "putin-asks-for-briefing": ("putin", "[..2025-04-01]", "request"),
        "lavrov-names-three-topics": (*AT_THE_BRIEFING, "claim"),
        "lavrov-says-irritants-impede-embassies": (*AT_THE_BRIEFING, "assessment"),
        "lavrov-says-second-meeting-prepared": (*AT_THE_BRIEFING, "announcement"),
        "lavrov-says-contact-continues": (*AT_THE_BRIEFING, "claim"),
        "lavrov-says-embassy-issues-date-back": (*AT_THE_BRIEFING, "claim"),
        "lavrov-sees-noticeable-progress": (*AT_THE_BRIEFING, "assessment"),
        "lavrov-alleges-moratorium-breach": (*AT_THE_BRIEFING, "allegation"),
        "belousov-presents-violations": ("belousov", "[2025-03-18..2025-04-01]", "allegation"),
        "belousov-says-moratorium-not-observed": ("belousov", "[2025-03-18..2025-04-01]", "allegation"),
        "belousov-lists-targets": ("belousov", "[2025-03-18..2025-04-01]", "allegation"),
        "lavrov-claims-full-compliance": (*AT_THE_BRIEFING, "claim"),
        "putin-says-drones-destroyed": ("putin", "[2025-03-18..2025-04-01]", "announcement"),
        "lavrov-claims-adherence-since": (*AT_THE_BRIEFING, "claim"),
        "lavrov-says-evidence-shared": (*AT_THE_BRIEFING, "announcement"),
        "russia-shares-evidence": ("RU", "[2025-03-18..2025-04-01]", "allegation"),
        "russia-makes-grain-proposals": ("RU", "[..2025-04-02]", "proposal"),
        "belousov-says-us-examines-proposals": ("belousov", "[..2025-04-02]", "claim"),
        "us-assures-prompt-response": ("US", "[..2025-04-02]", "commitment"),
        "russian-part-never-implemented": (None, "2025-04-02", "claim"),
    },
    "rt-2025-04-08": {
        "ru-mfa-confirms-next-round": ("RU-MFA", "2025-04-08", "announcement"),
        "ru-mfa-names-focus-of-next-round": ("RU-MFA", "2025-04-08", "announcement"),
        "ru-mfa-says-arrangements-unchanged": ("RU-MFA", "2025-04-08", "announcement"),
        "ru-mfa-says-work-will-continue": ("RU-MFA", "[..2025-04-08]", "announcement"),
        "lavrov-announces-next-round": ("lavrov", "[2025-03-31..2025-04-06]", "announcement"),
        "lavrov-says-contact-continues": ("lavrov", "[2025-03-31..2025-04-06]", "claim"),
        "russia-proposes-direct-flights": ("RU", "[..2025-02-27]", "proposal"),
        "trump-calls-for-resolution-and-reset": ("trump", "[..2025-04-08]", "request"),
        "trump-signals-lifting-of-sanctions": ("trump", "[2025-03-01..2025-04-08]", "intent"),
        "rt-says-several-rounds-held": (None, "2025-04-08", "announcement"),
        "rt-says-escalation-led-to-restrictions": (None, "2025-04-08", "announcement"),
        "rt-says-trump-moved-away-from-policies": (None, "2025-04-08", "assessment"),
        "rt-says-deal-seen-as-step": (None, "2025-04-08", "assessment"),
    },
}
"""Speaker, date and kind of every statement; what an article says in its own voice has no speaker."""


def test_each_article_reports_its_statements():
    """Who spoke, when, and what was done by it, in the order of the article's coding."""
    found = {report: {} for report in STATEMENTS}
    for (report, name), statement in coded("statements").items():
        speaker = statement.speaker and (statement.speaker.person or statement.speaker.party)
        found[report][name] = (speaker, str(statement.when), str(statement.kind))
    assert found == STATEMENTS


ALLEGATION, PRESENTATION, SHARING, WORK, SIGNAL = (
    ("unnamed-2025-04-02", "lavrov-alleges-moratorium-breach"),
    ("unnamed-2025-04-02", "belousov-presents-violations"),
    ("unnamed-2025-04-02", "russia-shares-evidence"),
    ("rt-2025-04-08", "ru-mfa-says-work-will-continue"),
    ("rt-2025-04-08", "trump-signals-lifting-of-sanctions"),
)


def test_words_that_were_passed_on_say_by_whom():
    """The origin comes first, then each reteller; one who vouches for it has a statement of their own."""
    statements = coded("statements")
    chains = {key: statements[key].evidence[0].attribution for key in (ALLEGATION, PRESENTATION, WORK)}
    assert chains == {
        ALLEGATION: ("Sergey Lavrov",),
        PRESENTATION: ("Andrey Belousov", "Sergey Lavrov"),
        WORK: ("Russian Foreign Ministry", "RIA Novosti"),
    }
    assert statements[SIGNAL].strength == "possible"


def test_those_who_were_told_are_the_audience():
    """The Security Council heard the minister, and four were handed the evidence."""
    audiences = {
        key: [hearer.person or hearer.party for hearer in coded("statements")[key].audience]
        for key in (PRESENTATION, SHARING)
    }
    assert audiences == {PRESENTATION: ["RU-SC"], SHARING: ["waltz", "rubio", "UN", "OSCE"]}


def test_what_the_articles_do_not_say_is_not_in_the_data():
    """Nobody is said to have led on 27 February, and no city is given for the meeting in March."""
    meetings = coded("meetings")
    for report in DIGESTS:
        assert all(d.head is None for d in meetings[report, "ru-us-2025-02-27-istanbul"].delegations)
    march = meetings["rt-2025-04-08", "ru-us-2025-03-saudi-arabia"]
    assert (march.place.city, march.place.venue, march.status) == (None, None, MeetingStatus.HELD)
    assert meetings["unnamed-2025-04-02", "ru-us-2025-04-istanbul"].when is None
    assert all(agreement.third_parties == () for agreement in coded("agreements").values())
    assert all(locality.latitude is None for locality in seeds.dossier().codebook.localities)


def test_the_package_may_be_in_an_archive(tmp_path):
    """The shipped dossier is read from there as well."""
    package = Path(dipltalks.__file__).parent
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", package.parent, package.name)
    program = f"import sys; sys.path.insert(0, {archive!r}); from dipltalks import seeds; print(seeds.__file__)"
    program += "; print(repr(seeds.dossier()))"
    # What is in an archive is not measured: it is no file of the package.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=env)  # noqa: S603
    place, shown = done.stdout.splitlines()
    assert place.startswith(archive)
    assert shown == repr(seeds.dossier())


def test_the_files_are_the_same_wherever_they_are_read_from(monkeypatch):
    """Beside the module, and where only the import system knows them."""
    files = seeds._files()
    monkeypatch.setattr(seeds, "__file__", str(Path("nowhere", "__init__.py")))
    assert seeds._files() == files
    assert "codebook.json" in files
