"""Hostile and broken files, opened in the real child: each has a clear end."""

import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ipclaim.brought.opening import Opened, open_brought
from tests.brought import building as made
from tests.brought.building import ORDER


def opened(folder: Path, data: bytes, name: str = "file") -> Opened:
    path = folder / name
    path.write_bytes(data)
    return open_brought(path, ORDER)


def huge_png() -> bytes:
    """Return a PNG that says that it has 900 million pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )  # fmt: skip


def locked_pdf(folder: Path) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    return (folder / "locked.pdf").read_bytes()


def test_a_screenshot_comes_as_a_picture_of_our_own(tmp_path: Path) -> None:
    found = opened(tmp_path, made.png(1200, 900))
    (page,) = found.pages
    assert (found.kind, found.suffix, found.trouble) == ("png", ".png", None)
    assert page.still is not None
    assert (page.still.width, page.still.height) == (1200, 900)
    assert page.still.jpeg.startswith(b"\xff\xd8")
    assert not page.still.is_blank


def test_pictures_are_told_by_their_bytes(tmp_path: Path) -> None:
    picture = Image.new("RGB", (800, 600), "teal")
    picture.save(tmp_path / "shot", "WEBP")
    found = open_brought(tmp_path / "shot", ORDER)
    assert (found.kind, found.suffix, found.trouble) == ("webp", ".webp", None)


def test_long_pages_keep_their_width_and_hide_nothing_of_the_phone(tmp_path: Path) -> None:
    picture = Image.new("RGB", (2600, 3000), "white")
    picture.paste("navy", (0, 0, 2600, 1500))
    exif = Image.Exif()
    exif[0x0132], exif[0x010F] = "2026:11:21 10:15:30", "SPECIMEN phone"
    exif.get_ifd(0x8769)[0x9010] = "+08:00"
    picture.save(tmp_path / "long.jpg", exif=exif)
    (page,) = open_brought(tmp_path / "long.jpg", ORDER).pages
    assert page.still is not None
    assert (page.still.width, page.still.height) == (2000, 2308)
    assert b"SPECIMEN phone" not in page.still.jpeg
    assert page.seen.claimed_at == "2026-11-21T10:15:30+08:00"


def test_empty_and_tiny_pictures_are_known(tmp_path: Path) -> None:
    (blank,) = opened(tmp_path, made.png(800, 600, colour="white")).pages
    (tiny,) = opened(tmp_path, made.png(120, 90)).pages
    assert blank.still is not None
    assert blank.still.is_blank
    assert tiny.still is not None
    assert tiny.still.is_tiny


BAD = {
    "900-megapixels": (lambda _: huge_png(), "too-large"),
    "cut-png": (lambda _: made.png(600, 600)[:-2000], "damaged"),
    "locked-pdf": (locked_pdf, "encrypted"),
    "no-pdf": (lambda _: b"%PDF-1.7 nothing", "damaged"),
    "65-megabyte-page": (lambda _: b"<!doctype html>" + bytes(65 << 20), "too-large"),
    "words": (lambda _: b"hello", "not-a-capture"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_end_clearly(name: str, tmp_path: Path) -> None:
    build, code = BAD[name]
    found = opened(tmp_path, build(tmp_path))
    assert (found.trouble, found.pages) == (code, ())


def test_a_name_with_a_line_break_is_only_a_name(tmp_path: Path) -> None:
    found = opened(tmp_path, made.single_file(), "L0001\nrm -rf.html")
    assert found.trouble is None
    assert found.kind == "singlefile"
