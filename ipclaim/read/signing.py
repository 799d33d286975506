"""Whether a paper is sealed and signed, and by whose seal, as far as a picture can tell.

A whole red seal beside the signing words is a seal; one over a lone day may be, and its words tell
whose (``proofs``). Blue strokes of a pen in the signing place are a signature, and one long curved
stroke in any ink (``penstrokes``); an original in colour on whose foot nothing but print and a seal
stands bears none, and a paper whose ink is all print (``bareness``) has no seal. Everything else is
put to a person: copies show seals and pens in black, and any stroke may be a signature.
"""

import re
from collections.abc import Sequence

from ipclaim.model.document import Box, Field, FieldState, Origin, Source
from ipclaim.read.dates import dates_in
from ipclaim.read.folding import compact, is_wide
from ipclaim.read.handwriting import is_written, scrawl_on
from ipclaim.read.layouts import Layout
from ipclaim.read.lines import Line, Page, strip_of
from ipclaim.read.reasons import reason
from ipclaim.read.seals.ink import Inks
from ipclaim.read.seals.judging import Sealed, apart, may_seal, seal_text_field, sealing_one
from ipclaim.read.seals.reading import ReadSeal
from ipclaim.read.sections import signing_places, under_anothers_place
from ipclaim.read.strokes import Strokes, meet
from ipclaim.read.values.owners import ends_a_company

_Side = tuple[Page, tuple[ReadSeal, ...]]
_Place = tuple[Page, Line]

_SENTENCE = re.compile(r"[,。;，；、]")
_FULL_STOP = re.compile(r"[。；;]|[a-z]{3}[.]$|[,，].*[,，]")
"""What a line of running text has and a place for signing has not."""
_FOOT = 0.4
"""Share of the page above which no foot begins, where no sentence tells."""
_NOTES = 0.85
"""Share of the page below which sentences are notes or a notary's, under what was signed."""
_SCRAWL = 0.88
"""Score below which a line at the foot is hardly print."""
_PRINTED = 1.3
"""Times the usual line height up to which a line is print like the others."""
_BY_HAND = re.compile(r"签[字名署]|代表|负责人|经办人|律师|sign|by:|name", re.IGNORECASE)
"""Words after which a name may be written by hand, and be read as print."""
_MAY_SIGN = re.compile(rf"签|{_BY_HAND.pattern}", re.IGNORECASE)


def sealing_fields(
    layout: Layout, sides: Sequence[_Side], file: str, *, bare: bool = False
) -> tuple[Field, ...]:
    """Return ``sealed`` and ``seal_text`` of one paper from the seals of all its pages.

    ``bare``: all its pages are known to bear print alone, so that it is surely not sealed.
    """
    if not {"sealed", "seal_text"} & set(layout.drawn):
        return ()
    others = layout.seal_not_near
    place = _last_saying(layout.seal_near, [page for page, _ in sides], others)
    best = _sealing(place, sides, others) if place else None
    sure = bare or best is not None
    if place is None or best is None:
        lone = _lone(layout, sides)
        if lone is not None:
            page, best = lone
            place = (page, _nearest(page, best))
    place = place or _last_line(sides)
    if place is None:
        return ()
    page, line = place
    fields = []
    if "sealed" in layout.drawn:
        fields.append(_sealed((page, best) if best else None, page, line, file, sure=sure))
    if "seal_text" in layout.drawn and best is not None:
        text = seal_text_field(page, best, [other for other, _ in sides], file)
        fields.extend([text] if text else [])
    return tuple(fields)


def signed_field(
    layout: Layout, page: Page, inks: Inks, seals: Sequence[ReadSeal], file: str
) -> Field | None:
    """Return ``signed`` of one page; ``None`` when it has no place for a signature."""
    if "signed" not in layout.drawn:
        return None
    places = _places_to_sign(layout, page)
    line = places[-1] if places else _where_else(layout, page)
    if line is None:
        return None
    strokes = Strokes(page, inks, tuple(seals))
    in_pen = any(strokes.in_blue(one) for one in places) or _in_one_stroke(
        layout, strokes, [*places, line]
    )
    certain = in_pen or _is_clean(layout, strokes, [*places, line])
    value = in_pen or (not certain and _looks_signed(strokes, places or [line]))
    box = line.box.union(strokes.space(line))
    return _signed(Source(file, page.number, box, line.text), value=value, certain=certain)


def _in_one_stroke(layout: Layout, strokes: Strokes, places: Sequence[Line]) -> bool:
    others = [line for line, theirs in signing_places(strokes.page, layout) if theirs]
    return any(strokes.in_one_stroke(one, others) for one in places)


def _looks_signed(strokes: Strokes, places: Sequence[Line]) -> bool:
    """Tell strokes beside the words, or a scrawl that was read as letters somewhere at the foot."""
    foot = _foot_of(strokes.page)
    scrawled = [
        line
        for line in strokes.page.lines
        if line.middle > foot
        and line.confidence < _SCRAWL
        and not any(meet(seal.found.box, line.box) for seal in strokes.seals)
    ]
    by_hand = [line for line in places if _BY_HAND.search(line.text) or not strokes.sealed(line)]
    written = is_written(strokes.page, places, foot)
    return bool(scrawled) or written or any(map(strokes.in_any_ink, by_hand))


def unsigned_field(
    layout: Layout, sides: Sequence[_Side], file: str, *, bare: bool = False
) -> Field | None:
    """Return ``signed`` for a paper on which no place for signing was found: false without a hand.

    It is certain where all pages are ``bare`` and nothing at a foot can be a name in a hand.
    """
    place = _last_line(sides)
    if "signed" not in layout.drawn or place is None:
        return None
    scrawls = ((page, scrawl_on(page)) for page, _ in sides)
    hand = next(((page, line) for page, line in scrawls if line is not None), None)
    page, line = hand or place
    certain = bare and not hand and all(_has_print_at_its_foot(layout, one) for one, _ in sides)
    source = Source(file, page.number, line.box, line.text)
    return _signed(source, value=hand is not None, certain=certain)


def _signed(source: Source, *, value: bool, certain: bool) -> Field:
    return Field(
        name="signed",
        value=value,
        raw=source.text,
        state=FieldState.CERTAIN if certain else FieldState.DOUBTFUL,
        origin=Origin.COMPUTED,
        confidence=None,
        source=source,
        reasons=() if certain else (reason("signature-unclear"),),
    )


def _places_to_sign(layout: Layout, page: Page) -> list[Line]:
    """Return the lines at the foot that begin with words after which the meant party signs."""
    foot = _foot_of(page)
    places = {line.index for line, theirs in signing_places(page, layout) if not theirs}
    return [
        line
        for line in page.lines
        if line.middle > foot
        and (line.index in places or _begins(line, layout.sign_near))
        and _says(line, layout.sign_near)
        and not _SENTENCE.search(line.text)
        and not under_anothers_place(page, layout, line)
    ]


def _where_else(layout: Layout, page: Page) -> Line | None:
    """Return the place for a seal, or the writer's name or day at the foot of a letter."""
    own = [line for line, theirs in signing_places(page, layout) if not theirs]
    foot = _foot_of(page)
    named = [line for line in page.lines if line.middle > foot and _is_writers(line)]
    places = [line for line in own if line.middle > foot] or named or own
    return max(places, key=lambda line: line.middle, default=None)


def _is_writers(line: Line) -> bool:
    text = strip_of(line).text
    return ends_a_company(text) or text.endswith(("公司", "厂", "店")) or _is_day(line)


def _is_day(line: Line) -> bool:
    text = strip_of(line).text
    days = dates_in(text)
    return len(days) == 1 and len(text) - (days[0].end - days[0].start) < 8


def _foot_of(page: Page) -> float:
    """Return the levelled height below which a paper is signed: after its last sentence."""
    low = min((line.y0 for line in page.lines), default=0.0)
    high = max((line.y1 for line in page.lines), default=0.0)
    sentences = [
        line.middle
        for line in page.lines
        if _FULL_STOP.search(line.text)
        and len(line.text) > 8
        and not _is_day(line)
        and line.middle < low + _NOTES * (high - low)
    ]
    return max(sentences, default=low + _FOOT * (high - low))


def _is_clean(layout: Layout, strokes: Strokes, places: Sequence[Line]) -> bool:
    """Tell an original at whose foot nothing stands but print that no hand can have written."""
    page = strokes.page
    foot = _foot_lines(page)
    if not foot or not strokes.plain():
        return False
    if any(strokes.touched(one, sealed=_is_for_a_seal_alone(one)) for one in places):
        return False
    if any(not _is_print(layout, line) for line in foot):
        return False
    top = min(line.box.y0 for line in foot)
    box = Box(0, max(0, top - foot[0].box.height), page.width, page.height)
    return strokes.none_left(box, page.lines)


def _is_for_a_seal_alone(line: Line) -> bool:
    """Tell 授权人（盖章）, beside which nobody signs, from 委托人（签章）."""
    return re.search(r"盖章|公章", line.text) is not None and not _MAY_SIGN.search(line.text)


def _has_print_at_its_foot(layout: Layout, page: Page) -> bool:
    """Tell a foot where no line can be a name that was written by hand and read as print."""
    return all(
        _is_print(layout, line) and line.height < _PRINTED * page.line_height
        for line in _foot_lines(page)
    )


def _foot_lines(page: Page) -> list[Line]:
    foot = _foot_of(page)
    return [line for line in page.lines if line.middle > foot]


def _is_print(layout: Layout, line: Line) -> bool:
    """Tell a line that is no name in somebody's hand: a day, a firm, words before a place."""
    text = compact(line.text)
    after = text.partition(":")[2].strip("_ ")
    if _BY_HAND.search(text):
        return not after and line.confidence >= 0.9
    known = _is_writers(line) or _begins(line, (*layout.seal_near, *layout.seal_not_near))
    return line.confidence >= 0.9 and (known or not 2 <= len(text) <= 6)


def _sealing(place: _Place, sides: Sequence[_Side], others: tuple[str, ...]) -> ReadSeal | None:
    """Return the seal at a place, which no other party's place is nearer to."""
    page, line = place
    seals = next(seals for other, seals in sides if other is page)
    return sealing_one(seals, line, [one for one in page.lines if _is_others(one, others)])


def _sealed(best: Sealed | None, page: Page, line: Line, file: str, *, sure: bool) -> Field:
    certain = sure and (best is None or best[1].found.colour == "red")
    return Field(
        name="sealed",
        value=best is not None,
        raw=line.text,
        state=FieldState.CERTAIN if certain else FieldState.DOUBTFUL,
        origin=Origin.COMPUTED,
        confidence=None,
        source=Source(file, page.number, best[1].found.box if best else line.box, line.text),
        reasons=() if certain else (reason("seal-unclear"),),
    )


def _last_saying(
    words: tuple[str, ...], pages: Sequence[Page], others: tuple[str, ...]
) -> _Place | None:
    """Return the last line that says one of the words, those named first preferred.

    Neither the other party's place counts (被授权人（盖章）), nor a sentence (双方盖章之日起生效).
    """
    for page in reversed(pages):
        for word in words:
            for line in reversed(page.lines):
                if _is_place(compact(line.text).lower(), compact(word).lower(), others):
                    return page, line
    return None


def _is_place(text: str, word: str, others: tuple[str, ...]) -> bool:
    """Tell whether a line's words name a place for sealing or signing, and the meant party's."""
    at = text.find(word)
    if at < 0 or any(other in text[: at + len(word)] for other in others):
        return False
    after = text[at + len(word) : at + len(word) + 1]
    return not (after.isalpha() and is_wide(after) and _SENTENCE.search(text))


def _is_others(line: Line, others: tuple[str, ...]) -> bool:
    """Tell whether a line begins with the other party's words."""
    return any(compact(line.text).startswith(other) for other in others)


def _lone(layout: Layout, sides: Sequence[_Side]) -> Sealed | None:
    """Return the only company seal at a paper's foot that no other party's place has.

    A letter in running text ends with the name of its writer, the day and the seal over both; the
    words beside which one seals may be lost under the seal itself.
    """
    found = [
        (page, seal)
        for page, seals in sides
        for seal in seals
        if may_seal(seal)
        and seal.found.box.y1 > _foot_of(page)
        and not _is_others_seal(layout, page, seal)
    ]
    return found[0] if len(found) == 1 else None


def _is_others_seal(layout: Layout, page: Page, seal: ReadSeal) -> bool:
    """Tell a seal at the place where another party signs, and not at the meant one's."""
    box, foot = seal.found.box, _foot_of(page)

    def away(place: tuple[Line, bool]) -> tuple[int, int]:
        line = place[0].box
        return apart(box, place[0]), abs(line.x0 + line.x1 - box.x0 - box.x1)

    places = (place for place in signing_places(page, layout) if place[0].middle > foot)
    nearest = min(places, key=away, default=None)
    return nearest is not None and nearest[1] and away(nearest)[0] < box.width


def _nearest(page: Page, seal: ReadSeal) -> Line:
    """Return the line over which a seal lies, a day if there is one, else the nearest."""
    box = seal.found.box

    def away(line: Line) -> tuple[bool, int]:
        middle = (line.box.y0 + line.box.y1) // 2
        over = meet(box, line.box)
        return not (over and _is_day(line)), 0 if over else abs(middle - (box.y0 + box.y1) // 2)

    return min(page.lines, key=away)


def _last_line(sides: Sequence[_Side]) -> _Place | None:
    """Return the lowest line of the last page with writing."""
    written = [page for page, _ in sides if page.lines]
    return (written[-1], max(written[-1].lines, key=lambda line: line.middle)) if written else None


def _begins(line: Line, words: tuple[str, ...]) -> bool:
    return compact(line.text).lower().startswith(tuple(compact(word).lower() for word in words))


def _says(line: Line, words: tuple[str, ...]) -> bool:
    text = compact(line.text).lower()
    return any(compact(word).lower() in text for word in words)
