"""Lines set under each other as one block, and which of a holder's lines are name and address.

A block ends at a gap wider than a line, or where lines begin elsewhere. Pure.
"""

import re

from ipclaim.read.lines import Line, Page, Spot, Strip, strip_of
from ipclaim.read.values.owners import ends_a_company

_GAP = 1.0
"""Line heights between two lines of one block at most."""
_SAME_EDGE = 0.8
"""Line heights by which left edges of one block may differ."""
BREAK = "\n"


def blocks(page: Page) -> tuple[Strip, ...]:
    """Return the page's blocks, top down, with a line feed between their lines."""
    found: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: line.middle):
        home = next((block for block in reversed(found) if _continues(block[-1], line)), None)
        if home is None:
            found.append([line])
        else:
            home.append(line)
    return tuple(_stacked(block) for block in found)


def _continues(last: Line, line: Line) -> bool:
    height = max(last.height, line.height)
    return (
        abs(line.x0 - last.x0) <= _SAME_EDGE * height
        and line.middle > last.middle
        and line.y0 - last.y1 <= _GAP * height
        and 0.6 < line.height / max(last.height, 1) < 1.6
    )


def _stacked(lines: list[Line]) -> Strip:
    result = strip_of(lines[0])
    for line in lines[1:]:
        result += Strip(BREAK, (Spot(line.index, -1),)) + strip_of(line)
    return result


def name_part(entry: Strip) -> Strip:
    """Return the part of a holder's entry that names it; the whole of a single line without comma.

    The line that ends with a company's form names it, the first one or two, or the last: Japanese
    papers put the address first. Without such a form the first line counts.
    """
    start, end = _name_span(entry)
    return entry.cut(start, end)


def address_part(entry: Strip) -> Strip:
    """Return a holder's entry without its name, a comma where lines end; empty for a name alone."""
    start, end = _name_span(entry)
    rest = entry.cut(end, len(entry.text)) if start == 0 else entry.cut(0, start)
    return _commas(_trimmed(rest))


def _name_span(entry: Strip) -> tuple[int, int]:
    lines = _line_spans(entry)
    first_end = lines[0][1]
    for count in (1, 2):
        if len(lines) >= count and ends_a_company(entry.text[: lines[count - 1][1]]):
            return 0, lines[count - 1][1]
    if len(lines) > 1 and ends_a_company(entry.text[slice(*lines[-1])]):
        return lines[-1]
    for comma in re.finditer(r",", entry.text[:first_end]):
        if ends_a_company(entry.text[: comma.start()]) and not ends_a_company(
            entry.text[comma.end() : first_end].split(",")[0]
        ):
            return 0, comma.start()
    return 0, first_end


def _line_spans(entry: Strip) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    line = -1
    for place, spot in enumerate(entry.spots):
        if spot.char < 0:
            continue
        if spot.line != line:
            spans.append((place, place + 1))
            line = spot.line
        else:
            spans[-1] = (spans[-1][0], place + 1)
    return spans


def _trimmed(strip: Strip) -> Strip:
    text = strip.text
    start = len(text) - len(text.lstrip(" ,;\t\n"))
    end = len(text.rstrip(" ,;\t\n"))
    return strip.cut(start, max(start, end))


def _commas(strip: Strip) -> Strip:
    """Part the lines of an address by commas, where they have none and are not eastern."""
    spans = _line_spans(strip)
    result = Strip("", ())
    for start, end in spans:
        if result.text and result.text[-1].isascii() and strip.text[start].isascii():
            glue = " " if result.text[-1] in ",;" else "" if result.text[-1] in "-/" else ", "
            result += Strip(glue, tuple(Spot(strip.spots[start].line, -1) for _ in glue))
        result += strip.cut(start, end)
    return result
