"""Many reports of one key and revision, as when each record of a source is told in a report of its own."""

import dipltalks as dt
from dipltalks import Codebook, Dossier, Meeting, Report, Source

MANY = 300


def alike(revision=1):
    """Return many reports of one source, each of a meeting of its own."""
    ids = (f"round-{number}" for number in range(MANY))
    return [Report(source=Source(id="wire-1"), revision=revision, meetings=[Meeting(id=each)]) for each in ids]


def test_they_are_not_compared_each_with_each(monkeypatch):
    """Reading, uniting and folding them takes time in proportion to their number."""
    compared = []
    equal = Report.__eq__
    monkeypatch.setattr(Report, "__eq__", lambda one, other: compared.append(one) or equal(one, other))
    dossier = dt.loads(dt.dumps(Dossier(codebook=Codebook(), reports=[*alike(), *alike()])))
    newer = Report(source=Source(id="wire-1"), revision=2, meetings=[Meeting(id="round-0")])
    assert len((dossier | dossier).meetings) == MANY
    assert dossier.add(newer).meetings.ids == ("round-0",)
    assert len(compared) <= 4 * MANY


def test_each_is_kept_once():
    """However often they are given, and in whatever order."""
    reports = alike()
    dossier = Dossier(codebook=Codebook(), reports=[*reports, *reversed(reports)])
    assert dossier == Dossier(codebook=Codebook(), reports=reports)
    assert len(dossier.reports) == MANY
