"""A QR code as black panels, so that it stays sharp in print and needs no picture."""

from collections.abc import Iterator

import segno

from ipclaim.dossier.marks import Mark, Panel, Tag, TagRole
from ipclaim.dossier.style import INK, WHITE

_QUIET = 2
"""Modules of white around the code; the page is white as well."""


def qr_marks(text: str, x: float, y: float, side: float) -> tuple[Mark, ...]:
    """Return a square code with its top left corner at a point."""
    code = segno.make_qr(text, error="m", boost_error=False).matrix
    count = len(code)
    module = side / (count + 2 * _QUIET)
    ground = Panel(x, y, side, side, fill=WHITE)
    figure = Tag(TagRole.FIGURE, alt=text)
    runs = (
        Panel(
            x + (_QUIET + start) * module,
            y + (_QUIET + row) * module,
            length * module,
            module,
            fill=INK,
            tag=figure,
        )
        for row in range(count)
        for start, length in _runs([bool(cell) for cell in code[row]])
    )
    return (ground, *runs)


def _runs(cells: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield each stretch of dark modules as (start, length)."""
    start = None
    for at, dark in enumerate([*cells, False]):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            yield start, at - start
            start = None
