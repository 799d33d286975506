"""Extracts of company registers abroad, and the print of an electronic Chinese licence."""

from datetime import date, timedelta
from random import Random

from samples.papers import foreign, pens
from samples.papers.fonts import Face
from samples.papers.invention import Firm, Story, day
from samples.papers.ornaments import (
    box,
    double_frame,
    framed_table,
    paste_darker,
    qr_code,
    rosette,
    specimen,
)
from samples.papers.sheet import Align, Colour, Parts, Said, Sheet, Type
from samples.papers.styles.dates import plain, short, slashed, worded
from samples.papers.styles.rows import rows

_GREEN: Colour = (20, 90, 70)
_BLUE: Colour = (26, 84, 160)


def hong_kong(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """Certificate of Incorporation 公司註冊證明書; the English name is the field."""
    chinese, english = foreign.hong_kong(rng)
    sheet = Sheet(210, 297, (253, 254, 251))
    double_frame(sheet, 13, _GREEN)
    specimen(sheet, colour=(238, 242, 238))
    rosette(sheet, 105, 40, 12, colours=((180, 30, 60), (190, 150, 70)))
    zh, en = Type(Face.SONG_HK, 13, leading=1.6), Type(Face.LATIN, 13, leading=1.5)
    number = Said("registration_number", f"{rng.randrange(2_000_000, 3_400_000)}")
    sheet.text(36, 58, ("No. 編號　", number), zh)
    sheet.text(105, 74, "公司註冊證明書", Type(Face.SONG_HK_BOLD, 25), align=Align.CENTRE)
    sheet.text(
        105, 87, "CERTIFICATE OF INCORPORATION", Type(Face.LATIN_BOLD, 18), align=Align.CENTRE
    )
    sheet.text(105, 104, "I hereby certify that　本人謹此證明", zh, align=Align.CENTRE)
    name = Said("company_name", english)
    sheet.text(105, 118, name, Type(Face.LATIN_BOLD, 15), align=Align.CENTRE)
    sheet.text(105, 127, chinese, Type(Face.SONG_HK_BOLD, 15), align=Align.CENTRE)
    y = (
        sheet.paragraph(
            36,
            146,
            138,
            "is this day incorporated in Hong Kong under the Companies Ordinance "
            "(Chapter 622 of the Laws of Hong Kong), and that this company is a limited company.",
            en,
        )
        + 2
    )
    y = (
        sheet.paragraph(
            36,
            y,
            138,
            "於本日根據香港法例第622章《公司條例》在香港成立為法團，此公司是一間有限公司。",
            zh,
        )
        + 6
    )
    when = day(rng, date(2014, 4, 3), date(2024, 10, 20))
    said = Said("established_date", worded(when), when.isoformat())
    y = sheet.paragraph(36, y, 138, ("Issued on ", said, "."), en)
    sheet.paragraph(
        36, y, 138, f"本證明書於 {when.year} 年 {when.month} 月 {when.day} 日發出。", zh
    )
    sheet.stamp(pens.signature("Edda Lam", rng, height=9), 140, 240)
    sheet.text(140, 252, "Registrar of Companies (SPECIMEN)", en.sized(10), align=Align.CENTRE)
    sheet.text(140, 259, "公司註冊處處長", zh.sized(10), align=Align.CENTRE)
    return (sheet,)


def hong_kong_business(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """商業登記證 Business Registration Certificate: a ruled form in two languages."""
    chinese, english = foreign.hong_kong(rng)
    sheet = Sheet(210, 168, (246, 250, 252))
    specimen(sheet, colour=(230, 238, 242))
    sheet.text(
        105,
        12,
        "商業登記證 BUSINESS REGISTRATION CERTIFICATE",
        Type(Face.SONG_HK_BOLD, 14),
        align=Align.CENTRE,
    )
    label, body = Type(Face.SONG_HK, 8.5, leading=1.35), Type(Face.SONG_HK, 10.5, leading=1.4)
    starts = day(rng, date(2024, 12, 1), date(2026, 6, 1))
    ends = date(starts.year + 1, starts.month, min(starts.day, 28)) - timedelta(1)
    number = (
        f"{rng.randrange(60_000_000, 77_000_000)}-000-{starts:%m-%y}-{rng.choice('0123456789A')}"
    )
    address = (
        f"FLAT {rng.choice('ABCD')} {rng.randrange(2, 30)}/F SPECIMEN COMMERCIAL BUILDING, "
        f"{rng.randrange(2, 300)} SAMPLE STREET, KOWLOON, HONG KONG"
    )
    pairs: list[tuple[str, Parts]] = [
        (
            "業務/法團所用名稱\nName of Business/Corporation",
            (Said("company_name", english), f"\n{chinese}"),
        ),
        ("業務/分行名稱\nBusiness/Branch Name", "********"),
        ("地址\nAddress", Said("address", address)),
        ("業務性質\nNature of Business", Said("business_scope", "TRADING")),
        ("法律地位\nStatus", Said("company_type", "BODY CORPORATE")),
        ("生效日期\nDate of Commencement", Said("valid_from", slashed(starts), starts.isoformat())),
        ("屆滿日期\nDate of Expiry", Said("valid_to", slashed(ends), ends.isoformat())),
        ("登記證號碼\nCertificate No.", Said("registration_number", number)),
    ]
    tops = [26.0]
    for name, value in pairs:
        left = sheet.paragraph(18, tops[-1] + 1.6, 54, name, label)
        tops.append(max(left, sheet.paragraph(76, tops[-1] + 1.6, 114, value, body)) + 1.2)
    framed_table(sheet, 15, tops, (58, 122), mm=0.2)
    return (sheet,)


def companies_house(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """Certificate of incorporation of a private limited company, British style."""
    sheet = Sheet(210, 297)
    specimen(sheet)
    rosette(sheet, 105, 44, 14, colours=((60, 50, 110), (170, 140, 70)))
    big, body = Type(Face.LATIN_BOLD, 20), Type(Face.LATIN, 14, leading=1.6)
    sheet.text(105, 68, "CERTIFICATE OF INCORPORATION", big, align=Align.CENTRE)
    sheet.text(
        105, 78, "OF A PRIVATE LIMITED COMPANY", Type(Face.LATIN_BOLD, 14), align=Align.CENTRE
    )
    number = Said("registration_number", f"{rng.randrange(9_000_000, 15_900_000):08d}")
    sheet.text(105, 96, ("Company Number ", number), body, align=Align.CENTRE)
    name = f"{foreign.word(rng)} {rng.choice(('Footwear', 'Sports', 'Outfitters'))} Limited".upper()
    y = (
        sheet.paragraph(
            34,
            114,
            142,
            "The Registrar of Companies for England and Wales, hereby certifies that",
            body,
            align=Align.CENTRE,
        )
        + 5
    )
    sheet.text(105, y, Said("company_name", name), Type(Face.LATIN_BOLD, 16), align=Align.CENTRE)
    when = day(rng, date(2012, 4, 3), date(2024, 10, 20))
    y = (
        sheet.paragraph(
            34,
            y + 16,
            142,
            (
                "is this day incorporated under the Companies Act 2006 as a ",
                Said("company_type", "private company"),
                (
                    ", that the company is limited by shares, and "
                    "the situation of its registered office is in England and Wales."
                ),
            ),
            body,
        )
        + 10
    )
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(when.day, "th")
    words = worded(when).replace(f"{when.day} ", f"{when.day}{suffix} ", 1)
    sheet.paragraph(
        34,
        y,
        142,
        (
            "Given at the Specimen House, Wexbridge, on ",
            Said("established_date", words, when.isoformat()),
            ".",
        ),
        body,
    )
    _authenticated(sheet, body)
    return (sheet,)


def _authenticated(sheet: Sheet, body: Type) -> None:
    box(sheet, (34, 226, 176, 250), (120, 120, 130), mm=0.2)
    sheet.paragraph(
        38,
        229,
        134,
        "The above information was communicated by electronic means and authenticated "
        "by the Registrar of Companies.",
        body.sized(10),
    )


def electronic_print(firm: Firm, rng: Random) -> tuple[Sheet, ...]:
    """电子营业执照 as printed from a telephone: a list on a card, QR code, no seal."""
    sheet = Sheet(190, 270, (236, 242, 250))
    specimen(sheet, colour=(224, 232, 242))
    sheet.text(
        95, 18, "电子营业执照", Type(Face.HEI_BOLD, 24, _BLUE, tracking=0.1), align=Align.CENTRE
    )
    paste_darker(sheet, qr_code(f"SPECIMEN:{firm.credit_code}", 34), 78, 34)
    label, body = Type(Face.HEI, 11, (110, 118, 130)), Type(Face.HEI, 12, leading=1.5)
    y = rows(
        sheet,
        (20, 82, 66, 106),
        [
            ("企业名称", Said("company_name", firm.name)),
            ("统一社会信用代码", Said("unified_social_credit_code", firm.credit_code)),
            ("企业类型", Said("company_type", firm.company_type)),
            ("法定代表人", Said("legal_representative", firm.person)),
            ("注册资本", Said("registered_capital", firm.capital)),
            (
                "成立日期",
                Said("established_date", short(firm.established), firm.established.isoformat()),
            ),
            ("住所", Said("address", firm.address)),
            ("登记机关", firm.authority),
            ("核准日期", Said("issue_date", plain(firm.issued), firm.issued.isoformat())),
            ("经营范围", Said("business_scope", firm.scope)),
        ],
        label,
        body,
    )
    sheet.text(
        95,
        max(y + 4, 252),
        "本执照由电子营业执照系统生成（样张）",
        label.sized(9),
        align=Align.CENTRE,
    )
    return (sheet,)
