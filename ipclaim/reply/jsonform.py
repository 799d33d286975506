"""The draft as JSON, for other programs: stable keys, both languages, dates as ISO text."""

from datetime import date

from pydantic import JsonValue

from ipclaim.model.document import Source
from ipclaim.model.finding import Cite
from ipclaim.model.text import Text
from ipclaim.reply.answer import Stated
from ipclaim.reply.deadlines import Deadline
from ipclaim.reply.draft import ReplyDraft
from ipclaim.reply.exhibits import Exhibit
from ipclaim.reply.letter import Section
from ipclaim.reply.note import Look, Need
from ipclaim.reply.outcome import DefenceAnswer, TestAnswer


def reply_json(draft: ReplyDraft) -> dict[str, JsonValue]:
    """Return the whole draft; what is not known is null, never left out."""
    return {
        "case": draft.case,
        "counter_notice": draft.counter_notice,
        "as_of": draft.as_of.isoformat(),
        "status": "draft",
        "suggestion": draft.suggestion.value,
        "reasons": [_text(reason) for reason in draft.reasons],
        "defences": [_defence(answer) for answer in draft.answers],
        "unknown_defences": list(draft.unknown_defences),
        "deadlines": [_deadline(each) for each in draft.deadlines],
        "missing": [_need(each) for each in draft.missing],
        "needs_person": [_look(each) for each in draft.needs_person],
        "exhibits": [_exhibit(each) for each in draft.exhibits],
        "letter": {
            "title": _text(draft.title),
            "parties": [_text(each) for each in draft.parties],
            "sections": [_section(each) for each in draft.letter],
        },
        "note": {
            "title": _text(draft.note_title),
            "sections": [_section(each) for each in draft.note],
        },
    }


def _text(text: Text) -> dict[str, JsonValue]:
    return {"zh": text.zh, "en": text.en}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _source(source: Source | None) -> JsonValue:
    if source is None:
        return None
    box = source.box
    return {
        "file": source.file,
        "page": source.page,
        "box": [box.x0, box.y0, box.x1, box.y1],
        "text": source.text,
    }


def _cite(cite: Cite) -> dict[str, JsonValue]:
    return {
        "ref": cite.ref,
        "verified_on": cite.verified_on.isoformat(),
        "confidence": cite.confidence.value,
    }


def _defence(answer: DefenceAnswer) -> dict[str, JsonValue]:
    return {
        "id": answer.defence.id,
        "name": _text(answer.defence.name.plain),
        "suggestion": answer.suggestion.value,
        "reason": _text(answer.reason),
        "tests": [_test(each) for each in answer.tests],
    }


def _test(answer: TestAnswer) -> dict[str, JsonValue]:
    return {
        "id": answer.test.id,
        "name": _text(answer.test.name.plain),
        "weight": answer.test.weight.value,
        "verdict": answer.verdict.value,
        "code": answer.code,
        "sentence": _text(answer.sentence),
        "seller_states": [_stated(each) for each in answer.theirs],
        "we_hold": [_stated(each) for each in answer.ours],
        "cites": [_cite(each) for each in answer.cites],
    }


def _stated(stated: Stated) -> dict[str, JsonValue]:
    return {
        "exhibit": stated.exhibit,
        "page": stated.page,
        "field": stated.field,
        "quote": _text(stated.quote),
        "certain": stated.certain,
        "source": _source(stated.source),
    }


def _deadline(deadline: Deadline) -> dict[str, JsonValue]:
    return {
        "id": deadline.id,
        "title": _text(deadline.title),
        "state": deadline.state.value,
        "safe": _day(deadline.safe),
        "rolled": _day(deadline.rolled),
        "provisional": deadline.provisional,
        "counted_from": _day(deadline.counted_from),
        "told": _text(deadline.told),
        "cites": [_cite(each) for each in deadline.cites],
    }


def _need(need: Need) -> dict[str, JsonValue]:
    return {"what": _text(need.what), "why": _text(need.why)}


def _look(look: Look) -> dict[str, JsonValue]:
    return {"text": _text(look.text), "source": _source(look.source)}


def _exhibit(exhibit: Exhibit) -> dict[str, JsonValue]:
    return {
        "id": exhibit.id,
        "side": exhibit.side.value,
        "label": _text(exhibit.label),
        "title": _text(exhibit.title),
        "file": exhibit.file,
        "pages": list(exhibit.pages),
        "sha256": exhibit.sha256,
        "listing": exhibit.listing_id,
    }


def _section(section: Section) -> dict[str, JsonValue]:
    return {
        "id": section.id,
        "heading": _text(section.heading),
        "paragraphs": [
            {
                **_text(paragraph.text),
                "heading": paragraph.is_heading,
                "exhibits": [{"exhibit": id_, "page": page} for id_, page in paragraph.exhibits],
            }
            for paragraph in section.paragraphs
        ],
    }
