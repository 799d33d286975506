"""Judges a case by its rule pack: every rule answers, and every answer is a finding.

Pure: facts and a day go in, an assessment comes out, the same each time.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ipclaim.check.asked import Asked, asked_of
from ipclaim.check.decided import Decided, accepted_by, approved_by, decided
from ipclaim.check.elements import elements_of
from ipclaim.check.matter import Facts, Matter
from ipclaim.check.parts import cast
from ipclaim.model.document import Document
from ipclaim.model.finding import Assessment, Finding, Step
from ipclaim.model.text import Text
from ipclaim.rules.pack import RulePack

DECISION_CHECK = "decisions_are_current"
LETTER_CHECK = "letter_is_whole"
_JUDGED_LAST = frozenset({DECISION_CHECK, LETTER_CHECK})
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


LetterReader = Callable[[Assessment], tuple[Text, ...]]
"""Tells what the letter of a judged case would leave to fill or to check."""


def judge(facts: Facts, read_letter: LetterReader | None = None) -> Assessment:
    """Return the assessment of a case; raises ``RulesError`` for a rule whose check is unknown.

    The letter is read when nothing else stands in the way of filing: before, it is bound to have
    gaps, and reading it costs more than judging. Nobody can accept a gap in a letter.
    """
    corrected = decided(facts)
    parts = cast(corrected.facts)
    matter = Matter(corrected.facts, parts, corrected.lapsed)
    asked = asked_of(facts.pack, facts.as_of)
    answers = {
        each.rule.id: each.of(matter) for each in asked if each.rule.check not in _JUDGED_LAST
    }
    findings = [finding for answer in answers.values() for finding in answer]
    decisions = facts.decisions.decisions
    digest = _digest(facts.pack, corrected.facts.documents, findings) if decisions else ""
    approver, stale = approved_by(decisions, digest)
    known = {finding.fingerprint for finding in findings}
    lapsed = (*corrected.lapsed, *Decided.lapsed_findings(decisions, known), *stale)
    last = Matter(corrected.facts, parts, lapsed)
    findings += _found_by(DECISION_CHECK, asked, last)
    findings = [accepted_by(decisions, finding) for finding in findings]
    assessment = Assessment(
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
    places = read_letter(assessment) if read_letter and assessment.ready else None
    findings += _found_by(LETTER_CHECK, asked, replace(last, open_in_letter=places))
    return replace(assessment, findings=tuple(findings), steps=_steps(facts.pack, findings))


def _found_by(check: str, asked: Iterable[Asked], matter: Matter) -> list[Finding]:
    return [found for each in asked if each.rule.check == check for found in each.of(matter)]


def assessment_digest(assessment: Assessment) -> str:
    """Return the SHA-256 of what an approval is about: outcomes, rules' version, and papers.

    Independent of paths, of the day, of wording, and of findings that are judged last, so that
    approving does not change what was approved.
    """
    judged = [each for each in assessment.findings if not each.rule.startswith(("DEC-", "LTR-"))]
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
