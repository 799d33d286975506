"""The cover: the case at a glance, for a reader who has two minutes.

The code in the corner holds the digests of the attached assessment and of the evidence's seal:
paper and files can be told to belong together without typing 64 characters.
"""

from dataclasses import replace

from ipclaim.dossier.atoms import Atom, stack
from ipclaim.dossier.blocks import Block, Gap, Paragraph, Span, say
from ipclaim.dossier.book import Book
from ipclaim.dossier.flow import compose
from ipclaim.dossier.glance import glance
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import Group, Mark, Panel, Sheet, Stroke, TagRole
from ipclaim.dossier.plan import Section
from ipclaim.dossier.qr import qr_marks
from ipclaim.dossier.style import (
    ACCENT,
    BAD,
    CARE,
    CELL,
    CELL_EN,
    CODE,
    GOOD,
    GREY,
    HAIR,
    LEFT,
    MM,
    NOTE,
    NOTE_EN,
    PAGE_HEIGHT,
    TEXT_WIDTH,
    WASH,
    Style,
)
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.dossier.working import to_do_anchor
from ipclaim.model.case import CLAIM_NAMES
from ipclaim.model.text import Lang, Languages, Text, counted

COVER = Text("封面", "Cover")
DOSSIERS = {
    "complaint": Text("知识产权侵权投诉材料", "Intellectual Property Complaint Dossier"),
    "report": Text("违规商品举报材料", "Dossier of a Report"),
    "order_dispute": Text("订单纠纷材料", "Dossier of an Order Dispute"),
    "seller_reply": Text("商家答复材料", "Dossier of a Seller's Reply"),
}
"""The volume's name by the process of the rule pack."""

_NAME = Style(27, 38, bold=True, colour=ACCENT, role=TagRole.TITLE)
_NAME_EN = Style(13, 19, lang=Lang.EN, colour=GREY)
_OVER = Style(8.5, 13, colour=GREY)
_STATE = Style(15, 21, bold=True)
_MOST_REASONS = 6
_FOOT_TOP = PAGE_HEIGHT - 57 * MM
_CODE_SIDE = 24 * MM


def cover(book: Book, faces: Faces) -> Section:
    """Return the cover's one sheet."""
    top = 27 * MM
    title: list[Block] = [
        Paragraph(spans(_over(book), Span(""), Span(""), "　"), _OVER),
        Gap(10),
        *pair(DOSSIERS[book.process], _name(book.languages), _NAME_EN),
        Gap(10),
    ]
    groups, y = stack(compose(told(title, book.languages), faces), LEFT, top)
    rule = Group(0, 0, (Stroke(LEFT, y + 4, LEFT + TEXT_WIDTH, y + 4, 1.4, ACCENT),))
    facts, y = stack(compose(told([glance(book)], book.languages), faces), LEFT, y + 14)
    panels = _panels(book, faces, y + 14)
    foot = _foot(book, faces)
    sheet = Sheet((*groups, rule, *facts, *panels, *foot))
    return Section("cover", COVER, (sheet,), is_bare=True)


def _panels(book: Book, faces: Faces, y: float) -> tuple[Group, ...]:
    """Return the state and the notices, with as many reasons as stand above the foot."""
    notices = [_stand_in(book)] if book.stand_ins else []
    made: tuple[Group, ...] = ()
    for most in range(_MOST_REASONS, -1, -1):
        made, end = (), y
        for content in (_state(book, most), *notices):
            panel, end = _panel(book, content, faces, end)
            made, end = (*made, *panel), end + 9
        if end <= _FOOT_TOP:
            break
    return made


def _over(book: Book) -> Text:
    if not book.is_about_listings:
        return book.platform
    claim = CLAIM_NAMES[book.case.claim]
    return Text(f"{book.platform.zh} · {claim.zh}", f"{book.platform.en} · {claim.en}")


def _name(languages: Languages) -> Style:
    """Return the look of the volume's name; the English one is three times as long."""
    return replace(_NAME, size=21, leading=30) if languages is Languages.EN else _NAME


def _state(book: Book, most: int) -> tuple[list[Block], tuple[float, float, float]]:
    assessment = book.assessment
    if assessment.ready and assessment.approved_by:
        words, colour = Text("可以提交", "READY TO FILE"), GOOD
        told_state = Text(
            f"已由 {assessment.approved_by} 批准。", f"Approved by {assessment.approved_by}."
        )
    elif assessment.ready:
        words, colour = Text("检查通过，尚待批准", "READY, NOT YET APPROVED"), CARE
        told_state = Text(
            "必备事项均已满足；批准之前，各页标有“草稿”。",
            "Nothing blocks the filing. Each page is marked as a draft until a person approves.",
        )
    else:
        words, colour = Text("尚不能提交", "NOT READY"), BAD
        count = len(assessment.blockers)
        told_state = Text(
            f"有 {count} 项必须先解决（详见工作底稿）：",
            f"{counted(count, '# point|# points')} must be settled first, see the working notes:",
        )
    blocks: list[Block] = [
        Paragraph(spans(words, Span("", colour=colour), Span("", colour=colour), "   "), _STATE),
        *pair(told_state, CELL, CELL_EN),
    ]
    blockers = [(anchor, finding) for anchor, finding in book.numbered_findings if finding.blocks]
    for anchor, finding in blockers[:most]:
        rule = Span(f"{finding.rule}　", bold=True, link=to_do_anchor(anchor))
        why = finding.title if finding.title.zh else finding.message
        blocks.append(Paragraph((rule, *spans(why, Span(""), Span("", colour=GREY))), CELL))
    if len(blockers) > most:
        more = len(blockers) - most
        rest = Text(f"…… 另有 {more} 项", f"… and {more} more")
        blocks.append(Paragraph(spans(rest, Span(""), Span("")), NOTE))
    return blocks, colour


def _stand_in(book: Book) -> tuple[list[Block], tuple[float, float, float]]:
    servers = "、".join(book.stand_ins)
    notice = Text(
        f"样例说明：链接页面由本机服务器 {servers} 代为应答，并非平台实际页面。",
        f"Sample: the listing pages were answered by a stand-in server on this machine "
        f"({servers}), not by the platform.",
    )
    return [*pair(notice, CELL, CELL_EN)], CARE


def _panel(
    book: Book, content: tuple[list[Block], tuple[float, float, float]], faces: Faces, y: float
) -> tuple[tuple[Group, ...], float]:
    """Return blocks on a wash with a coloured edge."""
    blocks, colour = content
    inset = 12.0
    atoms: list[Atom] = compose(told(blocks, book.languages), faces, TEXT_WIDTH - 2 * inset - 4)
    groups, end = stack(atoms, LEFT + inset + 4, y + inset)
    high = end + inset - y
    back: tuple[Mark, ...] = (
        Panel(LEFT, y, TEXT_WIDTH, high, fill=WASH),
        Panel(LEFT, y, 3.2, high, fill=colour),
    )
    return (Group(0, 0, back), *groups), y + high


_ATTACHED = Text("评估结果以附件形式随卷。", "the assessment is attached to this file.")
_NOT_ATTACHED = Text(
    "本卷为匿名举报，评估结果由举报人自行留存。",
    "this report is anonymous, so the assessment stays with who files it.",
)


_ANY_SIGNATURE = Text(
    "如有电子签名，由谁、何时签署，以阅读器签名栏所示为准。",
    "Any electronic signature, by whom and when, stands in the reader's signature panel.",
)
"""Said before anybody signs, so that it is true whatever becomes of the signing."""


def _foot(book: Book, faces: Faces) -> tuple[Group, ...]:
    where = _NOT_ATTACHED if book.is_anonymous else _ATTACHED
    bound = Text(
        f"本卷由机器编排。每项事实均标明所在证据及页码；{where.zh}",
        f"Bound by machine. Each fact names the exhibit and page that states it; {where.en}",
    )
    blocks: list[Block] = [
        *pair(bound, NOTE, NOTE_EN),
        *(() if book.is_draft else pair(_ANY_SIGNATURE, NOTE, NOTE_EN)),
        say(f"assessment.json  SHA-256 {book.assessment_sha256}", CODE),
    ]
    if book.seal is not None:
        blocks.append(say(f"evidence seal  SHA-256 {book.seal.sha256}", CODE))
    y = _FOOT_TOP + 8
    groups, _ = stack(compose(told(blocks, book.languages), faces, TEXT_WIDTH - 30 * MM), LEFT, y)
    line = Stroke(LEFT, y - 6, LEFT + TEXT_WIDTH, y - 6, 0.35, HAIR)
    code = qr_marks(_sealed(book), LEFT + TEXT_WIDTH - _CODE_SIDE, y, _CODE_SIDE)
    return (Group(0, 0, (line,)), *groups, Group(0, 0, code))


def _sealed(book: Book) -> str:
    """Return what the code in the corner says: the digests that paper and files share."""
    lines = [f"assessment sha256:{book.assessment_sha256}"]
    if book.seal is not None:
        lines.append(f"evidence sha256:{book.seal.sha256}")
        if book.seal.stamped_at is not None:
            lines.append(f"stamped {book.seal.stamped_at:%Y-%m-%dT%H:%M:%SZ}")
    return "\n".join(lines)
