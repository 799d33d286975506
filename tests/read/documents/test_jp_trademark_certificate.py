"""Japanese certificates and Chinese proofs of international registrations."""

import pytest

from ipclaim.model.document import Value
from tests.read.pages import certain, document, typed

JAPAN = """
            #商標登録証

登録番号      第6123456号
商標          NORDVELA
商品及び役務の区分並びに指定商品又は指定役務
   第25類     被服，履物，運動用特殊靴
商標権者      東京都架空区見本町六丁目１７番６号
              株式会社白杜スポーツ
出願番号      商願2019－012345
出願日        平成３１年１月１５日
登録日        令和２年３月３日
この商標は、登録するものと確定し、商標原簿に登録されたことを証する。
令和２年３月３日
特許庁長官    見本野太郎
"""

MADRID_IN_CHINA = """
            #商标注册证明

兹证明第G1234567号商标已在中国受到保护。
国际注册号      G1234567
国际注册日期    2014年06月06日
注册人          NORDHAFEN APPAREL GMBH
注册人地址      Musterstrasse 12, 20095 Hamburg
类别            25
有效期至        2024年06月06日
                国家知识产权局
                2024年01月02日
"""

MADRID_SENTENCE = """
            #商标注册证明
                                        （2019）商标证字第654321号
    兹证明，国际注册第G1002003号商标，业经我局核准领土延伸至中国。
注册人为FJELLVIK OPTIKK AS，
地址：Eksempelveien 7, 0150 Oslo, Norway。核定使用商
品为国际分类第9类：照相机；眼镜；头戴式耳机。国际注册日期为
2016年3月5日，有效期自2016年3月5日至2026年3月4日。

                                        国家知识产权局
                                        2019年7月1日
"""

JAPAN_IN_BOTH = """
            #商標登録証
登録第5123456号(REGISTRATION NUMBER)
商標(THE MARK)

指定商品又は指定役務並びに商品及び役務の区分
   第25類     被服，靴下
商標権者(OWNER OF THE TRADEMARK RIGHT)
京都府架空市見本町三丁目４番５号
合同会社白杜
出願番号      商願2010－012345
出願日        平成２２年２月１日
登録日        平成２２年９月３日
この商標は、登録するものと確定し、商標原簿に登録されたことを証する。
特許庁長官(COMMISSIONER, JAPAN PATENT OFFICE)
"""


@pytest.mark.parametrize(
    ("text", "kind", "jurisdiction", "values"),
    [
        pytest.param(
            JAPAN,
            "trademark_certificate",
            "JP",
            {
                "registration_number": "6123456",
                "nice_classes": (25,),
                "holder_name": "株式会社白杜スポーツ",
                "holder_address": "東京都架空区見本町六丁目１７番６号",
                "application_number": "2019-012345",
                "filing_date": "2019-01-15",
                "registration_date": "2020-03-03",
            },
            id="japan",
        ),
        pytest.param(
            MADRID_IN_CHINA,
            "trademark_certificate",
            "CN",
            {
                "registration_number": "G1234567",
                "nice_classes": (25,),
                "holder_name": "NORDHAFEN APPAREL GMBH",
                "holder_address": "Musterstrasse 12, 20095 Hamburg",
                "registration_date": "2014-06-06",
                "valid_to": "2024-06-06",
                "issue_date": "2024-01-02",
            },
            id="madrid-in-china",
        ),
        pytest.param(
            MADRID_SENTENCE,
            "trademark_certificate",
            "CN",
            {
                "registration_number": "G1002003",
                "nice_classes": (9,),
                "goods_services": "照相机；眼镜；头戴式耳机",
                "holder_name": "FJELLVIK OPTIKK AS",
                "holder_address": "Eksempelveien 7, 0150 Oslo, Norway",
                "registration_date": "2016-03-05",
                "valid_from": "2016-03-05",
                "valid_to": "2026-03-04",
                "issue_date": "2019-07-01",
            },
            id="madrid-in-one-sentence",
        ),
        pytest.param(
            JAPAN_IN_BOTH,
            "trademark_certificate",
            "JP",
            {
                "registration_number": "5123456",
                "nice_classes": (25,),
                "holder_name": "合同会社白杜",
                "holder_address": "京都府架空市見本町三丁目４番５号",
                "application_number": "2010-012345",
                "filing_date": "2010-02-01",
                "registration_date": "2010-09-03",
            },
            id="labels-said-again-in-english",
        ),
    ],
)
def test_what_is_certain_on_a_page(
    text: str, kind: str, jurisdiction: str | None, values: dict[str, Value]
) -> None:
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == (kind, True)
    assert paper.jurisdiction == jurisdiction
    assert certain(paper) == values
