"""Whether the address of a page on the web goes on in the line below. Pure.

Addresses break wherever a line is full; a label of two lines beside them may be taken for two
labels, each with half of the address. What an address looks like is told in
`ipclaim.read.values.lists`.
"""

import re

from ipclaim.read.candidates import Candidate
from ipclaim.read.lines import Line, touched

_REST = re.compile(r"[A-Za-z0-9./?=&_%#~+-]{1,60}[。.;；、）)]?")
_WHOLE = re.compile(r"\.html$|\d{12,}$|/(?:dp|itm)/[A-Z0-9]{10,}$")


def address_goes_on(best: Candidate) -> bool:
    """Tell whether a line under an address that may lack its last figures looks like them."""
    value = best.parsed.value
    if not isinstance(value, tuple) or _WHOLE.search(str(value[-1])):
        return False
    lines = [best.page.lines[line] for line, _, _ in touched(best.strip)]
    last = max(lines, key=lambda line: line.middle)
    return any(_is_rest(line, last) for line in best.page.lines)


def _is_rest(line: Line, last: Line) -> bool:
    below = 0.5 * last.height < line.middle - last.middle < 2.2 * last.height
    aligned = last.x0 - 1.5 * last.height < line.x0 < last.x1
    text = line.text.strip()
    figures = bool(re.search(r"\d|[=&?%]|html?$", text))
    return below and aligned and figures and bool(_REST.fullmatch(text))
