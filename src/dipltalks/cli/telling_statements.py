"""Statements, as the briefing tells them."""

from collections.abc import Iterator

from dipltalks._model.statement import Statement
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
        wider = wording.dossier.parties[party].part_of
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
    retold = {chain[-1] for each in statement.evidence if len(chain := each.attribution) > 1}
    through = f", as told by {' and '.join(sorted(retold))}" if retold else ""
    yield from lines_of(f"{when}: {kind}{marks}{who}{through}", 2)
    yield from lines_of(f"“{shortened(statement.text)}”", 3)
