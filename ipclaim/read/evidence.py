"""What others say of the spots that values stand in: witnesses, the ink, the PDF's own text layer.

A witness is shown the value alone, not its whole line: it is quicker so (66 against 97 ms) and
right more often (98 against 91 % of dates). Where a value begins or ends its line the cut is wider
than the engine's own, so that a character which that cut lost is seen by one and not the other.
Values that nothing a witness says can change are not shown to any.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ipclaim.model.document import CheckDigit
from ipclaim.read.agreement import Witnessed, compare, unsettled
from ipclaim.read.candidates import Candidate
from ipclaim.read.certainty import Evidence
from ipclaim.read.gaps import passes_one_over
from ipclaim.read.lines import Page, touched
from ipclaim.read.ocr.engine import (
    LateWitness,
    Witness,
    cut_out,
    part_of,
    resized,
    stretched,
    uncoloured,
)
from ipclaim.read.opening import Pixels
from ipclaim.read.textlayer import TextLayer

Third = Callable[[str], LateWitness | None]
"""Who may confirm a part of a line with that text; ``None`` when nobody can."""

_ABOVE = 0.06
"""Line heights by which a witness sees more above and below than the engine did."""
_BESIDE = 0.35
"""Line heights by which it sees more to either side, where nothing else stands."""
_SQUEEZED = 0.85
"""Of its width, that a witness reads as well and a fifth cheaper (52 against 66 ms a value)."""
_WITHIN = 0.04
"""The same where the line goes on: the cut lies between two characters."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Characters ``first`` to ``last`` of a line."""

    line: int
    first: int
    last: int


def evidence_for(
    page: Page,
    pixels: Pixels,
    layer: TextLayer,
    values: Iterable[Candidate],
    witness: Witness,
    third: Third,
) -> Evidence:
    """Let the witnesses read these values, all of one page, and look at its text layer."""
    witnessed: dict[tuple[int, int], tuple[Witnessed, ...]] = defaultdict(tuple)
    said: dict[tuple[int, int], str] = {}
    wanted: dict[_Part, None] = {}
    every: dict[_Part, None] = {}
    sound: set[_Part] = set()
    for value in values:
        parts = [_Part(*part) for part in touched(value.strip)]
        every.update(dict.fromkeys(parts))
        for part in parts:
            if layered := layer.over(page.lines[part.line].box):
                said[page.number, part.line] = layered
        if _can_change(value) and not all(_agrees(page, part, layer) for part in parts):
            wanted.update(dict.fromkeys(parts))
            sound.update(parts if value.parsed.well_formed else ())
    grey = uncoloured(pixels) if every else pixels
    passed_over = frozenset(
        (page.number, part.line, part.first)
        for part in every
        if passes_one_over(
            page.read[part.line],
            part.first,
            part.last,
            grey,
            set_by_program=(page.number, part.line) in said,
        )
    )
    open_: list[_Part] = []
    for part in wanted:
        looks, left = _second_readings(page, part, grey, witness)
        witnessed[page.number, part.line] += looks
        if left and part in sound and _may_settle(page, part, looks):
            open_.append(part)
    for line, look in _third_readings(page, open_, grey, third):
        witnessed[page.number, line] += (look,)
    as_read = {(page.number, line): text for line, text in layer.as_read.items()}
    return Evidence(dict(witnessed), said, passed_over, as_read=as_read)


def doubts_of_lines(
    page: Page, lines: Iterable[int], pixels: Pixels, witness: Witness, third: Third
) -> list[str]:
    """Return the codes of what second readers leave open about whole lines of a page."""
    grey = uncoloured(pixels)
    codes: set[str] = set()
    for line in lines:
        read, text = page.read[line], page.lines[line].text
        whole = _Part(line, 0, len(text) - 1)
        if passes_one_over(read, 0, whole.last, grey, set_by_program=False):
            codes.add("character-missing")
        looks, left = _second_readings(page, whole, grey, witness)
        if left and _may_settle(page, whole, looks):
            looks += tuple(look for _, look in _third_readings(page, [whole], grey, third))
        codes.update(unsettled(read, text, 0, whole.last, looks))
    return sorted(codes)


def _can_change(value: Candidate) -> bool:
    """Tell whether a second reading can make the value certain."""
    return not value.field.doubt and value.parsed.check_digit is not CheckDigit.VALID


def _agrees(page: Page, part: _Part, layer: TextLayer) -> bool:
    """Tell whether the layer and the engine have the same there."""
    line = page.lines[part.line]
    layered = layer.over(line.box)
    if layered is None:
        return False
    others = (layered, layer.as_read.get(part.line, line.text))
    return all(compare(line.text, part.first, part.last, other).agrees for other in others)


def _second_readings(
    page: Page, part: _Part, grey: Pixels, witness: Witness
) -> tuple[tuple[Witnessed, ...], bool]:
    """Let the witness look at the value, and where it differs at the whole line, less squeezed.

    It leaves out characters of few strokes (山, 工, 心) that fall between two of its columns; which
    ones hangs on the cut. Returns its looks, and whether they leave a doubt.
    """
    read, text = page.read[part.line], page.lines[part.line].text
    whole = _Part(part.line, 0, len(text) - 1)
    alone = part if read.places else whole
    looks: list[Witnessed] = []
    open_: tuple[str, ...] = ()
    for shown, width in ((alone, _SQUEEZED), (whole, 1.0)):
        crop = _cut(page, shown, grey)
        high, wide = crop.shape[:2]
        crop = resized(crop, (max(4, round(wide * width)), high))
        looks.append(Witnessed(witness.read_line(crop), shown.first, shown.last))
        open_ = unsettled(read, text, part.first, part.last, looks)
        if "witness-differs" not in open_:
            break
    return tuple(looks), bool(open_)


def _may_settle(page: Page, part: _Part, looks: tuple[Witnessed, ...]) -> bool:
    """Tell whether a third reader that agreed would leave no doubt: of a look-alike it would."""
    read, text = page.read[part.line], page.lines[part.line].text
    agreed = Witnessed(text[part.first : part.last + 1], part.first, part.last, third=True)
    return not unsettled(read, text, part.first, part.last, (*looks, agreed))


def _third_readings(
    page: Page, parts: list[_Part], grey: Pixels, third: Third
) -> Iterator[tuple[int, Witnessed]]:
    """Ask one more reader, of all at once, about values that the witness does not settle."""
    shown: dict[LateWitness, list[_Part]] = defaultdict(list)
    for part in parts:
        reader = third(page.lines[part.line].text[part.first : part.last + 1])
        if reader is not None and page.read[part.line].places:
            shown[reader].append(part)
    for reader, asked in shown.items():
        said = reader.read_lines([_cut(page, part, grey) for part in asked])
        for part, text in zip(asked, said, strict=True):
            yield part.line, Witnessed(text, part.first, part.last, third=True)


def _cut(page: Page, part: _Part, grey: Pixels) -> Pixels:
    last = len(page.lines[part.line].text) - 1
    room = _room(page, part.line)
    before = room if part.first == 0 else _WITHIN
    after = room if part.last == last else _WITHIN
    quad = stretched(part_of(page.read[part.line], part.first, part.last), before, after)
    return cut_out(grey, quad, above=_ABOVE)


def _room(page: Page, index: int) -> float:
    """Return how far beside a line the witness may look, in line heights: into no other line."""
    line = page.lines[index]
    room = _BESIDE * line.height
    for other in page.lines:
        if other.index != index and abs(other.middle - line.middle) < 0.8 * line.height:
            gap = max(other.x0 - line.x1, line.x0 - other.x1)
            room = min(room, max(0.0, gap / 2))
    return room / max(line.height, 1)
