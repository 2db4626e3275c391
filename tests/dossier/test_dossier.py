"""The dossier as a record: a set of reports in canonical order."""

import itertools

import dipltalks
from dipltalks import Codebook, Dossier, Report, Source


def keys(*reports):
    """Return the ids of the sources in the order of the dossier."""
    return [report.source.id for report in Dossier(codebook=Codebook(), reports=reports).reports]


def report(name, published=None, **fields):
    """Return an empty report of a source."""
    return Report(source=Source(id=name, published=published), **fields)


def test_reports_are_ordered_by_publication():
    """Undated reports come first, then by the latest instant of publication, an open end last."""
    reports = [
        report("undated"),
        report("second-of-april", "2025-04-02"),
        report("noon-in-sydney", "2025-04-08T12:00+10:00"),
        report("three-in-the-morning-utc", "2025-04-08T03:00"),
        report("eighth", "2025-04-08"),
        report("midnight", "2025-04-09T00:00"),
        report("april", "2025-04"),
        report("last-day-of-all", "9999-12-31"),
        report("since-april", "[2025-04..]"),
    ]
    expected = [each.source.id for each in reports]
    for shuffled in itertools.islice(itertools.permutations(reports), 0, 362_880, 6_997):
        assert keys(*shuffled) == expected


def test_ties_go_by_source_coder_and_revision():
    """Reports of one day are ordered by source, coder and revision, and equal ones are kept once."""
    day = "2025-04-08"
    reports = [
        report("a", day, revision=2),
        report("a", day, coder="anna"),
        report("a", day, coder="RAND"),
        report("b", day),
        report("a", day),
        report("a", day),
    ]
    dossier = Dossier(codebook=Codebook(), reports=reports)
    assert [(each.key, each.revision) for each in dossier.reports] == [
        *(("a", 1), ("a", 2), ("a/RAND", 1), ("a/anna", 1)),
        ("b", 1),
    ]


def test_references_are_found_wherever_they_stand():
    """Every id that refers to something is listed with its path and kind."""
    from dipltalks import Delegate, Delegation, Inheritance, Meeting
    from dipltalks._dossier.integrity import references

    meeting = Meeting(
        id="m",
        track="t",
        delegations=[Delegation(party="RU", head=Delegate(person="x"), institutions=["RU-MFA"])],
        topics=["y"],
        outcomes=["z"],
        unchanged_from=[Inheritance(meeting="n", fields=["venue"])],
    )
    assert [(path, str(ref), name) for path, ref, name in references(dipltalks.unstructure(meeting), Meeting)] == [
        ("track", "track", "t"),
        ("delegations[0].party", "party", "RU"),
        ("delegations[0].head.person", "person", "x"),
        ("delegations[0].institutions[0]", "party", "RU-MFA"),
        ("topics[0]", "topic", "y"),
        ("outcomes[0]", "agreement", "z"),
        ("unchanged_from[0].meeting", "meeting", "n"),
    ]
