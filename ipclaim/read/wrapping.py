"""Where a value goes on: the lines below it that are still its own, and those that are not.

What stands in a label's column begins another entry, whatever it says and be it misread. Pure.
"""

import re

from ipclaim.read.dates import dates_in
from ipclaim.read.entries import label_end, text_after
from ipclaim.read.folding import is_han
from ipclaim.read.labels import LabelHit, LabelledPage, belongs_to_label, is_bare
from ipclaim.read.lines import (
    EMPTY,
    Line,
    Page,
    Spot,
    Strip,
    left_of,
    needs_space,
    strip_of,
    touched,
)
from ipclaim.read.paragraphs import first_word_width, had_room_for
from ipclaim.read.tall_labels import rest_of_label

_ENTRY = re.compile(
    r"(?:[\u3400-\u9fff]{2,10}(?:\([\u3400-\u9fff]{1,6}\))?(?:/? ?[A-Z][A-Za-z .'/-]{2,30})?"
    r"|[A-Z][A-Za-z .'/-]{2,30}):"
)
_NUMBER = re.compile(
    r"第[0-9一二三四五六七八九十]{1,3}[条款项章节]|[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]"
)

_GAP = 1.1
"""Line heights between two lines of one value at most."""
_WIDE_GAP = 1.6
"""The same where rows of a form are one entry: a holder's name and address."""
_INDENT = 2.8
"""Line heights by which a paragraph's first line is set in at most."""
_WORD_GAP = 2.0
"""Line heights between two parts of one row of running text at most."""
_UNEVEN = 0.45
"""Line heights by which a gap is wider than those within an entry when it ends the entry."""
_LONG = 12
"""Line heights of a line that only its edge ends."""
_ID_AT_THE_END = re.compile(r"[a-z]\S*[/=]\d{5,}$")
_SET_IN = 2.0
"""Line heights by which a line may start right of the value that it goes on with."""
_CLASS = re.compile(r"\(?(?:class ?)?0?\d{1,2}\)?", re.IGNORECASE)
"""The number of a class, left of its goods as labels are: 25 | Clothing."""


def wrapped(
    found: LabelledPage,
    hit: LabelHit,
    value: Strip,
    *,
    margin: bool,
    wide: bool = False,
    classes: bool = False,
) -> Strip:
    """Return the value with the lines below that go on with it.

    With ``margin`` they may start as far left as the label; else only under the value itself.
    With ``classes`` the numbers of classes may stand left of them, in the column of labels.
    On a page written downwards the next column starts as high as the label did.
    """
    page = found.page
    last = page.lines[next(s.line for s in reversed(value.spots) if s.char >= 0)]
    left = left_of(page, value)
    margin = margin or page.downwards or _fills_its_line(found, hit, last)
    floor = min(page.lines[hit.line].x0, left) if margin else left
    limit = _column_limit(found, hit, value)
    own = rest_of_label(found, hit, left)
    named = {spot.line for spot in found.strips[hit.row].spots[hit.start : hit.end]}
    taken = {spot.line for spot in value.spots} | own | named  # a label of two lines
    twin = _translation(found, hit)
    step = None
    for line in sorted(page.lines, key=lambda line: line.middle):
        if line.index in taken or line.middle < last.middle + 0.5 * last.height:
            continue
        back = line.x0 < left - 0.8 * line.height
        if line.y0 - last.y1 > (_WIDE_GAP if wide else _GAP) * last.height or (
            back and _ends_before_a_label(found, hit, last)
        ):
            break
        hangs = _hangs(page.lines[hit.line], line, last, left, margin=margin)
        hangs = hangs or (margin and _ends_a_paragraph(found, hit, line, last))
        verdict = _goes_on(found, hit, line, last, line.x0 if hangs else floor, limit)
        beside_twin = twin is not None and _in_row_of(found, line, twin)
        numbered = classes and _CLASS.fullmatch(line.text.strip()) is not None
        if (
            verdict
            and not beside_twin
            and not numbered
            and (
                _has_own_label(found, hit, line, own)
                or _in_next_cell(found, hit, line)
                or _opens_an_entry(found.page.lines[hit.line], line)
                or _is_label_cell(found, hit, line, left)
                or _is_a_day_of_its_own(value, line)
                or _stands_apart(line, last, left)
                or (back and not hangs and had_room_for(line, last))
                or (back and _is_in_another_script(value, line))
                or (wide and _beyond_a_gap(line, last, step))
                or (not wide and _is_a_bare_figure(line, last))
            )
        ):
            verdict = False
        if verdict is None:
            continue
        if not verdict:
            break
        if needs_space(value.text[-1], line.text[0]):
            value += Strip(" ", (Spot(line.index, -1),))
        part = _before_label(found, line)
        value += part
        if len(part.text) < len(strip_of(line).text):
            break
        taken.add(line.index)
        step = line.middle - last.middle
        last = line
        for rest in _rest_of_row(found, line, limit, far=numbered):
            value += Strip(" ", (Spot(rest.index, -1),)) if numbered else EMPTY
            value += strip_of(rest)
            taken.add(rest.index)
    return value


def _fills_its_line(found: LabelledPage, hit: LabelHit, last: Line) -> bool:
    """Tell a value that runs on from its label to the right margin: it goes on under the label.

    经营范围：许可项目… over the page's whole width, as in print-outs of registers.
    """
    label = found.page.lines[hit.line]
    block = [line for line in found.page.lines if abs(line.x0 - label.x0) < 1.2 * label.height]
    right = max(line.x1 for line in block)
    leaf = [line for line in found.page.lines if found.page.on_one_leaf(line, label)]
    across = max(line.x1 for line in leaf) - min(line.x0 for line in leaf)
    wide = last.x1 - last.x0 > 0.5 * across
    alone = last is label or last is label_end(found, hit)  # 地 | 址：… are two lines
    below = (line for line in block if 0 < line.y1 - last.y1 < 2.2 * last.height)
    word = max((first_word_width(line) + 0.4 * line.height for line in below), default=0.0)
    return alone and wide and last.x1 > right - max(1.6 * last.height, word)


def _rest_of_row(found: LabelledPage, line: Line, limit: float, *, far: bool) -> list[Line]:
    """Return the lines right after one of a value's further lines: detectors part a row.

    The first may be ``far``: goods beyond the number of their class.
    """
    row = next(row for row in found.page.rows if line in row)
    rest: list[Line] = []
    for other in row[row.index(line) + 1 :]:
        last = rest[-1] if rest else line
        gap = other.x0 - last.x1 > _WORD_GAP * last.height and not (far and last is line)
        apart = gap or other.x0 >= limit - 0.5 * line.height
        if apart or other.index in found.label_lines:
            break
        rest.append(other)
    return rest


def _beyond_a_gap(line: Line, last: Line, step: float | None) -> bool:
    """Tell a line further below than the lines of an entry are from each other: the next entry."""
    return step is not None and line.middle - last.middle - step > _UNEVEN * last.height


def goes_on_at_the_margin(page: Page, value: Strip) -> bool:
    """Tell a value that runs on under its label as a sentence does: the edge broke its lines."""
    lines = [page.lines[line] for line, _, _ in touched(value)]
    return len(lines) > 1 and lines[1].x0 < left_of(page, value) - _SET_IN * lines[0].height


def fills_its_last_line(page: Page, value: Strip) -> bool:
    """Tell whether a Chinese value of several lines ends where the longest of them does.

    A character alone on the line below, above all a 一, is what detectors overlook; an end that
    a full stop or a bracket closes needs none.
    """
    lines = [page.lines[line] for line, _, _ in touched(value)]
    last = max(lines, key=lambda line: line.middle)
    above = [line for line in lines if last.middle - line.middle > 0.5 * last.height]
    chinese = any(map(is_han, value.text))
    ends = last.text.rstrip()[-1:]  # a full stop is no part of a value, but of its line
    if not above or not chinese or ends in "。；;）)」》”":
        return False
    return last.x1 > max(line.x1 for line in above) - 0.6 * last.height


def _translation(found: LabelledPage, hit: LabelHit) -> Line | None:
    """Return the line right under a Chinese label that says it in Latin letters: 地址 / Address."""
    label = found.page.lines[hit.line]
    if not any(map(is_han, label.text)):
        return None
    for line in found.page.lines:
        under = line.middle - label.middle > 0 and line.y0 - label.y1 < 0.7 * label.height
        aligned = abs(line.x0 - label.x0) < 0.6 * label.height
        latin = not any(map(is_han, line.text))
        if under and aligned and latin and line.index not in found.label_lines:
            return line
    return None


def _in_row_of(found: LabelledPage, line: Line, other: Line) -> bool:
    row = next(row for row in found.page.rows if line in row)
    return other in row and row.index(line) == row.index(other) + 1


def _before_label(found: LabelledPage, line: Line) -> Strip:
    """Return a line's text up to the first label inside it."""
    strip = strip_of(line)
    places = [hit.place for hit in found.hits if hit.line == line.index and hit.place > 0]
    if not places:
        return strip
    kept = sum(1 for spot in strip.spots if spot.char < min(places))
    return strip.cut(0, kept)


def _goes_on(
    found: LabelledPage, hit: LabelHit, line: Line, last: Line, floor: float, limit: float
) -> bool | None:
    """Tell whether a line below continues the value; ``None`` for one of another column."""
    height = last.height
    if line.x0 >= limit - 0.5 * height:
        return None
    if line.x1 < floor:
        return None
    if _begins_entry(found, hit, line, last) or belongs_to_label(found, line):
        return False
    if _numbers_a_label(found, line):
        return False
    if line.x0 < floor - 1.3 * height:
        return False
    return 0.55 < line.height / max(height, 1) < 1.8


def _hangs(label: Line, line: Line, last: Line, left: float, *, margin: bool) -> bool:
    """Tell whether a line goes on between label and value, or at the margin of a set-in label.

    The line before it must be full, and this one reach under the value: no label does.
    """
    height = last.height
    full = last.x1 > line.x1 - 0.6 * height
    between = label.x0 + 0.8 * height < line.x0 < left
    at_margin = margin and 1.2 * height < label.x0 - line.x0 < _INDENT * height
    reaches = line.x1 > left + 2 * height or abs(line.x0 - last.x0) < 0.5 * height
    return full and (between or at_margin) and reaches


def _ends_a_paragraph(found: LabelledPage, hit: LabelHit, line: Line, last: Line) -> bool:
    """Tell a few characters at the margin, alone in a row, under a label's full and set-in line."""
    right = max(other.x1 for other in found.page.lines)
    alone = next(len(row) == 1 for row in found.page.rows if line in row)
    label = found.page.lines[hit.line]
    set_in = 1.2 * last.height < label.x0 - line.x0 < _INDENT * last.height
    own = last is label or last is label_end(found, hit)
    first = own and hit.limit == len(found.strips[hit.row].text)
    return first and alone and set_in and last.x1 > right - 1.6 * last.height


def _begins_entry(found: LabelledPage, own: LabelHit, line: Line, last: Line) -> bool:
    """Tell whether a line starts with a label; in running text a label's word may come first.

    It is running text when neither colon nor gap follows the word, and the line before it is full;
    not under a line that starts with its own label as bare as that: no row there has a colon.
    """
    hits = [hit for hit in found.hits if hit.line == line.index and hit.place == 0]
    label = found.page.lines[own.line]
    alike = own.loose and own.place == 0 and abs(line.x0 - label.x0) < 0.6 * label.height
    if not hits or (alike and last is label):
        return bool(hits)
    right = max(other.x1 for other in found.page.lines)
    full = last.x1 > right - 1.6 * last.height and last.text[-1] not in "。；;.：:"
    return not (full and all(hit.loose for hit in hits))


def _numbers_a_label(found: LabelledPage, line: Line) -> bool:
    """Tell the number of a clause, set apart from the label that it numbers: 第二条 | 授权期限."""
    if not _NUMBER.fullmatch(line.text.strip()):
        return False
    row = next(row for row in found.page.rows if line in row)
    beside = row[row.index(line) + 1 :]
    return bool(beside) and beside[0].index in found.label_lines


def _has_own_label(found: LabelledPage, hit: LabelHit, line: Line, rest: frozenset[int]) -> bool:
    """Tell whether something stands left of a line, in the column of the value's label.

    Whatever it says, and be it misread, it names another entry.
    """
    label = found.page.lines[hit.line]
    row = next(row for row in found.page.rows if line in row)
    own = {spot.line for spot in found.strips[hit.row].spots}  # a label of two lines
    return any(
        other.index not in {line.index, *own, *rest}
        and other.x1 <= line.x0 + 0.3 * line.height
        and abs(other.x0 - label.x0) < 1.2 * label.height
        for other in row
    )


def _opens_an_entry(label: Line, line: Line) -> bool:
    """Tell whether a line under a label starts with a word and a colon of its own: 联系地址：."""
    starts_alike = abs(line.x0 - label.x0) < 1.2 * label.height
    return starts_alike and bool(_ENTRY.match(strip_of(line).text))


def _is_label_cell(found: LabelledPage, hit: LabelHit, line: Line, left: float) -> bool:
    """Tell whether a line in the label's column has something of its own in the value's column."""
    label = found.page.lines[hit.line]
    if abs(line.x0 - label.x0) > 1.2 * label.height or line.x1 > left:
        return False
    row = next(row for row in found.page.rows if line in row)
    return any(abs(other.x0 - left) < 1.5 * label.height for other in row if other.x0 > line.x1)


def _stands_apart(line: Line, last: Line, left: float) -> bool:
    """Tell a line set in from the value's start and not centred under it: an office at the foot."""
    set_in = line.x0 - left > _SET_IN * last.height
    centred = abs((line.x0 + line.x1) - (last.x0 + last.x1)) < 2 * last.height
    return set_in and not centred


def _is_in_another_script(value: Strip, line: Line) -> bool:
    """Tell a Chinese line at the margin under a value in Latin letters: the next clause."""
    clause = rf"(?:{_NUMBER.pattern})?\W*[\u3400-\u9fff]{{2}}"
    return not any(map(is_han, value.text)) and re.match(clause, line.text.lstrip()) is not None


def _ends_before_a_label(found: LabelledPage, hit: LabelHit, last: Line) -> bool:
    """Tell a value after which its own line says another label: what follows below is that one's.

    转委托方：甲公司，统一社会信用代码： over 91330…
    """
    return any(
        other.row == hit.row and other.line == last.index and other.place > 0
        for other in found.hits
        if other.start >= hit.limit
    )


def _is_a_day_of_its_own(value: Strip, line: Line) -> bool:
    """Tell a date set under something that is no date: the day of signing under a name."""
    text = strip_of(line).text
    days = dates_in(text)
    return (
        len(days) == 1
        and len(text) - (days[0].end - days[0].start) < 4
        and not (dates_in(value.text))
    )


def _is_a_bare_figure(line: Line, last: Line) -> bool:
    """Tell a number alone under Latin words: the value of an entry whose label was not seen."""
    figure = re.fullmatch(r"[\d ,.%-]+", line.text.strip())
    return figure is not None and not any(map(is_han, last.text)) and not _breaks(last, line)


def _breaks(last: Line, line: Line) -> bool:
    """Tell the figures of a long address that the edge broke: …goods_id=248305958 | 145."""
    aligned = abs(line.x0 - last.x0) < line.height
    long = last.x1 - last.x0 > _LONG * last.height
    return aligned and long and bool(_ID_AT_THE_END.search(last.text.strip()))


def _in_next_cell(found: LabelledPage, hit: LabelHit, line: Line) -> bool:
    """Tell whether a line is the first of a cell whose own label is centred beside two lines."""
    label = found.page.lines[hit.line]
    for other in found.hits:
        theirs = found.page.lines[other.line]
        if (
            theirs.middle > label.middle + 0.6 * label.height
            and theirs.x1 <= line.x0
            and 0 < theirs.middle - line.middle < 1.1 * theirs.height
            and is_bare(found, other, theirs)
            and not text_after(found, other).text.strip()
        ):
            return True
    return False


def _column_limit(found: LabelledPage, hit: LabelHit, value: Strip) -> float:
    """Return where the next column begins: the row's next label or a column's edge."""
    strip = found.strips[hit.row]
    limit = float("inf")
    if hit.limit < len(strip.text):
        limit = left_of(found.page, strip.cut(hit.limit, len(strip.text)))
    lines = [found.page.lines[spot.line] for spot in value.spots if spot.char >= 0]
    right = max(line.x1 for line in lines)
    height = lines[0].height
    return min([limit, *(start for start in found.columns if start > right - 0.5 * height)])
