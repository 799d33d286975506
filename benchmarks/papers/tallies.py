"""Adds scores up: what is right, what is certain, and what is certain but wrong. Prints nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median

from benchmarks.papers.measuring import Measured
from benchmarks.papers.scoring import DocumentScore, FieldScore

CLEAN = frozenset({"pristine", "scan", "true_layer", "pdf"})
HARD = frozenset(
    {
        *("phone", "fax", "creased", "lowres", "photocopy", "curled", "hand", "screen"),
        *("folded", "coffee_stain", "hand_in_view"),
    }
)
"""Ageings as the targets name them (photos, faxes, hard cases); all others count overall only."""
DRAWN = frozenset({"mark_text", "signed", "sealed", "seal_text"})
"""Facts that are drawn rather than written."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over fields."""

    true: int = 0
    given: int = 0
    right: int = 0
    certain: int = 0
    certain_right: int = 0

    @property
    def precision(self) -> float:
        """Share of the given values that are right; 1 when none was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of the true values that were given right; 1 when there is none."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Micro-F1."""
        return 2 * self.right / (self.true + self.given) if self.true + self.given else 1.0

    @property
    def certain_wrong(self) -> int:
        """How many values are wrong with a straight face."""
        return self.certain - self.certain_right

    @property
    def surely_right(self) -> float:
        """Share of the certain values that are right; 1 when none is certain."""
        return self.certain_right / self.certain if self.certain else 1.0

    @property
    def settled(self) -> float:
        """Share of all true values that are certain and right."""
        return self.certain_right / self.true if self.true else 1.0


def tally(fields: Iterable[FieldScore]) -> Tally:
    """Count fields."""
    scores = list(fields)
    return Tally(
        sum(score.is_true for score in scores),
        sum(score.given is not None for score in scores),
        sum(score.right for score in scores),
        sum(score.certain for score in scores),
        sum(score.certain and score.right for score in scores),
    )


Row = tuple[Measured, DocumentScore, FieldScore]


def rows(measured: Iterable[Measured]) -> list[Row]:
    """Return one row a field."""
    return [
        (paper, document, field)
        for paper in measured
        for document in paper.documents
        for field in document.fields
    ]


def grouped(found: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Tally]:
    """Count fields by a key, in the key's order."""
    groups: dict[str, list[FieldScore]] = {}
    for row in found:
        groups.setdefault(key(row), []).append(row[2])
    return {name: tally(groups[name]) for name in sorted(groups)}


def part_of(ageing: str) -> str:
    """Return which of the targets an ageing belongs to: ``clean``, ``hard`` or ``other``."""
    if ageing in CLEAN:
        return "clean"
    return "hard" if ageing in HARD else "other"


@dataclass(frozen=True, slots=True)
class Types:
    """How documents were recognised."""

    documents: int
    right: int
    certain: int
    certain_wrong: int
    whole: int
    """Documents whose pages were neither torn apart nor joined with others."""

    @property
    def share(self) -> float:
        """Share of documents of the right type."""
        return self.right / self.documents if self.documents else 1.0


def types(measured: Iterable[Measured]) -> Types:
    """Count documents."""
    scores = [document for paper in measured for document in paper.documents]
    return Types(
        len(scores),
        sum(score.type_right for score in scores),
        sum(score.type_certain for score in scores),
        sum(score.type_certain and not score.type_right for score in scores),
        sum(score.whole for score in scores),
    )


def certain_wrong(measured: Sequence[Measured]) -> int:
    """Count values and types that are wrong with a straight face."""
    return types(measured).certain_wrong + sum(f.certain_wrong for _, _, f in rows(measured))


@dataclass(frozen=True, slots=True)
class Overlaps:
    """How well the boxes of the values that were given lie on the true ones."""

    median: float
    mean: float
    count: int


def overlaps(found: Iterable[Row]) -> Overlaps:
    """Sum up the overlaps of all values with two boxes."""
    all_of_them = [field.overlap for _, _, field in found if field.overlap is not None]
    if not all_of_them:
        return Overlaps(0.0, 0.0, 0)
    return Overlaps(median(all_of_them), mean(all_of_them), len(all_of_them))


@dataclass(frozen=True, slots=True)
class Pace:
    """What a page cost."""

    pages: int
    cpu: float
    """CPU seconds a page, all told."""
    ratio: float
    """All told, over what was spent inside engines and witnesses."""
    peak: float
    """Megabytes of the largest process."""


def pace(measured: Iterable[Measured]) -> Pace:
    """Average the costs."""
    costs = [paper.cost for paper in measured]
    pages = sum(cost.pages for cost in costs)
    cpu, engines = sum(cost.cpu for cost in costs), sum(cost.engines for cost in costs)
    peak = max((cost.peak for cost in costs), default=0.0)
    return Pace(pages, cpu / max(1, pages), cpu / engines if engines else 0.0, peak)
