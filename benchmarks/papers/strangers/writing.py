"""Writes spoiled papers with the truth beside them, in the shape of ``samples.papers``."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

import cv2
from PIL import Image

from benchmarks.papers.strangers.catalogue import Template
from benchmarks.papers.strangers.moving import Move
from benchmarks.papers.strangers.pen import JsonValue
from benchmarks.papers.strangers.sheets import DPI, Fact, Paper
from benchmarks.papers.strangers.spoiling import Spoiled, hull, spoil


@dataclass(frozen=True, slots=True)
class Given:
    """One paper to write, or one of several that share a file."""

    template: Template
    paper: Paper


def write(
    folder: Path,
    name: str,
    papers: list[Given],
    *,
    way: str,
    strength: float,
    seed: int,
    held: bool,
) -> Path:
    """Write the papers as one file; return its path. Raises ``OSError`` when it cannot."""
    clean = way == "pdf"
    rng = Random(f"{name}:{way}")
    pages = [page for given in papers for page in given.paper.pages]
    spoiled = [spoil(page, "pristine" if clean else way, strength, rng) for page in pages]
    path = folder / name
    if clean and len(papers) == 1:
        path = path.with_name(f"{name}.pdf")
        path.write_bytes(papers[0].paper.pdf)
    elif len(spoiled) > 1:
        path = _write_scans(path.with_name(f"{name}.pdf"), spoiled)
    else:
        path = _write_picture(path, spoiled[0])
    truth: dict[str, JsonValue] = {
        "files": [path.name],
        "seed": seed,
        "ageing": way,
        "strength": strength,
        "pages": [
            {"page": k, "width": page.pixels.shape[1], "height": page.pixels.shape[0], "dpi": DPI}
            for k, page in enumerate(spoiled, start=1)
        ],
        "held_out": held,
        "documents": list(_documents(papers, spoiled)),
    }
    beside = path.with_name(f"{name}.truth.json")
    beside.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _write_picture(path: Path, page: Spoiled) -> Path:
    path = path.with_name(path.name + (".png" if page.jpeg is None else ".jpg"))
    options = [] if page.jpeg is None else [cv2.IMWRITE_JPEG_QUALITY, page.jpeg]
    if not cv2.imwrite(str(path), page.pixels, options):
        raise OSError(f"cannot write {path}")
    return path


def _write_scans(path: Path, pages: list[Spoiled]) -> Path:
    pictures = []
    for page in pages:
        _, data = cv2.imencode(".jpg", page.pixels, [cv2.IMWRITE_JPEG_QUALITY, page.jpeg or 90])
        pictures.append(Image.open(io.BytesIO(data.tobytes())))
    first, *rest = pictures
    first.save(path, "PDF", resolution=DPI, save_all=True, append_images=rest)
    return path


def _documents(papers: list[Given], spoiled: list[Spoiled]) -> list[JsonValue]:
    documents: list[JsonValue] = []
    first = 1
    for given in papers:
        numbers = range(first, first + len(given.paper.pages))
        fields: dict[str, JsonValue] = {}
        for number, page in zip(numbers, given.paper.pages, strict=True):
            for fact in page.facts:
                fields.setdefault(fact.name, _field(fact, number, spoiled[number - 1].move))
        documents.append({
            "doc_type": given.template.kind,
            "jurisdiction": given.template.jurisdiction,
            "style": given.template.name,
            "pages": list(numbers),
            "fields": fields,
        })  # fmt: skip
        first += len(numbers)
    return documents


def _field(fact: Fact, page: int, move: Move) -> JsonValue:
    parts: list[JsonValue] = [list(hull((rect,), move)) for rect in fact.rects]
    return {
        "value": fact.value,
        "raw": fact.raw,
        "page": page,
        "box": list(hull(fact.rects, move)) if fact.rects else None,
        "parts": parts,
    }
