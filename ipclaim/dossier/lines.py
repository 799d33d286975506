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
    glyphs: tuple[Glyph, ...]
    is_from_right: bool

    @property
    def advance(self) -> float:
        """Its width for size 1."""
        return sum(glyph.advance for glyph in self.glyphs)

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
        is_shaped = self.is_from_right or any(glyph.ink for glyph in self.glyphs)
        return Glyphs(
            x,
            y,
            "".join([glyph.char for glyph in self.glyphs]),
            self.glyphs[0].font,
            size,
            colour,
            spread,
            tag,
            self.glyphs if is_shaped else (),
            self.is_from_right,
        )


def runs_of(
    glyphs: Sequence[Glyph], kinds: Sequence[int], heights: Sequence[int] | None
) -> Iterator[Run]:
    """Yield a line's runs from left to right; ``heights`` are the levels of its glyphs."""
    if heights is None:
        pairs = zip(kinds, glyphs, strict=True)
        for (kind, _), run in groupby(pairs, key=lambda one: (one[0], one[1].font)):
            yield Run(kind, tuple([glyph for _, glyph in run]), is_from_right=False)
        return
    order = in_sight(heights)
    for (kind, _, turned), same in groupby(
        order, key=lambda at: (kinds[at], glyphs[at].font, heights[at] % 2 == 1)
    ):
        shown = [glyphs[at] for at in same]
        yield Run(kind, tuple(reversed(shown) if turned else shown), is_from_right=turned)


def turned(glyphs: Sequence[Glyph], chain: Chain) -> tuple[Sequence[Glyph], list[int] | None]:
    """Return the glyphs, brackets turned where they are read from the right, and their levels."""
    heights = levels([glyph.char for glyph in glyphs])
    if heights is None:
        return glyphs, None
    facing = [
        mirrored(glyph, MIRRORED[glyph.char], chain)
        if height % 2 and glyph.char in MIRRORED
        else glyph
        for glyph, height in zip(glyphs, heights, strict=True)
    ]
    return facing, heights


def line_of(text: str, chain: Chain) -> tuple[Run, ...]:
    """Return the runs of a text that is one line."""
    glyphs, heights = turned(glyphs_of(text, chain), chain)
    return tuple(runs_of(glyphs, [0] * len(glyphs), heights))
