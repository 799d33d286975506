"""What was read: pages, lines of text, documents and their fields, each with its spot."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Self

from ipclaim.frozen import dataclass
from ipclaim.model.text import Text

Value = str | bool | None | tuple[int, ...] | tuple[str, ...]
"""A field's value: names and numbers as text, dates as ISO text, lists as tuples."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the upright page image; origin top left, ``x1``/``y1`` exclusive."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Width in pixels."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.y1 - self.y0

    def union(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


@dataclass(frozen=True, slots=True)
class Source:
    """The spot that says something: file (relative to the case), page from 1, box, text as read."""

    file: str
    page: int
    box: Box
    text: str

    def __hash__(self) -> int:
        """Hash what tells spots apart already; checks gather thousands of them a second."""
        return hash((self.file, self.page, self.text))


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text that an engine found on one page."""

    text: str
    box: Box
    confidence: float | None
    """0 to 1 as the engine gave it; ``None`` for a PDF's own text layer."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """What one upright page picture is like; the pixels stay with whoever rendered them."""

    page: int
    """Counted from 1 within the file."""
    width: int
    height: int
    dpi: int
    turned: int
    """Degrees (0, 90, 180, 270) by which the page was turned clockwise to stand upright."""
    colour: bool
    """False for a black-and-white or grey copy."""


class SealShape(StrEnum):
    """The outline of a seal."""

    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"
    FRAME = "frame"
    """An oblong frame with a line of words in it."""


class SealKind(StrEnum):
    """Whose seal it is and what for, by its own words; ``UNKNOWN`` when they do not say."""

    COMPANY = "company"
    """公章: a firm's own seal."""
    CONTRACT = "contract"
    """合同专用章."""
    FINANCE = "finance"
    """财务专用章."""
    INVOICE = "invoice"
    """发票专用章."""
    PERSONAL = "personal"
    """法定代表人名章: a person's name seal."""
    OFFICE = "office"
    """An authority's: registry, trademark office, court."""
    OTHER = "other"
    """A seal for another stated use, as 业务专用章."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Seal:
    """One seal on a paper; whether it is genuine no picture tells."""

    page: int
    box: Box
    shape: SealShape
    colour: str
    """``red``, or ``blue`` (purple too), which deserves less trust."""
    kind: SealKind
    text: str | None
    """What its arc or frame says; ``None`` when it could not be read."""
    words: str | None
    """The words across its middle, as 合同专用章."""
    certain: bool
    """Whether ``text`` is confirmed by two readers and by the paper's own print."""
    picture: str = ""
    """Its own ink lifted off the page, as PNG in base64: kept with the reading, in no report."""


class FieldState(StrEnum):
    """How far a value may be trusted."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"
    UNREAD = "unread"


class Origin(StrEnum):
    """Where a value comes from."""

    TEXT_LAYER = "text-layer"
    OCR = "ocr"
    COMPUTED = "computed"
    HUMAN = "human"


class CheckDigit(StrEnum):
    """Whether a number that carries a check digit agrees with it."""

    VALID = "valid"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a person must look at a value: a stable code and a sentence."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Another paper of the case that states the same value, surely, and the doubts it answers."""

    field: str
    """What the value is called there: a licence's ``company_name`` proves a ``holder_name``."""
    source: Source
    answers: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One fact on a paper, with the spot that says so."""

    name: str
    value: Value
    raw: str
    """The text as it stands on the paper, before any normalisation."""
    state: FieldState
    origin: Origin
    confidence: float | None
    """The engine's score, 0 to 1; ``None`` where no engine gave one."""
    source: Source
    reasons: tuple[Reason, ...] = ()
    alternatives: tuple[str, ...] = ()
    """Other readings, for the person who decides; never used by a check."""
    check_digit: CheckDigit | None = None
    confirmed_by: Confirmation | None = None

    def __post_init__(self) -> None:
        """Refuse a doubt without a reason: a person could not act on it."""
        if self.state is not FieldState.CERTAIN and not self.reasons:
            raise ValueError(f"field {self.name} is {self.state} without a reason")

    @property
    def is_certain(self) -> bool:
        """Whether the value may be printed without a person's look."""
        return self.state is FieldState.CERTAIN

    def doubted(self, *reasons: Reason) -> Self:
        """Return the field as doubtful for further reasons (an unread one stays unread)."""
        state = FieldState.UNREAD if self.state is FieldState.UNREAD else FieldState.DOUBTFUL
        return replace(self, state=state, reasons=(*self.reasons, *reasons))

    def without(self, codes: frozenset[str]) -> Self:
        """Return the field without those reasons; with none left a doubtful one is certain."""
        if self.state is not FieldState.DOUBTFUL:
            return self
        kept = tuple(reason for reason in self.reasons if reason.code not in codes)
        state = self.state if kept else FieldState.CERTAIN
        return replace(self, state=state, reasons=kept)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file or a page, as a stable code with a message and what to do."""

    code: str
    """``encrypted``, ``damaged``, ``too-large``, ``not-an-image``, ``low-resolution``, ..."""
    message: Text
    advice: Text
    page: int | None = None
    fatal: bool = False
    """True when nothing could be read from the file because of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pages in another file that belong to the same paper, and what says that they do."""

    file: str
    pages: tuple[int, ...]
    why: Reason
    certain: bool
    """False where nothing proves it: a person must look."""


@dataclass(frozen=True, slots=True)
class Document:
    """One recognised paper: a file, some of its pages, and the facts that they state."""

    file: str
    sha256: str
    """Hex digest of the file's bytes as received."""
    pages: tuple[int, ...]
    doc_type: str
    """A kind of ``templates/documents/``, or ``other``, or ``unreadable``."""
    doc_type_certain: bool
    jurisdiction: str | None = None
    style: str | None = None
    fields: tuple[Field, ...] = ()
    lines: tuple[tuple[int, TextLine], ...] = ()
    """Every line read, as (page, line) in reading order."""
    problems: tuple[Problem, ...] = ()
    page_images: tuple[PageImage, ...] = ()
    seals: tuple[Seal, ...] = ()
    """The seals on its pages: on each page red ones first, then blue, then black."""
    parts: tuple[Part, ...] = ()
    """What of it lies in other files, in order; its fields then hold theirs too."""
    continues: Part | None = None
    """The paper in another file that this one is a part of, if it is."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it lies in, its own first."""
        return tuple(dict.fromkeys((self.file, *(part.file for part in self.parts))))

    @property
    def own_fields(self) -> tuple[Field, ...]:
        """The facts that its own file states; further ones stand in its parts."""
        elsewhere = set(self.files[1:])
        return tuple(field for field in self.fields if field.source.file not in elsewhere)

    @property
    def text(self) -> str:
        """All lines in reading order, one per line."""
        return "\n".join(line.text for _, line in self.lines)

    def __hash__(self) -> int:
        """Hash what tells papers apart already, not each of their fields."""
        return hash((self.file, self.pages, self.sha256))

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or ``None`` when the paper does not have it."""
        for field in self.fields:
            if field.name == name:
                return field
        return None

    def value(self, name: str) -> Value:
        """Return a field's value, or ``None``."""
        field = self.field(name)
        return field.value if field else None


def whole_papers(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return each paper once: without those that are parts of another."""
    return tuple(document for document in documents if document.continues is None)
