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


LETTER = """
　　　　　　　　　　#授权委托书

　授权人：　　温州云岭体育用品有限公司
　被授权人：　汀麓商标事务所
　　　　　　　　　　　　　{rest}
　授权范围：　{scope}
　授权期限：　2025年1月1日至2026年12月31日
"""


@pytest.mark.parametrize(
    ("rest", "scope", "unsure"),
    [
        pytest.param("", "发起知识产权侵权投诉", set(), id="whole"),
        pytest.param("（集团）有限公司", "发起知识产权侵权投诉", {"grantee"}, id="half-a-name"),
        pytest.param("", "发起知识产权侵权投诉；", {"scope"}, id="one-of-a-list"),
    ],
)
def test_a_value_that_ends_too_early_is_asked_about(
    rest: str, scope: str, unsure: set[str]
) -> None:
    paper = document(typed(LETTER.format(rest=rest, scope=scope)))
    fields = {field.name: field for field in paper.fields}
    assert {name for name in ("grantee", "scope") if not fields[name].is_certain} == unsure


def test_a_class_named_elsewhere_is_asked_about() -> None:
    text = """
    #　　　　　　　商标注册证
    　　　　　　　　　　第 34754900 号
    　注册日期    2025年08月09日    有效期至    2035年08月08日
    　注册人      南宁市山青母婴用品有限公司
    　国际分类    35
    　备注    另核定使用于第25类
    """
    fields = {field.name: field for field in document(typed(text)).fields}
    assert [reason.code for reason in fields["nice_classes"].reasons] == ["more-classes"]


RIGHTS = """
　　　　　　　　　　#授权委托书

　授权人：　　温州云岭体育用品有限公司
　被授权人：　汀麓商标事务所
　授权商标：　第36182745号“云岭跑”注册商标（国际分类第25
　　　　　　　{rest}
　授权期限：　2025年1月1日至2026年12月31日
"""


@pytest.mark.parametrize(("rest", "sure"), [("类）", True), ("类）及20481937", False)])
def test_a_list_of_numbers_goes_on_in_numbers(rest: str, sure: bool) -> None:
    fields = {field.name: field for field in document(typed(RIGHTS.format(rest=rest))).fields}
    numbers = fields["rights_numbers"]
    assert (numbers.is_certain and numbers.value == ("36182745",)) is sure


def test_a_type_below_a_name_is_no_rest_of_it() -> None:
    text = """
　　　　　　　　　　　#营业执照
　　　　　　　统一社会信用代码　91990189MA8K14G679
　名　　称　　温州云岭体育用品有限公司
　类　　型　　有限责任公司（自然人独资）
　法定代表人　林晓
    """
    fields = {field.name: field for field in document(typed(text)).fields}
    assert fields["company_name"].is_certain


ADVERSARIES = {
    "an-address-wrapped-to-the-margin": (
        """
#　　　　营业执照
名称  杭州青岚文化创意有限公司  类型  有限责任公司
法定代表人  王小明  成立日期  2019年06月28日
住所  浙江省杭州市西湖区文三路
  90号1幢
""",
        "address",
    ),
    "a-person-over-two-lines": (
        """
#  CERTIFICATE OF REGISTRATION
European Union Intellectual Property Office
111  018123456
151  05/03/2019
220  10/02/2019
732  Johan Peter
     Svensson
     Storgatan 12
     11122 Stockholm
511  25 - Shoes; hats.
""",
        "holder_name",
    ),
    "classes-that-break-off": (
        """
#　　　　商标注册证
　　　　　第36112874号
注册人  泉州筠程服饰有限公司
国际分类  9、35、
42
注册日期  2019年06月28日  有效期至  2029年06月27日
""",
        "nice_classes",
    ),
}


@pytest.mark.parametrize("name", ADVERSARIES)
def test_a_value_that_may_be_half_of_one_is_asked_about(name: str) -> None:
    text, field = ADVERSARIES[name]
    fields = {one.name: one for one in document(typed(text)).fields}
    assert "may-go-on" in {one.code for one in fields[field].reasons}


def test_a_person_over_an_address_with_figures_is_certain() -> None:
    text, field = ADVERSARIES["a-person-over-two-lines"]
    whole = text.replace("Johan Peter\n     Svensson", "Johan Peter Svensson")
    fields = {one.name: one for one in document(typed(whole)).fields}
    assert (fields[field].value, fields[field].is_certain) == ("Johan Peter Svensson", True)
