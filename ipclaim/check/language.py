"""Guesses the language of a paper from its letters and its commonest words.

Tells Chinese and English from the rest, nothing finer than a person who then looks can use. A
paper of few words has no language that can be told.
"""

import re
from collections.abc import Mapping

_SCRIPTS: Mapping[str, re.Pattern[str]] = {
    "ja": re.compile(r"[\u3041-\u30fa]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "th": re.compile(r"[\u0e01-\u0e5b]"),
    "ar": re.compile(r"[\u0620-\u064a]"),
    "el": re.compile(r"[\u0391-\u03c9]"),
}
_COMMON_WORDS: Mapping[str, frozenset[str]] = {
    code: frozenset(common.split())
    for code, common in {
        "en": "the of and to in for is by this that with or any shall",
        "de": "der die das und von für ist mit den dem nicht oder bei auf wird",
        "fr": "le la les des du et pour est par dans une aux sur que",
        "es": "el los las del y para es por con una que en se",
        "it": "il gli della del e per di con una che nel dei al",
        "nl": "de het een en van voor is met op niet wordt bij",
        "pt": "o os das do da e para com uma que em pelo ao",
    }.items()
}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 12
"""Letters of a script below which it may be a few misread characters."""
_FEWEST_WORDS = 8


def language_of(text: str) -> str | None:
    """Return ``zh``, ``en``, another language's code, or ``None`` where it cannot be told."""
    for code, letters in _SCRIPTS.items():
        if len(letters.findall(text)) >= _FEWEST_LETTERS:
            return code
    if len(_CHINESE.findall(text)) >= _FEWEST_LETTERS:
        return "zh"
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {code: sum(word in common for word in words) for code, common in _COMMON_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] < _FEWEST_WORDS or sum(each == counts[best] for each in counts.values()) > 1:
        return None
    return best
