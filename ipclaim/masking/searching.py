"""Finds personal data in text, whatever spaces, line breaks, widths and signs stand between. Pure.

A long value is found by its pieces too: a number that a table breaks over two lines, or of which
the engine misread one digit, still shares eight characters with itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import partial_ratio

from ipclaim.model.text import Text

_PIECE = 8
"""Characters in a row that give a value away."""
_PIECES = {"address": 10, "mrz": 14, "birth_date": 99}
"""Of an address, a province, a city and a district are no secret; machine-readable lines hold the
name, which stays; a day is one only as a whole."""
_PLAIN = 2
"""Different characters up to which a piece says nothing."""
_LEAST = 5
"""Characters below which a value is covered where it was read and searched nowhere else."""
_NEAR = 84.0
"""From 0 to 100: how like a line must be to a number for it to be taken for a misreading."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_GAP = re.compile(r"(?<=\d)[ \-·•]{1,3}(?=\d)|(?<=\d{3})\.(?=\d{4}(?!\d))")
"""What people set between the digits of a number; a full stop only where no price has one."""
_DIGITS = str.maketrans("oOlIi|SsBbZzQD", "00111155882200")


@dataclass(frozen=True, slots=True)
class Secret:
    """One personal value, as it is searched for."""

    kind: str
    title: Text
    needle: str
    """Letters, digits and ideographs alone, in one width and case."""
    piece: int
    """How many characters in a row give it away."""


@dataclass(frozen=True, slots=True)
class Look:
    """A pattern of what looks personal."""

    kind: str
    title: Text
    pattern: re.Pattern[str]


def secret(kind: str, title: Text, value: str) -> Secret | None:
    """Return a value to search for; ``None`` for one too short to be told from chance."""
    needle = "".join(sign for sign, _ in plain(value))
    if len(needle) < _LEAST:
        return None
    return Secret(kind, title, needle, min(len(needle), _PIECES.get(kind, _PIECE)))


def plain(text: Iterable[str]) -> list[tuple[str, int]]:
    """Return what counts of each character, with the place of the character that it is from."""
    return [
        (part, place)
        for place, sign in enumerate(text)
        for part in unicodedata.normalize("NFKC", sign).casefold()
        if part.isalnum()
    ]


def places_of(text: str, secrets: Sequence[Secret], looks: Sequence[Look]) -> dict[int, str]:
    """Return the places of the characters that are personal, each with its kind."""
    found: dict[int, str] = {}
    counted = plain(text)
    signs = "".join(sign for sign, _ in counted)
    for one in secrets:
        for start in _starts(signs, one):
            first, last = counted[start][1], counted[start + one.piece - 1][1]
            found |= dict.fromkeys(range(first, last + 1), one.kind)
    for look in looks:
        for start, end in _looks(text, look):
            found |= dict.fromkeys(range(start, end), look.kind)
    return found


def _starts(signs: str, one: Secret) -> list[int]:
    """Return where a piece of the value starts."""
    starts = []
    for piece in _pieces_of(one.needle, one.piece):
        at = signs.find(piece)
        while at >= 0:
            starts.append(at)
            at = signs.find(piece, at + 1)
    return starts


@lru_cache(maxsize=512)
def _pieces_of(needle: str, size: int) -> frozenset[str]:
    """Return the pieces that give a value away; a row of zeros is part of many numbers."""
    pieces = {needle[at : at + size] for at in range(len(needle) - size + 1)}
    return frozenset(piece for piece in pieces if len(set(piece)) > _PLAIN or piece == needle)


def _looks(text: str, look: Look) -> list[tuple[int, int]]:
    """Return where the pattern is found, in one width, and without gaps between digits."""
    wide = [
        (part, place)
        for place, sign in enumerate(text)
        for part in unicodedata.normalize("NFKC", sign).translate(_DASHES)
    ]
    closed = _without_gaps(wide)
    return [
        (signs[found.start()][1], signs[found.end() - 1][1] + 1)
        for signs in ([wide] if len(closed) == len(wide) else [wide, closed])
        for found in look.pattern.finditer("".join(sign for sign, _ in signs))
        if found.end() > found.start()
    ]


def _without_gaps(signs: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    text = "".join(sign for sign, _ in signs)
    gaps = {at for found in _GAP.finditer(text) for at in range(*found.span())}
    return [sign for at, sign in enumerate(signs) if at not in gaps]


def is_personal_line(text: str, secrets: Sequence[Secret], looks: Sequence[Look]) -> str | None:
    """Return the kind of what a line of a paper says that is personal, misread digits included."""
    if found := places_of(text, secrets, looks):
        return next(iter(found.values()))
    signs = "".join(sign for sign, _ in plain(text))
    folded = signs.translate(_DIGITS)
    for one in secrets:
        counts = sum(sign.isdigit() for sign in one.needle) >= _PIECE
        if counts and len(folded) >= len(one.needle) - 2:
            needle = one.needle.translate(_DIGITS)
            if partial_ratio(needle, folded) >= _NEAR:
                return one.kind
    return None
