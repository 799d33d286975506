"""Whether a letter is sealed and signed, as far as a picture can tell.

A red seal beside the signing words is a seal. Without one nothing is certain: a copy shows seals
in black, and a signature may be any stroke; a person is asked.
"""

from ipclaim.model.document import Box, Field, FieldState, Origin, Source
from ipclaim.read.folding import compact
from ipclaim.read.layouts import Layout
from ipclaim.read.lines import Line, Page
from ipclaim.read.opening import Pixels
from ipclaim.read.reasons import reason
from ipclaim.read.seals import find_seals, ink_share

_STROKES = 0.012
"""Share of ink in the space for a signature above which somebody wrote there."""

Side = tuple[Page, Pixels]
"""A page with its upright pixels."""


def signing_fields(layout: Layout, sides: list[Side], file: str) -> tuple[Field, ...]:
    """Return ``sealed`` and ``signed`` of a letter, each with where to look."""
    fields = []
    sealing = _last_saying(layout.seal_near, sides)
    if "sealed" in layout.drawn and sealing is not None:
        fields.append(_sealed(*sealing, file))
    signing = _last_saying(layout.sign_near, sides) or sealing
    if "signed" in layout.drawn and signing is not None:
        fields.append(_signed(*signing, file))
    return tuple(fields)


def _sealed(page: Page, pixels: Pixels, line: Line, file: str) -> Field:
    near = [seal for seal in find_seals(pixels) if _near(seal.box, line)]
    return Field(
        name="sealed",
        value=bool(near),
        raw=line.text,
        state=FieldState.CERTAIN if near else FieldState.DOUBTFUL,
        origin=Origin.COMPUTED,
        confidence=None,
        source=Source(file, page.number, near[0].box if near else line.box, line.text),
        reasons=() if near else (reason("seal-unclear"),),
    )


def _signed(page: Page, pixels: Pixels, line: Line, file: str) -> Field:
    space = _space_after(page, line)
    written = ink_share(pixels, space) > _STROKES
    return Field(
        name="signed",
        value=written,
        raw=line.text,
        state=FieldState.DOUBTFUL,
        origin=Origin.COMPUTED,
        confidence=None,
        source=Source(file, page.number, line.box.union(space), line.text),
        reasons=(reason("signature-unclear"),),
    )


def _space_after(page: Page, line: Line) -> Box:
    """Return the rectangle right of the words in which one signs, within the page."""
    height = line.box.height
    return Box(
        line.box.x1,
        max(0, line.box.y0 - height // 2),
        min(page.width, line.box.x1 + 8 * height),
        min(page.height, line.box.y1 + height // 2),
    )


def _last_saying(words: tuple[str, ...], sides: list[Side]) -> tuple[Page, Pixels, Line] | None:
    """Return the last line that says one of the words, those named first preferred."""
    for page, pixels in reversed(sides):
        for word in words:
            for line in reversed(page.lines):
                if compact(word) in compact(line.text):
                    return page, pixels, line
    return None


def _near(box: Box, line: Line) -> bool:
    """Tell whether a seal lies within its own width of the signing line."""
    reach = max(box.width, box.height)
    apart_x = max(box.x0 - line.box.x1, line.box.x0 - box.x1, 0)
    apart_y = max(box.y0 - line.box.y1, line.box.y0 - box.y1, 0)
    return apart_x < reach and apart_y < reach
