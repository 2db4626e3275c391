"""Wording: how the briefing names things, writes dates, and marks what is not simply the words of a source."""

import attrs

from dipltalks._dossier.dossier import Dossier
from dipltalks._model.delegation import Delegate
from dipltalks._model.report import CodedRecord
from dipltalks._model.statement import Speaker
from dipltalks._values.edtf import Precision
from dipltalks._values.when import When
from dipltalks.cli.marks import Marks

NOT_STATED = "not stated"

LONGEST = 300
"""Characters of a statement that are shown."""


@attrs.frozen
class Wording:
    """How the parts of one dossier are told of."""

    dossier: Dossier
    marks: Marks

    @classmethod
    def of(cls, dossier: Dossier) -> "Wording":
        """Return the wording for a dossier."""
        return cls(dossier, Marks(dossier))

    def name(self, key: str) -> str:
        """Return what a party, person, topic or record is called; its id if it is not there, or has no name."""
        try:
            entry = self.dossier[key]
        except LookupError:
            return key
        names = (getattr(entry, field, None) for field in ("name", "label", "title"))
        return next(filter(None, names), key)

    def names(self, key: str) -> tuple[str, ...]:
        """Return all names of a person or party; its id if it is not there."""
        for entries in (self.dossier.people, self.dossier.parties):
            if key in entries.ids:
                return (entries[key].name, *entries[key].aliases)
        return (key,)

    def holder(self, who: Delegate | Speaker) -> str:
        """Return name and office of somebody, or the party that speaks, as far as they are stated."""
        party = who.party if isinstance(who, Speaker) and who.person is None else None
        return ", ".join(filter(None, (who.person and self.name(who.person), party and self.name(party), who.office)))

    def beside(self, record: CodedRecord, *paths: str) -> str:
        """Return what stands behind a value: its marks in brackets, or nothing if there are none."""
        if self.dossier[record.id] is not record:
            return " [its id means several things]"
        marks = self.marks.beside(record.id, *paths)
        return f" [{', '.join(marks)}]" if marks else ""

    def tellers(self, record: CodedRecord, path: str) -> str:
        """Return whose words a value rests on; nothing if a source says it in its own voice."""
        return " and ".join(self.marks.tellers(record.id, path)) if self.dossier[record.id] is record else ""


def date_of(when: When | None) -> str:
    """Return a date in words where its text might be misread."""
    if when is None:
        return f"date {NOT_STATED}"
    if when.is_one_of and when.latest is None:
        return f"on or after {when.earliest}"
    if when.is_one_of and when.earliest is None:
        return f"on or before {when.latest}"
    if when.is_one_of:
        return f"some time from {when.earliest} to {when.latest}"
    is_one_day = when.is_interval or when.precision in (Precision.DAY, Precision.TIME)
    return str(when) if is_one_day else f"in {when}"


def words_of(term: str) -> str:
    """Return a term as words."""
    return str(term).replace("_", " ")


def counted(count: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def shortened(text: str) -> str:
    """Return the beginning of a long text, on one line; it is cut between words where it has any."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rpartition(' ')[0] or line[:LONGEST]} …"
