"""Dossier: a codebook and a set of reports, and all that they come to."""

from functools import cached_property
from math import inf
from typing import Any

import attrs
import pendulum

from dipltalks._dossier.assertion import Explanation
from dipltalks._dossier.contradictions import find_contradictions
from dipltalks._dossier.disagreement import Disagreement
from dipltalks._dossier.explain import class_of, explain
from dipltalks._dossier.numbering import find_clashing_numbers
from dipltalks._dossier.search import search
from dipltalks._dossier.verify import find_problems
from dipltalks._dossier.view import View
from dipltalks._errors import Problem, UnknownNameError
from dipltalks._model.agreement import Agreement
from dipltalks._model.codebook import CLASS_OF_ENTRIES, Codebook
from dipltalks._model.measure import Measure
from dipltalks._model.meeting import Meeting
from dipltalks._model.party import Party
from dipltalks._model.person import Person
from dipltalks._model.report import Report, as_reports
from dipltalks._model.source import Source
from dipltalks._model.statement import Statement
from dipltalks._model.topic import Topic
from dipltalks._model.track import Track
from dipltalks._query.agreements import Agreements
from dipltalks._query.entries import Parties, People, Sources, Tracks
from dipltalks._query.measures import Measures
from dipltalks._query.meetings import Meetings
from dipltalks._query.statements import Statements
from dipltalks._query.topics import Topics
from dipltalks._values.canonical import in_canonical_order
from dipltalks._values.edtf import DAY_SECONDS
from dipltalks._values.nearest import find_nearest
from dipltalks._values.record import Record, declared
from dipltalks._values.when import When


@attrs.frozen(kw_only=True, repr=False, field_transformer=declared)
class Dossier(Record):
    """A codebook and a set of reports, from which everything else is worked out.

    A dossier is a set: it keeps its reports in canonical order and each of them once, so that two dossiers of the
    same reports are equal, in whatever order they were given. What it shows is folded out of the reports when it is
    first asked for, and belongs to no file.

    Example:
        >>> from dipltalks import seeds
        >>> dossier = seeds.dossier()
        >>> [report.key for report in dossier.reports], str(dossier.known_on)
        (['unnamed-2025-04-02', 'rt-2025-04-08'], '2025-04-08')
        >>> dossier.meetings.next().place.venue
        'residence of the U.S. Consulate General'
    """

    codebook: Codebook
    """What the records refer to."""
    reports: tuple[Report, ...] = attrs.field(default=(), converter=as_reports)
    """The reports, oldest first: by the latest instant of publication, then the earliest, source, coder, revision."""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        object.__setattr__(self, "reports", in_canonical_order(self.reports, _canonical_key))

    def __repr__(self) -> str:
        """Return how much there is, and the day up to which it is known."""
        counts = (
            _counted(len(self.reports), "report"),
            _counted(len(self.meetings), "meeting"),
            _counted(len(self.agreements), "agreement"),
            _counted(len(self.statements), "statement"),
        )
        known = "" if self.known_on is None else f", known on {self.known_on}"
        return f"<Dossier: {', '.join(counts)}{known}>"

    @cached_property
    def _view(self) -> View:
        return View(self.codebook, self.reports)

    @cached_property
    def meetings(self) -> Meetings:
        """All meetings, in time order, undated ones last.

        Example:
            >>> from dipltalks import seeds
            >>> [str(meeting.when) for meeting in seeds.dossier().meetings.held()]
            ['2025-02-18', '2025-02-27', '2025-03', '2025-03-18']
        """
        return Meetings(self._view.lookup.records_of(Meeting), self._view.lookup)

    @cached_property
    def agreements(self) -> Agreements:
        """All agreements, in the order in which reports first speak of them.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().agreements.about("black-sea-grain").ids
            ('black-sea-grain-initiative',)
        """
        return Agreements(self._view.lookup.records_of(Agreement), self._view.lookup)

    @cached_property
    def measures(self) -> Measures:
        """All measures, in time order, undated ones last.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().measures.by("US").of_kind("seize").one().against
            ('RU', 'US')
        """
        return Measures(self._view.lookup.records_of(Measure), self._view.lookup)

    @cached_property
    def statements(self) -> Statements:
        """All statements, in time order, undated ones last; those of one day as reports tell them.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().statements.by_speaker("Lavrov").of_kind("announcement")[0].occasion
            'press briefing in Moscow'
        """
        return Statements(self._view.lookup.records_of(Statement), self._view.lookup)

    @cached_property
    def topics(self) -> Topics:
        """The topics of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().topics.broader("direct-flights").ids
            ('bilateral-irritants',)
        """
        return Topics(self._view.lookup.records_of(Topic), self._view.lookup)

    @cached_property
    def people(self) -> People:
        """The people of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().people["darchiev"].name
            'Aleksandr Darchiev'
        """
        return People(self._view.lookup.records_of(Person), self._view.lookup)

    @cached_property
    def parties(self) -> Parties:
        """The parties of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().parties["RU-MFA"].part_of
            'RU'
        """
        return Parties(self._view.lookup.records_of(Party), self._view.lookup)

    @cached_property
    def tracks(self) -> Tracks:
        """The tracks of the codebook, by id.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().tracks.ids
            ('ru-us-normalization',)
        """
        return Tracks(self._view.lookup.records_of(Track), self._view.lookup)

    @cached_property
    def sources(self) -> Sources:
        """The sources of the reports, oldest first.

        Example:
            >>> from dipltalks import seeds
            >>> [source.publisher for source in seeds.dossier().sources]
            [None, 'RT']
        """
        return Sources(self._view.lookup.records_of(Source), self._view.lookup)

    @property
    def known_on(self) -> pendulum.Date | None:
        """The latest day on which a source was published, in UTC where it gives a time; None where none has a date."""
        return self._view.known_on

    def __getitem__(self, key: str) -> Any:
        """Return what has an id: a record as it is shown, an entry of the codebook, or a source.

        Raises:
            UnknownNameError: Nothing has this id; the nearest ones are suggested.
        """
        try:
            return self._by_id[key]
        except (KeyError, TypeError):
            ids = tuple(self._by_id)
            raise UnknownNameError(key, "record of this dossier", ids, find_nearest(key, ids)) from None

    @cached_property
    def _by_id(self) -> dict[str, Any]:
        """Everything that has an id; of records of several kinds with one id, the meeting, then the agreement."""
        found: dict[str, Any] = {}
        for records in self._view.lookup.records.values():
            for record in records:
                found.setdefault(record.id, record)
        return found

    def explain(self, record: str, field: str) -> Explanation:
        """Return who says what of a field of a record, in which words.

        Args:
            record: The id of a meeting, agreement, measure or statement.
            field: The path of the field, such as `delegations.RU.head`; it covers what is below it. Of an agreement
                also `status`, and of a meeting `parties`, `third_parties` and `laterality`, which are derived.

        Returns:
            One assertion for each report and quotation, newest report first: also those that were superseded or
            retracted, marked as such, and for what is inherited or derived, those that it rests on. Empty, with a
            text that says so, where no report says anything.

        Raises:
            UnknownNameError: There is no such record, or no such field or part.
            InvalidDataError: `field` has not the form of a path.

        Example:
            >>> from dipltalks import seeds
            >>> told = seeds.dossier().explain("ru-us-2025-04-istanbul", "place.venue")
            >>> [(each.report, str(each.origin)) for each in told]
            [('rt-2025-04-08', 'inherited'), ('unnamed-2025-04-02', 'inherited')]
        """
        return explain(self._view, record, field)

    def disagreements(self, record: str | None = None) -> tuple[Disagreement, ...]:
        """Return where reports cannot all be right, or may be counting different things.

        Args:
            record: The id of a record; absent, all records.

        Returns:
            The disagreements: those about fields of records first, then those about the numbering of rounds.

        Raises:
            UnknownNameError: There is no such record.

        Example:
            >>> from dipltalks import seeds
            >>> [str(each.kind) for each in seeds.dossier().disagreements()]
            ['numbering']
        """
        if record is None:
            return self._disagreements
        class_of(self._view, record)
        return tuple(each for each in self._disagreements if record in each.records)

    @cached_property
    def _disagreements(self) -> tuple[Disagreement, ...]:
        return (*find_contradictions(self._view), *find_clashing_numbers(self._view))

    def verify(self) -> tuple[Problem, ...]:
        """Return all that is wrong in the dossier, beyond what is refused when one is loaded.

        Quotations that do not stand in the body of their source, paths that name nothing, fields without words or
        reason, references that lead nowhere, circles, ids that are used twice, `scheduled` without a day.

        Returns:
            The problems, none if all is well. A reference to a record that may still come is a note, not an error.

        Example:
            >>> from dipltalks import seeds
            >>> seeds.dossier().verify()
            ()
        """
        return tuple(find_problems(self._view))

    def search(self, text: str) -> tuple[Meeting | Agreement | Measure | Statement, ...]:
        """Return the records that hold a word in their titles, their statements or the words behind their fields.

        Args:
            text: A word, or several in a row; case, accents and punctuation make no difference.

        Returns:
            The records, in the order in which reports first speak of them.

        Raises:
            InvalidDataError: `text` is not text, or has no word in it.

        Example:
            >>> from dipltalks import seeds
            >>> [record.id for record in seeds.dossier().search("direct flights")]
            ['ru-us-2025-02-27-istanbul']
        """
        return search(self._view, text)

    def add(self, report: Report) -> "Dossier":
        """Return a dossier with one more report; this one stays as it is.

        Args:
            report: The report. One that is there already changes nothing.

        Returns:
            The new dossier.

        Raises:
            InvalidDataError: `report` is no report.

        Example:
            >>> from dipltalks import Meeting, Source, seeds
            >>> report = Report(source=Source(id="wire", published="2025-04-10"), meetings=[Meeting(id="round-3")])
            >>> str(seeds.dossier().add(report).known_on)
            '2025-04-10'
        """
        return attrs.evolve(self, reports=(*self.reports, report))

    def __or__(self, other: "Dossier") -> "Dossier":
        """Return the union: all entries of both codebooks, and all reports of both."""
        if other.__class__ is not Dossier:
            return NotImplemented
        entries = {field: (*getattr(self.codebook, field), *getattr(other.codebook, field)) for field in _SETS}
        return Dossier(codebook=Codebook(**entries), reports=(*self.reports, *other.reports))


_SETS = (*CLASS_OF_ENTRIES, "identical")
"""The fields of a codebook, each of which holds a set."""


def _counted(count: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _canonical_key(report: Report) -> tuple[Any, ...]:
    """Return the key that orders reports: those without a date come first."""
    return (*_publication_key(report.source.published), report.source.id, report.coder or "", report.revision)


def _publication_key(published: When | None) -> tuple[float, float]:
    """Return the latest and the earliest instant of a publication, in seconds; one that has no date is the oldest."""
    if published is None:
        return -inf, -inf
    earliest = published.sort_key[0]
    if published.start is not None:
        return earliest, earliest
    return (inf if published.latest is None else (published.latest.toordinal() + 1) * DAY_SECONDS), earliest
