"""From an article to a record with its words, to a file and back: run with `python examples/quickstart.py`."""

import tempfile
from pathlib import Path

import attrs

import dipltalks as dt
from dipltalks import Delegation, InvalidDataError, Meeting, Place, When, seeds

# A source is a document. Two articles are shipped with the package; this one names no publisher.
article = seeds.articles()[1]
print(article.title)

# A record holds what the source says, each field with the words that say so.
meeting = Meeting(
    id="ru-us-2025-02-27-istanbul",
    when="2025-02-27",
    place=Place(city="Istanbul", venue="residence of the U.S. Consulate General"),
    status="held",
    modality=["in_person"],
    delegations=[Delegation(party="RU"), Delegation(party="US")],
    topics=["embassy-operations"],
    evidence=[
        article.quote(
            "On Feb. 27, Russian and U.S. delegations met at the residence of the U.S. Consulate General in Istanbul",
            supports=["when", "place", "status", "modality", "delegations"],
        ),
        article.quote(
            "to discuss the operations of their respective embassies", supports=["topics.embassy-operations"]
        ),
    ],
)
print(meeting.parties, meeting.laterality, meeting.when)
print(article.text[meeting.evidence[1].start : meeting.evidence[1].end])

# Records are immutable; a changed copy is checked like a new record.
print(attrs.evolve(meeting, note="The article gives no year.").note)

# An error lists every problem, with its place and a hint.
try:
    Meeting(id="round 2", when="2025-13", status="hold", topics="embassy-operations")
except InvalidDataError as error:
    print(error)

# Dates are as vague as the source: relations are certain, possible, or neither.
march = When("2025-03")
print(march.earliest, march.latest, march.certainly_before("2025-04"), march.possibly_before("2025-03-15"))

# What is saved comes back as it was.
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "meeting.json"
    dt.dump(meeting, path)
    print(dt.load(path, Meeting) == meeting)
