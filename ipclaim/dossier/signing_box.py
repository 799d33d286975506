"""Composes the box in which a party signs: by hand and seal on paper, or by key in a PDF reader."""

from collections.abc import Iterator

from ipclaim.dossier.atoms import Atom
from ipclaim.dossier.blocks import SigningBox
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.lines import line_of
from ipclaim.dossier.marks import Mark, Panel, SignHere, Stroke, Tag, TagRole
from ipclaim.dossier.style import GREY, INK, MM, Style

_WIDTH, _HEIGHT = 88 * MM, 46 * MM
"""Room for a signature with a company seal, which is 40 to 45 mm wide."""
_GAP = 8 * MM


def signing_box(block: SigningBox, faces: Faces, width: float, within: Tag | None) -> Atom:
    """Return the box at the left, with the lines beside it standing on its foot."""
    first, *others = block.captions
    right = _WIDTH + _GAP
    marks: list[Mark] = [
        Panel(0.0, 0.0, _WIDTH, _HEIGHT, edge=GREY, weight=0.6),
        *_caption(first, block.style, faces, (6.0, 12.0), within),
    ]
    for number, caption in enumerate(others):
        y = _HEIGHT - 14 - 40 * (len(others) - 1 - number)
        marks.append(Stroke(right, y, width, y, 0.6, INK))
        marks += _caption(caption, block.style, faces, (right, y + 10), within)
    if block.field:
        tag = Tag(TagRole.FORM, within, first)
        marks.append(SignHere(0.0, 0.0, _WIDTH, _HEIGHT, block.field, first, tag))
    return Atom(_HEIGHT + 4, tuple(marks))


def _caption(
    words: str, style: Style, faces: Faces, at: tuple[float, float], within: Tag | None
) -> Iterator[Mark]:
    x, y = at
    tag = Tag(style.role, within)
    for run in line_of(words, faces.chain(style.lang, bold=False)):
        yield run.mark(x, y, style.size, style.colour, tag=tag)
        x += run.advance * style.size
