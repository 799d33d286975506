"""Judges a case by its rule pack: every rule answers, and every answer is a finding.

Pure: facts and a day go in, an assessment comes out, the same each time.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence

from ipclaim.check.asked import Asked, asked_of
from ipclaim.check.decided import Decided, accepted_by, approved_by, decided
from ipclaim.check.elements import elements_of
from ipclaim.check.matter import Facts, Matter
from ipclaim.check.parts import cast
from ipclaim.model.document import Document
from ipclaim.model.finding import Assessment, Finding, Step
from ipclaim.rules.pack import RulePack

DECISION_CHECK = "decisions_are_current"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def judge(facts: Facts) -> Assessment:
    """Return the assessment of a case; raises ``RulesError`` for a rule whose check is unknown."""
    corrected = decided(facts)
    parts = cast(corrected.facts)
    matter = Matter(corrected.facts, parts, corrected.lapsed)
    asked = asked_of(facts.pack, facts.as_of)
    answers = {each.rule.id: each.of(matter) for each in asked if not _is_about_decisions(each)}
    findings = [finding for answer in answers.values() for finding in answer]
    decisions = facts.decisions.decisions
    digest = _digest(facts.pack, corrected.facts.documents, findings) if decisions else ""
    approver, stale = approved_by(decisions, digest)
    known = {finding.fingerprint for finding in findings}
    lapsed = (*corrected.lapsed, *Decided.lapsed_findings(decisions, known), *stale)
    last = Matter(corrected.facts, parts, lapsed)
    findings += [found for each in asked if _is_about_decisions(each) for found in each.of(last)]
    findings = [accepted_by(decisions, finding) for finding in findings]
    return Assessment(
        case=facts.name,
        platform=facts.pack.id,
        pack_version=facts.pack.version,
        as_of=facts.as_of,
        steps=_steps(facts.pack, findings),
        findings=tuple(findings),
        documents=corrected.facts.documents,
        approved_by=approver,
        elements=tuple(elements_of(matter, answers)),
    )


def _is_about_decisions(asked: Asked) -> bool:
    return asked.rule.check == DECISION_CHECK


def assessment_digest(assessment: Assessment) -> str:
    """Return the SHA-256 of what an approval is about: outcomes, rules' version, and papers.

    Independent of paths, of the day, of wording, and of findings about decisions themselves, so
    that approving does not change what was approved.
    """
    judged = [finding for finding in assessment.findings if not finding.rule.startswith("DEC-")]
    papers = sorted({document.sha256 for document in assessment.documents})
    return _sha256([assessment.platform, assessment.pack_version, papers,
                    sorted([each.fingerprint, each.outcome] for each in judged)])  # fmt: skip


def _digest(pack: RulePack, documents: Sequence[Document], findings: Iterable[Finding]) -> str:
    papers = sorted({document.sha256 for document in documents})
    judged = [[each.fingerprint, each.outcome] for each in findings]
    return _sha256([pack.id, pack.version, papers, sorted(judged)])


def _sha256(what: object) -> str:
    return hashlib.sha256(_ENCODER.encode(what).encode()).hexdigest()


def _steps(pack: RulePack, findings: Sequence[Finding]) -> tuple[Step, ...]:
    blocked = {finding.step for finding in findings if finding.blocks}
    return tuple(Step(step.id, step.title, step.id not in blocked) for step in pack.steps)
