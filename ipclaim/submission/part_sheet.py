"""The sheet in front of each part of the dossier: what it holds, and where the other pages are."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ipclaim.dossier.assemble import Bundle, assemble
from ipclaim.dossier.blocks import Block, Cell, Gap, Paragraph, Span, Table, say
from ipclaim.dossier.conform import Marking
from ipclaim.dossier.fonts import shared_fonts
from ipclaim.dossier.plan import Plan, Section, Volume, bind
from ipclaim.dossier.sheets import flowing, head_cell
from ipclaim.dossier.style import (
    CELL,
    CELL_EN,
    GREY,
    HEAD,
    PAGE_HEIGHT,
    TITLE,
    TITLE_EN,
    Align,
    Style,
)
from ipclaim.model.text import Text

_PLACE = "https://part.invalid/"
"""Stands in the drawn links until the part is written: a page there has no anchor here yet."""
_PAGE = Style(9.5, 14, align=Align.RIGHT)


@dataclass(frozen=True, slots=True)
class Row:
    """One bookmark of the dossier."""

    title: str
    page: int
    """As printed."""
    level: int
    part: int


@dataclass(frozen=True, slots=True)
class PartSheet:
    """What the sheet says."""

    number: int
    spans: tuple[tuple[int, int], ...]
    """First and last page of each part, as printed."""
    rows: Sequence[Row]
    total: int
    """Pages of the whole dossier."""


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """A link drawn on the sheet: its page there from 0, its box in points, where it leads."""

    on: int
    box: tuple[float, float, float, float]
    page: int


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """The sheet as a PDF, its links still to be put in."""

    pdf: io.BytesIO
    rows: tuple[LinkedRow, ...]


def draw_sheet(sheet: PartSheet) -> DrawnSheet:
    """Return the sheet drawn; it may run over several pages."""
    faces = shared_fonts()
    title = Text("本部分目录", "Contents of this part")
    section = Section("part", title, flowing(_blocks(sheet), faces), is_bare=True)
    plan = bind(Volume((section,), "", is_draft=False), faces)
    # The stamp would number these sheets as the dossier's first pages.
    pages = (replace(page, groups=page.groups[:-1], frame=None) for page in plan.pages)
    plan = replace(plan, pages=tuple(pages))
    marking = Marking("part", "ipclaim", "part", "zh-CN", None)
    drawn = io.BytesIO()
    assemble(Bundle(plan, faces, (), (), marking), drawn)
    drawn.seek(0)
    return DrawnSheet(drawn, tuple(_linked(plan)))


def _linked(plan: Plan) -> list[LinkedRow]:
    return [
        LinkedRow(
            link.page - 1,
            (
                link.x,
                PAGE_HEIGHT - link.y - link.height,
                link.x + link.width,
                PAGE_HEIGHT - link.y,
            ),
            int(link.address.removeprefix(_PLACE)),
        )
        for link in plan.links
        if link.address is not None
    ]


def _blocks(sheet: PartSheet) -> list[Block]:
    count, (first, last) = len(sheet.spans), sheet.spans[sheet.number - 1]
    return [
        say(f"卷宗第 {sheet.number} 部分，共 {count} 部分", TITLE),
        say(f"Dossier, part {sheet.number} of {count}", TITLE_EN),
        say(
            f"本部分为全卷 {sheet.total} 页中的第 {first} 至 {last} 页，页码与全卷一致。"
            "指向其他部分的链接跳到本页。",
            CELL,
        ),
        say(
            f"This part holds pages {first} to {last} of {sheet.total}, numbered as in the whole. "
            "A link to a page of another part leads to this sheet.",
            CELL_EN,
        ),
        Gap(10),
        say("各部分  The parts", HEAD),
        _parts(sheet),
        Gap(10),
        say("本部分内容  In this part", HEAD),
        _table(sheet, [row for row in sheet.rows if row.part == sheet.number]),
        *_elsewhere(sheet),
    ]


def _parts(sheet: PartSheet) -> Table:
    rows = tuple(
        (
            Cell((_part(number, is_this=number == sheet.number),)),
            Cell((say(f"{first}–{last}", _PAGE),)),
        )
        for number, (first, last) in enumerate(sheet.spans, start=1)
    )
    pages = Text("页", "Pages")
    return Table((80, 20), rows, (head_cell(Text("部分", "Part")), head_cell(pages)), 3.0)


def _part(number: int, *, is_this: bool) -> Paragraph:
    named = Span(f"第 {number} 部分", bold=is_this or None)
    return Paragraph((named, Span(f"  Part {number}", colour=GREY)), CELL)


def _elsewhere(sheet: PartSheet) -> list[Block]:
    """Return the dossier's sections that begin in other parts; their entries are told there."""
    rows = [row for row in sheet.rows if row.part != sheet.number and row.level == 0]
    if not rows:
        return []
    return [Gap(10), say("其他部分内容  In the other parts", HEAD), _table(sheet, rows)]


def _table(sheet: PartSheet, rows: Sequence[Row]) -> Table:
    return Table(
        (70, 18, 12),
        tuple(
            (
                Cell((_titled(row, is_here=row.part == sheet.number),)),
                Cell((say(f"第 {row.part} 部分 part {row.part}", Style(7.6, 14, colour=GREY)),)),
                Cell((say(str(row.page), _PAGE),)),
            )
            for row in rows
        ),
        padding=2.6,
    )


def _titled(row: Row, *, is_here: bool) -> Paragraph:
    shown = f"{'　' * min(row.level, 3)}{row.title}"
    link = f"{_PLACE}{row.page}" if is_here else None
    return Paragraph((Span(shown, link=link, bold=row.level == 0 or None),), CELL)
