"""What each seal says: its arc, the words across it, and so whose seal it is.

Two readers look at the same unrolled line. What they say is kept apart here; whether it may be
believed is decided when the whole paper's print is known (``judging``). Name seals and framed
stamps are read as far as they go and never believed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ipclaim.model.document import Box, SealKind, SealShape
from ipclaim.read.folding import bones, compact, is_han
from ipclaim.read.opening import Pixels
from ipclaim.read.seals.finding import FoundSeal, find_seals
from ipclaim.read.seals.ink import INKS, Amount, Inks, bridged
from ipclaim.read.seals.picture import dark_on_white, full_ink, seal_picture
from ipclaim.read.seals.rings import Points
from ipclaim.read.seals.unrolling import across, unrolled

_ROOM = 0.03
"""Part of its size that is looked at around a seal."""
_ALL_AROUND = 0.88
"""Share of the turn above which the arc took in something at the foot that is no letter of it."""
_CELL = 64
_LINE = 64
_CHARACTERS_OF_A_NAME_SEAL = 5

_USES = (
    ("合同", SealKind.CONTRACT),
    ("财务", SealKind.FINANCE),
    ("发票", SealKind.INVOICE),
    ("专用", SealKind.OTHER),
)
_WHOLE_USE = re.compile(
    r"(?:合同|财务|发票|业务|投标|报关|人事|行政|采购|销售|质检|法务|授权|登记|电子|出口|票据|结算)"
    r".{0,4}专用章(?:\(?[0-9一二三四五六七八九十]{1,3}\)?)?"
)
"""From a first word that is known: one that was lost at the rim must not pass for the whole."""
_OFFICES = ("局", "委员会", "政府", "法院", "版权保护中心", "庁", "청", "厅", "登记专用章")
_FIRMS = (
    "公司", "厂", "店", "商行", "中心", "事务所", "工作室", "经营部", "合伙", "集团", "合作社",
    "LTD", "LIMITED", "INC", "LLC", "GMBH", "CORP",
)  # fmt: skip


LineText = Callable[[Pixels], str]
"""Reads one level line; an empty text when it sees nothing."""


@dataclass(frozen=True, slots=True)
class ReadSeal:
    """One seal with what each reader made of it, in the readers' order."""

    found: FoundSeal
    arcs: tuple[str, ...]
    """Readings of the arc or the frame; empty texts where a reader saw nothing."""
    words: tuple[str, ...] | None
    """Readings of the words across it; ``None`` when there are none."""
    whole: bool
    """The seal lies within the picture and its arc came away cleanly."""
    picture: bytes = b""
    """Its own ink lifted off the page, as PNG."""

    @property
    def text(self) -> str | None:
        """The first reader's arc."""
        return (self.arcs[0] or None) if self.arcs else None

    @property
    def use(self) -> str | None:
        """The words across it, when the first reader saw the whole of a known use."""
        said = self.words[0] if self.words else ""
        return said if _WHOLE_USE.fullmatch(said) else None

    @property
    def kind(self) -> SealKind:
        """Whose seal it is, by its own words."""
        if self.words is not None and self.use is None:
            return SealKind.UNKNOWN
        return kind_of(self.found.shape, self.text or "", self.use or "")


def seals_on(inks: Inks, readers: Sequence[LineText]) -> tuple[ReadSeal, ...]:
    """Find and read the seals of one page; no reader, no text."""
    return tuple(read_seal(inks, found, readers) for found in find_seals(inks))


def read_seal(inks: Inks, found: FoundSeal, readers: Sequence[LineText]) -> ReadSeal:
    """Read one seal with every reader."""
    around = _around(found.box, inks.pixels)
    shares = inks.part(around)
    ink = INKS[found.colour](shares)
    picture = seal_picture(inks.pixels[around.y0 : around.y1, around.x0 : around.x1], ink)
    if found.colour != "black":
        ink = bridged(ink, shares)
    if found.ring is None:
        line = _framed_line(ink, found, around)
        return ReadSeal(found, _read(line, readers), None, whole=False, picture=picture)
    ring = found.ring.moved(-around.x0, -around.y0)
    arc = unrolled(ink, ring)
    if arc is None:
        unread = tuple("" for _ in readers)
        return ReadSeal(found, unread, None, whole=False, picture=picture)
    middle = across(ink, ring, arc)
    words = None if middle is None else tuple(compact(read(middle)) for read in readers)
    whole = arc.filled < _ALL_AROUND and not found.cut
    return ReadSeal(found, _read(arc.line, readers), words, whole, picture)


def _read(line: Pixels, readers: Sequence[LineText]) -> tuple[str, ...]:
    return tuple(_trimmed(read(line)) for read in readers)


def kind_of(shape: SealShape, text: str, use: str) -> SealKind:
    """Tell whose seal it is from its arc and the words across it."""
    said = bones(text + use).upper()
    if any(word in said for word in _OFFICES):
        return SealKind.OFFICE
    for word, kind in _USES:
        if word in use or (word in said and "专用章" in said and not said.startswith(word)):
            return kind
    if shape is SealShape.SQUARE:
        name_like = 1 < len(said) <= _CHARACTERS_OF_A_NAME_SEAL and said[-1:] in {"印", "章"}
        return SealKind.PERSONAL if name_like else SealKind.UNKNOWN
    return SealKind.COMPANY if any(word in said for word in _FIRMS) else SealKind.UNKNOWN


def _around(box: Box, pixels: Pixels) -> Box:
    room = round(_ROOM * max(box.width, box.height)) + 2
    height, width = pixels.shape[:2]
    return Box(
        max(0, box.x0 - room),
        max(0, box.y0 - room),
        min(width, box.x1 + room),
        min(height, box.y1 + room),
    )


def _framed_line(ink: Amount, found: FoundSeal, around: Box) -> Pixels:
    """Return what stands in a frame as one line; a square's four characters in their old order."""
    corners = (found.frame if found.frame is not None else np.zeros((4, 2))) - (
        around.x0,
        around.y0,
    )
    wide = max(1.0, float(np.hypot(*(corners[1] - corners[0]))))
    high = max(1.0, float(np.hypot(*(corners[3] - corners[0]))))
    square = found.shape is SealShape.SQUARE
    size = (2 * _CELL, 2 * _CELL) if square else (max(_LINE, round(_LINE * wide / high)), _LINE)
    level = _levelled(ink, corners, size)
    edge = round(0.09 * size[1])
    inside = level[edge:-edge, edge:-edge]
    if float((inside > 0.4 * full_ink(inside)).mean()) > 0.55:
        inside = (full_ink(inside) - inside).astype(np.float32)
    if square:
        half = inside.shape[0] // 2
        left, right = inside[:, :half], inside[:, half : 2 * half]
        inside = np.hstack([right[:half], right[half : 2 * half], left[:half], left[half:]])
    return dark_on_white(inside, full_ink(inside))


def _levelled(ink: Amount, corners: Points, size: tuple[int, int]) -> Amount:
    target = np.array([(0, 0), (size[0], 0), (size[0], size[1]), (0, size[1])], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    return cv2.warpPerspective(ink, warp, size, flags=cv2.INTER_CUBIC).astype(np.float32)


def _trimmed(text: str) -> str:
    """Drop what is no letter at either end: specks of the ring, digits of a number."""
    text = text.strip()
    kept = [
        at for at, char in enumerate(text) if is_han(char) or char.isalpha() or char in "()（）"
    ]
    return text[kept[0] : kept[-1] + 1] if kept else ""
