"""From the shipped dossier to a report of your own, to a file and back: run with `python examples/quickstart.py`."""

import tempfile
from pathlib import Path

import dipltalks as dt
from dipltalks import Delegation, Inference, Meeting, Place, Report, Source, seeds

# Two articles on the Russia–US talks of 2025 are shipped, both coded whole.
dossier = seeds.dossier()
print(dossier)

# Ask: names and aliases work, and every filter returns another collection.
talks = dossier.meetings.involving("Moscow", "Washington")
for meeting in talks.held():
    print("held:", meeting.when, meeting.title)
upcoming = talks.next()
print("next:", upcoming.when, upcoming.place, upcoming.status)

# Every value leads to the words that say so.
for told in dossier.explain(upcoming.id, "delegations.RU.head"):
    print(told)

# A source of your own; this one is invented. A quotation is looked for in its text.
words = "The next round of talks between Russia and the United States is scheduled in Istanbul for 10 April 2025"
source = Source(
    id="practice-2025-04-09",
    title="Invented communiqué, for practice alone",
    published="2025-04-09",
    text=f"{words}.",
)
report = Report(
    source=source,
    meetings=[
        Meeting(
            id=upcoming.id,
            delegations=[Delegation(party="RU"), Delegation(party="US")],
            when="2025-04-10",
            place=Place(city="Istanbul"),
            status="scheduled",
            evidence=[source.quote(words, supports=["delegations", "when", "place", "status"])],
            inferred=[Inference(field="id", reason="It is taken to be the round that was announced before.")],
        )
    ],
)

# The reports fold into one view: what is newer or sharper counts, and nothing else is lost.
mine = dossier.add(report)
upcoming = mine.meetings.next()
print("next:", upcoming.when, upcoming.place, upcoming.status)
print("problems:", mine.verify())

# What is saved comes back as it was.
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "talks.json"
    dt.dump(mine, path)
    print("the same after saving and loading:", dt.load(path) == mine)
