"""Invents what a stranger's papers state: firms, people, marks, dates and addresses.

Nothing here exists. Names are made awkward on purpose: rare characters, brackets, look-alikes,
ethnic names, long goods. What a paper looks like is the business of the templates.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.papers.strangers.digits import credit_code, licence_number, resident_number
from benchmarks.papers.strangers.words import (
    BRAND_CHARS,
    BRAND_WORDS,
    CAPITALS,
    CITIES,
    ETHNIC_NAMES,
    GIVEN,
    GOODS,
    RARE,
    ROADS,
    SCOPES,
    SURNAMES,
    TRADES,
    TWINS,
    TYPES,
)


@dataclass(frozen=True, slots=True)
class Person:
    """A resident, with the name as a passport spells it."""

    name: str
    surname: str
    given: str
    sex: str
    ethnicity: str
    born: date
    number: str
    address: str


@dataclass(frozen=True, slots=True)
class Firm:
    """A company as its licence describes it; ``name_en`` is what it calls itself abroad."""

    name: str
    name_en: str
    brand: str
    kind: str
    code: str
    old_number: str
    head: str
    capital: str
    established: date
    address: str
    address_en: str
    scope: str
    city: str
    phone: str


@dataclass(frozen=True, slots=True)
class Goods:
    """The goods of one Nice class, in both languages."""

    nice: int
    zh: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A registered mark; ``text`` is empty for a pure device."""

    text: str
    number: str
    filed: date
    registered: date
    goods: tuple[Goods, ...]

    @property
    def until(self) -> date:
        """Last day of ten years."""
        return ten_years(self.registered)

    @property
    def classes(self) -> list[int]:
        """The Nice classes in order."""
        return [goods.nice for goods in self.goods]


def ten_years(start: date, years: int = 10) -> date:
    """Return the last day of a term that began on ``start``."""
    day = 28 if (start.month, start.day) == (2, 29) else start.day
    return start.replace(year=start.year + years, day=day) - timedelta(days=1)


def day(rng: Random, first: int, last: int) -> date:
    """Return some day of the years ``first`` to ``last``."""
    return date(first, 1, 1) + timedelta(days=rng.randrange(365 * (last - first + 1)))


def brand(rng: Random) -> str:
    """Invent the distinctive part of a firm's name."""
    signs = [rng.choice(BRAND_CHARS) for _ in range(rng.choice((2, 2, 3, 4)))]
    roll = rng.random()
    if roll < 0.3:
        signs[rng.randrange(len(signs))] = rng.choice(RARE)
    elif roll < 0.5:
        signs[rng.randrange(len(signs))] = rng.choice(TWINS)
    return "".join(signs)


def latin(rng: Random) -> str:
    """Invent a Latin word."""
    return rng.choice(BRAND_WORDS[0]) + rng.choice(BRAND_WORDS[1]) + rng.choice(BRAND_WORDS[2])


def place(rng: Random) -> tuple[str, str, str, str]:
    """Return a city in Chinese and English, with an address in both."""
    province, city, town, city_en, province_en = rng.choice(CITIES)
    road, road_en = rng.choice(ROADS)
    house = rng.randrange(1, 1999)
    room = rng.randrange(101, 2899)
    park = rng.choice(("创业园", "物流园", "软件园二期"))
    tail, tail_en = rng.choice(
        (
            (f"{house}号{room}室", f"Room {room}, No. {house} "),
            (f"{house}号{rng.randrange(1, 9)}幢{room}室之一", f"Unit {room}-1, {house} "),
            (
                f"{house}弄{rng.randrange(2, 60)}号{rng.choice('ABCD')}座{room}",
                f"{room}, Lane {house}, ",
            ),
            (f"{house}-{rng.randrange(2, 30)}号（{rng.choice('甲乙丙')}）", f"No. {house}, "),
            (
                (f"{house}号{park}{rng.randrange(1, 20)}栋{rng.randrange(1, 7)}楼（自主申报）"),
                f"Building {rng.randrange(1, 20)}, {house} ",
            ),
        )
    )
    where = f"{province}{city}{town}{road}{tail}"
    return city, city_en, where, f"{tail_en}{road_en}, {city_en}, {province_en}, China"


def firm(rng: Random, trade: str = "") -> Firm:
    """Invent a company."""
    city, city_en, address, address_en = place(rng)
    name, called = brand(rng), latin(rng)
    work = trade or rng.choice(TRADES)
    short = city.removesuffix("市")
    full = rng.choice(
        (
            f"{city}{name}{work}有限公司",
            f"{short}{name}{work}有限公司",
            f"{name}（{short}）{work}有限公司",
            f"{short}{name}{work}有限责任公司",
            f"{short}市{name}{work}股份有限公司",
            f"{name}{work}（集团）股份有限公司",
        )
    )
    tail = rng.choice(("Co., Ltd.", "Co., LTD", "Limited", "Company Limited", "CO.,LTD."))
    what = rng.choice(("Trading", "Technology", "Garments", "Outdoor Products", "Industry & Trade"))
    return Firm(
        name=full,
        name_en=f"{city_en} {called} {what} {tail}",
        brand=name,
        kind=rng.choice(TYPES),
        code=credit_code(rng),
        old_number=licence_number(rng),
        head=person(rng).name,
        capital=rng.choice(CAPITALS),
        established=day(rng, 1996, 2013),
        address=address,
        address_en=address_en,
        scope=rng.choice(SCOPES),
        city=city,
        phone=f"0{rng.randrange(311, 899)}-{rng.randrange(2 * 10**6, 9 * 10**7)}",
    )


def person(rng: Random) -> Person:
    """Invent a resident."""
    female = rng.random() < 0.5
    born = day(rng, 1958, 2001)
    *_, address, _ = place(rng)
    if rng.random() < 0.15:
        name, surname, given, ethnicity = rng.choice(ETHNIC_NAMES)
    else:
        sign, surname = rng.choice(SURNAMES)
        picked = [rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2)))]
        name = sign + "".join(zh for zh, _ in picked)
        given, ethnicity = "".join(en for _, en in picked), rng.choice("汉汉汉汉回满畲")
    number = resident_number(rng, born, female=female)
    sex = "女" if female else "男"
    return Person(name, surname, given.upper(), sex, ethnicity, born, number, address)


def goods(rng: Random, count: int, longest: int = 10) -> tuple[Goods, ...]:
    """Choose goods of ``count`` classes, up to ``longest`` items each."""
    picked = sorted(rng.sample(sorted(GOODS), count))
    chosen = []
    for nice in picked:
        pairs = rng.sample(GOODS[nice], min(len(GOODS[nice]), rng.randrange(3, longest + 1)))
        chosen.append(Goods(nice, tuple(zh for zh, _ in pairs), tuple(en for _, en in pairs)))
    return tuple(chosen)


def mark(rng: Random, first: int = 2009, last: int = 2023, classes: int = 1) -> Mark:
    """Invent a mark registered in the years ``first`` to ``last``."""
    registered = day(rng, first, last)
    zh, word = brand(rng), latin(rng)
    text = rng.choice((zh, word.upper(), word, f"{zh} {word.upper()}", ""))
    number = str(
        rng.randrange(3_000_000, 9_999_999)
        if registered.year < 2012
        else rng.randrange(10_000_000, 79_999_999)
    )
    filed = registered - timedelta(days=rng.randrange(240, 700))
    return Mark(text, number, filed, registered, goods(rng, classes))
