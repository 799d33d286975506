"""Draws the parties: the right on top, who holds it, who acts for them, the accused shops below.

Each line names the exhibit that draws it, and leads there; where no paper ties a party, the line is
broken and says so. Below the drawing the same stands as a table, for those who hear it or whose
case has more parties than one page shows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ipclaim.dossier.atoms import Atom, moved, paginate, stack
from ipclaim.dossier.blocks import Block, Paragraph, Span, say
from ipclaim.dossier.book import Book
from ipclaim.dossier.flow import compose
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import Colour, Group, Mark, Panel, Sheet, Stroke, Tag, TagRole
from ipclaim.dossier.parties import Constellation, Ground, Party, Tie, constellation
from ipclaim.dossier.party_table import COMPLAINS, NAMELESS, NO_PAPER, party_table, told_in_words
from ipclaim.dossier.plan import Section
from ipclaim.dossier.sheets import heading
from ipclaim.dossier.style import (
    ACCENT,
    CARE,
    GREY,
    LEFT,
    NOTE,
    NOTE_EN,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TOP,
    WASH,
    WHITE,
    Style,
)
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.model.text import Lang, Text

PARTIES = Text("各方关系", "The parties")
_INTRO = Text(
    "图中每一条连线均注明所依据的证据；没有证据的关系以虚线表示。",
    "Each line names the exhibit it rests on; a broken line stands where no paper ties parties.",
)
_RIGHT = Text("所主张的权利", "The right relied on")
_SHOPS = Text("被投诉店铺", "Accused shops")
_MORE = Text(
    "另有 {n} 家店铺，见链接清单", "and {n:# more shop|# more shops}, see the accused listings"
)
_IDENTITY = Text("主体证明", "Identity")
_LISTINGS = Text("链接", "Listings")

_ROLE = Style(7.2, 10.5, colour=GREY)
_NAME = Style(9.6, 13.5, bold=True, colour=ACCENT)
_LINE = Style(7.6, 11)
_EDGE = Style(7.4, 10.5)
_CAREFUL = Style(7.4, 10.5, colour=CARE)
_PAD = 7.0
_ROW_GAP = 40.0
_COLUMN_GAP = 14.0
_IN_A_ROW = 3
_WIDEST = 250.0
_MOST_LAYERS = 5
_MOST_LISTINGS = 8
_MOST_SHOPS = 12
_INSIDE = TEXT_WIDTH - 2 * _PAD
_MOST_HIGH = TEXT_HEIGHT - 90.0
_DASH = 3.0


@dataclass(frozen=True, slots=True)
class _Card:
    """A party's box, composed, and what the line that reaches it from above says."""

    place: int | None
    atoms: tuple[Atom, ...]
    above: tuple[Atom, ...]
    parent: int | None
    """The place of the party above; ``None`` for the right."""
    is_tied: bool


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class _Drawing:
    """What has been drawn, by layer from the bottom: lines, boxes, words."""

    book: Book
    whole: Constellation
    faces: Faces
    figure: Tag
    panels: list[Mark] = field(default_factory=list)
    lines: list[Mark] = field(default_factory=list)
    words: list[Group] = field(default_factory=list)
    boxes: dict[int | None, _Box] = field(default_factory=dict)
    """Of each party by its place, and of the right."""

    def set(self, blocks: Iterable[Block], width: float) -> list[Atom]:
        """Return blocks in the volume's languages, composed."""
        return compose(told(blocks, self.book.languages), self.faces, width)

    def outline(self, box: _Box, fill: Colour) -> None:
        """Draw a box, as a part of the one figure."""
        self.panels.append(
            Panel(box.x, box.y, box.width, box.height, fill, ACCENT, weight=0.8, tag=self.figure)
        )

    def fill(self, box: _Box, atoms: Sequence[Atom]) -> None:
        """Write into a box."""
        self.words += stack(atoms, box.x + _PAD, box.y + _PAD)[0]

    def marks(self) -> Iterator[Mark]:
        """Yield all of it, words last, in the order in which they are read."""
        yield from self.lines
        yield from self.panels
        for group in self.words:
            yield from (moved(mark, group.x, group.y) for mark in group.marks)


def party_section(book: Book, faces: Faces) -> Section:
    """Return the drawing and its table; no sheets where nothing is complained of."""
    if book.process != "complaint":
        return Section("parties", PARTIES, ())
    whole = constellation(book)
    atoms = compose(told([*heading(PARTIES), *pair(_INTRO, NOTE, NOTE_EN)], book.languages), faces)
    drawing = _fitting(book, whole, faces)
    atoms += [_gap(8), drawing, _gap(16)] if drawing is not None else []
    atoms += compose(told([party_table(whole)], book.languages), faces)
    pages = paginate(atoms, x=LEFT, y=TOP, height=TEXT_HEIGHT)
    return Section("parties", PARTIES, tuple(map(Sheet, pages)))


def _fitting(book: Book, whole: Constellation, faces: Faces) -> Atom | None:
    """Return the drawing with as many shops as one page holds; ``None`` where none helps."""
    if max(whole.depths) > _MOST_LAYERS:
        return None
    for most in range(_MOST_SHOPS, 0, -_IN_A_ROW):
        drawing = _drawn(book, whole, faces, most)
        if drawing.height <= _MOST_HIGH:
            return drawing
    return None


def _gap(height: float) -> Atom:
    return Atom(height, is_gap=True)


def _drawn(book: Book, whole: Constellation, faces: Faces, most_shops: int) -> Atom:
    """Return the drawing as one piece, as wide as the text."""
    figure = Tag(TagRole.FIGURE, alt=told_in_words(whole, book.languages))
    made = _Drawing(book, whole, faces, figure)
    right = made.set(_right_card(whole), _WIDEST - 2 * _PAD)
    top = _Box((TEXT_WIDTH - _WIDEST) / 2, 0.0, _WIDEST, _height(right) + 2 * _PAD)
    made.boxes[None] = top
    made.outline(top, WASH)
    made.fill(top, right)
    y, above = top.height, None
    for layer in _layers(whole):
        y = _layer(made, layer, above, y)
        above = layer[0]
    if whole.shops:
        y = _framed(made, y, most_shops)
    return Atom(y, tuple(made.marks()))


def _layer(made: _Drawing, layer: Sequence[int], above: int | None, y: float) -> float:
    """Draw a row of parties below ``y``; return where it ends."""
    wide = _width(len(layer))
    room = (TEXT_WIDTH if len(layer) == 1 else wide) / 2 - 8
    cards = [_card(made, place, above, wide, room) for place in layer]
    gap = max(_ROW_GAP, 20 + max(_height(card.above) for card in cards))
    high = max(_height(card.atoms) for card in cards) + 2 * _PAD
    for number, card in enumerate(cards):
        box = _Box(_left(len(cards), number, wide), y + gap, wide, high)
        made.boxes[card.place] = box
        made.outline(box, WHITE)
        made.lines += _connected(made.boxes[card.parent], box, is_tied=card.is_tied)
        made.words += stack(card.above, box.x + wide / 2 + 6, box.y - 5 - _height(card.above))[0]
        made.fill(box, card.atoms)
    return y + gap + high


def _layers(whole: Constellation) -> list[list[int]]:
    """Return the places of the parties by their distance from the right, three in a row at most."""
    depths = whole.depths
    return [
        [place for place, depth in enumerate(depths) if depth == level][:_IN_A_ROW]
        for level in sorted(set(depths))
    ]


def _width(count: int) -> float:
    return min(_WIDEST, (TEXT_WIDTH - (count - 1) * _COLUMN_GAP) / count)


def _left(count: int, number: int, wide: float) -> float:
    row = count * wide + (count - 1) * _COLUMN_GAP
    return (TEXT_WIDTH - row) / 2 + number * (wide + _COLUMN_GAP)


def _height(atoms: Sequence[Atom]) -> float:
    return sum(atom.height for atom in atoms)


def _right_card(whole: Constellation) -> list[Block]:
    name = pair(whole.right, _NAME, Style(7.6, 11, lang=Lang.EN, colour=GREY))
    blocks: list[Block] = [_inline(_RIGHT, _ROLE), *name]
    if whole.right_ground is not None:
        blocks.append(_linked(Text("证明", "Shown by"), whole.right_ground))
    return blocks


def _inline(text: Text, style: Style) -> Paragraph:
    return Paragraph(spans(text, Span(""), Span(""), " "), style)


def _linked(key: Text, ground: Ground) -> Paragraph:
    """Return a key and the exhibit page, as a link, on one line."""
    named = spans(key, Span("", colour=GREY), Span("", colour=GREY), " ")
    to = spans(ground.told, Span("", link=ground.anchor), Span("", link=ground.anchor), " ")
    return Paragraph((*named, Span("　"), *to), _LINE)


def _card(made: _Drawing, place: int, above: int | None, wide: float, room: float) -> _Card:
    party = made.whole.parties[place]
    blocks: list[Block] = [_inline(party.role, _ROLE), say(party.name, _NAME)]
    if party.identity is not None:
        blocks.append(_linked(_IDENTITY, party.identity))
    if party.near is not None:
        blocks += pair(party.near, _CAREFUL, replace(_CAREFUL, lang=Lang.EN))
    tie = _tie_to(made.whole, place)
    return _Card(
        place,
        tuple(made.set(blocks, wide - 2 * _PAD)),
        tuple(made.set(_edge(tie), room)),
        above if tie is None else (tie.giver if tie.taker is not None else None),
        tie is not None,
    )


def _tie_to(whole: Constellation, place: int) -> Tie | None:
    """Return the tie that reaches a party from above: from the right, or from a nearer party."""
    depths = whole.depths
    for tie in whole.ties:
        if tie.taker == place and depths[tie.giver] < depths[place]:
            return tie
        if tie.taker is None and tie.giver == place:
            return tie
    return None


def _edge(tie: Tie | None) -> list[Block]:
    """Return what a line says: the tie and its exhibit."""
    if tie is None:
        colours = Span("", colour=CARE)
        return [Paragraph(spans(NO_PAPER, colours, colours, " "), _EDGE)]
    said: list[Block] = [_inline(tie.what, _EDGE)]
    if tie.ground is not None:
        to = Span("", link=tie.ground.anchor)
        said.append(Paragraph(spans(tie.ground.told, to, to, " "), _EDGE))
    return said


def _connected(above: _Box, below: _Box, *, is_tied: bool) -> Iterator[Stroke]:
    """Yield the line from the foot of one box to the head of another, with its arrow."""
    x0, y0 = above.x + above.width / 2, above.y + above.height
    x1, y1 = below.x + below.width / 2, below.y
    turn = y0 + 9.0 if abs(x0 - x1) > 1 else y0
    points = [(x0, y0), (x0, turn), (x1, turn), (x1, y1)]
    colour = ACCENT if is_tied else CARE
    for (ax, ay), (bx, by) in pairwise(points):
        if (ax, ay) != (bx, by):
            yield from _stroke(ax, ay, bx, by, colour, is_whole=is_tied)
    yield Stroke(x1 - 3.2, y1 - 5.5, x1, y1, 0.9, colour)
    yield Stroke(x1 + 3.2, y1 - 5.5, x1, y1, 0.9, colour)


def _stroke(
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    colour: Colour,
    *,
    is_whole: bool,
) -> Iterator[Stroke]:
    if is_whole:
        yield Stroke(x0, y0, x1, y1, 0.9, colour)
        return
    length = abs(x1 - x0) + abs(y1 - y0)
    for number in range(int(length / (2 * _DASH)) + 1):
        start, end = 2 * _DASH * number / length, min(1.0, (2 * number + 1) * _DASH / length)
        if start < 1.0:
            yield Stroke(
                x0 + (x1 - x0) * start,
                y0 + (y1 - y0) * start,
                x0 + (x1 - x0) * end,
                y0 + (y1 - y0) * end,
                0.9,
                colour,
            )


def _framed(made: _Drawing, y: float, most: int) -> float:
    """Draw the frame of the accused shops below ``y``; return where it ends."""
    shops, above = made.whole.shops, made.boxes[made.whole.complainant]
    shown, count = shops[:most], len(shops)
    title = Text(f"{_SHOPS.zh}（{count}）", f"{_SHOPS.en} ({count})") if count > 1 else _SHOPS
    top = y + _ROW_GAP
    label = made.set([_inline(COMPLAINS, _EDGE)], TEXT_WIDTH / 2 - 8)
    middle = above.x + above.width / 2
    made.words += stack(label, middle + 6, top - 6 - _height(label))[0]
    words, at = stack(made.set([_inline(title, _ROLE)], _INSIDE), _PAD, top + _PAD)
    frame_at = len(made.panels)
    made.words += words
    at = _shop_cards(made, shown, at)
    if count > len(shown):
        more = _MORE.filled(n=count - len(shown))
        to = Span("", link="section:listings")
        made.words += stack(
            made.set([Paragraph(spans(more, to, to), _LINE)], _INSIDE), _PAD, at + 3
        )[0]
        at += 14
    frame = _Box(0.0, top, TEXT_WIDTH, at + _PAD - top)
    made.outline(frame, WASH)
    made.panels.insert(frame_at, made.panels.pop())  # behind the cards that stand in it
    made.lines += _connected(above, replace(frame, x=above.x, width=above.width), is_tied=True)
    return at + _PAD


def _shop_cards(made: _Drawing, shops: Sequence[Party], at: float) -> float:
    """Draw a card for each shop, row by row below ``at``; return where they end."""
    columns = min(_IN_A_ROW, len(shops))
    wide = (_INSIDE - (columns - 1) * _COLUMN_GAP / 2) / columns
    for start in range(0, len(shops), columns):
        row = [
            made.set(_shop_card(shop), wide - 2 * _PAD) for shop in shops[start : start + columns]
        ]
        high = max(map(_height, row)) + 2 * _PAD
        for number, atoms in enumerate(row):
            box = _Box(_PAD + number * (wide + _COLUMN_GAP / 2), at + 4, wide, high)
            made.outline(box, WHITE)
            made.fill(box, atoms)
        at += 4 + high
    return at


def _shop_card(shop: Party) -> list[Block]:
    links = [Span(f"{one.listing.id}  ", link=one.anchor) for one in shop.listings[:_MOST_LISTINGS]]
    if len(shop.listings) > _MOST_LISTINGS:
        links.append(Span(f"… {len(shop.listings)}", link="section:listings"))
    name = [say(shop.name, _NAME)] if shop.name else [_inline(NAMELESS, _LINE)]
    key = spans(_LISTINGS, Span("", colour=GREY), Span("", colour=GREY), " ")
    return [*name, Paragraph((*key, Span("　"), *links), _LINE)]
