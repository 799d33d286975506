"""Which font draws which character, and how wide it is.

Each character goes to the first font of a chain that has it. Letters that change with their
neighbours (Arabic, the scripts of India, marks above and below, joined emoji) are shaped together.
What no font has, and what would turn the order of a line about unseen, becomes its code,
``[U+20000]``: nothing is dropped without a trace but what has neither ink nor meaning.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain as one_by_one
from itertools import groupby
from typing import Protocol, overload

from ipclaim.model.text import Lang

_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff\u00ad\r\u061c")
_SPACES = {"\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2028": " ", "\u2029": " "}
_SHAPED = (
    "\u0590-\u08ff\u0900-\u109f\u1700-\u18af\u1900-\u1aaf\u1b00-\u1c4f\ua800-\ua82f\ua840-\uabff"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00011fff\U0001e800-\U0001efff"
)
"""Scripts whose letters change with their neighbours."""
_ATTACHED = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f"
    "\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
"""Marks and choices of form that belong to the character before them."""
_TOGETHER = re.compile(
    f"[{_SHAPED}][{_SHAPED}{_ATTACHED}\u200c\u200d]*"
    f"|[\U0001f1e6-\U0001f1ff]{{2}}"
    f"|[^\\s{_ATTACHED}](?:[{_ATTACHED}]|\u200d[^\\s{_ATTACHED}])+"
)
"""What is shaped as one piece."""


@dataclass(frozen=True, slots=True)
class Ink:
    """One outline of a font: its number, where it stands and how far it moves on, for size 1."""

    number: int
    x: float
    y: float
    advance: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Characters that are drawn as one, with their outlines from left to right."""

    text: str
    ink: tuple[Ink, ...]

    @property
    def advance(self) -> float:
        """How far it moves on, for size 1."""
        return sum(one.advance for one in self.ink)


@dataclass(frozen=True, slots=True)
class Face:
    """One font: the name under which it is painted and the advance of each character it has."""

    name: str
    advances: Mapping[int, float]
    """Code point to advance, for a size of 1."""
    shape: Callable[[str], tuple[Cluster, ...]] | None = None
    """Sets a piece of text in this font, in the order in which it is read."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, or several that are drawn as one, with its font and advance for size 1."""

    char: str
    font: str
    advance: float
    ink: tuple[Ink, ...] = ()
    """Its outlines; none for the font's plain outline of a single character."""


class Chain(Sequence[Face]):
    """Fonts in order of preference, and what was found in them so far."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self._faces = faces
        self.known: dict[str, tuple[Glyph, ...]] = {}
        """Each character, and each piece that is shaped as one, with its glyphs."""

    def __len__(self) -> int:
        return len(self._faces)

    @overload
    def __getitem__(self, at: int) -> Face: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Face]: ...
    def __getitem__(self, at: int | slice) -> Face | Sequence[Face]:
        return self._faces[at]

    def __iter__(self) -> Iterator[Face]:
        return iter(self._faces)


class Faces(Protocol):
    """The fonts of a dossier. A chain may load its later fonts only when they are asked for."""

    def chain(self, lang: Lang, *, bold: bool) -> Chain:
        """Return the fonts in the order in which a character is looked up."""
        ...


def glyphs_of(text: str, chain: Chain) -> tuple[Glyph, ...]:
    """Return the glyphs of a text without line feeds, in the order in which it is read."""
    found: list[Glyph] = []
    if text.isascii() or not (pieces := list(_TOGETHER.finditer(text))):
        _add(found, text, chain)
        return tuple(found)
    at = 0
    for piece in pieces:
        _add(found, text[at : piece.start()], chain)
        together = chain.known.get(piece[0])
        if together is None:
            together = chain.known[piece[0]] = tuple(_shaped(piece[0], chain))
        found.extend(together)
        at = piece.end()
    _add(found, text[at:], chain)
    return tuple(found)


def mirrored(glyph: Glyph, mate: str, *chains: Chain) -> Glyph:
    """Return a glyph that looks like its mate and is still read as it is written."""
    face = next((face for face in one_by_one(*chains) if face.name == glyph.font), None)
    clusters = face.shape(mate) if face is not None and face.shape else ()
    if len(clusters) != 1:
        return glyph
    return Glyph(glyph.char, glyph.font, clusters[0].advance, clusters[0].ink)


def _add(found: list[Glyph], text: str, chain: Chain) -> None:
    known = chain.known
    for char in text:
        glyphs = known.get(char)
        if glyphs is None:
            glyphs = known[char] = _plain(char, chain)
        found += glyphs


def _plain(written: str, chain: Chain) -> tuple[Glyph, ...]:
    if written in _INVISIBLE:
        return ()
    char = _SPACES.get(written, written)
    face = _face(char, chain)
    if face is None:
        return _code(char, chain)
    return (Glyph(char, face.name, face.advances[ord(char)]),)


def _face(char: str, chain: Iterable[Face]) -> Face | None:
    """Return the first font that has a character and may show it."""
    if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn", "Cs"}:
        return None
    code = ord(char)
    return next((face for face in chain if code in face.advances), None)


def _code(char: str, chain: Chain) -> tuple[Glyph, ...]:
    signs = f"[U+{ord(char):04X}]"
    return tuple(glyph for sign in signs if _face(sign, chain) for glyph in _plain(sign, chain))


def _shaped(piece: str, chain: Chain) -> Iterator[Glyph]:
    for face, text in _by_face(piece, chain):
        clusters = face.shape(text) if face and face.shape else ()
        if face is None or not clusters:
            for char in text:
                yield from _plain(char, chain)
        for cluster in clusters:
            if face is not None and all(one.number for one in cluster.ink):
                yield Glyph(cluster.text, face.name, cluster.advance, cluster.ink)
            else:
                for char in cluster.text:
                    yield from _code(char, chain)


def _by_face(piece: str, chain: Chain) -> Iterator[tuple[Face | None, str]]:
    """Yield the parts of a piece that one font draws; the whole piece where one font has it."""
    inked = {ord(char) for char in piece if not _is_choice(char)}
    for face in chain:
        if all(code in face.advances for code in inked):
            yield face, piece
            return
    held: Face | None = None
    faces: list[tuple[Face | None, str]] = []
    for char in piece:
        held = held if _is_choice(char) else _face(char, chain)
        faces.append((held, char))
    for _, same in groupby(faces, key=lambda one: one[0] and one[0].name):
        part = list(same)
        yield part[0][0], "".join(char for _, char in part)


def _is_choice(char: str) -> bool:
    """Whether a character only says how its neighbours are joined or which form they take."""
    return char in _INVISIBLE or "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0020"
