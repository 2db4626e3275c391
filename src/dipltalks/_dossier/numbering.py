"""Numbering: tracks whose rounds are numbered differently by different publishers."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from dipltalks._dossier.disagreement import Disagreement, assertions_of, voice_of
from dipltalks._dossier.view import View
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import Report
from dipltalks._values.paths import value_at
from dipltalks._vocabulary.answers import DisagreementKind

EACH = "each meeting shows the number that its newest report gives"
"""The rule by which the view shows numbers of rounds."""


class Numbered(NamedTuple):
    """A round of a track, as one report numbers it."""

    track: str
    number: int
    meeting: str
    report: Report


def find_clashing_numbers(view: View) -> Iterator[Disagreement]:
    """Yield a disagreement for each track whose rounds are numbered differently by different voices."""
    by_track: dict[str, list[Numbered]] = {}
    for each in _numbered(view):
        by_track.setdefault(each.track, []).append(each)
    for track, rounds in by_track.items():
        by_voice: dict[object, list[Numbered]] = {}
        for each in rounds:
            by_voice.setdefault(voice_of(each.report), []).append(each)
        pairs = [pair for pair in combinations(by_voice, 2) if _count_differently(*map(by_voice.__getitem__, pair))]
        clashing = [each for each in rounds if any(voice_of(each.report) in pair for pair in pairs)]
        if clashing:
            newest = sorted(clashing, key=lambda each: view.reports.index(each.report), reverse=True)
            told = (assertions_of(view, each.meeting, "round", {each.report}) for each in newest)
            yield Disagreement(
                kind=DisagreementKind.NUMBERING,
                records=tuple(dict.fromkeys(each.meeting for each in clashing)),
                field="round",
                track=track,
                assertions=tuple(assertion for found in told for assertion in found),
                rule=EACH,
                remark="they may count different series",
            )


def _numbered(view: View) -> Iterator[Numbered]:
    """Yield the rounds that reports number, in the order in which the meetings appear."""
    for name, record in view.shown.items():
        if isinstance(record, Meeting) and record.track is not None:
            for said in view.said[name]:
                number = value_at(said.record, "round")
                if number is not None:
                    yield Numbered(record.track, number, record.id, said.report)


def _count_differently(ones: Iterable[Numbered], others: Iterable[Numbered]) -> bool:
    """Return whether two voices give one number to different meetings, or one meeting different numbers."""
    mine, theirs = ({(each.number, each.meeting) for each in rounds} for rounds in (ones, others))
    for place in (0, 1):
        for same in {pair[place] for pair in mine} & {pair[place] for pair in theirs}:
            here, there = ({pair for pair in pairs if pair[place] == same} for pairs in (mine, theirs))
            if here.isdisjoint(there):
                return True
    return False
