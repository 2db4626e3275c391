"""Statements: the query collection of statements."""

from typing import Self

from dipltalks._model.party import Party
from dipltalks._model.person import Person
from dipltalks._model.statement import Speaker, Statement
from dipltalks._query.agreements import agreement_id
from dipltalks._query.arguments import id_among, names_in, terms_in
from dipltalks._query.dated import DatedCollection
from dipltalks._query.lookup import Lookup
from dipltalks._query.names import NameIndex, named
from dipltalks._query.parties import parties_asked, stand_for
from dipltalks._vocabulary.statements import StatementKind, Strength

CALLING_FOR_ANSWER = (
    StatementKind.PROPOSAL,
    StatementKind.REQUEST,
    StatementKind.DEMAND,
    StatementKind.ALLEGATION,
    StatementKind.THREAT,
)
"""Kinds of statements that call for an answer."""

ON_COMPLIANCE = (
    StatementKind.ALLEGATION,
    StatementKind.DENIAL,
    StatementKind.ACKNOWLEDGEMENT,
    StatementKind.CLAIM,
    StatementKind.CRITICISM,
    StatementKind.CLARIFICATION,
    StatementKind.RETRACTION,
)
"""Kinds of statements by which somebody says that an agreement is kept or broken."""


class Statements(DatedCollection[Statement]):
    """Statements in the order of time; those without a date come last.

    Rows show id, speaker.person, speaker.party, kind, when, about and text.

    Example:
        >>> from dipltalks import seeds
        >>> allegations = seeds.dossier().statements.by_speaker("Lavrov").of_kind("allegation")
        >>> allegations.about("energy-strikes-moratorium").first().speaker.party
        'RU'
    """

    __slots__ = ()

    _class = Statement
    _columns = ("id", "speaker.person", "speaker.party", "kind", "when", "about", "text")

    def by_speaker(self, *people: str) -> Self:
        """Return the statements of any of some people.

        Args:
            people: Ids, names or aliases.

        Returns:
            Those statements.

        Raises:
            InvalidDataError: No person is given.
            UnknownNameError: The codebook does not know a person; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one person.

        Example:
            >>> from dipltalks import seeds
            >>> statements = seeds.dossier().statements.by_speaker("Lavrov")
            >>> set(statements.count_by("speaker.person"))
            {'lavrov'}
        """
        asked = {self._lookup.person(name) for name in names_in(people, "people")}
        return self.where(lambda statement: statement.speaker is not None and statement.speaker.person in asked)

    def by_party(self, *parties: str) -> Self:
        """Return the statements made for any of some parties.

        Args:
            parties: Ids, names or aliases; an institution counts for its state.

        Returns:
            The statements whose speaker speaks for one of these, as the statement itself says.

        Raises:
            InvalidDataError: No party is given.
            UnknownNameError: The codebook does not know a party; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one party.

        Example:
            >>> from dipltalks import seeds
            >>> "lavrov-alleges-moratorium-breach" in seeds.dossier().statements.by_party("Moscow")
            True
        """
        asked = parties_asked(parties, self._lookup)
        return self.where(
            lambda statement: (
                statement.speaker is not None
                and not asked.isdisjoint(stand_for([statement.speaker.party], self._lookup))
            )
        )

    def of_kind(self, *kinds: str) -> Self:
        """Return the statements of any of some kinds.

        Args:
            kinds: Terms of `StatementKind`, such as `allegation`.

        Returns:
            Those statements.

        Raises:
            InvalidDataError: No kind is given, or one that is no term.

        Example:
            >>> from dipltalks import seeds
            >>> "lavrov-alleges-moratorium-breach" in seeds.dossier().statements.of_kind("allegation")
            True
        """
        wanted = terms_in(kinds, StatementKind, "kinds")
        return self.where(lambda statement: statement.kind in wanted)

    def with_strength(self, *strengths: str) -> Self:
        """Return the statements of any of some strengths.

        Args:
            strengths: Terms of `Strength`: `firm`, `conditional`, `possible`.

        Returns:
            Those statements; not those whose strength is not stated.

        Raises:
            InvalidDataError: No strength is given, or one that is no term.

        Example:
            >>> from dipltalks import seeds
            >>> "lavrov-alleges-moratorium-breach" in seeds.dossier().statements.with_strength("possible")
            False
        """
        wanted = terms_in(strengths, Strength, "strengths")
        return self.where(lambda statement: statement.strength in wanted)

    def about(self, *names: str, narrower: bool = True) -> Self:
        """Return the statements about all of some topics or records.

        Args:
            names: Ids of meetings, agreements, measures or statements; ids, labels or aliases of topics.
            narrower: Whether a narrower topic counts as well.

        Returns:
            The statements that name each of these as what they are about. A statement about an agreement does not
            count as one about the topics of the agreement.

        Raises:
            InvalidDataError: No name is given.
            UnknownNameError: There is no such record or topic; the error suggests the nearest ones.
            AmbiguousNameError: A name means more than one topic.

        Example:
            >>> from dipltalks import seeds
            >>> "energy-strikes-moratorium" in seeds.dossier().statements.about("energy-strikes-moratorium")[0].about
            True
        """
        asked = [self._lookup.about(name) for name in names_in(names, "names")]
        wanted = [self._lookup.topic_and_narrower(name) if narrower else {name} for name in asked]
        return self.where(lambda statement: not any(ids.isdisjoint(statement.about) for ids in wanted))

    def addressed_to(self, *names: str) -> Self:
        """Return the statements made to all of some people or parties.

        Args:
            names: Ids, names or aliases; an institution, and a person who hears it for a party, count for the party.

        Returns:
            Those statements.

        Raises:
            InvalidDataError: No name is given.
            UnknownNameError: The codebook knows neither a person nor a party of the name.
            AmbiguousNameError: A name means more than one of them.

        Example:
            >>> from dipltalks import seeds
            >>> "russia-shares-evidence" in seeds.dossier().statements.addressed_to("Rubio", "OSCE")
            True
        """
        entries: tuple[Person | Party, ...] = (*self._lookup.records_of(Person), *self._lookup.records_of(Party))
        index = NameIndex("person or party of the codebook", named(entries))
        asked = {index.resolve(name) for name in names_in(names, "names")}
        return self.where(lambda statement: asked <= _addressees(statement.audience, self._lookup))

    def responding_to(self, *statements: str) -> Self:
        """Return the statements that answer all of some statements.

        Args:
            statements: Ids of statements.

        Returns:
            Those statements.

        Raises:
            InvalidDataError: No statement is given.
            UnknownNameError: The dossier has no such statement; the error suggests the nearest ones.

        Example:
            >>> from dipltalks import seeds
            >>> "us-assures-prompt-response" in seeds.dossier().statements.responding_to("russia-makes-grain-proposals")
            True
        """
        whole = self._whole()
        known = dict.fromkeys([*(each.id for each in whole), *(name for each in whole for name in each.responds_to)])
        asked = {id_among(known, name, "statement of the dossier") for name in names_in(statements, "statements")}
        return self.where(lambda statement: asked.issubset(statement.responds_to))

    def responses(self) -> Self:
        """Return all statements of the dossier that answer any of these, whether or not they are among these.

        Returns:
            Those statements.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().statements.of_kind("proposal").responses().ids
            ('us-assures-prompt-response',)
        """
        return type(self)(
            tuple(each for each in self._whole() if not self._by_id.keys().isdisjoint(each.responds_to)), self._lookup
        )

    def answered(self) -> Self:
        """Return the statements, of whatever kind, to which some statement of the dossier responds.

        Returns:
            Those statements.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().statements.answered().ids
            ('russia-makes-grain-proposals',)
        """
        answered = {name for each in self._whole() for name in each.responds_to}
        return self.where(lambda statement: statement.id in answered)

    def unanswered(self) -> Self:
        """Return the statements that call for an answer, and to which none is reported in these sources.

        Proposals, requests, demands, allegations and threats call for an answer. That these sources report none does
        not mean that none was given: silence in them is not silence.

        Returns:
            Those statements.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().statements.of_kind("proposal").unanswered().ids
            ('russia-proposes-direct-flights',)
        """
        return self.of_kind(*CALLING_FOR_ANSWER) - self.answered()

    def on_compliance_with(self, agreement: str) -> Self:
        """Return what was said about keeping or breaking an agreement: never a fact, always somebody's word.

        Args:
            agreement: Its id, title or alias.

        Returns:
            The statements about the agreement that allege, deny, acknowledge, claim, criticize, clarify or retract.
            It goes by these kinds alone: a claim about something else in the agreement is among them.

        Raises:
            InvalidDataError: The agreement is not given as text.
            UnknownNameError: The dossier has no such agreement; the error suggests the nearest ones.
            AmbiguousNameError: The name means more than one agreement.

        Example:
            >>> from dipltalks import seeds
            >>> found = seeds.dossier().statements.on_compliance_with("energy-strikes-moratorium")
            >>> {str(kind): count for kind, count in found.count_by("kind").items()}
            {'allegation': 5, 'claim': 3}
        """
        asked = agreement_id(agreement, self._lookup)
        return self.of_kind(*ON_COMPLIANCE).where(lambda statement: asked in statement.about)

    def _whole(self) -> tuple[Statement, ...]:
        """Return all statements of the dossier."""
        return self._lookup.records_of(Statement)


def _addressees(audience: tuple[Speaker, ...], lookup: Lookup) -> frozenset[str | None]:
    """Return the ids of the people and parties that an audience stands for."""
    return stand_for((speaker.party for speaker in audience), lookup) | {speaker.person for speaker in audience}
