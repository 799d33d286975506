"""A letter that came as text, as a paper: the same kinds, fields and patterns as a scanned one.

Its characters are given, not read, so nothing stands between the writer's words and the fields; a
typed letter bears no seal and no signature by hand, and none is told of it. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ipclaim.model.document import (
    Box,
    Document,
    Field,
    FieldState,
    Origin,
    PageImage,
    Problem,
    Reason,
    Source,
)
from ipclaim.model.text import Text
from ipclaim.read.certainty import Evidence
from ipclaim.read.classify import Classified, classify
from ipclaim.read.fields import find_fields
from ipclaim.read.labels import labelled
from ipclaim.read.layouts import Layout
from ipclaim.read.lines import Page, page_of
from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.paper import document_of
from ipclaim.read.seen import Facts, SeenPage

MESSAGE = "message"
"""The style of a paper that came as text."""
_NO_PEN = {"signed", "sealed", "seal_text"}
PASSED_ON = Reason(
    "passed-on",
    Text(
        "出自被转发的内容，须确认是谁的话。", "It stands in what was forwarded: check whose words."
    ),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a typed letter: the lines that are its writer's own words."""

    number: int
    width: int
    height: int
    dpi: int
    lines: tuple[tuple[str, Box, tuple[float, ...]], ...]
    """Text, box in pixels, and the centre of each character along the line."""


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What a letter's head says, as the value of a field, and where it was set."""

    name: str
    value: str
    raw: str
    page: int
    box: Box
    doubt: Reason | None = None


def typed_paper(
    layouts: Sequence[Layout],
    kind: str | None,
    file: str,
    sha256: str,
    sheets: Sequence[Sheet],
) -> Document:
    """Return a typed letter as a paper.

    ``kind`` is what it is taken for when its words do not tell by themselves: the kind is then
    uncertain. Without ``kind`` it is what it says, or ``other``.
    """
    pages = [_page(sheet) for sheet in sheets]
    classified = [classify(tuple(layouts), page) for page in pages]
    first = classified[0]
    if kind is not None and first.kind != kind:
        first = Classified(
            _likeliest(layouts, kind, pages[0]), certain=False, score=first.score, titled=False
        )
    seen = [
        SeenPage(
            page,
            PageImage(sheet.number, sheet.width, sheet.height, sheet.dpi, 0, colour=True),
            first if at == 0 else one,
            first.layout,
            starts=at == 0,
            facts=_facts(first.layout, page),
            problems=(),
        )
        for at, (sheet, page, one) in enumerate(zip(sheets, pages, classified, strict=True))
    ]
    document = document_of(seen, file, sha256)
    return replace(
        document,
        style=MESSAGE,
        fields=tuple(field for field in document.fields if field.name not in _NO_PEN),
    )


def with_head(document: Document, heads: Sequence[HeadLine]) -> Document:
    """Return a paper with what its head says, where the words themselves do not say it."""
    known = {field.name for field in document.fields if field.value not in {None, "", ()}}
    added = tuple(
        Field(
            head.name,
            head.value,
            head.raw,
            FieldState.DOUBTFUL if head.doubt else FieldState.CERTAIN,
            Origin.TEXT_LAYER,
            None,
            Source(document.file, head.page, head.box, head.raw),
            (head.doubt,) if head.doubt else (),
        )
        for head in heads
        if head.name not in known
    )
    kept = tuple(each for each in document.fields if each.name not in {one.name for one in added})
    return replace(document, fields=(*kept, *added))


def passed_on(document: Document) -> Document:
    """Return a paper whose words stand in what was forwarded: a person must say whose they are."""
    return replace(
        document,
        doc_type_certain=False,
        fields=tuple(field.doubted(PASSED_ON) for field in document.fields),
    )


def with_problems(document: Document, problems: Sequence[Problem]) -> Document:
    """Return a paper with further troubles."""
    return replace(document, problems=(*document.problems, *problems))


def _page(sheet: Sheet) -> Page:
    read = tuple(
        OcrLine(
            text,
            ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)),
            1.0,
            places,
            (1.0,) * len(text),
        )
        for text, box, places in sheet.lines
    )
    return page_of(sheet.number, sheet.width, sheet.height, read)


def _facts(layout: Layout | None, page: Page) -> Facts:
    if layout is None or not page.lines:
        return Facts()
    given = {(page.number, line.index): line.text for line in page.lines}
    return Facts(find_fields(layout, page), labelled(layout, page).spoken_for, Evidence({}, given))


def _likeliest(layouts: Sequence[Layout], kind: str, page: Page) -> Layout | None:
    """Return the layout of a kind that fits the words best; the language tells mostly."""
    own = [layout for layout in layouts if layout.kind == kind]
    scored = [(classify((layout,), page).score, layout) for layout in own]
    return max(scored, key=lambda each: each[0])[1] if scored else None
