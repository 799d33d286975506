"""Counter-notices in English; a licence agreement and an order, which are none of the kinds."""

from random import Random

from samples.papers import foreign, pens
from samples.papers.fonts import Face
from samples.papers.invention import Story, brand, latin
from samples.papers.ornaments import box, specimen
from samples.papers.sheet import Align, Colour, Ground, Part, Said, Sheet, Type, px
from samples.papers.styles.dates import month_first, short, worded
from samples.papers.styles.rows import rows

_GREY: Colour = (118, 122, 128)
_ORANGE: Colour = (228, 84, 32)
_AUTHORISED = (
    "We are an authorised dealer of the {mark} brand. All goods sold in our store are genuine "
    "and were bought from the brand's authorised distributor; a copy of the letter of "
    "authorisation is attached as Annex 1."
)
_GENUINE = (
    "The reported products are genuine goods purchased through authorised channels. We hold a "
    "distribution authorisation issued by the brand, see the attached certificate."
)


def counter_letter(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Counter-notification as a letter: particulars, grounds, statement, signature."""
    notice = story.notice
    sheet = Sheet(210, 297)
    specimen(sheet)
    title = Type(Face.LATIN_BOLD, 20)
    sheet.text(105, 28, "COUNTER-NOTIFICATION", title, align=Align.CENTRE)
    body = Type(rng.choice((Face.LATIN, Face.SANS)), 12, leading=1.55)
    seller = _seller_name(story, rng)
    number = story.mark.number
    paragraphs: tuple[tuple[Part, ...], ...] = (
        ("To: AliExpress Intellectual Property Protection",),
        ("Seller: ", Said("seller_name", seller)),
        (f"Store name: {notice.shop}",),
        ("Platform: ", Said("platform", "AliExpress", "aliexpress")),
        ("Complaint No.: ", Said("complaint_number", notice.complaint_number)),
        ("Removed listing: ", Said("listing_urls", notice.links[0], notice.links)),
        ("Trademark Reg. No.: ", Said("rights_numbers", number, (number,))),
        ("Grounds:",),
        (Said("defence", _AUTHORISED.format(mark=_latin_mark(story)), ("D01",)),),
        (
            (
                "I declare, under penalty of perjury, that I have a good faith belief that "
                "the listing was removed as a result of mistake or misidentification."
            ),
        ),
    )
    y = 48.0
    for parts in paragraphs:
        y = sheet.paragraph(28, y, 154, parts, body) + 2.5
    y = max(y + 12, 216)
    sheet.text(28, y, "Signature:", body)
    name = story.seller.person
    sheet.stamp(pens.signature(name, rng, height=11), 76, y + 2, Said("signed", name, True))
    sheet.text(28, y + 14, ("Date: ", _dated(story, worded(notice.signed_on))), body)
    sheet.state(Said("sealed", "", False), sheet.facts["signed"].rects[0])
    return (sheet,)


def counter_form(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a web form's print: grey labels above boxed answers, a typed name for a signature."""
    notice, number = story.notice, story.mark.number
    sheet = Sheet(210, 297, (250, 250, 251))
    specimen(sheet, colour=(238, 239, 242))
    _bar(sheet, (40, 44, 52))
    sheet.text(
        16, 6, "IP Protection Center  |  Counter Notice", Type(Face.SANS_BOLD, 11, (255, 255, 255))
    )
    sheet.text(20, 24, "Counter notice details", Type(Face.SANS_BOLD, 16))
    label, body = Type(Face.SANS, 9, _GREY), Type(Face.SANS, 11, leading=1.45)
    answers: tuple[tuple[str, Part], ...] = (
        ("Case ID", Said("complaint_number", notice.complaint_number)),
        ("Marketplace", Said("platform", "AliExpress", "aliexpress")),
        ("Legal name of the seller", Said("seller_name", _seller_name(story, rng))),
        ("Store", notice.shop),
        ("Listing URL(s)", Said("listing_urls", notice.links[0], notice.links)),
        (
            "Registration number relied on by the complainant",
            Said("rights_numbers", number, (number,)),
        ),
        ("Reason for your objection", Said("defence", _GENUINE, ("D01",))),
        ("Attachments", "authorization.pdf, invoice_01.pdf"),
        ("Electronic signature (full name)", " ".join(foreign.person(rng))),
        ("Submitted on", _dated(story, month_first(notice.signed_on))),
    )
    y = 38.0
    for name, value in answers:
        sheet.text(20, y, name, label)
        end = sheet.paragraph(24, y + 7, 158, value, body)
        box(sheet, (20, y + 5, 190, end + 1.5), (208, 211, 216), mm=0.2)
        y = end + 5
    spot = (float(px(20)), float(px(y)), float(px(190)), float(px(y + 6)))
    sheet.text(20, y, "This form was submitted online and needs no handwritten signature.", label)
    for field in ("signed", "sealed"):
        sheet.state(Said(field, "", False), spot)
    return (sheet,)


def licence_agreement(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """First page of a trade mark licence: names both parties and the right, yet is no authority."""
    sheet = Sheet(210, 297)
    specimen(sheet)
    sheet.text(
        105, 26, "商标使用许可合同", Type(Face.SONG_BOLD, 21, tracking=0.08), align=Align.CENTRE
    )
    body = Type(rng.choice((Face.SONG, Face.MING, Face.KAI)), 12, leading=1.75)
    y = 44.0
    for line in (
        f"许可人（甲方）：{story.holder.name}",
        f"被许可人（乙方）：{story.issuer.name}",
        (
            f"　　甲方系第{story.mark.number}号“{story.mark.text}”注册商标的注册人。"
            "根据《中华人民共和国商标法》第四十三条的规定，甲、乙双方遵循自愿和诚实信用的原则，"
            "经协商一致，签订本商标使用许可合同。"
        ),
        (
            f"第一条　甲方将上述注册商标许可乙方使用在第{story.mark.nice_class}类"
            f"{story.mark.goods[0]}商品上，许可方式为普通许可。"
        ),
        (
            f"第二条　许可使用的期限自{short(story.grant.begins)}起至{short(story.grant.ends)}止。"
            "合同期满，如需延长使用时间，由双方另行续订合同。"
        ),
        "第三条　甲方有权监督乙方使用注册商标的商品质量，乙方应当保证使用该注册商标的商品质量。",
        (
            "第四条　乙方不得任意改变甲方注册商标的文字、图形或者其组合，"
            "未经甲方授权，不得将许可使用的注册商标再许可给第三方。"
        ),
        "第五条　许可使用费及支付方式：按乙方年度净销售额的百分之三计算，每季度结算一次。",
    ):
        y = sheet.paragraph(28, y, 154, line, body) + 2
    sheet.text(105, 284, "1 / 4", Type(Face.SONG, 9), align=Align.CENTRE)
    return (sheet,)


def order_screenshot(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw a telephone's screen with an order: shop, goods, price, order number."""
    sheet = Sheet(90, 190, (244, 244, 246))
    specimen(sheet, colour=(232, 232, 236))
    _bar(sheet, _ORANGE)
    white = Type(Face.HEI_BOLD, 11, (255, 255, 255))
    sheet.text(45, 5, "订单详情", white, align=Align.CENTRE)
    label, body = Type(Face.HEI, 8, _GREY), Type(Face.HEI, 9, leading=1.45)
    sheet.text(8, 24, "卖家已发货", Type(Face.HEI_BOLD, 13, _ORANGE))
    sheet.text(8, 36, f"{story.notice.shop} >", body)
    box(sheet, (8, 44, 30, 66), (206, 208, 212), mm=0.2)
    name = f"{latin(brand(rng)).capitalize()} 同款 透气缓震跑步鞋 男女情侣休闲运动鞋"
    y = sheet.paragraph(34, 44, 48, name, body)
    sheet.text(34, max(y, 62), f"¥{rng.randrange(80, 900)}.00　×{rng.randrange(1, 3)}", body)
    signed = story.notice.signed_on
    rows(
        sheet,
        (8, 78, 32, 50),
        [
            ("订单编号", f"{rng.randrange(10**18, 10**19)}"),
            (
                "创建时间",
                (
                    f"{signed} {rng.randrange(8, 23):02d}:{rng.randrange(60):02d}:"
                    f"{rng.randrange(60):02d}"
                ),
            ),
            ("付款方式", "在线支付"),
            ("物流单号", f"YT{rng.randrange(10**12, 10**13)}"),
            ("收货信息", "样某某　福建省泉州市丰泽区"),
        ],
        label,
        body,
        gap=2,
    )
    sheet.text(45, 168, "联系卖家　　查看物流　　确认收货", body, align=Align.CENTRE)
    return (sheet,)


def _seller_name(story: Story, rng: Random) -> str:
    return story.seller.name_en or f"{latin(brand(rng)).capitalize()} Trading Co., Ltd."


def _latin_mark(story: Story) -> str:
    words = [word for word in (story.mark.text or "").split() if word.isascii()]
    return words[0] if words else latin(story.mark.text or "")


def _dated(story: Story, text: str) -> Said:
    return Said("notice_date", text, story.notice.signed_on.isoformat())


def _bar(sheet: Sheet, colour: Colour) -> None:
    def step(paper: Ground) -> None:
        paper[: px(15)] = colour

    sheet.steps.append(step)
