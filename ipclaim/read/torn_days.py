"""A day that a seal or a pre-printed form tore into pieces, read again as one.

Forms print 年 月 日 beforehand; the figures are typed between them, often at another height, and
the seal lies over both. The finder of lines then gives a year and some pieces. The row is read
once more with the seal's ink lifted off; figures alone count where the form's 年 and 月 stand
between them. Such a day is trusted little: two other readers must confirm it. What may have lost a
figure (12月2日) is left torn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from ipclaim.model.document import Box
from ipclaim.read.dates import dates_in
from ipclaim.read.folding import compact
from ipclaim.read.lines import Line, Page, row_strip
from ipclaim.read.ocr.engine import (
    OcrLine,
    Quad,
    ReadsLines,
    box_around,
    cut_out,
    is_column,
    stretched,
    uncoloured,
)
from ipclaim.read.overlooked import lifted
from ipclaim.read.seals.ink import Inks

_TORN = re.compile(r"(?:19|20)\d\d(?:年.{0,4})?")
"""What is left of a day at its beginning."""
_PIECE = re.compile(r"\d{0,4}[年月日]|年\d{0,4}月")
"""What is read of a form's signs, with some of the seal's figures."""
_WHOLE = re.compile(r"(?:19|20)\d\d年(?:\d\d月\d\d日|[3-9]月\d\d日|[1-9]月[1-9]日)")
"""A day none of whose figures can be lost: 2月18日 may have been 12月18日."""
_FIGURES = re.compile(r"(?P<year>(?:19|20)\d\d)\s*(?P<month>\d\d)\s*(?P<day>\d\d)")
_WIDE = (10.5, 9.0)
"""Heights of its figures that a day is wide, as forms space it; a bent row needs a short look."""
_CLEAR = 0.9
"""Score from which a look counts: with less, figures under a seal were misread."""
_ABOVE = 0.12
_BEFORE = 0.2
_FORM = 2.6
"""Heights by which the form's 年 月 日 may stand off the figures."""
_LEVEL = 0.7
"""Heights by which a piece of the same row may stand off."""
_SHORT = 6
"""Characters that such a piece, or a form's sign, has at most."""
_FOOT = 0.5
"""Part of the page above which no paper is dated."""
_MOST = 2
"""Days that are looked at on one page."""
_TRUST = 0.89
"""Score such a day has at most: below what one other reader can confirm."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """One character and where it is centred across the page."""

    text: str
    at: float


def with_torn_days(
    page: Page, lines: tuple[OcrLine, ...], inks: Inks, reader: ReadsLines
) -> tuple[OcrLine, ...]:
    """Return a page's lines with days in pieces made whole; the same object where none is."""
    for year in list(_torn(page))[:_MOST]:
        if page.read[year.index] not in lines:
            continue
        day = _day_at(page, year, inks, reader)
        if day is not None:
            pieces = {page.read[one.index] for one in _pieces(page, year, day.box)}
            lines = (*(line for line in lines if line not in pieces), day)
    return lines


def _torn(page: Page) -> Iterator[Line]:
    """Yield the lines at the foot that begin a day which their row does not end."""
    if page.downwards:
        return
    for row in page.rows:
        torn = [
            line
            for line in row
            if line.middle > _FOOT * page.height
            and _TORN.fullmatch(compact(line.text))
            and not is_column(page.read[line.index].quad)
        ]
        if torn and not dates_in(row_strip(row[row.index(torn[0]) :]).text):
            yield torn[0]


def _day_at(page: Page, year: Line, inks: Inks, reader: ReadsLines) -> OcrLine | None:
    for wide in _WIDE:
        quad = _row_of(page, year, wide)
        signs = _signs(quad, *_read(quad, page, inks, reader))
        text = "".join(sign.text for sign in signs)
        if not _WHOLE.fullmatch(text):
            signs = _with_the_forms(signs, _form(page, year, quad))
            text = "".join(sign.text for sign in signs)
        if _WHOLE.fullmatch(text) and dates_in(text):
            return _line(quad, signs)
    return None


def _row_of(page: Page, year: Line, wide: float) -> Quad:
    """Return the corners of the row that a year begins, so many of its heights wide."""
    quad = page.read[year.index].quad
    a, b, _, d = quad
    high = max(hypot(d[0] - a[0], d[1] - a[1]), 1.0)
    return stretched(quad, _BEFORE, max(0.0, wide - hypot(b[0] - a[0], b[1] - a[1]) / high))


def _read(quad: Quad, page: Page, inks: Inks, reader: ReadsLines) -> tuple[str, tuple[float, ...]]:
    """Read a row without the seal's ink, then with what is as dark as print alone.

    Returns the text and its characters' places; nothing where no look has all of a day's figures.
    """
    around = box_around(quad)
    room = around.height
    box = Box(
        max(0, around.x0 - room),
        max(0, around.y0 - room),
        min(page.width, around.x1 + room),
        min(page.height, around.y1 + room),
    )
    a, b, c, d = ((x - box.x0, y - box.y0) for x, y in quad)
    faded = uncoloured(inks.pixels[box.y0 : box.y1, box.x0 : box.x1])
    for pixels in (faded, lifted(inks, box)):
        one = reader.read_line(cut_out(pixels, (a, b, c, d), above=_ABOVE)).stripped()
        if one.score >= _CLEAR and (
            _WHOLE.fullmatch(compact(one.text)) or _FIGURES.fullmatch(one.text)
        ):
            return one.text, one.places
    return "", ()


def _signs(quad: Quad, text: str, places: tuple[float, ...]) -> list[_Sign]:
    (left, _), (right, _) = quad[0], quad[1]
    return [
        _Sign(char, left + place * (right - left))
        for char, place in zip(text, places, strict=False)
        if not char.isspace()
    ]


def _form(page: Page, year: Line, quad: Quad) -> list[_Sign]:
    """Return the 年, 月 and 日 that were read near a row of figures."""
    found = []
    for line in page.lines:
        read = page.read[line.index]
        if abs(line.middle - year.middle) > _FORM * year.height or len(compact(line.text)) > _SHORT:
            continue
        count = max(len(read.text), 1)
        places = read.places or tuple((at + 0.5) / count for at in range(count))
        found += [one for one in _signs(read.quad, read.text, places) if one.text in "年月日"]
    return [one for one in found if quad[0][0] < one.at < quad[1][0]]


def _with_the_forms(figures: Sequence[_Sign], form: Sequence[_Sign]) -> list[_Sign]:
    """Return figures with the form's 年 and 月 where these stand between them, else nothing.

    The 日 after them may be hidden: then it stands after the last figure.
    """
    if not _FIGURES.fullmatch("".join(one.text for one in figures)):
        return []
    year, month, day = figures[:4], figures[4:6], figures[6:]
    places = {one.text: one.at for one in form}
    if len(places) != len(form) or not {"年", "月"} <= set(places):
        return []
    end = places.get("日", day[-1].at + 1)
    marks = [_Sign("年", places["年"]), _Sign("月", places["月"]), _Sign("日", end)]
    middles = [sum(one.at for one in part) / len(part) for part in (year, month, day)]
    parts = zip((year, month, day), marks, strict=True)
    order = [x for pair in zip(middles, (one.at for one in marks), strict=True) for x in pair]
    return [one for part, mark in parts for one in (*part, mark)] if order == sorted(order) else []


def _line(quad: Quad, signs: Sequence[_Sign]) -> OcrLine:
    (left, _), (right, _) = quad[0], quad[1]
    places = tuple(min(1.0, max(0.0, (one.at - left) / (right - left))) for one in signs)
    text = "".join(one.text for one in signs)
    return OcrLine(text, quad, _TRUST, places, (_TRUST,) * len(text))


def _pieces(page: Page, year: Line, box: Box) -> Iterator[Line]:
    """Yield what a whole day takes the place of: what is short on its row, and its form's signs."""
    for line in page.lines:
        text = compact(line.text)
        away = abs(line.middle - year.middle) / max(year.height, 1.0)
        inside = box.x0 - box.height < line.box.x0 and line.box.x1 < box.x1 + box.height
        on_row = away < _LEVEL and len(text) <= _SHORT
        if line == year or (inside and (on_row or (away < _FORM and _PIECE.fullmatch(text)))):
            yield line
