"""Printed ornament: guilloche frames and rosettes, paper tints, the word SPECIMEN.

The rosette stands where an office prints its emblem and is deliberately none.
"""

import math
from itertools import pairwise
from random import Random

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from samples.papers.fonts import Face, font
from samples.papers.sheet import Align, Colour, Ground, Rect, Sheet, Type, px


def guilloche_frame(
    sheet: Sheet, margin: float, band: float, colour: Colour, *, waves: int = 4
) -> None:
    """Draw a frame of woven lines, ``band`` mm wide, between two fine rules."""
    left, top = px(margin), px(margin)
    right, bottom = px(sheet.width - margin), px(sheet.height - margin)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    half = px(band / 2)

    def step(paper: Ground) -> None:
        for start, end in pairwise((*corners, corners[0])):
            _weave(paper, (start, end), px(band), colour, waves)
        for inset, width in ((-0.9, 3), (band + 0.9, 3), (band + 1.9, 1), (-1.7, 1)):
            shift = px(inset)
            corner, opposite = (left + shift, top + shift), (right - shift, bottom - shift)
            cv2.rectangle(paper, corner, opposite, colour, width, cv2.LINE_AA)
        for x, y in corners:
            inward = (x + (half if x == left else -half), y + (half if y == top else -half))
            _rosette(paper, inward, px(band * 0.95), colour, fill=sheet.colour)

    sheet.steps.append(step)


def rosette(
    sheet: Sheet, x: float, y: float, radius: float, *, colours: tuple[Colour, Colour]
) -> None:
    """Draw an abstract round ornament: woven rings, rays and a plain disc."""
    inner, outer = colours
    centre = (px(x), px(y))

    def step(paper: Ground) -> None:
        _rosette(paper, centre, px(radius), outer, fill=sheet.colour)
        cv2.circle(paper, centre, px(radius * 0.58), inner, -1, cv2.LINE_AA)
        for number in range(18):
            angle = math.radians(20 * number)
            tip = _polar(centre, px(radius * 0.5), angle)
            base = _polar(centre, px(radius * 0.2), angle)
            cv2.line(paper, base, tip, outer, max(2, px(radius * 0.03)), cv2.LINE_AA)
        cv2.circle(paper, centre, px(radius * 0.2), outer, -1, cv2.LINE_AA)

    sheet.steps.append(step)


def tint(sheet: Sheet, colour: Colour, *, pitch: float = 3.2, rng: Random) -> None:
    """Cover the page with faint waves, as security paper has."""
    phase = rng.uniform(0, 6)

    def step(paper: Ground) -> None:
        xs = np.arange(0, paper.shape[1] + 12, 12, dtype=np.float64)
        for number, y in enumerate(np.arange(0, paper.shape[0], px(pitch))):
            wave = px(pitch * 0.8) * np.sin(xs / px(9) + phase + number * 0.35)
            points = np.stack([xs, y + wave], axis=1).round().astype(np.int32)
            cv2.polylines(paper, [points], False, colour, 1, cv2.LINE_AA)

    sheet.steps.append(step)


def double_frame(sheet: Sheet, margin: float, colour: Colour, *, gap: float = 1.6) -> None:
    """Draw a thick and a thin rule round the page."""
    for inset, width in ((margin, 1.1), (margin + gap, 0.3)):
        box(sheet, (inset, inset, sheet.width - inset, sheet.height - inset), colour, mm=width)


def specimen(
    sheet: Sheet, *, words: str = "SPECIMEN 样张", colour: Colour = (236, 236, 239)
) -> None:
    """Write SPECIMEN across the page, faintly, and once more in the bottom margin."""

    def step(paper: Ground) -> None:
        cover = _across(words, paper.shape[1], paper.shape[0])
        darker = np.minimum(paper, np.array(colour, dtype=np.uint8))
        np.copyto(paper, darker, where=cover[:, :, None] > 127)

    sheet.steps.append(step)
    small = Type(Face.HEI_BOLD, 7.0, (60, 60, 60))  # dark enough to come through a fax
    line = "SPECIMEN 样张 · 内容全部虚构，仅供软件测试"
    sheet.text(sheet.width / 2, sheet.height - 5.2, line, small, align=Align.CENTRE)


def _across(words: str, width: int, height: int) -> npt.NDArray[np.uint8]:
    """Return a page-sized cover with words along the diagonal."""
    size = round(min(width, height) * 0.15)
    cover = Image.new("L", (size * 9, size * 2), 0)
    middle = (cover.width / 2, cover.height / 2)
    ImageDraw.Draw(cover).text(middle, words, font=font(Face.HEI, size), fill=255, anchor="mm")
    angle = math.degrees(math.atan2(height, width)) * 0.75
    turned = cover.rotate(angle, expand=True, resample=Image.Resampling.BILINEAR)
    whole = Image.new("L", (width, height), 0)
    whole.paste(turned, ((width - turned.width) // 2, (height - turned.height) // 2))
    return np.asarray(whole)


def box(sheet: Sheet, rect_mm: Rect, colour: Colour, *, mm: float = 0.3) -> None:
    """Draw a rectangle given in millimetres."""
    x0, y0, x1, y1 = rect_mm
    for start, end in pairwise(((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))):
        sheet.rule(*start, *end, colour=colour, mm=mm)


def _polar(centre: tuple[int, int], radius: float, angle: float) -> tuple[int, int]:
    return (
        round(centre[0] + radius * math.cos(angle)),
        round(centre[1] + radius * math.sin(angle)),
    )


def _weave(
    paper: Ground,
    ends: tuple[tuple[int, int], tuple[int, int]],
    band: int,
    colour: Colour,
    waves: int,
) -> None:
    start, end = ends
    length = math.dist(start, end)
    along = np.array([end[0] - start[0], end[1] - start[1]]) / length
    inward = np.array([-along[1], along[0]])
    steps = np.linspace(0, length, round(length / 4))
    turns = max(1, round(length / (band * 1.6)))
    for number in range(waves):
        phase = 2 * math.pi * number / waves
        for sign in (1, -1):
            height = (
                band / 2 * (1 + 0.92 * sign * np.sin(2 * math.pi * turns * steps / length + phase))
            )
            points = np.array(start) + steps[:, None] * along + height[:, None] * inward
            cv2.polylines(paper, [points.round().astype(np.int32)], False, colour, 2, cv2.LINE_AA)


def _rosette(
    paper: Ground, centre: tuple[int, int], radius: int, colour: Colour, *, fill: Colour
) -> None:
    cv2.circle(paper, centre, radius, fill, -1, cv2.LINE_AA)
    angles = np.linspace(0, 2 * math.pi, 720)
    for number in range(6):
        reach = radius * (0.8 + 0.18 * np.sin(12 * angles + number * math.pi / 3))
        points = np.stack(
            [centre[0] + reach * np.cos(angles), centre[1] + reach * np.sin(angles)], axis=1
        )
        cv2.polylines(paper, [points.round().astype(np.int32)], True, colour, 2, cv2.LINE_AA)


def framed_table(
    sheet: Sheet, x: float, tops: list[float], widths: tuple[float, ...], *, mm: float = 0.25
) -> None:
    """Rule a table whose rows start at ``tops`` (the last one is its end)."""
    right = x + sum(widths)
    for y in tops:
        sheet.rule(x, y, right, y, mm=mm)
    for column in range(len(widths) + 1):
        at = x + sum(widths[:column])
        sheet.rule(at, tops[0], at, tops[-1], mm=mm)


def qr_code(text: str, side: float) -> Image.Image:
    """Return a QR code ``side`` mm wide with its quiet zone."""
    drawn = cv2.QRCodeEncoder.create().encode(text)
    return Image.fromarray(drawn).resize((px(side), px(side)), Image.Resampling.NEAREST)


def barcode(text: str, width: float, height: float) -> Image.Image:
    """Return bars that look like a barcode (derived from the text, no standard code)."""
    bits = "".join(f"{ord(char):08b}1" for char in text)
    row = np.array([[0 if bit == "1" else 255 for bit in bits]], dtype=np.uint8)
    return Image.fromarray(row).resize((px(width), px(height)), Image.Resampling.NEAREST)


def paste_darker(sheet: Sheet, picture: Image.Image, x: float, y: float) -> Rect:
    """Print a picture on white onto the tinted page; return the pixels that it covers."""
    left, top = px(x), px(y)
    rect = (left, top, left + picture.width, top + picture.height)
    ink = np.asarray(picture.convert("RGB")).astype(np.uint16)

    def step(paper: Ground) -> None:
        below = paper[rect[1] : rect[3], rect[0] : rect[2]]
        below[:] = (below * ink // 255).astype(np.uint8)

    sheet.steps.append(step)
    return (float(rect[0]), float(rect[1]), float(rect[2]), float(rect[3]))
