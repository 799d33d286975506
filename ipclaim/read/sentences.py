"""A label inside a sentence: its value ends at a comma or stop, and goes on over the paragraph.

受让人地址：福建省… at the end of a line goes on at the paragraph's margin, not under its own start.
Pure.
"""

import re

from ipclaim.read.labels import LabelHit, LabelledPage
from ipclaim.read.lines import Line, Spot, Strip, needs_space, strip_of, touched

FORMS = frozenset({
    "name", "company", "person", "holder", "latin-name", "latin-holder", "address",
    "foreign-address",
})  # fmt: skip
"""Forms that hold no Chinese comma: one ends them."""

_END = re.compile(r"[。;]|,(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff)]),")
_GAP = 1.1
"""Line heights between two lines of one paragraph at most."""
_INDENT = 2.8
"""Line heights by which a paragraph's first line is set in at most."""


def in_sentence(found: LabelledPage, hit: LabelHit) -> bool:
    """Tell whether a comma or stop of the same line stands right before a label, or 为 after it."""
    strip = found.strips[hit.row]
    if hit.end and strip.text[hit.end - 1] == "为":
        return True
    before = strip.spots[hit.start - 1] if hit.start else None
    return bool(
        before
        and before.line == hit.line
        and before.char >= 0
        and strip.text[hit.start - 1] in ",;。"
    )


def to_its_end(found: LabelledPage, text: Strip) -> Strip:
    """Return a value up to the comma or stop that ends it, be that on a line below.

    The text as it is where the paragraph ends without one.
    """
    if not text.text.strip():
        return text
    whole = text
    while not (end := _END.search(whole.text)):
        last = found.page.lines[touched(whole)[-1][0]]
        line = _next_line(found, last)
        if line is None:
            return text
        if needs_space(whole.text[-1], strip_of(line).text[:1] or " "):
            whole += Strip(" ", (Spot(line.index, -1),))
        whole += strip_of(line)
    return whole.cut(0, end.start())


def _next_line(found: LabelledPage, last: Line) -> Line | None:
    """Return the paragraph's next line: a row of its own that starts at the margin."""
    for row in found.page.rows:
        line = row[0]
        if line.middle <= last.middle + 0.5 * last.height:
            continue
        near = len(row) == 1 and line.y0 - last.y1 < _GAP * last.height
        margin = -_INDENT * last.height < line.x0 - last.x0 < 0.5 * last.height
        alike = 0.55 < line.height / max(last.height, 1) < 1.8
        return line if near and margin and alike else None
    return None
