"""Papers that are none of the kinds, and papers that only quote one, set by hand."""

import pytest

from ipclaim.read.classify import classify
from tests.read.pages import all_layouts, typed

CODE = "91990169MAF34HCJ77"

OTHERS = {
    "lawyers-letter": """
#　　　　　律 师 函
致：宁波衡石鞋业有限公司
　　样张律师事务所接受杭州青岚文化创意有限公司委托，就贵司侵犯商标专用权事宜致函。
委托人系第36112874号商标注册证的注册人，核定使用商品为鞋，有效期至2030年1月6日。
请贵司立即停止侵权，否则将追究法律责任。
""",
    "cease-and-desist": """
Oakham & Fell LLP
Attorneys at Law
Re: U.S. Registration No. 5,123,456
Dear Sirs,
We represent the owner of the mark, registered on the Principal Register for goods
in International Class 25. We demand that you cease and desist from any further sale.
Our client reserves all rights.
""",
    "platforms-answer": """
系统消息
尊敬的商家：
您就投诉编号 7543083996748 提交的申诉材料，经平台审核，申诉不成立。
""",
    "filing-of-a-patent": """
#　　　　专利申请受理通知书
申请号：202130551606.3
申请日：2021年4月8日
申请人：杭州青岚文化创意有限公司
发明创造名称：保温杯
""",
    "articles": f"""
#　　杭州青岚文化创意有限公司章程
第一章　总则
第一条　公司名称：杭州青岚文化创意有限公司
第二条　公司住所：杭州市
第三条　经营范围：服装销售
第四条　注册资本：100万元
第五条　股东：李文
统一社会信用代码：{CODE}
""",
    "sales-contract": f"""
#　　　　　　　购销合同
　　　　　　　　　　　　　　　　合同编号：QL2025-031
甲方（买方）：杭州青岚文化创意有限公司
统一社会信用代码：{CODE}
乙方（卖方）：宁波衡石鞋业有限公司
　　甲乙双方经友好协商，订立本合同。
一、产品名称、数量、金额：运动鞋100双，10000元。
二、付款方式：货到付款。
三、违约责任：逾期交货的，按日支付违约金。
四、争议解决：提交甲方所在地法院管辖。
甲方（盖章）：            乙方（盖章）：
日期：2025年5月6日
""",
    "contract-that-quotes-an-authorization": """
#　　　　　商标使用许可合同
许可人（甲方）：杭州青岚文化创意有限公司
被许可人（乙方）：宁波衡石鞋业有限公司
第一条　甲方授权乙方在第25类商品上使用第36112874号注册商标。
第二条　授权期限自2025年1月1日起至2027年12月31日止。
第三条　甲方应向乙方出具授权书；乙方不得转授权。
第四条　商标许可使用费每年十万元。
第五条　违约责任与争议解决：双方友好协商。
本合同一式两份。
""",
    "order-screenshot": """
09:41                                              5G
订单详情
卖家已发货
青岩运动专营店
运动鞋男款透气轻便跑步鞋
￥128.00  x1
实付款  ￥128.00
订单编号：2604419981233345566
下单时间：2026-01-03 10:22:31
快递单号：SF1234567890123
确认收货
""",
    "quotation": """
#　　　　　报价单
致：杭州青岚文化创意有限公司
品名      规格     数量     单价     金额
运动鞋    42码     100      88.00    8800.00
报价有效期：30天
付款方式：款到发货
""",
    "chat": """
聊天信息(2)
在吗，这个鞋是正品吗
亲，我们是品牌授权店，有授权书的哦
能发一下营业执照吗
撤回了一条消息
发送消息
""",
    "judgment": """
#　　　　杭州市余杭区人民法院
#　　　　　民事判决书
原告：杭州青岚文化创意有限公司
法定代表人：沈知远
委托诉讼代理人：李文，律师
被告：宁波衡石鞋业有限公司
原告系第36112874号注册商标的注册人。
本院认为，被告未经许可使用近似商标，构成侵权。判决如下：
审判长　周岩
""",
    "bank-slip": """
#　　　样张银行电子回单
回单编号：202505060001
付款人：杭州青岚文化创意有限公司
付款人账号：0000 0000 0000
收款人：宁波衡石鞋业有限公司
收款人账号：0000 0000 0001
金额：¥10,000.00
交易流水号：998877
""",
    "delivery-note": """
#　　　送货单
送货单号：20250506
收货单位：杭州青岚文化创意有限公司
品名      数量
运动鞋    100
收货人签字：
""",
    "licence-agreement": """
#          TRADEMARK LICENSE AGREEMENT
This Agreement is made between Norvik Outdoor GmbH (the Licensor) and Ningbo
Hengshi Trading Co., Ltd. (the Licensee). The Licensor hereby authorizes the
Licensee to use trademark No. 36112874. Royalties are due quarterly.
The governing law of this Agreement is the law of Germany.
""",
    "list-of-papers": """
#　　　证据目录
1. 营业执照复印件一份
2. 商标注册证复印件一份
3. 授权委托书原件一份
4. 居民身份证复印件一份
5. 订单详情截图
""",
    "product-photo": """
QINGLAN
SPORT
42
""",
    "company-letter": """
杭州青岚文化创意有限公司
关于参加年会的通知
各位同事：
　　公司定于五月六日举行年会，请准时参加。
行政部
""",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_papers_are_other_for_certain(name: str) -> None:
    found = classify(all_layouts(), typed(OTHERS[name]))
    assert (found.kind, found.certain) == ("other", True)


def test_a_blank_page_is_other_for_certain() -> None:
    found = classify(all_layouts(), typed(""))
    assert (found.kind, found.certain) == ("other", True)


@pytest.mark.parametrize("word", ["营业执照", "授权委托书", "商标注册证", "居民身份证", "申诉书"])
def test_one_word_makes_no_certain_kind(word: str) -> None:
    assert not classify(all_layouts(), typed(f"#　　{word}\n样张")).certain


@pytest.mark.parametrize("line", ["附件二：营业执照复印件", "3. 营业执照", "请提供营业执照"])
def test_a_paper_named_among_enclosures_is_no_title(line: str) -> None:
    assert not classify(all_layouts(), typed(f"{line}\n统一社会信用代码\n经营范围")).titled


def test_a_licence_with_a_place_before_its_title_is_titled() -> None:
    sheet = typed("#　营业执照\n（副本）\n统一社会信用代码  1\n经营范围  鞋")
    assert classify(all_layouts(), sheet).titled


def test_a_packing_list_with_an_invoices_number_is_no_sure_invoice() -> None:
    found = classify(
        all_layouts(),
        typed(
            """
            PACKING LIST
            Invoice No.: HY-2026-0318       Date: Mar. 18, 2026
            Seller: Huayan Bags Factory Co., Ltd.
            Buyer: Alderfinch Outdoor AB
            Description        Cartons   Pieces   Volume
            Canvas backpack    10        100      2.4
            """
        ),
    )
    assert found.kind == "other" or not found.certain
