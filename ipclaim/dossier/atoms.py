"""Atoms, the pieces that stay whole, and how they fill one page after the other.

Headings stay with what follows, a table's head is repeated, and no line of a paragraph is left
alone at the foot or the head of a page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ipclaim.dossier.marks import (
    Anchor,
    Glyphs,
    Group,
    LinkTo,
    Mark,
    PageOf,
    Panel,
    Picture,
    SignHere,
    Stroke,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A composed piece that is never divided."""

    height: float
    marks: tuple[Mark, ...] = ()
    keeps_next: bool = False
    is_gap: bool = False
    starts_page: bool = False
    repeats: "Atom | None" = None
    """What stands above it when it opens a page: the head of its table."""


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """Return the mark moved to the right and down."""
    match mark:
        case Glyphs():
            # Written out: nearly all marks are these, and ``replace`` takes four times as long.
            return Glyphs(
                mark.x + dx,
                mark.y + dy,
                mark.text,
                mark.font,
                mark.size,
                mark.colour,
                mark.spread,
                mark.tag,
                mark.glyphs,
                mark.is_from_right,
            )
        case Anchor():
            return Anchor(mark.name, mark.y + dy)
        case Stroke():
            return replace(mark, x0=mark.x0 + dx, y0=mark.y0 + dy, x1=mark.x1 + dx, y1=mark.y1 + dy)
        case Picture():
            clip = mark.clip and replace(mark.clip, x=mark.clip.x + dx, y=mark.clip.y + dy)
            return replace(mark, x=mark.x + dx, y=mark.y + dy, clip=clip)
        case PageOf() | Panel() | LinkTo() | SignHere():
            return replace(mark, x=mark.x + dx, y=mark.y + dy)


def unheard(mark: Mark) -> Mark:
    """Return the mark as decoration: what is said once is not read aloud on each page."""
    match mark:
        case Anchor() | Stroke():
            return mark
        case Glyphs() | PageOf() | Panel() | Picture() | LinkTo() | SignHere():
            return replace(mark, tag=None)


def stack(atoms: Iterable[Atom], x: float, y: float) -> tuple[tuple[Group, ...], float]:
    """Return atoms stood one below the other from a point, and where they end."""
    groups = []
    for atom in atoms:
        if atom.marks:
            groups.append(Group(x, y, atom.marks))
        y += atom.height
    return tuple(groups), y


def paginate(
    atoms: Sequence[Atom], *, x: float, y: float, height: float
) -> tuple[tuple[Group, ...], ...]:
    """Return the groups of each page that the atoms fill."""
    pages: list[list[Group]] = [[]]
    at = 0.0
    for chunk in _chunks(atoms, height):
        tall = sum(atom.height for atom in chunk)
        is_gap = all(atom.is_gap for atom in chunk)
        if any(atom.starts_page for atom in chunk):
            if pages[-1]:
                pages.append([])
            at = 0.0
            continue
        if at + tall > height + 0.01 and pages[-1]:
            if is_gap:
                continue
            pages.append([])
            at = 0.0
        for atom in chunk:
            if atom.is_gap and not pages[-1]:
                continue
            if not pages[-1] and len(pages) > 1 and atom.repeats is not None:
                pages[-1].append(Group(x, y, tuple(map(unheard, atom.repeats.marks))))
                at = atom.repeats.height
            if atom.marks:
                pages[-1].append(Group(x, y + at, atom.marks))
            at += atom.height
    return tuple(tuple(page) for page in pages if page)


def _chunks(atoms: Sequence[Atom], height: float) -> Iterator[list[Atom]]:
    """Yield what must stand together; what would not fit on one page is given up line by line."""
    chunk: list[Atom] = []
    for atom in atoms:
        chunk.append(atom)
        if not atom.keeps_next:
            yield from [chunk] if sum(a.height for a in chunk) <= height else [[a] for a in chunk]
            chunk = []
    if chunk:
        yield chunk
