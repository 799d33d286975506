"""Many cases under one seal: all are taken, those are sealed together, then each is finished.

One seal for a whole command means one time stamp for it, however many cases it has. A case in
trouble is out of the seal and the others go on. A run that is killed before it sealed loses
nothing: the next one finds the captures and seals them.
"""

import resource
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from ipclaim.model.text import Text
from ipclaim.run.alone import alone_in
from ipclaim.run.batch import CaseResult, attempted, side_by_side
from ipclaim.run.custody import note_sealed
from ipclaim.run.steps import Bench
from ipclaim.seal.bag import SealedBag, SealedRun, seal_stocks
from ipclaim.seal.stock import Stock

T = TypeVar("T")
SEALING = Text("封存", "sealing")
_FILES_BESIDES = 256
"""Open files that a run needs beside one for each case that it holds."""


@dataclass(frozen=True, slots=True)
class Taken(Generic[T]):
    """A case that waits for the seal."""

    path: Path
    name: str
    stock: Stock | None
    """What is to be sealed; ``None`` where nothing was captured."""
    given: T
    """What finishing the case needs of taking it."""


def run_sealed(
    bench: Bench,
    cases: Sequence[Path],
    take: Callable[[Bench, Path], Taken[T]],
    finish: Callable[[Bench, Taken[T], SealedBag | None], CaseResult],
) -> tuple[CaseResult, ...]:
    """Take, seal and finish cases; results come back in their order. Each is held throughout."""
    with _held(len(cases)) as held:

        def first(path: Path) -> Taken[T] | CaseResult:
            def job() -> Taken[T]:
                held.enter_context(alone_in(path))
                return take(bench, path)

            bench.progress.begin(path)
            answer = attempted(path, job)
            if isinstance(answer, CaseResult):
                bench.progress.end(answer)
            return answer

        answers = side_by_side(cases, first)
        sealed = _sealed(bench, [answer for answer in answers if isinstance(answer, Taken)])

        def last(answer: Taken[T] | CaseResult) -> CaseResult:
            if isinstance(answer, CaseResult):
                return answer
            result = attempted(answer.path, lambda: finish(bench, answer, _seal_of(answer, sealed)))
            bench.progress.end(result)
            return result

        return side_by_side(answers, last)


@contextmanager
def _held(cases: int) -> Iterator[ExitStack]:
    """Give a place for the locks of all cases, and leave to open as many files as that takes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = cases + _FILES_BESIDES
    if soft < needed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(needed, hard), hard))
    with ExitStack() as held:
        yield held


def _sealed(bench: Bench, taken: Sequence[Taken[T]]) -> SealedRun:
    for one in taken:
        bench.progress.step(one.path, SEALING, 0, 0)
    stocks = [one.stock for one in taken if one.stock is not None]
    return seal_stocks(stocks, on=bench.today, authorities=bench.authorities)


def _seal_of(taken: Taken[T], sealed: SealedRun) -> SealedBag | None:
    """Return the seal of a case, and note it; raises the ``OSError`` that kept it from one."""
    if taken.stock is None:
        return None
    fault = sealed.failed.get(taken.stock.bag)
    if fault is not None:
        raise fault
    seal = sealed.sealed[taken.stock.bag]
    note_sealed(seal)
    return seal
