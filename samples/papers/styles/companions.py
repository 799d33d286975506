"""Papers that go with a Chinese certificate: renewal (续展), assignment (转让), change (变更).

Each prolongs or moves a right and is never the right itself. Two generations: running sentences
under the old office's seal, and labelled rows under the new office's.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from samples.papers import pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import Firm, Mark, Story, day, firm, years_later
from samples.papers.ornaments import (
    double_frame,
    guilloche_frame,
    paste_darker,
    qr_code,
    rosette,
    specimen,
    tint,
)
from samples.papers.sheet import Align, Colour, Part, Said, Sheet, Type
from samples.papers.styles.dates import chinese, plain, spaced
from samples.papers.styles.rows import Row, rows

_RED: Colour = (190, 30, 40)
_OLD, _NEW = "国家工商行政管理总局商标局", "国家知识产权局"


def renewal_sentence(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """核准续展注册证明 of the old office: one sentence, then the holder."""
    mark = story.mark
    begins, ends = _renewed(mark)
    sheet = _plain_page("核准续展注册证明")
    body = Type(rng.choice((Face.SONG, Face.KAI)), 14, leading=2.0)
    said = rng.choice((spaced, plain, chinese))
    sentence: tuple[Part, ...] = (
        "兹核准第",
        Said("registration_number", mark.number),
        "号商标续展注册，续展注册有效期自",
        Said("valid_from", said(begins), begins.isoformat()),
        "至",
        Said("valid_to", said(ends), ends.isoformat()),
        "止。",
    )
    y = sheet.paragraph(32, 92, 146, sentence, body, indent=9.8) + 8
    rows(
        sheet,
        (32, y, 72, 106),
        [
            ("核定使用商品类别", ("第", _classes(mark), "类")),
            ("注册人名义", Said("holder_name", story.holder.name)),
            ("注册人地址", Said("holder_address", story.holder.address)),
        ],
        body.sized(12.5),
        body.sized(12.5),
    )
    _issued_at_foot(sheet, rng, _OLD, day(rng, begins - timedelta(150), begins), said)
    return (sheet,)


def renewal_rows(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """商标续展注册证明 of the new office: labelled rows, QR code, printed seal."""
    mark = story.mark
    begins, ends = _renewed(mark)
    sheet = _framed_page("商标续展注册证明", rng)
    term: tuple[Part, ...] = (
        Said("valid_from", plain(begins), begins.isoformat()),
        "至",
        Said("valid_to", plain(ends), ends.isoformat()),
    )
    _rowed(
        sheet,
        [
            ("商标注册号", Said("registration_number", mark.number)),
            ("商　　标", _named(mark)),
            ("国际分类", _classes(mark)),
            ("注 册 人", Said("holder_name", story.holder.name)),
            ("注册地址", Said("holder_address", story.holder.address)),
            ("续展后有效期", term),
        ],
    )
    _issued_with_code(sheet, rng, mark, day(rng, begins - timedelta(300), begins))
    return (sheet,)


def assignment_sentence(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """核准商标转让证明 of the old office."""
    mark, when = story.mark, _years_on(story.mark, rng)
    sheet = _plain_page("核准商标转让证明")
    body = Type(rng.choice((Face.SONG, Face.MING)), 14, leading=2.0)
    sentence: tuple[Part, ...] = (
        "兹核准第",
        Said("registration_number", mark.number),
        "号商标转让注册。",
    )
    y = sheet.paragraph(32, 92, 146, sentence, body, indent=9.8) + 6
    rows(
        sheet,
        (32, y, 70, 108),
        [
            ("受让人名义", Said("assignee_name", story.holder.name)),
            ("受让人地址", Said("assignee_address", story.holder.address)),
            ("转让人名义", Said("assignor_name", story.issuer.name)),
            ("商品/服务类别", ("第", _classes(mark), "类")),
            ("核准日期", Said("assignment_date", plain(when), when.isoformat())),
        ],
        body.sized(13),
        body.sized(13),
        gap=3,
    )
    _issued_at_foot(sheet, rng, _OLD, when, spaced)
    return (sheet,)


def assignment_rows(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """注册商标转让证明 of the new office: the assignor stands above the assignee."""
    mark, when = story.mark, _by_new_office(story.mark, rng)
    sheet = _framed_page("商标转让证明", rng)
    _rowed(
        sheet,
        [
            ("注册号", Said("registration_number", mark.number)),
            ("商　标", _named(mark)),
            ("类　别", ("第", _classes(mark), "类")),
            ("转让人", Said("assignor_name", story.issuer.name)),
            ("转让人地址", story.issuer.address),
            ("受让人", Said("assignee_name", story.holder.name)),
            ("受让人地址", Said("assignee_address", story.holder.address)),
            ("转让公告日期", Said("assignment_date", plain(when), when.isoformat())),
        ],
    )
    _issued_with_code(sheet, rng, mark, when + timedelta(rng.randrange(1, 30)))
    return (sheet,)


def change_of_name(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """核准变更商标注册人名义证明: the name changes and the address stays."""
    mark, when, now = story.mark, _years_on(story.mark, rng), story.holder
    sheet = _plain_page("核准变更商标注册人名义证明")
    body = Type(rng.choice((Face.SONG, Face.KAI)), 14, leading=2.0)
    sentence: tuple[Part, ...] = (
        "兹核准第",
        Said("registration_number", mark.number),
        "号商标变更注册人名义。",
    )
    y = sheet.paragraph(32, 92, 146, sentence, body, indent=9.8) + 6
    rows(
        sheet,
        (32, y, 74, 104),
        [
            ("变更前名义", Said("previous_name", _former_name(now, rng))),
            ("变更后名义", Said("new_name", now.name)),
            ("核定使用商品", ("第", _classes(mark), "类")),
        ],
        body.sized(13),
        body.sized(13),
        gap=4,
    )
    _issued_at_foot(sheet, rng, _OLD, when, rng.choice((spaced, chinese)))
    return (sheet,)


def change_of_both(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """变更证明 of the new office: name and address, before and after."""
    mark, now, former = story.mark, story.holder, firm(rng)
    sheet = _framed_page("商标变更证明", rng)
    _rowed(
        sheet,
        [
            ("商标注册号", Said("registration_number", mark.number)),
            ("国际分类", _classes(mark)),
            ("变更事项", "变更注册人名义、变更注册人地址"),
            ("变更前注册人名义", Said("previous_name", _former_name(now, rng))),
            ("变更前注册人地址", Said("previous_address", former.address)),
            ("变更后注册人名义", Said("new_name", now.name)),
            ("变更后注册人地址", Said("new_address", now.address)),
        ],
    )
    _issued_with_code(sheet, rng, mark, _by_new_office(mark, rng))
    return (sheet,)


def _renewed(mark: Mark) -> tuple[date, date]:
    begins = mark.until + timedelta(1)
    return begins, years_later(begins, 10)


def _years_on(mark: Mark, rng: Random) -> date:
    return day(rng, mark.registered + timedelta(400), mark.until - timedelta(400))


def _by_new_office(mark: Mark, rng: Random) -> date:
    first = max(date(2019, 3, 1), mark.registered + timedelta(200))
    return day(rng, first, first + timedelta(rng.randrange(10, 300)))


def _former_name(now: Firm, rng: Random) -> str:
    """Return a name that differs in the trade alone, as a change of name mostly is."""
    for old, new in (("体育用品", "鞋业"), ("鞋业", "鞋服"), ("服饰", "服装"), ("贸易", "商贸")):
        if old in now.name:
            return now.name.replace(old, new)
    stem = (
        now.name.removesuffix("有限公司").removesuffix("有限责任公司").removesuffix("股份有限公司")
    )
    return f"{stem}{rng.choice(('实业', '发展', '制造'))}有限公司"


def _classes(mark: Mark) -> Said:
    return Said("nice_classes", str(mark.nice_class), (mark.nice_class,))


def _named(mark: Mark) -> Said:
    return Said("mark_text", mark.text or "")


def _plain_page(title: str) -> Sheet:
    sheet = Sheet(210, 297, (254, 252, 244))
    double_frame(sheet, 13, (140, 60, 44))
    specimen(sheet, colour=(242, 238, 228))
    rosette(sheet, 105, 40, 11, colours=((196, 30, 36), (190, 140, 60)))
    size = 30 if len(title) < 10 else 22
    sheet.text(105, 58, title, Type(Face.KAI, size, _RED, tracking=0.14), align=Align.CENTRE)
    return sheet


def _framed_page(title: str, rng: Random) -> Sheet:
    sheet = Sheet(210, 297)
    tint(sheet, (247, 241, 232), rng=rng)
    guilloche_frame(sheet, 10, 8, (150, 112, 70))
    specimen(sheet, colour=(243, 238, 228))
    rosette(sheet, 105, 40, 11, colours=((196, 30, 36), (150, 112, 70)))
    kind = Type(Face.WENKAI_BOLD, 28, _RED, tracking=0.2)
    sheet.text(105, 57, title, kind, align=Align.CENTRE)
    return sheet


def _rowed(sheet: Sheet, pairs: list[Row]) -> None:
    label, body = Type(Face.HEI, 12), Type(Face.SONG, 12, leading=1.5)
    rows(sheet, (34, 88, 78, 98), pairs, label, body, gap=4.5)


def _issued_at_foot(
    sheet: Sheet, rng: Random, office: str, when: date, said: Callable[[date], str]
) -> None:
    """特此证明, director's signature, office, day and seal."""
    body = Type(Face.SONG, 12.5)
    sheet.text(32, 216, "特此证明", body)
    sheet.text(32, 240, "局长签发", body)
    sheet.stamp(pens.signature("裴予川", rng, height=9), 72, 243)
    sheet.text(140, 238, office, body.sized(11), align=Align.CENTRE)
    issued = Said("issue_date", said(when), when.isoformat())
    sheet.text(140, 248, issued, body, align=Align.CENTRE)
    seal = seals.round_seal(office, rng, bottom="SPECIMEN", diameter=44)
    sheet.stamp(seal, 140 + rng.uniform(-6, 6), 243)


def _issued_with_code(sheet: Sheet, rng: Random, mark: Mark, when: date) -> None:
    """QR code on the left, 发证机关 and 发证日期 with the printed seal on the right."""
    paste_darker(sheet, qr_code(f"SPECIMEN:{mark.number}:{when.isoformat()}", 22), 34, 232)
    label, body = Type(Face.HEI, 11), Type(Face.SONG, 11)
    sheet.text(104, 238, "发证机关", label)
    sheet.text(128, 238, _NEW, body)
    sheet.text(104, 248, "发证日期", label)
    sheet.text(128, 248, Said("issue_date", plain(when), when.isoformat()), body)
    sheet.stamp(seals.round_seal(_NEW, rng, bottom="SPECIMEN", diameter=42), 150, 243)
