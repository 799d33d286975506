"""Which formats are opened, told by their first bytes, and how each becomes pages of pixels.

Runs in the child only. Everything that is not on the list is refused, whatever its suffix says.
"""

import ctypes
import struct
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ipclaim.read.parsing import limits
from ipclaim.read.parsing.handover import Handover, HandoverPage

SUFFIXES = {
    "pdf": {".pdf"},
    "png": {".png"},
    "jpeg": {".jpg", ".jpeg", ".jpe", ".jfif"},
    "tiff": {".tif", ".tiff"},
    "webp": {".webp"},
    "heic": {".heic", ".heif", ".hif"},
}
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_DAMAGE = (OSError, ValueError, SyntaxError, EOFError, struct.error, IndexError, KeyError)
"""What decoders raise on broken bytes."""


class Shut(Exception):  # noqa: N818 - a state of the file, reported as data
    """The file gives no page, for the reason of this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def format_of(start: bytes) -> str | None:
    """Tell the format by a file's first kilobyte; ``None`` for what is not opened."""
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if start.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if start[:4] in {b"II*\x00", b"MM\x00*"}:
        return "tiff"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "webp"
    return "heic" if start[4:8] == b"ftyp" and start[8:12] in _HEIC_BRANDS else None


def parsed(path: Path, folder: Path, only_page: int | None) -> Handover:
    """Write each page's pixels into the folder and describe them; raises ``Shut``."""
    try:
        with path.open("rb") as file:
            kind = format_of(file.read(1024))
    except OSError as fault:
        raise Shut("missing") from fault
    suffix = path.suffix.lower()
    if kind is None:
        raise Shut(_what_else(suffix))
    problems = [] if suffix in SUFFIXES[kind] else ["wrong-suffix"]
    if kind == "pdf":
        return _pdf(path, folder, only_page, problems)
    return _picture(path, folder, only_page, problems, kind)


def _what_else(suffix: str) -> str:
    if suffix == ".pdf":
        return "damaged"
    images = set().union(*SUFFIXES.values())
    return "not-an-image" if suffix in images else "not-supported"


def _picture(
    path: Path, folder: Path, only_page: int | None, problems: list[str], kind: str
) -> Handover:
    if kind == "heic":
        import pi_heif  # noqa: PLC0415 - costs 60 ms and few files need it

        pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None
    pages = []
    try:
        with Image.open(path) as picture:
            frames = getattr(picture, "n_frames", 1)
            if kind != "tiff" and frames > 1:
                problems.append("animated")
                frames = 1
            if frames > limits.PAGES:
                problems.append("too-many-pages")
            for number, frame in _frames(picture, min(frames, limits.PAGES), only_page):
                pages.append(_written(folder, number, _plain(frame), _stated_dpi(frame)))
    except UnidentifiedImageError as fault:
        raise Shut("damaged") from fault
    except _DAMAGE as fault:
        raise Shut("damaged") from fault
    return Handover(pages=tuple(pages), problems=tuple(problems))


def _frames(
    picture: Image.Image, count: int, only_page: int | None
) -> Iterator[tuple[int, Image.Image]]:
    for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
        if number > count:
            return
        if only_page in {None, number}:
            if frame.width * frame.height > limits.PIXELS:
                raise Shut("too-large")
            yield number, frame


def _plain(frame: Image.Image) -> Image.Image:
    """Return eight-bit RGB, upright by its own EXIF tag, on white, within the size limit."""
    upright = ImageOps.exif_transpose(frame)
    if upright.mode.startswith("I"):
        upright = upright.convert("I").point(lambda value: value / 256).convert("L")
    if "A" in upright.getbands() or "transparency" in upright.info:
        covered = upright.convert("RGBA")
        white = Image.new("RGBA", covered.size, "white")
        upright = Image.alpha_composite(white, covered)
    plain = upright.convert("RGB")
    if max(plain.size) > limits.LONG_SIDE:
        plain.thumbnail((limits.LONG_SIDE, limits.LONG_SIDE), Image.Resampling.LANCZOS)
    return plain


def _stated_dpi(frame: Image.Image) -> int:
    """Return the picture's own dpi where believable, else what would make it an A4 sheet."""
    stated = float(frame.info.get("dpi", (0, 0))[0])
    if 72 < stated <= 1200:
        return round(stated * min(1.0, limits.LONG_SIDE / max(frame.size)))
    return max(1, round(min(max(frame.size), limits.LONG_SIDE) / 11.69))


def _written(
    folder: Path,
    number: int,
    plain: Image.Image,
    dpi: int,
    layer: tuple[tuple[str, int, int, int, int], ...] = (),
) -> HandoverPage:
    (folder / f"{number}.rgb").write_bytes(plain.tobytes())
    return HandoverPage(
        page=number, width=plain.width, height=plain.height, dpi=max(1, dpi), layer=layer
    )


def _pdf(path: Path, folder: Path, only_page: int | None, problems: list[str]) -> Handover:
    try:
        document = pypdfium2.PdfDocument(path)
        count = len(document)
    except pypdfium2.PdfiumError as fault:
        locked = getattr(fault, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
        raise Shut("encrypted" if locked or "password" in str(fault).lower() else "damaged") from (
            fault
        )
    if count == 0:
        raise Shut("empty")
    if count > limits.PAGES:
        problems.append("too-many-pages")
    wanted = range(min(count, limits.PAGES)) if only_page is None else [only_page - 1]
    try:
        pages = tuple(_pdf_page(document, index, folder) for index in wanted if index < count)
    except (pypdfium2.PdfiumError, OSError, ValueError) as fault:
        raise Shut("damaged") from fault
    return Handover(pages=pages, problems=tuple(problems))


def _pdf_page(document: pypdfium2.PdfDocument, index: int, folder: Path) -> HandoverPage:
    page = document[index]
    long_side = max(page.get_size())
    if long_side <= 0:
        raise ValueError("a page without a size")
    low, high = limits.PDF_LONG_SIDE
    scale = min(max(limits.PDF_DPI / 72, low / long_side), high / long_side)
    drawn = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    layer = tuple(_layer(page, drawn.width, drawn.height))
    return _written(folder, index + 1, drawn, round(72 * scale), layer)


def _layer(
    page: pypdfium2.PdfPage, width: int, height: int
) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the characters of the text layer where they lie on the drawn page."""
    text = page.get_textpage()
    for index in range(min(text.count_chars(), limits.LAYER_CHARS)):
        char = chr(pdfium_c.FPDFText_GetUnicode(text.raw, index))
        if char.isspace() or not char.isprintable():
            continue
        left, bottom, right, top = text.get_charbox(index)
        x0, y0 = _on_picture(page, width, height, left, top)
        x1, y1 = _on_picture(page, width, height, right, bottom)
        yield char, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _on_picture(
    page: pypdfium2.PdfPage, width: int, height: int, x: float, y: float
) -> tuple[int, int]:
    device_x, device_y = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(
        page.raw, 0, 0, width, height, 0, x, y, ctypes.byref(device_x), ctypes.byref(device_y)
    )
    return device_x.value, device_y.value
