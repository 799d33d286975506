"""Pages of a PDF as pictures, with the characters that the PDF itself says stand on them.

Drawn as a viewer shows them: with filled-in forms and stamps, rotated and cropped as the page asks.
"""

from collections.abc import Iterator
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium_c

from ipclaim.read.parsing import limits
from ipclaim.read.parsing.formats import Shut
from ipclaim.read.parsing.handover import Note, Pixels, Sheet
from ipclaim.read.parsing.layer import layer_of

_LOCKED = {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}


def pdf_pages(file: BinaryIO, only_page: int | None) -> Iterator[tuple[Sheet, Pixels] | Note]:
    """Yield each page drawn, and notes; raises ``Shut`` when there is none.

    A page that cannot be drawn is noted, and the others are still given.
    """
    document = opened_pdf(file)
    count = len(document)
    if count > limits.PAGES:
        yield Note("too-many-pages", count=count)
    numbers = range(1, min(count, limits.PAGES) + 1) if only_page is None else [only_page]
    given = 0
    broken: list[int] = []
    for number in numbers:
        if number > count:
            return
        limits.allow_a_page()
        try:
            yield _drawn(document, number)
            given += 1
        except (pypdfium2.PdfiumError, OSError, ValueError):
            broken.append(number)
    if not given:
        raise Shut("damaged")
    for number in broken:
        yield Note("page-damaged", page=number, count=count)


def opened_pdf(file: BinaryIO) -> pypdfium2.PdfDocument:
    """Return the document; raises ``Shut`` with ``encrypted``, ``damaged`` or ``empty``."""
    try:
        document = pypdfium2.PdfDocument(file.read())
        document.init_forms()
    except pypdfium2.PdfiumError as fault:
        locked = getattr(fault, "err_code", None) in _LOCKED
        raise Shut("encrypted" if locked else "damaged") from fault
    if len(document) == 0:
        raise Shut("empty")
    return document


def _drawn(document: pypdfium2.PdfDocument, number: int) -> tuple[Sheet, Pixels]:
    page = document[number - 1]
    long_side = max(page.get_size())
    if long_side <= 0:
        raise ValueError("a page without a size")
    low, high = limits.PDF_LONG_SIDE
    scale = min(max(limits.PDF_DPI / 72, low / long_side), high / long_side)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    layer = layer_of(page, bitmap, scale)
    dpi, of = max(1, round(72 * scale)), min(len(document), limits.PAGES)
    sheet = Sheet(number, bitmap.width, bitmap.height, dpi, layer, of)
    page.close()
    return sheet, _rows(bitmap)


def _rows(bitmap: pypdfium2.PdfBitmap) -> Pixels:
    """Return the rows without the filling bytes at their ends."""
    whole = memoryview(bitmap.buffer).cast("B")
    used = bitmap.width * 3
    if bitmap.stride == used:
        return [whole]
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    return (whole[start : start + used] for start in starts)
