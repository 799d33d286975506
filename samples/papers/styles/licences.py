"""Business licences (营业执照)."""

from random import Random

from samples.papers import seals
from samples.papers.fonts import Face
from samples.papers.invention import Firm, Story
from samples.papers.ornaments import guilloche_frame, rosette, specimen, tint
from samples.papers.sheet import Align, Colour, Said, Sheet, Type
from samples.papers.styles.dates import plain, spaced

_GOLD: Colour = (186, 140, 60)
_RED: Colour = (200, 26, 34)


def landscape(firm: Firm, rng: Random) -> tuple[Sheet, ...]:
    """A4 across, two columns, as printed since 2019."""
    sheet = Sheet(297, 210, (255, 254, 250))
    tint(sheet, (250, 241, 224), rng=rng)
    guilloche_frame(sheet, 9, 8, _GOLD)
    specimen(sheet, colour=(240, 232, 214))
    rosette(sheet, 148.5, 34, 12, _RED, _GOLD)
    sheet.text(148.5, 50, "营业执照", Type(Face.SONG_BOLD, 40, tracking=0.5), align=Align.CENTRE)
    sheet.text(148.5, 68, "（副 本）", Type(Face.SONG, 14), align=Align.CENTRE)
    small = Type(Face.SONG, 10)
    sheet.text(30, 38, "统一社会信用代码", small)
    sheet.text(
        30, 44, Said("unified_social_credit_code", firm.credit_code), Type(Face.HEI_BOLD, 13)
    )
    body = Type(Face.SONG, 11.5, leading=1.45)
    y = 86.0
    for label, said in _left_column(firm):
        sheet.text(28, y, label, Type(Face.SONG, 11.5, (120, 80, 30)))
        y = sheet.paragraph(56, y, 88, said, body) + 3.4
    y = 86.0
    for label, said in _right_column(firm):
        sheet.text(156, y, label, Type(Face.SONG, 11.5, (120, 80, 30)))
        y = sheet.paragraph(184, y, 86, said, body) + 3.4
    sheet.text(186, 164, "登记机关", Type(Face.SONG, 13, tracking=0.3))
    day = Said("issue_date", spaced(firm.issued), firm.issued.isoformat())
    sheet.text(206, 178, day, Type(Face.SONG, 12))
    sheet.stamp(seals.round_seal(firm.authority, rng, bottom="SPECIMEN"), 236, 172)
    return (sheet,)


def _left_column(firm: Firm) -> list[tuple[str, Said]]:
    return [
        ("名　　称", Said("company_name", firm.name)),
        ("类　　型", Said("company_type", firm.company_type)),
        ("法定代表人", Said("legal_representative", firm.person)),
        ("经营范围", Said("business_scope", firm.scope)),
    ]


def _right_column(firm: Firm) -> list[tuple[str, Said | tuple[Said | str, ...]]]:
    return [
        ("注册资本", Said("registered_capital", firm.capital)),
        (
            "成立日期",
            Said("established_date", plain(firm.established), firm.established.isoformat()),
        ),
        ("营业期限", term(firm)),
        ("住　　所", Said("address", firm.address)),
    ]


def term(firm: Firm) -> tuple[Said | str, ...]:
    """自…至…, or 长期."""
    start = Said("valid_from", plain(firm.established), firm.established.isoformat())
    if firm.until is None:
        return (start, "至", Said("valid_to", "长期", "long-term"))
    return (start, "至", Said("valid_to", plain(firm.until), firm.until.isoformat()))
