"""Which papers a part of the benchmark consists of, and the drawing of them.

``calibration`` may be looked at while the reader is made; ``reporting`` holds the styles that
nobody tunes on. Half of each is by the strangers: their papers once a seed each, or some of them.
The same part, seed and number of papers are the same papers; a folder that holds them already is
used as it is.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.papers.strangers import LOOK, REPORT
from samples.papers.ageing import AGEINGS
from samples.papers.catalogue import CATALOGUE, HELD_OUT
from samples.papers.fonts import TURNS
from samples.papers.single import Order, write_paper

STRENGTHS = (0.5, 1.0, 1.5)
_MARKER = "drawn"
_ROOT = Path(__file__).parents[2]
_T = TypeVar("_T")


class Part(StrEnum):
    """A half of the benchmark."""

    CALIBRATION = "calibration"
    REPORTING = "reporting"


_STRANGERS = {Part.CALIBRATION: LOOK, Part.REPORTING: REPORT}


@dataclass(frozen=True, slots=True)
class Plan:
    """A set: the same plan is the same papers."""

    part: Part
    seed: int
    papers: int

    strangers: bool = True
    """Whether the strangers draw their share."""

    @property
    def rounds(self) -> int:
        """How often the strangers draw their papers of the part."""
        many = len(_STRANGERS[self.part])
        return max(1, round(self.papers / 2 / many)) if self.strangers else 0

    @property
    def each(self) -> int:
        """How many papers they draw a round: no more than half of the set."""
        return min(len(_STRANGERS[self.part]), self.papers // 2)

    @property
    def own(self) -> int:
        """How many papers the specimen generator draws."""
        return max(0, self.papers - self.rounds * self.each)

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.part}-{self.seed}-{self.papers}{'' if self.strangers else '-own'}"


def styles_of(part: Part) -> tuple[tuple[str, str], ...]:
    """Return the kinds and styles of ``samples.papers`` that belong to a part."""
    every = ((kind, style) for kind, styles in CATALOGUE.items() for style in styles)
    held_out = part is Part.REPORTING
    return tuple(both for both in every if (both in HELD_OUT) == held_out)


def orders(plan: Plan) -> tuple[Order, ...]:
    """Return what to draw: each style, each spoiling at each strength, each typeface, in turn.

    A quarter of the papers has long and rare names.
    """
    rng = Random(f"{plan.part} {plan.seed}")
    styles = _rounds(styles_of(plan.part), rng)
    spoiled = _rounds([(name, share) for name in AGEINGS for share in STRENGTHS], rng)
    rarities = _rounds((True, False, False, False), rng)
    places = _rounds(range(TURNS), rng)
    return tuple(
        Order(kind, style, plan.seed + number, ageing, strength, fonts, rare=rare, joined=True)
        for number, (kind, style), (ageing, strength), fonts, rare in zip(
            range(plan.own), styles, spoiled, places, rarities, strict=False
        )
    )


def drawn(plan: Plan, folder: Path, jobs: int = 1) -> Path:
    """Draw a set into a folder of its own below the given one, unless it is there; return it.

    Drawing runs in processes of its own, so that its memory is not taken for the reader's.
    """
    home = folder / plan.name
    marker = home / _MARKER
    if marker.is_file():
        return home
    home.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        for _ in pool.map(partial(write_paper, folder=home), orders(plan)):
            pass
    if plan.rounds:
        _drawn_by_strangers(plan, home)
    marker.touch()
    return home


def _drawn_by_strangers(plan: Plan, home: Path) -> None:
    """Run their command: it drives a browser, which wants a process of its own."""
    part = "look" if plan.part is Part.CALIBRATION else "report"
    command = [sys.executable, "-m", "benchmarks.papers.strangers", "--out", str(home)]
    options = ["--seed", str(plan.seed), "--count", str(plan.rounds), "--part", part]
    some = ["--some", str(plan.each)]
    subprocess.run([*command, *options, *some], cwd=_ROOT, check=True, stdout=subprocess.DEVNULL)


def _rounds(items: Sequence[_T], rng: Random) -> Iterator[_T]:
    """Yield all items again and again, each round in another order."""
    while True:
        yield from rng.sample(list(items), len(items))
