"""Claims: which statements call for an answer, which have one, and what is said about keeping an agreement."""

import pytest
from hypothesis import given

from dipltalks import (
    Agreement,
    Codebook,
    Dossier,
    InvalidDataError,
    Report,
    Source,
    Statement,
    StatementKind,
    UnknownNameError,
    prefer,
    seeds,
)
from dipltalks._query.statements import Statements
from dossiers import dossiers
from talks import collection

MORATORIUM = "energy-strikes-moratorium"


@pytest.fixture
def statements():
    """Return all statements."""
    return collection(Statements)


def of_each_kind(**fields):
    """Return a collection with a statement of each kind, which is its id."""
    return collection(Statements, Statement=[Statement(id=kind, kind=kind, text="So.", **fields) for kind in KINDS])


KINDS = tuple(str(kind) for kind in StatementKind)


def test_what_calls_for_an_answer():
    """Whoever proposes, requests, demands, alleges or threatens wants one; all others do not."""
    assert of_each_kind().unanswered().ids == ("allegation", "proposal", "request", "demand", "threat")
    assert of_each_kind().answered().ids == ()
    assert of_each_kind(responds_to=["earlier"]).answered().ids == ()


def test_an_answer_may_stand_outside_what_was_filtered(statements):
    """Answers are looked for in the whole dossier."""
    assert statements.unanswered().ids == ("reset",)
    assert statements.answered().ids == statements.by_speaker("Lavrov").answered().ids == ("breach",)
    assert statements.by_speaker("Lavrov").unanswered().ids == ()
    assert statements.by_party("US").unanswered().ids == ()


def test_responses_are_all_that_answer(statements):
    """They need not be among those that are asked; one to a statement of which no source tells is none to these."""
    assert statements.of_kind("allegation").responses().ids == ("venue",)
    assert statements.responses().ids == ("venue",)
    assert statements.of_kind("announcement").responses().ids == ()
    assert statements[:0].responses() == statements[:0]


@given(dossiers())
def test_answers_and_what_they_answer_belong_together(dossier):
    """Nothing is both answered and not, and whatever is answered has a response that says so."""
    statements = dossier.statements
    answered, unanswered = statements.answered(), statements.unanswered()
    assert answered & unanswered == statements[:0]
    assert answered | unanswered == answered | statements.of_kind("threat")
    assert all(answered.where(lambda each, one=one: each is one).responses() for one in answered)
    assert (statements - answered).responses() == statements[:0]
    assert {name for each in statements.responses() for name in each.responds_to} & {*statements.ids} == {*answered.ids}


def test_the_articles_tell_of_one_answer():
    """Of the proposals, that about grain is said to have an answer, and that about flights is not."""
    proposals = seeds.dossier().statements.of_kind("proposal")
    assert proposals.answered().ids == ("russia-makes-grain-proposals",)
    assert proposals.unanswered().ids == ("russia-proposes-direct-flights",)
    assert proposals.responses().by_party("US").one().kind == "commitment"


def test_which_kinds_speak_of_keeping_an_agreement():
    """Those that accuse, reject, admit, claim, judge, explain and take back; not those that offer, ask or tell."""
    expected = (
        *("claim", "allegation", "denial", "acknowledgement"),
        *("criticism", "clarification", "retraction"),
    )
    assert of_each_kind(about=["moratorium"]).on_compliance_with("moratorium").ids == expected
    assert of_each_kind(about=["grain-initiative"]).on_compliance_with("moratorium").ids == ()


def test_an_agreement_is_found_by_id_title_or_alias(statements):
    """What is about its topics alone is not about the agreement."""
    assert statements.on_compliance_with("moratorium").ids == ("compliance", "breach")
    for name in ("grain-initiative", "Black Sea Grain Initiative", "grain deal"):
        assert statements.on_compliance_with(name).ids == ()
    with pytest.raises(UnknownNameError) as caught:
        statements.on_compliance_with("moratorum")
    assert (caught.value.kind, caught.value.suggestions) == ("agreement of the dossier", ("moratorium",))


@pytest.mark.parametrize("name", [None, "", ["moratorium"], 7])
def test_an_agreement_is_asked_by_one_name(statements, name):
    """Anything else is refused."""
    with pytest.raises(InvalidDataError, match="is empty" if name == "" else "is not the name of a known agreement"):
        statements.on_compliance_with(name)


def test_compliance_is_somebodys_word():
    """Each statement has its speaker; what one party said is kept apart; nobody is quoted for Ukraine."""
    dossier = seeds.dossier()
    told = dossier.compliance(MORATORIUM)
    assert told.count_by("kind") == {"allegation": 5, "claim": 3}
    assert told.count_by("speaker.party") == {"RU": 8}
    assert dossier.compliance("Moratorium on strikes against energy infrastructure", by="Moscow") == told
    assert dossier.compliance(MORATORIUM, by="UA") == dossier.compliance(MORATORIUM, by="US") == told[:0]
    assert dossier.compliance("grain deal", by="RU").ids == (
        "belousov-says-us-examines-proposals",
        "lavrov-names-three-topics",
    )


def test_a_view_can_be_asked_too():
    """Whatever the policy."""
    dossier = seeds.dossier()
    assert dossier.view(policy=prefer("RT")).compliance(MORATORIUM, by="RU").ids == dossier.compliance(MORATORIUM).ids


@pytest.mark.parametrize(
    ("by", "error"), [("Atlantis", UnknownNameError), ("", InvalidDataError), (["RU"], ValueError)]
)
def test_compliance_knows_the_party(by, error):
    """An unknown one, and what is no name, is refused."""
    with pytest.raises(error):
        seeds.dossier().compliance(MORATORIUM, by=by)


def test_an_agreement_that_two_coders_named_differently():
    """It is asked by either name."""
    statement = Statement(id="breach", kind="allegation", about=["truce"], text="It was broken.")
    report = Report(source=Source(id="wire"), agreements=[Agreement(id="truce")], statements=[statement])
    dossier = Dossier(codebook=Codebook(identical=[("ceasefire", "truce")]), reports=[report])
    assert dossier.compliance("truce").ids == dossier.compliance("ceasefire").ids == ("breach",)
