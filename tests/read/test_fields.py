import pytest

from ipclaim.read.candidates import Candidate
from ipclaim.read.fields import find_fields
from ipclaim.read.layouts import Layout, load_layouts
from ipclaim.read.lines import Page
from ipclaim.resources import Templates
from tests.read.pages import line, page

ONE, OTHER = "91990169MAF34HCJ77", "91990195MA2D4K375Y"


@pytest.fixture(scope="module")
def layouts() -> dict[str, Layout]:
    found = load_layouts(Templates.with_overlay())
    return {layout.kind: layout for layout in reversed(found)}


def values(layout: Layout, sheet: Page) -> dict[str, object]:
    """Return the best value of each field."""
    best: dict[str, object] = {}
    for item in find_fields(layout, sheet):
        if isinstance(item, Candidate):
            best.setdefault(item.field.name, item.parsed.value)
    return best


def test_spaced_labels_stuck_and_apart(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("名", 200, 300),
        line("称泉州筠程服饰有限公司", 290, 300),
        line("类　　型  有限责任公司", 200, 360),
        line("住　所", 200, 420),
        line("福建省泉州市洛江区创业路1128号5层", 400, 420),
        line("601室", 400, 462),
        line("经营范围  服装零售", 200, 520),
    )
    found = values(layouts["business_licence"], sheet)
    assert found["company_name"] == "泉州筠程服饰有限公司"
    assert found["company_type"] == "有限责任公司"
    assert found["address"] == "福建省泉州市洛江区创业路1128号5层601室"


def test_two_columns_stay_apart(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("名称  泉州筠程服饰有限公司", 200, 300),
        line("注册资本  伍佰万元整", 900, 300),
        line("类型  有限责任公司", 200, 360),
        line("成立日期  2012年08月28日", 900, 360),
        line("法定代表人  曹晓", 200, 420),
        line("住所  福建省泉州市洛江区创业路", 900, 420),
        line("1128号5层601室", 990, 460),
        line("经营范围  服装、鞋帽的零售；", 200, 480),
    )
    found = values(layouts["business_licence"], sheet)
    assert found["company_name"] == "泉州筠程服饰有限公司"
    assert found["registered_capital"] == "伍佰万元整"
    assert found["legal_representative"] == "曹晓"
    assert found["address"] == "福建省泉州市洛江区创业路1128号5层601室"


def test_each_party_has_its_own_code(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("授权人：泉州筠程服饰有限公司", 200, 300),
        line("被授权人：东莞市珩衡品牌管理有限公司", 900, 300),
        line(f"统一社会信用代码：{ONE}", 200, 360),
        line(f"统一社会信用代码：{OTHER}", 900, 360),
    )
    found = values(layouts["authorization_letter"], sheet)
    assert found["grantor_credit_code"] == ONE
    assert found["grantee_credit_code"] == OTHER


def test_running_text_over_lines(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("我公司泉州筠程服饰有限公司系第11114069号商标的注册人，", 260, 300),
        line("兹授权东莞市珩衡品牌管理有", 260, 350),
        line("限公司作为我司代理人，授权期限自2026年3月25日起至2028年3月", 200, 400),
        line("24日止，被授权人不得转委托。", 200, 450),
    )
    found = values(layouts["authorization_letter"], sheet)
    assert found["grantor"] == "泉州筠程服饰有限公司"
    assert found["grantee"] == "东莞市珩衡品牌管理有限公司"
    assert found["rights_numbers"] == ("11114069",)
    assert (found["period_from"], found["period_to"]) == ("2026-03-25", "2028-03-24")
    assert found["may_delegate"] is False


def test_a_value_under_its_label(layouts: dict[str, Layout]) -> None:
    sheet = page(line("注册人", 200, 300), line("泉州筠程服饰有限公司", 200, 345))
    assert values(layouts["trademark_certificate"], sheet)["holder_name"] == "泉州筠程服饰有限公司"


def test_a_cell_whose_label_is_centred(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("授权商标", 200, 320),
        line("第71455036号、", 500, 298),
        line("第12447973号", 500, 342),
        line("授权平台", 200, 420),
        line("速卖通（AliExpress）", 500, 420),
    )
    found = values(layouts["authorization_letter"], sheet)
    assert found["rights_numbers"] == ("71455036", "12447973")
    assert found["platforms"] == ("aliexpress",)


def test_a_group_covers_its_members(layouts: dict[str, Layout]) -> None:
    sheet = page(line("授权平台：阿里巴巴集团旗下平台（包括淘宝网、天猫、速卖通）", 200, 300))
    assert values(layouts["authorization_letter"], sheet)["platforms"] == ("alibaba_group",)


def test_numbers_named_in_several_places_are_one_list(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("我公司泉州筠程服饰有限公司系第11114069号商标及", 260, 300),
        line(
            "第22225078号商标的注册人，兹授权东莞市珩衡品牌管理有限公司作为我司代理人。", 200, 350
        ),
    )
    found = values(layouts["authorization_letter"], sheet)
    assert found["rights_numbers"] == ("11114069", "22225078")


def test_a_row_bent_by_a_photo_does_not_lend_a_date(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("注册日期", 200, 1000),
        line("2021年11月01日", 400, 978),
        line("有效期至", 800, 978),
        line("2031年10月31日", 1000, 1000),
    )
    found = values(layouts["trademark_certificate"], sheet)
    assert found.get("registration_date") in {"2021-11-01", None}


def test_a_value_ends_before_the_label_inside_the_next_line(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("本授权书由我司出具并加盖公章。授权区域：福建", 200, 300),
        line("省。授权期限：2024年07月21日至2026年07月20日。", 200, 345),
    )
    found = values(layouts["authorization_letter"], sheet)
    assert found["territory"] == "福建省"
    assert found["period_to"] == "2026-07-20"


def test_a_torn_date_and_a_misread_label_in_the_next_row(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("名称", 200, 300),
        line("泉州筠程服饰有限公司", 400, 300),
        line("美，型", 200, 360),
        line("有限责任公司", 400, 360),
        line("类，型", 200, 420),
        line("其他股份有限公司", 400, 420),
    )
    found = values(layouts["business_licence"], sheet)
    assert found["company_name"] == "泉州筠程服饰有限公司"
    assert found["company_type"] == "其他股份有限公司"


def test_a_cell_of_two_lines_belongs_to_its_own_label(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("商标注册人", 160, 300),
        line("广州市沐尔川服饰有限公司", 500, 300),
        line("注册人地址", 160, 380),
        line("广东省广州市海珠区新港中路397号自编72号", 500, 358),
        line("（商业街区）C3-12", 500, 402),
    )
    found = values(layouts["trademark_certificate"], sheet)
    assert found["holder_name"] == "广州市沐尔川服饰有限公司"
    assert found["holder_address"] == "广东省广州市海珠区新港中路397号自编72号(商业街区)C3-12"


def test_labels_side_by_side_have_their_values_below(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("名称", 200, 300),
        line("注册资本", 1200, 300),
        line("昆山启泽智能装备有限公司", 200, 336),
        line("3000万元人民币", 1198, 336),
        line("类型", 200, 440),
        line("成立日期", 1200, 440),
        line("有限责任公司", 200, 476),
        line("2014年08月21日", 1198, 476),
        line("2020年4月9日", 1400, 900),
    )
    found = values(layouts["business_licence"], sheet)
    assert found["company_name"] == "昆山启泽智能装备有限公司"
    assert found["registered_capital"] == "3000万元人民币"
    assert found["company_type"] == "有限责任公司"
    assert found["established_date"] == "2014-08-21"
    assert found["issue_date"] == "2020-04-09"


def test_a_line_with_a_label_of_its_own_ends_a_name(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("被授权方：上海衡泽知识产权服务有限公司", 200, 300),
        line("开户银行：某某银行", 200, 345),
    )
    found = values(layouts["authorization_letter"], sheet)
    assert found["grantee"] == "上海衡泽知识产权服务有限公司"


@pytest.mark.parametrize("misread", ["速卖通、淘宅网、天猫", "速卖通、天猫、亚与逊"])
def test_a_platform_that_nobody_knows_makes_the_list_doubtful(
    layouts: dict[str, Layout], misread: str
) -> None:
    sheet = page(line(f"授权平台：{misread}", 200, 300))
    items = find_fields(layouts["authorization_letter"], sheet)
    found = [i for i in items if isinstance(i, Candidate) and i.field.name == "platforms"]
    assert [item.parsed.well_formed for item in found] == [False]


def test_a_value_of_another_entry_is_not_well_formed(layouts: dict[str, Layout]) -> None:
    sheet = page(line("注册资本", 200, 300), line("有限责任公司", 200, 336))
    items = find_fields(layouts["business_licence"], sheet)
    found = [i for i in items if isinstance(i, Candidate) and i.field.name == "registered_capital"]
    assert [item.parsed.well_formed for item in found] == [False]


def test_the_next_row_s_label_and_a_day_below_end_a_party(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("被授权方名称", 160, 300),
        line("深圳前海正衡品牌保护顾问有限公司", 500, 300),
        line("授权品种", 160, 345),
        line("KELDORA", 500, 345),
        line("授权单位：常州市朗樾运动器材有限公司", 800, 700),
        line("2024年8月25日", 800, 745),
    )
    found = values(layouts["authorization_letter"], sheet)
    assert found["grantee"] == "深圳前海正衡品牌保护顾问有限公司"
    assert found["grantor"] == "常州市朗樾运动器材有限公司"


@pytest.mark.parametrize(
    ("text", "numbers", "whole"),
    [
        ("（注册号：37215504、37215519）", ("37215504", "37215519"), True),
        ("（注册号：37215504、3721S519）", ("37215504",), False),
        ("（注册号：37215504以及第37215519号）", None, False),
    ],
)
def test_a_list_of_numbers_is_whole_or_not_well_formed(
    layouts: dict[str, Layout], text: str, numbers: tuple[str, ...] | None, *, whole: bool
) -> None:
    sheet = page(line(f"我公司系第9类商标{text}的专用权人", 200, 300))
    items = find_fields(layouts["authorization_letter"], sheet)
    found = [i for i in items if isinstance(i, Candidate) and i.field.name == "rights_numbers"]
    assert found
    if numbers:
        assert found[0].parsed.value == numbers
    assert (found[0].parsed.well_formed and len(found) == 1) is whole


def test_a_speck_before_a_label_hides_neither_it_nor_its_value(layouts: dict[str, Layout]) -> None:
    sheet = page(
        line("法定代表人", 200, 300),
        line("何明远", 450, 300),
        line("•经营范围", 170, 351),
        line("商标代理；版权代理", 450, 351),
    )
    found = values(layouts["business_licence"], sheet)
    assert found["business_scope"] == "商标代理;版权代理"
    assert found["legal_representative"] == "何明远"
