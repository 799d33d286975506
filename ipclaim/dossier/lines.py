"""One line of glyphs as it stands: the runs from left to right, each in one font.

Glyphs come in the order in which they are read; letters of Arabic and Hebrew stand from the right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ipclaim.dossier.bidi import MIRRORED, in_sight, levels
from ipclaim.dossier.glyphs import Chain, Glyph, glyphs_of, mirrored
from ipclaim.dossier.marks import Colour, Glyphs, Tag


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring glyphs of one kind and font, in the order in which they are read."""

    kind: int
    glyphs: Sequence[Glyph]
    is_from_right: bool
    advance: float
    """Its width for size 1."""

    def mark(
        self,
        x: float,
        y: float,
        size: float,
        colour: Colour,
        *,
        spread: float = 0.0,
        tag: Tag | None = None,
    ) -> Glyphs:
        """Return the run as a mark whose left end stands at ``x`` on the baseline ``y``."""
        glyphs = self.glyphs
        is_shaped = self.is_from_right or any(glyph.ink for glyph in glyphs)
        return Glyphs(
            x,
            y,
            "".join([glyph.char for glyph in glyphs]),
            glyphs[0].font,
            size,
            colour,
            spread,
            tag,
            tuple(glyphs) if is_shaped else (),
            self.is_from_right,
        )


def runs_of(
    glyphs: Sequence[Glyph], kinds: Sequence[int], heights: Sequence[int] | None
) -> Iterator[Run]:
    """Yield a line's runs from left to right; ``heights`` are the levels of its glyphs."""
    if heights is not None:
        yield from _in_sight(glyphs, kinds, heights)
        return
    start, count = 0, len(glyphs)
    while start < count:
        font, kind = glyphs[start].font, kinds[start]
        end, advance = start, 0.0
        # Most of a dossier passes here; a plain loop takes a third of what ``groupby`` takes.
        while end < count and kinds[end] == kind and (glyph := glyphs[end]).font == font:
            advance += glyph.advance
            end += 1
        yield Run(kind, glyphs[start:end], is_from_right=False, advance=advance)
        start = end


def _in_sight(
    glyphs: Sequence[Glyph], kinds: Sequence[int], heights: Sequence[int]
) -> Iterator[Run]:
    order = in_sight(heights)
    for (kind, _, is_turned), same in groupby(
        order, key=lambda at: (kinds[at], glyphs[at].font, heights[at] % 2 == 1)
    ):
        shown = [glyphs[at] for at in same]
        if is_turned:
            shown.reverse()
        advance = sum([glyph.advance for glyph in shown])
        yield Run(kind, shown, is_from_right=is_turned, advance=advance)


def turned(glyphs: Sequence[Glyph], *chains: Chain) -> tuple[Sequence[Glyph], list[int] | None]:
    """Return the glyphs, brackets turned where they are read from the right, and their levels."""
    heights = levels([glyph.char for glyph in glyphs])
    if heights is None:
        return glyphs, None
    facing = [
        mirrored(glyph, MIRRORED[glyph.char], *chains)
        if height % 2 and glyph.char in MIRRORED
        else glyph
        for glyph, height in zip(glyphs, heights, strict=True)
    ]
    return facing, heights


def line_of(text: str, chain: Chain) -> tuple[Run, ...]:
    """Return the runs of a text that is one line."""
    glyphs, heights = turned(glyphs_of(text, chain), chain)
    return tuple(runs_of(glyphs, [0] * len(glyphs), heights))
