"""Sets a template in Chromium and takes the picture, the PDF and the truth from the same page."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import cast

import cv2
import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from numpy.typing import NDArray
from playwright.sync_api import Browser

from benchmarks.papers.strangers.pen import JsonValue, Pen, amount
from benchmarks.papers.strangers.story import Story

Pixels = NDArray[np.uint8]
Rect = tuple[float, float, float, float]

DPI = 200
_CSS_DPI = 96
_LONGEST_MS = 300_000  # a picture took over 30 s on two cores that eight processes shared
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    autoescape=True,
    optimized=False,  # folding constants took a third of the time, for pages that are set once
    trim_blocks=True,
    lstrip_blocks=True,
)
# Inline boxes are as high as the typeface's line; ink is about as high as the type size.
_COLLECT = """() => [...document.querySelectorAll('.sheet')].map(sheet => {
  const o = sheet.getBoundingClientRect();
  const stated = [...sheet.querySelectorAll('[data-field]')];
  return {width: o.width, height: o.height, facts: stated.map(e => {
    const size = parseFloat(getComputedStyle(e).fontSize) * 1.15;
    const svg = e.tagName === 'svg';
    const across = getComputedStyle(e).writingMode !== 'horizontal-tb';
    const rects = [...e.getClientRects()].filter(r => r.width > 1).map(r => {
      const trim = svg ? 0 : Math.max(0, (across ? r.width : r.height) - size) / 2;
      const x = across ? trim : 0, y = across ? 0 : trim;
      return [r.left - o.left + x, r.top - o.top + y, r.right - o.left - x, r.bottom - o.top - y];
    });
    return {name: e.dataset.field, json: e.dataset.json ?? null, part: e.dataset.part ?? null,
            item: e.dataset.item !== undefined, seal: e.dataset.seal ?? null,
            text: e.textContent.trim().replace(/\\s+/g, ' '), rects};
  })};
})"""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a paper states: the value, the print, and its rectangles in pixels of the clean page."""

    name: str
    value: JsonValue
    raw: str
    rects: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One clean page at `DPI` with its facts."""

    pixels: Pixels
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A drawn paper: its pages, and the same as a PDF with text."""

    pages: tuple[Drawn, ...]
    pdf: bytes


def set_out(template: str, seed: int) -> str:
    """Return the page of ``template`` with facts and wording that follow from ``seed``."""
    rng = Random(f"{template}:{seed}")
    page = _TEMPLATES.get_template(f"{template}.html")
    return page.render(p=Pen(rng), s=Story(rng), amount=amount)


def draw(browser: Browser, template: str, seed: int) -> Paper:
    """Draw ``template`` with facts and wording that follow from ``seed``."""
    page = browser.new_page(
        viewport={"width": 1200, "height": 1200}, device_scale_factor=DPI / _CSS_DPI
    )
    page.set_default_timeout(_LONGEST_MS)
    try:
        page.set_content(set_out(template, seed), wait_until="load")
        found = cast("list[dict[str, JsonValue]]", page.evaluate(_COLLECT))
        shots = [box.screenshot(animations="disabled") for box in page.locator(".sheet").all()]
        page.emulate_media(media="screen")
        first = found[0]
        pdf = page.pdf(
            width=f"{first['width']}px", height=f"{first['height']}px", print_background=True
        )
    finally:
        page.close()
    pages = [_page(shot, sheet) for shot, sheet in zip(shots, found, strict=True)]
    return Paper(tuple(pages), pdf)


def _page(shot: bytes, sheet: dict[str, JsonValue]) -> Drawn:
    picture = cv2.imdecode(np.frombuffer(shot, np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError("Chromium took no picture")
    pixels = picture.astype(np.uint8)
    facts = [
        _fact(cast("dict[str, JsonValue]", fact))
        for fact in cast("list[JsonValue]", sheet["facts"])
    ]
    seals = [Fact("seal_text", fact[1], "", fact[0].rects) for fact in facts if fact[1] is not None]
    merged = _merged([(fact, how) for fact, _, how in facts])
    names = {fact.name for fact in merged}
    return Drawn(pixels, (*merged, *(seal for seal in seals[:1] if "seal_text" not in names)))


def _fact(found: dict[str, JsonValue]) -> tuple[Fact, str | None, str]:
    text = str(found["text"])
    stated = found["json"]
    value: JsonValue = text if stated is None else json.loads(str(stated))
    scale = DPI / _CSS_DPI
    rects = tuple(
        cast(
            "Rect",
            tuple(float(cast("float", edge)) * scale for edge in cast("list[JsonValue]", rect)),
        )
        for rect in cast("list[JsonValue]", found["rects"])
    )
    how = "item" if found["item"] else "first" if found["part"] is None else f"part{found['part']}"
    seal = found["seal"]
    return Fact(str(found["name"]), value, text, rects), None if seal is None else str(seal), how


def _merged(facts: list[tuple[Fact, str]]) -> list[Fact]:
    merged: dict[str, Fact] = {}
    for fact, how in facts:
        before = merged.get(fact.name)
        if before is None:
            value: JsonValue = [fact.value] if how == "item" else fact.value
            merged[fact.name] = Fact(fact.name, value, fact.raw, fact.rects)
        elif how == "item" and isinstance(before.value, list):
            value = before.value if fact.value in before.value else [*before.value, fact.value]
            merged[fact.name] = Fact(
                fact.name, value, f"{before.raw} {fact.raw}", before.rects + fact.rects
            )
        elif how.startswith("part"):
            join = how.removeprefix("part")
            value = f"{before.value}{join}{fact.value}"
            merged[fact.name] = Fact(fact.name, value, value, before.rects + fact.rects)
    return list(merged.values())
