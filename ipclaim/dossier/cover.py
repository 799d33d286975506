"""The cover: the case at a glance, for a reader who has two minutes.

The code in the corner holds the digest of the attached assessment: paper and file can be told to
belong together without typing 64 characters.
"""

from ipclaim.dossier.atoms import Atom, stack
from ipclaim.dossier.blocks import Block, Cell, Gap, Paragraph, Span, Table, say
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
from ipclaim.model.case import CLAIM_NAMES, Role
from ipclaim.model.text import Lang, Text

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
_OVER = Style(8.5, 13, colour=GREY)
_KEY = Style(8.5, 13, colour=GREY)
_FACT = Style(10.5, 15.5, colour=INK)
_FACT_EN = Style(8, 11.5, lang=Lang.EN, colour=GREY)
_STATE = Style(15, 21, bold=True)
_STATE_EN = Style(9, 13, lang=Lang.EN, bold=True)
_MOST_REASONS = 6
_CODE_SIDE = 24 * MM


def cover(book: Book, faces: Faces) -> Section:
    """Return the cover's one sheet."""
    top = 33 * MM
    claim = f" · {CLAIM_NAMES[book.case.claim].zh}" if book.is_about_listings else ""
    over = f"{book.platform.zh}{claim}"
    title: list[Block] = [
        say(over, _OVER),
        Gap(10),
        say(DOSSIERS[book.process].zh, _NAME),
        say(DOSSIERS[book.process].en, _NAME_EN),
        Gap(10),
    ]
    groups, y = stack(compose(title, faces), LEFT, top)
    rule = Group(0, 0, (Stroke(LEFT, y + 4, LEFT + TEXT_WIDTH, y + 4, 1.4, ACCENT),))
    glance, y = stack(compose([_glance(book)], faces), LEFT, y + 14)
    state, y = _panel(_state(book), faces, y + 18)
    notices: tuple[Group, ...] = ()
    if book.stand_ins:
        notices, y = _panel(_stand_in(book), faces, y + 10)
    foot = _foot(book, faces)
    sheet = Sheet((*groups, rule, *glance, *state, *notices, *foot))
    return Section("cover", COVER, (sheet,), is_bare=True)


def _glance(book: Book) -> Table:
    rows = [(_key(key), _value(value)) for key, value in _facts(book)]
    return Table((28, 72), tuple(rows), padding=5.5, is_keyed=True)


def _key(key: Text) -> Cell:
    return Cell((Paragraph((Span(f"{key.zh}  "), Span(key.en)), _KEY),))


def _value(value: Text) -> Cell:
    if value.zh == value.en:
        return Cell((say(value.zh, _FACT),))
    return Cell((say(value.zh, _FACT), say(value.en, _FACT_EN)))


def _facts(book: Book) -> list[tuple[Text, Text]]:
    case, evidence = book.case, sum(one.is_evidence for one in book.captured)
    facts = [(_FILERS[book.process], _filer(book))]
    if book.process == "complaint" or book.parts.right is not None:
        facts.append((Text("权利", "Right"), _right(book)))
    facts.append((Text("平台", "Platform"), book.platform))
    if book.is_about_listings:
        facts.append((Text("主张", "Claim"), CLAIM_NAMES[case.claim]))
    if case.goods:
        goods = Text("被投诉商品", "Accused goods") if book.is_about_listings else _GOODS
        facts.append((goods, Text(case.goods, case.goods)))
    if book.is_about_listings:
        facts.append((Text("涉嫌侵权链接", "Accused listings"), _links(book, evidence)))
    return [*facts, (Text("评估", "Assessed"), _assessed(book))]


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
    return Text(f"{filer.name}（{role.zh}）", role.en)


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
    return Text(f"{kind.zh}　{tail}" if tail else kind.zh, kind.en)


def _state(book: Book) -> tuple[list[Block], tuple[float, float, float]]:
    assessment = book.assessment
    if assessment.ready and assessment.approved_by:
        words, colour = Text("可以提交", "READY TO FILE"), GOOD
        told = Text(
            f"已由 {assessment.approved_by} 批准。", f"Approved by {assessment.approved_by}."
        )
    elif assessment.ready:
        words, colour = Text("检查通过，尚待批准", "READY, NOT YET APPROVED"), CARE
        told = Text(
            "必备事项均已满足；批准之前，各页标有“草稿”。",
            "Nothing blocks the filing. Each page is marked as a draft until a person approves.",
        )
    else:
        words, colour = Text("尚不能提交", "NOT READY"), BAD
        count = len(assessment.blockers)
        told = Text(
            f"有 {count} 项必须先解决（详见检查报告）：",
            f"{count} point(s) must be settled first, see the check report:",
        )
    blocks: list[Block] = [
        Paragraph((Span(words.zh, colour=colour), Span(f"   {words.en}", colour=colour)), _STATE),
        say(told.zh, CELL),
        say(told.en, CELL_EN),
    ]
    blockers = [(anchor, finding) for anchor, finding in book.numbered_findings if finding.blocks]
    for anchor, finding in blockers[:_MOST_REASONS]:
        spans = (
            Span(f"{finding.rule}　", bold=True, link=anchor),
            Span(finding.title.zh or finding.message.zh),
        )
        blocks.append(Paragraph(spans, CELL))
    if len(blockers) > _MOST_REASONS:
        more = len(blockers) - _MOST_REASONS
        blocks.append(say(f"…… 另有 {more} 项 / and {more} more", NOTE))
    return blocks, colour


def _stand_in(book: Book) -> tuple[list[Block], tuple[float, float, float]]:
    servers = "、".join(book.stand_ins)
    return [
        say(f"样例说明：链接页面由本机服务器 {servers} 代为应答，并非平台实际页面。", CELL),
        say(
            f"Sample: the listing pages were answered by a stand-in server on this machine "
            f"({servers}), not by the platform.",
            CELL_EN,
        ),
    ], CARE


def _panel(
    content: tuple[list[Block], tuple[float, float, float]], faces: Faces, y: float
) -> tuple[tuple[Group, ...], float]:
    """Return blocks on a wash with a coloured edge."""
    blocks, colour = content
    inset = 12.0
    atoms: list[Atom] = compose(blocks, faces, TEXT_WIDTH - 2 * inset - 4)
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
    blocks: list[Block] = [
        say(f"本卷由机器编排。每项事实均标明所在证据及页码；{where.zh}", NOTE),
        say(
            f"Bound by machine. Each fact names the exhibit and page that states it; {where.en}",
            NOTE_EN,
        ),
        say(f"assessment.json  SHA-256 {book.assessment_sha256}", CODE),
    ]
    y = PAGE_HEIGHT - 58 * MM
    groups, _ = stack(compose(blocks, faces, TEXT_WIDTH - 30 * MM), LEFT, y)
    line = Stroke(LEFT, y - 6, LEFT + TEXT_WIDTH, y - 6, 0.35, HAIR)
    code = qr_marks(
        f"sha256:{book.assessment_sha256}", LEFT + TEXT_WIDTH - _CODE_SIDE, y, _CODE_SIDE
    )
    return (Group(0, 0, (line,)), *groups, Group(0, 0, code))
