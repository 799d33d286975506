"""What is told of one listing: address, shop, price, when and how it was captured, its digests."""

from collections.abc import Iterator

from ipclaim.dossier.blocks import Block, Cell, Gap, Paragraph, Span, Table, say
from ipclaim.dossier.book import Captured
from ipclaim.dossier.sheets import both
from ipclaim.dossier.spots import legend
from ipclaim.dossier.style import ACCENT, CARE, CELL, CODE, GREY, NOTE, NOTE_EN, Style
from ipclaim.dossier.tongues import pair, spans
from ipclaim.model.listing import Capture, CaptureKind
from ipclaim.model.look import STATES, told_cause
from ipclaim.model.outcomes import told_outcome
from ipclaim.model.text import Lang, Text

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


def particulars(one: Captured) -> Iterator[Block]:
    """Yield a listing's title and the table of what is known of it."""
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
