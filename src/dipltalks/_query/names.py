"""Name indexes: what a name in a question means, and what else it may have meant.

To resolve is strict: a name means what has this id, or else this name, or else a name with the same key, and if that
is not exactly one it is an error. To find is generous: initials, parts of names and near spellings are candidates
too, each with the reason why, and are merely suggested.
"""

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from dipltalks._errors import AmbiguousNameError, UnknownNameError, one_problem
from dipltalks._model.party import Party
from dipltalks._model.person import Person
from dipltalks._model.topic import Topic
from dipltalks._model.track import Track
from dipltalks._values.countries import names_of_country
from dipltalks._values.names import name_key, name_words
from dipltalks._values.nearest import LONGEST
from dipltalks._vocabulary.answers import MatchReason
from dipltalks._vocabulary.parties import PartyKind

Named = Party | Person | Topic | Track
"""What has names of its own in a codebook."""

CANDIDATES = 10
"""How many candidates are found for a name at the most."""

SUGGESTIONS = 3
"""How many of them an error suggests at the most."""


def check_name(text: object, kind: str) -> None:
    """Refuse what is no name.

    Args:
        text: What is to be looked up.
        kind: What it is to be the name of, such as `place`.

    Raises:
        InvalidDataError: It is not text, or is empty.
    """
    if not isinstance(text, str):
        raise one_problem(f"is not the name of a {kind}", text, "give one name or id as text")
    if not text.strip():
        raise one_problem(f"is empty, where the name of a {kind} is wanted", text, "give a name or an id")


@attrs.frozen(kw_only=True)
class NameMatch:
    """A candidate for a name that was asked for.

    Example:
        >>> NameIndex("person", [("lavrov", ["Sergei Lavrov"])]).find("S. Lavrov")
        (NameMatch(id='lavrov', name='Sergei Lavrov', reason=<MatchReason.INITIALS: 'initials'>),)
    """

    id: str
    """The id of what may be meant."""
    name: str
    """The known name that matched, which may be an alias or the id itself."""
    reason: MatchReason
    """Why it is a candidate."""


class _Name(NamedTuple):
    """A name, taken apart for comparison."""

    folded: str
    """The text, case aside."""
    key: str
    words: frozenset[str]
    """The words of the key."""
    given: tuple[str, ...]
    """The words before the last one, in plain letters: initials only fit what has not been respelled."""
    last: str
    """The key of the last word."""


class NameIndex:
    """What names of one kind mean.

    Example:
        >>> index = NameIndex("party", [("RU", ["Russia", "Moscow"]), ("US", ["United States", "U.S."])])
        >>> index.resolve("Moscow"), index.resolve("us")
        ('RU', 'US')
    """

    def __init__(self, kind: str, names: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Build the index.

        Args:
            kind: What the names are names of, for messages: `party of the codebook`.
            names: Pairs of an id and its names, the one that is shown first. An id may come several times.
        """
        self._kind = kind
        self._shown: dict[str, str] = {}
        self._names: dict[tuple[str, str], None] = {}
        self._by_text: dict[str, dict[str, None]] = {}
        self._by_key: dict[str, dict[str, None]] = {}
        for name, own in names:
            self._add(name, (*own, name))

    def _add(self, name: str, own: tuple[str, ...]) -> None:
        """Take in the names of an id, the id among them."""
        self._shown.setdefault(name, own[0])
        for text in own:
            self._names[name, text] = None
            self._by_text.setdefault(text.casefold(), {})[name] = None
            if key := name_key(text):
                self._by_key.setdefault(key, {})[name] = None

    def resolve(self, text: str) -> str:
        """Return the id that a name means.

        Args:
            text: An id, a name or an alias, in any spelling that has the same key.

        Returns:
            The id that is meant. An id goes before a name, and the same text before the same key.

        Raises:
            UnknownNameError: Nothing has this name; the nearest names are suggested.
            AmbiguousNameError: Several have it.
            InvalidDataError: It is not text, or is empty.
        """
        check_name(text, self._kind)
        if text in self._shown:
            return text
        for ids in (self._by_text.get(text.casefold()), self._by_key.get(name_key(text))):
            if ids and len(ids) > 1:
                raise AmbiguousNameError(text, self._kind, ((name, self._shown[name]) for name in ids))
            if ids:
                return next(iter(ids))
        raise self.unknown(text)

    def unknown(self, text: str) -> UnknownNameError:
        """Return the error for a name that nothing has, with what the nearest ones are called."""
        near = dict.fromkeys(self._called(match) for match in self.find(text)[:SUGGESTIONS])
        return UnknownNameError(text, self._kind, self._shown, near)

    def _called(self, match: NameMatch) -> str:
        """Return what to call a candidate by: the name that matched, or its id where several share that name.

        A name in small letters alone is for matching, and gives way to the name that is shown.
        """
        is_for_matching = match.name.islower() and match.name != match.id
        name = self._shown[match.id] if is_for_matching else match.name
        return name if len(self._by_text[name.casefold()]) == 1 else match.id

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """Find what a name may mean.

        Args:
            text: A name, or what is left of one.

        Returns:
            At most ten candidates, each id once with its best reason: by reason, then by nearness, then by id.

        Raises:
            InvalidDataError: It is not text, or is empty.
        """
        check_name(text, self._kind)
        best: dict[str, tuple[int, int, str, NameMatch]] = {}
        for distance, match in (*self._alike(text), *self._near(text)):
            rank = (_RANKS[match.reason], distance, match.id, match)
            best[match.id] = min(best.get(match.id, rank), rank, key=lambda ranked: ranked[:2])
        return tuple(ranked[3] for ranked in sorted(best.values(), key=lambda ranked: ranked[:3])[:CANDIDATES])

    def _alike(self, text: str) -> Iterator[tuple[int, NameMatch]]:
        """Yield those with a name that is alike word by word, and how many letters the two differ in length."""
        asked = _taken_apart(text)
        for name, own, known in self._taken_apart:
            reason = MatchReason.SAME_ID if text == name == own else _reason(asked, known)
            if reason:
                yield abs(len(asked.key) - len(known.key)), NameMatch(id=name, name=own, reason=reason)

    def _near(self, text: str) -> Iterator[tuple[int, NameMatch]]:
        """Yield those with a name that is spelt nearly the same, and its place among all of these."""
        if len(text) <= LONGEST:
            import difflib

            near = difflib.get_close_matches(name_key(text), self._by_key, CANDIDATES)
            place = {key: index for index, key in enumerate(near)}
            for name, own, known in self._taken_apart:
                if known.key in place:
                    yield place[known.key], NameMatch(id=name, name=own, reason=MatchReason.NEAR_SPELLING)

    @functools.cached_property
    def _taken_apart(self) -> tuple[tuple[str, str, _Name], ...]:
        """Every id with each of its names."""
        return tuple((name, own, _taken_apart(own)) for name, own in self._names)


_RANKS = {reason: rank for rank, reason in enumerate(MatchReason)}


def _taken_apart(text: str) -> _Name:
    """Return a name in its parts."""
    key, (*given, last) = name_key(text), name_words(text) or ("",)
    return _Name(text.casefold(), key, frozenset(key.split()), tuple(given), name_key(last))


def _reason(asked: _Name, known: _Name) -> MatchReason | None:
    """Return why a known name is a candidate, near spelling aside."""
    if asked.folded == known.folded:
        return MatchReason.SAME_NAME
    if not asked.key or not known.key:
        return None
    if asked.key == known.key:
        return MatchReason.SAME_KEY
    same_last = asked.last == known.last
    if same_last and asked.given and known.given and all(map(_is_short_for, asked.given, known.given)):
        return MatchReason.INITIALS
    if same_last or asked.words <= known.words or known.words <= asked.words:
        return MatchReason.PART_OF_NAME
    return None


def _is_short_for(one: str, other: str) -> bool:
    """Tell whether one of two words is the beginning of the other."""
    return one.startswith(other) or other.startswith(one)


def named(entries: Iterable[Named]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the id of each entry with its names, as an index takes them."""
    return ((entry.id, _names_of(entry)) for entry in entries)


def _names_of(entry: Named) -> tuple[str, ...]:
    """Return the names of an entry, the shown one first; a state has all names of its country."""
    if isinstance(entry, Track):
        return (entry.label,)
    if isinstance(entry, Topic):
        return (entry.label, *entry.aliases)
    is_state = isinstance(entry, Party) and entry.kind is PartyKind.STATE
    return (entry.name, *entry.aliases, *(names_of_country(entry.id) if is_state else ()))
