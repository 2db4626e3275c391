"""Dossier: a codebook and a set of reports, and all that they come to.

What is rarely asked, such as how far two coders agree, is loaded when it is asked for the first time.
So its results are named by way of the public face, where `typing.get_type_hints` finds them, loading them then.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import attrs

import dipltalks
from dipltalks._dossier.folded import Folded
from dipltalks._dossier.policy import Policy, latest
from dipltalks._dossier.published import canonical_key, last_day_of, was_known
from dipltalks._dossier.shown import Shown
from dipltalks._dossier.view import Asked, View
from dipltalks._errors import Problem, one_problem
from dipltalks._model.codebook import CLASS_OF_ENTRIES, Codebook
from dipltalks._model.report import CodedRecord, Report, as_reports
from dipltalks._values.canonical import in_canonical_order
from dipltalks._values.record import Record, declared
from dipltalks._values.when import When


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Dossier(Record, Asked):
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

    def _complete(self) -> None:
        object.__setattr__(self, "reports", in_canonical_order(self.reports, canonical_key))

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
    def _folded(self) -> Folded:
        return Folded(self.codebook, self.reports)

    def _show(self) -> Shown:
        return self._folded.collections

    def explain(self, record: str, field: str) -> "dipltalks.Explanation":
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
        from dipltalks._dossier.explain import explain

        return explain(self._folded, record, field)

    def support(self, record: str, field: str) -> int:
        """Return how many independent sources say what is shown in a field.

        Words count by whose they are: those of whom the source names first for them, or else of its publisher. So two
        articles that quote one minister are one source.

        Args:
            record: The id of a meeting, agreement, measure or statement.
            field: The path of the field. Where there are many values, such as topics, ask for each by its own path:
                `topics.direct-flights`.

        Returns:
            The number of sources whose words say just the value that is shown: not another one that fits it, such as a
            vaguer date. What is inherited has the sources of the meeting that it comes from. What is only inferred by
            the coder, or derived, has none.

        Raises:
            UnknownNameError: There is no such record, or no such field or part.
            InvalidDataError: `field` has not the form of a path.

        Example:
            >>> from dipltalks import seeds
            >>> dossier = seeds.dossier()
            >>> dossier.support("ru-us-2025-02-27-istanbul", "status")
            3
            >>> [each.evidence.attribution for each in dossier.explain("ru-us-2025-02-27-istanbul", "status")]
            [(), (), ('Sergey Lavrov',)]
        """
        from dipltalks._dossier.support import count_support

        return count_support(self._folded, record, field)

    def disagreements(self, record: str | None = None) -> "tuple[dipltalks.Disagreement, ...]":
        """Return where reports cannot all be right, or may be counting different things.

        Args:
            record: The id of a record; absent, all records.

        Returns:
            The disagreements: those about fields of records first, then those about the numbering of rounds, then
            entries of the codebook that differ under one id.

        Raises:
            UnknownNameError: There is no such record.

        Example:
            >>> from dipltalks import seeds
            >>> [str(each.kind) for each in seeds.dossier().disagreements()]
            ['numbering']
        """
        from dipltalks._dossier.explain import name_of

        if record is None:
            return self._disagreements
        _, name = name_of(self._folded, record)
        return tuple(each for each in self._disagreements if name in each.records)

    @cached_property
    def _disagreements(self) -> tuple[Any, ...]:
        from dipltalks._dossier.codebooks import find_differing_entries
        from dipltalks._dossier.contradictions import find_contradictions
        from dipltalks._dossier.numbering import find_clashing_numbers

        about_records = (*find_contradictions(self._folded), *find_clashing_numbers(self._folded))
        return (*about_records, *find_differing_entries(self.codebook))

    def coder_agreement(self, source: str, *coders: str) -> "dipltalks.CoderAgreement":
        """Return how far the coders of one source agree, field by field.

        What counts is compared: the highest revisions, apart from what has been taken back. Records that coders named
        differently are compared once the codebook says that they are identical; see `suggest_identical`.

        Args:
            source: The id of the source.
            coders: Whom to compare, two or more; none given means all who coded it. A report that names no coder goes
                by its key.

        Returns:
            For each field, what each coder states of which record, and where they agree. Cohen's kappa and
            Krippendorff's alpha are worked out when they are asked for, and take the extra `reliability`.

        Raises:
            UnknownNameError: There is no such source, or it has no such coder.
            InvalidDataError: There are fewer than two coders to compare.

        Example:
            >>> from dipltalks import Meeting, Source
            >>> wire = Source(id="wire")
            >>> anna = Report(source=wire, coder="anna", meetings=[Meeting(id="riyadh", status="held")])
            >>> boris = Report(source=wire, coder="boris", meetings=[Meeting(id="riyadh", status="announced")])
            >>> status = Dossier(codebook=Codebook(), reports=[anna, boris]).coder_agreement("wire").fields[0]
            >>> status.field, len(status.shared), len(status.agreed)
            ('status', 1, 0)
        """
        from dipltalks._dossier.reliability import find_coder_agreement

        return find_coder_agreement(self._folded, source, coders)

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
        from dipltalks._dossier.verify import find_problems

        return tuple(find_problems(self._folded))

    def search(self, text: str) -> tuple[CodedRecord, ...]:
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
            ['ru-us-2025-02-27-istanbul', 'russia-proposes-direct-flights']
        """
        from dipltalks._dossier.search import search

        return search(self._folded, text)

    def view(self, *, policy: Policy = latest) -> View:
        """Return what the dossier shows when a policy chooses with which of several values it begins.

        Args:
            policy: `latest`, as the dossier itself; `most_precise`; `prefer(publisher, …)`; or a function of your own
                that takes the path of a field and the claims on it, and returns one of them.

        Returns:
            The view, which can be asked as the dossier can. What a policy answers wrongly is refused once it is asked.

        Raises:
            InvalidDataError: `policy` is no function.

        Example:
            >>> from dipltalks import prefer, seeds
            >>> seeds.dossier().view(policy=prefer("RT")).meetings.held().last().id
            'ru-us-2025-03-18-call'
        """
        if not callable(policy):
            hint = "give latest, most_precise, prefer('RT') or a function of your own"
            raise one_problem("is no policy", policy, hint, path="policy")
        return View(Folded(self.codebook, self.reports, policy))

    def as_known_on(self, day: str | dt.date | When, *, possibly: bool = False) -> "Dossier":
        """Return the dossier of the reports whose sources were published by the end of a day.

        Args:
            day: The day, or the last of a period; a time of publication counts by its day in UTC.
            possibly: Whether to add sources that may have been published by then, being dated too vaguely to say.

        Returns:
            That dossier, with the whole codebook. A source without a date is never part of it.

        Raises:
            InvalidDataError: `day` is no date, or is open to the right.

        Example:
            >>> from dipltalks import seeds
            >>> then = seeds.dossier().as_known_on("2025-04-02")
            >>> then.meetings.next().delegation("RU").head is None, str(then.known_on)
            (True, '2025-04-02')
        """
        last = last_day_of(day, "day")
        return self._of(report for report in self.reports if was_known(report, last, possibly=possibly))

    def history(self, record: str) -> "tuple[dipltalks.Version, ...]":
        """Return how a record grew: a version for each report that changed it, oldest first.

        Args:
            record: The id of the record.

        Returns:
            The versions, each with what changed.

        Raises:
            UnknownNameError: There is no such record.

        Example:
            >>> from dipltalks import seeds
            >>> [version.report for version in seeds.dossier().history("ru-us-2025-04-istanbul")]
            ['unnamed-2025-04-02', 'rt-2025-04-08']
        """
        from dipltalks._dossier.history import history

        return history(self._folded, record)

    def changes(
        self, *, since: str | dt.date | When | None = None, until: str | dt.date | When | None = None
    ) -> "tuple[dipltalks.Change, ...]":
        """Return what later sources added, sharpened, changed or contradicted, field by field.

        Args:
            since: The day after which it is looked for; absent, from the beginning.
            until: The last day; absent, up to the last source that has a date.

        Returns:
            The changes between what was known on the one day and on the other, record by record.

        Raises:
            InvalidDataError: `since` or `until` is no date, or is open to the right, or `until` comes before `since`.

        Example:
            >>> from dipltalks import seeds
            >>> for change in seeds.dossier().changes(since="2025-04-02")[8:10]:
            ...     print(change)
            ru-us-2025-04-istanbul when: added: [2025-04-08..] (rt-2025-04-08)
            ru-us-2025-04-istanbul place.country: added: 'TR' (rt-2025-04-08)
        """
        first = None if since is None else last_day_of(since, "since")
        last = None if until is None else last_day_of(until, "until")
        if first is not None and last is not None and last < first:
            raise one_problem("comes before the day given for `since`", str(until), f"that is {since}", path="until")
        dated = [report for report in self.reports if report.source.published is not None]
        before = [] if first is None else [report for report in dated if was_known(report, first)]
        after = dated if last is None else [report for report in dated if was_known(report, last)]
        from dipltalks._dossier.difference import diff

        return diff(self._of(before), self._of(after))

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
        return self._of((*self.reports, report))

    def _of(self, reports: Iterable[Report]) -> "Dossier":
        """Return the dossier of other reports, which folds anew only what they tell otherwise."""
        other = attrs.evolve(self, reports=tuple(reports))
        object.__setattr__(other, "_folded", Folded(other.codebook, other.reports, memo=self._folded.memo.copy()))
        return other

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
