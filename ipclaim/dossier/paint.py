"""Paints a planned page: text, rules and panels, and a call for each picture.

The pictures' own bytes are not touched here: a page only says ``/X1p1 Do`` at the right place, and
``assemble`` gives the name its meaning. Operators are those of PDF 32000-1, annex A.
"""

from ipclaim.dossier.embedding import UsedFont, UsedFonts
from ipclaim.dossier.glyphs import Chain, Glyph
from ipclaim.dossier.lines import line_of
from ipclaim.dossier.marks import (
    Anchor,
    Clip,
    Colour,
    Glyphs,
    LinkTo,
    Mark,
    PageOf,
    Panel,
    Picture,
    SignHere,
    Stroke,
)
from ipclaim.dossier.plan import Frame, PlannedPage
from ipclaim.dossier.streams import decimal, escaped, name, text_string
from ipclaim.dossier.structure import runs
from ipclaim.dossier.style import PAGE_HEIGHT, PAGE_WIDTH, WATERMARK

_DRAFT_SIZE = 86.0
_NEAR = 0.002
"""Points by which an outline may stand off from the end of the one before."""
_UNSAID = "\u200b"
"""What an outline means that is part of a sign whose words stand before it."""


def paint(page: PlannedPage, fonts: UsedFonts, *, is_draft: bool) -> bytes:
    """Return a page's content, each run between the marks that tell reading from decoration."""
    pen = _Pen(fonts)
    number = 0
    for run in runs(page):
        if run.tag is None:
            pen.say(b"/Artifact BMC")
        else:
            pen.say(b"/Span <</MCID %d>> BDC" % number)
            number += 1
        for placed in run.marks:
            pen.mark(placed.mark, placed.dx, placed.dy)
        pen.end_text()
        pen.say(b"EMC")
    for name_ in (page.frame.name if page.frame else "", "Draft" if is_draft else ""):
        if name_:
            pen.say(b"/Artifact BMC\n%b Do\nEMC" % name(name_))
    return b"\n".join(pen.said)


def paint_frame(frame: Frame, fonts: UsedFonts) -> bytes:
    """Return what stands alike on many pages, as a form of its own."""
    pen = _Pen(fonts)
    for mark in frame.marks:
        pen.mark(mark, 0.0, 0.0)
    pen.end_text()
    return b"\n".join(pen.said)


def paint_draft(words: str, chain: Chain, fonts: UsedFonts) -> bytes:
    """Return the words that stand across every page of a draft, over everything.

    They are a form of their own, so a thousand pages hold them once.
    """
    line = line_of(words, chain)
    wide = sum(run.advance for run in line) * _DRAFT_SIZE
    pen = _Pen(fonts)
    pen.say(b"/Pale gs")
    pen.say(b"0.6157 0.788 -0.788 0.6157 %b %b cm" % (_n(PAGE_WIDTH / 2), _n(PAGE_HEIGHT / 2 - 20)))
    x = -wide / 2
    for run in line:
        pen.mark(run.mark(x, PAGE_HEIGHT, _DRAFT_SIZE, WATERMARK), 0.0, 0.0)
        x += run.advance * _DRAFT_SIZE
    pen.end_text()
    return b"\n".join(pen.said)


_n = decimal


def _colour(colour: Colour) -> bytes:
    return b" ".join(map(_n, colour))


class _Pen:
    """Writes operators and leaves out those that would only repeat what holds already."""

    def __init__(self, fonts: UsedFonts) -> None:
        self.said: list[bytes] = []
        self._fonts = fonts
        self._is_writing = False
        self._font: tuple[str, float] | None = None
        self._fill: Colour | None = None
        self._edge: Colour | None = None
        self._weight: float | None = None
        self._spread = 0.0

    def say(self, code: bytes) -> None:
        self.said.append(code)

    def end_text(self) -> None:
        if self._is_writing:
            self._is_writing = False
            self.say(b"ET")

    def mark(self, mark: Mark, dx: float, dy: float) -> None:
        if isinstance(mark, Glyphs):
            self._write(mark, mark.x + dx, PAGE_HEIGHT - mark.y - dy)
            return
        self.end_text()
        match mark:
            case Stroke():
                self._rule(mark, dx, dy)
            case Panel():
                self._panel(mark, dx, dy)
            case Picture():
                self._picture(mark, dx, dy)
            case LinkTo() | SignHere() | Anchor():
                return
            case PageOf():
                raise AssertionError(f"the page of {mark.anchor} was not resolved by the plan")

    def _filled(self, colour: Colour) -> None:
        if colour != self._fill:
            self._fill = colour
            self.say(_colour(colour) + b" rg")

    def _edged(self, colour: Colour, weight: float) -> None:
        if colour != self._edge:
            self._edge = colour
            self.say(_colour(colour) + b" RG")
        if weight != self._weight:
            self._weight = weight
            self.say(_n(weight) + b" w")

    def _write(self, mark: Glyphs, x: float, y: float) -> None:
        if not self._is_writing:
            self._is_writing = True
            self.say(b"BT")
        self._filled(mark.colour)
        font = self._fonts[mark.font]
        if self._font != (mark.font, mark.size):
            self._font = (mark.font, mark.size)
            self.say(b"%b %b Tf" % (font.label, _n(mark.size)))
        spread = round(mark.spread, 3)
        if spread != self._spread:
            self._spread = spread
            self.say(_n(spread) + b" Tc")
        if mark.glyphs:
            self._shaped(mark, font, x, y)
            return
        codes = b"".join([font[char] for char in mark.text])
        self.say(b"1 0 0 1 %b %b Tm (%b) Tj" % (_n(x), _n(y), escaped(codes)))

    def _shaped(self, mark: Glyphs, font: UsedFont, x: float, y: float) -> None:
        """Write sign by sign from left to right, as programs that read text expect it.

        What moves nothing on, the dots and vowels of a letter, is written after the letters, as
        outlines that mean nothing: the letter's own outline means all of it.
        """
        line, dots = _Line(self, font, mark.size), _Line(self, font, mark.size)
        above: list[_Standing] = []
        for glyph in reversed(mark.glyphs) if mark.is_from_right else mark.glyphs:
            if not glyph.ink:
                line.add(font[glyph.char], x, y)
            letters, apart = _letters(glyph, mark.size, x, y)
            above += apart
            is_told = len(letters) > len(glyph.char)
            if is_told:
                line.end()
                self.say(b"/Span <</ActualText %b>> BDC" % text_string(glyph.char))
            said = _shared_out(glyph.char, len(letters), from_right=mark.is_from_right)
            for (number, left, foot), chars in zip(letters, said, strict=True):
                line.add(font.code(number, chars), left, foot)
            if is_told:
                line.end()
                self.say(b"EMC")
            x += glyph.advance * mark.size
        line.end()
        if above:
            self.say(b"/Span <</ActualText ()>> BDC")
            for number, left, foot in above:
                dots.add(font.code(number, _UNSAID), left, foot)
            dots.end()
            self.say(b"EMC")

    def _rule(self, mark: Stroke, dx: float, dy: float) -> None:
        self._edged(mark.colour, mark.weight)
        x0, y0 = mark.x0 + dx, PAGE_HEIGHT - mark.y0 - dy
        x1, y1 = mark.x1 + dx, PAGE_HEIGHT - mark.y1 - dy
        self.say(b"%b %b m %b %b l S" % (_n(x0), _n(y0), _n(x1), _n(y1)))

    def _panel(self, mark: Panel, dx: float, dy: float) -> None:
        if mark.fill:
            self._filled(mark.fill)
        if mark.edge:
            self._edged(mark.edge, mark.weight)
        how = {(True, True): b"B", (True, False): b"f", (False, True): b"S"}.get(
            (mark.fill is not None, mark.edge is not None), b"n"
        )
        left, foot = mark.x + dx, PAGE_HEIGHT - mark.y - dy - mark.height
        box = (_n(left), _n(foot), _n(mark.width), _n(mark.height))
        self.say(b"%b re %b" % (b" ".join(box), how))

    def _picture(self, mark: Picture, dx: float, dy: float) -> None:
        self.say(b"q")
        if mark.clip:
            self.say(_clip(mark.clip, dx, dy))
        left, foot = mark.x + dx, PAGE_HEIGHT - mark.y - dy - mark.height
        wide, high = mark.width, mark.height
        # The unit square, turned clockwise within the upright box.
        matrix = {
            0: (wide, 0, 0, high, left, foot),
            90: (0, -high, wide, 0, left, foot + high),
            180: (-wide, 0, 0, -high, left + wide, foot + high),
            270: (0, high, -wide, 0, left + wide, foot),
        }[mark.turned]
        self.say(b" ".join(map(_n, matrix)) + b" cm")
        self.say(name(mark.name) + b" Do\nQ")


def _clip(clip: Clip, dx: float, dy: float) -> bytes:
    left, foot = clip.x + dx, PAGE_HEIGHT - clip.y - dy - clip.height
    return b"%b %b %b %b re W n" % (_n(left), _n(foot), _n(clip.width), _n(clip.height))


_Standing = tuple[int, float, float]
"""An outline's number and where it stands."""


def _letters(
    glyph: Glyph, size: float, x: float, y: float
) -> tuple[list[_Standing], list[_Standing]]:
    """Return a sign's outlines that move on, at least one of them, and those that do not."""
    on: list[_Standing] = []
    apart: list[_Standing] = []
    for ink in glyph.ink:
        standing = (ink.number, x + ink.x * size, y + ink.y * size)
        (on if ink.advance > 0 else apart).append(standing)
        x += ink.advance * size
    return (on, apart) if on else (apart[:1], apart[1:])


def _shared_out(said: str, outlines: int, *, from_right: bool) -> list[str]:
    """Return what each outline of a sign means: together, exactly its characters."""
    shares = [said[number : number + 1] or _UNSAID for number in range(outlines)]
    if shares:
        shares[-1] = said[outlines - 1 :] or _UNSAID
    return shares[::-1] if from_right else shares


class _Line:
    """Outlines that follow each other closely are written in one piece."""

    def __init__(self, pen: _Pen, font: UsedFont, size: float) -> None:
        self._pen, self._font, self._size = pen, font, size
        self._codes = b""
        self._at = (0.0, 0.0)
        self._end = 0.0

    def add(self, code: bytes, x: float, y: float) -> None:
        if abs(x - self._end) > _NEAR or abs(y - self._at[1]) > _NEAR:
            self.end()
        if not self._codes:
            self._at, self._end = (x, y), x
        self._codes += code
        self._end += self._font.width(code) * self._size

    def end(self) -> None:
        if self._codes:
            x, y = self._at
            self._pen.say(b"1 0 0 1 %b %b Tm (%b) Tj" % (_n(x), _n(y), escaped(self._codes)))
        self._codes = b""
