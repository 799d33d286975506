"""One file to its documents: open, read, recognise, find the facts, weigh them.

The order of the steps is here and nothing else; what each step decides is in its own module.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from ipclaim.model.document import (
    Box,
    CheckDigit,
    Document,
    Field,
    FieldState,
    PageImage,
    Problem,
    TextLine,
)
from ipclaim.read.certainty import (
    PAGE_SCORE,
    Evidence,
    field_of,
    may_go_on,
    unread_field,
)
from ipclaim.read.classify import Classified, classify, says, style_of
from ipclaim.read.crosschecks import crosschecked
from ipclaim.read.fields import Candidate, Found, Unread, find_fields
from ipclaim.read.labels import labelled
from ipclaim.read.layouts import Layout, load_layouts
from ipclaim.read.lines import Page, page_of, touched
from ipclaim.read.marks import mark_field
from ipclaim.read.ocr import engine_named
from ipclaim.read.ocr.engine import Engine, Witness, cut_out, uncoloured
from ipclaim.read.ocr.onnx import LineWitness
from ipclaim.read.opening import LayerChar, OpenedPage, Pixels, open_file, turn
from ipclaim.read.opening.troubles import problem
from ipclaim.read.reasons import reason
from ipclaim.read.seals import is_coloured
from ipclaim.read.signing import signing_fields
from ipclaim.resources import Templates

_UNREADABLE = "unreadable"
_LAST = 10_000
"""Place of drawn facts, after all that a layout names."""
_LOW_SIDE = 1150
"""Long side in pixels below which an A4 sheet has less than 100 dpi."""
_FREE_TEXT = {"name", "company", "person", "address", "text", "latin-name"}


@dataclass(frozen=True, slots=True)
class _Read:
    """One page after reading: its lines, its kind and its pixels, while they are needed."""

    page: Page
    image: PageImage
    pixels: Pixels
    layer: tuple[LayerChar, ...]
    classified: Classified
    problems: tuple[Problem, ...]


class Reader:
    """Reads papers with one engine and one set of layouts; holds the models, so keep it."""

    def __init__(self, templates: Templates, engine: str | Engine = "rapidocr") -> None:
        self.layouts = load_layouts(templates)
        self._engine = engine_named(engine) if isinstance(engine, str) else engine
        self._witness: Witness = LineWitness()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over program, models, settings and layouts: what a cached reading hangs on."""
        parts = [version("ipclaim"), self._engine.fingerprint, self._witness.fingerprint]
        parts.extend(layout.model_dump_json() for layout in self.layouts)
        modules = sorted(Path(__file__).parent.rglob("*.py"))
        parts.extend(hashlib.sha256(module.read_bytes()).hexdigest() for module in modules)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def read(self, path: Path, name: str) -> tuple[Document, ...]:
        """Read one file; ``name`` is its path within the case, with ``/``.

        Never empty and never raises for a bad file: that is one ``unreadable`` document with a
        fatal problem.
        """
        opened = open_file(path)
        sha256 = _digest(path)
        if not opened.pages:
            problems = opened.problems or (problem("empty"),)
            return (
                Document(name, sha256, (), _UNREADABLE, doc_type_certain=True, problems=problems),
            )
        pages = [self._page(page) for page in opened.pages]
        documents = [self._document(group, name, sha256) for group in _papers(pages)]
        documents[0] = replace(documents[0], problems=(*opened.problems, *documents[0].problems))
        return tuple(documents)

    def _page(self, opened: OpenedPage) -> _Read:
        reading = self._engine.read(opened.pixels)
        pixels = turn(opened.pixels, reading.turned)
        height, width = pixels.shape[:2]
        page = page_of(opened.page, width, height, reading.lines)
        image = PageImage(
            opened.page, width, height, opened.dpi, reading.turned, colour=is_coloured(pixels)
        )
        layer = _turned_layer(opened, reading.turned)
        classified = classify(self.layouts, page)
        problems = _page_problems(page, image)
        if classified.several:
            problems = (*problems, problem("several-papers", page.number))
        return _Read(page, image, pixels, layer, classified, problems)

    def _document(self, group: list[_Read], name: str, sha256: str) -> Document:
        first = group[0]
        layout = first.classified.layout
        certain = first.classified.certain
        fields = self._fields(layout, group, name) if layout else ()
        if layout is not None and not layout.tested:
            fields = tuple(field.doubted(reason("layout-untested")) for field in fields)
        if not certain:
            fields = tuple(field.doubted(reason("type-uncertain")) for field in fields)
        return Document(
            file=name,
            sha256=sha256,
            pages=tuple(read.page.number for read in group),
            doc_type=first.classified.kind,
            doc_type_certain=certain,
            jurisdiction=layout.jurisdiction if layout else None,
            style=style_of(layout, first.page) if layout else None,
            fields=fields,
            lines=tuple(
                (read.page.number, TextLine(line.text, line.box, line.confidence))
                for read in group
                for line in read.page.lines
            ),
            problems=tuple(trouble for read in group for trouble in read.problems),
            page_images=tuple(read.image for read in group),
        )

    def _fields(self, layout: Layout, group: list[_Read], name: str) -> tuple[Field, ...]:
        found = [item for read in group for item in find_fields(layout, read.page)]
        chosen = _chosen(layout, found)
        evidence = self._evidence(group, chosen)
        consumed = _consumed(chosen)
        for read in group:
            spoken_for = labelled(layout, read.page).label_lines
            consumed[read.page.number] = consumed.get(read.page.number, frozenset()) | spoken_for
        fields = []
        for best, rivals in chosen.values():
            field = (
                unread_field(best, name)
                if isinstance(best, Unread)
                else field_of(best, rivals, evidence, name)
            )
            if isinstance(best, Candidate):
                field = _with_page_doubts(best, field, consumed[best.page.number])
            fields.append(field)
        fields.extend(_drawn(layout, group, name))
        return crosschecked(layout, tuple(sorted(fields, key=_order(layout))))

    def _evidence(self, group: list[_Read], chosen: "_Chosen") -> Evidence:
        """Have the witness read the lines that the chosen values stand in, and only those."""
        wanted: set[tuple[int, int]] = set()
        for best, _ in chosen.values():
            if isinstance(best, Candidate) and _needs_witness(best):
                wanted.update((best.page.number, line) for line, _, _ in touched(best.strip))
        witnessed: dict[tuple[int, int], tuple[str, ...]] = {}
        layer: dict[tuple[int, int], str] = {}
        for read in group:
            number = read.page.number
            lines = sorted(line for page, line in wanted if page == number)
            if not lines:
                continue
            grey = uncoloured(read.pixels)
            for line in lines:
                said = _layer_text(read.layer, read.page.lines[line].box)
                if said:
                    layer[number, line] = said
                side = _room(read.page, line)
                crop = cut_out(grey, read.page.read[line].quad, side=side, above=0.06)
                witnessed[number, line] = (self._witness.read_line(crop),)
        return Evidence(witnessed, layer)


_Chosen = dict[str, tuple[Found, tuple[Candidate, ...]]]


def _needs_witness(best: Candidate) -> bool:
    """Tell whether a second reading can change what is said of the value."""
    return not best.field.doubt and best.parsed.check_digit is not CheckDigit.VALID


def _digest(path: Path) -> str:
    total = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                total.update(block)
    except OSError:
        return hashlib.sha256(b"").hexdigest()
    return total.hexdigest()


def _papers(pages: list[_Read]) -> list[list[_Read]]:
    """Join a page to the paper before it when it goes on with it; a title starts a paper."""
    papers: list[list[_Read]] = []
    for read in pages:
        if papers and _continues(papers[-1], read):
            papers[-1].append(read)
        else:
            papers.append([read])
    return papers


def _continues(paper: list[_Read], read: _Read) -> bool:
    layout = paper[0].classified.layout
    now = read.classified
    if layout is None:
        return now.layout is None
    if now.titled:
        return False
    if now.layout is not None and now.layout.kind == layout.kind:
        return True
    text = "".join(line.text for line in read.page.lines)
    goes_on = layout.long or any(says(text, word) for word in layout.continues)
    return goes_on and now.layout is None


def _chosen(layout: Layout, found: list[Found]) -> _Chosen:
    """Pick each field's best candidate; the rest stay as rivals."""
    names = dict.fromkeys(field.name for field in layout.fields)
    chosen: _Chosen = {}
    for name in names:
        items = [item for item in found if item.field.name == name]
        candidates = [item for item in items if isinstance(item, Candidate)]
        if candidates:
            best = min(candidates, key=lambda item: (not item.parsed.well_formed, item.rank))
            chosen[name] = (best, tuple(other for other in candidates if other is not best))
        elif items and all(isinstance(item, Unread) for item in items):
            chosen[name] = (items[0], ())
    return chosen


def _consumed(chosen: _Chosen) -> dict[int, frozenset[int]]:
    """Return, for each page, the lines that some value already owns."""
    owned: dict[int, set[int]] = {}
    for best, rivals in chosen.values():
        for item in (best, *rivals):
            lines = owned.setdefault(item.page.number, set())
            lines.update(spot.line for spot in item.strip.spots)
            if isinstance(item, Candidate):
                lines.update(item.entry)
    return {page: frozenset(lines) for page, lines in owned.items()}


def _with_page_doubts(best: Candidate, field: Field, consumed: frozenset[int]) -> Field:
    scores = [line.confidence for line in best.page.lines]
    if (
        sum(scores) / len(scores) < PAGE_SCORE
        and field.check_digit is not CheckDigit.VALID
        and field.state is not FieldState.UNREAD
    ):
        field = field.doubted(reason("page-hard-to-read"))
    if best.field.value in _FREE_TEXT and may_go_on(best, consumed):
        field = field.doubted(reason("may-go-on"))
    return field


def _drawn(layout: Layout, group: list[_Read], name: str) -> Iterator[Field]:
    """Yield the facts that are drawn rather than written: the mark, seal and signature."""
    if layout.mark_region is not None:
        mark = mark_field(layout.mark_region, group[0].page, name)
        if mark is not None:
            yield mark
    if layout.drawn:
        yield from signing_fields(layout, [(read.page, read.pixels) for read in group], name)


def _order(layout: Layout) -> "_Order":
    return _Order([field.name for field in layout.fields])


class _Order:
    """Sorts fields as their layout names them, drawn facts last."""

    def __init__(self, names: list[str]) -> None:
        self._places = {name: place for place, name in reversed(list(enumerate(names)))}

    def __call__(self, field: Field) -> int:
        return self._places.get(field.name, _LAST)


def _page_problems(page: Page, image: PageImage) -> tuple[Problem, ...]:
    codes = []
    if not page.lines:
        return (problem("blank-page", page.number),)
    scores = [line.confidence for line in page.lines]
    if max(image.width, image.height) < _LOW_SIDE:
        codes.append("low-resolution")
    if sum(scores) / len(scores) < PAGE_SCORE:
        codes.append("hard-to-read")
    if not image.colour:
        codes.append("black-and-white")
    return tuple(problem(code, page.number) for code in codes)


def _room(page: Page, index: int) -> float:
    """Return how far to either side the witness may look, in line heights.

    It looks wider than the engine's own cut, so that a character which the cut lost shows; but
    never into the next line of the row.
    """
    line = page.lines[index]
    room = 0.35 * line.height
    for other in page.lines:
        if other.index != index and abs(other.middle - line.middle) < 0.8 * line.height:
            gap = max(other.x0 - line.x1, line.x0 - other.x1)
            room = min(room, max(0.0, gap / 2))
    return room / max(line.height, 1)


def _layer_text(layer: tuple[LayerChar, ...], box: Box) -> str:
    inside = [
        char
        for char in layer
        if box.x0 - 2 <= (char.box.x0 + char.box.x1) / 2 <= box.x1 + 2
        and box.y0 <= (char.box.y0 + char.box.y1) / 2 <= box.y1
    ]
    return "".join(char.char for char in sorted(inside, key=lambda char: char.box.x0))


def _turned_layer(opened: OpenedPage, turned: int) -> tuple[LayerChar, ...]:
    """Turn the text layer's boxes with the page."""
    height, width = opened.pixels.shape[:2]

    def moved(box: Box) -> Box:
        if turned == 90:
            return Box(height - box.y1, box.x0, height - box.y0, box.x1)
        if turned == 180:
            return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
        if turned == 270:
            return Box(box.y0, width - box.x1, box.y1, width - box.x0)
        return box

    return tuple(LayerChar(char.char, moved(char.box)) for char in opened.layer)
