"""Labels on a page: which words of a row are labels, and which text is theirs.

A label counts only at the start of a line or column, so that the same word inside a sentence
does not become one. Longer labels win: 注册人地址 is not 注册人. Pure.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ipclaim.read.dates import dates_in
from ipclaim.read.layouts import Layout
from ipclaim.read.lines import (
    EMPTY,
    GAP,
    Line,
    Page,
    Spot,
    Strip,
    left_of,
    needs_space,
    row_strip,
    strip_of,
)

_WIDE_GAP = 2.5
"""Line heights: text beyond such a gap belongs to another column."""
_TRANSLATION = r"(?:[\t ]?[/(]?[\t ]?[A-Za-z][A-Za-z .'/&-]{1,48}\)?(?=[\t ]?:))?"
_SPECK = r"[\t ]?[,.、·'`]?[\t ]?"
"""What may stand between the characters of a spaced label: a gap, and a speck read as a comma."""
_ENTRY = re.compile(r"[\u3400-\u9fff]{2,10}(?:\([\u3400-\u9fff]{1,6}\))?:")
_AFTER = re.compile(r"[\t ]*[:为]?[\t ]*")
"""A colon, or 为 in running text (授权区域为全国)."""


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label in a row and where its text begins and may end."""

    label: str
    row: int
    line: int
    """The line in which the label starts."""
    place: int
    """The character of that line at which it starts."""
    start: int
    end: int
    """Position in the row's text after the label and its colon."""
    limit: int
    """Position of the next label of the row, or the row's end."""
    loose: bool
    """Neither a colon nor a gap parts it from what follows."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page with the labels of one layout found on it."""

    page: Page
    strips: tuple[Strip, ...]
    """Each row's text."""
    hits: tuple[LabelHit, ...]
    columns: tuple[float, ...]
    """Where columns start, in levelled pixels."""

    @property
    def label_lines(self) -> frozenset[int]:
        """Lines that start with a label; one inside a line leaves room for a value's end."""
        return frozenset(hit.line for hit in self.hits if hit.place == 0)


@lru_cache(maxsize=256)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    def spaced(label: str) -> str:
        return _SPECK.join(re.escape(char) for char in label if not char.isspace())

    words = "|".join(spaced(label) for label in labels)
    return re.compile(
        rf"(?:^|(?<=[\t;,。、|]))(?:[(]?[0-9一二三四五六七八九十]{{1,2}}[).、][\t ]?)?"
        rf"(?P<label>{words}){_TRANSLATION}",
        re.IGNORECASE,
    )


def labelled(layout: Layout, page: Page) -> LabelledPage:
    """Find a layout's labels on a page."""
    strips = tuple(row_strip(row) for row in page.rows)
    hits: list[LabelHit] = []
    if layout.labels:
        pattern = _label_pattern(layout.labels)
        known = {_plain(label): label for label in layout.labels}
        for number, strip in enumerate(strips):
            hits.extend(_hits(pattern, known, number, strip))
    return LabelledPage(page, strips, tuple(hits), page.columns)


def _hits(
    pattern: re.Pattern[str], known: dict[str, str], row: int, strip: Strip
) -> list[LabelHit]:
    matches = _apart(strip.text, list(pattern.finditer(strip.text)))
    hits = []
    for index, match in enumerate(matches):
        label = known[_plain(match["label"])]
        end = _value_start(strip.text, match)
        following = matches[index + 1].start() if index + 1 < len(matches) else len(strip.text)
        spot = next(s for s in strip.spots[match.start("label") :] if s.char >= 0)
        loose = end == match.end() and end < following
        hits.append(
            LabelHit(label, row, spot.line, spot.char, match.start("label"), end, following, loose)
        )
    return hits


def _plain(label: str) -> str:
    return re.sub(r"[\s,.、·'`]", "", label).lower()


def _value_start(text: str, match: re.Match[str]) -> int:
    after = _AFTER.match(text, match.end())
    return after.end() if after else match.end()


def _apart(text: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Drop a label word that starts another label's value: 转委托权 | 受托人不得转委托."""
    kept: list[re.Match[str]] = []
    for match in matches:
        loose = _value_start(text, match) == match.end() < len(text)
        if kept and loose and match.start() <= _value_start(text, kept[-1]):
            continue
        kept.append(match)
    return kept


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
    first = next((spot.line for spot in text.spots if spot.char >= 0), hit.line)
    label, value = found.page.lines[hit.line], found.page.lines[first]
    if first != hit.line and _between_holds(found.page, label, value):
        return EMPTY  # a bent page put another label's value into this row
    return text


def _parted(found: LabelledPage, strip: Strip, gap: int) -> bool:
    """Tell whether what follows a gap belongs to another column."""
    page = found.page
    before = page.lines[strip.spots[gap].line]
    spot = next((spot for spot in strip.spots[gap + 1 :] if spot.char >= 0), None)
    if spot is None:
        return False
    after = page.lines[spot.line]
    near = 0.7 * page.line_height
    starts_column = any(abs(after.x0 - start) <= near for start in found.columns)
    return starts_column or after.x0 - before.x1 > _WIDE_GAP * before.height


def text_beside(found: LabelledPage, hit: LabelHit) -> Strip:
    """Return text right of the label but half a line off: a cell whose label is centred.

    The row's next label ends the cell: of labels side by side, each has its value below.
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
        and abs(line.middle - label.middle) < 1.1 * label.height
        and line.index not in found.label_lines
        and not _belongs_to_label(found, line)
        and not _between_holds(found.page, label, line)
    ]
    return _stacked(beside)


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
    """Return the line under the label, where the label has nothing beside it."""
    label = found.page.lines[hit.line]
    under = [
        line
        for line in found.page.lines
        if 0.5 * label.height < line.middle - label.middle < 2.6 * label.height
        and line.x0 < label.x1 + label.height
        and line.x1 > label.x0
    ]
    if not under:
        return EMPTY
    first = min(under, key=lambda line: line.middle)
    return EMPTY if first.index in found.label_lines else strip_of(first)


def _stacked(lines: list[Line]) -> Strip:
    result = EMPTY
    for line in sorted(lines, key=lambda line: line.middle):
        result += strip_of(line)
    return result


def wrapped(found: LabelledPage, hit: LabelHit, value: Strip, *, margin: bool) -> Strip:
    """Return the value with the lines below that go on with it.

    With ``margin`` they may start as far left as the label; else only under the value itself.
    """
    page = found.page
    last = page.lines[next(s.line for s in reversed(value.spots) if s.char >= 0)]
    left = left_of(page, value)
    floor = min(page.lines[hit.line].x0, left) if margin else left
    limit = _column_limit(found, hit, value)
    taken = {spot.line for spot in value.spots}
    for line in sorted(page.lines, key=lambda line: line.middle):
        if line.index in taken or line.middle < last.middle + 0.5 * last.height:
            continue
        if line.y0 - last.y1 > 1.1 * last.height:
            break
        verdict = _goes_on(found, line, last, floor, limit)
        if verdict and (
            _has_own_label(found, hit, line)
            or _in_next_cell(found, hit, line)
            or _opens_an_entry(found.page.lines[hit.line], line)
            or _is_label_cell(found, hit, line, left)
            or _is_a_day_of_its_own(value, line)
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
        last = line
    return value


def _before_label(found: LabelledPage, line: Line) -> Strip:
    """Return a line's text up to the first label inside it."""
    strip = strip_of(line)
    places = [hit.place for hit in found.hits if hit.line == line.index and hit.place > 0]
    if not places:
        return strip
    kept = sum(1 for spot in strip.spots if spot.char < min(places))
    return strip.cut(0, kept)


def _goes_on(
    found: LabelledPage, line: Line, last: Line, floor: float, limit: float
) -> bool | None:
    """Tell whether a line below continues the value; ``None`` for one of another column."""
    height = last.height
    if line.x0 >= limit - 0.5 * height:
        return None
    if line.x1 < floor:
        return None
    if line.index in found.label_lines or _belongs_to_label(found, line):
        return False
    if line.x0 < floor - 1.3 * height:
        return False
    return 0.55 < line.height / max(height, 1) < 1.8


def _has_own_label(found: LabelledPage, hit: LabelHit, line: Line) -> bool:
    """Tell whether something stands left of a line, in the column of the value's label.

    Whatever it says, and be it misread, it names another entry.
    """
    label = found.page.lines[hit.line]
    row = next(row for row in found.page.rows if line in row)
    return any(
        other.index != line.index
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


def _is_a_day_of_its_own(value: Strip, line: Line) -> bool:
    """Tell a date set under something that is no date: the day of signing under a name."""
    text = strip_of(line).text
    days = dates_in(text)
    return (
        len(days) == 1
        and len(text) - (days[0].end - days[0].start) < 4
        and not (dates_in(value.text))
    )


def _in_next_cell(found: LabelledPage, hit: LabelHit, line: Line) -> bool:
    """Tell whether a line is the first of a cell whose own label is centred beside two lines."""
    label = found.page.lines[hit.line]
    for other in found.hits:
        theirs = found.page.lines[other.line]
        if (
            theirs.middle > label.middle + 0.6 * label.height
            and theirs.x1 <= line.x0
            and 0 < theirs.middle - line.middle < 1.1 * theirs.height
            and _bare(found, other, theirs)
            and not text_after(found, other).text.strip()
        ):
            return True
    return False


def _belongs_to_label(found: LabelledPage, line: Line) -> bool:
    """Tell whether the nearest line to the left in its row is a label with nothing of its own."""
    row = next(row for row in found.page.rows if line in row)
    position = row.index(line)
    if position == 0:
        return False
    before = row[position - 1]
    return any(hit.line == before.index and _bare(found, hit, before) for hit in found.hits)


def _bare(found: LabelledPage, hit: LabelHit, line: Line) -> bool:
    """Tell whether the label fills its line."""
    strip = found.strips[hit.row]
    return all(spot.line != line.index for spot in strip.spots[hit.end : hit.limit])


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
