"""Sets a paragraph in lines: where they end, how they stand in the column, what is spread.

Needs the fonts' advances and nothing else, so it is pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ipclaim.dossier.atoms import Atom
from ipclaim.dossier.blocks import Paragraph, Span
from ipclaim.dossier.breaking import Stretch, break_lines, may_be_spread
from ipclaim.dossier.glyphs import Chain, Faces, Glyph, glyphs_of
from ipclaim.dossier.lines import runs_of, turned
from ipclaim.dossier.marks import LinkTo, Mark, Tag, TagRole
from ipclaim.dossier.style import ACCENT, Align, Style
from ipclaim.model.text import Lang

_MOST_SPREAD = 2.5
"""A line that lacks more than this many ems is left ragged instead of being pulled apart."""
_MOST_BETWEEN = 0.25
"""Ems between two signs; more would look like a gap."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Glyphs in the order in which they are read, with the span that each came from."""

    glyphs: Sequence[Glyph]
    spans: Sequence[int]
    heights: Sequence[int] | None = None
    """Their levels, where some are read from the right."""

    def part(self, start: int, end: int) -> "_Line":
        return _Line(
            self.glyphs[start:end],
            self.spans[start:end],
            self.heights[start:end] if self.heights is not None else None,
        )


def element_of(style: Style, within: Tag | None) -> Tag:
    """Return the element of a paragraph; the document's own language need not be said."""
    return Tag(style.role, within, lang=Lang.EN if style.lang is Lang.EN else None)


def paragraph_atoms(
    paragraph: Paragraph, faces: Faces, width: float, within: Tag | None
) -> list[Atom]:
    """Return the lines of a paragraph, set to a width in points, as a part of an element."""
    style = paragraph.style
    whole = element_of(style, within)
    tags = [Tag(TagRole.LINK, whole) if span.link else whole for span in paragraph.spans]
    atoms = [Atom(style.before, is_gap=True, keeps_next=style.keeps_next)] if style.before else []
    chains = (faces.chain(style.lang, bold=False), faces.chain(style.lang, bold=True))
    room = width - style.indent
    lines = _lines(paragraph.spans, chains, style.bold, style.size, room - style.first, room)
    for number, (row, first, last) in enumerate(lines):
        # No single first or last line of a paragraph alone on a page.
        keeps = style.keeps_next or (len(lines) > 1 and number in {0, len(lines) - 2})
        marks = _line_marks(paragraph, tags, row, width, first=first, last=last)
        atoms.append(Atom(style.leading, tuple(marks), keeps_next=keeps))
    if style.after:
        atoms.append(Atom(style.after, is_gap=True, keeps_next=style.keeps_next))
    return atoms


@lru_cache(maxsize=1024)
def _lines(
    spans: tuple[Span, ...],
    chains: tuple[Chain, Chain],
    is_bold: bool,
    size: float,
    first: float,
    rest: float,
) -> tuple[tuple[_Line, bool, bool], ...]:
    """Return each line, whether it opens a paragraph, and whether it closes one.

    Kept for the next time: a section that is set tighter has the same lines, and a table says the
    same words in many rows.
    """
    return tuple(_broken(spans, chains, is_bold, size, first, rest))


def _broken(
    spans: tuple[Span, ...],
    chains: tuple[Chain, Chain],
    is_bold: bool,
    size: float,
    first: float,
    rest: float,
) -> Iterator[tuple[_Line, bool, bool]]:
    for row in _hard_rows(spans, chains, is_bold):
        chars = [glyph.char for glyph in row.glyphs]
        advances = [glyph.advance * size for glyph in row.glyphs]
        stretches: Sequence[Stretch] = break_lines(
            chars, advances, first=first, rest=rest, whole=_whole(spans, row)
        )
        for number, part in enumerate(stretches):
            end = part.end
            while end > part.start and chars[end - 1].isspace():
                end -= 1
            yield row.part(part.start, end), number == 0, number == len(stretches) - 1


def _whole(spans: Sequence[Span], row: _Line) -> frozenset[int]:
    """Return where no line may start: inside a span that stays whole."""
    if not any(span.is_whole for span in spans):
        return frozenset()
    numbers = row.spans
    return frozenset(
        at
        for at in range(1, len(numbers))
        if numbers[at] == numbers[at - 1] and spans[numbers[at]].is_whole
    )


def _hard_rows(
    spans: Sequence[Span], chains: tuple[Chain, Chain], is_bold: bool
) -> Iterator[_Line]:
    glyphs: list[Glyph] = []
    numbers: list[int] = []
    for number, span in enumerate(spans):
        chain = chains[is_bold if span.bold is None else span.bold]
        for part, text in enumerate(span.text.split("\n")):
            if part:
                yield _faced(glyphs, numbers, chains)
                glyphs, numbers = [], []
            more = glyphs_of(text, chain)
            glyphs += more
            numbers += [number] * len(more)
    yield _faced(glyphs, numbers, chains)


def _faced(glyphs: Sequence[Glyph], spans: Sequence[int], chains: Sequence[Chain]) -> _Line:
    facing, heights = turned(glyphs, *chains)
    return _Line(facing, spans, heights)


def _line_marks(
    paragraph: Paragraph,
    tags: Sequence[Tag],
    row: _Line,
    width: float,
    *,
    first: bool,
    last: bool,
) -> Iterator[Mark]:
    style = paragraph.style
    start = style.indent + (style.first if first else 0.0)
    slack = width - start - sum([glyph.advance for glyph in row.glyphs]) * style.size
    kinds: Sequence[int] = [2 * span for span in row.spans]
    spread = 0.0
    if style.align is Align.RIGHT:
        start += slack
    elif style.align is Align.CENTRE:
        start += slack / 2
    elif style.align is Align.JUSTIFY and not last:
        kinds = _stiff_apart(paragraph, row)
        spread = _spread(slack / style.size, row, kinds) * style.size
    baseline = (style.leading + style.size * 0.72) / 2
    x = start
    for run in runs_of(row.glyphs, kinds, row.heights):
        number, is_stiff = divmod(run.kind, 2)
        span, tag = paragraph.spans[number], tags[number]
        more = 0.0 if is_stiff else spread
        wide = run.advance * style.size + more * len(run.glyphs)
        colour = span.colour or (ACCENT if span.link else style.colour)
        yield run.mark(x, baseline, style.size, colour, spread=more, tag=tag)
        if span.link:
            yield LinkTo(x, 0.0, wide, style.leading, span.link, tag)
        x += wide


def _stiff_apart(paragraph: Paragraph, row: _Line) -> list[int]:
    """Return the spans' numbers doubled, and one more where nothing may be spread.

    The words of a link stay one piece, so that it is one place to click.
    """
    return [
        2 * span + (paragraph.spans[span].link is None and not may_be_spread(glyph.char))
        for glyph, span in zip(row.glyphs, row.spans, strict=True)
    ]


def _spread(slack: float, row: _Line, kinds: Sequence[int]) -> float:
    """Return the room after each sign that may be spread, in ems; 0 for a line left ragged."""
    if not 0 < slack < _MOST_SPREAD:
        return 0.0
    if row.heights is not None or any(glyph.ink for glyph in row.glyphs):
        return 0.0  # joined letters cannot be pulled apart
    places = sum(kind % 2 == 0 for kind in kinds[:-1])
    return slack / places if places and slack / places < _MOST_BETWEEN else 0.0
