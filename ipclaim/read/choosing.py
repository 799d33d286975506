"""Which of a layout's choices a text names: platforms, kinds of act, yes or no. Pure.

Half a list is wrong, not incomplete: an item that no choice knows, or a list that names examples
only, makes the answer ill-formed.
"""

import re
from functools import lru_cache

from ipclaim.read.layouts import LayoutField
from ipclaim.read.ticks import has_boxes, is_ticked, is_unticked, ticked, without_boxes
from ipclaim.read.values import Parsed

_BETWEEN_ITEMS = re.compile(r"[、,;/()]|以及|和|及|\band\b")
_NO_ITEM = re.compile(r"平台|包括|网站|网店|商城|店铺|电商|集团|旗下|等|就|对|代|,$")
_LONGEST_ITEM = 10
_OPEN_LIST = re.compile(
    r"等(?:[^级同待候,。;]{0,6})?(?:平台|网站|商城)|包括但不限于"
    r"|including but not|without limitation"
)
"""A list that names examples only: 淘宝、天猫等平台."""


_OF_THE_GROUP = re.compile(r"[的之]|(?:旗下|下属|所属|名下)的?")
"""What may stand between a group and its platforms: 阿里巴巴集团旗下各平台."""
_WHOSE = re.compile(rf" *(?:{_OF_THE_GROUP.pattern})? *")
_AND_OTHERS = re.compile(r"(?:等|网|商城|平台|以及|[、,和及 ])*")
"""What may stand between platforms and the group that they are examples of."""
_OWNER_BEFORE = re.compile(r"(?:旗下|下属|所属|名下|集团|公司|贵司)的?$")
_GROUP_AFTER = re.compile(r" ?(?:of|under|operated by|owned by|within|belonging to) (?:the )?")
"""The same in English, where the group comes last: all online platforms of Alibaba Group."""

_ASKED = re.compile(r"[是可能]否(?:可以|允许|同意|享有|具有|有权|可|有)?|\bwhether\b[^,;:.?]{0,60}")
"""A form's question, which answers nothing: 是否允许转委托."""

_WITHIN_A_CLAUSE = r"[^。.;!?,，:]{0,24}?"

_Spans = dict[str | bool, tuple[int, int]]


def chosen(field: LayoutField, text: str) -> Parsed | None:
    """Return the choices whose words the text says; a single choice must be the only one."""
    if field.value == "choice":
        text = _ASKED.sub(lambda asked: "?" * len(asked.group()), text)
    spans, clear = _said(field, text), True
    if field.value == "choices" and has_boxes(text):
        spans = {value: at for value, at in spans.items() if not is_unticked(text, at[0])}
        clear = all(is_ticked(text, start) for start, _ in spans.values())
        text = without_boxes(text)
    named = _narrowed(field, text, spans)
    picked = _members_of_a_group(field, text, named)
    for choice in field.choices:
        if choice.value in named:
            for covered in choice.covers:
                named.pop(covered, None)
    spans = named
    if not spans:
        return None
    start = min(start for start, _ in spans.values())
    end = max(end for _, end in spans.values())
    if field.value == "choice":
        first = min(spans, key=lambda value: spans[value])
        if is_unticked(text, spans[first][0]) and len(spans) == 1:
            return None
        marked = ticked(text, spans) if len(spans) > 1 else None
        if marked is not None:
            return Parsed(marked, *spans[marked], well_formed=False)
        return Parsed(first, start, end, len(spans) == 1)
    excluded = re.search(r"不包括|除外|except|excluding", text, re.IGNORECASE)
    whole = not any(_unexplained(field, item) for item in _items(text, start, end))
    whole_group = any(choice.covers for choice in field.choices if choice.value in spans)
    open_ended = not whole_group and _OPEN_LIST.search(text)
    fits = whole and not excluded and not open_ended and not picked
    fits = fits and clear and not _somebodys(field, text, spans)
    return Parsed(tuple(map(str, spans)), start, end, fits)


def _said(field: LayoutField, text: str) -> _Spans:
    """Return where each choice is said; a word within another's is not said by itself.

    ``not permitted`` says nothing of ``permitted``.
    """
    lowered = text.lower()
    places = [
        (choice.value, span)
        for choice in field.choices
        for word in choice.words
        for span in _places(lowered, word.lower())
    ]
    spans: _Spans = {}
    for value, (start, end) in places:
        within = any(
            other != value and first <= start and end <= last and last - first > end - start
            for other, (first, last) in places
        )
        if not within:
            spans.setdefault(value, (start, end))
    return spans


def _places(text: str, word: str) -> list[tuple[int, int]]:
    return [match.span() for match in _expression(word).finditer(text)]


@lru_cache(maxsize=2048)
def _expression(word: str) -> re.Pattern[str]:
    """Return a choice's word, ``…`` in it being a gap within one clause."""
    return re.compile(_WITHIN_A_CLAUSE.join(map(re.escape, word.split("…"))))


def _narrowed(field: LayoutField, text: str, spans: _Spans) -> _Spans:
    """Drop the widest answer where its words only say: all of one group.

    阿里巴巴集团旗下各平台 is that group, not every platform there is.
    """
    wide = {choice.value: choice.covers for choice in field.choices if choice.covers}
    kept = dict(spans)
    for value in spans:
        for group in wide.get(value, ()):
            if group in wide and group in spans and _adjoin(text, spans[group], spans[value]):
                kept.pop(value, None)
    return kept


def _adjoin(text: str, group: tuple[int, int], every: tuple[int, int]) -> bool:
    """Tell whether a group's name and the words for all its platforms are one phrase."""
    if group[0] < every[1] and every[0] < group[1]:
        return True
    if group[1] <= every[0]:
        between = text[group[1] : every[0]]
        return not between.strip() or bool(_OF_THE_GROUP.fullmatch(between))
    return bool(_GROUP_AFTER.fullmatch(text[every[1] : group[0]].lower()))


def _members_of_a_group(field: LayoutField, text: str, spans: _Spans) -> bool:
    """Tell a group whose name only says whose the platforms beside it are: 阿里巴巴集团旗下淘宝网.

    Whether the group or these platforms are meant is for a person.
    """
    for choice in field.choices:
        members = [spans[covered] for covered in choice.covers if covered in spans]
        if choice.value not in spans:
            continue
        start, end = spans[choice.value]
        for first, last in members:
            between = text[end:first] if end <= first else text[last:start]
            if _WHOSE.fullmatch(between) if end <= first else _AND_OTHERS.fullmatch(between):
                return True
    return False


def _somebodys(field: LayoutField, text: str, spans: _Spans) -> bool:
    """Tell that all platforms are those of a group that no choice knows: 京东集团旗下各平台."""
    groups = {choice.value for choice in field.choices if choice.covers}
    for choice in field.choices:
        if choice.value in spans and groups.intersection(choice.covers):
            start, end = spans[choice.value]
            if _OWNER_BEFORE.search(text[:start]) or _GROUP_AFTER.match(text[end:].lower()):
                return True
    return False


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
