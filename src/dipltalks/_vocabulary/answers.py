"""Vocabularies of what a dossier answers: where values come from, how reports disagree, why names or records fit."""

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
    CODEBOOK = term("codebook", "Entries of the codebook differ under one id.", ANSWERS)


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
    DROPPED = term("dropped", "A value that is still said, and no longer shown: it does not fit what is.", ANSWERS)
    RETRACTED = term("retracted", "A record, a part of one or a value that is no longer there.", ANSWERS)


class IdentityReason(Term):
    """Why two records may be one and the same, though their coders named them differently.

    Used by `IdenticalSuggestion.reasons`.

    Example:
        >>> from dipltalks import IdentityReason
        >>> IdentityReason("same_words").definition
        'They rest on words of one source that overlap.'
    """

    SAME_WORDS = term("same_words", "They rest on words of one source that overlap.", ANSWERS)
    SAME_NAME = term(
        "same_name", "They are agreements with a name in common, or statements with the same text.", ANSWERS
    )
    SAME_DAY = term("same_day", "They are dated to the same day, or from the same first to the same last day.", ANSWERS)
    SAME_PLACE = term("same_place", "They have a city, region or venue in common.", ANSWERS)
    SAME_PARTIES = term("same_parties", "They have the same sides; an institution counts for its state.", ANSWERS)
    SAME_HEAD = term("same_head", "One person heads the delegation of one party in both.", ANSWERS)
    SAME_EVENT = term("same_event", "Events of one kind happened to both, on dates that fit.", ANSWERS)
    COMPATIBLE_DATES = term("compatible_dates", "Their dates can be the same.", ANSWERS)
    SHARED_TOPICS = term("shared_topics", "They have a topic in common, or speak of the same thing.", ANSWERS)
    COMPATIBLE_PLACES = term("compatible_places", "Their places can be the same, and share a country.", ANSWERS)
    SAME_SPEAKER = term("same_speaker", "They are statements of one speaker.", ANSWERS)
    SAME_KIND = term("same_kind", "They are measures, or statements, of one kind.", ANSWERS)
