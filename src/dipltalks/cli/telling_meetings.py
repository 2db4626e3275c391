"""Meetings, as the briefing tells them."""

from collections.abc import Iterable, Iterator

from dipltalks._model.delegation import Delegation
from dipltalks._model.meeting import Meeting
from dipltalks._values.countries import COUNTRIES
from dipltalks.cli.layout import lines_of
from dipltalks.cli.wording import NOT_STATED, Wording, date_of, words_of

LEAVES = ("venue", "city", "region", "country")
"""The fields of a place, in the order of an address."""


def meeting_lines(wording: Wording, meetings: Iterable[Meeting]) -> Iterator[str]:
    """Yield the lines of meetings, each under its date and place."""
    for meeting in meetings:
        yield from lines_of(_date_and_place(wording, meeting), 1)
        yield from lines_of(f"id: {meeting.id}", 2)
        yield from lines_of(_status_and_round(wording, meeting), 2)
        for delegation in meeting.delegations:
            yield from lines_of(_delegation(wording, meeting, delegation), 2)
        if meeting.topics:
            labels = ", ".join(wording.name(topic) for topic in meeting.topics)
            yield from lines_of(f"topics: {labels}{wording.beside(meeting, 'topics')}", 2)
        if meeting.outcomes:
            names = ", ".join(wording.name(outcome) for outcome in meeting.outcomes)
            yield from lines_of(f"outcome: {names}{wording.beside(meeting, 'outcomes')}", 2)
        for tellers, fields in _retold(wording, meeting).items():
            yield from lines_of(f"according to {tellers}: {', '.join(fields)}", 2)


def _date_and_place(wording: Wording, meeting: Meeting) -> str:
    """Return when a meeting is, and where or by what channels."""
    parts = [f"{date_of(meeting.when)}{wording.beside(meeting, 'when')}"]
    if meeting.place is not None:
        country = None if meeting.place.country is None else COUNTRIES[meeting.place.country]
        named = {leaf: country if leaf == "country" else getattr(meeting.place, leaf) for leaf in LEAVES}
        marked = (f"{text}{wording.beside(meeting, f'place.{leaf}')}" for leaf, text in named.items() if text)
        parts.append(", ".join(marked))
    channels = " and ".join(channel for channel in meeting.modality if channel != "in_person")
    if channels:
        parts.append(f"by {channels}{wording.beside(meeting, 'modality')}")
    return " · ".join(parts)


def _status_and_round(wording: Wording, meeting: Meeting) -> str:
    """Return the status of a meeting, which round it is, and how senior those who meet are."""
    status = words_of(meeting.status) if meeting.status else f"status {NOT_STATED}"
    parts = [f"{status}{wording.beside(meeting, 'status')}"]
    if meeting.round is not None:
        parts.append(f"round {meeting.round}{wording.beside(meeting, 'round')}")
    if meeting.round_label is not None:
        parts.append(f"“{meeting.round_label}”")
    if meeting.level is not None:
        parts.append(f"level: {words_of(meeting.level)}{wording.beside(meeting, 'level')}")
    return " · ".join(parts)


def _delegation(wording: Wording, meeting: Meeting, delegation: Delegation) -> str:
    """Return who leads a delegation and who is in it."""
    party = f"party {NOT_STATED}"
    if delegation.party is not None:
        party = f"{wording.name(delegation.party)}{wording.beside(meeting, _path_of(delegation, 'party'))}"
    roles = f" ({', '.join(map(words_of, delegation.roles))})" if delegation.roles else ""
    head = f"head {NOT_STATED}"
    if delegation.head is not None:
        head = f"led by {wording.holder(delegation.head)}{wording.beside(meeting, _path_of(delegation, 'head'))}"
    parts = [head]
    if delegation.members:
        members = "; ".join(wording.holder(member) for member in delegation.members)
        parts.append(f"with {members}{wording.beside(meeting, _path_of(delegation, 'members'))}")
    if delegation.institutions:
        institutions = ", ".join(map(wording.name, delegation.institutions))
        parts.append(f"represented: {institutions}{wording.beside(meeting, _path_of(delegation, 'institutions'))}")
    return f"{party}{roles}: {'; '.join(parts)}"


def _path_of(delegation: Delegation, field: str) -> str:
    """Return the path of a field of a delegation; one without a party has none of its own."""
    return f"delegations.{delegation.party}.{field}" if delegation.party else "delegations"


def _retold(wording: Wording, meeting: Meeting) -> dict[str, list[str]]:
    """Return what no source says of a meeting in its own voice, by whose words it rests on."""
    fields = {"when": "date", **{f"place.{leaf}": leaf for leaf in LEAVES}}
    fields |= {"status": "status", "round": "round", "modality": "channel", "topics": "topics"}
    fields |= {f"delegations.{party}.head": f"who leads for {wording.name(party)}" for party in meeting.parties}
    retold: dict[str, list[str]] = {}
    for path, called in fields.items():
        if tellers := wording.tellers(meeting, path):
            retold.setdefault(tellers, []).append(called)
    return retold
