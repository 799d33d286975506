"""Trade mark registration certificates (商标注册证) as the Chinese office has printed them."""

from random import Random

from PIL import Image

from samples.papers import pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import Mark, Story
from samples.papers.marks import drawn_mark
from samples.papers.ornaments import box, guilloche_frame, rosette, specimen, tint
from samples.papers.sheet import Align, Colour, Fact, Said, Sheet, Type, px
from samples.papers.styles.dates import plain, spaced

_GOLD: Colour = (176, 128, 52)
_RED: Colour = (196, 30, 36)
_OFFICE_OLD = "国家工商行政管理总局商标局"
_OFFICE_NEW = "国家知识产权局"


def saic_new(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """2014 to 2018: registration day and end of term on one line, framed, office seal."""
    return (_framed(story, rng, _OFFICE_OLD, "核定使用商品/服务项目（国际分类：{}）"),)


def cnipa_paper(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """2019 to 2021: the same by the new office."""
    return (_framed(story, rng, _OFFICE_NEW, "核定使用商品/服务项目（国际分类：{}）"),)


def _framed(story: Story, rng: Random, office: str, goods_label: str) -> Sheet:
    mark = story.mark
    sheet = Sheet(210, 297, (255, 254, 248))
    tint(sheet, (250, 240, 222), rng=rng)
    guilloche_frame(sheet, 10, 9, _GOLD)
    specimen(sheet, colour=(238, 230, 214))
    rosette(sheet, 105, 40, 12, _RED, _GOLD)
    number = Said("registration_number", mark.number)
    sheet.text(182, 28, ("第", number, "号"), Type(Face.SONG, 11), align=Align.RIGHT)
    title = Type(Face.WENKAI_BOLD, 34, _RED, tracking=0.25)
    sheet.text(105, 56, "商标注册证", title, align=Align.CENTRE)
    _mark_box(sheet, mark, rng, (70, 78, 140, 128))
    label, body = Type(Face.SONG_BOLD, 12), Type(Face.SONG, 12, leading=1.55)
    y = goods(sheet, mark, 34, 138, 142, goods_label, label, body)
    y = max(y + 5, 190)
    for name, field, value in (
        ("注 册 人", "holder_name", story.holder.name),
        ("注册地址", "holder_address", story.holder.address),
    ):
        sheet.text(34, y, name, label)
        y = sheet.paragraph(62, y, 114, Said(field, value), body) + 2.5
    sheet.text(34, y, "注册日期", label)
    sheet.text(
        62, y, Said("registration_date", plain(mark.registered), mark.registered.isoformat()), body
    )
    sheet.text(112, y, "有效期至", label)
    sheet.text(136, y, Said("valid_to", plain(mark.until), mark.until.isoformat()), body)
    sheet.text(34, 250, "局长签发", label)
    sheet.stamp(pens.signature("程予安", rng, height=9), 72, 253)
    sheet.text(112, 250, "发证机关", label)
    _office(sheet, office, rng, 150, 252)
    return sheet


def goods(
    sheet: Sheet, mark: Mark, x: float, y: float, width: float, label: str, head: Type, body: Type
) -> float:
    """Set the goods with their class; return the y below."""
    before, after = label.split("{}")
    classes = Said("nice_classes", str(mark.nice_class), (mark.nice_class,))
    sheet.text(x, y, (before, classes, after), head)
    listed = "；".join(mark.goods)
    parts = (Said("goods_services", listed), "（截止）")
    return sheet.paragraph(x, y + 8, width, parts, body)


def _mark_box(
    sheet: Sheet, mark: Mark, rng: Random, rect: tuple[float, float, float, float]
) -> None:
    x0, y0, x1, y1 = rect
    picture = drawn_mark(mark.text, rng, width=x1 - x0 - 8, height=y1 - y0 - 8)
    spot = (px(x0 + 4), px(y0 + 4))
    sheet.ground.paste(picture, spot)
    box(sheet, rect, (90, 90, 90), mm=0.25)
    place = (
        float(spot[0]),
        float(spot[1]),
        float(spot[0] + picture.width),
        float(spot[1] + picture.height),
    )
    sheet.facts["mark_text"] = Fact(mark.text, mark.text or "", [place])


def _office(sheet: Sheet, office: str, rng: Random, x: float, y: float) -> None:
    """Print the office's name and press its seal over it."""
    sheet.text(x - 14, y - 2, office, Type(Face.SONG, 11))
    seal = seals.round_seal(office, rng, bottom="SPECIMEN", diameter=42)
    sheet.stamp(seal, x + 4, y + 2)
