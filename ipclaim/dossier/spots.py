"""What is boxed over a listing's picture: title, shop, price, and the texts that hold the mark.

The boxes are drawn over the picture in the dossier; the picture itself goes in untouched, and
without the drawing it is the captured file, byte for byte. Each box bears a letter, so that it is
told on a grey print too. A mark that stands in a picture of the goods is not found: only text is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ipclaim.capture.places import Box, Place, TextPlace
from ipclaim.check.names import holds
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import Mark, Panel
from ipclaim.dossier.plan import set_line
from ipclaim.dossier.style import BAD, LEFT, TEXT_WIDTH, WHITE
from ipclaim.model.text import Text

MARK = "mark"
_LETTERS = {"title": "A", "shop": "B", "price": "C", MARK: "D"}
_NAMES = {
    "title": Text("标题", "title"),
    "shop": Text("店铺", "shop"),
    "price": Text("价格", "price"),
    MARK: Text("商标文字", "the mark as text"),
}
_MOST = 8
"""Boxes of the mark; a page of hundreds would be covered by them."""
_SHORTEST = 2
"""Characters of a mark that are looked for in running text."""
_SCRIPTS = re.compile(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
_GAP = 2.5
"""Points between what is boxed and its box."""
_TAG = 9.0
"""Points: the side of the square with the letter."""
_LEAST_HIGH = 3.0
"""Points of a box that must be on a slice for it to be drawn there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One box over the picture."""

    what: str
    box: Box
    """In pixels of the picture."""

    @property
    def letter(self) -> str:
        """What stands at the box."""
        return _LETTERS[self.what]


def spots_of(
    shown: Sequence[Place], texts: Sequence[TextPlace], mark: str | None
) -> tuple[Spot, ...]:
    """Return what to box; texts with the mark from the top down, without those in the title."""
    facts = tuple(Spot(place.what, place.box) for place in shown)
    words = _words(mark)
    known = [spot.box for spot in facts]
    found = [
        Spot(MARK, text.box)
        for text in sorted(texts, key=lambda text: (text.box[1], text.box[0]))
        if any(holds(text.text, word) for word in words)
        and not any(_lies_in(text.box, box) for box in known)
    ]
    return (*facts, *found[:_MOST])


def _words(mark: str | None) -> tuple[str, ...]:
    """Return the mark and its Chinese and other part: a page often shows one of them alone."""
    parts = [part.strip() for part in _SCRIPTS.findall(mark or "")]
    return tuple(word for word in dict.fromkeys((mark or "", *parts)) if len(word) >= _SHORTEST)


def _lies_in(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - 2
        and inner[1] >= outer[1] - 2
        and inner[2] <= outer[2] + 2
        and inner[3] <= outer[3] + 2
    )


def legend(spots: Sequence[Spot]) -> Text | None:
    """Return what the letters mean; ``None`` where nothing is boxed."""
    if not spots:
        return None
    counts = {what: sum(spot.what == what for spot in spots) for what in _LETTERS}
    told = [(what, count) for what, count in counts.items() if count]
    zh = "　".join(
        f"{_LETTERS[what]} {_NAMES[what].zh}{f'（{count} 处）' if count > 1 else ''}"
        for what, count in told
    )
    en = ", ".join(
        f"{_LETTERS[what]} {_NAMES[what].en}{f' ({count} places)' if count > 1 else ''}"
        for what, count in told
    )
    return Text(
        f"{zh}。方框为标注，绘于图上，原图文件未改动；图片中的商标不作标注。",
        f"Boxed: {en}. The boxes are drawn over the picture, whose file is untouched; marks inside "
        "pictures are not boxed.",
    )


def drawn(
    spots: Sequence[Spot], faces: Faces, *, scale: float, at: float, top: float, high: float
) -> Iterator[Mark]:
    """Yield the boxes that lie on one slice of the picture.

    ``scale`` is points a pixel; the slice shows the picture from ``at`` on, ``high`` points of it,
    at ``top`` on the page.
    """
    foot = top + high
    for spot in spots:
        left, upper, right, lower = (value * scale for value in spot.box)
        y0 = max(top, upper - at + top - _GAP)
        y1 = min(foot, lower - at + top + _GAP)
        if y1 - y0 < _LEAST_HIGH:
            continue
        x0 = max(LEFT, LEFT + left - _GAP)
        x1 = min(LEFT + TEXT_WIDTH, LEFT + right + _GAP)
        yield Panel(x0, y0, x1 - x0, y1 - y0, edge=WHITE, weight=2.4)
        yield Panel(x0, y0, x1 - x0, y1 - y0, edge=BAD, weight=1.1)
        yield from _letter(spot.letter, faces, x0, y0, top)


def _letter(letter: str, faces: Faces, x0: float, y0: float, top: float) -> Iterator[Mark]:
    """Yield the letter left of its box, or on its corner where the picture's edge is too near."""
    x = x0 - _TAG if x0 - _TAG >= LEFT else x0
    y = y0 if x < x0 or y0 - _TAG < top else y0 - _TAG
    yield Panel(x, y, _TAG, _TAG, fill=BAD, edge=WHITE, weight=0.5)
    yield from set_line(letter, faces, x + 2.2, y + 7.0, 7.2, WHITE, flush_right=False, bold=True)
