"""Appeals, invoices and other papers in words that no form asked for, without an engine."""

import pytest

from ipclaim.model.document import Value
from tests.read.pages import document, said, typed

COUNSEL = """
                        #候锦律师事务所
              律师函（对投诉的答复）
浙江天猫网络有限公司：
    受砚褚铭（义乌）贸易有限公司（下称“委托人”）委托，就义乌青岚文化创意有限公司
（下称“投诉人”）以第71953372号商标权对委托人提出的投诉（案号：TS286269881511），
出具意见如下：
    一、该商标已被提起无效宣告请求，其权利基础处于不稳定状态。
    二、委托人系第53356443号注册商标的专用权人，不构成侵权。
    综上，请将本声明转送投诉人，并在法定期限届满后及时终止所采取的措施。
                            候锦律师事务所
                            二〇二六年八月二日
"""

SHOPKEEPER = """
我要申诉
投诉号    7392018834501
主体名    常州市念慈家纺有限公司
抖音小店    念慈家纺专营店
为什么说不侵权？
这个花型是我们设计师原创的，有设计稿和时间戳，早于对方登记的时间。
2026-03-28 20:11
"""

MARKETPLACE = """
Amazon Seller Account
#IP violation appeal
Case ID
408590581873
Seller
Zhuzhou Haelsen Garments Company Limited
Reported right
US trademark Reg. No. 5815083
Why do you think this decision is wrong?
The product reported is not ours: the reported link leads to another seller's listing.
We own a registered trademark of our own, US registration No. 5498624.
Date of submission: October 22, 2026
"""

PROFORMA = """
Qingdao Brilmont Garments CO.,LTD.                     #Proforma Invoice
No. 1946, East Sample Road, Qingdao, Shandong, China
Bill To                                 PI No.             PI-2007787
Naxazo Pty Ltd                          Issue date         13 July 2020
74 Gantry Lane, Leeds, United Kingdom   Valid until        11 August 2020
Description                 Quantity    Unit    Price (EUR)   Amount (EUR)
Hooded jacket               820         PCS     11.97         9,815.40
                                         Total amount          9,815.40
"""

TWO_TONGUES = """
            CHANGSHU BRILMONT PRODUCTS CO., LTD
            #商业发票兼装箱单 COMMERCIAL INVOICE & PACKING LIST
TO 致: LUNOLIA TRADING LLC                        发票号码 INV. NO.: XM20201468
58 PUERTO STREET, VALENCIA, SPAIN                 日期 Date: November 28, 2020
Marks    Description of Goods      Quantity   Unit    Unit Price   Amount        CTNS
N/M      跑步鞋 RUNNING SHOES      456        双PRS   USD24.15     USD11,012.40  38
合计 TOTAL                                                         USD11,012.40
原产地 Country of Origin: CHINA      运输方式 By: RAIL
"""

PAPERS: dict[str, tuple[str, str, dict[str, Value]]] = {
    "counsel": (
        COUNSEL,
        "counter_notice",
        {
            "seller_name": "砚褚铭（义乌）贸易有限公司",
            "platform": "tmall",
            "complaint_number": "TS286269881511",
            "rights_numbers": ("71953372",),
            "own_registration_number": "53356443",
            "defence": ("D06", "D08"),
            "notice_date": "2026-08-02",
        },
    ),
    "shopkeeper": (
        SHOPKEEPER,
        "counter_notice",
        {
            "seller_name": "常州市念慈家纺有限公司",
            "platform": "douyin",
            "complaint_number": "7392018834501",
            "defence": ("D09",),
            "notice_date": "2026-03-28",
        },
    ),
    "marketplace": (
        MARKETPLACE,
        "counter_notice",
        {
            "seller_name": "Zhuzhou Haelsen Garments Company Limited",
            "platform": "amazon",
            "complaint_number": "408590581873",
            "rights_numbers": ("5815083",),
            "own_registration_number": "5498624",
            "defence": ("D07", "D08"),
            "notice_date": "2026-10-22",
        },
    ),
    "proforma": (
        PROFORMA,
        "invoice",
        {
            "issuer": "Qingdao Brilmont Garments CO.,LTD.",
            "buyer": "Naxazo Pty Ltd",
            "invoice_number": "PI-2007787",
            "invoice_date": "2020-07-13",
            "lines": ("Hooded jacket",),
            "total": "9815.40",
        },
    ),
    "two-tongues": (
        TWO_TONGUES,
        "invoice",
        {
            "issuer": "CHANGSHU BRILMONT PRODUCTS CO., LTD",
            "buyer": "LUNOLIA TRADING LLC",
            "invoice_number": "XM20201468",
            "invoice_date": "2020-11-28",
            "lines": ("跑步鞋RUNNING SHOES",),
            "total": "11012.40",
        },
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_what_a_paper_says_in_its_own_words(name: str) -> None:
    text, kind, facts = PAPERS[name]
    paper = document(typed(text))
    assert paper.doc_type == kind
    values = said(paper)
    assert {field: values.get(field) for field in facts} == facts


OTHERS = {
    "waybill": "#   顺达速运\n运单号  SD1234567890123\n寄件人：王五\n托寄物：鞋子    件数：1",
    "laboratory": "#   TEST REPORT\nReport No.: TR-2026-11882\nSample description: Sports shoes",
    "dealer": "#   经销商资格证书\n兹证明 义乌市晨希日用品有限公司 为我公司指定经销商。",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_papers_are_called_so_for_certain(name: str) -> None:
    paper = document(typed(OTHERS[name]))
    assert (paper.doc_type, paper.doc_type_certain) == ("other", True)


CHAT = """
平台客服-知识产权
2025年2月19日 上午10:38
您好，您的店铺收到知识产权投诉，投
诉单号173755448，请在3个工作日内申
诉。
涉及链接：https://mobile.yangkeduo.c
om/goods.html?goods_id=248305958
145
          你好，我要申诉！我们公司是南宁市岚
          青贸易股份有限公司
          您对比一下，两个图标一点都不像，客
          人不可能认错的。我们自己也有商标
          商标注册证第29495208号
收到。对方主张的是第77771829号商
标，请您补充盖章的声明。
拼多多会把您的声明转送给投诉人
"""


def test_a_chat_with_the_platform_is_read_through_its_bubbles() -> None:
    paper = document(typed(CHAT))
    assert paper.doc_type == "counter_notice"
    assert said(paper) == {
        "seller_name": "南宁市岚青贸易股份有限公司",
        "platform": "pdd",
        "complaint_number": "173755448",
        "listing_urls": ("https://mobile.yangkeduo.com/goods.html?goods_id=248305958145",),
        "rights_numbers": ("77771829",),
        "own_registration_number": "29495208",
        "defence": ("D10",),
        "notice_date": "2025-02-19",
    }


def test_a_party_is_named_before_its_seat() -> None:
    paper = document(
        typed(
            """
            #不存在侵权行为的声明
            致：京东知识产权保护团队
            声明人：株洲市霖汀贸易股份有限公司，住所地湖南省株洲市芦淞区长虹街
            321号，系贵平台店铺的经营者，就编号为TS3123961001的通知声明如下：
            其一，我方标识与投诉人商标不近似，不会造成混淆。
            """
        )
    )
    assert said(paper)["seller_name"] == "株洲市霖汀贸易股份有限公司"


def test_an_objection_in_german_is_read_by_its_labels() -> None:
    paper = document(
        typed(
            """
            Widerspruch gegen die Meldung einer Rechtsverletzung
            An: Amazon EU S.a.r.l.
            Verkäufer: Lindenhof Handels GmbH
            Beschwerde-ID: 9081726354
            Angebot: https://www.amazon.de/dp/B0ABCD1234
            wir widersprechen der Meldung. Bitte stellen Sie das Angebot wieder her.
            Datum: 04.03.2026
            """
        )
    )
    assert (paper.doc_type, paper.doc_type_certain) == ("counter_notice", True)
    assert said(paper) == {
        "seller_name": "Lindenhof Handels GmbH",
        "platform": "amazon",
        "complaint_number": "9081726354",
        "listing_urls": ("https://www.amazon.de/dp/B0ABCD1234",),
        "notice_date": "2026-03-04",
    }
