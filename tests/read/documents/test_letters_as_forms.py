"""Letters of authorization that are forms: boxes ticked, standing words, points of a list."""

from tests.read.pages import certain, document, said, typed

TICKED = """
#　　　平台维权委托授权书
授权方    名称  泉州青岚体育用品（集团）股份有限公司
          证照号码  91990169MAF34HCJ77
被授权方  名称  宁波衡石商标事务所有限责任公司
          证照号码  91990195MA2D4K375Y
权利凭证  ☑商标注册证 □专利证书 □著作权登记证书
          证号：36112874
适用平台  □淘宝 □天猫 □1688 ☑速卖通 ☑京东 □抖音电商
委托事项  ☑提交侵权通知 ☑补充证据材料 □撤回通知 □签
          署和解协议 □代收款项
转委托    □可以 ☑不可以
地域      ☑全球 □中国大陆
有效期    2023年10月24日至2025年10月23日
委托人盖章：
2023年10月24日
"""

ASKED = """
#　　　授权委托书
委托人：泉州青岚体育用品有限公司
受托人：宁波衡石商标事务所有限责任公司
授权商标：第36112874号“青岚”商标
授权平台：□淘宝 □天猫 速卖通 □京东
是否允许转委托：√否 □是
委托期限：自2023年10月24日起至2025年10月23日止
"""

STANDING = """
#　　　授权委托书
        名称      泉州青岚体育用品（集团）股份有限公司
  委
        住所      福建省泉州市丰泽区田安路261-19号
  托
        代码      91990169MAF34HCJ77
  人
        法定代表人   黎海雪    职务   总经理
        名称      浙江衡石律师事务所
  受
  托    承办律师    仇晓晓    执业证号  13831835471153956
  人
        联系电话    0571-58471506
委托事项      就第36112874号注册商标，对速卖通上的侵权商品进行投诉维权。
代理权限      代为投诉、举证、答复申诉，代为撤回投诉。
委托期限      自2023年2月14日起，至2024年2月13日止
"""

POINTS = """
Qinglan Holdings, Inc.                              128 Harrow Mill Road
February 11, 2024
Amazon Seller Performance
Subject: Brand agent authorization letter
Qinglan Holdings, Inc. ("Rights Owner") is the owner of the following registered trademarks:
  QINGLAN, U.S. Registration No. 5,337,737 (Class 25)
We hereby authorize Ningbo Hengshi Outdoor Products CO.,LTD. to act on our behalf within all
countries and in particular to:
  Submit and retract notices of infringement
  Respond to counter-notices and appeals
This authorization is effective from February 11, 2024 through February 10, 2026. It is not
transferable and may not be sub-delegated.
Sincerely,
"""


def test_only_what_is_ticked_is_granted() -> None:
    letter = said(document(typed(TICKED)))
    assert letter["platforms"] == ("aliexpress", "jd")
    assert letter["scope"] == "提交侵权通知、补充证据材料"
    assert letter["territory"] == "全球"
    assert letter["may_delegate"] is False
    assert letter["rights_numbers"] == ("36112874",)


def test_a_question_is_no_answer_and_a_lost_tick_is_for_a_person() -> None:
    letter = document(typed(ASKED))
    assert said(letter)["may_delegate"] is False
    assert said(letter)["platforms"] == ("aliexpress",)
    assert not {"may_delegate", "platforms"} & set(certain(letter))


def test_a_party_s_word_stands_beside_its_rows() -> None:
    letter = said(document(typed(STANDING)))
    assert letter["grantor"] == "泉州青岚体育用品（集团）股份有限公司"
    assert letter["grantor_credit_code"] == "91990169MAF34HCJ77"
    assert letter["grantee"] == "浙江衡石律师事务所"
    assert letter["scope"] == "代为投诉、举证、答复申诉，代为撤回投诉"


def test_points_of_a_list_are_parted() -> None:
    letter = said(document(typed(POINTS)))
    assert letter["grantor"] == "Qinglan Holdings, Inc."
    assert letter["territory"] == "all countries"
    assert letter["scope"] == (
        "Submit and retract notices of infringement；Respond to counter-notices and appeals"
    )
