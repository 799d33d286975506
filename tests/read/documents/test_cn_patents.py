"""Patent certificates of all three kinds, old and electronic."""

import pytest

from tests.read.pages import certain, document, said, typed

DESIGN_OLD = """
　　　　　　　　　　　　　　　　　　　　　　　　证书号第4317291号
#　　　　　外观设计专利证书
　外观设计名称：登山鞋（山青三号）
　设　计　人：林一鸣;沈知远
　专　利　号：ZL 2017 3 0123456.8
　专利申请日：2017年04月12日
　专 利 权 人：山青国际贸易（厦门）有限公司
　授权公告日：2017年10月03日
　　本外观设计经过本局依照中华人民共和国专利法进行初步审查，决定授予专利权，
　颁发本证书并在专利登记簿上予以登记。专利权自授权公告之日起生效。
　　　　　　　　　　　　　　　　　　　　第1页（共1页）
　局长
　林　某                                          2017年10月03日
"""

UTILITY_NEW = """
　　　　　　　　　　　　　　　　　　　　　　　　证书号第15123456号
#　　　　　实用新型专利证书
　实用新型名称：一种防滑登山鞋底
　发　明　人：林一鸣
　专　利　号：ZL 2021 2 1234567.7      授权公告号：CN 215123456 U
　专利申请日：2021年06月03日          授权公告日：2021年12月14日
　专 利 权 人：山青国际贸易（厦门）有限公司
　地　　　址：361006 福建省厦门市湖里区华昌路132号B2栋三楼之五
　　国家知识产权局依照中华人民共和国专利法经过初步审查，决定授予专利权，颁发
　实用新型专利证书并在专利登记簿上予以登记。
　申请日时申请人：厦门远帆科技有限公司
　申请日时发明人：沈知远
　局长
　申某某                                          2021年12月14日
"""

FACTS = {
    "design": (
        "design_patent_certificate",
        DESIGN_OLD,
        {
            "patent_number": "ZL201730123456.8",
            "design_title": "登山鞋（山青三号）",
            "designers": ("林一鸣", "沈知远"),
            "filing_date": "2017-04-12",
            "holder_name": "山青国际贸易（厦门）有限公司",
            "grant_date": "2017-10-03",
            "issue_date": "2017-10-03",
        },
    ),
    "utility-model": (
        "utility_model_certificate",
        UTILITY_NEW,
        {
            "patent_number": "ZL202121234567.7",
            "title": "一种防滑登山鞋底",
            "inventors": ("林一鸣",),
            "filing_date": "2021-06-03",
            "holder_name": "山青国际贸易（厦门）有限公司",
            "holder_address": "福建省厦门市湖里区华昌路132号B2栋三楼之五",
            "grant_date": "2021-12-14",
            "publication_number": "CN215123456U",
            "issue_date": "2021-12-14",
        },
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_what_a_patent_certificate_says(name: str) -> None:
    kind, text, facts = FACTS[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == (kind, True)
    assert said(paper) == facts
    number = {"patent_number"}  # its check digit is invented
    assert certain(paper).keys() | number == facts.keys()
