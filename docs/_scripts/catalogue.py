#!/usr/bin/env python3
"""Write the catalogue of the shipped dossier: every record field by field, with the words or the reason behind it.

Without an option the page is printed; `--write` puts it in its place among the docs; `--check` exits 1 if the page
that stands there is not the one that would be written.
"""

import html
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import generated

from dipltalks import (
    Agreement,
    Delegate,
    Dossier,
    Measure,
    Meeting,
    Party,
    Person,
    Speaker,
    Statement,
    Topic,
    When,
    seeds,
)
from dipltalks._dossier.assertion import Assertion, shown
from dipltalks._model.report import CodedRecord
from dipltalks._values.countries import COUNTRIES
from dipltalks._values.paths import keys_in, leaves, value_at
from dipltalks._values.record import Record
from dipltalks._values.terms import Term
from dipltalks.cli.marks import GONE
from dipltalks.cli.wording import NOT_STATED, Wording, date_of, words_of

PAGE: Final = Path(__file__).parents[1] / "reference" / "catalogue.md"

NO_FIELDS_OF_THEIR_OWN: Final = frozenset({"title", "evidence", "inferred", "note", "same_as"})
"""What is shown beside the table of a record, or not at all."""

LABELS: Final = frozenset({"id", "track"})
"""Fields that the coder named, for which no source has words."""

INTRODUCTION: Final = """\
# Catalogue

<!-- Written by docs/_scripts/catalogue.py: change the coding in src/dipltalks/seeds, then run it with --write. -->

Everything that the [shipped dossier](seeds.md) shows, folded out of its reports, with what stands behind each field.
The same can be asked for in Python:

```python
>>> from dipltalks import seeds
>>> dossier = seeds.dossier()
>>> dossier["ru-us-2025-02-18-riyadh"].place.city
'Riyadh'
>>> print(dossier.explain("ru-us-2025-02-18-riyadh", "place.city"))
ru-us-2025-02-18-riyadh place.city = 'Riyadh' (stated, rt-2025-04-08): “The first meeting ...”

```

## How to read it

Each record is a table of what is stated: the [path](index.md#field-paths) of a field, the value, and numbers.
The numbers lead to the list below the table, of quotations and inferences.
A quotation comes with its place in the source, and with whom the source names for the words.
An inference comes with the reason of the coder, and the records that it rests on.
What no source states has no row, and silence in these sources is not silence.

In brackets stands what is more, or less, than the plain words of a source:

| mark | the value |
|---|---|
| `inferred` | was worked out by the coder, who says from what |
| `partly inferred` | has words for a part of it, such as a day without its year |
| `inherited` | is taken from another meeting, from which a source says that it is unchanged |
| `derived` | follows from the events by rule; no source states it |
| `contested` | is one of several that [sources give](#where-sources-disagree) |

What no source says in its own voice is *according to* somebody.
Statements are what somebody said, which need not be so.
A source that has another value than the one shown is named with its own: *which has*.

Ids, titles and tracks are labels of the coder.
The names of parties, people and places are the choice of this dossier, and stand for no recognition.
The form that a source uses stays in the quotation.
"""


def page(dossier: Dossier | None = None) -> str:
    """Return the whole page as Markdown."""
    wording = Wording.of(dossier or seeds.dossier())
    lines = [INTRODUCTION]
    for title, below in SECTIONS.items():
        lines += [f"## {title}", "", *below(wording)]
    return "\n".join(lines)


def source_lines(wording: Wording) -> Iterator[str]:
    """Yield the lines of the sources."""
    for source in wording.dossier.sources:
        published = NOT_STATED if source.published is None else str(source.published)
        yield from (f"### {plain(source.id)} {{ #{source.id} }}", "", "| field | value |", "|---|---|")
        yield f"| title | {plain(source.title or NOT_STATED)} |"
        yield f"| publisher | {plain(source.publisher or NOT_STATED)} |"
        if source.republished_by:
            yield f"| reprinted by | {plain(source.republished_by)} |"
        yield f"| published | {published} |"
        yield f"| language | {source.language or NOT_STATED} |"
        if source.body:
            yield f"| body | characters {source.body[0]}–{source.body[1]} of its text |"
        yield ""


def titled_lines(wording: Wording, records: Iterable[Meeting | Agreement | Measure]) -> Iterator[str]:
    """Yield the lines of records that have a title."""
    for record in records:
        yield from record_lines(wording, record, f"### {plain(record.title or record.id)}")


def statement_lines(wording: Wording) -> Iterator[str]:
    """Yield the lines of the statements, under the newest source that has them: the one whose words are shown."""
    dossier = wording.dossier
    for report in dossier.reports:
        yield from (f"### In {plain(report.source.id)}", "")
        for statement in dossier.statements:
            if dossier.explain(statement.id, "text")[0].report == report.key:
                yield from record_lines(wording, statement, f"#### {plain(statement.id)}")


def record_lines(wording: Wording, record: CodedRecord, heading: str) -> Iterator[str]:
    """Yield the lines of one record: its fields in a table, and below it what stands behind them."""
    behind: dict[str, int] = {}
    yield from (f"{heading} {{ #{record.id} }}", "", "| field | value | behind it |", "|---|---|---|")
    yield from (row(wording, record, path, value, behind) for path, value in stated(record))
    if isinstance(record, Agreement) and wording.dossier.known_on is not None:
        yield f"| `status` | {status(record, str(wording.dossier.known_on))} | the events |"
    yield ""
    yield from (f"{number}. {text}" for text, number in behind.items())
    yield ""
    if record.note:
        yield from (f"Note of the coder: {plain(record.note)}", "")


def stated(record: CodedRecord) -> Iterator[tuple[str, Any]]:
    """Yield path and value of what a record states; of parts that a key tells apart, the path of their key."""
    for path, value in leaves(record):
        if path.partition(".")[0] not in NO_FIELDS_OF_THEIR_OWN:
            keys = keys_in(type(record), path)
            is_part = isinstance(value, Record) and keys
            yield (f"{path}.{keys[-1].names[-1]}", keys[-1].text) if is_part else (path, value)


def row(wording: Wording, record: CodedRecord, path: str, value: Any, behind: dict[str, int]) -> str:
    """Return the row of one field; the words for it that are new are added to what stands behind the record."""
    told = [each for each in wording.dossier.explain(record.id, path) if each.origin not in GONE]
    numbers: dict[int, str] = {}
    for each in told:
        if (text := words_behind(record, each)) is not None:
            numbers[behind.setdefault(text, len(behind) + 1)] = differing(wording, record, path, each)
    tellers = "" if isinstance(record, Statement) else wording.tellers(record, path)
    according = f", according to {plain(tellers)}" if tellers else ""
    shown_as = f"{in_words(wording, path, value)} {plain(wording.beside(record, path))}".rstrip()
    label = "label" if path in LABELS else ""
    words = ", ".join(f"{number}{other}" for number, other in sorted(numbers.items())) or label
    return f"| `{path}` | {shown_as}{according} | {words} |"


def words_behind(record: CodedRecord, told: Assertion) -> str | None:
    """Return the words or the reason of a report; None if it gives neither."""
    where = f"[{plain(told.report)}](#{told.report})"
    said_of = "" if told.record == record.id else f", of [{plain(told.record)}](#{told.record})"
    if told.inference is not None:
        basis = ", ".join(f"[{plain(name)}](#{name})" for name in told.inference.basis)
        rests = f" Rests on {basis}." if basis else ""
        return f"Inferred: {plain(told.inference.reason)}{rests} ({where}{said_of})"
    if told.evidence is None:
        return None
    words = told.evidence.locator if told.evidence.quote is None else f"“{told.evidence.quote}”"
    chain = ", as told by ".join(told.evidence.attribution)
    according = f", according to {plain(chain)}" if chain else ""
    place = "" if told.evidence.start is None else f", characters {told.evidence.start}–{told.evidence.end}"
    return f"{plain(words or '')}{according} ({where}{place}{said_of})"


def differing(wording: Wording, record: CodedRecord, path: str, told: Assertion) -> str:
    """Return what a report gives for a field, if it is not what is shown; of lists and parts the words tell it."""
    if told.field != path or isinstance(told.value, tuple | Record) or told.value == value_at(record, path):
        return ""
    return f" (which has: {in_words(wording, path, told.value)})"


def status(agreement: Agreement, day: str) -> str:
    """Return the status of an agreement on a day."""
    return f"{' or '.join(map(words_of, agreement.possible_statuses_on(day)))} on {day} [derived]"


def in_words(wording: Wording, path: str, value: Any) -> str:
    """Return a value as Markdown; what is on this page is a link."""
    if path == "id":
        return f"`{value}`"
    if path == "text":
        return f"“{plain(value)}”"
    if path == "place.country":
        return f"{plain(COUNTRIES[value])} (`{value}`)"
    is_text = isinstance(value, str) and not isinstance(value, Term)
    return link(wording, value) if is_text else of_its_kind(wording, value)


def of_its_kind(wording: Wording, value: Any) -> str:
    """Return a value that is no text as Markdown."""
    if isinstance(value, When):
        return f"{date_of(value)} (`{value}`)" if value.is_one_of else date_of(value)
    if isinstance(value, Delegate | Speaker):
        return plain(wording.holder(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return words_of(str(value))


def link(wording: Wording, name: str) -> str:
    """Return what something is called, as a link to where it stands; what is no id stays as it is."""
    try:
        wording.dossier[name]
    except LookupError:
        return plain(name)
    return f"[{plain(wording.name(name))}](#{name})"


def disagreement_lines(wording: Wording) -> Iterator[str]:
    """Yield the lines of the disagreements: what is contested, what is shown by which rule, and who says what."""
    for each in wording.dossier.disagreements():
        what = f"the rounds of {wording.name(each.track)}" if each.track else f"`{each.field}` of {each.records[0]}"
        remark = f"; {each.remark}" if each.remark else ""
        view = "" if each.shown is None else f" {shown(each.shown)}, for"
        yield from (f"On {plain(what)}{remark}.", f"Shown:{plain(view)} {plain(each.rule)}.", "")
        for told in each.assertions:
            words = words_behind(wording.dossier[told.record], told) or "no words"
            yield f"- {link(wording, told.record)}: {plain(shown(told.value))} – {words}"
        yield ""


def topic_lines(wording: Wording) -> Iterator[str]:
    """Yield the topics as a tree, the narrower below the broader; a topic with several broader ones is below each."""
    yield from topics_below(list(wording.dossier.topics), None, "")
    yield ""


def topics_below(topics: Iterable[Topic], broader: str | None, indent: str) -> Iterator[str]:
    """Yield the lines of the topics directly below one, each with those below it; of all that have none above them."""
    for topic in topics:
        if broader in topic.broader or (broader is None and not topic.broader):
            definition = f": {plain(topic.definition)}" if topic.definition else ""
            called = f" Also called: {plain(', '.join(topic.aliases))}." if topic.aliases else ""
            yield f"{indent}- **{plain(topic.label)}** {anchor(topic.id)}{definition}{called}"
            yield from topics_below(topics, topic.id, f"{indent}    ")


def track_lines(wording: Wording) -> Iterator[str]:
    """Yield the tracks."""
    for track in wording.dossier.tracks:
        of = ", ".join(link(wording, name) for name in (*track.parties, *track.topics))
        yield f"- **{plain(track.label)}** {anchor(track.id)}{f': {of}' if of else ''}"
    yield ""


def party_lines(wording: Wording) -> Iterator[str]:
    """Yield the parties as a table."""
    yield from ("| id | name | kind | part of | other names | note |", "|---|---|---|---|---|---|")
    for party in wording.dossier.parties:
        kind = words_of(party.kind) if party.kind else ""
        part_of = link(wording, party.part_of) if party.part_of else ""
        yield f"| {anchor(party.id)} | {plain(party.name)} | {kind} | {part_of} | {others(party)} | {noted(party)} |"
    yield ""


def person_lines(wording: Wording) -> Iterator[str]:
    """Yield the people as a table, with the offices that records name."""
    yield from ("| id | name | offices | other names | note |", "|---|---|---|---|---|")
    for person in wording.dossier.people:
        held = plain("; ".join(offices(wording.dossier, person)))
        yield f"| {anchor(person.id)} | {plain(person.name)} | {held} | {others(person)} | {noted(person)} |"
    yield ""


def offices(dossier: Dossier, person: Person) -> tuple[str, ...]:
    """Return the offices that somebody is said to hold."""
    delegations = (delegation for meeting in dossier.meetings for delegation in meeting.delegations)
    delegates = (delegate for each in delegations for delegate in (each.head, *each.members))
    speakers = (speaker for each in dossier.statements for speaker in (each.speaker, *each.audience))
    holders = (each for each in (*delegates, *speakers) if each is not None and each.person == person.id)
    return tuple(dict.fromkeys(each.office for each in holders if each.office is not None))


def locality_lines(wording: Wording) -> Iterator[str]:
    """Yield the places of the codebook."""
    for locality in wording.dossier.codebook.localities:
        country = f", {plain(COUNTRIES[locality.country])} (`{locality.country}`)" if locality.country else ""
        yield f"- {plain(locality.name)}{country}"
    yield ""


def others(entry: Party | Person) -> str:
    """Return the other names of an entry of the codebook."""
    return plain(", ".join(entry.aliases))


def noted(entry: Party | Person) -> str:
    """Return the remark on an entry of the codebook."""
    return plain(entry.note or "")


def anchor(name: str) -> str:
    """Return an id to which links on the page lead."""
    return f"`{name}`{{ #{name} }}"


def plain(text: str) -> str:
    """Return a text on one line, in the form in which Markdown shows it as it is, in the cell of a table too."""
    return re.sub(r"([\\`*_{}\[\]|])", r"\\\1", html.escape(" ".join(text.split()), quote=False))


SECTIONS: Final[Mapping[str, Callable[[Wording], Iterator[str]]]] = {
    "Sources": source_lines,
    "Meetings": lambda wording: titled_lines(wording, wording.dossier.meetings),
    "Agreements": lambda wording: titled_lines(wording, wording.dossier.agreements),
    "Measures": lambda wording: titled_lines(wording, wording.dossier.measures),
    "Statements by source": statement_lines,
    "Where sources disagree": disagreement_lines,
    "Topics": topic_lines,
    "Tracks": track_lines,
    "Parties": party_lines,
    "People": person_lines,
    "Places": locality_lines,
}
"""What the sections of the page are called, and what writes them."""


if __name__ == "__main__":
    sys.exit(generated.main("The catalogue of the shipped dossier.", PAGE, page))
