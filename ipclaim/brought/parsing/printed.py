"""A page that a browser printed to PDF: its sheets below each other, its text, its address.

The address is believed only where browsers print it, in the head or foot of a sheet: elsewhere it
may be another listing's.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

import pypdfium2
from PIL import Image

from ipclaim.brought.parsing.handover import MOST_STILL, MOST_TEXT, Page
from ipclaim.brought.parsing.times import pdf_time
from ipclaim.read.parsing.handover import LayerTuple, Note, Sheet
from ipclaim.read.parsing.pdfs import pdf_pages

_WIDE = 1240
"""Pixels of a sheet's width in the still: 150 dpi of A4."""
_EDGE = 0.07
"""Share of a sheet's height in which browsers print head and foot."""
_SPACE = 0.2
"""Of a character's height: a wider gap parts words."""
_ADDRESS = re.compile(r"https?://[^\s<>\"'…]+")


def printed_page(file: BinaryIO) -> tuple[Page, Image.Image]:
    """Return what the PDF shows and its sheets as one tall picture.

    Raises ``Shut`` as the reading of papers does: encrypted, damaged, empty.
    """
    said = _information(file)
    sheets: list[Image.Image] = []
    lines: list[str] = []
    addresses: Counter[str] = Counter()
    notes: list[str] = []
    height = 0
    for item in pdf_pages(file, None):
        if isinstance(item, Note):
            notes.append("sheets-left-out")
            continue
        sheet, rows = item
        found = list(_lines(sheet.layer))
        lines += [text for _, _, text in found]
        addresses.update(set(_at_the_edges(sheet, found)))
        picture = _drawn(sheet, b"".join(bytes(row) for row in rows))
        if height + picture.height > MOST_STILL[1]:
            notes.append("sheets-left-out")
            break
        height += picture.height
        sheets.append(picture)
    claimed = pdf_time(said.get("CreationDate", ""))
    page = Page(
        address=_the_one(addresses),
        title=said.get("Title", ""),
        text="\n".join(lines)[:MOST_TEXT],
        claimed_at=claimed,
        claimed_in="PDF CreationDate" if claimed else None,
        notes=tuple(dict.fromkeys(notes)),
    )
    return page, _below_each_other(sheets, height)


def _information(file: BinaryIO) -> dict[str, str]:
    """Return the file's information dictionary; empty for one that does not open."""
    try:
        document = pypdfium2.PdfDocument(file.read())
        said: dict[str, str] = document.get_metadata_dict()
        document.close()
    except pypdfium2.PdfiumError:
        said = {}
    file.seek(0)
    return said


def _the_one(addresses: Counter[str]) -> str | None:
    """Return the address that stands at the edge of most sheets, if no other does as often."""
    ranked = addresses.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _at_the_edges(sheet: Sheet, lines: list[tuple[int, int, str]]) -> Iterator[str]:
    for top, bottom, text in lines:
        if top > sheet.height * (1 - _EDGE) or bottom < sheet.height * _EDGE:
            yield from _ADDRESS.findall(text)


def _lines(layer: tuple[LayerTuple, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield top, bottom and text of each line that is seen, in the PDF's own order."""
    top = bottom = right = 0
    line = ""
    for char, x0, y0, x1, y1, is_seen in layer:
        if not is_seen:
            continue
        middle = (y0 + y1) / 2
        high = max(y1 - y0, bottom - top)
        if line and not (top - high / 2 <= middle <= bottom + high / 2):
            yield top, bottom, line
            line = ""
        if not line:
            top, bottom = y0, y1
        elif not -high <= x0 - right <= _SPACE * high:
            line += " "
        line += char
        top, bottom, right = min(top, y0), max(bottom, y1), x1
    if line:
        yield top, bottom, line


def _drawn(sheet: Sheet, rows: bytes) -> Image.Image:
    picture = Image.frombuffer("RGB", (sheet.width, sheet.height), rows, "raw", "RGB", 0, 1)
    share = min(1.0, _WIDE / sheet.width)
    size = (round(sheet.width * share), max(1, round(sheet.height * share)))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _below_each_other(sheets: list[Image.Image], height: int) -> Image.Image:
    width = max(sheet.width for sheet in sheets)
    whole = Image.new("RGB", (width, height), "white")
    top = 0
    for sheet in sheets:
        whole.paste(sheet, (0, top))
        top += sheet.height
    return whole
