"""Vocabularies of what a dossier answers: where a value comes from, how reports disagree, why a name fits."""

from typing import Final

from dipltalks._values.terms import Term, term

ANSWERS: Final = "dipltalks, for what it answers"


class Origin(Term):
    """Where a value comes from.

    Used by `Assertion.origin`.

    Example:
        >>> from dipltalks import Origin
        >>> Origin("inherited").definition
        'Taken from another meeting, from which a source says that it is unchanged.'
    """

    STATED = term("stated", "A report states it, with the words of its source where there are any.", ANSWERS)
    INFERRED = term("inferred", "The coder worked it out, and says from what.", ANSWERS)
    INHERITED = term("inherited", "Taken from another meeting, from which a source says that it is unchanged.", ANSWERS)
    DERIVED = term("derived", "Worked out by a rule from what reports state.", ANSWERS)
    SUPERSEDED = term("superseded", "Stated in a revision of a report that has a higher one.", ANSWERS)
    RETRACTED = term("retracted", "Stated once, and taken back since.", ANSWERS)


class DisagreementKind(Term):
    """What it is that reports disagree about.

    Used by `Disagreement.kind`.

    Example:
        >>> from dipltalks import DisagreementKind
        >>> DisagreementKind("coding").definition
        'Coders of one source read it differently.'
    """

    SOURCES = term("sources", "Sources of different publishers give values that cannot both be right.", ANSWERS)
    CODING = term("coding", "Coders of one source read it differently.", ANSWERS)
    NUMBERING = term("numbering", "Sources number the rounds of a track differently.", ANSWERS)


class MatchReason(Term):
    """Why a known name is a candidate for one that was asked for, the strongest reason first.

    Used by `NameMatch.reason`.

    Example:
        >>> from dipltalks import MatchReason
        >>> MatchReason("initials").definition
        'The last words are the same, and those before are initials or cut short: V. V. Putin for Vladimir Putin.'
    """

    SAME_ID = term("same_id", "It was asked for by its id.", ANSWERS)
    SAME_NAME = term("same_name", "The two are the same, case aside.", ANSWERS)
    SAME_KEY = term("same_key", "The two are the same but for accents, punctuation or transliteration.", ANSWERS)
    INITIALS = term(
        "initials",
        "The last words are the same, and those before are initials or cut short: V. V. Putin for Vladimir Putin.",
        ANSWERS,
    )
    PART_OF_NAME = term(
        "part_of_name",
        "One is whole words of the other, or the last words are the same: Minister Lavrov for Sergei Lavrov.",
        ANSWERS,
    )
    NEAR_SPELLING = term("near_spelling", "The two are spelt nearly the same.", ANSWERS)


class ChangeKind(Term):
    """How what a dossier shows has changed.

    Used by `Change.kind`.

    Example:
        >>> from dipltalks import ChangeKind
        >>> ChangeKind("sharpened").definition
        'A date that was vaguer before, and allowed for the one that is shown now.'
    """

    ADDED = term("added", "A record, a part of one or a value that was not there before.", ANSWERS)
    SHARPENED = term("sharpened", "A date that was vaguer before, and allowed for the one that is shown now.", ANSWERS)
    MOVED_ON = term("moved_on", "A status that followed the one before: what was announced was held.", ANSWERS)
    REWORDED = term("reworded", "Other words, or another date, that can be right beside those before.", ANSWERS)
    CORRECTED = term("corrected", "Another value from somebody who gave the one before.", ANSWERS)
    CONTRADICTED = term("contradicted", "Another value from somebody else, which cannot be right beside it.", ANSWERS)
    RETRACTED = term("retracted", "A record, a part of one or a value that is no longer there.", ANSWERS)
