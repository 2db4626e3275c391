"""For a newsroom or a desk: what did each source add, sharpen, contradict? Run with `python examples/what_changed.py`.

The first two sources are the shipped articles. The two wire reports after them are invented.
"""

from collections import Counter

from dipltalks import Change, ChangeKind, Dossier, Meeting, Place, Report, Source, diff, seeds

NEXT = "ru-us-2025-04-istanbul"


def invented(day: str, text: str, when: str | None = None, city: str | None = None) -> Report:
    """Return the report of an invented source, which says one thing about the next round."""
    source = Source(id=f"invented-{day}", publisher=f"Invented Agency of {day}", published=day, text=text)
    words = source.quote(text, supports=["when" if city is None else "place.city"])
    place = None if city is None else Place(city=city)
    return Report(source=source, meetings=[Meeting(id=NEXT, when=when, place=place, evidence=[words])])


def log(before: Dossier, after: Dossier) -> None:
    """Print what one more report changed: new records by their number, new fields by record, changed values in full."""
    changes = diff(before, after)
    added = [change for change in changes if change.kind is ChangeKind.ADDED]
    records = Counter(type(change.after).__name__ for change in added if change.field is None)
    print("  new:", ", ".join(f"{name} {count}" for name, count in records.items()) or "no record")
    for record in dict.fromkeys(change.record for change in added if change.field is not None):
        fields = [change.field.partition(".")[0] for change in added if change.record == record and change.field]
        print(f"  {record}: more of", ", ".join(dict.fromkeys(fields)))
    for change in changes:
        if change.kind is not ChangeKind.ADDED:
            tell(after, change)


def tell(dossier: Dossier, change: Change) -> None:
    """Print a change of a value, with the words of those who say what is shown now."""
    now = "no longer shown" if change.after is None else change.after
    print(f"  {change.kind}: {change.record} {change.field}\n    {change.before} → {now}")
    for told in dossier.explain(change.record, change.field or "id"):
        if told.report in change.reports and told.value == change.after and told.evidence is not None:
            print(f"    “{told.evidence.quote}” [{told.report}]")


dossier = seeds.dossier()
dossier = dossier.add(invented("2025-04-09", "The talks in Istanbul will be on 10 April 2025.", when="2025-04-10"))
dossier = dossier.add(invented("2025-04-10", "The talks will be in Ankara.", city="Ankara"))

# The log: a dossier that grows by one report at a time, oldest first.
known = Dossier(codebook=dossier.codebook)
for report in dossier.reports:
    print(f"{report.source.published}, {report.source.publisher or 'publisher not named'}")
    grown = known.add(report)
    log(known, grown)
    known = grown

# What stands against each other at the end: both sides, and the rule by which one of them is shown.
for contested in known.disagreements(NEXT):
    if contested.field != "round":
        print(f"CONTESTED: {contested.field}; {contested.rule}")
        print(*dict.fromkeys(f"  {told.value} [{told.report}]" for told in contested.assertions), sep="\n")

# How it looked before the wires: neither the day nor the other city was known yet.
then = dossier.as_known_on("2025-04-08").meetings.next()
print(f"KNOWN ON 2025-04-08: {then.when}, {then.place and then.place.city}")
