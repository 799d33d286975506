"""Keeps a section's last page from holding a few lines alone.

A setter of type does two things then, and so does this: set the section a little tighter, so that
the lines find room on the pages before; where that is too little, let the page before the last end
earlier, so that the last is a page worth turning to. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from ipclaim.dossier.atoms import Atom, FilledPage, filled
from ipclaim.dossier.blocks import Block, Cell, Gap, PageNumber, Paragraph, Table
from ipclaim.dossier.flow import compose
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import Group
from ipclaim.dossier.style import LEFT, TEXT_HEIGHT, TOP, Style

_THIN = 0.24
"""A last page that holds less than this share of its height is thin."""
_MOST_PAGES = 8
"""In a longer section nobody minds one page, and setting it twice would cost more than it saves."""
_LEADING, _SPACE, _PADDING = 0.94, 0.6, 0.5
"""What tight setting leaves of the leading, of the space between blocks and within rows."""


def fitted_pages(blocks: Sequence[Block], faces: Faces) -> tuple[tuple[Group, ...], ...]:
    """Return the groups of each page that some blocks fill, the last page not nearly empty."""
    atoms = compose(blocks, faces)
    pages = _filled(atoms)
    if len(pages) == 1 or pages[-1].height >= _THIN * TEXT_HEIGHT:
        return tuple(page.groups for page in pages)
    if len(pages) <= _MOST_PAGES:
        tight = _filled(compose(_tightened(blocks), faces))
        if len(tight) < len(pages):
            return tuple(page.groups for page in tight)
    before, last = pages[-2:]
    short = (len(pages) - 2, before.height + last.height - _THIN * TEXT_HEIGHT)
    even = filled(atoms, x=LEFT, y=TOP, height=TEXT_HEIGHT, short=short)
    return tuple(page.groups for page in (even if len(even) == len(pages) else pages))


def _filled(atoms: Sequence[Atom]) -> tuple[FilledPage, ...]:
    return filled(atoms, x=LEFT, y=TOP, height=TEXT_HEIGHT)


def _tightened(blocks: Iterable[Block]) -> list[Block]:
    return [_tight(block) for block in blocks]


def _tight(block: Block) -> Block:
    match block:
        case Paragraph() | PageNumber():
            return replace(block, style=_tight_style(block.style))
        case Gap():
            return Gap(block.height * _SPACE)
        case Table():
            rows = tuple(tuple(map(_tight_cell, row)) for row in block.rows)
            return replace(block, rows=rows, padding=block.padding * _PADDING)
        case _:
            return block


def _tight_cell(cell: Cell) -> Cell:
    return Cell(tuple(_tightened(cell.blocks)))


@lru_cache(maxsize=64)
def _tight_style(style: Style) -> Style:
    return replace(
        style,
        leading=style.leading * _LEADING,
        before=style.before * _SPACE,
        after=style.after * _SPACE,
    )
