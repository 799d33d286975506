"""Where a finding points: lines of what people wrote, pages of the papers.

``case.yaml:5:3`` and ``links.csv:3:1`` for what can be edited, ``file#page=2&box=...`` for a spot
on a scan.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ipclaim.frozen import dataclass
from ipclaim.model.document import Source
from ipclaim.model.finding import Finding, WrittenSpot
from ipclaim.run.batch import CaseResult
from ipclaim.run.folder import CASE_FILE
from ipclaim.run.links_file import LINK_FILES
from ipclaim.written import place_of_key


@dataclass(frozen=True, slots=True)
class Line:
    """A line and column, from 1, in a file of the case."""

    file: str
    line: int = 1
    column: int = 1

    @property
    def told(self) -> str:
        """As editors open it."""
        return f"{self.file}:{self.line}:{self.column}"


FIRST_LINE = Line(CASE_FILE)
"""Where a finding stands that is about nothing that was written."""


def lines_of(result: CaseResult, finding: Finding) -> tuple[Line, ...]:
    """Return the lines that a finding is about; none for one about papers alone."""
    return tuple(_line(result.path, spot) for spot in finding.written)


def place(source: Source) -> str:
    """Return a spot on a paper as ``file#page=2&box=x0,y0,x1,y1``."""
    box = source.box
    return f"{source.file}#page={source.page}&box={box.x0},{box.y0},{box.x1},{box.y1}"


def told_places(result: CaseResult, finding: Finding) -> Iterator[str]:
    """Yield every place of a finding, lines first."""
    yield from (line.told for line in lines_of(result, finding))
    yield from (place(source) for source in finding.sources)


def _line(case: Path, spot: WrittenSpot) -> Line:
    if spot.row is not None:
        return Line(_links_file(case), spot.row)
    file = case / CASE_FILE
    stamp = file.stat().st_mtime_ns if file.is_file() else 0
    return Line(CASE_FILE, *_place(file, stamp, spot.key or ""))


def _links_file(case: Path) -> str:
    return next((name for name in LINK_FILES if (case / name).is_file()), LINK_FILES[0])


@lru_cache(maxsize=256)
def _place(file: Path, stamp: int, key: str) -> tuple[int, int]:
    del stamp  # part of the key only
    return place_of_key(file, key)
