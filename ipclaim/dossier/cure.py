"""The child process that opens strangers' files and keeps only what may stand in the dossier.

Run as ``python -m ipclaim.dossier.cure``; reads one JSON order a line and writes one JSON answer a
line. A JPEG goes through untouched once it is proven to decode; a PNG keeps its compressed rows; a
PDF loses scripts, actions, forms and attachments, while what is visible (the seals of electronic
certificates are signature fields) is flattened into its pages. A PDF that could break the dossier's
own conformance (fonts not embedded, hidden layers, CMYK) is turned into pictures instead. Memory,
CPU time and file size are limited; the parent starts another child when this one dies.
"""

import io
import json
import re
import resource
import sys
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageCms, ImageOps
from pikepdf import Array, Dictionary, Name, Pdf

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "HEIF", "AVIF", "BMP", "GIF")
_MOST_PIXELS = 60_000_000
_MOST_PAGES = 400
_MEMORY = 3 << 30
_FILE_SIZE = 1 << 30
_CPU_SECONDS = 300
_RASTER_DPI = 200
_MOST_RASTER_SIDE = 5000
_MOST_CONTENT = 8 << 20
"""Bytes of one page's decoded content beyond which the page is drawn as a picture."""

Answer = dict[str, Any]
"""One page's answer; becomes a ``PreparedPage`` as soon as the parent has it."""

_ROOT_KEYS = (
    "OpenAction AA AcroForm Names AF Collection Perms DSS URI Threads Legal Requirements "
    "Extensions Metadata StructTreeRoot MarkInfo OutputIntents PieceInfo SpiderInfo Outlines "
    "PageLabels Dests ViewerPreferences"
).split()
_PAGE_KEYS = "AA PieceInfo Thumb B StructParents Tabs Trans Dur Metadata Annots Group".split()
_CMYK_PAINT = re.compile(rb"(?:[\d.]+\s+){4}[kK]\s")


class Refused(Exception):
    """The file cannot stand in the dossier, for the reason of that code."""


def prepare(path: Path, out: Path) -> list[Answer]:
    """Return the pages of a received file; raises ``Refused`` with a code."""
    with path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(1024)
    return _pdf(path, out) if is_pdf else _image(path, out)


def _image(path: Path, out: Path) -> list[Answer]:
    try:
        with Image.open(path, formats=_FORMATS) as image:
            frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
            if frames > _MOST_PAGES:
                raise Refused("too-large")
            answers = []
            for number in range(frames):
                if frames > 1:
                    image.seek(number)
                answers.append(_frame(image, path, out.with_name(f"{out.name}-{number}")))
            return answers
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as fault:
        raise Refused("too-large") from fault
    except (OSError, SyntaxError, ValueError) as fault:
        raise Refused("damaged") from fault


def _frame(image: Image.Image, path: Path, out: Path) -> Answer:
    image.load()  # a truncated JPEG would otherwise go through as it is
    exif = image.getexif().get(0x112, 1)
    if image.format == "JPEG" and image.mode in {"RGB", "L"} and exif in _TURNS:
        return _answer("jpeg", "untouched", path, image, turned=_TURNS[exif])
    if image.format == "PNG" and exif in _TURNS:
        rows = _png_rows(path.read_bytes())
        if rows is not None:
            out.write_bytes(rows)
            return _answer("flate", "untouched", out, image, turned=_TURNS[exif])
    lossless = image.format in {"PNG", "BMP", "GIF"}
    plain = ImageOps.exif_transpose(image)
    if plain.mode == "1":
        out.write_bytes(zlib.compress(plain.tobytes(), 9))
        return _answer("bilevel", "same-pixels", out, plain)
    plain = _in_rgb(plain)
    kept = io.BytesIO()
    if lossless:
        plain.save(kept, "PNG", optimize=False)
        rows = _png_rows(kept.getvalue())
        if rows is None:
            raise Refused("damaged")
        out.write_bytes(rows)
        return _answer("flate", "same-pixels", out, plain)
    plain.save(kept, "JPEG", quality=90, subsampling=0, optimize=True)
    out.write_bytes(kept.getvalue())
    return _answer("jpeg", "recoded", out, plain)


_TURNS = {0: 0, 1: 0, 3: 180, 6: 90, 8: 270}
"""EXIF orientations without a mirror, as degrees to turn clockwise."""


def _answer(
    coding: str, fidelity: str, path: Path, image: Image.Image, *, turned: int = 0
) -> Answer:
    return {
        "coding": coding,
        "fidelity": fidelity,
        "path": str(path),
        "index": 0,
        "width": image.width,
        "height": image.height,
        "channels": 1 if image.mode in {"L", "1"} else 3,
        "turned": turned,
    }


def _in_rgb(image: Image.Image) -> Image.Image:
    """Return the picture as grey or RGB, on white, its colour profile applied."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except ImageCms.PyCMSError:
            converted = None  # a broken profile: the plain numbers are the best reading left
        image = converted or image
    return image if image.mode in {"RGB", "L"} else image.convert("RGB")


def _png_rows(data: bytes) -> bytes | None:
    """Return a PNG's compressed rows when a PDF can take them as they are."""
    at, rows, fits = 8, [], False
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind == b"IHDR":
            bits, colours, interlaced = body[8], body[9], body[12]
            fits = bits == 8 and colours in {0, 2} and not interlaced
        elif kind in {b"tRNS", b"acTL"}:
            fits = False
        elif kind == b"IDAT":
            rows.append(body)
    return b"".join(rows) if fits and rows else None


def _pdf(path: Path, out: Path) -> list[Answer]:
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError as fault:
        raise Refused("encrypted") from fault
    except pikepdf.PdfError as fault:
        raise Refused("damaged") from fault
    with pdf:
        try:
            pages = len(pdf.pages)
            if not pages:
                raise Refused("damaged")
            if pages > _MOST_PAGES:
                raise Refused("too-large")
            layered = Name.OCProperties in pdf.Root
            _flatten(pdf)
            needs_pictures = layered or any(_breaks_conformance(pdf))
            cured = out.with_name(f"{out.name}.pdf")
            pdf.save(
                cured,
                deterministic_id=True,
                compress_streams=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        except (pikepdf.PdfError, ValueError, RuntimeError) as fault:
            raise Refused("damaged") from fault
    return list(_pictures_of(cured, out)) if needs_pictures else list(_pages_of(cured))


def _flatten(pdf: Pdf) -> None:
    """Make what is visible part of the pages and take out what is active."""
    try:
        pdf.generate_appearance_streams()
    except (pikepdf.PdfError, RuntimeError):
        warnings.warn("form fields without appearance", stacklevel=1)
    pdf.flatten_annotations("all")
    for key in _ROOT_KEYS:
        if f"/{key}" in pdf.Root:
            del pdf.Root[f"/{key}"]
    for page in pdf.pages:
        for key in _PAGE_KEYS:
            if f"/{key}" in page.obj:
                del page.obj[f"/{key}"]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for thing in pdf.objects:
        if isinstance(thing, (Dictionary, pikepdf.Stream)):
            for key in ("/OC", "/Metadata", "/PieceInfo", "/TR", "/TR2", "/OPI", "/Alternates"):
                if key in thing:
                    del thing[key]
            if thing.get("/Interpolate") is True:
                thing.Interpolate = False
    pdf.remove_unreferenced_resources()


def _breaks_conformance(pdf: Pdf) -> Iterator[bool]:
    """Yield whether one object or page would break PDF/A in the dossier."""
    for thing in pdf.objects:
        if isinstance(thing, (Dictionary, pikepdf.Stream)):
            yield _is_loose_font(thing)
            yield thing.get("/Subtype") == Name.PS or "/Ref" in thing
            yield _names_cmyk(thing.get("/ColorSpace")) or _names_cmyk(thing.get("/CS"))
    for page in pdf.pages:
        content = page.obj.get("/Contents")
        streams = list(content) if isinstance(content, Array) else [content]
        data = b"\n".join(one.read_bytes() for one in streams if isinstance(one, pikepdf.Stream))
        yield len(data) > _MOST_CONTENT or _CMYK_PAINT.search(data) is not None


def _is_loose_font(thing: pikepdf.Object) -> bool:
    if thing.get("/Type") != Name.Font or thing.get("/Subtype") in {Name.Type0, Name.Type3}:
        return False
    described = thing.get("/FontDescriptor")
    return described is None or not any(
        key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )


def _names_cmyk(space: object) -> bool:
    if isinstance(space, Array):
        return any(_names_cmyk(part) for part in space)
    if isinstance(space, Dictionary):
        return any(_names_cmyk(space[key]) for key in space.keys())  # noqa: SIM118
    return isinstance(space, pikepdf.Object) and space == Name.DeviceCMYK


def _pages_of(cured: Path) -> Iterator[Answer]:
    with pikepdf.open(cured) as pdf:
        for number, page in enumerate(pdf.pages):
            box = [float(value) for value in page.cropbox]
            unit = float(page.obj.get("/UserUnit", 1))
            turned = int(_inherited(page.obj, "/Rotate") or 0) % 360
            yield {
                "coding": "pdf",
                "fidelity": "same-page",
                "path": str(cured),
                "index": number,
                "width": abs(box[2] - box[0]) * unit,
                "height": abs(box[3] - box[1]) * unit,
                "channels": 3,
                "turned": turned if turned % 90 == 0 else 0,
            }


def _inherited(node: pikepdf.Object, key: str) -> Any:
    for _ in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None


def _pictures_of(cured: Path, out: Path) -> Iterator[Answer]:
    """Draw each page; pdfium honours hidden layers and needs no embedded fonts."""
    document = pypdfium2.PdfDocument(cured)
    for number, page in enumerate(document):
        longest = max(page.get_size()) or 1
        scale = min(_RASTER_DPI / 72, _MOST_RASTER_SIDE / longest)
        image = page.render(scale=scale).to_pil().convert("RGB")
        drawn = out.with_name(f"{out.name}-{number}.jpg")
        image.save(drawn, "JPEG", quality=88, subsampling=0, dpi=(_RASTER_DPI, _RASTER_DPI))
        yield _answer("jpeg", "recoded", drawn, image)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_SIZE, _FILE_SIZE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def main() -> None:
    """Answer orders until there are no more."""
    _limit()
    try:
        import pi_heif  # noqa: PLC0415  # optional: only HEIC needs it

        pi_heif.register_heif_opener()
    except ImportError:
        warnings.warn("no HEIC reader", stacklevel=1)
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer: Answer = {"pages": prepare(Path(order["path"]), Path(order["out"]))}
        except Refused as refused:
            answer = {"refused": str(refused)}
        except (MemoryError, RecursionError):
            answer = {"refused": "too-large"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
