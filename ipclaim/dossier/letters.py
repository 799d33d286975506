"""The letter as a section: in one language, or in both side by side, paragraph by paragraph.

Where both templates have as many headings, parts stand beside each other, and where a part has as
many paragraphs in both, its paragraphs do. So nobody has to hunt for the sentence in the other
language, and a template that says more in one of them still comes out whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from ipclaim.dossier.blocks import Cell, Paragraph, Table
from ipclaim.dossier.book import Book
from ipclaim.dossier.claims import gaps
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import TagRole
from ipclaim.dossier.plan import Section
from ipclaim.dossier.sheets import flowing, head_cell, heading
from ipclaim.dossier.style import Align, Style
from ipclaim.dossier.tongues import told
from ipclaim.dossier.wording import complaint, filled_letter
from ipclaim.model.text import Lang, Languages, Text
from ipclaim.resources import Templates

_HEADINGS = {
    "complaint": Text("知识产权侵权投诉函", "Complaint of intellectual property infringement"),
    "report": Text("违规商品举报函", "Report of a listing"),
    "order_dispute": Text("订单纠纷申请书", "Dispute about an order"),
    "seller_reply": Text("商家答复函", "Reply of the seller"),
}
"""The letter's name by the process of the rule pack."""
_TITLES = {
    "complaint": Text("投诉函", "Complaint letter"),
    "report": Text("举报函", "Letter of report"),
    "order_dispute": Text("申请书", "Letter of dispute"),
    "seller_reply": Text("答复函", "Letter of reply"),
}
_SMALLER = 0.88
"""The size of a letter's type in half the width, as a share of its own."""


Letters = Mapping[Lang, tuple[Paragraph, ...]]
"""The letter's paragraphs in each of the volume's languages."""


def written_letters(book: Book, templates: Templates, body: Sequence[Section]) -> Letters:
    """Return the letter in the volume's languages; ``body`` are the parts that it may name.

    Raises ``RulesError`` when a template is wrong.
    """
    return {lang: _written(book, templates, lang, body) for lang in _languages(book)}


def letter_section(book: Book, written: Letters, faces: Faces) -> Section:
    """Return the letter as a part of the volume, in one column or two."""
    blocks = told(heading(_HEADINGS[book.process]), book.languages)
    if book.languages is Languages.BOTH:
        blocks.append(_side_by_side(written[Lang.ZH], written[Lang.EN]))
    else:
        blocks += written[Lang(book.languages.value)]
    return Section("letter", _TITLES[book.process], flowing(blocks, faces))


def open_places(book: Book, templates: Templates, body: Sequence[Section]) -> tuple[Text, ...]:
    """Return what the letter leaves to fill or to check, each with the words before it.

    Raises ``RulesError`` when a template is wrong.
    """
    told = [
        tuple(gaps(filled_letter(book, _template(book, templates, lang), lang, body)))
        for lang in _languages(book)
    ]
    if len({len(places) for places in told}) > 1:  # the templates differ: all of both
        return tuple(Text(place, place) for places in told for place in places)
    return tuple(Text(zh, en) for zh, en in zip(told[0], told[-1], strict=True))


def _written(
    book: Book, templates: Templates, lang: Lang, body: Sequence[Section]
) -> tuple[Paragraph, ...]:
    blocks = complaint(book, _template(book, templates, lang), lang, body)
    return tuple(block for block in blocks if isinstance(block, Paragraph))


def _languages(book: Book) -> list[Lang]:
    return [lang for lang in Lang if book.languages.has(lang)]


def _template(book: Book, templates: Templates, lang: Lang) -> Path:
    return templates.path(f"letters/{book.process.replace('_', '-')}.{lang}.j2")


def _side_by_side(zh: Sequence[Paragraph], en: Sequence[Paragraph]) -> Table:
    parts, other = _parts(zh), _parts(en)
    if len(parts) != len(other):
        parts, other = [list(zh)], [list(en)]
    rows = [row for pair in zip(parts, other, strict=True) for row in _rows(*pair)]
    head = (head_cell(Text("中文", "中文")), head_cell(Text("English", "English")))
    return Table((50, 50), tuple(rows), head, padding=1.5, is_ruled=False)


def _parts(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Return the paragraphs by the heading that they stand under."""
    parts: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs:
        if _is_heading(paragraph):
            parts.append([])
        parts[-1].append(paragraph)
    return parts


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.style.role is TagRole.HEADING


def _rows(zh: list[Paragraph], en: list[Paragraph]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of one part; its heading and its signature never stand in a row alone."""
    left, right = _units(zh), _units(en)
    if len(left) != len(right):
        left, right = [zh], [en]
    for pair in zip_longest(left, right):
        yield tuple(Cell(tuple(map(_smaller, unit or ()))) for unit in pair)


def _units(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Return what stands in a row each: a heading with what follows, a list whole."""
    units: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        before = units[-1][-1] if units else None
        stays = before is not None and (_is_heading(before) or paragraph.style.align is Align.RIGHT)
        if stays:
            units[-1].append(paragraph)
        else:
            units.append([paragraph])
    return units


def _smaller(paragraph: Paragraph) -> Paragraph:
    style = paragraph.style
    size = {
        name: round(getattr(style, name) * _SMALLER, 2)
        for name in ("size", "leading", "indent", "first", "before", "after")
    }
    align = Align.LEFT if style.align is Align.JUSTIFY else style.align
    made: Style = replace(style, **size, align=align)
    return replace(paragraph, style=made)
