"""Words that came as text set on A4 sheets, with where each line stands: a mail as an exhibit.

Nothing is added but a heading that says so. Lines are told in pixels of the sheet at the resolution
at which papers are read, so that a typed letter has spots like a scanned one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ipclaim.dossier.assemble import Bundle, assemble
from ipclaim.dossier.conform import Marking
from ipclaim.dossier.fonts import FontSet, shared_fonts
from ipclaim.dossier.glyphs import Glyph, glyphs_of
from ipclaim.dossier.lines import runs_of, turned
from ipclaim.dossier.marks import Colour, Glyphs, Group, Tag, TagRole
from ipclaim.dossier.plan import Plan, PlannedPage, PlannedSection, set_line
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
from ipclaim.model.text import Lang, Text
from ipclaim.private import open_private

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
    fonts = shared_fonts()
    chain = fonts.chain(Lang.ZH, bold=False)
    sheets: list[list[Glyphs]] = [_head(heading, fonts, 1)]
    lines: list[TypedLine] = []
    y, cut = TOP, False
    for at, paragraph in enumerate(paragraphs):
        said = Tag(TagRole.PARAGRAPH)
        for row in _wrapped(glyphs_of(paragraph.text, chain)):
            if y + _LEADING > PAGE_HEIGHT - BOTTOM:
                if len(sheets) == MOST_PAGES:
                    cut = True
                    break
                sheets.append(_head(heading, fonts, len(sheets) + 1))
                y = TOP
            sheets[-1] += _set(row, fonts, y, GREY if paragraph.is_faint else INK, said)
            if line := _line(row, len(sheets), at, y):
                lines.append(line)
            y += _LEADING
    plan = _plan(heading, sheets)
    with open_private(path) as file:
        marking = Marking(heading, "", "", "zh-CN", None)
        assemble(Bundle(plan, fonts, (), (), marking), file)
    size = round(PAGE_WIDTH * _SCALE), round(PAGE_HEIGHT * _SCALE)
    return Typescript(tuple(lines), len(sheets), *size, cut)


def _plan(heading: str, sheets: Sequence[Sequence[Glyphs]]) -> Plan:
    pages = tuple(
        PlannedPage(number, (Group(0, 0, tuple(marks)),), frozenset())
        for number, marks in enumerate(sheets, start=1)
    )
    section = PlannedSection("typescript", Text(heading, heading), 1, len(pages))
    return Plan(pages, (section,), (), (), (), is_draft=False, draft_words="", draft_font="")


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


def _set(
    row: Sequence[Glyph], fonts: FontSet, y: float, colour: Colour, tag: Tag
) -> Iterator[Glyphs]:
    facing, heights = turned(row, fonts.chain(Lang.ZH, bold=False))
    x = LEFT
    for run in runs_of(facing, [0] * len(facing), heights):
        yield run.mark(x, y, _SIZE, colour, tag=tag)
        x += run.advance * _SIZE


def _head(heading: str, fonts: FontSet, page: int) -> list[Glyphs]:
    """Say on each sheet what it is, and which; this stands in no line that is read."""
    return [
        *set_line(heading, fonts, LEFT, TOP - 26, _HEAD_SIZE, PALE, flush_right=False),
        *set_line(str(page), fonts, LEFT + TEXT_WIDTH, TOP - 26, _HEAD_SIZE, PALE),
    ]


def _line(row: Sequence[Glyph], page: int, paragraph: int, y: float) -> TypedLine | None:
    text = "".join(glyph.char for glyph in row)
    if not text.strip():
        return None
    width = sum(glyph.advance for glyph in row)
    places, along = [], 0.0
    for glyph in row:
        places += [(along + glyph.advance / 2) / width] * len(glyph.char)
        along += glyph.advance
    box = Box(
        round(LEFT * _SCALE),
        round((y - _ASCENT * _SIZE) * _SCALE),
        round((LEFT + width * _SIZE) * _SCALE),
        round((y + _DESCENT * _SIZE) * _SCALE),
    )
    return TypedLine(page, paragraph, text, box, tuple(places))
