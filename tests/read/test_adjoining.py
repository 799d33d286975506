"""Writing that adjoins a value and that nobody owns."""

import pytest

from tests.read.pages import document, typed

UNDER = """
#　　　　　　　商标注册证
　　　　　　　　　　第 34754900 号
　注册日期    2025年08月09日    有效期至    2035年08月08日
　注册人      南宁市山青母婴用品有限公司
　国际分类    35
　核定商品/服务    商业企业迁移；替他人推销；进出口代理；通过网站提
{line}
　　　　　　　　　　　　　　　国家知识产权局
"""


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        pytest.param("供商业信息；广告；市场营销", False, id="it-may-go-on-at-the-margin"),
        pytest.param("", True, id="nothing-under-it"),
    ],
)
def test_a_list_with_writing_close_under_it_is_asked_about(line: str, sure: bool) -> None:
    paper = document(typed(UNDER.format(line=line)))
    fields = {field.name: field for field in paper.fields}
    assert fields["goods_services"].is_certain is sure
