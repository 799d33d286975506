"""Which of a layout's choices a text names: platforms, kinds of act, yes or no. Pure.

Half a list is wrong, not incomplete: an item that no choice knows, or a list that names examples
only, makes the answer ill-formed.
"""

import re

from ipclaim.read.layouts import LayoutField
from ipclaim.read.values import Parsed

_BETWEEN_ITEMS = re.compile(r"[、,;/()]|以及|和|及|\band\b")
_NO_ITEM = re.compile(r"平台|包括|网站|网店|商城|店铺|电商|集团|旗下|等|就|对|代|,$")
_LONGEST_ITEM = 10
_OPEN_LIST = re.compile(
    r"等(?:[^级同待候,。;]{0,6})?(?:平台|网站|商城)|包括但不限于"
    r"|including but not|without limitation"
)
"""A list that names examples only: 淘宝、天猫等平台."""


def chosen(field: LayoutField, text: str) -> Parsed | None:
    """Return the choices whose words the text says; a single choice must be the only one."""
    squeezed = text.lower()
    spans: dict[str | bool, tuple[int, int]] = {}
    for choice in field.choices:
        for word in choice.words:
            at = squeezed.find(word.lower())
            if at >= 0:
                spans.setdefault(choice.value, (at, at + len(word)))
    for choice in field.choices:
        if choice.value in spans:
            for covered in choice.covers:
                spans.pop(covered, None)
    if not spans:
        return None
    start = min(start for start, _ in spans.values())
    end = max(end for _, end in spans.values())
    if field.value == "choice":
        first = min(spans, key=lambda value: spans[value])
        return Parsed(first, start, end, len(spans) == 1)
    excluded = re.search(r"不包括|除外|except|excluding", text, re.IGNORECASE)
    whole = not any(_unexplained(field, item) for item in _items(text, start, end))
    whole_group = any(choice.covers for choice in field.choices if choice.value in spans)
    open_ended = not whole_group and _OPEN_LIST.search(text)
    fits = whole and not excluded and not open_ended
    return Parsed(tuple(map(str, spans)), start, end, fits)


def _items(text: str, start: int, end: int) -> list[str]:
    """Return the items of the list around a choice, one beyond what was recognised of it."""
    rest = text[end:]
    goes_on = re.match(r"[^、,;。()]{0,10}[、/]([^、,;。()]*)", rest)
    stop = end + goes_on.end() if goes_on else end
    return [item.strip() for item in _BETWEEN_ITEMS.split(text[start:stop])]


def _unexplained(field: LayoutField, item: str) -> bool:
    """Tell an item of a list that no choice knows: a misread one would be lost unseen."""
    if not 2 <= len(item) <= _LONGEST_ITEM or _NO_ITEM.search(item):
        return False
    lowered = item.lower()
    return not any(word.lower() in lowered for choice in field.choices for word in choice.words)
