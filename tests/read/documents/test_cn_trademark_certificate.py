"""Chinese trademark certificates worded and set as real ones are, without an engine."""

import pytest

from tests.read.pages import certain, document, said, typed

OLD_RANGE = """
#　　　　　　　商 标 注 册 证
　　　　　　　　　　　　　第 1537892 号


　　　　　　　　　　　　　　山青


　核定使用商品（第25类）
　　服装；针织服装；T恤衫；鞋；运动鞋；帽子（头戴）；袜；领带；
　　皮带（服饰用）；围巾（截止）

　注 册 人　　　晋江市山青服饰织造有限公司
　注 册 地 址　　福建省晋江市陈埭镇洋埭工业区
　注册有效期限　　自公元2001年03月14日至2011年03月13日止

　局长签发　　　　　　　　　　中华人民共和国国家工商行政管理总局商标局
　　　　　　　　　　　　　　　　　　1C1537892ZC
"""

TWO_DATES_A_ROW = """
　　　　　　　　　　　　　第 15378921 号
#　　　　　　　商标注册证
　核定使用商品/服务项目（国际分类：18）
　第18类：背包；手提包；旅行箱；钱包（钱夹）；伞；皮制系带（截止）

　注册人
　山青国际贸易（厦门）有限公司
　注册地址
　福建省厦门市湖里区华昌路132号
　B2栋三楼之五
　注册日期  2015年11月07日      有效期至  2025年11月06日
　发证机关  国家工商行政管理总局商标局
"""

SERVICES_IN_NUMERALS = """
#　　　　　　　商标注册证
　　　　　　　　　　　第771234号
　核定服务项目（第四十二类）
　　餐馆；住宿服务；美容院（截止）
　注册人  厦门山青酒店管理有限公司
　地　址  福建省厦门市思明区湖滨南路90号
　注册有效期限  自公元一九九四年十月二十八日至二〇〇四年十月二十七日止
　中华人民共和国国家工商行政管理局商标局
"""

STUCK = """
#　　　　　商标注册证
　　　　　　　　　第6378921号
　核定使用商品（第25类）服装；鞋；帽（截止）
　注册人山青国际贸易（厦门）有限公司
　注册地址福建省厦门市湖里区华昌路132号
　注册日期2010年05月21日有效期至2020年05月20日
　国家工商行政管理总局商标局
"""

LOST_EDGE = """
#　　　　　商标注册证
　　　　　　　　　第 6378921 号
　核定使用商品（第25类）
　服装；鞋；帽（截止）
　册人山青国际贸易（厦门）有限公司
　册地址福建省厦门市湖里区华昌路132号
　册有效期限自公元2010年05月21日至2020年05月20日止
"""

FROM_ABROAD = """
　　　　　　　　　第 5378921 号
#　　　　　商标注册证
　核定使用商品（第25类）
　服装；鞋；帽（截止）
　注册人  蓝风有限公司
　　　　  BLUEWIND OUTDOOR INC.
　注册地址  美利坚合众国俄勒冈州波特兰市橡树街12号
　　　　　  12 OAK STREET, PORTLAND, OR 97201, U.S.A.
　注册有效期限  自公元2009年05月21日 至 2019年05月20日止
　　　　　　　　　　　　国家工商行政管理总局商标局
"""

SEVERAL_CLASSES = """
　　　　　　　　　第 45378921 号
#　　　　　商标注册证
　核定使用商品/服务项目（国际分类：9、25、35）
　第9类：眼镜；智能手环（测量仪器）
　第25类：服装；鞋；帽（截止）
　第35类：广告；替他人推销（截止）
　注册人  山青国际贸易（厦门）有限公司
　注册地址  福建省厦门市湖里区华昌路132号
　注册日期          有效期至
　2020年11月07日    2030年11月06日
　发证机关  国家知识产权局
"""

FACTS = {
    "nothing-parts-label-and-value": (
        STUCK,
        {
            "registration_number": "6378921",
            "nice_classes": (25,),
            "goods_services": "服装；鞋；帽",
            "holder_name": "山青国际贸易（厦门）有限公司",
            "holder_address": "福建省厦门市湖里区华昌路132号",
            "registration_date": "2010-05-21",
            "valid_to": "2020-05-20",
        },
    ),
    "a-range-of-days": (
        OLD_RANGE,
        {
            "registration_number": "1537892",
            "nice_classes": (25,),
            "goods_services": "服装；针织服装；T恤衫；鞋；运动鞋；帽子（头戴）；袜；领带；"
            "皮带（服饰用）；围巾",
            "holder_name": "晋江市山青服饰织造有限公司",
            "holder_address": "福建省晋江市陈埭镇洋埭工业区",
            "valid_from": "2001-03-14",
            "valid_to": "2011-03-13",
        },
    ),
    "values-under-labels": (
        TWO_DATES_A_ROW,
        {
            "registration_number": "15378921",
            "nice_classes": (18,),
            "goods_services": "背包；手提包；旅行箱；钱包（钱夹）；伞；皮制系带",
            "holder_name": "山青国际贸易（厦门）有限公司",
            "holder_address": "福建省厦门市湖里区华昌路132号B2栋三楼之五",
            "registration_date": "2015-11-07",
            "valid_to": "2025-11-06",
        },
    ),
    "services-in-numerals": (
        SERVICES_IN_NUMERALS,
        {
            "registration_number": "771234",
            "nice_classes": (42,),
            "goods_services": "餐馆；住宿服务；美容院",
            "holder_name": "厦门山青酒店管理有限公司",
            "holder_address": "福建省厦门市思明区湖滨南路90号",
            "valid_from": "1994-10-28",
            "valid_to": "2004-10-27",
        },
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_what_a_certificate_says(name: str) -> None:
    text, facts = FACTS[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == ("trademark_certificate", True)
    read = said(paper)
    assert {key: value for key, value in read.items() if key != "mark_text"} == facts
    assert certain(paper) == facts


def test_labels_that_lost_their_first_character_give_nothing_certain() -> None:
    sure = certain(document(typed(LOST_EDGE)))
    assert sure == {"registration_number": "6378921", "nice_classes": (25,)}


def test_a_name_and_its_translation_are_two_facts() -> None:
    paper = document(typed(FROM_ABROAD))
    sure = certain(paper)
    assert sure["holder_name"] == "蓝风有限公司"
    assert str(sure["holder_name_en"]).startswith("BLUEWIND OUTDOOR INC")
    assert sure["holder_address"] == "美利坚合众国俄勒冈州波特兰市橡树街12号"
    assert sure["holder_address_en"] == "12 OAK STREET, PORTLAND, OR 97201, U.S.A."


def test_goods_of_several_classes_are_for_a_person() -> None:
    paper = document(typed(SEVERAL_CLASSES))
    sure = certain(paper)
    assert sure["nice_classes"] == (9, 25, 35)
    assert (sure["registration_date"], sure["valid_to"]) == ("2020-11-07", "2030-11-06")
    assert "goods_services" not in sure


def test_half_a_list_is_not_certain() -> None:
    text = OLD_RANGE.replace("围巾（截止）", "围巾（转续页）")
    assert "goods_services" not in certain(document(typed(text)))


def test_goods_over_pages_are_one_list_that_a_person_checks() -> None:
    first = typed(OLD_RANGE.replace("围巾（截止）", "围巾（转续页）"))
    second = typed(
        """
#　　商标注册证（续页）
　　　　　　第1537892号
　核定使用商品（第25类）
　游泳衣；内衣；童装；帽子（头戴）（商品截止）
　注册人　晋江市山青服饰织造有限公司
""",
        number=2,
    )
    paper = document(first, second)
    goods = next(field for field in paper.fields if field.name == "goods_services")
    assert str(goods.value).endswith("围巾；游泳衣；内衣；童装；帽子（头戴）")
    assert [reason.code for reason in goods.reasons] == ["over-pages"]
    assert "goods_services" not in certain(document(second))


def test_a_licence_on_record_is_no_certificate() -> None:
    paper = document(
        typed("""
#　　　　商标使用许可备案通知书
　　山青国际贸易（厦门）有限公司：
　　根据商标法第四十三条，第15378921号商标使用许可备案申请，我局予以备案。
　　许可人  山青国际贸易（厦门）有限公司
　　被许可人  泉州禾木鞋业有限公司
　　许可期限  2020年01月01日至2022年12月31日
　　许可使用的商品  第18类：背包；手提包
　　　　　　　　　　　　　国家知识产权局商标局
""")
    )
    assert paper.doc_type == "other"


def test_a_certificate_in_rows_tells_its_numbers_and_days_apart() -> None:
    paper = document(
        typed(
            """
            #　　　　　商标注册证
            注册号          第4455667号
            申请号          4455660
            申请日期        2004年02月01日
            核定使用商品（类别：21）：梳；杯（截止）
            注册人          架空市白杜日用品有限公司
            注册人地址      浙江省架空市见本路17号
            注册日期        2008年02月27日
            有效期至        2018年02月26日
            """
        )
    )
    facts = said(paper)
    assert facts["registration_number"] == "4455667"
    assert facts["application_number"] == "4455660"
    assert (facts["filing_date"], facts["registration_date"]) == ("2004-02-01", "2008-02-27")
    assert (facts["nice_classes"], facts["goods_services"]) == ((21,), "梳；杯")
