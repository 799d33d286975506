"""Conversions in this process, without the child's limits; the child itself runs in test_folder."""

import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw

from ipclaim.dossier.refusal import RefusedError
from ipclaim.submission.conversion_child import Order, carry_out


def paper(width: int = 900, height: int = 1200, *, noise: bool = False) -> Image.Image:
    if noise:
        grain = np.random.default_rng(7).integers(0, 255, (height, width, 3), dtype=np.uint8)
        return Image.fromarray(grain)
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 400, 300), fill="#8c2323")
    return image


def order(path: Path, *formats: str, most: int | None = None, pages: int | None = None,
          apart: bool = False) -> Order:  # fmt: skip
    out = path.parent / "made"
    out.mkdir(exist_ok=True)
    return Order(path, out, formats or None, most, pages, apart)


def pdf_of(path: Path, *images: Image.Image) -> Path:
    images[0].save(path, "PDF", save_all=True, append_images=images[1:], resolution=150)
    return path


def shape(path: Path) -> tuple[str | None, tuple[int, int]]:
    with Image.open(path) as image:
        return image.format, image.size


def test_a_tiff_of_several_pages_becomes_a_picture_a_page(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    paper().save(path, save_all=True, append_images=[paper(700, 900)], dpi=(150, 150))
    files, changes = carry_out(order(path, "jpg", "pdf"))
    assert [shape(file) for file in files] == [("JPEG", (900, 1200)), ("JPEG", (700, 900))]
    assert changes == ["converted", "split"]


def test_a_photograph_is_turned_upright_on_the_copy(tmp_path: Path) -> None:
    path = tmp_path / "photo.webp"
    exif = Image.Exif()
    exif[0x112] = 6
    paper().save(path, exif=exif.tobytes())
    (file,), _ = carry_out(order(path, "png"))
    assert shape(file) == ("PNG", (1200, 900))


def test_a_telephones_heic_is_read(tmp_path: Path) -> None:
    pi_heif = pytest.importorskip("pi_heif")
    pi_heif.register_heif_opener()
    avif = tmp_path / "photo.avif"
    try:
        paper(320, 240).save(avif)
    except (KeyError, OSError):
        pytest.skip("this Pillow writes neither HEIC nor AVIF")
    (file,), changes = carry_out(order(avif, "jpg"))
    assert shape(file) == ("JPEG", (320, 240))
    assert changes == ["converted"]


def test_the_pages_of_a_pdf_become_pictures_of_the_first_format_taken(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "cert.pdf", paper(1240, 1754), paper(1240, 1754))
    files, changes = carry_out(order(path, "png", "gif"))
    assert [shape(file)[0] for file in files] == ["PNG", "PNG"]
    assert changes == ["converted", "split"]
    assert abs(shape(files[0])[1][0] - 1240 * 200 / 150) <= 1


@pytest.mark.parametrize(("pages", "apart", "made"), [(None, True, 3), (2, False, 2)])
def test_a_pdf_is_split_without_drawing_it(
    tmp_path: Path, pages: int | None, apart: bool, made: int
) -> None:
    path = pdf_of(tmp_path / "cert.pdf", paper(), paper(), paper())
    files, changes = carry_out(order(path, "pdf", pages=pages, apart=apart))
    assert len(files) == made
    assert changes == ["split"]
    total = 0
    for file in files:
        with pikepdf.open(file) as pdf:
            total += len(pdf.pages)
            assert all(page.get_images() for page in pdf.pages)
    assert total == 3


@pytest.mark.parametrize("target", ["jpg", "png", "pdf"])
def test_a_copy_is_made_smaller_until_it_fits_and_never_larger(tmp_path: Path, target: str) -> None:
    path = tmp_path / "large.png"
    paper(1200, 1900, noise=True).save(path, compress_level=1)
    most = 5_600_000 if target == "png" else 1_900_000
    (file,), changes = carry_out(order(path, target, most=most))
    assert file.stat().st_size <= most
    assert "smaller" in changes
    if target != "pdf":
        assert 1600 <= max(shape(file)[1]) <= 1900


def test_what_would_not_be_legible_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    paper(600, 1700, noise=True).save(path, compress_level=1)
    with pytest.raises(RefusedError, match="illegible"):
        carry_out(order(path, "jpg", most=50_000))


def test_a_small_picture_is_not_scaled_up(tmp_path: Path) -> None:
    path = tmp_path / "small.png"
    paper(300, 200).save(path)
    (file,), _ = carry_out(order(path, "jpg"))
    assert shape(file) == ("JPEG", (300, 200))


def test_a_pdf_page_that_is_too_large_becomes_a_picture_in_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    paper(827, 2339, noise=True).save(path, "PDF", resolution=200, quality=98)
    most = path.stat().st_size // 3
    (file,), changes = carry_out(order(path, "pdf", "jpg", most=most))
    assert file.suffix == ".pdf"
    assert file.stat().st_size <= most
    assert changes == ["smaller"]
    with pikepdf.open(file) as pdf:
        assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [298, 842]


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "cert.pdf", paper(), paper())
    first = [file.read_bytes() for file in carry_out(order(path, "pdf", apart=True))[0]]
    assert first == [file.read_bytes() for file in carry_out(order(path, "pdf", apart=True))[0]]


def test_a_format_that_nobody_writes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(io.BytesIO().getvalue())
    paper(50, 50).save(path)
    with pytest.raises(RefusedError, match="no-format"):
        carry_out(order(path, "docx"))
