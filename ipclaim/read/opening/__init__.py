"""Opening a stranger's file: what it is, and its pages as upright-able pictures.

The file is parsed in a child process with limits on memory, time and output, so a hostile or
broken file costs that file and nothing else. This side never decodes the file's own bytes, and
holds no more than one page of it. Orientation of the writing is not decided here.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ipclaim.model.document import Box, Problem
from ipclaim.read.opening.child import SheetPixels, parsed_in_child
from ipclaim.read.opening.troubles import problem
from ipclaim.read.parsing import limits
from ipclaim.read.parsing.handover import LayerTuple, Note, Shut

Pixels = NDArray[np.uint8]
"""A picture as (height, width, 3), red first."""
_LEAST_SIDE = 16


@dataclass(frozen=True, slots=True)
class LayerChar:
    """One character of a PDF's own text layer with its box in pixels of the page picture."""

    char: str
    box: Box


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """One page as it lies in the file; the picture is decoded but not yet turned upright."""

    page: int
    pixels: Pixels
    dpi: int
    layer: tuple[LayerChar, ...]
    """What a PDF says stands on the page and is seen there."""
    hidden: tuple[LayerChar, ...] = ()
    """What a PDF says stands on the page and is not seen: it proves nothing."""
    of: int = 0
    """How many pages the file says it has; 0 when it does not."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """All pages of a file, or the fatal problem that kept it shut."""

    pages: tuple[OpenedPage, ...]
    problems: tuple[Problem, ...]


def opened_pages(path: Path, *, only_page: int | None = None) -> Iterator[OpenedPage | Problem]:
    """Yield a file's pages one after the other, and its problems as they show.

    Never empty and never raises for a bad file: that is one fatal problem. Codes: ``missing``,
    ``no-file``, ``not-readable``, ``empty``, ``too-large``, ``encrypted``, ``damaged``,
    ``not-an-image``, ``not-supported``, ``timeout`` are fatal; ``wrong-suffix``,
    ``too-many-pages``, ``animated``, ``page-damaged`` and ``pages-unread`` (all after a page) are
    not. One page is held at a time; leaving the iteration early ends the child.
    """
    if trouble := _refused(path):
        yield trouble
        return
    pages = 0
    with closing(parsed_in_child(path, only_page)) as items:
        for item in items:
            if isinstance(item, SheetPixels):
                pages += 1
                yield _page(item)
            elif isinstance(item, Shut):
                yield _ended(item, pages)
            else:
                yield _noted(item, pages)


def open_file(path: Path) -> OpenedFile:
    """Open a file with all its pages at once; see ``opened_pages`` for the problems."""
    pages: list[OpenedPage] = []
    problems: list[Problem] = []
    for item in opened_pages(path):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            pages.append(item)
    return OpenedFile(tuple(pages), tuple(problems))


def page_picture(path: Path, page: int, *, turned: int = 0) -> Image.Image:
    """Render one page (from 1) upright, exactly as it was read.

    ``turned`` is ``PageImage.turned``: clockwise degrees. Raises ``ValueError`` when the file
    cannot be opened or has no such page; callers show what was read, so the file has changed.
    """
    cause = f"no page {page}"
    for item in opened_pages(path, only_page=page):
        if isinstance(item, OpenedPage):
            return Image.fromarray(turn(item.pixels, turned))
        if item.fatal:
            cause = item.code
    raise ValueError(f"{path.name}: {cause}")


def turn(pixels: Pixels, clockwise: int) -> Pixels:
    """Return the picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(pixels, -(clockwise // 90) % 4))


def _refused(path: Path) -> Problem | None:
    """Name the trouble that shows without parsing."""
    try:
        size = path.stat().st_size
        plain = path.is_file()
    except OSError:
        return problem("missing")
    if not plain:
        return problem("no-file")
    if size == 0:
        return problem("empty")
    return problem("too-large") if size > limits.FILE_BYTES else None


def _noted(note: Note, given: int) -> Problem:
    return problem(note.code, note.page, count=note.count or given, read=limits.PAGES)


def _ended(shut: Shut, given: int) -> Problem:
    """Tell a file that gave nothing from one whose first pages were read."""
    return problem("pages-unread", read=given) if given else problem(shut.code)


def _page(item: SheetPixels) -> OpenedPage:
    sheet = item.sheet
    seen = tuple(_char(one) for one in sheet.layer if one[-1])
    hidden = tuple(_char(one) for one in sheet.layer if not one[-1])
    return OpenedPage(sheet.page, _roomy(item.pixels), sheet.dpi, seen, hidden, sheet.of)


def _roomy(pixels: Pixels) -> Pixels:
    """Return the picture with white beside it where it is too thin for any reader to take."""
    missing = [max(0, _LEAST_SIDE - side) for side in pixels.shape[:2]]
    if not any(missing):
        return pixels
    return np.pad(pixels, ((0, missing[0]), (0, missing[1]), (0, 0)), constant_values=255)


def _char(one: LayerTuple) -> LayerChar:
    char, x0, y0, x1, y1, _ = one
    return LayerChar(char, Box(x0, y0, x1, y1))
