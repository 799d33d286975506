"""Guesses the language of a paper from its letters and its commonest words.

Tells Chinese and English from the rest, nothing finer than a person who then looks can use. A
paper of few words has no language that can be told.
"""

import re
from collections.abc import Mapping
from functools import cache

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
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 12
"""Letters of a script below which it may be a few misread characters."""
_FEWEST_WORDS = 8


@cache
def _scripts() -> Mapping[str, re.Pattern[str]]:
    """Return the letters that only one language has; Chinese last, for Japanese has them too.

    They take milliseconds to compile: made when the first paper's text is looked at.
    """
    letters = {
        "ja": r"[\u3041-\u30fa]",
        "ko": r"[\uac00-\ud7a3]",
        "ru": r"[\u0400-\u04ff]",
        "th": r"[\u0e01-\u0e5b]",
        "ar": r"[\u0620-\u064a]",
        "el": r"[\u0391-\u03c9]",
        "zh": r"[\u4e00-\u9fff]",
    }
    return {code: re.compile(each) for code, each in letters.items()}


def language_of(text: str) -> str | None:
    """Return ``zh``, ``en``, another language's code, or ``None`` where it cannot be told."""
    if not text:
        return None
    for code, letters in _scripts().items():
        if len(letters.findall(text)) >= _FEWEST_LETTERS:
            return code
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {code: sum(word in common for word in words) for code, common in _COMMON_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] < _FEWEST_WORDS or sum(each == counts[best] for each in counts.values()) > 1:
        return None
    return best
