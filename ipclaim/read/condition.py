"""What state the copy of a page is in, as far as platforms refuse papers for it.

Coloured or not, a fresh seal on a grey copy, blurred, cut at an edge, taken off a screen, marked
for one purpose only. Each note is rare on good papers: thresholds lie well outside what undamaged
pages of all kinds measured. None of them changes a value.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.model.document import Box, PageImage, Problem
from ipclaim.read.folding import compact
from ipclaim.read.lines import Page
from ipclaim.read.ocr.engine import brightest
from ipclaim.read.opening import Pixels
from ipclaim.read.opening.troubles import problem
from ipclaim.read.seals.ink import Inks
from ipclaim.read.seals.reading import ReadSeal

_COLOURED_SHARE = 0.002
"""Share of clearly coloured pixels above which a page counts as a colour copy."""
_SOFT = 0.15
"""Width of a stroke's edge in line heights: sharp pages have 0.03 to 0.10, 100 dpi up to 0.12."""
_FAINT_PRINT = 40.0
_JUDGED_LINES = 12
_CUT_LINES = 3
_AT_EDGE = 0.2
"""Line heights from a side within which a line is cut by it: no margin is that narrow."""
_PATCH = 256
_PATCHES = 12
_FLATTEST = 6
_GRID = 4.25
"""Logarithm by which a screen's grid stands out of its surroundings: of 190 pages on paper those
with a printed lattice had up to 4.1, of 12 photos of a screen ten had 4.3 to 6.6."""
_SENSOR_GRAIN = 0.8
"""Grey levels that the emptiest paper of a photograph has at least."""
_DRAWN = 0.55
"""Share of equal neighbours above which a picture is no photograph but a drawing: its patterns are
as regular as a grid."""
_PURPOSE = re.compile(
    r"(?:此件|此证|本件|本复印件|该复印件|复印件)?(?:仅供|只供|仅用于|只用于|仅限|限于|专供).{2,40}?"
    r"(?:使用|之用|专用|用途|有效|投诉|维权|备案|办理)(?:[,;。]?.{0,6}无效)?[。!]?"
    r"|.{0,20}(?:他用|再次?复印|复印)无效[。!]?"
    r"|(?:copy)?(?:valid|use)?(?:only)?for.{0,40}(?:purposes?|complaints?|submission|filing"
    r"|application|verification).{0,30}only\.?",
    re.IGNORECASE,
)
"""The whole of a line, without white space: a list of goods may say 仅供 in passing."""


def is_coloured(pixels: Pixels) -> bool:
    """Tell a colour copy from a grey or black-and-white one."""
    height, width = (side // 2 for side in pixels.shape[:2])
    # A half exactly is quick; the rest is done on a quarter of the points.
    half = cv2.resize(
        pixels[: 2 * height, : 2 * width], (width, height), interpolation=cv2.INTER_AREA
    )
    red, green, blue = cv2.split(cv2.resize(half, (400, 400), interpolation=cv2.INTER_AREA))
    most, least = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    return bool((cv2.subtract(most, least) > 40).mean() > _COLOURED_SHARE)


def condition_of(
    page: Page,
    image: PageImage,
    inks: Inks,
    seals: Sequence[ReadSeal],
    aside: Iterable[str],
) -> Iterator[Problem]:
    """Yield the notes on one page's copy; ``aside`` is what stamps and watermarks say."""
    if not page.lines:
        return
    if not image.colour:
        yield problem("black-and-white", page.number)
    if {"red", "black"} <= {seal.found.colour for seal in seals}:
        yield problem("seal-on-copy", page.number)
    softness = edge_width(inks.pixels, [line.box for line in page.lines])
    if softness is not None and softness > _SOFT:
        yield problem("blurred", page.number)
    if is_cropped(page):
        yield problem("cropped", page.number)
    if image.colour and has_grid(inks.pixels):
        yield problem("photo-of-screen", page.number)
    purpose = purpose_stated(aside)
    if purpose is not None:
        yield problem("purpose-watermark", page.number, purpose=purpose)


def edge_width(pixels: Pixels, boxes: Sequence[Box]) -> float | None:
    """Return how wide the edges of strokes are, in line heights; ``None`` without clear print.

    The median over the longest lines, so that a title or a watermark does not decide.
    """
    longest = sorted(boxes, key=lambda box: -box.width)[:_JUDGED_LINES]
    widths = []
    for box in longest:
        part = pixels[max(0, box.y0) : box.y1, max(0, box.x0) : box.x1]
        if part.shape[0] < 8 or part.shape[1] < 3 * part.shape[0]:
            continue
        grey = brightest(part).astype(np.float32)
        light, dark = np.percentile(grey, (95, 3))
        if light - dark < _FAINT_PRINT:
            continue
        steepest = float(np.percentile(np.abs(grey[:, 2:] - grey[:, :-2]), 99))
        widths.append(2 * float(light - dark) / max(steepest, 1.0) / part.shape[0])
    return float(np.median(widths)) if widths else None


def is_cropped(page: Page) -> bool:
    """Tell print that runs into a side of the picture: several lines, or one along top or foot."""
    lefts = rights = 0
    for line in page.lines:
        near = _AT_EDGE * line.box.height
        lefts += line.box.x0 <= near
        rights += line.box.x1 >= page.width - near
    along = [line for line in page.lines if line.box.width > 5 * line.box.height]
    cut = any(line.box.y0 <= 1 or line.box.y1 >= page.height - 1 for line in along)
    return max(lefts, rights) >= _CUT_LINES or cut


def has_grid(pixels: Pixels) -> bool:
    """Tell a photo of a screen by its pixel grid: sharp peaks in the spectrum of empty paper."""
    height, width = pixels.shape[:2]
    if min(height, width) < 1.4 * _PATCH or _drawn(pixels):
        return False
    patches = []
    for top in np.linspace(0.12 * height, 0.88 * height - _PATCH, 4).astype(int).tolist():
        for left in np.linspace(0.12 * width, 0.88 * width - _PATCH, 3).astype(int).tolist():
            part = brightest(pixels[top : top + _PATCH, left : left + _PATCH]).astype(np.float32)
            fine = part - cv2.GaussianBlur(part, (0, 0), 6)
            patches.append((float(fine.std()), fine))
    patches.sort(key=lambda patch: patch[0])
    if patches[0][0] < _SENSOR_GRAIN:
        return False
    return _peak([fine / grain for grain, fine in patches[:_FLATTEST]]) > _GRID


def _drawn(pixels: Pixels) -> bool:
    """Tell a picture that came out of a program: no sensor gives the same level again and again."""
    green = pixels[:: max(1, pixels.shape[0] // 200), :, 1]
    return float((green[:, 1:] == green[:, :-1]).mean()) > _DRAWN


def _peak(patches: Sequence[NDArray[np.float32]]) -> float:
    """Return by how much (natural logarithm) the third-highest frequency exceeds its surroundings.

    Frequencies of JPEG's blocks, of level and upright rules and of the lettering are left out.
    """
    window = np.outer(np.hanning(_PATCH), np.hanning(_PATCH)).astype(np.float32)
    power = np.mean([np.abs(np.fft.rfft2(patch * window)) ** 2 for patch in patches], axis=0)
    level = np.log(np.roll(power, _PATCH // 2, axis=0) + 1e-9).astype(np.float32)
    above = level - cv2.blur(level, (15, 15))
    down = np.abs(np.arange(-_PATCH // 2, _PATCH // 2))[:, None]
    right = np.arange(level.shape[1])[None]
    radius = np.hypot(down, right)
    block = (np.minimum(right % 32, -right % 32) <= 1) & (np.minimum(down % 32, -down % 32) <= 1)
    above[(radius < 14) | (radius > 122) | (down <= 2) | (right <= 2) | block] = -1
    return float(np.partition(above.ravel(), -3)[-3])


def purpose_stated(texts: Iterable[str]) -> str | None:
    """Return the words that limit a copy to one purpose; ``None`` when there are none."""
    for text in texts:
        if _PURPOSE.fullmatch(compact(text)):
            return text.strip()
    return None
