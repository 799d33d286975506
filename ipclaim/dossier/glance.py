"""The case at a glance: who files against what, resting on which right, and where each is shown.

What a part of the volume shows comes with its page; what ``case.yaml`` alone says has none.
"""

from dataclasses import dataclass

from ipclaim.dossier.blocks import Cell, PageNumber, Paragraph, Span, Table
from ipclaim.dossier.book import Book, worded
from ipclaim.dossier.style import ACCENT, GREY, INK, TEXT_WIDTH, Style
from ipclaim.dossier.tongues import pair, spans
from ipclaim.model.case import CLAIM_NAMES, Role
from ipclaim.model.document import Document
from ipclaim.model.text import Lang, Text, counted

_GOODS = Text("所涉商品", "Goods")
_FILERS = {
    "complaint": Text("投诉人", "Complainant"),
    "report": Text("举报人", "Reported by"),
    "order_dispute": Text("申请人", "Buyer"),
    "seller_reply": Text("答复人", "Seller"),
}

_AUTHORITY = Text("授权", "Authority")
_WHERE = Style(8, 15.5, colour=ACCENT)
_PAGE = "第 {page} 页\u3000p. {page}"
_KEY = Style(8.5, 13, colour=GREY)
_FACT = Style(10.5, 15.5, colour=INK)
_FACT_EN = Style(8, 11.5, lang=Lang.EN, colour=GREY)
_VALUE_WIDTH = TEXT_WIDTH * 0.57 - 14


@dataclass(frozen=True, slots=True)
class _Fact:
    """A line of the case at a glance, with where it is shown."""

    key: Text
    value: Text
    anchor: str | None = None


def glance(book: Book) -> Table:
    """Return the table of the cover."""
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


def _certain(paper: Document, name: str) -> Text | None:
    """Return a value that needs nobody's look: the cover has no room to doubt."""
    field = paper.field(name)
    return worded(field.value) if field and field.value and field.is_certain else None


def _authority(letter: Document) -> Text:
    """Return who authorises, and until when."""
    grantor, end = _certain(letter, "grantor"), _certain(letter, "period_to")
    if grantor is None:
        return Text("授权书", "authorisation letter")
    if end is None:
        return Text(f"{grantor.zh} 授权", f"given by {grantor.en}")
    return Text(f"{grantor.zh} 授权，至 {end.zh}", f"given by {grantor.en}, until {end.en}")


def _exhibits(book: Book) -> Text:
    count, pages = len(book.exhibits), sum(len(one.shown) for one in book.exhibits)
    return Text(
        f"{count} 份，共 {pages} 页", f"{count}, with {counted(pages, '# page|# pages')} in all"
    )


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
    names = ("mark_text", "work_title", "design_title", "title", "registration_number")
    found = (_certain(paper, name) for name in (*names, "patent_number"))
    tail = " · ".join(value.zh for value in found if value)
    return Text(f"{kind.zh}　{tail}", f"{kind.en}, {tail}") if tail else kind
