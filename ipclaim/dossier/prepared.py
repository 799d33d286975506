"""A received file made ready to be placed: which bytes go in, how large, how turned.

Pure data. ``cure`` makes it in a child process, ``plan`` lays it out, ``assemble`` places it.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ipclaim.model.text import Text

INDEX, OBJECTS = ".index", ".objects"
"""The ends of the two files beside a cured PDF that hold its pages as forms (``foreign``)."""
ROOM = 10
"""Bytes kept free for a number in there."""
FORMS_A_PAGE = 2
"""The page as it is, then without what its words mean, for spots of it."""


class Coding(StrEnum):
    """How the kept bytes of one page go into the PDF."""

    JPEG = "jpeg"
    """As they are, as a ``DCTDecode`` stream."""
    FLATE = "flate"
    """Compressed rows with PNG predictors, as a ``FlateDecode`` stream."""
    BILEVEL = "bilevel"
    """Compressed rows of one bit a pixel, white is 1."""
    PDF = "pdf"
    """A page of a cured PDF, as a Form XObject."""


class Fidelity(StrEnum):
    """How near the shown page is to the received file."""

    UNTOUCHED = "untouched"
    """The stream holds the received file's own bytes."""
    SAME_PIXELS = "same-pixels"
    """Other bytes, every pixel equal."""
    SAME_PAGE = "same-page"
    """The PDF's own page, with scripts and actions taken out."""
    RECODED = "recoded"
    """Converted; the original is attached to the PDF."""
    SIGNED = "signed"
    """Somebody signed it: shown as pictures, the signed file is attached to the PDF."""
    MENDED = "mended"
    """The file is damaged: what can be read of it is shown, and it is attached as it is."""


def spot_name(key: str) -> str:
    """Return what a page's content calls a prepared page of which it shows a part."""
    return f"{key}s"


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """One page of a received file."""

    key: str
    coding: Coding
    fidelity: Fidelity
    path: Path
    index: int
    """Page of the cured PDF, counted from 0; 0 for pictures."""
    width: float
    height: float
    """Before turning: pixels of a picture, points of a PDF page."""
    channels: int
    turned: int
    """Degrees to turn clockwise so that it stands upright."""

    @property
    def names(self) -> tuple[str, str]:
        """What contents call it: drawn whole, and where a part of it is cut out (``Picture``)."""
        return self.key, spot_name(self.key)

    @property
    def ratio(self) -> float:
        """Height by width as it stands upright."""
        lies = self.turned % 180 == 90
        return self.width / self.height if lies else self.height / self.width

    @property
    def upright_width(self) -> float:
        """Width after turning."""
        return self.height if self.turned % 180 == 90 else self.width


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A received file: its pages, or why there are none."""

    file: str
    """Relative to the case folder."""
    sha256: str
    size: int
    pages: tuple[PreparedPage, ...]
    problem: Text | None = None
    is_hostile: bool = False
    """Whether it asked for more than anybody who opens it should have to give."""
    encloses: int = 0
    """Files that a PDF carries within itself; they do not come along."""

    def __post_init__(self) -> None:
        """Refuse the silent nothing."""
        if not self.pages and self.problem is None:
            raise ValueError(f"{self.file} has neither pages nor a problem")

    @property
    def fidelity(self) -> Fidelity | None:
        """The farthest that any of its pages is from the received file."""
        order = list(Fidelity)
        return max((page.fidelity for page in self.pages), key=order.index, default=None)

    @property
    def is_attached(self) -> bool:
        """Whether the file itself goes along, because not its own bytes or nothing of it is shown.

        A file that may hang whoever opens it does not.
        """
        if self.problem is not None:
            return self.size > 0 and not self.is_hostile
        return self.fidelity in {Fidelity.RECODED, Fidelity.SIGNED, Fidelity.MENDED}
