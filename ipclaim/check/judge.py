"""Judges a case by its rule pack: every rule answers, and every answer is a finding.

Pure: facts and a day go in, an assessment comes out, the same each time.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence

from ipclaim.check.decided import Decided, accepted_by, approved_by, decided
from ipclaim.check.elements import elements_of
from ipclaim.check.matter import Facts, Matter, Seen
from ipclaim.check.parts import cast
from ipclaim.check.registry import CHECKS
from ipclaim.check.verdict import Looked, Verdict, not_applicable
from ipclaim.errors import RulesError
from ipclaim.model.document import Document, Source
from ipclaim.model.finding import Assessment, Finding, Outcome, Step, WrittenSpot
from ipclaim.model.text import Text
from ipclaim.rules.pack import Rule, RulePack, Wording

DECISION_CHECK = "decisions_are_current"
_NOTHING = Text("", "")
_LINK_ID = re.compile(r"\bL\d{4,}\b")
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def judge(facts: Facts) -> Assessment:
    """Return the assessment of a case; raises ``RulesError`` for a rule whose check is unknown."""
    corrected = decided(facts)
    parts = cast(corrected.facts)
    matter = Matter(corrected.facts, parts, corrected.lapsed)
    rules = [rule for rule in facts.pack.rules if rule.check != DECISION_CHECK]
    answers = {rule.id: _findings(matter, rule) for rule in rules}
    findings = [finding for answer in answers.values() for finding in answer]
    digest = _digest(facts.pack, corrected.facts.documents, findings)
    decisions = facts.decisions.decisions
    approver, stale = approved_by(decisions, digest)
    known = {finding.fingerprint for finding in findings}
    lapsed = (*corrected.lapsed, *Decided.lapsed_findings(decisions, known), *stale)
    about_decisions = [rule for rule in facts.pack.rules if rule.check == DECISION_CHECK]
    last = Matter(corrected.facts, parts, lapsed)
    findings += [finding for rule in about_decisions for finding in _findings(last, rule)]
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


def _findings(matter: Matter, rule: Rule) -> tuple[Finding, ...]:
    check = CHECKS.get(rule.check)
    if check is None:
        raise RulesError(
            Text(f"{rule.written_at}：没有检查 {rule.check}",
                 f"{rule.written_at}: there is no check {rule.check}"),
            Text("请运行 ipclaim rules check。", "Run ipclaim rules check."),
        )  # fmt: skip
    if not _applies(matter, rule):
        return (_finding(matter, rule, not_applicable()),)
    return tuple(_finding(matter, rule, verdict) for verdict in check(matter, rule.args))


def _applies(matter: Matter, rule: Rule) -> bool:
    return (
        matter.case.complainant.role in rule.roles
        and matter.case.claim in rule.claims
        and (rule.effective_from is None or rule.effective_from <= matter.day)
        and (rule.effective_until is None or matter.day <= rule.effective_until)
    )


def _finding(matter: Matter, rule: Rule, verdict: Verdict) -> Finding:
    wording = _wording(matter.pack, rule, verdict.says)
    words = rule.messages.get(verdict.says, wording.message) if rule.messages else wording.message
    message = _filled(words, verdict)
    settled = verdict.outcome in {Outcome.PASS, Outcome.NOT_APPLICABLE}
    advice = verdict.own or wording.advice or rule.advice
    return Finding(
        rule=f"{rule.id}-{verdict.suffix}" if verdict.suffix else rule.id,
        outcome=verdict.outcome,
        severity=rule.severity,
        step=rule.step,
        title=rule.title,
        message=message,
        advice=_NOTHING if settled else _filled(advice, verdict),
        sources=_sources(verdict.looked),
        cites=tuple(cite.on(matter.day) for cite in rule.cites),
        fingerprint=_fingerprint(rule, verdict),
        written=() if settled else _written(matter, verdict),
    )


def _wording(pack: RulePack, rule: Rule, says: str) -> Wording:
    """Return the check's words for a situation, or the shared ones."""
    own = pack.phrases.checks.get(rule.check, {}).get(says)
    wording = own or pack.phrases.shared.get(says)
    if wording is None:
        raise RulesError(
            Text(f"检查 {rule.check} 的情形 {says} 没有措辞",
                 f"check {rule.check} has no words for {says}"),
            Text("请在 platforms/wording/checks.yaml 中补上。",
                 "Add them to platforms/wording/checks.yaml."),
        )  # fmt: skip
    return wording


def _filled(words: Text, verdict: Verdict) -> Text:
    """Return the words with the verdict's facts, each in its own language."""
    facts = verdict.facts.items()
    return Text(
        words.zh.format_map({key: fact.zh for key, fact in facts}),
        words.en.format_map({key: fact.en for key, fact in facts}),
    )


def _sources(looked: Iterable[Looked]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(each.field.source for each in looked if isinstance(each, Seen)))


def _written(matter: Matter, verdict: Verdict) -> tuple[WrittenSpot, ...]:
    """Return the keys looked at, and the rows of the links that the answer names."""
    names = [each.partition("=")[0] for each in verdict.looked if isinstance(each, str)]
    keys = [name.removeprefix("case.") for name in names if name.startswith("case.")]
    keys = ["complainant.contact" if key == "contact" else key for key in keys]
    told = " ".join(fact.en for fact in verdict.facts.values())
    named = set(_LINK_ID.findall(told)) & set(names)
    rows = [each.link.row for each in matter.facts.listings if each.id in named]
    spots = (*(WrittenSpot(key=key) for key in keys), *(WrittenSpot(row=row) for row in rows))
    return tuple(dict.fromkeys(spots))


def _fingerprint(rule: Rule, verdict: Verdict) -> str:
    """Return the SHA-256 of the rule, the answer, and the papers and values looked at.

    The day is no part of it, so an accepted finding stays accepted overnight; file names are no
    part of it either, only the digests of the files.
    """
    looked = [_looked_at(each) for each in verdict.looked]
    return _sha256([rule.id, verdict.suffix, rule.check, dict(rule.args), verdict.outcome,
                    verdict.says, looked])  # fmt: skip


def _looked_at(looked: Looked) -> list[object]:
    match looked:
        case Seen(document, field):
            return [document.sha256, field.source.page, field.name, field.value, field.state]
        case Document():
            return [looked.sha256, list(looked.pages), looked.doc_type]
        case _:
            return [looked]
