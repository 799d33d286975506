"""Where a value goes on, and where its end cannot be told."""

from dataclasses import replace

import pytest

from tests.read.pages import certain, document, line, page, said, typed

CARD = """
姓　名  沈知远
性　别  男    民　族  汉
出　生  1985 年 3 月 12 日
住　址  {first}
　　　  {second}

公民身份号码  990190198503121230
"""


@pytest.mark.parametrize(
    ("first", "second", "sure"),
    [
        pytest.param("浙江省杭州市余杭区仓前", "街道文一西路88号2幢", True, id="short"),
        pytest.param("浙江省杭州市余杭区仓前", "街道文一西路18号25幢305", False, id="full"),
        pytest.param("浙江省杭州市余杭区仓前", "街道文一西路1818号（乙）", True, id="closed"),
        pytest.param("浙江省杭州市余杭区仓前", "街道18号305室之", False, id="cut-short"),
        pytest.param("浙江省杭州市余杭区仓前", "街道18号305室之一", True, id="whole"),
    ],
)
def test_an_address_that_may_go_on_is_asked_about(first: str, second: str, sure: bool) -> None:
    paper = document(typed(CARD.format(first=first, second=second)))
    assert said(paper)["address"] == first + second
    assert ("address" in certain(paper)) == sure


def test_a_value_starts_where_the_engine_saw_it() -> None:
    """A label's spread characters and its value may be one line; what goes on is set further in."""
    words = "经营范围鞋帽零售；服装、玩具零售。"
    wide = replace(
        line(words, 200, 500, 30),
        quad=((200, 500), (950, 500), (950, 530), (200, 530)),
        places=(0.02, 0.11, 0.2, 0.29, *(0.4 + 0.04 * step for step in range(len(words) - 4))),
    )
    paper = document(
        page(
            line("营业执照", 600, 100, 80),
            line("统一社会信用代码 91990169MAF34HCJ77", 200, 240),
            line("名称", 200, 440),
            line("杭州青岚文化创意有限公司", 490, 440),
            wide,
            line("(依法须经批准的项目，凭许可证经营)", 510, 545),
            line("登记机关", 900, 900),
        )
    )
    assert said(paper)["business_scope"] == (
        "鞋帽零售；服装、玩具零售。(依法须经批准的项目，凭许可证经营)"
    )


@pytest.mark.parametrize(
    "below",
    [
        "兹授权被授权方在以下店铺销售授权方的产品，并以授权方名义处理侵权投诉事宜",
        "第二条　　授权期限：2025年1月1日至2025年12月31日",
    ],
)
def test_what_had_room_in_the_line_above_begins_a_paragraph(below: str) -> None:
    letter = f"""
    #　　　　品牌授权书
    授权方：杭州栖檀户外用品有限公司
    被授权方：厦门筱候进出口有限公司
    {below}
    """
    assert said(document(typed(letter)))["grantee"] == "厦门筱候进出口有限公司"


def test_under_a_label_as_bare_as_the_next_one_an_entry_ends() -> None:
    """Neither has a colon, and the address reaches as far right as any line of the page."""
    paper = """
    #　　　商标注册证
    注册号12345678
    注册人青岛栖檀户外用品有限公司
    注册人地址山东省青岛市市南区香港中路10号3号楼1201室
    国际分类25
    """
    values = said(document(typed(paper)))
    assert values["holder_address"] == "山东省青岛市市南区香港中路10号3号楼1201室"
    assert values["nice_classes"] == (25,)


def test_the_line_below_belongs_to_the_last_label_of_its_line() -> None:
    letter = """
    #　　　　授权委托书
    授权方：杭州栖檀户外用品有限公司，统一社会信用代码：
    91330106MA2CEXAM3X。
    被授权方：厦门筱候进出口有限公司
    """
    assert said(document(typed(letter)))["grantor"] == "杭州栖檀户外用品有限公司"


def test_goods_of_a_further_class_begin_a_line_of_their_own() -> None:
    extract = """
    Madrid Monitor
    151  Date of the registration
    28.08.2008
    732  Name and address of the holder of the registration
    Nordhafen Apparel AG
    511  List of goods and services
    NCL(11-2019)
    9 Portable chargers, headphones, smartwatches.
    21 Cups, vacuum flasks, combs.
    832  Designations under the Madrid Protocol
    SG - VN
    """
    assert said(document(typed(extract)))["nice_classes"] == (9, 21)
