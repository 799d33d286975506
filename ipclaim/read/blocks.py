"""Lines set under each other as one block, and which of a holder's lines are name and address.

A block ends at a gap wider than a line, or where lines begin elsewhere. Pure.
"""

import re

from ipclaim.read.folding import unaccented
from ipclaim.read.lines import Line, Page, Spot, Strip, strip_of
from ipclaim.read.paragraphs import had_room_for
from ipclaim.read.values.owners import begins_with_a_form, ends_a_company

_GAP = 1.0
"""Line heights between two lines of one block at most."""
_SAME_EDGE = 0.8
"""Line heights by which left edges of one block may differ."""
_SET_IN = 2.5
"""Line heights by which a line that goes on with the one above may be set in."""
_RAGGED = 3.0
"""Line heights by which such a line may be shorter than the next."""
_FIRST_LINE = 2.0
"""Line heights by which a paragraph's first line may be set in."""
BREAK = "\n"
_OPEN = re.compile(
    r"(?:^|[\s,])(?:United|New|North|South|East|West|Hong|Great|Czech|Saudi|Sri|Costa|Saint|St\.?|San"
    r"|Los|Las|The|and|&|of|de|No\.?|Nr\.?|Room|Unit|Suite|Floor|Building|Block|Lane|P\.? ?O\.?)$"
)
"""A word at a line's end that is no part of an address by itself: United over Kingdom."""


def blocks(page: Page, opening: frozenset[int]) -> tuple[Strip, ...]:
    """Return the page's blocks, top down, with a line feed between their lines.

    Lines that are ``opening`` begin one, however near the line above stands.
    """
    found: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: line.middle):
        near = (block for block in reversed(found) if _continues(block, line))
        home = None if line.index in opening else next(near, None)
        if home is None:
            found.append([line])
        else:
            home.append(line)
    return tuple(_stacked(block) for block in found)


def _continues(block: list[Line], line: Line) -> bool:
    last = block[-1]
    height = max(last.height, line.height)
    shift = line.x0 - min(one.x0 for one in block)
    broken = last.x1 >= line.x1 - _RAGGED * height or not had_room_for(line, last)
    indent = _FIRST_LINE if len(block) == 1 and broken else _SAME_EDGE
    return (
        -indent * height <= shift <= _SET_IN * height
        and line.middle > last.middle + 0.5 * height
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
    return with_commas(_trimmed(rest))


def _name_span(entry: Strip) -> tuple[int, int]:
    lines = _line_spans(entry)
    first, last = lines[0], lines[-1]
    if ends_a_company(entry.text[slice(*first)]):
        return _before_comma(entry.text, first)
    if len(lines) > 1 and _names(entry.text[slice(*last)]):
        if (
            len(lines) == 2
            and not re.search(r"\d", entry.text[slice(*first)])
            and unaccented(entry.text).isascii()
        ):
            return 0, last[1]
        return last
    if len(lines) > 2 and _names(entry.text[slice(*lines[1])]):
        return 0, lines[1][1]
    return _before_comma(entry.text, first)


def _before_comma(text: str, line: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a line up to the comma that follows a company's form, or all of it."""
    start, end = line
    for comma in re.finditer(r",", text[start:end]):
        rest = text[start + comma.end() : end].split(",", maxsplit=1)[0]
        goes_on = ends_a_company(rest) or begins_with_a_form(rest)
        if ends_a_company(text[start : start + comma.start()]) and not goes_on:
            return start, start + comma.start()
    return line


def _names(line: str) -> bool:
    """Tell a last line that names a company; SE alone is Sweden."""
    return ends_a_company(line) and (len(line.split()) > 1 or not line.isascii())


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


def with_commas(strip: Strip) -> Strip:
    """Part the lines of an address by commas, where they have none and are not eastern."""
    spans = _line_spans(strip)
    result = Strip("", ())
    for start, end in spans:
        if result.text and result.text[-1].isascii() and strip.text[start].isascii():
            glue = _glue(result.text)
            result += Strip(glue, tuple(Spot(strip.spots[start].line, -1) for _ in glue))
        result += strip.cut(start, end)
    return result


def _glue(before: str) -> str:
    """Return what parts two lines of an address; a word that needs another has broken there."""
    if before[-1] in "-/":
        return ""
    return " " if before[-1] in ",;" or _OPEN.search(before) else ", "
