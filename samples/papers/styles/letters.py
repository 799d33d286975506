"""Authorization letters (授权委托书) of a right holder to the agent that files its complaints.

Also the letter by which a brand lets a dealer sell (品牌授权书): no authority to complain.
"""

from dataclasses import dataclass
from random import Random

from samples.papers import pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import Firm, Mark, Story
from samples.papers.ornaments import double_frame, framed_table, specimen
from samples.papers.sheet import Align, Part, Said, Sheet, Type
from samples.papers.styles.dates import plain, short

_FACES = (Face.SONG, Face.MING, Face.HEI, Face.KAI)


@dataclass(frozen=True, slots=True)
class Roles:
    """What a letter calls its two parties."""

    grantor: str
    grantee: str


_ROLES = (Roles("授权人", "被授权人"), Roles("委托人", "受托人"), Roles("授权方", "被授权方"))


def labels(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Label lines, one term a line."""
    roles, body = rng.choice(_ROLES), Type(rng.choice(_FACES), 12, leading=1.75)
    sheet = _headed("授权委托书", Face.HEI_BOLD, 52)
    y = 52.0
    for label, parts in _terms(story, roles):
        y = sheet.paragraph(28, y, 154, (f"{label}：", *parts), body) + 1.0
    _signed(sheet, story.holder, roles, rng, y=max(y + 14, 226), body=body, story=story)
    return (sheet,)


def running(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Set it as running text, as a law firm drafts it."""
    holder, agent, grant = story.holder, story.agent, story.grant
    roles, body = _ROLES[0], Type(rng.choice(_FACES), 12.5, leading=1.85)
    sheet = _headed(rng.choice(("授权委托书", "授权书", "知识产权维权授权书")), Face.SONG_BOLD, 60)
    opening: tuple[Part, ...] = (
        "我司", Said("grantor", holder.name), "（统一社会信用代码：",
        Said("grantor_credit_code", holder.credit_code), "）系", *_right_list(story.marks),
        "的注册人，依法享有上述注册商标的专用权。",
    )  # fmt: skip
    granting: tuple[Part, ...] = (
        "兹授权", Said("grantee", agent.name), "（统一社会信用代码：",
        Said("grantee_credit_code", agent.credit_code), "）作为我司的合法代理人，在",
        Said("platforms", grant.platforms, grant.platform_ids),
        "上，以我司名义就侵犯上述知识产权的行为办理下列事项：",
        Said("scope", "、".join(grant.acts)), "。",
    )  # fmt: skip
    limits: tuple[Part, ...] = (
        "授权地域为", Said("territory", grant.territory), "。授权期限自",
        Said("period_from", short(grant.begins), grant.begins.isoformat()), "起至",
        Said("period_to", short(grant.ends), grant.ends.isoformat()), "止。",
        _delegation(story, roles), "。",
    )  # fmt: skip
    y = 52.0
    for parts in (opening, granting, limits, ("特此授权。",)):
        y = sheet.paragraph(28, y, 154, parts, body, indent=8.8) + 1.5
    _signed(sheet, holder, roles, rng, y=max(y + 16, 190), body=body, story=story)
    return (sheet,)


def table(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Fill in a form with a ruled table."""
    roles, body = rng.choice(_ROLES), Type(rng.choice(_FACES), 11, leading=1.5)
    sheet = _headed("知识产权授权委托书", Face.HEI_BOLD, 46)
    y, tops = 50.0, [50.0]
    for label, parts in _terms(story, roles):
        sheet.text(47, y + 2.6, label, body, align=Align.CENTRE)
        y = sheet.paragraph(71, y + 2.6, 110, parts, body) + 1.4
        tops.append(y)
    framed_table(sheet, 26, tops, (42, 116))
    _signed(sheet, story.holder, roles, rng, y=max(y + 14, 226), body=body, story=story)
    return (sheet,)


def bilingual(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Two columns, Chinese and English, as overseas holders use."""
    sheet = _headed("授权委托书", Face.SONG_BOLD, 40)
    sheet.text(105, 37, "POWER OF ATTORNEY", Type(Face.SONG_BOLD, 13), align=Align.CENTRE)
    zh, en = Type(Face.SONG, 10.5, leading=1.55), Type(Face.SONG, 9.5, leading=1.45)
    rows = list(zip(_terms(story, _ROLES[0]), _terms_en(story), strict=True))
    y, tops = 50.0, [50.0]
    for (label, parts), english in rows:
        left = sheet.paragraph(23, y + 2, 80, (f"{label}：", *parts), zh)
        right = sheet.paragraph(109, y + 2, 80, english, en)
        y = max(left, right) + 1
        tops.append(y)
    framed_table(sheet, 20, tops, (86, 86), mm=0.18)
    _signed(
        sheet, story.holder, _ROLES[0], rng, y=max(y + 12, 232), body=zh, story=story, english=True
    )
    return (sheet,)


def annexed(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw the letter and its annex, the list of rights; one seal runs across the seam."""
    roles, body = _ROLES[0], Type(Face.SONG, 12, leading=1.75)
    first = _headed("授权委托书", Face.HEI_BOLD, 52)
    y = 52.0
    for label, parts in _terms(story, roles):
        stated = ("详见附件《授权商标清单》",) if label == "授权商标" else parts
        y = first.paragraph(28, y, 154, (f"{label}：", *stated), body) + 1.0
    _signed(first, story.holder, roles, rng, y=max(y + 14, 226), body=body, story=story)
    second = _headed("附件：授权商标清单", Face.HEI_BOLD, 52)
    tops = [56.0, 66.0]
    for x, word in zip((34, 76, 118, 152), ("注册号", "商标", "国际分类", "有效期至"), strict=True):
        second.text(x, 58.5, word, Type(Face.HEI_BOLD, 11))
    numbers = tuple(mark.number for mark in story.marks)
    for mark in story.marks:
        said = Said("rights_numbers", mark.number, numbers)
        cells: tuple[Part, ...] = (
            said,
            mark.text or "（图形）",
            str(mark.nice_class),
            plain(mark.until),
        )
        for x, cell in zip((34, 76, 118, 152), cells, strict=True):
            second.text(x, tops[-1] + 2.5, cell, body.sized(11))
        tops.append(tops[-1] + 10)
    framed_table(second, 28, tops, (42, 42, 34, 44))
    second.text(28, tops[-1] + 8, "（以下空白）", body.sized(10))
    seal = seals.round_seal(story.holder.name, rng)
    first.stamp(seal, 210, 150)
    second.stamp(seal, 0, 150)
    return (first, second)


def dealer(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a brand's framed 授权书 to a dealer: it lets somebody sell, not complain."""
    seller, mark = story.seller, story.mark
    sheet = Sheet(210, 297, (255, 253, 247))
    double_frame(sheet, 14, (150, 110, 50))
    specimen(sheet, colour=(242, 238, 230))
    title = Type(Face.WENKAI_BOLD, 32, (140, 40, 30), tracking=0.4)
    sheet.text(105, 44, "品牌授权书", title, align=Align.CENTRE)
    body = Type(Face.KAI, 14, leading=1.9)
    year = story.grant.begins.year
    parts: tuple[Part, ...] = (
        "兹授权", Said("grantee", seller.name), f"为我司“{mark.text}”品牌（商标注册号：",
        Said("rights_numbers", mark.number, (mark.number,)), "）",
        Said("scope", "运动鞋产品线下经销商，在授权区域内的实体门店销售该品牌商品"), "。授权区域：",
        Said("territory", "福建省"), "。授权期限：",
        Said("period_from", plain(story.grant.begins), story.grant.begins.isoformat()), "至",
        Said("period_to", plain(story.grant.ends), story.grant.ends.isoformat()), "。",
    )  # fmt: skip
    y = sheet.paragraph(34, 84, 142, parts, body, indent=10)
    y = sheet.paragraph(34, y + 3, 142, "未经我司书面许可，不得转授权。", body, indent=10)
    sheet.text(34, 60, f"授权编号：SP-{year}-{rng.randrange(100, 999)}", Type(Face.KAI, 11))
    _signed(sheet, story.issuer, _ROLES[2], rng, y=214, body=body.sized(12), story=story)
    return (sheet,)


def _headed(title: str, face: Face, below: float) -> Sheet:
    sheet = Sheet(210, 297)
    specimen(sheet)
    kind = Type(face, 22, tracking=0.2)
    sheet.text(105, below - 24, title, kind, align=Align.CENTRE)
    return sheet


def _right_list(marks: tuple[Mark, ...]) -> list[Part]:
    """第…号“…”注册商标（第…类）, the numbers being the field."""
    numbers = tuple(mark.number for mark in marks)
    text = "、".join(f"第{number}号" for number in numbers)
    classes = "、".join(str(mark.nice_class) for mark in marks)
    return [
        Said("rights_numbers", text, numbers),
        f"“{marks[0].text}”注册商标（国际分类第{classes}类）",
    ]


def _terms(story: Story, roles: Roles) -> list[tuple[str, tuple[Part, ...]]]:
    holder, agent, grant = story.holder, story.agent, story.grant
    code = "统一社会信用代码"
    return [
        (roles.grantor, (Said("grantor", holder.name),)),
        (code, (Said("grantor_credit_code", holder.credit_code),)),
        ("地址", (holder.address,)),
        (roles.grantee, (Said("grantee", agent.name),)),
        (code, (Said("grantee_credit_code", agent.credit_code),)),
        ("地址", (agent.address,)),
        ("授权商标", tuple(_right_list(story.marks))),
        ("授权平台", (Said("platforms", grant.platforms, grant.platform_ids),)),
        ("授权事项", (Said("scope", "、".join(grant.acts)), "。")),
        ("授权区域", (Said("territory", grant.territory),)),
        (
            "授权期限",
            (
                "自",
                Said("period_from", short(grant.begins), grant.begins.isoformat()),
                "起至",
                Said("period_to", short(grant.ends), grant.ends.isoformat()),
                "止",
            ),
        ),
        ("转委托权", (_delegation(story, roles),)),
    ]


def _terms_en(story: Story) -> list[tuple[Part, ...]]:
    holder, agent, grant = story.holder, story.agent, story.grant
    numbers = ", ".join(f"No. {mark.number}" for mark in story.marks)
    delegation = "may sub-delegate" if grant.may_delegate else "may not sub-delegate"
    return [
        ("Grantor: ", Said("grantor_name_en", holder.name_en)),
        (f"Unified Social Credit Code: {holder.credit_code}",),
        (f"Address: {holder.address_en}",),
        ("Agent: ", Said("grantee_name_en", agent.name_en)),
        (f"Unified Social Credit Code: {agent.credit_code}",),
        (f"Address: {agent.address_en}",),
        (f"Trademark registrations: {numbers}",),
        (f"Platforms: {grant.platforms_en}",),
        (_ACTS_EN,),
        (f"Territory: {_TERRITORY_EN[grant.territory]}",),
        (f"Period: from {grant.begins:%d %B %Y} to {grant.ends:%d %B %Y}",),
        (f"Sub-delegation: the Agent {delegation}.",),
    ]


_ACTS_EN = (
    "Acts: to file and withdraw infringement complaints, to answer counter-notices, "
    "to submit statements and evidence."
)
_TERRITORY_EN = {
    "全球范围": "worldwide",
    "全世界": "worldwide",
    "中国大陆地区": "mainland China",
    "中华人民共和国境内及境外": "inside and outside the People's Republic of China",
}


def _delegation(story: Story, roles: Roles) -> Said:
    if story.grant.may_delegate:
        return Said("may_delegate", f"{roles.grantee}有权转委托", True)
    return Said("may_delegate", f"{roles.grantee}不得转委托", False)


def _signed(
    sheet: Sheet,
    grantor: Firm,
    roles: Roles,
    rng: Random,
    *,
    y: float,
    body: Type,
    story: Story,
    english: bool = False,
) -> None:
    """Name, signature and date at the foot, with the grantor's seal across all of it."""
    if "grantor" not in sheet.facts:
        name: Part = Said("grantor", grantor.name)
    else:
        name = grantor.name
    kind, day = body.sized(11), story.grant.signed_on
    seal_label, sign_label = f"{roles.grantor}（盖章）", "法定代表人（签字）"
    if english:
        seal_label, sign_label = "授权人（盖章）Grantor (seal)", "法定代表人 Legal representative"
    left = 50.0 if english else 86.0
    sheet.text(left, y, (f"{seal_label}：", name), kind)
    end = sheet.text(left, y + 11, f"{sign_label}：", kind)
    written = pens.signature(grantor.person, rng, height=11)
    sheet.stamp(written, end + 14, y + 12, Said("signed", grantor.person, True))
    date = Said("signed_date", short(day), day.isoformat())
    sheet.text(left, y + 22, ("Date 日期：" if english else "日期：", date), kind)
    proofs = (Said("sealed", grantor.name, True), Said("seal_text", grantor.name))
    sheet.stamp(seals.round_seal(grantor.name, rng), left + 62, y + 7, *proofs)
