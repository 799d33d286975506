"""What ties papers in different files to one another, and what is told of a paper for it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipclaim.model.document import Document, Field
from ipclaim.read.folding import bones
from ipclaim.read.pagination import stated_page

Papers = Sequence[Document]
UNKNOWN = "other"
_SHORTEST_NAME = 6
_SHORTEST_NUMBER = 7
_PLACES_AND_PROSE = frozenset({"address", "scope", "business_scope", "territory"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A further part of a paper, both by their place among all papers."""

    head: int
    part: int
    why: str
    certain: bool
    for_want_of_others: bool = False
    """Certain only within a case, where no other paper can be meant."""


def page_numbers(paper: Document) -> set[tuple[int, int]]:
    """Return which pages of how many the paper's own pages say they are."""
    heights = {image.page: image.height for image in paper.page_images}
    stated = (
        stated_page(line.text, line.box, heights[page])
        for page, line in paper.lines
        if page in heights
    )
    return {one for one in stated if one is not None}


def mentions(head: Document, part: Document) -> bool:
    """Tell whether a page bears a long name or number that its head states surely."""
    text = bones(part.text).lower()
    return any(
        bones(value).lower() in text
        for field in head.fields
        if field.is_certain
        for value in _values(field)
        if len(bones(value)) >= (_SHORTEST_NUMBER if value.isdecimal() else _SHORTEST_NAME)
        and field.name not in _PLACES_AND_PROSE
    )


def _values(field: Field) -> tuple[str, ...]:
    if isinstance(field.value, tuple):
        return tuple(map(str, field.value))
    return (field.value,) if isinstance(field.value, str) else ()


def states(paper: Document) -> frozenset[str]:
    """Return which facts a paper states, however doubtful."""
    return frozenset(field.name for field in paper.fields if field.value is not None)


def apart(papers: Papers, one: int, other: int) -> bool:
    """Tell whether two papers lie in different files, of different bytes."""
    first, second = papers[one], papers[other]
    return first.file != second.file and first.sha256 != second.sha256


def is_alone(papers: Papers, at: int) -> bool:
    """Tell whether a paper has its file to itself."""
    return sum(paper.file == papers[at].file for paper in papers) == 1


def is_unknown(paper: Document) -> bool:
    """Tell a paper that is none of the kinds, or could not be read."""
    return paper.doc_type in {UNKNOWN, "unreadable"}
