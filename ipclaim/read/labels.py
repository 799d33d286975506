"""Labels on a page: which words of a row are labels, and where each one's text may begin and end.

A label counts only at the start of a line or column, so that the same word inside a sentence
does not become one. Longer labels win: 注册人地址 is not 注册人. Which text is whose is told in
`ipclaim.read.entries`. Pure.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ipclaim.read.cells import rows_of
from ipclaim.read.codes import code_of, code_pattern, in_column, is_code
from ipclaim.read.layouts import Layout
from ipclaim.read.lines import Line, Page, Strip

_TRANSLATION = (
    r"(?:[\t ]?[/(]?[\t ]?[A-Za-z][A-Za-z .'/&-]{1,48}\)?(?=[\t ]?:)"
    r"|(?<=[\u3040-\u9fff])[\t ]?\((?![^()]*\b(?:Ltd|Limited|Inc|Co|Corp|Company|LLC)\b)"
    r"[A-Za-z][A-Za-z .'/&-]{1,48}\)(?=[\t ]|$))?"
)
"""A label said again in English: before its colon, or in brackets before a gap or a line's end."""
_SPECK = r"[\t ]?[,.、·'`☑☐□√✓]?[\t ]?"
"""What may stand between the characters of a spaced label: a gap, and a speck read as a comma,
or a piece of a watermark read as a box."""
_CODE = "code"
_DOT = r"[;_.,·|'`、-](?=[\t ]|$)"
_AFTER = re.compile(rf"[\t ]*(?:[:为](?:{_DOT})?|{_DOT})?[\t ]*")
"""A colon, a speck before a gap that was one, or 为 in running text (授权区域为全国)."""

_BULLET = r"(?:[(]?[0-9一二三四五六七八九十]{1,2}[).、]|[·'`*~])"
"""What may stand before a label: its number in a list, or a speck read as a dot."""


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
        """Lines that are a label or stand right of one, be it one that no field asks for."""
        beside = (line.index for line in self.page.lines if belongs_to_label(self, line))
        return self.label_lines | frozenset(beside)


@lru_cache(maxsize=256)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    def spaced(label: str) -> str:
        chars = _SPECK.join(re.escape(char) for char in label if not char.isspace())
        return chars + (r"(?![a-z])" if label[-1].isascii() and label[-1].isalpha() else "")

    words = "|".join(spaced(label) for label in labels if not is_code(label))
    codes = "|".join(code_pattern(label) for label in labels if is_code(label))
    said = rf"(?P<label>{words or '(?!)'}){_TRANSLATION}"
    if codes:
        said = rf"(?P<code>{codes})(?:[\t ]*[:/-]?[\t ]*(?:{words or '(?!)'})\b[.:]?)?|{said}"
    return re.compile(
        rf"(?:^|(?<=[\t;,。、|]))(?:{_BULLET}[\t ]?)?"
        rf"(?:{said})",
        re.IGNORECASE,
    )


def labelled(layout: Layout, page: Page) -> LabelledPage:
    """Find a layout's labels on a page."""
    strips = rows_of(page, frozenset(layout.labels))
    hits: list[LabelHit] = []
    if layout.labels:
        pattern = _label_pattern(layout.labels)
        known = {_plain(label): label for label in layout.labels}
        for number, strip in enumerate(strips):
            hits.extend(_hits(pattern, known, number, strip))
    return LabelledPage(page, strips, tuple(_with_codes(hits, page)), page.columns)


def _with_codes(hits: list[LabelHit], page: Page) -> list[LabelHit]:
    """Return the hits without numbers that only look like a code."""
    coded = [hit for hit in hits if is_code(hit.label)]
    if not coded:
        return hits
    edges = []
    for hit in coded:
        line = page.lines[hit.line]
        alone = re.fullmatch(r"\W*\d{3}\W*", line.text) or line.text.lstrip()[:1] in "(["
        edges.append((line.x0, line.height, bool(alone) and hit.place <= 1))
    kept = {id(hit) for hit, stays in zip(coded, in_column(edges), strict=True) if stays}
    return [hit for hit in hits if not is_code(hit.label) or id(hit) in kept]


def _hits(
    pattern: re.Pattern[str], known: dict[str, str], row: int, strip: Strip
) -> list[LabelHit]:
    matches = _apart(strip.text, list(pattern.finditer(strip.text)))
    hits = []
    for index, match in enumerate(matches):
        label = code_of(match[_CODE]) if _is_code(match) else known[_plain(match["label"])]
        end = _value_start(strip.text, match)
        following = matches[index + 1].start() if index + 1 < len(matches) else len(strip.text)
        at = match.start(_CODE if _is_code(match) else "label")
        spot = next(s for s in strip.spots[at:] if s.char >= 0)
        number = next(s for s in strip.spots[match.start() :] if s.char >= 0)
        place = number.char if number.line == spot.line else spot.char
        loose = end == match.end() and end < following
        hits.append(LabelHit(label, row, spot.line, place, at, end, following, loose))
    return hits


def _is_code(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get(_CODE))


def _plain(label: str) -> str:
    return re.sub(r"[\s,.、·'`☑☐□√✓]", "", label).lower()


def _value_start(text: str, match: re.Match[str]) -> int:
    after = _AFTER.match(text, match.end())
    return after.end() if after else match.end()


def _apart(text: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Drop a label word that starts another label's value: 转委托权 | 受托人不得转委托.

    Inside a line it is no label unless something parts it from what follows: ，被授权人在…
    """
    kept: list[re.Match[str]] = []
    for match in matches:
        loose = _value_start(text, match) == match.end() < len(text)
        if kept and loose and match.start() <= _value_start(text, kept[-1]):
            continue
        if loose and match.start() > 0 and text[match.start() - 1] in ";,。、":
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
