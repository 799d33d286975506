"""One page being drawn: text with its places, ornaments below it, seals and ink above it.

Lengths are millimetres from the top left corner and type sizes are points; places come back in
pixels. What a paper *says* is drawn through ``Said``, so that the truth is known to the pixel.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from samples.papers.fonts import UNLIKE, Face, font, set_in, with_glyph

Colour = tuple[int, int, int]
Value = str | bool | None | tuple[int, ...] | tuple[str, ...]
Rect = tuple[float, float, float, float]
Ground = npt.NDArray[np.uint8]
"""A page's pixels: red, green, blue."""

DPI = 300
BLACK: Colour = (24, 22, 22)
_NUDGES = {
    (Face.MING, "、"): (-0.28, 0.22), (Face.MING, "。"): (-0.26, 0.24),
    (Face.KAI, "、"): (-0.28, 0.22), (Face.KAI, "。"): (-0.26, 0.24),
    (Face.KAI, "，"): (-0.28, 0.24), (Face.KAI, "；"): (-0.28, 0.12),
    (Face.KAI, "："): (-0.3, 0.08),
}  # fmt: skip
"""Arphic's faces centre their stops as Taiwan does; the mainland sets them at the lower left."""
RARE = frozenset("䶮㛃堃喆彧珺")
"""Characters of real names that not every typeface has."""
_EDGE = 0.97
"""Share of the page's width beyond which a printer has no ink."""
_NO_LINE_START = "，。、；：？！）》」』】”’％,.;:)…"
_NO_LINE_END = "（《「『【“‘("


class Align(Enum):
    """Where a line stands between its margins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: points, and tracking and leading as shares of the type size."""

    face: Face
    size: float
    colour: Colour = BLACK
    tracking: float = 0.0
    leading: float = 1.6

    def sized(self, size: float) -> "Type":
        """Return the same type in another size."""
        return replace(self, size=size)


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text that states a field; ``value`` as the contract wants it, default the text."""

    field: str
    text: str
    value: Value = None
    more: bool = False
    """Whether it goes on with a field that another piece of text began."""

    @property
    def stated(self) -> Value:
        """The normalised value."""
        return self.text if self.value is None else self.value


Part = str | Said
Parts = Part | Sequence[Part]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on the page: left edge and baseline in pixels."""

    char: str
    x: float
    baseline: float
    type: Type
    said: Said | None
    last: bool = False
    """Whether it is the last one of its piece of text."""


@dataclass(slots=True)
class Fact:
    """What the page states of one field, with one rectangle for each line that it runs over."""

    value: Value
    raw: str
    rects: list[Rect]
    said: Said | None = None
    """The piece of text that says it first; later mentions are not the field's place."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Ink above the text: colour and cover picture (RGBA), top left corner in pixels."""

    picture: Image.Image
    x: int
    y: int


@dataclass(slots=True)
class Sheet:
    """A page in the making; sizes in millimetres."""

    width: float
    height: float
    colour: Colour = (255, 255, 255)
    steps: list[Callable[[Ground], None]] = field(default_factory=list)
    """What is printed below the text; drawn only when a picture is asked for."""
    glyph_lines: list[list[Glyph]] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return (px(self.width), px(self.height))

    def ground(self) -> Ground:
        """Return the page with everything that is printed below the text."""
        width, height = self.size
        ground = np.full((height, width, 3), self.colour, np.uint8)
        for step in self.steps:
            step(ground)
        return ground

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, *, colour: Colour = BLACK, mm: float = 0.2
    ) -> None:
        """Draw a straight line."""
        start, end = (px(x0), px(y0)), (px(x1), px(y1))
        self.steps.append(lambda paper: _line(paper, start, end, colour, mm))

    def text(
        self, x: float, y: float, parts: Parts, kind: Type, *, align: Align = Align.LEFT
    ) -> float:
        """Set one line with its top at ``y``; return the x where it ends (left aligned)."""
        kind = _as_set(kind)
        width = _advance(_pieces(parts), kind)
        start = px(x) - {Align.LEFT: 0.0, Align.CENTRE: width / 2, Align.RIGHT: width}[align]
        self._place(_pieces(parts), start, px(y) + type_pixels(kind), kind)
        return mm(start + width)

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        parts: Parts,
        kind: Type,
        *,
        indent: float = 0.0,
        align: Align = Align.LEFT,
    ) -> float:
        """Set text over as many lines as it takes; return the y below the last one."""
        kind = _as_set(kind)
        top = y
        for number, line in enumerate(_wrapped(parts, kind, px(width), px(indent))):
            first = indent if number == 0 else 0.0
            if align is Align.CENTRE:
                start = px(x) + (px(width) - _advance(line, kind)) / 2
            else:
                start = float(px(x + first))
            self._place(line, start, px(top) + type_pixels(kind), kind)
            top += mm(type_pixels(kind) * kind.leading)
        return top

    def columns(
        self, x: float, y: float, height: float, parts: Parts, kind: Type, *, pitch: float = 8.0
    ) -> float:
        """Set text downwards in columns from the right, the first one's left edge at ``x``.

        Returns the x of the column after the last one.
        """
        kind = _as_set(kind)
        size = type_pixels(kind)
        down = size * (1 + kind.tracking)
        room = int(px(height) / down)
        pieces = _pieces(parts)
        for start in range(0, len(pieces), room):
            glyphs = [
                Glyph(
                    char,
                    float(px(x)),
                    px(y) + at * down + size * 0.88,
                    _able(kind, char),
                    said,
                    last,
                )
                for at, (char, said, last) in enumerate(pieces[start : start + room])
            ]
            self.glyph_lines.append(glyphs)
            self._record(glyphs)
            x -= pitch
        return x

    def stamp(self, picture: Image.Image, x: float, y: float, *states: Said) -> Rect:
        """Press ink onto the page, centred at ``x``/``y``; ``states`` are the fields it proves."""
        left, top = px(x) - picture.width // 2, px(y) - picture.height // 2
        self.stamps.append(Stamp(picture, left, top))
        rect = (
            float(left),
            float(top),
            float(left + picture.width),
            float(top + picture.height),
        )
        for said in states:
            self.state(said, rect)
        return rect

    def state(self, said: Said, rect: Rect) -> None:
        """Record that a field is stated at a spot (in pixels) by something other than text."""
        self.facts[said.field] = Fact(said.stated, said.text, [rect])

    def _place(
        self, pieces: Iterable[tuple[str, Said | None, bool]], x: float, base: float, kind: Type
    ) -> None:
        glyphs: list[Glyph] = []
        for char, said, last in pieces:
            glyphs.append(Glyph(char, x, base, _able(kind, char), said, last))
            x += _char_advance(char, kind)
        if glyphs:
            self.glyph_lines.append(glyphs)
            self._record(glyphs)

    def _record(self, glyphs: list[Glyph]) -> None:
        spoken = [glyph for glyph in glyphs if glyph.said]
        for said in dict.fromkeys(glyph.said for glyph in spoken if glyph.said):
            rect = hull(glyph_rect(glyph) for glyph in spoken if glyph.said is said)
            fact = self.facts.setdefault(said.field, Fact(said.stated, said.text, [], said))
            if fact.said is said or said.more:
                fact.rects.append(rect)

    def picture(self) -> Image.Image:
        """Return the finished page."""
        page = Image.fromarray(self.ground())
        draw = ImageDraw.Draw(page)
        for line in self.glyph_lines:
            for glyph in line:
                draw.text(
                    inked_at(glyph),
                    glyph.char,
                    font=font(glyph.type.face, type_pixels(glyph.type)),
                    fill=glyph.type.colour,
                    anchor="ls",
                )
        return _inked(page, self.stamps)

    @property
    def holds_its_text(self) -> bool:
        """Whether every line lies within the page."""
        width, height = self.size
        rects = [rect for _, rect in self.lines()]
        return all(x0 >= 0 and x1 <= width * _EDGE and y1 <= height for x0, _, x1, y1 in rects)

    def lines(self) -> list[tuple[str, Rect]]:
        """Return each line of text with the rectangle it covers, in pixels."""
        return [
            ("".join(glyph.char for glyph in line), hull(glyph_rect(glyph) for glyph in line))
            for line in self.glyph_lines
        ]


def _line(
    paper: Ground, start: tuple[int, int], end: tuple[int, int], colour: Colour, mm: float
) -> None:
    cv2.line(paper, start, end, colour, max(1, px(mm)))


def px(millimetres: float) -> int:
    """Millimetres to pixels."""
    return round(millimetres * DPI / 25.4)


def mm(pixels: float) -> float:
    """Pixels to millimetres."""
    return pixels * 25.4 / DPI


def hull(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle round several."""
    x0, y0, x1, y1 = zip(*rects, strict=True)
    return (min(x0), min(y0), max(x1), max(y1))


def glyph_rect(glyph: Glyph) -> Rect:
    """Return the character's cell: its advance wide, from ascender to descender high."""
    size = type_pixels(glyph.type)
    width = font(glyph.type.face, size).getlength(glyph.char)
    return (glyph.x, glyph.baseline - 0.88 * size, glyph.x + width, glyph.baseline + 0.14 * size)


def inked_at(glyph: Glyph) -> tuple[int, int]:
    """Return where the character is drawn: left edge and baseline in whole pixels."""
    right, down = _NUDGES.get((glyph.type.face, glyph.char), (0.0, 0.0))
    size = type_pixels(glyph.type)
    return (round(glyph.x + right * size), round(glyph.baseline + down * size))


def type_pixels(kind: Type) -> int:
    """Return the type size in pixels."""
    return round(kind.size * DPI / 72)


def _as_set(kind: Type) -> Type:
    return replace(kind, face=set_in(kind.face))


def _able(kind: Type, char: str) -> Type:
    """Return the type in a face that has the character, where that may be in doubt."""
    if kind.face not in UNLIKE and char not in RARE:
        return kind
    face = with_glyph(kind.face, char)
    return kind if face is kind.face else replace(kind, face=face)


def _pieces(parts: Parts) -> list[tuple[str, Said | None, bool]]:
    several = [parts] if isinstance(parts, str | Said) else list(parts)
    pieces: list[tuple[str, Said | None, bool]] = []
    for part in several:
        said = part if isinstance(part, Said) else None
        text = part.text if isinstance(part, Said) else part
        pieces += [(char, said, at == len(text) - 1) for at, char in enumerate(text)]
    return pieces


def _char_advance(char: str, kind: Type) -> float:
    size = type_pixels(kind)
    return float(font(_able(kind, char).face, size).getlength(char)) + kind.tracking * size


def _advance(pieces: Iterable[tuple[str, Said | None, bool]], kind: Type) -> float:
    return sum(_char_advance(char, kind) for char, _, _ in pieces) - kind.tracking * type_pixels(
        kind
    )


def _wrapped(
    parts: Parts, kind: Type, width: float, indent: float
) -> list[list[tuple[str, Said | None, bool]]]:
    """Break into lines: Latin words and numbers stay whole, and no line starts with a comma."""
    lines: list[list[tuple[str, Said | None, bool]]] = [[]]
    room = width - indent
    for word in _words(_pieces(parts)):
        if word[0][0] == "\n":
            lines.append([])
            room = width
            continue
        need = sum(_char_advance(char, kind) for char, _, _ in word)
        if need > room and lines[-1] and word[0][0] not in _NO_LINE_START:
            lines.append([])
            room = width
            if word[0][0] == " ":
                continue
        lines[-1].extend(word)
        room -= need
    return lines


def _words(
    pieces: list[tuple[str, Said | None, bool]],
) -> Iterable[list[tuple[str, Said | None, bool]]]:
    word: list[tuple[str, Said | None, bool]] = []
    for piece in pieces:
        joins = word and (
            (piece[0].isascii() and piece[0] > " " and word[-1][0].isascii() and word[-1][0] > " ")
            or word[-1][0] in _NO_LINE_END
        )
        if word and not joins:
            yield word
            word = []
        word.append(piece)
    if word:
        yield word


def _inked(page: Image.Image, stamps: Sequence[Stamp]) -> Image.Image:
    """Print inks onto the page as inks do: black text stays black below a red seal."""
    if not stamps:
        return page
    paper = np.asarray(page).astype(np.float32)
    for stamp in stamps:
        x0, y0 = max(stamp.x, 0), max(stamp.y, 0)
        x1 = min(stamp.x + stamp.picture.width, page.width)
        y1 = min(stamp.y + stamp.picture.height, page.height)
        ink = np.asarray(stamp.picture).astype(np.float32)[
            y0 - stamp.y : y1 - stamp.y, x0 - stamp.x : x1 - stamp.x
        ]
        cover = ink[:, :, 3:] / 255
        paper[y0:y1, x0:x1] *= 1 - cover * (1 - ink[:, :, :3] / 255)
    return Image.fromarray(paper.round().astype(np.uint8))
