"""The dossier in parts, where it is larger or longer than one file of the form may be.

Each part keeps the dossier's own page numbers and stands by itself: a leading sheet lists what it
holds and what stands in the other parts, its links and bookmarks work, and a link to a page of
another part leads to that sheet, which says where the page is. Parts carry no attachments and no
structure for screen readers; they stay PDF/A-3b.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from ipclaim.rules.procedure import Uploads
from ipclaim.submission.lighter import LEVELS, lighten
from ipclaim.submission.part_sheet import PartSheet, Row, draw_sheet
from ipclaim.submission.part_writing import Note, write_part

_FRONT = 90_000
"""Bytes kept free for a part's leading sheet with its fonts."""
_PER_PAGE = 2_500
"""Bytes of a page's own objects, its links included."""
_LEADING = (1, 2, 4)
"""Pages kept free for a part's leading sheet."""
_FILLS = (1.0, 0.85, 0.7, 0.5)
"""How much of the limit is planned for; the next where a part came out too large."""


@dataclass(frozen=True, slots=True)
class DossierPart:
    """One part as a file, with the pages of the dossier that it holds."""

    path: Path
    first: int
    last: int
    length: int
    """Its pages, the leading sheet's among them."""


@dataclass(frozen=True, slots=True)
class Parted:
    """The parts of a dossier; none where one file is enough."""

    parts: tuple[DossierPart, ...] = ()
    lightened: bool = False
    """Whether pictures had to be encoded anew for a page to fit."""


Weight = dict[tuple[int, int], int]
"""Bytes of each stream that a page draws on, by its object: pages share fonts and pictures."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One bookmark."""

    title: str
    page: int
    """From 0."""
    level: int


def part_dossier(
    dossier: Path, out: Path, stem: str, limits: Uploads, *, spare: int = 0
) -> Parted | None:
    """Write the parts into ``out``; ``None`` where even a lighter page alone is too large.

    ``spare`` are the bytes to keep free in each part.
    """
    size = dossier.stat().st_size
    with pikepdf.open(dossier) as pdf:
        count = len(pdf.pages)
        fits = limits.max_bytes is None or size <= limits.max_bytes
        if fits and (limits.max_pages is None or count <= limits.max_pages):
            return Parted()
        if limits.max_bytes is not None:
            limits = replace(limits, max_bytes=max(0, limits.max_bytes - spare))
        marks = tuple(_marks(pdf))
        notes = _taken_off(pdf)
        for level in (None, *range(len(LEVELS))):
            if level is not None and not lighten(pdf, level):
                continue
            if made := _fitted(pdf, notes, marks, limits, out, stem):
                return Parted(made, lightened=level is not None)
    return None


def _fitted(
    pdf: Pdf,
    notes: Sequence[Sequence[Note]],
    marks: Sequence[_Mark],
    limits: Uploads,
    out: Path,
    stem: str,
) -> tuple[DossierPart, ...] | None:
    """Write parts that are within the limits, planning for less while one is not."""
    weights = _weights(pdf)
    # Without a limit of pages it does not matter over how many a leading sheet runs.
    leading = _LEADING[:1] if limits.max_pages is None else _LEADING
    for fill, sheets in product(_FILLS, leading):
        spans = _spans(weights, limits, fill, sheets)
        if spans is None:
            continue
        made = _written(pdf, notes, marks, spans, out, stem)
        if all(_is_within(part, limits) for part in made):
            return made
        for part in made:
            part.path.unlink()
    return None


def _is_within(part: DossierPart, limits: Uploads) -> bool:
    most, longest = limits.max_bytes, limits.max_pages
    return (most is None or part.path.stat().st_size <= most) and (
        longest is None or part.length <= longest
    )


def _written(
    pdf: Pdf,
    notes: Sequence[Sequence[Note]],
    marks: Sequence[_Mark],
    spans: Sequence[range],
    out: Path,
    stem: str,
) -> tuple[DossierPart, ...]:
    made = []
    for number, span in enumerate(spans, start=1):
        rows = tuple(
            Row(mark.title, mark.page + 1, mark.level, _number_of(mark.page, spans))
            for mark in marks
        )
        printed = tuple((each.start + 1, each.stop) for each in spans)
        sheet = draw_sheet(PartSheet(number, printed, rows, len(notes)))
        path = out / f"{stem}-part-{number}-of-{len(spans)}.pdf"
        own = [(mark.title, mark.page, mark.level) for mark in marks if mark.page in span]
        length = write_part(pdf, span, sheet, own, [notes[page] for page in span], path)
        made.append(DossierPart(path, span.start + 1, span.stop, length))
    return tuple(made)


def _number_of(page: int, spans: Sequence[range]) -> int:
    return next(number for number, span in enumerate(spans, start=1) if page in span)


def _spans(
    pages: Sequence[Weight], limits: Uploads, fill: float, sheets: int
) -> list[range] | None:
    """Return runs of pages that fit; ``None`` where one page alone does not."""
    room = None if limits.max_bytes is None else limits.max_bytes * fill - _FRONT
    longest = None if limits.max_pages is None else limits.max_pages - sheets
    spans: list[range] = []
    start, held, weight = 0, dict[tuple[int, int], int](), 0
    for number, page in enumerate(pages):
        more = sum(size for key, size in page.items() if key not in held) + _PER_PAGE
        is_full = number > start and (
            (room is not None and weight + more > room)
            or (longest is not None and number - start >= longest)
        )
        if is_full:
            spans.append(range(start, number))
            start, held, weight = number, {}, 0
            more = sum(page.values()) + _PER_PAGE
        if (room is not None and more > room) or (longest is not None and longest < 1):
            return None
        held |= page
        weight += more
    return [*spans, range(start, len(pages))]


def _marks(pdf: Pdf) -> Iterator[_Mark]:
    """Yield the bookmarks in order, with the page that each leads to."""
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def below(node: Object | None, level: int) -> Iterator[_Mark]:
        while node is not None:
            target = node.get("/Dest")
            if target is None and "/A" in node:
                target = node.A.get("/D")
            if isinstance(target, pikepdf.Array) and target[0].objgen in places:
                yield _Mark(str(node.Title), places[target[0].objgen], level)
            yield from below(node.get("/First"), level + 1)
            node = node.get("/Next")

    outlines = pdf.Root.get("/Outlines")
    if outlines is not None:
        yield from below(outlines.get("/First"), 0)


def _taken_off(pdf: Pdf) -> list[tuple[Note, ...]]:
    """Return each page's links, and take them off: they are made anew in each part."""
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found = []
    for page in pdf.pages:
        found.append(tuple(_notes(page.obj, places)))
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    return found


def _weights(pdf: Pdf) -> list[Weight]:
    """Return what each page weighs."""
    found = []
    for page in pdf.pages:
        streams: Weight = {}
        _weigh(page.obj.get("/Contents"), streams)
        _weigh(page.obj.get("/Resources"), streams)
        found.append(streams)
    return found


def _weigh(thing: Object | None, streams: Weight) -> None:
    """Add the bytes of every stream that can be reached from an object of ours."""
    waiting, seen = [thing], set[tuple[int, int]]()
    while waiting:
        thing = waiting.pop()
        if not isinstance(thing, Object):
            continue
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, Stream):
            streams[thing.objgen] = _length(thing)
            waiting += thing.stream_dict.values()
        elif isinstance(thing, Dictionary):
            waiting += [value for key, value in thing.items() if key != "/Parent"]
        elif isinstance(thing, pikepdf.Array):
            waiting += list(thing)


def _length(stream: Stream) -> int:
    """Return the bytes of a stream; one that was written anew has not told them yet."""
    told = stream.stream_dict.get("/Length")
    return int(told) if told is not None else len(stream.read_raw_bytes())


def _notes(page: Object, places: dict[tuple[int, int], int]) -> Iterator[Note]:
    for note in page.get("/Annots", []):
        if note.get("/Subtype") != Name.Link:
            continue
        box = tuple(float(value) for value in note.Rect)
        target = note.get("/Dest")
        if isinstance(target, pikepdf.Array):
            top = float(target[3]) if len(target) > 3 and target[3] is not None else None
            yield Note(box, places.get(target[0].objgen), top, None)
        elif "/A" in note and note.A.get("/S") == Name.URI:
            yield Note(box, None, None, bytes(note.A.URI))
