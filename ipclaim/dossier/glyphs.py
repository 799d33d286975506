"""Which font draws which character, and how wide it is.

Each character goes to the first font of a chain that has it; a character that no font has becomes
its code, ``[U+20000]``, so that nothing is dropped without a trace.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ipclaim.model.text import Lang

_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufe0e\ufe0f\ufeff\u00ad"
)
_SPACES = {"\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2028": " ", "\u2029": " "}


@dataclass(frozen=True, slots=True)
class Face:
    """One font: the name under which it is painted and the advance of each character it has."""

    name: str
    advances: Mapping[int, float]
    """Code point to advance, for a size of 1."""


class Faces(Protocol):
    """The fonts of a dossier. A chain may load its later fonts only when they are asked for."""

    def chain(self, lang: Lang, *, bold: bool) -> Sequence[Face]:
        """Return the fonts in the order in which a character is looked up."""
        ...


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character with the font that draws it and its advance for a size of 1."""

    char: str
    font: str
    advance: float


def glyphs_of(text: str, chain: Sequence[Face]) -> tuple[Glyph, ...]:
    """Return the glyphs of a text without line feeds."""
    found: list[Glyph] = []
    for written in text:
        if written in _INVISIBLE or (ord(written) < 32 and written not in _SPACES):
            continue
        char = _SPACES.get(written, written)
        glyph = _glyph(char, chain)
        if glyph is not None:
            found.append(glyph)
            continue
        code = f"[U+{ord(char):04X}]"
        found.extend(filter(None, (_glyph(sign, chain) for sign in code)))
    return tuple(found)


def _glyph(char: str, chain: Sequence[Face]) -> Glyph | None:
    code = ord(char)
    for face in chain:
        advance = face.advances.get(code)
        if advance is not None:
            return Glyph(char, face.name, advance)
    return None
