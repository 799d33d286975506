"""Letters of authorization in other words than the drawer's, without an engine."""

import pytest

from tests.read.pages import certain, document, said, typed

ONE, OTHER = "91990169MAF34HCJ77", "91990195MA2D4K375Y"

CONTRACTING = f"""
#　　　　　　知识产权授权书
甲方（授权人）：杭州青岚文化创意有限公司
统一社会信用代码：{ONE}
住所：浙江省杭州市余杭区文一西路1818号
乙方（被授权人）：宁波衡石知识产权代理有限公司
统一社会信用代码：{OTHER}
住所：浙江省宁波市北仑区七星路88号
　　甲方系第36112874号、第36112899号注册商标的权利人，现授权乙方办理下列
事项：在电商平台提交侵权投诉、撤回投诉、答复反通知、提交声明及证据材料。
授权平台：淘宝网、天猫、1688
授权地域：中国大陆
授权期限：2025年3月1日至2027年2月28日
乙方可以转委托。
甲方（盖章）：杭州青岚文化创意有限公司
签署日期：2025年3月1日
"""

NUMBERED = """
#　　　　　　授权委托书
委托人：沈知远
身份证号：990190198503121230
受托人：宁波衡石知识产权代理有限公司

一、委托权限：代为提交侵权投诉、撤回投诉、接收通知。
二、涉及商标：第36112874号
三、平台范围：阿里巴巴集团旗下平台
四、地域范围：全世界
五、委托期限：自2025年1月1日起至2026年12月31日止
六、受托人无权转委托

委托人（签字）：
                              二〇二五年一月一日
"""

RUNNING = f"""
#　　　　　授权证明
致：京东知识产权维权平台
　　我公司杭州青岚文化创意有限公司（统一社会信用代码：{ONE}）是第36112874号
“青岚”商标的专用权人。特授权宁波衡石知识产权代理有限公司（统一社会信用代码：
{OTHER}）就京东平台上的侵权商品以我公司名义提交投诉、提供证据。
有效期自2025年6月18日起至2026年6月17日止。未经我公司书面同意，
不得转授权。
　　特此证明。
                     杭州青岚文化创意有限公司（公章）
                     2025年6月18日
"""

TABLE = f"""
#　　　　　　商标维权授权书
授权方名称         杭州青岚文化创意有限公司
统一社会信用代码   {ONE}
被授权方名称       宁波衡石知识产权代理有限公司
统一社会信用代码   {OTHER}
商标注册号         36112874
维权平台           拼多多
授权内容           发起投诉、处理申诉。
授权区域           中国
授权有效期         2025.03.01-2027.02.28
是否可以转委托     否
签署日期           2025年3月1日
"""

ANNEXED = (
    f"""
#　　　　　　授权委托书
授权人：杭州青岚文化创意有限公司
统一社会信用代码：{ONE}
被授权人：宁波衡石知识产权代理有限公司
统一社会信用代码：{OTHER}
授权商标：详见附件
授权平台：全球速卖通
授权期限：自2025年3月1日至2027年2月28日
日期：2025年3月1日
""",
    """
附件：授权商标清单
注册号          商标          国际分类     有效期至
36112874        青岚          25           2030年02月04日
36112899        QINGLAN       28           2034年03月05日
""",
)

DEALER = """
#　　　　　品牌销售授权书
授权编号：QL-2025-009
兹授权宁波北仑区衡石鞋店为我司“青岚QINGLAN”品牌（商标注册号：36112874）
鞋类产品网络经销商，在天猫开设的店铺销售该品牌商品。
授权期限：2025年03月01日至2026年02月28日
授权公司（盖章）：杭州青岚文化创意有限公司
"""

SIDE_BY_SIDE = f"""
#　　　　　　知识产权授权委托书
委托人（甲方）                        受托人（乙方）
名称：杭州青岚文化创意有限公司        名称：宁波衡石知识产权代理有限公司
信用代码：{ONE}            信用代码：{OTHER}
法定代表人：沈知远                    法定代表人：李文
委托事项：商标维权投诉
委托期限：2025-03-01 至 2026-02-28
"""

LISTED = """
#　　　　　　授权书
授权方（甲方）：杭州青岚文化创意有限公司
地址：浙江省杭州市余杭区文一西路1818号      联系电话：0571-88888888
被授权方（乙方）：宁波衡石知识产权代理有限公司
地址：浙江省宁波市北仑区七星路88号          联系电话：0574-66666666
甲方是以下知识产权的合法权利人：
序号    权利类型    注册号        权利名称
1       商标        36112874      青岚
2       商标        36112899      QINGLAN
3       外观设计    ZL202130123456.7   运动鞋
现甲方授权乙方作为甲方的知识产权维权代理人，全权处理甲方在互联网平台的知识产权保护事宜。
授权期限：3年，自2025年3月1日起至2028年2月29日止。
甲方（公章）：                     乙方（公章）：
签署日期：2025年3月1日             签署日期：2025年3月2日
"""

LETTERS = {
    "contracting": (
        [CONTRACTING],
        {
            "grantor": "杭州青岚文化创意有限公司",
            "grantee": "宁波衡石知识产权代理有限公司",
            "grantor_credit_code": ONE,
            "grantee_credit_code": OTHER,
            "rights_numbers": ("36112874", "36112899"),
            "platforms": ("taobao", "tmall", "1688"),
            "scope": "在电商平台提交侵权投诉、撤回投诉、答复反通知、提交声明及证据材料",
            "territory": "中国大陆",
            "period_from": "2025-03-01",
            "period_to": "2027-02-28",
            "may_delegate": True,
            "signed_date": "2025-03-01",
        },
    ),
    "numbered": (
        [NUMBERED],
        {
            "grantor": "沈知远",
            "grantee": "宁波衡石知识产权代理有限公司",
            "rights_numbers": ("36112874",),
            "platforms": ("alibaba_group",),
            "scope": "代为提交侵权投诉、撤回投诉、接收通知",
            "territory": "全世界",
            "period_from": "2025-01-01",
            "period_to": "2026-12-31",
            "may_delegate": False,
            "signed_date": "2025-01-01",
        },
    ),
    "running": (
        [RUNNING],
        {
            "grantor": "杭州青岚文化创意有限公司",
            "grantee": "宁波衡石知识产权代理有限公司",
            "grantor_credit_code": ONE,
            "grantee_credit_code": OTHER,
            "rights_numbers": ("36112874",),
            "platforms": ("jd",),
            "scope": "提交投诉、提供证据",
            "period_from": "2025-06-18",
            "period_to": "2026-06-17",
            "may_delegate": False,
            "signed_date": "2025-06-18",
        },
    ),
    "table": (
        [TABLE],
        {
            "grantor": "杭州青岚文化创意有限公司",
            "grantee": "宁波衡石知识产权代理有限公司",
            "grantor_credit_code": ONE,
            "grantee_credit_code": OTHER,
            "rights_numbers": ("36112874",),
            "platforms": ("pdd",),
            "scope": "发起投诉、处理申诉",
            "territory": "中国",
            "period_from": "2025-03-01",
            "period_to": "2027-02-28",
            "may_delegate": False,
            "signed_date": "2025-03-01",
        },
    ),
    "annexed": (
        ANNEXED,
        {
            "grantor": "杭州青岚文化创意有限公司",
            "grantee": "宁波衡石知识产权代理有限公司",
            "grantor_credit_code": ONE,
            "grantee_credit_code": OTHER,
            "rights_numbers": ("36112874", "36112899"),
            "platforms": ("aliexpress",),
            "period_from": "2025-03-01",
            "period_to": "2027-02-28",
            "signed_date": "2025-03-01",
        },
    ),
    "dealer": (
        [DEALER],
        {
            "grantor": "杭州青岚文化创意有限公司",
            "grantee": "宁波北仑区衡石鞋店",
            "rights_numbers": ("36112874",),
            "platforms": ("tmall",),
            "scope": "鞋类产品网络经销商，在天猫开设的店铺销售该品牌商品",
            "period_from": "2025-03-01",
            "period_to": "2026-02-28",
        },
    ),
    "side-by-side": (
        [SIDE_BY_SIDE],
        {
            "grantor": "杭州青岚文化创意有限公司",
            "grantee": "宁波衡石知识产权代理有限公司",
            "grantor_credit_code": ONE,
            "grantee_credit_code": OTHER,
            "scope": "商标维权投诉",
            "period_from": "2025-03-01",
            "period_to": "2026-02-28",
        },
    ),
    "listed": (
        [LISTED],
        {
            "grantor": "杭州青岚文化创意有限公司",
            "grantee": "宁波衡石知识产权代理有限公司",
            "rights_numbers": ("36112874", "36112899", "ZL202130123456.7"),
            "period_from": "2025-03-01",
            "period_to": "2028-02-29",
            "signed_date": "2025-03-01",
        },
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_what_a_letter_says(name: str) -> None:
    texts, facts = LETTERS[name]
    paper = document(*(typed(text, number=number) for number, text in enumerate(texts, 1)))
    assert (paper.doc_type, paper.doc_type_certain) == ("authorization_letter", True)
    assert said(paper) == facts
    assert len(certain(paper)) >= 0.8 * len(facts)


FORMS = {
    "a shop's own form": (
        """
        # 官方旗舰店授权书
    杭州青岚文化创意有限公司系青岚QINGLAN（商标注册证号：36112874，以下简称“授权品牌”）
的合法持有者。特授权上海衡石电子商务有限公司在抖音电商平台开设官方旗舰店。
        授权方（盖章或签字）：杭州青岚文化创意有限公司
        """,
        {"grantor": "杭州青岚文化创意有限公司", "grantee": "上海衡石电子商务有限公司"},
    ),
    "parties abreast": (
        f"""
                    # 授权委托书
        甲方（委托人）                         乙方（受托人）
名称：杭州青岚文化创意有限公司        名称：宁波衡石知识产权代理有限公司
代码：{ONE}              代码：{OTHER}
一、甲方委托乙方就第36112874号注册商标在京东平台进行维权。
        """,
        {
            "grantor": "杭州青岚文化创意有限公司",
            "grantee": "宁波衡石知识产权代理有限公司",
            "grantor_credit_code": ONE,
            "grantee_credit_code": OTHER,
        },
    ),
    "a firm's own man": (
        """
              # 法人授权委托书
    注册于杭州市余杭区文一西路1818号的杭州青岚文化创意有限公司的法定代表人王五，现授权
本公司员工努尔兰·哈布都拉（身份证号：990921197004196154）为公司的合法
代理人，以本公司名义处理在淘宝平台的侵权投诉事宜。
    授权代理人签字：
    单位名称：杭州青岚文化创意有限公司（公章）
        """,
        {"grantor": "杭州青岚文化创意有限公司", "grantee": "努尔兰·哈布都拉"},
    ),
    "two lawyers": (
        """
              # 授 权 委 托 书
委托人：杭州青岚文化创意有限公司
受委托人：姓名：令狐澜    工作单位：衡石律师事务所    职务：律师
        姓名：钟离川    工作单位：衡石律师事务所    职务：律师
        """,
        {"grantor": "杭州青岚文化创意有限公司", "grantee": "令狐澜"},
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_who_the_parties_of_a_form_are(name: str) -> None:
    text, facts = FORMS[name]
    found = said(document(typed(text)))
    assert {field: found.get(field) for field in facts} == facts


def test_of_two_agents_none_is_certain() -> None:
    assert "grantee" not in certain(document(typed(FORMS["two lawyers"][0])))


def test_the_answer_of_an_empty_box_is_not_given() -> None:
    text = FORMS["a shop's own form"][0] + "        被授权方☑有权 ☐无权 将上述授权转授第三方。\n"
    assert said(document(typed(text))).get("may_delegate") is not False


BRAND = f"""
杭州青岚文化创意有限公司
浙江省杭州市余杭区文一西路1818号
#　　　　　　　授权书
致：浙江某某网络有限公司
　　我司为第36112874号商标的注册人，兹授权宁波衡石知识产权代理有限公司（信用代码
{OTHER}）全权处理阿里巴巴集团旗下各平台上的侵权事宜，
代理权限为：投诉、申诉答复、撤诉。
授权期限：2025年3月1日至2027年2月28日
对被授权人在上述权限内的行为，我司均予承认。
                              杭州青岚文化创意有限公司
                                      2025年3月1日
"""


def test_a_letter_on_letterhead_is_its_writers() -> None:
    facts = said(document(typed(BRAND)))
    assert facts["grantor"] == "杭州青岚文化创意有限公司"
    assert facts["grantee"] == "宁波衡石知识产权代理有限公司"
    assert facts["grantee_credit_code"] == OTHER
    assert facts["platforms"] == ("alibaba_group",)
    assert facts["scope"] == "投诉、申诉答复、撤诉"


def test_the_other_partys_place_is_no_name() -> None:
    text = NUMBERED.replace("委托人（签字）：", "委托人            受托人（盖章）")
    assert certain(document(typed(text)))["grantor"] == "沈知远"


CELLS = f"""
#              品牌维权授权书
              名称                杭州青岚文化创意有限公司
权利人        证件号码            {ONE}
              联系地址            杭州市余杭区文一西路1818号
              名称                宁波衡石知识产权代理有限公司
代理人        证件号码            {OTHER}
              联系电话            0574-87654321
授权商标      注册号：36112874
              注册号：36112901
授权平台      速卖通
授权期限      2025年3月1日至2027年2月28日
转授权        不允许
"""


def test_rows_belong_to_the_party_whose_cell_is_centred_beside_them() -> None:
    facts = said(document(typed(CELLS)))
    assert facts["grantor"] == "杭州青岚文化创意有限公司"
    assert facts["grantee"] == "宁波衡石知识产权代理有限公司"
    assert (facts["grantor_credit_code"], facts["grantee_credit_code"]) == (ONE, OTHER)
    assert facts["rights_numbers"] == ("36112874", "36112901")
    assert facts["may_delegate"] is False


FEET = """
#              授权委托书
委托方：杭州青岚文化创意有限公司
受托方：宁波衡石知识产权代理有限公司
委托方现委托受托方在速卖通平台就第36112874号商标办理投诉。
委托期限：2025年3月1日至2027年2月28日
委托方（盖章）                    受托方（盖章）
{left}                    日期：2025年3月9日
"""


@pytest.mark.parametrize(
    ("left", "day", "sure"),
    [("日期：2025年3月1日", "2025-03-01", True), ("                  ", "2025-03-09", False)],
    ids=["both", "lost"],
)
def test_a_day_under_the_other_partys_place_is_not_the_grantors(
    left: str, day: str, sure: bool
) -> None:
    paper = document(typed(FEET.format(left=left)))
    assert said(paper)["signed_date"] == day
    assert ("signed_date" in certain(paper)) is sure


def test_a_pronoun_is_nobodys_name() -> None:
    text = BRAND.replace("宁波衡石知识产权代理有限公司", "上述律师事务所")
    assert said(document(typed(text))).get("grantee") != "上述律师事务所"


PERSONS = """
#              委托书
委托人：沈知远，男，身份证号：110101199003070000
受托人：宁波衡石知识产权代理有限公司
本人现委托上列受托人就第36112874号商标在淘宝平台代为办理：投诉、举证、撤诉。
委托期限：2025年3月1日至2027年2月28日
"""


def test_a_persons_sex_is_no_part_of_the_name() -> None:
    facts = said(document(typed(PERSONS)))
    assert facts["grantor"] == "沈知远"
    assert facts["scope"] == "投诉、举证、撤诉"


CLAUSES = """
#　　　　　　　　委托书
　　委托单位：杭州岚峰户外用品有限公司法定代表人：周岚
　　受托单位：上海知衡知识产权代理有限公司联系电话：021-55667788
　　现就注册号为：31234567的商标，委托受托单位办理以下事项：
　　{one}代理权限：提交侵权通知；撤销侵权通知；回应申诉；出具声明；调取证据；代收法律文
件；购买样品；
　　{two}适用平台：淘宝网、天猫；
　　{three}适用地域：中国大陆；
　　{four}受托单位可以转委托。
　　本委托书有效期：2025年03月01日—2027年02月28日。
　　　　　　　　　　　　委托单位（公章）：杭州岚峰户外用品有限公司
　　　　　　　　　　　　2025年3月1日
"""


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(("1．", "2．", "3．", "4．"), id="points"),
        pytest.param(("1·", "2·", "3·", "4·"), id="points-read-as-dots"),
        pytest.param(("一、", "二、", "三、", "四、"), id="chinese"),
        pytest.param(("（一）", "（二）", "（三）", "（四）"), id="brackets"),
        pytest.param(("第一条 ", "第二条 ", "第三条 ", "第四条 "), id="articles"),
    ],
)
def test_numbered_clauses_end_in_a_mark_of_lists(numbers: tuple[str, ...]) -> None:
    ways = dict(zip(("one", "two", "three", "four"), numbers, strict=True))
    paper = certain(document(typed(CLAUSES.format(**ways))))
    facts = {
        "grantor": "杭州岚峰户外用品有限公司",
        "grantee": "上海知衡知识产权代理有限公司",
        "rights_numbers": ("31234567",),
        "scope": "提交侵权通知；撤销侵权通知；回应申诉；出具声明；调取证据；代收法律文件；购买样品",
        "platforms": ("taobao", "tmall"),
        "territory": "中国大陆",
        "period_from": "2025-03-01",
        "period_to": "2027-02-28",
        "may_delegate": True,
    }
    assert {name: paper.get(name) for name in facts} == facts


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("　　2．配合行政查处；", id="another-item"),
        pytest.param("　　3．适用平台：淘宝网、天猫；", id="a-number-is-missing"),
        pytest.param("　　适用平台：淘宝网、天猫；", id="no-number"),
    ],
)
def test_a_mark_of_lists_at_a_clauses_end_is_asked_about_unless_the_next_follows(
    after: str,
) -> None:
    letter = CLAUSES.format(one="1．", two="2．", three="3．", four="4．")
    paper = document(typed(letter.replace("　　2．适用平台：淘宝网、天猫；", after)))
    assert "scope" not in certain(paper)


def test_headings_with_their_text_under_them() -> None:
    paper = certain(
        document(
            typed("""
            #委托书
            一、委托人
            杭州岚峰户外用品有限公司
            二、受托人
            上海知衡知识产权代理有限公司
            三、委托事项
            1．发起侵权投诉；
            2．撤回投诉；
            3．处理申诉。
            四、适用平台
            淘宝网、天猫
            五、委托期限
            2025年3月1日至2027年2月28日
            """)
        )
    )
    assert paper["grantor"] == "杭州岚峰户外用品有限公司"
    assert paper["grantee"] == "上海知衡知识产权代理有限公司"
    assert paper["scope"] == "1．发起侵权投诉；2．撤回投诉；3．处理申诉"
    assert paper["period_to"] == "2027-02-28"


def test_a_lost_dash_between_two_days_is_asked_about() -> None:
    letter = CLAUSES.format(one="1．", two="2．", three="3．", four="4．").replace("—", "")
    paper = document(typed(letter))
    assert said(paper)["period_from"] == "2025-03-01"
    assert said(paper)["period_to"] == "2027-02-28"
    assert not {"period_from", "period_to"} & set(certain(paper))


PLATFORM_FORM = f"""
#　　　　　　　知识产权维权授权书
第一部分　授权人基本信息
姓名/名称            杭州青岚文化创意有限公司
证件类型及号码        营业执照{ONE}
第二部分　受托人基本信息
姓名/名称            宁波衡石知识产权代理有限公司
证件类型及号码        营业执照{OTHER}
第三部分　授权内容
授权平台              淘宝网
地域                  仅限于中国大陆，不含港澳台地区
授权期限              2025年3月1日至2027年2月2.8日
授权人盖章：
日期：2025年3月1日
"""


def test_sections_name_their_party_in_a_heading() -> None:
    paper = document(typed(PLATFORM_FORM))
    told = said(paper)
    assert told["grantor"] == "杭州青岚文化创意有限公司"
    assert told["grantee"] == "宁波衡石知识产权代理有限公司"
    assert (told["grantor_credit_code"], told["grantee_credit_code"]) == (ONE, OTHER)
    assert told["territory"] == "中国大陆，不含港澳台地区"
    assert told["period_to"] == "2027-02-28"
    assert "period_to" not in certain(paper)  # a speck may have been a figure


SENTENCES = f"""
#　　　　　　　　授权委托书
　　杭州青岚文化创意（集团）股份有限公司（统一社会信用代码：{ONE}，
地址：浙江省杭州市西湖区文一路二号）授权宁波衡石商标事务所（集团）有
限公司作为我司的代理人，就第36112874号注册商标，在淘宝网平台上代为提
交侵权投诉、撤回投诉。本授权的适用地域：全国，本授权自2025年3月1日起
生效，至2027年2月28日届满。代理人不得将上述权限再行转委他人代理。
授权人（公章）：杭州青岚文化创意（集
　　　　　　　　团）股份有限公司
2025年3月1日
"""


def test_a_letter_of_one_sentence() -> None:
    told = said(document(typed(SENTENCES)))
    assert told["grantor"] == "杭州青岚文化创意（集团）股份有限公司"
    assert told["grantor_credit_code"] == ONE
    assert told["grantee"] == "宁波衡石商标事务所（集团）有限公司"
    assert told["scope"] == "代为提交侵权投诉、撤回投诉"
    assert told["territory"] == "全国"
    assert (told["period_from"], told["period_to"]) == ("2025-03-01", "2027-02-28")
    assert told["may_delegate"] is False


CERTIFYING = f"""
#　　　　　　　授权证明
　　兹证明宁波衡石知识产权服务有限公司（统一社会信用代码{OTHER}）是本公
司委托的知识产权维权代理机构，有权代表本公司在京东平台提交侵权投诉、撤回投诉。
　　证明有效期自2025年3月1日至2027年2月28日。该公司不得将本授权转授他人。
杭州青岚文化创意有限公司（公章）
2025年3月1日
"""

TWO_LANGUAGES = f"""
#　　　　　　授权委托书
授权人 Authorizer：杭州青岚文化创意有限公司
Hangzhou Qinglan Culture Limited
　　统一社会信用代码 USCC：{ONE}
被授权人 Authorized Party：宁波衡石知识产权服务有限公司
Ningbo Hengshi IP Services Limited
　　统一社会信用代码 USCC：{OTHER}
授权地域 Territory：中国 China
"""


def test_a_certificate_of_appointment_names_the_agent_first() -> None:
    told = said(document(typed(CERTIFYING)))
    assert told["grantee"] == "宁波衡石知识产权服务有限公司"
    assert told["grantor"] == "杭州青岚文化创意有限公司"
    assert told["may_delegate"] is False


def test_a_translation_stands_under_its_name() -> None:
    told = said(document(typed(TWO_LANGUAGES)))
    assert told["grantor_name_en"] == "Hangzhou Qinglan Culture Limited"
    assert told["grantee_name_en"] == "Ningbo Hengshi IP Services Limited"
    assert (told["grantor_credit_code"], told["grantee_credit_code"]) == (ONE, OTHER)
    assert told["territory"] == "中国"


POWERS = f"""
#　　　　　　　　维权授权书
　　兹授权宁波衡石知识产权服务有限公司（统一社会信用代码：{OTHER}）代
表我公司，对侵犯我公司商标专用权的商品进行维权，具体权限为取证、发起投诉、处
理申诉、撤销投诉。
授权人：杭州青岚文化创意有限公司
2025年3月1日
"""


def test_powers_go_on_in_the_next_line() -> None:
    told = said(document(typed(POWERS)))
    assert told["scope"] == "取证、发起投诉、处理申诉、撤销投诉"


def test_a_group_that_names_its_members_is_one_value() -> None:
    group = "三、平台范围：阿里巴巴集团旗下平台"
    text = NUMBERED.replace(group, f"{group}（包括速卖通、淘宝网、天猫、1688）")
    assert certain(document(typed(text)))["platforms"] == ("alibaba_group",)


@pytest.mark.parametrize("letter", [CONTRACTING, NUMBERED], ids=["firms", "person"])
def test_an_english_name_that_a_letter_does_not_give_is_no_field(letter: str) -> None:
    fields = {field.name for field in document(typed(letter)).fields}
    assert fields.isdisjoint({"grantor_name_en", "grantee_name_en"})


def test_the_shops_in_a_territory_are_nobody_authorised() -> None:
    dealer = "莆田市荔城区穆行鞋店"
    letter = f"""
#　　　　　　品牌授权书
　　兹授权{dealer}为我司运动鞋产品线下经销商，在授权区域
内的实体门店销售该品牌商品。授权区域：福建省。
授权方（盖章）：福州云岭跑运动用品商贸有限公司
"""
    assert certain(document(typed(letter)))["grantee"] == dealer
