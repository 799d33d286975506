"""INID codes as labels: (111), [111] or 111 in a column of codes mean the same in any language.

A layout writes them ``#111`` (WIPO Standard ST.60). Beside a code its meaning may be printed in
words; those are part of the label when the layout knows them as labels of their own. Pure.
"""

import re

_MARK = "#"
_AFTER_WORDS = re.compile(r"[^\W\d][^\d:;()\[\]]{2,70}[\t ]?(?P<code>[(\[]\d{3}[)\]])[\t ]?:?")
_ALIGNED = 3
"""Bare codes that begin at one edge make a column; one alone may be a house number."""


def is_code(label: str) -> bool:
    """Tell labels that are INID codes."""
    return label.startswith(_MARK)


def code_pattern(label: str) -> str:
    """Return the expression for one code; a longer number is none, a gap after it ends it."""
    digits = re.escape(label.removeprefix(_MARK))
    return rf"[(\[]{digits}[)\]]|(?<!\d){digits}(?![\d.,/)-]| \d{{3}}(?!\d))"


def code_of(printed: str) -> str:
    """Return the label that a printed code is: (111) is #111."""
    return _MARK + re.sub(r"\D", "", printed)


def code_after_words(text: str) -> str | None:
    """Return the code that ends a line of words: Vervaldatum / Date d'expiration (180)."""
    found = _AFTER_WORDS.fullmatch(text)
    return code_of(found["code"]) if found else None


def in_column(edges: list[tuple[float, float, bool]]) -> list[bool]:
    """Tell which codes of a page count: each given as left edge, line height, and stands by itself.

    One by itself, in brackets or alone in its line, always counts; one before other words only in
    a column of codes.
    """
    return [
        alone or sum(abs(other - left) < height for other, _, _ in edges) >= _ALIGNED
        for left, height, alone in edges
    ]
