"""Which kind of paper a page is, by weighted words, and how sure that is. Pure.

``other`` is an answer: a page with writing on which no kind's words are found, or one that says
what else it is: a contract, an order, a judgment. A kind is sure only when several of its words
are there, and clearly more than of any other kind.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from ipclaim.read.certainty import PAGE_SCORE
from ipclaim.read.codes import code_pattern, is_code
from ipclaim.read.folding import compact
from ipclaim.read.layouts import Layout, Style
from ipclaim.read.lines import Page, row_strip

OTHER = "other"
_TITLE = 6
_TITLE_INSIDE = 2
_CERTAIN_SCORE = 8
_CERTAIN_MARGIN = 4
_TITLE_SIZE = 1.5
"""Times the usual line height."""
_NOTHING = 4
"""Below this score a page is none of the kinds."""
_ALIKE = 84
"""Percent of likeness for words of four characters or more; one of six may be misread."""
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


def classify(layouts: tuple[Layout, ...], page: Page) -> Classified:
    """Return the best layout for one page."""
    rows = tuple(compact(row_strip(row).text) for row in page.rows)
    singles = tuple(compact(line.text) for line in page.lines)
    text, units = "".join(rows), tuple(dict.fromkeys((*rows, *singles)))
    headings = tuple(unit for unit in units if not _ENCLOSED.search(unit))
    scored = sorted(
        ((*_score(layout, text, units, headings), layout) for layout in layouts),
        key=lambda item: -item[0],
    )
    best_score, titled, best = scored[0]
    rival = max((score for score, _, other in scored if other.kind != best.kind), default=0)
    if best_score < _NOTHING:
        legible = not page.lines or page.score >= PAGE_SCORE
        return Classified(None, best_score <= 1 and legible, best_score, titled=False)
    enough = best_score >= _CERTAIN_SCORE or (best.kind == OTHER and rival < _NOTHING)
    certain = enough and best_score - rival >= _CERTAIN_MARGIN
    several = _several(layouts, page)
    layout = None if best.kind == OTHER else best
    return Classified(layout, certain and not several, best_score, titled, several)


def _several(layouts: tuple[Layout, ...], page: Page) -> bool:
    """Tell whether titles of two kinds stand on one page, each as large as titles are.

    One title may be several kinds': Certificate of Registration.
    """
    titles = [(compact(title), layout.kind) for layout in layouts for title in layout.titles]
    large = [
        {kind for title, kind in titles if compact(line.text) == title}
        for line in page.lines
        if line.height > _TITLE_SIZE * page.line_height
    ]
    named = [kinds for kinds in large if kinds]
    return bool(named) and not set.intersection(*named)


def _score(
    layout: Layout, text: str, units: tuple[str, ...], headings: tuple[str, ...]
) -> tuple[int, bool]:
    """Return a layout's points, and whether one of its titles stands among the headings."""
    titled = any(_is_title(unit, title) for title in layout.titles for unit in headings)
    score = _TITLE if titled else 0
    if not titled and any(says(text, title) for title in layout.titles):
        score = _TITLE_INSIDE
    score += sum(weight for cue, weight in layout.cues.items() if _cued(text, units, cue))
    score -= sum(weight for cue, weight in layout.against.items() if says(text, cue))
    return score, titled


def _cued(text: str, units: tuple[str, ...], cue: str) -> bool:
    """Tell whether a page says a cue; an INID code (#151) must begin a line: 151, (151), [151]."""
    if not is_code(cue):
        return says(text, cue)
    pattern = re.compile(rf"(?:{code_pattern(cue)})")
    return any(
        pattern.match(unit) for unit in units if unit.startswith(("(", "[")) or len(unit) == 3
    )


def _is_title(unit: str, title: str) -> bool:
    """Tell whether a line or row says no more than a title, as 浙江增值税专用发票 does."""
    wanted = _wanted(title)
    if len(unit) > len(wanted) + 6:
        return False
    if len(wanted) <= 4:
        return bool(
            re.fullmatch(rf"\W*{re.escape(wanted)}{_COPY}|[^\d\W]*{re.escape(wanted)}", unit)
        )
    return fuzz.ratio(unit.lower(), wanted) >= _ALIKE or wanted in unit.lower()


def says(text: str, words: str) -> bool:
    """Tell whether a page's text says the words, a single misread character aside."""
    wanted, lowered = _wanted(words), text.lower()
    if wanted in lowered:
        return True
    alike = len(wanted) >= 6 and fuzz.partial_ratio(wanted, lowered, score_cutoff=_ALIKE)
    return bool(alike)


@lru_cache(maxsize=4096)
def _wanted(words: str) -> str:
    return compact(words).lower()


def style_of(layout: Layout, page: Page) -> Style | None:
    """Return the style most of whose cues are on the page; ``None`` when none is."""
    text = "".join(compact(line.text) for line in page.lines)
    best, best_share = None, 0.0
    for style in layout.styles:
        share = sum(says(text, cue) for cue in style.cues) / max(1, len(style.cues))
        if share > best_share:
            best, best_share = style, share
    return best if best_share > 0.5 else None
