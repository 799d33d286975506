"""Business licences (营业执照): across and upright, of companies and of 个体工商户."""

from dataclasses import replace
from datetime import date
from random import Random

from samples.papers import seals
from samples.papers.fonts import Face
from samples.papers.invention import Firm
from samples.papers.numbers import registration_number
from samples.papers.ornaments import (
    double_frame,
    guilloche_frame,
    paste_darker,
    qr_code,
    rosette,
    specimen,
    tint,
)
from samples.papers.sheet import Align, Colour, Parts, Said, Sheet, Type
from samples.papers.styles.dates import plain, spaced

_GOLD: Colour = (186, 140, 60)
_BROWN: Colour = (112, 78, 34)
_RED: Colour = (200, 26, 34)
_SCAN = "扫描二维码登录“国家企业信用信息公示系统”了解更多登记、备案、许可、监管信息。"
_SYSTEM = "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn"
Row = tuple[str, Parts]


def landscape(firm: Firm, rng: Random) -> tuple[Sheet, ...]:
    """A4 across in two columns, 2019 on, with the business term."""
    return (
        _across(firm, rng, _left(firm), [*_right(firm), ("营业期限", _term(firm)), _seat(firm)]),
    )


def landscape_2022(firm: Firm, rng: Random) -> tuple[Sheet, ...]:
    """Draw the same without a business term, as printed since 2022."""
    return (_across(firm, rng, _left(firm), [*_right(firm), _seat(firm)]),)


def trader(firm: Firm, rng: Random) -> tuple[Sheet, ...]:
    """Of a 个体工商户: an operator instead of a legal representative, no capital, no term."""
    left: list[Row] = [
        ("名　　称", Said("company_name", firm.name)),
        ("类　　型", Said("company_type", firm.company_type)),
        ("经 营 者", Said("operator", firm.person)),
        ("经营范围", Said("business_scope", firm.scope)),
    ]
    right: list[Row] = [
        ("组成形式", "个人经营"),
        (
            "注册日期",
            Said("established_date", plain(firm.established), firm.established.isoformat()),
        ),
        ("经营场所", Said("address", firm.address)),
    ]
    return (_across(firm, rng, left, right),)


def portrait(firm: Firm, rng: Random) -> tuple[Sheet, ...]:
    """A4 upright, one label a line, about 2015 to 2018."""
    code = Said("unified_social_credit_code", firm.credit_code)
    return (_upright(firm, rng, ("统一社会信用代码　", code)),)


def portrait_15(firm: Firm, rng: Random) -> tuple[Sheet, ...]:
    """Draw the same before 2015, with a registration number of 15 digits."""
    firm = replace(
        firm,
        established=firm.established.replace(year=min(firm.established.year, 2012)),
        until=None,
        issued=date(2014, firm.issued.month, min(firm.issued.day, 28)),
    )
    number = Said("registration_number", registration_number(rng))
    return (_upright(firm, rng, ("注册号　", number)),)


def _upright(firm: Firm, rng: Random, line: Parts) -> Sheet:
    sheet = Sheet(210, 297, (255, 253, 246))
    tint(sheet, (248, 238, 216), pitch=2.8, rng=rng)
    double_frame(sheet, 11, _GOLD)
    guilloche_frame(sheet, 16, 5, (206, 170, 100), waves=3)
    specimen(sheet, colour=(243, 236, 221))
    rosette(sheet, 105, 46, 13, colours=(_RED, _GOLD))
    sheet.text(105, 63, "营业执照", Type(Face.KAI, 44, tracking=0.35), align=Align.CENTRE)
    sheet.text(105, 84, "（副　本）", Type(Face.MING, 13), align=Align.CENTRE)
    sheet.text(105, 94, line, Type(Face.MING, 12.5), align=Align.CENTRE)
    label, body = Type(Face.MING, 12.5), Type(Face.MING, 12.5, leading=1.5)
    y = 108.0
    rows = [*_left(firm)[:3], ("注册资本", _capital(firm)), ("成立日期", _founded(firm))]
    for name, parts in [*rows, ("营业期限", _term(firm)), _seat(firm), _left(firm)[3]]:
        sheet.text(32, y, name, label)
        y = sheet.paragraph(64, y, 112, parts, body) + 2.2
    _registered(sheet, firm, rng, 116, max(y + 6, 232))
    sheet.text(26, 272, _SYSTEM, Type(Face.HEI, 6.5))
    return sheet


def _across(firm: Firm, rng: Random, left: list[Row], right: list[Row]) -> Sheet:
    sheet = Sheet(297, 210, (255, 254, 250))
    tint(sheet, (250, 241, 224), rng=rng)
    guilloche_frame(sheet, 9, 8, _GOLD)
    specimen(sheet, colour=(244, 237, 222))
    rosette(sheet, 148.5, 34, 12, colours=(_RED, _GOLD))
    sheet.text(148.5, 50, "营业执照", Type(Face.SONG_BOLD, 40, tracking=0.5), align=Align.CENTRE)
    number = rng.randrange(1, 4)
    copy = rng.choice(("（副　本）", f"（副　本）（{number}-{number}）"))
    sheet.text(148.5, 68, copy, Type(Face.SONG, 14), align=Align.CENTRE)
    code = Said("unified_social_credit_code", firm.credit_code)
    sheet.text(28, 46, "统一社会信用代码", Type(Face.SONG, 10))
    sheet.text(28, 52, code, Type(Face.HEI_BOLD, 13))
    paste_darker(sheet, qr_code(f"SPECIMEN:{firm.credit_code}", 22), 214, 40)
    sheet.paragraph(238, 41, 30, _SCAN, Type(Face.HEI, 6.5, leading=1.35))
    label, body = Type(Face.SONG, 11.5, _BROWN), Type(Face.SONG, 11.5, leading=1.45)
    for x, rows in ((28.0, left), (156.0, right)):
        y = 84.0
        for name, parts in rows:
            sheet.text(x, y, name, label)
            y = sheet.paragraph(x + 28, y, 87, parts, body) + 3.4
    _registered(sheet, firm, rng, 186, 160)
    sheet.text(28, 185.5, _SYSTEM, Type(Face.HEI, 6.5))
    sheet.text(269, 185.5, "国家市场监督管理总局监制", Type(Face.HEI, 6.5), align=Align.RIGHT)
    return sheet


def _registered(sheet: Sheet, firm: Firm, rng: Random, x: float, y: float) -> None:
    sheet.text(x, y, "登记机关", Type(Face.SONG, 13, tracking=0.3))
    day = Said("issue_date", spaced(firm.issued), firm.issued.isoformat())
    sheet.text(x + 20, y + 17, day, Type(Face.SONG, 12))
    seal = seals.round_seal(firm.authority, rng, bottom="SPECIMEN", diameter=38)
    sheet.stamp(seal, x + 46, y + 11)


def _left(firm: Firm) -> list[Row]:
    return [
        ("名　　称", Said("company_name", firm.name)),
        ("类　　型", Said("company_type", firm.company_type)),
        ("法定代表人", Said("legal_representative", firm.person)),
        ("经营范围", Said("business_scope", firm.scope)),
    ]


def _right(firm: Firm) -> list[Row]:
    return [("注册资本", _capital(firm)), ("成立日期", _founded(firm))]


def _seat(firm: Firm) -> Row:
    return ("住　　所", Said("address", firm.address))


def _capital(firm: Firm) -> Said:
    return Said("registered_capital", firm.capital)


def _founded(firm: Firm) -> Said:
    return Said("established_date", plain(firm.established), firm.established.isoformat())


def _term(firm: Firm) -> Parts:
    """自…至…, or 长期."""
    start = Said("valid_from", plain(firm.established), firm.established.isoformat())
    if firm.until is None:
        return (start, "至", Said("valid_to", "长期", "long-term"))
    return (start, "至", Said("valid_to", plain(firm.until), firm.until.isoformat()))
