"""Strokes of a pen on a page: around the words where one signs, and at a paper's foot.

Any stroke may be a signature; told here is ink that no print, no rule and no stamp explains.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.model.document import Box
from ipclaim.read.folding import is_wide
from ipclaim.read.lines import Line, Page
from ipclaim.read.penstrokes import has_pen_stroke
from ipclaim.read.seals.ink import Inks, blueness, darkness, redness
from ipclaim.read.seals.reading import ReadSeal

Flags = NDArray[np.bool_]

_BLUE = 0.1
_DARK = 0.35
_RED = 0.08
_STROKES = 0.6
"""Ink of a signature at least, in squares of the line height: a printed character has 0.3."""
_BLUE_STROKES = 0.2
"""Blue ink of a signature at least, in the same: unsigned letters of all ageings had 0.0."""
_NOTHING = 0.004
"""Share of ink below which nothing at all stands in a place."""
_ROOM = 0.15
"""Line heights by which a line's own ink may reach beyond its box."""
_PRINTED = 0.9
"""Score from which a line beside the signing words may be print: a typed name."""
_STROKE = 0.7
"""Line heights that a stroke of a pen is wide or high at least; specks of a scan are smaller."""
_ABOVE = 6
"""Line heights above a printed name within which its bearer signs, and to the right of it."""
_CLEAR, _SAMPLE = 0.95, 6
"""Score of a line of clear print, and how many of them tell what print is like here."""
_RULE = 12
"""Line heights from which a straight stroke is a rule or the sheet's edge."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """One page with its ink, asked about the places where one signs."""

    page: Page
    inks: Inks
    seals: tuple[ReadSeal, ...]

    def space(self, line: Line) -> Box:
        """Return the rectangle right of the words in which one signs, within the page."""
        return self._around(line, words_box(line).x1, 9, 1.3)

    def in_blue(self, line: Line) -> bool:
        """Tell blue strokes that no print and no blue stamp explains."""
        if self._label_is_blue(line) or any(
            seal.found.colour == "blue" and meet(seal.found.box, self.space(line))
            for seal in self.seals
        ):
            return False
        space = self.space(line)
        blue = blueness(self.inks.part(space)) > _BLUE
        for typed in self._typed(line):
            _blank(blue, typed.box, space)
        return self._like_a_pen(blue, line, _BLUE_STROKES)

    def sealed(self, line: Line) -> bool:
        """Tell a black seal, as copies have, in the place where one would sign."""
        return any(
            seal.found.colour == "black" and meet(seal.found.box, self.space(line))
            for seal in self.seals
        )

    def in_any_ink(self, line: Line) -> bool:
        """Tell strokes of whatever ink that no line of print explains."""
        space = self.space(line)
        ink = self._ink(space)
        for other in self.page.lines:
            if other.index != line.index and not self._beside(other, line):
                _blank(ink, other.box, space)
        _blank(ink, words_box(line), space)
        return self._like_a_pen(ink, line, _STROKES)

    def in_one_stroke(self, line: Line, others: Iterable[Line]) -> bool:
        """Tell a stroke that no print makes, beside the words or above them.

        Above the place of another party (``others``) it may be theirs.
        """
        above = self.above(line)
        spaces = [self.space(line)]
        if not any(meet(above, other.box) for other in others):
            spaces.append(above)
        print_ = [self._bare_ink(one.box) for one in self._print()]
        height = self.page.line_height
        return any(has_pen_stroke(self._bare_ink(space), print_, height) for space in spaces)

    def above(self, line: Line) -> Box:
        """Return the rectangle above a line in which its bearer signs."""
        height = line.box.height
        return Box(
            max(0, line.box.x0 - height),
            max(0, line.box.y0 - _ABOVE * height),
            min(self.page.width, line.box.x1 + _ABOVE * height),
            line.box.y0,
        )

    def _bare_ink(self, space: Box) -> NDArray[np.uint8]:
        ink = self._ink(space)
        for seal in self.seals:
            _blank(ink, seal.found.box, space)
        return ink.astype(np.uint8)

    def _print(self) -> list[Line]:
        """Return the lowest lines of clear print."""
        clear = [
            line for line in self.page.lines if line.confidence >= _CLEAR and len(line.text) >= 4
        ]
        return sorted(clear, key=lambda line: -line.middle)[:_SAMPLE]

    def touched(self, line: Line, *, sealed: bool) -> bool:
        """Tell whether anything but other lines' print stands around a place for signing.

        Where it is for sealing alone (``sealed``), a whole red seal may stand there, too.
        """
        wide = self._around(line, line.box.x0, 14, 3)
        red = redness(self.inks.part(wide)) > _RED
        for seal in self.seals:
            if sealed and seal.found.colour == "red" and not seal.found.cut:
                _blank(red, seal.found.box, wide)
        ink = self._ink(wide) | red
        for other in self.page.lines:
            if other.index == line.index or not self._beside(other, line):
                _blank(ink, other.box, wide)
        return bool(ink.mean() > _NOTHING) or any(
            self._beside(other, line) for other in self.page.lines if other.index != line.index
        )

    def plain(self) -> bool:
        """Tell a colour original that reads well: only there does an empty place mean anything."""
        shares = self.inks.shares
        colour = (redness(shares) > _RED) | (blueness(shares) > _BLUE)
        return bool(colour.mean() > 0.001) and self.page.score >= 0.96

    def _around(self, line: Line, left: int, wide: float, high: float) -> Box:
        height = line.box.height
        return Box(
            min(left, self.page.width - 1),
            max(0, round(line.box.y0 - high * height)),
            min(self.page.width, round(line.box.x1 + wide * height)),
            min(self.page.height, round(line.box.y1 + high * height)),
        )

    def _ink(self, space: Box) -> Flags:
        shares = self.inks.part(space)
        return (darkness(shares) > _DARK) | (blueness(shares) > _BLUE)

    def _label_is_blue(self, line: Line) -> bool:
        shares = self.inks.part(line.box)
        blue, dark = blueness(shares) > _BLUE, np.minimum.reduce(cv2.split(shares)) < 1 - _DARK
        return bool((blue & dark).sum() > 0.2 * max(1, dark.sum()))

    def _typed(self, line: Line) -> Iterator[Line]:
        """Yield what stands beside the words and may have been typed there."""
        for other in self.page.lines:
            alike = 0.7 * line.height < other.height < 1.4 * line.height
            if other.confidence >= _PRINTED and alike:
                yield other

    def _beside(self, other: Line, line: Line) -> bool:
        return (
            other.x0 > line.x0
            and other.x0 < line.x1 + 9 * line.height
            and abs(other.middle - line.middle) < 1.2 * line.height
            and other.x0 >= line.x1 - line.height
        )

    def _like_a_pen(self, ink: Flags, line: Line, least: float) -> bool:
        """Tell strokes as tall and wide as a hand writes, and neither a rule nor a block."""
        height = max(1, min(line.box.height, round(1.2 * self.page.line_height)))
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        if not len(rows):
            return False
        tall, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
        full = float(ink.sum())
        return bool(
            full > least * height**2
            and tall > 0.8 * height
            and wide > height
            and full < 0.6 * tall * wide
        )

    def none_left(self, space: Box, explained: Iterable[Line]) -> bool:
        """Tell whether a part of the page bears nothing but these lines, seals and specks."""
        ink = self._ink(space)
        for line in explained:
            _blank(ink, line.box, space)
        count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
        least, rule = _STROKE * self.page.line_height, _RULE * self.page.line_height
        for part in range(1, count):
            _, _, wide, high, _ = (int(number) for number in stats[part])
            if max(wide, high) > least and not (max(wide, high) > rule and min(wide, high) < least):
                return False
        return True


def words_box(line: Line) -> Box:
    """Return the part of a line up to its colon: an engine may read a signature as what follows."""
    end = max(line.text.rfind(":"), line.text.rfind("："))
    if end < 0 or not line.text[end + 1 :].strip():
        return line.box
    widths = [2 if is_wide(char) else 1 for char in line.text]
    right = line.box.x0 + line.box.width * sum(widths[: end + 1]) / sum(widths)
    return Box(line.box.x0, line.box.y0, round(right), line.box.y1)


def meet(one: Box, other: Box) -> bool:
    """Tell whether two rectangles overlap."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 0 and down > 0


def _blank(ink: Flags, box: Box, space: Box) -> None:
    """Forget the ink within a box and a little around it; both in pixels of the page."""
    room = round(_ROOM * box.height)
    ink[
        max(0, box.y0 - room - space.y0) : max(0, box.y1 + room - space.y0),
        max(0, box.x0 - room - space.x0) : max(0, box.x1 + room - space.x0),
    ] = False
