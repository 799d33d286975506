"""A mark that no label and no frame of known lines tells: the odd, large writing of a paper.

Offices print a word mark far larger than what surrounds it, wherever there is room. What no label,
value or title explains and is clearly larger than the print is proposed, never more. Pure.
"""

import re
from collections.abc import Collection

from ipclaim.model.document import Field
from ipclaim.read.dates import dates_in
from ipclaim.read.folding import bones, compact, is_han
from ipclaim.read.layouts import Layout
from ipclaim.read.lettering import is_no_lettering, one_mark, said_once
from ipclaim.read.lines import Line, Page
from ipclaim.read.marks import read_mark

_LARGER = 1.3
"""Times the usual line height that a mark's writing is high at least."""
_LOWEST = 0.8
"""Part of the page's height above which it stands: below are seals and signatures."""
_SURE = 0.8
"""Score of its line at least: drawings are read as anything."""
_LONGEST = 40
_CELLS = 2
"""Lines of a row beyond which it is one of a table: no mark stands there."""
_OF_THE_PAPER = re.compile(
    r"商[标標]|[注註]册|登[记記録]|[证證][书書]?$|证明|局|委员会|[国國]家|共和[国國]|[长長]官|系统|查询|检索|[详詳][情细]"
    r"|工商|行政|档案|公告|样张|[图圖][样樣形]|申请|^第.*[号號类]|信息|资料|管理|监督|商品|服务|流程|[页頁]|扫码|[仅限]|转让|续展|变更|事由|备注"
    r"|certif|regist|offic|propert|intellec|trade ?marks?|organi[sz]ation|director|bureau"
    r"|madrid|specimen|kingdom|union|\bact\b|republic|extract|result|search|details|status"
    r"|inschrijving|enregistrement|urkunde|marken?\b|marque|\bmarcas?\b|\bmarchi|t[ií]tulo|certificado|ministerio|brevet|patent|ministry|department"
    r"|\b(?:wipo|ompi|cnipa|euipo|uspto|boip|kipo|jpo)\b",
    re.IGNORECASE,
)
"""Words of offices, titles and pages; a mark that has one of them is left to a person."""


def free_mark(layout: Layout, page: Page, explained: Collection[int], file: str) -> Field | None:
    """Return the mark as the largest writing that nothing explains, or ``None``.

    ``explained`` are the lines of labels and values.
    """
    tables = {
        line.index
        for row in page.rows
        if len(row) > _CELLS and any(line.index in explained for line in row)
        for line in row
    }
    known = tables.union(explained)
    free = [line for line in page.lines if line.index not in known and _is_free(layout, line)]
    odd = (line for line in free if _is_odd(line, page))
    largest = max(odd, key=lambda line: (line.height, line.confidence), default=None)
    if largest is None:
        return None
    return read_mark(said_once(one_mark(largest, free)), page, file, why="mark-not-named")


def _is_free(layout: Layout, line: Line) -> bool:
    """Tell lettering that no office, title or page has."""
    said = bones(line.text)
    return (
        line.confidence > _SURE
        and 2 <= len(said) <= _LONGEST
        and not dates_in(line.text)
        and not is_no_lettering(line.text)
        and not _OF_THE_PAPER.search(line.text if not is_han(said[0]) else compact(line.text))
        and not _is_a_title(layout, line)
    )


def _is_odd(line: Line, page: Page) -> bool:
    """Tell writing of letters that is clearly larger than the print, and not at the foot."""
    said = bones(line.text)
    letters = sum(char.isalpha() for char in said)
    large = line.height > _LARGER * page.line_height
    return large and line.middle < _LOWEST * page.height and 2 * letters > len(said)


def _is_a_title(layout: Layout, line: Line) -> bool:
    """Tell a line that is a title of the paper, or a part of one that takes several lines."""
    said = bones(line.text).lower()
    return any(said in bones(title).lower() for title in layout.titles)
