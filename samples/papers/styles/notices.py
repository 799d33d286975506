"""Counter-notices (申诉书, 不侵权声明) of a seller that calls itself an authorised dealer."""

from random import Random

from samples.papers import pens, seals
from samples.papers.fonts import Face
from samples.papers.invention import Story
from samples.papers.ornaments import specimen
from samples.papers.sheet import Align, Part, Said, Sheet, Type
from samples.papers.styles.dates import short

_AUTHORISED = (
    (
        "本店销售的“{mark}”运动鞋均为正品，货品来源合法。本店系该品牌的授权经销商，"
        "持有品牌方出具的《品牌授权书》（见附件一），授权期限内有权销售上述商品，"
        "不构成商标侵权，更不存在销售假冒商品的行为。"
    ),
    (
        "本店所售商品系从“{mark}”品牌授权渠道采购的正品，本店已取得品牌授权（授权书见附件一），"
        "属于正品经销。贵方的投诉与事实不符，本店未侵犯投诉人的注册商标专用权。"
    ),
)


def appeal(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """申诉书: particulars first, then numbered reasons."""
    return (_letter(story, rng, "申 诉 书", Type(Face.SONG, 12, leading=1.75)),)


def declaration(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """不侵权声明: the same defence as a declaration."""
    return (_letter(story, rng, "不侵权声明", Type(Face.KAI, 12.5, leading=1.75)),)


def _letter(story: Story, rng: Random, title: str, body: Type) -> Sheet:
    notice, seller = story.notice, story.seller
    sheet = Sheet(210, 297)
    specimen(sheet)
    sheet.text(105, 28, title, Type(Face.HEI_BOLD, 22, tracking=0.15), align=Align.CENTRE)
    y = sheet.paragraph(28, 50, 154, "致：速卖通平台知识产权保护部门", body) + 2
    links = Said("listing_urls", "、".join(notice.links), notice.links)
    particulars: tuple[tuple[Part, ...], ...] = (
        ("申诉人：", Said("seller_name", seller.name)),
        ("店铺名称：", notice.shop),
        ("申诉平台：", Said("platform", notice.platform, notice.platform_id)),
        ("投诉编号：", Said("complaint_number", notice.complaint_number)),
        ("被投诉商品链接：", links),
        ("涉及商标：第", Said("rights_numbers", story.mark.number, (story.mark.number,)), "号"),
    )
    for parts in particulars:
        y = sheet.paragraph(28, y, 154, parts, body) + 0.6
    words = rng.choice(_AUTHORISED).format(mark=story.mark.text)
    reasons: tuple[tuple[Part, ...], ...] = (
        ("就上述投诉，本店申诉理由如下：",),
        ("一、", Said("defence", words, ("D01",))),
        ("二、本店自收到投诉通知后已核对全部库存，商品吊牌、鞋盒及防伪标识齐全，消费者评价良好。",),
        (
            "综上，请求平台驳回投诉，恢复被删除的商品链接。本店承诺以上内容真实，愿意承担相应法律责任。",
        ),
        ("附件一：品牌授权书一份",),
    )
    y += 3
    for reason in reasons:
        y = sheet.paragraph(28, y, 154, reason, body, indent=8.6) + 0.6
    _closed(sheet, story, rng, max(y + 10, 226), body)
    return sheet


def _closed(sheet: Sheet, story: Story, rng: Random, y: float, body: Type) -> None:
    seller, day = story.seller, story.notice.signed_on
    sheet.text(96, y, f"申诉人（盖章）：{seller.name}", body.sized(11))
    sheet.text(96, y + 10, "负责人签字：", body.sized(11))
    signature = pens.signature(seller.person, rng, height=11)
    sheet.stamp(signature, 140, y + 11, Said("signed", seller.person, True))
    date = Said("notice_date", short(day), day.isoformat())
    sheet.text(96, y + 20, ("日期：", date), body.sized(11))
    sheet.stamp(seals.round_seal(seller.name, rng), 152, y + 6, Said("sealed", seller.name, True))
