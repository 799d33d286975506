"""Reads drawn papers one after the other, or several at once, and scores each."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from benchmarks.papers.costs import Cost
from benchmarks.papers.readers import PaperReader
from benchmarks.papers.scoring import DocumentScore, score
from benchmarks.papers.truth import TruePaper

Build = Callable[[], PaperReader]


@dataclass(frozen=True, slots=True)
class Measured:
    """One paper's scores and what reading it took."""

    name: str
    ageing: str
    strength: float | None
    documents: tuple[DocumentScore, ...]
    cost: Cost


def measure(
    papers: Sequence[TruePaper], build: Build, jobs: int = 1, *, apart: bool = False
) -> Iterator[Measured]:
    """Yield each paper's score, in order; each of ``jobs`` processes builds its own reader.

    ``apart`` keeps a single one out of this process too, whose memory is then not its own.
    """
    if jobs == 1 and not apart:
        reader = build()
        for paper in papers:
            yield _measured(reader, paper)
        return
    context = get_context("spawn")  # models and threads do not survive a fork
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(build,)) as pool:
        yield from pool.map(_measured_here, papers)


_readers: list[PaperReader] = []
"""The one reader of a worker process."""


def _start(build: Build) -> None:
    _readers.append(build())


def _measured_here(paper: TruePaper) -> Measured:
    return _measured(_readers[0], paper)


def _measured(reader: PaperReader, paper: TruePaper) -> Measured:
    answers, cost = reader.read(paper)
    return Measured(paper.name, paper.ageing, paper.strength, score(paper, answers), cost)
