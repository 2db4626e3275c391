"""The two articles that are shipped with dipltalks, and their coding.

They report the Russia–US talks of February to April 2025. The articles are their publishers' and stand outside the
licence of this package; the coding is part of it, and is kept as files that a person can read and edit.
"""

from functools import cache
from importlib.resources import files
from typing import Any

from dipltalks._codec.converter import structure
from dipltalks._codec.json_text import parse_json
from dipltalks._dossier.dossier import Dossier
from dipltalks._model.source import Source

__all__ = ["articles", "dossier"]

_REPORTS = ("rt-2025-04-08", "unnamed-2025-04-02")


def articles() -> tuple[Source, ...]:
    """Return the two articles, each with its text, character for character.

    Returns:
        The article of RT of 8 April 2025, as the St Petersburg Star reprinted it, and an article of 2 April 2025 in
        which no publisher is named.

    Example:
        >>> [str(article.published) for article in articles()]
        ['2025-04-08T22:47+10:00', '2025-04-02']
    """
    return tuple(structure(_report(name)["source"], Source) for name in _REPORTS)


@cache
def dossier() -> Dossier:
    """Return both articles, coded.

    Returns:
        The codebook, and a report for each article: all that the article says of meetings, agreements, measures and
        statements, each field with the words that say so, or the reason where no words do.

    Example:
        >>> [report.key for report in dossier().reports]
        ['unnamed-2025-04-02', 'rt-2025-04-08']
        >>> dossier().meetings.next().delegation("RU").head.office
        'ambassador to the United States'
    """
    reports = [_report(name) for name in _REPORTS]
    return structure({"codebook": parse_json(_read("codebook.json")), "reports": reports}, Dossier)


def _report(name: str) -> dict[str, Any]:
    """Return a report as plain data, with the text of its source, which is kept in a file of its own."""
    report: dict[str, Any] = parse_json(_read(f"reports/{name}.json"))
    report["source"]["text"] = _read(f"texts/{name}.txt").decode()
    return report


def _read(name: str) -> bytes:
    """Return the bytes of a file of the shipped dossier."""
    return files(__name__).joinpath("dossier", *name.split("/")).read_bytes()
