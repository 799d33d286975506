"""Pages put together to papers: which pages are one paper, and what it says as a whole. Pure."""

import re

from ipclaim.model.document import CheckDigit, Document, Field, FieldState, TextLine
from ipclaim.read.adjoining import (
    COUNTED,
    FREE_TEXT,
    UNENDED,
    breaks_off,
    may_go_on,
    parted_from_its_name,
)
from ipclaim.read.candidates import Candidate, Found, Unread
from ipclaim.read.certainty import (
    PAGE_SCORE,
    Evidence,
    field_of,
    unread_field,
)
from ipclaim.read.classify import style_of
from ipclaim.read.crosschecks import crosschecked
from ipclaim.read.layouts import Layout, Style
from ipclaim.read.links import address_goes_on
from ipclaim.read.proofs import proven
from ipclaim.read.reasons import reason
from ipclaim.read.seals.judging import told
from ipclaim.read.seen import SeenPage, best_of, titled_again
from ipclaim.read.signing import sealing_fields, unsigned_field
from ipclaim.read.spanning import joined_pages, spans_pages
from ipclaim.read.values.classes import classes_said
from ipclaim.read.wrapping import fills_its_last_line

_LAST = 10_000
"""Place of drawn facts, after all that a layout names."""
_Chosen = dict[str, tuple[Found, tuple[Candidate, ...]]]


def papers_of(pages: list[SeenPage]) -> list[list[SeenPage]]:
    """Part the pages of a file into papers."""
    papers: list[list[SeenPage]] = []
    for seen in pages:
        if seen.starts or not papers:
            papers.append([seen])
        else:
            papers[-1].append(seen)
    return papers


def document_of(pages: list[SeenPage], file: str, sha256: str) -> Document:
    """Return one paper with its fields, weighed; ``pages`` has one at least."""
    first = pages[0]
    layout = first.layout
    certain = first.classified.certain
    style = style_of(layout, first.page) if layout else None
    fields = _fields(layout, pages, file) if layout else ()
    if layout is not None and not layout.tested:
        fields = tuple(field.doubted(reason("layout-untested")) for field in fields)
    if not certain:
        fields = tuple(field.doubted(reason("type-uncertain")) for field in fields)
    return Document(
        file=file,
        sha256=sha256,
        pages=tuple(seen.page.number for seen in pages),
        doc_type=first.classified.kind,
        doc_type_certain=certain,
        jurisdiction=_jurisdiction(layout, style),
        style=style.id if style else None,
        fields=fields,
        lines=tuple(
            (seen.page.number, TextLine(line.text, line.box, line.confidence))
            for seen in pages
            for line in seen.page.lines
        ),
        problems=tuple(trouble for seen in pages for trouble in seen.problems),
        page_images=tuple(seen.image for seen in pages),
        seals=told(
            [(seen.page, seal) for seen in pages for seal in seen.seals],
            [seen.page for seen in pages],
        ),
    )


def _jurisdiction(layout: Layout | None, style: Style | None) -> str | None:
    """Return whose paper it is: a style may belong to one office of several."""
    if style is not None and style.jurisdiction is not None:
        return style.jurisdiction
    return layout.jurisdiction if layout else None


def _fields(layout: Layout, pages: list[SeenPage], file: str) -> tuple[Field, ...]:
    chosen = _chosen(layout, [item for seen in pages for item in seen.facts.found])
    evidence = _together([seen.facts.evidence for seen in pages])
    owned = _owned(chosen, pages)
    fields = []
    for best, rivals in chosen.values():
        parts = _parts(pages, best.field.name)
        if isinstance(best, Unread):
            fields.append(unread_field(best, file))
        elif spans_pages(parts):
            each = [field_of(part, (), evidence, file) for part in parts]
            fields.append(joined_pages(parts, each))
        else:
            field = field_of(best, rivals, evidence, file)
            if best.field.continued and titled_again(layout, pages[0].page):
                field = field.doubted(reason("over-pages"))  # the page before it is elsewhere
            field = _with_page_doubts(best, field, owned[best.page.number])
            others = (one for one, _ in chosen.values() if isinstance(one, Candidate))
            if any(parted_from_its_name(best, other) for other in others):
                field = field.doubted(reason("may-go-on"))
            fields.append(_with_goods_of_each_class(best, field, chosen))
    drawn = {field.name: field for field in _drawn(pages)}
    fields = [field for field in fields if not _stands_for(drawn.get(field.name), field)]
    read = {field.name for field in fields}
    fields.extend(field for name, field in drawn.items() if name not in read)
    sides = [(seen.page, seen.seals) for seen in pages]
    bare = all(seen.facts.bare for seen in pages)
    fields.extend(sealing_fields(layout, sides, file, bare=bare))
    signed = "signed" in {*read, *drawn}
    unsigned = None if signed else unsigned_field(layout, sides, file, bare=bare)
    fields.extend([unsigned] if unsigned else [])
    places = {field.name: place for place, field in reversed(list(enumerate(layout.fields)))}
    weighed = (_with_more_classes(field, pages) for field in fields)
    ordered = sorted(weighed, key=lambda field: places.get(field.name, _LAST))
    return proven(layout, crosschecked(layout, tuple(ordered)))


def _stands_for(drawn: Field | None, field: Field) -> bool:
    """Tell whether something was seen in the place of a value that its label does not have."""
    seen = drawn is not None and drawn.value is not None
    return seen and field.state is FieldState.UNREAD


def _parts(pages: list[SeenPage], name: str) -> list[Candidate]:
    """Return each page's best candidate for a field."""
    best = (best_of(seen.facts.found, name) for seen in pages)
    return [one for one in best if one is not None]


def _chosen(layout: Layout, found: list[Found]) -> _Chosen:
    """Pick each field's best candidate; the rest stay as rivals."""
    chosen: _Chosen = {}
    for name in dict.fromkeys(field.name for field in layout.fields):
        items = [item for item in found if item.field.name == name]
        best = best_of(items, name)
        if best is not None:
            rivals = (one for one in items if isinstance(one, Candidate) and one is not best)
            chosen[name] = (best, tuple(rivals))
        elif items:
            chosen[name] = (items[0], ())
    return chosen


def _together(parts: list[Evidence]) -> Evidence:
    return Evidence(
        {place: said for part in parts for place, said in part.witnessed.items()},
        {place: said for part in parts for place, said in part.layer.items()},
        frozenset().union(*(part.passed_over for part in parts)),
        frozenset().union(*(part.unread_beside for part in parts)),
        frozenset().union(*(part.plain for part in parts)),
        {place: read for part in parts for place, read in part.as_read.items()},
    )


def _owned(chosen: _Chosen, pages: list[SeenPage]) -> dict[int, set[int]]:
    """Return, for each page, the lines that some value or label already owns.

    What was taken on trust beside the best, and makes no sense, explains nothing.
    """
    owned = {seen.page.number: set(seen.facts.label_lines) for seen in pages}
    for best, rivals in chosen.values():
        for item in (
            best,
            *(one for one in rivals if one.parsed.well_formed or not one.field.doubt),
        ):
            lines = owned[item.page.number]
            lines.update(spot.line for spot in item.strip.spots)
            if isinstance(item, Candidate):
                lines.update(item.entry)
    return owned


def _with_page_doubts(best: Candidate, field: Field, owned: set[int]) -> Field:
    if (
        best.page.score < PAGE_SCORE
        and field.check_digit is not CheckDigit.VALID
        and field.state is not FieldState.UNREAD
    ):
        field = field.doubted(reason("page-hard-to-read"))
    if best.field.value in FREE_TEXT and may_go_on(best, frozenset(owned)):
        field = field.doubted(reason("may-go-on"))
    if best.field.value in COUNTED and breaks_off(best):
        field = field.doubted(reason("may-go-on"))
    if best.field.value == "urls" and address_goes_on(best):
        field = field.doubted(reason("may-go-on"))
    if best.field.value in UNENDED and fills_its_last_line(best.page, best.strip):
        field = field.doubted(reason("last-line-full"))
    return field


def _with_goods_of_each_class(best: Candidate, field: Field, chosen: _Chosen) -> Field:
    """Doubt goods that name fewer classes than the paper has: those of another stand elsewhere."""
    found = chosen["nice_classes"][0] if "nice_classes" in chosen else None
    classes = found.parsed.value if isinstance(found, Candidate) else None
    if field.name != "goods_services" or not isinstance(classes, tuple):
        return field
    pieces = zip(best.strip.text, best.strip.spots, strict=True)
    joined = 1 + sum(char == ";" and spot.char < 0 for char, spot in pieces)
    named = sum(bool(re.search(rf"(?<!\d)0?{number}(?!\d)", best.raw)) for number in classes)
    if max(joined, named) >= len(classes):
        return field
    return field.doubted(reason("may-go-on"))


def _with_more_classes(field: Field, pages: list[SeenPage]) -> Field:
    """Doubt a list of classes when the paper names others by the word somewhere."""
    if field.name != "nice_classes" or not isinstance(field.value, tuple):
        return field
    said = {
        number for seen in pages for line in seen.page.lines for number in classes_said(line.text)
    }
    return field if said <= set(field.value) else field.doubted(reason("more-classes"))


def _drawn(pages: list[SeenPage]) -> tuple[Field, ...]:
    """Return what is drawn: the first page's mark, and the last place of sealing and signing."""
    drawn: dict[str, Field] = {}
    for seen in pages:
        for field in seen.facts.drawn:
            if field.name not in drawn or field.name != "mark_text":
                drawn[field.name] = field
    return tuple(drawn.values())
