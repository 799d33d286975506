"""PDFs with a text layer: true, as an office makes them, or hidden text that says something else.

Hidden text happens: scanners' own readers misread, and fonts without a character table copy as
nonsense. Whoever trusts it states what is not on the paper.
"""

from pathlib import Path
from random import Random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from samples.papers.ageing import Aged, Layer, moved
from samples.papers.fonts import Face, has_glyph
from samples.papers.pdfs import jpeg, registered, write_with_text
from samples.papers.sheet import Sheet
from samples.papers.truth import AgedPage

_TWINS = dict(
    zip(
        "未末土士日曰人入千干己已侯候限公司市区号有第云石行海",
        "末未士土曰日入人干千已己候侯眼分可巾匹弓冇弟去右彳诲",
        strict=True,
    )
)
"""What a bad reader takes for each other."""
_NOISE = "ÿþ¤§¶×ØÞßæðøŒœƒˆ˜†‡•…‰‹›ŽžQqWwXxZz#%&*+=@"
_HIDDEN = 3
"""The text render mode that leaves no ink."""


def write_layered(path: Path, pages: list[AgedPage], layer: Layer, rng: Random) -> None:
    """Write one PDF with a layer of that sort over all pages."""
    if layer is Layer.TRUE:
        write_with_text(path, tuple(page.sheet for page in pages))
        return
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    for page in pages:
        height, width = page.aged.pixels.shape[:2]
        points = 72 / page.aged.dpi
        size = (width * points, height * points)
        canvas.setPageSize(size)
        canvas.drawImage(jpeg(page.aged.pixels, page.aged.quality or 85), 0, 0, *size)
        _hide(canvas, page.sheet, page.aged, layer, rng)
        canvas.showPage()
    canvas.save()


def _hide(canvas: Canvas, sheet: Sheet, aged: Aged, layer: Layer, rng: Random) -> None:
    """Lay each line's text, as misread, over the place where the line is printed."""
    points, foot = 72 / aged.dpi, aged.pixels.shape[0]
    font = registered(Face.ZENHEI)
    for text, rect in sheet.lines():
        said = misread(text, layer, rng)
        x0, y0, x1, y1 = moved(aged.moves, rect)
        size = max(1.0, (y1 - y0) * points * 0.9)
        natural = pdfmetrics.stringWidth(said, font, size)
        if natural <= 0:
            continue
        line = canvas.beginText()
        line.setTextRenderMode(_HIDDEN)
        line.setFont(font, size)
        line.setHorizScale(100 * (x1 - x0) * points / natural)
        line.setTextOrigin(x0 * points, (foot - y1) * points + 0.14 * size)
        line.textOut(said)
        canvas.drawText(line)


def misread(text: str, layer: Layer, rng: Random) -> str:
    """Return a line as a bad reader or a broken font gives it; at least one character differs."""
    if layer is Layer.GARBAGE:
        return "".join(char if char.isspace() else rng.choice(_NOISE) for char in text)
    chars = [char if has_glyph(Face.ZENHEI, char) else "?" for char in text]
    swapped = {at for at, char in enumerate(chars) if char in _TWINS and rng.random() < 0.5}
    digits = [at for at, char in enumerate(chars) if char.isdigit() and char.isascii()]
    swapped.update(rng.sample(digits, min(len(digits), 1 + len(digits) // 6)))
    if not swapped and chars:
        swapped.add(rng.randrange(len(chars)))
    for at in swapped:
        chars[at] = _other(chars[at], rng)
    return "".join(chars)


def _other(char: str, rng: Random) -> str:
    if char.isascii() and char.isdigit():
        return rng.choice([digit for digit in "0123456789" if digit != char])
    return _TWINS.get(char, "口" if ord(char) > 0x2E80 else "l")
