"""Support: how many independent sources say what is shown."""

import attrs
import pytest
from hypothesis import given

from dipltalks import (
    Codebook,
    Delegate,
    Delegation,
    Dossier,
    Evidence,
    Inference,
    Inheritance,
    InvalidDataError,
    Meeting,
    Party,
    Person,
    Place,
    Report,
    Retraction,
    Source,
    Topic,
    UnknownNameError,
    seeds,
)
from dipltalks._values.paths import leaves, value_at
from dossiers import dossiers

CODEBOOK = Codebook(
    parties=[Party(id="RU", name="Russia", kind="state")],
    people=[Person(id="lavrov", name="Sergei Lavrov")],
    topics=[Topic(id="visas", label="Visas"), Topic(id="flights", label="Flights")],
)


def words(*attribution, supports=("when", "topics", "place", "delegations")):
    """Return words for all that a meeting of these tests states, attributed to some people."""
    return Evidence(locator=f"line {'-'.join(attribution)}.", supports=supports, attribution=attribution)


def report(name, *evidence, publisher=None, when="2025-02-27", **fields):
    """Return a report of a meeting, with words for what it says of it."""
    more = {key: fields.pop(key) for key in ("coder", "retracts", "revision") if key in fields}
    meeting = Meeting(id="round", when=when, evidence=evidence, **fields)
    return Report(source=Source(id=name, publisher=publisher), meetings=[meeting], **more)


def support(*reports, field="when", record="round"):
    """Return how many sources say what is shown."""
    return Dossier(codebook=CODEBOOK, reports=reports).support(record, field)


def test_sources_of_different_publishers_are_independent():
    """A publisher counts once, however its name is written; a source without one is one of its own."""
    assert support(report("a", words(), publisher="RT"), report("b", words(), publisher="TASS")) == 2
    assert support(report("a", words(), publisher="RT"), report("b", words(), publisher="R.T.")) == 1
    assert support(report("a", words(), publisher="RIA Novosti"), report("b", words(), publisher="RIA «Novosti»")) == 1
    assert support(report("a", words()), report("b", words()), report("c", words(), publisher="RT")) == 3
    assert support(report("a", words(), words("Lavrov"), words("Putin"))) == 3


def test_two_articles_that_quote_one_minister_are_one():
    """The first of those named is the origin, whoever passes the words on and in whatever spelling."""
    first = report("a", words("Sergey Lavrov"), publisher="RT")
    assert support(first, report("b", words("Sergei Lavrov", "RIA Novosti"), publisher="TASS")) == 1
    assert support(first, report("b", words("RIA Novosti", "Sergey Lavrov"), publisher="TASS")) == 2


def test_a_publisher_that_another_one_quotes_is_one_with_itself():
    """What one agency has from another is not said by two."""
    own = report("a", words(), publisher="RIA Novosti")
    assert support(own, report("b", words("RIA Novosti"), publisher="RT")) == 1
    assert support(own, report("b", words("***"), publisher="RT"), report("c", words("***"), publisher="TASS")) == 2


def test_coders_and_revisions_of_one_source_are_one():
    """They have the same words; what a higher revision or a retraction replaced does not count."""
    first = report("a", words(), publisher="RT")
    assert support(first, attrs.evolve(first, coder="anna")) == 1
    assert support(report("a", words("Putin")), report("a", words("Lavrov"), revision=2)) == 1
    taken = [Retraction(report="a", record="round", field="when", reason="misread")]
    assert support(first, report("b", words(), retracts=taken)) == 1


def test_only_words_for_just_that_value_count():
    """A vaguer date fits, but does not say the day; what is only inferred, or has no words, is nobody's."""
    assert support(report("a", words()), report("b", words(), when="2025-02")) == 1
    assert support(report("a", words()), report("b")) == 1
    guessed = Inference(field="when", reason="the Thursday before")
    assert support(report("a"), report("b", inferred=[guessed])) == 0
    assert support(report("a", words(), inferred=[guessed])) == 1
    assert support(report("a", words(supports=("place.city",)), place=Place(city="Riyadh"))) == 0


def test_parts_are_asked_by_their_own_paths():
    """What sources add up to is said by none of them; each part has its own support."""
    one = report("a", words(), topics=["visas"], delegations=[Delegation(party="RU")])
    head = Delegation(party="RU", head=Delegate(person="lavrov"))
    other = report("b", words(), topics=["visas", "flights"], delegations=[head])
    fields = ("topics.visas", "topics.flights", "topics", "delegations.RU", "delegations.RU.head", "place", "status")
    assert [support(one, other, field=field) for field in fields] == [2, 1, 1, 1, 1, 0, 0]


def test_what_is_inherited_has_the_sources_of_where_it_comes_from():
    """Who says that the venue is unchanged does not say which it is."""
    base = [
        report(name, words(publisher), publisher=publisher, place=Place(venue="Residence"))
        for name, publisher in (("a", "RT"), ("b", "TASS"))
    ]
    heir = Meeting(
        id="next",
        unchanged_from=[Inheritance(meeting="round", fields=["venue"])],
        evidence=[words(supports=["unchanged_from.round"])],
    )
    told = Report(source=Source(id="c"), meetings=[heir])
    assert support(*base, told, record="next", field="place.venue") == 2


def test_what_is_gone_or_derived_has_none():
    """A record that was taken back is not shown, and what a rule works out is said by nobody."""
    gone = report("a", words(), delegations=[Delegation(party="RU")])
    assert support(gone, field="parties") == 0
    empty = Report(source=Source(id="b"), retracts=[Retraction(report="a", record="round", reason="misread")])
    assert support(gone, empty) == 0


@pytest.mark.parametrize(
    ("record", "field", "error"),
    [
        ("rund", "when", UnknownNameError),
        ("round", "wen", UnknownNameError),
        ("round", "topics.unknown", UnknownNameError),
        ("round", "", InvalidDataError),
        (None, "when", UnknownNameError),
        ("round", None, InvalidDataError),
    ],
)
def test_the_field_is_there(record, field, error):
    """What there is not is refused, as by explain."""
    with pytest.raises(error):
        support(report("a", words()), record=record, field=field)


def test_the_articles():
    """Both pass on Lavrov's words on the contact, and both tell of February 27 themselves, besides those they quote."""
    dossier = seeds.dossier()
    assert dossier.support("ru-us-contact-by-phone-and-video", "status") == 1
    assert dossier.support("ru-us-2025-02-27-istanbul", "status") == 3
    assert dossier.support("ru-us-2025-04-istanbul", "place.venue") == 1
    assert dossier.support("ru-us-2025-03-saudi-arabia", "delegations.RU") == 0
    assert dossier.support("energy-strikes-moratorium", "events.declaration.by") == 1


@given(dossiers())
def test_support_is_counted_from_what_is_explained(dossier):
    """There is some just where a report that counts has words for the value that is shown, and never more of it."""
    for record in (*dossier.meetings, *dossier.agreements, *dossier.statements):
        for path in {path for path, _ in leaves(record)}:
            if dossier[record.id] is record:
                value = value_at(record, path)
                told = [each for each in dossier.explain(record.id, path) if each.value == value]
                quoted = [each for each in told if each.evidence and each.origin in ("stated", "inherited")]
                found = dossier.support(record.id, path)
                assert (found > 0) == (quoted != [])
                assert found <= len({(each.report, each.evidence.attribution) for each in quoted})
