"""The mark drawn on a certificate: what writing stands where the mark stands. Pure.

A drawn mark may be lettering, a device or both: what was read in it is for a person unless it is
known to be lettering alone (``plainmarks``).
"""

import re
from collections.abc import Collection, Iterable
from statistics import median

from ipclaim.model.document import Box, Field, FieldState, Origin, Source
from ipclaim.read.folding import bones, compact, joined
from ipclaim.read.layouts import MarkRegion
from ipclaim.read.lettering import (
    AS_LARGE,
    as_read,
    is_no_lettering,
    one_mark,
    said_once,
)
from ipclaim.read.levelling import line_height
from ipclaim.read.lines import Line, Page, Row
from ipclaim.read.ocr.engine import is_column
from ipclaim.read.reasons import reason

_LABEL = re.compile(
    r"(?:(?:登録|注册)?商[标標](?:名[称稱]|[图圖](?:样|樣|案|像|形)?|文字|样式|見本)?|标样|상표견본"
    r"|(?:(?:representation|reproduction|image|specimen|depiction)ofthe)?(?:the)?(?:trade)?mark"
    r"|(?:representation|reproduction|image)of(?:the)?(?:trade)?marks?|(?:trade)?mark(?:name|image|text)"
    r"|wiedergabedermarke|reproductiondelamarque|brandname|merk|marque|marke|marca)"
    r"(?:[(/][a-z /]+[)]?)?(?:[(\[]?54[016][)\]]?)?:?",
    re.IGNORECASE,
)

_DEVICE = "图形"
"""What registers write for a mark without words."""
_AS_PRINT = 1.3
"""Times the usual line height up to which writing is as large as the print around a mark."""
_SURE = 0.9
"""Score below which a character alone beside other writing is a device that was taken for one."""
_LARGER = 1.2
"""Times the width of a page's columns that a mark set level among them is high at least."""
_TALL = 1.3
"""Times the height of its label that a mark under it is high at least, when no line ends it."""
_OFFICE = re.compile(r"商[标標]局|工商|共和[国國]|局[长長]|[注註]册[证證]|^第.*[号號]$")
"""What is set level on a page written downwards and is no mark."""
_NUMBER = re.compile(r"(?:第|N[o°º]\.?:?)?\d{4,}号?$")
"""The registration's own number."""
_NEAR = 8.0
"""Times its height that a mark stands below its label at most, when no line ends it."""


def mark_field(
    region: MarkRegion, page: Page, file: str, spoken_for: Collection[int] = ()
) -> Field | None:
    """Return ``mark_text``, ``None`` as its value when no writing stands there.

    Lines that are ``spoken_for`` are labels or beside one: none of them stands under the mark's.

    No field at all when the lines that frame the region were not found. A label inside the region
    says where in it the mark stands: beside it or, with nothing there, under it.
    """
    if page.downwards:
        return read_mark(_among_columns(page), page, file)
    top, bottom = _edges(page, region)
    if top is None or bottom is None:
        if region.otherwise is not None:
            return mark_field(region.otherwise, page, file, spoken_for)
        inside = said_once(_at_label(page, spoken_for))
        return read_mark(inside, page, file) if inside else None
    inside = [
        line
        for line in page.lines
        if top.y1 <= line.middle <= bottom.y0
        and page.on_one_leaf(top, line)
        and not _NUMBER.match(compact(line.text))
        and line.confidence > 0.6
        and not is_no_lettering(line.text)
    ]
    inside = _beside_label(_not_spoken_for(inside, spoken_for))
    inside = _largest([line for line in inside if not _is_a_device(line, inside)])
    inside = _without_print(inside, page)
    place = Box(0, round(top.y1), page.width, round(bottom.y0))
    return read_mark(said_once(inside), page, file, place)


def read_mark(
    inside: list[Line],
    page: Page,
    file: str,
    place: Box | None = None,
    why: str = "drawn",
) -> Field:
    """Return the mark that these lines are; ``place`` is where it would stand, were there none.

    ``why`` is the code of the doubt about it.
    """
    place = place or Box(0, 0, page.width, page.height)
    inside = as_read(inside)
    text = joined(" ".join(line.text for line in inside))
    text = "" if text == _DEVICE or re.fullmatch(r"[\W\d_]", text) else text
    box = inside[0].box if inside else place
    for line in inside:
        box = box.union(line.box)
    return Field(
        name="mark_text",
        value=text or None,
        raw=text,
        state=FieldState.DOUBTFUL,
        origin=Origin.OCR,
        confidence=min((line.confidence for line in inside), default=None),
        source=Source(file, page.number, box, text),
        reasons=(reason(why if text else "no-text-in-mark"),),
    )


def lettering_of(mark: Field, page: Page) -> tuple[Line, ...]:
    """Return the lines that a mark was read from; none where it is not sure that it is one.

    A mark on a page written downwards, or that no label tells, is always for a person.
    """
    if page.downwards or {one.code for one in mark.reasons} != {"drawn"}:
        return ()
    box = mark.source.box
    own = [
        line
        for line in page.lines
        if box.x0 <= line.box.x0
        and line.box.x1 <= box.x1
        and box.y0 <= line.box.y0
        and line.box.y1 <= box.y1
    ]
    said = "".join(bones(line.text) for line in as_read(own))
    return tuple(own) if said == bones(mark.raw) else ()


def _among_columns(page: Page) -> list[Line]:
    """Return what is set level and large on a page written downwards, top down: its mark.

    The frame of a mark stands among the columns, wherever there is room for it.
    """
    columns = [line.height for line in page.lines if is_column(page.read[line.index].quad)]
    level = {
        line.index: line_height(page.read[line.index])
        for line in page.lines
        if not is_column(page.read[line.index].quad)
        and line.confidence > 0.6
        and not _OFFICE.search(compact(line.text))
    }
    lines = [page.lines[index] for index in level]
    lines = [line for line in lines if not _is_a_device(line, lines)]
    largest = max(lines, key=lambda line: level[line.index], default=None)
    if largest is None or level[largest.index] < _LARGER * median(columns):
        return []
    tall = level[largest.index]
    near = [
        line
        for line in lines
        if level[line.index] >= AS_LARGE * tall
        and max(line.box.y0 - largest.box.y1, largest.box.y0 - line.box.y1) < 1.5 * tall
        and line.box.x0 < largest.box.x1
        and line.box.x1 > largest.box.x0
    ]
    return sorted(near, key=lambda line: line.box.y0)


def _is_a_device(line: Line, lines: list[Line]) -> bool:
    """Tell a character alone that is not sure, beside writing: drawn lines look like one."""
    others = any(len(other.text) > 1 for other in lines)
    return others and len(line.text.strip()) == 1 and line.confidence < _SURE


def _at_label(page: Page, spoken_for: Collection[int]) -> list[Line]:
    """Return the large writing beside the mark's label or under it, where no known line ends it."""
    label = _label_among(page.lines)
    if label is None:
        return []
    large = [
        line
        for line in page.lines
        if line.height > _TALL * label.height
        and line.confidence > 0.6
        and line.x0 > label.x0 - label.height
    ]
    beside = [line for line in large if line.x0 > label.x1 and line.y0 < label.middle < line.y1]
    near = label.y1 + _NEAR * label.height
    rows = {line.index for row in page.rows if not _spoken(row, spoken_for) for line in row}
    under = [line for line in large if label.middle < line.y0 < near and line.index in rows]
    under = beside or under
    return _largest([line for line in under if not _is_a_device(line, under)])


def _spoken(row: Row, spoken_for: Collection[int]) -> bool:
    return any(line.index in spoken_for for line in row)


def _label_among(lines: Iterable[Line]) -> Line | None:
    return next((line for line in lines if _LABEL.fullmatch(compact(line.text))), None)


def _is_beside(line: Line, label: Line) -> bool:
    return line.x0 >= label.x1 and line.y0 < label.middle < line.y1


def _not_spoken_for(inside: list[Line], spoken_for: Collection[int]) -> list[Line]:
    """Return the lines that no other entry has; beside the mark's own label any may be."""
    label = _label_among(inside)
    return [
        line
        for line in inside
        if line.index not in spoken_for
        or line is label
        or (label is not None and _is_beside(line, label))
    ]


def _beside_label(inside: list[Line]) -> list[Line]:
    """Return the lines beside the mark's label, else those under it; all where there is none."""
    label = _label_among(inside)
    if label is None:
        return inside
    others = [line for line in inside if line is not label]
    beside = [line for line in others if _is_beside(line, label)]
    return beside or [line for line in others if line.middle > label.middle]


def _largest(inside: list[Line]) -> list[Line]:
    """Return the lines as large as a mark's: a sentence's end or an emblem's letters are small."""
    tallest = max((line.height for line in inside), default=0.0)
    return [line for line in inside if line.height >= AS_LARGE * tallest]


def _without_print(inside: list[Line], page: Page) -> list[Line]:
    """Return the lines of a mark without ordinary print that stands away from large writing."""
    tallest = max(inside, key=lambda line: line.height, default=None)
    if tallest is None or tallest.height < _AS_PRINT * page.line_height:
        return inside
    own = one_mark(tallest, inside)
    return [line for line in inside if line.height >= _AS_PRINT * page.line_height or line in own]


def _edges(page: Page, region: MarkRegion) -> tuple[Line | None, Line | None]:
    """Return the lines that frame the region: the lowest above it that has one under it."""
    for top in reversed(_starting(page, region.below)):
        under = [
            line
            for line in _starting(page, region.above)
            if line.y0 > top.y1 and page.on_one_leaf(top, line)
        ]
        if under:
            return top, under[0]
    return None, None


def _starting(page: Page, words: tuple[str, ...]) -> list[Line]:
    """Return the lines that start with one of the words, top down; ``*`` is anything."""
    pattern = re.compile("|".join(re.escape(word).replace(r"\*", ".*") for word in words))
    hits = [line for line in page.lines if pattern.match(compact(line.text))]
    return sorted(hits, key=lambda line: line.middle)
