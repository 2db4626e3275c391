"""Numbering: tracks whose rounds are numbered differently by different publishers."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dipltalks._dossier.disagreement import Disagreement, assertions_of, voice_of
from dipltalks._dossier.explain import newest_first
from dipltalks._dossier.folded import Folded
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import Report
from dipltalks._vocabulary.answers import DisagreementKind

EACH = "each meeting shows the number that its newest report gives"
"""The rule by which the view shows numbers of rounds."""

Voice = tuple[str, str]
"""Who numbers: a publisher, or a source that names none."""


class Numbered(NamedTuple):
    """A round of a track, as one voice numbers it."""

    voice: Voice
    meeting: str
    number: int
    report: Report


def find_clashing_numbers(view: Folded) -> Iterator[Disagreement]:
    """Yield a disagreement for each track whose rounds are numbered differently by different voices."""
    for track, rounds in _rounds_by_track(view).items():
        voices = _counting_differently(rounds)
        clashing: dict[str, list[Report]] = {}
        for each in rounds:
            if each.voice in voices:
                clashing.setdefault(each.meeting, []).append(each.report)
        if clashing:
            told = (assertions_of(view, (Meeting, name), "round", reports) for name, reports in clashing.items())
            yield Disagreement(
                kind=DisagreementKind.NUMBERING,
                records=tuple(clashing),
                field="round",
                track=track,
                assertions=tuple(newest_first(view, (assertion for found in told for assertion in found))),
                rule=EACH,
                remark="they may count different series",
            )


def _rounds_by_track(view: Folded) -> dict[str, list[Numbered]]:
    """Return the rounds of each track, in the order in which the meetings appear, as each voice last numbered them."""
    rounds: dict[str, list[Numbered]] = {}
    for (_, name), meeting in view.shown.items():
        if isinstance(meeting, Meeting) and meeting.track is not None:
            newest: dict[Voice, Numbered] = {}
            for said in view.said[Meeting, name]:
                number = getattr(said.record, "round", None)
                if number is not None:
                    voice = voice_of(said.report)
                    newest[voice] = Numbered(voice, name, number, said.report)
            rounds.setdefault(meeting.track, []).extend(newest.values())
    return rounds


def _counting_differently(rounds: Iterable[Numbered]) -> frozenset[Voice]:
    """Return the voices that, unlike another one, number a meeting or give a number to meetings."""
    given: dict[object, dict[Voice, set[object]]] = {}
    for each in rounds:
        given.setdefault(each.meeting, {}).setdefault(each.voice, set()).add(each.number)
        given.setdefault(each.number, {}).setdefault(each.voice, set()).add(each.meeting)
    return frozenset(voice for by_voice in given.values() for voice in _apart(by_voice))


def _apart(by_voice: dict[Voice, set[object]]) -> Iterator[Voice]:
    """Yield the voices whose answers have nothing in common with those of another voice."""
    answers = {frozenset(own) for own in by_voice.values()}
    for voice, own in by_voice.items():
        if any(own.isdisjoint(others) for others in answers):
            yield voice
