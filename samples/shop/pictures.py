"""Product pictures drawn with Pillow: an invented shoe with an invented mark, SPECIMEN on each."""

import colorsys
import io
import random
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from samples.shop.goods import goods_of

Colour = tuple[int, int, int]
Point = tuple[float, float]

_TALLEST = 900
_WIDEST = 800
_SIDE = 900
"""Pixels in which a shoe is drawn before it is made smaller."""
# Outlines in a unit square, heel on the left, toe on the right; a spline runs through them.
_UPPER: tuple[Point, ...] = (
    (0.07, 0.66), (0.05, 0.48), (0.08, 0.30), (0.13, 0.26), (0.19, 0.33), (0.30, 0.36),
    (0.38, 0.26), (0.44, 0.22), (0.55, 0.36), (0.70, 0.47), (0.86, 0.53), (0.94, 0.61),
    (0.93, 0.68),
)  # fmt: skip
_SOLE: tuple[Point, ...] = (
    (0.04, 0.66), (0.03, 0.76), (0.08, 0.81), (0.30, 0.79), (0.48, 0.78), (0.70, 0.81),
    (0.88, 0.79), (0.97, 0.70), (0.95, 0.65), (0.70, 0.68), (0.40, 0.67), (0.15, 0.66),
)  # fmt: skip


def picture(item_id: str, number: int, width: int, height: int) -> bytes:
    """Return the item's picture of that number as a JPEG; sizes are held within the shop's own."""
    return _drawn(item_id, number, min(width, _WIDEST), min(height, _TALLEST))


@lru_cache(maxsize=1024)
def _drawn(item_id: str, number: int, width: int, height: int) -> bytes:
    dice = random.Random(f"{item_id}/{number}")
    hue = random.Random(f"{item_id}/{number % 5}").random()
    canvas = _background(dice, width, height)
    shoe = _shoe(hue, goods_of(item_id).mark.en)
    size = int(min(width, height) * dice.uniform(0.70, 0.84))
    shoe = shoe.resize((size, size), Image.Resampling.BILINEAR)
    shoe = shoe.rotate(dice.uniform(-14, 14), Image.Resampling.BICUBIC, expand=True)
    left, top = (width - shoe.width) // 2, (height - shoe.height) // 2 + size // 16
    if number % 3 == 2:  # a second shoe behind, as sellers like to show the pair
        canvas.paste(shoe, (left + size // 12, top - size // 5), shoe)
    canvas.paste(shoe, (left, top), shoe)
    _label(canvas, goods_of(item_id).mark.en)
    packed = io.BytesIO()
    canvas.save(packed, "JPEG", quality=84)
    return packed.getvalue()


def _background(dice: random.Random, width: int, height: int) -> Image.Image:
    top = _colour(dice.random(), dice.uniform(0.03, 0.14), dice.uniform(0.9, 0.98))
    bottom = _colour(dice.random(), dice.uniform(0.06, 0.22), dice.uniform(0.74, 0.9))
    ramp = Image.linear_gradient("L").resize((width, height))
    canvas = Image.composite(
        Image.new("RGB", (width, height), bottom), Image.new("RGB", (width, height), top), ramp
    )
    small = (max(width // 4, 1), max(height // 4, 1))  # a blur costs by the pixel
    shade = Image.new("L", small, 0)
    middle, floor = small[0] / 2, small[1] * 0.80
    reach, depth = small[0] * 0.36, small[1] * 0.035
    ImageDraw.Draw(shade).ellipse(
        (middle - reach, floor - depth, middle + reach, floor + depth), fill=90
    )
    shade = shade.filter(ImageFilter.GaussianBlur(small[0] / 40)).resize((width, height))
    canvas.paste(Image.new("RGB", (width, height), (40, 40, 48)), (0, 0), shade)
    return canvas


@lru_cache(maxsize=64)
def _shoe(hue: float, mark: str) -> Image.Image:
    side = _SIDE
    shoe = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(shoe)
    body, dark = _colour(hue, 0.62, 0.78), _colour(hue, 0.7, 0.5)
    light = _colour((hue + 0.08) % 1, 0.25, 0.97)
    draw.polygon(_spline(_UPPER, side), fill=(*body, 255), outline=(*dark, 255), width=3)
    draw.polygon(
        _spline(((0.72, 0.49), (0.84, 0.52), (0.94, 0.61), (0.93, 0.68), (0.74, 0.67)), side),
        fill=(*dark, 255),
    )
    draw.polygon(
        _spline(((0.06, 0.64), (0.05, 0.48), (0.09, 0.34), (0.17, 0.45), (0.16, 0.64)), side),
        fill=(*dark, 255),
    )
    for step in range(5):  # laces
        x, y = 0.42 + step * 0.055, 0.27 + step * 0.045
        draw.line(
            (x * side, y * side, (x - 0.07) * side, (y + 0.10) * side), fill=(*light, 255), width=11
        )
    draw.line(
        _spline(((0.20, 0.60), (0.36, 0.58), (0.50, 0.50), (0.62, 0.44)), side, closed=False),
        fill=(*light, 255),
        width=17,
    )
    draw.polygon(
        _spline(_SOLE, side), fill=(246, 246, 244, 255), outline=(150, 150, 150, 255), width=3
    )
    draw.line(
        _spline(((0.04, 0.765), (0.30, 0.765), (0.60, 0.775), (0.93, 0.755)), side, closed=False),
        fill=(*dark, 255),
        width=9,
    )
    draw.text(
        (0.43 * side, 0.625 * side),
        mark,
        font=ImageFont.load_default(42),
        fill=(*light, 255),
        anchor="mm",
        stroke_width=1,
        stroke_fill=(*light, 255),
    )
    return shoe


def _label(canvas: Image.Image, mark: str) -> None:
    draw = ImageDraw.Draw(canvas)
    small = max(11, canvas.width // 34)
    draw.text(
        (small, small * 0.7), mark, font=ImageFont.load_default(small * 1.5), fill=(30, 34, 40)
    )
    draw.text(
        (canvas.width - small * 0.7, canvas.height - small * 0.6),
        "SPECIMEN",
        font=ImageFont.load_default(small),
        fill=(190, 40, 40),
        anchor="rb",
    )


def _colour(hue: float, saturation: float, value: float) -> Colour:
    red, green, blue = colorsys.hsv_to_rgb(hue, saturation, value)
    return int(red * 255), int(green * 255), int(blue * 255)


def _spline(points: tuple[Point, ...], side: int, *, closed: bool = True) -> list[Point]:
    """Return a Catmull-Rom curve through the points, in pixels."""
    count = len(points)
    curve: list[Point] = []
    for index in range(count if closed else count - 1):
        around = [
            points[(index + offset) % count]
            if closed
            else points[min(max(index + offset, 0), count - 1)]
            for offset in (-1, 0, 1, 2)
        ]
        for step in range(12):
            t = step / 12
            weights = (
                0.5 * (-t + 2 * t * t - t**3),
                0.5 * (2 - 5 * t * t + 3 * t**3),
                0.5 * (t + 4 * t * t - 3 * t**3),
                0.5 * (t**3 - t * t),
            )
            curve.append(
                (
                    side
                    * sum(weight * point[0] for weight, point in zip(weights, around, strict=True)),
                    side
                    * sum(weight * point[1] for weight, point in zip(weights, around, strict=True)),
                )
            )
    return curve
