"""How far a value may be trusted. Pure.

Certain needs evidence that is independent of the engine that read the value: a second model that
reads the same line alike, a PDF text layer that says the same, or a valid check digit; and a
right form, one candidate only, a sure kind of paper and a page that reads well. One engine's own
score never suffices: of misread characters, a third score above 0.99.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from ipclaim.model.document import CheckDigit, Field, FieldState, Origin, Reason, Source
from ipclaim.read.agreement import Witnessed, compare, unsettled, witness_says
from ipclaim.read.candidates import Candidate, Unread
from ipclaim.read.folding import fold, joined
from ipclaim.read.lines import Page, Spot, Strip, box_of, touched
from ipclaim.read.ocr.engine import lowest_score
from ipclaim.read.reasons import reason
from ipclaim.read.samewords import are_the_same_words
from ipclaim.read.values.scopes import listed

PAGE_SCORE = 0.93
"""Mean line score below which a page is called hard to read; blurred photos lie below."""


_SURE_OF_THEIR_END = {"date", "term-start", "term-end", "end-date", "trademark-number", "name"}
"""Forms that a column of characters more or less would not fit: a firm's name ends in its legal
form."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What others read: second readings by (page, line), and the text layer over a value."""

    witnessed: Mapping[tuple[int, int], tuple[Witnessed, ...]]
    """Readings of the same line, or parts of it; none when no witness looked."""
    layer: Mapping[tuple[int, int], str]
    """The text layer's characters over the line; absent when the page has no layer there."""
    passed_over: frozenset[tuple[int, int, int]] = frozenset()
    """Page, line and first character of parts in which a character may have been passed over."""
    unread_beside: frozenset[tuple[int, int]] = frozenset()
    """Page and first line of values above or below which print stands that nobody read."""
    plain: frozenset[tuple[int, int]] = frozenset()
    """Page and first line of values that may be drawn, beside which nothing is drawn."""
    as_read: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The engine's own reading of a line that has characters from the layer."""


def field_of(
    best: Candidate, rivals: tuple[Candidate, ...], evidence: Evidence, file: str
) -> Field:
    """Return the field for the best candidate; its doubts come from all evidence."""
    codes, others, origin = _doubts(best, rivals, evidence)
    value = value_on_paper(best)
    if best.field.value == "scope" and isinstance(value, str) and listed(value) != value:
        value = listed(value)
        codes.append("marks-unclear")
    differing = [rival for rival in rivals if rival.parsed.well_formed and _differs(best, rival)]
    if differing:
        codes.append("two-candidates")
        others.extend(_shown(rival.parsed.value) for rival in differing)
    return Field(
        name=best.field.name,
        value=value,
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
    ticked = [
        at for at, (char, spot) in enumerate(_marked(found.strip)) if spot.char < 0 and char == "、"
    ]
    if ticked:
        ends = [-1, *ticked, len(found.strip.text)]
        parts = (found.strip.cut(start + 1, end) for start, end in pairwise(ends))
        return "、".join(joined(_glued(_pieces(found.page, part))) for part in parts)
    pieces = _pieces(found.page, found.strip)
    if any(spot.char < 0 and char == "," for char, spot in _marked(found.strip)):
        return joined(", ".join(piece.rstrip(" ,;") for piece in pieces))
    if any(spot.char < 0 and char == ";" for char, spot in _marked(found.strip)):
        return "；".join(joined(piece.strip(" ;；")) for piece in pieces)  # cells of a column
    return joined(_glued(pieces))


def _pieces(page: Page, strip: Strip) -> list[str]:
    return [page.lines[line].text[first : last + 1] for line, first, last in touched(strip)]


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
    if best.field.drawn and (best.page.number, best.strip.spots[0].line) not in evidence.plain:
        codes.append("drawn")
    if _touches_edge(best):
        codes.append("at-the-edge")
    if best.page.downwards and best.field.value not in _SURE_OF_THEIR_END:
        codes.append("written-downwards")
    parts = ((best.page.number, line, first) for line, first, _ in touched(best.strip))
    if not evidence.passed_over.isdisjoint(parts):
        codes.append("character-missing")
    if any(
        (best.page.number, line) in evidence.unread_beside for line, _, _ in touched(best.strip)
    ):
        codes.append("may-go-on")
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
    """Tell whether a text layer and the engine say the same over every line of the value."""
    agreed: list[bool] = []
    for line, first, last in touched(best.strip):
        said = evidence.layer.get((best.page.number, line))
        if said is None:
            return False
        text = best.page.lines[line].text
        read = evidence.as_read.get((best.page.number, line), text)
        verdicts = [compare(text, first, last, other) for other in (said, read)]
        agreed.extend(verdict.agrees for verdict in verdicts)
        others.extend(verdict.other for verdict in verdicts if not verdict.agrees)
    if agreed and not all(agreed):
        codes.append("text-layer-differs")
    return bool(agreed) and all(agreed)


def _by_witness(best: Candidate, evidence: Evidence, codes: list[str], others: list[str]) -> None:
    for line, first, last in touched(best.strip):
        text = best.page.lines[line].text
        looks = evidence.witnessed.get((best.page.number, line), ())
        left = unsettled(best.page.read[line], text, first, last, looks)
        codes.extend(left)
        heard = [witness_says(text, first, last, look) for look in looks] if left else []
        others.extend(one.other for one in heard if one is not None and not one.agrees)


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
        return not set(rival.parsed.value) <= _covered(best)
    return best.key != rival.key and not are_the_same_words(best, rival)


def _covered(best: Candidate) -> set[object]:
    """Return what a list says, with what its words cover: a group's name names its members."""
    said: set[object] = set(best.parsed.value) if isinstance(best.parsed.value, tuple) else set()
    for choice in best.field.choices:
        if choice.value in said:
            said.update(choice.covers)
    return said


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
