import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from ipclaim.read.opening import open_file, page_picture, turn


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


def test_what_cannot_be_opened_says_why(picture: Image.Image, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "text.png").write_text("hello")
    (tmp_path / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    whole = saved(picture, tmp_path / "whole.jpg", quality=95).read_bytes()
    (tmp_path / "half.jpg").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type")
    buffer = io.BytesIO()
    picture.save(buffer, "PDF")
    with pikepdf.open(buffer) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="u", owner="o"))
    assert {path.name: codes(path) for path in sorted(tmp_path.iterdir())} == {
        "drawing.svg": ["not-supported"],
        "empty.pdf": ["empty"],
        "half.jpg": ["damaged"],
        "half.pdf": ["damaged"],
        "locked.pdf": ["encrypted"],
        "text.png": ["not-an-image"],
        "whole.jpg": [],
    }
    assert codes(tmp_path) == ["no-file"]
    assert codes(tmp_path / "gone.jpg") == ["missing"]


def test_a_wrong_suffix_is_read_and_told(picture: Image.Image, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    picture.save(path, "JPEG")
    opened = open_file(path)
    assert len(opened.pages) == 1
    assert [(problem.code, problem.fatal) for problem in opened.problems] == [
        ("wrong-suffix", False)
    ]


def test_a_bomb_costs_only_itself(tmp_path: Path) -> None:
    path = saved(Image.new("1", (30_000, 30_000)), tmp_path / "bomb.png")
    assert path.stat().st_size < 500_000
    assert codes(path) == ["too-large"]


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
