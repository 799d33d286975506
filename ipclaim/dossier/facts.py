"""The facts table: each fact with its value, its state, where it stands, and the very spot."""

from collections.abc import Sequence

from ipclaim.dossier.blocks import (
    Block,
    Cell,
    Cutting,
    Gap,
    PageNumber,
    Paragraph,
    Span,
    Table,
    Target,
    say,
)
from ipclaim.dossier.book import Book, Exhibit, state_of, worded
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.naming import in_exhibits
from ipclaim.dossier.plan import Section
from ipclaim.dossier.separators import facts_anchor
from ipclaim.dossier.sheets import both, flowing, head_cell, heading
from ipclaim.dossier.style import (
    ACCENT,
    CARE,
    CELL,
    CELL_EN,
    GREY,
    HEAD,
    LEAD,
    LEAD_EN,
    MM,
    NOTE,
    NOTE_EN,
    Style,
)
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.model.document import Document, Field, FieldState
from ipclaim.model.text import Text

FACTS = Text("事实一览", "Table of facts")
_INTRO = Text(
    "下列每一项事实均自所列证据读出，并注明页码与所在位置；“存疑”与“未能读出”者须由人工核对后方可使用。",
    "Each fact below was read from the exhibit named beside it, with its page and the very spot. "
    "What is marked doubtful or not readable must be checked by a person before use.",
)
_STATE = Style(8.2, 12.5)
_SOURCE = Style(8.2, 12.5, colour=ACCENT)
_MARGIN = 0.011
"""Shown around the spot, as a share of the page's width; boxes end tightly at the characters."""


def facts(book: Book, faces: Faces) -> Section:
    """Return the table, one block of rows a paper."""
    blocks: list[Block] = [*heading(FACTS), *pair(_INTRO, LEAD, LEAD_EN)]
    for exhibit in book.exhibits:
        papers = [document for document in exhibit.documents if document.own_fields]
        if papers:
            blocks.append(Target(facts_anchor(exhibit)))
        for document in papers:
            blocks += _paper(book, exhibit, document)
    return Section("facts", FACTS, flowing(told(blocks, book.languages), faces))


def _paper(book: Book, exhibit: Exhibit, document: Document) -> list[Block]:
    name = book.words.paper(document.doc_type)
    titled = Text(
        f"{exhibit.label.zh}　{name.zh}",
        f"{exhibit.label.en} · {name.en[:1].upper()}{name.en[1:]}",
    )
    looks = Span("", link=exhibit.anchor)
    title = Paragraph(spans(titled, looks, Span("", bold=False, colour=GREY), "   "), HEAD)
    head = tuple(
        head_cell(text)
        for text in (
            Text("事实", "Fact"),
            Text("内容", "Value"),
            Text("所在位置", "The spot"),
            Text("状态 · 出处", "State · source"),
        )
    )
    known = [field for field in document.own_fields if field.value is not None]
    rows = tuple(_row(book, exhibit, field) for field in known)
    table = [Table((19, 35, 26, 20), rows, head, 3.6)] if rows else []
    blank = [field for field in document.own_fields if field.value is None]
    return [title, *table, *_unread(book, exhibit, blank)]


def _unread(book: Book, exhibit: Exhibit, fields: Sequence[Field]) -> list[Block]:
    """Return the one line that names what is on the paper and could not be read."""
    if not fields:
        return []
    names = [book.words.field(field.name) for field in fields]
    line = Text(
        f"有此栏目、但未读出内容（空白或无法辨认）：{'、'.join(name.zh for name in names)}。",
        f"On the paper, but blank or not readable: {', '.join(name.en for name in names)}.",
    )
    page = PageNumber(
        exhibit.page_anchor(fields[0].source.page),
        _SOURCE,
        f"{exhibit.label.zh} · 第 {{page}} 页\u3000{exhibit.label.en} · p. {{page}}",
    )
    return [Gap(3), *pair(line, NOTE, NOTE_EN), page]


def _row(book: Book, exhibit: Exhibit, field: Field) -> tuple[Cell, ...]:
    return (
        Cell(both(book.words.field(field.name))),
        Cell(_value(book, field)),
        Cell(_spot(book, exhibit, field)),
        Cell(_where(exhibit, field)),
    )


def _value(book: Book, field: Field) -> tuple[Block, ...]:
    value = worded(field.value, book.words.scopes)
    same = value.en in {value.zh, value.zh.replace("、", ", ")}
    shown: list[Block] = [say(value.zh, CELL)] if same else [*both(value)]
    if field.confirmed_by is not None:
        source = field.confirmed_by.source
        known = Text(
            f"与 {source.file} 第 {source.page} 页一致",
            f"The same in {source.file} p. {source.page}",
        )
        shown += pair(in_exhibits(known, book), NOTE, CELL_EN)
    for reason in field.reasons:
        doubt = Text(f"※ {reason.text.zh}", f"※ {reason.text.en}")
        shown += pair(doubt, Style(7.6, 11, colour=CARE), CELL_EN)
    return tuple(shown)


def _spot(book: Book, exhibit: Exhibit, field: Field) -> tuple[Block, ...]:
    """Return the piece of the page that says so; nothing where the spot is not known."""
    page = exhibit.page(field.source.page)
    seen = next(
        (
            image
            for document in exhibit.documents
            for image in document.page_images
            if image.page == field.source.page
        ),
        None,
    )
    box = field.source.box
    if page is None or seen is None or box.width <= 0 or box.height <= 0:
        return ()
    turned = exhibit.turned(field.source.page)
    lies = turned % 180 == 90
    ratio = page.width / page.height if lies else page.height / page.width
    margin = _MARGIN * seen.width
    part = (
        max(0.0, (box.x0 - margin) / seen.width),
        max(0.0, (box.y0 - margin / 2) / seen.height),
        min(1.0, (box.x1 + margin) / seen.width),
        min(1.0, (box.y1 + margin / 2) / seen.height),
    )
    target = exhibit.page_anchor(field.source.page)
    words, at = field.source.text or field.raw, field.source.page
    shown = book.languages.of(
        Text(f"{exhibit.label.zh} 第 {at} 页：{words}", f"{exhibit.label.en}, p. {at}: {words}"),
        " ",
    )
    return (Cutting(page.key, turned, ratio, part, target, 43 * MM, 15 * MM, shown),)


def _where(exhibit: Exhibit, field: Field) -> tuple[Block, ...]:
    state = state_of(field)
    colour = None if field.state is FieldState.CERTAIN else CARE
    target = exhibit.page_anchor(field.source.page)
    return (
        Paragraph(spans(state, Span("", colour=colour), Span("", colour=GREY)), _STATE),
        PageNumber(target, _SOURCE, f"{exhibit.label.zh} · 第 {{page}} 页\u3000p. {{page}}"),
    )
