"""The closed terms about parties: what they are, what part they take, and who came for them."""

from typing import Final

from dipltalks._values.terms import Term, term

DIPLOMATIC_PRACTICE: Final = "diplomatic practice"
MEDIATION_DATA: Final = "mediation data practice"
PAAX: Final = "PAA-X third-party roles"
PAX: Final = "PA-X parties"
UCDP: Final = "UCDP actors"


class PartyKind(Term):
    """What sort of actor a party is.

    The value of `Party.kind`.
    The terms follow the actors of UCDP and the parties of PA-X.
    The kind is the choice of whoever keeps the dossier and stands for no recognition.

    Example:
        >>> from dipltalks import PartyKind
        >>> PartyKind("institution").definition
        'A ministry, embassy, parliament, court, army or other organ of another party.'
    """

    STATE = term("state", "A state, which acts through its government.", f"{UCDP}; {PAX}")
    INTERNATIONAL_ORGANIZATION = term(
        "international_organization",
        "An organization with states as its members, set up by an agreement among them.",
        PAX,
    )
    INSTITUTION = term(
        "institution",
        "A ministry, embassy, parliament, court, army or other organ of another party.",
        PAX,
    )
    ARMED_GROUP = term(
        "armed_group",
        "An organized group outside the forces of a state that uses arms or has used them.",
        f"{UCDP}; {PAX}",
    )
    POLITICAL_PARTY = term(
        "political_party",
        "An organization that seeks or holds political office under a name of its own.",
        PAX,
    )
    DE_FACTO_AUTHORITY = term(
        "de_facto_authority",
        "A body that runs a territory and whose claim to govern it is not generally recognized.",
        f"{UCDP}; {PAX}",
    )
    CIVIL_SOCIETY = term(
        "civil_society",
        "A body of citizens apart from state and political parties, such as a religious, women's or trade body.",
        PAX,
    )
    COALITION = term("coalition", "Several parties that act together as one under a common name.", f"{UCDP}; {PAX}")
    INDIVIDUAL = term("individual", "A person who takes part in their own name and for no other party.", PAX)
    OTHER = term("other", "A party of a sort that has no term of its own here.", PAX)


class PartyRole(Term):
    """What part a party takes in a meeting or an agreement.

    The values of `Delegation.roles` and of the roles of an agreement's third parties.
    A delegation without a stated role is a side of the talks.
    The terms follow the third-party roles of PAA-X and the UN Treaty Collection.

    Example:
        >>> from dipltalks import PartyRole
        >>> PartyRole("facilitator").definition
        'It helps the sides to meet and to talk, and puts forward no terms.'
    """

    PRINCIPAL = term(
        "principal",
        "It is itself a side of the talks or of the agreement.",
        "dipltalks, as opposed to the third-party roles of PAA-X",
    )
    MEDIATOR = term("mediator", "It helps the sides to reach terms, and may put forward terms of its own.", PAAX)
    FACILITATOR = term("facilitator", "It helps the sides to meet and to talk, and puts forward no terms.", PAAX)
    GOOD_OFFICES = term(
        "good_offices",
        "It lends its standing or carries messages to bring the sides together, without joining their talks.",
        PAAX,
    )
    HOST = term("host", "It provides the place in which the sides meet.", PAAX)
    CHAIR = term("chair", "It presides over the meeting.", PAAX)
    CONVENER = term("convener", "It calls the meeting and invites the others to it.", PAAX)
    GUARANTOR = term("guarantor", "It undertakes to see that the agreement is kept.", PAAX)
    WITNESS = term("witness", "It attests by signature or presence that the agreement was made.", PAAX)
    OBSERVER = term("observer", "It attends without a say in the decisions.", PAAX)
    MONITOR = term("monitor", "It watches whether the agreement is carried out, and reports on it.", PAAX)
    DRAFTER = term("drafter", "It writes the text on which the sides work.", PAAX)
    SUPPORTER = term(
        "supporter", "It backs the talks or the agreement in words or means, and takes no other part.", PAAX
    )
    DEPOSITARY = term(
        "depositary",
        "It keeps the original of the agreement, and receives signatures and notices that concern it.",
        "UN Treaty Collection",
    )


class DelegateRole(Term):
    """What place a delegate other than the head has in a delegation.

    The value of `Delegate.role`; the head of a delegation is a field of its own.
    The terms are those of diplomatic practice.

    Example:
        >>> from dipltalks import DelegateRole
        >>> [role.value for role in DelegateRole]
        ['deputy_head', 'member', 'adviser']
    """

    DEPUTY_HEAD = term(
        "deputy_head",
        "The delegate stands next to the head and leads in the head's place.",
        DIPLOMATIC_PRACTICE,
    )
    MEMBER = term("member", "The delegate belongs to the delegation and may speak for it.", DIPLOMATIC_PRACTICE)
    ADVISER = term("adviser", "The delegate comes along to advise the delegation on a subject.", DIPLOMATIC_PRACTICE)


class Attendance(Term):
    """Whether a delegation came to a meeting, and whether it stayed.

    The value of `Delegation.attendance`.
    The terms are those in which mediation data record who was at the table.

    Example:
        >>> from dipltalks import Attendance
        >>> Attendance("declined").definition
        'The delegation was asked to come and said that it would not.'
    """

    EXPECTED = term("expected", "The delegation is to come, and nothing is said yet of whether it did.", MEDIATION_DATA)
    ATTENDED = term("attended", "The delegation was there.", MEDIATION_DATA)
    DECLINED = term("declined", "The delegation was asked to come and said that it would not.", MEDIATION_DATA)
    ABSENT = term(
        "absent",
        "The delegation was not there, and is not said to have declined or been kept out.",
        MEDIATION_DATA,
    )
    WALKED_OUT = term(
        "walked_out", "The delegation was there and left before the end by its own decision.", MEDIATION_DATA
    )
    EXCLUDED = term(
        "excluded", "The delegation was kept out by others, who did not invite or admit it.", MEDIATION_DATA
    )
