"""What a template writes with: stated facts, dates as papers print them, choices of wording.

Every stated fact becomes ``<span data-field=NAME data-value=...>``: the picture and its truth come
from the same element. Choices of wording and type are the pen's own and follow from its seed.
"""

import json
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from benchmarks.papers.strangers.brush import Brush

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]

SONG: Final = ("Noto Serif CJK SC", "AR PL UMing CN", "Noto Serif CJK SC")
KAI: Final = ("AR PL UKai CN", "LXGW WenKai", "AR PL UKai CN")
HEI: Final = ("Noto Sans CJK SC", "WenQuanYi Zen Hei")
LATIN: Final = ("Liberation Serif", "Liberation Sans", "DejaVu Serif")
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_EDGES: Final = (
    "left:8mm;bottom:3mm",
    "right:8mm;bottom:3mm",
    "left:8mm;top:3mm",
    "right:9mm;top:3mm",
)
_NUMERALS: Final = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Write 1 to 99 as a date does: 十二, 二十八."""
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else _NUMERALS[tens]) + ("十" if tens else "")
    return head + (_NUMERALS[ones] if ones else "")


def written(day: date, style: str) -> str:
    """Return a day as papers print it; ``style`` names one of the ways below."""
    year = "".join(_NUMERALS[int(digit)] for digit in str(day.year))
    month = _MONTHS[day.month - 1]
    return {
        "zh": f"{day.year}年{day.month:02d}月{day.day:02d}日",
        "zh-short": f"{day.year}年{day.month}月{day.day}日",
        "zh-wide": f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日",
        "zh-numerals": f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日",
        "zh-ring": f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日".replace(
            "〇", "○"
        ),
        "iso": day.isoformat(),
        "dots": f"{day:%Y.%m.%d}",
        "slashes": f"{day:%Y/%m/%d}",
        "us": f"{month} {day.day}, {day.year}",
        "us-short": f"{month[:3]}. {day.day:02d}, {day.year}",
        "us-dashes": f"{day:%m-%d-%Y}",
        "gb": f"{day.day} {month} {day.year}",
        "gb-short": f"{day.day:02d} {month[:3].upper()} {day.year}",
        "eu": f"{day:%d/%m/%Y}",
        "eu-dots": f"{day:%d.%m.%Y}",
        "ja": f"{day.year}年{day.month:2d}月{day.day:2d}日",
        "ko": f"{day.year}년 {day.month:02d}월 {day.day:02d}일",
    }[style]


def amount(cents: int) -> str:
    """Write an amount of money in the numerals of cheques: 壹仟贰佰叁拾元伍角."""
    digits, small = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")
    yuan, rest = divmod(cents, 100)
    groups = []
    for unit in ("", "万", "亿"):
        yuan, group = divmod(yuan, 10_000)
        text = "".join(
            digits[group // 10**k % 10] + (small[k] if group // 10**k % 10 else "")
            for k in (3, 2, 1, 0)
        )
        while "零零" in text:
            text = text.replace("零零", "零")
        groups.append(text.rstrip("零") + unit if group else "零")
    whole = "".join(reversed(groups)).strip("零").replace("零零", "零") or "零"
    tenth, cent = divmod(rest, 10)
    tail = (digits[tenth] + "角" if tenth else "") + (digits[cent] + "分" if cent else "")
    return f"{whole}圆{tail or '整'}"


class Pen(Brush):
    """Writes one paper; all its choices follow from ``rng``."""

    def f(self, name: str, text: object, value: object = None) -> Markup:
        """Print ``text`` as the fact ``name``; ``value`` when the normalised form differs."""
        stated = (
            f' data-json="{escape(json.dumps(value, ensure_ascii=False))}"'
            if value is not None
            else ""
        )
        return Markup(f'<span data-field="{name}"{stated}>{escape(str(text))}</span>')

    def part(self, name: str, text: str, join: str = "") -> Markup:
        """Print one more part of the fact ``name``; parts are joined with ``join``."""
        return Markup(f'<span data-field="{name}" data-part="{escape(join)}">{escape(text)}</span>')

    def item(self, name: str, text: object, value: object = None) -> Markup:
        """Print one item of the list ``name``."""
        stated = json.dumps(str(text) if value is None else value, ensure_ascii=False)
        return Markup(
            f'<span data-field="{name}" data-item data-json="{escape(stated)}">'
            f"{escape(str(text))}</span>"
        )

    def d(self, name: str, day: date, style: str = "zh") -> Markup:
        """Print a day as the fact ``name``."""
        return self.f(name, written(day, style), day.isoformat())

    def written(self, day: date, style: str = "zh") -> str:
        """Print a day that no field asks for."""
        return written(day, style)

    def pick(self, *words: object) -> object:
        """Choose one of several wordings."""
        return self.rng.choice(words)

    def chance(self, share: float) -> bool:
        """Answer yes in ``share`` of all papers."""
        return self.rng.random() < share

    def number(self, low: int, high: int) -> int:
        """Return a whole number that no field asks for."""
        return self.rng.randint(low, high)

    def digits(self, count: int) -> str:
        """Return a run of digits that does not start with 0."""
        return str(self.rng.randrange(10 ** (count - 1), 10**count))

    def font(self, family: str) -> Markup:
        """Choose a typeface of a family: song, kai, hei."""
        face = self.rng.choice({"song": SONG, "kai": KAI, "hei": HEI}[family])
        first = "'Liberation Serif'," if family == "song" and self.chance(0.5) else ""
        return Markup(f"{first}'{face}','Noto Serif CJK SC'")

    def latin(self) -> Markup:
        """Choose a Latin typeface."""
        return Markup(f"'{self.rng.choice(LATIN)}','Noto Serif CJK SC'")

    def spec(self) -> Markup:
        """Say at the sheet's edge that this is a specimen."""
        at = self.rng.choice(_EDGES)
        return Markup(f'<div class="spec" style="{at}">SPECIMEN</div>')

    def absent(self, name: str, value: object = False) -> Markup:
        """State a fact that nothing on the paper shows, such as that nobody signed."""
        return Markup(f'<i data-field="{name}" data-json="{escape(json.dumps(value))}"></i>')
