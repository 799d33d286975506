"""Renewals, assignments and changes of Chinese trademarks, in sentences and in rows."""

import pytest

from tests.read.pages import certain, document, line, page, said, typed

RENEWAL_SENTENCE = """
#　　　　　核准续展注册证明

　　兹核准第1537892号商标续展注册，续展注册有效期自
　2011年03月14日至2021年03月13日止。
　核定使用商品类别：第25类
　注册人名义：晋江市山青服饰织造有限公司
　注册人地址：福建省晋江市陈埭镇洋埭工业区
　　特此证明

　　　　　　　　　　　　　　国家工商行政管理总局商标局
　　　　　　　　　　　　　　　2010年12月28日
"""

RENEWAL_ROWS = """
#　　　　　商标续展注册证明
　　　　　　　　　　第15378921号
　商标名称　　　　山青
　类　　别　　　　18
　续展注册有效期　自2025年11月07日至2035年11月06日
　注册人名称　　　山青国际贸易（厦门）有限公司
　注册人地址　　　福建省厦门市湖里区华昌路132号B2栋
　　　　　　　　　三楼之五
　　　　　　　　　　　　　　　国家知识产权局
　　　　　　　　　　　　　　　2025年06月20日
"""

ASSIGNMENT_SENTENCE = """
#　　　　　核准商标转让证明
　　兹核准第1537892号商标转让注册。
　受让人名义　山青国际贸易（厦门）有限公司
　受让人地址　福建省厦门市湖里区华昌路132号
　核定使用商品类别　第25类
　　特此证明
　　　　　　　　　　　　　　国家工商行政管理总局商标局
　　　　　　　　　　　　　　　二〇一五年十一月六日
"""

ASSIGNMENT_ROWS = """
#　　　　　商标转让证明
　商标注册号  1537892            国际分类  25
　转让人（中文）  晋江市山青服饰织造有限公司
　转让人名称  晋江市山青服饰织造有限公司
　受让人名称  山青国际贸易（厦门）有限公司
　受让人地址  福建省厦门市湖里区华昌路132号
　核准转让日期  2016年01月06日
　　　　　　　　　　　　　　　国家知识产权局
　　　　　　　　　　　　　　　2016年01月13日
"""

CHANGE_SENTENCE = """
#　　　　核准变更商标注册人名义证明
　　兹核准第1537892号商标变更注册人名义。
　变更后注册人名义　山青国际贸易（厦门）股份有限公司
　变更前注册人名义　山青国际贸易（厦门）有限公司
　　特此证明
　　　　　　　　　　　　　　国家知识产权局
　　　　　　　　　　　　　　　2019年08月19日
"""

CHANGE_BOTH = """
#　　　　　　商标变更证明
　注册号：1537892                类别：第25类
　变更前名义：晋江市山青服饰织造有限公司
　变更后名义：山青国际贸易（厦门）有限公司
　变更前地址：福建省晋江市陈埭镇洋埭工业区
　变更后地址：福建省厦门市湖里区华昌路132号
　　　　　　　　　　　　　　国家知识产权局
　　　　　　　　　　　　　　　2019年08月19日
"""

FACTS = {
    "renewal-sentence": (
        "trademark_renewal",
        RENEWAL_SENTENCE,
        {
            "registration_number": "1537892",
            "nice_classes": (25,),
            "holder_name": "晋江市山青服饰织造有限公司",
            "holder_address": "福建省晋江市陈埭镇洋埭工业区",
            "valid_from": "2011-03-14",
            "valid_to": "2021-03-13",
            "issue_date": "2010-12-28",
        },
    ),
    "renewal-rows": (
        "trademark_renewal",
        RENEWAL_ROWS,
        {
            "registration_number": "15378921",
            "mark_text": "山青",
            "nice_classes": (18,),
            "holder_name": "山青国际贸易（厦门）有限公司",
            "holder_address": "福建省厦门市湖里区华昌路132号B2栋三楼之五",
            "valid_from": "2025-11-07",
            "valid_to": "2035-11-06",
            "issue_date": "2025-06-20",
        },
    ),
    "assignment-sentence": (
        "trademark_assignment",
        ASSIGNMENT_SENTENCE,
        {
            "registration_number": "1537892",
            "nice_classes": (25,),
            "assignee_name": "山青国际贸易（厦门）有限公司",
            "assignee_address": "福建省厦门市湖里区华昌路132号",
            "issue_date": "2015-11-06",
        },
    ),
    "assignment-rows": (
        "trademark_assignment",
        ASSIGNMENT_ROWS,
        {
            "registration_number": "1537892",
            "nice_classes": (25,),
            "assignor_name": "晋江市山青服饰织造有限公司",
            "assignee_name": "山青国际贸易（厦门）有限公司",
            "assignee_address": "福建省厦门市湖里区华昌路132号",
            "assignment_date": "2016-01-06",
            "issue_date": "2016-01-13",
        },
    ),
    "change-of-name": (
        "trademark_change",
        CHANGE_SENTENCE,
        {
            "registration_number": "1537892",
            "previous_name": "山青国际贸易（厦门）有限公司",
            "new_name": "山青国际贸易（厦门）股份有限公司",
            "issue_date": "2019-08-19",
        },
    ),
    "change-of-both": (
        "trademark_change",
        CHANGE_BOTH,
        {
            "registration_number": "1537892",
            "nice_classes": (25,),
            "previous_name": "晋江市山青服饰织造有限公司",
            "new_name": "山青国际贸易（厦门）有限公司",
            "previous_address": "福建省晋江市陈埭镇洋埭工业区",
            "new_address": "福建省厦门市湖里区华昌路132号",
            "issue_date": "2019-08-19",
        },
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_what_a_companion_says(name: str) -> None:
    kind, text, facts = FACTS[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == (kind, True)
    assert said(paper) == facts
    assert certain(paper) == facts


def test_the_address_of_the_one_who_gives_is_not_that_of_the_one_who_takes() -> None:
    text = ASSIGNMENT_ROWS.replace("　受让人地址", "　转让人地址")
    assert "assignee_address" not in said(document(typed(text)))


def test_a_table_of_before_and_after_is_read_where_row_and_column_cross() -> None:
    paper = document(
        typed("""
#　　　　　　商标变更证明
　兹核准第1537892号商标变更注册人名义、地址。
　　　　　　　　变更前                            变更后
　名义    晋江市山青服饰织造有限公司        山青国际贸易（厦门）有限公司
　地址    福建省晋江市陈埭镇洋埭工业区      福建省厦门市湖里区华昌路132号
　国家知识产权局
　2019年08月19日
""")
    )
    assert certain(paper) == {
        "registration_number": "1537892",
        "previous_name": "晋江市山青服饰织造有限公司",
        "new_name": "山青国际贸易（厦门）有限公司",
        "previous_address": "福建省晋江市陈埭镇洋埭工业区",
        "new_address": "福建省厦门市湖里区华昌路132号",
        "issue_date": "2019-08-19",
    }


def test_cells_of_several_lines_beside_a_name_in_their_middle() -> None:
    paper = document(
        page(
            line("注册商标变更证明", 500, 200, 60),
            line("经审查，核准第3647394号商标（类别：3）变更下列注册事项：", 200, 350),
            line("项目", 240, 440),
            line("变更前", 640, 440),
            line("现登记内容", 1100, 440),
            line("江苏省常熟市虞山镇丹桂", 500, 520),
            line("上海市嘉定区长虹", 1050, 520),
            line("注册人地址", 210, 560),
            line("路782号软件园二期11栋", 500, 560),
            line("街1892弄10号C座", 1050, 560),
            line("1楼（自主申报）", 500, 600),
            line("591", 1050, 600),
            line("特此证明。", 200, 720),
            line("国家知识产权局", 1000, 1700),
        )
    )
    values = said(paper)
    assert (
        values["previous_address"] == "江苏省常熟市虞山镇丹桂路782号软件园二期11栋1楼（自主申报）"
    )
    assert values["new_address"] == "上海市嘉定区长虹街1892弄10号C座591"
    assert values["nice_classes"] == (3,)


def test_when_the_old_term_ended_is_not_when_the_paper_was_issued() -> None:
    paper = document(
        typed(
            """
            #　　　　　商标续展注册证明

            注册号            2345678
            商标              NORDVELA
            类别              第9类
            注册人名称        架空市白杜光学有限公司
            原有效期至        2021年06月17日
            续展后有效期      2021年06月18日至2031年06月17日

                                        国家知识产权局
                                        2021年08月16日
            """
        )
    )
    assert certain(paper)["issue_date"] == "2021-08-16"
    assert said(paper)["mark_text"] == "NORDVELA"
    assert "mark_text" not in certain(paper)


def test_loose_lines_beside_one_row_are_one_cell() -> None:
    paper = document(
        page(
            line("商标变更证明", 500, 200, 60),
            line("商标注册号", 225, 490),
            line("62133339", 470, 490),
            line("变更事项", 240, 590),
            line("变更前", 690, 590),
            line("变更后", 1210, 590),
            line("山青国际贸易（厦门）有", 1060, 685),
            line("注册人名义", 225, 713),
            line("晋江市山青服饰织造有限公司", 470, 713),
            line("限公司", 1060, 742),
            line("福建省厦门市湖里区华", 1060, 850),
            line("注册人地址", 225, 878),
            line("福建省晋江市陈埭镇洋埭工业区", 470, 878),
            line("昌路132号", 1060, 907),
            line("国家知识产权局", 1180, 1890),
        )
    )
    values = said(paper)
    assert values["new_name"] == "山青国际贸易（厦门）有限公司"
    assert values["new_address"] == "福建省厦门市湖里区华昌路132号"
    assert values["previous_address"] == "福建省晋江市陈埭镇洋埭工业区"


def test_before_and_after_alone_name_the_parties() -> None:
    paper = document(
        typed("""
#　　　　　商标转让证明
　商标注册号      第1537892号
　转让前          晋江市山青服饰织造有限公司
　转让后          山青国际贸易（厦门）有限公司
　地　　址        福建省厦门市湖里区华昌路132号
　核准转让日期    2021年03月20日
""")
    )
    assert {
        "assignor_name": "晋江市山青服饰织造有限公司",
        "assignee_name": "山青国际贸易（厦门）有限公司",
        "assignee_address": "福建省厦门市湖里区华昌路132号",
    }.items() <= said(paper).items()


def test_a_day_that_a_sentence_ends_with_is_no_day_of_issue() -> None:
    paper = document(
        typed("""
#　　　　　商标注册证
　　　　　　第1537892号
　核定使用商品（第25类）
　服装；鞋；帽（截止）
　注册人　　晋江市山青服饰织造有限公司
　核准续展注册，续展注册有效期自2011年03月14日至
　2021年03月13日
""")
    )
    assert "issue_date" not in said(paper)


def test_before_and_after_under_the_name_of_what_changed() -> None:
    paper = document(
        typed("""
#　　　变更注册人名义地址通知书
　你方提交的第1537892号（第25类）注册商标的变更申请，经审查，予以核准。
　注册人名义：
　　原为：晋江市山青服饰织造有限公司
　　现为：山青国际贸易（厦门）有限公司
　注册人地址：
　　变更前：福建省晋江市陈埭镇洋埭工业区
　　变更后：福建省厦门市湖里区华昌路132号
　特此通知。
""")
    )
    assert {
        "previous_name": "晋江市山青服饰织造有限公司",
        "new_name": "山青国际贸易（厦门）有限公司",
        "previous_address": "福建省晋江市陈埭镇洋埭工业区",
        "new_address": "福建省厦门市湖里区华昌路132号",
    }.items() <= said(paper).items()


def test_a_notice_names_class_and_goods_in_its_sentences() -> None:
    values = said(
        document(
            typed("""
                      #商标初步审定公告通知书
            晋江市云岭母婴用品有限公司：
                你（单位）于2018年09月22日申请注册的第25847551号“云岭”商标（类
            别：3），经审查，我局决定对使用在下列商品/服务上的注册申请予以初步审定，
            并在第1782期《商标公告》上公告：
                洗发液；美容面膜；香精油；口红
                自公告之日起三个月内，无人提出异议的，予以核准注册。
            """)
        )
    )
    assert values["nice_classes"] == (3,)
    assert values["goods_services"] == "洗发液；美容面膜；香精油；口红"
