"""A small case made by hand: invented firms and marks, drawn papers, one captured page."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ipclaim.dossier.build import DossierInput
from ipclaim.dossier.fonts import CHINESE
from ipclaim.model.case import CaseFile, Claim, Complainant, Contact, Link, Role
from ipclaim.model.document import (
    Box,
    Document,
    Field,
    FieldState,
    Origin,
    PageImage,
    Reason,
    Source,
    Value,
)
from ipclaim.model.finding import Assessment, Cite, Confidence, Finding, Outcome, Severity, Step
from ipclaim.model.listing import Artefact, Capture, LinkKind, Listing, Shown
from ipclaim.model.text import Text
from ipclaim.rules.pack import Material, Phrases, RulePack, Selectors, Statement

AS_OF = date(2026, 11, 23)
WIDTH, HEIGHT = 1240, 1754
FIELD_NAMES = {
    "registration_number": Text("注册号", "registration number"),
    "mark_text": Text("商标", "mark"),
    "nice_classes": Text("国际分类", "Nice classes"),
    "goods_services": Text("核定商品／服务", "goods and services"),
    "holder_name": Text("注册人", "registrant"),
    "valid_to": Text("有效期至", "valid until"),
    "company_name": Text("企业名称", "company name"),
    "unified_social_credit_code": Text("统一社会信用代码", "unified social credit code"),
    "grantor": Text("委托人", "grantor"),
    "grantee": Text("受托人", "grantee"),
    "period_from": Text("授权起始", "authorised from"),
    "period_to": Text("授权截止", "authorised until"),
    "scope": Text("授权事项", "scope"),
    "sealed": Text("盖章", "sealed"),
}
PAPER_NAMES = {
    "trademark_certificate": Text("商标注册证", "Trademark registration certificate"),
    "business_licence": Text("营业执照", "Business licence"),
    "authorization_letter": Text("授权委托书", "Letter of authorisation"),
}
CITE = Cite("《电子商务法》第四十二条", date(2026, 11, 21), Confidence.HIGH)
STATEMENTS = (
    Statement(
        "truth",
        Text("真实性承诺", "Statement of truth"),
        Text(
            "投诉人保证所提交的材料真实、合法、有效，并对因错误通知给平台内经营者造成的损害依法承担责任。",
            "The complainant assures that the papers are true, lawful and valid, and is liable "
            "under the law for harm done to sellers by a wrong notice.",
        ),
        (CITE,),
    ),
    Statement(
        "good-faith",
        Text("善意声明", "Statement of good faith"),
        Text(
            "投诉人善意相信，上述链接对权利的使用未经权利人、其代理人或者法律许可。",
            "The complainant believes in good faith that the use is not authorised by the "
            "holder, its agent or the law.",
        ),
        (),
    ),
)
LICENCE: dict[str, Value] = {
    "company_name": "杭州云帆知识产权代理有限公司",
    "unified_social_credit_code": "91330100MA2SPECIM7",
}
CERTIFICATE: dict[str, Value] = {
    "registration_number": "12345678",
    "mark_text": "青禾 QINGHE",
    "nice_classes": (25,),
    "goods_services": "服装；鞋；帽；袜；围巾；领带；腰带；婚纱；运动鞋；爬山鞋",
    "holder_name": "苏州青禾䶮服饰有限公司",
    "valid_to": "2031-05-13",
}
LETTER: dict[str, Value] = {
    "grantor": "苏州青禾䶮服饰有限公司",
    "grantee": "杭州云帆知识产权代理有限公司",
    "scope": "在各电子商务平台代为发起、撤回知识产权侵权投诉并处理申诉",
    "period_from": "2026-01-01",
    "period_to": "2027-12-31",
    "sealed": True,
}


def chinese(size: int) -> ImageFont.FreeTypeFont:
    """Return the dossier's own Chinese font for drawing specimens."""
    font = ImageFont.truetype(CHINESE[False].file(), size)
    font.set_variation_by_axes([400])
    return font


def draw_paper(path: Path, title: str, values: dict[str, Value]) -> dict[str, Box]:
    """Draw a specimen paper and return where each value stands."""
    face = chinese(34)
    image = Image.new("RGB", (WIDTH, HEIGHT), "#fdfcf7")
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 40, WIDTH - 40, HEIGHT - 40), outline="#8c2323", width=6)
    draw.text((420, 130), f"{title} SPECIMEN", font=face, fill="#222222")
    boxes = {}
    for number, (name, value) in enumerate(values.items()):
        y = 320 + number * 120
        draw.text((120, y), name, font=chinese(22), fill="#888888")
        text = "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
        draw.text((400, y), text[:22], font=face, fill="#222222")
        box = draw.textbbox((400, y), text[:22], font=face)
        boxes[name] = Box(*(int(v) for v in box))
    image.save(path, "JPEG" if path.suffix == ".jpg" else "PNG", quality=88, dpi=(150, 150))
    return boxes


def draw_listing(path: Path) -> None:
    """Draw a tall shop page."""
    face = chinese(30)
    image = Image.new("RGB", (1280, 4200), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1280, 90), fill="#e8edf2")
    draw.text((40, 25), "SPECIMEN 样例商城", font=face, fill="#333333")
    draw.rectangle((40, 130, 640, 730), fill="#d5dce4")
    draw.text((690, 150), "青禾同款运动鞋 男女透气 US $23.90", font=face, fill="#111111")
    for row in range(24):
        draw.text((60, 800 + row * 140), f"评价 {row + 1}：和图片一样", font=face, fill="#444444")
        draw.line((40, 900 + row * 140, 1240, 900 + row * 140), fill="#dddddd")
    image.save(path, quality=85)


def document(
    folder: Path,
    file: str,
    doc_type: str,
    title: str,
    values: dict[str, Value],
    doubtful: frozenset[str] = frozenset(),
) -> Document:
    """Draw a paper and return it as if it had been read."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    boxes = draw_paper(path, title, values)
    why = Reason("low-confidence", Text("印章压字，读数不稳", "a seal covers the writing"))
    fields = tuple(
        Field(
            name,
            value,
            str(value),
            FieldState.DOUBTFUL if name in doubtful else FieldState.CERTAIN,
            Origin.OCR,
            0.99,
            Source(file, 1, boxes[name], str(value)),
            (why,) if name in doubtful else (),
        )
        for name, value in values.items()
    )
    return Document(
        file,
        hashlib.sha256(path.read_bytes()).hexdigest(),
        (1,),
        doc_type,
        True,
        "CN",
        fields=fields,
        page_images=(PageImage(1, WIDTH, HEIGHT, 150, 0, True),),
    )


def finding(rule: str, outcome: Outcome, severity: Severity, step: str, file: str) -> Finding:
    return Finding(
        rule,
        outcome,
        severity,
        step,
        Text("名称一致", "names agree"),
        Text(
            "商标注册证上的注册人与授权书上的委托人一致：苏州青禾䶮服饰有限公司。",
            "The registrant on the certificate and the grantor on the letter are the same.",
        ),
        Text("请核对后再提交。", "Check this before filing."),
        (Source(file, 1, Box(1, 1, 9, 9), "…"),),
        (Cite("《商标法》第五十七条", date(2026, 11, 21), Confidence.HIGH),),
        hashlib.sha256(f"{rule}{outcome}".encode()).hexdigest()[:16],
    )


def links(folder: Path) -> tuple[tuple[Listing, ...], tuple[Capture, ...]]:
    data = folder / "evidence" / "data" / "L0001"
    data.mkdir(parents=True, exist_ok=True)
    draw_listing(data / "page.jpg")
    page = (data / "page.jpg").read_bytes()
    listings, captures = [], []
    for number in (1, 2):
        name = f"L000{number}"
        item = f"100500{number}23456789"
        url = f"https://www.aliexpress.com/item/{item}.html"
        link = Link(row=number + 1, url=url, seller="SPECIMEN 鞋行", reason="擅自使用商标")
        listings.append(Listing(name, link, LinkKind.LISTING, "aliexpress", item, url))
        ok = number == 1
        captures.append(
            Capture(
                name,
                url,
                url,
                "ok" if ok else "wall_login",
                datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC),
                Shown("青禾同款运动鞋 男女透气 🎧 для бега", "SPECIMEN 鞋行", "US $23.90", item)
                if ok
                else Shown(),
                (Artefact("page.jpg", hashlib.sha256(page).hexdigest(), len(page)),) if ok else (),
                1280 if ok else 0,
                4200 if ok else 0,
                "https://127.0.0.1:8443",
            )
        )
    return tuple(listings), tuple(captures)


def material(id_: str, part: str, *kinds: str) -> Material:
    return Material(id_, Text(id_, id_), "rights", part, kinds, tuple(Role), tuple(Claim), ())


def pack() -> RulePack:
    """Return a rule pack with the parts that a dossier draws on."""
    return RulePack(
        id="aliexpress",
        name=Text("全球速卖通", "AliExpress"),
        version="2026.11",
        effective_from=date(2026, 1, 1),
        effective_until=None,
        covered_as=("aliexpress",),
        steps=(),
        materials=(
            material("identity", "complainant_identity", "business_licence"),
            material("right", "right", "trademark_certificate"),
            material("authorization", "authorization", "authorization_letter"),
        ),
        clocks=(),
        links_per_complaint=300,
        rights_per_complaint=1,
        limit_cites=(),
        link_forms=(),
        shown=Selectors((), (), ()),
        statements=STATEMENTS,
        rules=(),
        phrases=Phrases({}, {}, FIELD_NAMES, PAPER_NAMES, {}, {}),
        calendars={},
        files=(),
    )


def made_by_hand(folder: Path, *, ready: bool = False, approved: bool = False) -> DossierInput:
    """Return a whole case in a folder."""
    documents = (
        document(
            folder,
            "materials/cert.jpg",
            "trademark_certificate",
            "商标注册证",
            CERTIFICATE,
            frozenset() if ready else frozenset({"valid_to"}),
        ),
        document(folder, "materials/licence.jpg", "business_licence", "营业执照", LICENCE),
        document(folder, "materials/poa.png", "authorization_letter", "授权委托书", LETTER),
    )
    outcome = Outcome.PASS if ready else Outcome.REVIEW
    assessment = Assessment(
        "hand-made",
        "aliexpress",
        "2026.11",
        AS_OF,
        (
            Step("identity", Text("主体资格", "Identity"), True),
            Step("rights", Text("权利备案", "Rights"), ready),
            Step("complaint", Text("提交投诉", "Complaint"), True),
        ),
        (
            finding("NAM-01", Outcome.PASS, Severity.BLOCK, "identity", "materials/licence.jpg"),
            finding("TRM-01", outcome, Severity.BLOCK, "rights", "materials/cert.jpg"),
            finding(
                "COP-01", Outcome.NOT_APPLICABLE, Severity.WARN, "rights", "materials/cert.jpg"
            ),
            finding("LNK-01", Outcome.PASS, Severity.BLOCK, "complaint", "materials/poa.png"),
        ),
        documents,
        "林晓" if approved else None,
    )
    listings, captures = links(folder)
    case = CaseFile(
        platform="aliexpress",
        claim=Claim.COUNTERFEIT,
        complainant=Complainant(
            role=Role.AGENT,
            name="杭州云帆知识产权代理有限公司",
            contact=Contact(person="林晓", email="ip@example.com", phone="+86 571 0000 0000"),
        ),
        goods="运动鞋",
        reason="该店多次销售，投诉后换链接重新上架。",
    )
    return DossierInput(
        case=case,
        name="hand-made",
        assessment=assessment,
        assessment_json=b'{"case": "hand-made"}\n',
        listings=listings,
        captures=captures,
        folder=folder,
        pack=pack(),
    )
