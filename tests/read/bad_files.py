"""Files that nobody should have sent, made by name: each a small function that writes one."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw


@cache
def sheet() -> Image.Image:
    """Return a page with a red corner and a word."""
    page = Image.new("RGB", (300, 400), "white")
    page.paste((200, 0, 0), (0, 0, 50, 25))
    ImageDraw.Draw(page).text((30, 100), "SPECIMEN", fill="black")
    return page


def encoded(kind: str, page: Image.Image | None = None, **options: object) -> bytes:
    """Return the page, or another picture, in a format of Pillow's."""
    buffer = io.BytesIO()
    (page or sheet()).save(buffer, kind, **options)
    return buffer.getvalue()


def encrypted(**options: str) -> bytes:
    """Return a PDF with passwords."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(encoded("PDF"))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(**options))
    return buffer.getvalue()


def pdf_of(draw: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return a PDF made by a function."""
    pdf = pikepdf.new()
    draw(pdf)
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def half(whole: bytes) -> bytes:
    """Return what arrives when the line breaks."""
    return whole[: len(whole) // 2]


def zipped(name: str) -> bytes:
    """Return an archive with one file in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def inflating(size: int) -> bytes:
    """Return a stream of that many zeros, deflated to a small part."""
    packer = zlib.compressobj(1)
    block = bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


def png_with(chunk: bytes, data: bytes) -> bytes:
    """Return a tiny picture with one more chunk before its pixels."""
    plain = encoded("PNG", Image.new("L", (8, 8)))
    after_header = 8 + 25
    return plain[:after_header] + _chunk(chunk, data) + plain[after_header:]


def jpeg_that_claims(width: int, height: int) -> bytes:
    """Return a JPEG whose header states another size."""
    data = bytearray(encoded("JPEG"))
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG of one colour whose header states another size."""
    data = bytearray(encoded("PNG", Image.new("1", (8, 8))))
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    return bytes(data)


def deep(bits: int, kind: str) -> bytes:
    """Return a grey page of so many bits a pixel."""
    values = np.asarray(sheet().convert("L")).astype(np.uint16)
    return encoded(kind, Image.fromarray((values * (2 ** (bits - 8))).astype(np.uint16)))


def real_numbers(top: float) -> bytes:
    """Return a TIFF of real numbers from 0 to ``top``."""
    values = np.asarray(sheet().convert("L")).astype(np.float32)
    return encoded("TIFF", Image.fromarray(values / 255 * top))


def one_page_packed(packed: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Return what draws one page with deflated operators."""

    def draw(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page()
        stream = Stream(pdf, b"")
        stream.write(packed, filter=Name.FlateDecode)
        pdf.pages[0].Contents = pdf.make_indirect(stream)

    return draw


def form_that_calls_itself(pdf: pikepdf.Pdf) -> None:
    """Draw a page whose form draws itself twice."""
    pdf.add_blank_page()
    form = pdf.make_indirect(Stream(pdf, b"/X Do /X Do"))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, 600, 800])
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")


def blank_pages(count: int, size: float = 600) -> bytes:
    """Return a PDF of empty square pages, in points."""

    def draw(pdf: pikepdf.Pdf) -> None:
        for _ in range(count):
            pdf.add_blank_page(page_size=(size, size))

    return pdf_of(draw)


def second_page_broken(pdf: pikepdf.Pdf) -> None:
    """Draw three pages of which the second is none."""
    for _ in range(3):
        pdf.add_blank_page()
    pdf.Root.Pages.Kids[1] = pdf.make_indirect(Dictionary(Type=Name.Catalog))


def written(folder: Path, name: str, data: bytes) -> Path:
    """Write one file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path
