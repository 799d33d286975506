"""The mark drawn on a certificate: what writing stands where the mark stands. Pure.

A drawn mark may be lettering, a device or both; what was read in it is always for a person.
"""

import re

from ipclaim.model.document import Box, Field, FieldState, Origin, Source
from ipclaim.read.folding import bones, compact, joined
from ipclaim.read.layouts import MarkRegion
from ipclaim.read.lines import Line, Page
from ipclaim.read.reasons import reason

_LABEL = re.compile(
    r"(?:(?:登録|注册)?商[标標](?:名称|图样|文字)?|(?:the)?(?:trade)?mark)(?:[(/][a-z /]+[)]?)?:?",
    re.IGNORECASE,
)

_DEVICE = "图形"
"""What registers write for a mark without words."""
_AS_LARGE = 0.45
"""Of the tallest writing where a mark stands, that other writing of it is high at least."""


def mark_field(region: MarkRegion, page: Page, file: str) -> Field | None:
    """Return ``mark_text``, ``None`` as its value when no writing stands there.

    No field at all when the lines that frame the region were not found. A label inside the region
    says where in it the mark stands: beside it or, with nothing there, under it.
    """
    top, bottom = _edges(page, region)
    if top is None or bottom is None:
        return mark_field(region.otherwise, page, file) if region.otherwise else None
    inside = [line for line in page.lines if top.y1 <= line.middle <= bottom.y0]
    inside = _largest(_beside_label([line for line in inside if line.confidence > 0.6]))
    inside = _said_once(inside)
    text = joined(" ".join(line.text for line in inside))
    text = "" if text == _DEVICE else text
    box = Box(0, round(top.y1), page.width, round(bottom.y0))
    for line in inside:
        box = inside[0].box.union(line.box)
    return Field(
        name="mark_text",
        value=text or None,
        raw=text,
        state=FieldState.DOUBTFUL,
        origin=Origin.OCR,
        confidence=min((line.confidence for line in inside), default=None),
        source=Source(file, page.number, box, text),
        reasons=(reason("drawn" if text else "no-text-in-mark"),),
    )


def _beside_label(inside: list[Line]) -> list[Line]:
    """Return the lines beside the mark's label, else those under it; all where there is none."""
    label = next((line for line in inside if _LABEL.fullmatch(compact(line.text))), None)
    if label is None:
        return inside
    others = [line for line in inside if line is not label]
    beside = [line for line in others if line.x0 >= label.x1 and line.y0 < label.middle < line.y1]
    return beside or [line for line in others if line.middle > label.middle]


def _said_once(inside: list[Line]) -> list[Line]:
    """Return the lines without those that say again what a larger one says: a page's caption."""
    larger: dict[str, float] = {}
    for line in inside:
        larger[bones(line.text)] = max(line.height, larger.get(bones(line.text), 0.0))
    return [line for line in inside if line.height == larger[bones(line.text)]]


def _largest(inside: list[Line]) -> list[Line]:
    """Return the lines as large as a mark's: a sentence's end or an emblem's letters are small."""
    tallest = max((line.height for line in inside), default=0.0)
    return [line for line in inside if line.height >= _AS_LARGE * tallest]


def _edges(page: Page, region: MarkRegion) -> tuple[Line | None, Line | None]:
    """Return the lines that frame the region: the lowest above it that has one under it."""
    for top in reversed(_starting(page, region.below)):
        under = [line for line in _starting(page, region.above) if line.y0 > top.y1]
        if under:
            return top, under[0]
    return None, None


def _starting(page: Page, words: tuple[str, ...]) -> list[Line]:
    """Return the lines that start with one of the words, top down; ``*`` is anything."""
    pattern = re.compile("|".join(re.escape(word).replace(r"\*", ".*") for word in words))
    hits = [line for line in page.lines if pattern.match(compact(line.text))]
    return sorted(hits, key=lambda line: line.middle)
