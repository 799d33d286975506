"""Authorization letters (授权委托书)."""

from random import Random

from samples.papers import pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import Story
from samples.papers.ornaments import specimen
from samples.papers.sheet import Align, Said, Sheet, Type
from samples.papers.styles.dates import short


def labels(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Label lines, one term a line."""
    sheet = Sheet(210, 297)
    specimen(sheet)
    sheet.text(105, 30, "授权委托书", Type(Face.HEI_BOLD, 22, tracking=0.2), align=Align.CENTRE)
    body = Type(Face.SONG, 12, leading=1.75)
    y = 52.0
    for parts in _terms(story):
        y = sheet.paragraph(28, y, 154, parts, body) + 1.0
    _signed(sheet, story, rng, max(y + 14, 222), body)
    return (sheet,)


def _terms(story: Story) -> list[tuple[str | Said, ...]]:
    holder, agent, grant = story.holder, story.agent, story.grant
    numbers = tuple(mark.number for mark in story.marks)
    rights = Said("rights_numbers", "、".join(f"第{number}号" for number in numbers), numbers)
    platforms = grant.platform_ids[0] if False else grant.platform_ids
    return [
        ("授权人：", Said("grantor", holder.name)),
        ("统一社会信用代码：", Said("grantor_credit_code", holder.credit_code)),
        ("地址：", holder.address),
        ("被授权人：", Said("grantee", agent.name)),
        ("统一社会信用代码：", Said("grantee_credit_code", agent.credit_code)),
        ("地址：", agent.address),
        ("授权商标：", rights),
        ("授权平台：", Said("platforms", grant.platforms, platforms)),
        ("授权事项：", Said("scope", "、".join(grant.acts)), "。"),
        ("授权区域：", Said("territory", grant.territory)),
        (
            "授权期限：自",
            Said("period_from", short(grant.begins), grant.begins.isoformat()),
            "起至",
            Said("period_to", short(grant.ends), grant.ends.isoformat()),
            "止",
        ),
        ("转委托：", _delegation(story)),
    ]


def _delegation(story: Story) -> Said:
    if story.grant.may_delegate:
        return Said("may_delegate", "被授权人有权转委托", True)
    return Said("may_delegate", "被授权人不得转委托", False)


def _signed(sheet: Sheet, story: Story, rng: Random, y: float, body: Type) -> None:
    holder = story.holder
    sheet.text(100, y, ("授权人（盖章）：", holder.name), body.sized(11))
    sheet.text(100, y + 10, "法定代表人（签字）：", body.sized(11))
    sheet.stamp(
        pens.signature(holder.person, rng), 152, y + 12, Said("signed", holder.person, True)
    )
    day = story.grant.signed_on
    sheet.text(
        100, y + 20, ("日期：", Said("signed_date", short(day), day.isoformat())), body.sized(11)
    )
    seal = seals.round_seal(holder.name, rng)
    sheet.stamp(seal, 150, y + 6, Said("sealed", holder.name, True), Said("seal_text", holder.name))
