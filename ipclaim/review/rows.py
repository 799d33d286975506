"""What stands on each page and in which order, as data. Pure: no files, no HTML.

What needs a person comes first. Nothing is left out: a finding of a step that the assessment
does not list still gets a place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ipclaim.model.document import Box, Document, Field, PageImage, Source, Value
from ipclaim.model.finding import Assessment, Finding, Outcome, Step
from ipclaim.model.text import Text
from ipclaim.review.cases import Course
from ipclaim.review.words import Words
from ipclaim.rules.agenda import DueItem, urgency

_ORDER = (Outcome.FAIL, Outcome.REVIEW, Outcome.PASS, Outcome.NOT_APPLICABLE)


_MARGINS_A_PAGE = 200
"""A frame keeps this part of the page's height from the text that it marks."""


class StepState(StrEnum):
    """What a step's badge says; a step in which nothing was checked is never shown as ready."""

    READY = "ready"
    NOT_READY = "not_ready"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a paper."""

    number: int
    """Place in the document's fields, from 1: the anchor, whatever the order on the page."""
    field: Field
    label: Text
    value: Text | None
    """``None`` when there is no value to show."""
    has_box: bool
    """Whether its spot lies on a page that is shown."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page picture with the fields that stand on it."""

    image: PageImage
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper in the overview of a case."""

    number: int
    """Place in the assessment's documents, from 1: its address."""
    document: Document
    kind: Text
    to_check: int
    """How many fields a person must look at."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A spot that a finding points at; ``href`` is ``None`` when it is on none of the papers."""

    source: Source
    href: str | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the way to the spots it speaks of."""

    finding: Finding
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the platform's flow with its findings, split by whether a person is needed."""

    step: Step
    state: StepState
    unmet: tuple[FindingRow, ...]
    met: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing to be done, and its case."""

    number: int
    """The case's place in the list, from 1: its address."""
    item: DueItem


def due_rows(courses: Sequence[Course]) -> tuple[DueRow, ...]:
    """Return what is due on our side in all cases, soonest first."""
    rows = (
        DueRow(number, item)
        for number, course in enumerate(courses, start=1)
        for item in course.clocks
        if item.is_own
    )
    return tuple(sorted(rows, key=lambda row: urgency(row.item)))


def field_rows(document: Document, words: Words) -> tuple[FieldRow, ...]:
    """Return a paper's fields, those that a person must look at first."""
    shown = {image.page for image in document.page_images}
    rows = [
        FieldRow(
            number,
            field,
            words.field(field.name),
            describe_value(field.value, words),
            field.source.file == document.file and field.source.page in shown,
        )
        for number, field in enumerate(document.fields, start=1)
        if field in document.own_fields
    ]
    return tuple(sorted(rows, key=lambda row: row.field.is_certain))


def page_rows(document: Document, fields: Sequence[FieldRow]) -> tuple[PageRow, ...]:
    """Return a paper's pages, each with the fields whose box lies on it."""
    return tuple(
        PageRow(
            image,
            tuple(row for row in fields if row.has_box and row.field.source.page == image.page),
        )
        for image in document.page_images
    )


def paper_rows(documents: Sequence[Document], words: Words) -> tuple[PaperRow, ...]:
    """Return a case's papers in the order in which they were read."""
    return tuple(
        PaperRow(
            number,
            document,
            words.paper(document.doc_type),
            sum(not field.is_certain for field in document.own_fields),
        )
        for number, document in enumerate(documents, start=1)
    )


def step_rows(assessment: Assessment, case_href: str) -> tuple[StepRow, ...]:
    """Return the steps in the platform's order, each finding in exactly one of them."""
    known = {step.id for step in assessment.steps}
    others = dict.fromkeys(
        finding.step for finding in assessment.findings if finding.step not in known
    )
    unlisted = [
        Step(
            id=name,
            title=Text(zh=name, en=name),
            ready=not any(f.blocks for f in assessment.findings if f.step == name),
        )
        for name in others
    ]
    return tuple(_step_row(step, assessment, case_href) for step in (*assessment.steps, *unlisted))


def _step_row(step: Step, assessment: Assessment, case_href: str) -> StepRow:
    findings = sorted(
        (finding for finding in assessment.findings if finding.step == step.id),
        key=lambda finding: (not finding.blocks, _ORDER.index(finding.outcome)),
    )
    rows = [
        FindingRow(
            finding,
            tuple(
                SourceLink(source, source_href(source, assessment.documents, case_href))
                for source in finding.sources
            ),
        )
        for finding in findings
    ]
    return StepRow(
        step,
        step_state(step, assessment),
        unmet=tuple(row for row in rows if is_unmet(row.finding)),
        met=tuple(row for row in rows if not is_unmet(row.finding)),
    )


def step_state(step: Step, assessment: Assessment) -> StepState:
    """Return what may be said of a step."""
    if not step.ready:
        return StepState.NOT_READY
    is_checked = any(finding.step == step.id for finding in assessment.findings)
    return StepState.READY if is_checked else StepState.UNCHECKED


def frame_of(box: Box, image: PageImage) -> Box:
    """Return the frame to draw round a box: a little wider, so that its line covers no text."""
    margin = image.height // _MARGINS_A_PAGE
    return Box(
        max(box.x0 - margin, 0),
        max(box.y0 - margin, 0),
        min(box.x1 + margin, image.width),
        min(box.y1 + margin, image.height),
    )


def is_unmet(finding: Finding) -> bool:
    """Whether the rule fails or needs a person, even where somebody accepted that."""
    return finding.outcome in {Outcome.FAIL, Outcome.REVIEW}


def source_href(source: Source, documents: Sequence[Document], case_href: str) -> str | None:
    """Return the address of the field, or else the page, that a source points at."""
    for number, document in enumerate(documents, start=1):
        if document.file != source.file or source.page not in document.pages:
            continue
        for place, field in enumerate(document.fields, start=1):
            if (field.source.page, field.source.box) == (source.page, source.box):
                return f"{case_href}/paper/{number}#field-{place}"
        return f"{case_href}/paper/{number}#page-{source.page}"
    return None


def describe_value(value: Value, words: Words) -> Text | None:
    """Return a value as people write it; ``None`` when there is nothing to show."""
    if value is None or value in {"", ()}:
        return None
    if isinstance(value, bool):
        return words.phrase("yes" if value else "no")
    if isinstance(value, tuple):
        return describe_list(value)
    if value == "long-term":
        return words.phrase("long_term")
    return Text(zh=value, en=value)


def describe_list(items: Sequence[object]) -> Text:
    """Return several things as people list them."""
    parts = [str(item) for item in items]
    return Text(zh="、".join(parts), en=", ".join(parts))


def describe_confidence(confidence: float | None) -> str | None:
    """Return an engine's score as per cent, cut off, so that only a full score reads as 100 %."""
    return None if confidence is None else f"{int(confidence * 1000) / 10:.1f} %"
