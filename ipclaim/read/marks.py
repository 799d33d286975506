"""The mark drawn on a certificate: what writing stands where the mark stands. Pure.

A drawn mark may be lettering, a device or both; what was read in it is always for a person.
"""

import re

from ipclaim.model.document import Box, Field, FieldState, Origin, Source
from ipclaim.read.folding import compact, joined
from ipclaim.read.layouts import MarkRegion
from ipclaim.read.lines import Line, Page
from ipclaim.read.reasons import reason

_LABEL = re.compile(
    r"(?:(?:登録|注册)?商[标標](?:名称|图样|文字)?|(?:the)?(?:trade)?mark)(?:[(/][a-z /]+[)]?)?:?",
    re.IGNORECASE,
)

_AS_LARGE = 0.45
"""Of the tallest writing where a mark stands, that other writing of it is high at least."""


def mark_field(region: MarkRegion, page: Page, file: str) -> Field | None:
    """Return ``mark_text``, ``None`` as its value when no writing stands there.

    No field at all when the lines that frame the region were not found. A label inside the region
    says where in it the mark stands: beside it or, with nothing there, under it.
    """
    top = _edge(page, region.below, last=True)
    bottom = _edge(page, region.above, last=False)
    if top is None or bottom is None or bottom.y0 <= top.y1:
        return mark_field(region.otherwise, page, file) if region.otherwise else None
    inside = [line for line in page.lines if top.y1 <= line.middle <= bottom.y0]
    inside = _largest(_beside_label([line for line in inside if line.confidence > 0.6]))
    text = joined(" ".join(line.text for line in inside))
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


def _largest(inside: list[Line]) -> list[Line]:
    """Return the lines as large as a mark's: a sentence's end or an emblem's letters are small."""
    tallest = max((line.height for line in inside), default=0.0)
    return [line for line in inside if line.height >= _AS_LARGE * tallest]


def _edge(page: Page, words: tuple[str, ...], *, last: bool) -> Line | None:
    """Return the lowest (or highest) line that starts with one of the words; ``*`` is anything."""
    patterns = [re.escape(word).replace(r"\*", ".*") for word in words]
    pattern = re.compile("|".join(patterns))
    hits = [line for line in page.lines if pattern.match(compact(line.text))]
    hits.sort(key=lambda line: line.middle)
    return (hits[-1] if last else hits[0]) if hits else None
