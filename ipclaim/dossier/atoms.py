"""Atoms, the pieces that stay whole, and how they fill one page after the other.

Headings stay with what follows, a table's head is repeated, and no line of a paragraph is left
alone at the foot or the head of a page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

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


@dataclass(slots=True)
class FilledPage:
    """A page being filled."""

    marked: list[Group] = field(default_factory=list)
    height: float = 0.0
    """How far down it is filled."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """What stands on it."""
        return tuple(self.marked)

    def put(self, atom: Atom, x: float, y: float, marks: tuple[Mark, ...]) -> None:
        """Stand an atom below what is there, from a page's corner."""
        if marks:
            self.marked.append(Group(x, y + self.height, marks))
        self.height += atom.height


def paginate(
    atoms: Sequence[Atom], *, x: float, y: float, height: float
) -> tuple[tuple[Group, ...], ...]:
    """Return the groups of each page that the atoms fill."""
    return tuple(page.groups for page in filled(atoms, x=x, y=y, height=height))


def filled(
    atoms: Sequence[Atom],
    *,
    x: float,
    y: float,
    height: float,
    short: tuple[int, float] | None = None,
) -> tuple[FilledPage, ...]:
    """Return the pages that the atoms fill; ``short`` is a page, from 0, that ends earlier."""
    pages = [FilledPage()]
    for chunk in _chunks(atoms, height):
        page = pages[-1]
        room = short[1] if short and len(pages) - 1 == short[0] else height
        tall = sum(atom.height for atom in chunk)
        is_over = page.height + tall > room + 0.01 and bool(page.marked)
        starts = any(atom.starts_page for atom in chunk)
        if is_over and not starts and all(atom.is_gap for atom in chunk):
            continue
        if is_over or (starts and page.marked):
            pages.append(page := FilledPage())
        for atom in chunk:
            _put(atom, page, x, y, is_first=len(pages) == 1)
    return tuple(page for page in pages if page.marked)


def _put(atom: Atom, page: FilledPage, x: float, y: float, *, is_first: bool) -> None:
    if atom.is_gap and not page.marked:
        return
    if not page.marked and not is_first and atom.repeats is not None:
        page.put(atom.repeats, x, y, tuple(map(unheard, atom.repeats.marks)))
    page.put(atom, x, y, atom.marks)


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
