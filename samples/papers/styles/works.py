"""Copyright certificates: of works (作品登记证书) and of software (计算机软件著作权登记证书)."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from samples.papers import seals
from samples.papers.fonts import Face
from samples.papers.invention import Firm, Story, brand, day
from samples.papers.ornaments import (
    double_frame,
    guilloche_frame,
    paste_darker,
    qr_code,
    rosette,
    specimen,
    tint,
)
from samples.papers.sheet import Align, Colour, Said, Sheet, Type
from samples.papers.styles.dates import plain, short, spaced
from samples.papers.styles.rows import rows

_RED: Colour = (190, 28, 38)
_BLUE: Colour = (36, 78, 140)
_KINDS = (("美术作品", "F"), ("摄影作品", "G"), ("文字作品", "A"))
_WORKS = (
    "运动鞋鞋面图案",
    "系列卡通形象",
    "波纹图形",
    "产品宣传画册",
    "鞋盒包装图案",
    "吉祥物形象",
)
_PROGRAMS = ("库存管理系统", "足底压力分析软件", "跑步训练APP软件", "鞋楦建模软件", "门店收银平台")


@dataclass(frozen=True, slots=True)
class _Work:
    title: str
    kind: str
    number: str
    created: date
    published: date
    registered: date


def work(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """作品登记证书: labelled lines in two groups within a frame."""
    told, holder = _work(rng, "国"), story.holder
    sheet = Sheet(210, 297, (255, 253, 246))
    tint(sheet, (248, 242, 230), rng=rng)
    guilloche_frame(sheet, 10, 9, (182, 120, 60))
    specimen(sheet, colour=(243, 238, 228))
    rosette(sheet, 105, 38, 10, colours=(_RED, (182, 120, 60)))
    sheet.text(105, 54, "作品登记证书", Type(Face.SONG_BOLD, 30, tracking=0.2), align=Align.CENTRE)
    body = Type(rng.choice((Face.SONG, Face.HEI)), 12, leading=1.5)
    y = rows(
        sheet,
        (34, 78, 80, 96),
        [
            ("登　记　号：", Said("registration_number", told.number)),
            ("作品/制品名称：", Said("work_title", told.title)),
            ("作 品 类 别：", told.kind),
            ("作　　　者：", Said("author", holder.person)),
            ("著 作 权 人：", Said("holder_name", holder.name)),
            ("创作完成时间：", _on("creation_date", told.created)),
            ("首次发表/出版/制作日期：", ""),
            ("", _on("publication_date", told.published)),
            ("登 记 日 期：", _on("registration_date", told.registered)),
        ],
        body,
        body,
        gap=3,
    )
    sheet.paragraph(
        34,
        y + 3,
        142,
        "以上事项，由申请人申请，经中国版权保护中心审核，根据《作品自愿登记试行办法》"
        "规定，予以登记。",
        body,
        indent=8.5,
    )
    _closed(sheet, rng, "国家版权局", 250)
    paste_darker(sheet, qr_code(f"SPECIMEN:{told.number}", 22), 34, 240)
    return (sheet,)


def work_narrative(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """作品自愿登记证书 of the 2000s: one running paragraph with blanks filled in."""
    told, holder = _work(rng, "闽"), story.holder
    sheet = Sheet(297, 210, (254, 250, 238))
    double_frame(sheet, 12, (150, 50, 44), gap=2.4)
    specimen(sheet, colour=(242, 236, 222))
    sheet.text(148, 30, "作品登记证", Type(Face.KAI, 34, _RED, tracking=0.3), align=Align.CENTRE)
    body = Type(rng.choice((Face.KAI, Face.MING)), 15, leading=1.95)
    number = Said("registration_number", told.number)
    sheet.text(262, 52, ("登记号：", number), body.sized(13), align=Align.RIGHT)
    parts = (
        "兹有",
        Said("holder_name", holder.name),
        "（著作权人）申请登记的",
        told.kind,
        "《",
        Said("work_title", told.title),
        "》，作者为",
        Said("author", holder.person),
        "，于",
        Said("creation_date", short(told.created), told.created.isoformat()),
        "创作完成，",
        Said("publication_date", short(told.published), told.published.isoformat()),
        "首次发表。经审查，符合《作品自愿登记试行办法》的规定，予以登记，特发此证。",
    )
    sheet.paragraph(34, 70, 228, parts, body, indent=10.6)
    sheet.text(200, 152, "福建省版权局", body, align=Align.CENTRE)
    registered = Said("registration_date", spaced(told.registered), told.registered.isoformat())
    sheet.text(200, 164, registered, body, align=Align.CENTRE)
    sheet.stamp(seals.round_seal("福建省版权局", rng, bottom="SPECIMEN", diameter=44), 200, 158)
    return (sheet,)


def software(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """计算机软件著作权登记证书: 证书号 on top, labelled lines, seal of the copyright office."""
    sheet, told = Sheet(210, 297), _program(rng)
    tint(sheet, (236, 243, 250), rng=rng)
    guilloche_frame(sheet, 10, 8, (70, 120, 170))
    specimen(sheet, colour=(232, 238, 246))
    rosette(sheet, 105, 36, 10, colours=(_RED, (70, 120, 170)))
    sheet.text(105, 52, "中华人民共和国国家版权局", Type(Face.SONG_BOLD, 15), align=Align.CENTRE)
    title = Type(Face.HEI_BOLD, 23, tracking=0.06)
    sheet.text(105, 62, "计算机软件著作权登记证书", title, align=Align.CENTRE)
    body = Type(rng.choice((Face.SONG, Face.HEI)), 12.5, leading=1.5)
    sheet.text(34, 82, f"证书号：　软著登字第{rng.randrange(1_200_000, 14_000_000)}号", body)
    rows(sheet, (38, 98, 82, 94), _program_rows(told, story.holder), body, body, gap=4.5)
    basis = (
        "根据《计算机软件保护条例》和《计算机软件著作权登记办法》的规定，"
        "经中国版权保护中心审核，对以上事项予以登记。"
    )
    sheet.paragraph(34, 206, 142, basis, body, indent=8.8)
    registered = Said("registration_date", plain(told.registered), told.registered.isoformat())
    sheet.text(142, 250, registered, body, align=Align.CENTRE)
    sheet.text(36, 262, f"No.　{rng.randrange(10**8):08d}", body.sized(11))
    seal = seals.round_seal("计算机软件著作权登记专用章", rng, bottom="SPECIMEN", diameter=42)
    sheet.stamp(seal, 142, 244)
    return (sheet,)


def software_electronic(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw the certificate of the 2020s, across: rows in a pale table with a QR code."""
    sheet, told = Sheet(297, 210), _program(rng)
    double_frame(sheet, 9, (40, 120, 130), gap=1.2)
    specimen(sheet)
    title = Type(Face.ZENHEI, 25, (30, 90, 100), tracking=0.1)
    sheet.text(148, 24, "计算机软件著作权登记证书", title, align=Align.CENTRE)
    label, body = Type(Face.ZENHEI, 12, (90, 96, 100)), Type(Face.MING, 13, leading=1.45)
    y = 46.0
    pairs = [("软著登字", f"第{rng.randrange(1_200_000, 14_000_000)}号")]
    for name, value in (*pairs, *_program_rows(told, story.holder)):
        sheet.text(92, y, name.replace("　", "").rstrip("："), label, align=Align.RIGHT)
        y = sheet.paragraph(100, y, 150, value, body) + 4
    paste_darker(sheet, qr_code(f"SPECIMEN:{told.number}", 26), 28, 150)
    registered = Said("registration_date", short(told.registered), told.registered.isoformat())
    sheet.text(214, 172, ("登记日期　", registered), body, align=Align.CENTRE)
    sheet.stamp(seals.round_seal("中国版权保护中心", rng, bottom="SPECIMEN", diameter=40), 218, 166)
    return (sheet,)


def _program_rows(told: _Work, holder: Firm) -> list[tuple[str, str | Said]]:
    return [
        ("软　件　名　称：", Said("work_title", told.title)),
        ("著　作　权　人：", Said("holder_name", holder.name)),
        ("开发完成日期：", _on("creation_date", told.created)),
        ("首次发表日期：", _on("publication_date", told.published)),
        ("权利取得方式：", "原始取得"),
        ("权　利　范　围：", "全部权利"),
        ("登　　记　　号：", Said("registration_number", told.number)),
    ]


def _on(field: str, when: date) -> Said:
    return Said(field, plain(when), when.isoformat())


def _work(rng: Random, office: str) -> _Work:
    created = day(rng, date(2012, 1, 5), date(2024, 3, 20))
    published = created + timedelta(rng.randrange(5, 120))
    registered = published + timedelta(rng.randrange(30, 300))
    kind, letter = rng.choice(_KINDS)
    number = f"{office}作登字-{registered.year}-{letter}-{rng.randrange(10**8):08d}"
    title = f"{brand(rng)}{rng.choice(_WORKS)}"
    return _Work(title, kind, number, created, published, registered)


def _program(rng: Random) -> _Work:
    created = day(rng, date(2013, 1, 5), date(2024, 3, 20))
    published = created + timedelta(rng.randrange(5, 60))
    registered = published + timedelta(rng.randrange(30, 200))
    number = f"{registered.year}SR{rng.randrange(10**7):07d}"
    title = f"{brand(rng)}{rng.choice(_PROGRAMS)}V{rng.randrange(1, 5)}.{rng.randrange(10)}"
    return _Work(title, "", number, created, published, registered)


def _closed(sheet: Sheet, rng: Random, office: str, y: float) -> None:
    body = Type(Face.SONG, 12)
    sheet.text(142, y, f"登记机构签章　{office}", body, align=Align.CENTRE)
    seal = seals.round_seal(office, rng, bottom="SPECIMEN", diameter=42)
    sheet.stamp(seal, 150, y)
