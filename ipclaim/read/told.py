"""What a pattern found in running text, taken to where the paper itself begins and ends it. Pure.

A firm's Chinese name goes on after a word that may end one; a name under a greeting does not begin
in the line above, where a letter's writer is named.
"""

import re

from ipclaim.read.blocks import with_commas
from ipclaim.read.layouts import LayoutField
from ipclaim.read.lines import EMPTY, Line, Page, Spot, Strip, touched
from ipclaim.read.sentences import FORMS
from ipclaim.read.values.parties import names_end

_FIRMS = frozenset({"name", "company", "holder"})
"""Forms that a firm's Chinese name has."""
_SHORT = 6
"""Line heights by which a line ends before its paragraph's right edge and is not wrapped."""
_CAPITAL = re.compile(r"\W{0,3}[A-Z]")
_INDENT = 3.0
"""Line heights by which lines of one paragraph start apart at most."""


def told_by(page: Page, running: Strip, match: re.Match[str], field: LayoutField) -> Strip:
    """Return the text of a pattern's value."""
    start, end = match.span("value")
    if field.value in _FIRMS:
        end = names_end(running.text, end)
    cut = running.cut(start, end)
    if field.value == "text":
        return as_items(page, cut)
    if field.part == "lines":
        return with_commas(cut)
    return _from_its_own_line(page, cut) if field.value in FORMS else cut


def as_items(page: Page, cut: Strip) -> Strip:
    """Return lines of a list of points with a mark between them; anything else as it is.

    Each point begins its line at one edge with a capital, and leaves its line unfilled.
    """
    lines = [page.lines[line] for line, _, _ in touched(cut)]
    edge = max(line.x1 for line in page.lines)
    points = len(lines) > 1 and all(
        _CAPITAL.match(line.text)
        and abs(line.x0 - lines[0].x0) < line.height
        and line.x1 < edge - _SHORT * line.height
        for line in lines
    )
    if not points:
        return cut
    result = EMPTY
    for line in lines:
        own = [
            at for at, spot in enumerate(cut.spots) if spot.line == line.index and spot.char >= 0
        ]
        mark = Strip(";", (Spot(line.index, -1),)) if result.text else EMPTY
        result += mark + cut.cut(own[0], own[-1] + 1)
    return result


def core_of(field: LayoutField, text: Strip) -> Strip:
    """Return the part of a label's text that is the value, where it is a sentence around it."""
    said = re.search(field.core, text.text, re.IGNORECASE) if field.core else None
    return text.cut(*said.span("value")) if said else text


def _from_its_own_line(page: Page, cut: Strip) -> Strip:
    lines = [page.lines[line] for line, _, _ in touched(cut)]
    starts = cut.spots[0].char == 0
    ends = [at for at, line in enumerate(lines[:-1]) if starts and _is_short(page, line)]
    if not ends:
        return cut
    first = lines[ends[-1] + 1].index
    begin = next(at for at, spot in enumerate(cut.spots) if spot.line == first and spot.char >= 0)
    return cut.cut(begin, len(cut.text))


def _is_short(page: Page, line: Line) -> bool:
    """Tell a line that ends well before those that begin where it does."""
    block = [other for other in page.lines if abs(other.x0 - line.x0) < _INDENT * line.height]
    return line.x1 < max(other.x1 for other in block) - _SHORT * line.height
