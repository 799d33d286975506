"""The linked contents: sections, exhibits and listings with their pages."""

from collections.abc import Sequence

from ipclaim.dossier.blocks import Block, Cell, PageNumber, Paragraph, Span, Table, say
from ipclaim.dossier.book import Book
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.plan import Section
from ipclaim.dossier.sheets import flowing, head_cell, heading
from ipclaim.dossier.style import CELL, GREY, HEAD, Align, Style
from ipclaim.model.text import Text

CONTENTS = Text("目录", "Contents")
_LINE = Style(10, 15.5)
_NUMBER = Style(9.5, 15.5, align=Align.RIGHT)
_PAGE = Style(8.8, 13, align=Align.RIGHT)


def contents(book: Book, sections: Sequence[Section], faces: Faces) -> Section:
    """Return the contents of the sections that follow."""
    blocks: list[Block] = [*heading(CONTENTS)]
    rows = tuple(
        (
            Cell((say(str(number), Style(9.5, 15.5, colour=GREY)),)),
            Cell((_titled(section.title, f"section:{section.id}"),)),
            Cell((PageNumber(f"section:{section.id}", _NUMBER),)),
        )
        for number, section in enumerate(sections, start=1)
    )
    blocks.append(Table((6, 82, 12), rows, padding=3.6))
    blocks += _exhibits(book)
    blocks += _listings(book)
    return Section("contents", CONTENTS, flowing(blocks, faces))


def _titled(title: Text, link: str) -> Paragraph:
    return Paragraph((Span(title.zh, link=link), Span(f"   {title.en}", colour=GREY)), _LINE)


def _exhibits(book: Book) -> list[Block]:
    if not book.exhibits:
        return []
    rows = tuple(
        (
            Cell((Paragraph((Span(exhibit.label.zh, link=exhibit.anchor),), CELL),)),
            Cell(
                (
                    Paragraph(
                        (Span(exhibit.title.zh), Span(f"  {exhibit.title.en}", colour=GREY)), CELL
                    ),
                )
            ),
            Cell((say(exhibit.prepared.file, Style(7.6, 13, colour=GREY)),)),
            Cell((PageNumber(exhibit.anchor, _PAGE),)),
        )
        for exhibit in book.exhibits
    )
    head = (
        head_cell(Text("编号", "No.")),
        head_cell(Text("证据", "Exhibit")),
        head_cell(Text("文件", "File")),
        Cell((say("页", Style(8, 11, bold=True, colour=GREY, align=Align.RIGHT)),)),
    )
    return [say("证据清单  List of exhibits", HEAD), Table((12, 46, 32, 10), rows, head, 3.0)]


def _listings(book: Book) -> list[Block]:
    if not book.captured:
        return []
    rows = tuple(
        (
            Cell((Paragraph((Span(one.listing.id, link=one.anchor),), CELL),)),
            Cell((say(_shown(one.capture.shown.title if one.capture else None), CELL),)),
            Cell((say(one.listing.item_id or "", Style(7.6, 13, colour=GREY)),)),
            Cell((PageNumber(one.anchor, _PAGE),)),
        )
        for one in book.captured
    )
    return [
        say("链接取证  Listing evidence", HEAD),
        Table((12, 50, 28, 10), rows, padding=3.0),
    ]


def _shown(title: str | None) -> str:
    return title or "（未固定）"
