"""Single characters under each other that an engine took for one line: each gets its own back.

Labels spread to one width (名　称 over 类　型) begin under each other, and a detector may see one
column in their first characters. Only where a line stands right of every character is it parted:
what is written from top to bottom has none. Pure.
"""

from ipclaim.model.document import Box
from ipclaim.read.folding import is_han
from ipclaim.read.ocr.engine import OcrLine, is_column

_LONGEST = 4
"""Characters of a column at most; longer ones are written downwards."""
_OFF = 0.6
"""Line heights that a character may lie off the line right of it, on a page not yet levelled."""


def parted(read: tuple[OcrLine, ...]) -> tuple[OcrLine, ...]:
    """Return the lines, columns of row beginnings parted; each character as high as its row."""
    result: list[OcrLine] = []
    for line in read:
        result.extend(_cells(line, read) or (line,))
    return tuple(result)


def _cells(line: OcrLine, read: tuple[OcrLine, ...]) -> tuple[OcrLine, ...]:
    """Return a column's characters as lines; nothing unless each begins a row."""
    chars = [place for place, char in enumerate(line.text) if not char.isspace()]
    wanted = is_column(line.quad) and 0 < len(chars) <= _LONGEST
    if not wanted or not all(is_han(line.text[place]) for place in chars):
        return ()
    box = line.box
    reach = box.height / len(chars)
    cells = []
    for number, place in enumerate(chars):
        row = _row(box, box.y0 + (number + 0.5) * reach, reach if len(chars) == 1 else 0, read)
        if row is None:
            return ()
        score = line.scores[place] if line.scores else line.confidence
        top, bottom = row
        corners = ((box.x0, top), (box.x1, top), (box.x1, bottom), (box.x0, bottom))
        cells.append(OcrLine(line.text[place], corners, score))
    return tuple(cells)


def _row(
    box: Box, middle: float, span: float, read: tuple[OcrLine, ...]
) -> tuple[float, float] | None:
    """Return top and bottom of the nearest line right of a height; all within ``span`` agree."""
    right = []
    for other in read:
        own = other.box
        fits = 0.5 * box.width < own.height < 1.8 * box.width and own.x0 >= box.x1
        if fits and abs((own.y0 + own.y1) / 2 - middle) < max(_OFF * own.height, span / 2):
            right.append(own)
    if not right:
        return None
    nearest = min(right, key=lambda own: own.x0)
    off = [abs(own.y0 + own.y1 - nearest.y0 - nearest.y1) / 2 for own in right]
    return (nearest.y0, nearest.y1) if max(off) < nearest.height else None
