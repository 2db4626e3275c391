"""Codebooks that are joined: entries that differ under one id are both kept, and shown as disagreements."""

import itertools

import pytest
from hypothesis import given

from dipltalks import (
    Codebook,
    Dossier,
    Locality,
    Meeting,
    Party,
    Person,
    Report,
    Source,
    Topic,
    Track,
    seeds,
)
from dipltalks.cli.brief import brief
from strategies import records

RUSSIA = Party(id="RU", name="Russia", kind="state")
MOSCOW = Party(id="RU", name="Russian Federation", aliases=["Moscow"], kind="state")


def union(*codebooks):
    """Return the union of dossiers of codebooks, all with one report."""
    report = Report(source=Source(id="wire"), meetings=[Meeting(id="talks")])
    joined, *others = (Dossier(codebook=codebook, reports=[report]) for codebook in codebooks)
    for other in others:
        joined |= other
    return joined


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("parties", RUSSIA, MOSCOW),
        ("people", Person(id="lavrov", name="Sergei Lavrov"), Person(id="lavrov", name="Sergey Lavrov")),
        ("topics", Topic(id="visas", label="Visas"), Topic(id="visas", label="Visas", broader=["embassies"])),
        ("tracks", Track(id="grain", label="Grain"), Track(id="grain", label="Grain", note="since 2022")),
    ],
)
def test_entries_that_differ(field, one, other):
    """Both entries are kept, and one disagreement shows them, the one first that counts."""
    joined = union(Codebook(**{field: [one]}), Codebook(**{field: [other]}))
    assert set(getattr(joined.codebook, field)) == {one, other}
    [found] = joined.disagreements()
    assert (str(found.kind), found.records, found.field) == ("codebook", (one.id,), f"{field}.{one.id}")
    assert (found.entries, found.assertions) == (getattr(joined.codebook, field), ())
    assert found.shown == found.entries[0] == joined[one.id]


def test_order_makes_no_difference():
    """Whichever dossier comes first, the same entry counts."""
    codebooks = [Codebook(parties=[party]) for party in (RUSSIA, MOSCOW, Party(id="RU", name="Moscow", kind="state"))]
    found = {union(*ordered).disagreements() for ordered in itertools.permutations(codebooks)}
    assert [len(each.entries) for disagreements in found for each in disagreements] == [3]


def test_text():
    """As text, a disagreement about entries has what is shown by which rule, and a line for each entry."""
    [found] = union(Codebook(parties=[RUSSIA]), Codebook(parties=[MOSCOW])).disagreements()
    entries = {
        RUSSIA: "id 'RU', name 'Russia', kind 'state'",
        MOSCOW: "id 'RU', name 'Russian Federation', aliases 'Moscow', kind 'state'",
    }
    assert str(found).splitlines() == [
        f"parties.RU (codebook); shown is {entries[found.shown]}; the first entry in canonical order counts",
        *(f"  {entries[each]}" for each in found.entries),
    ]


def test_briefing():
    """The briefing has the entries among what is contested."""
    text = brief(union(Codebook(parties=[RUSSIA]), Codebook(parties=[MOSCOW])))
    section = text.partition("WHERE SOURCES DISAGREE\n")[2].partition("\n\nSOURCES")[0]
    assert " ".join(section.split()) == (
        "parties.RU of the codebook. Shown: id 'RU', name 'Russia', kind 'state', for the first entry in canonical "
        "order counts. id 'RU', name 'Russia', kind 'state' "
        "id 'RU', name 'Russian Federation', aliases 'Moscow', kind 'state'"
    )


def test_one_record():
    """What is contested about the codebook is not contested about a record."""
    joined = union(Codebook(parties=[RUSSIA]), Codebook(parties=[MOSCOW]))
    assert joined.disagreements("talks") == ()


def test_what_does_not_differ():
    """Equal entries are one; places may share a name, for they have no id."""
    tripoli = [Locality(name="Tripoli", country=country) for country in ("LY", "LB")]
    assert union(Codebook(parties=[RUSSIA]), Codebook(parties=[RUSSIA], localities=tripoli)).disagreements() == ()
    shipped = seeds.dossier()
    assert (shipped | shipped).disagreements() == shipped.disagreements()


@given(records(Codebook), records(Codebook))
def test_nothing_is_lost(one, other):
    """The union has every entry of both codebooks, and an id is contested just where two of them have it."""
    joined = union(one, other)
    contested = []
    for field in ("parties", "people", "topics", "tracks"):
        entries = getattr(joined.codebook, field)
        assert set(entries) == {*getattr(one, field), *getattr(other, field)}
        ids = [entry.id for entry in entries]
        contested += [f"{field}.{name}" for name in dict.fromkeys(ids) if ids.count(name) > 1]
    assert [each.field for each in joined.disagreements()] == contested
