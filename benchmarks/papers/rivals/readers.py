"""Rivals as readers of papers: one plain engine and the regular expressions behind it."""

from collections.abc import Callable

from benchmarks.papers.answers import Answer, Picture
from benchmarks.papers.costs import Cost, Meter, cpu_seconds, peak_megabytes
from benchmarks.papers.rivals.engines import PlainEngine, PlainRapid, PlainTesseract
from benchmarks.papers.rivals.extractor import answers
from benchmarks.papers.rivals.layout import page_text
from benchmarks.papers.truth import TruePaper
from ipclaim.read.opening import open_file

RIVALS: dict[str, Callable[[], PlainEngine]] = {
    "rapidocr defaults": PlainRapid,
    "tesseract": PlainTesseract,
}


class RivalReader:
    """Reads all files of a paper as one document."""

    def __init__(self, name: str) -> None:
        self._engine = RIVALS[name]()
        self._meter = Meter()
        self._meter.watch(self._engine)

    def read(self, paper: TruePaper) -> tuple[tuple[Answer, ...], Cost]:
        """Read file by file; the text layers of PDFs are not used."""
        before, inside = cpu_seconds(), self._meter.seconds
        pages = [page.pixels for path in paper.paths for page in open_file(path).pages]
        texts = [page_text(self._engine.lines(pixels)) for pixels in pages]
        pictures = [Picture(pixels.shape[1], pixels.shape[0]) for pixels in pages]
        found = answers(texts, pictures)
        spent = cpu_seconds() - before
        cost = Cost(spent, self._meter.seconds - inside, len(pages), peak_megabytes())
        return found, cost
