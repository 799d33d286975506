import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ipclaim.read.opening import OpenedPage, open_file, opened_pages, page_picture, turn
from ipclaim.read.parsing import limits
from tests.read import bad_files as bad


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    image = Image.new("RGB", (600, 800), "white")
    image.paste((200, 0, 0), (0, 0, 100, 50))
    return image


def saved(picture: Image.Image, path: Path, **options: object) -> Path:
    picture.save(path, **options)
    return path


def codes(path: Path) -> list[str]:
    return [problem.code for problem in open_file(path).problems]


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "webp", "pdf"])
def test_each_format_gives_its_page(picture: Image.Image, tmp_path: Path, suffix: str) -> None:
    opened = open_file(saved(picture, tmp_path / f"纸 张.{suffix}"))
    assert opened.problems == ()
    assert len(opened.pages) == 1
    height, width = opened.pages[0].pixels.shape[:2]
    assert abs(height / width - 800 / 600) < 0.01
    red = opened.pages[0].pixels[height // 40, width // 20]
    assert red[0] > 150
    assert red[1] < 80


def test_frames_of_a_tiff_are_pages(picture: Image.Image, tmp_path: Path) -> None:
    path = saved(picture, tmp_path / "a.tiff", save_all=True, append_images=[picture, picture])
    assert [page.page for page in open_file(path).pages] == [1, 2, 3]


def test_exif_orientation_is_obeyed(picture: Image.Image, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(picture, tmp_path / "a.jpg", exif=exif)
    assert open_file(path).pages[0].pixels.shape == (600, 800, 3)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_mode_becomes_plain_colour(picture: Image.Image, tmp_path: Path, mode: str) -> None:
    image = (
        picture.convert("I").point(lambda v: v * 256).convert("I;16")
        if mode == "I;16"
        else (picture.convert(mode))
    )
    suffix = "tif" if mode in {"CMYK", "I;16"} else "png"
    opened = open_file(saved(image, tmp_path / f"a.{suffix}"))
    assert opened.pages[0].pixels.shape == (800, 600, 3)
    assert opened.pages[0].pixels[700, 500].min() > 240


def frames(count: int) -> dict[str, object]:
    return {"save_all": True, "append_images": [bad.sheet().rotate(9)] * (count - 1)}


# Name of the file, how it is made, pages that are read, codes of its problems.
BAD = [
    ("user-password.pdf", lambda: bad.encrypted(user="u", owner="o"), 0, ["encrypted"]),
    ("owner-password.pdf", lambda: bad.encrypted(user="", owner="o"), 1, []),
    ("half.pdf", lambda: bad.half(bad.encoded("PDF")), 0, ["damaged"]),
    ("half.jpg", lambda: bad.half(bad.encoded("JPEG")), 0, ["damaged"]),
    ("half.png", lambda: bad.half(bad.encoded("PNG")), 0, ["damaged"]),
    ("half.tif", lambda: bad.half(bad.encoded("TIFF")), 0, ["damaged"]),
    ("half.webp", lambda: bad.half(bad.encoded("WEBP")), 0, ["damaged"]),
    ("empty.pdf", lambda: b"", 0, ["empty"]),
    ("named-wrongly.pdf", lambda: bad.encoded("JPEG"), 1, ["wrong-suffix"]),
    ("text.png", lambda: b"hello", 0, ["not-an-image"]),
    ("text.pdf", lambda: b"hello", 0, ["damaged"]),
    ("drawing.svg", lambda: b"<?xml version='1.0'?><svg/>", 0, ["not-supported"]),
    ("drawing.eps", lambda: b"%!PS-Adobe-3.0 EPSF-3.0", 0, ["not-supported"]),
    ("drawing.png", lambda: b"%!PS-Adobe-3.0 EPSF-3.0", 0, ["not-supported"]),
    ("letter.docx", lambda: bad.zipped("[Content_Types].xml"), 0, ["not-supported"]),
    ("invoice.ofd", lambda: bad.zipped("OFD.xml"), 0, ["not-supported"]),
    ("papers.zip", lambda: bad.zipped("a.jpg"), 0, ["not-supported"]),
    ("moving.gif", lambda: bad.encoded("GIF", **frames(2)), 0, ["not-supported"]),
    ("moving.png", lambda: bad.encoded("PNG", **frames(2)), 1, ["animated"]),
    ("moving.webp", lambda: bad.encoded("WEBP", **frames(2)), 1, ["animated"]),
    ("phone-with-preview.jpg", lambda: bad.encoded("MPO", **frames(2)), 1, []),
    ("frames.tif", lambda: bad.encoded("TIFF", **frames(200)), 60, ["too-many-pages"]),
    ("line\nbreak.png", lambda: bad.encoded("PNG"), 1, []),
    ("-c.png", lambda: bad.encoded("PNG"), 1, []),
    ("huge-page.pdf", lambda: bad.blank_pages(1, 14_400), 1, []),
    ("one-page-broken.pdf", lambda: bad.pdf_of(bad.second_page_broken), 2, ["page-damaged"]),
    ("nothing-in-it.pdf", lambda: bad.pdf_of(lambda _: None), 0, ["damaged"]),
    ("900-megapixels.png", lambda: bad.png_that_claims(30_000, 30_000), 0, ["too-large"]),
    ("900-megapixels.jpg", lambda: bad.jpeg_that_claims(30_000, 30_000), 0, ["too-large"]),
    ("text.zip.png", lambda: bad.png_with(b"zTXt", b"k\0\0" + inflated()), 0, ["too-large"]),
    (
        "text.international.png",
        lambda: bad.png_with(b"iTXt", b"k\0\1\0\0\0" + inflated()),
        0,
        ["too-large"],
    ),
]
HEAVY = [
    ("5000-pages.pdf", lambda: bad.blank_pages(5000), 60, ["too-many-pages"]),
    (
        "flate.pdf",
        lambda: bad.pdf_of(bad.one_page_packed(bad.inflating(1500 << 20))),
        0,
        ["too-large"],
    ),
]


@cache
def inflated() -> bytes:
    return bad.inflating(100 << 20)


def bad_ids(table: list[tuple[str, Callable[[], bytes], int, list[str]]]) -> list[str]:
    return [row[0].replace("\n", "-") for row in table]


@pytest.mark.parametrize(("name", "made", "pages", "told"), BAD, ids=bad_ids(BAD))
def test_a_bad_file_costs_only_itself_and_says_why(
    name: str, made: Callable[[], bytes], pages: int, told: list[str], tmp_path: Path
) -> None:
    opened = open_file(bad.written(tmp_path, name, made()))
    assert len(opened.pages) == pages
    assert [problem.code for problem in opened.problems] == told
    assert all(problem.fatal == (pages == 0) for problem in opened.problems)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "made", "pages", "told"), HEAVY, ids=bad_ids(HEAVY))
def test_what_unpacks_without_end_is_stopped(
    name: str, made: Callable[[], bytes], pages: int, told: list[str], tmp_path: Path
) -> None:
    opened = open_file(bad.written(tmp_path, name, made()))
    assert len(opened.pages) == pages
    assert [problem.code for problem in opened.problems] == told


@pytest.mark.slow
def test_what_is_never_done_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 1)
    path = bad.written(tmp_path, "forms.pdf", bad.pdf_of(bad.form_that_calls_itself))
    assert codes(path) == ["timeout"]


def test_too_many_pages_says_how_many(tmp_path: Path) -> None:
    path = bad.written(tmp_path, "61.tif", bad.encoded("TIFF", **frames(61)))
    (trouble,) = open_file(path).problems
    assert "61" in trouble.message.zh
    assert "first 60" in trouble.message.en


def test_what_was_sent_instead_has_its_own_advice(tmp_path: Path) -> None:
    names = ["drawing.svg", "drawing.eps", "letter.docx", "papers.zip", "moving.gif"]
    made = {name: data for name, data, _, _ in BAD}
    advice = {
        open_file(bad.written(tmp_path, name, made[name]())).problems[0].advice for name in names
    }
    assert len(advice) == len(names)


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "loop.pdf").symlink_to("loop.pdf")
    assert codes(tmp_path) == ["no-file"]
    assert codes(tmp_path / "pipe.pdf") == ["no-file"]
    assert codes(tmp_path / "loop.pdf") == ["missing"]
    assert codes(tmp_path / "gone.jpg") == ["missing"]


def test_a_page_as_thin_as_a_line_is_a_page(tmp_path: Path) -> None:
    path = bad.written(tmp_path, "line.png", bad.encoded("PNG", Image.new("L", (1, 900))))
    assert open_file(path).pages[0].pixels.shape == (900, 16, 3)


def test_a_telephone_picture_is_scaled_down_in_shape(tmp_path: Path) -> None:
    large = Image.new("RGB", (6000, 2400), "white")
    (page,) = open_file(bad.written(tmp_path, "phone.jpg", bad.encoded("JPEG", large))).pages
    assert page.pixels.shape == (2000, 5000, 3)


def test_pages_come_one_after_the_other(picture: Image.Image, tmp_path: Path) -> None:
    path = saved(picture, tmp_path / "a.tiff", save_all=True, append_images=[picture] * 30)
    items = opened_pages(path)
    first = next(items)
    path.unlink()
    assert isinstance(first, OpenedPage)
    # The child has its own hold on the file; whoever stops early ends it.
    assert isinstance(next(items), OpenedPage)
    items.close()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("12-bits.tif", lambda: bad.deep(12, "TIFF")),
        ("16-bits.png", lambda: bad.deep(16, "PNG")),
        ("real-to-1.tif", lambda: bad.real_numbers(1)),
        ("real-to-255.tif", lambda: bad.real_numbers(255)),
        ("cmyk.jpg", lambda: bad.encoded("JPEG", bad.sheet().convert("CMYK"))),
        (
            "group-4.tif",
            lambda: bad.encoded("TIFF", bad.sheet().convert("1"), compression="group4"),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_depths_and_inks_keep_black_and_white(
    name: str, made: Callable[[], bytes], tmp_path: Path
) -> None:
    pixels = open_file(bad.written(tmp_path, name, made())).pages[0].pixels
    assert pixels[300, 200].min() > 240
    assert pixels[90:120, 25:100].min() < 60


def test_the_picture_of_a_page_is_turned_as_it_was_read(
    picture: Image.Image, tmp_path: Path
) -> None:
    path = saved(picture, tmp_path / "a.png")
    upright = page_picture(path, 1, turned=90)
    assert upright.size == (800, 600)
    opened = open_file(path).pages[0].pixels
    assert np.array_equal(np.asarray(upright), turn(opened, 90))
    assert upright.getpixel((780, 20)) == (200, 0, 0)


def test_a_page_that_is_not_there(picture: Image.Image, tmp_path: Path) -> None:
    path = saved(picture, tmp_path / "a.pdf")
    with pytest.raises(ValueError, match="no page 7"):
        page_picture(path, 7)
