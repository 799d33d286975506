"""Translated Chinese certificates, the Japanese platform's page, American abstracts of title."""

from tests.read.pages import certain, document, said, typed

TRANSLATION = """
#         CERTIFICATE OF TRADEMARK REGISTRATION
                          No. 42632316

#                         NORDVELA

Goods Approved for Use (Class 3):   cosmetics; beauty masks; toothpastes
Name of Registrant:                 Yiwu Nordvela Technology Co., Ltd.
Registrant's Address:               Building 4, 886 Wanghai 1st Lane, Yiwu, Zhejiang, China
Date of Registration:               January 14, 2021
Valid until:                        January 13, 2031

                                    China National Intellectual Property Administration
"""

PLATFORM = """
特許情報プラットフォーム  商標照会（固定アドレス）
商標出願・登録情報

(111)登録番号          第5319667号
(151)登録日            2011年12月11日
(210)出願番号          商願2010-154956
(220)出願日            2010年4月13日
(180)存続期間満了日    2021年12月11日
(541)商標(検索用)      NORDVELA
氏名又は名称           株式会社ミナトヴェール
住所又は居所           東京都千代田区霞坂三丁目58番11号
(500)区分数            1
ステータス             存続-登録-継続
"""

ABSTRACT = """
United States Patent and Trademark Office
Trademark Assignment Abstract of Title
Total Assignments: 1
Serial No.: 70887836 Filing Dt: 05/25/2009 Reg. No.: 3891948 Reg. Dt: 03/20/2011
Mark:         NORDVELA
Assignment: 1
Reel/Frame: 6531/0501 Recorded: 07/15/2021 Pages: 2
Conveyance:   ASSIGNS THE ENTIRE INTEREST
Assignor:     NORDVELA HOLDINGS, INC. Exec Dt: 06/15/2021
              Entity Type: CORPORATION
Assignee:     HAELITHOS BRANDS LIMITED Entity Type: CORPORATION
              789 NORTH TILLER ROAD
              SALEM, OREGON 97301
              Citizenship: OHIO
"""


def test_a_translation_is_a_chinese_certificate() -> None:
    paper = document(typed(TRANSLATION))
    assert (paper.doc_type, paper.jurisdiction) == ("trademark_certificate", "CN")
    values = said(paper)
    assert values["registration_number"] == "42632316"
    assert values["nice_classes"] == (3,)
    assert values["goods_services"] == "cosmetics; beauty masks; toothpastes"
    assert values["holder_name"] == "Yiwu Nordvela Technology Co., Ltd."
    assert (values["registration_date"], values["valid_to"]) == ("2021-01-14", "2031-01-13")


def test_a_record_of_the_japanese_platform() -> None:
    paper = document(typed(PLATFORM))
    assert (paper.doc_type, paper.jurisdiction) == ("trademark_register_extract", "JP")
    values = said(paper)
    assert values["registration_number"] == "5319667"
    assert values["application_number"] == "2010-154956"
    assert values["mark_text"] == "NORDVELA"
    assert values["holder_name"] == "株式会社ミナトヴェール"
    assert "mark_text" not in certain(paper)


def test_a_form_after_a_comma_is_the_names_own() -> None:
    values = said(document(typed(ABSTRACT)))
    assert values["assignor_name"] == "NORDVELA HOLDINGS, INC."
    assert values["assignee_name"] == "HAELITHOS BRANDS LIMITED"
    assert (values["registration_number"], values["assignment_date"]) == ("3891948", "2021-06-15")
    assert values["mark_text"] == "NORDVELA"
