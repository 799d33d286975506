"""Blocks on pages: what every section of running text needs to become sheets."""

from collections.abc import Iterable
from dataclasses import replace

from ipclaim.dossier.blocks import Block, Cell, Paragraph, Span, say
from ipclaim.dossier.fitting import fitted_pages
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import Sheet
from ipclaim.dossier.style import (
    CELL,
    CELL_EN,
    CELL_HEAD,
    CELL_HEAD_EN,
    GREY,
    HEAD,
    TITLE,
    TITLE_EN,
)
from ipclaim.dossier.tongues import pair, spans
from ipclaim.model.text import Lang, Text


def flowing(blocks: Iterable[Block], faces: Faces, *, label: str = "") -> tuple[Sheet, ...]:
    """Return the sheets that some blocks fill."""
    return tuple(Sheet(groups, label) for groups in fitted_pages(tuple(blocks), faces))


def heading(title: Text, lang: Lang = Lang.ZH) -> tuple[Block, ...]:
    """Return a section's title in both languages, the section's own language first."""
    if lang is Lang.EN:
        first = replace(TITLE, lang=Lang.EN, size=18, leading=26)
        return (say(title.en, first), say(title.zh, replace(TITLE_EN, lang=Lang.ZH, size=10)))
    return pair(title, TITLE, TITLE_EN)


def subheading(title: Text) -> Paragraph:
    """Return the title of a part of a section, the second language quieter beside the first."""
    return Paragraph(spans(title, Span(""), Span("", bold=False, colour=GREY)), HEAD)


def head_cell(title: Text) -> Cell:
    """Return a cell of a table's head."""
    return Cell(pair(title, CELL_HEAD, CELL_HEAD_EN))


def both(text: Text, *, bold: bool = False, link: str | None = None) -> tuple[Paragraph, ...]:
    """Return a text in Chinese with the English below; once when they are the same."""
    if not bold and link is None:
        return pair(text, CELL, CELL_EN)
    first, *rest = pair(text, CELL, CELL_EN)
    marked = tuple(replace(span, bold=bold or None, link=link) for span in first.spans)
    return (replace(first, spans=marked), *rest)
