"""Spoils a finished page as scanners, copiers and telephones do, and says where each point went.

An ageing is a row of steps. Each step takes the picture and answers with the new picture and how it
moved its points, a 3 x 3 matrix or a bend of the paper, which carries the truth's boxes along.
``strength`` scales the faults: 0 leaves almost none, 1 is a bad but readable copy.
"""

from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np

from samples.papers.desks import desk
from samples.papers.faults import Bend, Faults, Matrix, Move, Pixels, Step, still, warped
from samples.papers.photographs import curled, glass, hand, screen
from samples.papers.sheet import DPI

_EDGE_POINTS = 9


class Layer(Enum):
    """What the text layer of a PDF says, where an ageing makes one."""

    TRUE = "true"
    """The page is text, as an office's own PDF."""
    WRONG = "wrong"
    """A scan with hidden text of a bad reader: look-alike characters and other digits."""
    GARBAGE = "garbage"
    """A scan with hidden text that means nothing, as of a font without a character table."""


@dataclass(frozen=True, slots=True)
class Ageing:
    """Steps, then how the picture is kept: ``quality`` is JPEG's, ``None`` keeps a PNG."""

    steps: tuple[Step, ...]
    dpi: int
    quality: int | None
    layer: Layer | None = None
    """The text layer, which makes the file a PDF."""


@dataclass(frozen=True, slots=True)
class Aged:
    """A spoiled page and what moves the drawn page's points to its own."""

    pixels: Pixels
    """Blue, green, red; or grey."""
    moves: tuple[Move, ...]
    """One after the other; matrices in a row are multiplied."""
    dpi: int
    quality: int | None


def age(page: Pixels, name: str, strength: float, seed: int) -> Aged:
    """Spoil a page (blue, green, red, drawn at ``sheet.DPI``)."""
    ageing = AGEINGS[name]
    faults = Faults(strength, np.random.default_rng(seed))
    moves: list[Move] = [np.eye(3)]
    for step in (_resized(ageing.dpi), *ageing.steps):
        page, move = step(page, faults)
        last = moves[-1]
        if isinstance(move, Bend) or isinstance(last, Bend):
            moves.append(move)
        else:
            moves[-1] = move @ last
    return Aged(page, tuple(moves), ageing.dpi, ageing.quality)


def moved(
    moves: tuple[Move, ...], rect: tuple[float, float, float, float]
) -> tuple[int, int, int, int]:
    """Return the upright rectangle round a moved one, which a bend may have curved."""
    x0, y0, x1, y1 = rect
    points = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float64)
    if any(isinstance(move, Bend) for move in moves):
        along = np.linspace(0, 1, _EDGE_POINTS)[:, None]
        points = np.concatenate(
            [a + (b - a) * along for a, b in zip(points, np.roll(points, -1, axis=0), strict=True)]
        )
    for move in moves:
        if isinstance(move, Bend):
            points = move.moved(points)
        else:
            points = np.asarray(cv2.perspectiveTransform(points[None], move)[0], np.float64)
    low, high = np.floor(points.min(axis=0)), np.ceil(points.max(axis=0))
    return (int(low[0]), int(low[1]), int(high[0]), int(high[1]))


def _resized(dpi: int) -> Step:
    def step(page: Pixels, _: Faults) -> tuple[Pixels, Matrix]:
        share = dpi / DPI
        size = (round(page.shape[1] * share), round(page.shape[0] * share))
        smaller = cv2.resize(page, size, interpolation=cv2.INTER_AREA)
        return np.asarray(smaller, np.uint8), np.diag([share, share, 1.0])

    return step


def skew(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Lay the page crookedly onto the scanner's white lid: up to 3 degrees at strength 1."""
    height, width = page.shape[:2]
    angle = faults.sign() * (0.4 + faults.between(0.8, 2.6))
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 0.985), [0, 0, 1]])
    ground = np.full(page.shape, 244, np.uint8)
    return warped(page, turn, (width, height), ground), turn


def noise(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Add the sensor's grain and a slight blur."""
    blur = 0.3 + faults.between(0.2, 0.7)
    soft = cv2.GaussianBlur(page, (0, 0), blur).astype(np.float32)
    grain = faults.dice.normal(0, 1.0 + faults.between(2, 6), page.shape[:2]).astype(np.float32)
    return still((soft + grain[:, :, None]).clip(0, 255).astype(np.uint8))


def paper_tone(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Yellow the paper a little and lift the blacks, as a scanner's lamp does."""
    tone = np.array([1 - faults.between(0.01, 0.08), 1 - faults.between(0, 0.03), 1.0])
    lifted = page.astype(np.float32) * (1 - 0.09 * faults.strength) + 18 * faults.strength
    return still((lifted * tone).clip(0, 255).astype(np.uint8))


def dust(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Sprinkle specks and one faint streak of the glass."""
    page = page.copy()
    height, width = page.shape[:2]
    for _ in range(int(faults.between(20, 90))):
        x, y = int(faults.dice.integers(width)), int(faults.dice.integers(height))
        shade = int(faults.dice.integers(60, 190))
        cv2.circle(page, (x, y), int(faults.dice.integers(1, 3)), (shade,) * 3, -1, cv2.LINE_AA)
    x = int(faults.dice.integers(width))
    strip = page[:, x : x + 2].astype(np.float32) * (1 - 0.12 * faults.strength)
    page[:, x : x + 2] = strip.astype(np.uint8)
    return still(page)


def uneven_light(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Let light fall off across the picture and lay a soft shadow over a corner."""
    height, width = page.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = float(faults.dice.uniform(0, 2 * np.pi))
    slope = (xs / width - 0.5) * np.cos(angle) + (ys / height - 0.5) * np.sin(angle)
    light = 1 - faults.between(0.15, 0.5) * (slope + 0.35).clip(0, 2)
    corner = faults.dice.uniform(0, 1, 2) * (width, height)
    reach = float(faults.dice.uniform(0.25, 0.5)) * max(width, height)
    distance = np.hypot(xs - corner[0], ys - corner[1]) / reach
    light *= 1 - faults.between(0.15, 0.4) / (1 + np.exp((distance - 1) * 7))
    warm = np.array([1 - faults.between(0.0, 0.14), 1 - faults.between(0, 0.03), 1.0])
    lit = page.astype(np.float32) * light[:, :, None] * warm
    return still(lit.clip(0, 255).astype(np.uint8))


def on_a_desk(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Photograph the page lying on a desk, from a hand-held telephone."""
    height, width = page.shape[:2]
    margin = 0.05
    size = (round(width * (1 + 2 * margin)), round(height * (1 + 2 * margin)))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    shift = np.array([width * margin, height * margin], dtype=np.float32)
    tilt = faults.dice.uniform(-1, 1, (4, 2)) * faults.strength * (width * 0.038, height * 0.03)
    turn = cv2.getRotationMatrix2D(
        (width / 2, height / 2), faults.sign() * faults.between(0, 2.5), 0.97
    )
    aim = cv2.transform((corners + tilt.astype(np.float32))[None], turn)[0] + shift
    matrix = np.asarray(cv2.getPerspectiveTransform(corners, aim.astype(np.float32)), np.float64)
    ground = desk(size, faults)
    shadow = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    offset = np.array([[1, 0, width * 0.006], [0, 1, width * 0.009]], dtype=np.float32)
    shadow = cv2.GaussianBlur(cv2.warpAffine(shadow, offset, size), (0, 0), width * 0.006)
    ground = (ground * (1 - 0.55 * shadow.astype(np.float32) / 255)[:, :, None]).astype(np.uint8)
    return warped(page, matrix, size, ground), matrix


def hand_shake(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Blur a little in one direction and add the sensor's coloured noise."""
    length = max(1, round(faults.between(0.6, 2.4)))
    kernel = np.zeros((length * 2 + 1, length * 2 + 1), np.float32)
    angle = float(faults.dice.uniform(0, np.pi))
    reach = (length * np.cos(angle), length * np.sin(angle))
    ends = [(round(length + s * reach[0]), round(length + s * reach[1])) for s in (-0.5, 0.5)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1)
    dragged = cv2.filter2D(page, -1, kernel / kernel.sum())
    soft = cv2.GaussianBlur(dragged, (0, 0), 0.35 + faults.between(0.1, 0.6))
    grain = faults.dice.normal(0, 1.5 + faults.between(1, 4), page.shape)
    return still((soft.astype(np.float32) + grain).clip(0, 255).astype(np.uint8))


def one_bit(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Send it through a fax machine: black or white, ragged edges."""
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).astype(np.float32)
    soft = cv2.GaussianBlur(grey, (0, 0), 0.4 + faults.between(0.1, 0.5))
    rough = soft + faults.grain(faults.between(4, 22), grey.shape)
    limit = 150 + faults.sign() * faults.between(0, 18)
    return still(np.where(rough > limit, 255, 0).astype(np.uint8))


def photocopied(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Copy it in grey: hard contrast, toner specks, a dark edge."""
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).astype(np.float32)
    middle = 128 + faults.sign() * faults.between(0, 14)
    softness = 46 - 18 * min(faults.strength, 1.5)
    hard = np.asarray(255 / (1 + np.exp(-(grey - middle) / softness)), np.float32)
    dust = np.asarray(faults.dice.random(grey.shape), np.float64)
    specks = (dust < 0.00025 * faults.strength).astype(np.uint8)
    hard[cv2.dilate(specks, np.ones((2, 2), np.uint8)) > 0] = 40
    edge = np.linspace(0, 1, grey.shape[1], dtype=np.float32)
    hard -= 70 * faults.strength * np.exp(-edge * 60)
    hard += faults.grain(1 + faults.between(1, 4), grey.shape)
    return still(hard.clip(0, 255).astype(np.uint8))


def creases(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Fold it twice and flatten it again: a bright and a dark line, and a slight bump."""
    height, width = page.shape[:2]
    light = np.ones((height, width), np.float32)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    folds = [(True, height * 0.5), (True, height * 0.33), (False, width * 0.5)]
    for level, where in folds[: 2 + int(faults.dice.random() < 0.6)]:
        lean = float(faults.dice.uniform(-0.02, 0.02))
        offset = float(faults.dice.uniform(-0.05, 0.05)) * max(width, height)
        along, across = (xs, ys) if level else (ys, xs)
        gap = across - where - offset - lean * along
        light += faults.between(0.08, 0.22) * np.exp(-((gap / 2.2) ** 2))
        light -= faults.between(0.12, 0.3) * np.exp(-(((gap - 4) / 3.2) ** 2))
        light -= faults.between(0.03, 0.1) * np.exp(-((gap - 30).clip(0, None) / 90)) * (gap > 0)
    crumple = cv2.resize(
        faults.dice.normal(0, 1, (14, 10)).astype(np.float32), (width, height),
        interpolation=cv2.INTER_CUBIC,
    )  # fmt: skip
    light += 0.03 * faults.strength * crumple
    return still((page * light[:, :, None]).clip(0, 255).astype(np.uint8))


def sideways(page: Pixels, faults: Faults) -> tuple[Pixels, Matrix]:
    """Feed it into the scanner turned a quarter to the left or right."""
    height, width = page.shape[:2]
    if faults.sign() > 0:
        turned = cv2.rotate(page, cv2.ROTATE_90_CLOCKWISE)
        return np.asarray(turned), np.array([[0.0, -1, height], [1, 0, 0], [0, 0, 1]])
    turned = cv2.rotate(page, cv2.ROTATE_90_COUNTERCLOCKWISE)
    return np.asarray(turned), np.array([[0.0, 1, 0], [-1, 0, width], [0, 0, 1]])


def upside_down(page: Pixels, _: Faults) -> tuple[Pixels, Matrix]:
    """Feed it into the scanner with its foot first."""
    height, width = page.shape[:2]
    turned = cv2.rotate(page, cv2.ROTATE_180)
    return np.asarray(turned), np.array([[-1.0, 0, width], [0, -1, height], [0, 0, 1]])


AGEINGS: dict[str, Ageing] = {
    "pristine": Ageing((), 200, None),
    "scan": Ageing((paper_tone, noise), 200, 74),
    "crooked": Ageing((paper_tone, skew, dust, noise), 180, 74),
    "phone": Ageing((on_a_desk, uneven_light, hand_shake), 190, 76),
    "creased": Ageing((creases, skew, uneven_light, noise), 180, 76),
    "photocopy": Ageing((skew, photocopied), 180, 72),
    "fax": Ageing((skew, one_bit), 200, None),
    "sideways": Ageing((paper_tone, skew, noise, sideways), 180, 74),
    "upside_down": Ageing((paper_tone, noise, upside_down), 180, 74),
    "lowres": Ageing((paper_tone, skew, noise), 100, 62),
    "curled": Ageing((curled, uneven_light, hand_shake), 190, 76),
    "hand": Ageing((on_a_desk, hand, hand_shake), 190, 76),
    "screen": Ageing((screen, glass, hand_shake), 190, 76),
    "true_layer": Ageing((), 200, None, Layer.TRUE),
    "wrong_layer": Ageing((paper_tone, noise), 200, 74, Layer.WRONG),
    "garbage_layer": Ageing((paper_tone, noise), 200, 74, Layer.GARBAGE),
}
"""Every ageing by its name on the command line; the text layers are kept as PDFs."""
