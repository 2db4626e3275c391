"""The closed terms about meetings: status, modality, level, format and laterality."""

from collections.abc import Mapping
from typing import Final

from dipltalks._values.terms import Term, term

ICALENDAR: Final = "iCalendar STATUS (RFC 5545)"
ICALENDAR_TODO: Final = "iCalendar STATUS of VTODO (RFC 5545)"
PLOVER_PHONE: Final = "PLOVER CONSULT mode phone"
SCHEMA_ORG: Final = "schema.org"
STATE_DEPARTMENT: Final = "State Department Diplomatic Encyclopedia"
USIP: Final = "USIP"
VIENNA_7: Final = "Vienna Convention on the Law of Treaties, art. 7"
SIDES: Final = "counted from the sides of the meeting"
ANNOUNCEMENTS: Final = "dipltalks, after the wording of announcements"


class MeetingStatus(Term):
    """How far a meeting has come: from a proposal to talks that were held or called off.

    The value of `Meeting.status`.
    The terms follow iCalendar, schema.org and the IPTC event occurrence status; from PLOVER comes the rule that a
    meeting which is still to come is an agreement to meet.

    Example:
        >>> from dipltalks import MeetingStatus
        >>> MeetingStatus("held").definition
        'The meeting took place, and is not said to have been broken off.'
    """

    PROPOSED = term(
        "proposed", "Someone suggested the meeting, and it is not said to be agreed.", f"{ICALENDAR} TENTATIVE"
    )
    ANNOUNCED = term(
        "announced",
        "The meeting is said to be coming, but no day for it is named.",
        "PLOVER AGREE, which covers meetings still to come",
    )
    SCHEDULED = term(
        "scheduled",
        "The meeting is to take place on a day that is named.",
        f"{SCHEMA_ORG} EventScheduled; {ICALENDAR} CONFIRMED",
    )
    IN_PROGRESS = term(
        "in_progress",
        "The meeting is under way, or the contact goes on, at the time of the source.",
        f"{ICALENDAR_TODO} IN-PROCESS",
    )
    HELD = term(
        "held", "The meeting took place, and is not said to have been broken off.", f"{ICALENDAR_TODO} COMPLETED"
    )
    BROKEN_OFF = term(
        "broken_off",
        "The meeting began, and ended before its course was run because someone stopped or left it.",
        f"dipltalks, added to {ICALENDAR}",
    )
    POSTPONED = term(
        "postponed",
        "The meeting does not take place when it was meant to, and is still to come.",
        f"{SCHEMA_ORG} EventPostponed",
    )
    CANCELLED = term(
        "cancelled",
        "The meeting was called off and is no longer to come.",
        f"{ICALENDAR} CANCELLED; {SCHEMA_ORG} EventCancelled; IPTC event occurrence status eos6",
    )


class Modality(Term):
    """By what means the delegates of a meeting talk with one another.

    The values of `Meeting.modality`; a continuing contact names every channel that it uses.
    The terms follow PLOVER, schema.org's `eventAttendanceMode` and MEND.

    Example:
        >>> from dipltalks import Modality
        >>> Modality("phone").source
        'PLOVER CONSULT mode phone'
    """

    IN_PERSON = term(
        "in_person", "The delegates come together in one place.", f"{SCHEMA_ORG} OfflineEventAttendanceMode"
    )
    REMOTE = term(
        "remote",
        "The delegates talk from different places, by a medium that is not named or has no term of its own.",
        f"{PLOVER_PHONE}, which covers other remote media too; MEND Virtual",
    )
    PHONE = term("phone", "The delegates talk by telephone.", PLOVER_PHONE)
    VIDEO = term("video", "The delegates talk by video link.", f"{SCHEMA_ORG} OnlineEventAttendanceMode")


class MeetingLevel(Term):
    """How high in office those who meet stand, from technical experts up to heads.

    The value of `Meeting.level`.
    The terms follow the State Department's Diplomatic Encyclopedia and, for those who may bind a state by their
    office, article 7 of the Vienna Convention on the Law of Treaties.
    Levels are ordered by `rank`, never by their text, so a level compares with another level only; equality and
    hash remain those of the text.

    Example:
        >>> from dipltalks import MeetingLevel
        >>> MeetingLevel.TECHNICAL < MeetingLevel.HEADS
        True
        >>> max(MeetingLevel("envoy"), MeetingLevel("senior_officials")).value
        'envoy'
    """

    TECHNICAL = term(
        "technical", "Experts and working-level officials meet on the details of a subject.", STATE_DEPARTMENT
    )
    SENIOR_OFFICIALS = term(
        "senior_officials",
        "Officials of high rank below ministers meet, such as deputy ministers, directors or ambassadors.",
        f"{STATE_DEPARTMENT}; {VIENNA_7}",
    )
    ENVOY = term(
        "envoy",
        "Envoys meet, who were appointed to speak for a leader or a government on the matter.",
        f"{STATE_DEPARTMENT}; {VIENNA_7}",
    )
    MINISTERIAL = term("ministerial", "Ministers or holders of an equal office meet.", VIENNA_7)
    HEADS = term("heads", "Heads of state, of government or of an organization or movement meet.", VIENNA_7)

    @property
    def rank(self) -> int:
        """The place of the level in the order, from 1 for technical to 5 for heads."""
        return _RANKS[self]

    def __lt__(self, other: str, /) -> bool:
        return self.rank < _rank_of(other)

    def __le__(self, other: str, /) -> bool:
        return self.rank <= _rank_of(other)

    def __gt__(self, other: str, /) -> bool:
        return self.rank > _rank_of(other)

    def __ge__(self, other: str, /) -> bool:
        return self.rank >= _rank_of(other)


_RANKS: Final[Mapping[MeetingLevel, int]] = {
    MeetingLevel.TECHNICAL: 1,
    MeetingLevel.SENIOR_OFFICIALS: 2,
    MeetingLevel.ENVOY: 3,
    MeetingLevel.MINISTERIAL: 4,
    MeetingLevel.HEADS: 5,
}


def _rank_of(other: object) -> int:
    """Return the rank of a level; anything else is a TypeError, as `NotImplemented` would let `str` compare texts."""
    if isinstance(other, MeetingLevel):
        return other.rank
    terms = ", ".join(MeetingLevel)
    raise TypeError(
        f"a MeetingLevel compares with another MeetingLevel only, found {type(other).__name__} {other!r}; "
        f"write MeetingLevel(...) around one of: {terms}"
    )


class MeetingFormat(Term):
    """In what arrangement a meeting brings the sides together.

    The value of `Meeting.format`.
    The terms follow USIP, MEND and the State Department's Diplomatic Encyclopedia.

    Example:
        >>> from dipltalks import MeetingFormat
        >>> MeetingFormat("shuttle").definition
        'A third party travels between the sides, which stay apart in their own places.'
    """

    PLENARY = term("plenary", "All delegations sit together in one session.", USIP)
    PROXIMITY = term(
        "proximity",
        "The sides are close by in separate rooms or buildings, and a third party goes between them.",
        f"{USIP}, proximity talks",
    )
    SHUTTLE = term(
        "shuttle",
        "A third party travels between the sides, which stay apart in their own places.",
        f"MEND shuttle; {USIP}, shuttle diplomacy",
    )
    BACK_CHANNEL = term("back_channel", "The sides talk in confidence, outside the official channel.", USIP)
    CONFERENCE = term("conference", "Many parties assemble under a common agenda to deliberate.", STATE_DEPARTMENT)
    VISIT = term("visit", "One side is the guest of the other, and the talks are part of the stay.", STATE_DEPARTMENT)
    SIGNING = term("signing", "The sides come together to put their signatures to an agreement.", STATE_DEPARTMENT)
    WORKING_GROUP = term("working_group", "A group set up for one subject or task meets on it.", STATE_DEPARTMENT)


class Laterality(Term):
    """How many sides a meeting has, third parties aside.

    Derived, never coded: `Meeting.laterality` counts the delegations that are sides of the talks.

    Example:
        >>> from dipltalks import Laterality
        >>> Laterality("trilateral").definition
        'The meeting has three sides.'
    """

    BILATERAL = term("bilateral", "The meeting has two sides.", SIDES)
    TRILATERAL = term("trilateral", "The meeting has three sides.", SIDES)
    MULTILATERAL = term("multilateral", "The meeting has four sides or more.", SIDES)


class InheritedField(Term):
    """What a source can say is the same at one meeting as at another.

    Used by `Inheritance.fields`, for sources that say "venue, format and participants unchanged from" another meeting.

    Example:
        >>> from dipltalks import InheritedField
        >>> InheritedField("participants").definition
        'The parties, their heads, members and institutions.'
    """

    VENUE = term("venue", "The building or site.", ANNOUNCEMENTS)
    PLACE = term("place", "All that is known of the place: city, region, country and venue.", ANNOUNCEMENTS)
    FORMAT = term("format", "The sort of meeting.", ANNOUNCEMENTS)
    PARTICIPANTS = term("participants", "The parties, their heads, members and institutions.", ANNOUNCEMENTS)
    TOPICS = term("topics", "What the meeting is about.", ANNOUNCEMENTS)
