"""Company registrations of Taiwan, whose calendar begins in 1912."""

import pytest

from ipclaim.read.values import PARSERS
from tests.read.pages import certain, document, typed

REGISTER = """
經濟部商業發展署  商工登記公示資料查詢服務
公司基本資料
統一編號            12345675
登記現況            核准設立
公司名稱            北港國際貿易股份有限公司
資本總額(元)        5,000,000
代表人姓名          林一鳴
公司所在地          臺北市大安區樣品路12號3樓
登記機關            經濟部商業發展署
核准設立日期        104年05月07日
最後核准變更日期    110年06月10日
所營事業資料        F401010國際貿易業
"""


def test_what_a_register_says() -> None:
    paper = document(typed(REGISTER))
    assert (paper.doc_type, paper.doc_type_certain) == ("business_licence", True)
    assert paper.jurisdiction == "TW"
    assert certain(paper) == {
        "registration_number": "12345675",
        "company_name": "北港國際貿易股份有限公司",
        "legal_representative": "林一鳴",
        "registered_capital": "5,000,000",
        "established_date": "2015-05-07",
        "address": "臺北市大安區樣品路12號3樓",
        "business_scope": "F401010國際貿易業",
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("104年05月07日", "2015-05-07"),
        ("民國98年7月8日", "2009-07-08"),
        ("中華民國一一三年五月十二日", "2024-05-12"),
        ("2015年5月7日", "2015-05-07"),
        ("104年13月07日", None),
    ],
)
def test_years_of_the_republic(text: str, day: str | None) -> None:
    parsed = PARSERS["roc-date"](text)
    assert (parsed.value if parsed else None) == day
