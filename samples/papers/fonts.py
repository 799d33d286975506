"""Finds the typefaces that the papers are set in; it does not choose sizes or colours.

Debian packages: fonts-noto-cjk, fonts-arphic-ukai, fonts-arphic-uming, fonts-lxgw-wenkai,
fonts-wqy-zenhei.
"""

import subprocess
from enum import Enum
from functools import cache
from pathlib import Path

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

    @property
    def index(self) -> int:
        """The face's number within its collection file."""
        return self.value[1]


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
