"""Powers of attorney in English alone and sub-delegations, without an engine."""

import pytest

from tests.read.pages import certain, document, said, typed

ONE, OTHER = "91990169MAF34HCJ77", "91990195MA2D4K375Y"

ENTRIES = f"""
#              LETTER OF AUTHORIZATION
Grantor: Norvik Outdoor GmbH
Address: Musterweg 12, 20095 Hamburg, Germany
Authorized Agent: Ningbo Hengshi Intellectual Property Agency Co., Ltd.
Unified Social Credit Code: {OTHER}
Address: No. 88 Qixing Road, Ningbo, China
Trademark Registration Nos.: 018923552, 36112874
Platforms: Taobao, Tmall and 1688
Scope of authorization: to file and withdraw complaints, to answer counter-notices
Territory: People's Republic of China
Term: from March 1, 2025 to February 28, 2027
Sub-delegation: The Agent may not sub-delegate this authority.
Date: March 1, 2025
"""

RUNNING = """
#                    POWER OF ATTORNEY
TO WHOM IT MAY CONCERN
We, Norvik Outdoor GmbH, a company organized under the laws of Germany with its
registered office at Musterweg 12, Hamburg, owner of trademark registrations
No. 36112874 and No. 36112899, hereby authorize Ningbo Hengshi Intellectual
Property Agency Co., Ltd. to act on our behalf on AliExpress and Alibaba.com.
This authorization is effective from March 1, 2025 until February 28, 2027.
The agent has the right to sub-delegate.
Signed on March 1, 2025
"""

SUB = f"""
#　　　　　　转授权书
转授权人（原被授权人）：宁波衡石知识产权代理有限公司
统一社会信用代码：{OTHER}
被转授权人：杭州云帆知识产权代理有限公司
统一社会信用代码：{ONE}
　　权利人杭州青岚文化创意有限公司已于2025年3月1日授权我司维护其知识产权，并同意
我司转授权。现我司将下列权限转授权给杭州云帆知识产权代理有限公司：
授权商标：第36112874号
授权平台：淘宝网
授权权限：提交侵权投诉、撤回投诉。
授权期限：2025年3月10日至2026年3月9日
杭州云帆知识产权代理有限公司不得再转授权。
转授权人（盖章）：宁波衡石知识产权代理有限公司
日期：2025年3月10日
"""

PARTNER = """
#        AMAZON BRAND AUTHORIZATION LETTER
Brand Owner: Norvik Outdoor GmbH
Address: Musterweg 12, 20095 Hamburg, Germany
Authorized Partner: Ningbo Hengshi Trading Co., Ltd.
Address: No. 88 Qixing Road, Ningbo
Brand Name: NORVIK
Registered Trademark Number: 5,123,456
Scope of Authorization: The authorized partner is permitted to handle all necessary
actions related to the brand's presence on Amazon.
Duration: This authorization is valid from January 1, 2025 until December 31, 2026,
unless revoked earlier in writing by the brand owner.
Date: January 1, 2025
"""

LETTERS = {
    "entries": (
        ENTRIES,
        {
            "grantor": "Norvik Outdoor GmbH",
            "grantor_name_en": "Norvik Outdoor GmbH",
            "grantee": "Ningbo Hengshi Intellectual Property Agency Co., Ltd.",
            "grantee_name_en": "Ningbo Hengshi Intellectual Property Agency Co., Ltd.",
            "grantee_credit_code": OTHER,
            "rights_numbers": ("018923552", "36112874"),
            "platforms": ("taobao", "tmall", "1688"),
            "scope": "to file and withdraw complaints, to answer counter-notices",
            "territory": "People's Republic of China",
            "period_from": "2025-03-01",
            "period_to": "2027-02-28",
            "may_delegate": False,
            "signed_date": "2025-03-01",
        },
    ),
    "running": (
        RUNNING,
        {
            "grantor": "Norvik Outdoor GmbH",
            "grantor_name_en": "Norvik Outdoor GmbH",
            "grantee": "Ningbo Hengshi Intellectual Property Agency Co., Ltd.",
            "grantee_name_en": "Ningbo Hengshi Intellectual Property Agency Co., Ltd.",
            "rights_numbers": ("36112874", "36112899"),
            "platforms": ("aliexpress", "alibaba_com"),
            "period_from": "2025-03-01",
            "period_to": "2027-02-28",
            "may_delegate": True,
            "signed_date": "2025-03-01",
        },
    ),
    "sub-delegation": (
        SUB,
        {
            "grantor": "宁波衡石知识产权代理有限公司",
            "grantee": "杭州云帆知识产权代理有限公司",
            "grantor_credit_code": OTHER,
            "grantee_credit_code": ONE,
            "sub_delegation": True,
            "rights_numbers": ("36112874",),
            "platforms": ("taobao",),
            "scope": "提交侵权投诉、撤回投诉",
            "period_from": "2025-03-10",
            "period_to": "2026-03-09",
            "may_delegate": False,
            "signed_date": "2025-03-10",
        },
    ),
    "partner": (
        PARTNER,
        {
            "grantor": "Norvik Outdoor GmbH",
            "grantor_name_en": "Norvik Outdoor GmbH",
            "grantee": "Ningbo Hengshi Trading Co., Ltd.",
            "grantee_name_en": "Ningbo Hengshi Trading Co., Ltd.",
            "rights_numbers": ("5123456",),
            "platforms": ("amazon",),
            "scope": "to handle all necessary actions related to the brand's presence on Amazon",
            "period_from": "2025-01-01",
            "period_to": "2026-12-31",
            "signed_date": "2025-01-01",
        },
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_what_a_letter_says(name: str) -> None:
    text, facts = LETTERS[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == ("authorization_letter", True)
    assert said(paper) == facts
    assert len(certain(paper)) >= 0.8 * len(facts)


PRESENTS = """
#                 POWER OF ATTORNEY
KNOW ALL MEN BY THESE PRESENTS that Norvik Outdoor S.r.l., a company having its
office at Musterweg 12, Hamburg, hereby appoints Ningbo Hengshi Trading Limited,
of Ningbo, China, as our agent in respect of trademark registration No. 36112874,
to file and withdraw complaints and to sign related documents on AliExpress.
This authorization extends to all countries of the world and is valid from
March 1, 2025 until February 28, 2027.
Sub-delegation: not permitted
For and on behalf of Norvik Outdoor S.r.l.
Date: March 1, 2025
"""


def test_a_power_of_attorney_by_these_presents() -> None:
    facts = said(document(typed(PRESENTS)))
    assert facts["grantor"] == facts["grantor_name_en"] == "Norvik Outdoor S.r.l."
    assert facts["grantee"] == "Ningbo Hengshi Trading Limited"
    assert facts["rights_numbers"] == ("36112874",)
    assert facts["territory"] == "all countries of the world"
    assert facts["scope"] == "to file and withdraw complaints and to sign related documents"
    assert facts["may_delegate"] is False


def test_a_doubled_stop_in_a_name_is_misread() -> None:
    text = ENTRIES.replace("Norvik Outdoor GmbH", "Norvik Outdoor Co.. Ltd.")
    assert "grantor_name_en" not in certain(document(typed(text)))


def test_text_that_lost_its_spaces_says_the_same() -> None:
    glued = PRESENTS.replace("authorization extends to", "authorizationextendsto")
    glued = glued.replace("THESE PRESENTS", "THESEPRESENTS").replace(
        "until February", "untilFebruary"
    )
    facts, whole = said(document(typed(glued))), said(document(typed(PRESENTS)))
    for name in ("grantor", "territory", "period_to"):
        assert facts[name] == whole[name]


CERTIFIED = """
#                 CERTIFICATE OF AUTHORIZATION
We, Norvik Outdoor S.r.l., the registrant of trademark No. 36112874, hereby certify
that NINGBO HENGSHI TRADING CO., LTD. is authorized to sell our products on Tmall.
The valid period of this authorization is from March 1, 2025 to February 28, 2027.
Authorized Signature:
"""


def test_who_is_certified_to_be_authorized_is_the_grantee() -> None:
    facts = said(document(typed(CERTIFIED)))
    assert facts["grantor"] == "Norvik Outdoor S.r.l."
    assert facts["grantee"] == "NINGBO HENGSHI TRADING CO., LTD."


def test_a_sub_power_says_that_it_is_one() -> None:
    text = PRESENTS.replace("POWER OF ATTORNEY", "SUB-POWER OF ATTORNEY")
    assert said(document(typed(text)))["sub_delegation"] is True


FORM = f"""
#                 APPOINTMENT OF AGENT
Section A - Rights Owner Information
Name                         Norvik Outdoor GmbH
Country                      Germany
Section B - Agent Information
Name                         Ningbo Hengshi Intellectual Property Agency Co., Ltd.
Unified Social Credit Code   {OTHER}
Section C - Authorisation
Trade mark number            018923552
Online platforms covered     AliExpress, Temu
Powers granted               to file complaints, to accept retractions
Territorial scope            European Union
Commencement date            1 March 2025
Valid until                  28 February 2027
Sub-authorisation            □ Yes No
Place and date: Hamburg, 1 March 2025
"""

DEED = """
#                DEED OF POWER OF ATTORNEY
THIS DEED is made on 3 September 2026 by Norvik Footwear Limited, a company registered
in England and Wales with company number 34707102 (the "Principal").
1 Appointment
The Principal appoints Hartwell IP Services Limited of 69 Quay Street, Leeds to be its
attorney in respect of UK trade mark registration No. UK00915176442.
2 Powers
The Attorney shall have full power and authority to lodge and withdraw complaints on eBay.
3 Territory
This power is exercisable throughout the United Kingdom.
4 Commencement and Duration
This power of attorney commences on 3 September 2026 and ceases to have effect on 2
September 2027.
5 Delegation
The Attorney shall have no power to delegate.
"""


def test_a_forms_sections_name_their_party() -> None:
    paper = document(typed(FORM))
    told = said(paper)
    assert paper.doc_type == "authorization_letter"
    assert told["grantor"] == told["grantor_name_en"] == "Norvik Outdoor GmbH"
    assert told["grantee"] == "Ningbo Hengshi Intellectual Property Agency Co., Ltd."
    assert told["grantee_credit_code"] == OTHER
    assert told["rights_numbers"] == ("018923552",)
    assert told["platforms"] == ("aliexpress", "temu")
    assert told["territory"] == "European Union"
    assert (told["period_from"], told["period_to"]) == ("2025-03-01", "2027-02-28")
    assert told["may_delegate"] is False  # only the other answer's box is empty
    assert "may_delegate" not in certain(paper)
    assert told["signed_date"] == "2025-03-01"


def test_a_deed_in_clauses() -> None:
    told = said(document(typed(DEED)))
    assert told["grantor"] == "Norvik Footwear Limited"
    assert told["grantee"] == "Hartwell IP Services Limited"
    assert told["rights_numbers"] == ("UK00915176442",)
    assert told["platforms"] == ("ebay",)
    assert told["scope"] == "to lodge and withdraw complaints"
    assert told["territory"] == "the United Kingdom"
    assert (told["period_from"], told["period_to"]) == ("2026-09-03", "2027-09-02")
    assert told["may_delegate"] is False
    assert told["signed_date"] == "2026-09-03"


TWO_LINES = """
#　　　　Authorization Letter
Rights Holder (Company      Mirexsen Design Studio Ltd
Name)
Authorized Agent (Company   Qingdao Kestexsen Trading Co., LTD
Name)
Registration Number(s)      UK00003826350
Authorized Matters          To submit notices of infringement
Right to Sub-delegate       Yes
Signature and Company Chop:
"""


def test_a_label_of_two_lines_is_no_part_of_its_value() -> None:
    given = said(document(typed(TWO_LINES)))
    assert given["grantor"] == "Mirexsen Design Studio Ltd"
    assert given["grantee"] == "Qingdao Kestexsen Trading Co., LTD"


ONWARD = """
#　　SUB-DELEGATION OF AUTHORITY
The undersigned, Chengdu Naxora Garments Limited, acting under the power of
attorney granted to us by Lunomont GmbH (the "Rights Holder"), hereby sub-delegate to
Chengdu Lunolsen Technology CO.,LTD. (the "Sub-Agent") the authority to submit and
withdraw infringement complaints on AliExpress. Substitution is allowed.
"""


def test_who_granted_the_power_before_is_not_the_grantor() -> None:
    given = said(document(typed(ONWARD)))
    assert given["grantor"] == "Chengdu Naxora Garments Limited"
    assert given["may_delegate"] is True


BY_MAIL = """
#Agent Authorization Letter
To: AliExpress
Re: Trademark VELAMAR, International Registration No. 1234567
Dear Sir or Madam,
Velamar Mode GmbH ("the Brand Owner"), located in München, is the registered owner of it and of
the marks UK00003123456 and EUTM 018123456. We hereby authorize Ningbo Haoyue Agency Co., Ltd.
("the Agent"), located in Ningbo, to file complaints on our behalf.
"""


def test_a_title_and_a_greeting_are_nobody_and_each_number_is_a_right() -> None:
    given = said(document(typed(BY_MAIL, size=22)))
    assert given["grantor"] == "Velamar Mode GmbH"
    assert given["grantee"] == "Ningbo Haoyue Agency Co., Ltd."
    assert given["rights_numbers"] == ("1234567", "UK00003123456", "018123456")
