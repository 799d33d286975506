"""Paints a planned page: text, rules and panels, and a call for each picture.

The pictures' own bytes are not touched here: a page only says ``/X1p1 Do`` at the right place, and
``assemble`` gives the name its meaning. Operators are those of PDF 32000-1, annex A.
"""

from collections.abc import Iterator

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
    Stroke,
)
from ipclaim.dossier.plan import PlannedPage
from ipclaim.dossier.streams import decimal, escaped, name, text_string
from ipclaim.dossier.structure import runs
from ipclaim.dossier.style import PAGE_HEIGHT, PAGE_WIDTH, PALE

_DRAFT_SIZE = 86.0
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
    if is_draft:
        pen.say(b"/Artifact BMC\n/Draft Do\nEMC")
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
        pen.mark(run.mark(x, PAGE_HEIGHT, _DRAFT_SIZE, PALE), 0.0, 0.0)
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
            case LinkTo() | Anchor():
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
        """Write glyph by glyph in the order of reading, each where it stands."""
        wide = sum(glyph.advance for glyph in mark.glyphs) * mark.size
        at = x + wide if mark.is_from_right else x
        for glyph in mark.glyphs:
            if mark.is_from_right:
                at -= glyph.advance * mark.size
            self._one(glyph, font, at, y, mark)
            if not mark.is_from_right:
                at += glyph.advance * mark.size

    def _one(self, glyph: Glyph, font: UsedFont, x: float, y: float, mark: Glyphs) -> None:
        if not glyph.ink:
            self.say(b"1 0 0 1 %b %b Tm (%b) Tj" % (_n(x), _n(y), escaped(font[glyph.char])))
            return
        placed = []
        for ink in glyph.ink:
            placed.append((ink.number, x + ink.x * mark.size, y + ink.y * mark.size))
            x += ink.advance * mark.size
        if mark.is_from_right:
            placed.reverse()
        is_longer = len(placed) > len(glyph.char)
        if is_longer:
            self.say(b"/Span <</ActualText %b>> BDC" % text_string(glyph.char))
        for (number, left, foot), said in zip(
            placed, _shared_out(glyph.char, len(placed)), strict=True
        ):
            code = font.code(number, said)
            self.say(b"1 0 0 1 %b %b Tm (%b) Tj" % (_n(left), _n(foot), escaped(code)))
        if is_longer:
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
        self.say(name(mark.key) + b" Do\nQ")


def _clip(clip: Clip, dx: float, dy: float) -> bytes:
    left, foot = clip.x + dx, PAGE_HEIGHT - clip.y - dy - clip.height
    return b"%b %b %b %b re W n" % (_n(left), _n(foot), _n(clip.width), _n(clip.height))


def _shared_out(said: str, outlines: int) -> Iterator[str]:
    """Yield what each outline of a sign means: together, exactly its characters."""
    for number in range(outlines - 1):
        yield said[number] if number < len(said) else _UNSAID
    yield said[outlines - 1 :] or _UNSAID
