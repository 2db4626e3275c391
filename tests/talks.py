"""A small dossier that the tests of queries ask: made by hand, since nothing below the queries folds reports."""

from dipltalks import (
    Agreement,
    Codebook,
    Delegate,
    Delegation,
    LifecycleEvent,
    Link,
    Locality,
    Measure,
    Meeting,
    Party,
    Person,
    Place,
    Provision,
    Source,
    Speaker,
    Statement,
    ThirdParty,
    Topic,
    Track,
    When,
)
from dipltalks._query.lookup import Lookup
from dipltalks._values.days import chronological


def state(code, name, *aliases):
    """Return a state of the codebook."""
    return Party(id=code, name=name, aliases=aliases, kind="state")


CODEBOOK = Codebook(
    parties=[
        state("RU", "Russia", "Moscow"),
        state("US", "United States", "Washington"),
        state("UA", "Ukraine", "Kyiv"),
        state("TR", "Türkiye", "Ankara"),
        Party(id="RU-MFA", name="Russian Foreign Ministry", kind="institution", part_of="RU"),
        Party(id="US-DOS", name="State Department", kind="institution", part_of="US"),
        Party(id="OSCE", name="OSCE", kind="international_organization"),
    ],
    people=[
        Person(id="coulter", name="Sonata Coulter"),
        Person(id="darchiev", name="Aleksandr Darchiev"),
        Person(id="lavrov", name="Sergei Lavrov", aliases=["Lavrov"]),
        Person(id="putin", name="Vladimir Putin"),
        Person(id="rubio", name="Marco Rubio"),
        Person(id="trump", name="Donald Trump"),
    ],
    topics=[
        Topic(id="bilateral-irritants", label="Irritants"),
        Topic(id="embassy-operations", label="Work of the embassies", broader=["bilateral-irritants"]),
        Topic(id="visas", label="Visas for diplomats", broader=["embassy-operations"]),
        Topic(id="direct-flights", label="Direct flights", broader=["bilateral-irritants"]),
        Topic(id="black-sea-grain", label="Black Sea grain"),
        Topic(id="energy-strikes", label="Strikes on energy infrastructure"),
    ],
    tracks=[
        Track(id="ru-us-normalization", label="Normalization", parties=["RU", "US"]),
        Track(id="black-sea", label="Black Sea talks"),
    ],
    localities=[Locality(name="Istanbul", country="TR"), Locality(name="Riyadh", country="SA")],
)

MEETINGS = (
    Meeting(
        id="riyadh",
        track="ru-us-normalization",
        delegations=[
            Delegation(party="RU", head=Delegate(person="lavrov"), members=[Delegate(office="aide")]),
            Delegation(party="US", head=Delegate(person="rubio"), attendance="attended"),
        ],
        when="2025-02-18",
        place=Place(city="Riyadh"),
        status="held",
        modality=["in_person"],
        level="ministerial",
        topics=["embassy-operations"],
    ),
    Meeting(
        id="istanbul",
        track="ru-us-normalization",
        delegations=[Delegation(party="RU-MFA"), Delegation(institutions=["US-DOS"])],
        when="2025-02-27",
        place=Place(city="Istanbul", country="TR"),
        status="held",
        level="senior_officials",
        topics=["embassy-operations", "direct-flights"],
    ),
    Meeting(
        id="saudi-arabia",
        delegations=[Delegation(party="RU", institutions=["RU-MFA"]), Delegation(party="US")],
        when="2025-03",
        place=Place(country="SA"),
        status="held",
        topics=["black-sea-grain"],
        outcomes=["grain-initiative"],
    ),
    Meeting(
        id="call",
        delegations=[
            Delegation(party="RU", head=Delegate(person="putin")),
            Delegation(party="US", head=Delegate(person="trump"), members=[Delegate(person="rubio")]),
        ],
        when="2025-03-18",
        status="held",
        modality=["phone"],
        level="heads",
    ),
    Meeting(
        id="broken-off",
        track="black-sea",
        delegations=[
            Delegation(party="RU", members=[Delegate(person="lavrov")], attendance="walked_out"),
            Delegation(party="UA"),
            Delegation(party="US", head=Delegate(person="rubio"), attendance="declined"),
            Delegation(party="TR", roles=["mediator", "host"]),
        ],
        when="2025-03-23/2025-03-25",
        place=Place(city="Istanbul"),
        status="broken_off",
        outcomes=["grain-initiative", "moratorium"],
    ),
    Meeting(
        id="next",
        delegations=[
            Delegation(party="RU", head=Delegate(person="darchiev")),
            Delegation(party="US", head=Delegate(person="coulter")),
        ],
        when="[2025-04-08..]",
        place=Place(city="Istanbul", country="TR"),
        status="announced",
    ),
    Meeting(id="contact", status="in_progress", modality=["phone", "video"], delegations=[Delegation(party="RU")]),
    Meeting(
        id="proposal",
        status="proposed",
        delegations=[Delegation(party="RU"), Delegation(head=Delegate(office="envoy")), Delegation(party="US")],
    ),
)
"""In the order of time; what happened in them is made up where the articles say nothing."""

AGREEMENTS = (
    Agreement(
        id="grain-initiative",
        title="Black Sea Grain Initiative",
        aliases=["grain deal"],
        instrument="initiative",
        track="black-sea",
        parties=["RU", "UA"],
        third_parties=[ThirdParty(party="TR", roles=["mediator"])],
        topics=["black-sea-grain"],
        provisions=[Provision(id="exports", topics=["visas"]), Provision(id="fertilizer", implementation="minimal")],
        events=[
            LifecycleEvent(id="signed", kind="signed", when="2022-07-22"),
            LifecycleEvent(id="refused", kind="extension_refused", when="2023-07", by=["RU"]),
        ],
    ),
    Agreement(
        id="moratorium",
        instrument="moratorium",
        parties=["RU", "UA"],
        events=[LifecycleEvent(id="declared", kind="declared", when="[2025-03-18..2025-04-01]")],
        topics=["energy-strikes"],
        links=[Link(kind="parallel_to", agreement="grain-initiative"), Link(kind="reaffirms", agreement="minsk")],
    ),
    Agreement(
        id="note",
        title="Note on flights",
        instrument="exchange_of_notes",
        parties=["RU-MFA", "US"],
        events=[
            LifecycleEvent(id="agreed", kind="agreed", when="2025-03-01"),
            LifecycleEvent(id="signed", kind="signed", when="2025-03"),
        ],
        topics=["direct-flights"],
    ),
)

MEASURES = (
    Measure(id="seizure", kind="seize", by=["US"], against=["RU"], when="2016-12", topics=["embassy-operations"]),
    Measure(id="staff-cuts", kind="restrict", by=["RU-MFA", "US"], against=["RU", "US"], when="2022"),
    Measure(id="sanctions", kind="sanction", by=["US-DOS"], against=["RU-MFA"]),
)

STATEMENTS = (
    Statement(
        id="compliance",
        speaker=Speaker(person="lavrov", party="RU"),
        kind="claim",
        strength="firm",
        when="[2025-03-18..2025-04-01]",
        about=["moratorium"],
        text="Russia has complied.",
    ),
    Statement(
        id="breach",
        speaker=Speaker(person="lavrov", office="foreign minister", party="RU"),
        kind="allegation",
        when="2025-04-01",
        audience=[Speaker(person="rubio", party="US-DOS"), Speaker(party="OSCE")],
        about=["moratorium", "energy-strikes"],
        responds_to=["earlier"],
        text="Ukraine has broken it.",
    ),
    Statement(
        id="venue",
        speaker=Speaker(party="RU-MFA"),
        kind="announcement",
        when="2025-04-08",
        about=["next", "embassy-operations"],
        responds_to=["breach", "earlier"],
        text="The venue will remain unchanged.",
    ),
    Statement(id="reset", speaker=Speaker(person="trump"), kind="proposal", strength="possible", text="A reset."),
    Statement(id="voice", kind="assessment", about=["visas"], text="A step."),
)

KNOWN_ON = When("2025-04-08")

SOURCES = (Source(id="wire", published="2025-04-08"),)


def lookup(known_on=KNOWN_ON, codebook=CODEBOOK, reports=(), **records):
    """Return a lookup of the dossier; `records` take the place of its own, by the name of their class."""
    own = {Meeting: MEETINGS, Agreement: AGREEMENTS, Measure: MEASURES, Statement: STATEMENTS, Source: SOURCES}
    entries = {
        Party: codebook.parties,
        Person: codebook.people,
        Topic: codebook.topics,
        Track: codebook.tracks,
    }
    given = {cls: records.get(cls.__name__, kept) for cls, kept in own.items()}
    return Lookup(codebook=codebook, reports=reports, known_on=known_on, records=given | entries)


def collection(cls, **kwargs):
    """Return the whole collection of a class."""
    talks = lookup(**kwargs)
    return cls(talks.records_of(cls._class), talks)


def chronologically(records):
    """Return records in the order of time."""
    return tuple(sorted(records, key=lambda record: chronological(record.when)))
