"""Pictures, single or in a row, as plain pages: eight bits, red green blue, on white, upright.

Only the decoder of the format that the first bytes tell is ever tried. What the camera says of
the upright side is obeyed; the direction of the writing is not looked at here.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from PIL import Image, ImageOps

from ipclaim.read.parsing import limits
from ipclaim.read.parsing.formats import Shut
from ipclaim.read.parsing.handover import Note, Pixels, Sheet

_DAMAGE = (
    OSError, ValueError, SyntaxError, EOFError, struct.error, IndexError, KeyError, TypeError,
    OverflowError, AttributeError, ZeroDivisionError, RuntimeError, zlib.error,
)  # fmt: skip
"""What decoders raise on broken bytes."""
_SUBFILE = 254
"""The TIFF tag that marks a frame as a small copy of another."""
_DEPTHS = (255, 4095, 65535)


def picture_pages(
    kind: str, file: BinaryIO, only_page: int | None
) -> Iterator[tuple[Sheet, Pixels] | Note]:
    """Yield each page's picture, and notes; raises ``Shut`` when there is none.

    A later frame that is broken ends the pages with a note: those before it are whole.
    """
    Image.MAX_IMAGE_PIXELS = None
    picture = _decoder(kind)(file)
    frames = getattr(picture, "n_frames", 1) if kind != "jpeg" else 1
    if kind != "tiff" and frames > 1:
        yield Note("animated")
        frames = 1
    if frames > limits.PAGES:
        yield Note("too-many-pages", count=frames)
    given = 0
    for number in range(1, min(frames, limits.PAGES) + 1):
        if only_page not in {None, number}:
            continue
        limits.allow_a_page()
        try:
            drawn = _frame(picture, number, (limits.LONG_SIDE, limits.LONG_SIDE))
        except _DAMAGE as fault:
            if not given:
                raise Shut(_cause(fault)) from fault
            yield Note("page-damaged", page=number, count=frames)
            return
        if drawn is not None:
            given += 1
            dpi = _stated_dpi(picture)
            yield Sheet(number, drawn.width, drawn.height, dpi, of=frames), [drawn.tobytes()]


def plain_picture(kind: str, file: BinaryIO, room: tuple[int, int]) -> Image.Image:
    """Return a file's first picture as a plain page, scaled down to fit (width, height).

    For screenshots, which are long where papers are not; raises ``Shut`` when there is none.
    """
    Image.MAX_IMAGE_PIXELS = None
    picture = _decoder(kind)(file)
    try:
        drawn = _frame(picture, 1, room)
    except _DAMAGE as fault:
        raise Shut(_cause(fault)) from fault
    if drawn is None:
        raise Shut("damaged")
    return drawn


def _decoder(kind: str) -> Callable[[BinaryIO], Image.Image]:
    """Return what opens this format and nothing else; imports only that decoder."""

    def opened(file: BinaryIO) -> Image.Image:
        try:
            return _open(kind, file)
        except _DAMAGE as fault:
            raise Shut(_cause(fault)) from fault

    return opened


def _open(kind: str, file: BinaryIO) -> Image.Image:
    # Pillow's own opener would load and try every format that it knows.
    if kind == "jpeg":
        from PIL.JpegImagePlugin import JpegImageFile  # noqa: PLC0415

        return JpegImageFile(file)
    if kind == "png":
        from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415

        return PngImageFile(file)
    if kind == "tiff":
        from PIL.TiffImagePlugin import TiffImageFile  # noqa: PLC0415

        return TiffImageFile(file)
    if kind == "webp":
        from PIL.WebPImagePlugin import WebPImageFile  # noqa: PLC0415

        return WebPImageFile(file)
    import pi_heif  # noqa: PLC0415

    pi_heif.register_heif_opener()
    return Image.open(file, formats=("HEIF",))


def _cause(fault: Exception) -> str:
    said = str(fault).lower()
    if "unknown pixel mode" in said or ("decoder" in said and "not available" in said):
        return "not-supported/picture-variant"
    return "too-large" if "too large" in said or "exceeds limit" in said else "damaged"


def _frame(picture: Image.Image, number: int, room: tuple[int, int]) -> Image.Image | None:
    """Return the plain page within (width, height); ``None`` for a small copy of another frame."""
    if number > 1:
        picture.seek(number - 1)
    tags = getattr(picture, "tag_v2", {})
    if int(tags.get(_SUBFILE, 0)) & 1:
        return None
    if picture.width * picture.height > limits.PIXELS:
        raise Shut("too-large")
    share = min(room[0] / picture.width, room[1] / picture.height)
    if share < 1:
        # A JPEG is decoded at a half or a quarter right away, never below what is asked for.
        picture.draft("RGB", (int(picture.width * share), int(picture.height * share)))
    return _plain(picture, room)


def _plain(frame: Image.Image, room: tuple[int, int]) -> Image.Image:
    """Return eight-bit RGB, upright by its own EXIF tag, on white, within the size limit."""
    plain = _eight_bits(frame)
    if plain.width > room[0] or plain.height > room[1]:
        plain.thumbnail(room, Image.Resampling.LANCZOS)
    if plain.mode == "RGBA":
        white = Image.new("RGBA", plain.size, "white")
        plain = Image.alpha_composite(white, plain)
    if plain.mode != "RGB":
        plain = plain.convert("RGB")
    turned = Image.Image.getexif(frame).get(0x0112, 1)
    if turned not in range(2, 9):
        return plain
    plain.getexif()[0x0112] = turned
    return ImageOps.exif_transpose(plain)


def _eight_bits(frame: Image.Image) -> Image.Image:
    """Return L, RGB or RGBA, whatever depth and colours the frame has."""
    if frame.mode.startswith(("I", "F")):
        return _scaled(frame)
    if frame.has_transparency_data:
        return frame.convert("RGBA")
    if frame.mode in {"L", "RGB"}:
        frame.load()
        return frame
    return frame.convert("L" if frame.mode == "1" else "RGB")


def _scaled(frame: Image.Image) -> Image.Image:
    """Return eight-bit grey from 12, 16 or 32 bits or real numbers, by the depth in use."""
    numbers = frame.convert("F")
    low, high = _extremes(numbers)
    if low < 0 or high > _DEPTHS[-1]:
        numbers = numbers.point(lambda value: value * 1.0 - low)
        top = high - low
    else:
        depths = (1, *_DEPTHS) if frame.mode == "F" else _DEPTHS
        top = float(next(depth for depth in depths if depth >= high))
    return numbers.point(lambda value: value * (255.0 / (top or 1.0)) + 0.0).convert("L")


def _extremes(numbers: Image.Image) -> tuple[float, float]:
    low, high = numbers.getextrema()
    if isinstance(low, tuple) or isinstance(high, tuple):
        raise TypeError("several bands")
    return float(low), float(high)


def _stated_dpi(frame: Image.Image) -> int:
    """Return the picture's own dpi where believable, else what would make it an A4 sheet."""
    try:
        stated = float(frame.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        stated = 0.0
    if 72 < stated <= 1200:
        return max(1, round(stated * min(1.0, limits.LONG_SIDE / max(frame.size))))
    return max(1, round(min(max(frame.size), limits.LONG_SIDE) / 11.69))
