"""Pieces of a purpose written again and again over a copy: 仅限AliExpress维权使用.

A detector sees only some characters of it between the print. Each piece would be a line of its own
to whoever reads on below a value. What is written once may be print, and stays. Pure.
"""

import re

from ipclaim.read.folding import compact
from ipclaim.read.ocr.engine import OcrLine

_OPENS = re.compile(r"\W?(?:[仅只][限供用作]|仅[\u3400-\u9fff]$)[^,。;:、]{0,20}")
_CLOSES = re.compile(r"[^,。;:、()]{0,6}(?:使用|之用|维权|无效|有效)")
_PLATFORMS = ("aliexpress", "alibaba", "amazon", "taobao", "tmall", "ebay", "temu", "shopee")
_SHORTEST = 3
"""Letters of a platform's name that tell it."""


def without_purposes(read: tuple[OcrLine, ...]) -> tuple[OcrLine, ...]:
    """Drop the pieces of a purpose, where two of them at least stand on a page."""
    texts = [compact(line.text) for line in read]
    opens = [_OPENS.fullmatch(text) is not None for text in texts]
    closes = [_CLOSES.fullmatch(text) is not None for text in texts]
    if not any(opens) or sum(opens) + sum(closes) < 2:
        return read
    return tuple(
        line
        for line, text, first, last in zip(read, texts, opens, closes, strict=True)
        if not (first or last or _names_a_platform(text))
    )


def _names_a_platform(text: str) -> bool:
    """Tell a piece of a platform's name by itself: ress, presst."""
    letters = re.sub(r"[^a-z]", "", text.lower())
    whole = len(letters) == len(text)
    pieces = (letters, letters[:-1], letters[1:])
    return whole and any(
        len(piece) >= _SHORTEST and piece in name for piece in pieces for name in _PLATFORMS
    )
