"""Finds the typefaces that the papers are set in; it does not choose sizes or colours.

Debian packages: fonts-noto-cjk, fonts-arphic-ukai, fonts-arphic-uming, fonts-lxgw-wenkai,
fonts-wqy-zenhei, fonts-wqy-microhei, fonts-hanazono, fonts-smiley-sans, fonts-liberation.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont


class FontMissingError(Exception):
    """A typeface is not installed."""


class Face(Enum):
    """A typeface: file name, number within a collection, Debian package."""

    SONG = ("NotoSerifCJK-Regular.ttc", 2, "fonts-noto-cjk")
    SONG_BOLD = ("NotoSerifCJK-Bold.ttc", 2, "fonts-noto-cjk")
    HEI = ("NotoSansCJK-Regular.ttc", 2, "fonts-noto-cjk")
    HEI_BOLD = ("NotoSansCJK-Bold.ttc", 2, "fonts-noto-cjk")
    MING = ("uming.ttc", 0, "fonts-arphic-uming")
    KAI = ("ukai.ttc", 0, "fonts-arphic-ukai")
    WENKAI = ("LXGWWenKai-Regular.ttf", 0, "fonts-lxgw-wenkai")
    WENKAI_BOLD = ("LXGWWenKai-Bold.ttf", 0, "fonts-lxgw-wenkai")
    ZENHEI = ("wqy-zenhei.ttc", 0, "fonts-wqy-zenhei")
    ZENHEI_MONO = ("wqy-zenhei.ttc", 1, "fonts-wqy-zenhei")
    WENKAI_LIGHT = ("LXGWWenKai-Light.ttf", 0, "fonts-lxgw-wenkai")
    WENKAI_MONO = ("LXGWWenKaiMono-Regular.ttf", 0, "fonts-lxgw-wenkai")
    SONG_JA = ("NotoSerifCJK-Regular.ttc", 0, "fonts-noto-cjk")
    SONG_JA_BOLD = ("NotoSerifCJK-Bold.ttc", 0, "fonts-noto-cjk")
    SONG_KO = ("NotoSerifCJK-Regular.ttc", 1, "fonts-noto-cjk")
    SONG_KO_BOLD = ("NotoSerifCJK-Bold.ttc", 1, "fonts-noto-cjk")
    HEI_KO = ("NotoSansCJK-Regular.ttc", 1, "fonts-noto-cjk")
    SONG_HK = ("NotoSerifCJK-Regular.ttc", 4, "fonts-noto-cjk")
    SONG_HK_BOLD = ("NotoSerifCJK-Bold.ttc", 4, "fonts-noto-cjk")
    MING_TW = ("uming.ttc", 2, "fonts-arphic-uming")
    MICROHEI = ("wqy-microhei.ttc", 0, "fonts-wqy-microhei")
    HANA = ("HanaMinA.ttf", 0, "fonts-hanazono")
    SMILEY = ("SmileySans-Oblique.ttf", 0, "fonts-smiley-sans")
    LATIN = ("LiberationSerif-Regular.ttf", 0, "fonts-liberation")
    LATIN_BOLD = ("LiberationSerif-Bold.ttf", 0, "fonts-liberation")
    LATIN_ITALIC = ("LiberationSerif-Italic.ttf", 0, "fonts-liberation")
    SANS = ("LiberationSans-Regular.ttf", 0, "fonts-liberation")
    SANS_BOLD = ("LiberationSans-Bold.ttf", 0, "fonts-liberation")
    TYPED = ("LiberationMono-Regular.ttf", 0, "fonts-liberation")

    @property
    def index(self) -> int:
        """The face's number within its collection file."""
        return self.value[1]


ROTATION = (
    Face.SONG, Face.HEI, Face.MING, Face.KAI, Face.WENKAI, Face.ZENHEI,
    Face.WENKAI_LIGHT, Face.ZENHEI_MONO, Face.WENKAI_MONO,
)  # fmt: skip
"""Typefaces for Chinese text that may stand in for each other; titles and seals keep theirs."""
UNLIKE = (Face.MICROHEI, Face.HANA, Face.SMILEY)
"""Faces of other designs again, which no style asks for: all Chinese text is set in one of them."""
TURNS = len(ROTATION) + len(UNLIKE)
"""How many ways there are to set a paper's Chinese text."""
_TURNED: ContextVar[int] = ContextVar("_TURNED", default=0)


@contextmanager
def turned(places: int) -> Iterator[None]:
    """Set text in the typeface that stands so many places further on in ``ROTATION``.

    From ``len(ROTATION)`` to ``TURNS`` - 1 it is one of ``UNLIKE`` for all of them.
    """
    token = _TURNED.set(places)
    try:
        yield
    finally:
        _TURNED.reset(token)


def set_in(face: Face) -> Face:
    """Return the typeface to set text in: the one asked for, unless faces are being turned."""
    places = _TURNED.get()
    if not places or face not in ROTATION:
        return face
    if places >= len(ROTATION):
        return UNLIKE[places - len(ROTATION)]
    return ROTATION[(ROTATION.index(face) + places) % len(ROTATION)]


def with_glyph(face: Face, char: str) -> Face:
    """Return the face itself, or one that has the character: typesetting programs do the same."""
    return face if has_glyph(face, char) else Face.SONG


def has_glyph(face: Face, char: str) -> bool:
    """Tell whether a typeface has a character."""
    return ord(char) in _characters(face)


@cache
def _characters(face: Face) -> frozenset[int]:
    with TTFont(font_path(face), fontNumber=face.index, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


@cache
def _installed() -> dict[str, Path]:
    """Return every font file that fontconfig knows, by file name."""
    listing = subprocess.run(
        ["fc-list", "--format", "%{file}\n"], capture_output=True, text=True, check=True
    ).stdout
    return {Path(line).name: Path(line) for line in listing.splitlines()}


def font_path(face: Face) -> Path:
    """Return where a face's file is; raise ``FontMissingError`` naming the package to install."""
    name, _, package = face.value
    try:
        return _installed()[name]
    except KeyError:
        message = f"font {name} is not installed; install it with: apt-get install {package}"
        raise FontMissingError(message) from None


@cache
def font(face: Face, pixels: int) -> ImageFont.FreeTypeFont:
    """Return a face at a size in pixels, without ligatures or kerning (same glyphs everywhere)."""
    return ImageFont.truetype(
        str(font_path(face)), pixels, index=face.index, layout_engine=ImageFont.Layout.BASIC
    )
