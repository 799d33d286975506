"""Papers of people: one side of an identity card, and the data page of a passport (TD3).

Nobody is portrayed: a plain head and shoulders stands for the photograph.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

import cv2

from samples.papers import foreign
from samples.papers.fonts import Face
from samples.papers.invention import Story, day, years_later
from samples.papers.numbers import mrz, resident_number
from samples.papers.ornaments import box, rosette, specimen, tint
from samples.papers.sheet import Align, Colour, Ground, Said, Sheet, Type, px
from samples.papers.styles.rows import rows

_BLUE: Colour = (50, 96, 136)
_SURNAMES = (
    ("林", "LIN"),
    ("何", "HE"),
    ("郑", "ZHENG"),
    ("宋", "SONG"),
    ("唐", "TANG"),
    ("许", "XU"),
)
_GIVEN = (
    ("海峰", "HAIFENG"),
    ("嘉怡", "JIAYI"),
    ("若楠", "RUONAN"),
    ("文博", "WENBO"),
    ("雅琴", "YAQIN"),
)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class _Bearer:
    number: str
    surname: str
    given: str
    sex: str
    born: date
    issued: date
    until: date


def card_back(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw the card's issuing side alone, copied onto half a page."""
    sheet = Sheet(210, 148)
    specimen(sheet)
    box(sheet, (40, 24, 170, 106), (170, 190, 200), mm=0.4)
    rosette(sheet, 62, 46, 12, colours=((200, 40, 40), (196, 150, 70)))
    title = Type(Face.HEI_BOLD, 18, tracking=0.14)
    sheet.text(84, 36, "中华人民共和国", title)
    sheet.text(84, 48, "居民身份证", Type(Face.HEI_BOLD, 23, tracking=0.2))
    label, said = Type(Face.HEI, 11, (60, 60, 66)), Type(rng.choice((Face.HEI, Face.SONG)), 12)
    place = story.holder.authority.split("市场")[0]
    start = day(rng, date(2008, 1, 4), date(2024, 12, 20))
    years = rng.choice((10, 20, 0))
    until = date(start.year + years, start.month, min(start.day, 28))
    last = Said("valid_to", f"{until:%Y.%m.%d}", until.isoformat())
    if not years:
        last = Said("valid_to", "长期", "long-term")
    rows(
        sheet,
        (62, 82, 88, 78),
        [
            ("签发机关", Said("issuing_authority", f"{place[-3:]}公安分局")),
            ("有效期限", (Said("valid_from", f"{start:%Y.%m.%d}", start.isoformat()), "-", last)),
        ],
        label,
        said,
        gap=3,
    )
    return (sheet,)


def card_front(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw the bearer's side close up, as a telephone takes it; some with a purpose across it."""
    sheet = Sheet(140, 96, (238, 243, 246))
    tint(sheet, (214, 228, 236), pitch=2.0, rng=rng)
    specimen(sheet, colour=(224, 232, 238))
    born, female = day(rng, date(1962, 1, 1), date(2001, 12, 28)), rng.random() < 0.5
    label, said = Type(Face.HEI, 11, _BLUE), Type(Face.HEI, 12.5, leading=1.4)
    sheet.text(12, 12, "姓　名", label)
    sheet.text(31, 11.6, Said("name", story.agent.person), said.sized(14))
    sheet.text(12, 23, "性　别", label)
    sheet.text(31, 22.6, Said("sex", "女" if female else "男"), said)
    sheet.text(46, 23, "民　族", label)
    sheet.text(64, 22.6, Said("ethnicity", rng.choice(("汉", "回", "满", "壮"))), said)
    sheet.text(12, 34, "出　生", label)
    birth = Said("birth_date", f"{born.year} 年 {born.month} 月 {born.day} 日", born.isoformat())
    sheet.text(31, 33.6, birth, said)
    sheet.text(12, 45, "住　址", label)
    sheet.paragraph(31, 44.6, 56, Said("address", story.agent.address), said)
    number = resident_number(rng, born, female=female)
    sheet.text(12, 76, "公民身份号码", label)
    sheet.text(50, 75.4, Said("id_number", number), Type(Face.HEI_BOLD, 14, tracking=0.1))
    _portrait(sheet, 94, 12, 36, 46)
    if rng.random() < 0.5:
        purpose = Type(Face.HEI, 11, (150, 60, 60))
        sheet.text(70, 67, "仅供知识产权投诉备案使用", purpose, align=Align.CENTRE)
    return (sheet,)


def passport_bilingual(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a data page with Chinese and English labels; the name in characters and in letters."""
    (surname, surname_en), (given, given_en) = rng.choice(_SURNAMES), rng.choice(_GIVEN)
    told = _bearer(rng, f"E99{rng.randrange(10**6):06d}", surname_en, given_en)
    sheet = _page(rng, (250, 240, 240))
    label, body = Type(Face.HEI, 6.5, _BLUE), Type(Face.HEI, 10.5)
    sheet.text(14, 18, "护照", Type(Face.SONG_BOLD, 15))
    sheet.text(14, 26, "PASSPORT", Type(Face.SANS_BOLD, 9))
    _labelled(sheet, 52, 17, "类型/Type", "P", label, body)
    _labelled(sheet, 72, 17, "国家码/Country Code", "CHN", label, body)
    _labelled(
        sheet, 108, 17, "护照号/Passport No.", Said("passport_number", told.number), label, body
    )
    sheet.text(52, 28, "姓名/Name", label)
    sheet.text(52, 31, f"{surname}{given}", body)
    parts = (Said("surname", told.surname), ", ", Said("given_names", told.given))
    sheet.text(52, 37, parts, body)
    _labelled(
        sheet,
        52,
        45,
        "性别/Sex",
        Said("sex", {"F": "女/F", "M": "男/M"}[told.sex], told.sex),
        label,
        body,
    )
    _labelled(sheet, 74, 45, "国籍/Nationality", Said("nationality", "中国/CHINESE"), label, body)
    _labelled(sheet, 108, 45, "出生日期/Date of birth", _on("birth_date", told.born), label, body)
    _labelled(sheet, 52, 55, "出生地点/Place of birth", "福建/FUJIAN", label, body)
    _labelled(sheet, 108, 55, "签发日期/Date of issue", _on("issue_date", told.issued), label, body)
    _labelled(sheet, 52, 65, "签发机关/Authority", "样张签发机关", label, body)
    _labelled(sheet, 108, 65, "有效期至/Date of expiry", _on("valid_to", told.until), label, body)
    _zone(sheet, told, "CHN")
    return (sheet,)


def passport_english(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a data page of Utopia, ICAO's country for examples, with English labels."""
    given, surname = foreign.person(rng)
    letters = "".join(rng.choice("CFGHJKLMNPRTVWXYZ") for _ in range(2))
    told = _bearer(rng, f"{letters}{rng.randrange(10**7):07d}", surname.upper(), given.upper())
    sheet = _page(rng, (238, 244, 240))
    label, body = Type(Face.LATIN_ITALIC, 7), Type(Face.SANS, 10)
    sheet.text(75, 16, "UTOPIA", Type(Face.LATIN_BOLD, 14, tracking=0.3), align=Align.CENTRE)
    _labelled(sheet, 52, 23, "Type", "P", label, body)
    _labelled(sheet, 70, 23, "Code", "UTO", label, body)
    _labelled(sheet, 104, 23, "Passport No.", Said("passport_number", told.number), label, body)
    _labelled(sheet, 52, 32, "Surname", Said("surname", told.surname), label, body)
    _labelled(sheet, 52, 41, "Given names", Said("given_names", told.given), label, body)
    _labelled(sheet, 52, 50, "Nationality", Said("nationality", "UTOPIAN"), label, body)
    _labelled(sheet, 104, 50, "Sex", Said("sex", told.sex), label, body)
    _labelled(sheet, 52, 59, "Date of birth", _on("birth_date", told.born), label, body)
    _labelled(sheet, 104, 59, "Place of birth", "ZENITH", label, body)
    _labelled(sheet, 52, 68, "Date of issue", _on("issue_date", told.issued), label, body)
    _labelled(sheet, 104, 68, "Date of expiry", _on("valid_to", told.until), label, body)
    _zone(sheet, told, "UTO")
    return (sheet,)


def _bearer(rng: Random, number: str, surname: str, given: str) -> _Bearer:
    issued = day(rng, date(2017, 1, 4), date(2025, 10, 20))
    sex = rng.choice("FM")
    born = day(rng, date(1960, 1, 1), date(2000, 12, 28))
    return _Bearer(number, surname, given, sex, born, issued, years_later(issued, 10))


def _page(rng: Random, colour: Colour) -> Sheet:
    sheet = Sheet(150, 116)

    def step(paper: Ground) -> None:
        paper[px(10) : px(102), px(8) : px(142)] = colour

    sheet.steps.append(step)
    darker = (max(colour[0] - 14, 0), max(colour[1] - 14, 0), max(colour[2] - 14, 0))
    tint(sheet, darker, pitch=2.4, rng=rng)
    specimen(sheet, colour=(226, 226, 230))
    _portrait(sheet, 13, 32, 33, 43)
    return sheet


def _zone(sheet: Sheet, told: _Bearer, state: str) -> None:
    lines = mrz(state, told.surname, told.given, told.number, told.born, told.sex, told.until)
    kind = Type(Face.TYPED, 12)
    sheet.text(13, 84, Said("mrz", lines[0], lines), kind)
    sheet.text(13, 92, Said("mrz", lines[1], lines, more=True), kind)


def _labelled(
    sheet: Sheet, x: float, y: float, name: str, value: str | Said, label: Type, body: Type
) -> None:
    sheet.text(x, y, name, label)
    sheet.text(x, y + 3.2, value, body)


def _on(field: str, when: date) -> Said:
    return Said(field, f"{when.day:02d} {_MONTHS[when.month - 1]} {when.year}", when.isoformat())


def _portrait(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """Draw a plain grey head and shoulders on white."""

    def step(paper: Ground) -> None:
        paper[px(y) : px(y + height), px(x) : px(x + width)] = (246, 247, 248)
        view = paper[px(y) : px(y + height), px(x) : px(x + width)]
        middle = px(width / 2)
        grey = (176, 184, 192)
        cv2.ellipse(
            view, (middle, px(height)), (px(width * 0.42), px(height * 0.34)), 0, 180, 360, grey, -1
        )
        cv2.circle(view, (middle, px(height * 0.42)), px(width * 0.24), grey, -1, cv2.LINE_AA)

    sheet.steps.append(step)
