"""The accused listings: a table of all, then each one's evidence, its page cut to be readable."""

from collections.abc import Iterator

from ipclaim.dossier.atoms import stack
from ipclaim.dossier.blocks import Block, Cell, Gap, PageNumber, Paragraph, Span, Table, Target, say
from ipclaim.dossier.book import Book, Captured
from ipclaim.dossier.flow import compose
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import (
    Anchor,
    Clip,
    Group,
    Mark,
    Panel,
    Picture,
    Sheet,
    Tag,
    TagRole,
)
from ipclaim.dossier.particulars import outcome_of, particulars
from ipclaim.dossier.plan import Section, set_line
from ipclaim.dossier.prepared import PreparedPage
from ipclaim.dossier.sheets import flowing, head_cell, heading, subheading
from ipclaim.dossier.spots import drawn
from ipclaim.dossier.style import (
    ACCENT,
    BAD,
    CELL,
    CODE,
    GREY,
    HAIR,
    LEAD,
    LEAD_EN,
    LEFT,
    MM,
    NOTE,
    NOTE_EN,
    TEXT_BOTTOM,
    TEXT_WIDTH,
    TOP,
    Style,
)
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.model.text import Languages, Text

LISTINGS = Text("涉嫌侵权链接清单", "Accused listings")
EVIDENCE = Text("链接取证", "Listing evidence")
_OVERLAP = 0.03
"""Share of a slice that the next one repeats, so that no line of text is cut in two."""
_LEAST_SLICE = 60 * MM
"""Less room than this below the facts, and the picture starts on the next page."""


def listing_table(book: Book, faces: Faces) -> Section:
    """Return the table of all listings."""
    rows = tuple(_row(one) for one in book.captured)
    head = tuple(
        head_cell(text)
        for text in (
            Text("编号", "No."),
            Text("店铺 · 商品", "Shop · item"),
            Text("价格", "Price"),
            Text("取证", "Evidence"),
            Text("页", "Page"),
        )
    )
    blocks: list[Block] = [*heading(LISTINGS), Table((9, 52, 13, 18, 8), rows, head, 4.0)]
    if not rows:
        blocks[-1:] = pair(Text("没有链接。", "No listings."), NOTE, NOTE_EN)
    return Section("listings", LISTINGS, flowing(told(blocks, book.languages), faces))


def _row(one: Captured) -> tuple[Cell, ...]:
    shown = one.capture.shown if one.capture else None
    shop = (shown.shop if shown else None) or one.listing.link.seller or "—"
    title = (shown.title if shown else None) or one.listing.link.title or "—"
    outcome = outcome_of(one.capture)
    looks = Span("", colour=None if one.is_evidence else BAD)
    return (
        Cell((Paragraph((Span(one.listing.id, link=one.anchor),), CELL),)),
        Cell(
            (
                Paragraph((Span(shop, bold=True),), CELL),
                say(title, CELL),
                say(one.listing.canonical or one.listing.link.url, CODE),
            )
        ),
        Cell((say((shown.price if shown else None) or "—", CELL),)),
        Cell((Paragraph(spans(outcome, looks, Span("", colour=GREY)), CELL),)),
        Cell((PageNumber(one.anchor, Style(8.8, 13, colour=ACCENT)),)),
    )


def listing_evidence(book: Book, faces: Faces) -> Section:
    """Return the evidence of each listing, on as many pages as its picture needs."""
    sheets = [
        sheet
        for one in book.captured
        if _has_picture(one)
        for sheet in _evidence(one, faces, book.languages)
    ]
    rest = [one for one in book.captured if not _has_picture(one)]
    archived = [one for one in rest if one.is_evidence]
    if archived:
        sheets += flowing(told(_archived_alone(archived), book.languages), faces)
    failed = [one for one in rest if not one.is_evidence]
    if failed:
        sheets += flowing(told(_without_picture(failed), book.languages), faces)
    marks = tuple((_bookmark(one, book.languages), one.anchor) for one in book.captured)
    return Section("evidence", EVIDENCE, tuple(sheets), marks)


def _has_picture(one: Captured) -> bool:
    return one.picture is not None and bool(one.picture.pages)


def _archived_alone(listings: list[Captured]) -> Iterator[Block]:
    """Yield the particulars of listings whose evidence holds the page and no picture of it."""
    yield subheading(Text("仅有网页存档、没有画面的链接", "Listings kept without a picture"))
    yield from pair(
        Text(
            "保存的是网页本身；存档的网页不会再次运行，因此没有画面。文件在证据文件夹中。",
            "The page itself is kept: captured pages are not run again, so there is no picture. "
            "The files are in the evidence folder.",
        ),
        LEAD,
        LEAD_EN,
    )
    for one in listings:
        yield Gap(10)
        yield Target(one.anchor)
        yield from particulars(one)


def _without_picture(listings: list[Captured]) -> Iterator[Block]:
    """Yield the particulars of listings of which there is nothing to show."""
    yield subheading(Text("未能固定页面的链接", "Listings whose page could not be captured"))
    for one in listings:
        yield Gap(10)
        yield Target(one.anchor)
        yield from particulars(one)
        problem = one.picture.problem if one.picture else None
        if problem:
            yield from pair(problem, NOTE, NOTE_EN)


def _bookmark(one: Captured, languages: Languages) -> str:
    title = one.capture.shown.title if one.capture else None
    return f"{one.listing.id} {title or languages.of(outcome_of(one.capture), ' ')}"


def _evidence(one: Captured, faces: Faces, languages: Languages) -> Iterator[Sheet]:
    id_ = one.listing.id
    label = languages.of(Text(f"链接 {id_}", f"Listing {id_}"))
    atoms = compose(told(particulars(one), languages), faces)
    groups, end = stack(atoms, LEFT, TOP)
    anchor = Group(0, 0, (Anchor(one.anchor, TOP - 6),))
    assert one.picture is not None
    pages = one.picture.pages
    # The tall picture is one object, drawn through a window on each page.
    slices = list(_slices(pages[0], TEXT_BOTTOM - end - 8 * MM))
    if slices[0] is None:
        yield Sheet((anchor, *groups), label)
        slices = slices[1:]
        opening: tuple[Group, ...] = ()
        top = TOP + 6 * MM
    else:
        opening, top = (anchor, *groups), end + 6 * MM
    count = len(slices)
    for number, part in enumerate(slices, start=1):
        if part is None:
            continue
        of = f"{label}  {number}/{count}"
        part_of = _part_of(number, count, languages)
        window = _window(pages[0], part, top, faces, label, part_of)
        boxes = _boxes(one, pages[0], part, top, faces)
        yield Sheet((*opening, *window, *boxes), of)
        opening, top = (), TOP + 6 * MM


def _slices(page: PreparedPage, first: float) -> Iterator[tuple[float, float] | None]:
    """Yield each window on the picture as (start, height) in points at full width.

    The first item is ``None`` when there is too little room for a first slice.
    """
    whole = TEXT_WIDTH * page.ratio
    room = first
    if first < min(_LEAST_SLICE, whole):
        yield None
        room = 0.0
    full = TEXT_BOTTOM - TOP - 8 * MM
    at = 0.0
    while True:
        high = min(room or full, whole - at)
        yield at, high
        if at + high >= whole - 0.5:
            return
        at += high * (1 - _OVERLAP)
        room = 0.0


def _window(
    page: PreparedPage,
    part: tuple[float, float],
    top: float,
    faces: Faces,
    label: str,
    part_of: str,
) -> tuple[Group, ...]:
    at, high = part
    whole = TEXT_WIDTH * page.ratio
    caption = Tag(TagRole.PARAGRAPH)
    marks: tuple[Mark, ...] = (
        *set_line(part_of, faces, LEFT, top - 5, 7, GREY, flush_right=False, tag=caption),
        Picture(
            LEFT,
            top - at,
            TEXT_WIDTH,
            whole,
            page.key,
            page.turned,
            Clip(LEFT, top, TEXT_WIDTH, high),
            Tag(TagRole.FIGURE, alt=f"{label} · {part_of}"),
        ),
        Panel(LEFT, top, TEXT_WIDTH, high, edge=HAIR, weight=0.6),
    )
    return (Group(0, 0, marks),)


def _part_of(number: int, count: int, languages: Languages) -> str:
    whole = Text(f"页面全图 {number}/{count}", f"Full page, part {number} of {count}")
    return languages.of(whole)


def _boxes(
    one: Captured, page: PreparedPage, part: tuple[float, float], top: float, faces: Faces
) -> tuple[Group, ...]:
    at, high = part
    scale = TEXT_WIDTH / page.width
    marks = tuple(drawn(one.spots, faces, scale=scale, at=at, top=top, high=high))
    return (Group(0, 0, marks),) if marks else ()
