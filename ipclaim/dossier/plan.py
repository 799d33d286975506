"""Numbers the pages and settles every reference, before anything is drawn.

Sections come as sheets with anchors, links and open page numbers. ``bind`` stands them one behind
the other, adds header, footer and page stamp, and resolves each reference. The result says all
there is to know about the PDF; a test reads the drawn file back and compares.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ipclaim.dossier.glyphs import Faces, glyphs_of
from ipclaim.dossier.lines import line_of
from ipclaim.dossier.marks import (
    Anchor,
    Glyphs,
    Group,
    LinkTo,
    Mark,
    PageOf,
    Picture,
    Sheet,
    SignHere,
    Stroke,
    Tag,
)
from ipclaim.dossier.style import (
    ACCENT,
    BOTTOM,
    GREY,
    HAIR,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PALE,
    RIGHT,
    TEXT_WIDTH,
)
from ipclaim.model.text import Lang, Languages, Text

_HEADER_Y = 14 * MM
_HEADER_GAP = 14.0
"""Points between the volume's name and the section's."""
_FOOTER_Y = PAGE_HEIGHT - BOTTOM + 9 * MM
DRAFT_WORDS = Text("DRAFT  草稿", "DRAFT")


@dataclass(frozen=True, slots=True)
class Section:
    """A composed part of the document that starts on a new page."""

    id: str
    title: Text
    sheets: tuple[Sheet, ...]
    marks: tuple[tuple[str, str], ...] = ()
    """Bookmarks below the section's own, as (title, anchor)."""
    is_bare: bool = False
    """Without the running header: the cover."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What is to be bound into one PDF."""

    sections: tuple[Section, ...]
    running: str
    """Stands at the head of each page."""
    is_draft: bool
    languages: Languages = Languages.BOTH


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section and its pages."""

    id: str
    title: Text
    first_page: int
    pages: int


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """A place to click, in points from the page's top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float
    to_page: int
    """0 for an address."""
    to_y: float
    address: str | None = None
    tag: Tag | None = None
    """The element whose words stand there."""


@dataclass(frozen=True, slots=True)
class PlannedField:
    """An empty signature field, in points from the page's top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float
    name: str
    told: str
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One line of the reader's outline."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands alike on each page of a section: written once, and called by each of them."""

    name: str
    """What the pages' contents call it."""
    marks: tuple[Glyphs | Stroke, ...]


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """One page, complete."""

    number: int
    groups: tuple[Group, ...]
    pictures: frozenset[str]
    """The keys of prepared pages of which something stands on it."""
    drawn: frozenset[str] = frozenset()
    """What its content calls them by."""
    frame: Frame | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything about the PDF but its bytes."""

    pages: tuple[PlannedPage, ...]
    sections: tuple[PlannedSection, ...]
    links: tuple[PlannedLink, ...]
    bookmarks: tuple[Bookmark, ...]
    anchors: tuple[tuple[str, int], ...]
    """Every anchor with its page."""
    is_draft: bool
    draft_words: str
    draft_font: str
    fields: tuple[PlannedField, ...] = ()
    """What is there to be signed."""

    @property
    def notes(self) -> tuple[PlannedLink | PlannedField, ...]:
        """Everything on the pages that answers to a click: links, then fields."""
        return (*self.links, *self.fields)

    def page_of(self, anchor: str) -> int:
        """Return the page of an anchor; raises ``KeyError``."""
        return dict(self.anchors)[anchor]


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    y: float


def bind(volume: Volume, faces: Faces) -> Plan:
    """Return the plan of a volume; raises ``ValueError`` for a dead or doubled reference."""
    numbered = [
        (number, section, sheet)
        for number, (section, sheet) in enumerate(
            ((section, sheet) for section in volume.sections for sheet in section.sheets), start=1
        )
    ]
    places = _places(numbered)
    total = len(numbered)
    frames = {
        section.id: _frame(volume, section, f"Frame{number}", faces)
        for number, section in enumerate(volume.sections)
    }
    pages: list[PlannedPage] = []
    links: list[PlannedLink] = []
    for number, section, sheet in numbered:
        stamp = Group(0, 0, tuple(_stamp(sheet, number, total, faces)))
        groups = tuple(_settled(group, places, faces) for group in sheet.groups)
        links.extend(_links(number, sheet.groups, places))
        pictures = list(_pictures(groups))
        pages.append(
            PlannedPage(
                number,
                (*groups, stamp),
                frozenset(picture.key for picture in pictures),
                frozenset(picture.name for picture in pictures),
                frames[section.id],
            )
        )
    return Plan(
        pages=tuple(pages),
        sections=tuple(_sections(numbered)),
        links=tuple(links),
        bookmarks=tuple(_bookmarks(volume, places)),
        anchors=tuple((name, place.page) for name, place in places.items()),
        is_draft=volume.is_draft,
        draft_words=DRAFT_WORDS.en if volume.languages is Languages.EN else DRAFT_WORDS.zh,
        draft_font=faces.chain(Lang.ZH, bold=True)[0].name,
        fields=tuple(field for number, _, sheet in numbered for field in _fields(number, sheet)),
    )


_Numbered = Sequence[tuple[int, Section, Sheet]]


def _places(numbered: _Numbered) -> dict[str, _Place]:
    places: dict[str, _Place] = {}
    for number, section, sheet in numbered:
        places.setdefault(f"section:{section.id}", _Place(number, 0.0))
        for group in sheet.groups:
            for mark in group.marks:
                if isinstance(mark, Anchor):
                    if mark.name in places:
                        raise ValueError(f"two places are called {mark.name}")
                    places[mark.name] = _Place(number, group.y + mark.y)
    return places


def _find(name: str, places: dict[str, _Place]) -> _Place:
    if name not in places:
        raise ValueError(f"a reference leads nowhere: {name}")
    return places[name]


def _settled(group: Group, places: dict[str, _Place], faces: Faces) -> Group:
    """Return the group with page numbers in the place of open references."""
    if not any(isinstance(mark, PageOf) for mark in group.marks):
        return group
    marks: list[Mark] = []
    for mark in group.marks:
        if isinstance(mark, PageOf):
            text = mark.pattern.format(page=_find(mark.anchor, places).page)
            marks.extend(
                set_line(
                    text,
                    faces,
                    mark.x,
                    mark.y,
                    mark.size,
                    mark.colour,
                    flush_right=mark.flush_right,
                    tag=mark.tag,
                )
            )
        else:
            marks.append(mark)
    return Group(group.x, group.y, tuple(marks))


def set_line(
    text: str,
    faces: Faces,
    x: float,
    y: float,
    size: float,
    colour: tuple[float, float, float],
    *,
    flush_right: bool = True,
    bold: bool = False,
    lang: Lang = Lang.ZH,
    tag: Tag | None = None,
) -> Iterator[Glyphs]:
    """Yield one unbroken line that ends, or starts, at ``x``."""
    runs = line_of(text, faces.chain(lang, bold=bold))
    at = x - sum(run.advance for run in runs) * size if flush_right else x
    for run in runs:
        yield run.mark(at, y, size, colour, tag=tag)
        at += run.advance * size


def fitted(text: str, faces: Faces, size: float, room: float, *, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis if one line of that room cannot hold it."""
    glyphs = glyphs_of(text, faces.chain(Lang.ZH, bold=bold))
    if sum(glyph.advance for glyph in glyphs) * size <= room:
        return text
    kept, used = "", size
    for glyph in glyphs:
        used += glyph.advance * size
        if used > room:
            break
        kept += glyph.char
    return f"{kept}…"


def _links(
    number: int, groups: Iterable[Group], places: dict[str, _Place]
) -> Iterator[PlannedLink]:
    for group in groups:
        for mark in group.marks:
            if not isinstance(mark, LinkTo):
                continue
            x, y = group.x + mark.x, group.y + mark.y
            if mark.target.startswith(("http://", "https://")):
                to, address = _Place(0, 0.0), mark.target
            else:
                to, address = _find(mark.target, places), None
            yield PlannedLink(
                number, x, y, mark.width, mark.height, to.page, to.y, address, mark.tag
            )


def _fields(number: int, sheet: Sheet) -> Iterator[PlannedField]:
    for group in sheet.groups:
        for mark in group.marks:
            if isinstance(mark, SignHere):
                x, y = group.x + mark.x, group.y + mark.y
                yield PlannedField(
                    number, x, y, mark.width, mark.height, mark.name, mark.told, mark.tag
                )


def _pictures(groups: Iterable[Group]) -> Iterator[Picture]:
    return (mark for group in groups for mark in group.marks if isinstance(mark, Picture))


def _sections(numbered: _Numbered) -> Iterator[PlannedSection]:
    for _, run in groupby(numbered, key=lambda entry: entry[1].id):
        entries = list(run)
        first, section, _sheet = entries[0]
        yield PlannedSection(section.id, section.title, first, len(entries))


def _bookmarks(volume: Volume, places: dict[str, _Place]) -> Iterator[Bookmark]:
    for section in volume.sections:
        if not section.sheets:
            continue
        title = volume.languages.of(section.title, " ")
        yield Bookmark(title, _find(f"section:{section.id}", places).page, 0)
        for below, anchor in section.marks:
            yield Bookmark(below, _find(anchor, places).page, 1)


def _frame(volume: Volume, section: Section, name: str, faces: Faces) -> Frame:
    """Return the running header of a section's pages, and the rules at head and foot."""
    right = PAGE_WIDTH - RIGHT
    marks: list[Glyphs | Stroke] = [Stroke(LEFT, _FOOTER_Y - 11, right, _FOOTER_Y - 11, 0.35, HAIR)]
    if not section.is_bare:
        named = tuple(
            set_line(volume.languages.of(section.title), faces, right, _HEADER_Y, 7, PALE)
        )
        room = min((mark.x for mark in named), default=right) - LEFT - _HEADER_GAP
        running = fitted(volume.running, faces, 7, room)
        marks += set_line(running, faces, LEFT, _HEADER_Y, 7, PALE, flush_right=False)
        marks += named
        marks.append(Stroke(LEFT, _HEADER_Y + 5, right, _HEADER_Y + 5, 0.35, HAIR))
    return Frame(name, tuple(marks))


def _stamp(sheet: Sheet, number: int, total: int, faces: Faces) -> Iterator[Glyphs]:
    """Yield what a page is of, and its number."""
    if sheet.label:
        label = fitted(sheet.label, faces, 7.2, TEXT_WIDTH * 0.85)
        yield from set_line(label, faces, LEFT, _FOOTER_Y, 7.2, GREY, flush_right=False)
    right = PAGE_WIDTH - RIGHT
    yield from set_line(f"{number} / {total}", faces, right, _FOOTER_Y, 8.5, ACCENT, bold=True)
