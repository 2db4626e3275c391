"""Source: a document that reports on the talks."""

from collections.abc import Iterable

import attrs

from dipltalks._errors import InvalidDataError, Problem
from dipltalks._model.accepts import as_span, as_when
from dipltalks._model.evidence import Evidence
from dipltalks._model.quotation import locate
from dipltalks._values.annotations import shape_of
from dipltalks._values.identifiers import Id
from dipltalks._values.record import Record, declared
from dipltalks._values.rules import Rule
from dipltalks._values.texts import Label, Language, Offset, Text, Uri
from dipltalks._values.when import When


def _body_fits(text: str | None, body: tuple[int, int] | None) -> Iterable[Problem]:
    """The body is a part of the text."""
    if body is not None:
        if text is None:
            yield Problem("body", "is stated, but there is no text that it could be a part of", body)
        elif not body[0] < body[1] <= len(text):
            yield Problem("body", "is not a part of the text", body, f"the text has {len(text)} characters")


def _shorten(text: str | None) -> str:
    """Show the beginning of a long text."""
    return repr(text) if text is None or len(text) <= 60 else f"{text[:60]!r}… ({len(text):,} characters)"


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=declared)
class Source(Record):
    """A document: an article, a communiqué, a transcript.

    Example:
        >>> source = Source(id="wire-1", published="2025-02-18", text="Talks opened in Riyadh on Tuesday.")
        >>> evidence = source.quote("Riyadh", supports=["place.city"])
        >>> evidence.start, evidence.end
        (16, 22)
    """

    id: Id
    """The permanent name of the source."""
    title: Label | None = None
    """Its headline or title."""
    publisher: Label | None = None
    """Who published it; absent where the document does not say."""
    published: When | None = attrs.field(default=None, converter=as_when)
    """When it was published, with the time and its offset where they are given."""
    url: Uri | None = None
    """Where it can be read."""
    language: Language | None = None
    """The language that it is written in, as a BCP 47 tag."""
    republished_by: Label | None = None
    """Who reprinted it, where this is the reprint."""
    text: Text | None = attrs.field(default=None, repr=_shorten)
    """The text of the document, character for character."""
    body: tuple[Offset, Offset] | None = attrs.field(default=None, converter=as_span)
    """The part of the text that is the article itself, as (start, end) in code points, end exclusive.

    It runs from the headline or standfirst to the last sentence, without what the site adds.
    """

    _rules = (Rule(("text", "body"), _body_fits),)

    def quote(
        self,
        text: str,
        *,
        supports: Iterable[str] = (),
        attribution: Iterable[str] = (),
        start: int | None = None,
        locator: str | None = None,
    ) -> Evidence:
        """Make evidence out of words of this source, with their offsets.

        Args:
            text: The words, exactly as they stand in the source.
            supports: The fields that the words say, as paths.
            attribution: Whom the source names for it, the origin first.
            start: Where the words begin, in code points; needed only where they stand more than once.
            locator: Another way to find the place: a row, an article, a page.

        Returns:
            The evidence, with source, quotation and offsets.

        Raises:
            InvalidDataError: The source has no text, or the words are not in its body, or stand there more than once;
                the hint says where, or where they depart from the source.
        """
        place = self._place_of(text, start)
        if isinstance(place, Problem):
            raise InvalidDataError([place], f"quotation from {self.id}")
        return Evidence(
            source=self.id,
            quote=text,
            start=place,
            end=place + len(text),
            locator=locator,
            supports=supports,
            attribution=attribution,
        )

    def _place_of(self, quote: str, start: int | None) -> int | Problem:
        """Return where a quotation stands, or what is wrong with it."""
        if problems := tuple(shape_of(Text).problems(quote, "quote")):
            return problems[0]
        if self.text is None:
            return Problem("quote", "cannot be looked for: the source has no text", quote)
        if start is not None and (problems := tuple(shape_of(Offset).problems(start, "start"))):
            return problems[0]
        return locate(self.text, quote, self.body, start)
