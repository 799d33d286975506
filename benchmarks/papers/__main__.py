"""How well papers are read: ``python benchmarks/papers.py [FOLDER...]`` over drawn specimens.

Each folder holds pictures or PDFs and a ``.truth.json`` beside each; without one, a fresh set that
nobody has seen is drawn, and its seed printed so that it can be drawn again. Prints, by kind,
ageing and field: values right, values certain, and, what must be none, certain but wrong (then the
exit code is 1), and the CPU time of a page with that of the child that opens the file.
"""

import argparse
import json
import re
import resource
import secrets
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a file: the checkout is the root

from ipclaim.model.document import Document, Field
from ipclaim.read.folding import compact
from ipclaim.read.reader import Reader
from ipclaim.resources import Templates
from samples.papers.__main__ import main as draw_papers

DRAWN = {"mark_text", "seal_text", "signed"}
"""Facts that are always put to a person."""


def alike(value: object) -> object:
    """Fold what no reader of the value could tell apart: widths of punctuation, list order."""
    if isinstance(value, list | tuple):
        return tuple(sorted(compact(str(item)) for item in value))
    if isinstance(value, str):
        return re.sub(r"[\s;,.。、:]+$", "", compact(value)).replace(",", "、")
    return value


def overlap(field: Field, box: list[int], scale: float) -> float:
    """Return intersection over union of the field's box and the true one."""
    seen = field.source.box
    x0, y0, x1, y1 = (edge * scale for edge in box)
    width = min(seen.x1, x1) - max(seen.x0, x0)
    height = min(seen.y1, y1) - max(seen.y0, y0)
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    return both / (seen.width * seen.height + (x1 - x0) * (y1 - y0) - both)


def truths(folders: Iterable[Path]) -> Iterator[tuple[Path, dict]]:
    for folder in folders:
        for path in sorted(folder.glob("*.truth.json")):
            yield path, json.loads(path.read_text("utf-8"))


def tally(counts: Counter, name: str, wanted: object, field: Field | None) -> str | None:
    """Count one field; returns a line to print when the value is wrong."""
    counts["fields"] += 1
    if field is None or field.value is None:
        counts["right"] += wanted is None
        counts["absent"] += wanted is not None
        return None if wanted is None else f"absent  {name}: {wanted}"
    right = alike(field.value) == alike(wanted)
    counts["right"] += right
    counts["certain"] += field.is_certain
    counts["certain-right"] += right and field.is_certain
    counts["certain-wrong"] += not right and field.is_certain
    why = ",".join(reason.code for reason in field.reasons)
    if right:
        return None if field.is_certain else f"doubt   {name}: {why} {field.alternatives}"
    verdict = "CERTAIN-WRONG" if field.is_certain else "wrong"
    return f"{verdict}  {name}: {field.value!r} != {wanted!r} [{why}]"


class Score:
    """All counts of a run."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
        self.overlaps: list[float] = []
        self.kinds: Counter = Counter()
        self.pages = 0
        self.seconds = 0.0

    def document(self, document: Document, expected: dict, truth: dict, *, verbose: bool) -> None:
        """Count one paper."""
        right = document.doc_type == expected["doc_type"]
        self.kinds["right" if right else "wrong"] += 1
        self.kinds["certain-wrong"] += not right and document.doc_type_certain
        print(f"-- {document.file}: {document.doc_type} {document.doc_type_certain}")
        for name, fact in expected["fields"].items():
            told = self.field(document, expected["doc_type"], name, fact, truth)
            if told and (verbose or not told.startswith("doubt")):
                print("  ", told)
        for field in document.fields:
            if field.name not in expected["fields"] and field.is_certain:
                print(f"   EXTRA certain {field.name}: {field.value!r}")

    def field(
        self, document: Document, kind: str, name: str, fact: dict, truth: dict
    ) -> str | None:
        """Count one field; returns what to print about it."""
        counts: Counter = Counter()
        field = document.field(name)
        told = tally(counts, name, fact["value"], field)
        if name in DRAWN:
            self.tables["kind"][f"{kind} (drawn)"] += counts
            return told
        self.tables["kind"][f"{kind} (read)"] += counts
        self.tables["ageing"][truth["ageing"]] += counts
        self.tables["field"][name] += counts
        if field and fact.get("box"):
            image = next(i for i in document.page_images if i.page == field.source.page)
            drawn = next(p for p in truth["pages"] if p["page"] == fact["page"])
            self.overlaps.append(overlap(field, fact["box"], image.width / drawn["width"]))
        return told

    def show(self) -> None:
        """Print all tables."""
        for title, table in self.tables.items():
            print_table(title, table)
        middle = sorted(self.overlaps)[len(self.overlaps) // 2] if self.overlaps else 0
        pace = self.seconds / max(self.pages, 1)
        print(
            f"kinds {dict(self.kinds)}; pages {self.pages}; {pace:.2f} CPU s a page; "
            f"median overlap {middle:.2f}"
        )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="*", type=Path, help="default: a fresh set is drawn")
    options.add_argument("--seed", type=int, default=None, help="of the fresh set")
    options.add_argument("-v", "--verbose", action="store_true")
    options.add_argument("--only", default="", help="part of a file name")
    given = options.parse_args()
    if given.folders:
        return scored(given.folders, given.only, verbose=given.verbose)
    seed = given.seed if given.seed is not None else secrets.randbelow(10**6)
    with tempfile.TemporaryDirectory(prefix="ipclaim-papers-") as folder:
        draw_papers(["--out", folder, "--seed", str(seed)])
        code = scored([Path(folder)], given.only, verbose=given.verbose)
    print(f"drawn with --seed {seed}")
    return code


def scored(folders: Iterable[Path], only: str, *, verbose: bool) -> int:
    reader, score = Reader(Templates.with_overlay()), Score()
    for path, truth in truths(folders):
        if only not in path.name:
            continue
        file = path.parent / truth["files"][0]
        before = cpu_seconds()
        documents = reader.read(file, file.name)
        score.seconds += cpu_seconds() - before
        score.pages += sum(len(document.pages) for document in documents)
        for expected in truth["documents"]:
            score.document(matching(documents, expected), expected, truth, verbose=verbose)
    score.show()
    wrong = sum(counts["certain-wrong"] for counts in score.tables["kind"].values())
    return 1 if wrong else 0


def cpu_seconds() -> float:
    """Return what this process and its ended children have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def matching(documents: tuple[Document, ...], expected: dict) -> Document:
    first = expected["pages"][0]
    return next((d for d in documents if first in d.pages), documents[0])


def print_table(title: str, table: dict[str, Counter]) -> None:
    print(f"{title:34}{'fields':>8}{'right %':>9}{'certain+right %':>17}{'certain-wrong':>15}")
    for name, counts in sorted(table.items()):
        share = 100 / max(1, counts["fields"])
        print(
            f"{name:34}{counts['fields']:8}{counts['right'] * share:9.1f}"
            f"{counts['certain-right'] * share:17.1f}{counts['certain-wrong']:15}"
        )


if __name__ == "__main__":
    sys.exit(main())
