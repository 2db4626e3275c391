"""Statements, as the briefing tells them."""

from collections.abc import Iterator

from dipltalks._model.statement import Statement
from dipltalks._values.names import name_key
from dipltalks.cli.layout import lines_of
from dipltalks.cli.wording import NOT_STATED, Wording, date_of, shortened, words_of

OWN_VOICE = "The sources themselves"
"""Heads the statements that have no speaker."""


def statement_lines(wording: Wording) -> Iterator[str]:
    """Yield the lines of statements under the side that speaks, those of the sources themselves last."""
    sides: dict[str, list[Statement]] = {}
    for statement in wording.dossier.statements:
        sides.setdefault(_side_of(wording, statement), []).append(statement)
    for side, statements in sorted(sides.items(), key=lambda item: (item[0] == OWN_VOICE, -len(item[1]))):
        yield from lines_of(f"{side}: {len(statements)}", 1)
        for statement in statements:
            yield from _statement(wording, statement)


def _side_of(wording: Wording, statement: Statement) -> str:
    """Return the side that a statement is made for: the widest party of its speaker."""
    if statement.speaker is None:
        return OWN_VOICE
    party, seen = statement.speaker.party, set[str]()
    while party is not None and party not in seen:
        seen.add(party)
        known = wording.dossier.parties
        wider = known[party].part_of if party in known.ids else None
        if wider is None:
            return wording.name(party)
        party = wider
    return f"side {NOT_STATED}"


def _statement(wording: Wording, statement: Statement) -> Iterator[str]:
    """Yield the lines of a statement: when, what sort, who, through whom, and the words."""
    when = f"{date_of(statement.when)}{wording.beside(statement, 'when')}"
    who = ""
    if statement.speaker is not None:
        who = f" by {wording.holder(statement.speaker)}{wording.beside(statement, 'speaker')}"
    kind = " ".join(words_of(term) for term in (statement.strength, statement.kind) if term is not None)
    marks = wording.beside(statement, "kind")
    through = "".join(f", as told by {teller}" for teller in _tellers(wording, statement))
    yield from lines_of(f"{when}: {kind}{marks}{who}{through}", 2)
    yield from lines_of(f"“{shortened(statement.text)}”", 3)


def _tellers(wording: Wording, statement: Statement) -> tuple[str, ...]:
    """Return who passed a statement on: all whom the source names for it but the speaker."""
    own = set[str]()
    if statement.speaker is not None:
        ids = filter(None, (statement.speaker.person, statement.speaker.party))
        own = {name_key(name) for key in ids for name in wording.names(key)}
    named = (teller for each in statement.evidence for teller in each.attribution)
    return tuple(dict.fromkeys(teller for teller in named if name_key(teller) not in own))
