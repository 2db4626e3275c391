"""Search: records that hold a word, in their titles, their statements or the words behind their fields."""

import unicodedata
from collections.abc import Iterator

from dipltalks._dossier.view import View
from dipltalks._errors import InvalidDataError, one_problem
from dipltalks._model.agreement import Agreement
from dipltalks._model.meeting import Meeting
from dipltalks._model.report import CodedRecord
from dipltalks._model.statement import Statement
from dipltalks._values.annotations import shape_of
from dipltalks._values.texts import Text


def search(view: View, text: str) -> tuple[CodedRecord, ...]:
    """Return the records that hold a word, or several words in a row.

    Args:
        view: The dossier.
        text: The words; case, accents and what stands between words make no difference.

    Returns:
        The records, in the order in which reports first speak of them.

    Raises:
        InvalidDataError: `text` is not text, or has no word in it.
    """
    if problems := tuple(shape_of(Text).problems(text, "text")):
        raise InvalidDataError(problems)
    wanted = _words(text)
    if not wanted.strip():
        raise one_problem("has no word in it", text, "give a word, or several", path="text")
    return tuple(
        record
        for name, record in view.shown.items()
        if any(wanted in _words(held) for said in view.said[name] for held in _texts(said.record))
    )


def _texts(record: CodedRecord) -> Iterator[str]:
    """Yield the texts of a record that are searched."""
    if isinstance(record, Statement):
        yield from filter(None, (record.text, record.occasion))
    else:
        yield from filter(None, (record.title,))
    if isinstance(record, Meeting):
        yield from filter(None, (record.round_label,))
    if isinstance(record, Agreement):
        yield from record.aliases
        yield from filter(None, (provision.text for provision in record.provisions))
    yield from filter(None, (evidence.quote for evidence in record.evidence))


def _words(text: str) -> str:
    """Return the words of a text in lower case and without accents, each between blanks."""
    plain = (char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return f" {' '.join(''.join(char if char.isalnum() else ' ' for char in plain).split())} "
