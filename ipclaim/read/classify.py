"""Which kind of paper a page is, by weighted words, and how sure that is. Pure.

``other`` is an answer: a page with writing on which no kind's words are found, or one that says
what else it is: a contract, an order, a judgment. A kind is sure only when several of its words
are there, and clearly more than of any other kind; without a title, ``other`` is sure only on a
page whose language is known: no words are found on a Hebrew licence either.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from rapidfuzz import fuzz, process

from ipclaim.read.certainty import PAGE_SCORE
from ipclaim.read.codes import code_pattern, is_code
from ipclaim.read.folding import compact, unaccented
from ipclaim.read.layouts import Layout, Style
from ipclaim.read.lines import Page, row_strip
from ipclaim.read.understood import is_understood

OTHER = "other"
_TITLE = 6
_TITLE_INSIDE = 2
_CERTAIN_SCORE = 8
_CERTAIN_MARGIN = 4
_UNTITLED_MARGIN = 7
"""The same for a page without any title: a register's page has a certificate's INID codes."""
_AGAINST_A_TITLE = 12
"""The same for a page without a title of its kind, but with another kind's: a packing list has an
invoice's number and parties."""
_TITLE_SIZE = 1.5
"""Times the usual line height."""
_NOTHING = 4
"""Below this score a page is none of the kinds."""
_ALIKE = 84
"""Percent of likeness for words of four characters or more; one of six may be misread."""
_SHORTEST_ALIKE = _ALIKE / (200 - _ALIKE)
"""Share of a title's length below which nothing is so alike."""
_LONG = 6
"""Characters of a word from which one may be misread."""
_SHORT = 4
"""Characters of a title up to which it must stand there letter by letter."""
_MORE_THAN_A_TITLE = 6
"""Characters that a heading may have more than its title."""
_ENCLOSED = re.compile(r"附件|复印件|扫描件|原件|一份|各一|提供|提交|[:。,;、]|^\d+[.)]")
"""No heading: a list of enclosures names papers too, 附件二：营业执照复印件."""
_COPY = r"(?:\W|副本|正本|样本|样张|\d)*"
"""What may follow a short title: 营业执照（副本）1-1."""


@dataclass(frozen=True, slots=True)
class Classified:
    """A page's kind: its layout, or ``None`` for other."""

    layout: Layout | None
    certain: bool
    score: int
    titled: bool
    """The page carries the paper's own title: a paper starts here."""
    several: bool = False
    """Large titles of different kinds stand beside one another: nothing on it is certain."""

    @property
    def kind(self) -> str:
        """The document type."""
        return self.layout.kind if self.layout else OTHER


@dataclass(frozen=True, slots=True)
class _Headings:
    """Lines and rows of a page that may be titles, the shortest first."""

    units: tuple[str, ...]
    lengths: tuple[int, ...]
    text: str
    """All of them, in small letters without accents."""

    @classmethod
    def of(cls, units: Iterable[str]) -> Self:
        ordered = sorted(units, key=len)
        return cls(tuple(ordered), tuple(map(len, ordered)), _plain("\n".join(ordered)))

    def between(self, shortest: float, longest: int) -> tuple[str, ...]:
        """Return those of such a length."""
        first = bisect_left(self.lengths, shortest)
        return self.units[first : bisect_right(self.lengths, longest)]


def classify(layouts: tuple[Layout, ...], page: Page) -> Classified:
    """Return the best layout for one page."""
    rows = tuple(compact(row_strip(row).text) for row in page.rows)
    singles = tuple(compact(line.text) for line in page.lines)
    text, units = _plain("".join(rows)), tuple(dict.fromkeys((*rows, *singles)))
    headings = _Headings.of(unit for unit in units if not _ENCLOSED.search(unit))
    scored = sorted(
        ((*_score(layout, text, units, headings), layout) for layout in layouts),
        key=lambda item: -item[0],
    )
    best_score, titled, best = scored[0]
    rival = max((score for score, _, other in scored if other.kind != best.kind), default=0)
    if best_score < _NOTHING:
        legible = not page.lines or page.score >= PAGE_SCORE
        nothing = best_score <= 1 and legible and is_understood(page)
        return Classified(None, nothing, best_score, titled=False)
    enough = best_score >= _CERTAIN_SCORE or (best.kind == OTHER and rival < _NOTHING)
    otherwise = any(named for _, named, other in scored if other.kind != best.kind)
    untitled = _UNTITLED_MARGIN if best.kind != OTHER else _CERTAIN_MARGIN
    margin = _CERTAIN_MARGIN if titled else _AGAINST_A_TITLE if otherwise else untitled
    certain = enough and best_score - rival >= margin
    if best.kind == OTHER and not titled:
        certain = certain and is_understood(page)
    several = _several(layouts, page)
    layout = None if best.kind == OTHER else best
    return Classified(layout, certain and not several, best_score, titled, several)


def _several(layouts: tuple[Layout, ...], page: Page) -> bool:
    """Tell whether titles of two kinds stand on one page, each as large as titles are.

    One title may be several kinds': Certificate of Registration.
    """
    large = {
        compact(line.text): set[str]()
        for line in page.lines
        if line.height > _TITLE_SIZE * page.line_height
    }
    for layout in layouts if large else ():
        for title in layout.titles:
            large.get(compact(title), set()).add(layout.kind)
    named = [kinds for kinds in large.values() if kinds]
    return bool(named) and not set.intersection(*named)


def _score(
    layout: Layout, text: str, units: tuple[str, ...], headings: "_Headings"
) -> tuple[int, bool]:
    """Return a layout's points, and whether one of its titles stands among the headings.

    ``text`` is in small letters without accents.
    """
    titled = any(_is_among(headings, _wanted(title)) for title in layout.titles)
    score = _TITLE if titled else 0
    if not titled and any(_is_said(text, title) for title in layout.titles):
        score = _TITLE_INSIDE
    score += sum(weight for cue, weight in layout.cues.items() if _cued(text, units, cue))
    score -= sum(weight for cue, weight in layout.against.items() if _is_said(text, cue))
    return score, titled


def _cued(text: str, units: tuple[str, ...], cue: str) -> bool:
    """Tell whether a page says a cue; an INID code (#151) must begin a line: 151, (151), [151]."""
    if not is_code(cue):
        return _is_said(text, cue)
    pattern = _coded(cue)
    return any(
        pattern.match(unit) for unit in units if unit.startswith(("(", "[")) or len(unit) == 3
    )


@lru_cache(maxsize=512)
def _coded(cue: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{code_pattern(cue)})")


def _is_among(headings: "_Headings", title: str) -> bool:
    """Tell whether a heading says no more than a title, as 浙江增值税专用发票 does."""
    longest = len(title) + _MORE_THAN_A_TITLE
    within = title in headings.text
    if len(title) <= _SHORT:
        pattern = _short(title)
        return within and any(map(pattern.fullmatch, headings.between(0, longest)))
    near = [_plain(unit) for unit in headings.between(_SHORTEST_ALIKE * len(title), longest)]
    if within and any(title in unit for unit in near):
        return True
    return process.extractOne(title, near, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


@lru_cache(maxsize=512)
def _short(title: str) -> re.Pattern[str]:
    said = re.escape(title)
    return re.compile(rf"\W*{said}{_COPY}|[^\d\W]*{said}")


def says(text: str, words: str) -> bool:
    """Tell whether a page's text says the words, a single misread character aside."""
    return _is_said(_plain(text), words)


def _is_said(lowered: str, words: str) -> bool:
    wanted = _wanted(words)
    if wanted in lowered:
        return True
    if len(wanted) < _LONG or _too_few_of(wanted, lowered):
        return False
    return bool(fuzz.partial_ratio(wanted, lowered, score_cutoff=_ALIKE))


def _too_few_of(wanted: str, text: str) -> bool:
    """Tell at a glance that a text has too few of a word's letters to say anything like it."""
    return len(_letters(wanted) - _letters_of_page(text)) > (1 - _SHORTEST_ALIKE) * len(wanted)


@lru_cache(maxsize=4096)
def _letters(wanted: str) -> frozenset[str]:
    return frozenset(wanted)


@lru_cache(maxsize=8)
def _letters_of_page(text: str) -> frozenset[str]:
    return frozenset(text)


@lru_cache(maxsize=4096)
def _wanted(words: str) -> str:
    return _plain(compact(words))


def _plain(text: str) -> str:
    return unaccented(text).lower()


def style_of(layout: Layout, page: Page) -> Style | None:
    """Return the style most of whose cues are on the page; ``None`` when none is."""
    text = "".join(compact(line.text) for line in page.lines)
    best, best_share = None, 0.0
    for style in layout.styles:
        share = sum(says(text, cue) for cue in style.cues) / max(1, len(style.cues))
        if share > best_share:
            best, best_share = style, share
    return best if best_share > 0.5 else None
