"""Page pictures and their thumbnails, drawn by the caller's function and kept for a while.

Browsers are told to store nothing, so every look would draw the page anew; the last ones drawn
are kept in memory instead. One picture is drawn at a time: a case page asks for all its
thumbnails at once, and each may start a child process.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import file_digest
from io import BytesIO
from pathlib import Path, PurePosixPath
from threading import Lock

from PIL import Image

from ipclaim.model.document import Document, PageImage

Picture = Callable[[Path, int, int], bytes]
"""Draws one page (file, page from 1, degrees to turn clockwise) as JPEG, PNG or WebP.

Raises ``IpclaimError`` for a page that cannot be drawn.
"""

THUMBNAIL_WIDTH = 320
_PAGES_KEPT = 24
_THUMBNAILS_KEPT = 512


class FileState(StrEnum):
    """Whether a paper's file is still the one that was read."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Drawn:
    """An encoded picture."""

    content: bytes
    media_type: str


def paper_path(folder: Path, document: Document) -> Path | None:
    """Return where a paper lies, or ``None`` for a name that leads out of the case."""
    name = PurePosixPath(document.file)
    if name.is_absolute() or ".." in name.parts or not name.parts:
        return None
    return folder / name


def file_state(path: Path | None, document: Document) -> FileState:
    """Compare a paper's file with the digest of what was read."""
    if path is None:
        return FileState.MISSING
    try:
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except OSError:
        return FileState.MISSING
    return FileState.SAME if digest == document.sha256 else FileState.CHANGED


class PictureShelf:
    """Draws pages and keeps the last ones; safe to call from several threads."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._one_at_a_time = Lock()
        self._page = lru_cache(_PAGES_KEPT)(self._draw_page)
        self._thumbnail = lru_cache(_THUMBNAILS_KEPT)(self._draw_thumbnail)

    def page(self, path: Path, sha256_hex: str, image: PageImage) -> Drawn:
        """Return one page in full; raises what the caller's function raises."""
        with self._one_at_a_time:
            return self._page(path, sha256_hex, image.page, image.turned)

    def thumbnail(self, path: Path, sha256_hex: str, image: PageImage) -> Drawn:
        """Return one page scaled down to ``THUMBNAIL_WIDTH`` pixels."""
        with self._one_at_a_time:
            return self._thumbnail(path, sha256_hex, image.page, image.turned)

    def _draw_page(self, path: Path, sha256_hex: str, page: int, turned: int) -> Drawn:
        del sha256_hex  # part of the key only: a changed file must not show its old picture
        content = self._picture(path, page, turned)
        return Drawn(content, media_type_of(content))

    def _draw_thumbnail(self, path: Path, sha256_hex: str, page: int, turned: int) -> Drawn:
        with Image.open(BytesIO(self._page(path, sha256_hex, page, turned).content)) as full:
            small = full.convert("RGB")
        small.thumbnail((THUMBNAIL_WIDTH, THUMBNAIL_WIDTH * 2))
        encoded = BytesIO()
        small.save(encoded, "WEBP", quality=70)
        return Drawn(encoded.getvalue(), "image/webp")


def media_type_of(content: bytes) -> str:
    """Return the media type by the first bytes.

    Raises ``ValueError`` for anything else, so that no other content is ever served.
    """
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    raise ValueError("a page picture must be JPEG, PNG or WebP")
