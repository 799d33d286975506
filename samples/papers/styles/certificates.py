"""Trade mark registration certificates (商标注册证) as the Chinese office has printed them.

The three framed styles differ in data only, see ``Look``; the oldest one is a layout of its own.
"""

from dataclasses import dataclass
from random import Random

from samples.papers import pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import Mark, Story
from samples.papers.marks import drawn_mark
from samples.papers.ornaments import (
    barcode,
    box,
    double_frame,
    guilloche_frame,
    paste_darker,
    qr_code,
    rosette,
    specimen,
    tint,
)
from samples.papers.sheet import Align, Colour, Fact, Rect, Said, Sheet, Type
from samples.papers.styles.dates import chinese, plain, spaced

_GOLD: Colour = (176, 128, 52)
_RED: Colour = (196, 30, 36)
_TRADEMARK_OFFICE = "国家工商行政管理总局商标局"
_CNIPA = "国家知识产权局"


@dataclass(frozen=True, slots=True)
class Look:
    """What tells the framed styles apart."""

    office: str
    goods_label: str
    label: Type
    body: Type
    frame: Colour
    paper: Colour
    waves: Colour
    electronic: bool = False


_LOOKS = {
    "saic_new": Look(
        office=_TRADEMARK_OFFICE,
        goods_label="核定使用商品/服务项目（国际分类：{}）",
        label=Type(Face.SONG_BOLD, 12),
        body=Type(Face.SONG, 12, leading=1.55),
        frame=_GOLD,
        paper=(255, 254, 248),
        waves=(250, 240, 222),
    ),
    "cnipa_paper": Look(
        office=_CNIPA,
        goods_label="核定使用商品/服务项目（国际分类：{}）",
        label=Type(Face.HEI, 11.5),
        body=Type(Face.SONG, 11.5, leading=1.6),
        frame=(168, 118, 62),
        paper=(255, 252, 246),
        waves=(248, 234, 220),
    ),
    "cnipa_electronic": Look(
        office=_CNIPA,
        goods_label="核定使用商品/服务项目（国际分类：{}）",
        label=Type(Face.ZENHEI, 11.5),
        body=Type(Face.MING, 12, leading=1.6),
        frame=(150, 112, 70),
        paper=(255, 255, 255),
        waves=(247, 240, 230),
        electronic=True,
    ),
}


def saic_new(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """2014 to 2018: registration day and end of term on one line, framed, office seal."""
    return (_framed(story, rng, _LOOKS["saic_new"]),)


def cnipa_paper(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """2019 to 2021: much the same by the new office."""
    return (_framed(story, rng, _LOOKS["cnipa_paper"]),)


def cnipa_electronic(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """2022 on: a PDF with QR code and electronic seal; set in faces that a PDF can embed."""
    return (_framed(story, rng, _LOOKS["cnipa_electronic"]),)


def saic_old(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Until about 2013: 核定使用商品（第…类）, the term in one sentence, a serial at the foot."""
    return (saic_old_page(story, rng),)


def saic_old_page(story: Story, rng: Random, *, ending: str = "（截止）") -> Sheet:
    """Draw the oldest framed page; ``ending`` closes its list of goods."""
    mark, holder = story.mark, story.holder
    sheet = Sheet(210, 297, (253, 250, 240))
    tint(sheet, (246, 232, 206), pitch=2.6, rng=rng)
    double_frame(sheet, 12, (150, 60, 40))
    specimen(sheet, colour=(243, 236, 220))
    rosette(sheet, 105, 38, 11, colours=(_RED, (190, 140, 60)))
    title = Type(Face.KAI, 40, _RED, tracking=0.18)
    sheet.text(105, 53, "商标注册证", title, align=Align.CENTRE)
    number = Said("registration_number", mark.number)
    sheet.text(105, 74, ("第 ", number, " 号"), Type(Face.SONG, 14), align=Align.CENTRE)
    _mark_box(sheet, mark, rng, (66, 86, 144, 136))
    body = Type(rng.choice((Face.KAI, Face.MING)), 13, leading=1.55)
    y = _goods(sheet, mark, (32, 146, 148), "核定使用商品（第{}类）", body, body, ending)
    y = max(y + 5, 192)
    for name, field, value in (
        ("注　册　人", "holder_name", holder.name),
        ("注 册 地 址", "holder_address", holder.address),
    ):
        sheet.text(32, y, name, body)
        y = sheet.paragraph(60, y, 120, Said(field, value), body) + 2
    said = chinese if rng.random() < 0.3 else spaced
    term = (
        "注册有效期限　自公元",
        Said("valid_from", said(mark.registered), mark.registered.isoformat()),
        "至",
        Said("valid_to", said(mark.until), mark.until.isoformat()),
        "止",
    )
    y = sheet.paragraph(32, y, 148, term, body)
    sheet.text(32, 250, "局长签发", body)
    sheet.stamp(pens.signature("裴予川", rng, height=9), 74, 253)
    office = Type(body.face, 10.5, leading=1.35)
    sheet.paragraph(108, 246, 70, f"中华人民共和国\n{_TRADEMARK_OFFICE}", office)
    seal = seals.round_seal(_TRADEMARK_OFFICE, rng, bottom="SPECIMEN", diameter=44)
    sheet.stamp(seal, 140, 250)
    serial = f"2C{mark.number}ZC"
    paste_darker(sheet, barcode(serial, 36, 6), 32, 268)
    sheet.text(50, 275, serial, Type(Face.HEI, 7), align=Align.CENTRE)
    return sheet


def _framed(story: Story, rng: Random, look: Look) -> Sheet:
    mark, holder = story.mark, story.holder
    sheet = Sheet(210, 297, look.paper)
    tint(sheet, look.waves, rng=rng)
    guilloche_frame(sheet, 10, 9, look.frame)
    specimen(sheet, colour=(243, 237, 226))
    rosette(sheet, 105, 40, 12, colours=(_RED, look.frame))
    number = Said("registration_number", mark.number)
    sheet.text(182, 28, ("第", number, "号"), look.body.sized(12), align=Align.RIGHT)
    title = Type(Face.WENKAI_BOLD, 34, _RED, tracking=0.25)
    sheet.text(105, 56, "商标注册证", title, align=Align.CENTRE)
    _mark_box(sheet, mark, rng, (70, 78, 140, 128))
    y = _goods(sheet, mark, (34, 138, 142), look.goods_label, look.label, look.body)
    y = max(y + 5, 190)
    for name, field, value in (
        ("注 册 人", "holder_name", holder.name),
        ("注册地址", "holder_address", holder.address),
    ):
        sheet.text(34, y, name, look.label)
        y = sheet.paragraph(62, y, 114, Said(field, value), look.body) + 2.5
    day, end = mark.registered, mark.until
    sheet.text(34, y, "注册日期", look.label)
    sheet.text(62, y, Said("registration_date", plain(day), day.isoformat()), look.body)
    sheet.text(112, y, "有效期至", look.label)
    sheet.text(136, y, Said("valid_to", plain(end), end.isoformat()), look.body)
    _issued(sheet, mark, rng, look)
    return sheet


def _issued(sheet: Sheet, mark: Mark, rng: Random, look: Look) -> None:
    """Sign and seal; an electronic certificate has a QR code, and its seal is printed."""
    if look.electronic:
        code = qr_code(f"SPECIMEN:{mark.number}:{mark.registered.isoformat()}", 24)
        paste_darker(sheet, code, 32, 238)
        sheet.text(44, 263, "扫码核验证书信息", Type(Face.ZENHEI, 7), align=Align.CENTRE)
        sheet.text(72, 250, "局长", look.label)
        sheet.stamp(pens.signature("程予安", rng, height=9), 92, 253)
    else:
        sheet.text(34, 250, "局长签发", look.label)
        sheet.stamp(pens.signature("程予安", rng, height=9), 72, 253)
    sheet.text(112, 250, "发证机关", look.label)
    sheet.text(136, 250, look.office, look.body.sized(10))
    size = 42 if look.office == _CNIPA else 44
    sheet.stamp(seals.round_seal(look.office, rng, bottom="SPECIMEN", diameter=size), 153, 252)


def _goods(
    sheet: Sheet,
    mark: Mark,
    place: tuple[float, float, float],
    label: str,
    head: Type,
    body: Type,
    ending: str = "（截止）",
) -> float:
    """Set the goods with their class at x, y over a width; return the y below."""
    x, y, width = place
    before, after = label.split("{}")
    classes = Said("nice_classes", str(mark.nice_class), (mark.nice_class,))
    sheet.text(x, y, (before, classes, after), head)
    listed = Said("goods_services", "；".join(mark.goods))
    return sheet.paragraph(x, y + 8, width, (listed, ending), body)


def _mark_box(sheet: Sheet, mark: Mark, rng: Random, rect: Rect) -> None:
    x0, y0, x1, y1 = rect
    picture = drawn_mark(mark.text, rng, width=x1 - x0 - 8, height=y1 - y0 - 8)
    place = paste_darker(sheet, picture, x0 + 4, y0 + 4)
    box(sheet, rect, (90, 90, 90), mm=0.25)
    sheet.facts["mark_text"] = Fact(mark.text, mark.text or "", [place])
