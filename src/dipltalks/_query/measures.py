"""Measures: the query collection of measures."""

from typing import Self

from dipltalks._model.measure import Measure
from dipltalks._query.arguments import terms_in
from dipltalks._query.dated import DatedCollection
from dipltalks._query.parties import parties_asked, stand_for
from dipltalks._query.topical import TopicalCollection
from dipltalks._vocabulary.measures import MeasureKind


class Measures(TopicalCollection[Measure], DatedCollection[Measure]):
    """Measures in the order of time: by the day on which they were taken; those without a date come last.

    Rows show id, title, kind, by, against, when, until and topics.

    Example:
        >>> from dipltalks import seeds
        >>> "diplomatic-property-seizures" in seeds.dossier().measures.by("RU").against("US").of_kind("seize")
        True
    """

    __slots__ = ()

    _class = Measure
    _columns = ("id", "title", "kind", "by", "against", "when", "until", "topics")

    def by(self, *parties: str) -> Self:
        """Return the measures that all of some parties took.

        Args:
            parties: Ids, names or aliases; an institution counts for its state.

        Returns:
            Those measures.

        Raises:
            InvalidDataError: No party is given.
            UnknownNameError: The codebook does not know a party; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one party.

        Example:
            >>> from dipltalks import seeds
            >>> "diplomatic-property-seizures" in seeds.dossier().measures.by("Moscow", "Washington")
            True
        """
        asked = parties_asked(parties, self._lookup)
        return self.where(lambda measure: asked <= stand_for(measure.by, self._lookup))

    def against(self, *parties: str) -> Self:
        """Return the measures that are aimed at all of some parties.

        Args:
            parties: Ids, names or aliases; an institution counts for its state.

        Returns:
            Those measures.

        Raises:
            InvalidDataError: No party is given.
            UnknownNameError: The codebook does not know a party; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one party.

        Example:
            >>> from dipltalks import seeds
            >>> "diplomatic-property-seizures" in seeds.dossier().measures.against("RU")
            True
        """
        asked = parties_asked(parties, self._lookup)
        return self.where(lambda measure: asked <= stand_for(measure.against, self._lookup))

    def of_kind(self, *kinds: str) -> Self:
        """Return the measures of any of some kinds.

        Args:
            kinds: Terms of `MeasureKind`, such as `sanction`.

        Returns:
            Those measures.

        Raises:
            InvalidDataError: No kind is given, or one that is no term.

        Example:
            >>> from dipltalks import seeds
            >>> "diplomatic-property-seizures" in seeds.dossier().measures.of_kind("seize")
            True
        """
        wanted = terms_in(kinds, MeasureKind, "kinds")
        return self.where(lambda measure: measure.kind in wanted)
