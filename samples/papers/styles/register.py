"""Papers about an application or the register: 受理通知书 (never a right), 商标档案, 网查截图."""

from datetime import date, timedelta
from random import Random

from samples.papers import seals
from samples.papers.fonts import Face
from samples.papers.invention import Mark, Story, day
from samples.papers.marks import drawn_mark
from samples.papers.ornaments import barcode, box, framed_table, paste_darker, specimen
from samples.papers.sheet import Align, Colour, Fact, Ground, Part, Said, Sheet, Type, px
from samples.papers.styles.dates import plain, short
from samples.papers.styles.rows import Row, rows

_GREY: Colour = (120, 124, 130)
_BLUE: Colour = (30, 92, 168)


def acceptance(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """商标注册申请受理通知书 as a letter to the applicant, with labelled lines below."""
    mark, filed = story.mark, _filed(story.mark, rng)
    sheet = Sheet(210, 297)
    specimen(sheet)
    sheet.text(
        105, 22, "国家知识产权局", Type(Face.SONG_BOLD, 20, tracking=0.2), align=Align.CENTRE
    )
    title = Type(Face.HEI_BOLD, 20, tracking=0.08)
    sheet.text(105, 44, "商标注册申请受理通知书", title, align=Align.CENTRE)
    body = Type(rng.choice((Face.SONG, Face.MING)), 12, leading=1.8)
    sheet.text(
        182,
        62,
        f"发文编号：TMSL{filed:%Y}{rng.randrange(10**9):010d}",
        body.sized(10),
        align=Align.RIGHT,
    )
    y = sheet.paragraph(28, 72, 154, (story.holder.name, "："), body)
    opening: tuple[Part, ...] = (
        (
            "根据《中华人民共和国商标法》及《中华人民共和国商标法实施条例》的有关规定，"
            "你（单位）提交的商标注册申请，经审查符合受理条件，我局予以受理。"
        ),
    )
    y = sheet.paragraph(28, y, 154, opening, body, indent=8.5) + 5
    y = rows(
        sheet,
        (36, y, 70, 112),
        [
            ("申 请 号：", Said("application_number", mark.number)),
            ("申请日期：", Said("filing_date", plain(filed), filed.isoformat())),
            ("申 请 人：", Said("holder_name", story.holder.name)),
            ("地　　址：", Said("holder_address", story.holder.address)),
            ("类　　别：", _classes(mark)),
            ("商　　标：", Said("mark_text", mark.text or "")),
            ("代理机构：", story.agent.name),
        ],
        body,
        body,
        gap=1.5,
    )
    sheet.paragraph(
        28,
        y + 4,
        154,
        "特此通知。商标注册申请受理后尚须经过审查，本通知书不表示商标已经获准注册。",
        body,
        indent=8.5,
    )
    _sealed(sheet, rng, filed + timedelta(rng.randrange(20, 60)), 236)
    return (sheet,)


def acceptance_form(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw the electronic notice: a ruled form with barcode, goods listed by name."""
    mark, filed = story.mark, _filed(story.mark, rng)
    sheet = Sheet(210, 297)
    specimen(sheet)
    paste_darker(sheet, barcode(mark.number, 50, 9), 140, 16)
    sheet.text(
        165, 26, Said("application_number", mark.number), Type(Face.HEI, 9), align=Align.CENTRE
    )
    sheet.text(105, 40, "受 理 通 知 书", Type(Face.SONG_BOLD, 24), align=Align.CENTRE)
    sheet.text(105, 53, "（商标注册申请）", Type(Face.SONG, 12), align=Align.CENTRE)
    label, body = Type(Face.HEI, 11), Type(Face.SONG, 11, leading=1.5)
    pairs: list[Row] = [
        ("申请号", mark.number),
        ("申请日", Said("filing_date", short(filed), filed.isoformat())),
        ("申请人名称", Said("holder_name", story.holder.name)),
        ("申请人地址", Said("holder_address", story.holder.address)),
        ("商标类型", "一般"),
        ("国际分类号", _classes(mark)),
        ("商品/服务项目", Said("goods_services", "；".join(mark.goods))),
    ]
    _table(sheet, pairs, label, body, top=68)
    note = "注：本通知书仅表明申请已被受理，不具有商标专用权的效力。"
    sheet.text(27, 212, note, Type(Face.KAI, 10.5))
    _sealed(sheet, rng, filed + timedelta(rng.randrange(20, 60)), 236)
    return (sheet,)


def archive(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """商标档案: the register's own extract in a ruled table, sealed."""
    mark, filed = story.mark, _filed(story.mark, rng)
    sheet = Sheet(210, 297)
    specimen(sheet)
    sheet.text(105, 24, "商 标 档 案", Type(Face.SONG_BOLD, 24), align=Align.CENTRE)
    label, body = Type(Face.SONG_BOLD, 11), Type(rng.choice((Face.SONG, Face.HEI)), 11, leading=1.5)
    term: tuple[Part, ...] = (
        Said("valid_from", plain(mark.registered), mark.registered.isoformat()),
        " 至 ",
        Said("valid_to", plain(mark.until), mark.until.isoformat()),
    )
    pairs: list[Row] = [
        ("申请/注册号", Said("registration_number", mark.number)),
        ("商标名称", Said("mark_text", mark.text or "")),
        ("国际分类", _classes(mark)),
        ("申请日期", Said("filing_date", plain(filed), filed.isoformat())),
        ("申请人名称", Said("holder_name", story.holder.name)),
        ("申请人地址", Said("holder_address", story.holder.address)),
        (
            "注册公告日期",
            Said("registration_date", plain(mark.registered), mark.registered.isoformat()),
        ),
        ("专用权期限", term),
        ("商品/服务", Said("goods_services", "；".join(mark.goods))),
        ("商标状态", Said("status", "注册")),
        ("代理机构", story.agent.name),
    ]
    _table(sheet, pairs, label, body, top=44)
    _sealed(sheet, rng, day(rng, date(2026, 8, 3), date(2026, 11, 18)), 236)
    return (sheet,)


def web_page(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a screenshot of the office's search site (网查): grey labels, a picture of the mark."""
    mark, filed = story.mark, _filed(story.mark, rng)
    sheet = Sheet(300, 180, (250, 251, 252))
    specimen(sheet, colour=(240, 242, 245))
    _browser(sheet)
    sheet.text(14, 27, "商标详情", Type(Face.HEI_BOLD, 15, _BLUE))
    picture = drawn_mark(mark.text, rng, width=62, height=44)
    place = paste_darker(sheet, picture, 18, 50)
    box(sheet, (14, 46, 84, 98), (214, 218, 224), mm=0.25)
    sheet.facts["mark_text"] = Fact(mark.text, mark.text or "", [place])
    label, body = Type(Face.HEI, 10, _GREY), Type(Face.HEI, 10.5, leading=1.45)
    goods = Said("goods_services", "；".join(mark.goods))
    rows(
        sheet,
        (94, 42, 124, 160),
        [
            ("申请/注册号", Said("registration_number", mark.number)),
            ("国际分类", _classes(mark)),
            ("申请日期", Said("filing_date", plain(filed), filed.isoformat())),
            ("申请人名称（中文）", ""),
            ("", Said("holder_name", story.holder.name)),
            ("申请人地址（中文）", ""),
            ("", Said("holder_address", story.holder.address)),
            (
                "注册公告日期",
                Said("registration_date", plain(mark.registered), mark.registered.isoformat()),
            ),
            (
                "专用权期限",
                (
                    Said("valid_from", plain(mark.registered), mark.registered.isoformat()),
                    "至",
                    Said("valid_to", plain(mark.until), mark.until.isoformat()),
                ),
            ),
            ("商品/服务", goods),
            ("商标状态", Said("status", "注册商标")),
        ],
        label,
        body,
        gap=2,
    )
    note = "仅供参考，无任何法律效力，请核实后使用"
    sheet.text(150, 167, note, Type(Face.HEI, 9, (200, 60, 60)), align=Align.CENTRE)
    return (sheet,)


def _filed(mark: Mark, rng: Random) -> date:
    """Return the filing day: 7 to 18 months before the registration."""
    return mark.registered - timedelta(rng.randrange(210, 540))


def _classes(mark: Mark) -> Said:
    return Said("nice_classes", str(mark.nice_class), (mark.nice_class,))


def _table(sheet: Sheet, pairs: list[Row], label: Type, body: Type, *, top: float) -> None:
    tops = [top]
    for name, value in pairs:
        sheet.text(46, tops[-1] + 2.6, name, label, align=Align.CENTRE)
        tops.append(sheet.paragraph(70, tops[-1] + 2.6, 110, value, body) + 1.6)
    framed_table(sheet, 25, tops, (42, 118))


def _sealed(sheet: Sheet, rng: Random, when: date, y: float) -> None:
    office, body = "国家知识产权局", Type(Face.SONG, 12)
    sheet.text(146, y, office, body, align=Align.CENTRE)
    issued = Said("issue_date", short(when), when.isoformat())
    sheet.text(146, y + 9, issued, body, align=Align.CENTRE)
    sheet.stamp(seals.round_seal(office, rng, bottom="SPECIMEN", diameter=42), 146, y + 5)


def _browser(sheet: Sheet) -> None:
    """Draw a browser's bar on top."""

    def step(paper: Ground) -> None:
        paper[: px(10)] = (222, 226, 231)
        paper[px(10) : px(20)] = (244, 246, 248)

    sheet.steps.append(step)
    sheet.text(16, 12.6, "https://wcjs.specimen.example/detail", Type(Face.SANS, 9.5, _GREY))
    sheet.text(10, 3, "商标网上检索系统（样张）", Type(Face.HEI, 9.5, (60, 64, 70)))
