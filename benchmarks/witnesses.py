"""What each second reader is worth: ``python -m benchmarks.witnesses [--seed N] [--papers K]``.

Draws papers of styles that are not held out and spoils them, finds the engine's lines that values
stand in, and lets every witness read them again. Prints by kind of value: on how many the witness
says what the engine said, how many of those are wrong all the same, how many the witness reads
right by itself, and its CPU ms a value.
"""

import argparse
import re
import resource
import secrets
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image
from pydantic import BaseModel

from ipclaim.model.document import Box
from ipclaim.read.folding import compact
from ipclaim.read.ocr.engine import OcrLine, cut_out, part_of, uncoloured
from ipclaim.read.ocr.onnx import LineWitness
from ipclaim.read.ocr.rapid import RapidEngine
from ipclaim.read.ocr.tesseract import TesseractWitness
from ipclaim.read.opening import Pixels, turn
from samples.papers.__main__ import main as draw
from samples.papers.catalogue import CATALOGUE, HELD_OUT

KINDS = ("number", "date", "Han", "Latin", "long")
SPOILED = ("scan", "crooked", "phone", "creased", "photocopy", "fax", "lowres")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATE = re.compile(
    rf"\d{{4}}[年/.-]\d{{1,2}}[月/.-]\d|(?:{_MONTHS})[a-z.]*\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}"
)
_NUMBER = re.compile(r"[A-Z0-9¥$,./()号第:-]*\d[A-Z0-9,./()号-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A value's part of one line: what stands there, what the engine read, and the pictures."""

    kind: str
    truth: str
    read: str
    whole: Pixels
    """The line, a little wider than the engine saw it."""
    part: Pixels
    """The value alone, likewise."""

    @property
    def right(self) -> bool:
        """Whether the engine read what stands there."""
        return self.truth == self.read


class Printed(BaseModel):
    """One printed line of a drawn page."""

    text: str
    box: tuple[int, int, int, int] | None


class Sheet(BaseModel):
    """One drawn page."""

    page: int
    lines: tuple[Printed, ...]


class Fact(BaseModel):
    """Where a value is printed, a box for each line."""

    page: int
    raw: str | None = None
    parts: tuple[tuple[int, int, int, int], ...] | None = None


class Paper(BaseModel):
    """What a drawn paper states."""

    fields: dict[str, Fact]


class Truth(BaseModel):
    """A ``.truth.json``, as far as this table needs it."""

    files: tuple[str, ...]
    pages: tuple[Sheet, ...]
    documents: tuple[Paper, ...]


def kind_of(text: str) -> str:
    plain = compact(text)
    if _DATE.search(plain) and len(plain) < 25:
        return "date"
    if _NUMBER.fullmatch(plain) and sum(char.isdigit() for char in plain) * 2 >= len(plain):
        return "number"
    if len(text) > 40 or (len(plain) > 22 and any("一" <= char <= "鿿" for char in plain)):
        return "long"
    return "Han" if any("一" <= char <= "鿿" for char in plain) else "Latin"


def drawn(folder: Path, seed: int, papers: int) -> None:
    styles = [(kind, style) for kind in CATALOGUE for style in CATALOGUE[kind]]
    allowed = sorted(set(styles) - set(HELD_OUT))
    chance = Random(seed)
    for number in range(papers):
        kind, style = chance.choice(allowed)
        ageing, strength = chance.choice(SPOILED), chance.choice(("0.5", "1.0", "1.5"))
        given = ["--out", str(folder), "--seed", str(seed * 1000 + number), "--fonts"]
        told = ["--kind", kind, "--style", style, "--ageing", ageing, "--strength", strength]
        draw([*given, *told])


def items(folder: Path, engine: RapidEngine) -> Iterator[Item]:
    for path in sorted(folder.glob("*.truth.json")):
        told = Truth.model_validate_json(path.read_bytes())
        facts = tuple(told.documents[0].fields.values())
        for name, page in zip(told.files, told.pages, strict=False):
            if not name.endswith(".pdf"):
                with Image.open(folder / name) as picture:
                    pixels = np.asarray(picture.convert("RGB"), dtype=np.uint8)
                yield from items_of(pixels, page, facts, engine)


def items_of(
    pixels: Pixels, page: Sheet, facts: tuple[Fact, ...], engine: RapidEngine
) -> Iterator[Item]:
    """Yield the printed pieces of values; a value that goes on in running text is left out."""
    reading = engine.read(pixels)
    grey = uncoloured(turn(pixels, reading.turned))
    height, width = pixels.shape[:2]
    printed = {line.box: line.text for line in page.lines if line.box is not None}
    for fact in facts:
        if fact.page == page.page and fact.raw and len(fact.parts or ()) == 1:
            printed.setdefault((fact.parts or ())[0], fact.raw)
    parts = {part for fact in facts if fact.page == page.page for part in fact.parts or ()}
    for part in sorted(parts & printed.keys()):
        box = _turned(Box(*part), width, height, reading.turned)
        line = max(reading.lines, key=lambda line: _shared(line, box), default=None)
        if line is not None and line.places and _shared(line, box) > 0.85:
            yield _item(grey, line, box, printed[part])


def _item(grey: Pixels, line: OcrLine, box: Box, printed: str) -> Item:
    start, end = line.box.x0, line.box.x1
    reach = 0.2 * (box.y1 - box.y0)
    chosen = [
        index
        for index, place in enumerate(line.places)
        if box.x0 - reach <= start + place * (end - start) <= box.x1 + reach
    ] or [0]
    part = part_of(line, chosen[0], chosen[-1])
    read = compact(line.text[chosen[0] : chosen[-1] + 1])
    whole = cut_out(grey, line.quad, side=0.25, above=0.06)
    return Item(
        kind_of(printed),
        compact(printed),
        compact(printed) if compact(printed) in compact(line.text) else read,
        whole,
        cut_out(grey, part, side=0.25, above=0.06),
    )


def _turned(box: Box, width: int, height: int, turned: int) -> Box:
    if turned == 90:
        return Box(height - box.y1, box.x0, height - box.y0, box.x1)
    if turned == 180:
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
    return Box(box.y0, width - box.x1, box.y1, width - box.x0) if turned == 270 else box


def _shared(line: OcrLine, box: Box) -> float:
    """Return how much of the box's width lies on the line; 0 beside it."""
    seen = line.box
    high = min(seen.y1, box.y1) - max(seen.y0, box.y0)
    if high < 0.5 * min(seen.height, box.height):
        return 0.0
    return max(0, min(seen.x1, box.x1) - max(seen.x0, box.x0)) / max(1, box.width)


def spent() -> float:
    """Return CPU seconds of this process and those it started."""
    ours, theirs = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=None)
    options.add_argument("--papers", type=int, default=40)
    options.add_argument("folder", nargs="?", type=Path, help="drawn papers, instead of new ones")
    given = options.parse_args()
    seed = given.seed if given.seed is not None else secrets.randbelow(10**6)
    engine = RapidEngine()
    with tempfile.TemporaryDirectory(prefix="ipclaim-witnesses-") as folder:
        if given.folder is None:
            drawn(Path(folder), seed, given.papers)
        found = list(items(given.folder or Path(folder), engine))
    second = LineWitness()
    english, chinese = TesseractWitness("eng"), TesseractWitness("chi_sim")
    witnesses: dict[str, Callable[[Item], str]] = {
        "the engine itself, part alone": lambda item: engine.read_line(item.part).text,
        "ppocr-v5-mobile, whole line": lambda item: second.read_line(item.whole),
        "ppocr-v5-mobile, part alone": lambda item: second.read_line(item.part),
        "tesseract eng, part alone": lambda item: english.read_line(item.part),
        "tesseract chi_sim, part alone": lambda item: chinese.read_line(item.part),
    }
    said, costs = {}, {}
    for name, witness in witnesses.items():
        before = spent()
        said[name] = [compact(witness(item)) for item in found]
        costs[name] = (spent() - before) / max(1, len(found)) * 1000
    show(found, said, costs)
    print(f"drawn with --seed {seed}")


def show(found: list[Item], said: dict[str, list[str]], costs: dict[str, float]) -> None:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(found):
        by_kind[item.kind].append(index)
    counts = ", ".join(
        f"{kind} {len(by_kind[kind])} ({sum(not found[i].right for i in by_kind[kind])} wrong)"
        for kind in KINDS
    )
    print(f"values by kind, and wrong ones of the engine: {counts}\n")
    print(f"{'agrees / of these wrong / right':34}" + "".join(f"{kind:>22}" for kind in KINDS))
    for name, readings in said.items():
        cells = []
        for kind in KINDS:
            places, many = by_kind[kind], max(1, len(by_kind[kind]))
            agreed = [place for place in places if found[place].read in readings[place]]
            wrong = sum(not found[place].right for place in agreed)
            right = sum(found[place].truth in readings[place] for place in places)
            cells.append(f"{len(agreed) / many:9.1%} {wrong:3} {right / many:8.1%}")
        print(f"{name:34}" + "".join(cells) + f"  {costs[name]:5.0f} ms")


if __name__ == "__main__":
    main()
