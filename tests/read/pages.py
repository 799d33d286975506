"""Pages set by hand for tests of everything after the engine."""

import re
from functools import cache
from textwrap import dedent

from ipclaim.model.document import Document, PageImage, Value
from ipclaim.read.agreement import Witnessed
from ipclaim.read.certainty import Evidence
from ipclaim.read.classify import classify
from ipclaim.read.fields import find_fields
from ipclaim.read.labels import labelled
from ipclaim.read.layouts import Layout, load_layouts
from ipclaim.read.lines import Page, page_of
from ipclaim.read.ocr.engine import OcrLine, Quad
from ipclaim.read.paper import document_of
from ipclaim.read.seen import Facts, SeenPage
from ipclaim.resources import Templates


def line(text: str, x: float, y: float, height: float = 30, score: float = 0.99) -> OcrLine:
    """Set a line at its top left corner; Chinese characters are square."""
    width = sum(height if ord(char) > 0x2E80 else height / 2 for char in text)
    quad: Quad = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return OcrLine(text, quad, score)


def page(*lines: OcrLine, width: int = 1654, height: int = 2339) -> Page:
    """Return an A4 page with these lines."""
    return page_of(1, width, height, lines)


def typed(text: str, *, number: int = 1, size: int = 30) -> Page:
    """Return a page typed as it looks: two spaces part the lines of a row, ``#`` marks a title.

    A Chinese character is as wide as two Latin ones; each row of the text is a row of the page.
    """
    lines: list[OcrLine] = []
    for row, words in enumerate(dedent(text).strip("\n").split("\n")):
        height = 2 * size if words.startswith("#") else size
        for match in re.finditer(r"[^ \u3000][^ ]*(?: [^ ]+)*", words.replace("#", "")):
            left = sum(2 if ord(char) > 0x2E80 else 1 for char in words[: match.start()])
            x, y = 120 + left * size / 2, 150 + row * 1.7 * size - (height - size) / 2
            lines.append(line(match.group(), x, y, height))
    return page_of(number, 1654, 2339, tuple(lines))


def document(*pages: Page, layouts: tuple[Layout, ...] | None = None) -> Document:
    """Return the paper these pages are, when a second reader reads every line alike."""
    known = layouts or all_layouts()
    sides: list[SeenPage] = []
    for sheet in pages:
        sides.append(seen(sheet, sides[0].layout if sides else None, known))
    return document_of(sides, "paper.png", "0" * 64)


def seen(
    sheet: Page, layout: Layout | None = None, known: tuple[Layout, ...] | None = None
) -> SeenPage:
    """Return a page as a second reader saw it alike; with a layout, it goes on with its paper."""
    classified = classify(known or all_layouts(), sheet)
    starts = layout is None
    layout = layout or classified.layout
    alike = {
        (sheet.number, one.index): (Witnessed(one.text, 0, len(one.text) - 1),)
        for one in sheet.lines
    }
    found = find_fields(layout, sheet) if layout else ()
    labels = labelled(layout, sheet).spoken_for if layout else frozenset[int]()
    image = PageImage(sheet.number, sheet.width, sheet.height, 200, 0, colour=True)
    facts = Facts(found, labels, Evidence(alike, {}))
    return SeenPage(sheet, image, classified, layout, starts, facts, ())


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Return the kinds of paper that come with the program."""
    return load_layouts(Templates.with_overlay())


def certain(paper: Document) -> dict[str, Value]:
    """Return what may be printed without a person's look."""
    return {field.name: field.value for field in paper.fields if field.is_certain}


def said(paper: Document) -> dict[str, Value]:
    """Return every value that is read, certain or not; nothing is drawn on a typed page."""
    drawn = {"sealed", "signed", "seal_text"}
    return {
        field.name: field.value
        for field in paper.fields
        if field.value is not None and field.name not in drawn
    }
