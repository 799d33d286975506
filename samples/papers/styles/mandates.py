"""More letters of authority: sub-delegation, numbered clauses, and letters in English alone.

In a letter in English alone the grantor's name is both ``grantor`` and ``grantor_name_en``.
"""

from datetime import date
from random import Random

from samples.papers import foreign, pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import Story, firm
from samples.papers.ornaments import specimen
from samples.papers.sheet import Align, Fact, Part, Said, Sheet, Type
from samples.papers.styles.dates import month_first, plain, short, worded

_FACES = (Face.SONG, Face.MING, Face.HEI, Face.KAI)


def sub_delegation(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """转委托授权书: the agent passes on what the holder (named, but no party) gave it."""
    agent, sub, grant = story.agent, firm(rng, agent=True), story.grant
    sheet = _page("转委托授权书", Face.HEI_BOLD)
    body = Type(rng.choice(_FACES), 12, leading=1.8)
    numbers = tuple(mark.number for mark in story.marks)
    listed = "、".join(f"第{number}号" for number in numbers)
    paragraphs: tuple[tuple[Part, ...], ...] = (
        ("转委托人（原受托人）：", Said("grantor", agent.name)),
        ("统一社会信用代码：", Said("grantor_credit_code", agent.credit_code)),
        ("次受托人：", Said("grantee", sub.name)),
        ("统一社会信用代码：", Said("grantee_credit_code", sub.credit_code)),
        (
            "权利人",
            story.holder.name,
            "已于",
            short(grant.begins),
            "出具授权委托书，委托我司办理下述商标在电商平台的维权事宜，并同意我司转委托。",
            Said("sub_delegation", "现我司将上述权限转委托给次受托人", True),
            "，具体如下：",
        ),
        (
            "一、涉及商标：",
            Said("rights_numbers", listed, numbers),
            f"“{story.mark.text}”注册商标。",
        ),
        ("二、授权平台：", Said("platforms", grant.platforms, grant.platform_ids), "。"),
        ("三、转委托权限：", Said("scope", "、".join(grant.acts)), "。"),
        ("四、地域范围：", Said("territory", grant.territory), "。"),
        (
            "五、转委托期限：自",
            Said("period_from", short(grant.begins), grant.begins.isoformat()),
            "至",
            Said("period_to", short(grant.ends), grant.ends.isoformat()),
            "。",
        ),
        ("六、", Said("may_delegate", "次受托人不得再转委托", False), "。"),
    )
    y = 56.0
    for parts in paragraphs:
        y = sheet.paragraph(28, y, 154, parts, body) + 0.8
    _foot(
        sheet,
        rng,
        agent.name,
        agent.person,
        ("转委托人（盖章）：", "负责人（签字）：", "日期："),
        _signed_on(short(grant.signed_on), grant.signed_on),
        max(y + 12, 232),
    )
    return (sheet,)


def clauses(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """委托书 with the agent's people named, numbered clauses and the day written in full."""
    holder, agent, grant = story.holder, story.agent, story.grant
    sheet = _page("委　托　书", Face.SONG_BOLD)
    body = Type(rng.choice(_FACES), 13, leading=1.8)
    numbers = tuple(mark.number for mark in story.marks)
    listed = "、".join(numbers)
    paragraphs: tuple[tuple[Part, ...], ...] = (
        (
            "委托单位：",
            Said("grantor", holder.name),
            f"　　法定代表人：{holder.person}　职务：执行董事",
        ),
        ("受托单位：", Said("grantee", agent.name), f"　　联系人：{agent.person}"),
        (
            "委托单位系下列商标的权利人，注册号为：",
            Said("rights_numbers", listed, numbers),
            "，现委托受托单位作为代理人，办理以下事项：",
        ),
        ("1．代理事项：", Said("scope", "；".join(grant.acts)), "；"),
        ("2．适用平台：", Said("platforms", grant.platforms, grant.platform_ids), "；"),
        ("3．适用地域：", Said("territory", grant.territory), "；"),
        (
            "4．",
            Said(
                "may_delegate",
                "受托单位有权转委托" if grant.may_delegate else "受托单位无转委托权",
                grant.may_delegate,
            ),
            "。",
        ),
        (
            "本委托书有效期：",
            Said("period_from", plain(grant.begins), grant.begins.isoformat()),
            "—",
            Said("period_to", plain(grant.ends), grant.ends.isoformat()),
            "。",
        ),
    )
    y = 60.0
    for parts in paragraphs:
        y = sheet.paragraph(30, y, 150, parts, body, indent=9.2) + 1.5
    _foot(
        sheet,
        rng,
        holder.name,
        holder.person,
        ("委托单位（公章）：", "法定代表人：", ""),
        _signed_on(plain(grant.signed_on), grant.signed_on),
        max(y + 14, 226),
    )
    return (sheet,)


def english(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Power of Attorney of a Chinese holder: label lines, company chop, days before months."""
    holder, agent, grant = story.holder, story.agent, story.grant
    sheet = _page("POWER OF ATTORNEY", Face.LATIN_BOLD)
    body = Type(rng.choice((Face.LATIN, Face.SANS)), 12, leading=1.55)
    numbers = tuple(mark.number for mark in story.marks)
    listed = ", ".join(f"No. {number}" for number in numbers)
    delegation = "may" if grant.may_delegate else "may not"
    paragraphs: tuple[tuple[Part, ...], ...] = (
        ("Grantor: ", Said("grantor", holder.name_en)),
        ("Unified Social Credit Code: ", Said("grantor_credit_code", holder.credit_code)),
        (f"Address: {holder.address_en}",),
        ("Agent: ", Said("grantee", agent.name_en)),
        ("Unified Social Credit Code: ", Said("grantee_credit_code", agent.credit_code)),
        (f"Address: {agent.address_en}",),
        ("Trademark registrations: ", Said("rights_numbers", listed, numbers), " (China)"),
        ("Platforms: ", Said("platforms", grant.platforms_en, grant.platform_ids)),
        ("Scope: ", Said("scope", _SCOPE)),
        ("Territory: ", Said("territory", "worldwide")),
        (
            "Term: from ",
            Said("period_from", worded(grant.begins), grant.begins.isoformat()),
            " to ",
            Said("period_to", worded(grant.ends), grant.ends.isoformat()),
        ),
        (
            "Sub-delegation: ",
            Said(
                "may_delegate",
                f"the Agent {delegation} delegate this authority",
                grant.may_delegate,
            ),
            ".",
        ),
    )
    y = 58.0
    for parts in paragraphs:
        y = sheet.paragraph(28, y, 154, parts, body) + 1.5
    _foot(
        sheet,
        rng,
        holder.name,
        holder.person,
        ("For and on behalf of the Grantor (seal): ", "Legal representative: ", "Date: "),
        _signed_on(worded(grant.signed_on), grant.signed_on),
        max(y + 12, 228),
        left=40,
    )
    _also_english(sheet)
    return (sheet,)


def english_running(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Letter of Authorization of a foreign holder: running text, signed with a title, no seal."""
    agent, grant = story.agent, story.grant
    right = foreign.right(rng, "EU", first=date(2016, 1, 4), last=date(2023, 1, 4))
    given, surname = foreign.person(rng)
    sheet = _page("LETTER OF AUTHORIZATION", Face.SANS_BOLD)
    body = Type(Face.LATIN, 12.5, leading=1.6)
    number = f"018{rng.randrange(10**6):06d}"
    paragraphs: tuple[tuple[Part, ...], ...] = (
        ("TO WHOM IT MAY CONCERN",),
        (
            "We, ",
            Said("grantor", right.holder),
            (
                f", a company having its registered office at "
                f"{', '.join(right.address)}, are the owner of European Union "
                f"trade mark {right.text}, Reg. No. "
            ),
            Said("rights_numbers", number, (number,)),
            ", registered in class 25.",
        ),
        (
            "We hereby authorize ",
            Said("grantee", agent.name_en),
            f", of {agent.address_en}, to act as our representative on ",
            Said("platforms", grant.platforms_en, grant.platform_ids),
            " and in our name ",
            Said("scope", _SCOPE),
            ".",
        ),
        (
            "This authorization is valid ",
            Said("territory", "in the European Union and in China"),
            " from ",
            Said("period_from", month_first(grant.begins), grant.begins.isoformat()),
            " until ",
            Said("period_to", month_first(grant.ends), grant.ends.isoformat()),
            " and ",
            Said("may_delegate", "may not be transferred to any third party", False),
            ".",
        ),
    )
    y = 62.0
    for parts in paragraphs:
        y = sheet.paragraph(28, y, 154, parts, body) + 4
    y = max(y + 10, 200)
    sheet.text(28, y, "Yours faithfully,", body)
    name = f"{given} {surname}"
    sheet.stamp(pens.signature(name, rng, height=10), 62, y + 18, Said("signed", name, True))
    sheet.rule(28, y + 26, 96, y + 26)
    sheet.text(28, y + 28, f"Name: {name}", body)
    sheet.text(28, y + 36, "Title: Managing Director", body)
    signed = _signed_on(month_first(grant.signed_on), grant.signed_on)
    sheet.text(28, y + 44, ("Date: ", signed), body)
    sheet.state(Said("sealed", "", False), sheet.facts["signed"].rects[0])
    _also_english(sheet)
    return (sheet,)


_SCOPE = (
    "to file and withdraw complaints against infringing listings, to answer counter-notices, "
    "and to submit statements and evidence"
)


def _also_english(sheet: Sheet) -> None:
    for field in ("grantor", "grantee"):
        fact = sheet.facts[field]
        sheet.facts[f"{field}_name_en"] = Fact(fact.value, fact.raw, fact.rects)


def _signed_on(text: str, when: date) -> Said:
    return Said("signed_date", text, when.isoformat())


def _page(title: str, face: Face) -> Sheet:
    sheet = Sheet(210, 297)
    specimen(sheet)
    size = 22 if title[0] > "~" else 18
    sheet.text(105, 30, title, Type(face, size, tracking=0.12), align=Align.CENTRE)
    return sheet


def _foot(
    sheet: Sheet,
    rng: Random,
    name: str,
    person: str,
    labels: tuple[str, str, str],
    day: Said,
    y: float,
    *,
    left: float = 84.0,
) -> None:
    body = Type(Face.LATIN if labels[0].isascii() else Face.SONG, 11.5)
    shown = (labels[0],) if labels[0].isascii() else (labels[0], name)
    sheet.text(left, y, shown, body)
    end = sheet.text(left, y + 11, labels[1], body)
    written = pens.signature(person, rng, height=11)
    sheet.stamp(written, end + 16, y + 12, Said("signed", person, True))
    sheet.text(left, y + 22, (labels[2], day), body)
    proofs = (Said("sealed", name, True), Said("seal_text", name))
    sheet.stamp(seals.round_seal(name, rng), left + 66, y + 7, *proofs)
