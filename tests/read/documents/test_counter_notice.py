"""Sellers' answers in Chinese and English, without an engine."""

import pytest

from tests.read.pages import certain, document, said, typed

APPEAL = """
#　　　　　　知识产权侵权申诉书
平台名称：淘宝网
申诉人名称：晋江市青岩鞋业有限公司
店铺名称：青岩运动专营店
投诉单号：TB20260112000345
涉诉商品链接：https://item.taobao.com/item.htm?id=6563086
94954
涉案商标：第36112874号
申诉理由：
　　我司销售的商品由品牌方授权的经销商供货，具有合法来源（进货凭证见附件），
不构成侵权，请求恢复链接。
申诉人（公章）：晋江市青岩鞋业有限公司
申诉时间：2026年1月15日
"""

STATEMENT = """
#　　　　　　不存在侵权行为声明
致：1688平台
　　我公司晋江市青岩鞋业有限公司于2026年1月12日收到贵平台通知（投诉编号：AL88231900），
被投诉商品链接为https://detail.1688.com/offer/712345678901.html。
　　我公司使用的是自有注册商标第40112233号，与投诉人第36112874号商标不近似。
　　特此声明。
声明人（盖章）：晋江市青岩鞋业有限公司
                            二〇二六年一月十五日
"""

DMCA = """
#          DMCA COUNTER-NOTIFICATION
To: eBay Inc.
Full legal name: Jinjiang Qingyan Footwear Co., Ltd.
Case ID: 5-11223344556
Location of the removed material: https://www.ebay.com/itm/123456789012
I swear, under penalty of perjury, that I have a good faith belief that the
material was removed as a result of mistake or misidentification. I consent to
the jurisdiction of the Federal District Court and will accept service of process.
Signature: Li Wen
Date: January 15, 2026
"""

EMAIL = """
From: service@hengshi.example
To: ipr@aliexpress.example
Sent: Monday, 19 January 2026 10:22
Subject: Appeal - Complaint ID 2026011988231
Dear AliExpress team,
our store Hengshi Sports received your notice about listing
https://www.aliexpress.com/item/1005009000000099.html
The complaint is based on trademark registration No. 36112874. We are an authorized
reseller, see invoice attached. Please reinstate the listing.
Ningbo Hengshi Trading Co., Ltd.
Li Wen
"""

NOTICES = {
    "appeal": (
        APPEAL,
        {
            "platform": "taobao",
            "seller_name": "晋江市青岩鞋业有限公司",
            "shop_name": "青岩运动专营店",
            "complaint_number": "TB20260112000345",
            "listing_urls": ("https://item.taobao.com/item.htm?id=656308694954",),
            "rights_numbers": ("36112874",),
            "defence": ("D11",),
            "notice_date": "2026-01-15",
        },
    ),
    "statement": (
        STATEMENT,
        {
            "platform": "1688",
            "seller_name": "晋江市青岩鞋业有限公司",
            "complaint_number": "AL88231900",
            "listing_urls": ("https://detail.1688.com/offer/712345678901.html",),
            "rights_numbers": ("36112874",),
            "own_registration_number": "40112233",
            "defence": ("D08", "D10"),
            "notice_date": "2026-01-15",
        },
    ),
    "dmca": (
        DMCA,
        {
            "platform": "ebay",
            "seller_name": "Jinjiang Qingyan Footwear Co., Ltd.",
            "complaint_number": "5-11223344556",
            "listing_urls": ("https://www.ebay.com/itm/123456789012",),
            "notice_date": "2026-01-15",
        },
    ),
    "email": (
        EMAIL,
        {
            "platform": "aliexpress",
            "seller_name": "Ningbo Hengshi Trading Co., Ltd.",
            "complaint_number": "2026011988231",
            "listing_urls": ("https://www.aliexpress.com/item/1005009000000099.html",),
            "rights_numbers": ("36112874",),
            "defence": ("D01",),
            "notice_date": "2026-01-19",
        },
    ),
}


@pytest.mark.parametrize("name", NOTICES)
def test_what_a_notice_says(name: str) -> None:
    text, facts = NOTICES[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == ("counter_notice", True)
    assert said(paper) == facts
    sure = certain(paper)
    assert not {"defence", "shop_name"} & set(sure)
    assert len(sure) >= len(set(facts) - {"defence", "shop_name"}) - 1


FORM = """
#　　　　　不侵权声明（反通知）
声明人（被投诉人）    晋江市青岩鞋业有限公司
证件号码              91990169MAF34HCJ77
平台                  淘宝网
投诉单号              7152325517022081
被投诉商品链接        https://item.taobao.com/item.htm?id=656308694954
权利凭证编号          商标注册号36112874
声明人签章：
日期：2026年1月15日
"""


def test_a_form_with_asides_in_its_labels() -> None:
    facts = said(document(typed(FORM)))
    assert facts["seller_name"] == "晋江市青岩鞋业有限公司"
    assert facts["rights_numbers"] == ("36112874",)


REPLY = """
#　　　　　　关于知识产权投诉的申诉函
京东知识产权维权平台：
　　我司湖州安然纺织品有限公司收到贵平台转来的投诉通知（通知编号：2026031100887），
投诉人主张我司商品https://item.jd.com/10088123456789.html侵犯其第51234567号注册商标专用权。
我司商品具有合法来源，不存在侵权行为，请转送投诉人并终止必要措施。
湖州安然纺织品有限公司
2026年3月14日
"""

DISPUTE = """
March 14, 2026
Walmart Marketplace Trust Team
Subject: Counter-notice to trademark claim no. 771200345
To whom it may concern,
Huzhou Anran Textile Co., Ltd. ("we") disputes the above claim, which led to the removal of
https://www.walmart.com/ip/5512345678. There is no likelihood of confusion.
Yours sincerely,
"""


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            REPLY,
            {
                "seller_name": "湖州安然纺织品有限公司",
                "platform": "jd",
                "complaint_number": "2026031100887",
                "listing_urls": ("https://item.jd.com/10088123456789.html",),
                "rights_numbers": ("51234567",),
                "notice_date": "2026-03-14",
            },
        ),
        (
            DISPUTE,
            {
                "seller_name": "Huzhou Anran Textile Co., Ltd.",
                "platform": "walmart",
                "complaint_number": "771200345",
                "listing_urls": ("https://www.walmart.com/ip/5512345678",),
                "notice_date": "2026-03-14",
            },
        ),
    ],
    ids=["reply", "dispute"],
)
def test_letters_say_their_facts_in_sentences(text: str, facts: dict[str, object]) -> None:
    paper = document(typed(text))
    assert paper.doc_type == "counter_notice"
    assert {name: said(paper).get(name) for name in facts} == facts


ONLINE = """
#Counter Notice
Case ID
 2026070712345678
{seller}
 Ningbo Haiqiao Outdoor Co., Ltd.
Listing URL(s)
 https://www.aliexpress.com/item/1005001234567890.html
{number}
 31234567
Reason for your objection
 The items were bought through authorised channels, see the contract with the distributor.
Submitted on
 July 7, 2026
"""


@pytest.mark.parametrize(
    ("seller", "number", "sure"),
    [
        pytest.param(
            "Legal name of the merchant", "Trademark relied on by the complainant", True, id="known"
        ),
        pytest.param(
            "Company that runs the store",
            "Registration number quoted by the brand",
            False,
            id="not",
        ),
    ],
)
def test_a_form_asks_in_several_words_over_its_answer(seller: str, number: str, sure: bool) -> None:
    paper = document(typed(ONLINE.format(seller=seller, number=number)))
    found = said(paper)
    assert found["seller_name"] == "Ningbo Haiqiao Outdoor Co., Ltd."
    assert found["rights_numbers"] == ("31234567",)
    assert found["defence"] == ("D01",)
    assert ({"seller_name", "rights_numbers"} <= set(certain(paper))) is sure
    assert ({"seller_name", "rights_numbers"} & set(certain(paper)) != set()) is sure


def test_a_numbered_form_asks_in_several_words_before_a_colon() -> None:
    paper = certain(
        document(
            typed("""
            #Counter Notice
            1. Case ID: 2026070712345678
            2. Full legal name of the trader: Ningbo Haiqiao Outdoor Co., Ltd.
            3. Marketplace on which the goods were listed: AliExpress
            4. Listing URL(s): https://www.aliexpress.com/item/1005001234567890.html
            5. Trademark number stated in the complaint: 31234567
            6. Submitted on: July 7, 2026
            """)
        )
    )
    assert paper["seller_name"] == "Ningbo Haiqiao Outdoor Co., Ltd."
    assert paper["platform"] == "aliexpress"
    assert paper["listing_urls"] == ("https://www.aliexpress.com/item/1005001234567890.html",)
    assert paper["rights_numbers"] == ("31234567",)


MAIL = """
Re: Your listing has been removed - case 430955730
From: Shop service <shop@example.com>
To: AliExpress IPR <ipr@example.org>
Date: 8 December 2026 14:53
Dear Sir or Madam,
We object to the removal of our listing https://www.aliexpress.com/item/1005009907150196.html.
The goods come from a legitimate source; we enclose the purchase invoices with this appeal.
Kind regards,
Amy Chu
Ningbo Haiqiao Trading Limited
"""


def test_a_mails_writer_is_no_part_of_the_sellers_name() -> None:
    told = said(document(typed(MAIL)))
    assert told["seller_name"] == "Ningbo Haiqiao Trading Limited"
    assert told["complaint_number"] == "430955730"
    assert told["platform"] == "aliexpress"


BY_HAND = """
              # 申诉信
淘宝平台工作人员：
    你们好！我叫廖一，是义乌市青岚商贸有限公司的店长。投诉编号2268951596说我店侵犯第34655971
号商标，我不同意，理由如下。
    一、对方的商标注册在食品上，我卖的是雨伞，不是同一类商品。
    恳请查明，恢复我店的商品。
                             申诉人：廖一
                             二〇二六年三月七日
"""


def test_who_writes_for_a_firm_is_not_the_seller() -> None:
    paper = document(typed(BY_HAND))
    facts = said(paper)
    assert facts["seller_name"] == "义乌市青岚商贸有限公司"
    assert facts["complaint_number"] == "2268951596"
    assert "seller_name" not in certain(paper)
