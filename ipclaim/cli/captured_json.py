"""What ``ipclaim capture --json`` prints; its shape is public."""

from collections.abc import Sequence

from pydantic import JsonValue

from ipclaim.model.listing import Capture
from ipclaim.model.look import Look, told_cause
from ipclaim.model.outcomes import told_outcome
from ipclaim.model.text import Text
from ipclaim.run.batch import CaseResult
from ipclaim.run.brought_told import BroughtTold


def results_json(results: Sequence[CaseResult]) -> list[JsonValue]:
    """Return an entry for each case, in their order."""
    return [_result(result) for result in results]


def _result(result: CaseResult) -> dict[str, JsonValue]:
    seal = result.seal
    stamped_at = seal.stamped_at if seal else None
    return {
        "case": result.name,
        "path": str(result.path),
        "error": _said(result.error.message) if result.error else None,
        "captures": [_capture(one) for one in result.captures],
        "brought": [_brought(one) for one in result.brought],
        "looks": [_look(one) for one in result.looks],
        "sealed": seal is not None,
        "stamped_at": stamped_at.isoformat() if stamped_at else None,
        "notes": [_said(note) for note in result.notes],
        "made": [str(path) for path in result.made],
    }


def _capture(capture: Capture) -> dict[str, JsonValue]:
    shown = capture.shown
    return {
        "listing": capture.listing_id,
        "url": capture.url,
        "reached": capture.reached,
        "outcome": capture.outcome,
        "means": _said(told_outcome(capture.outcome)),
        "is_evidence": capture.is_evidence,
        "captured_at": capture.captured_at.isoformat(),
        "imported": capture.brought is not None,
        "shown": {
            "title": shown.title,
            "shop": shown.shop,
            "price": shown.price,
            "item_id": shown.item_id,
        },
    }


def _brought(told: BroughtTold) -> dict[str, JsonValue]:
    return {
        "file": told.name,
        "listings": list(told.listings),
        "is_new": told.is_new,
        "code": told.code,
        "message": _said(told.message) if told.message else None,
        "advice": _said(told.advice) if told.advice else None,
    }


def _look(look: Look) -> dict[str, JsonValue]:
    return {
        "listing": look.listing_id,
        "url": look.url,
        "state": look.state.value,
        "cause": look.cause,
        "means": _said(told_cause(look.cause)),
        "looked_at": look.looked_at.isoformat() if look.looked_at else None,
        "first_captured_at": look.first_at.isoformat() if look.first_at else None,
        "differences": [
            {"what": each.what, "before": each.before, "now": each.now} for each in look.differences
        ],
        "proof": f"evidence/{look.proof}" if look.proof else None,
    }


def _said(text: Text) -> dict[str, JsonValue]:
    return {"zh": text.zh, "en": text.en}
