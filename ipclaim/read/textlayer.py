"""What a PDF's own text says over the lines that were read, and whether to believe it. Pure.

A text layer is a second witness for what is seen. It is heard only where its characters are drawn
on the page (``OpenedPage.layer``), and only when it agrees with most of what was read there: a
layer whose codes are scrambled would dispute every value. Where it has another character in the
place of one that was read, its own is the likelier (rare characters, l and 1) and is shown; that
they differ keeps the value from being certain. What is stated and not drawn proves nothing and is
only looked at for the problem that it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Levenshtein

from ipclaim.model.document import Box
from ipclaim.read.agreement import mended
from ipclaim.read.folding import bones
from ipclaim.read.lines import Page
from ipclaim.read.opening import LayerChar

_UNKNOWN = "\ufffd"
_ALIKE = 0.8
"""A line that is read with an error or two still agrees."""
_SHORTEST = 3
"""Characters of a line that is still the same with one of them read otherwise: a name."""
_UNLIKE = 0.5
_LEAST_LINES = 3
_SHARE_DISPUTED = 0.3
"""Share of lines that a layer may dispute and still be heard."""
_SHARE_OTHER = 0.5
"""Share of lines that say something else altogether, from which a person should know."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page as it was read."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The text layer of one page, upright like the page: what may be heard of it."""

    chars: tuple[LayerChar, ...]
    """Empty when there is none, or none that is to be believed."""
    says_other_things: bool
    """Whether much of it, drawn or not, is not what the page shows."""
    as_read: Mapping[int, str] = field(default_factory=dict)
    """By their number, the lines of the page that have characters from it, as they were read."""

    def over(self, box: Box) -> str | None:
        """Return what the layer says over a line; ``None`` when it says nothing usable."""
        return text_over(self.chars, box)


def text_layer(
    seen: Sequence[LayerChar], hidden: Sequence[LayerChar], lines: Sequence[Line]
) -> TextLayer:
    """Return the layer of a page, judged against the lines that were read on it."""
    if not seen and not hidden:
        return TextLayer((), says_other_things=False)
    of_seen = _similarities(seen, lines)
    of_both = [*of_seen, *_similarities(hidden, lines)]
    believed = _share(of_seen, _ALIKE) <= _SHARE_DISPUTED
    other = len(of_both) >= _LEAST_LINES and _share(of_both, _UNLIKE) > _SHARE_OTHER
    return TextLayer(tuple(seen) if believed else (), says_other_things=other)


def text_over(chars: Iterable[LayerChar], box: Box) -> str | None:
    """Return the characters whose middles lie in a line's box, in reading order.

    ``None`` when there are none, and when they cannot be told: a character without a code, or two
    different ones in one place.
    """
    tall = box.height > 1.5 * box.width
    inside = sorted(
        (char for char in chars if _is_in(char.box, box)),
        key=lambda char: char.box.y0 if tall else char.box.x0,
    )
    text = ""
    before: LayerChar | None = None
    for char in inside:
        if char.char == _UNKNOWN:
            return None
        if before is None or not _same_place(before.box, char.box, tall=tall):
            text += char.char
            before = char
        elif before.char != char.char:
            return None
    return text or None


def mended_page(page: Page, layer: TextLayer) -> tuple[Page, TextLayer]:
    """Return a page with the characters that its layer has where others were read.

    The layer keeps how the lines that this changed were read.
    """
    before: dict[int, str] = {}
    lines, read = list(page.lines), list(page.read)
    for line in page.lines if layer.chars else ():
        said = layer.over(line.box)
        text = mended(line.text, said) if said and _is_same_line(line.text, said) else line.text
        if text != line.text:
            before[line.index] = line.text
            lines[line.index] = replace(line, text=text)
            read[line.index] = replace(read[line.index], text=text)
    if not before:
        return page, layer
    rows = tuple(tuple(lines[line.index] for line in row) for row in page.rows)
    whole = replace(page, lines=tuple(lines), rows=rows, read=tuple(read))
    return whole, replace(layer, as_read=before)


def turned_chars(
    chars: Iterable[LayerChar], turned: int, width: int, height: int
) -> tuple[LayerChar, ...]:
    """Return the characters with their boxes on the page turned clockwise by ``turned`` degrees.

    ``width`` and ``height`` are those of the page as it lies in the file.
    """
    return tuple(LayerChar(char.char, _turned(char.box, turned, width, height)) for char in chars)


def _turned(box: Box, turned: int, width: int, height: int) -> Box:
    if turned == 90:
        return Box(height - box.y1, box.x0, height - box.y0, box.x1)
    if turned == 180:
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
    if turned == 270:
        return Box(box.y0, width - box.x1, box.y1, width - box.x0)
    return box


def _is_in(char: Box, line: Box) -> bool:
    across, down = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
    return line.x0 - 2 <= across <= line.x1 + 2 and line.y0 <= down <= line.y1


def _same_place(one: Box, other: Box, *, tall: bool) -> bool:
    """Tell whether two characters lie over each other, not beside each other."""
    if tall:
        shared, size = min(one.y1, other.y1) - max(one.y0, other.y0), (one.height, other.height)
    else:
        shared, size = min(one.x1, other.x1) - max(one.x0, other.x0), (one.width, other.width)
    return shared > 0.6 * max(1, min(size)) and min(size) > 0.4 * max(size)


def _similarities(chars: Sequence[LayerChar], lines: Sequence[Line]) -> list[float]:
    """Compare each line with what the layer says over it, where it says anything.

    Characters without a code say nothing: some programs write none, and mean no harm.
    """
    found = []
    for line in lines:
        read = bones(line.text)
        said = bones("".join(char.char for char in chars if _is_in(char.box, line.box)))
        if len(read) >= 2 and said and _UNKNOWN not in said:
            found.append(_alike(read, said, chars, line))
    return found


def _alike(read: str, said: str, chars: Sequence[LayerChar], line: Line) -> float:
    ordered = text_over(chars, line.box)
    return Levenshtein.normalized_similarity(read, said if ordered is None else bones(ordered))


def _is_same_line(read: str, said: str) -> bool:
    """Tell two readings of one line: a few characters differ, in a short name one."""
    read, said = bones(read), bones(said)
    one_off = len(read) >= _SHORTEST and Levenshtein.distance(read, said, score_cutoff=1) == 1
    return one_off or Levenshtein.normalized_similarity(read, said) >= _ALIKE


def _share(similarities: list[float], below: float) -> float:
    return sum(one < below for one in similarities) / len(similarities) if similarities else 0.0
