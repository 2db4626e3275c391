#!/usr/bin/env python3
"""Draw the picture of the model out of the classes themselves, as SVG.

Classes, fields, what a field holds and what it names by id are read from the code; only where each class stands is laid
down here, and a class without a place is an error.

Without an option the picture is printed; `--write` puts it in its place among the docs; `--check` exits 1 if the
picture that stands there is not the one that would be written.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import attrs
import generated

import dipltalks
from dipltalks._model.coded import Coded, Entry
from dipltalks._values.annotations import Many, Maybe, shape_of
from dipltalks._values.identifiers import Id, Ref
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Choice, Dated, Flag, Instance, Number, Shape, Word
from dipltalks._values.texts import Country, FieldPath, Language, Uri

PICTURE: Final = Path(__file__).parents[1] / "images" / "model.svg"

# Where the classes stand: a band has three columns, a column has classes from top to bottom. The order is such that
# lines cross as seldom as possible.
BANDS: Final[tuple[tuple[tuple[str, ...], ...], ...]] = (
    (
        ("Dossier", "Report", "Retraction", "Source", "Coded", "Inference", "Evidence"),
        ("Meeting", "Agreement", "Measure", "Statement"),
        (
            *("Delegation", "Delegate", "Place", "Inheritance"),
            *("ThirdParty", "Provision", "LifecycleEvent", "Link", "Speaker"),
        ),
    ),
    (("Party", "Person", "Locality"), ("Codebook", "Entry"), ("Topic", "Track")),
)
BASES: Final[Mapping[str, type[Record]]] = {"Coded": Coded, "Entry": Entry}
TITLES: Final = {"Coded": "each of the four records", "Entry": "each entry of the codebook"}
"""What is shown instead of the names of the bases, which are no public names."""

FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "document": ("Dossier", "Report", "Retraction", "Source"),
    "record": ("Meeting", "Agreement", "Measure", "Statement"),
    "part": (),
    "evidence": ("Coded", "Evidence", "Inference"),
    "codebook": ("Codebook", "Party", "Person", "Topic", "Track", "Locality", "Entry"),
}
"""What has a colour of its own; classes that are not listed are parts of records."""

LABELS: Final = ("documents", "records", "parts of records", "evidence", "codebook")
"""What the families are called, in their order."""

WORDS: Final[Mapping[Shape, str]] = {
    shape_of(Id): "id",
    shape_of(FieldPath): "field path",
    shape_of(Country): "country code",
    shape_of(Language): "language tag",
    shape_of(Uri): "URI",
}
"""What texts of a known form are called."""

LEFT, BOX, GUTTER, TOP, GAP, HEAD, ROW, FOOT, LANE, BAND_GAP = 32, 232, 48, 128, 16, 24, 17, 6, 7, 38
WIDTH: Final = 2 * LEFT + 3 * BOX + 2 * GUTTER

STYLE: Final = """\
text{font:11.5px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:#1f2933}
text.n{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:11px}
text.t{text-anchor:end;fill:#52606d}
text.r{text-anchor:end;font-weight:600}
text.h{font-weight:700;font-size:12.5px;fill:#fff}
text.m{font-size:10.5px;fill:#52606d}
text.s{font-weight:700;font-size:17px}
a:hover{text-decoration:underline}
.box{fill:#fff;stroke-width:1.3}
.l{fill:none;stroke-width:1.4}
.document .a,.document.a{fill:#1f5f99}.document .box,.document.l{stroke:#1f5f99}
.record .a,.record.a{fill:#0b6e5f}.record .box,.record.l{stroke:#0b6e5f}
.part .a,.part.a{fill:#4a6372}.part .box,.part.l{stroke:#4a6372}
.evidence .a,.evidence.a{fill:#8f4a00}.evidence .box,.evidence.l{stroke:#8f4a00}
.codebook .a,.codebook.a{fill:#6b3fa0}.codebook .box,.codebook.l{stroke:#6b3fa0}
"""
SIGNS: Final = (
    "A line leads from a field to the class of the records that it holds. “→ Party” stands for the id of a party.",
    "“?” may be absent: not stated. “*” any number, also none. Without a mark, the field is always there.",
)
DESCRIPTION: Final = (
    "Each class is a box with its fields. A line with an arrow leads from a field to the class of the records that it "
    "holds; an arrow before the name of a class marks a field that holds the id of one."
)


class Row(NamedTuple):
    """A field as it is drawn."""

    name: str
    mark: str
    """`?` if it may be absent, `*` if it has any number of values, nothing otherwise."""
    kind: str
    """What its values are, in a word or two."""
    target: str | None = None
    """The class of the records that it holds, or names by id."""
    holds: bool = False
    """Whether it holds them, rather than their ids."""


class Box(NamedTuple):
    """A class as it is drawn."""

    name: str
    rows: tuple[Row, ...]
    shared: tuple[str, ...]
    """The fields that it has from a base, which has a box of its own."""
    band: int
    column: int
    y: int

    @property
    def x(self) -> int:
        """The left edge."""
        return LEFT + self.column * (BOX + GUTTER)

    @property
    def height(self) -> int:
        """From the upper edge to the lower."""
        return HEAD + ROW * (len(self.rows) + bool(self.shared)) + FOOT

    def y_of(self, row: int) -> int:
        """Return the middle of a row."""
        return self.y + HEAD + ROW * row + ROW // 2 + 2


class Link(NamedTuple):
    """That a field of one box holds records of another."""

    source: Box
    row: int
    target: Box

    @property
    def start(self) -> int:
        """The height at which it leaves its source."""
        return self.source.y_of(self.row)

    @property
    def end(self) -> int:
        """The height at which it reaches its target."""
        return self.target.y + HEAD // 2

    @property
    def text(self) -> str:
        """The link in words."""
        source = TITLES.get(self.source.name, self.source.name)
        return f"{self.source.rows[self.row].name} of {source} holds {self.target.name}"


def records() -> dict[str, type[Record]]:
    """Return the public classes of records, and their bases, by the name of their box."""
    public = {name: getattr(dipltalks, name) for name in dipltalks.__all__}
    return {name: cls for name, cls in public.items() if isinstance(cls, type) and issubclass(cls, Record)} | BASES


def boxes() -> dict[str, Box]:
    """Return every class as a box in its place, by its name."""
    classes = records()
    placed = [name for band in BANDS for column in band for name in column]
    if sorted(placed) != sorted(classes):
        raise ValueError(f"not every class has one place in the picture: {sorted({*placed} ^ {*classes})}")
    found: dict[str, Box] = {}
    top = TOP
    for band, columns in enumerate(BANDS):
        bottoms: list[int] = []
        for column, names in enumerate(columns):
            y = top
            for name in names:
                found[name] = box_of(name, classes[name], (band, column, y))
                y += found[name].height + GAP
            bottoms.append(y - GAP)
        top = max(bottoms) + BAND_GAP
    return found


def box_of(name: str, cls: type[Record], place: tuple[int, int, int]) -> Box:
    """Return a class as a box in a place: band, column and upper edge."""
    shapes, fields = layout_of(cls).shapes, attrs.fields(cls)
    own = tuple(row_of(field.name, shapes[field.name]) for field in fields if not field.inherited)
    return Box(name, own, tuple(field.name for field in fields if field.inherited), *place)


def row_of(name: str, shape: Shape) -> Row:
    """Return a field as a row."""
    mark = ""
    if isinstance(shape, Maybe):
        mark, shape = "?", shape.inner
    if isinstance(shape, Many) and shape.size is None:
        mark, shape = "*", shape.item
    if isinstance(shape, Many):
        inner = row_of(name, shape.item)
        arrow, kind = ("→ ", inner.kind[2:]) if inner.kind.startswith("→ ") else ("", inner.kind)
        return inner._replace(mark=mark, kind=f"{arrow}{shape.size} \N{MULTIPLICATION SIGN} {kind}")
    if isinstance(shape, Instance):
        return Row(name, mark, shape.cls.__name__, target=shape.cls.__name__, holds=True)
    if isinstance(shape, Word) and shape.refers_to is Ref.RECORD:
        return Row(name, mark, "→ any record")
    if isinstance(shape, Word) and shape.refers_to is not None:
        target = shape.refers_to.value.capitalize()
        return Row(name, mark, f"→ {target}", target=target)
    return Row(name, mark, kind_of(shape))


def kind_of(shape: Shape) -> str:
    """Return what values of a shape are, for those that are neither records nor ids of something."""
    if isinstance(shape, Choice):
        return shape.terms.__name__
    if isinstance(shape, Dated):
        return "When"
    if isinstance(shape, Number):
        return "number"
    return "true or false" if isinstance(shape, Flag) else WORDS.get(shape, "text")


def family_of(name: str) -> str:
    """Return the family of a class, which gives its colour."""
    return next((family for family, names in FAMILIES.items() if name in names), "part")


def picture() -> str:
    """Return the whole picture as SVG."""
    placed = boxes()
    links = [
        Link(box, index, placed[row.target])
        for box in placed.values()
        for index, row in enumerate(box.rows)
        if row.holds and row.target
    ]
    height = max(box.y + box.height for box in placed.values()) + 24
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description"',
        f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">',
        '<title id="title">The classes of dipltalks, their fields, and how they refer to one another</title>',
        f'<desc id="description">{DESCRIPTION} {"; ".join(link.text for link in links)}.</desc>',
        f"<style>\n{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" rx="10" fill="#f5f7fa" stroke="#cbd2d9"/>',
        *legend(),
        *(line for box in placed.values() for line in drawn_links(box, links)),
        *(line for box in placed.values() for line in drawn_box(box)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def legend() -> Iterator[str]:
    """Yield the heading and the explanation of the signs."""
    yield f'<text class="s" x="{LEFT}" y="34">The model</text>'
    for number, line in enumerate(SIGNS):
        yield f'<text x="{LEFT}" y="{57 + 17 * number}">{line}</text>'
    for number, (family, label) in enumerate(zip(FAMILIES, LABELS, strict=True)):
        x, y = LEFT + 132 * number, TOP - 33
        yield f'<rect class="{family} a" x="{x}" y="{y}" width="11" height="11" rx="3"/>'
        yield f'<text x="{x + 17}" y="{y + 10}">{label}</text>'


def drawn_box(box: Box) -> Iterator[str]:
    """Yield the lines of SVG for one class."""
    x, y, title = box.x, box.y, TITLES.get(box.name, box.name)
    yield f'<g id="{box.name}" class="{family_of(box.name)}">'
    yield f'<rect class="box" x="{x}" y="{y}" width="{BOX}" height="{box.height}" rx="5"/>'
    yield f'<path class="a" d="M{x} {y + HEAD}v-{HEAD - 5}q0-5 5-5h{BOX - 10}q5 0 5 5v{HEAD - 5}z"/>'
    yield f'<text class="h" x="{x + 9}" y="{y + 17}">{title}</text></g>'
    for index, row in enumerate(box.rows):
        baseline = box.y_of(index) + 4
        yield f'<text class="n" x="{x + 9}" y="{baseline}">{row.name}{row.mark}</text>{drawn_kind(row, x, baseline)}'
    if box.shared:
        baseline = box.y_of(len(box.rows)) + 4
        yield f'<text class="m" x="{x + 9}" y="{baseline}">and {", ".join(box.shared)}</text>'


def drawn_kind(row: Row, x: int, baseline: int) -> str:
    """Return what the values of a field are, at the right edge of its box."""
    place = f'x="{x + BOX - 9}" y="{baseline}"'
    if row.target is None:
        return f'<text class="t" {place}>{row.kind}</text>'
    return f'<a href="#{row.target}"><text class="r {family_of(row.target)} a" {place}>{row.kind}</text></a>'


def drawn_links(box: Box, links: Sequence[Link]) -> Iterator[str]:
    """Yield the lines that lead from one box to others, each in a lane of its own."""
    ours = [link for link in links if link.source is box]
    far = [link for link in ours if link.target.band != box.band]
    below = sorted((link for link in ours if link.target.column == box.column), key=lambda link: link.end - link.start)
    yield from (drawn_around(link, lane) for lane, link in enumerate([*below, *far], 1 + len(far)))
    for step in (-1, 1):
        beside = [link for link in ours if link not in far and link.target.column == box.column + step]
        up = [link for link in beside if link.end < link.start]
        down = [link for link in reversed(beside) if link not in up]
        yield from (drawn_across(link, lane, step) for way in (up, down) for lane, link in enumerate(way, 1))


def drawn_across(link: Link, lane: int, step: int) -> str:
    """Return a line to the next column: out of the side that faces it, and in by the side that faces back."""
    start_x = link.source.x + (BOX if step > 0 else 0)
    end_x = link.target.x + (0 if step > 0 else BOX)
    path = f"M{start_x} {link.start}H{start_x + step * lane * LANE}V{link.end}H{end_x - step * 5}"
    return drawn(link, path, f"M{end_x} {link.end}l{-step * 7}-4v8z")


def drawn_around(link: Link, lane: int) -> str:
    """Return a line within a column, or to another band: round the side of the boxes where there is room."""
    step = -1 if link.source.column == 0 else 1
    side = link.source.x + (BOX if step > 0 else 0)
    path = f"M{side} {link.start}H{side + step * lane * LANE}"
    if link.target.column == link.source.column:
        return drawn(link, f"{path}V{link.end}H{side + step * 5}", f"M{side} {link.end}l{step * 7}-4v8z")
    x, y = link.target.x + BOX // 2, link.target.y
    return drawn(link, f"{path}V{y - BAND_GAP // 2}H{x}V{y - 5}", f"M{x} {y}l-4-7h8z")


def drawn(link: Link, path: str, tip: str) -> str:
    """Return a line with its tip, in the colour of the box that it leaves."""
    family = family_of(link.source.name)
    return f'<path class="{family} l" d="{path}"/><path class="{family} a" d="{tip}"/>'


if __name__ == "__main__":
    sys.exit(generated.main("The picture of the model.", PICTURE, picture))
