"""Records about topics: the filter of all classes that have topics."""

from typing import Self, TypeVar

from dipltalks._model.agreement import Agreement
from dipltalks._model.measure import Measure
from dipltalks._model.meeting import Meeting
from dipltalks._query.arguments import names_in
from dipltalks._query.collection import Collection

TopicalT = TypeVar("TopicalT", bound=Meeting | Agreement | Measure)


class TopicalCollection(Collection[TopicalT]):
    """Records that have topics."""

    __slots__ = ()

    def about(self, *topics: str, narrower: bool = True) -> Self:
        """Return the records about all of some topics.

        Args:
            topics: Ids, labels or aliases of topics.
            narrower: Whether a narrower topic counts as well.

        Returns:
            Those records, by the topics of the record itself, not of its parts.

        Raises:
            InvalidDataError: No topic is given.
            UnknownNameError: The codebook does not know a topic; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one topic.

        Example:
            >>> from dipltalks import seeds
            >>> "ru-us-2025-02-27-istanbul" in seeds.dossier().meetings.about("bilateral-irritants")
            True
        """
        asked = [self._lookup.topic(name) for name in names_in(topics, "topics")]
        wanted = [self._lookup.topic_and_narrower(topic) if narrower else {topic} for topic in asked]
        return self.where(lambda record: not any(ids.isdisjoint(record.topics) for ids in wanted))
