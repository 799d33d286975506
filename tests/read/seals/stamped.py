"""Sheets with one seal on them, drawn as pictures are read: red first."""

from random import Random

import numpy as np
from PIL import Image, ImageDraw

from ipclaim.read.opening import Pixels
from samples.papers.fonts import Face, font
from samples.papers.seals import round_seal, square_seal

SIZE = (1240, 1754)
INK = (30, 28, 28)
NAME = "泉州未名云岭体育用品有限公司"


def sheet(
    seal: Image.Image | None,
    at: tuple[int, int] = (850, 1350),
    *,
    ground: tuple[int, int, int] = (252, 250, 244),
    print_: str = "授权人（盖章）：" + NAME,
) -> Pixels:
    """Return an A4 sheet at 150 dpi with print and a seal whose middle is at a spot."""
    page = Image.new("RGB", SIZE, ground)
    draw = ImageDraw.Draw(page)
    letters = font(Face.SONG, 30)
    for row in range(8):
        spot = (200, 294 + 60 * row)
        draw.text(spot, "兹授权上述单位办理投诉事宜", font=letters, fill=INK)
    draw.text((500, 1324), print_, font=letters, fill=INK)
    draw.text((500, 1444), "法定代表人（签字）：", font=letters, fill=INK)
    if seal is not None:
        page.paste(seal, (at[0] - seal.width // 2, at[1] - seal.height // 2), seal)
    return np.asarray(page)


def company_seal(
    text: str = NAME, *, seed: int = 3, size: int = 240, bottom: str = ""
) -> Image.Image:
    """Return a round company seal of so many pixels."""
    return round_seal(text, Random(seed)).resize((size, size))


def name_seal(text: str = "张文博", *, seed: int = 3, size: int = 110) -> Image.Image:
    """Return a square name seal."""
    return square_seal(text, Random(seed)).resize((size, size))
