"""The briefing: what a dossier comes to, for a terminal of 80 columns.

Nothing is shown bare that is contested, inferred, inherited, derived or only told by somebody: `marks` says how.
"""

from collections.abc import Iterator, Sized

from dipltalks._dossier.assertion import quoted
from dipltalks._dossier.assertion import shown as told
from dipltalks._dossier.dossier import Dossier
from dipltalks._query.meetings import TO_COME
from dipltalks.cli.layout import lines_of, section
from dipltalks.cli.telling_agreements import agreement_lines, measure_lines
from dipltalks.cli.telling_meetings import meeting_lines
from dipltalks.cli.telling_statements import statement_lines
from dipltalks.cli.wording import NOT_STATED, Wording, counted


def brief(dossier: Dossier) -> str:
    """Return the briefing on a dossier.

    Args:
        dossier: What to tell of.

    Returns:
        Text in lines of at most 80 columns: rounds held, what is next and who leads, other contacts, topics,
        agreements with their state on the day up to which the dossier is known, measures, statements by side,
        disagreements, sources.
    """
    wording, meetings = Wording.of(dossier), dossier.meetings
    held, upcoming = meetings.held(), meetings.upcoming() if dossier.known_on else meetings.with_status(*TO_COME)
    on = f" on {dossier.known_on}" if dossier.known_on else ""
    lines = [
        *lines_of(f"Known on {dossier.known_on or 'a day that is not stated'}: {_counts(dossier)}."),
        *lines_of("In brackets: what is more, or less, than the plain words of a source."),
        *section("Held", meeting_lines(wording, held)),
        *section("Next", meeting_lines(wording, upcoming)),
        *section("Other meetings and contacts", meeting_lines(wording, meetings - held - upcoming)),
        *section("Topics", _topic_lines(wording)),
        *section(f"Agreements{on}", agreement_lines(wording)),
        *section("Measures", measure_lines(wording)),
        *section("Statements by side", statement_lines(wording)),
        *section("Where sources disagree", _disagreement_lines(wording)),
        *section("Sources", _source_lines(dossier)),
    ]
    return "\n".join(lines)


def _counts(dossier: Dossier) -> str:
    """Return how much there is of everything."""
    found: dict[str, Sized] = {
        "source": dossier.sources,
        "meeting": dossier.meetings,
        "agreement": dossier.agreements,
        "measure": dossier.measures,
        "statement": dossier.statements,
    }
    return ", ".join(counted(len(records), noun) for noun, records in found.items())


def _topic_lines(wording: Wording) -> Iterator[str]:
    """Yield a line for each topic, the narrower ones below the broader, with how much there is about it."""
    topics = wording.dossier.topics
    narrower: dict[str, list[str]] = {}
    for topic in topics:
        for broader in topic.broader:
            narrower.setdefault(broader, []).append(topic.id)
    below = {name for names in narrower.values() for name in names}
    told = set[str]()
    for topic in sorted(topics, key=lambda topic: topic.id in below):
        ahead = [] if topic.id in told else [(topic.id, 1)]
        while ahead:
            name, level = ahead.pop()
            yield from lines_of(f"{wording.name(name)}: {_about(wording.dossier, name)}", level)
            fresh = [each for each in reversed(narrower.get(name, ())) if each not in told]
            told |= {name, *fresh}
            ahead += [(each, level + 1) for each in fresh]


def _about(dossier: Dossier, topic: str) -> str:
    """Return how many records there are about a topic or narrower ones."""
    found: dict[str, Sized] = {
        "meeting": dossier.meetings.about(topic),
        "agreement": dossier.agreements.about(topic),
        "measure": dossier.measures.about(topic),
        "statement": dossier.statements.about(topic),
    }
    return ", ".join(counted(len(records), noun) for noun, records in found.items() if records) or "nothing"


def _disagreement_lines(wording: Wording) -> Iterator[str]:
    """Yield the lines of disagreements: what is contested, then what each report says in which words."""
    for each in wording.dossier.disagreements():
        whose = "the codebook" if each.entries else each.records[0]
        what = f"Rounds of {wording.name(each.track)}" if each.track else f"{each.field} of {whose}"
        remark = f" ({each.remark})" if each.remark else ""
        view = "" if each.shown is None else f"{told(each.shown)}, for "
        yield from lines_of(f"{what}{remark}. Shown: {view}{each.rule}.", 1)
        for claim in each.assertions:
            words = "no words" if claim.inference is None else f"inferred, for “{claim.inference.reason}”"
            words = words if claim.evidence is None else quoted(claim.evidence)
            yield from lines_of(f"{claim.report}: {claim.record}: {told(claim.value)}; {words}", 2)
        for entry in each.entries:
            yield from lines_of(told(entry), 2)


def _source_lines(dossier: Dossier) -> Iterator[str]:
    """Yield a line or two for each source."""
    for source in dossier.sources:
        publisher = source.publisher or f"publisher {NOT_STATED}"
        reprint = f", reprinted by {source.republished_by}" if source.republished_by else ""
        title = f": {source.title}" if source.title else ""
        published = f"date {NOT_STATED}" if source.published is None else str(source.published)
        yield from lines_of(f"{source.id}: {publisher}{reprint}, {published}{title}", 1)
