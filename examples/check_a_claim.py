"""For a journalist: what is next, who says so, does a claim stand? Run with `python examples/check_a_claim.py`."""

from dipltalks import Assertion, seeds

dossier = seeds.dossier()


def cite(told: Assertion) -> str:
    """Return the words for an assertion, with whom the article names for them, and the article."""
    if told.evidence is None:
        reason = "no words" if told.inference is None else f"inferred: {told.inference.reason}"
        return f"{reason} [{told.report}]"
    chain = " as told by ".join(told.evidence.attribution) or "the article itself"
    return f"“{told.evidence.quote}” ({chain}) [{told.report}]"


# What is next, as far as it is known.
upcoming = dossier.meetings.next()
print(f"NEXT, as known on {dossier.known_on}: {upcoming.title}")
for field in ("when", "status", "delegations.RU.head", "delegations.US.head"):
    print(field)
    for told in dossier.explain(upcoming.id, field):
        print("  ", cite(told))

# The venue is in neither article as such: one says that it is unchanged, the other names it.
print("VENUE:", upcoming.place.venue if upcoming.place else "not stated")
for told in dossier.explain(upcoming.id, "place.venue"):
    print("  ", told.origin, cite(told))

# A claim to check. “Participants unchanged” says something about the later round, and nothing about the earlier one.
print("CLAIM: Darchiev led the Russian delegation on 27 February")
february = dossier.meetings.during("2025-02-27").one()
print("  ", dossier.explain(february.id, "delegations.RU.head"))
print("   meetings that he leads:", *dossier.meetings.led_by("Darchiev").ids)

# A claim is somebody's: who alleges a breach of the moratorium, and how did the words reach the article?
print("ALLEGED: breaches of the moratorium on energy strikes")
for statement in dossier.statements.about("energy-strikes-moratorium").of_kind("allegation"):
    speaker = statement.speaker
    who = "the article" if speaker is None else speaker.person or speaker.party
    chain = " as told by ".join(statement.evidence[0].attribution)
    print(f"   {statement.when} {who}: “{statement.text[:60]}…” ({chain})")
denials = dossier.statements.about("energy-strikes-moratorium").of_kind("denial")
print(f"   denials in these sources: {len(denials)}, which does not mean that nobody denied it")

# What is contested is never shown without saying so.
for contested in dossier.disagreements():
    print(f"CONTESTED: {contested.field} ({contested.remark})")
    for told in contested.assertions:
        print(f"   {told.record}: {told.value}, {cite(told)}")
