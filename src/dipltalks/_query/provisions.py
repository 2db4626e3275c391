"""Provisions: the query collection of what agreements lay down."""

from collections.abc import Iterable
from typing import Self

import attrs

from dipltalks._model.agreement import Agreement
from dipltalks._model.provision import Provision
from dipltalks._query.agreements import agreement_id
from dipltalks._query.arguments import names_in, terms_in
from dipltalks._query.collection import Collection
from dipltalks._query.parties import parties_asked, stand_for
from dipltalks._values.identifiers import AgreementId
from dipltalks._vocabulary.agreements import Implementation


@attrs.frozen(kw_only=True)
class AgreedProvision:
    """A provision, and the agreement that lays it down.

    Example:
        >>> from dipltalks import Provision
        >>> exports = Provision(id="exports", text="exports of Ukrainian grain from Black Sea ports")
        >>> AgreedProvision(agreement="black-sea-grain-initiative", provision=exports).id
        'black-sea-grain-initiative.exports'
    """

    agreement: AgreementId
    """The id of the agreement."""
    provision: Provision
    """What it lays down."""

    @property
    def id(self) -> str:
        """The ids of the agreement and of the provision within it, joined by a dot."""
        return f"{self.agreement}.{self.provision.id}"


class Provisions(Collection[AgreedProvision]):
    """What agreements lay down, in the order of the agreements, and as each of them has it.

    Rows show id, agreement, and of the provision text, obliges, topics and implementation.

    Example:
        >>> from dipltalks import seeds
        >>> provisions = seeds.dossier().provisions
        >>> provisions.of("grain deal").with_implementation("not_initiated").one().provision.text
        'eliminate obstacles impeding the exports of Russian agricultural products and fertilizers'
    """

    __slots__ = ()

    _class = AgreedProvision
    _columns = (
        "id",
        "agreement",
        "provision.text",
        "provision.obliges",
        "provision.topics",
        "provision.implementation",
    )

    def of(self, *agreements: str) -> Self:
        """Return the provisions of any of some agreements.

        Args:
            agreements: Ids, titles or aliases of agreements.

        Returns:
            Those provisions.

        Raises:
            InvalidDataError: No agreement is given.
            UnknownNameError: The dossier has no such agreement; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one agreement.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().provisions.of("grain deal").ids
            ('black-sea-grain-initiative.ukrainian-exports', 'black-sea-grain-initiative.russian-exports')
        """
        asked = {agreement_id(name, self._lookup) for name in names_in(agreements, "agreements")}
        return self.where(lambda agreed: agreed.agreement in asked)

    def obliging(self, *parties: str) -> Self:
        """Return the provisions that bind all of some parties.

        Args:
            parties: Ids, names or aliases; an institution counts for its state.

        Returns:
            The provisions of which a source says so; a party of the agreement is not bound by each for that alone.

        Raises:
            InvalidDataError: No party is given.
            UnknownNameError: The codebook does not know a party; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one party.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().provisions.obliging("Moscow").ids
            ()
        """
        asked = parties_asked(parties, self._lookup)
        return self.where(lambda agreed: asked <= stand_for(agreed.provision.obliges, self._lookup))

    def about(self, *topics: str, narrower: bool = True) -> Self:
        """Return the provisions about all of some topics.

        Args:
            topics: Ids, labels or aliases of topics.
            narrower: Whether a narrower topic counts as well.

        Returns:
            Those provisions, by their own topics, not by those of the agreement.

        Raises:
            InvalidDataError: No topic is given.
            UnknownNameError: The codebook does not know a topic; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one topic.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().provisions.about("black-sea-grain").ids
            ()
        """
        asked = [self._lookup.topic(name) for name in names_in(topics, "topics")]
        wanted = [self._lookup.topic_and_narrower(topic) if narrower else {topic} for topic in asked]
        return self.where(lambda agreed: not any(ids.isdisjoint(agreed.provision.topics) for ids in wanted))

    def with_implementation(self, *terms: str) -> Self:
        """Return the provisions that are carried out as far as any of some terms say.

        Args:
            terms: Terms of `Implementation`, such as `not_initiated`.

        Returns:
            Those provisions; not those of which no source says how far they are carried out.

        Raises:
            InvalidDataError: No term is given, or one that is none.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().provisions.with_implementation("not_initiated").ids
            ('black-sea-grain-initiative.russian-exports',)
        """
        wanted = terms_in(terms, Implementation, "terms")
        return self.where(lambda agreed: agreed.provision.implementation in wanted)

    @classmethod
    def _noun(cls) -> str:
        """Return what one of them is called in messages."""
        return "provision"


def provisions_of(agreements: Iterable[Agreement]) -> tuple[AgreedProvision, ...]:
    """Return what agreements lay down, in their order."""
    return tuple(
        AgreedProvision(agreement=agreement.id, provision=provision)
        for agreement in agreements
        for provision in agreement.provisions
    )
