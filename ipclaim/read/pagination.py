"""Pages that a file says it has and does not hold: 第1页 共3页, Page 1 of 3, 1/3. Pure.

Only what stands alone at the head or foot of a page counts. Pages may be in another file, so this
is a note and no more.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ipclaim.model.document import Problem
from ipclaim.read.folding import compact
from ipclaim.read.lines import Line, Page
from ipclaim.read.opening.troubles import problem

_NUMBER = r"(?P<{}>[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})"
_THIS, _ALL = _NUMBER.format("this"), _NUMBER.format("all")
_STATED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"第{_THIS}页[,/()]*[共总]{_ALL}页\)?",
        rf"[共总]{_ALL}页[,/()]*第{_THIS}页\)?",
        r"pages?:?(?P<this>[0-9]{1,3})(?:of|/)(?P<all>[0-9]{1,3})",
        r"-?(?P<this>[0-9]{1,2})/(?P<all>[0-9]{1,2})-?",
    )
)
_EDGE = 0.12
"""Part of the page's height at head and foot in which page numbers stand."""
_MOST = 60
_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", start=1)}


def missing_pages(pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield a note for each count of pages that a file states and does not reach."""
    seen: dict[int, set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            stated = _stated(line, page)
            if stated is not None:
                seen[stated[1]].add(stated[0])
    for total, numbers in seen.items():
        lacking = sorted(set(range(1, total + 1)) - numbers)
        if lacking and len(pages) < total:
            shown = "、".join(map(str, lacking))
            yield problem("missing-page", total=total, lacking=shown)


def _stated(line: Line, page: Page) -> tuple[int, int] | None:
    """Return which page of how many a line says this is."""
    if _EDGE * page.height < line.box.y0 and line.box.y1 < (1 - _EDGE) * page.height:
        return None
    text = compact(line.text)
    for pattern in _STATED:
        found = pattern.fullmatch(text)
        if found:
            this, total = _number(found["this"]), _number(found["all"])
            return (this, total) if 1 <= this <= total and 1 < total <= _MOST else None
    return None


def _number(text: str) -> int:
    """Return a number of one to three digits, in figures or as 十二."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)
