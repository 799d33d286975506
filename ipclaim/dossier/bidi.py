"""In which order the characters of a line stand when some are read from the right.

The Unicode Bidirectional Algorithm (UAX #9) for text without embeddings: the controls that ask for
them are shown as codes and never obeyed, because in a shop's name they are a way to deceive. A
paragraph is read from the left, as the dossier is, unless all its letters are read from the right.
"""

import re
import unicodedata
from collections.abc import Sequence

_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""How a letter or a number counts for the signs beside it (rule N1)."""
_PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "｛": "｝", "【": "】", "《": "》"}
MIRRORED = {
    **{
        char: mate
        for a, b in zip("([{<«‹", ")]}>»›", strict=True)
        for char, mate in ((a, b), (b, a))
    },
    **{char: mate for a, b in _PAIRS.items() for char, mate in ((a, b), (b, a))},
}
"""Characters that look the other way when they are read from the right."""


def levels(chars: Sequence[str]) -> list[int] | None:
    """Return each character's level, odd where it is read from the right; ``None`` if none is."""
    if not _FROM_THE_RIGHT.search("".join(chars)):
        return None
    kinds = [unicodedata.bidirectional(char[0]) or "L" for char in chars]
    base = 0 if "L" in kinds else 1
    _weak(kinds, "R" if base else "L")
    _brackets(chars, kinds, base)
    _neutral(kinds, base)
    return [base + _above(kind, base) for kind in kinds]


def _above(kind: str, base: int) -> int:
    """Return how far a kind lies above the paragraph's level (rules I1 and I2)."""
    if base:
        return int(kind in {"L", "EN", "AN"})
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], start: str) -> None:
    """Settle numbers and what belongs to them (rules W1 to W7)."""
    _marks_and_numbers(kinds, start)
    for at in range(1, len(kinds) - 1):  # W4
        left, right = kinds[at - 1], kinds[at + 1]
        if left == right and (kinds[at], left) in _JOINED_NUMBERS:
            kinds[at] = left
    for first, end in _stretches(kinds, {"ET"}):  # W5
        if "EN" in (kinds[max(first - 1, 0)], kinds[min(end, len(kinds) - 1)]):
            kinds[first:end] = ["EN"] * (end - first)
    letter = start
    for at, kind in enumerate(kinds):  # W6 and W7
        if kind in {"ES", "ET", "CS"}:
            kinds[at] = "ON"
        elif kind in {"L", "R"}:
            letter = kind
        elif kind == "EN" and letter == "L":
            kinds[at] = "L"


_JOINED_NUMBERS = frozenset((("ES", "EN"), ("CS", "EN"), ("CS", "AN")))
"""A single sign between two numbers of one kind."""


def _marks_and_numbers(kinds: list[str], start: str) -> None:
    """Let marks go with their letters, and numbers with Arabic letters before (W1 to W3)."""
    before = letter = start
    for at, written in enumerate(kinds):
        kind = kinds[at] = before if written == "NSM" else written
        before = kind
        if kind in {"L", "R", "AL"}:
            letter = kind
        elif kind == "EN" and letter == "AL":
            kinds[at] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _brackets(chars: Sequence[str], kinds: list[str], base: int) -> None:
    """Let both brackets of a pair go the same way (rule N0)."""
    embedding = "R" if base else "L"
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    closing = set(_PAIRS.values())
    for at, char in enumerate(chars):
        if char in _PAIRS:
            opened.append((_PAIRS[char], at))
        elif char in closing:
            known = next((n for n in reversed(range(len(opened))) if opened[n][0] == char), None)
            if known is not None:
                pairs.append((opened[known][1], at))
                del opened[known:]
    for first, last in sorted(pairs):
        inside = {_STRONG[kind] for kind in kinds[first + 1 : last] if kind in _STRONG}
        if embedding in inside:
            way = embedding
        elif inside:
            before = next((_STRONG[k] for k in reversed(kinds[:first]) if k in _STRONG), embedding)
            way = before if before in inside else embedding
        else:
            continue
        kinds[first] = kinds[last] = way


def _neutral(kinds: list[str], base: int) -> None:
    """Let signs go with the letters on both sides, else with the paragraph (rules N1 and N2)."""
    embedding = "R" if base else "L"
    for first, end in _stretches(kinds, set(kinds) - set(_STRONG)):
        left = _STRONG[kinds[first - 1]] if first else embedding
        right = _STRONG[kinds[end]] if end < len(kinds) else embedding
        kinds[first:end] = [left if left == right else embedding] * (end - first)


def _stretches(kinds: Sequence[str], wanted: set[str]) -> list[tuple[int, int]]:
    """Return where neighbours of some kinds start and end."""
    found: list[tuple[int, int]] = []
    for at, kind in enumerate(kinds):
        if kind in wanted:
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
    return found


def in_sight(levels_of_line: Sequence[int]) -> list[int]:
    """Return the positions of one line's characters from left to right (rule L2)."""
    order = list(range(len(levels_of_line)))
    for level in range(max(levels_of_line, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels_of_line[order[end]] >= level:
                end += 1
            if end > at:
                order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order
