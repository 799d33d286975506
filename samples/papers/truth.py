"""Writes aged pages with the truth beside them: what each paper states, and where.

The truth's boxes are in pixels of the aged picture.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from samples.papers.ageing import Aged, age, moved
from samples.papers.sheet import Fact, Sheet, hull

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


@dataclass(frozen=True, slots=True)
class AgedPage:
    """One page as it will be kept, and the sheet it was drawn as."""

    sheet: Sheet
    aged: Aged


def aged_page(sheet: Sheet, ageing: str, strength: float, seed: int) -> AgedPage:
    """Spoil one drawn page."""
    drawn = cv2.cvtColor(np.asarray(sheet.picture()), cv2.COLOR_RGB2BGR).astype(np.uint8)
    return AgedPage(sheet, age(drawn, ageing, strength, seed))


def write_picture(page: AgedPage, path: Path) -> Path:
    """Write a page as JPEG or PNG, whichever its ageing asks for; return the path written."""
    quality = page.aged.quality
    path = path.with_suffix(".png" if quality is None else ".jpg")
    options = [] if quality is None else [cv2.IMWRITE_JPEG_QUALITY, quality]
    if not cv2.imwrite(str(path), page.aged.pixels, options):
        raise OSError(f"cannot write {path}")
    return path


def document_truth(
    doc_type: str, style: str, pages: list[AgedPage], *, first: int = 1, jurisdiction: str = "CN"
) -> dict[str, JsonValue]:
    """Return one document's truth as JSON, in the shape of ``ipclaim read --json``."""
    fields: dict[str, JsonValue] = {}
    for number, page in enumerate(pages, start=first):
        for name, fact in page.sheet.facts.items():
            fields.setdefault(name, _field(fact, number, page.aged))
    return {
        "doc_type": doc_type,
        "jurisdiction": jurisdiction,
        "style": style,
        "pages": list(range(first, first + len(pages))),
        "fields": fields,
    }


def page_truth(number: int, page: AgedPage, *, lines: bool = True) -> dict[str, JsonValue]:
    """Return a page's size and its lines of text as JSON."""
    height, width = page.aged.pixels.shape[:2]
    size: dict[str, JsonValue] = {
        "page": number, "width": width, "height": height, "dpi": page.aged.dpi,
    }  # fmt: skip
    if lines:
        size["lines"] = [
            {"text": text, "box": list(moved(page.aged.moves, rect))}
            for text, rect in page.sheet.lines()
        ]
    return size


def write_truth(path: Path, truth: dict[str, JsonValue]) -> None:
    """Write the truth, readable and in a fixed order."""
    path.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _field(fact: Fact, page: int, aged: Aged) -> JsonValue:
    value: JsonValue = list(fact.value) if isinstance(fact.value, tuple) else fact.value
    return {
        "value": value,
        "raw": fact.raw,
        "page": page,
        "box": list(moved(aged.moves, hull(fact.rects))),
        "parts": [list(moved(aged.moves, rect)) for rect in fact.rects],
    }
