"""What is found in small dossiers about talks in Riyadh, for the tests of what can be wrong."""

from dipltalks import Codebook, Dossier, Evidence, Party, Person, Source, Topic, Track

TEXT = "Star news\nTalks opened in Riyadh. Talks went on.\nAdvertising: visit Riyadh"
SOURCE = Source(id="wire", published="2025-02-18", text=TEXT, body=(10, 48))
CODEBOOK = Codebook(
    parties=[
        Party(id="RU", name="Russia", kind="state"),
        Party(id="RU-MFA", name="Foreign Ministry", kind="institution", part_of="RU"),
    ],
    people=[Person(id="lavrov", name="Sergei Lavrov")],
    topics=[Topic(id="embassies", label="Embassies")],
    tracks=[Track(id="normalization", label="Normalization")],
)


def dossier(*reports, codebook=CODEBOOK):
    """Return a dossier of reports."""
    return Dossier(codebook=codebook, reports=reports)


def findings(*reports, codebook=CODEBOOK):
    """Return path, message, what was found, hint and severity of each problem."""
    return [(*problem[:4], str(problem.severity)) for problem in dossier(*reports, codebook=codebook).verify()]


def error(path, message, found, hint):
    """Return a finding that is an error."""
    return (path, message, found, hint, "error")


def words(*supports, **fields):
    """Return evidence without a quotation."""
    return Evidence(locator="row 1", supports=supports, **fields)
