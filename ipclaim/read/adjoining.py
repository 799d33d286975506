"""Writing that no field owns and that adjoins a value: the value may go on there. Pure."""

import re

from ipclaim.read.fields import Candidate
from ipclaim.read.folding import is_han
from ipclaim.read.lines import Line, left_of, touched
from ipclaim.read.values.owners import ends_a_company

_UNENDED = frozenset({"address", "text"})
"""Forms whose end nothing tells: a firm's name ends in its legal form."""
_COMPANIES = frozenset({"holder", "latin-holder", "latin-name"})


def may_go_on(best: Candidate, consumed: frozenset[int]) -> bool:
    """Tell whether writing that no field owns adjoins a free-text value above or below.

    A wrapped name whose second line was not recognised as such would otherwise pass as whole.
    """
    lines = [best.page.lines[line] for line, _, _ in touched(best.strip)]
    left = left_of(best.page, best.strip)
    first, last = min(lines, key=lambda item: item.middle), max(lines, key=lambda item: item.middle)
    for other in best.page.lines:
        if other.index in consumed or _of_another_kind(best, other):
            continue
        if best.field.value in _UNENDED and _right_under(other, last, left):
            return True
        if abs(other.x0 - left) > 1.2 * first.height:
            continue
        below = 0 < other.middle - last.middle < 1.9 * last.height
        above = 0 < first.middle - other.middle < 1.4 * first.height
        if below or above:
            return True
    return False


def _of_another_kind(best: Candidate, other: Line) -> bool:
    """Tell a line that no company's name in Latin letters goes on with.

    Below its legal form nothing belongs to it, and a sentence is no part of a name in capitals;
    its Chinese name is another name.
    """
    if best.field.value not in _COMPANIES or any(map(is_han, best.strip.text)):
        return False
    if any(map(is_han, other.text)):
        return True
    lines = [best.page.lines[line] for line, _, _ in touched(best.strip)]
    below = other.middle > max(line.middle for line in lines)
    small = len(re.findall(r"[a-z]", other.text)) > 2
    capitals = not re.search(r"[a-z]{2}", best.strip.text)
    return (below and ends_a_company(best.strip.text)) or (capitals and small)


def _right_under(other: Line, last: Line, left: float) -> bool:
    """Tell a line of the same size set close under a full one, wherever it begins."""
    close = other.middle > last.middle and other.y0 - last.y1 < 0.9 * last.height
    alike = 0.6 < other.height / max(last.height, 1) < 1.6
    full = last.x1 > other.x1 - 0.6 * last.height
    return close and alike and full and other.x1 > left + 2 * last.height
