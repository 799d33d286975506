"""Makes up holders, marks and people outside China for the papers of other offices.

Names are built from syllables that belong to no language, so that they name nobody.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from samples.papers.invention import day, years_later

_ONSETS = ("Vel", "Brun", "Thal", "Kest", "Mor", "Ostr", "Quen", "Zar", "Fen", "Hald", "Lor", "Pyr")
_MIDDLES = ("na", "do", "ri", "mi", "su", "ve", "lo", "ka")
_ENDS = ("dis", "mere", "vik", "tor", "lin", "nex", "phon", "rra", "quist", "don")
_TRADES = ("Outfitters", "Footwear", "Sports", "Athletics", "Apparel", "Outdoor", "Trading")
_STREETS = ("Alder Row", "Tannery Lane", "Harbour Street", "Mill Road", "Station Avenue")
_PEOPLE = ("Orla", "Jasper", "Mirela", "Tomas", "Edda", "Ruben", "Selma", "Anton")
GOODS = {
    25: ("clothing", "footwear", "headgear", "sports shoes", "running shoes", "socks", "T-shirts",
         "gloves", "scarves", "belts", "jackets", "football boots", "slippers"),
    18: ("leather", "trunks and travelling bags", "backpacks", "handbags", "wallets", "umbrellas"),
    28: ("games and playthings", "sporting articles", "balls for sports", "knee guards", "skates"),
    9: ("spectacles", "sunglasses", "headphones", "smartwatches", "downloadable software"),
}  # fmt: skip
_GOODS_JA = ("被服", "履物", "運動用特殊靴", "運動用特殊衣服", "帽子", "靴下", "手袋", "ベルト")
_GOODS_KO = ("운동화", "신발", "의류", "모자", "양말", "장갑", "스포츠의류", "벨트")
_JA_STEMS = ("春凪", "白杜", "灯野", "雪待", "森羽", "遠波")
_JA_TRADES = ("スポーツ", "靴工業", "商事", "アパレル", "製作所")
_KO_STEMS = ("가람누리", "다온벼리", "하늘샘터", "미르솔", "보라뜰", "새론마루")
_KO_TRADES = ("스포츠", "어패럴", "상사", "산업")
_HK_STEMS = ("嵐澄", "鶴汀", "硯川", "珩石", "霽舟")
_HK_TRADES = ("體育用品", "貿易", "國際", "鞋業")


@dataclass(frozen=True, slots=True)
class Right:
    """A registration at an office outside China, with its holder."""

    text: str
    classes: tuple[int, ...]
    goods: tuple[tuple[str, ...], ...]
    """One list for each class."""
    holder: str
    entity: str
    address: tuple[str, ...]
    """As lines."""
    filed: date
    registered: date

    @property
    def until(self) -> date:
        """Ten years from registration."""
        return years_later(self.registered, 10)

    @property
    def listed(self) -> str:
        """All goods, in the order of the classes."""
        return "; ".join("; ".join(names) for names in self.goods)


def word(rng: Random) -> str:
    """Invent a word."""
    middle = rng.choice(_MIDDLES) if rng.random() < 0.7 else ""
    return rng.choice(_ONSETS) + middle + rng.choice(_ENDS)


def person(rng: Random) -> tuple[str, str]:
    """Invent given name and surname."""
    return rng.choice(_PEOPLE), word(rng)


PLACES = {
    "US": (("LLC", "Portland, OREGON 97299", ""), ("Corporation", "Boise, IDAHO 83799", ""),
           ("Inc.", "Reno, NEVADA 89599", "")),
    "EU": (("GmbH", "99999 Musterstadt", "DE"), ("S.r.l.", "00999 Borgonuovo", "IT"),
           ("AB", "999 99 Provberga", "SE"), ("S.L.", "99999 Villamuestra", "ES")),
    "UK": (("Limited", "Thistlemoor TM9 9ZZ", "United Kingdom"),
           ("Ltd", "Wexbridge WX9 9ZZ", "United Kingdom")),
    "BX": (("B.V.", "9999 ZZ Kestervliet", "Nederland"), ("N.V.", "9999 Oudemolen", "België")),
    "WIPO": (("GmbH", "9999 Obermatt", "CH"), ("Oy", "FI-99999 Lehtola", "FI"),
             ("SAS", "F-99999 Bourg-Spécimen", "FR")),
}  # fmt: skip
"""For each office: form of company, town with postcode, country."""


def right(
    rng: Random, office: str, *, first: date, last: date, classes: tuple[int, ...] = ()
) -> Right:
    """Invent a registration; ``office`` as in the contract's ``jurisdiction``."""
    form, town, country = rng.choice(PLACES[office])
    registered = day(rng, first, last)
    classes = classes or tuple(sorted((25, *rng.sample([18, 28, 9], rng.randrange(3)))))
    street = f"{rng.randrange(2, 980)} {rng.choice(_STREETS)}"
    return Right(
        text=word(rng).upper(),
        classes=classes,
        goods=tuple(tuple(rng.sample(GOODS[n], rng.randrange(3, 6))) for n in classes),
        holder=f"{word(rng)} {rng.choice(_TRADES)} {form}",
        entity=form,
        address=tuple(line for line in (street, town, country) if line),
        filed=day(rng, date(registered.year - 2, 1, 5), date(registered.year - 1, 6, 20)),
        registered=registered,
    )


def japanese(rng: Random) -> Right:
    """Invent a Japanese registration."""
    registered = day(rng, date(2012, 1, 10), date(2024, 11, 20))
    name = rng.choice(_JA_STEMS) + rng.choice(_JA_TRADES)
    return Right(
        text=word(rng).upper(),
        classes=(25,),
        goods=(tuple(rng.sample(_GOODS_JA, rng.randrange(3, 6))),),
        holder=rng.choice((f"株式会社{name}", f"{name}株式会社")),
        entity="株式会社",
        address=(
            (
                f"東京都架空区見本町{rng.randrange(1, 9)}丁目"
                f"{rng.randrange(1, 30)}番{rng.randrange(1, 20)}号"
            ),
        ),
        filed=day(rng, date(registered.year - 1, 1, 5), date(registered.year - 1, 11, 20)),
        registered=registered,
    )


def korean(rng: Random) -> Right:
    """Invent a Korean registration."""
    registered = day(rng, date(2012, 1, 10), date(2024, 11, 20))
    name = f"{rng.choice(_KO_STEMS)}{rng.choice(_KO_TRADES)}"
    return Right(
        text=word(rng).upper(),
        classes=(25,),
        goods=(tuple(rng.sample(_GOODS_KO, rng.randrange(3, 6))),),
        holder=rng.choice((f"주식회사 {name}", f"{name} 주식회사")),
        entity="주식회사",
        address=(f"서울특별시 견본구 가상로 {rng.randrange(1, 400)}, {rng.randrange(2, 30)}층",),
        filed=day(rng, date(registered.year - 1, 1, 5), date(registered.year - 1, 11, 20)),
        registered=registered,
    )


def hong_kong(rng: Random) -> tuple[str, str]:
    """Invent a Hong Kong company's two names."""
    trade = rng.choice(_HK_TRADES)
    english = {"體育用品": "SPORTING GOODS", "貿易": "TRADING", "國際": "INTERNATIONAL",
               "鞋業": "FOOTWEAR"}[trade]  # fmt: skip
    return f"{rng.choice(_HK_STEMS)}{trade}有限公司", f"{word(rng).upper()} {english} LIMITED"
