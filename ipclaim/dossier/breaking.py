"""Where a line may end, for Chinese and Latin text in one paragraph.

Closing punctuation never starts a line, opening punctuation never ends one (GB/T 15834-2011,
section 5.1), Latin words stay whole, and an address that is longer than a line breaks after ``/``,
``?``, ``&`` and the like. reportlab's own ``wordWrap="CJK"`` lets thirteen closing marks start a
line and does not look at line ends at all, which is why lines are broken here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_NEVER_STARTS = frozenset(
    "，。、；：？！）》」』】〕〉〗］｝”’…—–·‧・•％‰℃°～〜ー々ゝゞ／｡､｣!,.:;?)]}%>»›/′″〞〟﹂﹄"
)
_NEVER_ENDS = frozenset("（《「『【〔〈〖［｛“‘([{￥¥$£€＄#＃@№<«‹／｢〝﹁﹃")
_WIDE_CLOSING = frozenset("”…—–·‧•％‰℃")
"""Chinese marks with low code points; ’ is not among them, for it is an apostrophe as well."""
_ADDRESS_BREAKS = frozenset("-/?&=_.")
_FIRST_WIDE = "\u2e80"
"""Characters from here on are set without spaces between words."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One line: characters ``start`` up to, not including, ``end``."""

    start: int
    end: int


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two neighbours: characters, or several drawn as one."""
    if after.isspace():
        return False
    if before.isspace():
        return True
    if after in _NEVER_STARTS or before in _NEVER_ENDS:
        return False
    return _is_wide(before[-1]) or after[0] >= _FIRST_WIDE or after == "“"


def _is_wide(char: str) -> bool:
    return char >= _FIRST_WIDE or char in _WIDE_CLOSING


def may_be_spread(sign: str) -> bool:
    """Return whether a justified line may get room behind a sign: never within a Latin word."""
    return _is_wide(sign[-1]) or sign in {"“", "‘", "’"}


def break_lines(
    text: Sequence[str],
    widths: Sequence[float],
    *,
    first: float,
    rest: float,
    whole: frozenset[int] = frozenset(),
) -> tuple[Stretch, ...]:
    """Return the lines of one paragraph without line feeds.

    ``text`` is divided into what is drawn as one, mostly characters; ``widths`` holds the advance
    of each, ``first`` and ``rest`` the room of the first and the further lines, all in the same
    unit. Spaces at a line's end hang over and do not count. No line starts at a position of
    ``whole`` unless there is no other way.
    """
    lines: list[Stretch] = []
    start = at = 0
    used = 0.0
    room = first + 1e-6
    while at < len(text):
        used += widths[at]
        if used > room and at > start and not text[at].isspace():
            end = _last_break(text, start, at, whole, lambda at: _width(text, widths, at) > rest)
            lines.append(Stretch(start, end))
            start = at = _after_spaces(text, end)
            used, room = 0.0, rest + 1e-6
            continue
        at += 1
    if start < len(text) or not lines:
        lines.append(Stretch(start, len(text)))
    return tuple(lines)


def _last_break(
    text: Sequence[str],
    start: int,
    limit: int,
    whole: frozenset[int],
    is_too_long: Callable[[int], bool],
) -> int:
    """Return where the line from ``start`` ends, at most at ``limit``.

    ``is_too_long`` says whether the word from a position on fills more than a line by itself: such
    an address is divided where it stands, if that fills a line that would be half empty.
    """
    between = next(
        (
            at
            for at in range(limit, start, -1)
            if at not in whole and may_break(text[at - 1], text[at])
        ),
        None,
    )
    half = start + (limit - start) // 2
    if between is not None and (between > half or not is_too_long(between)):
        return between
    for end in range(limit, half, -1):
        if text[end - 1] in _ADDRESS_BREAKS and text[end] not in _NEVER_STARTS and end not in whole:
            return end
    if between is not None:
        return between
    for end in range(limit, start + 1, -1):
        if text[end] not in _NEVER_STARTS and text[end - 1] not in _NEVER_ENDS:
            return end
    return limit


def _width(text: Sequence[str], widths: Sequence[float], start: int) -> float:
    """Return how wide a word is, from its start to where a line may end."""
    used = widths[start]
    for at in range(start + 1, len(text)):
        if may_break(text[at - 1], text[at]) or text[at].isspace():
            break
        used += widths[at]
    return used


def _after_spaces(text: Sequence[str], at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
