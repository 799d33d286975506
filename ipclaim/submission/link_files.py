"""The files of links: a plain list to paste, a table to read, a workbook where a form takes one.

A cell that a spreadsheet would run as a formula is written as text: titles and shop names come from
strangers' pages.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from ipclaim.submission.batches import Entry

_HEAD = ("url", "item_id", "seller", "title", "reason", "order_number", "listing")
_RUNS = ("=", "+", "-", "@", "\t", "\r")
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook knows no zone; no clock is read
_WIDTHS = (64, 20, 24, 40, 40, 20, 10)


def as_list(batch: Sequence[Entry]) -> bytes:
    """Return one address a line."""
    return ("\n".join(entry.address for entry in batch) + "\n").encode()


def as_table(batch: Sequence[Entry]) -> bytes:
    """Return a CSV file that spreadsheets open with the right letters (a byte order mark)."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(_HEAD)
    rows.writerows(map(_row, batch))
    return written.getvalue().encode("utf-8-sig")


def as_workbook(batch: Sequence[Entry]) -> bytes:
    """Return an XLSX file, the same bytes for the same links."""
    from openpyxl import Workbook  # noqa: PLC0415  # few forms take one

    book = Workbook()
    book.properties.created = book.properties.modified = _MADE
    book.properties.creator = "ipclaim"
    sheet = book.active
    assert sheet is not None
    sheet.title = "links"
    for row in (_HEAD, *map(_row, batch)):
        sheet.append(row)
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    packed = io.BytesIO()
    book.save(packed)
    return _without_times(packed.getvalue())


LINK_FILES: Mapping[str, Callable[[Sequence[Entry]], bytes]] = {
    "txt": as_list,
    "csv": as_table,
    "xlsx": as_workbook,
}
"""How each kind of file is written, by its ending."""


def _row(entry: Entry) -> tuple[str, ...]:
    cells = (
        *(entry.address, entry.item_id, entry.seller, entry.title, entry.reason),
        *(entry.order_number, entry.listing_id),
    )
    return tuple(_as_text(cell or "") for cell in cells)


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def _without_times(packed: bytes) -> bytes:
    """Return the workbook with the making time of each part taken out, its own words included."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as made,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in made.namelist():
            data = made.read(name)
            if name == "docProps/core.xml":
                data = _core(data)
            kept.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _core(data: bytes) -> bytes:
    """Return the properties with the time of saving replaced: openpyxl writes its own clock."""
    start, end = b'<dcterms:modified xsi:type="dcterms:W3CDTF">', b"</dcterms:modified>"
    if start not in data:
        return data
    head, rest = data.split(start, 1)
    return (
        head + start + _MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + end + rest.split(end, 1)[1]
    )
