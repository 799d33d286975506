"""Makes up firms, people, marks and goods; nothing here decides how a paper looks.

Word lists combine to many thousands of names. All facts of one story come from one seeded
``Random``, so that papers of one case agree with each other.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from samples.papers.numbers import credit_code

_CITIES = (
    ("浙江省", "杭州市", ("余杭区", "滨江区", "萧山区")),
    ("浙江省", "温州市", ("鹿城区", "瓯海区", "龙湾区")),
    ("福建省", "泉州市", ("丰泽区", "洛江区", "泉港区")),
    ("福建省", "莆田市", ("荔城区", "城厢区", "涵江区")),
    ("广东省", "广州市", ("番禺区", "白云区", "黄埔区")),
    ("广东省", "东莞市", ("厚街镇", "虎门镇", "长安镇")),
    ("江苏省", "苏州市", ("吴中区", "相城区", "虎丘区")),
    ("山东省", "青岛市", ("城阳区", "崂山区", "黄岛区")),
    ("四川省", "成都市", ("武侯区", "双流区", "郫都区")),
    ("湖北省", "武汉市", ("洪山区", "江夏区", "蔡甸区")),
)
_FIRST = "云岭澜栎朔沐砚翎峤琅葭霁穆曜屿芷筠楷澄珩"
_SECOND = "跑帆途歌羽禾拓衡原川柏程越弈舟景骁鸣岳石"
_THIRD = ("", "", "", "达", "特", "莱", "思", "迪", "诺")
_TRADES = ("体育用品", "鞋业", "服饰", "运动科技", "户外用品", "商贸", "贸易", "电子商务", "实业")
_AGENT_TRADES = ("知识产权代理", "知识产权服务", "商标代理", "品牌管理", "企业管理咨询")
_FORMS = ("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司")
_SHOPS = ("鞋店", "服装店", "商行", "体育用品店")
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓冯"
_GIVEN = (
    *("晓", "建国", "雅琴", "明远", "思齐", "志强", "丽华", "子涵", "海峰", "文博", "秀英", "嘉怡"),
    *("永康", "春梅", "俊杰", "云舒", "立新", "若楠"),
)
_STREETS = ("创业路", "文苑路", "滨河大道", "工业三路", "学院东路", "新兴街", "望江路", "科技园路")
_BUILDINGS = ("", "", "A座", "二期厂房", "孵化楼", "商务中心")
SYLLABLES = {
    **dict(
        zip(
            _FIRST,
            [
                "YUN",
                "LING",
                "LAN",
                "LI",
                "SHUO",
                "MU",
                "YAN",
                "LING",
                "QIAO",
                "LANG",
                "JIA",
                "JI",
                "MU",
            ],
            strict=False,
        )
    ),
    **dict(zip(_FIRST[13:], ["YAO", "YU", "ZHI", "YUN", "KAI", "CHENG", "HENG"], strict=True)),
    **dict(
        zip(
            _SECOND,
            ["PAO", "FAN", "TU", "GE", "YU", "HE", "TUO", "HENG", "YUAN", "CHUAN"],
            strict=False,
        )
    ),
    **dict(
        zip(
            _SECOND[10:],
            ["BAI", "CHENG", "YUE", "YI", "ZHOU", "JING", "XIAO", "MING", "YUE", "SHI"],
            strict=True,
        )
    ),
    "达": "DA",
    "特": "TE",
    "莱": "LAI",
    "思": "SI",
    "迪": "DI",
    "诺": "NUO",
}
GOODS = {
    25: ("服装", "运动鞋", "鞋（脚上的穿着物）", "帽子（头戴）", "袜", "手套（服装）", "围巾",
         "腰带", "运动衫", "跑鞋（带金属钉）", "足球鞋", "童装", "游泳衣", "内衣"),
    18: ("包", "背包", "旅行箱", "钱包（钱夹）", "伞", "手杖", "皮制系带", "书包", "行李箱"),
    9: ("计算机软件（已录制）", "耳机", "电池充电器", "智能手表", "照相机（摄影）", "眼镜"),
    28: ("运动用球", "锻炼身体器械", "护膝（体育用品）", "球拍", "滑板", "钓鱼用具", "玩具"),
    35: ("广告", "为零售目的在通信媒体上展示商品", "替他人推销", "市场营销", "进出口代理"),
    3: ("洗面奶", "化妆品", "香水", "牙膏", "洗衣剂", "香皂"),
}  # fmt: skip
SCOPES = (
    "运动鞋、服装、帽、箱包的研发、生产和销售", "体育用品及器材批发", "体育用品及器材零售",
    "鞋帽批发", "鞋帽零售", "互联网销售（除销售需要许可的商品）", "货物进出口", "技术进出口",
    "服装服饰批发", "箱包销售", "日用百货销售", "皮革制品制造", "电子产品销售",
)  # fmt: skip
AGENT_SCOPES = (
    "知识产权服务（专利代理服务除外）", "商标代理", "版权代理",
    "信息咨询服务（不含许可类信息咨询服务）",
    "企业管理咨询", "技术服务、技术开发、技术咨询", "市场调查（不含涉外调查）",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Firm:
    """A company, or a 个体工商户 when ``operator_run``."""

    name: str
    name_en: str
    credit_code: str
    company_type: str
    person: str
    capital: str
    established: date
    until: date | None
    """Last day of the business term; ``None`` is 长期."""
    address: str
    address_en: str
    scope: str
    authority: str
    issued: date
    operator_run: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A registered trade mark."""

    number: str
    text: str | None
    """``None`` for a pure device."""
    nice_class: int
    goods: tuple[str, ...]
    registered: date
    until: date


@dataclass(frozen=True, slots=True)
class Grant:
    """What an authorization letter grants."""

    platforms: str
    platforms_en: str
    platform_ids: tuple[str, ...]
    acts: tuple[str, ...]
    territory: str
    begins: date
    ends: date
    may_delegate: bool
    signed_on: date


@dataclass(frozen=True, slots=True)
class Notice:
    """What a seller answers to a complaint."""

    shop: str
    platform: str
    platform_id: str
    complaint_number: str
    links: tuple[str, ...]
    signed_on: date


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that one set of papers says."""

    holder: Firm
    agent: Firm
    seller: Firm
    issuer: Firm
    """Who wrote the seller's brand authorisation: neither holder nor agent."""
    marks: tuple[Mark, ...]
    grant: Grant
    notice: Notice

    @property
    def mark(self) -> Mark:
        """The right that is enforced."""
        return self.marks[0]


def brand(rng: Random) -> str:
    """Invent a two- or three-character brand name."""
    return rng.choice(_FIRST) + rng.choice(_SECOND) + rng.choice(_THIRD)


def latin(name: str) -> str:
    """Write a brand in capitals, one syllable a character."""
    return "".join(SYLLABLES[char] for char in name)


def person(rng: Random) -> str:
    """Invent a person's name."""
    return rng.choice(_SURNAMES) + rng.choice(_GIVEN)


def day(rng: Random, first: date, last: date) -> date:
    """Choose a day, both ends included."""
    return first + timedelta(days=rng.randrange((last - first).days + 1))


def years_later(start: date, years: int) -> date:
    """Return the last day of a term of so many years."""
    year = start.year + years
    leap_day = (start.month, start.day) == (2, 29)
    end = date(year, 3, 1) if leap_day else date(year, start.month, start.day)
    return end - timedelta(days=1)


def firm(rng: Random, *, name: str = "", agent: bool = False) -> Firm:
    """Invent a company."""
    province, city, districts = rng.choice(_CITIES)
    district, stem = rng.choice(districts), name or brand(rng)
    trade = rng.choice(_AGENT_TRADES if agent else _TRADES)
    form = rng.choice(_FORMS)
    place = city.removesuffix("市")
    established = day(rng, date(2003, 2, 1), date(2017, 12, 28))
    number, street = rng.randrange(1, 1999), rng.choice(_STREETS)
    room = f"{rng.choice(_BUILDINGS)}{rng.randrange(1, 30)}层{rng.randrange(101, 2999)}室"
    scopes = AGENT_SCOPES if agent else SCOPES
    return Firm(
        name=rng.choice((f"{place}{stem}{trade}{form}", f"{place}市{stem}{trade}{form}")),
        name_en=f"{_placed(city)} {latin(stem).capitalize()} {_trade_en(trade)} Co., Ltd.",
        credit_code=credit_code(rng),
        company_type=_company_type(rng, form),
        person=person(rng),
        capital=rng.choice(
            ("壹佰万元整", "伍佰万元整", "1000万元人民币", "贰仟万元整", "508万元整")
        ),
        established=established,
        until=rng.choice((None, years_later(established, 20), years_later(established, 30))),
        address=f"{province}{city}{district}{street}{number}号{room}",
        address_en=f"Room {room.split('层')[1][:-1]}, No. {number}, {_placed(city)}, China",
        scope="；".join(rng.sample(scopes, min(len(scopes), rng.randrange(4, 8))))
        + "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
        authority=f"{city}{district.removesuffix('镇')}市场监督管理局",
        issued=day(rng, date(2018, 3, 1), date(2025, 12, 20)),
    )


def trader(rng: Random) -> Firm:
    """Invent a 个体工商户."""
    base = firm(rng)
    city = base.name[:2]
    return Firm(
        name=f"{city}{base.authority[3:6]}{brand(rng)}{rng.choice(_SHOPS)}",
        name_en="",
        credit_code=credit_code(rng, "92"),
        company_type="个体工商户",
        person=base.person,
        capital=base.capital,
        established=base.established,
        until=None,
        address=base.address,
        address_en="",
        scope="；".join(rng.sample(SCOPES, 3)),
        authority=base.authority,
        issued=base.issued,
        operator_run=True,
    )


def mark(
    rng: Random, text: str | None, nice_class: int, registered: date, *, must: str = ""
) -> Mark:
    """Invent a registration of ten years."""
    goods = rng.sample(GOODS[nice_class], rng.randrange(4, len(GOODS[nice_class]) + 1))
    if must and must not in goods:
        goods.insert(rng.randrange(len(goods)), must)
    return Mark(
        number=_register_number(rng, registered),
        text=text,
        nice_class=nice_class,
        goods=tuple(goods),
        registered=registered,
        until=years_later(registered, 10),
    )


PLATFORMS = (
    (
        "阿里巴巴集团旗下平台（包括淘宝网、天猫、1688、阿里巴巴国际站、速卖通）",
        "all platforms of Alibaba Group (including Taobao, Tmall, 1688, Alibaba.com, AliExpress)",
        ("alibaba_group",),
    ),
    (
        "阿里巴巴集团旗下平台（包括速卖通、淘宝网、天猫、1688）",
        "all platforms of Alibaba Group (including AliExpress, Taobao, Tmall, 1688)",
        ("alibaba_group",),
    ),
    ("速卖通（AliExpress）、1688", "AliExpress and 1688", ("aliexpress", "1688")),
    ("全球速卖通（AliExpress）", "AliExpress", ("aliexpress",)),
    (
        "中国境内外所有电子商务平台",
        "all e-commerce platforms inside and outside China",
        ("all",),
    ),
)


def _register_number(rng: Random, registered: date) -> str:
    """Return a number of about the size that was given out in that year."""
    year = registered.year
    steps = (
        (1990, 0.15, 0.5),
        (1998, 0.5, 1.1),
        (2003, 1.1, 3),
        (2008, 3, 5),
        (2014, 5, 12),
        (2019, 12, 30),
        (2022, 30, 54),
        (9999, 54, 80),
    )
    low, high = next((low, high) for until, low, high in steps if year < until)
    return str(rng.randrange(round(low * 1_000_000), round(high * 1_000_000)))


_ACTS = (
    "发起知识产权侵权投诉", "撤回投诉", "处理申诉", "提交声明及证据材料", "签收有关法律文书",
    "公证取证", "发送律师函",
)  # fmt: skip


def grant(rng: Random) -> Grant:
    """Invent the terms of an authorization."""
    begins = day(rng, date(2024, 1, 2), date(2026, 5, 30))
    platforms, platforms_en, ids = rng.choice(PLATFORMS)
    return Grant(
        platforms=platforms,
        platforms_en=platforms_en,
        platform_ids=ids,
        acts=_ACTS[: rng.randrange(4, len(_ACTS) + 1)],
        territory=rng.choice(("全球范围", "中国大陆地区", "全世界", "中华人民共和国境内及境外")),
        begins=begins,
        ends=years_later(begins, rng.choice((1, 2, 3, 5))),
        may_delegate=rng.random() < 0.3,
        signed_on=begins,
    )


def notice(rng: Random) -> Notice:
    """Invent a seller's answer."""
    item = 1005009000000000 + rng.randrange(1, 41)
    signed = day(rng, date(2026, 11, 2), date(2026, 11, 20))
    trade = rng.choice(("Official", "Sports", "Shoes", "Outdoor"))
    shop = f"{latin(brand(rng)).capitalize()} {trade} Store"
    return Notice(
        shop=shop,
        platform="速卖通（AliExpress）",
        platform_id="aliexpress",
        complaint_number=f"{signed:%Y%m%d}{rng.randrange(10**7, 10**8)}",
        links=(f"https://www.aliexpress.com/item/{item}.html",),
        signed_on=signed,
    )


def story(rng: Random, *, first: date = date(2015, 1, 7), last: date = date(2025, 3, 28)) -> Story:
    """Invent everything that a set of papers needs; the marks are registered between two days."""
    name = brand(rng)
    text = rng.choice((name, latin(name), f"{name} {latin(name)}"))
    classes = (25, *rng.sample([18, 9, 28, 35, 3], rng.randrange(2)))
    return Story(
        holder=firm(rng, name=name),
        agent=firm(rng, agent=True),
        seller=trader(rng) if rng.random() < 0.5 else firm(rng),
        issuer=firm(rng),
        marks=tuple(
            mark(rng, text, number, day(rng, first, last), must="运动鞋" if number == 25 else "")
            for number in classes
        ),
        grant=grant(rng),
        notice=notice(rng),
    )


def _placed(city: str) -> str:
    return _CITY_NAMES[city]


_CITY_NAMES = {
    "杭州市": "Hangzhou", "温州市": "Wenzhou", "泉州市": "Quanzhou", "莆田市": "Putian",
    "广州市": "Guangzhou", "东莞市": "Dongguan", "苏州市": "Suzhou", "青岛市": "Qingdao",
    "成都市": "Chengdu", "武汉市": "Wuhan",
}  # fmt: skip
_TRADE_NAMES = {
    "体育用品": "Sporting Goods", "鞋业": "Footwear", "服饰": "Apparel",
    "运动科技": "Sports Technology",
    "户外用品": "Outdoor Products", "商贸": "Commerce", "贸易": "Trading", "电子商务": "E-Commerce",
    "实业": "Industry", "知识产权代理": "Intellectual Property Agency",
    "知识产权服务": "Intellectual Property Service", "商标代理": "Trademark Agency",
    "品牌管理": "Brand Management", "企业管理咨询": "Management Consulting",
}  # fmt: skip


def _trade_en(trade: str) -> str:
    return _TRADE_NAMES[trade]


def _company_type(rng: Random, form: str) -> str:
    if form == "股份有限公司":
        return "股份有限公司（非上市、自然人投资或控股）"
    return rng.choice(
        (
            "有限责任公司（自然人独资）",
            "有限责任公司（自然人投资或控股）",
            "有限责任公司",
            "其他有限责任公司",
        )
    )
