"""Opens a brought file in a limited child and believes nothing that it sends.

This side never decodes the file's own bytes: pictures come as plain pixels and are written as
JPEG anew, so that what a phone hides in a screenshot (place, owner) stays out of the dossier.
"""

import io
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic import Discriminator, TypeAdapter

from ipclaim.brought.parsing.handover import (
    MOST_PAGES,
    End,
    Kind,
    Message,
    Order,
    Page,
    Still,
)
from ipclaim.brought.parsing.kinds import SUFFIXES
from ipclaim.brought.troubles import known_codes
from ipclaim.read.opening.bound import BoundChild, BrokenOffError, LateError

_MESSAGE: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Discriminator("kind")])
_QUALITY = 88
_LEAST_SIDES = (320, 240)
"""A still smaller than this shows no listing: thumbnails, icons."""
_BLANK_SHARE = 0.995
"""Of a picture's fields that have one shade; a page with a spinner has 0.998."""
_FIELDS = 200
_SHADES = 16


@dataclass(frozen=True, slots=True)
class StillPicture:
    """A page's picture, as JPEG of our own making."""

    jpeg: bytes
    width: int
    height: int
    is_blank: bool

    @property
    def is_tiny(self) -> bool:
        """Whether it is too small to show a listing."""
        return self.width < _LEAST_SIDES[0] or self.height < _LEAST_SIDES[1]


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """One page of a brought file."""

    seen: Page
    still: StillPicture | None

    @property
    def claimed_at(self) -> datetime | None:
        """When the file says that it was made, in UTC."""
        text = self.seen.claimed_at
        return datetime.fromisoformat(text).astimezone(UTC) if text else None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a brought file is and shows, or why it stays shut."""

    kind: str
    suffix: str
    pages: tuple[OpenedPage, ...]
    trouble: str | None = None
    """Code of what keeps it from being used."""


def open_brought(path: Path, order: Order) -> Opened:
    """Open a file; never raises for a bad one: that is its ``trouble``."""
    given = json.dumps(asdict(order)).encode()
    kind: Kind | None = None
    pages: list[OpenedPage] = []
    trouble: str | None = None
    with BoundChild("ipclaim.brought.parsing", str(path.absolute()), given=given) as child:
        try:
            while not isinstance(item := child.said(_MESSAGE), End):
                if isinstance(item, Kind):
                    kind = item
                elif isinstance(item, Page):
                    _add(pages, item)
                elif isinstance(item, Still):
                    pages[-1] = OpenedPage(pages[-1].seen, _still(child, item))
                else:
                    trouble = item.code if item.code in known_codes() else "damaged"
                    break
        except LateError:
            trouble = "timeout"
        except (BrokenOffError, IndexError):
            trouble = child.cause_of_death()
    if kind is None or kind.name not in SUFFIXES or not pages:
        return Opened("", "", (), trouble or "damaged")
    return Opened(kind.name, kind.suffix, tuple(pages), trouble)


def _add(pages: list[OpenedPage], page: Page) -> None:
    if len(pages) >= MOST_PAGES:
        raise BrokenOffError
    try:
        opened = OpenedPage(page, None)
        _ = opened.claimed_at
    except (ValueError, OverflowError) as fault:
        raise BrokenOffError from fault
    pages.append(opened)


def _still(child: BoundChild, still: Still) -> StillPicture:
    pixels: NDArray[np.uint8] = np.empty((still.height, still.width, 3), dtype=np.uint8)
    child.fill(pixels.data.cast("B"))
    picture = Image.fromarray(pixels)
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=_QUALITY)
    return StillPicture(packed.getvalue(), still.width, still.height, _is_blank(picture))


def _is_blank(picture: Image.Image) -> bool:
    """Whether nearly all of a picture has one shade, as an empty page or one that only loads."""
    size = (min(_FIELDS, picture.width), min(_FIELDS, picture.height))
    shades = picture.convert("L").resize(size, Image.Resampling.BOX).tobytes()
    counts = [0] * _SHADES
    for shade in shades:
        counts[shade * _SHADES // 256] += 1
    return max(counts) / len(shades) >= _BLANK_SHARE
