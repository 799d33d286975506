"""Compares names of parties as a careful person does.

Width, brackets, spaces, letter case and punctuation do not count; neither does traditional against
simplified script, but that is told. The legal form counts: 有限公司 is not 有限责任公司. Names
that differ only by look-alike characters are never the same: they are told apart, character by
character. Names in two scripts, as Chinese and Latin or Latin and Korean, cannot be compared at all
without a paper that links them.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ipclaim.frozen import dataclass

if TYPE_CHECKING:
    from opencc import OpenCC

LOOK_ALIKES = (
    "己已巳", "未末", "土士", "日曰", "人入", "干千于", "戊戌戍", "侯候", "冶治", "睛晴", "天夭",
    "大太犬", "田由甲申", "薄簿", "茶荼", "拔拨", "折拆", "兵乒乓", "王玉主", "木本术", "鸟乌",
    "住佳往", "力刀カ", "口ロ囗", "二ニ", "一ー", "卜ト", "夕タ", "工エ", "八ハ",
    "贝见", "毫亳", "沪泸", "徽微", "洒酒", "免兔", "辛幸", "享亨", "眛昧",
    "0OoDQ", "1lI|", "5S", "8B", "2Z",
)  # fmt: skip
"""Characters that readers and engines take for each other; each string is one group."""

_GROUP = {character: group[0] for group in LOOK_ALIKES for character in group}
_CJK = (("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))
_KANA = (("\u3041", "\u30fa"),)
_OTHER_SCRIPTS = (
    ("\uac00", "\ud7a3"), ("\u0400", "\u04ff"), ("\u0391", "\u03c9"),
    ("\u0e01", "\u0e5b"), ("\u0620", "\u064a"), ("\u05d0", "\u05ea"), ("\u0904", "\u0939"),
)  # fmt: skip
"""First and last letter of hangul, Cyrillic, Greek, Thai, Arabic, Hebrew and Devanagari."""
_CHINESE, _LATIN = -2, -1
_DROPPED = re.compile(r"[\s.,，。、·・‧•'’`\"“”\-‐–—_/\\;；:：()\[\]{}]+")
_FORMS_ZH = (
    "有限责任公司", "股份有限公司", "有限公司", "有限合伙", "普通合伙", "集团公司", "公司",
)  # fmt: skip
_FORMS_EN = re.compile(
    r"(?:companylimited|coltd|limitedliabilitycompany|incorporated|inc|limited|ltd|llc|corporation"
    r"|corp|company|co|gmbh|ag|sa|srl|spa|bv|plc)$"
)
_SPELLED_ALIKE = (
    (re.compile(r"(?:companylimited|coltd|companyltd|colimited)$"), "coltd"),
    (re.compile(r"incorporated$"), "inc"),
    (re.compile(r"corporation$"), "corp"),
    (re.compile(r"limited$"), "ltd"),
)


class Likeness(StrEnum):
    """How two names stand to each other; ``INCOMPARABLE`` is an answer of its own."""

    SAME = "same"
    LOOK_ALIKE = "look-alike"
    OTHER_FORM = "other-form"
    """The same but for the legal form."""
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer, with what differs as pairs of (left, right) pieces."""

    likeness: Likeness
    differing: tuple[tuple[str, str], ...] = ()
    other_script: bool = False
    """The same, but one is in traditional characters."""

    @property
    def is_same(self) -> bool:
        """Whether the names are the same."""
        return self.likeness is Likeness.SAME


@lru_cache(maxsize=4096)
def compare(left: str, right: str) -> Comparison:
    """Compare two names; differing pieces are given for look-alikes and other differences."""
    ours, theirs = _plain(left), _plain(right)
    if not ours or not theirs or _script(ours) != _script(theirs):
        return Comparison(Likeness.INCOMPARABLE)
    if _keyed(ours) == _keyed(theirs):
        return Comparison(Likeness.SAME)
    simple, simple_theirs = _simplified(ours), _simplified(theirs)
    if _keyed(simple) == _keyed(simple_theirs):
        return Comparison(Likeness.SAME, _pieces(ours, theirs), other_script=True)
    differing = _pieces(simple, simple_theirs)
    if _folded(simple) == _folded(simple_theirs):
        return Comparison(Likeness.LOOK_ALIKE, differing)
    if _without_form(_keyed(simple)) == _without_form(_keyed(simple_theirs)) != "":
        return Comparison(Likeness.OTHER_FORM, differing)
    if _has(ours, _KANA) != _has(theirs, _KANA):
        return Comparison(Likeness.INCOMPARABLE)  # a Japanese name beside a Chinese one
    return Comparison(Likeness.DIFFERENT, differing)


@cache
def _between_names() -> re.Pattern[str]:
    """Return what stands between names, made when first needed: it is slow to compile."""
    return re.compile(r"\s*(?:[;；、\n]|[,，](?=[^,，]*[\u4e00-\u9fff]{4}))\s*")


def parties(stated: str) -> tuple[str, ...]:
    """Return the names in a list of parties; a single name, commas and all, stays whole."""
    found = (name.strip() for name in _between_names().split(stated))
    return tuple(dict.fromkeys(name for name in found if name))


def nearness(left: str, right: str) -> float:
    """Return 0 to 1: how near two names are, to guess which paper belongs to whom."""
    comparison = compare(left, right)
    if comparison.is_same:
        return 1.0
    if comparison.likeness is Likeness.INCOMPARABLE:
        return 0.0
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - a tenth of the start of a check

    ours, theirs = _without_form(_key(left)), _without_form(_key(right))
    return 0.99 * Indel.normalized_similarity(ours, theirs)


def holds(text: str, words: str) -> bool:
    """Whether a text has the words in it, by the same measure as names (never a look-alike)."""
    needle = _key(words)
    return bool(needle) and needle in _key(text)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """Return what two texts that say the same have in common; rules ask one for many words."""
    return _keyed(_simplified(_plain(text)))


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """Return the name without what does not count, in its own script and case."""
    halved = unicodedata.normalize("NFKC", name)
    for opened in "〔【［<《":
        halved = halved.replace(opened, "(")
    for closed in "〕】］>》":
        halved = halved.replace(closed, ")")
    bare = _DROPPED.sub("", halved)
    if _script(bare) != _LATIN:  # marks make other letters there: й is not и
        return bare
    marks_apart = unicodedata.normalize("NFD", bare)
    return "".join(character for character in marks_apart if not unicodedata.combining(character))


def _script(plain: str) -> int:
    """Return which script a name is written in; Chinese characters and kana count first."""
    if _has(plain, _CJK):
        return _CHINESE
    found = (number for number, each in enumerate(_OTHER_SCRIPTS) if _has(plain, (each,)))
    return next(found, _LATIN)


def _has(plain: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    """Whether a letter is in one of the ranges; a pattern of them takes milliseconds to compile."""
    if plain.isascii():
        return False
    return any(low <= letter <= high for letter in plain for low, high in ranges)


def _keyed(plain: str) -> str:
    lower = plain.casefold()
    if _has(lower, _CJK):
        return lower
    for pattern, spelled in _SPELLED_ALIKE:
        lower = pattern.sub(spelled, lower)
    return lower.replace("&", "and")


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415 - only names that differ need it

    return OpenCC("t2s")


@lru_cache(maxsize=4096)
def _simplified(plain: str) -> str:
    return str(_converter().convert(plain)) if _has(plain, _CJK) else plain


def _folded(plain: str) -> str:
    """Return the name with each look-alike replaced by the first of its group."""
    once = "".join(_GROUP.get(character, character) for character in plain)
    return "".join(_GROUP.get(character, character) for character in once.casefold())


def _without_form(keyed: str) -> str:
    for form in _FORMS_ZH:
        if keyed.endswith(form):
            return keyed.removesuffix(form)
    return _FORMS_EN.sub("", keyed)


def _pieces(left: str, right: str) -> tuple[tuple[str, str], ...]:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return tuple(
        (left[a:b], right[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    )
