"""The shipped articles: as they are, and coded with the words that say so."""

import hashlib

import pytest

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


def meetings():
    """Return every coded meeting with its report."""
    return [(report, meeting) for report in seeds.dossier().reports for meeting in report.meetings]


@pytest.mark.parametrize(("report", "meeting"), meetings(), ids=lambda value: getattr(value, "key", None) or value.id)
def test_every_quotation_stands_at_its_offsets_in_the_body(report, meeting):
    """Each piece of evidence is found in the article itself."""
    start, end = report.source.body
    for evidence in meeting.evidence:
        assert evidence.source == report.source.id
        assert report.source.text[evidence.start : evidence.end] == evidence.quote
        assert start <= evidence.start < evidence.end <= end


STATED = ("round", "round_label", "when", "status", "modality", "unchanged_from")


def stated_fields(meeting):
    """Yield the path of every field that a meeting states, parts of it by their keys."""
    yield from (name for name in STATED if getattr(meeting, name))
    yield from (f"place.{name}" for name in ("city", "country", "venue") if getattr(meeting.place, name, None))
    for delegation in meeting.delegations:
        yield f"delegations.{delegation.party}"
        if delegation.head is not None:
            yield f"delegations.{delegation.party}.head"


@pytest.mark.parametrize(("report", "meeting"), meetings(), ids=lambda value: getattr(value, "key", None) or value.id)
def test_every_stated_field_is_supported_or_inferred(report, meeting):
    """No field stands without its words or the reason for it."""
    backed = {path for evidence in meeting.evidence for path in evidence.supports}
    backed |= {inference.field for inference in meeting.inferred}
    for path in stated_fields(meeting):
        parts = path.split(".")
        above = {".".join(parts[: count + 1]) for count in range(len(parts))}
        assert above & backed != set(), (report.key, path)


def test_what_the_articles_do_not_say_is_not_in_the_data():
    """Nobody is said to have led on 27 February, and no city is given for the meeting in March."""
    coded = {(report.key, meeting.id): meeting for report, meeting in meetings()}
    for report in DIGESTS:
        assert all(d.head is None for d in coded[report, "ru-us-2025-02-27-istanbul"].delegations)
    march = coded["rt-2025-04-08", "ru-us-2025-03-saudi-arabia"]
    assert (march.place.city, march.place.venue, march.status) == (None, None, MeetingStatus.HELD)
    assert coded["unnamed-2025-04-02", "ru-us-2025-04-istanbul"].when is None
