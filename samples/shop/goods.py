"""The invented goods: what each item id sells, drawn from word lists with the id as the seed.

The last two digits of an id choose what the shop does with it, see `Behaviour`; the same id gives
the same goods for ever, so that captures of two days can be compared.
"""

import random
import re
from dataclasses import dataclass
from enum import StrEnum

_ITEM_ID = re.compile(r"(?:10050090000000|7900000000)(?P<number>\d{2})")
LAST_GOOD = 40


class Behaviour(StrEnum):
    """How the shop answers for one item."""

    GOOD = "good"
    MISSING = "missing"
    GONE = "gone"
    LOGIN = "login"
    CAPTCHA = "captcha"
    NEVER_IDLE = "never-idle"
    HANGING_PICTURE = "hanging-picture"
    REDIRECTS = "redirects"
    DIALOGS = "dialogs"
    HUNG_SCRIPT = "hung-script"
    RATE_LIMIT = "rate-limit"
    INFINITE = "infinite"
    """Grows by a screenful whenever its end comes into view."""
    TALL = "tall"
    """200,000 pixels high."""
    HUNG_AT_ONCE = "hung-at-once"
    """A script that does not end, before anything is drawn."""
    HUNG_LEAVING = "hung-leaving"
    """Scripts that do not end when the page is left."""
    DIALOGS_WITHOUT_END = "dialogs-without-end"
    DOWNLOAD = "download"
    TRICKLE = "trickle"
    """The page comes a few bytes a second and never ends."""
    HUGE_PICTURE = "huge-picture"
    """A picture of 100 MB."""
    MEMORY = "memory"
    """A script that takes memory until its process dies."""
    LEAVES = "leaves"
    """Goes to the login page as soon as it is scrolled."""
    REDIRECT_LOOP = "redirect-loop"
    CUT = "cut"
    """The connection ends in the middle of the page."""


_TROUBLE = {
    79: Behaviour.CUT,
    80: Behaviour.REDIRECT_LOOP,
    81: Behaviour.INFINITE,
    82: Behaviour.TALL,
    83: Behaviour.HUNG_AT_ONCE,
    84: Behaviour.HUNG_LEAVING,
    85: Behaviour.DIALOGS_WITHOUT_END,
    86: Behaviour.DOWNLOAD,
    87: Behaviour.TRICKLE,
    88: Behaviour.HUGE_PICTURE,
    89: Behaviour.MEMORY,
    90: Behaviour.LEAVES,
    91: Behaviour.GONE,
    92: Behaviour.LOGIN,
    93: Behaviour.CAPTCHA,
    94: Behaviour.NEVER_IDLE,
    95: Behaviour.HANGING_PICTURE,
    96: Behaviour.REDIRECTS,
    97: Behaviour.DIALOGS,
    98: Behaviour.HUNG_SCRIPT,
    99: Behaviour.RATE_LIMIT,
}


def behaviour_of(item_id: str) -> Behaviour:
    """Return how the shop answers for an id; ids it does not know are missing."""
    match = _ITEM_ID.fullmatch(item_id)
    if match is None:
        return Behaviour.MISSING
    number = int(match["number"])
    if 1 <= number <= LAST_GOOD:
        return Behaviour.GOOD
    return _TROUBLE.get(number, Behaviour.MISSING)


@dataclass(frozen=True, slots=True)
class Words:
    """One phrase in the two languages of the shop."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Review:
    """What one invented buyer wrote."""

    buyer: str
    words: Words
    day: str


@dataclass(frozen=True, slots=True)
class Goods:
    """One item for sale."""

    item_id: str
    mark: Words
    title: Words
    shop: Words
    cents: int
    """Price in fen of the yuan; the English page shows US cents at 7 to 1."""
    discount: int
    """Per cent taken off the price before."""
    sold: int
    rating: str
    colours: tuple[Words, ...]
    sizes: tuple[int, ...]
    reviews: tuple[Review, ...]

    @property
    def price_yuan(self) -> str:
        """The price on the Chinese page."""
        return f"¥{self.cents / 100:.2f}"

    @property
    def price_dollars(self) -> str:
        """The price on the English page."""
        return f"US ${self.cents / 700:.2f}"

    @property
    def before_yuan(self) -> str:
        """The struck-out price on the Chinese page."""
        return f"¥{self.cents / (100 - self.discount):.2f}"

    @property
    def before_dollars(self) -> str:
        """The struck-out price on the English page."""
        return f"US ${self.cents / (100 - self.discount) / 7:.2f}"


MARKS = (
    Words("云岭跑", "YUNLINGPAO"),
    Words("青鹿岚", "QINGLULAN"),
    Words("川野步", "CHUANYEBU"),
)
_LAST_OF_THE_CLAIMED_MARK = 30
_SHOPS = (
    Words("样品岚步运动专营店", "SPECIMEN Lanbu Sports Store"),
    Words("样品飞拓鞋业工厂店", "SPECIMEN Feituo Footwear Factory"),
    Words("样品山行户外用品店", "SPECIMEN Shanxing Outdoor Store"),
    Words("样品捷迈鞋服批发部", "SPECIMEN Jiemai Wholesale"),
)
_KINDS = (
    Words("男女款跑步鞋", "Running Shoes for Men and Women"),
    Words("缓震马拉松跑鞋", "Cushioned Marathon Shoes"),
    Words("网面透气运动鞋", "Breathable Mesh Sneakers"),
    Words("越野防滑登山跑鞋", "Non-slip Trail Running Shoes"),
)
_SEASONS = (
    Words("2026秋冬新款", "2026 Autumn Winter New"),
    Words("2026新品", "2026 New Arrival"),
    Words("四季通用", "All-season"),
)
_FEATURES = (
    Words("轻便软底", "Lightweight Soft Sole"),
    Words("碳板回弹", "Carbon Plate Rebound"),
    Words("减震耐磨", "Shock-absorbing Wear-resistant"),
    Words("飞织鞋面", "Knitted Upper"),
)
_COLOURS = (
    Words("曜石黑", "Obsidian black"),
    Words("冰川蓝", "Glacier blue"),
    Words("珊瑚橙", "Coral orange"),
    Words("云雾白", "Mist white"),
    Words("松柏绿", "Pine green"),
)
_SAID = (
    Words("鞋子很轻，跑步不累，尺码标准。", "Very light, true to size, good for long runs."),
    Words("颜色和图片一致，物流快。", "Colour as in the pictures, quick delivery."),
    Words("做工一般，但价格便宜。", "Average workmanship, but cheap."),
    Words("穿了一个月，鞋底没有磨损。", "No wear on the sole after one month."),
    Words("给家人买的，说很舒服。", "Bought for my family, they say it is comfortable."),
)
_BUYERS = ("l***3", "张***", "m***a", "W***n", "小***猫", "k***8")


def goods_of(item_id: str) -> Goods:
    """Return what the id sells; up to item 30 all bear the mark that the sample cases claim."""
    dice = random.Random(item_id)
    mark = MARKS[0] if int(item_id) % 1000 <= _LAST_OF_THE_CLAIMED_MARK else dice.choice(MARKS[1:])
    season, kind = dice.choice(_SEASONS), dice.choice(_KINDS)
    first, second = dice.sample(_FEATURES, 2)
    return Goods(
        item_id=item_id,
        mark=mark,
        title=Words(
            zh=f"{mark.zh} {mark.en} {season.zh}{kind.zh} {first.zh} {second.zh}",
            en=f"{mark.en} {season.en} {kind.en} {first.en} {second.en}",
        ),
        shop=dice.choice(_SHOPS),
        cents=dice.randrange(6900, 32900, 100) + 90,
        discount=dice.randrange(30, 70),
        sold=dice.randrange(20, 5000),
        rating=f"4.{dice.randrange(3, 10)}",
        colours=tuple(dice.sample(_COLOURS, 3)),
        sizes=tuple(range(36, 46)),
        reviews=tuple(
            Review(dice.choice(_BUYERS), said, f"2026-10-{dice.randrange(1, 29):02d}")
            for said in dice.sample(_SAID, 4)
        ),
    )
