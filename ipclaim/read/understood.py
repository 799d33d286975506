"""Whether a page's words are Chinese or English, so that "no kind's words" says something. Pure.

On a page in another language or script no words are found either, because none is known.
"""

import re

from ipclaim.read.lines import Page

_HAN = re.compile(r"[\u3400-\u9fff]")
_OTHER_ASIAN = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
"""Kana and Hangul: with them Chinese characters are no Chinese."""
_LATIN_WORD = re.compile(r"[^\W\d_]{2,}")
_ENGLISH = frozenset({
    "the", "and", "of", "to", "for", "with", "this", "that", "from", "your", "our", "by", "are",
    "you", "we", "will", "please", "which", "has", "have", "been", "not", "it", "is", "on", "at",
    "be", "or", "any", "all",
})  # fmt: skip
"""Words of every English text; those that other languages share need company."""
_ENGLISH_SHARE = 0.1
"""Share of the words of a page in English that are such; lists and forms have few."""
_DIFFERENT = 3
"""How many of them must stand there."""
_HAN_SHARE = 0.3
"""Share of the letters; a Chinese order quotes names and codes in Latin ones."""
_KANA_SHARE = 0.05
"""Of the Chinese characters; 一 may be misread as a kana."""
_FEW_LETTERS = 40
"""Letters up to which a page is a picture with some writing: no kind of paper has so few."""


def is_understood(page: Page) -> bool:
    """Tell whether enough of a page's words are Chinese or English, or it has hardly any."""
    text = "\n".join(line.text for line in page.lines)
    letters = sum(map(str.isalpha, text))
    if letters <= _FEW_LETTERS:
        return True
    han = len(_HAN.findall(text))
    if han >= _HAN_SHARE * letters:
        return len(_OTHER_ASIAN.findall(text)) <= _KANA_SHARE * han
    words = [word.lower() for word in _LATIN_WORD.findall(text)]
    english = [word for word in words if word in _ENGLISH]
    return len(set(english)) >= _DIFFERENT and len(english) >= _ENGLISH_SHARE * len(words)
