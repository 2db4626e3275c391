"""Search: records that hold a word, in their titles, their statements or the words behind their fields."""

import re
import unicodedata
from collections.abc import Iterator

from dipltalks._dossier.fold import Said
from dipltalks._dossier.folded import Folded
from dipltalks._errors import InvalidDataError, one_problem
from dipltalks._model.agreement import Agreement
from dipltalks._model.report import CodedRecord
from dipltalks._values.annotations import shape_of
from dipltalks._values.texts import Text

SEARCHED = ("title", "round_label", "aliases", "text", "occasion")
"""The fields of records, whatever their class, that hold words of coders and sources."""

NO_WORD = re.compile(r"[\W_]+")
"""What stands between words."""


def search(view: Folded, text: str) -> tuple[CodedRecord, ...]:
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
        if any(wanted in _words(held) for said in view.said[name] for held in _texts(said))
    )


def _texts(said: Said) -> Iterator[str]:
    """Yield the texts of what a report says of a record, as far as they are searched."""
    for field in SEARCHED:
        held = None if field in said.silent else getattr(said.record, field, None)
        yield from held if isinstance(held, tuple) else filter(None, [held])
    if isinstance(said.record, Agreement):
        yield from filter(None, (provision.text for provision in said.record.provisions))
    yield from filter(None, (evidence.quote for evidence in said.record.evidence))


def _words(text: str) -> str:
    """Return the words of a text in lower case and without accents, each between blanks."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return f" {NO_WORD.sub(' ', plain).strip()} "
