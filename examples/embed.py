"""For a developer: take reports in, check them, ask, give JSON out. Run with `python examples/embed.py`."""

import json
import tempfile
from pathlib import Path
from typing import Any

import dipltalks as dt

# What a form on a web page may send: plain data, with the words for each field. The communiqué is invented.
SUBMITTED: dict[str, Any] = {
    "source": {
        "id": "practice-2025-04-09",
        "title": "Invented communiqué, for practice alone",
        "published": "2025-04-09",
        "text": "The next round of talks is scheduled in Istanbul for 10 April 2025. Direct flights are on the agenda.",
    },
    "meetings": [
        {
            "id": "ru-us-2025-04-istanbul",
            "when": "2025-04-10",
            "place": {"city": "Istanbul"},
            "status": "scheduled",
            "topics": ["direct-flights"],
            "evidence": [
                {"quote": "is scheduled in Istanbul for 10 April 2025", "supports": ["when", "place.city", "status"]},
                {"quote": "Direct flights are on the agenda", "supports": ["topics.direct-flights"]},
            ],
        }
    ],
}


def take_in(dossier: dt.Dossier, data: dict[str, Any]) -> dt.Dossier:
    """Return the dossier with one more report, or raise an error that lists all that is wrong with it."""
    grown = dossier.add(dt.structure(data, dt.Report))
    if errors := [problem for problem in grown.verify() if problem.severity is dt.Severity.ERROR]:
        raise dt.InvalidDataError(errors, "report")
    return grown


def card(dossier: dt.Dossier, meeting: dt.Meeting) -> dict[str, Any]:
    """Return a meeting as plain data for a page, with the words behind its date."""
    told = dossier.explain(meeting.id, "when")
    return {
        **dt.unstructure(meeting.place),
        "when": None if meeting.when is None else str(meeting.when),
        "earliest": None if meeting.when is None else str(meeting.when.earliest),
        "sides": [dossier.parties[party].name for party in meeting.parties],
        "topics": [dossier.topics[topic].label for topic in meeting.topics],
        "words": [each.evidence.quote for each in told if each.evidence is not None],
    }


dossier = dt.seeds.dossier()

# Bad input is one error with every problem, each with its path, for the form to show beside its fields.
wrong = {**SUBMITTED, "meetings": [{**SUBMITTED["meetings"][0], "when": "April", "status": "sheduled"}]}
try:
    take_in(dossier, wrong)
except dt.InvalidDataError as error:
    for problem in error.problems:
        print(problem.path, problem.message, problem.hint, sep=" | ")

# Data of the right form may still state what no words say: verify, then save.
unsaid = {**SUBMITTED, "meetings": [{**SUBMITTED["meetings"][0], "level": "ministerial"}]}
try:
    take_in(dossier, unsaid)
except dt.InvalidDataError as error:
    print(*(problem.path for problem in error.problems))

grown = take_in(dossier, SUBMITTED)
print(grown)
with tempfile.TemporaryDirectory() as folder:
    dt.dump(grown, Path(folder) / "talks.json")
    served = dt.load(Path(folder) / "talks.json")

# Every error of the library is a DipltalksError, and the builtin that fits.
try:
    served.meetings.involving("Rusia")
except LookupError as error:
    print(isinstance(error, dt.DipltalksError), error)

print(json.dumps(card(served, served.meetings.next()), ensure_ascii=False, indent=1))
