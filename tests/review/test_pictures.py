from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ipclaim.model.document import PageImage
from ipclaim.review.pictures import (
    THUMBNAIL_WIDTH,
    FileState,
    PictureShelf,
    file_state,
    media_type_of,
    paper_path,
)
from tests.review.specimen import certificate, page_picture

FIRST = PageImage(1, 1240, 1754, 150, 90, colour=True)


class Drawer:
    """Draws a plain page and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, int]] = []

    def __call__(self, path: Path, page: int, turned: int) -> bytes:
        self.asked.append((path.name, page, turned))
        return page_picture()


def test_a_page_is_drawn_once_for_page_and_thumbnail():
    drawer = Drawer()
    shelf = PictureShelf(drawer)
    for _ in range(2):
        shelf.page(Path("a.pdf"), "d1", FIRST)
        shelf.thumbnail(Path("a.pdf"), "d1", FIRST)
    assert drawer.asked == [("a.pdf", 1, 90)]


def test_a_changed_file_is_drawn_anew():
    drawer = Drawer()
    shelf = PictureShelf(drawer)
    shelf.page(Path("a.pdf"), "d1", FIRST)
    shelf.page(Path("a.pdf"), "d2", FIRST)
    assert len(drawer.asked) == 2


def test_thumbnails_are_small_and_keep_their_shape():
    drawn = PictureShelf(Drawer()).thumbnail(Path("a.pdf"), "d1", FIRST)
    assert drawn.media_type == media_type_of(drawn.content) == "image/webp"
    width, height = Image.open(BytesIO(drawn.content)).size
    assert width == THUMBNAIL_WIDTH
    assert height / width == pytest.approx(1754 / 1240, abs=0.01)


def test_a_page_that_cannot_be_drawn_is_tried_again():
    calls = []

    def failing(path: Path, page: int, turned: int) -> bytes:
        calls.append(page)
        raise OSError("gone")

    shelf = PictureShelf(failing)
    for _ in range(2):
        with pytest.raises(OSError, match="gone"):
            shelf.page(Path("a.pdf"), "d1", FIRST)
    assert calls == [1, 1]


@pytest.mark.parametrize("content", [b"", b"<html>", b"RIFF....AVI ", b"%PDF-1.7", b"<svg>"])
def test_nothing_but_pictures_is_served(content):
    with pytest.raises(ValueError, match="must be JPEG"):
        media_type_of(content)


@pytest.mark.parametrize("name", ["/etc/passwd", "../x.png", "materials/../../x.png", ""])
def test_a_name_that_leads_out_of_the_case_has_no_path(tmp_path, name):
    assert paper_path(tmp_path, replace(certificate(b""), file=name)) is None


def test_the_file_is_compared_with_what_was_read(tmp_path):
    paper = tmp_path / "paper.png"
    paper.write_bytes(b"as read")
    document = certificate(b"as read")
    assert file_state(paper, document) is FileState.SAME
    paper.write_bytes(b"as reaD")
    assert file_state(paper, document) is FileState.CHANGED
    paper.unlink()
    assert file_state(paper, document) is FileState.MISSING
    assert file_state(None, document) is FileState.MISSING
