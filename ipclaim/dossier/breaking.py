"""Where a line may end, for Chinese and Latin text in one paragraph.

Closing punctuation never starts a line, opening punctuation never ends one (GB/T 15834-2011,
section 5.1), Latin words stay whole, and an address that is longer than a line breaks after ``/``,
``?``, ``&`` and the like. reportlab's own ``wordWrap="CJK"`` lets thirteen closing marks start a
line and does not look at line ends at all, which is why lines are broken here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_NEVER_STARTS = frozenset("，。、；：？！）》」』】〕〉〗］｝”’…—·％‰℃°～ー々!,.:;?)]}%>′″")
_NEVER_ENDS = frozenset("（《「『【〔〈〖［｛“‘([{￥¥$£€＄#＃@№<")
_ADDRESS_BREAKS = frozenset("-/?&=_.")
_FIRST_WIDE = 0x2E80
"""Code points from here on are set without spaces between words."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One line: characters ``start`` up to, not including, ``end``."""

    start: int
    end: int


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two neighbouring characters."""
    if after.isspace():
        return False
    if before.isspace():
        return True
    if after in _NEVER_STARTS or before in _NEVER_ENDS:
        return False
    return ord(before) >= _FIRST_WIDE or ord(after) >= _FIRST_WIDE


def break_lines(
    text: str,
    widths: Sequence[float],
    *,
    first: float,
    rest: float,
    whole: frozenset[int] = frozenset(),
) -> tuple[Stretch, ...]:
    """Return the lines of one paragraph without line feeds.

    ``widths`` holds each character's advance, ``first`` and ``rest`` the room of the first and the
    further lines, all in the same unit. Spaces at a line's end hang over and do not count. No line
    starts at a position of ``whole`` unless there is no other way.
    """
    lines: list[Stretch] = []
    start = at = 0
    used = 0.0
    while at < len(text):
        room = rest if lines else first
        if used + widths[at] > room + 1e-6 and at > start and not text[at].isspace():
            end = _last_break(text, start, at, whole)
            lines.append(Stretch(start, end))
            start = at = _after_spaces(text, end)
            used = 0.0
            continue
        used += widths[at]
        at += 1
    if start < len(text) or not lines:
        lines.append(Stretch(start, len(text)))
    return tuple(lines)


def _last_break(text: str, start: int, limit: int, whole: frozenset[int]) -> int:
    """Return where the line from ``start`` ends, at most at ``limit``."""
    for end in range(limit, start, -1):
        if end not in whole and may_break(text[end - 1], text[end]):
            return end
    middle = start + (limit - start) // 2
    for end in range(limit, middle, -1):
        if text[end - 1] in _ADDRESS_BREAKS:
            return end
    for end in range(limit, start + 1, -1):
        if text[end] not in _NEVER_STARTS and text[end - 1] not in _NEVER_ENDS:
            return end
    return limit


def _after_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
