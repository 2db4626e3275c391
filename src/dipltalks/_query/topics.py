"""Topics: the query collection of topics."""

from typing import Self

from dipltalks._model.topic import Topic
from dipltalks._query.entries import NamedEntries


class Topics(NamedEntries[Topic]):
    """Topics of the codebook.

    Rows show id, label, broader and aliases.

    Example:
        >>> from dipltalks import seeds
        >>> seeds.dossier().topics["bilateral-irritants"].id
        'bilateral-irritants'
    """

    __slots__ = ()

    _class = Topic
    _columns = ("id", "label", "broader", "aliases")

    def narrower(self, topic: str) -> Self:
        """Return the topics that are narrower than one, at any remove.

        Args:
            topic: Its id, label or alias.

        Returns:
            Those topics, without itself.

        Raises:
            InvalidDataError: The topic is not given as text.
            UnknownNameError: The codebook does not know the topic; the error suggests the nearest ones.
            AmbiguousNameError: The name means more than one topic.

        Example:
            >>> from dipltalks import seeds
            >>> "direct-flights" in seeds.dossier().topics.narrower("bilateral-irritants")
            True
        """
        asked = self._lookup.topic(topic)
        ids = self._lookup.topic_and_narrower(asked) - {asked}
        return self.where(lambda entry: entry.id in ids)

    def broader(self, topic: str) -> Self:
        """Return the topics that are broader than one, at any remove.

        Args:
            topic: Its id, label or alias.

        Returns:
            Those topics, without itself.

        Raises:
            InvalidDataError: The topic is not given as text.
            UnknownNameError: The codebook does not know the topic; the error suggests the nearest ones.
            AmbiguousNameError: The name means more than one topic.

        Example:
            >>> from dipltalks import seeds
            >>> "bilateral-irritants" in seeds.dossier().topics.broader("direct-flights")
            True
        """
        asked = self._lookup.topic(topic)
        ids = self._lookup.topic_and_broader(asked) - {asked}
        return self.where(lambda entry: entry.id in ids)
