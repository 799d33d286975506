"""Where on the dossier's pages the personal places of the papers come to stand. Pure.

Rectangles are in points from a page's top left corner. A picture of a paper may be drawn several
times, whole under its stamp and as a piece in the table of facts: each drawing is covered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ipclaim.dossier.book import Exhibit
from ipclaim.dossier.marks import Picture
from ipclaim.dossier.plan import PlannedPage
from ipclaim.masking.personal import Cover, PageKey
from ipclaim.model.document import Box
from ipclaim.model.text import Text

_MARGIN = 0.25
"""Of a box's height, by which it is covered beyond its edge: readers' boxes cut off strokes."""
_LEAST_MARGIN = 4
"""Pixels of the page picture."""
_NOT_READ = Text("该页没有读取记录", "nothing is known of what was read on this page")


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on a page, in points from its top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    def within(self, other: "Rect") -> "Rect | None":
        """Return what of it lies in another; ``None`` where nothing does."""
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        x1, y1 = min(self.x1, other.x1), min(self.y1, other.y1)
        return Rect(x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


@dataclass(frozen=True, slots=True)
class Burn:
    """A place to paint over, with what stands there."""

    rect: Rect
    kind: str
    why: Text | None = None
    """Set where a paper's whole page is withheld."""


def burns_on(
    page: PlannedPage, keys: Mapping[str, PageKey], covers: Mapping[PageKey, Cover]
) -> Iterator[Burn]:
    """Yield what is to be covered of the papers drawn on one page of the dossier."""
    for group in page.groups:
        for mark in group.marks:
            if isinstance(mark, Picture) and mark.key in keys:
                place = Rect(
                    mark.x + group.x,
                    mark.y + group.y,
                    mark.x + group.x + mark.width,
                    mark.y + group.y + mark.height,
                )
                yield from _burns(place, _seen(mark, group.x, group.y, place), keys, covers, mark)


def _seen(mark: Picture, dx: float, dy: float, place: Rect) -> Rect:
    clip = mark.clip
    if clip is None:
        return place
    x, y = clip.x + dx, clip.y + dy
    return Rect(x, y, x + clip.width, y + clip.height)


def _burns(
    place: Rect,
    seen: Rect,
    keys: Mapping[str, PageKey],
    covers: Mapping[PageKey, Cover],
    mark: Picture,
) -> Iterator[Burn]:
    cover = covers.get(keys[mark.key])
    whole = place.within(seen)
    if whole is None:
        return
    if cover is None or cover.image is None:
        yield Burn(whole, "paper", (cover.withheld if cover else None) or _NOT_READ)
        return
    if cover.withheld is not None:
        yield Burn(whole, "paper", cover.withheld)
        return
    wide, high = cover.image.width, cover.image.height
    shown = [_grown(box, 0) for box in cover.shown or ()]
    if cover.shown is not None:
        for box in _around(shown, wide, high):
            yield from _burn(box, "paper", place, seen, wide, high)
    for one, kind in cover.boxes:
        yield from _burn(_grown(one, _MARGIN), kind, place, seen, wide, high)


def _burn(box: Box, kind: str, place: Rect, seen: Rect, wide: int, high: int) -> Iterator[Burn]:
    across, down = (place.x1 - place.x0) / wide, (place.y1 - place.y0) / high
    rect = Rect(
        place.x0 + box.x0 * across,
        place.y0 + box.y0 * down,
        place.x0 + box.x1 * across,
        place.y0 + box.y1 * down,
    ).within(seen)
    if rect is not None:
        yield Burn(rect, kind)


def _grown(box: Box, share: float) -> Box:
    margin = max(_LEAST_MARGIN, round(box.height * share))
    return Box(box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin)


def _around(shown: Sequence[Box], wide: int, high: int) -> Iterator[Box]:
    """Yield the boxes that cover a page but for those shown: bands between their edges."""
    edges = sorted({0, high, *(min(max(y, 0), high) for box in shown for y in (box.y0, box.y1))})
    for top, foot in pairwise(edges):
        across = sorted(
            (max(box.x0, 0), min(box.x1, wide)) for box in shown if box.y0 <= top and foot <= box.y1
        )
        at = 0
        for left, right in across:
            if at < left:
                yield Box(at, top, left, foot)
            at = max(at, right)
        if at < wide:
            yield Box(at, top, wide, foot)


def keys_of(exhibits: Sequence[Exhibit]) -> dict[str, PageKey]:
    """Return which page of which paper each key of a picture names."""
    return {
        page.key: (exhibit.prepared.file, number)
        for exhibit in exhibits
        for number, page in enumerate(exhibit.prepared.pages, start=1)
    }
