"""The cover: the case at a glance, for a reader who has two minutes.

The code in the corner holds the digests of the attached assessment and of the evidence's seal:
paper and files can be told to belong together without typing 64 characters.
"""

from dataclasses import dataclass, replace

from ipclaim.dossier.atoms import Atom, stack
from ipclaim.dossier.blocks import Block, Cell, Gap, PageNumber, Paragraph, Span, Table, say
from ipclaim.dossier.book import Book, worded
from ipclaim.dossier.flow import compose
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
    INK,
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
from ipclaim.model.case import CLAIM_NAMES, Role
from ipclaim.model.document import Document
from ipclaim.model.text import Lang, Languages, Text

COVER = Text("封面", "Cover")
DOSSIERS = {
    "complaint": Text("知识产权侵权投诉材料", "Intellectual Property Complaint Dossier"),
    "report": Text("违规商品举报材料", "Dossier of a Report"),
    "order_dispute": Text("订单纠纷材料", "Dossier of an Order Dispute"),
    "seller_reply": Text("商家答复材料", "Dossier of a Seller's Reply"),
}
"""The volume's name by the process of the rule pack."""
_GOODS = Text("所涉商品", "Goods")
_FILERS = {
    "complaint": Text("投诉人", "Complainant"),
    "report": Text("举报人", "Reported by"),
    "order_dispute": Text("申请人", "Buyer"),
    "seller_reply": Text("答复人", "Seller"),
}

_NAME = Style(27, 38, bold=True, colour=ACCENT, role=TagRole.TITLE)
_NAME_EN = Style(13, 19, lang=Lang.EN, colour=GREY)
_AUTHORITY = Text("授权", "Authority")
_WHERE = Style(8, 15.5, colour=ACCENT)
_PAGE = "第 {page} 页\u3000p. {page}"
_OVER = Style(8.5, 13, colour=GREY)
_KEY = Style(8.5, 13, colour=GREY)
_FACT = Style(10.5, 15.5, colour=INK)
_FACT_EN = Style(8, 11.5, lang=Lang.EN, colour=GREY)
_STATE = Style(15, 21, bold=True)
_STATE_EN = Style(9, 13, lang=Lang.EN, bold=True)
_MOST_REASONS = 6
_VALUE_WIDTH = TEXT_WIDTH * 0.57 - 14
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
    glance, y = stack(compose(told([_glance(book)], book.languages), faces), LEFT, y + 14)
    panels = _panels(book, faces, y + 14)
    foot = _foot(book, faces)
    sheet = Sheet((*groups, rule, *glance, *panels, *foot))
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


@dataclass(frozen=True, slots=True)
class _Fact:
    """A line of the case at a glance, with where it is shown."""

    key: Text
    value: Text
    anchor: str | None = None


def _glance(book: Book) -> Table:
    rows = tuple(
        (
            Cell((Paragraph(spans(fact.key, Span(""), Span("")), _KEY),)),
            Cell(_valued(fact.value)),
            Cell((PageNumber(fact.anchor, _WHERE, _PAGE),) if fact.anchor else ()),
        )
        for fact in _facts(book)
    )
    return Table((28, 57, 15), rows, padding=4.6, is_keyed=True)


def _valued(value: Text) -> tuple[Paragraph, ...]:
    """Return a value in both languages, on one line where they fit."""
    wide = sum(1.0 if char > "\u2e80" else 0.56 for char in value.zh) * _FACT.size
    if value.zh != value.en and wide + len(value.en) * 0.55 * _FACT.size < _VALUE_WIDTH:
        small = Span("", colour=GREY)
        return (Paragraph(spans(value, Span(""), small, "　"), _FACT),)
    return pair(value, _FACT, _FACT_EN)


def _facts(book: Book) -> list[_Fact]:
    case, evidence = book.case, sum(one.is_evidence for one in book.captured)
    identity = _shown_by(book, book.parts.complainant_identity)
    facts = [_Fact(_FILERS[book.process], _filer(book), identity)]
    if book.process == "complaint" or book.parts.right is not None:
        facts.append(_Fact(Text("权利", "Right"), _right(book), _shown_by(book, book.parts.right)))
    if book.parts.letter is not None:
        letter = book.parts.letter
        facts.append(_Fact(_AUTHORITY, _authority(letter), _shown_by(book, letter)))
    facts.append(_Fact(Text("平台", "Platform"), book.platform))
    if book.is_about_listings:
        facts.append(_Fact(Text("主张", "Claim"), CLAIM_NAMES[case.claim]))
    if case.goods:
        goods = Text("被投诉商品", "Accused goods") if book.is_about_listings else _GOODS
        facts.append(_Fact(goods, Text(case.goods, case.goods)))
    if book.is_about_listings:
        key = Text("涉嫌侵权链接", "Accused listings")
        facts.append(_Fact(key, _links(book, evidence), "section:listings"))
    if book.exhibits:
        facts.append(_Fact(Text("证据", "Exhibits"), _exhibits(book), "section:exhibits"))
    if book.seal is not None:
        facts.append(_Fact(Text("取证封存", "Evidence seal"), book.seal.told, "section:digests"))
    return [*facts, _Fact(Text("评估", "Assessed"), _assessed(book), "section:report")]


def _shown_by(book: Book, paper: Document | None) -> str | None:
    exhibit = book.exhibit_of(paper.file) if paper is not None else None
    return exhibit.anchor if exhibit else None


def _authority(letter: Document) -> Text:
    """Return who authorises, and until when."""
    grantor, until = worded(letter.value("grantor")), letter.value("period_to")
    if letter.value("grantor") is None:
        return Text("授权书", "authorisation letter")
    if until is None:
        return Text(f"{grantor.zh} 授权", f"given by {grantor.en}")
    end = worded(until)
    return Text(f"{grantor.zh} 授权，至 {end.zh}", f"given by {grantor.en}, until {end.en}")


def _exhibits(book: Book) -> Text:
    count, pages = len(book.exhibits), sum(len(one.shown) for one in book.exhibits)
    return Text(f"{count} 份，共 {pages} 页", f"{count}, of {pages} page(s) in all")


def _links(book: Book, evidence: int) -> Text:
    return Text(
        f"{len(book.captured)} 条，其中 {evidence} 条已固定证据",
        f"{len(book.captured)}, of which {evidence} with captured evidence",
    )


def _assessed(book: Book) -> Text:
    made = book.assessment
    return Text(
        f"{made.as_of:%Y-%m-%d}，规则包 {made.platform} {made.pack_version}",
        f"{made.as_of:%Y-%m-%d}, rule pack {made.platform} {made.pack_version}",
    )


def _filer(book: Book) -> Text:
    """Return who files, in a complaint with its standing: the others rest on no right."""
    filer = book.case.complainant
    if book.process != "complaint":
        return Text(filer.name, filer.name)
    role = (
        Text("权利人", "right holder")
        if filer.role is Role.HOLDER
        else Text("权利人的代理人", "agent of the right holder")
    )
    return Text(f"{filer.name}（{role.zh}）", f"{filer.name} ({role.en})")


def _right(book: Book) -> Text:
    paper = book.parts.right
    if paper is None:
        return Text("〔材料中未找到权利证明〕", "[no proof of a right among the papers]")
    kind = book.words.paper(paper.doc_type)
    shown = [
        worded(paper.value(name)).zh
        for name in ("mark_text", "work_title", "design_title", "title")
        if paper.value(name)
    ]
    numbers = [
        worded(paper.value(name)).zh
        for name in ("registration_number", "patent_number")
        if paper.value(name)
    ]
    tail = " · ".join([*shown, *numbers])
    return Text(f"{kind.zh}　{tail}", f"{kind.en}, {tail}") if tail else kind


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
            f"{count} point(s) must be settled first, see the working notes:",
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


def _foot(book: Book, faces: Faces) -> tuple[Group, ...]:
    where = _NOT_ATTACHED if book.is_anonymous else _ATTACHED
    bound = Text(
        f"本卷由机器编排。每项事实均标明所在证据及页码；{where.zh}",
        f"Bound by machine. Each fact names the exhibit and page that states it; {where.en}",
    )
    blocks: list[Block] = [
        *pair(bound, NOTE, NOTE_EN),
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
