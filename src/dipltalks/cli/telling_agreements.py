"""Agreements and measures, as the briefing tells them."""

from collections.abc import Iterator

from dipltalks._model.agreement import Agreement
from dipltalks._values.days import chronological
from dipltalks.cli.layout import lines_of
from dipltalks.cli.wording import NOT_STATED, Wording, date_of, words_of


def agreement_lines(wording: Wording) -> Iterator[str]:
    """Yield the lines of agreements: parties, status on the day, what happened, what they lay down."""
    for agreement in wording.dossier.agreements:
        yield from lines_of(agreement.title or agreement.id, 1)
        yield from lines_of(f"id: {agreement.id}", 2)
        parties = ", ".join(wording.name(party) for party in agreement.parties) or NOT_STATED
        marks = wording.beside(agreement, "parties") if agreement.parties else ""
        yield from lines_of(f"parties: {parties}{marks}{_retold(wording, agreement, 'parties')}", 2)
        if wording.dossier.known_on is not None:
            yield from lines_of(f"status: {_status(wording, agreement)}", 2)
        for event in sorted(agreement.events, key=lambda event: chronological(event.when)):
            by = f" by {' and '.join(wording.name(party) for party in event.by)}" if event.by else ""
            path = f"events.{event.id}"
            what = f"{date_of(event.when)}: {words_of(event.kind)}{by}{wording.beside(agreement, path)}"
            yield from lines_of(f"{what}{_retold(wording, agreement, path)}", 2)
        for provision in agreement.provisions:
            state = f": {words_of(provision.implementation)}" if provision.implementation else ""
            path = f"provisions.{provision.id}"
            what = f"provision: {provision.text or provision.id}{state}{wording.beside(agreement, path)}"
            yield from lines_of(f"{what}{_retold(wording, agreement, path)}", 2)


def _retold(wording: Wording, agreement: Agreement, path: str) -> str:
    """Return according to whom something is, where no source says it in its own voice."""
    tellers = wording.tellers(agreement, path)
    return f", according to {tellers}" if tellers else ""


def _status(wording: Wording, agreement: Agreement) -> str:
    """Return the status of an agreement on the day up to which the dossier is known."""
    day = wording.dossier.known_on
    possible = agreement.possible_statuses_on(str(day))
    states = " or ".join(map(words_of, possible))
    return f"{states} [derived from its events; no source states it]"


def measure_lines(wording: Wording) -> Iterator[str]:
    """Yield the lines of measures."""
    for measure in wording.dossier.measures:
        by = f"by {' and '.join(map(wording.name, measure.by))}" if measure.by else f"by whom is {NOT_STATED}"
        against = f" against {' and '.join(map(wording.name, measure.against))}" if measure.against else ""
        if len(measure.by) > 1 and set(measure.by) == set(measure.against):
            against = " against each other"
        when = f"{date_of(measure.when)}{wording.beside(measure, 'when')}"
        marks = wording.beside(measure, *(path for path in ("by", "against") if getattr(measure, path)))
        kind = f"{words_of(measure.kind)}{wording.beside(measure, 'kind')}"
        yield from lines_of(f"{when}: {measure.title or measure.id} ({kind}), {by}{against}{marks}", 1)
