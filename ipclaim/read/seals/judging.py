"""What a paper's seals amount to: which one seals it, and whether its words may be believed. Pure.

A seal's text is certain when the paper's own print, read elsewhere on it, states that very name
between two boundaries, and a second reader of the seal does not object: it may stumble, but not
over a letter that has a look-alike. Two readings of the seal alone are never enough, because both
readers lose the same faint last letter.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from ipclaim.model.document import Box, Field, FieldState, Origin, Seal, SealShape, Source
from ipclaim.read.folding import bones, compact, is_han
from ipclaim.read.lines import Line, Page
from ipclaim.read.lookalikes import HAN_WITH_TWINS
from ipclaim.read.reasons import reason
from ipclaim.read.seals.reading import ReadSeal

_STUMBLES = 0.34
"""Share of a name that a second reader may read otherwise and still be a witness."""
_SHORTEST = 4
"""Letters that the name of a firm has at least."""

Sealed = tuple[Page, ReadSeal]
"""A seal with the page that bears it."""


def told(seals: Iterable[Sealed], pages: Iterable[Page]) -> tuple[Seal, ...]:
    """Return the seals of one paper as its document states them."""
    names = [compact(line.text) for page in pages for line in page.lines]
    return tuple(
        Seal(
            page.number,
            seal.found.box,
            seal.found.shape,
            seal.found.colour,
            seal.kind,
            seal.text,
            seal.use,
            certain=not any(_doubts(seal, names)),
            picture=b64encode(seal.picture).decode(),
        )
        for page, seal in seals
    )


def sealing_one(
    seals: Iterable[ReadSeal], line: Line, others: Sequence[Line] = ()
) -> ReadSeal | None:
    """Return the whole round or oval seal nearest to the words beside which one seals, if near.

    One that stands nearer to the place of another party (``others``) is that party's.
    """
    near = [
        seal
        for seal in seals
        if may_seal(seal)
        and _near(seal.found.box, line)
        and not any(apart(seal.found.box, one) < apart(seal.found.box, line) for one in others)
    ]
    return min(near, key=lambda seal: apart(seal.found.box, line), default=None)


def seal_text_field(page: Page, seal: ReadSeal, pages: Iterable[Page], file: str) -> Field | None:
    """Return ``seal_text``; ``None`` when nobody can read what the seal says."""
    if seal.text is None or len(bones(seal.text)) < _SHORTEST:
        return None
    value = seal.text + (seal.use or "")
    names = [compact(line.text) for one in pages for line in one.lines]
    codes = list(_doubts(seal, names))
    return Field(
        name="seal_text",
        value=value,
        raw=value,
        state=FieldState.DOUBTFUL if codes else FieldState.CERTAIN,
        origin=Origin.OCR,
        confidence=None,
        source=Source(file, page.number, seal.found.box, value),
        reasons=tuple(reason(code) for code in codes),
        alternatives=_others(seal, value),
    )


def _doubts(seal: ReadSeal, names: list[str]) -> Iterator[str]:
    """Yield why a seal's text is not certain."""
    said = seal.text or ""
    if not seal.whole or seal.found.colour != "red":
        yield "seal-partly-seen"
    if len(seal.arcs) < 2 or any(_objects(arc, said) for arc in seal.arcs[1:]):
        yield "witness-differs"
    if seal.words is not None and (
        seal.use is None or any(bones(one) != bones(seal.use) for one in seal.words)
    ):
        yield "seal-words-unclear"
    if len(bones(said)) < _SHORTEST or not any(_states(name, compact(said)) for name in names):
        yield "seal-not-in-print"


def _objects(other: str, said: str) -> bool:
    """Tell whether a second reading speaks against the first, rather than being a poor one."""
    ours, theirs = bones(said), bones(other)
    steps = [step for step in Levenshtein.opcodes(ours, theirs) if step.tag != "equal"]
    if Levenshtein.distance(ours, theirs) > _STUMBLES * len(ours):
        return True
    return any(
        char in HAN_WITH_TWINS for step in steps for char in ours[step.src_start : step.src_end]
    )


def _states(line: str, name: str) -> bool:
    """Tell whether a line of print states the very name: no letter touches it at either end."""
    line, name = line.upper(), name.upper()
    at = line.find(name)
    while at >= 0:
        before, after = line[at - 1 : at] if at else "", line[at + len(name) : at + len(name) + 1]
        if not _is_letter(before) and not _is_letter(after):
            return True
        at = line.find(name, at + 1)
    return False


def _is_letter(char: str) -> bool:
    return bool(char) and (is_han(char) or char.isalnum())


def _others(seal: ReadSeal, value: str) -> tuple[str, ...]:
    words = seal.words or ("",) * len(seal.arcs)
    said = [arc + word for arc, word in zip(seal.arcs, words, strict=True)]
    return tuple(dict.fromkeys(one for one in said if one and bones(one) != bones(value)))


def may_seal(seal: ReadSeal) -> bool:
    """Tell a whole round or oval seal: name seals and framed stamps are no company's."""
    return seal.found.shape in {SealShape.ROUND, SealShape.OVAL} and not seal.found.cut


def apart(box: Box, line: Line) -> int:
    """Return the pixels between a box and a line; 0 where they touch."""
    across = max(box.x0 - line.box.x1, line.box.x0 - box.x1, 0)
    down = max(box.y0 - line.box.y1, line.box.y0 - box.y1, 0)
    return max(across, down)


def _near(box: Box, line: Line) -> bool:
    """Tell whether a seal lies within its own width of the signing line."""
    return apart(box, line) < max(box.width, box.height)
