"""The perceptual hash: one picture saved twice is near, another picture is far."""

import io
import random

from PIL import Image

from ipclaim.capture.likeness import page_hash


def a_page(seed: int, quality: int = 80, height: int = 1800) -> bytes:
    """Return an invented page: blocks of grey at random places."""
    chance = random.Random(seed)
    page = Image.new("L", (600, height), 255)
    for _ in range(60):
        x, y = chance.randrange(600), chance.randrange(600)
        page.paste(chance.randrange(256), (x, y, x + 80, y + 50))
    kept = io.BytesIO()
    page.save(kept, "JPEG", quality=quality)
    return kept.getvalue()


def distance(left: bytes, right: bytes) -> int:
    one, other = page_hash(left), page_hash(right)
    assert one
    assert other
    return (int(one, 16) ^ int(other, 16)).bit_count()


def test_one_picture_saved_twice_is_near_and_another_is_far() -> None:
    assert len(page_hash(a_page(1)) or "") == 256
    assert distance(a_page(1), a_page(1)) == 0
    assert distance(a_page(1), a_page(1, height=5000)) == 0
    assert distance(a_page(1), a_page(2)) > 100


def test_what_is_no_picture_has_no_hash() -> None:
    assert page_hash(None) is None
    assert page_hash(b"SPECIMEN") is None
