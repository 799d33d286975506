"""Grants, extracts and registers of offices whose papers come in photos and prints of web pages."""

import pytest

from ipclaim.model.document import Value
from tests.read.pages import certain, document, said, typed

INDIAN_EXTRACT = """
            #Extracts from the Register of Copyrights
            Copyright Office    Government of India
                                                       Dated : 03/04/2023
1.  Registration Number                         L-990017/2023
2.  Name, address and nationality of the        :  MIRA QINGLAN , 12 LAKE ROAD, PUNE-411999
    applicant                                      INDIAN
3.  Nature of the applicant's interest in the copyright of the work    AUTHOR
4.  Class and description of the work           LITERARY WORK
5.  Title of the work                           BAMBOO WEAVING BY MACHINE
6.  Language of the work                        ENGLISH
8.  Whether the work is published or unpublished    UNPUBLISHED
                                                Deputy Registrar of Copyrights
"""

AUSTRALIAN_GRANT = """
IP Australia
                                 CERTIFICATE OF GRANT
                                 #INNOVATION PATENT
Patent number: 2099101999
The Commissioner of Patents has granted the above patent on 16 October 2019, and certifies that
particulars have been registered in the Register of Patents.
Name and address of patentee(s):
Mira Qinglan of 12 Lake Road, Perth
Title of invention:
A loom for bamboo threads
Name of inventor(s):
Qinglan, Mira and Song, Ho
Term of Patent:
Eight years from 30 September 2019
Dated this 16th day of October 2019
Commissioner of Patents
"""

ENTERPRISE = """
            Government of India
            Ministry of Micro, Small and Medium Enterprises
            #UDYAM REGISTRATION CERTIFICATE
UDYAM REGISTRATION NUMBER      UDYAM-MH-99-0170001
NAME OF ENTERPRISE             M/S QINGLAN POTTERY LLP
TYPE OF ENTERPRISE             MICRO
MAJOR ACTIVITY                 SERVICES
NAME OF UNIT(S)                QINGLAN POTTERY
DATE OF UDYAM REGISTRATION     03/02/2022
"""

STATE = """
            OFFICE OF THE SECRETARY OF STATE
            #CERTIFICATE OF INCORPORATION
WHEREAS, the Not For Profit Certificate of Incorporation of
            QINGLAN POTTERY SOCIETY
has been filed in the office of the Secretary of State as provided by the laws of the State.
Filed in the city of Lakeview this
25th day of August, 2018.
            Secretary of State
"""


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        pytest.param(
            INDIAN_EXTRACT,
            "copyright_certificate",
            {"registration_number": "L-990017/2023", "work_title": "BAMBOO WEAVING BY MACHINE"},
            id="indian-extract",
        ),
        pytest.param(
            AUSTRALIAN_GRANT,
            "invention_patent_certificate",
            {
                "registration_number": "2099101999",
                "title": "A loom for bamboo threads",
                "grant_date": "2019-10-16",
            },
            id="australian-grant",
        ),
        pytest.param(
            ENTERPRISE,
            "business_licence",
            {
                "registration_number": "UDYAM-MH-99-0170001",
                "company_name": "M/S QINGLAN POTTERY LLP",
            },
            id="indian-enterprise",
        ),
        pytest.param(
            STATE,
            "business_licence",
            {"company_name": "QINGLAN POTTERY SOCIETY", "established_date": "2018-08-25"},
            id="american-state",
        ),
    ],
)
def test_what_is_read(text: str, kind: str, values: dict[str, Value]) -> None:
    paper = document(typed(text))
    assert paper.doc_type == kind
    assert values.items() <= said(paper).items()


INDIAN_FURTHER = """
14. If the work is an 'Artistic work' which is used or capable of being      N.A.
used in relation to any goods or services, the application should
include a certification from the Registrar of Trade Marks in terms of
the provision to Sub-Section (i) of Section 45 of the Copyright Act
15. If the work is an 'Artistic work', whether it is registered under the    N.A.
Designs Act 2000 if yes give details.
Date of Application :    15/04/2021
Date of Receipt :        15/04/2021
            DEPUTY REGISTRAR OF COPYRIGHTS
"""


def test_a_further_page_that_speaks_of_trade_marks_is_no_mark() -> None:
    paper = document(typed(INDIAN_FURTHER))
    assert paper.doc_type == "copyright_certificate"
    assert not said(paper)


def test_the_answer_author_is_no_label() -> None:
    assert "author" not in said(document(typed(INDIAN_EXTRACT)))


def test_the_rest_of_a_longer_label_is_no_name() -> None:
    page = ENTERPRISE.replace(
        "NAME OF ENTERPRISE             M/S", "NAME OF THE SMALL FIRM     M/S"
    )
    assert "OF" not in str(certain(document(typed(page))).get("company_name", ""))


PUBLISHED = """
(19) 中华人民共和国国家知识产权局
                #(12) {kind}
(10) {mark} CN 999252035 U
(21) 申请号 209922928576.2
(22) 申请日 2021.11.26
(73) 专利权人  沈知远
(72) 发明人  沈知远
(54) 名称  一种竹编机
(57) 摘要
本实用新型公开了一种竹编机，包括机架。
权利要求书1页  说明书3页
"""


@pytest.mark.parametrize(
    ("kind", "mark"), [("实用新型专利", "授权公告号"), ("发明专利申请", "申请公布号")]
)
def test_a_published_patent_is_no_certificate(kind: str, mark: str) -> None:
    assert document(typed(PUBLISHED.format(kind=kind, mark=mark))).doc_type == "other"


def test_a_licence_whose_label_lost_a_character_under_a_seal() -> None:
    page = """
    #　　　　　　　营　业　执　照
    统一社会信用代码
    91990169MAF34HCJ77
    名  杭州青岚文化创意有限公司          注册资本  壹佰万元整
    类  有限责任公司（自然人独资）        成立日期  2019年05月08日
    法定代表人  沈知远                    营业期限  长期
    经营范围  一般项目：竹编培训；陶器鉴赏
    """
    found = said(document(typed(page)))
    assert found["company_name"] == "杭州青岚文化创意有限公司"
    assert found["company_type"] == "有限责任公司（自然人独资）"
