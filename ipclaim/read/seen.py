"""One page with everything that was seen on it; its pixels are let go.

A page is looked at once and alone, so a file of any length costs the memory of one page. Which
paper it belongs to is known by then: its own title tells, or the page before it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ipclaim.model.document import Field, PageImage, Problem
from ipclaim.read.adjoining import FREE_TEXT
from ipclaim.read.bareness import bears_print_alone
from ipclaim.read.candidates import Candidate, Found
from ipclaim.read.certainty import PAGE_SCORE, Evidence
from ipclaim.read.classify import Classified, classify, says
from ipclaim.read.condition import condition_of, is_coloured
from ipclaim.read.evidence import Third, doubts_of_lines, evidence_for
from ipclaim.read.fields import find_fields
from ipclaim.read.folding import compact
from ipclaim.read.freemarks import free_mark
from ipclaim.read.labels import labelled
from ipclaim.read.layouts import Layout
from ipclaim.read.lines import Page, page_of, touched
from ipclaim.read.marks import lettering_of, mark_field
from ipclaim.read.ocr.engine import Engine, Reading, ReadsLines, Witness
from ipclaim.read.ocr.witnesses import third_witness
from ipclaim.read.opening import OpenedPage, turn
from ipclaim.read.opening.troubles import problem
from ipclaim.read.overlooked import with_overlooked
from ipclaim.read.pagination import is_further, next_to
from ipclaim.read.plainmarks import is_plain
from ipclaim.read.reasons import reason
from ipclaim.read.seals.ink import Inks
from ipclaim.read.seals.reading import LineText, ReadSeal, seals_on
from ipclaim.read.signing import signed_field
from ipclaim.read.textlayer import Line, TextLayer, mended_page, text_layer, turned_chars
from ipclaim.read.torn_days import with_torn_days
from ipclaim.read.unread import unread_print_beside

_LOW_SIDE = 1150
"""Long side in pixels below which an A4 sheet has less than 100 dpi."""
_NUMBERS = ("invoice_number", "registration_number", "patent_number", "complaint_number")
"""What a paper is told by."""
_SAID_ANYWHERE = 5
"""Characters of a word of further pages, up to which papers of any kind say it: Class, 附页."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one page says, before the pages of a paper are put together."""

    found: tuple[Found, ...] = ()
    label_lines: frozenset[int] = frozenset()
    evidence: Evidence = field(default_factory=lambda: Evidence({}, {}))
    drawn: tuple[Field, ...] = ()
    """Facts that are seen rather than read: the mark, a seal, a signature."""
    bare: bool = False
    """Whether all ink on the page is known to be print: no seal and no signature."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """One page after reading."""

    page: Page
    image: PageImage
    classified: Classified
    layout: Layout | None
    """The layout it was read with: its own, or that of the paper it goes on with."""
    starts: bool
    """A paper starts here."""
    facts: Facts
    problems: tuple[Problem, ...]
    seals: tuple[ReadSeal, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks at pages, and the kinds of paper that are known."""

    engine: Engine
    witness: Witness
    layouts: tuple[Layout, ...]
    third: Third = third_witness

    def see(self, opened: OpenedPage, before: SeenPage | None, file: str) -> SeenPage:
        """Look at one page; ``before`` is the page before it in the same file."""
        reading = self.engine.read(opened.pixels)
        pixels = turn(opened.pixels, reading.turned)
        height, width = pixels.shape[:2]
        inks = Inks(pixels)
        as_read = self._as_read(opened.page, reading, inks)
        image = PageImage(
            opened.page, width, height, opened.dpi, reading.turned, colour=is_coloured(pixels)
        )
        page, layer = mended_page(as_read, _layer(opened, reading.turned, as_read))
        classified = classify(self.layouts, page)
        further = before is not None and goes_on(before, classified, page)
        layout = before.layout if before and further else classified.layout
        seals = seals_on(inks, self._seal_readers())
        facts = self._facts(layout, page, inks, seals, layer, file) if layout else Facts()
        aside = _aside(reading, as_read, seals, layout)
        problems = (
            *_problems(page, image, classified, layer),
            *condition_of(page, image, inks, seals, aside),
        )
        return SeenPage(page, image, classified, layout, not further, facts, problems, seals)

    def _as_read(self, number: int, reading: Reading, inks: Inks) -> Page:
        """Return the page as the engine read it, with the print that it passed over at first."""
        height, width = inks.pixels.shape[:2]
        page = page_of(number, width, height, reading.lines)
        if not page.lines or not isinstance(self.engine, ReadsLines):
            return page
        lines = with_overlooked(page, reading.lines, inks, self.engine)
        if lines is not reading.lines:
            page = page_of(number, width, height, lines)
        whole = with_torn_days(page, lines, inks, self.engine)
        return page if whole is lines else page_of(number, width, height, whole)

    def _facts(
        self,
        layout: Layout,
        page: Page,
        inks: Inks,
        seals: tuple[ReadSeal, ...],
        layer: TextLayer,
        file: str,
    ) -> Facts:
        found = find_fields(layout, page)
        labels = labelled(layout, page).spoken_for
        best = tuple(_best(found))
        others = (lines_of(one) for one in best if one.field.name != "mark_text")
        taken = labels.union(*others)
        mark = self._settled(drawn_mark(layout, page, found, file), page, inks, taken)
        signed = signed_field(layout, page, inks, seals, file)
        return Facts(
            found,
            labels,
            self._evidence(page, inks, layer, best, taken),
            tuple(one for one in (mark, signed) if one is not None),
            bare=bool(layout.drawn) and not seals and bears_print_alone(page, inks),
        )

    def _settled(
        self, mark: Field | None, page: Page, inks: Inks, taken: frozenset[int]
    ) -> Field | None:
        """Return the mark, certain where it is writing alone that all readers read alike."""
        own = lettering_of(mark, page) if mark is not None else ()
        if mark is None or not own or not is_plain(page, own, taken, inks):
            return mark
        lines = [line.index for line in own]
        codes = doubts_of_lines(page, lines, inks.pixels, self.witness, self.third)
        if page.score < PAGE_SCORE:
            codes = [*codes, "page-hard-to-read"]
        read = mark.without(frozenset({"drawn"}))
        return read.doubted(*map(reason, codes)) if codes else read

    def _evidence(
        self,
        page: Page,
        inks: Inks,
        layer: TextLayer,
        values: tuple[Candidate, ...],
        taken: frozenset[int],
    ) -> Evidence:
        beside = frozenset(
            (page.number, value.strip.spots[0].line)
            for value in values
            if value.field.value in FREE_TEXT and unread_print_beside(page, lines_of(value), inks)
        )
        plain = frozenset(
            (page.number, value.strip.spots[0].line)
            for value in values
            if value.field.drawn
            and is_plain(page, [page.lines[line] for line in lines_of(value)], taken, inks)
        )
        evidence = evidence_for(page, inks.pixels, layer, values, self.witness, self.third)
        return replace(evidence, unread_beside=beside, plain=plain)

    def _seal_readers(self) -> tuple[LineText, ...]:
        """Return who reads a single line: the engine first, if it has that door; the witness."""
        engine = self.engine
        if not isinstance(engine, ReadsLines):
            return (self.witness.read_line,)
        return lambda crop: engine.read_line(crop).text, self.witness.read_line


def best_of(found: Iterable[Found], name: str) -> Candidate | None:
    """Return a field's best candidate: well formed, and found in the layout's first way."""
    candidates = [one for one in found if isinstance(one, Candidate) and one.field.name == name]
    return min(candidates, key=lambda one: (not one.parsed.well_formed, one.rank), default=None)


def _best(found: tuple[Found, ...]) -> Iterator[Candidate]:
    for name in dict.fromkeys(one.field.name for one in found):
        best = best_of(found, name)
        if best is not None:
            yield best


def goes_on(before: SeenPage, now: Classified, page: Page) -> bool:
    """Tell whether a page belongs to the paper of the page before it; a title starts a paper."""
    layout = before.layout
    if layout is None and now.layout is None:
        return True
    if now.titled:
        return layout is not None and (titled_again(layout, page) or _is_resumed(before, now, page))
    numbered = (now.layout is None or not now.certain) and next_to(before.page, page)
    if layout is None or numbered:
        return numbered
    if now.layout is not None and now.layout.kind == layout.kind:
        return True
    text = "".join(line.text for line in page.lines)
    said = [word for word in layout.continues if says(text, word)]
    if now.layout is None:
        return layout.long or bool(said)
    return not now.certain and any(len(word) > _SAID_ANYWHERE for word in said)


def _is_resumed(before: SeenPage, now: Classified, page: Page) -> bool:
    """Tell a further page of one paper that prints its title and number on each: Seite 2."""
    layout = before.layout
    if layout is None or now.kind != layout.kind or not is_further(page):
        return False
    found = find_fields(layout, page)
    pairs = ((best_of(before.facts.found, name), best_of(found, name)) for name in _NUMBERS)
    return any(one and other and one.key == other.key for one, other in pairs)


def titled_again(layout: Layout, page: Page) -> bool:
    """Tell a title that says it is a further page: 商标注册证（续页）."""
    return any(
        title in compact(line.text) and re.search(r"续页|附页|\(续\)", compact(line.text))
        for line in page.lines
        for title in layout.titles
    )


def lines_of(value: Candidate) -> frozenset[int]:
    """Return the lines that a value stands in."""
    return frozenset(line for line, _, _ in touched(value.strip))


def drawn_mark(layout: Layout, page: Page, found: tuple[Found, ...], file: str) -> Field | None:
    """Return the mark that is shown on a page rather than named by a label."""
    if layout.mark_region is None:
        return None
    labels = labelled(layout, page).spoken_for
    values = frozenset(
        spot.line
        for one in found
        if isinstance(one, Candidate) and one.field.name != "mark_text"
        for spot in one.strip.spots
    )
    explained = labels | values
    mark = mark_field(layout.mark_region, page, file, explained)
    named = best_of(found, "mark_text") is not None
    if named or (mark is not None and mark.value is not None):
        return mark
    return free_mark(layout, page, explained, file) or mark


def _layer(opened: OpenedPage, turned: int, page: Page) -> TextLayer:
    """Return what the PDF itself says, upright like the page and judged by what was read."""
    height, width = opened.pixels.shape[:2]
    return text_layer(
        turned_chars(opened.layer, turned, width, height),
        turned_chars(opened.hidden, turned, width, height),
        [Line(line.text, line.box) for line in page.lines],
    )


def _aside(
    reading: Reading, page: Page, seals: tuple[ReadSeal, ...], layout: Layout | None
) -> tuple[str, ...]:
    """Return what was read beside the print: watermarks, framed stamps.

    A purpose set level over a licence is found among its print; in a letter it is what it says.
    """
    print_ = set(page.read)
    slanted = [line.text for line in reading.lines if line not in print_]
    stamped = [seal.text for seal in seals if seal.text and seal.found.ring is None]
    level = [] if layout is not None and layout.drawn else [line.text for line in page.lines]
    return (*slanted, *stamped, *level)


def _problems(
    page: Page, image: PageImage, classified: Classified, layer: TextLayer
) -> Iterator[Problem]:
    if not page.lines:
        yield problem("blank-page", page.number)
        return
    if max(image.width, image.height) < _LOW_SIDE:
        yield problem("low-resolution", page.number)
    if page.score < PAGE_SCORE:
        yield problem("hard-to-read", page.number)
    if classified.several:
        yield problem("several-papers", page.number)
    if layer.says_other_things:
        yield problem("text-layer-differs", page.number)
