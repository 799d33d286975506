"""What telephones see besides the page: curling paper, a hand's shadow, the grid of a screen."""

import cv2
import numpy as np
import numpy.typing as npt

from samples.papers.desks import desk
from samples.papers.faults import Bend, Faults, Matrix, Move, Pixels, still, warped


def curled(page: Pixels, faults: Faults) -> tuple[Pixels, Move]:
    """Photograph a page that bows in the middle and lifts at one edge, on a desk.

    Columns sink and are pressed together, as on a cylinder seen from above; the light goes with
    the slope.
    """
    height, width = page.shape[:2]
    margin = round(0.06 * width)
    xs = np.arange(width, dtype=np.float64)
    share = xs / width if faults.sign() > 0 else 1 - xs / width
    lift = faults.between(0.02, 0.045) * width * np.exp(-(1 - share) / 0.16)
    bow = faults.between(0.006, 0.018) * width * 4 * share * (1 - share) * faults.sign()
    pressed = 1 - faults.between(0.12, 0.3) * np.exp(-(1 - share) / 0.13)
    across = np.cumsum(pressed) + margin
    down = margin + bow - lift
    size = (round(across[-1]) + margin, height + 2 * margin)
    sheet = _bent(page, across, down, size)
    cover = _bent(np.full((height, width), 255, np.uint8), across, down, size)
    slope = np.interp(np.arange(size[0]), across, np.gradient(down, across))
    light = 1 + (0.9 * slope).clip(-0.4, 0.12)
    share_seen = (cover.astype(np.float32) / 255)[:, :, None]
    ground = desk(size, faults)
    seen = sheet * light[None, :, None] * share_seen + ground * (1 - share_seen)
    return seen.clip(0, 255).astype(np.uint8), Bend(across, down)


def _bent(
    picture: Pixels,
    across: npt.NDArray[np.float64],
    down: npt.NDArray[np.float64],
    size: tuple[int, int],
) -> Pixels:
    columns = np.interp(np.arange(size[0]), across, np.arange(len(across)), left=-2, right=-2)
    sunk = np.interp(np.arange(size[0]), across, down)
    xs = np.repeat(columns[None], size[1], axis=0).astype(np.float32)
    ys = (np.arange(size[1])[:, None] - sunk[None]).astype(np.float32)
    return np.asarray(cv2.remap(picture, xs, ys, cv2.INTER_CUBIC), np.uint8)


def hand(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Let the shadow of the hand that holds the telephone fall over the page from one side."""
    height, width = page.shape[:2]
    cover = np.zeros((height // 4, width // 4), np.uint8)
    rows, columns = cover.shape
    side = faults.sign()
    wrist = np.array([columns * (0.5 + 0.62 * side), rows * float(faults.dice.uniform(0.45, 0.85))])
    palm = wrist - np.array([side * columns * 0.3, rows * 0.08])
    cv2.line(cover, _spot(wrist), _spot(palm), 255, round(columns * 0.24))
    cv2.ellipse(cover, (_spot(palm), (columns * 0.3, columns * 0.36), 20.0 * side), 255, -1)
    for number in range(4):
        angle = np.pi / 2 + side * (0.15 + 0.22 * number) + float(faults.dice.uniform(-0.05, 0.05))
        reach = columns * float(faults.dice.uniform(0.26, 0.38))
        tip = palm + reach * np.array([np.cos(angle), -np.sin(angle)])
        cv2.line(cover, _spot(palm), _spot(tip), 255, round(columns * 0.065))
    soft = cv2.GaussianBlur(cover, (0, 0), columns * float(faults.dice.uniform(0.008, 0.025)))
    shadow = cv2.resize(soft, (width, height)).astype(np.float32) / 255
    depth = 0.12 + faults.between(0.28, 0.42)
    return still((page * (1 - depth * shadow)[:, :, None]).clip(0, 255).astype(np.uint8))


def _spot(point: npt.NDArray[np.float64]) -> tuple[int, int]:
    return (round(float(point[0])), round(float(point[1])))


def screen(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Show the page on a monitor and photograph that: a dark frame, tilt, bluish white."""
    height, width = page.shape[:2]
    edge = round(0.04 * width)
    size = (width + 2 * edge, height + 2 * edge)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    tilt = faults.dice.uniform(-1, 1, (4, 2)) * faults.strength * (width * 0.025, height * 0.02)
    aim = (corners + edge + tilt).astype(np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(corners, aim), np.float64)
    lit = np.clip(page.astype(np.float32) * (1.0, 0.965, 0.93) * 0.97, 0, 255).astype(np.uint8)
    frame = np.full((size[1], size[0], 3), (26, 24, 24), np.uint8)
    return warped(lit, matrix, size, frame), matrix


def glass(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Lay the screen's grid over the picture, whose beat with the sensor's is the moiré; and glare.

    A grating of nearly one pixel cannot be resolved: sampled at whole pixels it aliases into the
    coloured bands of a real photo, 10 to 60 pixels wide and curved as the lens curves the grid.
    """
    height, width = page.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    bulge = 1 + 0.012 * (((xs / width - 0.5) ** 2) + ((ys / height - 0.5) ** 2))
    picture = page.astype(np.float32)
    depth = 0.05 + faults.between(0.05, 0.16)
    for along in (xs, ys):
        other = ys if along is xs else xs
        period = 1 + faults.sign() * float(faults.dice.uniform(0.015, 0.08))
        turn = float(faults.dice.uniform(-0.04, 0.04))
        phase = 2 * np.pi * (along + turn * other) * bulge / period
        for channel in range(3):
            wave = 0.5 + 0.5 * np.cos(phase + 2 * np.pi * channel / 3 * (along is xs))
            picture[:, :, channel] *= 1 - depth * wave
    spot = faults.dice.uniform(0.1, 0.9, 2) * (width, height)
    distance = np.hypot(xs - spot[0], ys - spot[1]) / (0.22 * width)
    glare = faults.between(30, 90) * np.exp(-(distance**2))
    return still((picture + glare[:, :, None]).clip(0, 255).astype(np.uint8))
