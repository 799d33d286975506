"""Pages that a file says it has and does not hold: 第1页 共3页, Page 1 of 3, 1/3. Pure.

Only what stands alone at the head or foot of a page counts. Pages may be in another file, so this
is a note and no more.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from ipclaim.model.document import Box, Problem
from ipclaim.read.folding import compact
from ipclaim.read.lines import Page
from ipclaim.read.opening.troubles import problem

_NUMBER = r"(?P<{}>[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})"
_THIS, _ALL = _NUMBER.format("this"), _NUMBER.format("all")
_WORD = "(?:pages?|seite|p[aá]gina|blatt):?"
_STATED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"第{_THIS}页[,/()]*[共总]{_ALL}页\)?",
        rf"[共总]{_ALL}页[,/()]*第{_THIS}页\)?",
        rf"{_WORD}(?P<this>[0-9]{{1,3}})(?:of|/|von|sur|de|di|van)(?P<all>[0-9]{{1,3}})",
        r"-?(?P<this>[0-9]{1,2})/(?P<all>[0-9]{1,2})-?",
    )
)
_FURTHER = re.compile(rf"{_WORD}(?:[2-9]|[1-9]\d)", re.IGNORECASE)
_EDGE = 0.12
"""Part of the page's height at head and foot in which page numbers stand."""
_MOST = 60
_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", start=1)}


def missing_pages(pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield a note for each count of pages that a file states and does not reach."""
    seen: dict[int, set[int]] = defaultdict(set)
    for page in pages:
        for this, total in _stated_on(page):
            seen[total].add(this)
    yield from lacking(seen, len(pages))


def lacking(seen: Mapping[int, Set[int]], pages: int) -> Iterator[Problem]:
    """Yield a note for each stated total whose numbers, ``seen`` by total, are not all there.

    ``pages`` are there in all; as many as a total speaks of are never short of one.
    """
    for total, numbers in seen.items():
        absent = sorted(set(range(1, total + 1)) - numbers)
        if absent and pages < total:
            yield problem("missing-page", total=total, lacking="、".join(map(str, absent)))


def next_to(before: Page, page: Page) -> bool:
    """Tell whether a page says that it is the one after another: Page 1 of 2, Page 2 of 2."""
    numbers = set(_stated_on(before))
    return any((this - 1, total) in numbers for this, total in _stated_on(page))


def is_further(page: Page) -> bool:
    """Tell whether a page says that it is not a paper's first: Page 2 of 3, Seite 2."""
    bare = (compact(line.text) for line in page.lines)
    alone = (_FURTHER.fullmatch(text) for text in bare)
    return any(this > 1 for this, _ in _stated_on(page)) or any(alone)


def _stated_on(page: Page) -> Iterator[tuple[int, int]]:
    for line in page.lines:
        stated = stated_page(line.text, line.box, page.height)
        if stated is not None:
            yield stated


def stated_page(text: str, box: Box, height: int) -> tuple[int, int] | None:
    """Return which page of how many a line says this is, on a page of that height in pixels."""
    if _EDGE * height < box.y0 and box.y1 < (1 - _EDGE) * height:
        return None
    bare = compact(text)
    for pattern in _STATED:
        found = pattern.fullmatch(bare)
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
