"""Which kind of paper a page is, by weighted words, and how sure that is. Pure.

``other`` is an answer: a page with writing on which no kind's words are found.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz

from ipclaim.read.folding import compact
from ipclaim.read.layouts import Layout
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
    text = "".join(rows)
    scored = sorted(
        ((*_score(layout, text, (*rows, *singles)), layout) for layout in layouts),
        key=lambda item: -item[0],
    )
    best_score, titled, best = scored[0]
    rival = max((score for score, _, other in scored if other.kind != best.kind), default=0)
    if best_score < _NOTHING:
        return Classified(None, best_score <= 1, best_score, titled=False)
    certain = best_score >= _CERTAIN_SCORE and best_score - rival >= _CERTAIN_MARGIN
    several = _several(layouts, page)
    return Classified(best, certain and not several, best_score, titled, several)


def _several(layouts: tuple[Layout, ...], page: Page) -> bool:
    """Tell whether titles of two kinds stand on one page, each as large as titles are."""
    large = [line for line in page.lines if line.height > _TITLE_SIZE * page.line_height]
    titles = [(compact(title), layout.kind) for layout in layouts for title in layout.titles]
    kinds = {kind for line in large for title, kind in titles if compact(line.text) == title}
    return len(kinds) > 1


def _score(layout: Layout, text: str, units: tuple[str, ...]) -> tuple[int, bool]:
    titled = any(_is_title(unit, title) for title in layout.titles for unit in units)
    score = _TITLE if titled else 0
    if not titled and any(says(text, title) for title in layout.titles):
        score = _TITLE_INSIDE
    score += sum(weight for cue, weight in layout.cues.items() if says(text, cue))
    score -= sum(weight for cue, weight in layout.against.items() if says(text, cue))
    return score, titled


def _is_title(unit: str, title: str) -> bool:
    wanted = compact(title)
    if len(unit) > len(wanted) + 6:
        return False
    if len(wanted) <= 4:
        return unit.startswith(wanted) or unit.endswith(wanted)
    return fuzz.ratio(unit.lower(), wanted.lower()) >= _ALIKE or wanted.lower() in unit.lower()


def says(text: str, words: str) -> bool:
    """Tell whether a page's text says the words, a single misread character aside."""
    wanted = compact(words).lower()
    lowered = text.lower()
    if wanted in lowered:
        return True
    return len(wanted) >= 6 and fuzz.partial_ratio(wanted, lowered) >= _ALIKE


def style_of(layout: Layout, page: Page) -> str | None:
    """Return the style most of whose cues are on the page; ``None`` when none is."""
    text = "".join(compact(line.text) for line in page.lines)
    best, best_share = None, 0.0
    for style in layout.styles:
        share = sum(says(text, cue) for cue in style.cues) / max(1, len(style.cues))
        if share > best_share:
            best, best_share = style.id, share
    return best if best_share > 0.5 else None
