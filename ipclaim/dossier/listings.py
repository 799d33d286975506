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
from ipclaim.dossier.plan import Section, set_line
from ipclaim.dossier.prepared import PreparedPage
from ipclaim.dossier.sheets import both, flowing, head_cell, heading, subheading
from ipclaim.dossier.spots import drawn, legend
from ipclaim.dossier.style import (
    ACCENT,
    BAD,
    CARE,
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
from ipclaim.model.listing import Capture, CaptureKind
from ipclaim.model.look import STATES, told_cause
from ipclaim.model.outcomes import told_outcome
from ipclaim.model.text import Lang, Languages, Text

LISTINGS = Text("涉嫌侵权链接清单", "Accused listings")
EVIDENCE = Text("链接取证", "Listing evidence")
_OVERLAP = 0.03
"""Share of a slice that the next one repeats, so that no line of text is cut in two."""
_LEAST_SLICE = 60 * MM
"""Less room than this below the facts, and the picture starts on the next page."""

OUTCOMES = {
    CaptureKind.OK: Text("已固定", "captured"),
    CaptureKind.GONE: Text("页面已不存在", "the page is gone"),
    CaptureKind.WALL: Text("被登录或验证页面阻挡", "behind a login or captcha"),
    CaptureKind.TECHNICAL: Text("技术原因未能取证", "technical failure"),
    CaptureKind.POLICY: Text("地址不允许访问", "address not allowed"),
}
_NOT_YET = Text("尚未取证", "not captured yet")
_BROUGHT = Text("投诉人自行截取后导入", "captured by the complainant, imported")


def outcome_of(capture: Capture | None) -> Text:
    """Return how the capture ended, in words."""
    if capture is None:
        return _NOT_YET
    if capture.brought:
        return _BROUGHT
    return OUTCOMES.get(capture.kind) or told_outcome(capture.outcome)  # what it lacks, if partial


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
        yield from _particulars(one)


def _without_picture(listings: list[Captured]) -> Iterator[Block]:
    """Yield the particulars of listings of which there is nothing to show."""
    yield subheading(Text("未能固定页面的链接", "Listings whose page could not be captured"))
    for one in listings:
        yield Gap(10)
        yield Target(one.anchor)
        yield from _particulars(one)
        problem = one.picture.problem if one.picture else None
        if problem:
            yield from pair(problem, NOTE, NOTE_EN)


def _bookmark(one: Captured, languages: Languages) -> str:
    title = one.capture.shown.title if one.capture else None
    return f"{one.listing.id} {title or languages.of(outcome_of(one.capture), ' ')}"


def _evidence(one: Captured, faces: Faces, languages: Languages) -> Iterator[Sheet]:
    id_ = one.listing.id
    label = languages.of(Text(f"链接 {id_}", f"Listing {id_}"))
    atoms = compose(told(_particulars(one), languages), faces)
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


def _particulars(one: Captured) -> Iterator[Block]:
    listing, capture = one.listing, one.capture
    shown = capture.shown if capture else None
    yield Paragraph(
        (
            Span(f"{listing.id}　", colour=ACCENT),
            Span((shown.title if shown else None) or listing.link.title or "—"),
        ),
        Style(13, 19, bold=True, after=4, keeps_next=True),
    )
    if capture and capture.answered_by:
        server = capture.answered_by
        yield from pair(
            Text(
                f"样例：本页面由本机服务器 {server} 代为应答，并非平台实际页面。",
                f"Sample: answered by a stand-in server ({server}), not by the platform.",
            ),
            _CAREFUL,
            _CAREFUL_EN,
        )
    if capture and capture.brought:
        yield from pair(_IMPORTED, _CAREFUL, _CAREFUL_EN)
    rows = tuple((Cell((_key(key),)), Cell(value)) for key, value in _facts(one))
    yield Table((24, 76), rows, padding=2.4, is_keyed=True)
    yield Gap(4)
    if capture and capture.artefacts and not one.is_evidence:
        yield from pair(_RECORD_ONLY, NOTE, NOTE_EN)


def _key(key: Text) -> Paragraph:
    if key.zh == key.en:
        return say(key.zh, _KEY)
    return Paragraph(spans(key, Span(""), Span("")), _KEY)


def _facts(one: Captured) -> Iterator[tuple[Text, tuple[Block, ...]]]:
    listing, capture = one.listing, one.capture
    address = listing.canonical or listing.link.url
    web = address if address.startswith(("http://", "https://")) else None
    yield Text("地址", "Address"), (Paragraph((Span(address, link=web),), _ADDRESS),)
    if capture and capture.reached and capture.reached != address:
        yield Text("实际到达", "Reached"), (say(capture.reached, _ADDRESS),)
    if capture:
        shown = capture.shown
        for key, value in (
            (Text("店铺", "Shop"), shown.shop),
            (Text("价格", "Price"), shown.price),
            (Text("商品编号", "Item id"), shown.item_id or listing.item_id),
        ):
            yield key, ((say(value, CELL),) if value else both(_unshown(capture)))
        at = f"{capture.captured_at:%Y-%m-%d %H:%M:%S} UTC"
        if capture.brought:
            yield from _provenance(capture, at)
        else:
            yield Text("取证时间", "Captured at"), (say(at, CELL),)
    outcome = outcome_of(capture)
    code = (Span(f"  [{capture.outcome}]", colour=GREY),) if capture else ()
    ended = (*spans(outcome, Span(""), Span("", colour=GREY)), *code)
    yield Text("结果", "Outcome"), (Paragraph(ended, CELL),)
    for look in one.looks:
        state, cause = STATES[look.state], told_cause(look.cause)
        at = f"{look.looked_at:%Y-%m-%d %H:%M:%S} UTC" if look.looked_at else ""
        found = Text(f"{at}　{state.zh}：{cause.zh}", f"{at} {state.en}: {cause.en}")
        yield Text("复查", "Looked at again"), both(found)
    if boxed := legend(one.spots):
        yield Text("图上标注", "Boxed"), both(boxed)
    if listing.link.reason or listing.link.note:
        words = "；".join(filter(None, (listing.link.reason, listing.link.note)))
        yield Text("投诉人说明", "Note"), (say(words, CELL),)
    for artefact in capture.artefacts if capture else ():
        if artefact.name in _NAMED_FILES or artefact.name.startswith("imported-"):
            name = f"{artefact.name}  SHA-256"
            yield Text(name, name), (say(artefact.sha256, CODE),)


def _provenance(capture: Capture, at: str) -> Iterator[tuple[Text, tuple[Block, ...]]]:
    """Yield when an imported capture came in, and when its files claim to have been made."""
    yield Text("导入时间", "Imported at"), (say(at, CELL),)
    if capture.brought is None:
        return
    claimed = capture.brought.claimed_at
    made = (
        Text(
            f"{claimed:%Y-%m-%d %H:%M:%S} UTC（文件自述，未经核实）",
            f"{claimed:%Y-%m-%d %H:%M:%S} UTC (as the file says, not verified)",
        )
        if claimed
        else Text("文件未注明", "The files say none")
    )
    yield Text("截取时间", "Made at"), both(made)
    if source := capture.brought.picture_from:
        yield Text("画面来源", "Picture"), both(Text(f"由 {source} 转换", f"derived from {source}"))


def _unshown(capture: Capture) -> Text:
    """Return what stands for a value that was not found: a picture's own words are not read."""
    if capture.brought:
        return Text("（未从导入的文件中读出）", "(not read from the imported files)")
    return Text("（页面未显示）", "(the page does not show it)")


_NAMED_FILES = frozenset({"page.jpg", "first-view.png"})
_CAREFUL = Style(8, 12, colour=CARE)
_CAREFUL_EN = Style(8, 12, colour=CARE, after=3, lang=Lang.EN)
_KEY = Style(7.8, 12, colour=GREY)
_IMPORTED = Text(
    "本页面由投诉人在自己的浏览器中截取后导入，并非由 ipclaim 访问取得："
    "截取的环境、过程和时间没有经过核实。",
    "Captured by the complainant in a browser of its own and imported, not visited by "
    "ipclaim: where, how and when it was made is not verified.",
)
_RECORD_ONLY = Text(
    "此次访问不作为该商品的证据，仅作记录。",
    "This visit is a record only; it does not prove what was on sale.",
)
_ADDRESS = Style(8, 12, lang=Lang.EN)
