"""The text that belongs to a label: on its own row, half a line off beside it, or under it.

Where a value goes on over further lines is told in `ipclaim.read.wrapping`. Pure.
"""

import re
from statistics import median

from ipclaim.read.codes import is_code
from ipclaim.read.folding import is_han
from ipclaim.read.labels import LabelHit, LabelledPage, belongs_to_label, is_bare
from ipclaim.read.lines import EMPTY, GAP, Line, Page, Strip, strip_of

_UNDER = 2.6
"""Line heights below a label within which its value begins."""
_UNDER_HEADINGS = 4.0
"""The same below a table's headings."""
_HEADINGS = 4
"""Labels side by side that head a table."""
_WIDE_GAP = 2.5
"""Line heights: text beyond such a gap belongs to another column."""
_EXPLAINED = 3
"""Codes of a page with words and a value beside them, from which on words are no values."""
_SHORT = 5
"""Line heights by which a line ends before the page's longest one and is no running text."""
_MORE_OF_A_LABEL = re.compile(
    r"(?:of|for|by|on|in|to|from|as|at|that|which|you|your|relied|cited|named|stated|given|used|"
    r"quoted|asserted|claimed|shown|concerned)\b[a-z ,'()/-]{0,60}"
)
_SAID_AGAIN = re.compile(r"[(（][A-Z][A-Z ,.'/&-]{2,60}[)）]")
"""An eastern label in English, on the line between it and its value: (LIST OF GOODS)."""


def text_after(found: LabelledPage, hit: LabelHit) -> Strip:
    """Return the text on the label's own row, up to the next label, column or wide gap."""
    strip = found.strips[hit.row]
    end = hit.end
    while end < hit.limit:
        if strip.text[end] == GAP and end > hit.end and _parted(found, strip, end):
            break
        end += 1
    while end > hit.end and strip.text[end - 1] in "\t ":
        end -= 1
    text = strip.cut(hit.end, end)
    if is_code(hit.label) and explains_codes(found):
        text = _beyond_the_meaning(text, hit)
    first = next((spot.line for spot in text.spots if spot.char >= 0), hit.line)
    label, value = label_end(found, hit), found.page.lines[first]
    if first != hit.line and _between_holds(found.page, label, value):
        return EMPTY  # a bent page put another label's value into this row
    return text


def explains_codes(found: LabelledPage) -> bool:
    """Tell a page whose codes have their meaning in words beside them, in the same line.

    (180) Date d'échéance prévue | 28 février 2033: whatever the words are, they are no value.
    """
    explained = 0
    for hit in found.hits:
        text = found.strips[hit.row].cut(hit.end, hit.limit)
        own, _, rest = text.text.partition(GAP)
        beside = bool(text.spots) and text.spots[0].line == hit.line
        explained += is_code(hit.label) and beside and bool(rest) and not re.search(r"\d", own)
    return explained >= _EXPLAINED


def _beyond_the_meaning(text: Strip, hit: LabelHit) -> Strip:
    """Return what stands in a code's row beyond the words in the code's own line."""
    if not text.spots or text.spots[0].line != hit.line:
        return text
    gap = text.text.find(GAP)
    return text.cut(gap + 1, len(text.text)) if gap >= 0 else EMPTY


def label_end(found: LabelledPage, hit: LabelHit) -> Line:
    """Return the line in which a label ends: 名 and 称 may be two lines of one row."""
    spots = found.strips[hit.row].spots[hit.start : hit.end]
    return found.page.lines[next(spot.line for spot in reversed(spots) if spot.char >= 0)]


def _parted(found: LabelledPage, strip: Strip, gap: int) -> bool:
    """Tell whether what follows a gap belongs to another column."""
    page = found.page
    before = page.lines[strip.spots[gap - 1].line]
    spot = next((spot for spot in strip.spots[gap + 1 :] if spot.char >= 0), None)
    if spot is None:
        return False
    after = page.lines[spot.line]
    near = 0.7 * page.line_height
    starts_column = any(abs(after.x0 - start) <= near for start in found.columns)
    return starts_column or after.x0 - before.x1 > _WIDE_GAP * before.height


def goes_on_in_words(found: LabelledPage, hit: LabelHit, text: Strip) -> bool:
    """Tell small words that say more of what an English form asks for: Name | of the seller.

    Nothing but a space parts them from the label, and no line of running text is as short.
    """
    label = found.page.lines[hit.line]
    right = max(line.x1 for line in found.page.lines)
    asked = _MORE_OF_A_LABEL.fullmatch(text.text.strip())
    parted = found.strips[hit.row].text[hit.end - 1] != " "
    return asked is not None and not parted and label.x1 < right - _SHORT * label.height


def text_beside(found: LabelledPage, hit: LabelHit) -> Strip:
    """Return text right of the label but half a line off: a cell whose label is centred.

    The row's next label ends the cell: of labels side by side, each has its value below, where
    the next one's may begin left of its label.
    """
    label = found.page.lines[hit.line]
    right = min(
        (
            found.page.lines[other.line].x0
            for other in found.hits
            if found.page.lines[other.line].x0 > label.x1
            and abs(found.page.lines[other.line].middle - label.middle) < 0.6 * label.height
        ),
        default=float("inf"),
    )
    beside = [
        line
        for line in found.page.lines
        if label.x1 <= line.x0 < right - label.height
        and line.x1 < right + label.height
        and abs(line.middle - label.middle) < 1.1 * label.height
        and line.index not in found.label_lines
        and not belongs_to_label(found, line)
        and not _between_holds(found.page, label, line)
        and not _has_another_label(found.page, label, line)
    ]
    return _stacked(beside)


def _has_another_label(page: Page, label: Line, line: Line) -> bool:
    """Tell whether something in the label's column stands left of a line, in its own row.

    Whatever it says, and be no label known that says so, it names another entry.
    """
    row = next(row for row in page.rows if line in row)
    return any(
        other.index not in {label.index, line.index}
        and other.x1 <= line.x0
        and abs(other.x0 - label.x0) < 1.2 * label.height
        for other in row
    )


def _between_holds(page: Page, label: Line, line: Line) -> bool:
    """Tell whether something else stands between the label and the line."""
    return any(
        other.index not in {label.index, line.index}
        and label.x1 <= other.x0
        and other.x1 <= line.x0
        and abs(other.middle - line.middle) < line.height
        for other in page.lines
    )


def text_below(found: LabelledPage, hit: LabelHit) -> Strip:
    """Return the line under the label, where the label has nothing beside it.

    Of a code with its meaning beside it, what stands under either counts.
    """
    label, end = found.page.lines[hit.line], label_end(found, hit)
    top = (_said_again(found.page, end) or label).middle
    reach = _UNDER_HEADINGS if _heads_a_table(found, hit) else _UNDER
    under = [
        line
        for line in found.page.lines
        if 0.5 * label.height < line.middle - top < reach * label.height
        and line.x0 < max(end.x1, _meanings(found, hit)) + label.height
        and line.x1 > label.x0
    ]
    if not under:
        return _in_its_place(found, hit)
    first = min(under, key=lambda line: line.middle)
    beside = [line for line in under if line.middle < first.middle + 0.5 * first.height]
    first = min(beside, key=lambda line: abs(line.x0 - label.x0))
    anothers = _begins_with_a_label(found, first) or belongs_to_label(found, first)
    return EMPTY if anothers else strip_of(first)


def _said_again(page: Page, label: Line) -> Line | None:
    """Return the line that says an eastern label in English, between it and its value."""
    if not is_han(label.text[-1]):
        return None
    return next(
        (
            line
            for line in page.lines
            if 0 < line.middle - label.middle < _UNDER * label.height
            and abs(line.x0 - label.x0) < label.height
            and _SAID_AGAIN.fullmatch(line.text.strip())
        ),
        None,
    )


def _in_its_place(found: LabelledPage, hit: LabelHit) -> Strip:
    """Return the value at the label's own place in the row below: amounts are set to the right.

    Only where a row of as many values as labels follows, each beginning right of its label's start.
    """
    number, row = hit.row, found.page.rows[hit.row]
    below = found.page.rows[number + 1] if number + 1 < len(found.page.rows) else ()
    pairs = list(zip(row, below, strict=False))
    aligned = len(row) == len(below) > 1 and all(
        value.x0 > label.x0 - label.height
        and value.index not in found.label_lines
        and value.middle - label.middle < _UNDER * label.height
        for label, value in pairs
    )
    return next(
        (strip_of(value) for label, value in pairs if aligned and label.index == hit.line), EMPTY
    )


def _meanings(found: LabelledPage, hit: LabelHit) -> float:
    """Return where a page's codes have their meanings, for a code whose own was not read; else 0.

    Values stand under the meanings, right of the codes.
    """
    if not is_code(hit.label) or not is_bare(found, hit, found.page.lines[hit.line]):
        return 0.0
    rows = (found.page.rows[other.row] for other in found.hits if is_code(other.label))
    return median([row[1].x0 for row in rows if len(row) > 1] or [0.0])


def _begins_with_a_label(found: LabelledPage, line: Line) -> bool:
    """Tell a line that begins with a label; 乙方 right before more words begins a sentence."""
    own = [hit for hit in found.hits if hit.line == line.index and hit.place == 0]
    sentence = bool(own) and all(hit.loose for hit in own) and re.search("[,。]", line.text)
    return line.index in found.label_lines and not sentence


def _heads_a_table(found: LabelledPage, hit: LabelHit) -> bool:
    """Tell whether a label's row is nothing but labels: its cells may be of several lines."""
    row = [other for other in found.hits if other.row == hit.row]
    bare = all(is_bare(found, other, found.page.lines[other.line]) for other in row)
    return len(row) >= _HEADINGS and len(row) == len(found.page.rows[hit.row]) and bare


def _stacked(lines: list[Line]) -> Strip:
    result = EMPTY
    for line in sorted(lines, key=lambda line: line.middle):
        result += strip_of(line)
    return result
