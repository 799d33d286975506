"""What every reader of values gives: the value, where it stands, and whether its form is right.

A reader takes folded text. Nothing is repaired: the value is what the paper says. Pure.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ipclaim.model.document import CheckDigit, Value


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value, the part of the text it stands in, and whether its form is right."""

    value: Value
    start: int
    end: int
    well_formed: bool = True
    check_digit: CheckDigit | None = None
    covered: bool = True
    """The check digits cover the whole value; a passport's first line has none."""

    @property
    def proven(self) -> bool:
        """Whether check digits alone prove that every character was read right."""
        return self.check_digit is CheckDigit.VALID and self.covered


Parser = Callable[[str], Parsed | None]

EDGE = " \t:;,.。、_-|·\"'“”‘’"
_CAPITALS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def capitals(text: str) -> str:
    """Return the text in Latin capitals; its length never changes, as ß would make it."""
    return text.translate(_CAPITALS)


def trimmed(text: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """Return the part of the text without punctuation and space at its edges."""
    end = len(text) if end is None else end
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def cut(text: str, start: int, end: int, *, well_formed: bool) -> Parsed | None:
    """Return a part as its own value; ``None`` when nothing is left of it."""
    return Parsed(text[start:end], start, end, well_formed) if end > start else None


def matched(pattern: str, text: str, shape: str) -> Parsed | None:
    """Return the first match without spaces and commas; ill-formed when it is not of the shape."""
    match = re.search(pattern, text)
    if match is None:
        return None
    plain = re.sub(r"[\s,]", "", match.group())
    return Parsed(plain, match.start(), match.end(), bool(re.fullmatch(shape, plain)))
