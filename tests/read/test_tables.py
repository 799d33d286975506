"""Columns under headings, on pages set by hand."""

import pytest

from tests.read.pages import certain, document, said, typed

LETTER = """
#　　　　商标维权授权书
我司杭州栖檀户外用品有限公司系下列注册商标的专用权人，现授权北京澜筱知识产权代理
有限公司对下列店铺内的侵权商品发起侵权投诉、补充材料、处理卖家申诉、撤诉。
一、授权商标
序号    商标        注册号          类别
1       栖檀        52070908        25
2       云鹭        {second}        28
二、涉及平台及店铺
平台        店铺名称            店铺链接/ID
淘宝网      栖檀仿品店          https://mall.jd.com/index-8822323.html
天猫        云鹭小店            店铺ID 998877
授权期限自2024年12月29日起至2026年12月28日止。
"""


def test_headings_side_by_side_are_two_labels() -> None:
    """商标 | 注册号 heads two columns, though 商标注册号 is a label."""
    given = said(document(typed(LETTER.format(second="63110373"))))
    assert given["rights_numbers"] == ("52070908", "63110373")
    assert given["platforms"] == ("taobao", "tmall")


@pytest.mark.parametrize(("second", "sure"), [("63110373", True), ("        ", False)])
def test_a_column_with_an_overlooked_cell_is_asked_about(second: str, sure: bool) -> None:
    paper = document(typed(LETTER.format(second=second)))
    assert ("rights_numbers" in certain(paper)) is sure
