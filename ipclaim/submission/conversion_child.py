"""The child process that converts one paper: reads an order on stdin, answers on stdout as JSON.

Nothing is ever made larger than it was, and nothing so small that A4 falls below 137 dpi. A PDF's
pages are taken from its cured copy, so that seals kept in form fields stay and scripts go.
"""

import io
import json
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pikepdf
import pypdfium2
from PIL import Image, ImageOps

from ipclaim.bound_child import bind_child
from ipclaim.dossier.cure import prepare
from ipclaim.dossier.cure_pictures import in_rgb
from ipclaim.dossier.refusal import MOST_PAGES, RefusedError

_MEMORY = 3 << 30
_CPU_SECONDS = 200
_FILE_SIZE = 1 << 30
_MOST_PIXELS = 60_000_000
_DPI = 200
_LEAST_SIDE = 1600
"""Pixels of the longer side below which a copy is not made: A4 at 137 dpi."""
_ATTEMPTS = (
    *((1.0, 92), (1.0, 85), (1.0, 75), (1.0, 65)),
    *((0.85, 75), (0.7, 75), (0.7, 60), (0.55, 65), (0.45, 60)),
)
"""Scale and JPEG quality, the best first."""
_PICTURES = ("JPEG", "PNG", "TIFF", "WEBP", "HEIF", "AVIF", "BMP", "GIF")
_WRITES = {"jpg": "jpg", "jpeg": "jpg", "png": "png", "pdf": "pdf"}

T = TypeVar("T")
Page = Callable[[], Image.Image]
"""Draws one page upright when it is asked for."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of one paper."""

    path: Path
    out: Path
    formats: tuple[str, ...] | None
    most: int | None
    pages: int | None
    apart: bool
    take: tuple[int, ...] = ()
    """The pages wanted, from 1; all of them when empty."""

    def taken(self, pages: Sequence[T]) -> list[T]:
        """Return the pages wanted; all where the file has others than were read."""
        wanted = [pages[number - 1] for number in self.take if 1 <= number <= len(pages)]
        return wanted or list(pages)

    def fits(self, data: bytes) -> bool:
        """Whether so many bytes are taken."""
        return self.most is None or len(data) <= self.most


def carry_out(order: Order) -> tuple[list[Path], list[str]]:
    """Write the copies and return them with what was done; raises ``RefusedError``."""
    with order.path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(1024)
    wanted = _wanted(order)
    if is_pdf and "pdf" in wanted:
        return _as_pdfs(order)
    pages = order.taken(list(_drawn_pages(order) if is_pdf else _pictures(order.path)))
    target = next((one for one in wanted if one != "pdf"), "pdf")
    changes = [] if not is_pdf and target in _ending(order.path) else ["converted"]
    if len(pages) > 1:
        changes.append("split")
    made = []
    for number, page in enumerate(pages, start=1):
        data, was_shrunk = _encoded(page(), target, order)
        if was_shrunk and "smaller" not in changes:
            changes.append("smaller")
        made.append(_kept(order, number, target, data))
    return made, changes


def _wanted(order: Order) -> tuple[str, ...]:
    """Return the formats to write, the paper's own first."""
    takes = order.formats or ("jpg", "png", "pdf")
    known = tuple(dict.fromkeys(_WRITES[one] for one in takes if one in _WRITES))
    if not known:
        raise RefusedError("no-format")
    return tuple(sorted(known, key=lambda one: one not in _ending(order.path)))


def _ending(path: Path) -> tuple[str, ...]:
    ending = path.suffix.lower().removeprefix(".")
    return (_WRITES.get(ending, ending),)


def _kept(order: Order, number: int, ending: str, data: bytes) -> Path:
    path = order.out / f"{number:04d}.{ending}"
    path.write_bytes(data)
    return path


def _pictures(path: Path) -> Iterator[Page]:
    with Image.open(path, formats=_PICTURES) as image:
        frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if frames > MOST_PAGES:
        raise RefusedError("too-large")
    for number in range(frames):
        yield partial(_frame, path, number)


def _frame(path: Path, number: int) -> Image.Image:
    with Image.open(path, formats=_PICTURES) as image:
        image.seek(number)
        image.load()
        dpi = image.info.get("dpi")
        upright = ImageOps.exif_transpose(image)
        plain = upright if upright.mode == "1" else in_rgb(upright)
        plain.info = {"dpi": dpi} if dpi else {}
        return plain.copy()


def _drawn_pages(order: Order) -> Iterator[Page]:
    """Yield each page of a PDF, drawn from its cured copy or as the cure itself drew it."""
    for answer in prepare(order.path, order.out / "cured"):
        path, index, turned = Path(answer["path"]), int(answer["index"]), int(answer["turned"])
        if answer["coding"] == "pdf":
            yield partial(_drawn, path, index)
        else:
            yield partial(_turned, path, turned)


def _drawn(path: Path, index: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[index]
        scale = min(_DPI / 72, 5000 / (max(page.get_size()) or 1))
        image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    image.info = {"dpi": (_DPI, _DPI)}
    return image


def _turned(path: Path, turned: int) -> Image.Image:
    with Image.open(path) as image:
        upright = image.rotate(-turned, expand=True) if turned else image.copy()
        upright.info = {"dpi": (_DPI, _DPI)}
        return upright


def _encoded(image: Image.Image, target: str, order: Order) -> tuple[bytes, bool]:
    """Return a page in the format, and whether it lost size for it; ``RefusedError`` if none is."""
    tried = None
    for number, (scale, quality) in enumerate(_ATTEMPTS):
        if number and max(image.size) * scale < min(_LEAST_SIDE, max(image.size)):
            break
        if target == "png" and scale == tried:
            continue  # it has no quality to lose
        tried = scale
        data = _written(_scaled(image, scale), target, quality)
        if order.fits(data):
            return data, number > 0
    raise RefusedError("illegible")


def _written(image: Image.Image, target: str, quality: int) -> bytes:
    if target == "png":
        return _png(image)
    data = _jpeg(image, quality)
    return _in_pdf(image, data) if target == "pdf" else data


def _scaled(image: Image.Image, scale: float) -> Image.Image:
    """Return the picture smaller, as large on paper as before."""
    if scale == 1.0:
        return image
    plain = image.convert("L") if image.mode == "1" else image
    sides = (round(image.width * scale), round(image.height * scale))
    small = plain.resize(sides, Image.Resampling.LANCZOS)
    across, down = (float(value) for value in image.info.get("dpi") or (_DPI, _DPI))
    small.info = {"dpi": (across * scale, down * scale)}
    return small


def _png(image: Image.Image) -> bytes:
    made = io.BytesIO()
    image.save(made, "PNG", optimize=False, **_resolution(image))
    return made.getvalue()


def _jpeg(image: Image.Image, quality: int) -> bytes:
    made = io.BytesIO()
    plain = image.convert("L") if image.mode == "1" else image
    plain.save(made, "JPEG", quality=quality, subsampling=0, **_resolution(image))
    return made.getvalue()


def _resolution(image: Image.Image) -> dict[str, Any]:
    dpi = image.info.get("dpi")
    return {"dpi": (round(float(dpi[0])), round(float(dpi[1])))} if dpi else {}


def _in_pdf(image: Image.Image, jpeg: bytes) -> bytes:
    """Return a one-page PDF that holds the JPEG as it is."""
    across = float((image.info.get("dpi") or (_DPI, _DPI))[0]) or _DPI
    wide, high = image.width * 72 / across, image.height * 72 / across
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(wide, high))
    picture = pikepdf.Stream(pdf, jpeg)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = image.width, image.height, 8
    grey = image.mode in {"L", "1"}
    picture.ColorSpace = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
    picture.Filter = pikepdf.Name.DCTDecode
    page = pdf.pages[0]
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
    page.Contents = pdf.make_stream(f"q {wide:.3f} 0 0 {high:.3f} 0 0 cm /P Do Q".encode())
    return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    made = io.BytesIO()
    pdf.save(made, deterministic_id=True, compress_streams=True)
    return made.getvalue()


def _as_pdfs(order: Order) -> tuple[list[Path], list[str]]:
    """Return the PDF in as few files as the limits allow; a page too large becomes a picture."""
    whole = prepare(order.path, order.out / "cured")
    answers = order.taken(whole)
    changes: list[str] = ["split"] if len(answers) < len(whole) else []
    made: list[Path] = []
    run = 1 if order.apart else order.pages or len(answers)
    for at in range(0, len(answers), run):
        for data, was_shrunk in _runs(answers[at : at + run], order):
            if was_shrunk and "smaller" not in changes:
                changes.append("smaller")
            made.append(_kept(order, len(made) + 1, "pdf", data))
    if len(made) > 1 and "split" not in changes:
        changes.insert(0, "split")
    return made, changes or ["converted"]


def _runs(answers: Sequence[dict[str, Any]], order: Order) -> Iterator[tuple[bytes, bool]]:
    """Yield these pages as one PDF, or as more where that is too large."""
    if all(answer["coding"] == "pdf" for answer in answers):
        data = _together(answers)
        if order.fits(data):
            yield data, False
            return
    if len(answers) > 1:
        middle = len(answers) // 2
        yield from _runs(answers[:middle], order)
        yield from _runs(answers[middle:], order)
        return
    (answer,) = answers
    path = Path(answer["path"])
    is_page = answer["coding"] == "pdf"
    image = _drawn(path, int(answer["index"])) if is_page else _turned(path, int(answer["turned"]))
    data, was_shrunk = _encoded(image, "pdf", order)
    yield data, was_shrunk or is_page


def _together(answers: Sequence[dict[str, Any]]) -> bytes:
    with pikepdf.open(answers[0]["path"]) as cured, pikepdf.new() as pdf:
        for answer in answers:
            pdf.pages.append(cured.pages[int(answer["index"])])
        return _saved(pdf)


def _limit() -> None:
    bind_child(memory=_MEMORY, cpu_seconds=_CPU_SECONDS, file_size=_FILE_SIZE)
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def _order(told: dict[str, Any]) -> Order:
    formats = told["formats"]
    return Order(
        Path(told["path"]),
        Path(told["out"]),
        None if formats is None else tuple(formats),
        told["most"],
        told["pages"],
        bool(told["apart"]),
        tuple(told["take"]),
    )


def main() -> None:
    """Carry out the one order on stdin."""
    _limit()
    import pi_heif  # noqa: PLC0415  # only a child that opens strangers' files needs it

    pi_heif.register_heif_opener()
    try:
        files, changes = carry_out(_order(json.load(sys.stdin)))
        answer: dict[str, Any] = {"files": [str(file) for file in files], "changes": changes}
    except RefusedError as refused:
        answer = {"refused": str(refused)}
    except (MemoryError, RecursionError, Image.DecompressionBombWarning):
        answer = {"refused": "too-large"}
    except (OSError, SyntaxError, ValueError, pikepdf.PdfError, pypdfium2.PdfiumError):
        answer = {"refused": "damaged"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
