"""Chinese trademark papers that say their facts in sentences, or under labels side by side."""

import pytest

from ipclaim.read.classify import classify
from tests.read.pages import all_layouts, certain, document, said, typed

PROTECTED = """
#　　　　　　　国际注册商标证明
　　　　　　　　　　　　　　　（2024）商标证字第123456号
　　　兹证明，国际注册第G1234567号商标，业经我局核准领土延伸至中国，予以保
　护。注册人为Blue Wind Outdoor Limited，地址：12 Oak Street, Portland,
　OR 97201, United States。核定使用商品/服务为国际分类第25类：服装；鞋。国际注
　册日期为2014年5月6日，专用权期限自2014年5月6日至2024年5月5日。
"""

HANDED_ON = """
#　　　　　　　核准商标转让证明
　　　兹核准第1537892号“山青”商标（国际分类：25）转让注册。原注册人晋江市
　山青服饰织造有限公司，受让人山青国际贸易（厦门）有限公司，地址为福建省厦门
　市湖里区华昌路132号。该商标专用权自2016年01月06日起由受让人享有。
　　　　　　　　　　　　　　　　　　国家知识产权局商标局
　　　　　　　　　　　　　　　　　　　2016年01月13日
"""

GIVEN_AWAY = """
#　　　　　　　商标转让证明
　　　兹核准第1537892号商标（核定使用商品第25类）由晋江市山青服饰织造有限公
　司转让给山青国际贸易（厦门）有限公司，受让人地址：福建省厦门市湖里区华昌路
　132号。核准日期：2016年01月06日。
"""

RENAMED = """
#　　　　　　　商标变更证明
　　　兹核准第1537892号商标（第25类）注册人名义由山青国际贸易（厦门）有限公
　司变更为山青国际贸易（厦门）股份有限公司，注册人地址由福建省厦门市湖里区华昌
　路132号变更为福建省厦门市思明区湖滨南路90号。
　　　特此证明。
"""

PROLONGED = """
#　　　　　　　核准续展注册证明
　　　兹核准第1537892号“山青”商标续展注册，商标专用权期限延续十年，有效期延
　至2031年03月13日。
　商标注册人名义：晋江市山青服饰织造有限公司
　核定使用商品类别：第25类
"""

FROM_1991 = """
#　　　　　　　商标注册证
　　　　　　　　　　　第 537892 号


　　　根据中华人民共和国商标法规定，核准晋江市山青服饰织造有限公司（地址：福
　建省晋江市陈埭镇洋埭工业区）注册上列商标，核定使用于商品分类表第25类服装、
　鞋、帽。有效期限自一九九一年五月十日至二〇〇一年五月九日。
　　　　　　　　　　　　　　　　　国家工商行政管理局商标局
"""

FACTS = {
    "protected": (
        PROTECTED,
        {
            "registration_number": "G1234567",
            "holder_name": "Blue Wind Outdoor Limited",
            "holder_address": "12 Oak Street, Portland, OR 97201, United States",
            "nice_classes": (25,),
            "goods_services": "服装；鞋",
            "registration_date": "2014-05-06",
            "valid_from": "2014-05-06",
            "valid_to": "2024-05-05",
        },
    ),
    "handed-on": (
        HANDED_ON,
        {
            "registration_number": "1537892",
            "mark_text": "山青",
            "nice_classes": (25,),
            "assignor_name": "晋江市山青服饰织造有限公司",
            "assignee_name": "山青国际贸易（厦门）有限公司",
            "assignee_address": "福建省厦门市湖里区华昌路132号",
            "assignment_date": "2016-01-06",
            "issue_date": "2016-01-13",
        },
    ),
    "given-away": (
        GIVEN_AWAY,
        {
            "registration_number": "1537892",
            "nice_classes": (25,),
            "assignor_name": "晋江市山青服饰织造有限公司",
            "assignee_name": "山青国际贸易（厦门）有限公司",
            "assignee_address": "福建省厦门市湖里区华昌路132号",
            "assignment_date": "2016-01-06",
        },
    ),
    "renamed": (
        RENAMED,
        {
            "registration_number": "1537892",
            "nice_classes": (25,),
            "previous_name": "山青国际贸易（厦门）有限公司",
            "new_name": "山青国际贸易（厦门）股份有限公司",
            "previous_address": "福建省厦门市湖里区华昌路132号",
            "new_address": "福建省厦门市思明区湖滨南路90号",
        },
    ),
    "prolonged": (
        PROLONGED,
        {
            "registration_number": "1537892",
            "mark_text": "山青",
            "nice_classes": (25,),
            "holder_name": "晋江市山青服饰织造有限公司",
            "valid_to": "2031-03-13",
        },
    ),
    "from-1991": (
        FROM_1991,
        {
            "registration_number": "537892",
            "nice_classes": (25,),
            "goods_services": "服装、鞋、帽",
            "holder_name": "晋江市山青服饰织造有限公司",
            "holder_address": "福建省晋江市陈埭镇洋埭工业区",
            "valid_from": "1991-05-10",
            "valid_to": "2001-05-09",
        },
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_what_a_sentence_says(name: str) -> None:
    text, facts = FACTS[name]
    assert said(document(typed(text))) == facts


BROKEN_LABEL = """
#　　　　　　　商标档案
　注册号        12345678              国际分类    25
　商标名称      图形                  申请日期    2014年10月07日
　注册人名义（中文）    山青国际贸易（厦门）有限公司
　地址（中文）    福建省厦门市湖里区华昌路132号
　地址（英文）    132 Huachang Road, Xiamen, Fujian, China
　专用权期限    2016年01月30日至2026年01月29日
　商品/服务      2501 服装 2507 鞋 2508 帽
"""


def test_a_device_has_no_words_and_a_label_has_a_language() -> None:
    paper = document(typed(BROKEN_LABEL))
    fields = {field.name: field for field in paper.fields}
    assert fields["mark_text"].value is None
    assert fields["mark_text"].is_certain
    assert fields["holder_address"].value == "福建省厦门市湖里区华昌路132号"
    assert fields["goods_services"].value == "服装；鞋；帽"
    assert not fields["goods_services"].is_certain


SIDE_BY_SIDE = """
#　　　　　　　商标注册证
　　　　　　　　　　第 34754900 号
　核定使用商品/服务（国际分类：35）
　广告；替他人推销
　注册人名称
　南宁市山青母婴用品有限公司
　核准注册日期                专用权期限至
　2025年08月09日              2035年08月08日
　　　　　　　　　　　　　　　国家知识产权局
"""


def test_labels_side_by_side_have_their_days_below() -> None:
    facts = certain(document(typed(SIDE_BY_SIDE)))
    assert facts["registration_date"] == "2025-08-09"
    assert facts["valid_to"] == "2035-08-08"


HANGING = """
#　　　　　　　商标注册证
　　　　　　　　　　第 34754900 号
　注册人          南宁市山青母婴用品有限公司
　注册日期        2025年08月09日
　有效期至        2035年08月08日
　国际分类        35
　核定商品/服务：        商业企业迁移；替他人推销；进出口代理；通过网站提
　　　　　　　供商业信息；广告
　　　　　　　　　　　　　　　国家知识产权局
"""


def test_goods_go_on_between_their_label_and_their_start() -> None:
    facts = said(document(typed(HANGING)))
    assert (
        facts["goods_services"]
        == "商业企业迁移；替他人推销；进出口代理；通过网站提供商业信息；广告"
    )


TABLE = """
#　　　　　　　商标查询结果
　注册号    商标名称    类别    申请日期      注册公告日期    专用权期限    商标状态
　                                                            2021-05-28
　31686628  洛山        25      2020-03-24    2021-05-28                    已注册
　                                                            至2031-05-27

　注册人名义    山青国际贸易（厦门）有限公司
"""


def test_a_tables_cells_stand_under_its_headings() -> None:
    facts = said(document(typed(TABLE)))
    assert facts["registration_number"] == "31686628"
    assert facts["mark_text"] == "洛山"
    assert facts["nice_classes"] == (25,)
    assert facts["filing_date"] == "2020-03-24"
    assert facts["registration_date"] == "2021-05-28"
    assert facts["status"] == "已注册"


NESTED = """
#　　　　　　　商标转让证明
　注册号    5182643             类别    第21类
　         名称      晋江市山青服饰织造有限公司
　转让人
　         地址      福建省晋江市陈埭镇洋埭工业区
　         名称      山青国际贸易（厦门）有限公司
　受让人
　         地址      福建省厦门市湖里区华昌路132号
　转让公告日    2021年01月10日
　受让人自公告之日起享有商标专用权。
"""


def test_each_party_of_a_nested_table_has_its_own_name() -> None:
    facts = said(document(typed(NESTED)))
    assert facts["assignor_name"] == "晋江市山青服饰织造有限公司"
    assert facts["assignee_name"] == "山青国际贸易（厦门）有限公司"
    assert facts["assignee_address"] == "福建省厦门市湖里区华昌路132号"
    assert facts["assignment_date"] == "2021-01-10"


BACK = """
　　　　　　　变更、转让、续展事项
　日期              记载内容
　2010年03月01日    核准注册人名义变更为山青国际贸易（厦门）股份有限公司
　2020年06月01日    核准续展注册，有效期至2030年05月20日
"""


def test_what_was_written_on_the_back_belongs_to_the_certificate() -> None:
    layouts = all_layouts()
    back = typed(BACK, number=2)
    layout = next(one for one in layouts if one.name.zh == "商标注册证")
    assert any(word in BACK for word in layout.continues)
    assert classify(layouts, back).layout is None
