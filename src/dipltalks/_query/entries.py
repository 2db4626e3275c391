"""Entries: the query collections of what records refer to: people, parties, tracks and sources."""

from typing import TypeVar

from dipltalks._model.party import Party
from dipltalks._model.person import Person
from dipltalks._model.source import Source
from dipltalks._model.track import Track
from dipltalks._query.collection import Collection
from dipltalks._query.names import Named, NameIndex, NameMatch, named

NamedT_co = TypeVar("NamedT_co", bound=Named, covariant=True)


class NamedEntries(Collection[NamedT_co]):
    """Entries of the codebook that have names."""

    __slots__ = ()

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """Find the entries that a text may mean.

        Args:
            text: A name, or a part or another spelling of one.

        Returns:
            The candidates, the best first, each with the reason why it is one; empty where there is none.

        Raises:
            InvalidDataError: The text is empty, or no text.

        Example:
            >>> from dipltalks import seeds
            >>> [match.id for match in seeds.dossier().people.find("Coulter")]
            ['coulter']
        """
        return NameIndex(self._noun(), named(self)).find(text)


class People(NamedEntries[Person]):
    """People of the codebook, by id.

    Rows show id, name and aliases.

    Example:
        >>> from dipltalks import seeds
        >>> seeds.dossier().people["darchiev"].name
        'Aleksandr Darchiev'
    """

    __slots__ = ()

    _class = Person
    _columns = ("id", "name", "aliases")


class Parties(NamedEntries[Party]):
    """Parties of the codebook, by id.

    Rows show id, name, kind, part_of and aliases.

    Example:
        >>> from dipltalks import seeds
        >>> seeds.dossier().parties["US"].name
        'United States'
    """

    __slots__ = ()

    _class = Party
    _columns = ("id", "name", "kind", "part_of", "aliases")


class Tracks(NamedEntries[Track]):
    """Tracks of the codebook, by id.

    Rows show id, label, parties, topics and part_of.

    Example:
        >>> from dipltalks import seeds
        >>> seeds.dossier().tracks["ru-us-normalization"].parties
        ('RU', 'US')
    """

    __slots__ = ()

    _class = Track
    _columns = ("id", "label", "parties", "topics", "part_of")


class Sources(Collection[Source]):
    """Sources of the reports.

    Rows show id, title, publisher, published, language and url.

    Example:
        >>> from dipltalks import seeds
        >>> seeds.dossier().sources["rt-2025-04-08"].publisher
        'RT'
    """

    __slots__ = ()

    _class = Source
    _columns = ("id", "title", "publisher", "published", "language", "url")
