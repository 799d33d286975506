"""Pages of lines in reading order, and text whose every character knows its line.

Distances are in parts of the line height, because a scan may have any resolution. Pure.
"""

from dataclasses import dataclass
from statistics import fmean, median

from ipclaim.model.document import Box
from ipclaim.read.folding import fold, is_wide
from ipclaim.read.ocr.engine import COLUMN, OcrLine, box_around, part_of
from ipclaim.read.order import reading_order, stood_up
from ipclaim.read.stacked import parted

_COLUMN_LINES = 3
GAP = "\t"
"""Stands between two lines of one row."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line on a levelled page: the same text, with the page's skew taken out."""

    index: int
    """Position in the page's reading order."""
    text: str
    box: Box
    confidence: float
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        """Height in levelled pixels."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """The line's centre height."""
        return (self.y0 + self.y1) / 2


Row = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines in reading order and the rows they stand in."""

    number: int
    width: int
    height: int
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    read: tuple[OcrLine, ...]
    """The engine's own lines, by ``Line.index``."""
    skew: float
    """Degrees by which the writing climbs."""
    downwards: bool = False
    """Written in columns, from right to left: rows are columns, and x runs down the page."""
    gutter: float | None = None
    """Where the two pages of a booklet opened flat meet."""

    def on_one_leaf(self, one: Line, other: Line) -> bool:
        """Tell two lines of the same page of a booklet that lies open."""
        return self.gutter is None or (one.x0 < self.gutter) == (other.x0 < self.gutter)

    @property
    def line_height(self) -> float:
        """Typical height of a line in pixels; 0 on a blank page."""
        return median(line.height for line in self.lines) if self.lines else 0.0

    @property
    def score(self) -> float:
        """Mean score of the lines, 0 to 1; 0 on a blank page."""
        return fmean(line.confidence for line in self.lines) if self.lines else 0.0

    @property
    def columns(self) -> tuple[float, ...]:
        """Levelled left edges, away from the margin, at which several lines start.

        Three lines that begin at one edge and are not first in their row make a column.
        """
        inner = sorted(line.x0 for row in self.rows for line in row[1:])
        reach = 0.7 * self.line_height
        starts: list[float] = []
        for edge in inner:
            alike = [other for other in inner if abs(other - edge) <= reach]
            if len(alike) >= _COLUMN_LINES and (not starts or edge - starts[-1] > 2 * reach):
                starts.append(min(alike))
        return tuple(starts)


@dataclass(frozen=True, slots=True)
class Spot:
    """One character: its line and its position there; -1 for a space or gap that is not printed."""

    line: int
    char: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Folded text for patterns to run over, each character with its spot on the page."""

    text: str
    spots: tuple[Spot, ...]

    def __post_init__(self) -> None:
        """Guard the one-to-one map that every box depends on."""
        if len(self.text) != len(self.spots):
            raise ValueError("text and spots differ in length")

    def cut(self, start: int, end: int) -> "Strip":
        """Return a part, by positions in the text."""
        return Strip(self.text[start:end], self.spots[start:end])

    def __add__(self, other: "Strip") -> "Strip":
        """Join two parts as one run of text."""
        return Strip(self.text + other.text, self.spots + other.spots)


EMPTY = Strip("", ())


def page_of(number: int, width: int, height: int, read: tuple[OcrLine, ...]) -> Page:
    """Put an engine's lines in reading order."""
    order = reading_order(parted(stood_up(read)), width)
    lines: list[Line] = []
    ordered: list[OcrLine] = []
    rows: list[Row] = []
    for row in order.rows:
        start = len(lines)
        for found, x0, y0, x1, y1 in row:
            ordered.append(found)
            lines.append(Line(len(lines), found.text, found.box, found.confidence, x0, y0, x1, y1))
        rows.append(tuple(lines[start:]))
    return Page(
        number,
        width,
        height,
        tuple(lines),
        tuple(rows),
        tuple(ordered),
        order.skew,
        order.downwards,
        order.gutter,
    )


def strip_of(line: Line) -> Strip:
    """Return one line's characters without the spaces that touch a Chinese character."""
    folded = fold(line.text)
    kept = [
        index for index, char in enumerate(folded) if not char.isspace() or _parts(folded, index)
    ]
    text = "".join(" " if folded[index].isspace() else folded[index] for index in kept)
    return Strip(text, tuple(Spot(line.index, index) for index in kept))


def _parts(text: str, index: int) -> bool:
    """Tell whether a space parts two Latin words."""
    before, after = text[:index].rstrip(), text[index + 1 :].lstrip()
    if not before or not after or text[index - 1].isspace():
        return False
    return not is_wide(before[-1]) and not is_wide(after[0])


def row_strip(row: Row) -> Strip:
    """Return a row as one text with a ``GAP`` between its lines."""
    result = EMPTY
    for line in row:
        if result.text:
            result += Strip(GAP, (Spot(line.index, -1),))
        result += strip_of(line)
    return result


def run_on(lines: tuple[Line, ...]) -> Strip:
    """Return lines as running text: Chinese joined, Latin words parted by a space."""
    result = EMPTY
    for line in lines:
        following = strip_of(line)
        if result.text and following.text and needs_space(result.text[-1], following.text[0]):
            result += Strip(" ", (Spot(line.index, -1),))
        result += following
    return result


def needs_space(before: str, after: str) -> bool:
    """Tell whether two pieces of text are parted by a space when they are joined."""
    return not is_wide(before) and not is_wide(after) and before not in "-/(:"


def raw_text(page: Page, strip: Strip) -> str:
    """Return the characters as the engine gave them, spaces within a line kept."""
    pieces: list[str] = []
    for line, first, last in touched(strip):
        pieces.append(page.lines[line].text[first : last + 1])
    result = ""
    for piece in pieces:
        glue = " " if result and needs_space(result[-1], piece[0]) else ""
        result += glue + piece
    return result


def touched(strip: Strip) -> tuple[tuple[int, int, int], ...]:
    """Return (line, first character, last character) of each line the text runs over."""
    spans: dict[int, tuple[int, int]] = {}
    for spot in strip.spots:
        if spot.char >= 0:
            first, last = spans.get(spot.line, (spot.char, spot.char))
            spans[spot.line] = (min(first, spot.char), max(last, spot.char))
    return tuple((line, first, last) for line, (first, last) in spans.items())


def box_of(page: Page, strip: Strip) -> Box | None:
    """Return the rectangle around the characters, each where the engine saw it.

    An engine that does not say where gives lines that are parted by their characters' usual widths.
    """
    boxes = [
        box_around(part_of(page.read[line], a, b))
        if page.read[line].places
        else _part_box(page.lines[line], a, b)
        for line, a, b in touched(strip)
    ]
    if not boxes:
        return None
    result = boxes[0]
    for box in boxes[1:]:
        result = result.union(box)
    return result


def _part_box(line: Line, first: int, last: int) -> Box:
    widths = [2 if is_wide(char) else 1 for char in line.text]
    total = sum(widths) or 1
    start = sum(widths[:first]) / total
    end = sum(widths[: last + 1]) / total
    box = line.box
    if box.height > COLUMN * box.width:
        top, bottom = box.y0 + start * box.height, box.y0 + end * box.height
        return Box(box.x0, round(top), box.x1, round(bottom))
    return Box(round(box.x0 + start * box.width), box.y0, round(box.x0 + end * box.width), box.y1)


def left_of(page: Page, strip: Strip) -> float:
    """Return the levelled left edge of the first printed character.

    Where the engine saw it counts: a label's spread characters push its value to the right.
    """
    spot = next(spot for spot in strip.spots if spot.char >= 0)
    line = page.lines[spot.line]
    places = page.read[spot.line].places
    if places and spot.char > 0:
        half = line.height / (2 if is_wide(line.text[spot.char]) else 4)
        centre = line.x0 + places[spot.char] * (line.x1 - line.x0)
        between = line.x0 + (places[spot.char - 1] + places[spot.char]) / 2 * (line.x1 - line.x0)
        return max(between, centre - half)
    widths = [2 if is_wide(char) else 1 for char in line.text]
    return line.x0 + (line.x1 - line.x0) * sum(widths[: spot.char]) / (sum(widths) or 1)
