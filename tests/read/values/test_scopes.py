"""Marks of a business scope: a small ； is read as ：."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.read.values.scopes import listed
from tests.read.pages import document, typed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (
            "茶艺咨询：陶器鉴赏（不得收费）：竹编培训。",
            "茶艺咨询；陶器鉴赏（不得收费）；竹编培训。",
        ),
        ("设计、制作、发布海报：书画装裱；", "设计、制作、发布海报；书画装裱；"),
        ("竹编（不含竹笋）:陶器", "竹编（不含竹笋）;陶器"),
    ],
)
def test_a_colon_after_an_item_is_a_semicolon(read: str, printed: str) -> None:
    assert listed(read) == printed


@pytest.mark.parametrize(
    "printed",
    [
        "一般项目：陶器销售；许可项目：茶叶制品生产。",
        "批发、零售（限分支机构经营）：陶器、竹编；服务：茶艺",
        "技术开发、技术服务、成果转让：竹编机械；研发、产销：陶器。",
        "在许可证核定的范围内：陶器；国内贸易、销售：竹编、茶叶。",
        "主体业态：食品销售经营者；经营方式：网上销售",
        "详见 http://scope.example:8080/a",
    ],
)
def test_a_colon_after_a_heading_stays(printed: str) -> None:
    assert listed(printed) == printed


@given(st.text(alphabet="茶陶竹销售项目：；:;（），、。/ 8a"))
def test_nothing_but_colons_changes(scope: str) -> None:
    after = listed(scope)
    assert len(after) == len(scope)
    assert all(
        one == other or (one in "：:" and other in "；;")
        for one, other in zip(scope, after, strict=True)
    )
    assert listed(after) == after


def test_a_scope_whose_marks_were_told_apart_is_for_a_person() -> None:
    page = """
    #　　　　　　　营　业　执　照
    统一社会信用代码
    91990169MAF34HCJ77
    名　　称  杭州青岚文化创意有限公司
    类　　型  有限责任公司（自然人独资）
    法定代表人  沈知远
    经营范围  一般项目：茶艺咨询：陶器鉴赏；竹编培训。
    """
    scope = next(one for one in document(typed(page)).fields if one.name == "business_scope")
    assert scope.value == "一般项目：茶艺咨询；陶器鉴赏；竹编培训"
    assert [one.code for one in scope.reasons] == ["marks-unclear"]
