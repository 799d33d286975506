"""What a reader says of a paper, whoever read it: the common form of ours and the rivals.

Boxes are in pixels of the page picture that the reader judged, of the size given beside them.
"""

from dataclasses import dataclass

from benchmarks.papers.truth import Box4
from ipclaim.model.document import Document, FieldState, Value


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


@dataclass(frozen=True, slots=True)
class Answer:
    """One document that a reader found."""

    doc_type: str
    certain: bool
    """Whether it is sure of the type."""
    pages: tuple[int, ...]
    fields: tuple[Given, ...]
    pictures: dict[int, Picture]


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
        )
        for field in document.fields
        if field.state is not FieldState.UNREAD and (field.value is not None or field.is_certain)
    )
    pictures = {
        image.page + pages_before: Picture(image.width, image.height, image.turned)
        for image in document.page_images
    }
    pages = tuple(page + pages_before for page in document.pages)
    return Answer(document.doc_type, document.doc_type_certain, pages, fields, pictures)
