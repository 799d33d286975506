"""Characters made comparable, one for one: widths, colons and brackets, never letters.

Folding serves finding and comparing. What a field keeps as its raw text is never folded.
"""

import re
import unicodedata
from functools import lru_cache

_FOLDED = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {
        "﹕": ":", "∶": ":", "︰": ":", "꞉": ":", "，": ",", "；": ";", "　": " ", "\u00a0": " ",
        "〔": "(", "〕": ")", "﹙": "(", "﹚": ")", "－": "-", "–": "-", "—": "-", "―": "-",
        "〜": "~", "∼": "~", "•": "·", "・": "·", "∙": "·", "．": ".",
    }
    | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    | dict(zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    ))
)  # fmt: skip
"""Forms alike to the eye; radicals (⽇ for 日) are what browsers write into a PDF's text."""
_UNACCENTED = {
    code: base
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if (base := unicodedata.normalize("NFKD", chr(code))[0]).isascii() and base.isalpha()
} | {ord(char): base for char, base in zip("ıøđłðØĐŁº°ª", "iodldODLooa", strict=True)}
"""Latin letters without their marks, which engines lose or confuse, and the small o of Nº."""
_CIRCLE = re.compile(r"(?<=[一二三四五六七八九〇零○])[○◯]|[○◯](?=[一二三四五六七八九〇零])")
_REMEMBERED = 8192
"""Texts whose folding is kept: those of a page and of the layouts are folded over and over."""
_PUNCTUATION = frozenset(":;,.。、·\"'“”‘’()[]《》<>|-~_*!?/ ")


def fold(text: str) -> str:
    """Return the text with full-width forms narrowed; its length never changes."""
    return text.translate(_FOLDED)


def unaccented(text: str) -> str:
    """Return the text without accents on Latin letters; its length never changes."""
    return text.translate(_UNACCENTED)


def is_han(char: str) -> bool:
    """Tell Chinese characters, the numeral zero 〇 among them."""
    code = ord(char)
    return 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF or char == "〇"


def is_wide(char: str) -> bool:
    """Tell characters that take a full square in print."""
    return unicodedata.east_asian_width(char) in {"W", "F"}


@lru_cache(maxsize=_REMEMBERED)
def compact(text: str) -> str:
    """Return the folded text without any white space."""
    return "".join(fold(text).split())


@lru_cache(maxsize=_REMEMBERED)
def bones(text: str) -> str:
    """Return only what carries meaning: folded, without white space and punctuation."""
    return "".join(char for char in compact(text) if char not in _PUNCTUATION)


def joined(text: str) -> str:
    """Drop the spaces that touch a Chinese character; keep one between Latin words.

    This is the only change a name undergoes between paper and value, but for a circle among
    Chinese numerals: ○ is 〇 there, whichever of the two an engine knows.
    """
    words = text.split()
    result = words[0] if words else ""
    for word in words[1:]:
        glue = "" if is_wide(result[-1]) or is_wide(word[0]) else " "
        result += glue + word
    return _CIRCLE.sub("〇", result)
