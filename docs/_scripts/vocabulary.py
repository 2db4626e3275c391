#!/usr/bin/env python3
"""Write the reference page of the closed vocabularies out of the vocabularies themselves.

Without an option the page is printed; `--write` puts it in its place among the docs; `--check` exits 1 if the page
that stands there is not the one that would be written.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import generated

from dipltalks._values.edtf import Precision
from dipltalks._values.terms import Term
from dipltalks._vocabulary.agreements import (
    AgreementStage,
    AgreementStatus,
    EventKind,
    Implementation,
    Instrument,
    LinkKind,
)
from dipltalks._vocabulary.answers import ChangeKind, DisagreementKind, IdentityReason, MatchReason, Origin
from dipltalks._vocabulary.measures import MeasureKind
from dipltalks._vocabulary.meetings import (
    InheritedField,
    Laterality,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Modality,
)
from dipltalks._vocabulary.parties import Attendance, DelegateRole, PartyKind, PartyRole
from dipltalks._vocabulary.statements import StatementKind, Strength

PAGE: Final = Path(__file__).parents[1] / "reference" / "vocabulary.md"

VOCABULARIES: Final[tuple[type[Term], ...]] = (
    MeetingStatus,
    Modality,
    MeetingLevel,
    MeetingFormat,
    Laterality,
    InheritedField,
    DelegateRole,
    Attendance,
    PartyKind,
    PartyRole,
    Instrument,
    AgreementStage,
    EventKind,
    AgreementStatus,
    LinkKind,
    Implementation,
    MeasureKind,
    StatementKind,
    Strength,
    Precision,
    Origin,
    DisagreementKind,
    ChangeKind,
    MatchReason,
    IdentityReason,
)
"""The vocabularies in the order of the page."""

INTRODUCTION: Final = """\
# Vocabulary

<!-- Written by docs/_scripts/vocabulary.py: change the definitions in the code, then run it with --write. -->

Where a question has a fixed set of answers, a record answers it with a term of a closed vocabulary.
A term equals its text, is written to files as that text, and carries its `definition` and its `source`.
The last five are for the answers of a [dossier](dossier.md), not for records.
What a source does not state is absent from the record, so no term means "unknown".
The one exception is `AgreementStatus`, which is derived and says so where the events do not decide it.

```python
>>> from dipltalks import Meeting, MeetingStatus
>>> meeting = Meeting(id="ru-us-2025-02-27-istanbul", status="held")
>>> meeting.status
<MeetingStatus.HELD: 'held'>
>>> meeting.status == "held", meeting.status.definition
(True, 'The meeting took place, and is not said to have been broken off.')

```
"""


def page(vocabularies: Iterable[type[Term]] = VOCABULARIES) -> str:
    """Return the whole page as Markdown."""
    return "\n".join([INTRODUCTION, *("\n".join(section(vocabulary)) for vocabulary in vocabularies)])


def section(vocabulary: type[Term]) -> Iterator[str]:
    """Yield the lines about one vocabulary: what its docstring says, under its name, and a table of its terms.

    The terms are shown by the table alone: the directive leaves them out, and the example with them.
    """
    properties = [name for name, value in vars(vocabulary).items() if isinstance(value, property)]
    yield from (f"::: dipltalks.{vocabulary.__name__}", "    options:")
    yield from (f"      members: {properties or 'false'}", "      inherited_members: false")
    yield from ("      show_docstring_examples: false", "")
    yield from ("| term | definition | source |", "|---|---|---|")
    for term in vocabulary:
        yield f"| `{term.value}` | {cell(term.definition)} | {cell(term.source)} |"
    yield ""


def cell(text: str) -> str:
    """Return a text in the form in which it may stand in a cell of a table."""
    return text.replace("|", r"\|")


if __name__ == "__main__":
    sys.exit(generated.main("The reference page of the closed vocabularies.", PAGE, page))
