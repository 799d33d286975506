"""Firms of other lands, under the name they have at home and the one they have in Chinese."""

from dataclasses import dataclass
from random import Random

_SYLLABLES = "泽奎维米塔奥伦凯布纳赫伊"
_ENDINGS = ("德拉", "文", "利亚", "蒙特", "奎斯特", "索斯", "韦尔")
_LANDS = {
    "DE": (
        (("GmbH", "有限责任公司"), ("AG", "股份公司"), ("GmbH & Co. KG", "有限两合公司")),
        ("Lindenweg", "林登路"),
        (("80331 München", "慕尼黑80331"), ("50667 Köln", "科隆50667")),
        ("Germany", "德国"),
    ),
    "US": (
        (("Holdings, Inc.", "控股公司"), ("Brands LLC", "品牌有限责任公司"), ("Corp.", "公司")),
        ("Harrow Mill Road", "哈罗磨坊路"),
        (("Boise, Idaho 83702", "爱达荷州博伊西83702"), ("Austin, TX 78701", "得克萨斯州奥斯汀")),
        ("U.S.A.", "美国"),
    ),
    "FR": (
        (("S.A.S.", "简易股份公司"), ("SARL", "有限责任公司"), ("S.A.", "股份有限公司")),
        ("rue des Tilleuls", "蒂耶尔街"),
        (("69002 Lyon", "里昂69002"), ("75003 Paris", "巴黎75003")),
        ("France", "法国"),
    ),
    "IT": (
        (("S.p.A.", "股份公司"), ("S.r.l.", "有限责任公司")),
        ("Via Malvasia", "马尔瓦西亚街"),
        (("40125 Bologna (BO)", "博洛尼亚40125"), ("20121 Milano (MI)", "米兰20121")),
        ("Italy", "意大利"),
    ),
    "ES": (
        (("S.L.", "有限公司"), ("S.A.", "股份公司")),
        ("Calle Azahar", "阿萨阿尔街"),
        (("03008 Alicante", "阿利坎特03008"), ("28014 Madrid", "马德里28014")),
        ("Spain", "西班牙"),
    ),
    "GB": (
        (("Limited", "有限公司"), ("PLC", "公众有限公司"), ("Ltd", "有限公司")),
        ("Quarry Bank", "采石坡"),
        (("Leeds LS1 4DY", "利兹LS1 4DY"), ("London EC2A 3QR", "伦敦EC2A 3QR")),
        ("United Kingdom", "英国"),
    ),
}


@dataclass(frozen=True, slots=True)
class Foreign:
    """A firm of another land; ``street`` and ``town`` are its address at home."""

    land: str
    name: str
    name_zh: str
    street: str
    town: str
    country: str
    address_zh: str

    @property
    def address(self) -> str:
        """The whole address in one line, in Latin letters."""
        return f"{self.street}, {self.town}, {self.country}"


def foreign(rng: Random, word: str, *lands: str) -> Foreign:
    """Invent a firm called ``word`` in one of ``lands``, or in any."""
    land = rng.choice(lands or tuple(_LANDS))
    forms, (road, road_zh), towns, (country, country_zh) = _LANDS[land]
    form, form_zh = rng.choice(forms)
    town, town_zh = rng.choice(towns)
    house = rng.randrange(2, 290)
    called = "".join(rng.sample(_SYLLABLES, rng.choice((1, 2)))) + rng.choice(_ENDINGS)
    before = land in {"US", "FR", "GB"}
    return Foreign(
        land=land,
        name=f"{word} {form}",
        name_zh=f"{called}{form_zh}",
        street=f"{house} {road}" if before else f"{road} {house}",
        town=town,
        country=country,
        address_zh=f"{country_zh}{town_zh}{road_zh}{house}号",
    )
