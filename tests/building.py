"""Builds facts for tests: a complete case that passes, and small changes to it.

Every firm, mark and number is invented.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256

from ipclaim.check.matter import Facts
from ipclaim.check.registry import CHECKS
from ipclaim.model.case import CaseFile, Claim, Complainant, Contact, Link, Order, Role
from ipclaim.model.document import (
    Box,
    CheckDigit,
    Document,
    Field,
    FieldState,
    Origin,
    PageImage,
    Problem,
    Reason,
    Source,
    TextLine,
    Value,
)
from ipclaim.model.filing import EvidenceSeal
from ipclaim.model.listing import Artefact, Capture, Listing, Shown
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.links import understand
from ipclaim.rules.load import load_pack
from ipclaim.rules.pack import RulePack

DAY = date(2026, 11, 23)
HOLDER = "澜屿青禾服饰有限公司"
AGENT = "云汀知衡知识产权代理有限公司"
HOLDER_CODE = "91990100MA0ABCDE1X"
AGENT_CODE = "91990100MA0FGHJK2Y"
NUMBER = "65432109"
DOUBT = Reason("witness-differs", Text("两个识别引擎读法不同", "two engines read it differently"))


@lru_cache(maxsize=64)
def pack(pack_id: str = "aliexpress") -> RulePack:
    """Return a rule pack of the product, with its checks verified."""
    return load_pack(pack_id, Templates.with_overlay(), checks=CHECKS)


def a_field(
    name: str,
    value: Value,
    *,
    file: str = "paper.png",
    state: FieldState = FieldState.CERTAIN,
    check_digit: CheckDigit | None = None,
) -> Field:
    """Return a field, doubtful ones with a reason."""
    return Field(
        name=name,
        value=value,
        raw=str(value),
        state=state,
        origin=Origin.OCR,
        confidence=0.99,
        source=Source(file, 1, Box(10, 20, 300, 60), str(value)),
        reasons=() if state is FieldState.CERTAIN else (DOUBT,),
        check_digit=check_digit,
    )


def a_document(
    doc_type: str,
    file: str,
    *,
    problems: tuple[Problem, ...] = (),
    jurisdiction: str | None = None,
    **values: Value,
) -> Document:
    """Return a recognised paper with certain fields."""
    return Document(
        file=file,
        sha256=sha256(file.encode()).hexdigest(),
        pages=(1,),
        doc_type=doc_type,
        doc_type_certain=True,
        jurisdiction=jurisdiction,
        fields=tuple(a_field(name, value, file=file) for name, value in values.items()),
        problems=problems,
        page_images=(PageImage(1, 1600, 2200, 200, 0, colour=True),),
    )


def with_value(document: Document, name: str, value: Value) -> Document:
    """Return the paper with one certain value changed or added."""
    new = a_field(name, value, file=document.file)
    if document.field(name) is None:
        return replace(document, fields=(*document.fields, new))
    fields = tuple(new if field.name == name else field for field in document.fields)
    return replace(document, fields=fields)


def with_lines(document: Document, *texts: str, page: int = 1) -> Document:
    """Return the paper with further lines of text on one of its pages."""
    lines = [(page, TextLine(text, Box(10, 20, 300, 60), 0.99)) for text in texts]
    pages = tuple(sorted({*document.pages, page}))
    return replace(document, lines=(*document.lines, *lines), pages=pages)


def without(document: Document, name: str) -> Document:
    """Return the paper without a field."""
    return replace(document, fields=tuple(each for each in document.fields if each.name != name))


def doubted(document: Document, *names: str) -> Document:
    """Return the paper with fields made doubtful."""
    fields = tuple(each.doubted(DOUBT) if each.name in names else each for each in document.fields)
    return replace(document, fields=fields)


def unread(document: Document, name: str) -> Document:
    """Return the paper with a field that could not be read."""
    fields = tuple(
        replace(each, value=None, state=FieldState.UNREAD, reasons=(DOUBT,))
        if each.name == name
        else each
        for each in document.fields
    )
    return replace(document, fields=fields)


def certificate(**changes: Value) -> Document:
    """Return a trademark certificate in force."""
    values: dict[str, Value] = {
        "registration_number": NUMBER,
        "mark_text": "澜屿青禾",
        "nice_classes": (25,),
        "goods_services": "服装；鞋；运动鞋；帽；袜",
        "holder_name": HOLDER,
        "holder_address": "澜屿省青禾市临风路18号",
        "registration_date": "2022-05-14",
        "valid_from": "2022-05-14",
        "valid_to": "2032-05-13",
    }
    return a_document(
        "trademark_certificate", "materials/cert.jpg", jurisdiction="CN", **(values | changes)
    )


def licence(name: str = HOLDER, code: str = HOLDER_CODE, file: str = "materials/licence.jpg",
            **changes: Value) -> Document:  # fmt: skip
    """Return a business licence without an end."""
    values: dict[str, Value] = {
        "unified_social_credit_code": code,
        "company_name": name,
        "address": "澜屿省青禾市临风路18号",
        "established_date": "2015-03-02",
        "valid_to": "long-term",
    }
    document = a_document("business_licence", file, jurisdiction="CN", **(values | changes))
    fields = tuple(
        replace(each, check_digit=CheckDigit.VALID)
        if each.name == "unified_social_credit_code"
        else each
        for each in document.fields
    )
    return replace(document, fields=fields)


def agent_licence(**changes: Value) -> Document:
    """Return the agent's business licence."""
    return licence(
        AGENT,
        AGENT_CODE,
        "materials/agent.jpg",
        **({"address": "云汀市知衡大道6号"} | changes),
    )


def letter(**changes: Value) -> Document:
    """Return an authorization letter in force for the whole group of platforms."""
    values: dict[str, Value] = {
        "grantor": HOLDER,
        "grantee": AGENT,
        "grantor_credit_code": HOLDER_CODE,
        "grantee_credit_code": AGENT_CODE,
        "rights_numbers": (NUMBER,),
        "platforms": ("alibaba_group",),
        "scope": "代为发起、撤回知识产权投诉，处理申诉，提交声明",
        "territory": "中国大陆及全球",
        "period_from": "2026-01-01",
        "period_to": "2027-12-31",
        "may_delegate": False,
        "signed": True,
        "sealed": True,
        "seal_text": HOLDER,
        "signed_date": "2025-12-20",
    }
    return a_document("authorization_letter", "materials/letter.pdf", **(values | changes))


def a_case(role: Role = Role.HOLDER, **changes: object) -> CaseFile:
    """Return a case file as a careful person writes it."""
    contact = Contact(
        person="林晓", email="ip@example.com", phone="+86 571 0000 0000", address="临风路18号"
    )
    name = HOLDER if role is Role.HOLDER else AGENT
    base = CaseFile(
        platform="aliexpress",
        claim=Claim.COUNTERFEIT,
        complainant=Complainant(role=role, name=name, contact=contact),
        right=NUMBER,
        goods="运动鞋",
        reason="商品标题和鞋舌使用与“澜屿青禾”相同的标识，注册号65432109，做工与正品不同。",
        order=Order(
            number="3005550001",
            item=None if "platform" in changes else "1005009000000001",
            shop="某某鞋店",
            paid_on=date(2026, 11, 2),
            received_on=date(2026, 11, 9),
            examined_on=date(2026, 11, 12),
        ),
    )
    return base.model_copy(update=changes)


def address(item: int) -> str:
    """Return the address of an invented item."""
    return f"https://www.aliexpress.com/item/{1005009000000000 + item}.html"


def listings(*urls: str) -> tuple[Listing, ...]:
    """Return links understood; two plain listings by default."""
    written = urls or (address(1), f"{address(2)}?spm=a2g0o.x")
    links = [Link(row=number, url=url) for number, url in enumerate(written, 2)]
    return understand(links, [pack()])


def a_capture(listing: Listing, **changes: object) -> Capture:
    """Return a good capture of a listing."""
    url = listing.canonical or listing.link.url
    capture = Capture(
        listing_id=listing.id,
        url=url,
        reached=url,
        outcome="ok",
        captured_at=datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC),
        shown=Shown("澜屿青禾跑步鞋", "某某鞋店", "US $19.90", listing.item_id),
        artefacts=(Artefact("page.jpg", sha256(listing.id.encode()).hexdigest(), 1234),),
        page_width=1280,
        page_height=4000,
        answered_by=None,
        page_hash=sha256(listing.id.encode()).hexdigest() * 4,
        clock_offset=1,
    )
    return replace(capture, **changes)  # type: ignore[arg-type]


def holder_facts(**changes: object) -> Facts:
    """Return a complete case of a holder."""
    links = listings()
    facts = Facts(
        name="holder-complete",
        case=a_case(),
        documents=(certificate(), licence()),
        listings=links,
        captures=tuple(a_capture(each) for each in links),
        pack=pack(),
        as_of=DAY,
        filed=(),
        seal=EvidenceSeal(
            sealed=True, compared=2, stamped_at=datetime(2026, 11, 22, 4, tzinfo=UTC)
        ),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def agent_facts(**changes: object) -> Facts:
    """Return a complete case of an agent."""
    facts = replace(
        holder_facts(),
        name="agent-complete",
        case=a_case(Role.AGENT),
        documents=(certificate(), licence(), agent_licence(), letter()),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def changing(
    facts: Facts, doc_type: str, change: Callable[[Document], Document], nth: int = 0
) -> Facts:
    """Return facts with the nth paper of a kind changed."""
    same: Sequence[int] = [
        number for number, each in enumerate(facts.documents) if each.doc_type == doc_type
    ]
    documents = list(facts.documents)
    documents[same[nth]] = change(documents[same[nth]])
    return replace(facts, documents=tuple(documents))
