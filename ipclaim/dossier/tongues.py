"""One source, three books: Chinese, English, or both side by side.

Sections are written once with both halves of every pair; here a volume's languages take out the
half that is not wanted, and give the English one, when it stands alone, the size of the Chinese.
What is no half of a pair (a name, a number, an address) stays in every book. Pure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from ipclaim.dossier.blocks import Block, Cell, PageNumber, Paragraph, SigningBox, Span, Table
from ipclaim.dossier.style import Align, Style
from ipclaim.model.text import Lang, Languages, Text


def pair(text: Text, zh: Style, en: Style, *, link: str | None = None) -> tuple[Paragraph, ...]:
    """Return a text in Chinese with the English below; once when they are the same.

    Alone, the English is set as the Chinese would be, but never justified.
    """
    if text.zh == text.en:
        return (Paragraph((Span(text.zh, link=link),), zh),)
    chinese, english = _alone(zh, en)
    return (
        Paragraph((Span(text.zh, link=link, half=Lang.ZH),), zh, chinese),
        Paragraph((Span(text.en, link=link, half=Lang.EN),), en, english),
    )


@lru_cache(maxsize=64)
def _alone(zh: Style, en: Style) -> tuple[Style, Style]:
    """Return how each half of a pair is set without the other; few pairs of styles are in use."""
    after = max(zh.after, en.after)
    english = en if zh.align is Align.JUSTIFY else replace(zh, lang=Lang.EN)
    return replace(zh, after=after), replace(english, after=after)


def spans(text: Text, zh: Span, en: Span, between: str = "  ") -> tuple[Span, ...]:
    """Return a text in both languages on one line, each half looking like the given span."""
    return (
        replace(zh, text=text.zh, half=Lang.ZH),
        replace(en, text=between + text.en, half=Lang.EN),
    )


def told(blocks: Iterable[Block], languages: Languages) -> list[Block]:
    """Return the blocks in a volume's languages."""
    if languages is Languages.BOTH:
        return list(blocks)
    return list(_told(blocks, languages))


def _told(blocks: Iterable[Block], languages: Languages) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _paragraph(block, languages)
            case Table():
                rows = tuple(_cells(row, languages) for row in block.rows)
                yield replace(block, rows=rows, head=_cells(block.head, languages))
            case SigningBox():
                captions = tuple(_half_of(caption, languages) for caption in block.captions)
                yield replace(block, captions=captions)
            case PageNumber():
                yield replace(block, pattern=_half_of(block.pattern, languages))
            case _:
                yield block


def _half_of(line: str, languages: Languages) -> str:
    """Return a caption's half: its languages stand apart by an ideographic space."""
    halves = line.split("\u3000", 1)
    return halves[-1] if languages is Languages.EN else halves[0]


def _cells(cells: tuple[Cell, ...], languages: Languages) -> tuple[Cell, ...]:
    return tuple(Cell(tuple(_told(cell.blocks, languages))) for cell in cells)


def _paragraph(paragraph: Paragraph, languages: Languages) -> Iterator[Paragraph]:
    kept = [span for span in paragraph.spans if span.half is None or languages.has(span.half)]
    if not kept:
        return
    style = paragraph.alone or paragraph.style
    if languages is Languages.EN:
        if any(span.half is Lang.EN for span in kept):
            style = replace(style, lang=Lang.EN)
        kept = [_promoted(span, paragraph.spans) for span in kept]
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    yield replace(paragraph, spans=tuple(kept), style=style)


def _promoted(span: Span, among: tuple[Span, ...]) -> Span:
    """Return an English half with the look of the Chinese one beside it."""
    if span.half is not Lang.EN:
        return span
    other = next((one for one in among if one.half is Lang.ZH), None)
    if other is None:
        return replace(span, colour=None)
    return replace(span, bold=other.bold, colour=other.colour, link=span.link or other.link)
