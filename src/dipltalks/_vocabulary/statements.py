"""The closed terms about statements: what a speaker does by speaking, and how firmly."""

from typing import Final

from dipltalks._values.terms import Term

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

    ANNOUNCEMENT = "announcement", "The speaker says that an event will happen or has happened.", CAMEO_STATEMENT
    CLAIM = "claim", "The speaker says that something is so, and none of the other kinds fits.", CAMEO_STATEMENT
    ALLEGATION = "allegation", "The speaker accuses someone of a breach of a rule or an undertaking.", f"{CAMEO} 112"
    DENIAL = "denial", "The speaker rejects an accusation or says that a report is untrue.", f"{CAMEO} 016"
    ACKNOWLEDGEMENT = "acknowledgement", "The speaker admits what was held against them.", f"{CAMEO} 015"
    PROPOSAL = "proposal", "The speaker offers terms to others, who may take them or not.", f"{CAMEO} 02 and 03"
    REQUEST = "request", "The speaker asks someone to act, without insisting.", f"{CAMEO} 02"
    DEMAND = "demand", "The speaker asks someone to act and insists on it.", f"{CAMEO} 10"
    COMMITMENT = "commitment", "The speaker binds their own side to do or not to do something.", CAMEO_INTENT
    INTENT = "intent", "The speaker considers a step by their own side without being bound to it.", f"{CAMEO} 014"
    ACCEPTANCE = "acceptance", "The speaker answers a proposal with yes.", CAMEO_INTENT
    REJECTION = "rejection", "The speaker answers a proposal with no.", f"{CAMEO} 12"
    SUPPORT = "support", "The speaker backs the position of another.", f"{CAMEO} 019"
    CRITICISM = "criticism", "The speaker judges against someone or against what they did.", f"{CAMEO} 111"
    ASSESSMENT = "assessment", "The speaker judges how things stand or will go, against nobody.", f"{CAMEO} 012 and 013"
    THREAT = "threat", "The speaker names a harm that will follow.", f"{CAMEO} 13"
    CLARIFICATION = "clarification", "The speaker explains or corrects what was said before.", CAMEO_STATEMENT
    RETRACTION = "retraction", "The speaker takes back what was said before.", f"{CAMEO} 015"


class Strength(Term):
    """How firmly a statement is made, where its words say so.

    The value of `Statement.strength`.
    The terms follow the modality of PLOVER.

    Example:
        >>> from dipltalks import Strength
        >>> Strength("possible").definition
        'The words leave open whether it will be so, as in "could consider".'
    """

    FIRM = "firm", "The words leave no room for doubt and set no condition.", "PLOVER modality, no auxiliary mode"
    CONDITIONAL = "conditional", "The words hold only if something else comes about.", PLOVER_HYPOTHETICAL
    POSSIBLE = (
        "possible",
        'The words leave open whether it will be so, as in "could consider".',
        PLOVER_HYPOTHETICAL,
    )
