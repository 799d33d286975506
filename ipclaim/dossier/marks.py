"""What stands on a page, as data: runs of characters, rules, panels, pictures, links, anchors.

Lengths are points. ``x`` grows to the right and ``y`` grows downwards from the top left corner of
the page, or of the group that a mark stands in. Nothing here knows how marks are painted.

A mark with a tag is read aloud as part of that element; one without is decoration.
"""

from dataclasses import dataclass
from enum import StrEnum

from ipclaim.dossier.glyphs import Glyph
from ipclaim.dossier.prepared import spot_name
from ipclaim.model.text import Lang

Colour = tuple[float, float, float]
"""Red, green and blue, each 0 to 1."""


class TagRole(StrEnum):
    """What an element is to a person who hears the page instead of seeing it."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    ROW = "row"
    COLUMN_HEAD = "column-head"
    ROW_HEAD = "row-head"
    CELL = "cell"
    FIGURE = "figure"
    LINK = "link"
    FORM = "form"


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """One element of the document's structure; each instance is an element of its own."""

    role: TagRole
    above: "Tag | None" = None
    """The element that it is part of; ``None`` for a part of the section."""
    alt: str = ""
    """What a figure shows, in words."""
    lang: Lang | None = None
    """The element's language where it is not the document's."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of characters in one font; ``y`` is the baseline."""

    x: float
    y: float
    text: str
    font: str
    size: float
    colour: Colour
    spread: float = 0.0
    """Extra room after each character, for justified lines."""
    tag: Tag | None = None
    glyphs: tuple[Glyph, ...] = ()
    """In the order of reading, where letters change with their neighbours or stand from the right;
    none where each character is drawn by its plain outline."""
    is_from_right: bool = False
    """Whether the first glyph stands at the right end."""


@dataclass(frozen=True, slots=True)
class PageOf:
    """The page number of an anchor, known only when every page is planned."""

    x: float
    """Where the line ends, or starts when it is not set flush right."""
    y: float
    anchor: str
    pattern: str
    """Text with one ``{page}``."""
    font: str
    size: float
    colour: Colour
    flush_right: bool = True
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle, filled or edged or both."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    edge: Colour | None = None
    weight: float = 0.5
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Clip:
    """The part of the page that a picture may touch."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A prepared picture or foreign page, upright in its box."""

    x: float
    y: float
    width: float
    height: float
    key: str
    """Name of the prepared page, see ``ipclaim.dossier.exhibits``."""
    turned: int = 0
    """Degrees (0, 90, 180, 270) by which the kept bytes are turned clockwise to stand upright."""
    clip: Clip | None = None
    tag: Tag | None = None

    @property
    def name(self) -> str:
        """What the page's content calls it; a part of a page has words that mean nothing."""
        return spot_name(self.key) if self.clip else self.key


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A place to click; the target is an anchor's name or an ``https:`` address."""

    x: float
    y: float
    width: float
    height: float
    target: str
    tag: Tag | None = None
    """The link element whose words stand here."""


@dataclass(frozen=True, slots=True)
class SignHere:
    """An empty signature field, into which a PDF reader signs."""

    x: float
    y: float
    width: float
    height: float
    name: str
    """The field's name, one of its kind in the document."""
    told: str
    """What it is for, for those who hear it."""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place to arrive at."""

    name: str
    y: float = 0.0


Mark = Glyphs | PageOf | Stroke | Panel | Picture | LinkTo | SignHere | Anchor


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that were composed together, moved to their place on the page."""

    x: float
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The body of one page, before its header, footer and number."""

    groups: tuple[Group, ...]
    label: str = ""
    """What the footer says on the left, e.g. the exhibit and its page."""
