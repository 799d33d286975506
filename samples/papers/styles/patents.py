"""Patent certificates (专利证书) of all three kinds, on paper and electronic."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from samples.papers import pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import Story, brand, day, person
from samples.papers.numbers import patent_number
from samples.papers.ornaments import (
    barcode,
    double_frame,
    guilloche_frame,
    paste_darker,
    qr_code,
    rosette,
    specimen,
)
from samples.papers.sheet import Align, Colour, Said, Sheet, Type
from samples.papers.styles.dates import plain, spaced
from samples.papers.styles.rows import Row, rows

_RED: Colour = (196, 26, 34)
_GOLD: Colour = (178, 132, 60)
_OFFICE = "国家知识产权局"


@dataclass(frozen=True, slots=True)
class Kind:
    """What one kind of patent calls its fields, and how its numbers begin."""

    name: str
    digit: int
    titled: str
    title_field: str
    maker: str
    makers_field: str
    letter: str
    """The last letter of the publication number."""
    years: str
    things: tuple[str, ...]


DESIGN = Kind(
    "外观设计",
    3,
    "外观设计名称",
    "design_title",
    "设计人",
    "designers",
    "S",
    "十五",
    ("运动鞋", "鞋底", "包装盒（跑鞋）", "背包", "护膝"),
)
INVENTION = Kind(
    "发明",
    1,
    "发明名称",
    "title",
    "发明人",
    "inventors",
    "B",
    "二十",
    ("一种缓震鞋底及其制备方法", "一种防滑橡胶组合物", "鞋面自动缝合装置及控制方法"),
)
MODEL = Kind(
    "实用新型",
    2,
    "实用新型名称",
    "title",
    "发明人",
    "inventors",
    "U",
    "十",
    ("一种透气鞋垫", "一种可调节鞋带扣", "一种便于收纳的运动背包"),
)


@dataclass(frozen=True, slots=True)
class _Patent:
    number: str
    title: str
    makers: tuple[str, ...]
    filed: date
    granted: date
    publication: str


def paper(story: Story, rng: Random, kind: Kind) -> tuple[Sheet, ...]:
    """Draw a certificate on paper, to about 2019: 证书号 at the top right, office seal, barcode."""
    told = _patent(rng, kind, date(2010, 3, 5), date(2018, 3, 20))
    sheet = Sheet(210, 297, (255, 253, 247))
    guilloche_frame(sheet, 11, 8, _GOLD)
    specimen(sheet, colour=(243, 239, 230))
    serial = f"证书号第{rng.randrange(2_000_000, 9_900_000)}号"
    sheet.text(180, 27, serial, Type(Face.SONG, 11), align=Align.RIGHT)
    rosette(sheet, 105, 48, 12, colours=(_RED, _GOLD))
    title = Type(Face.SONG_BOLD, 32, _RED, tracking=0.15)
    sheet.text(105, 66, f"{kind.name}专利证书", title, align=Align.CENTRE)
    body = Type(rng.choice((Face.SONG, Face.KAI)), 13, leading=1.6)
    y = rows(sheet, (32, 92, 66, 112), _fields(told, kind, story), body, body, gap=3.2)
    term = (
        f"本{kind.name}经过本局依照中华人民共和国专利法进行审查，决定授予专利权，颁发本证书并在专利登记簿上予以登记。"
        f"专利权自授权公告之日起生效。专利权期限为{_term(told, kind)}年，自申请日起算。"
    )
    sheet.paragraph(32, y + 3, 146, term, body.sized(11), indent=7.8)
    sheet.text(32, 246, "局长", body)
    sheet.text(32, 255, "程予安", body)
    sheet.stamp(pens.signature("程予安", rng, height=10), 70, 252)
    issued = Said("issue_date", plain(told.granted), told.granted.isoformat())
    sheet.text(146, 266, issued, body.sized(12), align=Align.CENTRE)
    sheet.stamp(seals.round_seal(_OFFICE, rng, bottom="SPECIMEN", diameter=42), 146, 248)
    paste_darker(sheet, barcode(told.number, 44, 6), 32, 234)
    sheet.text(105, 271.5, "第 1 页（共 1 页）", Type(Face.SONG, 9), align=Align.CENTRE)
    return (sheet,)


def electronic(story: Story, rng: Random, kind: Kind) -> tuple[Sheet, ...]:
    """Draw a certificate of the 2020s: spaced labels, holder before maker, QR code, page count."""
    told = _patent(rng, kind, date(2019, 6, 5), date(2023, 6, 20))
    sheet = Sheet(210, 297)
    double_frame(sheet, 10, (120, 90, 50), gap=1.2)
    specimen(sheet)
    rosette(sheet, 105, 34, 10, colours=(_RED, _GOLD))
    title = Type(Face.WENKAI_BOLD, 30, _RED, tracking=0.1)
    sheet.text(105, 50, f"{kind.name}专利证书", title, align=Align.CENTRE)
    sheet.text(30, 68, f"证书号第{rng.randrange(9_900_000, 19_000_000)}号", Type(Face.MING, 11))
    label, body = Type(Face.ZENHEI, 11.5), Type(Face.MING, 12.5, leading=1.5)
    fields = {
        name.replace("　", "").replace(" ", "").rstrip("："): value
        for name, value in _fields(told, kind, story, spaces=True)
    }
    order = (
        "专利号",
        kind.titled,
        "专利权人",
        "地址",
        kind.maker,
        "专利申请日",
        "授权公告日",
        "授权公告号",
    )
    pairs: list[Row] = [(name, fields[name]) for name in order]
    y = rows(sheet, (30, 80, 74, 104), pairs, label, body, gap=5)
    note = (
        "国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权。"
        "专利权人的姓名或名称、国籍、地址变更等事项记载在专利登记簿上。"
    )
    sheet.paragraph(30, max(y + 4, 206), 150, note, body.sized(10.5), indent=7.4)
    paste_darker(sheet, qr_code(f"SPECIMEN:{told.number}", 26), 30, 240)
    sheet.text(100, 252, "局长", label)
    sheet.stamp(pens.signature("程予安", rng, height=9), 122, 255)
    sheet.stamp(seals.round_seal(_OFFICE, rng, bottom="SPECIMEN", diameter=42), 160, 250)
    sheet.text(105, 276, "第 1 页 （共 2 页）", Type(Face.ZENHEI, 9), align=Align.CENTRE)
    return (sheet,)


def _term(told: _Patent, kind: Kind) -> str:
    """Return the years of the term; designs filed before 2021-06-01 have ten (article 42)."""
    if kind is DESIGN and told.filed < date(2021, 6, 1):
        return "十"
    return kind.years


def _fields(told: _Patent, kind: Kind, story: Story, *, spaces: bool = False) -> list[Row]:
    said = spaced if spaces else plain
    number = f"ZL {told.number[:4]} {told.number[4]} {told.number[5:]}"
    return [
        (f"{kind.titled}：", Said(kind.title_field, told.title)),
        (f"{kind.maker}：", Said(kind.makers_field, "；".join(told.makers), told.makers)),
        ("专　利　号：", Said("patent_number", number, f"ZL{told.number}")),
        ("专利申请日：", Said("filing_date", said(told.filed), told.filed.isoformat())),
        ("专 利 权 人：", Said("holder_name", story.holder.name)),
        ("地　　　址：", Said("holder_address", story.holder.address)),
        ("授权公告日：", Said("grant_date", said(told.granted), told.granted.isoformat())),
        (
            "授权公告号：",
            Said("publication_number", told.publication, told.publication.replace(" ", "")),
        ),
    ]


def _patent(rng: Random, kind: Kind, first: date, last: date) -> _Patent:
    filed = day(rng, first, last)
    granted = filed + timedelta(rng.randrange(200, 330) * (3 if kind is INVENTION else 1))
    title = rng.choice(kind.things)
    return _Patent(
        number=patent_number(rng, filed, kind.digit),
        title=f"{title}（{brand(rng)}）" if kind is DESIGN and rng.random() < 0.3 else title,
        makers=tuple(dict.fromkeys(person(rng) for _ in range(rng.randrange(1, 4)))),
        filed=filed,
        granted=granted,
        publication=f"CN {kind.digit}{rng.randrange(10**8):08d} {kind.letter}",
    )
