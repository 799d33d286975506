"""The assessment as JSON, as ``ipclaim check --format json`` prints it (see the contract)."""

from collections.abc import Sequence

from ipclaim.check.judge import assessment_digest
from ipclaim.model.document import Source
from ipclaim.model.finding import Assessment, Cite, Finding, LegalElement
from ipclaim.model.text import Text
from ipclaim.model.written import JsonValue


def assessment_json(
    assessment: Assessment, documents_json: Sequence[JsonValue]
) -> dict[str, JsonValue]:
    """Return the assessment in the contract's shape; documents as the reader tells them."""
    return {
        "case": assessment.case,
        "platform": assessment.platform,
        "pack_version": assessment.pack_version,
        "as_of": assessment.as_of.isoformat(),
        "ready": assessment.ready,
        "approved_by": assessment.approved_by,
        "digest": assessment_digest(assessment),
        "steps": [
            {"id": step.id, "title": text_json(step.title), "ready": step.ready}
            for step in assessment.steps
        ],
        "findings": [finding_json(finding) for finding in assessment.findings],
        "elements": [element_json(element) for element in assessment.elements],
        "documents": list(documents_json),
    }


def finding_json(finding: Finding) -> dict[str, JsonValue]:
    """Return one finding in the contract's shape."""
    return {
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "step": finding.step,
        "title": text_json(finding.title),
        "message": text_json(finding.message),
        "advice": text_json(finding.advice),
        "sources": [source_json(source) for source in finding.sources],
        "cites": [cite_json(cite) for cite in finding.cites],
        "fingerprint": finding.fingerprint,
        "accepted_by": finding.accepted_by,
    }


def element_json(element: LegalElement) -> dict[str, JsonValue]:
    """Return one element of a legal regime."""
    return {
        "regime": element.regime,
        "regime_name": text_json(element.regime_name),
        "element": element.id,
        "title": text_json(element.title),
        "outcome": element.outcome.value,
        "rules": list(element.rules),
        "asked": text_json(element.asked) if element.asked else None,
        "cites": [cite_json(cite) for cite in element.cites],
    }


def text_json(text: Text) -> dict[str, JsonValue]:
    """Return both languages."""
    return {"zh": text.zh, "en": text.en}


def source_json(source: Source) -> dict[str, JsonValue]:
    """Return a spot, the box as four numbers."""
    box = source.box
    return {
        "file": source.file,
        "page": source.page,
        "box": [box.x0, box.y0, box.x1, box.y1],
        "text": source.text,
    }


def cite_json(cite: Cite) -> dict[str, JsonValue]:
    """Return where a rule comes from."""
    return {
        "ref": cite.ref,
        "verified_on": cite.verified_on.isoformat(),
        "confidence": cite.confidence.value,
    }
