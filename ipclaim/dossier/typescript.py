"""Words that came as text set on A4 sheets, with where each line stands: a mail as an exhibit.

Nothing is added but a heading that says so. Lines are told in pixels of the sheet at the resolution
at which papers are read, so that a typed letter has spots like a scanned one.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ipclaim.dossier.fonts import shared_fonts
from ipclaim.dossier.glyphs import Glyph, glyphs_of
from ipclaim.dossier.style import (
    BOTTOM,
    GREY,
    INK,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PALE,
    TEXT_WIDTH,
    TOP,
)
from ipclaim.model.document import Box
from ipclaim.model.text import Lang
from ipclaim.private import write_private

DPI = 200
"""Of the pixels that spots are told in; a PDF page is drawn so to be read."""
MOST_PAGES = 60
_SIZE, _LEADING = 9.5, 15.0
_HEAD_SIZE = 7.5
_SCALE = DPI / 72
_ASCENT, _DESCENT = 0.88, 0.24
_NO_START = frozenset("，。、；：？！）》」』】”’,.;:?!)]}%")
"""What no line begins with."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line of the sheets."""

    page: int
    paragraph: int
    """Which of the paragraphs given it belongs to, counted from 0."""
    text: str
    box: Box
    places: tuple[float, ...]
    """Centre of each character as a part of the way along the line."""


@dataclass(frozen=True, slots=True)
class Typescript:
    """What was set."""

    lines: tuple[TypedLine, ...]
    pages: int
    width: int
    height: int
    cut: bool
    """Whether more was given than the sheets hold."""


@dataclass(frozen=True, slots=True)
class TypedParagraph:
    """A line as it came, before it is wrapped."""

    text: str
    is_faint: bool = False
    """Set in grey: words that are not the writer's own."""


def write_typescript(heading: str, paragraphs: Sequence[TypedParagraph], path: Path) -> Typescript:
    """Set paragraphs and write the sheets as a PDF of mode 0600; the same words, the same bytes."""
    chain = shared_fonts().chain(Lang.ZH, bold=False)
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1)
    lines: list[TypedLine] = []
    page, y = 1, TOP
    _head(canvas, glyphs_of(heading, chain), page)
    cut = False
    for at, paragraph in enumerate(paragraphs):
        for row in _wrapped(glyphs_of(paragraph.text, chain)):
            if y + _LEADING > PAGE_HEIGHT - BOTTOM:
                if page == MOST_PAGES:
                    cut = True
                    break
                canvas.showPage()
                page, y = page + 1, TOP
                _head(canvas, glyphs_of(heading, chain), page)
            _draw(canvas, row, LEFT, y, _SIZE, GREY if paragraph.is_faint else INK)
            if line := _line(row, page, at, y):
                lines.append(line)
            y += _LEADING
    canvas.save()
    write_private(path, drawn.getvalue())
    size = round(PAGE_WIDTH * _SCALE), round(PAGE_HEIGHT * _SCALE)
    return Typescript(tuple(lines), page, *size, cut)


def _wrapped(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Yield a paragraph's rows: broken at a space or beside a wide character, else anywhere."""
    if not glyphs:
        yield ()
        return
    start = 0
    while start < len(glyphs):
        end, width = start, 0.0
        while end < len(glyphs) and width + glyphs[end].advance * _SIZE <= TEXT_WIDTH:
            width += glyphs[end].advance * _SIZE
            end += 1
        end = max(end, start + 1)
        if end < len(glyphs):
            end = _break_before(glyphs, start, end)
        yield tuple(glyphs[start:end])
        start = end
        while start < len(glyphs) and glyphs[start].char == " ":
            start += 1


def _break_before(glyphs: Sequence[Glyph], start: int, end: int) -> int:
    """Return where a full row ends: not within a word if the word fits a row of its own."""
    for at in range(end, start + (end - start) // 2, -1):
        before, after = glyphs[at - 1].char, glyphs[at].char
        if after in _NO_START:
            continue
        if before == " " or after == " " or ord(after) > 0x2E7F or ord(before) > 0x2E7F:
            return at
    return end


def _draw(
    canvas: Canvas,
    row: Sequence[Glyph],
    x: float,
    y: float,
    size: float,
    colour: tuple[float, float, float],
) -> None:
    canvas.setFillColorRGB(*colour)
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and row[end].font == row[start].font:
            end += 1
        run = row[start:end]
        canvas.setFont(run[0].font, size)
        canvas.drawString(x, PAGE_HEIGHT - y, "".join(glyph.char for glyph in run))
        x += sum(glyph.advance for glyph in run) * size
        start = end


def _head(canvas: Canvas, heading: Sequence[Glyph], page: int) -> None:
    """Say on each sheet what it is, and which; this stands in no line that is read."""
    _draw(canvas, heading, LEFT, TOP - 26, _HEAD_SIZE, PALE)
    canvas.drawRightString(LEFT + TEXT_WIDTH, PAGE_HEIGHT - TOP + 26, str(page))


def _line(row: Sequence[Glyph], page: int, paragraph: int, y: float) -> TypedLine | None:
    text = "".join(glyph.char for glyph in row)
    if not text.strip():
        return None
    width = sum(glyph.advance for glyph in row)
    places, along = [], 0.0
    for glyph in row:
        places.append((along + glyph.advance / 2) / width)
        along += glyph.advance
    box = Box(
        round(LEFT * _SCALE),
        round((y - _ASCENT * _SIZE) * _SCALE),
        round((LEFT + width * _SIZE) * _SCALE),
        round((y + _DESCENT * _SIZE) * _SCALE),
    )
    return TypedLine(page, paragraph, text, box, tuple(places))
