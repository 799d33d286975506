"""Scores what a reader answered for one paper against its truth; counts nothing across papers.

A document that was read belongs to the true document with whose pages it shares most. Where
several belong to one (a paper that was torn apart), the first field of each name counts. Fields
that the paper does not have are extra: they lower precision; a certain one is certain but wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.papers.answers import Answer, Given, Picture
from benchmarks.papers.contract import promised
from benchmarks.papers.equality import same
from benchmarks.papers.truth import Box4, Fact, TrueDocument, TruePage, TruePaper
from ipclaim.model.document import Value


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field: what it truly is, what was given, and whether they agree."""

    name: str
    true: Value
    """``None`` also for a field that the paper does not have; then ``is_true`` is false."""
    is_true: bool
    """Whether the paper states the field, so that it counts for recall."""
    given: Given | None
    right: bool
    overlap: float | None
    """Intersection over union with the true box; ``None`` when either has no box."""

    @property
    def certain(self) -> bool:
        """Whether a value was given and called certain."""
        return self.given is not None and self.given.certain

    @property
    def certain_wrong(self) -> bool:
        """The worst defect: a wrong value with a straight face."""
        return self.certain and not self.right


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One true document."""

    doc_type: str
    style: str
    said_type: str
    type_certain: bool
    whole: bool
    """Whether exactly its pages were read as one document."""
    fields: tuple[FieldScore, ...]

    @property
    def type_right(self) -> bool:
        """Whether all that was read of it has its type."""
        return self.said_type == self.doc_type


def score(paper: TruePaper, answers: Sequence[Answer]) -> tuple[DocumentScore, ...]:
    """Score all documents of one paper."""
    shares: dict[int, list[Answer]] = {index: [] for index in range(len(paper.documents))}
    for answer in answers:
        shares[_home(paper, answer)].append(answer)
    pages = {page.page: page for page in paper.pages}
    return tuple(
        _document(document, shares[index], pages) for index, document in enumerate(paper.documents)
    )


def _home(paper: TruePaper, answer: Answer) -> int:
    """Return the true document that shares most pages; the first one for none at all."""
    shared = [len(set(document.pages) & set(answer.pages)) for document in paper.documents]
    return shared.index(max(shared))


def _document(
    true: TrueDocument, answers: Sequence[Answer], pages: dict[int, TruePage]
) -> DocumentScore:
    types = {answer.doc_type for answer in answers}
    said = true.doc_type if types == {true.doc_type} else next(iter(types - {true.doc_type}), "-")
    given: dict[str, tuple[Given, Picture | None]] = {}
    for answer in answers:
        for field in answer.fields:
            if field.name in true.fields or promised(answer.doc_type, field.name):
                given.setdefault(field.name, (field, answer.pictures.get(field.page)))
    names = [*true.fields, *(name for name in given if name not in true.fields)]
    fields = (_field(name, true.fields.get(name), given.get(name), pages) for name in names)
    return DocumentScore(
        true.doc_type,
        true.style,
        said,
        any(answer.certain for answer in answers if answer.doc_type == said),
        len(answers) == 1 and answers[0].pages == true.pages,
        tuple(fields),
    )


def _field(
    name: str,
    fact: Fact | None,
    found: tuple[Given, Picture | None] | None,
    pages: dict[int, TruePage],
) -> FieldScore:
    true = fact.stated if fact else None
    if found is None:
        return FieldScore(name, true, true is not None, None, right=False, overlap=None)
    given, picture = found
    right = same(name, given.value, true)
    overlap = None
    if fact and fact.box and given.box and picture and fact.page == given.page:
        overlap = intersection_over_union(given.box, upright(fact.box, pages[fact.page], picture))
    is_true = true is not None or (right and given.value is None)
    return FieldScore(name, true, is_true, given, right, overlap)


def upright(box: Box4, page: TruePage, picture: Picture) -> Box4:
    """Return a true box in pixels of the turned and perhaps scaled picture that was judged."""
    x0, y0, x1, y1 = box
    width, height = page.width, page.height
    match picture.turned:
        case 90:
            x0, y0, x1, y1 = height - y1, x0, height - y0, x1
        case 180:
            x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
        case 270:
            x0, y0, x1, y1 = y0, width - x1, y1, width - x0
    if picture.turned in {90, 270}:
        width, height = height, width
    across, down = picture.width / width, picture.height / height
    return (x0 * across, y0 * down, x1 * across, y1 * down)


def intersection_over_union(one: Box4, other: Box4) -> float:
    """Return the shared part of two boxes' common area, 0 to 1."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    return both / (_area(one) + _area(other) - both)


def _area(box: Box4) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
