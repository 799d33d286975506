"""A document as the JSON of ``ipclaim read --json``: stable keys in a stable order."""

from ipclaim.model.document import (
    Box,
    Confirmation,
    Document,
    Field,
    PageImage,
    Part,
    Problem,
    Reason,
    Seal,
    Source,
    Value,
)
from ipclaim.model.text import Text
from ipclaim.model.written import JsonValue


def document_json(document: Document) -> dict[str, JsonValue]:
    """Return the document as plain JSON values; boxes are ``[x0, y0, x1, y1]``."""
    return {
        "file": document.file,
        "sha256": document.sha256,
        "pages": list(document.pages),
        "doc_type": document.doc_type,
        "doc_type_certain": document.doc_type_certain,
        "jurisdiction": document.jurisdiction,
        "style": document.style,
        "fields": {field.name: _field(field) for field in document.fields},
        "text": document.text,
        "problems": [_problem(problem) for problem in document.problems],
        "page_images": [_page_image(image) for image in document.page_images],
        "seals": [_seal(seal) for seal in document.seals],
        "parts": [_part(part) for part in document.parts],
        "continues": None if document.continues is None else _part(document.continues),
    }


def _field(field: Field) -> JsonValue:
    form: dict[str, JsonValue] = {
        "value": _value(field.value),
        "raw": field.raw,
        "state": field.state.value,
        "origin": field.origin.value,
        "confidence": None if field.confidence is None else round(field.confidence, 4),
        "reasons": [_reason(why) for why in field.reasons],
        "alternatives": list(field.alternatives),
        "source": _source(field.source),
    }
    if field.check_digit is not None:
        form["check_digit"] = field.check_digit.value
    if field.confirmed_by is not None:
        form["confirmed_by"] = _confirmation(field.confirmed_by)
    return form


def _source(source: Source) -> dict[str, JsonValue]:
    return {
        "file": source.file,
        "page": source.page,
        "box": _box(source.box),
        "text": source.text,
    }


def _reason(why: Reason) -> JsonValue:
    return {"code": why.code, **_text(why.text)}


def _confirmation(by: Confirmation) -> JsonValue:
    answers: list[JsonValue] = [_reason(why) for why in by.answers]
    return {"field": by.field, **_source(by.source), "answers": answers}


def _part(part: Part) -> JsonValue:
    return {
        "file": part.file,
        "pages": list(part.pages),
        "certain": part.certain,
        "why": _reason(part.why),
    }


def _value(value: Value) -> JsonValue:
    return list(value) if isinstance(value, tuple) else value


def _box(box: Box) -> JsonValue:
    return [box.x0, box.y0, box.x1, box.y1]


def _text(text: Text) -> dict[str, JsonValue]:
    return {"zh": text.zh, "en": text.en}


def _problem(problem: Problem) -> JsonValue:
    return {
        "code": problem.code,
        "message": _text(problem.message),
        "advice": _text(problem.advice),
        "page": problem.page,
        "fatal": problem.fatal,
    }


def _seal(seal: Seal) -> JsonValue:
    return {
        "page": seal.page,
        "box": _box(seal.box),
        "shape": seal.shape.value,
        "colour": seal.colour,
        "kind": seal.kind.value,
        "text": seal.text,
        "words": seal.words,
        "certain": seal.certain,
    }


def _page_image(image: PageImage) -> JsonValue:
    return {
        "page": image.page,
        "width": image.width,
        "height": image.height,
        "dpi": image.dpi,
        "turned": image.turned,
        "colour": image.colour,
    }
