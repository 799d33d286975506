"""A page that a browser printed to PDF: its sheets below each other, its text, its address.

The address is believed only where browsers print it, in the head or foot of a sheet: elsewhere it
may be another listing's.
"""

import re
from collections import Counter
from typing import BinaryIO

import pypdfium2
from PIL import Image

from ipclaim.brought.parsing.handover import MOST_STILL, MOST_TEXT, Page
from ipclaim.brought.parsing.times import pdf_time
from ipclaim.read.parsing import limits
from ipclaim.read.parsing.formats import Shut
from ipclaim.read.parsing.pdfs import opened_pdf

_WIDE = 1240
"""Pixels of a sheet's width in the still: 150 dpi of A4."""
_EDGE = 0.07
"""Share of a sheet's height in which browsers print head and foot."""
_ADDRESS = re.compile(r"https?://[^\s<>\"'…]+")


def printed_page(file: BinaryIO) -> tuple[Page, Image.Image]:
    """Return what the PDF shows and its sheets as one tall picture.

    Raises ``Shut`` as the reading of papers does: encrypted, damaged, empty.
    """
    document = opened_pdf(file)
    said = document.get_metadata_dict()
    sheets: list[Image.Image] = []
    texts: list[str] = []
    addresses: Counter[str] = Counter()
    notes: list[str] = []
    height = 0
    for number in range(len(document)):
        limits.allow_a_page()
        try:
            text, edges, picture = _sheet(document[number])
        except (pypdfium2.PdfiumError, OSError, ValueError):
            notes.append("sheets-left-out")
            continue
        if height + picture.height > MOST_STILL[1]:
            notes.append("sheets-left-out")
            break
        texts.append(text)
        addresses.update(set(_ADDRESS.findall(edges)))
        height += picture.height
        sheets.append(picture)
    if not sheets:
        raise Shut("damaged")
    claimed = pdf_time(str(said.get("CreationDate", "")))
    page = Page(
        address=_the_one(addresses),
        title=str(said.get("Title", "")),
        text="\n".join(texts)[:MOST_TEXT],
        claimed_at=claimed,
        claimed_in="PDF CreationDate" if claimed else None,
        notes=tuple(dict.fromkeys(notes)),
    )
    return page, _below_each_other(sheets, height)


def _sheet(page: pypdfium2.PdfPage) -> tuple[str, str, Image.Image]:
    """Return a sheet's text, the text at its head and foot, and the sheet drawn."""
    width, height = page.get_size()
    if min(width, height) <= 0 or height / width * _WIDE > MOST_STILL[1]:
        raise ValueError("a sheet without a size, or longer than any picture")
    layer = page.get_textpage()
    text = _lines(layer.get_text_range())
    edges = " ".join(
        (
            layer.get_text_bounded(bottom=height * (1 - _EDGE)),
            layer.get_text_bounded(top=height * _EDGE),
        )
    )
    layer.close()
    bitmap = page.render(scale=_WIDE / width, rev_byteorder=True)
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    page.close()
    return text, edges, picture


def _lines(text: str) -> str:
    """Return text with plain line ends, and without the marks for broken words."""
    return text.replace("\r\n", "\n").replace("\ufffe", "").replace("\x02", "")


def _the_one(addresses: Counter[str]) -> str | None:
    """Return the address that stands at the edge of most sheets, if no other does as often."""
    ranked = addresses.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _below_each_other(sheets: list[Image.Image], height: int) -> Image.Image:
    whole = Image.new("RGB", (max(sheet.width for sheet in sheets), height), "white")
    top = 0
    for sheet in sheets:
        whole.paste(sheet, (0, top))
        top += sheet.height
    return whole
