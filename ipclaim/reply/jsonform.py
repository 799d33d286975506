"""The draft as JSON, for other programs: stable keys, both languages, dates as ISO text."""

from datetime import date

from ipclaim.check.jsonform import cite_json, source_json, text_json
from ipclaim.model.listing import Listing
from ipclaim.model.written import JsonValue
from ipclaim.reply.answer import Stated
from ipclaim.reply.deadlines import Deadline
from ipclaim.reply.draft import ReplyDraft
from ipclaim.reply.exhibits import Exhibit
from ipclaim.reply.further import FurtherDraft
from ipclaim.reply.letter import Section
from ipclaim.reply.note import Look, Need
from ipclaim.reply.outcome import DefenceAnswer, Share, TestAnswer
from ipclaim.reply.pasted import Pasted
from ipclaim.reply.pleas import Raised
from ipclaim.reply.received import Unread
from ipclaim.reply.same_rules import SameRule


def reply_json(draft: ReplyDraft) -> dict[str, JsonValue]:
    """Return the whole draft; what is not known is null, never left out."""
    return {
        "case": draft.case,
        "counter_notice": draft.counter_notice,
        "came_in": draft.came_in,
        "unread": [_unread(each) for each in draft.unread],
        "as_of": draft.as_of.isoformat(),
        "status": "draft",
        "suggestion": draft.suggestion.value,
        "reasons": [text_json(reason) for reason in draft.reasons],
        "links": [_link(listing, share) for share in draft.shares for listing in share.listings],
        "defences": [_defence(answer) for answer in draft.answers],
        "pleas": [_raised(each) for each in draft.pleas.raised],
        "same_rules": [_same_rule(each) for each in draft.same_rules],
        "unplaced": [
            {
                "text": each.passage.text,
                "source": source_json(each.passage.source),
                "likely": each.likely,
                "closest": each.closest,
            }
            for each in draft.pleas.unplaced
        ],
        "unknown_defences": list(draft.unknown_defences),
        "deadlines": [_deadline(each) for each in draft.deadlines],
        "missing": [_need(each) for each in draft.missing],
        "needs_person": [_look(each) for each in draft.needs_person],
        "exhibits": [_exhibit(each) for each in draft.exhibits],
        "letter": {
            "title": text_json(draft.title),
            "parties": [text_json(each) for each in draft.parties],
            "sections": [_section(each) for each in draft.letter],
        },
        "note": {
            "title": text_json(draft.note_title),
            "sections": [_section(each) for each in draft.note],
        },
    }


def further_json(draft: FurtherDraft) -> dict[str, JsonValue]:
    """Return one paper that follows."""
    return {
        "id": draft.id,
        "title": text_json(draft.title),
        "why": text_json(draft.why),
        "listings": list(draft.listings),
        "checklist": draft.is_checklist,
        "deadline": _deadline(draft.deadline) if draft.deadline else None,
        "sections": [_section(each) for each in draft.sections],
        "cites": [cite_json(each) for each in draft.cites],
    }


def pasted_json(made: Pasted) -> dict[str, JsonValue]:
    """Return the text for the form in one language."""
    return {
        "lang": made.lang.value,
        "text": made.text,
        "characters": len(made.text),
        "limit": made.limit,
        "fits": made.fits,
        "detail": made.detail.name.lower(),
    }


def _unread(unread: Unread) -> dict[str, JsonValue]:
    return {
        "file": unread.file,
        "name": unread.name,
        "code": unread.problem.code,
        "message": text_json(unread.problem.message),
        "advice": text_json(unread.problem.advice),
    }


def _same_rule(judged: SameRule) -> dict[str, JsonValue]:
    finding = judged.finding
    return {
        "standing": judged.standing.value,
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "message": text_json(finding.message),
        "sources": [source_json(each) for each in finding.sources],
        "cites": [cite_json(each) for each in finding.cites],
    }


def _raised(raised: Raised) -> dict[str, JsonValue]:
    return {
        "defence": raised.defence,
        "sentences": [
            {"text": each.text, "source": source_json(each.source)} for each in raised.passages
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _link(listing: Listing, share: Share) -> dict[str, JsonValue]:
    return {
        "listing": listing.id,
        "url": listing.link.url,
        "item_id": listing.item_id,
        "suggestion": share.suggestion.value,
        "reasons": [text_json(reason) for reason in share.reasons],
        "defences": [
            {"id": answer.defence.id, "suggestion": answer.suggestion.value}
            for answer in share.answers
        ],
    }


def _defence(answer: DefenceAnswer) -> dict[str, JsonValue]:
    return {
        "id": answer.defence.id,
        "name": text_json(answer.defence.name.plain),
        "listings": list(answer.listings),
        "claim": text_json(answer.defence.claim.plain),
        "claimed": [_stated(each) for each in answer.claimed],
        "suggestion": answer.suggestion.value,
        "reason": text_json(answer.reason),
        "clause": text_json(answer.clause),
        "cites": [cite_json(each) for each in answer.cites],
        "platform_rules": [
            {
                "id": rule.id,
                "says": text_json(rule.says),
                "cites": [cite_json(each) for each in rule.cites],
            }
            for rule in answer.platform_rules
        ],
        "answer_with": [text_json(each.plain) for each in answer.defence.hold],
        "attach": [text_json(each.plain) for each in answer.defence.attach],
        "tests": [_test(each) for each in answer.tests],
    }


def _test(answer: TestAnswer) -> dict[str, JsonValue]:
    return {
        "id": answer.test.id,
        "name": text_json(answer.test.name.plain),
        "weight": answer.test.weight.value,
        "verdict": answer.verdict.value,
        "code": answer.code,
        "sentence": text_json(answer.sentence),
        "seller_states": [_stated(each) for each in answer.theirs],
        "we_hold": [_stated(each) for each in answer.ours],
        "missing": text_json(answer.needed.plain) if answer.needed else None,
        "cites": [cite_json(each) for each in answer.cites],
    }


def _stated(stated: Stated) -> dict[str, JsonValue]:
    return {
        "exhibit": stated.exhibit,
        "page": stated.page,
        "field": stated.field,
        "quote": text_json(stated.quote),
        "certain": stated.certain,
        "source": source_json(stated.source) if stated.source else None,
    }


def _deadline(deadline: Deadline) -> dict[str, JsonValue]:
    return {
        "id": deadline.id,
        "title": text_json(deadline.title),
        "who": deadline.who,
        "state": deadline.state.value,
        "safe": _day(deadline.safe),
        "rolled": _day(deadline.rolled),
        "provisional": deadline.provisional,
        "counted_from": _day(deadline.counted_from),
        "told": text_json(deadline.told),
        "cites": [cite_json(each) for each in deadline.cites],
    }


def _need(need: Need) -> dict[str, JsonValue]:
    return {"what": text_json(need.what), "why": text_json(need.why)}


def _look(look: Look) -> dict[str, JsonValue]:
    return {
        "text": text_json(look.text),
        "source": source_json(look.source) if look.source else None,
    }


def _exhibit(exhibit: Exhibit) -> dict[str, JsonValue]:
    return {
        "id": exhibit.id,
        "side": exhibit.side.value,
        "label": text_json(exhibit.label),
        "title": text_json(exhibit.title),
        "file": exhibit.file,
        "pages": list(exhibit.pages),
        "sha256": exhibit.sha256,
        "listing": exhibit.listing_id,
    }


def _section(section: Section) -> dict[str, JsonValue]:
    return {
        "id": section.id,
        "heading": text_json(section.heading),
        "paragraphs": [
            {
                **text_json(paragraph.text),
                "heading": paragraph.is_heading,
                "exhibits": [{"exhibit": id_, "page": page} for id_, page in paragraph.exhibits],
            }
            for paragraph in section.paragraphs
        ],
    }
