"""Notices of acceptance, applications and extracts of the register: never a right by themselves."""

import pytest

from tests.read.pages import certain, document, said, typed

NOTICE = """
　　　　　　　　　　　　　　　　发文编号：TMZC00000067374963SLTZ01
#　　　商标注册申请受理通知书
　山青国际贸易（厦门）有限公司：
　　根据《商标法》及《商标法实施条例》的有关规定，你（单位）提交的
　商标注册申请，经审查符合受理条件，我局予以受理。
　申请号：67374963              申请日期：2022年10月20日
　商标：山青                    类别：25
　申请人：山青国际贸易（厦门）有限公司
　代理机构：厦门远帆知识产权代理有限公司
　　特此通知。
　　　　　　　　　　　　　　　　国家知识产权局
　　　　　　　　　　　　　　　　2022年12月13日
"""

ARCHIVE_TABLE = """
#　　　　　　商标档案
　申请/注册号  15378921            国际分类  18
　申请日期  2014年09月18日        商标类型  一般
　申请人名称（中文）  山青国际贸易（厦门）有限公司
　申请人名称（英文）  SHANQING INTERNATIONAL TRADE (XIAMEN) CO., LTD.
　申请人地址（中文）  福建省厦门市湖里区华昌路132号
　初审公告期号  1465              注册公告期号  1477
　初审公告日期  2015年08月06日    注册公告日期  2015年11月07日
　专用权期限  2015年11月07日 至 2025年11月06日    是否共有商标  否
　商品/服务  背包；手提包；旅行箱；伞
　代理/办理机构  厦门远帆知识产权代理有限公司
　商标状态  注册
　仅供参考，无任何法律效力
"""

FACTS = {
    "notice": (
        "trademark_application",
        NOTICE,
        {
            "application_number": "67374963",
            "nice_classes": (25,),
            "filing_date": "2022-10-20",
            "holder_name": "山青国际贸易（厦门）有限公司",
            "issue_date": "2022-12-13",
        },
    ),
    "archive-in-pairs": (
        "trademark_register_extract",
        ARCHIVE_TABLE,
        {
            "registration_number": "15378921",
            "nice_classes": (18,),
            "goods_services": "背包；手提包；旅行箱；伞",
            "holder_name": "山青国际贸易（厦门）有限公司",
            "holder_name_en": "SHANQING INTERNATIONAL TRADE (XIAMEN) CO., LTD.",
            "holder_address": "福建省厦门市湖里区华昌路132号",
            "filing_date": "2014-09-18",
            "registration_date": "2015-11-07",
            "valid_from": "2015-11-07",
            "valid_to": "2025-11-06",
            "status": "注册",
        },
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_what_the_register_says(name: str) -> None:
    kind, text, facts = FACTS[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == (kind, True)
    assert {key: value for key, value in said(paper).items() if key != "mark_text"} == facts
    assert certain(paper) == facts


def test_a_refusal_is_no_acceptance() -> None:
    paper = document(
        typed("""
#　　　商标驳回通知书
　山青国际贸易（厦门）有限公司：
　根据《商标法》第三十条规定，我局决定驳回第67374963号“山青”商标的注册申请，理由如下：
　该商标与在先注册的第1537892号商标近似。
　申请日期：2022年10月20日
　类别：25
　国家知识产权局
　2023年03月13日
""")
    )
    assert certain(paper) == {}
    assert paper.doc_type == "other"


CARDS = """
#　　　商标详情
　注册号          国际分类        商标类型
　57775280        3类             一般
　申请日期        初审公告日      注册公告日
　2018-03-22      2019-05-22      2019-08-20
　专用权起始日    专用权截止日    共有商标
　2019-08-20      2029-08-19      否
　注册人名称（中文）
　山青国际贸易（厦门）有限公司
　权利人地址
　福建省厦门市湖里区华昌路132号
　商标流程
　2018-03-22      商标注册申请    申请收文
　2018-04-15      商标注册申请    受理通知书发文
　2019-10-19      商标注册申请    注册证发文
"""


def test_a_step_of_a_history_names_no_paper() -> None:
    paper = document(typed(CARDS))
    assert (paper.doc_type, paper.doc_type_certain) == ("trademark_register_extract", True)
    assert {
        "registration_date": "2019-08-20",
        "valid_from": "2019-08-20",
        "valid_to": "2029-08-19",
        "holder_name": "山青国际贸易（厦门）有限公司",
        "holder_address": "福建省厦门市湖里区华昌路132号",
    }.items() <= said(paper).items()


def test_a_numbered_row_heads_no_history() -> None:
    paper = document(
        typed("""
#　　　　　　商标档案
　1    商标注册号    15378921
　2    注册人        山青国际贸易（厦门）有限公司
　3    注册日        2015-11-07
　4    有效期        2015-11-07至2025-11-06
　5    法律状态      有效
""")
    )
    assert said(paper)["holder_name"] == "山青国际贸易（厦门）有限公司"
    assert said(paper)["valid_to"] == "2025-11-06"


def test_what_an_icon_says_is_no_status() -> None:
    text = ARCHIVE_TABLE.replace("　商标状态  注册", "　商标状态  LIVE/REGISTRATION 注册商标")
    assert said(document(typed(text)))["status"] == "注册商标"
