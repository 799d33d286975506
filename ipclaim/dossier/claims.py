"""What a filled letter says, sentence by sentence, and behind which sentence nothing stands.

A paragraph of a template asserts facts unless its first line says what else it does: ``@form``,
``@request``, ``@view``, ``@words`` or ``@law``. Each sentence that asserts facts must name an
exhibit, lead to a part of the volume, or show a gap to fill. Sentences end where the template's own
words end them; a stop inside a value ("Co., Ltd.") ends nothing. Pure.

Whether a reviewed sentence is rightly called a view is for the lawyer who reviews it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from ipclaim.model.text import Lang


class Kind(StrEnum):
    """What a paragraph of a letter does, when it does not assert facts."""

    FORM = "form"
    """Whom it goes to, who writes, how to reach them, day and signature."""
    REQUEST = "request"
    """What is asked of the reader."""
    VIEW = "view"
    """What the writer holds the facts to mean in law."""
    WORDS = "words"
    """The writer's own words, quoted from ``case.yaml``."""
    LAW = "law"
    """What a law or a platform's rule says."""


class PieceKind(StrEnum):
    """What one piece of a filled letter is; each value is the private-use mark that opens it."""

    CITED = "\ue000"
    """An exhibit's number."""
    GAP = "\ue001"
    """Words in the place of what is missing or must be checked."""
    SAID = "\ue003"
    """A value that the template printed."""
    SECTION = "\ue004"
    """A part of the volume: its id, a bar, its title."""
    TEXT = ""
    """The template's own words."""


END = "\ue002"
_TOKEN = re.compile(f"([\ue000\ue001\ue003\ue004])(.*?){END}", re.DOTALL)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_ANCHORS = frozenset({PieceKind.CITED, PieceKind.GAP, PieceKind.SECTION})
_BEFORE = 24
"""Characters before a gap that tell which one it is."""
_KIND = re.compile(r"@(\S*)\s*")
_STOPS = {
    Lang.ZH: re.compile(r"[。！？]+"),
    Lang.EN: re.compile(
        r"(?<!\bNo)(?<!\bNos)(?<!\bArt)(?<!\bCo)(?<!\bLtd)(?<!\bInc)(?<!\be\.g)(?<!\bi\.e)"
        r"(?<!\bp)(?<!\bpp)(?<!\bv)[.!?]+[”’\")]*(?=\s|$)"
    ),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a filled letter."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The pieces from one stop to the next."""

    pieces: tuple[Piece, ...]

    @property
    def is_anchored(self) -> bool:
        """Whether it names what stands behind it, or says that this is missing."""
        return any(piece.kind in _ANCHORS for piece in self.pieces)

    @property
    def says_something(self) -> bool:
        """Whether it holds words at all."""
        return bool(re.search(r"\w", self.text))

    @property
    def text(self) -> str:
        """Its words, without the anchors."""
        shown = {PieceKind.TEXT, PieceKind.SAID, PieceKind.GAP}
        return "".join(piece.text for piece in self.pieces if piece.kind in shown).strip()


class UnknownKindError(ValueError):
    """A paragraph calls itself something that is no kind."""

    def __init__(self, name: str) -> None:
        known = [str(kind) for kind in Kind]
        near = get_close_matches(name, known, 1)
        hint = f"; did you mean @{near[0]}?" if near else ""
        super().__init__(f"@{name} is not one of {', '.join(f'@{one}' for one in known)}{hint}")


def token(kind: PieceKind, text: str) -> str:
    """Return a piece as it stands in a filled letter; marks of ours in the text are taken out."""
    return f"{kind}{without_marks(text)}{END}"


def without_marks(text: str) -> str:
    """Return a stranger's text without our own marks: nobody forges a reference."""
    return _PRIVATE.sub("", text)


def paragraphs(text: str) -> Iterator[tuple[Kind | None, tuple[str, ...]]]:
    """Yield each paragraph's kind and lines; raises ``UnknownKindError``."""
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.strip().splitlines() if line.strip()]
        if not lines:
            continue
        named = _KIND.fullmatch(lines[0])
        if named is None:
            yield None, tuple(lines)
            continue
        if named[1] not in {str(kind) for kind in Kind}:
            raise UnknownKindError(named[1])
        yield Kind(named[1]), tuple(lines[1:])


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a stretch of a filled letter."""
    at = 0
    for match in _TOKEN.finditer(text):
        if text[at : match.start()]:
            yield Piece(PieceKind.TEXT, text[at : match.start()])
        at = match.end()
        yield Piece(PieceKind(match[1]), match[2])
    if text[at:]:
        yield Piece(PieceKind.TEXT, text[at:])


def gaps(text: str) -> Iterator[str]:
    """Yield what a filled letter leaves to fill or to check, each with the words before it."""
    for line in text.splitlines():
        before = ""
        for piece in pieces(line):
            if piece.kind is PieceKind.GAP:
                yield f"{before[-_BEFORE:].lstrip()}{piece.text}"
            elif piece.kind is not PieceKind.CITED:
                before += piece.text


def sentences(text: str, lang: Lang) -> Iterator[Sentence]:
    """Yield the sentences of a stretch, in order; together they are the whole of it."""
    held: list[Piece] = []
    for piece in pieces(text):
        if piece.kind is not PieceKind.TEXT:
            held.append(piece)
            continue
        at = 0
        for stop in _STOPS[lang].finditer(piece.text):
            held.append(Piece(PieceKind.TEXT, piece.text[at : stop.end()]))
            yield Sentence(tuple(held))
            held, at = [], stop.end()
        if piece.text[at:]:
            held.append(Piece(PieceKind.TEXT, piece.text[at:]))
    if held:
        yield Sentence(tuple(held))


def unanchored(text: str, lang: Lang) -> tuple[Sentence, ...]:
    """Return the sentences of a filled letter that assert facts and name nothing behind them.

    Headings and lines set flush right assert nothing. Raises ``UnknownKindError``.
    """
    return tuple(
        sentence
        for kind, lines in paragraphs(text)
        if kind is None
        for stretch in _stretches(lines, lang)
        for sentence in sentences(stretch, lang)
        if sentence.says_something and not sentence.is_anchored
    )


def _stretches(lines: tuple[str, ...], lang: Lang) -> Iterator[str]:
    """Yield what is read in one go: each item of a list, and all plain lines together."""
    plain = [line for line in lines if not line.startswith(("# ", "> ", "- "))]
    if plain:
        yield ("" if lang is Lang.ZH else " ").join(plain)
    yield from (line[2:] for line in lines if line.startswith("- "))
