"""For a political scientist: count and compare. Run with `python examples/count_rounds.py`.

The numbers are those of two articles. Who is not quoted in them may well have spoken.
"""

from dipltalks import seeds

dossier = seeds.dossier()
held, statements = dossier.meetings.held(), dossier.statements

# Who met whom.
print("Meetings that were held, by sides:")
for sides in dict.fromkeys(meeting.parties for meeting in held):
    print(f"  {' and '.join(dossier.parties[side].name for side in sides)}: {len(held.between(*sides))}")

# A round is a meeting on the track, in person. A continuing contact and a phone call are none.
rounds = held.on_track("ru-us-normalization").via("in_person")
print("Rounds by month:", rounds.count_by("when", per="month"))
print("Held, but no round:", *(held - rounds).ids)

# A vague date is not guessed at: what may lie in a period is counted apart from what certainly does.
for period in ("2025-03-01/2025-03-15", "2025-03-16/2025-03-31"):
    certain, possible = held.during(period), held.during(period, possibly=True)
    print(f"In {period}: certainly {len(certain)}, possibly {len(possible)}")

# Topics from round to round: what is new at each, and what came up before.
print("Topics of the rounds:")
before = set[str]()
for meeting in rounds:
    again = [topic for topic in meeting.topics if topic in before]
    new = [topic for topic in meeting.topics if topic not in before]
    print(f"  {meeting.when}: new: {', '.join(new) or 'none'}; again: {', '.join(again) or 'none'}")
    before.update(meeting.topics)

# Claims and denials by side. An institution counts for its state, and a zero says only that these articles quote none.
kinds = ("claim", "allegation", "denial", "commitment")
print("Statements about the moratorium on energy strikes:")
for side in ("RU", "UA", "US"):
    said = statements.about("energy-strikes-moratorium").by_party(side)
    print(f"  {dossier.parties[side].name}: {', '.join(f'{kind} {len(said.of_kind(kind))}' for kind in kinds)}")

# Rounds are numbered differently by the two sources, so a number is never used to count.
for contested in dossier.disagreements():
    lines = [f"{told.record} is round {told.value} for {told.report} ({told.origin})" for told in contested.assertions]
    print(f"Contested: {contested.remark}", *dict.fromkeys(lines), sep="\n  ")

# Rows for a table: a data frame takes them as they are.
print("Rows:")
for row in rounds.to_dicts("when", "place.city", "place.country", "topics"):
    print(" ", row)
