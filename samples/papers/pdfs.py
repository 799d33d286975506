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
from samples.papers.fonts import Face, font_path, has_glyph
from samples.papers.sheet import DPI, Glyph, Sheet, glyph_rect, inked_at

_POINTS = 72 / DPI
_TRUETYPE = {
    Face.HEI: Face.ZENHEI,
    Face.HEI_BOLD: Face.ZENHEI,
    Face.SONG: Face.MING,
    Face.SONG_BOLD: Face.MING,
    Face.SONG_JA: Face.HANA,
    Face.SONG_JA_BOLD: Face.HANA,
    Face.SONG_KO: Face.ZENHEI,
    Face.SONG_KO_BOLD: Face.ZENHEI,
    Face.HEI_KO: Face.ZENHEI,
    Face.SONG_HK: Face.MING_TW,
    Face.SONG_HK_BOLD: Face.MING_TW,
}
"""What stands in for Noto, whose outlines cannot be embedded here."""
_SLACK = 6.0
"""Percent by which another face's run may be wider or narrower than what the picture shows."""
_LAST_RESORTS = (Face.ZENHEI, Face.HANA)


def write_scanned(path: Path, pages: list[Aged]) -> None:
    """Write aged pages as a scanner does: one picture a page, no text."""
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    for page in pages:
        height, width = page.pixels.shape[:2]
        size = (width * 72 / page.dpi, height * 72 / page.dpi)
        canvas.setPageSize(size)
        canvas.drawImage(jpeg(page.pixels, page.quality or 85), 0, 0, *size)
        canvas.showPage()
    canvas.save()


def write_with_text(path: Path, sheets: tuple[Sheet, ...], fineness: float = 0.6) -> None:
    """Write drawn pages with real text, as an office's electronic certificate is made.

    ``fineness`` is how much of its 300 dpi the ground keeps, which is most of the file's size.
    """
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    for sheet in sheets:
        width, height = (side * _POINTS for side in sheet.size)
        canvas.setPageSize((width, height))
        ground = cv2.cvtColor(sheet.ground(), cv2.COLOR_RGB2BGR)
        smaller = cv2.resize(ground, None, fx=fineness, fy=fineness, interpolation=cv2.INTER_AREA)
        canvas.drawImage(jpeg(smaller.astype(np.uint8), 80), 0, 0, width, height)
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
    for kind, run in groupby(line, key=lambda glyph: (glyph.type, inked_at(glyph)[1], _set(glyph))):
        glyphs = list(run)
        text = canvas.beginText()
        text.setFont(registered(kind[2]), kind[0].size)
        text.setFillColorRGB(*(channel / 255 for channel in kind[0].colour))
        text.setTextOrigin(inked_at(glyphs[0])[0] * _POINTS, height - kind[1] * _POINTS)
        text.setCharSpace(kind[0].tracking * kind[0].size)
        stretch = _stretch(glyphs, kind[2])
        if abs(stretch - 100) > _SLACK:
            text.setHorizScale(stretch)
        text.textOut("".join(glyph.char for glyph in glyphs))
        canvas.drawText(text)


def _set(glyph: Glyph) -> Face:
    """Return the face that a character is set in: its own, or one that can be embedded."""
    face = _TRUETYPE.get(glyph.type.face, glyph.type.face)
    for other in (face, *_LAST_RESORTS):
        if glyph.char.isspace() or has_glyph(other, glyph.char):
            return other
    return face


def _stretch(glyphs: list[Glyph], face: Face) -> float:
    """Return the percentage that makes another face's run as wide as the drawn one."""
    rects = [glyph_rect(glyph) for glyph in glyphs]
    kind = glyphs[0].type
    text = "".join(glyph.char for glyph in glyphs)
    own = pdfmetrics.stringWidth(text, registered(face), kind.size)
    spaces = kind.tracking * kind.size * (len(glyphs) - 1)
    return float(100 * (rects[-1][2] - rects[0][0]) * _POINTS / max(own + spaces, 1e-3))


def registered(face: Face) -> str:
    """Return the name of a TrueType face for reportlab, made known on first use."""
    name = face.name
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(font_path(face)), subfontIndex=face.index))
    return name


def jpeg(pixels: Pixels, quality: int) -> ImageReader:
    """Return a picture, compressed, as reportlab takes it."""
    kept, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not kept:
        raise OSError("cannot compress a page")
    return ImageReader(io.BytesIO(data.tobytes()))
