"""A small dossier, as it stands in the files under `codec/stored`."""

from pathlib import Path

from dipltalks import (
    Codebook,
    Delegation,
    Dossier,
    Evidence,
    Inference,
    Meeting,
    Party,
    Person,
    Place,
    Report,
    Source,
    Topic,
)

STORED = Path(__file__).parent / "codec" / "stored"
"""Where the files are."""

TEXT = (
    "Practice Press\n"
    "\n"
    "Delegations of Northland and Southland met in Oslo on 5 May 2025. They spoke about fishing.\n"
    "They will meet again in Oslo in June.\n"
)

dossier = Dossier(
    codebook=Codebook(
        parties=[
            Party(id="NO", name="Northland", aliases=["Oslo", "the North"], kind="state"),
            Party(id="SO", name="Southland", kind="state"),
        ],
        people=[Person(id="nansen", name="N. Nansen", note="yes")],
        topics=[
            Topic(
                id="fishing",
                label="Fishing: quotas",
                definition=" ".join(["How much, and by whom, may be fished."] * 4),
            )
        ],
        identical=[("round-1", "oslo-1")],
    ),
    reports=[
        Report(
            source=Source(id="practice", published="2025-05-06", text=TEXT, body=(16, 145)),
            meetings=[
                Meeting(
                    id="round-1",
                    round=1,
                    when="2025-05-05",
                    place=Place(city="Oslo", country="NO"),
                    delegations=[Delegation(party="NO"), Delegation(party="SO")],
                    topics=["fishing"],
                    status="held",
                    evidence=[
                        Evidence(
                            quote="Delegations of Northland and Southland met in Oslo on 5 May 2025.",
                            supports=["delegations", "when", "place.city", "status"],
                        ),
                        Evidence(quote="Oslo", start=132, end=136, supports=["place.city"]),
                    ],
                    inferred=[Inference(field="round", reason="No meeting before this one is known.")],
                )
            ],
        ),
        Report(source=Source(id="practice"), coder="anna", revision=2, meetings=[Meeting(id="round-1", when="2025")]),
    ],
)
"""Two reports on one source, one of which keeps its text."""
