"""Draws the materials, links and case files of the committed sample cases.

One invented holder, agent and seller play in all of them; each case changes one thing. The
folders' ``expected.json`` is not made here: it states what a person expects, not what was drawn.
"""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from samples.papers import pdfs
from samples.papers.catalogue import CATALOGUE
from samples.papers.invention import PLATFORMS, Firm, Grant, Mark, Notice, Story
from samples.papers.numbers import credit_code
from samples.papers.sheet import Sheet
from samples.papers.styles import licences
from samples.papers.truth import (
    AgedPage,
    JsonValue,
    aged_page,
    document_truth,
    page_truth,
    write_picture,
    write_truth,
)

PASSWORD = "specimen-2026"  # noqa: S105
"""Opens the encrypted sample; the case stays unreadable unless somebody decrypts it."""
_SUBMIT_ON = date(2026, 11, 23)
HOLDER = Firm(
    name="泉州未名云岭体育用品有限公司",
    name_en="Quanzhou Weiming Yunling Sporting Goods Co., Ltd.",
    credit_code=credit_code(Random("holder")),
    company_type="有限责任公司（自然人投资或控股）",
    person="林海峰",
    capital="贰仟万元整",
    established=date(2011, 6, 9),
    until=None,
    address="福建省泉州市丰泽区滨河大道1286号3层301室",
    address_en="Room 301, 3/F, No. 1286 Binhe Avenue, Fengze District, Quanzhou, Fujian, China",
    scope="运动鞋、服装、帽、箱包的研发、生产和销售；体育用品及器材批发；"
    "互联网销售（除销售需要许可的商品）；货物进出口（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    authority="泉州市丰泽区市场监督管理局",
    issued=date(2021, 4, 16),
)
AGENT = Firm(
    name="杭州云帆知识产权代理有限公司",
    name_en="Hangzhou Yunfan Intellectual Property Agency Co., Ltd.",
    credit_code=credit_code(Random("agent")),
    company_type="有限责任公司（自然人独资）",
    person="何明远",
    capital="伍佰万元整",
    established=date(2015, 9, 22),
    until=date(2045, 9, 21),
    address="浙江省杭州市余杭区文苑路88号A座12层1206室",
    address_en="Room 1206, Block A, No. 88 Wenyuan Road, Yuhang District, Hangzhou, China",
    scope="知识产权服务（专利代理服务除外）；商标代理；版权代理；企业管理咨询；"
    "技术服务、技术开发、技术咨询",
    authority="杭州市余杭区市场监督管理局",
    issued=date(2022, 8, 30),
)
SELLER = Firm(
    name="莆田市荔城区穆行鞋店",
    name_en="",
    credit_code=credit_code(Random("seller"), "92"),
    company_type="个体工商户",
    person="吴立新",
    capital="",
    established=date(2022, 3, 14),
    until=None,
    address="福建省莆田市荔城区新兴街416号",
    address_en="",
    scope="鞋帽零售；互联网销售（除销售需要许可的商品）",
    authority="莆田市荔城区市场监督管理局",
    issued=date(2022, 3, 14),
    operator_run=True,
)
ISSUER = replace(
    HOLDER,
    name="福州云岭跑运动用品商贸有限公司",
    person="郑永康",
    credit_code=credit_code(Random("issuer")),
)
MARK = Mark(
    number="36182745",
    text="云岭跑 YUNLINGPAO",
    nice_class=25,
    goods=("服装", "运动鞋", "鞋（脚上的穿着物）", "帽子（头戴）", "袜", "运动衫", "童装"),
    registered=date(2019, 12, 7),
    until=date(2029, 12, 6),
)
GRANT = Grant(
    platforms=PLATFORMS[1][0],
    platforms_en=PLATFORMS[1][1],
    platform_ids=PLATFORMS[1][2],
    acts=("发起知识产权侵权投诉", "撤回投诉", "处理申诉", "提交声明及证据材料", "签收有关法律文书"),
    territory="全球范围",
    begins=date(2026, 1, 5),
    ends=date(2028, 1, 4),
    may_delegate=False,
    signed_on=date(2026, 1, 5),
)
NOTICE = Notice(
    shop="Muxing Sports Store",
    platform="速卖通（AliExpress）",
    platform_id="aliexpress",
    complaint_number="2026110987654321",
    links=("https://www.aliexpress.com/item/1005009000000012.html",),
    signed_on=date(2026, 11, 16),
)
STORY = Story(
    holder=HOLDER, agent=AGENT, seller=SELLER, issuer=ISSUER, marks=(MARK,), grant=GRANT,
    notice=NOTICE,
)  # fmt: skip
_EARLIER = replace(
    STORY,
    marks=(
        replace(MARK, registered=date(2017, 4, 21), until=date(2027, 4, 20), number="19527346"),
    ),
)
_LATER = replace(
    STORY,
    marks=(
        replace(MARK, registered=date(2022, 8, 14), until=date(2032, 8, 13), number="61840275"),
    ),
)
Draw = Callable[[Story, Random], tuple[Sheet, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """A paper within a file, and how its pages were spoiled."""

    kind: str
    style: str
    ageing: str
    strength: float = 0.5
    of: str = "holder"
    """Whose licence it is: ``holder`` or ``agent``; other kinds take no notice."""
    sheet: int | None = field(default=None, repr=False)
    """Which of its sheets, from 1, when they lie in files of their own; else all of them."""


@dataclass(frozen=True, slots=True)
class Material:
    """One file of the case."""

    path: str
    """Relative to the case; a picture's suffix follows its ageing."""
    parts: tuple[Part, ...]
    text_layer: bool = False
    fineness: float = 0.6
    """How fine the ground of a PDF with text is."""
    locked_with: str | None = None
    scanned_for: str | None = None
    """``case path`` of the file that this is a copy of; else it is a scan of its own."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail from the seller, with papers of another story attached."""

    path: str
    """Relative to the case."""
    sent: str
    """As mail programs write it."""
    subject: str
    words: str
    attached: tuple[tuple[str, Story], ...]
    """Names of letters of authorization, and who grants to whom in each."""


@dataclass(frozen=True, slots=True)
class Case:
    """One sample case: what it shows, its story, its files and its links."""

    name: str
    shows: str
    role: str
    story: Story
    materials: tuple[Material, ...]
    links: tuple[tuple[str, ...], ...]
    links_as: str = "utf-8"
    """A codec for ``links.csv``, or ``xlsx``."""
    mail: Mail | None = None


def _licence(of: str, path: str, style: str, ageing: str, strength: float = 0.5) -> Material:
    return Material(path, (Part("business_licence", style, ageing, strength, of),))


def _certificate(path: str, style: str, ageing: str, strength: float = 0.5) -> Material:
    return Material(path, (Part("trademark_certificate", style, ageing, strength),))


def _in_files(part: Part, *paths: str) -> tuple[Material, ...]:
    return tuple(
        Material(path, (replace(part, sheet=number),)) for number, path in enumerate(paths, start=1)
    )


def _letter(path: str, style: str, ageing: str, strength: float = 0.5) -> Material:
    return Material(path, (Part("authorization_letter", style, ageing, strength),))


def _copy_of(case: str, scanned: Material, path: str) -> Material:
    """Return the scan that was made for another case: a firm scans its papers once."""
    return replace(scanned, path=path, scanned_for=f"{case} {scanned.path}")


def _item(number: int, tail: str = "") -> str:
    return f"https://www.aliexpress.com/item/{1005009000000000 + number}.html{tail}"


_COARSE = 0.25
"""Enough for frames and grounds; words and seals are set apart, at their own fineness."""
_TRACKED = "?spm=a2g0o.productlist.main.1.5a3b&algo_pvid=0f2c8e91&pdp_npi=4%40dis%21USD"
_ELECTRONIC = (Part("trademark_certificate", "cnipa_electronic", "pristine"),)
# Scans that lie in two cases, which are then read once.
_HOLDERS_SCAN = _certificate("materials/商标注册证.jpg", "cnipa_paper", "scan")
_EARLIER_SCAN = _certificate("materials/商标证.jpg", "saic_new", "scan", 0.5)
_LICENCE_SCAN = _licence("holder", "materials/权利人营业执照.jpg", "landscape", "scan", 0.6)
_EXPIRED = replace(
    GRANT,
    begins=date(2024, 3, 1), ends=date(2026, 2, 28), signed_on=date(2024, 3, 1),
)  # fmt: skip
_PERSON = replace(STORY, holder=replace(HOLDER, name=HOLDER.person))
_LOOKALIKE = replace(HOLDER, name=HOLDER.name.replace("未", "末"))
_DEALER_GRANT = replace(
    GRANT, begins=date(2024, 7, 1), ends=date(2025, 6, 30), signed_on=date(2024, 7, 1)
)

_SALES = replace(
    GRANT,
    acts=("在速卖通平台销售运动鞋",),
    begins=date(2025, 1, 1), ends=date(2027, 12, 31), signed_on=date(2025, 1, 1),
)  # fmt: skip
_HEAD = replace(
    STORY,
    agent=ISSUER,
    grant=replace(
        _SALES,
        may_delegate=True,
        begins=date(2024, 1, 1), ends=date(2025, 12, 31), signed_on=date(2024, 1, 1),
    ),
)  # fmt: skip
_MAIL = Mail(
    path="counter-notices/申诉 Muxing Sports Store.eml",
    sent="Mon, 16 Nov 2026 10:24:00 +0800",
    subject=f"申诉：投诉编号 {NOTICE.complaint_number}",
    words=f"""SPECIMEN
尊敬的权利人：
本店（{NOTICE.shop}，经营者：{SELLER.name}）收到投诉编号 {NOTICE.complaint_number} 的通知，申诉：
一、商品1005009000000012已取得品牌授权：权利人授权{ISSUER.name}，该公司再授权本店，两份授权书见附件。
二、商品1005009000000013的主图和标题已于2026年11月15日修改，不再使用该标识。
被投诉链接：
https://www.aliexpress.com/item/1005009000000012.html
https://www.aliexpress.com/item/1005009000000013.html
请恢复上述链接。
申诉人：{SELLER.name}
2026年11月16日
""",
    attached=(
        ("附件一 权利人授权书.pdf", _HEAD),
        ("附件二 转授权书.pdf", replace(STORY, holder=ISSUER, agent=SELLER, grant=_SALES)),
    ),
)

CASES: tuple[Case, ...] = (
    Case(
        name="holder-complete",
        shows="权利人自行投诉，材料齐备 / the holder complains, nothing is missing",
        role="holder",
        story=STORY,
        materials=(
            _HOLDERS_SCAN,
            _licence("holder", "materials/营业执照-副本.jpg", "landscape", "phone", 0.35),
        ),
        links=(
            ("url", "seller", "title"),
            (_item(1), "Runfast Sports Store", "YUNLINGPAO running shoes"),
            (_item(2, _TRACKED), "Runfast Sports Store", ""),
            (_item(3), "", "云岭跑 透气运动鞋"),
        ),
    ),
    Case(
        name="agent-complete",
        shows="代理人投诉，材料齐备 / an agent complains, nothing is missing",
        role="agent",
        story=_LATER,
        materials=(
            Material("materials/01 商标注册证（电子）.pdf", _ELECTRONIC, text_layer=True),
            Material(
                "materials/02 扫描件 授权书+权利人执照.pdf",
                (
                    Part("authorization_letter", "labels", "crooked", 0.45),
                    Part("business_licence", "portrait", "crooked", 0.45, "holder"),
                ),
            ),
            _licence("agent", "materials/代理公司/营业执照.jpg", "landscape", "crooked", 0.6),
        ),
        links=(
            ("url", "seller", "title", "note"),
            (_item(5), "Luckystep Store", "", "主图使用商标"),
            (_item(6, _TRACKED), "Luckystep Store", "", ""),
            (_item(7), "Best Shoes 2026", "", "标题含 YUNLINGPAO"),
            (_item(8, "?gatewayAdapt=glo2deu"), "Best Shoes 2026", "", ""),
        ),
        links_as="utf-8-sig",
    ),
    Case(
        name="agent-without-authorization",
        shows="代理人投诉，缺授权书；链接含失效页与登录墙 / "
        "an agent without authority; a page that is gone, a login wall",
        role="agent",
        story=_EARLIER,
        materials=(
            _copy_of("authorization-expired", _EARLIER_SCAN, "materials/cert.jpg"),
            _licence("holder", "materials/holder-licence.jpg", "landscape_2022", "creased", 0.5),
            _licence("agent", "materials/our-licence.jpg", "portrait", "scan"),
        ),
        links=(
            ("url", "seller", "备注"),
            (_item(9), "Speedline Store", "首页主推"),
            (_item(91), "Speedline Store", "可能已下架"),
            (_item(92), "Nightrun Store", "需要登录"),
            (_item(10, _TRACKED), "Nightrun Store", ""),
        ),
        links_as="gb18030",
    ),
    Case(
        name="holder-name-lookalike",
        shows="证书与执照上的权利人名称差一个形近字（未/末） / one look-alike character differs",
        role="holder",
        story=STORY,
        materials=(
            _certificate("materials/注册证 照片.jpg", "cnipa_paper", "phone", 0.3),
            _licence("lookalike", "materials/营业执照 扫描.jpg", "landscape", "scan", 0.4),
        ),
        links=(("url",), (_item(14),), (_item(15),), (_item(16, _TRACKED),)),
    ),
    Case(
        name="authorization-expired",
        shows="授权期限已于 2026-02-28 届满 / the authorization ended before the day of filing",
        role="agent",
        story=replace(_EARLIER, grant=_EXPIRED),
        materials=(
            _EARLIER_SCAN,
            _letter("materials/授权委托书.jpg", "running", "phone", 0.35),
            _LICENCE_SCAN,
            _licence("agent", "materials/代理人营业执照.jpg", "landscape_2022", "photocopy", 0.4),
        ),
        links=(
            ("url", "seller", "order_number"),
            (_item(18), "Goodfoot Store", "8190000012345678"),
            (_item(19), "Goodfoot Store", ""),
            (_item(20, _TRACKED), "Goodfoot Store", ""),
        ),
        links_as="xlsx",
    ),
    Case(
        name="unreadable-paper",
        shows="一份材料是加密的 PDF / one paper is an encrypted PDF",
        role="holder",
        story=_LATER,
        materials=(
            Material(
                "materials/商标注册证.pdf", _ELECTRONIC, text_layer=True, locked_with=PASSWORD
            ),
            _licence("holder", "materials/营业执照.jpg", "portrait", "crooked", 0.5),
        ),
        links=(("url",), (_item(22),), (_item(23),), (_item(24),)),
    ),
    Case(
        name="papers-in-parts",
        shows="自然人权利人自行投诉；身份证正反面、商标证及其续页各为单独文件 / "
        "a person complains; the sides of a card, a certificate and its further page are files",
        role="holder",
        story=_PERSON,
        materials=(
            *_in_files(
                Part("trademark_certificate", "with_class_page", "scan", 0.4),
                "materials/商标证.jpg",
                "materials/续页.jpg",
            ),
            *_in_files(
                Part("id_card", "sides", "scan", 0.3),
                "materials/身份证 正面.jpg",
                "materials/身份证 反面.jpg",
            ),
        ),
        links=(("url",), (_item(1),), (_item(3),)),
    ),
    Case(
        name="counter-notice-dealer",
        shows="卖家以“授权经销商”申诉 / the seller answers that it is an authorised dealer",
        role="agent",
        story=STORY,
        materials=(
            _copy_of("holder-complete", _HOLDERS_SCAN, "materials/商标注册证.jpg"),
            _letter("materials/授权书.jpg", "table", "scan"),
            _copy_of("authorization-expired", _LICENCE_SCAN, "materials/权利人执照.jpg"),
            _licence("agent", "materials/代理执照.jpg", "landscape_2022", "scan"),
            Material(
                "counter-notices/申诉书.pdf", (Part("counter_notice", "appeal", "crooked", 0.5),)
            ),
            Material(
                "counter-notices/附件一 品牌授权书.jpg",
                (Part("authorization_letter", "dealer", "phone", 0.35),),
            ),
        ),
        links=(
            ("url", "seller"),
            (_item(12), "Muxing Sports Store"),
            (_item(13, _TRACKED), "Muxing Sports Store"),
            (_item(26), "Muxing Sports Store"),
        ),
    ),
    Case(
        name="counter-notice-mail",
        shows="卖家以邮件申诉：授权链（上级授权已届满）与已修改，各涉一个链接 / "
        "the seller answers by mail: a chain of letters whose head has ended, and one listing "
        "changed",
        role="holder",
        story=STORY,
        materials=(
            Material(
                "materials/商标注册证（电子）.pdf", _ELECTRONIC, text_layer=True, fineness=_COARSE
            ),
            Material(
                "materials/营业执照.pdf",
                (Part("business_licence", "landscape", "pristine"),),
                text_layer=True,
                fineness=_COARSE,
            ),
        ),
        links=(
            ("url", "seller"),
            (_item(12), NOTICE.shop),
            (_item(13), NOTICE.shop),
        ),
        mail=_MAIL,
    ),
)


def write_case(case: Case, folder: Path) -> None:
    """Draw one case's folder; what people or ipclaim added to it stays."""
    truths: dict[str, JsonValue] = {}
    for material in case.materials:
        path, truth = _write_material(case, material, folder)
        truths[path.relative_to(folder).as_posix()] = truth
    write_truth(folder / "truth.json", truths)
    (folder / "case.yaml").write_text(_case_file(case), encoding="utf-8")
    _write_links(case, folder)
    if case.mail:
        _write_mail(case.mail, folder / case.mail.path)


def _write_mail(mail: Mail, path: Path) -> None:
    """Write a mail; its boundary is given, or it would be another one every time."""
    made = EmailMessage()
    made["From"] = f"{NOTICE.shop} <seller@example.com>"
    made["To"] = "ip@example.com"
    made["Subject"] = mail.subject
    made["Date"] = mail.sent
    made["Message-ID"] = "<specimen@example.com>"
    made.set_content(mail.words)
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = path.with_name("drawn.pdf")
    for name, story in mail.attached:
        letter = CATALOGUE["authorization_letter"]["labels"](story, Random(name))
        pdfs.write_with_text(drawn, letter, _COARSE)
        made.add_attachment(
            drawn.read_bytes(), maintype="application", subtype="pdf", filename=name
        )
    drawn.unlink()
    made.set_boundary("==specimen==")
    path.write_bytes(made.as_bytes(policy=SMTP))


def _write_material(case: Case, material: Material, folder: Path) -> tuple[Path, JsonValue]:
    path = folder / material.path
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = [_drawn(case, material, part) for part in material.parts]
    scan = Path(material.scanned_for or material.path).name
    pages = [
        [aged_page(sheet, part.ageing, part.strength, _seed(f"{scan}{part}")) for sheet in sheets]
        for part, sheets in zip(material.parts, drawn, strict=True)
    ]
    if path.suffix != ".pdf":
        path = write_picture(pages[0][0], path)
    elif material.text_layer:
        pdfs.write_with_text(path, drawn[0], material.fineness)
    else:
        pdfs.write_scanned(path, [page.aged for sheets in pages for page in sheets])
    if material.locked_with:
        pdfs.lock(path, material.locked_with)
    return path, _truth(material, pages)


def _truth(material: Material, pages: list[list[AgedPage]]) -> JsonValue:
    first, documents, sizes = 1, list[JsonValue](), list[JsonValue]()
    for part, sheets in zip(material.parts, pages, strict=True):
        documents.append(document_truth(part.kind, part.style, sheets, first=first))
        for page in sheets:
            sizes.append(page_truth(first, page, lines=False))
            first += 1
    return {"pages": sizes, "documents": documents}


def _drawn(case: Case, material: Material, part: Part) -> tuple[Sheet, ...]:
    """Draw a part; one in several files is the same paper in each."""
    if part.sheet is None:
        scan = material.scanned_for or f"{case.name} {material.path}"
        return _draw(case, part, f"{scan} {part}")
    sheets = _draw(case, part, f"{case.name} {part}")
    return (sheets[part.sheet - 1],)


def _draw(case: Case, part: Part, seed: str) -> tuple[Sheet, ...]:
    rng, told = Random(seed), case.story
    if part.style == "dealer":
        told = replace(told, grant=_DEALER_GRANT)
    if part.kind != "business_licence":
        return CATALOGUE[part.kind][part.style](told, rng)
    firms = {"holder": case.story.holder, "agent": case.story.agent, "lookalike": _LOOKALIKE}
    drawn: dict[str, Callable[[Firm, Random], tuple[Sheet, ...]]] = {
        "landscape": licences.landscape,
        "landscape_2022": licences.landscape_2022,
        "portrait": licences.portrait,
    }
    return drawn[part.style](firms[part.of], rng)


def _seed(text: str) -> int:
    return Random(text).randrange(2**63)


def _case_file(case: Case) -> str:
    firm = case.story.holder if case.role == "holder" else case.story.agent
    name, address, number = firm.name, firm.address, case.story.mark.number
    return (
        f"# SPECIMEN: {case.shows}\n"
        "platform: aliexpress\n"
        "claim: counterfeit\n"
        "complainant:\n"
        f"  role: {case.role}\n"
        f"  name: {name}\n"
        "  contact:\n"
        "    person: 林晓\n"
        "    email: ip@example.com\n"
        '    phone: "+86 571 0000 0000"\n'
        f"    address: {address}\n"
        f'right: "{number}"\n'
        "goods: 运动鞋\n"
        f"reason: 被投诉运动鞋的标题、图片和鞋身均使用与第{number}号商标"
        "“云岭跑 YUNLINGPAO”相同的标识，属同一种商品；"
        "权利人从未许可该卖家使用，商品并非权利人生产。\n"
        f"submit_on: {_SUBMIT_ON.isoformat()}\n"
        'capture: {answered_by: "https://127.0.0.1:8780"}\n'
    )


def _write_links(case: Case, folder: Path) -> None:
    if case.links_as == "xlsx":
        _write_workbook(case.links, folder / "links.xlsx")
        return
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows(case.links)
    (folder / "links.csv").write_bytes(kept.getvalue().encode(case.links_as))


def _write_workbook(rows: tuple[tuple[str, ...], ...], path: Path) -> None:
    """Write a workbook without the time of day that openpyxl puts into it."""
    book, kept = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(kept)
    with ZipFile(kept) as told, ZipFile(path, "w", ZIP_DEFLATED) as timeless:
        for name in told.namelist():
            content = told.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2026-11-20T08:00:00Z", content)
            timeless.writestr(ZipInfo(name, (2026, 11, 20, 8, 0, 0)), content)
