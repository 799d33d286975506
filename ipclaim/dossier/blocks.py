"""What a section is written in: paragraphs, tables, gaps, pictures' pieces, boxes to sign in."""

from dataclasses import dataclass

from ipclaim.dossier.marks import Colour
from ipclaim.dossier.style import Style
from ipclaim.model.text import Lang


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a paragraph that share a look."""

    text: str
    bold: bool | None = None
    colour: Colour | None = None
    link: str | None = None
    is_whole: bool = False
    """Never divided between two lines: a reference, a number with its unit."""
    half: Lang | None = None
    """The language of which a pair's words are; ``None`` for words that stand in every book."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text set in lines; a line feed in a span starts a new line."""

    spans: tuple[Span, ...]
    style: Style
    alone: Style | None = None
    """How it is set in a volume that leaves out the other half of its pair."""

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """One line that says on which page an anchor stands, and leads there."""

    anchor: str
    style: Style
    pattern: str = "{page}"


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height, dropped at the head of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


@dataclass(frozen=True, slots=True)
class Target:
    """An anchor at this place of the text."""

    name: str


@dataclass(frozen=True, slots=True)
class Cutting:
    """A piece of a prepared picture, shown where the text speaks of it.

    The box is in fractions of the upright picture; ``ratio`` is the picture's height by its width.
    """

    key: str
    turned: int
    ratio: float
    box: tuple[float, float, float, float]
    target: str
    width: float
    height: float
    """The most room that it may take."""
    alt: str = ""
    """What it shows, in words."""


@dataclass(frozen=True, slots=True)
class SigningBox:
    """A box for signature and seal with ruled lines beside it, each with its caption."""

    captions: tuple[str, ...]
    """Of the box, then of the lines."""
    style: Style
    field: str = ""
    """The name of the signature field that lies over the box; none for an empty name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell of a table."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows between hairlines; ``widths`` are shares of the column's full width."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head: tuple[Cell, ...] = ()
    padding: float = 4.0
    is_keyed: bool = False
    """Whether each row's first cell names what stands in the row."""
    is_ruled: bool = True
    """Whether a hairline stands below each row."""


Block = Paragraph | PageNumber | Gap | PageBreak | Target | Cutting | SigningBox | Table


def say(text: str, style: Style, *, link: str | None = None) -> Paragraph:
    """Return a paragraph of one span."""
    return Paragraph((Span(text, link=link),), style)
