"""Which of the printed answers are ticked on a form: ☐ Yes ☒ No, ☑ 速卖通 □ 淘宝. Pure.

A tick that was lost leaves its answer without a box; then the boxes that stayed empty tell.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TICKED = re.compile(r"[☑☒⊠√✓✔■●▣]\s?$")
_EMPTY = re.compile(r"[□☐○◻▢口]\s?$")
_TICK = r"[☑☒⊠√✓✔■▣]"
_BOX = re.compile(r"[☑☒⊠√✓✔■▣□☐◻▢](?:\s*[☑☒⊠√✓✔■▣□☐◻▢])*")
"""One box, or the pieces that a reader made of it, of which the last stands before the answer."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What of a list of boxes is ticked, as parts of its text."""

    parts: tuple[tuple[int, int], ...]
    clear: bool
    """Each answer has a box of its own that was read."""


def ticked(text: str, spans: Mapping[str | bool, tuple[int, int]]) -> str | bool | None:
    """Return the answer whose box is ticked, or the only one without an empty box."""
    before = {value: text[:start] for value, (start, _) in spans.items()}
    marked = [value for value, lead in before.items() if _TICKED.search(lead)]
    if len(marked) == 1:
        return marked[0]
    empty = [value for value, (start, _) in spans.items() if is_unticked(text, start)]
    left = [value for value in before if value not in empty]
    return left[0] if empty and len(left) == 1 and not marked else None


def is_unticked(text: str, start: int) -> bool:
    """Tell an answer right after an empty box."""
    return _EMPTY.search(text[:start]) is not None


def ticked_parts(text: str) -> Ticked | None:
    """Return the ticked answers of a list; ``None`` where no boxes stand in the text."""
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return None
    starts = [0, *(box.end() for box in boxes)]
    ends = [*(box.start() for box in boxes), len(text)]
    told = [None, *(re.match(_TICK, box.group()[-1]) is not None for box in boxes)]
    parts = [
        (start, end, mark)
        for start, end, mark in zip(starts, ends, told, strict=True)
        if text[start:end].strip() and mark is not False
    ]
    clear = all(mark for _, _, mark in parts)
    return Ticked(tuple((start, end) for start, end, _ in parts), clear)


def without_boxes(text: str) -> str:
    """Return the text with a mark between items for each box, every character in its place."""
    return _BOX.sub(lambda box: "、" * len(box.group()), text)


def has_boxes(text: str) -> bool:
    """Tell a list of answers each of which has a box."""
    return _BOX.search(text) is not None


def is_ticked(text: str, start: int) -> bool:
    """Tell an answer right after a ticked box."""
    return _TICKED.search(text[:start]) is not None
