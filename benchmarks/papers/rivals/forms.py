"""How a matched text becomes a value: dates, numbers, lists. ``None`` when it is none."""

import re
from collections.abc import Callable
from datetime import date

from ipclaim.model.document import Value

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DIGITS = {**{char: index for index, char in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0}
DATE = (
    r"(?:\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?"
    r"|[〇○零一二三四五六七八九]{4}\s*年\s*[一二三四五六七八九十]{1,2}\s*月\s*[一二三四五六七八九十]{1,3}\s*日"
    r"|[A-Z][A-Za-z]{2,8}\.?\s*\d{1,2},?\s*\d{4}|\d{1,2}\s*[A-Z][A-Za-z]{2,8},?\s*\d{4}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
Form = Callable[[str], Value]


def day(text: str) -> Value:
    """Return an ISO date; a term without end is ``long-term``."""
    if re.search("长期|永久|[Ll]ong", text):
        return "long-term"
    plain = "".join(text.split())
    parts: tuple[int, ...] | None = None
    if found := re.search(r"(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})", plain):
        parts = (int(found[1]), int(found[2]), int(found[3]))
    elif found := re.search(
        r"(.{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日", plain
    ):
        year = int("".join(str(_DIGITS.get(char, 0)) for char in found[1]))
        parts = (year, _counted(found[2]), _counted(found[3]))
    elif found := re.search(r"([A-Za-z]{3,9})\.?(\d{1,2}),?(\d{4})", plain):
        parts = (int(found[3]), _MONTHS.get(found[1][:3].lower(), 0), int(found[2]))
    elif found := re.search(r"(\d{1,2})([A-Za-z]{3,9}),?(\d{4})", plain):
        parts = (int(found[3]), _MONTHS.get(found[2][:3].lower(), 0), int(found[1]))
    elif found := re.search(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", plain):
        parts = (int(found[3]), int(found[2]), int(found[1]))
    try:
        return date(*parts).isoformat() if parts else None
    except ValueError:
        return None


def _counted(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _DIGITS.get(text, 0)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


def words(text: str) -> Value:
    """Return the text without what surrounds it."""
    return text.strip(" \t\n:;,。、.") or None


def goods(text: str) -> Value:
    """Return a list of goods without the words that close it."""
    return words(re.sub(r"\(?截止\)?", "", text))


def number(text: str) -> Value:
    """Return a number without spaces and thousands commas."""
    return re.sub(r"[\s,]", "", text).strip(":.") or None


def money(text: str) -> Value:
    """Return an amount without its currency sign and commas."""
    return re.sub(r"[^\d.]", "", text) or None


def classes(text: str) -> Value:
    """Return Nice classes, or nothing when there is none among 1 to 45."""
    found = [int(item) for item in re.findall(r"\d{1,2}", text)]
    return tuple(item for item in found if 1 <= item <= 45) or None


def numbers(text: str) -> Value:
    """Return all registration numbers in the text."""
    return tuple(dict.fromkeys(re.findall(r"(?<![\dA-Z])G?\d{6,9}[A-Z]?(?!\d)", text))) or None


def names(text: str) -> Value:
    """Return a list of persons."""
    return tuple(item for item in re.split(r"[;,、\s]+", text.strip()) if item) or None


def links(text: str) -> Value:
    """Return all addresses of pages."""
    return tuple(re.findall(r"https?://[^\s,;、)]+", text)) or None


_PLATFORMS = (
    (r"阿里巴巴集团|Alibaba Group", "alibaba_group"),
    (r"所有电子商务平台|all e-commerce platforms", "all"),
    (r"速卖通|AliExpress", "aliexpress"),
    (r"1688", "1688"),
    (r"淘宝|Taobao", "taobao"),
    (r"天猫|Tmall", "tmall"),
    (r"国际站|Alibaba\.com", "alibaba_com"),
)


def platforms(text: str) -> Value:
    """Return the platforms named; a group's name stands for all of its own."""
    found = [name for pattern, name in _PLATFORMS if re.search(pattern, text, re.IGNORECASE)]
    return (found[0],) if found[:1] in (["alibaba_group"], ["all"]) else tuple(found) or None


def platform(text: str) -> Value:
    """Return the first platform named."""
    found = platforms(text)
    return found[0] if isinstance(found, tuple) and isinstance(found[0], str) else None


def may(text: str) -> Value:
    """Tell whether passing the authority on is allowed."""
    return not re.search(r"不得|无权|不可|不能|\bnot\b|\bno\b", text)


def zone(text: str) -> Value:
    """Return the two lines of a passport's machine-readable zone."""
    lines = ["".join(line.split()) for line in text.splitlines()]
    return tuple(line for line in lines if len(line) == 44) or None
