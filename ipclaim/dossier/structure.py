"""The order in which a document is read aloud: its elements as a tree, its pages as runs of marks.

An element is told by its marks (`ipclaim.dossier.marks.Tag`), so a paragraph that goes on over the
page is one, and elements follow each other as they are drawn. Pure: ``paint`` numbers the runs as
they stand here, and ``tagging`` writes the tree into the file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ipclaim.dossier.marks import Anchor, LinkTo, Mark, SignHere, Stroke, Tag
from ipclaim.dossier.plan import Plan, PlannedPage, PlannedSection


class Placed(NamedTuple):
    """A mark that is drawn, and by how much it is moved from its own coordinates, in points."""

    mark: Mark
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring marks of one element; decoration when there is no tag."""

    tag: Tag | None
    marks: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A run that is read aloud: its page, counted from 1, and its number among those there."""

    page: int
    number: int


@dataclass(slots=True)
class Element:
    """One element with what it consists of, in the order of reading."""

    tag: Tag
    parts: "list[Element | Spoken | int]" = field(default_factory=list)
    """Elements, runs, and the numbers of notes (links and fields) in the plan."""


def tag_of(mark: Mark) -> Tag | None:
    """Return the element that a mark belongs to."""
    return None if isinstance(mark, Anchor | Stroke) else mark.tag


def runs(page: PlannedPage) -> tuple[Run, ...]:
    """Return what is drawn on a page, in order."""
    drawn = [
        Placed(mark, group.x, group.y)
        for group in page.groups
        for mark in group.marks
        if not isinstance(mark, _UNDRAWN)
    ]
    return tuple(
        Run(tag, tuple(same)) for tag, same in groupby(drawn, key=lambda one: tag_of(one.mark))
    )


_UNDRAWN = (Anchor, LinkTo, SignHere)


def elements(plan: Plan) -> tuple[tuple[PlannedSection, tuple[Element, ...]], ...]:
    """Return each section's elements; raises ``ValueError`` for a note that no words lead to."""
    notes = _notes_by_page(plan)
    return tuple((section, _elements(plan, section, notes)) for section in plan.sections)


_Notes = Mapping[int, Sequence[tuple[int, Tag]]]


def _notes_by_page(plan: Plan) -> _Notes:
    notes: dict[int, list[tuple[int, Tag]]] = {}
    for number, note in enumerate(plan.notes):
        if note.tag is None:
            raise ValueError(f"nobody hears the note on page {note.page}: {note}")
        notes.setdefault(note.page, []).append((number, note.tag))
    return notes


def _elements(plan: Plan, section: PlannedSection, notes: _Notes) -> tuple[Element, ...]:
    top: list[Element] = []
    known: dict[Tag, Element] = {}

    def element(tag: Tag) -> Element:
        if tag not in known:
            known[tag] = Element(tag)
            if tag.above is None:
                top.append(known[tag])
            else:
                element(tag.above).parts.append(known[tag])
        return known[tag]

    first, end = section.first_page - 1, section.first_page - 1 + section.pages
    for page in plan.pages[first:end]:
        spoken = [run.tag for run in runs(page) if run.tag is not None]
        for number, tag in enumerate(spoken):
            element(tag).parts.append(Spoken(page.number, number))
        for number, tag in notes.get(page.number, ()):
            element(tag).parts.append(number)
    return tuple(top)
