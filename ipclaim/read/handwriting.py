"""Names in somebody's hand that an engine read as if they were print, at a paper's foot. Pure.

What is told here is never more than a guess: a printed name may stand where one signs.
"""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from ipclaim.read.folding import compact
from ipclaim.read.lines import Line, Page, strip_of

_SIGNS = re.compile(
    r"^.{0,16}(?:签字|签名|签署|簽名|簽署|signature|signed|by)[^:]{0,24}:(?P<name>.*)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"盖章|公章|[盖签]|日期|年.*月|date|seal|stamp|chop|on behalf", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?:print(?:ed)? ?)?(?:full ?)?name[^:]{0,20}:(?P<name>.{4,})$|^姓名[^:]{0,8}:(?P<zh>.{2,})$",
    re.IGNORECASE,
)
_SCRAWL = re.compile(
    r"(?!(?:ltd|llc|llp|plc|tm|cn|hk|pdf|nv|kg|bv|sl|srl|vs)$)[b-df-hj-np-tv-xz]{2,12}"
)
"""Letters without a vowel, by themselves: no word."""
_UNSURE = 0.85
"""Score below which such letters are no abbreviation either."""
_TALL = 1.5
"""Times the usual line height from which a line after such words is no print."""
_ABOVE = 5
"""Line heights above a printed name within which its bearer signs."""
_ALIKE = 0.75


def scrawl_on(page: Page) -> Line | None:
    """Return the first line below a page's middle that reads as no word and reads badly."""
    low = min((line.y0 for line in page.lines), default=0.0)
    high = max((line.y1 for line in page.lines), default=0.0)
    return next(
        (
            line
            for line in page.lines
            if line.middle > (low + high) / 2
            and line.confidence < _UNSURE
            and _is_scrawl(line)
            and line.height > page.line_height
        ),
        None,
    )


def is_written(page: Page, places: Sequence[Line], foot: float) -> bool:
    """Tell a name after words of signing, or too tall for print, or printed below; or a scrawl."""
    if any(_has_name(line) or _is_tall(page, line) for line in places):
        return True
    below = [line for line in page.lines if line.middle > foot]
    return any(_said_above(named, below) or _is_scrawl(named) for named in below)


def _is_scrawl(line: Line) -> bool:
    return _SCRAWL.fullmatch(strip_of(line).text.lower()) is not None


def _has_name(line: Line) -> bool:
    said = _SIGNS.match(strip_of(line).text)
    name = said["name"].strip(" _.-/\\") if said else ""
    return len(name) >= 2 and not _NO_NAME.search(name)


def _is_tall(page: Page, line: Line) -> bool:
    after = compact(line.text).partition(":")[2]
    return bool(after) and line.height > _TALL * page.line_height


def _said_above(named: Line, lines: Sequence[Line]) -> bool:
    """Tell a line by itself, right above a printed name, that says the same name."""
    match = _NAMED.match(strip_of(named).text)
    if match is None:
        return False
    name = compact(match["name"] or match["zh"]).lower()
    return any(
        0 < named.middle - line.middle < _ABOVE * named.height
        and Levenshtein.normalized_similarity(compact(line.text).lower(), name) >= _ALIKE
        for line in lines
    )
