"""The closed terms about measures: the steps that sides take against each other or take back."""

from typing import Final

from dipltalks._values.terms import Term, term

CAMEO: Final = "CAMEO"
PLOVER: Final = "PLOVER"
PLOVER_RETREAT: Final = f"{PLOVER} RETREAT mode"
PLOVER_SANCTION: Final = f"{PLOVER} SANCTION mode"


class MeasureKind(Term):
    """What sort of step one side took against another, or took back.

    The value of `Measure.kind`.
    Each side's own step is a measure of its own where the source lets you tell them apart.
    The terms follow CAMEO 16 (reduce relations), 17 (coerce) and 08 (yield), and PLOVER.

    Example:
        >>> from dipltalks import MeasureKind
        >>> MeasureKind("lift").definition
        'A restriction, a sanction or another measure is eased or ended, other than by giving people or property back.'
    """

    RESTRICT = term(
        "restrict",
        "Limits are set to what the other side or its people may do, such as staff numbers, travel or banking.",
        f"{CAMEO} 16 and 17; {PLOVER_SANCTION} discontinue",
    )
    SANCTION = term(
        "sanction",
        "Penalties in trade, finance or travel are imposed under the name of sanctions, embargo or boycott.",
        f"{CAMEO} 163; {PLOVER_SANCTION} discontinue",
    )
    EXPEL = term(
        "expel",
        "People of the other side are made to leave a country, or the other side is put out of a body.",
        f"{CAMEO} 174; {PLOVER_SANCTION} expel",
    )
    SEIZE = term(
        "seize",
        "Property or money of the other side is taken from it or kept from it.",
        f"{CAMEO} 171; {PLOVER} COERCE mode seize",
    )
    SUSPEND = term(
        "suspend",
        "Cooperation, a service or a link with the other side is stopped for the time being.",
        f"{CAMEO} 16; {PLOVER_SANCTION} discontinue",
    )
    RECALL = term(
        "recall",
        "A side calls its own ambassador or other representatives home from the other.",
        f"{CAMEO} 161; {PLOVER_SANCTION} withdraw",
    )
    RELEASE = term(
        "release",
        "People who were held are set free, or property that was held is given back.",
        f"{CAMEO} 084; {PLOVER_RETREAT} release",
    )
    LIFT = term(
        "lift",
        "A restriction, a sanction or another measure is eased or ended, other than by giving people or property back.",
        f"{CAMEO} 081 and 085",
    )
    WITHDRAW = term(
        "withdraw",
        "A side pulls its forces, its means or staff other than its envoys out of a place or a common undertaking.",
        f"{CAMEO} 087 and 166; {PLOVER_RETREAT} withdraw; {PLOVER_SANCTION} withdraw",
    )
    AID = term("aid", "Money, goods or services are given to the other side.", f"{PLOVER} AID")
    OTHER = term(
        "other",
        "A step of a sort that has no term of its own here.",
        f"{CAMEO} 080, 160 and 170, not specified below",
    )
