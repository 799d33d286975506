"""Whether a paper is sealed and signed, and by whose seal, as far as a picture can tell.

A whole red seal beside the signing words is a seal. Blue strokes of a pen in the signing place are
a signature; an original in colour on which nothing at all stands there bears none. Everything else
is put to a person: copies show seals and pens in black, and any stroke may be a signature.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.model.document import Box, Field, FieldState, Origin, Source
from ipclaim.read.dates import dates_in
from ipclaim.read.folding import compact, is_wide
from ipclaim.read.layouts import Layout
from ipclaim.read.lines import Line, Page, strip_of
from ipclaim.read.reasons import reason
from ipclaim.read.seals.ink import Inks, blueness, darkness, redness
from ipclaim.read.seals.judging import Sealed, seal_text_field, sealing_one
from ipclaim.read.seals.reading import ReadSeal

Flags = NDArray[np.bool_]

_BLUE = 0.1
_DARK = 0.35
_RED = 0.08
_STROKES = 0.6
"""Ink of a signature at least, in squares of the line height: a printed character has 0.3."""
_BLUE_STROKES = 0.2
"""Blue ink of a signature at least, in the same: unsigned letters of all ageings had 0.0."""
_NOTHING = 0.004
"""Share of ink below which nothing at all stands in a place."""
_SENTENCE = re.compile(r"[,。;，；、]")
_ROOM = 0.15
"""Line heights by which a line's own ink may reach beyond its box."""
_PRINTED = 0.9
"""Score from which a line beside the signing words may be print: a typed name."""


def sealing_fields(
    layout: Layout, sides: Sequence[tuple[Page, tuple[ReadSeal, ...]]], file: str
) -> tuple[Field, ...]:
    """Return ``sealed`` and ``seal_text`` of one paper from the seals of all its pages."""
    others = layout.seal_not_near
    place = _last_saying(layout.seal_near, [page for page, _ in sides], others)
    place = place or _foot(sides)
    if place is None:
        return ()
    best = _sealing(place, sides, others)
    foot = _foot(sides) if best is None else None
    if foot is not None:
        place, best = foot, _sealing(foot, sides, others)
    page, line = place
    fields = []
    if "sealed" in layout.drawn:
        fields.append(_sealed((page, best) if best else None, page, line, file))
    if "seal_text" in layout.drawn and best is not None:
        text = seal_text_field(page, best, [other for other, _ in sides], file)
        fields.extend([text] if text else [])
    return tuple(fields)


def signed_field(
    layout: Layout, page: Page, inks: Inks, seals: Sequence[ReadSeal], file: str
) -> Field | None:
    """Return ``signed`` of one page; ``None`` when it has no place for a signature."""
    if "signed" not in layout.drawn:
        return None
    others = layout.seal_not_near
    place = _last_saying(layout.sign_near, [page], others)
    place = place or _last_saying(layout.seal_near, [page], others)
    place = place or _foot([(page, tuple(seals))])
    if place is None:
        return None
    line = place[1]
    signing = _Signing(page, inks, tuple(seals))
    places = [one for one in page.lines if _says(one, layout.sign_near)]
    space = signing.space(line)
    in_pen = any(signing.in_blue(one) for one in places)
    certain = in_pen or (bool(places) and signing.plain() and not any(map(signing.touched, places)))
    return Field(
        name="signed",
        value=in_pen or signing.in_any_ink(line),
        raw=line.text,
        state=FieldState.CERTAIN if certain else FieldState.DOUBTFUL,
        origin=Origin.COMPUTED,
        confidence=None,
        source=Source(file, page.number, line.box.union(space), line.text),
        reasons=() if certain else (reason("signature-unclear"),),
    )


def _sealing(
    place: tuple[Page, Line],
    sides: Sequence[tuple[Page, tuple[ReadSeal, ...]]],
    others: tuple[str, ...],
) -> ReadSeal | None:
    """Return the seal at a place, which no other party's place is nearer to."""
    page, line = place
    seals = next(seals for other, seals in sides if other is page)
    return sealing_one(seals, line, [one for one in page.lines if _is_others(one, others)])


def _sealed(best: Sealed | None, page: Page, line: Line, file: str) -> Field:
    certain = best is not None and best[1].found.colour == "red"
    return Field(
        name="sealed",
        value=best is not None,
        raw=line.text,
        state=FieldState.CERTAIN if certain else FieldState.DOUBTFUL,
        origin=Origin.COMPUTED,
        confidence=None,
        source=Source(file, page.number, best[1].found.box if best else line.box, line.text),
        reasons=() if certain else (reason("seal-unclear"),),
    )


@dataclass(frozen=True, slots=True)
class _Signing:
    """One page with its ink, asked about the places where one signs."""

    page: Page
    inks: Inks
    seals: tuple[ReadSeal, ...]

    def space(self, line: Line) -> Box:
        """Return the rectangle right of the words in which one signs, within the page."""
        return self._around(line, _words_box(line).x1, 9, 1.3)

    def in_blue(self, line: Line) -> bool:
        """Tell blue strokes that no print and no blue stamp explains."""
        if self._label_is_blue(line) or any(
            seal.found.colour == "blue" and _meet(seal.found.box, self.space(line))
            for seal in self.seals
        ):
            return False
        space = self.space(line)
        blue = blueness(self.inks.part(space)) > _BLUE
        for typed in self._typed(line):
            _blank(blue, typed.box, space)
        return self._like_a_pen(blue, line, _BLUE_STROKES)

    def in_any_ink(self, line: Line) -> bool:
        """Tell strokes of whatever ink that no line of print explains."""
        space = self.space(line)
        ink = self._ink(space)
        for other in self.page.lines:
            if other.index != line.index and not self._beside(other, line):
                _blank(ink, other.box, space)
        _blank(ink, _words_box(line), space)
        return self._like_a_pen(ink, line, _STROKES)

    def touched(self, line: Line) -> bool:
        """Tell whether anything but other lines' print stands around a place for signing."""
        wide = self._around(line, line.box.x0, 14, 3)
        ink = self._ink(wide) | (redness(self.inks.part(wide)) > _RED)
        for other in self.page.lines:
            if other.index == line.index or not self._beside(other, line):
                _blank(ink, other.box, wide)
        return bool(ink.mean() > _NOTHING) or any(
            self._beside(other, line) for other in self.page.lines if other.index != line.index
        )

    def plain(self) -> bool:
        """Tell a colour original that reads well: only there does an empty place mean anything."""
        shares = self.inks.shares
        colour = (redness(shares) > _RED) | (blueness(shares) > _BLUE)
        return bool(colour.mean() > 0.001) and self.page.score >= 0.96

    def _around(self, line: Line, left: int, wide: float, high: float) -> Box:
        height = line.box.height
        return Box(
            min(left, self.page.width - 1),
            max(0, round(line.box.y0 - high * height)),
            min(self.page.width, round(line.box.x1 + wide * height)),
            min(self.page.height, round(line.box.y1 + high * height)),
        )

    def _ink(self, space: Box) -> Flags:
        shares = self.inks.part(space)
        return (darkness(shares) > _DARK) | (blueness(shares) > _BLUE)

    def _label_is_blue(self, line: Line) -> bool:
        shares = self.inks.part(line.box)
        blue, dark = blueness(shares) > _BLUE, np.minimum.reduce(cv2.split(shares)) < 1 - _DARK
        return bool((blue & dark).sum() > 0.2 * max(1, dark.sum()))

    def _typed(self, line: Line) -> Iterator[Line]:
        """Yield what stands beside the words and may have been typed there."""
        for other in self.page.lines:
            alike = 0.7 * line.height < other.height < 1.4 * line.height
            if other.confidence >= _PRINTED and alike:
                yield other

    def _beside(self, other: Line, line: Line) -> bool:
        return (
            other.x0 > line.x0
            and other.x0 < line.x1 + 9 * line.height
            and abs(other.middle - line.middle) < 1.2 * line.height
            and other.x0 >= line.x1 - line.height
        )

    def _like_a_pen(self, ink: Flags, line: Line, least: float) -> bool:
        """Tell strokes as tall and wide as a hand writes, and neither a rule nor a block."""
        height = max(1, line.box.height)
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        if not len(rows):
            return False
        tall, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
        full = float(ink.sum())
        return bool(
            full > least * height**2
            and tall > 0.8 * height
            and wide > height
            and full < 0.6 * tall * wide
        )


def _last_saying(
    words: tuple[str, ...], pages: Sequence[Page], others: tuple[str, ...]
) -> tuple[Page, Line] | None:
    """Return the last line that says one of the words, those named first preferred.

    Neither the other party's place counts (被授权人（盖章）), nor a sentence (双方盖章之日起生效).
    """
    for page in reversed(pages):
        for word in words:
            for line in reversed(page.lines):
                if _is_place(compact(line.text), compact(word), others):
                    return page, line
    return None


def _is_place(text: str, word: str, others: tuple[str, ...]) -> bool:
    """Tell whether a line's words name a place for sealing or signing, and the meant party's."""
    at = text.find(word)
    if at < 0 or any(other in text[: at + len(word)] for other in others):
        return False
    after = text[at + len(word) : at + len(word) + 1]
    return not (after.isalpha() and is_wide(after) and _SENTENCE.search(text))


def _is_others(line: Line, others: tuple[str, ...]) -> bool:
    """Tell whether a line begins with the other party's words."""
    return any(compact(line.text).startswith(other) for other in others)


def _foot(sides: Sequence[tuple[Page, tuple[ReadSeal, ...]]]) -> tuple[Page, Line] | None:
    """Return the day over which the only red company seal stands, where no words say: seal here.

    A letter in running text ends with the name of its writer, the day and the seal over both.
    """
    found = [
        (page, line)
        for page, seals in sides
        for seal in seals
        if seal.found.colour == "red" and seal.found.ring is not None
        for line in page.lines
        if _meet(seal.found.box, line.box) and dates_in(strip_of(line).text)
    ]
    return found[0] if len(found) == 1 else None


def _words_box(line: Line) -> Box:
    """Return the part of a line up to its colon: an engine may read a signature as what follows."""
    end = max(line.text.rfind(":"), line.text.rfind("："))
    if end < 0 or not line.text[end + 1 :].strip():
        return line.box
    widths = [2 if is_wide(char) else 1 for char in line.text]
    right = line.box.x0 + line.box.width * sum(widths[: end + 1]) / sum(widths)
    return Box(line.box.x0, line.box.y0, round(right), line.box.y1)


def _says(line: Line, words: tuple[str, ...]) -> bool:
    return any(compact(word) in compact(line.text) for word in words)


def _meet(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 0 and down > 0


def _blank(ink: Flags, box: Box, space: Box) -> None:
    """Forget the ink within a box and a little around it; both in pixels of the page."""
    room = round(_ROOM * box.height)
    ink[
        max(0, box.y0 - room - space.y0) : max(0, box.y1 + room - space.y0),
        max(0, box.x0 - room - space.x0) : max(0, box.x1 + room - space.x0),
    ] = False
