"""The shipped dossier, and who says what in it: for the questions that are asked about the two articles."""

from dipltalks import Dossier, seeds

RT, UNNAMED = "rt-2025-04-08", "unnamed-2025-04-02"
"""The articles, by the ids of their sources."""

RIYADH, FEBRUARY, MARCH, CALL, NEXT, CONTACT = (
    "ru-us-2025-02-18-riyadh",
    "ru-us-2025-02-27-istanbul",
    "ru-us-2025-03-saudi-arabia",
    "ru-us-2025-03-18-call",
    "ru-us-2025-04-istanbul",
    "ru-us-contact-by-phone-and-video",
)
"""All meetings, in time order."""

GRAIN, MORATORIUM = "black-sea-grain-initiative", "energy-strikes-moratorium"
"""All agreements."""

LAVROV, BELOUSOV, MINISTRY = ("Sergey Lavrov",), ("Andrey Belousov",), ("Russian Foreign Ministry",)
"""Those whose words the articles pass on most often, each alone in a chain."""

AT_THE_RESIDENCE = (
    "On Feb. 27, Russian and U.S. delegations met at the residence of the U.S. Consulate General in Istanbul to "
    "discuss the operations of their respective embassies as part of bilateral efforts."
)
"""A sentence that answers several questions."""

dossier = seeds.dossier()


def told_by(article):
    """Return what is known from one of the articles alone."""
    return Dossier(codebook=dossier.codebook, reports=[r for r in dossier.reports if r.source.id == article])


def words_for(record, field):
    """Return article, quotation and attribution of the words for a field; each stands in its article where it says."""
    found = [each.evidence for each in dossier.explain(record, field) if each.evidence is not None]
    for words in found:
        assert dossier.sources[words.source].text[words.start : words.end] == words.quote
    return [(words.source, words.quote, words.attribution) for words in found]


def reasons_for(record, field):
    """Return article and reason of what the coder worked out for a field."""
    told = dossier.explain(record, field)
    return [(each.report, each.inference.reason) for each in told if each.inference is not None]
