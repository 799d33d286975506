"""Which party a label or a day belongs to, where a paper names two of them. Pure.

A form gives each party rows with the same labels, in a section under its word or beside a cell that
holds it; a letter's foot gives each a place where it signs.
"""

import re
from collections.abc import Iterator, Mapping

from ipclaim.model.document import Box
from ipclaim.read.folding import compact, is_han
from ipclaim.read.labels import LabelHit, LabelledPage
from ipclaim.read.layouts import Layout, LayoutField
from ipclaim.read.lines import Line, Page

_CLEARLY = 0.75
"""Of the way to the next party's cell, that a row may be away from its own."""
_FOOT = 12
"""Line heights that a place for signing reaches down."""
_BY_HAND = re.compile(r"[(]?签[字名署](?!盖章|或盖章|/)")
_RUNS_ON = re.compile("[,。;]")
_SIGNING = re.compile(r"[盖签]|公章|印章|署|seal|sign", re.IGNORECASE)


def in_section(found: LabelledPage, layout: Layout, field: LayoutField, hit: LabelHit) -> bool:
    """Tell whether a label stands under the party that its field belongs to.

    A cell beside the label's row decides, else the nearest party label above in the same column;
    without one, the last before it.
    """
    if field.of is None:
        return True
    owners = _owners(layout)
    owner = _beside_a_standing_word(found.page, owners, found.page.lines[hit.line])
    owner = owner or _beside_a_cell(found, owners, hit) or _above(found, owners, hit)
    return owner == field.of


def _owners(layout: Layout) -> dict[str, str]:
    """Return each party's words and the field that names it."""
    parties = {entry.of for entry in layout.fields if entry.of}
    return {
        label: entry.name
        for entry in layout.fields
        if entry.name in parties and entry.of is None
        for label in entry.labels
    }


def _above(found: LabelledPage, owners: Mapping[str, str], hit: LabelHit) -> str | None:
    own = found.page.lines[hit.line]
    before = [
        other
        for other in found.hits
        if other.label in owners
        and (other.row, other.start) < (hit.row, hit.start)
        and not _stands(found.page.lines[other.line])
        and not _is_in_words(found, other)
    ]
    if not before:
        return None
    abreast = [other for other in before if other.row == before[-1].row != hit.row]
    if len({owners[other.label] for other in abreast}) > 1:
        return owners[min(abreast, key=lambda other: _aside(found, other, own)).label]
    column = [
        other
        for other in before
        if abs(found.page.lines[other.line].x0 - own.x0) < 1.5 * own.height
    ]
    same_row = [other for other in before if other.row == hit.row]
    last = found.page.lines[before[-1].line]
    if not same_row and last.x0 < own.x1 and last.x1 > own.x0:
        return owners[before[-1].label]  # right above it, wherever its line begins
    return owners[(same_row or column or before)[-1].label]


def _is_in_words(found: LabelledPage, hit: LabelHit) -> bool:
    """Tell a party's word that is part of a sentence, or says where it signs by hand."""
    text = found.strips[hit.row].text[hit.end : hit.limit]
    return bool(_BY_HAND.match(text) or (hit.loose and _RUNS_ON.search(text)))


def _aside(found: LabelledPage, hit: LabelHit, own: Line) -> float:
    """Return how far a party's word stands beside a line below it; words abreast head columns."""
    heading = found.page.lines[hit.line]
    return max(heading.x0 - own.x1, own.x0 - heading.x1, 0.0) + 0.01 * abs(heading.x0 - own.x0)


def _beside_a_standing_word(page: Page, owners: Mapping[str, str], own: Line) -> str | None:
    words = [
        (line.box, owners[compact(line.text)])
        for line in page.lines
        if compact(line.text) in owners and _stands(line)
    ]
    words.extend(_spread_words(page, owners))
    beside = [(box, owner) for box, owner in words if _spans(box, own)]
    last = max((box.x1 for box, _ in beside), default=0)
    nearest = min(
        (word for word in beside if word[0].x1 > last - word[0].width),
        key=lambda word: abs(word[0].y0 + word[0].y1 - own.box.y0 - own.box.y1),
        default=None,
    )
    return nearest[1] if nearest else None


def _spread_words(page: Page, owners: Mapping[str, str]) -> Iterator[tuple[Box, str]]:
    """Yield parties' words whose characters stand apart under each other in one high cell.

    Half a character's share of the cell is empty above and below them: it counts as theirs.
    """
    pieces = sorted(
        (line for line in page.lines if len(compact(line.text)) <= 2 and is_han(line.text[0])),
        key=lambda line: line.box.y0,
    )
    for at, first in enumerate(pieces):
        box, text = first.box, compact(first.text)
        for other in pieces[at + 1 :]:
            off = abs(other.box.x0 + other.box.x1 - box.x0 - box.x1) / 2
            if off < 0.6 * box.width and other.box.y0 - box.y1 < 3 * box.width:
                box, text = box.union(other.box), text + compact(other.text)
                if text in owners:
                    share = round(box.height / len(text))
                    yield Box(box.x0, max(0, box.y0 - share), box.x1, box.y1 + share), owners[text]


def _stands(cell: Line) -> bool:
    """Tell a party's word set from top to bottom: it names the rows beside it, and no others."""
    return cell.box.height > 1.5 * cell.box.width


def _spans(cell: Box, own: Line) -> bool:
    """Tell whether a standing cell is left of a line, and as high as to have it beside it."""
    reach = 0.5 * own.box.height
    middle = (own.box.y0 + own.box.y1) / 2
    return cell.x1 <= own.box.x0 + reach and cell.y0 - reach < middle < cell.y1 + reach


def _beside_a_cell(found: LabelledPage, owners: Mapping[str, str], hit: LabelHit) -> str | None:
    """Return the party whose cell is centred beside several rows, the label's own among them.

    A label that stands once for each party goes by its turn; any other by the nearest cell.
    """
    own = found.page.lines[hit.line]
    cells = sorted(
        (
            (found.page.lines[other.line].middle, owners[other.label])
            for other in found.hits
            if other.label in owners and _is_cell_of_rows(found, other, own)
        ),
    )
    if len({owner for _, owner in cells}) < 2:
        return None
    twins = sorted(
        found.page.lines[other.line].middle
        for other in found.hits
        if other.label == hit.label and _same_column(found.page.lines[other.line], own)
    )
    if len(twins) == len(cells):
        return cells[twins.index(own.middle)][1]
    (nearest, owner), (next_one, _) = sorted(cells, key=lambda cell: abs(cell[0] - own.middle))[:2]
    near = abs(nearest - own.middle) < _CLEARLY * abs(next_one - own.middle)
    return owner if near else None


def _is_cell_of_rows(found: LabelledPage, party: LabelHit, own: Line) -> bool:
    """Tell a party's word left of a column of labels: nothing but a label stands beside it."""
    cell = found.page.lines[party.line]
    if cell.x1 > own.x0 + 0.3 * own.height or party.place > 0:
        return False
    beside = [
        line
        for line in found.page.lines
        if line.x0 >= cell.x1 and abs(line.middle - cell.middle) < 0.8 * cell.height
    ]
    nearest = min(beside, key=lambda line: line.x0, default=None)
    return nearest is None or nearest.index in found.label_lines


def _same_column(one: Line, other: Line) -> bool:
    middles = abs((one.x0 + one.x1) - (other.x0 + other.x1)) / 2
    return min(abs(one.x0 - other.x0), middles) < 1.2 * other.height


def under_anothers_place(page: Page, layout: Layout, line: Line) -> bool:
    """Tell whether a line stands where another party signs: under its words, or right of them.

    The last place for signing above it that it stands under decides.
    """
    above = [
        (place, theirs)
        for place, theirs in signing_places(page, layout)
        if place.index != line.index and _is_under(place, line)
    ]
    return bool(above) and max(above, key=lambda one: one[0].middle)[1]


def _is_under(place: Line, line: Line) -> bool:
    height = place.height
    beside = abs(line.middle - place.middle) < 0.6 * height and line.x0 > place.x0
    below = 0.6 * height <= line.middle - place.middle < _FOOT * height
    overlaps = line.x0 < place.x1 + 4 * height and line.x1 > place.x0 - 2 * height
    return beside or (below and overlaps)


def signing_places(page: Page, layout: Layout) -> list[tuple[Line, bool]]:
    """Return the lines that begin with a party's word and say that it signs, and whether another's.

    A bare word counts too: 甲方 whose （盖章） is under the seal.
    """
    places = []
    others = tuple(compact(word).lower() for word in layout.seal_not_near)
    known = (*others, *(compact(word).lower() for word in layout.seal_near))
    for line in page.lines:
        text = compact(line.text).lower()
        words = max((word for word in known if text.startswith(word)), key=len, default=None)
        if words is None:
            continue
        theirs = text.startswith(others)
        bare = len(text) <= len(words) + 3
        if (bare or _SIGNING.search(text[: len(words) + 12])) and not re.search("[,。;]", text):
            places.append((line, theirs))
    return places
