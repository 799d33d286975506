"""One file to its documents: open it, look at each page, put the pages together to papers.

The order of the steps is here and nothing else; what each step decides is in its own module.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from ipclaim.model.document import Document, Problem
from ipclaim.read.evidence import Third
from ipclaim.read.layouts import Layout, load_layouts
from ipclaim.read.ocr import engine_named
from ipclaim.read.ocr.engine import Engine, Witness
from ipclaim.read.ocr.onnx import LineWitness
from ipclaim.read.ocr.witnesses import third_witness, third_witnesses
from ipclaim.read.opening import opened_pages
from ipclaim.read.pagination import missing_pages
from ipclaim.read.paper import document_of, papers_of
from ipclaim.read.seen import SeenPage, Sight
from ipclaim.resources import Templates

_UNREADABLE = "unreadable"


class Reader:
    """Reads papers with one engine and one set of layouts; holds the models, so keep it."""

    def __init__(
        self,
        templates: Templates,
        engine: str | Engine = "rapidocr",
        witness: Witness | None = None,
        third: Third = third_witness,
    ) -> None:
        self._sight = Sight(
            engine_named(engine) if isinstance(engine, str) else engine,
            witness or LineWitness(),
            load_layouts(templates),
            third,
        )

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """The kinds of paper it knows."""
        return self._sight.layouts

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over program, models, settings and layouts: what a kept reading hangs on."""
        sight = self._sight
        parts = [version("ipclaim"), sight.engine.fingerprint, sight.witness.fingerprint]
        parts.append(third_witnesses())
        parts.extend(layout.model_dump_json() for layout in sight.layouts)
        modules = sorted(Path(__file__).parent.rglob("*.py"))
        parts.extend(hashlib.sha256(module.read_bytes()).hexdigest() for module in modules)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def read(
        self, path: Path, name: str, on_page: Callable[[int, int], None] = lambda _, __: None
    ) -> tuple[Document, ...]:
        """Read one file; ``name`` is its path within the case, with ``/``.

        ``on_page`` hears each page that was read, and how many there are (0: not known).

        Never empty and never raises for a bad file: that is one ``unreadable`` document with a
        fatal problem.
        """
        pages: list[SeenPage] = []
        problems: list[Problem] = []
        for item in opened_pages(path):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                pages.append(self._sight.see(item, pages[-1] if pages else None, name))
                on_page(item.page, item.of)
        sha256 = _digest(path)
        if not pages:
            return (
                Document(
                    name, sha256, (), _UNREADABLE, doc_type_certain=True, problems=tuple(problems)
                ),
            )
        problems.extend(missing_pages([seen.page for seen in pages]))
        documents = [document_of(paper, name, sha256) for paper in papers_of(pages)]
        documents[0] = replace(documents[0], problems=(*problems, *documents[0].problems))
        return tuple(documents)


def _digest(path: Path) -> str:
    total = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                total.update(block)
    except OSError:
        return hashlib.sha256(b"").hexdigest()
    return total.hexdigest()
