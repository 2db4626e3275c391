"""Who claims what about a moratorium, in which words, through whom? Run with `python examples/who_claims_what.py`.

What is printed is what is said, never what is so. Nobody's silence in two articles is an answer.
"""

from dipltalks import Speaker, Statement, seeds

MORATORIUM = "energy-strikes-moratorium"
SIDES = ("RU", "UA", "US")

dossier = seeds.dossier()
claims = dossier.compliance(MORATORIUM)


def name(speaker: Speaker | None) -> str:
    """Return who spoke, with the office and the side that the source gives."""
    if speaker is None:
        return "the article itself"
    names = [dossier.people[speaker.person].name] if speaker.person else []
    names += [speaker.office] if speaker.office else []
    names += [dossier.parties[speaker.party].name] if speaker.party else []
    return ", ".join(names)


def tell(statement: Statement) -> None:
    """Print a statement: by whom and when, in which words, through whom they came, and to whom they were said."""
    told = dossier.explain(statement.id, "text")[0]
    print(f"  {name(statement.speaker)}; {statement.when}")
    print(f"    {'quoted' if statement.quoted else 'reported'}: {statement.text}")
    if told.evidence is not None:
        print(f"    through: {' > '.join((*told.evidence.attribution, told.report))}")
    if statement.audience:
        print(f"    told to: {'; '.join(map(name, statement.audience))}")
    for inference in statement.inferred:
        if inference.field.partition(".")[0] in {"kind", "about"}:
            print(f"    {inference.field} is the coder's reading: {inference.reason}")


# Even that there is a moratorium is somebody's word. Its status follows from its events, and says nothing of a breach.
agreement = dossier.agreements[MORATORIUM]
print(f"{agreement.title}: {agreement.status_on('2025-04-08')}")
for told in dossier.explain(MORATORIUM, "status"):
    if told.evidence is not None:
        print(f"  {told.origin} from “{told.evidence.quote}”, according to {', '.join(told.evidence.attribution)}")

# Side by side. A zero says that these articles quote nobody of that side, and no more.
print("By side:")
for side in SIDES:
    counts = {str(kind): count for kind, count in claims.by_party(side).count_by("kind").items()}
    print(f"  {dossier.parties[side].name}: {counts or 'none reported here'}")

# Each claim with its words: quoted where they stand in quotation marks, reported where the article retells them.
for kind, found in claims.group_by("kind").items():
    print(f"{str(kind).upper()}: {len(found)}")
    for statement in found:
        tell(statement)

# What would call for an answer, and has none in these sources.
allegations = claims.of_kind("allegation")
print(f"UNANSWERED HERE: {len(allegations.unanswered())} of {len(allegations)} allegations")
print(f"DENIED HERE: {len(claims.of_kind('denial'))}")

# What is told as an event is no claim about compliance, but may bear on it.
print("ALSO SAID OF IT:")
for statement in dossier.statements.about(MORATORIUM) - claims:
    tell(statement)
