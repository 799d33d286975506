"""Writes one random paper: its pages as files, and the truth beside them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from random import Random

from samples.papers.ageing import AGEINGS
from samples.papers.catalogue import HELD_OUT, draw
from samples.papers.layers import write_layered
from samples.papers.pdfs import write_scanned
from samples.papers.truth import (
    AgedPage,
    aged_page,
    document_truth,
    page_truth,
    write_picture,
    write_truth,
)

COMMON = (
    *("creased", "crooked", "fax", "lowres", "phone", "photocopy", "pristine", "scan"),
    *("sideways", "upside_down"),
)
"""Ageings among which a seed chooses when none is named."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to draw; ``ageing`` of ``None`` is one by the seed."""

    kind: str
    style: str
    seed: int
    ageing: str | None = None
    strength: float = 0.5
    fonts: int = 0
    rare: bool = False
    """Whether the parties have long and rare names."""
    joined: bool = False
    """Whether several pages become one PDF instead of a picture each."""


def write_paper(order: Order, folder: Path) -> Path:
    """Draw one paper into an existing folder and return the path of its truth."""
    rng = Random(f"{order.seed} {order.kind} {order.style}")
    paper = draw(order.kind, order.style, rng, fonts=order.fonts, rare=order.rare)
    ageing = order.ageing or rng.choice(COMMON)
    rare = "rare-" if order.rare else ""
    stem = f"{order.kind}-{order.style}-{order.seed}-{rare}{ageing}"
    pages = [
        aged_page(sheet, ageing, order.strength, _number(f"{stem} {page}"))
        for page, sheet in enumerate(paper.sheets, start=1)
    ]
    truth = folder / f"{stem}.truth.json"
    write_truth(
        truth,
        {
            "files": list(_written(pages, folder, stem, joined=order.joined)),
            "seed": order.seed,
            "ageing": ageing,
            "strength": order.strength,
            "pages": [page_truth(number, page) for number, page in enumerate(pages, start=1)],
            "held_out": (order.kind, order.style) in HELD_OUT,
            "fonts": order.fonts,
            **({"rare": True} if order.rare else {}),
            "documents": [
                document_truth(paper.doc_type, paper.style, pages, jurisdiction=paper.jurisdiction)
            ],
        },
    )
    return truth


def _written(pages: list[AgedPage], folder: Path, stem: str, *, joined: bool) -> list[str]:
    layer = AGEINGS[stem.rpartition("-")[2]].layer
    if layer is not None:
        write_layered(folder / f"{stem}.pdf", pages, layer, Random(stem))
        return [f"{stem}.pdf"]
    if joined and len(pages) > 1:
        path = folder / f"{stem}.pdf"
        write_scanned(path, [page.aged for page in pages])
        return [path.name]
    names = []
    for number, page in enumerate(pages, start=1):
        suffix = f"-p{number}" if len(pages) > 1 else ""
        names.append(write_picture(page, folder / f"{stem}{suffix}").name)
    return names


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
