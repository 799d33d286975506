"""Labels on a page: which words of a row are labels, and where each one's text may begin and end.

A label counts only at the start of a line or column, so that the same word inside a sentence
does not become one. Longer labels win: 注册人地址 is not 注册人. Which text is whose is told in
`ipclaim.read.entries`. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ipclaim.read.cells import rows_of
from ipclaim.read.codes import code_after_words, in_column, is_code
from ipclaim.read.folding import compact, unaccented
from ipclaim.read.labelwords import LabelWords, words_on
from ipclaim.read.layouts import Layout
from ipclaim.read.lines import Line, Page, Strip

_NO_LABEL = re.compile(
    r"(?:地址|住所|联系人|联系方式|联系电话|电话|邮编|邮箱|邮政编码|证件|身份证|法定代表人|国籍)[\u3400-\u9fff]{0,4}:"
    r"| (?:is|are|was|were|shall|may|must|will|has|have|had|does|do|not)\b"
)
"""What shows that a word is part of a longer label, or of a sentence: Authority is not given."""


_UNKNOWN = ""
"""Of a label that no layout names."""
_LIKE_A_LABEL = re.compile(
    r"(?:[A-Z][A-Za-z/&.' -]{0,28}[ /.])?(?:No|Nos|Nr|Number|Date|Ref)\.?:?"
    r"|[\u3400-\u9fff]{0,6}(?:编号|号码|日期)[::]?",
)
"""A line that can only name an entry: P/I No., Valid date, 合同编号."""

_BEFORE_A_COLON = re.compile(r"(?P<said>[^\W\d_][^:：]{4,40}?) ?[:：][ ]?")
"""Where a line's label ends, be it misread: EndereÇ0: RUA…"""
_COLON_BESIDE = re.compile(r"\t ?[:：] ?")
"""What begins the value beside it: Nice Sınıfı | : 28."""


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label in a row and where its text begins and may end."""

    label: str
    row: int
    line: int
    """The line in which the label starts."""
    place: int
    """The character of that line at which it, or the number before it, starts: 二、涉及商标."""
    start: int
    end: int
    """Position in the row's text after the label and its colon."""
    limit: int
    """Position of the next label of the row, or the row's end."""
    loose: bool
    """Neither a colon nor a gap parts it from what follows."""

    def overlaps(self, other: "LabelHit") -> bool:
        """Tell whether two labels share print."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page with the labels of one layout found on it."""

    page: Page
    strips: tuple[Strip, ...]
    """Each row's text."""
    hits: tuple[LabelHit, ...]
    columns: tuple[float, ...]
    """Where columns start, in levelled pixels."""

    @property
    def after_codes(self) -> frozenset[int]:
        """Lines in whose row a code stands left of them: each begins an entry."""
        rows = {hit.row: hit.line for hit in self.hits if is_code(hit.label)}
        return frozenset(
            line.index
            for row, code in rows.items()
            for line in self.page.rows[row]
            if line.index >= code
        )

    @property
    def label_lines(self) -> frozenset[int]:
        """Lines that start with a label; one inside a line leaves room for a value's end."""
        return frozenset(
            spot.line
            for hit in self.hits
            if hit.place == 0
            for spot in self.strips[hit.row].spots[hit.start : hit.end]
            if spot.line == hit.line or spot.char == 0
        )

    @property
    def spoken_for(self) -> frozenset[int]:
        """Lines that are a label or stand right of one, be it one that no field asks for.

        Whatever stands in a row that begins with a code is that code's entry.
        """
        beside = (line.index for line in self.page.lines if belongs_to_label(self, line))
        return self.label_lines | frozenset(beside) | self.after_codes


def labelled(layout: Layout, page: Page) -> LabelledPage:
    """Find a layout's labels on a page."""
    strips = rows_of(page, frozenset("".join(label.split()) for label in layout.labels))
    hits: list[LabelHit] = []
    if layout.labels:
        titles = _titles_only(layout)
        words = words_on(layout.labels, (strip.text for strip in strips))
        for number, strip in enumerate(strips):
            if _letters_of(strip.text) in titles:
                continue
            said = _hits(words, number, strip)
            more = _lines_that_are_labels(layout, words, page, number, strip)
            unsaid = (one for one in more if not any(map(one.overlaps, said)))
            hits.extend(_limited([*said, *unsaid]))
    return LabelledPage(page, strips, tuple(_kept(hits, page, strips)), page.columns)


def _titles_only(layout: Layout) -> frozenset[str]:
    """Return what says that a paper is one though a label begins it: MARKA TESCIL BELGESI.

    What is a label by itself stays one: 商标 as a title names no paper.
    """
    titles = frozenset(map(_letters_of, layout.titles))
    return titles.difference(map(_letters_of, layout.labels))


def _letters_of(text: str) -> str:
    return unaccented(compact(text)).lower()


def _with_codes(hits: list[LabelHit], page: Page) -> list[LabelHit]:
    """Return the hits without numbers that only look like a code."""
    coded = [hit for hit in hits if is_code(hit.label)]
    if not coded:
        return hits
    edges = []
    for hit in coded:
        line = page.lines[hit.line]
        alone = (
            re.fullmatch(r"\W*\d{3}\W*", line.text)
            or line.text.lstrip()[:1] in "(["
            or code_after_words(line.text)
        )
        edges.append((line.x0, line.height, bool(alone) and hit.place <= 1))
    kept = {id(hit) for hit, stays in zip(coded, in_column(edges), strict=True) if stays}
    return [hit for hit in hits if not is_code(hit.label) or id(hit) in kept]


def _no_answers(hits: list[LabelHit]) -> list[LabelHit]:
    """Return the hits without words that answer a code's entry: 550 | Type | Word mark.

    Such words end their row, and stand beyond what the code means.
    """
    codes = {hit.row: hit for hit in hits if is_code(hit.label)}
    return [hit for hit in hits if hit.row not in codes or not _answers(codes[hit.row], hit)]


def _answers(code: LabelHit, hit: LabelHit) -> bool:
    between = hit.start - code.end
    return not is_code(hit.label) and between > 1 and hit.end == hit.limit


def _kept(hits: list[LabelHit], page: Page, strips: tuple[Strip, ...]) -> Iterator[LabelHit]:
    """Yield the hits that are labels, the text of each ending at the next one of its row."""
    kept = _no_answers(_with_codes(hits, page))
    for hit in kept:
        after = [other for other in hits if other.row == hit.row and other.start >= hit.limit]
        left = [other.start for other in after if other in kept]
        whole = len(left) == len(after)
        end = min(left, default=len(strips[hit.row].text))
        yield hit if whole else replace(hit, limit=end)


def _hits(words: LabelWords, row: int, strip: Strip) -> list[LabelHit]:
    matches = _apart(words, strip.text, words.found(strip.text))
    hits = []
    for index, match in enumerate(matches):
        end = words.value_start(strip.text, match)
        following = matches[index + 1].start() if index + 1 < len(matches) else len(strip.text)
        at = words.start_of(match)
        spot = next(s for s in strip.spots[at:] if s.char >= 0)
        number = next(s for s in strip.spots[match.start() :] if s.char >= 0)
        place = number.char if number.line == spot.line else spot.char
        loose = end == match.end() and end < following
        label = words.label_of(match)
        hits.append(LabelHit(label, row, spot.line, place, at, end, following, loose))
    return hits


def _lines_that_are_labels(
    layout: Layout, words: LabelWords, page: Page, row: int, strip: Strip
) -> Iterator[LabelHit]:
    """Yield lines of a row that are labels but for a letter (Sumame / Nom), or by their code.

    So does what stands before a line's colon.

    One that names an entry of which no layout knows ends the value before it as well.
    """
    starts = [place for place, spot in enumerate(strip.spots) if spot.char == 0]
    for start, after in zip(starts, [*starts[1:], len(strip.text) + 1], strict=False):
        end = after - 1
        line = strip.spots[start].line
        text = page.lines[line].text
        code = code_after_words(text)
        label = code if code in layout.labels else words.misread(text)
        before = _BEFORE_A_COLON.match(text) if label is None else None
        if before is not None:
            label = words.misread(before["said"])
            end = start + before.end() if label is not None else end
        if label is None and _LIKE_A_LABEL.fullmatch(text.strip()):
            label = _UNKNOWN
        if label is not None:
            colon = _COLON_BESIDE.match(strip.text, end)
            end, limit = (colon.end(), len(strip.text)) if colon else (end, after - 1)
            yield LabelHit(label, row, line, 0, start, end, limit, loose=False)


def _limited(hits: list[LabelHit]) -> Iterator[LabelHit]:
    """Yield a row's labels in order, the text of each ending where the next one begins."""
    ordered = sorted(hits, key=lambda hit: hit.start)
    for place, hit in enumerate(ordered, start=1):
        yield replace(hit, limit=min([hit.limit, *(one.start for one in ordered[place:])]))


def _apart(words: LabelWords, text: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Drop a label word that starts another label's value: 转委托权 | 受托人不得转委托.

    Inside a line it is no label unless something parts it from what follows: ，被授权人在…
    """
    kept: list[re.Match[str]] = []
    for match in matches:
        loose = words.value_start(text, match) == match.end() < len(text)
        if kept and loose and match.start() <= words.value_start(text, kept[-1]):
            continue
        if loose and match.start() > 0 and text[match.start() - 1] in ";,。、司所":
            continue
        if _NO_LABEL.match(text, match.end()):
            continue
        kept.append(match)
    return kept


def belongs_to_label(found: LabelledPage, line: Line) -> bool:
    """Tell whether the nearest line to the left in its row is a label with nothing of its own."""
    row = next(row for row in found.page.rows if line in row)
    position = row.index(line)
    if position == 0:
        return False
    before = row[position - 1]
    return any(hit.line == before.index and is_bare(found, hit, before) for hit in found.hits)


def is_bare(found: LabelledPage, hit: LabelHit, line: Line) -> bool:
    """Tell whether the label fills its line."""
    strip = found.strips[hit.row]
    return all(spot.line != line.index for spot in strip.spots[hit.end : hit.limit])
