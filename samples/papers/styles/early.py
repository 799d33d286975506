"""Older Chinese certificates: dates in Chinese numerals, text set downwards, goods on a 续页."""

from random import Random

from samples.papers import pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import GOODS, Mark, Story
from samples.papers.marks import drawn_mark
from samples.papers.ornaments import (
    barcode,
    box,
    double_frame,
    guilloche_frame,
    paste_darker,
    rosette,
    specimen,
    tint,
)
from samples.papers.sheet import Align, Colour, Fact, Said, Sheet, Type
from samples.papers.styles.certificates import saic_old_page
from samples.papers.styles.dates import chinese, counted, zero_style
from samples.papers.styles.rows import rows

_BROWN: Colour = (120, 66, 40)
_RED: Colour = (178, 34, 40)
_OFFICE = "国家工商行政管理局商标局"
_SPELT = str.maketrans("0123456789", "〇一二三四五六七八九")


def chinese_dates(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """1990s: all days in Chinese numerals, with the round zero that each typist chose."""
    mark, holder = story.mark, story.holder
    sheet = Sheet(210, 297, (251, 246, 232))
    double_frame(sheet, 14, _BROWN, gap=2.2)
    specimen(sheet, colour=(240, 233, 216))
    rosette(sheet, 105, 38, 10, colours=(_RED, (180, 130, 60)))
    sheet.text(105, 54, "商标注册证", Type(Face.KAI, 36, _RED, tracking=0.2), align=Align.CENTRE)
    number = Said("registration_number", mark.number)
    body = Type(rng.choice((Face.SONG, Face.KAI, Face.MING)), 13, leading=1.7)
    sheet.text(105, 72, ("第 ", number, " 号"), body, align=Align.CENTRE)
    _boxed(sheet, mark, rng, (72, 84, 138, 128))
    classes = Said("nice_classes", str(mark.nice_class), (mark.nice_class,))
    sheet.text(32, 138, ("核定使用商品　第", classes, "类"), body)
    goods = Said("goods_services", "；".join(mark.goods))
    y = sheet.paragraph(40, 147, 138, goods, body) + 4
    y = rows(
        sheet,
        (32, max(y, 180), 66, 112),
        [
            ("注　册　人", Said("holder_name", holder.name)),
            ("地　　　址", Said("holder_address", holder.address)),
        ],
        body,
        body,
    )
    zero = rng.choice(("〇", "○", "零", "O"))
    begins = zero_style(chinese(mark.registered), zero)
    ends = zero_style(chinese(mark.until), zero)
    sheet.paragraph(
        32,
        y,
        148,
        (
            "有效期限　自",
            Said("valid_from", begins, mark.registered.isoformat()),
            "至",
            Said("valid_to", ends, mark.until.isoformat()),
            "止",
        ),
        body,
    )
    sheet.text(32, 248, "局长", body)
    sheet.stamp(pens.signature("裴予川", rng, height=9), 62, 251)
    sheet.text(138, 242, "中华人民共和国", body.sized(11), align=Align.CENTRE)
    sheet.text(138, 250, _OFFICE, body.sized(11), align=Align.CENTRE)
    sheet.stamp(seals.round_seal(_OFFICE, rng, bottom="SPECIMEN", diameter=44), 138, 248)
    return (sheet,)


def vertical(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """1980s: columns from the right, number and days in Chinese numerals; the class is no field.

    The old national classes were not Nice classes, so the truth states none.
    """
    mark, holder = story.mark, story.holder
    sheet = Sheet(270, 195, (248, 241, 222))
    double_frame(sheet, 11, _RED, gap=2.0)
    specimen(sheet, colour=(238, 230, 208))
    rosette(sheet, 135, 32, 9, colours=(_RED, (180, 130, 60)))
    kind = Type(rng.choice((Face.KAI, Face.SONG)), 15.5, tracking=0.14)
    sheet.columns(240, 28, 152, "商标注册证", Type(Face.KAI, 30, _RED, tracking=0.3))
    number = mark.number.translate(_SPELT)
    sheet.columns(
        226, 34, 146, ("第", Said("registration_number", number, mark.number), "号"), kind
    )
    _boxed(sheet, mark, rng, (108, 52, 162, 100))
    old_class = counted(rng.randrange(40, 70)).replace("〇", "")
    goods = Said("goods_services", "、".join([name for name in mark.goods if "（" not in name][:4]))
    sheet.columns(213, 28, 152, ("核定使用商品第", old_class, "类"), kind)
    x = sheet.columns(204, 34, 130, goods, kind)
    x = sheet.columns(x - 3, 28, 140, ("注册人", "　", Said("holder_name", holder.name)), kind)
    spelt = holder.address.translate(_SPELT)
    place = ("地址", "　", Said("holder_address", spelt))
    sheet.columns(96, 28, 140, place, kind)
    begins, ends = chinese(mark.registered), chinese(mark.until)
    sheet.columns(
        72, 28, 152, ("有效期自", Said("valid_from", begins, mark.registered.isoformat())), kind
    )
    sheet.columns(63, 40, 140, ("至", Said("valid_to", ends, mark.until.isoformat()), "止"), kind)
    sheet.columns(46, 40, 140, _OFFICE, kind)
    issued = Said("issue_date", begins, mark.registered.isoformat())
    sheet.columns(33, 64, 116, issued, kind)
    seal = seals.round_seal(_OFFICE, rng, bottom="SPECIMEN", diameter=42)
    sheet.stamp(seal, 42, 118)
    return (sheet,)


def with_class_page(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw the certificate and its 续页, on which the goods go on."""
    first = saic_old_page(story, rng, ending="（转续页）")
    more = _more(story.mark, rng)
    first.facts["goods_services"].value = "；".join((*story.mark.goods, *more))
    return (first, _class_page(story.mark, story, rng, goods=more, page="第1页 共1页"))


def class_page(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a 续页 alone, as clients often send it: all goods, no dates."""
    mark = story.mark
    sheet = _class_page(mark, story, rng, goods=(*mark.goods, *_more(mark, rng)), page="续页 1/1")
    return (sheet,)


def _more(mark: Mark, rng: Random) -> tuple[str, ...]:
    left = [name for name in GOODS[mark.nice_class] if name not in mark.goods]
    return tuple(rng.sample(left, len(left)))


def _class_page(
    mark: Mark, story: Story, rng: Random, *, goods: tuple[str, ...], page: str
) -> Sheet:
    sheet = Sheet(210, 297, (254, 252, 245))
    tint(sheet, (248, 240, 224), rng=rng)
    guilloche_frame(sheet, 11, 7, (168, 118, 62))
    specimen(sheet, colour=(243, 237, 226))
    sheet.text(105, 32, "商标注册证（续页）", Type(Face.KAI, 24, _RED), align=Align.CENTRE)
    body = Type(rng.choice((Face.SONG, Face.MING, Face.KAI)), 12.5, leading=1.7)
    sheet.text(34, 54, ("第", Said("registration_number", mark.number), "号"), body)
    classes = Said("nice_classes", str(mark.nice_class), (mark.nice_class,))
    sheet.text(34, 66, ("核定使用商品（第", classes, "类）"), body)
    named = Said("goods_services", "；".join(goods)) if goods else "（无）"
    y = sheet.paragraph(34, 76, 142, (named, "（商品截止）"), body) + 6
    sheet.text(34, y, ("注册人　", Said("holder_name", story.holder.name)), body)
    sheet.text(105, 268, page, body.sized(10), align=Align.CENTRE)
    seal = seals.round_seal("国家工商行政管理总局商标局", rng, bottom="SPECIMEN", diameter=44)
    sheet.stamp(seal, 146, 240)
    paste_darker(sheet, barcode(mark.number, 34, 5), 34, 258)
    return sheet


def _boxed(sheet: Sheet, mark: Mark, rng: Random, rect: tuple[float, float, float, float]) -> None:
    x0, y0, x1, y1 = rect
    picture = drawn_mark(mark.text, rng, width=x1 - x0 - 6, height=y1 - y0 - 6)
    place = paste_darker(sheet, picture, x0 + 3, y0 + 3)
    box(sheet, rect, (90, 84, 80), mm=0.25)
    sheet.facts["mark_text"] = Fact(mark.text, mark.text or "", [place])
