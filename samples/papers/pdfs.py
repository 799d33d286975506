"""Keeps papers as PDFs: scanned pages, a text layer as an office's own PDF has, or locked.

Papers meant for a text layer are set in ``MING``, ``KAI``, ``WENKAI`` or ``ZENHEI``.
"""

import io
from itertools import groupby
from pathlib import Path

import cv2
import numpy as np
import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from samples.papers.ageing import Aged
from samples.papers.faults import Pixels
from samples.papers.fonts import Face, font_path
from samples.papers.sheet import DPI, Glyph, Sheet, inked_at

_POINTS = 72 / DPI
_TRUETYPE = {
    Face.HEI: Face.ZENHEI,
    Face.HEI_BOLD: Face.ZENHEI,
    Face.SONG: Face.MING,
    Face.SONG_BOLD: Face.MING,
}
"""What stands in for Noto, whose outlines cannot be embedded here."""


def write_scanned(path: Path, pages: list[Aged]) -> None:
    """Write aged pages as a scanner does: one picture a page, no text."""
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    for page in pages:
        height, width = page.pixels.shape[:2]
        size = (width * 72 / page.dpi, height * 72 / page.dpi)
        canvas.setPageSize(size)
        canvas.drawImage(_jpeg(page.pixels, page.quality or 85), 0, 0, *size)
        canvas.showPage()
    canvas.save()


def write_with_text(path: Path, sheets: tuple[Sheet, ...]) -> None:
    """Write drawn pages with real text, as an office's electronic certificate is made."""
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    for sheet in sheets:
        width, height = (side * _POINTS for side in sheet.size)
        canvas.setPageSize((width, height))
        ground = cv2.cvtColor(sheet.ground(), cv2.COLOR_RGB2BGR)
        smaller = cv2.resize(ground, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
        canvas.drawImage(_jpeg(smaller.astype(np.uint8), 80), 0, 0, width, height)
        for line in sheet.glyph_lines:
            _set_line(canvas, line, height)
        for stamp in sheet.stamps:
            box = stamp.picture.size
            bottom = height - (stamp.y + box[1]) * _POINTS
            ink = stamp.picture.resize((box[0] // 2, box[1] // 2), Image.Resampling.LANCZOS)
            place = (stamp.x * _POINTS, bottom, box[0] * _POINTS, box[1] * _POINTS)
            canvas.drawImage(ImageReader(ink), *place, mask="auto")
        canvas.showPage()
    canvas.save()


def lock(path: Path, password: str) -> None:
    """Encrypt a PDF so that it does not open without the password.

    RC4 with fixed identifiers: the same bytes each time, which AES' random start forbids.
    """
    plain = path.read_bytes()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        lock_with = pikepdf.Encryption(
            owner=password, user=password, R=3, aes=False, metadata=False
        )
        pdf.save(path, encryption=lock_with, static_id=True)


def _set_line(canvas: Canvas, line: list[Glyph], height: float) -> None:
    """Set runs of one type together, so that words can be searched and copied."""
    for kind, run in groupby(line, key=lambda glyph: (glyph.type, inked_at(glyph)[1])):
        glyphs = list(run)
        text = canvas.beginText()
        text.setFont(_registered(kind[0].face), kind[0].size)
        text.setFillColorRGB(*(channel / 255 for channel in kind[0].colour))
        text.setTextOrigin(inked_at(glyphs[0])[0] * _POINTS, height - kind[1] * _POINTS)
        text.setCharSpace(kind[0].tracking * kind[0].size)
        text.textOut("".join(glyph.char for glyph in glyphs))
        canvas.drawText(text)


def _registered(face: Face) -> str:
    face = _TRUETYPE.get(face, face)
    name = face.name
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(font_path(face)), subfontIndex=face.index))
    return name


def _jpeg(pixels: Pixels, quality: int) -> ImageReader:
    kept, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not kept:
        raise OSError("cannot compress a page")
    return ImageReader(io.BytesIO(data.tobytes()))
