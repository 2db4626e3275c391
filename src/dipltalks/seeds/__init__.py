"""The two articles that are shipped with dipltalks, and their coding.

They report the Russia–US talks of February to April 2025. The articles are their publishers' and stand outside the
licence of this package; the coding is part of it, and is kept as files that a person can read and edit.
"""

from functools import cache
from pathlib import Path
from typing import Any

from dipltalks._codec.folder import read_folder
from dipltalks._codec.reading import structured
from dipltalks._dossier.dossier import Dossier
from dipltalks._model.source import Source

__all__ = ["articles", "dossier"]


def articles() -> tuple[Source, ...]:
    """Return the two articles, each with its text, character for character.

    Returns:
        The article of RT of 8 April 2025, as the St Petersburg Star reprinted it, and an article of 2 April 2025 in
        which no publisher is named; newest first.

    Example:
        >>> [str(article.published) for article in articles()]
        ['2025-04-08T22:47+10:00', '2025-04-02']
    """
    return tuple(report.source for report in reversed(dossier().reports))


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
    return structured(read_folder(_files()), Dossier)


def _files() -> dict[str, bytes]:
    """Return the files of the shipped dossier, by their names; the package may be in an archive."""
    folder: Any = Path(__file__).with_name("dossier")
    if not folder.is_dir():
        from importlib.resources import files

        folder = files(__name__).joinpath("dossier")
    parts = {"": folder} | {f"{part.name}/": part for part in folder.iterdir() if part.is_dir()}
    return {
        f"{place}{file.name}": file.read_bytes()
        for place, part in parts.items()
        for file in part.iterdir()
        if file.is_file()
    }
