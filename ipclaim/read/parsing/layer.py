"""The characters that a PDF says stand on a page, each with its place, and whether it is seen.

What is said and not seen (a scanner's own reading below its picture, white on white, off the page,
far too small) proves nothing about the paper. Seen is what changes the picture when all text is
taken away. Whether the characters say what the glyphs look like is for the reader to judge.
"""

import ctypes
import unicodedata
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c

from ipclaim.read.parsing import limits
from ipclaim.read.parsing.handover import LayerTuple

_CONTRAST = 24
"""By how much of 255 a character must change the picture to be seen."""
_SAME_BOX = 0.05
"""Points or units within which two boxes are one."""
_LINE_END_HYPHEN = "\x02"
"""What pdfium makes of a hyphen at the end of a line."""
_UNKNOWN = "\ufffd"
# Fonts name these shapes by the code of the radical; the character is meant.
_RADICALS = str.maketrans(
    "⺁⺈⺌⺍⺕⺗⺝⺟⺠⺩⺫⺬⺮⺯⺳⺶⺷⺻⺼⺾⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻨⻩⻪⻬⻮⻰⻳",
    "厂刀小小彐心月母民王目示竹糸网羊羊聿肉艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阝雨青韦页风飞食飠饣𩙿马骨鬼鱼鸟麦黄黾齐齿龙龟",
)

_UNDRAWN = {pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP}


def layer_of(
    page: pypdfium2.PdfPage, drawn: pypdfium2.PdfBitmap, scale: float
) -> tuple[LayerTuple, ...]:
    """Return the page's characters with boxes in pixels of the page as it was drawn.

    ``scale`` is the one it was drawn with. Takes all text off the page in the end, so the page must
    not be drawn again.
    """
    text = page.get_textpage()
    chars = list(_chars(page, text, drawn.width, drawn.height))
    text.close()
    return tuple(_seen(page, drawn, scale, chars)) if chars else ()


def _chars(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, width: int, height: int
) -> Iterator[LayerTuple]:
    """Yield what each glyph stands for; it counts as seen when it is drawn at all."""
    glyph: LayerTuple | None = None
    for index, char in _characters(text):
        part = pdfium_c.FPDFText_GetTextObject(text.raw, index)
        left, bottom, right, top = _place(text, index, part)
        x0, y0 = _on_picture(page, width, height, left, top)
        x1, y1 = _on_picture(page, width, height, right, bottom)
        box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        # Letters of one ligature have the very same box.
        if glyph is not None and glyph[1:5] == box:
            glyph = (glyph[0] + char, *glyph[1:])
            continue
        if glyph is not None:
            yield glyph
        is_drawn = not part or pdfium_c.FPDFTextObj_GetTextRenderMode(part) not in _UNDRAWN
        glyph = (char, *box, is_drawn)
    if glyph is not None:
        yield glyph


def _place(
    text: pypdfium2.PdfTextPage, index: int, part: object
) -> tuple[float, float, float, float]:
    """Return a character's left, bottom, right and top on the page.

    For text that says itself what it means (``ActualText``: browsers write it over radicals)
    pdfium gives the bounds of the text object, and forgets the form that the object stands in.
    """
    box: tuple[float, float, float, float] = text.get_charbox(index)
    edges = [ctypes.c_float() for _ in range(4)]
    own, whole = pdfium_c.FS_MATRIX(), pdfium_c.FS_MATRIX()
    if not (
        part
        and pdfium_c.FPDFPageObj_GetBounds(part, *edges)
        and all(abs(edge.value - one) < _SAME_BOX for edge, one in zip(edges, box, strict=True))
        and pdfium_c.FPDFPageObj_GetMatrix(part, own)
        and pdfium_c.FPDFText_GetMatrix(text.raw, index, whole)
    ):
        return box
    return _moved(box, own, whole)


def _moved(
    box: tuple[float, float, float, float], own: pdfium_c.FS_MATRIX, whole: pdfium_c.FS_MATRIX
) -> tuple[float, float, float, float]:
    """Return a text object's box, set by the matrix ``own``, where ``whole`` sets it on a page."""
    area = own.a * own.d - own.b * own.c
    if not area:
        return box
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        across, down = x - own.e, y - own.f
        along = (across * own.d - down * own.c) / area
        above = (down * own.a - across * own.b) / area
        corners.append(
            (
                along * whole.a + above * whole.c + whole.e,
                along * whole.b + above * whole.d + whole.f,
            )
        )
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Yield the characters with their places in pdfium's list; white space says nothing."""
    lead = 0
    for index in range(min(text.count_chars(), limits.LAYER_CHARS)):
        code = pdfium_c.FPDFText_GetUnicode(text.raw, index)
        if 0xD800 <= code < 0xDC00:
            lead = code
            continue
        if lead and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((lead - 0xD800) << 10) + (code - 0xDC00)
        lead = 0
        char = _plain(code, unmapped=pdfium_c.FPDFText_HasUnicodeMapError(text.raw, index) == 1)
        if not char.isspace() and pdfium_c.FPDFText_IsGenerated(text.raw, index) != 1:
            yield index, char


def _plain(code: int, *, unmapped: bool) -> str:
    """Return the character that is meant; ligatures and radicals stand for plain letters."""
    if unmapped or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return _UNKNOWN
    char = chr(code)
    if char == _LINE_END_HYPHEN:
        return "-"
    if 0xFB00 <= code <= 0xFB06 or 0x2F00 <= code <= 0x2FD5:
        return unicodedata.normalize("NFKC", char)
    if 0x2E80 <= code <= 0x2EFF:
        return char.translate(_RADICALS)
    return char if char.isprintable() or char.isspace() else _UNKNOWN


def _on_picture(
    page: pypdfium2.PdfPage, width: int, height: int, x: float, y: float
) -> tuple[int, int]:
    device_x, device_y = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(
        page.raw, 0, 0, width, height, 0, x, y, ctypes.byref(device_x), ctypes.byref(device_y)
    )
    return device_x.value, device_y.value


def _seen(
    page: pypdfium2.PdfPage, drawn: pypdfium2.PdfBitmap, scale: float, chars: list[LayerTuple]
) -> Iterator[LayerTuple]:
    """Tell of each drawn character whether the picture changes there without the text."""
    from PIL import ImageChops  # noqa: PLC0415 - few pages have a text layer

    for part in _texts_of(page):
        pdfium_c.FPDFPageObj_SetIsActive(part, False)
    without = page.render(scale=scale, rev_byteorder=True)
    changed = ImageChops.difference(drawn.to_pil(), without.to_pil()).convert("L")
    for char, x0, y0, x1, y1, is_drawn in chars:
        box = (max(0, x0), max(0, y0), min(drawn.width, x1 + 1), min(drawn.height, y1 + 1))
        on_page = box[0] < box[2] and box[1] < box[3]
        # The histogram's upper part counts the pixels that changed enough.
        seen = is_drawn and on_page and any(changed.crop(box).histogram()[_CONTRAST:])
        yield char, x0, y0, x1, y1, seen


def _texts_of(page: pypdfium2.PdfPage) -> list[object]:
    found: list[object] = []
    for count, part in enumerate(page.get_objects()):
        if count >= limits.LAYER_OBJECTS:
            break
        if part.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
            found.append(part.raw)
    return found
