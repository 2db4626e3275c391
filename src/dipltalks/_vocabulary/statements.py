"""The closed terms about statements: what a speaker does by speaking, and how firmly."""

from typing import Final

from dipltalks._values.terms import Term, term

CAMEO: Final = "CAMEO"
CAMEO_STATEMENT: Final = f"{CAMEO} 010"
CAMEO_INTENT: Final = f"{CAMEO} 03"
PLOVER_HYPOTHETICAL: Final = "PLOVER modality, auxiliary mode hypothetical"


class StatementKind(Term):
    """What a speaker does by saying something.

    The value of `Statement.kind`.
    Where several terms would do, the first that fits in this order is taken: retraction, clarification, allegation,
    denial, acknowledgement, threat, acceptance or rejection, request or demand, proposal, commitment or intent,
    announcement, support, criticism or assessment, claim.
    The terms follow CAMEO: 01x, 02, 03x, 10x, 111, 112, 12x and 13x.

    Example:
        >>> from dipltalks import StatementKind
        >>> StatementKind("allegation").source
        'CAMEO 112'
    """

    ANNOUNCEMENT = term("announcement", "The speaker says that an event will happen or has happened.", CAMEO_STATEMENT)
    CLAIM = term("claim", "The speaker says that something is so, and none of the other kinds fits.", CAMEO_STATEMENT)
    ALLEGATION = term(
        "allegation", "The speaker accuses someone of a breach of a rule or an undertaking.", f"{CAMEO} 112"
    )
    DENIAL = term("denial", "The speaker rejects an accusation or says that a report is untrue.", f"{CAMEO} 016")
    ACKNOWLEDGEMENT = term("acknowledgement", "The speaker admits what was held against them.", f"{CAMEO} 015")
    PROPOSAL = term("proposal", "The speaker offers terms to others, who may take them or not.", f"{CAMEO} 02 and 03")
    REQUEST = term("request", "The speaker asks someone to act, without insisting.", f"{CAMEO} 02")
    DEMAND = term("demand", "The speaker asks someone to act and insists on it.", f"{CAMEO} 10")
    COMMITMENT = term("commitment", "The speaker binds their own side to do or not to do something.", CAMEO_INTENT)
    INTENT = term("intent", "The speaker considers a step by their own side without being bound to it.", f"{CAMEO} 014")
    ACCEPTANCE = term("acceptance", "The speaker answers a proposal with yes.", CAMEO_INTENT)
    REJECTION = term("rejection", "The speaker answers a proposal with no.", f"{CAMEO} 12")
    SUPPORT = term("support", "The speaker backs the position of another.", f"{CAMEO} 019")
    CRITICISM = term("criticism", "The speaker judges against someone or against what they did.", f"{CAMEO} 111")
    ASSESSMENT = term(
        "assessment", "The speaker judges how things stand or will go, against nobody.", f"{CAMEO} 012 and 013"
    )
    THREAT = term("threat", "The speaker names a harm that will follow.", f"{CAMEO} 13")
    CLARIFICATION = term("clarification", "The speaker explains or corrects what was said before.", CAMEO_STATEMENT)
    RETRACTION = term("retraction", "The speaker takes back what was said before.", f"{CAMEO} 015")


class Strength(Term):
    """How firmly a statement is made, where its words say so.

    The value of `Statement.strength`.
    The terms follow the modality of PLOVER.

    Example:
        >>> from dipltalks import Strength
        >>> Strength("possible").definition
        'The words leave open whether it will be so, as in "could consider".'
    """

    FIRM = term("firm", "The words leave no room for doubt and set no condition.", "PLOVER modality, no auxiliary mode")
    CONDITIONAL = term("conditional", "The words hold only if something else comes about.", PLOVER_HYPOTHETICAL)
    POSSIBLE = term(
        "possible",
        'The words leave open whether it will be so, as in "could consider".',
        PLOVER_HYPOTHETICAL,
    )
