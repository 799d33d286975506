"""``links.csv`` and ``links.xlsx``: one listing a row, in whatever encoding Excel wrote it.

Column names are understood in Chinese and English; columns that mean nothing to us are kept. A row
without an address is kept too: the check, not the loader, says what is wrong with it.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from ipclaim.errors import CaseError
from ipclaim.model.case import Link
from ipclaim.model.text import Text

LINK_FILES = ("links.csv", "links.xlsx")

_COLUMNS = {
    "url": {"url", "link", "links", "address", "链接", "网址", "商品链接", "侵权链接", "链接地址"},
    "seller": {"seller", "shop", "store", "卖家", "店铺", "店铺名称", "卖家名称"},
    "title": {"title", "product", "标题", "商品标题", "商品名称"},
    "note": {"note", "notes", "remark", "备注", "说明"},
    "reason": {"reason", "理由", "投诉理由", "侵权理由"},
    "order_number": {"order_number", "order", "order no", "订单号", "订单编号"},
}
_MEANING = {name: column for column, names in _COLUMNS.items() for name in names}

# Tried in this order: a byte-order mark is proof, UTF-8 hardly ever fits by accident, and GB18030
# is what Excel on a Chinese Windows writes.
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_MAX_BYTES = 50_000_000

Row = tuple[int, Sequence[str]]


def find_links_file(folder: Path) -> Path | None:
    """Return the case's links file, or ``None``; raises ``CaseError`` when there are two."""
    found = [folder / name for name in LINK_FILES if (folder / name).is_file()]
    if len(found) > 1:
        raise CaseError(
            Text(
                f"{folder}：同时存在 links.csv 和 links.xlsx",
                f"{folder}: there is both a links.csv and a links.xlsx",
            ),
            Text("请只保留一个。", "Keep one of them."),
        )
    return found[0] if found else None


def read_links(folder: Path) -> tuple[Link, ...]:
    """Return the case's links in file order; none when there is no links file."""
    path = find_links_file(folder)
    return links_in(path) if path else ()


def links_in(path: Path) -> tuple[Link, ...]:
    """Return the links of one table; raises ``CaseError`` when it cannot be read."""
    rows = table_in(path)
    if _has_no_column_of_addresses(rows):
        raise _without_addresses(path)
    return tuple(_links(rows))


def table_in(path: Path) -> tuple[Row, ...]:
    """Return the rows of a table that say something, its heads first; raises as ``links_in``."""
    return tuple(row for row in _rows_in(path) if _says_something(row[1]))


def _rows_in(path: Path) -> Sequence[Row]:
    if path.stat().st_size > _MAX_BYTES:
        raise _too_large(path)
    return list(_excel_rows(path) if path.suffix == ".xlsx" else _csv_rows(path))


def _csv_rows(path: Path) -> Iterable[Row]:
    text = _decoded(path)
    head = text[:4096]
    delimiter = max(",;\t", key=head.split("\n", 1)[0].count)
    # Strict, because a quotation mark that is never closed swallows all the rows after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield reader.line_num, cells
            line = reader.line_num + 1
    except csv.Error as fault:
        raise _unreadable(
            path,
            Text(
                f"第 {line} 行起引号没有成对，或单元格过长",
                f"from line {line} a quotation mark has no partner, or a cell is too long",
            ),
        ) from fault


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    encodings = ("utf-16",) if data.startswith(_UTF16_MARKS) else _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _unreadable(
        path,
        Text("不是 UTF-8、UTF-16 或 GB18030 文本", "not text in UTF-8, UTF-16 or GB18030"),
    )


def _excel_rows(path: Path) -> Iterable[Row]:
    # Most cases list their links as CSV, and must not wait for the reader of workbooks.
    from ipclaim.run.links_workbook import (  # noqa: PLC0415
        TooLargeError,
        WorkbookError,
        workbook_rows,
    )

    try:
        yield from workbook_rows(path)
    except TooLargeError as fault:
        raise _too_large(path) from fault
    except WorkbookError as fault:
        raise _unreadable(path, fault.cause) from fault


def _too_large(path: Path) -> CaseError:
    return CaseError(
        Text(f"{path}：文件过大", f"{path}: the file is too large"),
        Text("请拆分成多个案件。", "Split it into several cases."),
    )


def _unreadable(path: Path, cause: Text) -> CaseError:
    return CaseError(
        Text(f"{path}：无法读取表格：{cause.zh}", f"{path}: the table cannot be read: {cause.en}"),
        Text(
            "请另存为 UTF-8 编码的 CSV 或 .xlsx（链接表须有 url 一列）。",
            "Save it as CSV in UTF-8 or as .xlsx (a list of links has a column url).",
        ),
    )


def _without_addresses(path: Path) -> CaseError:
    return CaseError(
        Text(
            f"{path}：表格有标题行，但没有 url（链接）一列",
            f"{path}: the table has a heading but no column url",
        ),
        Text(
            "请加上 url 一列（也可写作“链接”“网址”），每行填写一个商品链接。",
            "Add a column url (or link, 链接, 网址) with the address of one listing a row.",
        ),
    )


def _links(filled: Sequence[Row]) -> Iterable[Link]:
    if not filled:
        return
    header = [cell.strip() for cell in filled[0][1]]
    meanings = [_MEANING.get(name.lower()) for name in header]
    if "url" in meanings:
        filled = filled[1:]
    elif (column := _column_of_addresses(filled)) is not None:
        # A heading in words of its own, above a column of addresses.
        meanings[column] = "url"
        filled = filled[1:]
    else:
        # No heading: the first column holds the addresses, as people paste them.
        header, meanings = ["url"], ["url"]
    for number, cells in filled:
        yield _link(number, cells, header, meanings)


def _says_something(cells: Sequence[str]) -> bool:
    """Tell rows from blank lines and from remarks, which begin with ``#``."""
    return any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith("#")


def _has_no_column_of_addresses(rows: Sequence[Row]) -> bool:
    """Tell a table whose heading names other columns alone, and that holds no address at all."""
    if any(_is_address(cell) for _, cells in rows for cell in cells):
        return False
    heading = {_MEANING.get(cell.strip().lower()) for _, cells in rows[:1] for cell in cells}
    return "url" not in heading and bool(heading - {None})


def _column_of_addresses(rows: Sequence[Row]) -> int | None:
    """Return the column that holds addresses from the second row on, if the first has none."""
    (_, first), *others = rows
    if any(_is_address(cell) for cell in first):
        return None
    columns = (
        column
        for column in range(len(first))
        if any(column < len(cells) and _is_address(cells[column]) for _, cells in others)
    )
    return next(columns, None)


def _is_address(cell: str) -> bool:
    return cell.lstrip().lower().startswith(("http://", "https://", "www."))


def _link(
    number: int, cells: Sequence[str], header: Sequence[str], meanings: Sequence[str | None]
) -> Link:
    known: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    for index, raw in enumerate(cells):
        cell = raw.strip()
        meaning = meanings[index] if index < len(meanings) else None
        if meaning and meaning not in known:
            known[meaning] = cell
        elif cell:
            extra.append((header[index] if index < len(header) else f"column {index + 1}", cell))
    return Link(
        row=number,
        url=known.get("url", ""),
        seller=known.get("seller") or None,
        title=known.get("title") or None,
        note=known.get("note") or None,
        reason=known.get("reason") or None,
        order_number=known.get("order_number") or None,
        extra=tuple(extra),
    )
