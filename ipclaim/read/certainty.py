"""How far a value may be trusted. Pure.

Certain needs evidence that is independent of the engine that read the value: a second model that
reads the same line alike, a PDF text layer that says the same, or a valid check digit; and a
right form, one candidate only, a sure kind of paper and a page that reads well. One engine's own
score never suffices: of misread characters, a third score above 0.99.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from ipclaim.model.document import CheckDigit, Field, FieldState, Origin, Reason, Source
from ipclaim.read.fields import Candidate, Unread
from ipclaim.read.folding import bones, compact, fold, joined
from ipclaim.read.lines import Spot, Strip, box_of, touched
from ipclaim.read.ocr.engine import lowest_score
from ipclaim.read.reasons import reason

LOW_SCORE = 0.90
"""Lowest score of a value's characters at which one witness suffices; below, two must agree.

A line's mean hides a single bad character. Measured on 583 lines of values of 71 spoiled pages:
94 % of the right values that a witness confirms lie above, and none of the wrong ones that were
misread in one or two characters.
"""
PAGE_SCORE = 0.93
"""Mean line score below which a page is called hard to read; blurred photos lie below."""


_SURE_OF_THEIR_END = {"date", "term-start", "term-end", "end-date", "trademark-number", "name"}
"""Forms that a column of characters more or less would not fit: a firm's name ends in its legal
form."""


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What a witness read where it was shown characters ``first`` to ``last`` of a line."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What others read: second readings by (page, line), and the text layer over a value."""

    witnessed: Mapping[tuple[int, int], tuple[Witnessed, ...]]
    """Readings of the same line, or parts of it; none when no witness looked."""
    layer: Mapping[tuple[int, int], str]
    """The text layer's characters over the line; absent when the page has no layer there."""
    passed_over: frozenset[tuple[int, int, int]] = frozenset()
    """Page, line and first character of parts in which a character may have been passed over."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value against one other reading of its lines."""

    agrees: bool
    other: str
    """What the other reading has in the value's place."""


def compare(line: str, first: int, last: int, other: str) -> Comparison:
    """Compare characters ``first`` to ``last`` of a line with another reading of that line.

    Characters that touch the part's ends count too, so that a lost first character shows.
    Punctuation counts inside the part, and at the line's own ends where the part reaches them:
    a lost bracket changes what a scope of business says.
    """
    ours, theirs = _bone_places(line), _bone_places(other)
    start = sum(1 for place in ours if place < first)
    end = sum(1 for place in ours if place <= last)
    from_, to = _mapped(_at(line, ours), _at(other, theirs), start, end)
    seen = _at(other, theirs)[from_:to]
    if seen != _at(line, ours)[start:end] or start == end:
        return Comparison(seen == _at(line, ours)[start:end], seen)
    to_the_end = last == len(line) - 1
    own = line[0 if first == 0 else ours[start] : None if to_the_end else ours[end - 1] + 1]
    same = other[0 if first == 0 else theirs[from_] : None if to_the_end else theirs[to - 1] + 1]
    return Comparison(compact(own) == compact(same), compact(same))


def _bone_places(text: str) -> list[int]:
    return [place for place, char in enumerate(text) if bones(char)]


def _at(text: str, places: list[int]) -> str:
    return "".join(bones(text[place]) for place in places)


def _mapped(ours: str, theirs: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of the other text that stands where ours has ``start`` to ``end``.

    What the other reading inserts at either end belongs to the part; what it merely replaces
    beside the part does not.
    """
    from_, to = 0, len(theirs)
    for step in reversed(list(Levenshtein.opcodes(ours, theirs))):
        if step.src_start <= start <= step.src_end:
            inside = start - step.src_start
            from_ = step.dest_start + (0 if step.tag == "insert" else inside)
    for step in Levenshtein.opcodes(ours, theirs):
        if step.src_start <= end <= step.src_end:
            inside = end - step.src_start
            to = step.dest_end if step.tag == "insert" else step.dest_start + inside
            to = min(to, step.dest_end)
    return min(from_, len(theirs)), to


def field_of(
    best: Candidate, rivals: tuple[Candidate, ...], evidence: Evidence, file: str
) -> Field:
    """Return the field for the best candidate; its doubts come from all evidence."""
    codes, others, origin = _doubts(best, rivals, evidence)
    differing = [rival for rival in rivals if rival.parsed.well_formed and _differs(best, rival)]
    if differing:
        codes.append("two-candidates")
        others.extend(_shown(rival.parsed.value) for rival in differing)
    return Field(
        name=best.field.name,
        value=value_on_paper(best),
        raw=best.raw,
        state=FieldState.DOUBTFUL if codes else FieldState.CERTAIN,
        origin=origin,
        confidence=_confidence(best),
        source=_source(best, file),
        reasons=_said(codes),
        alternatives=tuple(dict.fromkeys(others)),
        check_digit=best.parsed.check_digit,
    )


def unread_field(found: Unread, file: str) -> Field:
    """Return the field of a label whose value could not be read."""
    box = box_of(found.page, found.strip)
    if box is None:
        box = found.page.lines[0].box
    return Field(
        name=found.field.name,
        value=None,
        raw=found.raw,
        state=FieldState.UNREAD,
        origin=Origin.OCR,
        confidence=None,
        source=Source(file, found.page.number, box, found.raw),
        reasons=(reason("value-not-found"),),
    )


def value_on_paper(found: Candidate) -> str | bool | tuple[int, ...] | tuple[str, ...] | None:
    """Return the value; free text keeps the paper's own characters instead of folded ones."""
    value = found.parsed.value
    if not isinstance(value, str) or fold(value) != found.strip.text.strip():
        return value
    if not any(char.isalpha() for char in value):
        return value  # a number in full-width figures is the same number
    pieces = [
        found.page.lines[line].text[first : last + 1] for line, first, last in touched(found.strip)
    ]
    if any(spot.char < 0 and char == "," for char, spot in _marked(found.strip)):
        return joined(", ".join(piece.rstrip(" ,;") for piece in pieces))
    if any(spot.char < 0 and char == ";" for char, spot in _marked(found.strip)):
        return "；".join(joined(piece.strip(" ;；")) for piece in pieces)  # cells of a column
    return joined(_glued(pieces))


def _marked(strip: Strip) -> Iterator[tuple[str, Spot]]:
    return zip(strip.text, strip.spots, strict=True)


def _glued(pieces: list[str]) -> str:
    """Join the lines of a wrapped value; ``joined`` then drops what touches Chinese."""
    result = ""
    for piece in pieces:
        result += piece if not result or result[-1] in "-/" else " " + piece
    return result


def _doubts(
    best: Candidate, rivals: tuple[Candidate, ...], evidence: Evidence
) -> tuple[list[str], list[str], Origin]:
    codes: list[str] = []
    others: list[str] = []
    if not best.parsed.well_formed:
        codes.append("format-unexpected")
    if best.parsed.check_digit is CheckDigit.INVALID:
        codes.append("check-digit-invalid")
    if best.field.doubt:
        codes.append("always-checked")
    if _touches_edge(best):
        codes.append("at-the-edge")
    if best.page.downwards and best.field.value not in _SURE_OF_THEIR_END:
        codes.append("written-downwards")
    parts = ((best.page.number, line, first) for line, first, _ in touched(best.strip))
    if not evidence.passed_over.isdisjoint(parts):
        codes.append("character-missing")
    layered = _by_layer(best, evidence, codes, others)
    proven = layered or best.parsed.proven or best.field.doubt
    proven = proven or any(_proves(rival, best) for rival in rivals)
    if not proven:
        _by_witness(best, evidence, codes, others)
    return codes, others, Origin.TEXT_LAYER if layered else Origin.OCR


def _proves(rival: Candidate, best: Candidate) -> bool:
    """Tell whether another line says the same with a valid check digit: a passport's zone."""
    apart = not {line for line, _, _ in touched(rival.strip)} & {
        line for line, _, _ in touched(best.strip)
    }
    valid = rival.parsed.well_formed and rival.parsed.check_digit is CheckDigit.VALID
    return valid and apart and rival.key == best.key


def _by_layer(best: Candidate, evidence: Evidence, codes: list[str], others: list[str]) -> bool:
    """Tell whether a text layer says the same over every line of the value."""
    agreed = []
    for line, first, last in touched(best.strip):
        said = evidence.layer.get((best.page.number, line))
        if said is None:
            return False
        verdict = compare(best.page.lines[line].text, first, last, said)
        agreed.append(verdict.agrees)
        if not verdict.agrees:
            others.append(verdict.other)
    if agreed and not all(agreed):
        codes.append("text-layer-differs")
    return bool(agreed) and all(agreed)


def _by_witness(best: Candidate, evidence: Evidence, codes: list[str], others: list[str]) -> None:
    for line, first, last in touched(best.strip):
        text = best.page.lines[line].text
        seen = evidence.witnessed.get((best.page.number, line), ())
        verdicts = [witness_says(text, first, last, one) for one in seen]
        heard = [verdict for verdict in verdicts if verdict is not None]
        if not heard:
            codes.append("no-witness")
        if any(not verdict.agrees for verdict in heard):
            codes.append("witness-differs")
            others.extend(verdict.other for verdict in heard if not verdict.agrees)
        if len(heard) < 2 and lowest_score(best.page.read[line], first, last) < LOW_SCORE:
            codes.append("low-score")


def witness_says(text: str, first: int, last: int, seen: Witnessed) -> Comparison | None:
    """Compare a part of a line with a witness's reading; ``None`` when it saw another part."""
    if not seen.first <= first <= last <= seen.last:
        return None
    shown = text[seen.first : seen.last + 1]
    return compare(shown, first - seen.first, last - seen.first, seen.text)


def _touches_edge(best: Candidate) -> bool:
    box = box_of(best.page, best.strip)
    return box is not None and (
        box.x0 <= 2
        or box.y0 <= 2
        or box.x1 >= best.page.width - 2
        or box.y1 >= best.page.height - 2
    )


def _differs(best: Candidate, rival: Candidate) -> bool:
    if isinstance(best.parsed.value, tuple) and isinstance(rival.parsed.value, tuple):
        return not set(rival.parsed.value) <= set(best.parsed.value)
    return best.key != rival.key


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _confidence(best: Candidate) -> float:
    """Return the least sure character's score."""
    return min(lowest_score(best.page.read[line], a, b) for line, a, b in touched(best.strip))


def _source(best: Candidate, file: str) -> Source:
    box = box_of(best.page, best.strip)
    if box is None:
        raise ValueError(f"{best.field.name}: a value without a spot")
    return Source(file, best.page.number, box, best.raw)


def _said(codes: list[str]) -> tuple[Reason, ...]:
    return tuple(reason(code) for code in dict.fromkeys(codes))
