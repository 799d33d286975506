"""Papers that say more than one thing of a kind: two numbers, two days, an old and a new holder.

What stands beside a fact here would be taken for it by whoever reads the first thing that looks
right: the agent's address, an earlier letter's term, the number before the renumbering.
"""

from datetime import date, timedelta
from random import Random

from samples.papers import pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import Firm, Mark, Story, day, firm, years_later
from samples.papers.numbers import registration_number
from samples.papers.ornaments import double_frame, framed_table, rosette, specimen
from samples.papers.sheet import Align, Colour, Part, Said, Sheet, Type
from samples.papers.styles.dates import plain, short
from samples.papers.styles.rows import Row, rows

_RED: Colour = (190, 32, 36)
_GOLD: Colour = (176, 128, 52)


def reissued(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a reissued certificate: four days, two numbers, and the agent's address."""
    mark, holder = story.mark, story.holder
    filed = mark.registered - timedelta(rng.randrange(240, 540))
    announced = mark.registered - timedelta(91)
    again = day(rng, mark.registered + timedelta(400), mark.until)
    sheet = Sheet(210, 297, (255, 253, 247))
    specimen(sheet)
    double_frame(sheet, 10, _GOLD)
    title = Type(Face.SONG_BOLD, 26, _RED, tracking=0.15)
    sheet.text(105, 28, "商标注册证", title, align=Align.CENTRE)
    sheet.text(105, 42, "（补发）", Type(Face.SONG, 13), align=Align.CENTRE)
    label, body = Type(Face.HEI, 11), Type(rng.choice((Face.SONG, Face.KAI)), 11.5, leading=1.5)
    pairs: list[Row] = [
        ("注册号", ("第 ", Said("registration_number", mark.number), " 号")),
        ("原申请号", Said("application_number", _other_number(mark, rng))),
        ("商标", Said("mark_text", mark.text or "")),
        (
            "国际分类",
            ("第 ", Said("nice_classes", str(mark.nice_class), (mark.nice_class,)), " 类"),
        ),
        ("核定使用商品", Said("goods_services", "；".join(mark.goods))),
        ("注册人", Said("holder_name", holder.name)),
        ("注册人地址", Said("holder_address", holder.address)),
        ("代理机构", story.agent.name),
        ("代理机构地址", story.agent.address),
        ("申请日期", _dated("filing_date", filed)),
        ("初步审定公告日期", plain(announced)),
        ("注册日期", _dated("registration_date", mark.registered)),
        ("有效期至", _dated("valid_to", mark.until)),
    ]
    rows(sheet, (28, 62, 68, 112), pairs, label, body, gap=2.2)
    _office(sheet, rng, again, "补发日期：")
    return (sheet,)


def history(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a register extract with the former holder, the first term and the present ones."""
    mark, holder, former = story.mark, story.holder, firm(rng)
    renewed = years_later(mark.until + timedelta(1), 10)
    sheet = Sheet(210, 297)
    specimen(sheet)
    sheet.text(105, 22, "商标档案", Type(Face.HEI_BOLD, 22, tracking=0.3), align=Align.CENTRE)
    label, body = Type(Face.SONG_BOLD, 10.5), Type(Face.SONG, 10.5, leading=1.45)
    until = Said("valid_to", plain(renewed), renewed.isoformat())
    begins = mark.until + timedelta(1)
    pairs: list[Row] = [
        ("注册号", Said("registration_number", mark.number)),
        ("商标名称", Said("mark_text", mark.text or "")),
        ("国际分类", Said("nice_classes", str(mark.nice_class), (mark.nice_class,))),
        ("现注册人名称", Said("holder_name", holder.name)),
        ("现注册人地址", Said("holder_address", holder.address)),
        ("原注册人名称", former.name),
        ("原注册人地址", former.address),
        ("注册公告日期", _dated("registration_date", mark.registered)),
        ("首次专用权期限", f"{plain(mark.registered)} 至 {plain(mark.until)}"),
        ("现专用权期限", (Said("valid_from", plain(begins), begins.isoformat()), " 至 ", until)),
        ("商品/服务", Said("goods_services", "；".join(mark.goods))),
        ("商标状态", Said("status", "注册")),
    ]
    _table(sheet, pairs, label, body, top=38)
    _office(sheet, rng, day(rng, date(2026, 8, 3), date(2026, 11, 18)), "")
    return (sheet,)


def replacing(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a letter that replaces an earlier one, whose agent and term it names."""
    holder, agent, grant = story.holder, story.agent, story.grant
    earlier, before = firm(rng, agent=True), grant.begins - timedelta(rng.randrange(400, 900))
    sheet = Sheet(210, 297)
    specimen(sheet)
    title = Type(Face.SONG_BOLD, 22, tracking=0.2)
    sheet.text(105, 28, "授权委托书", title, align=Align.CENTRE)
    body = Type(rng.choice((Face.SONG, Face.MING, Face.KAI)), 12, leading=1.75)
    number = Said("rights_numbers", f"第{story.mark.number}号", (story.mark.number,))
    platforms = Said("platforms", grant.platforms, grant.platform_ids)
    term: tuple[Part, ...] = (
        "自", Said("period_from", short(grant.begins), grant.begins.isoformat()), "起至",
        Said("period_to", short(grant.ends), grant.ends.isoformat()), "止",
    )  # fmt: skip
    delegate = "有权转委托" if grant.may_delegate else "不得转委托"
    pairs: list[Row] = [
        ("委托人：", Said("grantor", holder.name)),
        ("统一社会信用代码：", Said("grantor_credit_code", holder.credit_code)),
        ("受托人：", Said("grantee", agent.name)),
        ("统一社会信用代码：", Said("grantee_credit_code", agent.credit_code)),
        ("授权商标：", (number, f"“{story.mark.text}”注册商标")),
        ("授权平台：", platforms),
        ("委托事项：", Said("scope", "、".join(grant.acts))),
        ("授权地域：", Said("territory", grant.territory)),
        ("委托期限：", term),
        ("转委托权：", ("受托人", Said("may_delegate", delegate, grant.may_delegate))),
    ]
    y = rows(sheet, (28, 54, 72, 112), pairs, body, body, gap=1.2)
    note = (
        f"委托人曾于{short(before)}委托{earlier.name}（期限至{short(grant.begins - timedelta(1))}）"
        "办理上述事项，该委托自本委托书签署之日起终止。"
    )
    sheet.paragraph(28, y + 4, 156, note, body, indent=8.5)
    _signed(sheet, holder, grant.signed_on, rng, body)
    return (sheet,)


def renumbered(subject: Firm, rng: Random) -> tuple[Sheet, ...]:
    """Draw a licence that names the number it had before 2015 and four days."""
    sheet = Sheet(210, 297, (255, 253, 245))
    specimen(sheet)
    double_frame(sheet, 9, _GOLD)
    rosette(sheet, 105, 32, 11, colours=(_RED, _GOLD))
    title = Type(Face.KAI, 38, tracking=0.3)
    sheet.text(105, 52, "营业执照", title, align=Align.CENTRE)
    sheet.text(105, 72, "（副本）", Type(Face.KAI, 13), align=Align.CENTRE)
    label, body = Type(Face.HEI, 11.5), Type(Face.SONG, 11.5, leading=1.5)
    until = subject.until
    ends = Said(
        "valid_to", plain(until) if until else "长期", until.isoformat() if until else "long-term"
    )
    begins = Said("valid_from", plain(subject.established), subject.established.isoformat())
    pairs: list[Row] = [
        ("统一社会信用代码", Said("unified_social_credit_code", subject.credit_code)),
        ("原注册号", Said("registration_number", registration_number(rng))),
        ("名　　称", Said("company_name", subject.name)),
        ("类　　型", Said("company_type", subject.company_type)),
        ("法定代表人", Said("legal_representative", subject.person)),
        ("注册资本", Said("registered_capital", subject.capital)),
        ("成立日期", _dated("established_date", subject.established)),
        ("营业期限", (begins, " 至 ", ends)),
        ("住　　所", Said("address", subject.address)),
        ("经营范围", Said("business_scope", subject.scope)),
    ]
    rows(sheet, (24, 88, 66, 118), pairs, label, body, gap=2.6)
    issued = Said("issue_date", plain(subject.issued), subject.issued.isoformat())
    sheet.text(118, 240, "登记机关", label)
    sheet.text(118, 250, ("核准日期 ", issued), body)
    seal = seals.round_seal(subject.authority, rng, bottom="SPECIMEN", diameter=40)
    sheet.stamp(seal, 160, 240)
    return (sheet,)


def _dated(field: str, when: date) -> Said:
    return Said(field, plain(when), when.isoformat())


def _other_number(mark: Mark, rng: Random) -> str:
    """Return a number of the same length that differs in two digits."""
    digits = list(mark.number)
    for at in rng.sample(range(1, len(digits)), 2):
        digits[at] = str((int(digits[at]) + rng.randrange(1, 9)) % 10)
    return "".join(digits)


def _table(sheet: Sheet, pairs: list[Row], label: Type, body: Type, *, top: float) -> None:
    tops = [top]
    for name, value in pairs:
        sheet.text(46, tops[-1] + 2.4, name, label, align=Align.CENTRE)
        tops.append(sheet.paragraph(70, tops[-1] + 2.4, 110, value, body) + 1.4)
    framed_table(sheet, 25, tops, (42, 118))


def _office(sheet: Sheet, rng: Random, when: date, label: str) -> None:
    body, office = Type(Face.SONG, 12), "国家知识产权局"
    sheet.text(150, 246, office, body, align=Align.CENTRE)
    issued = Said("issue_date", short(when), when.isoformat())
    sheet.text(150, 255, (label, issued), body, align=Align.CENTRE)
    sheet.stamp(seals.round_seal(office, rng, bottom="SPECIMEN", diameter=40), 152, 250)


def _signed(sheet: Sheet, grantor: Firm, when: date, rng: Random, body: Type) -> None:
    kind = body.sized(11)
    sheet.text(86, 234, f"委托人（盖章）：{grantor.name}", kind)
    end = sheet.text(86, 244, "法定代表人（签字）：", kind)
    written = pens.signature(grantor.person, rng, height=11)
    sheet.stamp(written, end + 14, 245, Said("signed", grantor.person, True))
    sheet.text(86, 254, ("签署日期：", Said("signed_date", short(when), when.isoformat())), kind)
    proofs = (Said("sealed", grantor.name, True), Said("seal_text", grantor.name))
    sheet.stamp(seals.round_seal(grantor.name, rng), 150, 242, *proofs)
