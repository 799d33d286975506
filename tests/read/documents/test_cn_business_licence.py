"""Business licences worded and set as real ones are, without an engine."""

import pytest

from tests.read.pages import certain, document, said, typed

CODE = "91990169MAF34HCJ77"

LANDSCAPE = f"""
#　　　　　　　营　业　执　照
统一社会信用代码      （副　本）  1-1      扫描二维码登录
{CODE}                                    “国家企业信用
                                          信息公示系统”
                                          了解更多登记、
                                          备案、许可、监
                                          管信息。

名　　称  杭州青岚文化创意有限公司          注册资本  壹佰万元整
类　　型  有限责任公司（自然人独资）        成立日期  2019年05月08日
法定代表人  沈知远                          住　　所  浙江省杭州市余杭区仓前街道
经营范围  一般项目：文具用品零售；日用品                文一西路1818号2幢305室
          批发；服装服饰零售（除依法须经批准的
          项目外，凭营业执照依法自主开展经营
          活动）。
                                          登记机关

                                              2023 年 06 月 12 日
国家企业信用信息公示系统网址：http://www.gsxt.gov.cn    国家市场监督管理总局监制
"""

PORTRAIT_2014 = f"""
#　　　　　营业执照
　　　　　　（副　本）                       编号：No 0 33010400071
　　　　统一社会信用代码  {CODE}

　　名　　称  昆山启泽智能装备有限公司
　　类　　型  有限责任公司（自然人投资或控股）
　　住　　所  昆山市花桥镇光明路505号7号楼
　　法定代表人  顾安
　　注册资本  3000万元整
　　成立日期  2014年08月21日
　　营业期限  2014年08月21日至2034年08月20日
　　经营范围  智能装备的研发、生产和销售；从事货物及技术
　　　　　　　进出口业务。（依法须经批准的项目，经相关部
　　　　　　　门批准后方可开展经营活动）

                                      登记机关
                                      2016年  04月  19日
企业信用信息公示系统网址：www.jsgsj.gov.cn:58888/province    中华人民共和国国家工商行政管理总局监制
"""

LEGAL_PERSON_15 = """
#　　　　企业法人营业执照
　　　　　　　　（副　本）
　　　　　　　　　　　　　　注册号  330100000012342

　名　　　　称  杭州恒拓纺织有限公司
　住　　　　所  萧山区瓜沥镇东灵路88号
　法定代表人姓名  郑国栋
　注 册 资 本  人民币伍佰万元
　实 收 资 本  人民币壹佰万元
　公 司 类 型  有限责任公司
　经 营 范 围  许可经营项目：无
　　　　　　　一般经营项目：纺织品、服装的生产与销售；

　成 立 日 期  二〇〇八年三月十二日
　营 业 期 限  自二〇〇八年三月十二日至二〇二八年三月十一日

                                二〇一一年六月三十日
"""

SOLE_TRADER = """
#　　　个体工商户营业执照
　　　　　　　　　　（副　本）
　　　　　　　　　　　　　注册号  350582600012342
经营者姓名  黄秀兰
字 号 名 称  晋江市梅岭街道秀兰鞋店
组 成 形 式  个人经营
经 营 场 所  晋江市梅岭街道世纪大道12号一层
经营范围及方式  零售：鞋、服装

                              2012年09月03日
"""

SOLE_TRADER_18 = f"""
#　　　　营业执照
统一社会信用代码  {CODE}
名　　称  晋江市梅岭街道秀兰鞋店      组成形式  个人经营
类　　型  个体工商户                  注册日期  2018年11月02日
经 营 者  欧·阿依夏                    经营场所  福建省晋江市梅岭街道世纪大道12号一层
经营范围  鞋帽零售；服装服饰零售。

                         登记机关
                                      2020年  3月  9日
"""

PARTNERSHIP = f"""
#　　　　营业执照
统一社会信用代码  {CODE}
名　　　　　称  宁波梅山保税港区衡石投资合伙企业（有限合伙）
类　　　　　型  有限合伙企业
主要经营场所  浙江省宁波市北仑区梅山七星路88号1幢401室
执行事务合伙人  衡石资产管理有限公司（委派代表：周岩）
成 立 日 期  2017年03月02日
合 伙 期 限  2017年03月02日至2037年03月01日止
经 营 范 围  投资管理、投资咨询。
                         登记机关
                                      2017年  3月  2日
"""

BRANCH = f"""
#　　　　营业执照
统一社会信用代码  {CODE}
名称  杭州青岚文化创意有限公司上海分公司
类型  有限责任公司分公司（自然人投资或控股）
营业场所  上海市静安区共和新路340号12层
负责人  沈知远
成立日期  2021年01月15日
营业期限  2021年01月15日至不约定期限
经营范围  文化艺术交流活动策划。
                         登记机关
                                      2021年01月15日
"""

PUBLIC_INSTITUTION = f"""
#　　　　事业单位法人证书
统一社会信用代码  {CODE}
名称  青岚市工艺美术研究所
宗旨和业务范围  工艺美术研究；技术推广。
住所  浙江省青岚市学院路9号
法定代表人  林一鸣
经费来源  财政补助
开办资金  ¥1200万元
举办单位  青岚市文化局
登记管理机关  青岚市事业单位登记管理局
有效期  自2021年03月26日至2026年03月25日
"""

ELECTRONIC = f"""
#　　　　　电子营业执照
统一社会信用代码  {CODE}
名称              杭州青岚文化创意有限公司
类型              其他有限责任公司
法定代表人        沈知远
注册资本          1000.000000万人民币
成立日期          2019年05月08日
住所              浙江省杭州市余杭区文一西路1818号2幢
                  305室
经营范围          许可项目：食品销售（依法须经批准的项目，
                  经相关部门批准后方可开展经营活动，具体经
                  营项目以审批结果为准）。一般项目：鞋帽零售
                  （除依法须经批准的项目外，凭营业执照依法自
                  主开展经营活动）。
登记机关          杭州市余杭区市场监督管理局
登记日期          2023年06月12日
本文件仅供知识产权投诉使用
"""

LANDSCAPE_FACTS = {
    "unified_social_credit_code": CODE,
    "company_name": "杭州青岚文化创意有限公司",
    "company_type": "有限责任公司（自然人独资）",
    "legal_representative": "沈知远",
    "registered_capital": "壹佰万元整",
    "established_date": "2019-05-08",
    "address": "浙江省杭州市余杭区仓前街道文一西路1818号2幢305室",
    "business_scope": "一般项目：文具用品零售；日用品批发；服装服饰零售"
    "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）",
    "issue_date": "2023-06-12",
}

FACTS = {
    "landscape": (LANDSCAPE, LANDSCAPE_FACTS),
    "portrait-2014": (
        PORTRAIT_2014,
        {
            "unified_social_credit_code": CODE,
            "company_name": "昆山启泽智能装备有限公司",
            "company_type": "有限责任公司（自然人投资或控股）",
            "address": "昆山市花桥镇光明路505号7号楼",
            "legal_representative": "顾安",
            "registered_capital": "3000万元整",
            "established_date": "2014-08-21",
            "valid_from": "2014-08-21",
            "valid_to": "2034-08-20",
            "business_scope": "智能装备的研发、生产和销售；从事货物及技术进出口业务。"
            "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
            "issue_date": "2016-04-19",
        },
    ),
    "legal-person-15": (
        LEGAL_PERSON_15,
        {
            "registration_number": "330100000012342",
            "company_name": "杭州恒拓纺织有限公司",
            "company_type": "有限责任公司",
            "legal_representative": "郑国栋",
            "registered_capital": "人民币伍佰万元",
            "address": "萧山区瓜沥镇东灵路88号",
            "established_date": "2008-03-12",
            "valid_from": "2008-03-12",
            "valid_to": "2028-03-11",
            "business_scope": "许可经营项目：无一般经营项目：纺织品、服装的生产与销售",
            "issue_date": "2011-06-30",
        },
    ),
    "sole-trader-15": (
        SOLE_TRADER,
        {
            "registration_number": "350582600012342",
            "operator": "黄秀兰",
            "company_name": "晋江市梅岭街道秀兰鞋店",
            "address": "晋江市梅岭街道世纪大道12号一层",
            "business_scope": "零售：鞋、服装",
            "issue_date": "2012-09-03",
        },
    ),
    "sole-trader-18": (
        SOLE_TRADER_18,
        {
            "unified_social_credit_code": CODE,
            "company_name": "晋江市梅岭街道秀兰鞋店",
            "company_type": "个体工商户",
            "operator": "欧·阿依夏",
            "established_date": "2018-11-02",
            "address": "福建省晋江市梅岭街道世纪大道12号一层",
            "business_scope": "鞋帽零售；服装服饰零售",
            "issue_date": "2020-03-09",
        },
    ),
    "partnership": (
        PARTNERSHIP,
        {
            "unified_social_credit_code": CODE,
            "company_name": "宁波梅山保税港区衡石投资合伙企业（有限合伙）",
            "company_type": "有限合伙企业",
            "legal_representative": "衡石资产管理有限公司（委派代表：周岩）",
            "address": "浙江省宁波市北仑区梅山七星路88号1幢401室",
            "established_date": "2017-03-02",
            "valid_from": "2017-03-02",
            "valid_to": "2037-03-01",
            "business_scope": "投资管理、投资咨询",
            "issue_date": "2017-03-02",
        },
    ),
    "branch": (
        BRANCH,
        {
            "unified_social_credit_code": CODE,
            "company_name": "杭州青岚文化创意有限公司上海分公司",
            "company_type": "有限责任公司分公司（自然人投资或控股）",
            "address": "上海市静安区共和新路340号12层",
            "legal_representative": "沈知远",
            "established_date": "2021-01-15",
            "valid_from": "2021-01-15",
            "valid_to": "long-term",
            "business_scope": "文化艺术交流活动策划",
            "issue_date": "2021-01-15",
        },
    ),
    "electronic": (
        ELECTRONIC,
        {
            "unified_social_credit_code": CODE,
            "company_name": "杭州青岚文化创意有限公司",
            "company_type": "其他有限责任公司",
            "legal_representative": "沈知远",
            "registered_capital": "1000.000000万人民币",
            "established_date": "2019-05-08",
            "address": "浙江省杭州市余杭区文一西路1818号2幢305室",
            "business_scope": "许可项目：食品销售（依法须经批准的项目，"
            "经相关部门批准后方可开展经营活动，"
            "具体经营项目以审批结果为准）。一般项目：鞋帽零售（除依法须经批准的项目外，"
            "凭营业执照依法自主开展经营活动）",
            "issue_date": "2023-06-12",
        },
    ),
    "public-institution": (
        PUBLIC_INSTITUTION,
        {
            "unified_social_credit_code": CODE,
            "company_name": "青岚市工艺美术研究所",
            "legal_representative": "林一鸣",
            "registered_capital": "¥1200万元",
            "address": "浙江省青岚市学院路9号",
            "business_scope": "工艺美术研究；技术推广",
            "valid_from": "2021-03-26",
            "valid_to": "2026-03-25",
        },
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_what_a_licence_says(name: str) -> None:
    text, facts = FACTS[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == ("business_licence", True)
    assert said(paper) == facts
    assert certain(paper).items() <= facts.items()


def test_a_day_whose_end_a_seal_covers_is_asked_about() -> None:
    paper = document(typed(SOLE_TRADER_18.replace("3月  9日", "3月  19")))
    assert said(paper)["issue_date"] == "2020-03-19"
    assert "issue_date" not in certain(paper)


PRINT_OUT = """
国家企业信用信息公示系统
营业执照信息
统一社会信用代码：91330110MA2GXXXX00    企业名称：杭州青岚文化创意有限公司
类型：其他有限责任公司                  法定代表人：沈知远
注册资本：100万人民币                   成立日期：2019年05月08日
营业期限自：2019年05月08日              营业期限至：2049年05月07日
登记机关：杭州市余杭区市场监督管理局    核准日期：2023年06月12日
登记状态：存续（在营、开业、在册）
住所：浙江省杭州市余杭区文一西路1818号2幢305室
经营范围：许可项目：食品销售（依法须经批准的项目，经相关部门批准后方可开展经营活动，具
体经营项目以审批结果为准）。一般项目：鞋帽零售；箱包销售。
股东及出资信息
"""


def test_a_print_out_goes_on_under_its_labels() -> None:
    facts = said(document(typed(PRINT_OUT)))
    assert facts["business_scope"] == (
        "许可项目：食品销售（依法须经批准的项目，经相关部门批准后方可开展经营活动，"
        "具体经营项目以审批结果为准）。一般项目：鞋帽零售；箱包销售"
    )
    assert (facts["valid_from"], facts["valid_to"]) == ("2019-05-08", "2049-05-07")
    assert facts["issue_date"] == "2023-06-12"


def test_asterisks_after_a_scope_are_no_part_of_it() -> None:
    scope = said(document(typed(PRINT_OUT.replace("箱包销售。", "箱包销售。***"))))[
        "business_scope"
    ]
    assert str(scope).endswith("箱包销售")


def test_labels_that_lost_a_character_are_known_on_a_licence() -> None:
    broken = ELECTRONIC.replace("经营范围", "营范围").replace("注册资本", "册资本")
    whole, facts = said(document(typed(ELECTRONIC))), said(document(typed(broken)))
    assert facts == whole


def test_an_electronic_licence_is_dated_beside_its_note() -> None:
    paper = document(
        typed("""
#　　　　　　营　业　执　照
统一社会信用代码
91990169MAF34HCJ77
名　　称  临江样张贸易有限公司            注册资本  壹佰万元
成立日期  2024年01月12日
登记机关  临江市市场监督管理局
1、本营业执照于2024年02月01日10时20分30秒由沈拂晓(法定代表人)留存(打印)    2024年01月15日
""")
    )
    assert said(paper).get("issue_date") == "2024-01-15"


def test_a_licence_without_scope_and_capital_is_still_known() -> None:
    paper = document(
        typed("""
统一社会信用代码91990169MAF34HCJ77
称  临江样张食品有限公司云台分公司
负责人  沈拂晓
成立日期  2014年02月11日
1、商事主体的经营范围由章程确定。经营范围中属于法律、法规规定应当经批准的项目，取得许可
3、商事主体须于每年1月1日-6月30日向商事登记机关提交上一年度的年度报告。
登记机关
中华人民共和国国家工商行政管理总局监制
""")
    )
    assert (paper.doc_type, paper.doc_type_certain) == ("business_licence", True)


@pytest.mark.parametrize(
    ("row", "start", "end"),
    [
        ("2011年08月10日至2041年08月09日", "2011-08-10", "2041-08-09"),
        ("营业期限    2019年07月01日至******", "2019-07-01", None),
    ],
    ids=["label-unseen", "no-end-said"],
)
def test_a_term_is_told_by_its_form(row: str, start: str, end: str | None) -> None:
    paper = document(
        typed(f"""
#　　　　　　营　业　执　照
统一社会信用代码 91990169MAF34HCJ77
名　　称    临江样张贸易有限公司
成立日期    2011年08月10日
{row}
经营范围    样张销售
登记机关
""")
    )
    facts = said(paper)
    assert (facts.get("valid_from"), facts.get("valid_to")) == (start, end)


INSTITUTION = """
              # 事业单位法人证书
统一社会信用代码  12997112MA1GL48M68
名称  株洲市见本艺术研究院
宗旨和业务范围为社会提供外观设计研究与咨询服务。
开办资金  ￥36.5万元
"""


def test_a_scope_keeps_the_word_that_a_sentence_would_begin_its_value_with() -> None:
    assert str(said(document(typed(INSTITUTION)))["business_scope"]).startswith("为社会提供")
