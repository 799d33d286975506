"""What others say of the lines that values stand in: a witness, and the PDF's own text layer.

Only lines whose values can still gain or lose by it are read a second time: each costs 30 ms.
"""

from collections.abc import Iterable

from ipclaim.read.certainty import Evidence
from ipclaim.read.fields import Candidate
from ipclaim.read.lines import Page, touched
from ipclaim.read.ocr.engine import Witness, cut_out, uncoloured
from ipclaim.read.opening import Pixels
from ipclaim.read.textlayer import TextLayer

_ABOVE = 0.06
"""Line heights by which a witness sees more above and below than the engine did."""


def evidence_for(
    page: Page,
    pixels: Pixels,
    layer: TextLayer,
    values: Iterable[Candidate],
    witness: Witness,
) -> Evidence:
    """Let the witness read the lines of these values, all of one page, and look at its layer."""
    wanted = {
        line
        for value in values
        if not value.field.doubt and not value.parsed.proven
        for line, _, _ in touched(value.strip)
    }
    witnessed: dict[tuple[int, int], tuple[str, ...]] = {}
    said: dict[tuple[int, int], str] = {}
    if not wanted:
        return Evidence(witnessed, said)
    grey = uncoloured(pixels)
    for line in sorted(wanted):
        layered = layer.over(page.lines[line].box)
        if layered:
            said[page.number, line] = layered
        crop = cut_out(grey, page.read[line].quad, side=_room(page, line), above=_ABOVE)
        witnessed[page.number, line] = (witness.read_line(crop),)
    return Evidence(witnessed, said)


def _room(page: Page, index: int) -> float:
    """Return how far to either side the witness may look, in line heights.

    It looks wider than the engine's own cut, so that a character which the cut lost shows; but
    never into the next line of the row.
    """
    line = page.lines[index]
    room = 0.35 * line.height
    for other in page.lines:
        if other.index != index and abs(other.middle - line.middle) < 0.8 * line.height:
            gap = max(other.x0 - line.x1, line.x0 - other.x1)
            room = min(room, max(0.0, gap / 2))
    return room / max(line.height, 1)
