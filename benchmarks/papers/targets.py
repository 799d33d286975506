"""What is asked of the reporting part, and whether it is reached."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.papers.measuring import Measured
from benchmarks.papers.tallies import overlaps, pace, part_of, rows, tally, types


@dataclass(frozen=True, slots=True)
class Target:
    """One figure, what it is asked to be, and what it is; ``None`` where nothing was measured."""

    name: str
    asked: float
    at_least: bool
    reached: float | None

    @property
    def met(self) -> bool | None:
        """Whether it is reached."""
        if self.reached is None:
            return None
        return self.reached >= self.asked if self.at_least else self.reached <= self.asked


def targets(measured: Sequence[Measured], *, timed: bool) -> tuple[Target, ...]:
    """Return all targets; ``timed`` says whether the costs are those of real reading."""
    found = rows(measured)
    whole = tally(field for _, _, field in found)
    spent = pace(measured) if timed else None
    lies = overlaps(found)
    return (
        Target("document type right", 0.99, True, types(measured).share if measured else None),
        Target("fields micro-F1", 0.97, True, whole.f1 if found else None),
        Target("fields micro-F1, clean", 0.99, True, _f1(measured, "clean")),
        Target("fields micro-F1, hard", 0.93, True, _f1(measured, "hard")),
        Target("right of the certain", 0.999, True, whole.surely_right if found else None),
        Target("certain and right of all", 0.80, True, whole.settled if found else None),
        Target("median box overlap", 0.70, True, lies.median if lies.count else None),
        Target("CPU s a page", 3.5, False, spent.cpu if spent else None),
        Target("CPU over engines' own", 1.3, False, spent.ratio if spent else None),
        Target("MB a process", 1200.0, False, spent.peak if spent else None),
    )


def _f1(measured: Sequence[Measured], part: str) -> float | None:
    found = rows(paper for paper in measured if part_of(paper.ageing) == part)
    return tally(field for _, _, field in found).f1 if found else None
