"""Composes blocks to atoms: paragraphs, rows and pictures set to a width.

Composing needs the fonts' advances and nothing else, so it is pure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ipclaim.dossier.atoms import Atom, moved
from ipclaim.dossier.blocks import (
    Block,
    Cell,
    Cutting,
    Gap,
    PageBreak,
    PageNumber,
    Paragraph,
    SigningBox,
    Table,
    Target,
)
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import (
    Anchor,
    Clip,
    Colour,
    LinkTo,
    Mark,
    PageOf,
    Panel,
    Picture,
    Stroke,
    Tag,
    TagRole,
)
from ipclaim.dossier.paragraphs import element_of, paragraph_atoms
from ipclaim.dossier.signing_box import signing_box
from ipclaim.dossier.style import ACCENT, HAIR, TEXT_HEIGHT, TEXT_WIDTH, Align

_LEAST_SCALE = 0.62
"""A line of a picture is never shown smaller than this share of its size on its own sheet."""
_LEAST_OF_TALL = 0.3
"""The same for what is too high for its room and not too wide: a drawn mark, a seal."""
_TALLEST_ROW = TEXT_HEIGHT * 0.55
"""A higher table row may be cut between its lines."""


def compose(
    blocks: Iterable[Block], faces: Faces, width: float = TEXT_WIDTH, *, within: Tag | None = None
) -> list[Atom]:
    """Return the atoms of some blocks, set to a width in points, as parts of an element."""
    atoms: list[Atom] = []
    waiting: tuple[Mark, ...] = ()
    for block in blocks:
        if isinstance(block, Target):
            waiting = (*waiting, Anchor(block.name))
            continue
        made = _composed(block, faces, width, within)
        if waiting and made:
            at = next((n for n, atom in enumerate(made) if not atom.is_gap), len(made) - 1)
            made[at] = replace(made[at], marks=(*waiting, *made[at].marks))
            waiting = ()
        atoms.extend(made)
    if waiting:
        atoms.append(Atom(0.0, waiting))
    return atoms


def _composed(block: Block, faces: Faces, width: float, within: Tag | None) -> list[Atom]:
    match block:
        case Paragraph():
            return paragraph_atoms(block, faces, width, within)
        case PageNumber():
            return [_page_number(block, faces, width, within)]
        case Gap():
            return [Atom(block.height, is_gap=True)]
        case PageBreak():
            return [Atom(0.0, is_gap=True, starts_page=True)]
        case Cutting():
            return [_cutting(block, width, within)]
        case SigningBox():
            return [signing_box(block, faces, width, within)]
        case Table():
            return _table(block, faces, width, within)
        case Target():
            return [Atom(0.0, (Anchor(block.name),))]


def _page_number(block: PageNumber, faces: Faces, width: float, within: Tag | None) -> Atom:
    style = block.style
    tag = Tag(TagRole.LINK, element_of(style, within))
    font = faces.chain(style.lang, bold=style.bold)[0].name
    baseline = (style.leading + style.size * 0.72) / 2
    mark = PageOf(
        width if style.align is Align.RIGHT else 0.0,
        baseline,
        block.anchor,
        block.pattern,
        font,
        style.size,
        style.colour,
        flush_right=style.align is Align.RIGHT,
        tag=tag,
    )
    return Atom(style.leading, (mark, LinkTo(0.0, 0.0, width, style.leading, block.anchor, tag)))


def _cutting(block: Cutting, width: float, within: Tag | None) -> Atom:
    leads = Tag(TagRole.LINK, Tag(TagRole.PARAGRAPH, within))
    x0, y0, x1, y1 = block.box
    wide, high = x1 - x0, (y1 - y0) * block.ratio
    room = min(block.width, width)
    # At most as large as on the exhibit's own sheet; a very long line is cut rather than made
    # too small to read, and half a mark or a seal shows nothing.
    least = _LEAST_SCALE if wide * _LEAST_SCALE * TEXT_WIDTH > room else _LEAST_OF_TALL
    scale = max(min(room / wide, block.height / high, TEXT_WIDTH), least * TEXT_WIDTH)
    shown_width, shown_height = min(wide * scale, room), min(high * scale, block.height)
    full_width, full_height = scale, scale * block.ratio
    clip = Clip(0.0, 2.0, shown_width, shown_height)
    picture = Picture(
        -x0 * full_width,
        2.0 - y0 * full_height,
        full_width,
        full_height,
        block.key,
        block.turned,
        clip,
        Tag(TagRole.FIGURE, leads, block.alt),
    )
    edge = Panel(0.0, 2.0, shown_width, shown_height, edge=HAIR, weight=0.4)
    link = LinkTo(0.0, 2.0, shown_width, shown_height, block.target, leads)
    return Atom(shown_height + 4.0, (picture, edge, link))


def _table(table: Table, faces: Faces, width: float, within: Tag | None) -> list[Atom]:
    columns = _columns(table.widths, width)
    whole = Tag(TagRole.TABLE, within)
    head: Atom | None = None
    atoms: list[Atom] = []
    if table.head:
        pieces = _cells(table.head, columns, faces, whole, TagRole.COLUMN_HEAD)
        head = _row(pieces, columns, width, padding=3.0, weight=0.8, colour=ACCENT)
        head = replace(head, keeps_next=True)
        atoms.append(head)
    for row in table.rows:
        first = TagRole.ROW_HEAD if table.is_keyed else TagRole.CELL
        pieces = _cells(row, columns, faces, whole, first, TagRole.CELL)
        tall = max(sum(atom.height for atom in piece) for piece in pieces)
        parts = [pieces] if tall <= _TALLEST_ROW else list(_cut(pieces, _TALLEST_ROW / 3))
        for number, part in enumerate(parts):
            ends = number == len(parts) - 1
            made = _row(
                part,
                columns,
                width,
                padding=table.padding if ends or number == 0 else 0.0,
                weight=0.35 if ends and table.is_ruled else 0.0,
                colour=HAIR,
                repeats=head,
            )
            atoms.append(made)
    return atoms


def _cells(
    cells: Sequence[Cell],
    columns: Sequence[tuple[float, float]],
    faces: Faces,
    table: Tag,
    *roles: TagRole,
) -> list[list[Atom]]:
    """Return a row's cells, composed; the last role is that of all further cells."""
    row = Tag(TagRole.ROW, table)
    made = []
    for number, (cell, (_, wide)) in enumerate(zip(cells, columns, strict=True)):
        tag = Tag(roles[min(number, len(roles) - 1)], row)
        empty = Panel(0, 0, 0, 0, tag=tag)  # a row keeps its columns where a cell says nothing
        made.append(compose(cell.blocks, faces, wide, within=tag) or [Atom(0.0, (empty,))])
    return made


def _columns(shares: Sequence[float], width: float) -> list[tuple[float, float]]:
    """Return each column's left edge and width, with a gutter between columns."""
    gutter = 9.0
    room = width - gutter * (len(shares) - 1)
    columns, x = [], 0.0
    for share in shares:
        wide = room * share / sum(shares)
        columns.append((x, wide))
        x += wide + gutter
    return columns


def _row(
    pieces: Sequence[Sequence[Atom]],
    columns: Sequence[tuple[float, float]],
    width: float,
    *,
    padding: float,
    weight: float,
    colour: Colour,
    repeats: Atom | None = None,
) -> Atom:
    marks: list[Mark] = []
    tallest = 0.0
    for atoms, (left, _) in zip(pieces, columns, strict=True):
        y = padding
        for atom in atoms:
            marks.extend(moved(mark, left, y) for mark in atom.marks)
            y += atom.height
        tallest = max(tallest, y + padding)
    if weight:
        marks.append(Stroke(0.0, tallest, width, tallest, weight, colour))
    return Atom(tallest, tuple(marks), repeats=repeats)


def _cut(pieces: Sequence[Sequence[Atom]], height: float) -> Iterator[list[list[Atom]]]:
    """Divide a high row into slices, each cell between its lines."""
    left = [list(piece) for piece in pieces]
    while any(left):
        part: list[list[Atom]] = []
        for atoms in left:
            taken: list[Atom] = []
            used = 0.0
            while atoms and (not taken or used + atoms[0].height <= height):
                used += atoms[0].height
                taken.append(atoms.pop(0))
            part.append(taken)
        yield part
