"""Candidates for each field of a layout, found by label or by running-text pattern. Pure.

Several candidates are normal: a letter names its grantor at the top and again above the seal.
Which one counts, and how far it may be trusted, is decided elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ipclaim.read.blocks import BREAK, address_part, blocks, name_part, with_commas
from ipclaim.read.candidates import Candidate, Found, Unread
from ipclaim.read.choosing import chosen
from ipclaim.read.entries import goes_on_in_words, text_after, text_below, text_beside
from ipclaim.read.flow import running as read_through
from ipclaim.read.foreign_letters import asked_about
from ipclaim.read.gridded import in_table, is_of_the_past, of_a_table
from ipclaim.read.labels import LabelHit, LabelledPage, labelled
from ipclaim.read.layouts import Layout, LayoutField
from ipclaim.read.lines import EMPTY, GAP, Line, Page, Spot, Strip, raw_text
from ipclaim.read.sections import in_section, under_anothers_place
from ipclaim.read.sentences import FORMS, in_sentence, to_its_end
from ipclaim.read.spacing import minding_no_spaces
from ipclaim.read.tables import has_an_empty_cell
from ipclaim.read.ticks import ticked_parts
from ipclaim.read.told import core_of, told_by
from ipclaim.read.values import JOINED, LISTS, PARSERS
from ipclaim.read.visual_zone import with_print
from ipclaim.read.wrapping import goes_on_at_the_margin, wrapped

_UNMISTAKABLE = frozenset({"date", "end-date", "trademark-number"})
"""Forms that nothing else has."""

_ADDED = frozenset({"translated-name", "translated-address"})
"""Forms of what may stand after a value: without it there is nothing that could not be read."""

_UNDER_CLASSES = frozenset({"classes-named", "goods"})
"""Forms whose lines the numbers of their classes may number."""

_AND_BEFORE = re.compile(
    r"\d[\d,]{4,}\d[A-Z]?\)?(?:,? (?:and|or|&)|,) (?:[A-Za-z.]+ ){0,4}$", re.IGNORECASE
)
"""A number that the words before another one join to it: 3123456 and our EUTM No. | 018123456."""

_SIGNED = re.compile(r"局长|局长签发|(?:国家|中华).*局|.*专利局|(?:重要)?提示|说明|本证[明书]?")
"""Who signs or issues, or a notice at the foot: a day beside it is the paper's own."""


_OF_IT = re.compile(r"of\s", re.IGNORECASE)
"""How no value begins, but the rest of a longer label: Name | of enterprise."""

_LEADS_ON = re.compile(r"[至到自于由从为]\s*$")
"""How a line of a sentence ends whose day stands on the next."""


def find_fields(layout: Layout, page: Page) -> tuple[Found, ...]:
    """Return all candidates on one page, best first for each field."""
    found = labelled(layout, page)
    running = read_through(page)
    results: list[Found] = []
    for order, field in enumerate(layout.fields):
        if not (_names_its_party(field) and _is_told(results, field.name)):
            results.extend(
                item
                for item in _by_label(found, layout, field, order)
                if isinstance(item, Candidate) or field.value not in _ADDED
            )
    owned = frozenset(
        spot.line for item in results if isinstance(item, Candidate) for spot in item.strip.spots
    )
    for order, field in enumerate(layout.fields):
        results.extend(_by_pattern(found, running, field, order))
        results.extend(_by_block(found, field, order))
        results.extend(_by_row(found, field, order, owned))
    results = asked_about(page, with_print(layout, page, results))
    return tuple(sorted((_own(layout, item) for item in results), key=_goodness))


def _names_its_party(field: LayoutField) -> bool:
    return field.name.removesuffix("_name_en") == field.of


def _is_told(results: list[Found], name: str) -> bool:
    """Tell whether a party stands beside its own label: its section's rows need not name it."""
    return any(
        isinstance(item, Candidate) and item.field.name == name and item.parsed.well_formed
        for item in results
    )


def _own(layout: Layout, found: Found) -> Found:
    """Return what was found, ill-formed where it stands in another party's place for signing."""
    if isinstance(found, Unread) or not found.field.signing:
        return found
    line = found.page.lines[next(spot.line for spot in found.strip.spots if spot.char >= 0)]
    if not under_anothers_place(found.page, layout, line):
        return found
    return replace(found, parsed=replace(found.parsed, well_formed=False))


def _goodness(found: Found) -> tuple[bool, bool, int]:
    if isinstance(found, Unread):
        return True, True, 0
    return False, not found.parsed.well_formed, found.rank


def _by_label(
    found: LabelledPage, layout: Layout, field: LayoutField, order: int
) -> Iterator[Found]:
    """Yield what stands by a field's labels; those stuck to their text count where no other does.

    A label's word may begin a line of running text: 授权人承担一切后果.
    """
    hits = [
        _before_its_word(found, layout, field, hit)
        for hit in found.hits
        if hit.label in field.labels
        and in_section(found, layout, field, hit)
        and not is_of_the_past(found, layout, field, hit)
    ]
    apart = [hit for hit in hits if not hit.loose or _before_digits(found, field, hit)]
    each = [list(_at_label(found, field, hit, order)) for hit in apart]
    clear = [item for items in each for item in items]
    if field.value in LISTS and len(clear) == len(apart):
        clear = list(_said_again(found.page, field, apart, clear))
    if field.value == "states":
        clear = _summed(found.page, field, clear)
    yield from clear
    if not any(isinstance(item, Candidate) for item in clear):
        for hit in hits:
            if hit not in apart:
                items = _at_label(found, field, hit, order)
                yield from (item for item in items if not _is_a_sentence(item))


def _before_its_word(
    found: LabelledPage, layout: Layout, field: LayoutField, hit: LabelHit
) -> LabelHit:
    """Return the label without a 为 that begins the text of its cell: 业务范围为社会提供服务.

    Letters say 权限为 in a sentence; forms and certificates do not.
    """
    own = field.value in {"text", "scope"} and not layout.long and not hit.label.endswith("为")
    said = found.strips[hit.row].text[hit.end - 1] == "为"
    return replace(hit, end=hit.end - 1) if own and said else hit


def _is_a_sentence(item: Found) -> bool:
    """Tell what is no name after a party's word that begins a line: 授权方保证资料真实, 并…."""
    return (
        isinstance(item, Candidate)
        and item.field.value in FORMS
        and not item.parsed.well_formed
        and re.search("[,。;]", item.strip.text) is not None
    )


def _before_digits(found: LabelledPage, field: LayoutField, hit: LabelHit) -> bool:
    """Tell a label that the figures of a list part from its text: 注册号 33312149."""
    return field.value in LISTS and found.strips[hit.row].text[hit.end : hit.end + 1].isdigit()


def _said_again(
    page: Page, field: LayoutField, hits: list[LabelHit], items: list[Found]
) -> Iterator[Found]:
    """Yield one list where its label is said anew for each item, line under line."""
    for label in dict.fromkeys(hit.label for hit in hits):
        kept = [
            item
            for hit, item in zip(hits, items, strict=True)
            if hit.label == label and isinstance(item, Candidate)
        ]
        lines = [page.lines[item.strip.spots[0].line] for item in kept]
        if len(kept) > 1 and all(_next_line(*pair) for pair in pairwise(lines)):
            whole = _read(page, field, _listed([item.strip for item in kept]), kept[0].rank)
            if isinstance(whole, Candidate) and all(item.parsed.well_formed for item in kept):
                yield whole
    yield from items


def _summed(page: Page, field: LayoutField, items: list[Found]) -> list[Found]:
    """Return as one list what stands under several codes: states under 832, and under 834."""
    kept = [item for item in items if isinstance(item, Candidate)]
    if len(kept) < 2 or len(kept) < len(items):
        return items
    return [_read(page, field, _listed([item.strip for item in kept]), kept[0].rank)]


def _next_line(one: Line, other: Line) -> bool:
    down = other.middle - one.middle
    return abs(one.x0 - other.x0) < other.height and 0 < down < 3 * other.height


def _at_label(
    found: LabelledPage, field: LayoutField, hit: LabelHit, order: int
) -> Iterator[Found]:
    text, clear = _ticked(core_of(field, _text_of(found, hit, field)), field)
    rank = order * 10 + (5 if hit.loose else 0)
    nothing = field.absent and re.search(field.absent, text.text.strip())
    if nothing or (of_a_table(field) and not text.text):
        return
    if not text.text.strip():
        label = found.strips[hit.row].cut(hit.start, hit.end)
        yield Unread(field, found.page, label, raw_text(found.page, label))
        return
    item = _read(found.page, field, text, rank)
    if _OF_IT.match(text.text):
        item = Unread(field, found.page, text, text.text)
    empty = field.column and has_an_empty_cell(found, hit)
    if isinstance(item, Candidate) and (empty or not clear):
        item = replace(item, parsed=replace(item.parsed, well_formed=False))
    more = goes_on_in_words(found, hit, text)
    under = EMPTY
    if field.below and (more or (isinstance(item, Unread) and field.value in _UNMISTAKABLE)):
        under = text_below(found, hit)
    if not (more and under.text.strip()):
        yield item
    if under.text.strip():  # beside it stand more words of the label, or another column's heading
        asked = field.model_copy(update={"doubt": True})
        yield _read(found.page, asked, under, rank)


def _ticked(text: Strip, field: LayoutField) -> tuple[Strip, bool]:
    """Return what is ticked in a list of boxes, and whether each answer's box was read."""
    boxes = ticked_parts(text.text) if field.value in {"text", "phrase"} else None
    if boxes is None:
        return text, True
    parts = [text.cut(*part) for part in boxes.parts]
    return (_listed(parts, "、") if parts else EMPTY), boxes.clear


def _text_of(found: LabelledPage, hit: LabelHit, field: LayoutField) -> Strip:
    cell = in_table(found, hit, field)
    if cell is not None:
        return cell
    text = text_after(found, hit)
    if not text.text.strip():
        text = text_beside(found, hit)
    if not text.text.strip() and field.below:
        text = text_below(found, hit)
    if (field.value in FORMS or field.value == "phrase") and in_sentence(found, hit):
        return _part_of(to_its_end(found, text), field)
    if text.text.strip() and field.wraps != "no":
        text = wrapped(
            found,
            hit,
            text,
            margin=field.wraps == "margin",
            wide=bool(field.part),
            classes=field.value in _UNDER_CLASSES,
        )
    if field.part == "lines" and goes_on_at_the_margin(found.page, text):
        return text
    return _part_of(text, field)


def _part_of(entry: Strip, field: LayoutField) -> Strip:
    if field.part is None or not entry.text.strip():
        return entry
    return {"name": name_part, "address": address_part, "lines": with_commas}[field.part](entry)


def _by_pattern(
    found: LabelledPage, running: Strip, field: LayoutField, order: int
) -> Iterator[Found]:
    for place, pattern in enumerate(field.patterns):
        matches = list(minding_no_spaces(pattern).finditer(running.text))
        matches = [match for match in matches if match["value"].strip()]
        cuts = [told_by(found.page, running, match, field) for match in matches]
        entries = [running.cut(*match.span()) for match in matches]
        whole = field.value not in LISTS or not any(
            _list_goes_on(running.text, m, matches) for m in matches
        )
        if field.value in LISTS and len(cuts) > 1:
            cuts, entries = [_listed(cuts)], [_listed(entries)]
        for cut, entry in zip(cuts, entries, strict=True):
            item = _read(found.page, field, cut, order * 10 + place)
            if isinstance(item, Candidate):
                item = replace(item, entry=frozenset(spot.line for spot in entry.spots))
                if not whole:
                    item = replace(item, parsed=replace(item.parsed, well_formed=False))
            yield item


def _by_block(found: LabelledPage, field: LayoutField, order: int) -> Iterator[Found]:
    """Yield what lines set under each other say, whatever stands beside them."""
    sheet = blocks(found.page, found.after_codes) if field.block_patterns else ()
    for place, pattern in enumerate(field.block_patterns):
        cuts, entries = [], []
        for block in sheet:
            for match in re.finditer(pattern, block.text, re.IGNORECASE):
                cut = block.cut(*match.span("value"))
                if cut.text.strip():
                    cuts.append(_part_of(Strip(cut.text.replace(BREAK, " "), cut.spots), field))
                    entries.append(block.cut(*match.span()))
        if field.value in JOINED and len(cuts) > 1:
            cuts, entries = [_listed(cuts)], [_listed(entries)]
        for cut, entry in zip(cuts, entries, strict=True):
            item = _read(found.page, field, cut, order * 10 + place)
            if isinstance(item, Candidate):
                item = replace(item, entry=frozenset(spot.line for spot in entry.spots))
            yield item


def _by_row(
    found: LabelledPage, field: LayoutField, order: int, owned: frozenset[int]
) -> Iterator[Found]:
    """Yield what a row says by itself, the lowest first: a paper is dated at its foot.

    A day in a row of its own may also be the value under some label: then it is spoken for.
    """
    for place, pattern in enumerate(field.row_patterns):
        for strip in reversed(found.strips):
            for match in re.finditer(pattern, strip.text, re.IGNORECASE):
                cut = strip.cut(*match.span("value"))
                lines = {spot.line for spot in cut.spots}
                if not cut.text.strip() or _labelled(found, strip, match.start("value")):
                    continue
                if not lines <= owned and not _ends_a_sentence(found.page, cut):
                    yield _read(found.page, field, cut, order * 10 + place)


def _ends_a_sentence(page: Page, cut: Strip) -> bool:
    """Tell a day that the line above leads up to: 有效期自2014年10月28日至 | 2024年10月27日."""
    line = page.lines[cut.spots[0].line]
    return cut.spots[0].char == 0 and any(
        _LEADS_ON.search(above.text)
        for above in page.lines
        if abs(above.x0 - line.x0) < 2 * line.height
        and -line.height < line.y0 - above.y1 < line.height
        and above.middle < line.middle - 0.5 * line.height
    )


def _list_goes_on(text: str, match: re.Match[str], all_: list[re.Match[str]]) -> bool:
    """Tell whether another number follows or precedes what a pattern took for the whole list."""
    start, end = match.span("value")
    end -= len(match["value"]) - len(match["value"].rstrip("、,;/和及与或号"))
    after = re.match(r"号?[)]?(?:[、,;/和及与或]|以及){1,2}第?[A-Za-z]?\d{3}", text[end:])
    before = re.search(r"\d{4}[A-Za-z]?号?[)]?(?:[、,;/和及与或]|以及){1,2}第?$", text[:start])
    other = _AND_BEFORE.search(text[:start])
    taken = other and any(one.start() <= other.start() < one.end() for one in all_)
    return bool(after or before or (other and not taken))


def _listed(cuts: list[Strip], mark: str = ";") -> Strip:
    """Join what stands in several places to one list."""
    result = cuts[0]
    for cut in cuts[1:]:
        result += Strip(mark, (Spot(cut.spots[0].line, -1),)) + cut
    return result


def _labelled(found: LabelledPage, strip: Strip, at: int) -> bool:
    """Tell whether a place in a row is the text of some label; one far off is not a signature's."""
    for hit in found.hits:
        if found.strips[hit.row] is strip and hit.start <= at < hit.limit:
            signed = _SIGNED.fullmatch(hit.label) and GAP in strip.text[hit.end : at]
            if not signed:
                return True
    return False


def _read(page: Page, field: LayoutField, text: Strip, rank: int) -> Found:
    plain = Strip(text.text.replace("\t", " "), text.spots)
    raw = raw_text(page, plain)
    parsed = chosen(field, plain.text) if field.choices else PARSERS[field.value](plain.text)
    if parsed is None or (field.unlike and re.search(field.unlike, plain.text)):
        return Unread(field, page, plain, raw)
    if field.like and not re.search(field.like, plain.text[parsed.start : parsed.end]):
        parsed = replace(parsed, well_formed=False)
    return Candidate(field, page, parsed, plain.cut(parsed.start, parsed.end), raw, rank)
