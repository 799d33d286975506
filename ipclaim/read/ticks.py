"""Which of two printed answers is ticked on a form: ☐ Yes ☒ No. Pure.

A tick that was lost leaves its answer without a box; then the box that stayed empty tells.
"""

import re
from collections.abc import Mapping

_TICKED = re.compile(r"[☑☒√✓✔■●▣]\s?$")
_EMPTY = re.compile(r"[□☐○◻▢口]\s?$")


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
