"""Short ways to write reports that tell of the same things, one after the other."""

import dipltalks as dt

KIND_OF = {dt.Meeting: "meetings", dt.Agreement: "agreements", dt.Measure: "measures", dt.Statement: "statements"}


def report(published, *records, source=None, **fields):
    """Return a report of a source of its own, published on a day, or of no date."""
    kinds = {kind: [record for record in records if isinstance(record, cls)] for cls, kind in KIND_OF.items()}
    name = source or ("undated" if published is None else f"wire-{published[:10]}")
    return dt.Report(source=dt.Source(id=name, published=published), **kinds, **fields)


def dossier(*reports, localities=()):
    """Return a dossier of reports, with no more of a codebook than some localities."""
    return dt.Dossier(codebook=dt.Codebook(localities=localities), reports=reports)


def folded(*records, localities=()):
    """Return the one record that several records come to, each told by a report a day newer than the one before."""
    reports = [report(f"2025-04-{day:02}", record) for day, record in enumerate(records, start=1)]
    return dossier(*reports, localities=localities)[records[0].id]
