"""Whether a letter is sealed and signed, as far as a picture can tell. Pure.

A red seal beside the signing words is a seal; without one, nothing is certain: seals may be
black on a copy, and a signature may be any stroke.
"""

from ipclaim.model.document import Box, Field, FieldState, Origin, Source
from ipclaim.read.folding import compact
from ipclaim.read.layouts import Layout
from ipclaim.read.lines import Line, Page
from ipclaim.read.reasons import reason
from ipclaim.read.seals import Seal


def signing_fields(
    layout: Layout, pages: list[Page], seals: dict[int, tuple[Seal, ...]], file: str
) -> tuple[Field, ...]:
    """Return ``sealed`` and ``signed`` for a letter, with where to look."""
    spot = _signing_spot(layout, pages)
    if spot is None:
        return ()
    page, line = spot
    near = [seal for seal in seals[page.number] if _near(seal.box, line)]
    box = near[0].box if near else line.box
    sealed = Field(
        name="sealed",
        value=bool(near),
        raw=line.text,
        state=FieldState.CERTAIN if near else FieldState.DOUBTFUL,
        origin=Origin.COMPUTED,
        confidence=None,
        source=Source(file, page.number, box, line.text),
        reasons=() if near else (reason("seal-unclear"),),
    )
    signed = Field(
        name="signed",
        value=bool(near),
        raw=line.text,
        state=FieldState.DOUBTFUL,
        origin=Origin.COMPUTED,
        confidence=None,
        source=Source(file, page.number, line.box, line.text),
        reasons=(reason("seal-unclear"),),
    )
    return sealed, signed


def _signing_spot(layout: Layout, pages: list[Page]) -> tuple[Page, Line] | None:
    """Return the last line that says where to sign."""
    for page in reversed(pages):
        for line in reversed(page.lines):
            if any(word in compact(line.text) for word in layout.seal_near):
                return page, line
    return None


def _near(box: Box, line: Line) -> bool:
    """Tell whether a seal lies within its own width of the signing line."""
    reach = max(box.width, box.height)
    apart_x = max(box.x0 - line.box.x1, line.box.x0 - box.x1, 0)
    apart_y = max(box.y0 - line.box.y1, line.box.y0 - box.y1, 0)
    return apart_x < reach and apart_y < reach
