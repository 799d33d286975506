"""Readers to be measured: takes files, gives answers and what they cost. Ours is here.

A reader is built once in each process, because it holds models. The rivals are in ``rivals/``.
"""

from functools import partial
from pathlib import Path
from typing import Protocol

from benchmarks.papers.answers import Answer, answers_of
from benchmarks.papers.costs import Cost, Meter, cpu_seconds, peak_megabytes
from benchmarks.papers.truth import TruePaper
from ipclaim.model.document import Document
from ipclaim.read.ocr import engine_named
from ipclaim.read.ocr.engine import LateWitness
from ipclaim.read.ocr.onnx import LineWitness
from ipclaim.read.ocr.recorded import RecordedEngine, RecordedLateWitness, RecordedWitness
from ipclaim.read.ocr.witnesses import third_witness
from ipclaim.read.reader import Reader
from ipclaim.read.together.joining import together
from ipclaim.resources import Templates


class PaperReader(Protocol):
    """Anything that reads the files of one paper."""

    def read(self, paper: TruePaper) -> tuple[tuple[Answer, ...], Cost]:
        """Read the files as one sequence of pages."""
        ...


class OurReader:
    """``ipclaim read``, as it is; what the models read is kept in ``readings`` when it is given."""

    def __init__(self, readings: Path | None = None) -> None:
        self._meter = Meter()
        engine, witness = engine_named("rapidocr"), LineWitness()
        self._meter.watch(engine)
        for each in (witness, third_witness("A"), third_witness("字")):
            self._meter.watch(each)
        if readings is None:
            self._reader = Reader(Templates.with_overlay(), engine, witness)
        else:
            self._reader = Reader(
                Templates.with_overlay(),
                RecordedEngine(readings, engine),
                RecordedWitness(readings, witness.name, witness),
                partial(_third, readings),
            )

    def read(self, paper: TruePaper) -> tuple[tuple[Answer, ...], Cost]:
        """Read file by file, and take them together as those of one case are."""
        before, inside = cpu_seconds(), self._meter.seconds
        documents: list[Document] = []
        pages_before: dict[str, int] = {}
        pages = 0
        for path in paper.paths:
            pages_before[path.name] = pages
            of_file = self._reader.read(path, path.name)
            documents += of_file
            pages += sum(len(document.pages) for document in of_file)
        answers = answers_of(together(documents, of_one_case=True), pages_before)
        spent = cpu_seconds() - before
        cost = Cost(spent, self._meter.seconds - inside, pages, peak_megabytes())
        return tuple(answers), cost


def _third(readings: Path, value: str) -> LateWitness | None:
    witness = third_witness(value)
    return RecordedLateWitness(readings, witness) if witness is not None else None
