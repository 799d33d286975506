"""``filed.csv``: what was filed before, one link a row, kept beside the case folders.

Columns as in ``links.csv``, besides ``case``, ``filed_on`` and ``outcome`` (案件, 提交日期, 结果).
A case folder beside this one proves no filing, so folders are not searched: only the list says what
was filed. Without it nothing is known, and the rule that asks says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from ipclaim.model.case import Link
from ipclaim.model.filing import Filed
from ipclaim.model.listing import Listing
from ipclaim.resources import Templates
from ipclaim.rules.kept import Platforms, kept_pack
from ipclaim.rules.links import understand_address
from ipclaim.run.links_file import links_in

FILED_FILE = "filed.csv"

_COLUMNS = {
    "case": {"case", "case name", "案件", "案件名称"},
    "filed_on": {"filed_on", "filed on", "filed", "date", "提交日期", "投诉日期", "日期"},
    "outcome": {"outcome", "result", "state", "结果", "处理结果", "状态"},
}
_MEANING = {name: column for column, names in _COLUMNS.items() for name in names}

_Rows = Mapping[str, tuple[Filed, ...]]


def filed_before(
    case: Path, listings: Iterable[Listing], pack_id: str, templates: Templates
) -> tuple[Filed, ...] | None:
    """Return the rows about the listings' items; ``None`` where no list is kept.

    Raises ``CaseError`` for a list that cannot be read.
    """
    path = case.resolve().parent / FILED_FILE
    if not path.is_file():
        return None
    stat = path.stat()
    rows = _rows(path, stat.st_mtime_ns, stat.st_size, pack_id, templates)
    asked = {each.item_id for each in listings if each.item_id}
    return tuple(row for item in sorted(asked) for row in rows.get(item, ()))


@lru_cache(maxsize=8)
def _rows(path: Path, changed: int, size: int, pack_id: str, templates: Templates) -> _Rows:
    """Return the rows by item: a batch of cases asks for the same list again and again."""
    del changed, size  # parts of the key only
    platforms = Platforms(kept_pack(pack_id, templates), templates)
    rows: dict[str, list[Filed]] = defaultdict(list)
    for link in links_in(path):
        row = _row(link, platforms)
        if row.item_id:
            rows[row.item_id].append(row)
    return {item: tuple(found) for item, found in rows.items()}


def _row(link: Link, platforms: Platforms) -> Filed:
    found = understand_address(link.url, platforms)
    said = {
        meaning: value
        for header, value in link.extra
        if (meaning := _MEANING.get(header.strip().lower()))
    }
    return Filed(
        row=link.row,
        platform=found.platform,
        item_id=found.item_id,
        address=found.canonical or link.url,
        case=said.get("case"),
        filed_on=said.get("filed_on"),
        outcome=said.get("outcome"),
    )
