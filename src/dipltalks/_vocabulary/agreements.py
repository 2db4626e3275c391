"""The closed terms about agreements: form, stage, events, status, links and how far they are carried out."""

from typing import Final

from dipltalks._values.terms import Term, term

DERIVED: Final = "derived from the events by the coding rules"
PAM: Final = "Peace Accords Matrix"
PAX: Final = "PA-X"
PAX_STAGE: Final = "PA-X stage"
UNTC: Final = "UN Treaty Collection glossary"
UNTC_ADDED: Final = f"dipltalks, added to the {UNTC}"
VIENNA: Final = "Vienna Convention on the Law of Treaties"
HUGGO: Final = "HUGGO treaty data"
NAMES: Final = "dipltalks, after the names of documents"


class Instrument(Term):
    """In what form an agreement is laid down.

    The value of `Agreement.instrument`: the form that the source names, which by itself settles neither whether the
    text binds nor whom.
    The terms follow the glossary of the UN Treaty Collection and, for most forms outside treaty law, PA-X.

    Example:
        >>> from dipltalks import Instrument
        >>> Instrument("protocol").definition
        'A text that adds to an earlier agreement or works it out.'
    """

    AGREEMENT = term("agreement", "Terms that the parties settled, under no more special name.", UNTC)
    TREATY = term("treaty", "A formal agreement that binds its parties under international law.", UNTC)
    CONVENTION = term("convention", "A formal agreement among many parties, as a rule open for others to join.", UNTC)
    PROTOCOL = term("protocol", "A text that adds to an earlier agreement or works it out.", UNTC)
    MEMORANDUM = term(
        "memorandum", "A less formal text that records an understanding, often on practical matters.", UNTC
    )
    EXCHANGE_OF_NOTES = term("exchange_of_notes", "Notes sent to and fro that together record what was agreed.", UNTC)
    JOINT_STATEMENT = term("joint_statement", "A text in which several parties together set out what they hold.", PAX)
    STATEMENT = term("statement", "A text in which one party or body sets out what it holds.", PAX)
    COMMUNIQUE = term("communique", "A public report of a meeting and its outcome, issued by those who met.", PAX)
    DECLARATION = term("declaration", "A solemn text that states principles, aims or undertakings.", UNTC)
    ROADMAP = term("roadmap", "A sequence of steps towards an aim.", PAX)
    FRAMEWORK = term("framework", "Principles and headings, with the details left to later agreements.", PAX)
    INITIATIVE = term("initiative", "An arrangement or proposal launched under a name of its own.", NAMES)
    PLAN = term("plan", "A set of measures laid out to be carried out.", NAMES)
    MORATORIUM = term("moratorium", "An undertaking to refrain from acts of one kind for a time.", NAMES)
    CEASEFIRE = term("ceasefire", "An undertaking to stop fighting, wholly or in part.", PAX)
    RESOLUTION = term("resolution", "A decision that a body adopted under its own rules.", PAX)
    MINUTES = term("minutes", "A record of a meeting that states what was agreed in it.", PAX)
    ORAL_UNDERSTANDING = term(
        "oral_understanding", "Terms settled by word of mouth, without a text.", f"{VIENNA}, art. 3"
    )
    UNILATERAL_PLEDGE = term(
        "unilateral_pledge",
        "An undertaking that one party gives by itself.",
        "ILC Guiding Principles on unilateral declarations of States (2006)",
    )


class AgreementStage(Term):
    """At which stage of a process an agreement stands.

    The value of `Agreement.stage`.
    The terms are the stages of PA-X.

    Example:
        >>> from dipltalks import AgreementStage
        >>> AgreementStage("renewal").source
        'PA-X stage Ren'
    """

    PRE_NEGOTIATION = term(
        "pre_negotiation", "It settles whether and how the sides will negotiate.", f"{PAX_STAGE} Pre"
    )
    CEASEFIRE = term("ceasefire", "It stops or limits the fighting, and little more.", f"{PAX_STAGE} Cea")
    SUBSTANTIVE_PARTIAL = term(
        "substantive_partial", "It settles some of the issues in dispute.", f"{PAX_STAGE} SubPar"
    )
    SUBSTANTIVE_COMPREHENSIVE = term(
        "substantive_comprehensive",
        "It sets out to settle the dispute as a whole.",
        f"{PAX_STAGE} SubComp",
    )
    IMPLEMENTATION = term("implementation", "It works out how an earlier agreement is carried out.", f"{PAX_STAGE} Imp")
    RENEWAL = term("renewal", "It commits the sides once more to what they agreed before.", f"{PAX_STAGE} Ren")
    OTHER = term("other", "It belongs to none of the other stages.", f"{PAX_STAGE} Oth")


class EventKind(Term):
    """What happened to an agreement at one point of its life.

    The value of `LifecycleEvent.kind`; `AgreementStatus` says which status follows.
    An event that is limited to provisions changes only those.
    The terms follow the glossary of the UN Treaty Collection and the Vienna Convention on the Law of Treaties; those
    that neither has are added for political agreements.

    Example:
        >>> from dipltalks import EventKind
        >>> EventKind("acceded").source
        'Vienna Convention on the Law of Treaties, art. 15'
    """

    PROPOSED = term("proposed", "Someone put the agreement forward.", UNTC_ADDED)
    ANNOUNCED = term("announced", "Someone said that the agreement is to come.", UNTC_ADDED)
    AGREED = term("agreed", "The parties settled the terms, in writing or by word of mouth.", UNTC_ADDED)
    DECLARED = term("declared", "A party or several declared it in force, as with a truce or a pledge.", UNTC_ADDED)
    INITIALLED = term("initialled", "Negotiators put their initials to the text to fix it.", f"{VIENNA}, art. 10")
    ADOPTED = term("adopted", "A conference, a body or the negotiating parties adopted the text.", f"{VIENNA}, art. 9")
    ISSUED = term("issued", "Its authors published a text that needs no signature, which counts as signed.", UNTC_ADDED)
    SIGNED = term("signed", "The parties put their signatures to the text.", f"{VIENNA}, art. 12")
    RATIFIED = term("ratified", "A party confirmed by ratification that it is bound.", f"{VIENNA}, art. 14")
    ACCEPTED = term("accepted", "A party confirmed by acceptance that it is bound.", f"{VIENNA}, art. 14")
    APPROVED = term("approved", "A party confirmed by approval that it is bound.", f"{VIENNA}, art. 14")
    ACCEDED = term("acceded", "A party that had not signed joined the agreement.", f"{VIENNA}, art. 15")
    PROVISIONALLY_APPLIED = term(
        "provisionally_applied",
        "The parties began to apply it before its entry into force.",
        f"{VIENNA}, art. 25",
    )
    ENTERED_INTO_FORCE = term("entered_into_force", "It took effect for those bound by it.", f"{VIENNA}, art. 24")
    AMENDED = term("amended", "The parties changed its terms, and it applies as changed.", f"{VIENNA}, art. 39")
    EXTENDED = term("extended", "The parties prolonged its time.", UNTC_ADDED)
    EXTENSION_REFUSED = term(
        "extension_refused",
        "A party refused to prolong it, so that it lapses at the end of its time.",
        UNTC_ADDED,
    )
    SUSPENDED = term("suspended", "Its operation was stopped for the time being.", f"{VIENNA}, art. 57")
    RESUMED = term("resumed", "Its operation was taken up again after a suspension.", f"{VIENNA}, art. 72")
    WITHDRAWN = term(
        "withdrawn",
        "A party left it, which ends it for that party, and for all where fewer than two parties are left.",
        f"{VIENNA}, art. 54",
    )
    TERMINATED = term(
        "terminated", "It was brought to an end by the parties or by one entitled to.", f"{VIENNA}, art. 54"
    )
    EXPIRED = term("expired", "Its time ran out without an extension.", f"{VIENNA}, art. 54")
    SUPERSEDED = term("superseded", "A later agreement took its place.", f"{VIENNA}, art. 59")
    REVIVAL_AGREED = term("revival_agreed", "It was agreed to revive it, which does not yet revive it.", UNTC_ADDED)
    REVIVED = term("revived", "It came into operation again after it had lapsed or ended.", UNTC_ADDED)
    REJECTED = term("rejected", "A party whose consent it needs turned it down.", UNTC_ADDED)
    COLLAPSED = term(
        "collapsed", "In somebody's judgement it broke down in fact, which counts as terminated.", UNTC_ADDED
    )


class AgreementStatus(Term):
    """What had become of an agreement by a given day.

    Derived, never coded: `Agreement.status_on` works it out from the events, by the table of the coding rules.
    It is the only vocabulary with a term for what is not known, as the events may fail to decide.

    Example:
        >>> from dipltalks import AgreementStatus
        >>> AgreementStatus("unknown").definition
        'The events do not decide the status on that day, or nothing had happened yet.'
    """

    PROPOSED = term("proposed", "It was proposed or announced, and is not yet agreed.", DERIVED)
    AGREED = term(
        "agreed",
        "It was agreed, initialled or adopted; or its revival was agreed, and no event says that it had ended.",
        DERIVED,
    )
    SIGNED = term("signed", "It was signed, ratified, accepted, approved, acceded to or issued.", DERIVED)
    IN_FORCE = term(
        "in_force",
        "It was declared, provisionally applied, put in force, extended, resumed, revived or amended.",
        DERIVED,
    )
    SUSPENDED = term("suspended", "Its operation is stopped for the time being.", DERIVED)
    LAPSED = term("lapsed", "It expired, its extension was refused, or its time passed without one.", DERIVED)
    TERMINATED = term(
        "terminated",
        "It was ended, it broke down, the party in question left it, or too few parties are left.",
        DERIVED,
    )
    SUPERSEDED = term("superseded", "A later agreement has taken its place.", DERIVED)
    REJECTED = term("rejected", "It was turned down.", DERIVED)
    UNKNOWN = term("unknown", "The events do not decide the status on that day, or nothing had happened yet.", DERIVED)


class LinkKind(Term):
    """How one agreement stands to another.

    The value of the kind in `Agreement.links`, read from the agreement that holds the link to the one it names.
    The terms follow PA-X and the HUGGO treaty data.

    Example:
        >>> from dipltalks import LinkKind
        >>> LinkKind("amends").definition
        'This agreement changes the terms of the other.'
    """

    PART_OF = term("part_of", "This agreement is one of those that make up the other.", PAX)
    ANNEX_OF = term("annex_of", "This agreement is attached to the other as an annex.", PAX)
    AMENDS = term("amends", "This agreement changes the terms of the other.", HUGGO)
    EXTENDS = term("extends", "This agreement prolongs the time of the other.", HUGGO)
    IMPLEMENTS = term("implements", "This agreement works out how the other is carried out.", PAX)
    SUPERSEDES = term("supersedes", "This agreement takes the place of the other.", HUGGO)
    ENDORSES = term("endorses", "This agreement gives its backing to the other, which is made by others.", PAX)
    PARALLEL_TO = term("parallel_to", "This agreement was made alongside the other, as its counterpart.", PAX)
    REAFFIRMS = term("reaffirms", "This agreement confirms the other once more without changing it.", PAX)


class Implementation(Term):
    """How far a provision is carried out, as the source puts it.

    The value of `Provision.implementation`; a breach is a statement, never a state of the provision.
    The terms are the scores 0 to 3 of the Peace Accords Matrix.

    Example:
        >>> from dipltalks import Implementation
        >>> Implementation("minimal").source
        'Peace Accords Matrix, 1'
    """

    NOT_INITIATED = term("not_initiated", "Nothing has been done yet to carry it out.", f"{PAM}, 0")
    MINIMAL = term("minimal", "A beginning has been made, and most is still to do.", f"{PAM}, 1")
    INTERMEDIATE = term(
        "intermediate", "Much has been done, and it is on course to be carried out in full.", f"{PAM}, 2"
    )
    FULL = term("full", "It has been carried out in full, or very nearly so.", f"{PAM}, 3")
