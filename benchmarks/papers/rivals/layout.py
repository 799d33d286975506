"""Lines in reading order as one text whose every character knows its box and score."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.papers.rivals.engines import Seen
from benchmarks.papers.truth import Box4

_WIDE = r"[\u3000-\u9fff\uff00-\uffef]"
_SPACE_IN_HAN = re.compile(rf"(?<={_WIDE}) +| +(?={_WIDE})")
GAP = "\t"
"""Stands between two lines of one row."""


@dataclass(frozen=True, slots=True)
class PageText:
    """Rows parted by new lines, lines of one row by ``GAP``."""

    text: str
    boxes: tuple[Box4, ...]
    """One a character."""
    scores: tuple[float, ...]

    def box(self, spans: Sequence[tuple[int, int]]) -> Box4:
        """Return the rectangle around all characters of the spans that are printed."""
        found = [
            self.boxes[at]
            for start, end in spans
            for at in range(start, end)
            if not self.text[at].isspace()
        ]
        x0, y0, x1, y1 = zip(*found, strict=True)
        return (min(x0), min(y0), max(x1), max(y1))

    def score(self, spans: Sequence[tuple[int, int]]) -> float:
        """Return the worst score of the lines that the spans touch."""
        return min(self.scores[at] for start, end in spans for at in range(start, end))


def page_text(lines: Sequence[Seen]) -> PageText:
    """Set lines in rows by their middles, left to right."""
    text: list[str] = []
    boxes: list[Box4] = []
    scores: list[float] = []
    for row in _rows(lines):
        for number, line in enumerate(row):
            plain = _SPACE_IN_HAN.sub("", unicodedata.normalize("NFKC", line.text))
            end = "\n" if number == len(row) - 1 else GAP
            text.append(plain + end)
            boxes += [*_cells(plain, line.box), line.box]
            scores += [line.score] * (len(plain) + 1)
    return PageText("".join(text), tuple(boxes), tuple(scores))


def _rows(lines: Sequence[Seen]) -> list[list[Seen]]:
    rows: list[list[Seen]] = []
    for line in sorted(lines, key=lambda line: line.box[1] + line.box[3]):
        middle = (line.box[1] + line.box[3]) / 2
        last = rows[-1][-1].box if rows else None
        if last and abs((last[1] + last[3]) / 2 - middle) < 0.5 * min(
            last[3] - last[1], line.box[3] - line.box[1]
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box[0]) for row in rows]


def _cells(text: str, box: Box4) -> list[Box4]:
    """Share a line's width among its characters, Chinese ones twice as wide."""
    widths = [2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1 for char in text]
    scale = (box[2] - box[0]) / max(1, sum(widths))
    cells, x = [], box[0]
    for width in widths:
        cells.append((x, box[1], x + width * scale, box[3]))
        x += width * scale
    return cells
