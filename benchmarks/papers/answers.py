"""What a reader says of a paper, whoever read it: the common form of ours and the rivals.

Boxes are in pixels of the page picture that the reader judged, of the size given beside them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.papers.truth import Box4
from ipclaim.model.document import Document, Field, FieldState, Value, whole_papers


@dataclass(frozen=True, slots=True)
class Picture:
    """The page picture that boxes refer to: upright, after a clockwise turn in degrees."""

    width: int
    height: int
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """One value that a reader gives; what it could not read is not given."""

    name: str
    value: Value
    certain: bool
    page: int
    box: Box4 | None = None
    origin: str = "ocr"
    reasons: tuple[str, ...] = ()
    alternatives: tuple[Value, ...] = ()
    confidence: float | None = None
    """The engine's score of its least sure character; ``None`` for what is not read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One document that a reader found."""

    doc_type: str
    certain: bool
    """Whether it is sure of the type."""
    pages: tuple[int, ...]
    fields: tuple[Given, ...]
    pictures: dict[int, Picture]


def answers_of(
    documents: Sequence[Document], pages_before: Mapping[str, int]
) -> tuple[Answer, ...]:
    """Put papers into the common form, one in several files as one; pages count on by file."""
    found = []
    for paper in whole_papers(documents):
        parts = [one for one in documents if one.continues and one.file in paper.files]
        answers = [answer_of(one, pages_before[one.file]) for one in (paper, *parts)]
        whole = answers[0]
        shift = {name: count - pages_before[paper.file] for name, count in pages_before.items()}
        found.append(
            replace(
                whole,
                pages=tuple(page for answer in answers for page in answer.pages),
                fields=tuple(
                    replace(given, page=given.page + shift[spot.source.file])
                    for given, spot in zip(whole.fields, _given(paper), strict=True)
                ),
                pictures={page: one for answer in answers for page, one in answer.pictures.items()},
            )
        )
    return tuple(found)


def answer_of(document: Document, pages_before: int = 0) -> Answer:
    """Put one of ipclaim's documents into the common form; pages count on from other files."""
    fields = tuple(
        Given(
            field.name,
            field.value,
            field.is_certain,
            field.source.page + pages_before,
            (field.source.box.x0, field.source.box.y0, field.source.box.x1, field.source.box.y1),
            str(field.origin),
            tuple(reason.code for reason in field.reasons),
            tuple(field.alternatives),
            field.confidence,
        )
        for field in _given(document)
    )
    pictures = {
        image.page + pages_before: Picture(image.width, image.height, image.turned)
        for image in document.page_images
    }
    pages = tuple(page + pages_before for page in document.pages)
    return Answer(document.doc_type, document.doc_type_certain, pages, fields, pictures)


def _given(document: Document) -> tuple[Field, ...]:
    return tuple(
        field
        for field in document.fields
        if field.state is not FieldState.UNREAD and (field.value is not None or field.is_certain)
    )
