"""The linked contents: sections, exhibits with what they prove, and listings, with their pages."""

from collections.abc import Sequence
from dataclasses import replace

from ipclaim.dossier.blocks import Block, Cell, PageNumber, Paragraph, Span, Table, say
from ipclaim.dossier.book import Book, Captured, Exhibit
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.plan import Section
from ipclaim.dossier.separators import anchor_of
from ipclaim.dossier.sheets import both, flowing, head_cell, heading, subheading
from ipclaim.dossier.style import CELL, CELL_HEAD, CELL_HEAD_EN, GREY, Align, Style
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.model.text import Text

CONTENTS = Text("目录", "Contents")
_LINE = Style(10, 15.5)
_NUMBER = Style(9.5, 15.5, align=Align.RIGHT)
_PAGE = Style(8.8, 13, align=Align.RIGHT)
_FILE = Style(6.8, 10, colour=GREY)
_ITEM = Style(7.6, 13, colour=GREY)
_PAGE_HEAD = tuple(replace(style, align=Align.RIGHT) for style in (CELL_HEAD, CELL_HEAD_EN))


def contents(book: Book, sections: Sequence[Section], faces: Faces) -> Section:
    """Return the contents of the sections that follow."""
    rows = tuple(
        (
            Cell((say(str(number), Style(9.5, 15.5, colour=GREY)),)),
            Cell((_titled(section.title, f"section:{section.id}"),)),
            Cell((PageNumber(f"section:{section.id}", _NUMBER),)),
        )
        for number, section in enumerate(sections, start=1)
    )
    blocks: list[Block] = [
        *heading(CONTENTS),
        Table((6, 82, 12), rows, padding=2.4),
        *_exhibits(book),
        *_listings(book),
    ]
    return Section("contents", CONTENTS, flowing(told(blocks, book.languages), faces))


def _titled(title: Text, link: str) -> Paragraph:
    return Paragraph(spans(title, Span("", link=link), Span("", colour=GREY), "   "), _LINE)


def _page_head() -> Cell:
    return Cell(pair(Text("页", "Page"), *_PAGE_HEAD))


def _exhibits(book: Book) -> list[Block]:
    if not book.exhibits:
        return []
    named = (
        Text("编号", "No."),
        Text("证据", "Exhibit"),
        Text("证明内容", "What it proves"),
        Text("页数", "Pages"),
    )
    head = (*map(head_cell, named), _page_head())
    rows = tuple(map(_exhibit, book.exhibits))
    return [
        subheading(Text("证据清单", "List of exhibits")),
        Table((13, 33, 38, 8, 8), rows, head, 3.0),
    ]


def _exhibit(exhibit: Exhibit) -> tuple[Cell, ...]:
    anchor = anchor_of(exhibit)
    return (
        Cell(both(exhibit.label, link=anchor)),
        Cell((*both(exhibit.title), say(exhibit.prepared.file, _FILE))),
        Cell(both(exhibit.proves)),
        Cell((say(str(len(exhibit.shown) or "—"), CELL),)),
        Cell((PageNumber(anchor, _PAGE),)),
    )


def _listings(book: Book) -> list[Block]:
    if not book.captured:
        return []
    named = (Text("编号", "No."), Text("商品", "Item"), Text("商品编号", "Item id"))
    head = (*map(head_cell, named), _page_head())
    rows = tuple(map(_listing, book.captured))
    return [
        subheading(Text("链接取证", "Listing evidence")),
        Table((13, 51, 28, 8), rows, head, 3.0),
    ]


def _listing(one: Captured) -> tuple[Cell, ...]:
    title = one.capture.shown.title if one.capture else None
    shown = Text(title, title) if title else Text("（未固定）", "(not captured)")
    return (
        Cell((Paragraph((Span(one.listing.id, link=one.anchor),), CELL),)),
        Cell(both(shown)),
        Cell((say(one.listing.item_id or "", _ITEM),)),
        Cell((PageNumber(one.anchor, _PAGE),)),
    )
